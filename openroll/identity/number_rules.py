"""What the rules for numbers are made of: labels fall away, digits are counted, python-stdnum checks.

A rule takes any text and gives the number as its register writes it, or None. Rules are idempotent. Digits of other
scripts are refused rather than folded: nobody's register writes them, and whoever does hides something.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import ModuleType
from typing import Final

from stdnum.exceptions import ValidationError

from openroll.core.late import Late

LONGEST: Final = 64
Rule = Callable[[str], str | None]

_DASHES: Final = Late(r"[‐‑‒–—―−﹣－]")
_INITIAL: Final = re.compile(r"(?<=\b\w)\.")
_WORD: Final = re.compile(r"[^\W\d_]+")
_BEFORE: Final = re.compile(r"[\w\s.:;,#№°'’|()/&-]*")
TAIL: Final = " \t.,;:)"
# Words that stand before a number of any list.
_COMMON_WORDS: Final = """
    N NO NR NRO NUM NUMBER NUMBERS NUMERO NÚMERO NUMÉRO NUMER NUMMER NUMMERN Nº NÚM NUMĂR NUMĂRUL NUMARUL ČÍSLO BROJ
    SZÁM SZÁMA НОМЕР БРОЈ ΑΡ ΑΡΙΘ ΑΡΙΘΜΟΣ ΑΡΙΘΜΌΣ
    REG REGNO REGNR REGISTRATION REGISTERED REGISTER REGISTRY COMPANY CO CODE ID IDENTIFICATION IDENTIFIER BUSINESS
    ENTERPRISE ENTITY LEGAL TRADE COMMERCIAL CORPORATE TAX VAT
    THE OF UNDER WITH AND IN DE DU DER DES DEL DELLA LA LE L DI A E AL ET EN IS IST AT AS S D
"""
_COMMON: Final = frozenset(_COMMON_WORDS.split())


@dataclass(frozen=True, slots=True)
class Scheme:
    """A list of numbers: its code, the country it is of, how people name it, and its rule.

    ``checked`` says that its numbers have a check digit, so that the run 1234567 before a right one is made up.
    """

    code: str
    country: str | None
    title: str
    rule: Rule
    checked: bool = True


def upper(text: str) -> str:
    """Return ``text`` bounded, in capitals, with one kind of dash and without invisible characters."""
    line = text[: 4 * LONGEST]
    if not line.isascii():
        line = "".join(char for char in _DASHES.sub("-", line) if unicodedata.category(char) != "Cf")
        if any(char.isdigit() and not char.isascii() for char in line):
            return ""
    return line.strip().upper()


def unlabelled(text: str, labels: Iterable[str] = (), *, excusing: Iterable[str] = ()) -> str:
    """Return ``text`` from its first digit on, "" when words other than labels stand before it.

    A word of ``excusing`` lets any other words stand beside it, a town's in "RCS Paris 552 032 534" or behind.
    """
    line = upper(text)
    first = re.search("[0-9]", line)
    if first is None:
        return ""
    before, rest = line[: first.start()], line[first.start() :].rstrip(TAIL)
    if not _BEFORE.fullmatch(before):
        return ""
    words, free = set(words_of(before)), set(excusing)
    if free and free & (words | set(words_of(rest))):
        return re.sub(r"(?:\s*[^\W\d_]+[.'-]?)+$", "", rest)
    return "" if (words - _COMMON).difference(labels, free) else rest


def words_of(text: str) -> list[str]:
    """Return the words of a label; "P.IVA" is PIVA, "R.C.S." is RCS."""
    return _WORD.findall(_INITIAL.sub("", text))


def digits_of(text: str, labels: Iterable[str] = (), *, excusing: Iterable[str] = ()) -> str:
    """Return the digits of a number that is written with nothing else, "" when it is not."""
    digits = re.sub(r"[\s.-]", "", unlabelled(text, labels, excusing=excusing))
    return digits if digits.isascii() and digits.isdigit() else ""


def numbered(
    lengths: int | tuple[int, ...],
    labels: str = "",
    *,
    check: Callable[[str], bool] | ModuleType | None = None,
    pad: int = 0,
    shape: Callable[[str], str] = str,
    excusing: str = "",
) -> Rule:
    """Return the rule of numbers that are digits: how many, which labels, and who checks them.

    Shorter ones down to ``pad`` digits get their zeros; ``shape`` writes the value as its register does.
    """
    allowed = (lengths,) if isinstance(lengths, int) else lengths
    words, free = frozenset(labels.split()), frozenset(excusing.split())
    checked = valid_by(check) if isinstance(check, ModuleType) else check

    def rule(text: str) -> str | None:
        digits = digits_of(text, words, excusing=free)
        if pad and pad <= len(digits) < min(allowed):
            digits = digits.zfill(min(allowed))
        if len(digits) not in allowed or not digits.strip("0") or (checked and not checked(digits)):
            return None
        return shape(digits)

    return rule


def lettered(
    pattern: str,
    labels: str = "",
    *,
    shape: Callable[[re.Match[str]], str] = lambda match: re.sub(r"[\s.-]", "", match[0]),
    check: ModuleType | None = None,
) -> Rule:
    """Return the rule of numbers that are more than digits: ``pattern``, in capitals, at the end of the text.

    What stands before it has to be labels; ``shape`` writes the value as its register does.
    """
    words = frozenset(labels.split())
    found = re.compile(rf"(?<![^\W_])(?:{pattern})$")

    def rule(text: str) -> str | None:
        line = upper(text).rstrip(TAIL)
        match = found.search(line)
        if match is None:
            return None
        before = line[: match.start()]
        if re.search("[0-9]", before) or not _BEFORE.fullmatch(before):
            return None
        if not set(words_of(before)) <= _COMMON | words:
            return None
        value = shape(match)
        return value if re.search("[1-9]", value) and (check is None or valid(check, value)) else None

    return rule


def valid(rule: ModuleType, text: str) -> bool:
    """Ask python-stdnum; what it cannot read at all is no number either."""
    return validated(rule, text) is not None


def validated(rule: ModuleType, text: str) -> str | None:
    """Return ``text`` as python-stdnum writes it, None when it is no number by its rule."""
    try:
        return str(rule.validate(text))
    except (ValidationError, ValueError, LookupError):
        return None


def valid_by(rule: ModuleType) -> Callable[[str], bool]:
    """Return what asks ``rule`` of python-stdnum."""
    return lambda text: valid(rule, text)


def weighed(digits: str, weights: Iterable[int]) -> int:
    """Return the sum of ``digits``, each times its weight."""
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))
