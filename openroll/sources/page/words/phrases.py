"""Phrases of a table that begin with one word, and which of them stands at a place of a text.

Most phrases are words and nothing else: these are looked up, word by word. Others hold points, strokes, choices or open
ends; they have patterns, which are compiled only when the letters that stand there can be theirs.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Final, Generic, NamedTuple, TypeVar

T = TypeVar("T")

WORD: Final = re.compile(r"[^\W\d_]+")
# Small letters of which ``re.IGNORECASE`` makes no difference and ``str.lower`` does.
_ALIKE: Final = str.maketrans("İıςſµϐϵϑϰϖϱϕẛ", "iiσsμβεθκπρφṡ")
_SIGNS: Final = r"[\s.\-–/’':]"
_GAP: Final = rf"{_SIGNS}{{0,3}}"
_TIGHT: Final = ".-–/’':"
_NEXT: Final = re.compile(rf"{_SIGNS}{{1,3}}([^\W\d_]+)")
# In French a space stands before a colon.
_SPACED: Final = {".": r"\.?\s?", "'": "['’]", "’": "['’]", ":": r"\s?:"}
_ROOM: Final = {
    " ": 3,
    ".": 2,
    "-": 3,
    "/": 3,
    ":": 2,
}  # characters that may stand in a text for one of a phrase
_MOST_CHOICES: Final = 12
_NEAR: Final = 4  # characters behind the first word, by which most phrases are told apart
_MOST_KNOWN: Final = 500  # of such characters; texts hold any number of others


class Found(NamedTuple, Generic[T]):
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

    @cached_property
    def listed(self) -> str:
        """The same in one text, each behind a stroke."""
        return "".join([f"|{one}" for one in self.letters])

    def end(self, text: str, lower: str, place: int, end: int) -> int:
        """Return where it ends by ``end``, when it begins at ``place``; the same place when it does not."""
        if not self.words:
            found = self.pattern.match(text, place, end)
            return found.end() if found else place
        ends = place + len(self.words[0])
        for word in self.words[1:]:
            following = _NEXT.match(lower, ends, end)
            if following is None or alike(following[1]) != word:
                return place
            ends = following.end()
        return ends

    @cached_property
    def room(self) -> int:
        """How many characters of a text hold those letters at most."""
        return sum(_ROOM.get(char, 1) for char in self.phrase)


class Beginning(Generic[T]):
    """The phrases that can begin with one word, in the order of the table."""

    __slots__ = ("_alone", "_known", "_room", "_told", "_word", "entries")

    def __init__(self, word: str, entries: list[Entry[T]]) -> None:
        self.entries = entries
        self._word = word
        self._alone = next((entry for entry in entries if len(entry.words) == 1), None)  # this word
        self._room = max((entry.room for entry in entries), default=0)
        self._known: dict[str, list[Entry[T]]] = {}  # by the characters behind the word
        self._told: dict[str, list[Entry[T]]] = {}  # by the letters among these

    def longest(self, text: str, lower: str, place: int, end: int) -> Found[T] | None:
        """Return the longest of the phrases that begins at ``place``, as the word does, and ends by ``end``."""
        finish = place + len(self._word)
        near = lower[finish : finish + _NEAR]
        entries = self._known.get(near)
        if entries is None:
            entries = self._followed_by(near)
        if not entries:
            return None
        best, longest, there = None, place, ""
        for entry in entries:
            if entry is self._alone:
                ends = finish if finish <= end else place
            else:
                there = there or _letters_of(lower[place : min(end, place + self._room)])
                ends = entry.end(text, lower, place, end) if there.startswith(entry.letters) else place
            if ends > longest:
                best, longest = entry, ends
        return None if best is None else Found(place, longest, best.meaning)

    def _followed_by(self, near: str) -> list[Entry[T]]:
        """Return those that may stand where ``near`` is behind the word, and keep them."""
        letters = _letters_of(near)
        found = self._told.get(letters)
        if found is None:
            there = alike(self._word) + letters
            begun = f"|{there}"
            found = [
                entry for entry in self.entries if there.startswith(entry.letters) or begun in entry.listed
            ]
            if len(self._told) >= _MOST_KNOWN:
                self._told.clear()
            self._told[letters] = found
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[near] = found
        return found


def _letters_of(lower: str) -> str:
    """Return a part of a text without the white space and signs that phrases may have among their letters."""
    return alike(_without_signs("".join(lower.split())))


def _without_signs(word: str) -> str:
    for sign in _TIGHT:
        word = word.replace(sign, "")  # quicker than ``translate``: mostly there is none
    return word


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
    bare = _without_signs(word)
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
    letters = "".join(_GAP if char in "-/" else _SPACED.get(char) or re.escape(char) for char in bare)
    return letters + (r"\w*" if open_end else r"(?![^\W\d_])")
