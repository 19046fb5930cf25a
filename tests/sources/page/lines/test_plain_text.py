"""Markdown, as the files of a static site have it, whatever a server calls it."""

import pytest

from openroll.sources.page.lines import text
from tests.sources.page.test_wordings import PAGE, stated
from tests.sources.pages import page_of

IMPRINT = """---
layout: page
title: "Impressum"
---

## Angaben gemäß § 5 DDG

Reiher GmbH\\
Talstraße 5
79110 Freiburg

E-Mail: info\\@reiher.example
"""


def lines(body: str, kind: str = "text/html") -> list[str]:
    return [line.text for line in text.read_text(page_of(body, kind)).lines]


@pytest.mark.parametrize("kind", ["text/html", "text/markdown", "text/plain"])
def test_markdown_keeps_its_lines_whatever_it_is_called(kind: str) -> None:
    assert lines(IMPRINT, kind) == [
        "Angaben gemäß § 5 DDG",
        "Reiher GmbH",
        "Talstraße 5",
        "79110 Freiburg",
        "E-Mail: info@reiher.example",
    ]
    assert text.read_text(page_of(IMPRINT, kind)).title == "Impressum"


@pytest.mark.parametrize(
    "body",
    [
        "# Impressum\nReiher GmbH\nTalstraße 5 <br>\n",
        "+++\r\ntitle = 'Impressum'\r\n+++\r\n# Impressum\r\nReiher GmbH\r\nTalstraße 5\r\n",
        "Impressum\n=========\nReiher GmbH\nTalstraße 5\n",
    ],
)
def test_markdown_is_known_by_how_it_begins_or_by_having_no_tags(body: str) -> None:
    assert lines(body) == ["Impressum", "Reiher GmbH", "Talstraße 5"]
    assert text.read_text(page_of(body)).lines[0].heading == 1


def test_the_values_above_a_page_are_none_of_its_text() -> None:
    page = text.read_text(page_of("---\ntitle: Imprint\n---\n<h1>Reiher</h1>\n<p>Main\nStreet 5</p>"))
    assert [line.text for line in page.lines] == ["Reiher", "Main Street 5"]
    assert (page.html, page.title) == (True, "Imprint")


def test_an_address_in_pointed_brackets_is_no_tag() -> None:
    assert lines("Reiher\n<info@reiher.example>\n") == ["Reiher", "info@reiher.example"]


def test_where_links_lead_to_is_not_shown() -> None:
    body = (
        '# Site\nRun by [Reiher] and [Eule GmbH][e].\n\n[reiher]: https://reiher.example "Heron SARL"\n'
        "[e]: https://eule.example\n"
    )
    page = text.read_text(page_of(body))
    assert [line.text for line in page.lines] == ["Site", "Run by Reiher and Eule GmbH."]
    assert [link.href for link in page.links] == ["https://reiher.example", "https://eule.example"]


def test_a_rule_below_a_list_makes_no_heading() -> None:
    assert [line.heading for line in text.read_text(page_of("- Reiher\n\n---\n\nTalstraße 5\n")).lines] == [
        0,
        0,
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Reiher.example ist ein Projekt des Reiher Vereins e.V.",
        "Reiher.example ist eine Initiative der Reiher GmbH.",
        "Reiher.example est un projet de l’Reiher SARL.",
        "Reiher.example är ett projekt av Reiher AB.",
    ],
)
def test_what_a_site_is_stands_before_whose_it_is(said: str) -> None:
    assert not any(
        "roje" in name or "nitiat" in name for name in stated(f"<p>{said}</p>", PAGE, PAGE).get("name", [])
    )
