"""The only whole address of a page whose only operator is named elsewhere; all are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

URL = "https://www.larano.com/contact"
HEAD = "<title>Contact | Larano</title><h1>Contact</h1><p>Larano Ltd sells tulips.</p><h4>Connect</h4><p>Mobile</p>"
TAIL = "<p>Press</p><div>Larano Ltd. | Made in Kent</div><div>Copyright © 2026. All rights reserved.</div>"
PLACE = "2 Mill Lane, London SE1 9GF"
PHONE = "<p>020 7946 0018</p>"


def test_an_address_below_a_telephone() -> None:
    found = stated(f"{HEAD}{PHONE}<p>{PLACE}</p>{TAIL}", URL, PAGE)
    assert (found["name"], found["address"]) == (["Larano Ltd"], [PLACE])


@pytest.mark.parametrize("place", ["Οδός Θάσου 12, Αθήνα", "Via Larga 2, Milano"])
def test_an_address_in_a_town_that_is_known_needs_no_postcode(place: str) -> None:
    assert stated(f"{HEAD}{PHONE}<p>{place}</p>{TAIL}", URL, PAGE)["address"] == [place]


@pytest.mark.parametrize(
    "lines",
    [
        f"<p>We read</p><p>{PLACE}</p><p>Tulips</p><p>Roses</p><p>Lilies</p>",  # nobody is reached there
        f"{PHONE}<p>{PLACE}</p><p>3 Mill Lane, London SE1 9GG</p>",
        f"<p>Website by</p><p>Tide Studio</p><p>{PLACE}</p>{PHONE}",
        f"<p>Anna Lis</p><p>{PLACE}</p>{PHONE}",  # a person's
        f"{PHONE}<p>1 Example Street, London SE1 9GF</p>",
        f"{PHONE}<p>Information Commissioner's Office, Mill House, 2 Mill Lane, Wilmslow, SK9 5AF</p>",
    ],
)
def test_what_may_be_another_s(lines: str) -> None:
    assert "address" not in stated(f"{HEAD}{lines}{TAIL}", URL, PAGE)


def test_the_same_address_in_the_footer() -> None:
    again = f"<footer><p>Larano · {PLACE}</p></footer>"
    assert stated(f"{HEAD}{PHONE}<p>{PLACE}</p>{TAIL}{again}", URL, PAGE)["address"] == [PLACE]


def test_a_person_below_the_operator_s_name() -> None:
    body = "<h2>Kontakt</h2><p>Haus Blau</p><p>Ralf Ahlers</p><p>Am Weg 42</p><p>10115 Berlin</p>"
    tail = "<p>info@hausblau.de</p><p>USt-IdNr. DE136695976</p>"
    found = stated(body + tail, "https://hausblau.de/kontakt", PAGE)
    assert (found["name"], found["address"]) == (["Haus Blau"], ["Am Weg 42, 10115 Berlin"])


def test_an_address_below_the_words_that_lead_to_it() -> None:
    head = "<p>Larano (“we”) sells tulips.</p><h3>Questions</h3><p>You may contact us below:</p>"
    found = stated(f"{head}<p>{PLACE}</p><p>Updated on 2 May</p>", "https://www.larano.com/privacy", PAGE)
    assert (found["name"], found["address"]) == (["Larano"], [PLACE])
