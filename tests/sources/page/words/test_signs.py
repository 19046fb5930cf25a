"""Pages whose text is written in other signs than most, which look the same; all invented."""

import unicodedata

import pytest

from openroll.sources.inert import occurrences
from openroll.sources.page.emails import find_emails, linked_emails
from openroll.sources.page.lines.text import read_text
from tests.sources.page.lines.test_kept import stated
from tests.sources.pages import page_of

IMPRINT = (
    "<p>Provozovatel: Řeřicha Šedá s.r.o.<br>Sídlo: Květná 12-14, 345 61 Staňkov<br>IČO: 25596641<br>"
    "E-mail: info@rericha-seda.cz</p>"
)
SPELLED = [
    unicodedata.normalize("NFD", IMPRINT),
    IMPRINT.replace(":", "\uff1a").replace("@", "\uff20"),
    IMPRINT.replace("12-14", "12\u201114"),
    IMPRINT.replace("12-14", "12\u201014"),
    IMPRINT.replace("Provozovatel", "Provo\u00adzovatel").replace("Staňkov", "Staň\u200bkov"),
]


@pytest.mark.parametrize("spelled", SPELLED)
def test_what_looks_the_same_says_the_same(spelled: str) -> None:
    assert stated(spelled) == stated(IMPRINT)
    assert stated(IMPRINT)["number"] == ["25596641"]


def test_such_a_page_is_quoted_as_it_is_seen_and_found_as_it_is_written() -> None:
    written = unicodedata.normalize("NFD", "Sídlo: Květná 12\u201114")
    assert occurrences(f"x {written} y", "Sídlo: Květná 12-14") == [(2, 2 + len(written))]


def test_a_long_page_in_decomposed_letters_is_read_around_its_words() -> None:
    filling = "<p>Tráva roste.</p>" * 2000
    assert stated(filling + SPELLED[0]) == stated(filling + IMPRINT)


SITES = [
    "<p><a href='mailto:post@heron.dk'>Skriv</a></p>",
    "<p><a href='mailto:post%40heron.dk?subject=Hej'>Skriv</a></p>",
    "<p>post (at) heron.dk</p>",
    "<p>post [at] heron [dot] dk</p>",
]


@pytest.mark.parametrize("mailbox", SITES)
def test_a_mailbox_behind_a_link_or_hidden_shows_what_the_site_is_called_too(mailbox: str) -> None:
    assert stated(f"<p>CVR: 29155356</p>{mailbox}<p>© 2026 Heron</p>")["name"] == ["Heron"]


def test_a_hidden_mailbox_is_whole_or_none() -> None:
    page = read_text(page_of("<p>info [at] heron [dot] co [dot] uk</p>"))
    assert [one.value for one in find_emails(page, 0, len(page.text))] == ["info@heron.co.uk"]
    page = read_text(page_of("<p><a href='mailto://info@heron.dk'>Write</a></p>"))
    assert [one.value for one in linked_emails(page, {0})] == ["info@heron.dk"]


def test_a_hidden_mailbox_is_met_on_a_long_page() -> None:
    filling = "<p>The grass grows.</p>" * 2000
    assert stated(f"{filling}<p>Heron<br>info (at) heron.dk</p>{filling}<p>© 2026 Heron</p>")["email"] == [
        "info@heron.dk"
    ]
