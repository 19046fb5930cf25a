"""Names behind a word that says what their bearer is, and above its number: "Biedrība: Rīgas kori", "Reg. No. …"."""

from typing import Final

from openroll.sources.page.numbers.stated import Stated
from openroll.sources.page.words.name_words import COMPANIES, is_a_body
from openroll.sources.page.words.numbers import Kind

_OWN: Final = frozenset({Kind.COMPANY, Kind.VAT})
_LONGEST: Final = 30
# Which are parts of names, too: a name that holds one is not known by it alone.
_WORDS: Final = """
association charity club organisation organization foundation business school fondation organisme asociación fundación
associazione fondazione ente associació associação fundação companie obrt társaság bedrift lag yhtiö σύλλογος σωματείο
dernek vakıf shoqata shoqëria
"""
_KINDS: Final = COMPANIES | {*_WORDS.split(), "viešoji įstaiga"}


def behind_kind(text: str, start: int, end: int, numbers: list[Stated]) -> tuple[int, int] | None:
    """Return the rest of the line behind "Association:", where the line below begins with a number; None elsewhere."""
    colon = text.find(":", start, min(start + _LONGEST, end))
    numbered = any(one.label == end + 1 and (one.schemes or one.kind in _OWN) for one in numbers)
    if colon < 0 or not numbered or not is_a_kind(text[start:colon]):
        return None
    begin = end - len(text[colon + 1 : end].lstrip())
    return (begin, end) if begin < end else None


def is_a_kind(said: str) -> bool:
    """Tell whether ``said`` is what any company, school or club is, and no name: "Association", "Szkoła podstawowa"."""
    kind = said.strip()
    return kind[:1].isupper() and (kind.lower() in _KINDS or is_a_body(kind))
