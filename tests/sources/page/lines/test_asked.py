"""What a form asks for names nobody and is nowhere; whoever is named on the page, companies and towns, is invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

PLACE = "<div><h3>Visit us</h3><p>4 Mill Lane, Salterton,<br>Devon,<br>EX9 6AB</p></div>"
FORMS = [
    "<table><tr><td>Company Name:</td><td><input type='text' name='company'></td></tr></table><b>Options</b>",
    "<p>Full name*</p><p>Email*</p><p>Message</p>",
    "<div><span>Company</span><input name='c'></div><p>Postcode * (UK only)</p>",
]


@pytest.mark.parametrize("form", FORMS)
def test_a_field_s_label_names_nobody(form: str) -> None:
    found = stated(f"<h1>Register</h1><form>{form}</form>{PLACE}<p>hello@kiln.example</p>", "", PAGE)
    assert "name" not in found


def test_a_label_with_its_value_beside_it_does() -> None:
    body = "<h1>Contact</h1><table><tr><td>Company Name:</td><td>Blue Kiln</td></tr><tr><td>Address:</td>"
    body += "<td>4 Mill Lane, Salterton, EX9 6AB</td></tr></table><form><input name='q'></form>"
    assert stated(body, "https://bluekiln.example/contact", PAGE)["name"] == ["Blue Kiln"]


def test_fields_below_each_other_are_no_address() -> None:
    form = "<p>Unit/Prefix</p><p>Building</p><p>Street No.</p><p>Street #1 *</p><p>Street #2</p><p>Suburb</p>"
    body = f"<h1>Contact</h1><form><p>Company</p><p>Postcode * (UK only)</p>{form}</form>"
    assert "address" not in stated(body, "", PAGE)


def test_where_a_page_leads_is_no_address() -> None:
    body = "<h3>Contact us</h3><p>Name*</p><p>Email*</p><p>Captcha</p><p>Home &gt; Homes &gt; 10 SW TALL OAK BLVD</p>"
    assert "address" not in stated(body, "https://tallhomes.example/homes", PAGE)


COUNTED = "<h3>Contact</h3><ul><li>Ann Hill</li></ul><h2>Most active</h2><p>3493</p><p>71</p><p>Marcell</p><p>23</p>"


@pytest.mark.parametrize("body", [COUNTED, "<h3>Working in Boulder, CO 2016</h3><p>8 proposals</p>"])
def test_what_is_counted_and_a_heading_with_a_year_are_none(body: str) -> None:
    assert "address" not in stated(body, "https://kiln.example/contact", PAGE)


EXAMPLES = [
    "<p>Email* (yourname@domain.com)</p>",
    "<p>np. jan.kowalski@tulipan.pl</p>",
    "<p>Enter your address. Example: john@tide.example.net *</p>",
    "<p>non utilizzare l'indirizzo del tipo nome.cognome@tulipano.it</p>",
]


@pytest.mark.parametrize("body", EXAMPLES)
def test_an_example_of_a_mailbox_is_nobody_s(body: str) -> None:
    page = f"<h1>Contact</h1>{body}<footer>© 2026 Tulipan Sp. z o.o.</footer>"
    assert "email" not in stated(page, "", PAGE)


def test_whoever_writes_in_a_forum_is_not_whose_it_is() -> None:
    body = "".join(f"<p>Best notes (seller{number}@gmail.com)</p>" for number in range(4))
    assert "email" not in stated(f"{body}<footer>© 2026 Saltmill Media LLC</footer>", "", PAGE)


def test_a_day_is_no_number() -> None:
    body = "<div>tin</div><div>2010-08-04</div><div>slash</div>" * 3
    assert "number" not in stated(body, "", PAGE)


PLACES = ["Our website is located at blog.kiln.example.", "The shop is hosted at kiln.example by friends."]


@pytest.mark.parametrize("said", PLACES)
def test_where_a_site_is_is_no_mailbox(said: str) -> None:
    body = (
        f"<h2>Who we are</h2><p>Notes is operated by Kilnmatic, a company. {said}</p><p>hi@kilnmatic.net</p>"
    )
    assert stated(body, "", PAGE).get("email") != ["located@blog.kiln.example"]
    assert all("hosted" not in one for one in stated(body, "", PAGE).get("email", []))


def test_a_mailbox_that_is_written_with_words_still_is_one() -> None:
    body = "<h1>Contact</h1><p>Blue Kiln Ltd, 4 Mill Lane, London SW1A 1AA. Our mailbox is info at bluekiln.net</p>"
    assert stated(body, "https://bluekiln.net/", PAGE)["email"] == ["info@bluekiln.net"]


def test_a_star_behind_a_name_can_be_a_note_s() -> None:
    body = "<h1>Impressum</h1><p>RL Tulpen Rechtsanwälte*<br>Mühlgasse 14<br>10247 Berlin<br>post@rl-tulpen.de</p>"
    assert stated(body, "", PAGE)["address"] == ["Mühlgasse 14, 10247 Berlin"]
