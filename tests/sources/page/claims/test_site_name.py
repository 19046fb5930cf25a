"""What the title of a page of contact says beside that: whose site it is, where nobody is named."""

import pytest

from openroll.sources.inert import Found
from openroll.sources.inert_page import show
from openroll.sources.web_page import read_page
from tests.sources.page.test_wordings import PAGE, stated
from tests.sources.pages import page_of

BODY = "<title>{title}</title><body>{before}<p>Come and see us.</p><p>Telefon 600 100 200</p></body>"


def named(title: str, before: str = "<div>Tulipan Garden</div>") -> list[str] | None:
    body = BODY.format(title=title, before=before)
    return stated(body, "https://www.site.example/kontakt", PAGE).get("name")


@pytest.mark.parametrize(
    "title",
    [
        "Kontakt | Tulipan Garden",
        "Contact us – Tulipan Garden",
        "Over ons - Tulipan Garden",
        "Tulipan Garden · Επικοινωνία",
        "Tulipan Garden | Om oss",
        "Kontakt | Tulipan Garden | Bratislava",
        "Tulipan Garden – Flores en Salina – Contacto",
    ],
)
def test_a_page_of_contact_is_called_after_its_site(title: str) -> None:
    assert named(title) == ["Tulipan Garden"]


@pytest.mark.parametrize(
    "title",
    [
        "Privacy policy | Tulipan Garden",  # terms are written for what is another's, too
        "Kontakt | Tulip Garden | Bratislava",  # on no line of the page, and no part of the address
        "Kontakt | Tulipan Garden | Come and see us.",
        "Tulipan Garden | Flowers for you",
    ],
)
def test_titles_of_other_pages_name_nobody(title: str) -> None:
    assert named(title) is None


def test_a_page_that_nobody_is_reached_by_is_nobody_s() -> None:
    body = "<title>Kontakt | Tulipan Garden</title><p>Come and see us.</p>"
    assert "name" not in stated(body, "https://www.site.example/kontakt", PAGE)


@pytest.mark.parametrize(
    "name", ["Route 41", "tulipan.example", "Tulpen, Bonn", "Über uns", "Tulipan Archiv"]
)
def test_what_is_no_name_is_none_in_a_title(name: str) -> None:
    assert named(f"Kontakt | {name}", f"<div>{name}</div>") is None


def test_who_is_named_is_not_called_after_the_title() -> None:
    before = "<div>Tulipan Garden</div><p>© 2026 Larano Bau GmbH</p>"
    assert named("Kontakt | Tulipan Garden", before) == ["Larano Bau GmbH"]


def test_the_site_of_somebody_else_is_not_taken() -> None:
    assert named("Kontakt | Tulipan Garden", "<p>Web design by</p><p>Website by Tulipan Garden</p>") is None


def test_a_title_that_alone_says_the_name_is_cited() -> None:
    body = "<title>Kontakt | Tulipan Garden</title><p>Come and see us.</p><p>info@tulipangarden.example</p>"
    page = page_of(body, url="https://www.site.example/kontakt")
    (claim,) = [claim for claim in read_page(page).claims if claim.property == "name"]
    assert (claim.value, claim.original) == ("Tulipan Garden", "Tulipan Garden")
    assert (claim.citation.where, claim.citation.quote) == ("html > head > title", "Kontakt | Tulipan Garden")
    shown = show(body, claim.citation.where, claim.citation.quote)
    assert shown.found is Found.HERE


def test_of_three_parts_of_a_title_the_site_bears_one() -> None:
    body = "<title>Contatti | Tulipan Garden | Fiori a Salina</title><p>Come and see us.</p><p>Fiori a Salina</p>"
    found = stated(body + "<p>Tel. 081 234 5678</p>", "https://www.tulipangarden.example/contatti", PAGE)
    assert found.get("name") == ["Tulipan Garden"]


@pytest.mark.parametrize(("whose", "name"), [("Anna Lis", ["Anna Lis"]), ("Tulipan Garden", None)])
def test_the_terms_of_a_person_s_site_are_the_person_s(whose: str, name: list[str] | None) -> None:
    body = f"<title>Mentions légales | {whose}</title><div>{whose}</div><p>Le site est protégé.</p>"
    found = stated(body + "<p>Tél. 01 23 45 67 89</p>", "https://www.site.example/mentions-legales", PAGE)
    assert found.get("name") == name


@pytest.mark.parametrize(
    "number", ["612 345 678", "912 34 56 78", "6945 123456", "210 1234567", "210 1234 567"]
)
def test_telephones_of_the_south_reach_somebody(number: str) -> None:
    body = f"<title>Contacto | Tulipan Garden</title><p>Come and see us.</p><p>{number}</p>"
    found = stated(body, "https://www.site.example/contacto", PAGE)
    assert found.get("name") == ["Tulipan Garden"]


def test_a_person_with_a_title_is_one_beside_what_they_do() -> None:
    body = "<title>Όροι χρήσης | Δρ Πέτρος Ν. Θάσιος | Χειρουργός</title><p>Δρ Πέτρος Ν. Θάσιος</p><p>Χειρουργός</p>"
    found = stated(body + "<p>Τηλ. 210 1234567</p>", "https://www.site.example/oroi-xrisis", PAGE)
    assert found.get("name") == ["Δρ Πέτρος Ν. Θάσιος"]


def test_terms_are_of_whom_their_title_a_line_and_a_sentence_name() -> None:
    body = (
        "<title>Handelsbetingelser | Din grønne ovn</title><h1>Handelsbetingelser</h1><p>Afbud senest 24 timer før.</p>"
        "<p>Ida Lund · Din grønne ovn i Viborg</p><p>Telefon: 23 90 57 19</p><p>Din grønne ovn</p>"
    )
    assert stated(body, "https://dingroenneovn.dk/handelsbetingelser", PAGE)["name"] == ["Din grønne ovn"]


def test_terms_are_not_of_a_brand_where_they_say_whose_they_are() -> None:
    body = (
        "<title>Terms | Blue Kiln</title><h1>Terms</h1><p>This site is operated by the potters of Salina.</p>"
        "<p>Blue Kiln sells pots and more pots to everybody.</p><p>Blue Kiln</p>"
    )
    assert "name" not in stated(body, "https://www.site.example/terms", PAGE)


PARTS = "Cookie Settings|Levering og betaling|Zwroty i reklamacje|Frequently Asked Questions|Protección de Datos|Salina"


@pytest.mark.parametrize("part", PARTS.split("|"))
def test_terms_are_not_of_what_a_part_of_the_site_is_called(part: str) -> None:
    body = (
        f"<title>Privacy Policy | {part}</title><h1>Privacy Policy</h1><p>{part}</p>"
        f"<p>All that there is to say of {part} you can read in these few lines.</p>"
    )
    assert "name" not in stated(body, "https://www.site.example/privacy", PAGE)


def test_lawyers_are_no_page_of_legal_notices() -> None:
    assert named("Contatti | Studio Legale Tulipan", "<div>Studio Legale Tulipan</div>") == [
        "Studio Legale Tulipan"
    ]


@pytest.mark.parametrize("site", ["bluekiln", "otherkiln"])
def test_a_first_heading_that_is_what_the_site_is_called_says_whose_it_is(site: str) -> None:
    body = '<title>Contact</title><a href="../"><h1>Blue Kiln</h1></a><p>Email: ann.hill@mail.example</p>'
    names = stated(body, f"https://www.{site}.co.uk/contact", PAGE).get("name")
    assert names == (["Blue Kiln"] if site == "bluekiln" else None)
