"""jCards: contacts as RDAP writes them (RFC 7095; the address with its country code by RFC 8605).

A jCard is ``["vcard", [[name, parameters, type, value, …], …]]``. What is not of that form is not read at all: half a
card could be somebody else's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .base import LONGEST_VALUE, Path
from .boxes import filled
from .json_text import Json

_MOST: Final = 500  # properties of one card; people's cards have a dozen
# Properties that say nothing of who somebody is: one that is cut short leaves the rest of a card as it was.
_BESIDE: Final = ("version", "lang", "url", "tel", "contact-uri", "prodid", "rev", "note")
_ADDRESS_PARTS: Final = 7  # post office box, extended address, street, locality, region, code, country


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a card: its parameters, its first value, and where that value stands."""

    name: str
    parameters: dict[str, Json]
    value: Json
    path: Path
    flat: bool = False  # an address whose parts stand beside each other in the row: ``path`` is the row's

    @property
    def text(self) -> str:
        """Return the value on one line: of a list its first part, of anything that is no text nothing."""
        value = self.value[0] if isinstance(self.value, list) and self.value else self.value
        return _tidy(value)


@dataclass(frozen=True, slots=True)
class Address:
    """A card's address in lines, as they stand; ``country`` is its code or name, "" when there is none."""

    lines: tuple[str, ...]
    country: str
    street: bool  # whether it holds more than a place and a country
    place: bool  # whether a town or its code stands beside the street
    path: Path
    country_path: Path


def read(card: Json, path: Path) -> tuple[Property, ...] | None:
    """Return the properties of ``card``, which stands at ``path``; None when it is no jCard (RFC 7095, section 3)."""
    if not isinstance(card, list) or len(card) != 2 or card[0] != "vcard":
        return None
    rows = card[1]
    if not isinstance(rows, list) or len(rows) > _MOST:
        return None
    found = []
    for index, row in enumerate(rows):
        if not isinstance(row, list) or len(row) < 4:
            if isinstance(row, list) and row and row[0] in _BESIDE:
                continue
            return None
        name, parameters, kind, value = row[:4]
        if parameters == []:
            parameters = {}  # servers written in PHP have no other empty object
        if not isinstance(name, str) or not isinstance(parameters, dict) or not isinstance(kind, str):
            return None
        where: Path = (*path, 1, index)
        if name.lower() == "adr" and len(row) == 3 + _ADDRESS_PARTS:
            # RFC 7095, section 3.3.1.3, wants the parts in a list; some registries leave its brackets out.
            found.append(Property("adr", parameters, row[3:], where, flat=True))
        else:
            found.append(Property(name.lower(), parameters, value, (*where, 3)))
    return tuple(found)


def texts(card: tuple[Property, ...], name: str) -> Iterator[Property]:
    """Yield the properties called ``name`` that say something."""
    return (one for one in card if one.name == name and one.text)


def address(card: tuple[Property, ...]) -> Address | None:
    """Return the first address that says something: its parts, or the label in their place (RFC 7095, 3.3.1.3)."""
    for one in card:
        if one.name == "adr" and (found := _address(one)):
            return found
    return None


def _address(one: Property) -> Address | None:
    code = _tidy(one.parameters.get("cc"))
    parts = one.value if isinstance(one.value, list) and len(one.value) == _ADDRESS_PARTS else []
    lines = _unfilled(
        [[filled(_tidy(each)) for each in (part if isinstance(part, list) else [part])] for part in parts]
    )
    # The row is one step above its value; the parameters are its second item.
    row = one.path if one.flat else one.path[:-1]
    if any(any(part) for part in lines):
        country = code or " ".join(lines[-1]).strip()
        last = _ADDRESS_PARTS - 1 + (3 if one.flat else 0)
        where: Path = (*row, 1, "cc") if code else (*one.path, last)
        whole = tuple(each for part in lines for each in part if each)
        street, place = any(any(part) for part in lines[:3]), any(lines[3]) or any(lines[5])
        # As people write it, the code stands before the country and behind the place, where the card has it.
        return Address(
            whole if lines[-1] != [""] or not code else (*whole, code),
            country,
            street,
            place,
            one.path,
            where,
        )
    label = one.parameters.get("label")
    if isinstance(label, str) and label.strip() and len(label) <= LONGEST_VALUE:
        written = tuple(line for each in label.splitlines() if (line := _tidy(each)))
        # Two letters at the end may be a state's.
        last_line = written[-1] if len(written) > 2 and len(written[-1]) > 2 else ""
        where = (*row, 1, "cc") if code else (*row, 1, "label")
        whole_label = len(", ".join(written).split(", ")) > 2
        return Address(written, code or last_line, whole_label, whole_label, (*row, 1, "label"), where)
    if code:
        return Address((), code, False, False, (*row, 1, "cc"), (*row, 1, "cc"))
    return None


def _unfilled(parts: list[list[str]]) -> list[list[str]]:
    """Return the ``parts`` of an address without "NA" where several hold it: once it may be Namibia's code."""
    filler = sum(each.upper() == "NA" for part in parts for each in part) > 1
    return [["" if filler and each.upper() == "NA" else each for each in part] for part in parts]


def _tidy(value: Json) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_VALUE:
        return ""
    return " ".join("".join(char if char.isprintable() else " " for char in value).split())
