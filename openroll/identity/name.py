"""Names of operators: stem, legal form and number are compared separately.

A likeness of letters alone never makes two names one: an LLP in one country and an Inc. in another are different firms,
however alike they are written.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from . import legal_forms

LONGEST: Final = 1000
LONGEST_LIKENESS: Final = 200  # comparing takes the square of it
_LETTERS: Final = str.maketrans({"’": "'", "`": "'", "&": " and "})
_APOSTROPHES: Final = re.compile(r"(?<=\w)'(?=\w)")
_POINTS: Final = re.compile(r"(?<=\w)[./](?=\w\b)|(?<=\b\w)[./]")
_NOT_WORD: Final = re.compile(r"[\W_]+")


class Match(StrEnum):
    """How one side of two names compares."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"  # one of the two does not say


@dataclass(frozen=True, slots=True)
class Name:
    """A name, taken apart: ``stem`` in folded words without the legal form, and the form as the table has it."""

    full: str
    stem: str
    legal_form: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two names side by side. ``likeness`` (0 to 100, of the stems) is for people to see, and decides nothing."""

    stem: Match
    legal_form: Match
    number: Match
    likeness: int

    @property
    def same_operator(self) -> bool:
        """Tell whether the two certainly name one operator: the number is the same, and the stem too."""
        return self.number is Match.SAME and self.stem is Match.SAME

    @property
    def compatible(self) -> bool:
        """Tell whether nothing speaks against the two names being of one operator. It proves nothing."""
        return self.stem is Match.SAME and Match.DIFFERENT not in (self.legal_form, self.number)


def normalise(text: str) -> str:
    """Return ``text`` on one line in NFC, without what cannot be seen. Capitals stay. Idempotent."""
    visible = "".join(
        char for char in unicodedata.normalize("NFC", text) if char.isprintable() or char.isspace()
    )
    return " ".join(unicodedata.normalize("NFC", visible).split())


def parse(text: str) -> Name:
    """Return the name ``text`` taken apart. A name that is nothing but a legal form keeps it as its stem."""
    full = normalise(text[:LONGEST])
    words = _words(full)
    behind = _form_length(words, legal_forms.FORMS, behind=True)
    form = legal_forms.FORMS[tuple(words[-behind:])] if behind else None
    words = words[: len(words) - behind]
    before = _form_length(
        words, legal_forms.FORMS_BEFORE, behind=False
    )  # "Oy Nokia Ab" has one on either side
    form = form or (legal_forms.FORMS_BEFORE[tuple(words[:before])] if before else None)
    return Name(full, " ".join(words[before:]), form)


def compare(first: str, second: str, *, numbers: tuple[str | None, str | None] = (None, None)) -> Comparison:
    """Return how two names compare; ``numbers`` are theirs in one and the same register, where known."""
    one, other = parse(first), parse(second)
    return Comparison(
        stem=_match(one.stem or None, other.stem or None),
        legal_form=_match(one.legal_form, other.legal_form),
        number=_match(*numbers),
        likeness=_likeness(one.stem[:LONGEST_LIKENESS], other.stem[:LONGEST_LIKENESS]),
    )


def _likeness(first: str, second: str) -> int:
    return round(100 * SequenceMatcher(None, first, second, autojunk=False).ratio())


def _form_length(words: list[str], forms: Mapping[tuple[str, ...], str], *, behind: bool) -> int:
    """Return how many of ``words`` are a legal form, at their end or beginning; a word at least has to be left."""
    for length in range(min(legal_forms.LONGEST, len(words) - 1), 0, -1):
        if tuple(words[-length:] if behind else words[:length]) in forms:
            return length
    return 0


def _match(first: str | None, second: str | None) -> Match:
    if first is None or second is None:
        return Match.UNKNOWN
    return Match.SAME if first == second else Match.DIFFERENT


def _words(text: str) -> list[str]:
    """Return the words of ``text``: small letters, composed, initials and "Sp. z o.o." without their points."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).translate(_LETTERS)
    return _NOT_WORD.sub(" ", _POINTS.sub("", _APOSTROPHES.sub("", folded))).split()
