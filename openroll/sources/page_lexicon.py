"""Phrases found in a text by their first letters: one look into a table for each word, whatever the number of phrases.

A phrase is written as people would ("company no."): a space is any small gap, a point may be missing, ``*`` stands for
an ending, ``a|b`` for either word. Capitals do not count.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Final, Generic, TypeVar

T = TypeVar("T")

WORD: Final = re.compile(r"[^\W\d_]+")
_KEY: Final = 3
_GAP: Final = r"[\s.\-–/’':]{0,3}"


def read_table(name: str, separator: str = ";") -> Iterator[tuple[str, str]]:
    """Yield what stands in the table ``name`` beside this module: a key, and each of the phrases behind it."""
    for line in (resources.files(__package__) / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            key, _, phrases = line.rpartition("\t")
            for phrase in phrases.split(separator):
                if phrase.strip():
                    yield key, phrase.strip()


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase where it stands, and what the table says of it."""

    start: int
    end: int
    meaning: T


class Lexicon(Generic[T]):
    """Phrases with their meanings."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._entries: dict[str, list[tuple[str, T]]] = {}
        self._table: dict[str, list[tuple[re.Pattern[str], T]]] = {}
        for phrase, meaning in entries:
            for first in _first_words(phrase):
                self._entries.setdefault(first[:_KEY], []).append((phrase, meaning))

    def scan(self, text: str, lower: str, start: int, end: int) -> Iterator[Found[T]]:
        """Yield the phrases between ``start`` and ``end``, the longest at each place, none within another.

        ``lower`` is ``text`` in small letters.
        """
        known, free = self._entries, start
        for word in WORD.finditer(lower, start, end):
            place = word.start()
            if place < free:
                continue
            key = lower[place : min(place + _KEY, word.end())]
            if key not in known:
                continue
            best: Found[T] | None = None
            for pattern, meaning in self._table.get(key) or self._compiled(key):
                found = pattern.match(text, place, end)
                if found and (best is None or found.end() > best.end):
                    best = Found(place, found.end(), meaning)
            if best is not None:
                free = best.end
                yield best

    def _compiled(self, key: str) -> list[tuple[re.Pattern[str], T]]:
        """Return what begins with ``key``, ready for use; most keys of most tables are never met."""
        found = [
            (re.compile(_pattern(phrase), re.IGNORECASE), meaning) for phrase, meaning in self._entries[key]
        ]
        self._table[key] = found
        return found

    def at(self, text: str, lower: str, place: int, end: int) -> Found[T] | None:
        """Return the longest phrase that begins at ``place``."""
        return next((one for one in self.scan(text, lower, place, end) if one.start == place), None)


def _first_words(phrase: str) -> set[str]:
    """Return the runs of letters with which ``phrase`` can begin, in small letters."""
    first = phrase.split()[0]
    firsts = set()
    for option in first.split("|"):
        letters = WORD.search(option.lower())
        if letters is not None:
            firsts.add(letters[0])
    return firsts


def _pattern(phrase: str) -> str:
    words = []
    for word in phrase.split():
        options = [_option(option) for option in word.split("|")]
        words.append(options[0] if len(options) == 1 else f"(?:{'|'.join(options)})")
    return _GAP.join(words)


def _option(word: str) -> str:
    open_end = word.endswith("*")
    bare = word.removesuffix("*")
    letters = "".join(
        _GAP if char in "-/" else r"\.?\s?" if char == "." else re.escape(char) for char in bare
    )
    return letters + (r"\w*" if open_end else r"(?![^\W\d_])")
