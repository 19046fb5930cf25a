"""The only mailbox of a page that names its operator elsewhere: beside a telephone, or below the operator's address."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

CARDS = """
<h2>Hvem du handler med</h2><p>E-mail: {0}</p><p>Telefon: +45 42 49 39 54</p>
<dl><dt>E-mail</dt><dd><a href="mailto:{0}">{0}</a></dd><dt>Telefon</dt><dd>+45 42 49 39 54</dd></dl>
<p>Adresse: Lindevej 4, 2100 København Ø</p><p>E-mail: {0}</p><p>Priser</p>
<p>Lindevej 4, 2100 København Ø</p><p>Telefon: +45 42 49 39 54</p><p>Mobil: +45 42 49 39 55</p><p>{0}</p>
<p>Skriv til {0} inden 14 dage fra den dag, du fik dit krus, så bytter vi det.</p><footer>E-mail: {0}</footer>
"""


def of(body: str) -> dict[str, list[str]]:
    page = f'<html lang="da"><title>Blåovn - keramik</title><h1>Blåovn</h1>{body}<footer>© 2026 Blåovn</footer></html>'
    return stated(page, "https://kiln.example/", PAGE)


@pytest.mark.parametrize("card", CARDS.strip().splitlines())
def test_the_only_mailbox_is_the_operator_s(card: str) -> None:
    assert of(card.format("krukken7@live.dk"))["email"] == ["krukken7@live.dk"]


@pytest.mark.parametrize(
    "body",
    [
        "<p>Webdesign:</p><p>krukken7@live.dk</p><p>Telefon: +45 42 49 39 54</p>",
        "<h2>Presse</h2><p>presse.krukken@live.dk</p><p>Telefon: +45 42 49 39 54</p>",
        "<p>krukken7@live.dk</p><p>Telefon: +45 42 49 39 54</p><p>Ida Holm: ida@tulpe.example</p>",
        "<p>post@tulpe.example</p><p>Telefon: +45 42 49 39 54</p>",
    ],
)
def test_another_s_mailbox_is_not(body: str) -> None:
    assert "email" not in of(body)


@pytest.mark.parametrize("written", ["ida (at) kiln . com", "ida [at] kiln . com", "ida @ kiln . com"])
def test_points_can_stand_apart(written: str) -> None:
    body = f"<h1>Impressum</h1><p>Tulpe GmbH<br>Lindenweg 4, 50667 Köln<br>E-Mail: {written}</p>"
    assert stated(body, "https://kiln.com/", PAGE)["email"] == ["ida@kiln.com"]


@pytest.mark.parametrize("corner", ["18 και Λίνου", "18 & Λίνου", "18 και Λίνου 2", "18 γωνία Λίνου"])
def test_a_house_stands_at_a_corner(corner: str) -> None:
    body = f'<html lang="el"><h1>Επικοινωνία</h1><p>Τουλίπα ΑΕ</p><p>Διεύθυνση: Αγίας Ελένης {corner}, Αθήνα</p></html>'
    assert stated(body, "https://kiln.example/", PAGE)["address"] == [f"Αγίας Ελένης {corner}, Αθήνα"]


def test_a_site_s_name_ends_with_a_number() -> None:
    body = (
        '<html lang="es"><title>Contacto | Tulipauto 2000</title><h1>Contacto</h1>'
        "<p>Calle Mayor 119, 46190 Riba-Roja del Turia, Valencia</p></html>"
    )
    assert stated(body, "https://tulipauto.example/", PAGE)["name"] == ["Tulipauto 2000"]
