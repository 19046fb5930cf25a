"""Which lines of a page are worth reading closely: those around words that stand where operators name themselves.

Reading closely is slow, and looking a word up in a set is not: the words of a page are looked up once, each different one.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from .legal_numbers import Kind
from .page_lexicon import read_table
from .page_text import Page

_SMALL_PAGE: Final = 6000  # characters that are read closely whatever stands in them
_BEFORE: Final = 5
_BEHIND: Final = 14
_MOST_PLACES: Final = 40  # of one word; a page that repeats it more often says no more
_MOST_LINES: Final = 1500
_EDGES: Final = ".,:;!?()[]{}\"'“”„«»‘’|·•–—-/*©"
_LETTERS: Final = re.compile(r"[^\W\d_]+")
# Labels that are common words too; where they matter, another word is near.
_COMMON: Final = frozenset(
    ["he", "ide", "fl", "bin", "ear", "rea", "dar", "lei", "cf", "mb", "coc", "rc", "din", "iso", "act", "che", "inn", "ein", "idi", "ban", "bg", "pg", "vat", "tva", "iva", "j", "c", "f", "r", "s", "a", "p", "b", "n", "nr", "no", "registered", "registration", "firma", "company", "matrícula", "matična", "nie", "med", "moms", "uid", "cif", "nif", "ico", "dic", "pib", "kt", "cg", "contact", "contacts", "kontakt", "about", "titular", "name", "naziv", "navn", "nimi", "naam", "titolare", "società", "société", "sociedad", "empresa", "operator", "controller"]
)
_KINDS: Final = frozenset({Kind.REGISTER, Kind.COMPANY, Kind.VAT, Kind.OTHER})
_ROLES: Final = frozenset({"registered", "trading"})


def find_windows(page: Page) -> list[tuple[int, int]]:
    """Return runs of lines (first and last), apart from each other and in order."""
    last = len(page.lines) - 1
    if last < 0:
        return []
    if len(page.text) <= _SMALL_PAGE:
        return [(0, last)]
    found: list[tuple[int, int]] = []
    for line in sorted({page.line_at(place) for place in _places(page)}):
        first = max(line - _BEFORE, 0)
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], min(line + _BEHIND, last))
        else:
            found.append((first, min(line + _BEHIND, last)))
    return list(_bounded(found))


def _places(page: Page) -> Iterator[int]:
    """Yield where in the text such words stand."""
    lower, text = page.lower, page.text
    written = {word.strip(_EDGES) for word in set(text.split())}
    bare = {letters for word in {word.lower() for word in written} for letters in _LETTERS.findall(word)}
    labels, phrases, forms = _anchors()
    yield from _all(lower, bare & labels)
    yield from _all(text, written & forms)
    yield from _all(lower, (literal for literal, words in phrases if words <= bare))
    yield from _all(lower, ("@",))


def _all(text: str, wanted: Iterable[str]) -> Iterator[int]:
    for word in wanted:
        place, seen = text.find(word), 0
        while place >= 0 and seen < _MOST_PLACES:
            yield place
            seen += 1
            place = text.find(word, place + len(word))
        if place >= 0:  # the last one too: footers stand at the end
            yield text.rfind(word)


@cache
def _anchors() -> tuple[frozenset[str], tuple[tuple[str, frozenset[str]], ...], frozenset[str]]:
    """Return the single words, the phrases with their words, and the legal forms that are looked for."""
    singles: set[str] = set()
    phrases: dict[str, frozenset[str]] = {}
    tables = [phrase for key, phrase in read_table("legal_numbers.tsv") if key.split()[0] in _KINDS]
    tables += [phrase for key, phrase in read_table("legal_roles.tsv") if key in _ROLES and " " in phrase]
    tables += [phrase for key, phrase in read_table("legal_addresses.tsv") if key == "seat" and " " in phrase]
    for phrase in tables:
        if "*" in phrase or "|" in phrase:
            continue
        words = frozenset(_LETTERS.findall(phrase.lower()))
        if len(words) > 1:
            phrases[phrase.lower().rstrip(".")] = words
        elif words and not words & _COMMON:
            singles |= words
    forms = set()
    for _, form in read_table("legal_shapes.tsv", "; "):
        token = form.split(" ")[0]
        for spelling in (token, token.upper(), token.rstrip("."), token.replace(".", "")):
            if len(spelling.rstrip(".")) > 1:
                forms.add(spelling.strip(_EDGES))
    return frozenset(singles), tuple(phrases.items()), frozenset(forms - {"AS", "Co", "The", "IT", "Ab"})


def _bounded(windows: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the windows up to a number of lines: from the end, where footers are, and then from the beginning."""
    left, kept = _MOST_LINES, []
    for first, last in reversed(windows):
        if left <= 0:
            break
        kept.append((max(first, last - left), last))
        left -= last - first + 1
    yield from reversed(kept)
