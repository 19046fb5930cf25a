"""The words that announce a number on a page, in the languages of Europe, and the lists that the number can be in.

The rule of each list is in ``openroll.identity.number``: a label only says which of them to ask.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from .lexicon import Lexicon, read_table


class Kind(StrEnum):
    """What a label announces."""

    REGISTER = "register"  # the number in a trade register that the label names
    COMPANY = "company"  # the company's number in whatever register the words around it say
    WEAK = "weak"  # a number of some registration: a regulator's, where one is named
    VAT = "vat"
    OTHER = "other"  # a further number, in a list that the label names
    DECOY = "decoy"  # a regulator's, a bank's, a telephone's: not a company's number


# What companies and traders state beside their names.
BESIDE_NAMES: Final = frozenset({Kind.REGISTER, Kind.COMPANY, Kind.VAT, Kind.OTHER})


@dataclass(frozen=True, slots=True)
class Label:
    """A label: its kind, and the lists (codes of org-id.guide) that it can mean, the likeliest first."""

    kind: Kind
    schemes: tuple[str, ...] = ()
    far: bool = False  # words without digits can stand between label and number: "RCS Paris B 552 100 554"


def _label(key: str) -> Label:
    kind, *codes = key.split()
    return Label(Kind(kind), tuple(code.lstrip("~") for code in codes), any(code[0] == "~" for code in codes))


LABELS: Final = Lexicon((phrase, _label(key)) for key, phrase in read_table("numbers.tsv"))
