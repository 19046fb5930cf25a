"""Names of one word without a legal form, which say of themselves that they are "we", or who answers for the data."""

import re
from typing import Final

from openroll.sources.page.words.called import is_called_we
from openroll.sources.page.words.name_words import ARTICLES, BUYERS, COMPANIES, FIRST_WORDS, LEADING, STOPPING
from openroll.sources.page.words.own_labels import is_a_kind

_OPENED: Final = re.compile(r"([A-Z][a-z]{4,})(?=\s[(\[]\s?[\"“„«'‘])")
# A word with which no sentence is written: "KilnZone", "Kiln24"
_BRAND: Final = re.compile(r"[^\w\n]{0,3}([A-Z](?=\w*[a-z][A-Z\d]|\w*\d)\w{3,})\s?")
_NO_NAMES: Final = FIRST_WORDS | STOPPING | LEADING | ARTICLES | COMPANIES | BUYERS
_ANYBODY: Final = """
    website platform service services application software product products terms policy agreement contract provider
    operator controller processor publisher owner seller merchant supplier vendor licensor licensee customer client
    customers clients user users member members partner partners agent agency employer employee contractor consultant
    developer author school university college council charity foundation association club shop store hotel landlord
    tenant buyer organiser organizer promoter group holding business studio administrator recipient discloser party
    parties sponsor affiliate reseller distributor franchisor franchisee lender borrower insurer trustee
"""
_ANYBODY_S: Final = frozenset(_ANYBODY.split())


def one_word_called_we(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the word with which a line begins and that is called "we" behind it: 'Kilnora ("we", "us") helps'."""
    found = _OPENED.match(text, start, end)
    if found is None or not is_called_we(text, found.end(1), end):
        return None
    word = found[1].lower()
    return None if word in _NO_NAMES or word in _ANYBODY_S or is_a_kind(found[1]) else found.span(1)


def brand_before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the only word before ``end`` of a sentence, which only somebody is called by: "KilnZone is controller"."""
    found = _BRAND.fullmatch(text, start, end)
    return found.span(1) if found else None
