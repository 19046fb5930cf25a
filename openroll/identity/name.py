"""Names of operators: stem, legal form and number are compared separately.

A likeness of letters alone never makes two names one: an LLP in one country and an Inc. in another are different firms,
however alike they are written.
"""

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from typing import Final

from openroll.core.late import Late

from . import legal_forms
from .name_words import CALLED, DEFINED, FORMER, TRADING
from .words import fold

LONGEST: Final = 1000
LONGEST_LIKENESS: Final = 200  # comparing takes the square of it
_BRACKETS: Final = re.compile(
    r"\s*[(\[]([^()\[\]]{1,200}(?:\([^()]{1,60}\)[^()\[\]]{0,60})?)[)\]]\s*[.,;]?\s*$"
)
_FORMER: Final = Late(rf"(?i)^(?:{FORMER})\b[\s.:–—-]*(.+)$")
_TRADING: Final = Late(rf"(?i)^(?:{TRADING})(?!\w)[\s:–—-]*(.+)$")
_DEFINED: Final = Late(rf"(?i)^(?:{DEFINED})\b")
_BEHIND_COMMA: Final = re.compile(
    rf"(?i)(?<![\s,;–—-])[\s,;–—-]{{1,4}}\(?(?=(?:{FORMER})\s|(?:{TRADING})\s)(?!ex\s)([^()]+)\)?\s*$"
)
_QUOTED: Final = Late(r"[«„“”\"‚‘']\s*([^«»„“”\"]{1,120}?)\s*[»“”\"’']")
# Romanian names of companies begin with "S.C." (societate comercială), beside the form at their end.
_WITH_SC: Final = frozenset({"srl", "srld", "sa"})
_EAST_ASIAN: Final = re.compile(
    r"有限公司|有限责任公司|有限責任公司|株式会社|株式會社|有限会社|合同会社|주식회사|유한회사|[(（][주株][)）]|㈜|㈱"
)
_QUOTES: Final = "«»„“”\"‚‘’' "


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
class Written:
    """How a text writes a name: the name itself, and what it says beside it. Former names are never the name."""

    full: str
    short: str | None = None
    trading: str | None = None
    former: tuple[str, ...] = ()


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
    visible = unicodedata.normalize("NFC", text)
    if not visible.isprintable():
        seen = "".join(char for char in visible if char.isprintable() or char.isspace())
        visible = unicodedata.normalize("NFC", seen)
    return " ".join(visible.split())


@lru_cache(maxsize=32)
def parse(text: str) -> Name:
    """Return the name ``text`` taken apart. A name that is nothing but a legal form keeps it as its stem.

    What brackets behind it say (a short or former name, "hereinafter the Company") is no part of the stem.
    """
    full = normalise(text[:LONGEST])
    alone = written(full).full
    words = fold(alone)
    behind, state = legal_forms.length_behind(words)
    words, rest = words[: len(words) - behind - state], words[len(words) - behind - state :]
    form = legal_forms.FORMS[tuple(rest[:behind])] if behind else None
    if form in _WITH_SC and words[0] == "sc" and len(words) > 1:
        words = words[1:]
    before = legal_forms.length_before(words, alone)
    if behind and before and not _stands_twice(words[:before], form):
        before = 0  # "SCI Engineering Ltd" has its form behind
    form = form or (legal_forms.FORMS_BEFORE[tuple(words[:before])] if before else None)
    return Name(full, " ".join(words[before:]), form)


def has_form(text: str) -> bool:
    """Tell whether the name ``text`` has a company's legal form, be it one that East Asia writes without a space."""
    return parse(text).legal_form is not None or _EAST_ASIAN.search(text[:LONGEST]) is not None


def written(text: str) -> Written:
    """Return the name that ``text`` writes, apart from the short, trading and former names beside it.

    "Публичное акционерное общество «Яндекс» (ПАО «Яндекс»)", "Example GmbH (nachfolgend „Example“)", "New Ltd (formerly
    Old Ltd)", "Example Ltd trading as Shop". Other brackets stay: "Foo (UK) Ltd", "UG (haftungsbeschränkt)".
    """
    full, short, trading, former = normalise(text[:LONGEST]), None, None, list[str]()
    for _ in range(4):
        match = _BRACKETS.search(full) or _BEHIND_COMMA.search(full)
        said = match[1].strip() if match else ""
        if match is None or not full[: match.start()].strip(_QUOTES):
            break
        if found := _FORMER.match(said):
            former += _names_in(found[1])
        elif found := _TRADING.match(said):
            trading = _name_in(found[1]) or trading
        elif _DEFINED.match(said) or _QUOTED.fullmatch(said) or _calls(said):
            short = _short_in(said) or short
        elif _shortens(said, full[: match.start()]):
            short = said
        else:
            break
        full = full[: match.start()].rstrip(" ,;–—-")
    return Written(full, short, trading, tuple(former))


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


def _stands_twice(before: list[str], form: str | None) -> bool:
    """Tell whether a name may have both forms: "Oy Nokia Ab", "ООО «Пример» LLC", "SIA Example SIA"."""
    known = legal_forms.FORMS_BEFORE[tuple(before)]
    return known in ("oy", form) or not before[0].isascii()


def _names_in(text: str) -> list[str]:
    """Return the names of a list of former ones: set apart by semicolons, or by commas between quoted names."""
    quoted = _QUOTED.findall(text)
    parts = quoted if len(quoted) > 1 else text.split(";")
    return [name for part in parts if (name := _name_in(part))]


def _name_in(text: str) -> str | None:
    name = normalise(text).strip(" ,;.:" if legal_forms.ending_of(text) is None else " ,;:")
    quoted = _QUOTED.fullmatch(name)
    return (quoted[1] if quoted else name) or None


def _short_in(said: str) -> str | None:
    """Return the name in "nachfolgend „Example“", None where the company is only called the company."""
    quoted = _QUOTED.findall(said)
    if len(quoted) != 1 or _calls(quoted[0]):
        return None
    # "далее — ООО «Ромашка»": the form before the quotes belongs to it.
    head = said[: said.find(quoted[0])].rstrip(_QUOTES).rpartition(" ")[2].strip("—–-:")
    form = head if (head.casefold(),) in legal_forms.FORMS_BEFORE else ""
    return f"{form} «{quoted[0]}»" if form else quoted[0]


def _calls(said: str) -> bool:
    return all(word in CALLED for word in fold(said))


def _shortens(said: str, full: str) -> bool:
    """Tell whether ``said`` is a shorter spelling of the name ``full``: the same stem, or its initials and a form."""
    one, other = fold(said), fold(full)
    form, state = legal_forms.length_behind(one)
    before = legal_forms.length_before(one, said)
    if not form and not before:
        return False
    stem = one[: len(one) - form - state][before:]
    initials = "".join(word[0] for word in other)
    return bool(stem) and (set(stem) <= set(other) or "".join(stem) in initials)


def _match(first: str | None, second: str | None) -> Match:
    if first is None or second is None:
        return Match.UNKNOWN
    return Match.SAME if first == second else Match.DIFFERENT
