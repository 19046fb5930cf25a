"""Companies behind labels that are not an operator's; all are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

HEAD = "<html lang=da><title>Blå Kiste</title><h1>Blå Kiste</h1><p>Velkommen til vores klub.</p>"
SAID = "Ravn Partnere ApS, CVR: 29887624, Ravgade 9, 8000 Aarhus C, hej@ravn-partnere.dk"
BELOW = "Ravn Partnere ApS<br>Ravgade 9, 8000 Aarhus C<br>CVR: 29887624<br>hej@ravn-partnere.dk"
OTHERS = [
    f"<footer><p>© 2026 Blå Kiste</p><p>Hovedsponsor: {SAID}</p></footer>",
    f"<footer><p>© 2026 Blå Kiste</p><p>Udlejes af {SAID}</p></footer>",
    f"<footer><p>© 2026 Blå Kiste</p><p>Billetter sælges af {SAID}</p></footer>",
    f"<h2>Info</h2><p>Blå Kiste</p><p>Revisor:<br>{BELOW}</p>",
    f"<h2>Info</h2><p>Blå Kiste</p><p>Vores forsikring:<br>{BELOW}</p>",
    f"<h2>Info</h2><p>Blå Kiste</p><p>Distribueres af<br>{BELOW}</p>",
    f"<table><tr><td>Leverandør:</td><td>{BELOW}</td></tr></table>",
    f"<footer><p>© 2026 Blå Kiste</p><p>Medlem af {SAID}</p></footer>",
]


@pytest.mark.parametrize("body", OTHERS)
def test_who_serves_the_site_is_not_whose_it_is(body: str) -> None:
    found = stated(HEAD + body, "https://blaakiste.dk/", PAGE)
    assert "Ravn Partnere ApS" not in found.get("name", [])
    assert "number" not in found
    assert "address" not in found
    assert "email" not in found


@pytest.mark.parametrize(
    "body",
    [
        f"<footer><p>© 2026 Blå Kiste</p><p>Arrangør: {SAID}</p></footer>",
        f"<footer><p>Blå Kiste</p><p>Hjemmesiden drives af {SAID}</p></footer>",
        f"<h2>Info</h2><p>Udlejer:<br>{BELOW}</p>",
        f"<h2>Info</h2><p>Klinik:<br>{BELOW}</p>",
    ],
)
def test_an_operator_s_own_label_leads_to_it(body: str) -> None:
    found = stated(HEAD + body, "https://blaakiste.dk/", PAGE)
    assert (found["name"], found["number"]) == (["Ravn Partnere ApS"], ["29887624"])


def test_a_site_that_bears_the_name_needs_no_known_label() -> None:
    body = f"<footer><p>Bag siden: {SAID}</p></footer>"
    assert stated(HEAD + body, "https://ravnpartnere.dk/", PAGE)["name"] == ["Ravn Partnere ApS"]


@pytest.mark.parametrize("heading", ["Revisor", "Hovedsponsor", "Unser Steuerberater", "Our insurer"])
def test_a_heading_above_another_is_not_the_operator_s(heading: str) -> None:
    own = "<footer><p>Blå Kiste ApS<br>Kistegade 2<br>8000 Aarhus C</p></footer>"
    body = f"<h2>Info</h2><h4>{heading}</h4><p>{BELOW}</p>{own}"
    found = stated(HEAD + body, "https://blaakiste.dk/", PAGE)
    assert (found["name"], found["address"]) == (["Blå Kiste ApS"], ["Kistegade 2, 8000 Aarhus C"])


def test_whoever_is_in_a_trade_can_write_it_above_the_own_name() -> None:
    found = stated(f"<h1>Kontakt</h1><h3>Revisor</h3><p>{BELOW}</p>", "https://godt-regnskab.dk/", PAGE)
    assert found["name"] == ["Ravn Partnere ApS"]
