"""Phrases found in a text by their first words: one look into a table for each word, whatever the number of phrases.

A page is scanned many times, by many tables, mostly a line or two of it. So its words are listed once, each different
word is looked up once in each table, and what begins at a place is looked for once.

A phrase is written as people would ("company no."): a space is any small gap, a point may be missing, ``*`` stands for
an ending, ``a|b`` for either word. Capitals do not count.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from importlib import resources
from itertools import accumulate
from typing import Final, Generic, TypeVar

from .phrases import WORD, Beginning, Entry, Found, alike, first_words

__all__ = ["WORD", "Found", "Lexicon", "as_pattern", "either", "read_table", "words_in"]

T = TypeVar("T")

_KEY: Final = 3
_SHORT: Final = 100  # characters of a text that is looked through as it is
_MOST_KNOWN: Final = 5000  # words whose phrases are kept; texts hold any number of others
_PARTS: Final = re.compile(r"([^\W\d_]+)")
_ASCII_PARTS: Final = re.compile("([a-z]+)")  # the same where there are no others, in half the time


def as_pattern(phrase: str) -> str:
    """Return the pattern of a phrase of a table, in which a word ends anyhow at a ``*``."""
    return re.escape(phrase).replace(r"\*", r"\w*").replace("'", "['’]")


_IN_CAPITALS: Final = str.maketrans("άέήίϊΐόύϋΰώ", "αεηιιιουυυω")


def read_table(name: str, separator: str = ";") -> Iterator[tuple[str, str]]:
    """Yield what stands in the table ``name`` beside this module: a key, and each of the phrases behind it.

    A Greek phrase comes without its accents too, as capitals are written.
    """
    yield from _rows(name, separator)


@cache
def _rows(name: str, separator: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for line in (resources.files(__package__) / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            key, _, phrases = line.rpartition("\t")
            for phrase in map(str.strip, phrases.split(separator)):
                if phrase.isascii():
                    found += [(key, phrase)] if phrase else []
                else:
                    found += [(key, one) for one in sorted({phrase, phrase.translate(_IN_CAPITALS)})]
    return found


def either(words: str) -> str:
    """Return the pattern of any of ``words``, parted by "|", each of which begins with a letter.

    They are told apart by that letter, which takes one look at most places of a text.
    """
    groups: dict[str, list[str]] = {}
    for word in words.split("|"):
        groups.setdefault(word[0], []).append(word[1:])
    told = "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in groups.items())
    return f"(?=[{''.join(groups)}])(?:{told})"


class Lexicon(Generic[T]):
    """Phrases with their meanings."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._entries: dict[str, list[Entry[T]]] = {}  # by the first letters of their first words
        for order, (phrase, meaning) in enumerate(entries):
            entry = Entry(order, phrase, meaning)
            for key in _keys(phrase):
                self._entries.setdefault(key, []).append(entry)
        self._chosen: dict[str, _Chosen[T]] = {}  # the same, for letters that were met
        self._known: dict[str, Beginning[T]] = {}
        self._none: Beginning[T] = Beginning("", [])
        self._marks: _Marks[T] | None = None

    def scan(self, text: str, lower: str, start: int, end: int) -> Iterator[Found[T]]:
        """Return the phrases between ``start`` and ``end``, the longest at each place, none within another.

        ``lower`` is ``text`` in small letters.
        """
        lower = lower if len(lower) == len(text) else in_small_letters(text)
        if len(text) < _SHORT or _in_word(lower, start) or _in_word(lower, end):
            return self._look_through(text, lower, start, end)
        marks = self._marks_of(text, lower)
        first, last = bisect_left(marks.places, start), bisect_left(marks.places, end)
        return marks.between(first, last, end) if first < last else iter(())

    def may_stand(self, text: str, lower: str, start: int, end: int) -> bool:
        """Tell whether a phrase may begin between ``start`` and ``end``, by its first word alone."""
        places = self._marks_of(text, lower).places
        place = bisect_left(places, start)
        return place < len(places) and places[place] < end

    def at(self, text: str, lower: str, place: int, end: int) -> Found[T] | None:
        """Return the longest phrase that begins at ``place``."""
        lower = lower if len(lower) == len(text) else in_small_letters(text)
        word = WORD.match(lower, place, end)
        begun = self._beginning(word[0]) if word else None
        return begun.longest(text, lower, place, end) if begun is not None else None

    def _look_through(self, text: str, lower: str, start: int, end: int) -> Iterator[Found[T]]:
        free = start
        for word in WORD.finditer(lower, start, end):
            place = word.start()
            if place >= free and (begun := self._beginning(word[0])).entries:
                best = begun.longest(text, lower, place, end)
                if best is not None:
                    free = best.end
                    yield best

    def _marks_of(self, text: str, lower: str) -> "_Marks[T]":
        """Return where in ``text`` phrases can begin. Those of the last text are kept."""
        marks = self._marks
        if marks is None or marks.text is not text or marks.lower is not lower:
            found: dict[int, Beginning[T]] = {}
            words, known = words_in(lower), self._known
            for key in words.by_key.keys() & self._entries.keys():
                for word in words.by_key[key]:
                    begun = known.get(word) or self._beginning(word)
                    if begun is not self._none:
                        for place in words.places[word]:
                            found[place] = begun
            self._marks = marks = _Marks(text, lower, sorted(found), found)
        return marks

    def _beginning(self, word: str) -> Beginning[T]:
        """Return the phrases that can begin with ``word``."""
        found = self._known.get(word)
        if found is None:
            key = word[:_KEY]
            chosen = self._chosen.get(key)
            if chosen is None and key in self._entries:
                chosen = self._chosen[key] = _Chosen(self._entries[key])
            entries = chosen.by_first(word) if chosen is not None else []
            found = Beginning(word, entries) if entries else self._none
            if len(self._known) >= _MOST_KNOWN:
                self._forget()
            self._known[word] = found
        return found

    def _forget(self) -> None:
        """Make room for other words: those of no phrase go first, of which there are most."""
        kept = {word: begun for word, begun in self._known.items() if begun is not self._none}
        self._known = kept if len(kept) < _MOST_KNOWN // 2 else {}


class _Chosen(Generic[T]):
    """Phrases whose first words begin with the same letters."""

    def __init__(self, entries: list[Entry[T]]) -> None:
        self._whole: dict[str, list[Entry[T]]] = {}  # by their first words
        self._open: list[tuple[str, Entry[T]]] = []  # of whose first words more may follow
        for entry in entries:
            for first, whole in first_words(entry.phrase).items():
                if whole:
                    self._whole.setdefault(first[:_KEY] + alike(first)[_KEY:], []).append(entry)
                else:
                    self._open.append((alike(first), entry))

    def by_first(self, word: str) -> list[Entry[T]]:
        """Return those that can begin with ``word``, in the order of the table."""
        told = alike(word)
        whole = self._whole.get(word[:_KEY] + told[_KEY:], [])
        started = [entry for first, entry in self._open if told.startswith(first)]
        if not (whole or started):
            return []
        return sorted({entry.order: entry for entry in (*whole, *started)}.values(), key=_order)


@dataclass(slots=True)
class _Marks(Generic[T]):
    """The places of one text where phrases can begin, with those phrases; and what was found there."""

    text: str
    lower: str
    places: list[int]
    begun: dict[int, Beginning[T]]
    known: dict[int, Found[T] | None] = field(default_factory=dict)

    def between(self, first: int, last: int, end: int) -> Iterator[Found[T]]:
        """Yield the longest phrases at the places from ``first`` to before ``last`` that end by ``end``, none twice."""
        free = 0
        for place in self.places[first:last]:
            if place >= free and (best := self.best(place, end)) is not None:
                free = best.end
                yield best

    def best(self, place: int, end: int) -> Found[T] | None:
        """Return the longest phrase at ``place`` that ends by ``end``."""
        if place in self.known:
            best = self.known[place]
        else:
            best = self.begun[place].longest(self.text, self.lower, place, len(self.text))
            self.known[place] = best
        if best is None or best.end <= end:
            return best
        return self.begun[place].longest(self.text, self.lower, place, end)


def _order(entry: Entry[T]) -> int:
    return entry.order


def _in_word(lower: str, place: int) -> bool:
    """Tell whether ``place`` stands between two letters."""
    return 0 < place < len(lower) and lower[place - 1 : place + 1].isalpha()


def in_small_letters(text: str) -> str:
    """Return ``text`` in small letters, each in its place; the Turkish İ would get longer."""
    return text.replace("İ", "i").lower()


class Words:
    """The different words of a text: which begin with the same letters, and where each stands."""

    def __init__(self, parts: list[str]) -> None:
        self._parts = parts  # what stands between words, and words, by turns
        self.by_key: dict[str, list[str]] = {}
        for word in set(parts[1::2]):
            self.by_key.setdefault(word[:_KEY], []).append(word)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Return where each word stands. In a list of links mostly none is of any table, and nobody asks."""
        found: dict[str, list[int]] = {word: [] for words in self.by_key.values() for word in words}
        for place, word in zip(list(accumulate(map(len, self._parts)))[::2], self._parts[1::2], strict=False):
            found[word].append(place)
        return found


@lru_cache(maxsize=2)
def words_in(lower: str) -> Words:
    """Return the words of ``lower``; all tables ask for a page's."""
    return Words((_ASCII_PARTS if lower.isascii() else _PARTS).split(lower))


def _keys(phrase: str) -> set[str]:
    """Return the first letters of the words with which ``phrase`` can begin."""
    start = phrase[:_KEY].lower()
    if start.isalpha() and len(start) == _KEY and "|" not in phrase:
        return {start}  # so do most
    return {first[:_KEY] for first in first_words(phrase)}
