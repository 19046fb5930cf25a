"""A contact page that names nobody still tells where its site is reached, and only that."""

import pytest

from openroll.sources.web_page import read_page
from tests.sources.page.test_wordings import PAGE, stated
from tests.sources.pages import page_of

URL = "https://invented.example/{}"


def emails(body: str, path: str = "contact") -> list[str]:
    reading = read_page(page_of(f"<!doctype html><body>{body}</body>", url=URL.format(path)))
    assert {claim.property for claim in reading.claims} <= {"email"}
    assert {claim.subject for claim in reading.claims} <= {"site:invented.example"}
    return [claim.value for claim in reading.claims]


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ("<h1>Contact</h1><p>Write to us: hello@invented.example</p>", "contact"),
        ("<h1>Kontakt</h1><p><a href='mailto:hello@invented.example'>Schreiben Sie uns</a></p>", "kontakt"),
        ("<p>Hello.</p><footer>hello@invented.example</footer>", ""),
        ("<p>press@invented.example</p><p>hello@invented.example</p>", "contact"),
    ],
)
def test_the_sites_own_mailbox(body: str, path: str) -> None:
    assert emails(body, path) == ["hello@invented.example"]


@pytest.mark.parametrize("path", ["contact", "stories/5", "terms"])
def test_the_only_one_counts_whatever_it_is_called_and_wherever_it_stands(path: str) -> None:
    assert emails("<p>Send it to lighthouse@invented.example.</p>", path) == ["lighthouse@invented.example"]
    several = emails("<p>lighthouse@invented.example, keeper@invented.example</p>", path)
    assert several == (["lighthouse@invented.example"] if path == "contact" else [])
    both = "<p>anna@invented.example, orders@invented.example, hello@invented.example, office@invented.example</p>"
    assert emails(both, path) == ["hello@invented.example"]


def test_a_person_s_counts_on_a_contact_page_alone() -> None:
    body = "<p>By Anna Lis (anna@invented.example)</p>"
    assert emails(body, "contact") == ["anna@invented.example"]
    assert emails(body, "stories/5") == []


@pytest.mark.parametrize(
    "body",
    [
        "<p>hello@elsewhere.example</p>",
        "<p>press@invented.example</p>",
        "<p>privacy@invented.example</p>",
        "<p>anna@invented.example</p><p>boris@invented.example</p>",
    ],
)
def test_somebody_elses_and_doubtful_ones_are_not_taken(body: str) -> None:
    assert emails(body) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>a.berg@invented.example</p><footer><p>harbour@invented.example</p></footer>", 1),
        ("<p>Hi.</p><footer>orders@invent.example</footer>", 1),
        ("<p>Hi. orders@invent.example</p>", 0),
        ("<p>Hi. info@invent.example</p>", 1),
        ("<p>Hi.</p><footer>orders@elsewhere.example</footer>", 0),
    ],
)
def test_the_only_one_in_a_footer_at_a_domain_called_like_the_site(body: str, found: int) -> None:
    assert len(emails(body, "stories/5")) == found


def test_a_house_that_bears_the_company_s_name_is_its_own_and_an_address_is_told_below_its_claim() -> None:
    body = (
        "<h1>Imprint</h1><h2>Operator of the hotel</h2><address>Hotel Sonnhang<br>Seeweg 2<br>3800 Seedorf<br>"
        "Email: sonnhang@larano.com</address><h2>Company</h2><address>Larano Hotel AG<br>Alpweg 1, 6404 Greppen, "
        "Switzerland<br>VAT no.: CHE-116.281.710 MWST</address>"
    )
    assert stated(body, "https://sonnhang.example/imprint", PAGE)["email"] == ["sonnhang@larano.com"]
    body = (
        "<div><p>Contatti</p><div>Copyright © Larano Group. Diritti riservati.<br>Via 5 Maggio, 81, 16147 Genova"
        " T (+39) 010 55 01 02<br>P.IVA 01234567897</div></div>"
    )
    assert stated(body, "https://larano.example/contatti", PAGE)["address"] == [
        "Via 5 Maggio, 81, 16147 Genova"
    ]
    body = "<ul><li>LBT-10(U),10 HB Monitor</li></ul><div>© Larano Industries 2014</div><p>sales@laranoind.com</p>"
    found = stated(f"<html><body>{body}</body></html>", "", PAGE)
    assert found["name"] == ["Larano Industries"]
    assert found["email"] == ["sales@laranoind.com"]


BRANCHES = (
    "<h2>As Nossas Instalações</h2><h4>Centro da Rasa</h4><p>Rua da Rasa, 510<br>4400-268 Vila Nova</p>"
)


@pytest.mark.parametrize("branches", ["", BRANCHES])
def test_two_spellings_of_an_address_are_one_and_the_footer_s_is_the_house(branches: str) -> None:
    card = "<h3>Informações de Contacto</h3><p>Rua do Sul, 227<br>4430-138 Vila Nova de Gaia</p><p>227 151 340</p>"
    footer = "<footer><p>R. do Sul, 227 4430-138 V.N. Gaia</p><p>227 151 340</p></footer>"
    page = (
        f"<html lang=pt><title>Contactos | Tulipa Azul</title><h1>Contacte-nos</h1>{card}{branches}{footer}"
    )
    assert stated(page, kind=PAGE)["address"] == ["Rua do Sul, 227, 4430-138 Vila Nova de Gaia"]


def test_a_mailbox_at_a_domain_of_the_same_name_is_the_site_s() -> None:
    body = "<h1>Contact</h1><p>info@invented.org</p><p>board@invented.org</p>"
    assert emails(body) == ["info@invented.org"]


AUTHORITIES = [
    "<p>Zuständige Vereinsbehörde:<br>LPD Wien<br>Moosring 7–9, 1010 Wien</p>",
    "<div><span>Aufsichtsbehörde:</span><br><strong>LPD Wien</strong><br><span>Moosring 7–9, 1010 Wien</span></div>",
    "<h2>Finanzamt</h2><p>FA Wien Mitte<br>Moosring 7–9<br>1010 Wien</p>",
    "<p>Toezichthouder:<br>LPD Wien<br>Moosring 7–9, 1010 Wien</p>",
]


@pytest.mark.parametrize("authority", AUTHORITIES)
def test_a_supervisor_above_the_heading_for_contact_is_somewhere_else(authority: str) -> None:
    head = "<h1>Impressum</h1><h2>Medieninhaber</h2><p>Blaue Düne Gesellschaft</p><p>ZVR-Zahl: 1102604139</p>"
    own = "<h2>Vereinssitz &amp; Kontakt</h2><p>Dünenstraße 248<br>1140 Wien, Österreich</p><p>Tel. +43 676 342</p>"
    found = stated(head + authority + own, "https://duene.at/impressum", PAGE)
    assert found["address"] == ["Dünenstraße 248, 1140 Wien, Österreich"]
    assert "address" not in stated(head + authority, "https://duene.at/impressum", PAGE)


def test_an_address_that_is_repeated_without_its_postcode_is_one() -> None:
    card = "<h3>Contact</h3><p>+44 113 255 6677</p><p>12 Lilac Street, Leeds LS1 4AB</p>"
    lines = "<p>+44 113 255 6677</p><p>12 Lilac Street, Leeds</p><p>© 2026 Tulip Bakery</p>"
    footer = f"<footer><h2>Contact</h2>{lines}</footer>"
    body = f"<title>Contact | Tulip Bakery</title><h1>Say hello</h1>{card}{footer}"
    found = stated(body, "https://www.tulipbakery.co.uk/contact", PAGE)
    assert found["address"] == ["12 Lilac Street, Leeds LS1 4AB"]


SHOPS = "<p>12 Mill Lane<br>Hebden HX7 8ET<br>01422 123456</p><p>14 Hill Lane<br>Leeds LS1 2AB<br>0113 1234567</p>"


@pytest.mark.parametrize(
    ("path", "heading", "lines", "place"),
    [
        ("contact", "Contact us", SHOPS, ["12 Mill Lane, Hebden HX7 8ET"]),
        ("contact", "Contact us", f"<h2>Our shops</h2>{SHOPS}", ["12 Mill Lane, Hebden HX7 8ET"]),
        ("contact", "Contact us", f"<h2>Stockists</h2>{SHOPS}", None),
        ("contact", "Contact us", f"<p>Our dealers:</p>{SHOPS}", None),
        (
            "contact",
            "Contact us",
            f"<p>Our dealers:</p>{SHOPS}".replace("12 Mill", "Tide Pots<br>12 Mill"),
            None,
        ),
        ("shops", "Pots of the north", SHOPS, None),
    ],
)
def test_the_first_of_an_operator_s_places_is_stated_and_no_dealer_s(
    path: str, heading: str, lines: str, place: list[str] | None
) -> None:
    body = f"<html lang=en><title>{heading}</title><h1>{heading}</h1>{lines}</html>"
    assert stated(body, f"https://www.site.co.uk/{path}", PAGE).get("address") == place


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("If you have questions, contact us at info@kilnpots.example.", 1),
        ("For questions you can contact info@kilnpots.example.", 1),
        ("Contact us at kilnpots@gmail.com.", 1),
        ("We use Kilnpots. To opt out contact info@kilnpots.example.", 0),
        ("Our data protection officer is Kiln Pots. Contact them at info@kilnpots.example.", 0),
        ("Read info@kilnpots.example.", 0),
    ],
)
def test_a_mailbox_elsewhere_counts_where_it_is_said_to_reach_us(said: str, found: int) -> None:
    assert len(emails(f"<h1>Privacy</h1><p>{said}</p>", "privacy")) == found
