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
from functools import cache, lru_cache
from importlib import resources
from itertools import accumulate
from typing import Final, Generic, TypeVar

T = TypeVar("T")

WORD: Final = re.compile(r"[^\W\d_]+")
_KEY: Final = 3
_SHORT: Final = 100  # characters of a text that is looked through as it is
_MOST_KNOWN: Final = 5000  # words whose phrases are kept; texts hold any number of others
PARTS: Final = re.compile(r"([^\W\d_]+)")
# Small letters of which ``re.IGNORECASE`` makes no difference and ``str.lower`` does.
_ALIKE: Final = str.maketrans("İıςſ", "iiσs")
_GAP: Final = r"[\s.\-–/’':]{0,3}"
_SECOND: Final = 2  # letters of a second word that are looked at
_BEGUN: Final = re.compile(rf"[^\W\d_]+{_GAP}([^\W\d_]{{{_SECOND}}})")


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


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase where it stands, and what the table says of it."""

    start: int
    end: int
    meaning: T


class Lexicon(Generic[T]):
    """Phrases with their meanings."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._whole: dict[str, list[_Entry[T]]] = {}  # by their first words
        self._open: dict[str, list[_Entry[T]]] = {}  # by the first letters of words of which more may follow
        for order, (phrase, meaning) in enumerate(entries):
            for first, whole in _first_words(phrase).items():
                entry = _Entry(order, _alike(first), whole, phrase, meaning, _second(phrase))
                if whole:
                    self._whole.setdefault(first[:_KEY] + entry.first[_KEY:], []).append(entry)
                else:
                    self._open.setdefault(first[:_KEY], []).append(entry)
        self._keys = {first[:_KEY] for first in (*self._whole, *self._open)}
        self._known: dict[str, _Beginning[T]] = {}
        self._none: _Beginning[T] = _Beginning([])
        self._marks: _Marks[T] | None = None

    def scan(self, text: str, lower: str, start: int, end: int) -> Iterator[Found[T]]:
        """Yield the phrases between ``start`` and ``end``, the longest at each place, none within another.

        ``lower`` is ``text`` in small letters.
        """
        if len(text) < _SHORT or _in_word(lower, start) or _in_word(lower, end):
            yield from self._look_through(text, lower, start, end)
            return
        marks, free = self._marks_of(text, lower), start
        for index in range(bisect_left(marks.places, start), bisect_left(marks.places, end)):
            if marks.places[index] >= free:
                best = marks.best(index, end)
                if best is not None:
                    free = best.end
                    yield best

    def may_stand(self, text: str, lower: str, start: int, end: int) -> bool:
        """Tell whether a phrase may begin between ``start`` and ``end``, by its first word alone."""
        places = self._marks_of(text, lower).places
        place = bisect_left(places, start)
        return place < len(places) and places[place] < end

    def at(self, text: str, lower: str, place: int, end: int) -> Found[T] | None:
        """Return the longest phrase that begins at ``place``."""
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
            found: list[tuple[int, _Beginning[T]]] = []
            words = _words(lower)
            for key in words.keys() & self._keys:
                for word, places in words[key].items():
                    begun = self._beginning(word)
                    if begun.entries:
                        found += [(place, begun) for place in places]
            found.sort(key=_place)
            marks = _Marks(text, lower, [place for place, _ in found], [begun for _, begun in found])
            self._marks = marks
        return marks

    def _beginning(self, word: str) -> "_Beginning[T]":
        """Return the phrases that can begin with ``word``."""
        found = self._known.get(word)
        if found is None:
            key, alike = word[:_KEY], _alike(word)
            chosen = self._whole.get(key + alike[_KEY:], [])
            if started := [one for one in self._open.get(key, ()) if alike.startswith(one.first)]:
                chosen = sorted([*chosen, *started], key=_order)
            found = _Beginning(chosen) if chosen else self._none
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[word] = found
        return found


@dataclass(slots=True)
class _Entry(Generic[T]):
    """A phrase, the letters that it begins with, and what it means; most phrases of most tables are never met."""

    order: int
    first: str
    whole: bool  # the first word ends with these letters
    phrase: str
    meaning: T
    second: str  # how its second word begins, where that is letters; else nothing
    compiled: re.Pattern[str] | None = None

    def pattern(self) -> re.Pattern[str]:
        """Return what matches the phrase, and keep it."""
        self.compiled = re.compile(_pattern(self.phrase), re.IGNORECASE)
        return self.compiled


class _Beginning(Generic[T]):
    """The phrases that can begin with one word, in the order of the table."""

    __slots__ = ("_by_second", "_rest", "_size", "entries")

    def __init__(self, entries: list[_Entry[T]]) -> None:
        self.entries = entries
        first = entries[0] if len(entries) == 1 else None
        simple = first is not None and first.whole and first.phrase.isascii() and first.phrase.isalpha()
        self._size = len(first.first) if first and simple else 0  # of the one phrase, if it is this word
        # Most phrases are told from each other by their second words, more quickly than by their patterns.
        self._by_second: dict[str, list[_Entry[T]]] = {}
        self._rest: list[_Entry[T]] = []  # those for which any second word may do
        for entry in entries:
            if entry.whole and len(entry.second) >= _SECOND:
                self._by_second[entry.second[:_SECOND]] = []
            else:
                self._rest.append(entry)

    def longest(self, text: str, lower: str, place: int, end: int) -> Found[T] | None:
        """Return the longest of the phrases that begins at ``place`` and ends by ``end``."""
        if self._size:
            finish = place + self._size
            return Found(place, finish, self.entries[0].meaning) if finish <= end else None
        entries = self._rest
        if self._by_second:
            begun = _BEGUN.match(lower, place)
            second = _alike(begun[1]) if begun else ""
            if second in self._by_second:
                entries = self._by_second[second] or self._followed_by(second)
        longest, best = place, None
        for entry in entries:
            found = (entry.compiled or entry.pattern()).match(text, place, end)
            if found and found.end() > longest:
                longest, best = found.end(), entry
        return None if best is None else Found(place, longest, best.meaning)

    def _followed_by(self, second: str) -> list[_Entry[T]]:
        """Return those that can go on with ``second``, and keep them."""
        rest = set(map(_order, self._rest))
        found = [one for one in self.entries if one.order in rest or one.second.startswith(second)]
        self._by_second[second] = found
        return found


@dataclass(slots=True)
class _Marks(Generic[T]):
    """The places of one text where phrases can begin, with those phrases; and what was found there."""

    text: str
    lower: str
    places: list[int]
    begun: list[_Beginning[T]]
    known: dict[int, Found[T] | None] = field(default_factory=dict)

    def best(self, index: int, end: int) -> Found[T] | None:
        """Return the longest phrase at the place with that ``index`` that ends by ``end``."""
        if index not in self.known:
            self.known[index] = self.begun[index].longest(
                self.text, self.lower, self.places[index], len(self.text)
            )
        best = self.known[index]
        if best is None or best.end <= end:
            return best
        return self.begun[index].longest(self.text, self.lower, self.places[index], end)


def _place(found: tuple[int, object]) -> int:
    return found[0]


def _order(entry: _Entry[T]) -> int:
    return entry.order


def _in_word(lower: str, place: int) -> bool:
    """Tell whether ``place`` stands between two letters."""
    return 0 < place < len(lower) and lower[place - 1 : place + 1].isalpha()


def _alike(word: str) -> str:
    return word if word.isascii() else word.translate(_ALIKE)


@lru_cache(maxsize=2)
def _words(lower: str) -> dict[str, dict[str, list[int]]]:
    """Return where each different word of ``lower`` stands, by its first letters; all tables ask for a page's."""
    parts = PARTS.split(lower)
    found: dict[str, list[int]] = {}
    for place, word in zip(list(accumulate(map(len, parts)))[::2], parts[1::2], strict=False):
        if word in found:
            found[word].append(place)
        else:
            found[word] = [place]
    by_key: dict[str, dict[str, list[int]]] = {}
    for word, places in found.items():
        by_key.setdefault(word[:_KEY], {})[word] = places
    return by_key


def _first_words(phrase: str) -> dict[str, bool]:
    """Return the small letters with which ``phrase`` can begin, and whether its first word ends with them."""
    first = phrase.split()[0]
    firsts: dict[str, bool] = {}
    for option in first.split("|"):
        letters = WORD.search(option.lower())
        if letters is not None:
            whole = letters.end() == len(option.lower())
            firsts[letters[0]] = whole and firsts.get(letters[0], True)
    return firsts


def _second(phrase: str) -> str:
    """Return the letters with which the second word of ``phrase`` begins, "" where they are not certain."""
    words = phrase.lower().split()
    if len(words) < 2 or not words[0].isalpha() or "|" in words[1]:
        return ""
    letters = WORD.match(words[1])
    return _alike(letters[0]) if letters else ""


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
        _GAP if char in "-/" else r"\.?\s?" if char == "." else "['’]" if char in "'’" else re.escape(char)
        for char in bare
    )
    return letters + (r"\w*" if open_end else r"(?![^\W\d_])")
