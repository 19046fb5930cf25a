"""Registration authorities: from GLEIF's code for a register to the list at org-id.guide, and to a number in it.

https://www.gleif.org/en/about-lei/code-lists/gleif-registration-authorities-list has a thousand of them; the table here
holds the trade registers of Europe and of a few countries more, and each German court. The rest keep GLEIF's own code,
which says which register it is and cannot be taken for another.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from openroll.identity import number as numbers

_CODE: Final = re.compile(r"RA[0-9]{6}")
# "Not on the list" and "no authority": codes of no register.
_NO_REGISTER: Final = frozenset({"RA888888", "RA999999"})
_NOTHING: Final = re.compile(r"(?i)\s*(?:n\s*/?\s*a|none|null|nil|unknown|not applicable|[\s\-–—.,/0]*)\s*")
# Registers that give out numbers of two kinds: only what looks like one of a kind is taken for it.
_SHAPES: Final = {
    "IT-CF": re.compile(r"[0-9]{11}"),
    "IT-REA": re.compile(r"[A-Z]{2}[\s-]*[0-9]{1,7}"),
    "ES-NIF": re.compile(r"(?:ES)?[A-Z]-?[0-9]{7}-?[0-9A-J]"),
    "ES-RMC": re.compile(r"[A-Z]{1,2}[\s-]+[0-9.]{1,8}"),
    "RO-CUI": re.compile(r"(?:RO)?\s*[0-9]{2,10}"),
    "RO-ONRC": re.compile(r"[JFC][0-9]{1,2}/[0-9]{1,7}/[0-9]{4}|[JFC][0-9]{13}"),
    "FR-RCS": re.compile(r"[0-9]{3}\s?[0-9]{3}\s?[0-9]{3}"),
    "CH-FDJP": re.compile(r"CHE[\s-]?[0-9]{3}\.?[0-9]{3}\.?[0-9]{3}"),
}
# The registers of the American states stand in the order of their names, Alabama to Wyoming.
_OF_A_STATE: Final = range(594, 646)
_STATE: Final = re.compile(r"US-([A-Z]{2})")


@dataclass(frozen=True, slots=True)
class Registered:
    """A number, and the list in which it stands: a code of org-id.guide, or GLEIF's own code of a register."""

    scheme: str
    value: str


def register_of(code: str, jurisdiction: str = "") -> str | None:
    """Return the list that the authority ``code`` keeps, or ``code`` itself; None when it stands for no register."""
    if not _CODE.fullmatch(code) or code in _NO_REGISTER:
        return None
    lists, _ = _table().get(code, ((), ""))
    return lists[0] if lists else _of_a_state(code, jurisdiction) or code


def read_number(code: str, jurisdiction: str, written: str) -> Registered | None:
    """Return the number ``written`` that the authority ``code`` gave out; None when there is none.

    ``jurisdiction`` is a code of ISO 3166-1 or -2. A number that its register's rule does not admit keeps GLEIF's code
    of the register: it is what GLEIF says, and not known to be one of that list.
    """
    tidy = " ".join(written.split())
    if _NOTHING.fullmatch(tidy) or not _CODE.fullmatch(code) or code in _NO_REGISTER:
        return None
    lists, court = _table().get(code, ((), ""))
    for scheme in lists:
        if scheme == "CH-FDJP" and jurisdiction not in ("", "CH"):
            continue  # the UID register has Liechtenstein's companies as well
        if scheme in _SHAPES and not _SHAPES[scheme].fullmatch(tidy.upper()):
            continue
        found = numbers.read(f"{tidy} {court}" if court else tidy, register=scheme)
        if found is not None:
            return Registered(scheme, found.value)
    found = numbers.read(re.sub(r"\s", "", tidy) if re.fullmatch(r"[0-9\s]+", tidy) else tidy)
    state = None if lists else _of_a_state(code, jurisdiction)
    return Registered(state or code, found.value) if found else None


def _of_a_state(code: str, jurisdiction: str) -> str | None:
    state = _STATE.fullmatch(jurisdiction)
    return f"US-{state[1]}_CR" if state and int(code[2:]) in _OF_A_STATE else None


@cache
def _table() -> dict[str, tuple[tuple[str, ...], str]]:
    text = (resources.files(__package__) / "registration_authorities.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {code: (tuple(lists.split()), court[0] if court else "") for code, lists, *court in rows}
