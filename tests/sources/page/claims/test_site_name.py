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
    ],
)
def test_a_page_of_contact_is_called_after_its_site(title: str) -> None:
    assert named(title) == ["Tulipan Garden"]


@pytest.mark.parametrize(
    "title",
    [
        "Privacy policy | Tulipan Garden",  # terms are written for what is another's, too
        "Kontakt | Tulipan Garden | Bratislava",
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
