"""Phrases of a table that begin with one word, and which of them stands at a place of a text.

Most phrases are words and nothing else: these are looked up, word by word. Others hold points, strokes, choices or open
ends; they have patterns, which are compiled only when the letters that stand there can be theirs.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Final, Generic, TypeVar

T = TypeVar("T")

WORD: Final = re.compile(r"[^\W\d_]+")
# Small letters of which ``re.IGNORECASE`` makes no difference and ``str.lower`` does.
_ALIKE: Final = str.maketrans("İıςſµϐϵϑϰϖϱϕẛ", "iiσsμβεθκπρφṡ")
_SIGNS: Final = r"[\s.\-–/’':]"
_GAP: Final = rf"{_SIGNS}{{0,3}}"
_TIGHT: Final = str.maketrans("", "", ".-–/’':")
_NEXT: Final = re.compile(rf"{_SIGNS}{{1,3}}([^\W\d_]+)")
_ROOM: Final = {" ": 3, ".": 2, "-": 3, "/": 3}  # characters that may stand in a text for one of a phrase
_MOST_CHOICES: Final = 12
_LETTERS: Final = 3  # behind the first word, by which phrases with patterns are told apart
_MOST_KNOWN: Final = 500  # of such letters; texts hold any number of others


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase where it stands, and what the table says of it."""

    start: int
    end: int
    meaning: T


@dataclass
class Entry(Generic[T]):
    """A phrase and what it means; most phrases of most tables are never met."""

    order: int
    phrase: str
    meaning: T

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What matches the phrase."""
        return re.compile(_pattern(self.phrase), re.IGNORECASE)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of a phrase that is nothing else, in small letters; none of any other."""
        lower = self.phrase.lower()
        plain = lower.replace(" ", "").isalpha() and len(lower) == len(self.phrase)
        return tuple(alike(lower).split()) if plain else ()

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """With which letters it can begin, as far as they are certain: its signs and gaps are left out."""
        return tuple({alike(one) for one in _beginnings(self.phrase.lower())})

    @property
    def room(self) -> int:
        """How many characters of a text hold those letters at most."""
        return sum(_ROOM.get(char, 1) for char in self.phrase)


class Beginning(Generic[T]):
    """The phrases that can begin with one word, in the order of the table."""

    __slots__ = ("_known", "_longer", "_rest", "_room", "_single", "_size", "entries")

    def __init__(self, word: str, entries: list[Entry[T]]) -> None:
        self.entries = entries
        self._size = len(word)
        self._single: Entry[T] | None = None  # the word by itself
        self._longer: dict[str, list[Entry[T]]] = {}  # those of several words, by the second
        self._rest: list[Entry[T]] = []
        for entry in entries:
            if len(entry.words) > 1:
                self._longer.setdefault(entry.words[1], []).append(entry)
            elif entry.words:
                self._single = self._single or entry
            else:
                self._rest.append(entry)
        for several in self._longer.values():
            several.sort(key=_longest_first)  # the longest first
        self._room = max((entry.room for entry in self._rest), default=0)
        self._known: dict[str, list[Entry[T]]] = {}

    def longest(self, text: str, lower: str, place: int, end: int) -> Found[T] | None:
        """Return the longest of the phrases that begins at ``place`` and ends by ``end``."""
        best, finish = self._single, place + self._size
        if finish > end:
            best, finish = None, place
        elif best is None:
            finish = place
        if self._longer and (following := _NEXT.match(lower, place + self._size, end)):
            for entry in self._longer.get(alike(following[1]), ()):
                if ends := _end_of(entry.words, lower, following.end(), end):
                    best, finish = entry, ends
                    break
        if self._rest:
            best, finish = self._by_pattern(text, lower, place, end, best, finish)
        return None if best is None else Found(place, finish, best.meaning)

    def _by_pattern(
        self, text: str, lower: str, place: int, end: int, best: Entry[T] | None, finish: int
    ) -> tuple[Entry[T] | None, int]:
        """Return the longest of the phrases that have patterns, and where it ends; ``best`` if none is longer."""
        there = alike("".join(lower[place : min(end, place + self._room)].split()).translate(_TIGHT))
        for entry in self._beginning_with(there[: self._size + _LETTERS]):
            if there.startswith(entry.letters) and (found := entry.pattern.match(text, place, end)):
                longer = found.end() > finish
                if longer or (best is not None and found.end() == finish and entry.order < best.order):
                    best, finish = entry, found.end()
        return best, finish

    def _beginning_with(self, letters: str) -> list[Entry[T]]:
        """Return those with patterns that can begin with ``letters``, or with fewer of them, and keep them."""
        found = self._known.get(letters)
        if found is None:
            found = [
                entry
                for entry in self._rest
                if any(one.startswith(letters) or letters.startswith(one) for one in entry.letters)
            ]
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[letters] = found
        return found


def alike(word: str) -> str:
    """Return ``word``, in small letters, with those letters as one that mean the same."""
    return word if word.isascii() else word.translate(_ALIKE)


def first_words(phrase: str) -> dict[str, bool]:
    """Return the small letters with which ``phrase`` can begin, and whether its first word ends with them."""
    firsts: dict[str, bool] = {}
    for option in phrase.split(None, 1)[0].lower().split("|"):
        letters = WORD.search(option)
        if letters is not None:
            whole = letters.end() == len(option)
            firsts[letters[0]] = whole and firsts.get(letters[0], True)
    return firsts


def _longest_first(entry: Entry[T]) -> tuple[int, int]:
    return -len(entry.words), entry.order


def _end_of(words: tuple[str, ...], lower: str, place: int, end: int) -> int:
    """Return where the last of ``words`` ends, of which the second ends at ``place``; 0 when they are not all there."""
    for word in words[2:]:
        following = _NEXT.match(lower, place, end)
        if following is None or alike(following[1]) != word:
            return 0
        place = following.end()
    return place


def _beginnings(phrase: str) -> list[str]:
    """Return the letters of ``phrase`` up to where they are no longer certain, for each choice among its words."""
    found = [""]
    for word in phrase.split():
        options = [_certain(option) for option in word.split("|")]
        if len(found) * len(options) > _MOST_CHOICES:
            break
        found = [before + letters for before, (letters, _) in product(found, options)]
        if not all(whole for _, whole in options):
            break
    return found


def _certain(word: str) -> tuple[str, bool]:
    """Return the letters with which ``word`` begins, without its signs, and whether nothing else is in it."""
    bare = word.translate(_TIGHT)
    letters = WORD.match(bare)
    return (letters[0], letters.end() == len(bare)) if letters else ("", not bare)


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
