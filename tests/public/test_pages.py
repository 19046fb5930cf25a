import html
import re
from urllib.parse import quote

import pytest

from openroll.public.app import WSGIApp
from openroll.public.pages import paging
from tests.public.asking import ask


def words(site: WSGIApp, address: str) -> str:
    """The page's text as a reader has it."""
    body = ask(site, address).text
    text = html.unescape(re.sub(r"<[^>]+>", " ", body)).replace("\u00a0", " ")
    return " ".join(text.split())


def test_an_entry_shows_where_each_value_stands(site: WSGIApp) -> None:
    text = words(site, "/en/entries/1")
    for expected in (
        "QUIET HARBOUR MESSENGER LLP",
        "LANTERN CHAT LLP",
        "United Kingdom Code GB",
        "Corroborated An official register says so.",
        "Declared The operator says so",
        "“write to abuse@quiet-harbour.example”",
        "registered_office_address",
        "Reconstruction: written by hand from dated facts",
        "We give nobody access to correspondence.",
        "Correspondence is not asked for.",
        "What it does not prove",
        "What this listing does not mean",
        "openroll verify entry-1-version-3.openroll --key register.example/log+",
        "Size of the log then 126",
    ):
        assert expected in text, expected


def test_the_banner_of_a_reconstruction_stands_on_every_page(site: WSGIApp) -> None:
    for address in ("/en/", "/en/entries", "/en/entries/5", "/en/about", "/en/?q=x", "/en/nowhere"):
        assert "Reconstruction: some sources shown here" in words(site, address)
    assert "Реконструкция: часть источников" in words(site, "/ru/")


def test_links_to_sources_endorse_nothing(site: WSGIApp) -> None:
    links = re.findall(r'<a [^>]*href="https?://[^>]*>', ask(site, "/en/entries/1").text)
    assert links
    assert all('rel="nofollow noopener noreferrer external"' in link for link in links)


def test_an_older_version_says_that_it_is_not_the_newest(site: WSGIApp) -> None:
    older = words(site, "/en/entries/1/versions/1")
    assert "You are looking at version 1 of 3" in older
    assert "We give nobody access" not in older
    newest = words(site, "/en/entries/1/versions/3")
    assert "This is an older version" not in newest


def test_an_imported_entry_says_that_nobody_checked(site: WSGIApp) -> None:
    text = words(site, "/en/entries/5")
    assert "Imported, not checked" in text
    assert "As the imported list has it" in text
    assert "<b>taken over</b>" in text, "foreign markup is text"


def test_a_redacted_value_is_shown_as_redacted(site: WSGIApp) -> None:
    text = words(site, "/en/entries/2")
    assert "E-mail Redacted Removed from public view." in text
    assert "Redacted on 4 March 2019 by the registrar, at the request of: Data protection office." in text
    assert "Basis: Art. 17 GDPR." in text
    assert "abuse@" not in text
    assert "Excluded" in text
    assert "Изъято 4 марта 2019" in words(site, "/ru/entries/2")


def test_searching_for_foreign_markup_shows_it_as_text(site: WSGIApp) -> None:
    page = ask(site, "/en/?q=%22%3E%3Cscript%3E").text
    assert "<script" not in page
    assert "&#34;&gt;&lt;script&gt;" in page


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("harbour", 1),
        ("Quiet Harbour Messenger", 1),
        ("oc999999", 1),
        ("qh.example", 1),
        ("https://www.quiet-harbour.example/about?x=1", 1),
        ("lantern chat", 1),
    ],
)
def test_search_finds(site: WSGIApp, query: str, number: int) -> None:
    page = ask(site, f"/en/?q={quote(query)}").text
    assert f'href="/en/entries/{number}"' in page


def test_paging_shows_ends_and_neighbours() -> None:
    pages = paging("/en/entries", {"country": "SG"}, 5, 9, 450)
    assert [item.get("page", "…") for item in pages.items] == [1, "…", 4, 5, 6, "…", 9]
    assert pages.previous == "/en/entries?country=SG&page=4"
    assert paging("/en/entries", {}, 2, 2, 60).previous == "/en/entries"
    assert paging("/en/entries", {}, 1, 1, 3).next is None


def test_the_rule_of_the_register_is_told(site: WSGIApp) -> None:
    assert "The rule of this register: Five, from open sources." in words(site, "/en/about")
    assert "Правило этого реестра: Пять сведений." in words(site, "/ru/about")
