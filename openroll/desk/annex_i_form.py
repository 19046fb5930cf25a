"""The form of the EU's removal order, field by field: every value is checked, and an error names section and field.

Regulation (EU) 2021/784, Annex I, sections A to G, as one JSON object.
"""

from datetime import date
from typing import Final, NoReturn

from openroll.core.canonical import JSON
from openroll.core.clock import parse_rfc3339, rfc3339
from openroll.core.errors import N_, UnusableInput

from .order import MOST_LOCATORS

MEMBER_STATES: Final = (
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
    *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
)
# Section B, the boxes to tick: the points of Article 2(7), and what the material does.
GROUNDS: Final[dict[str, str]] = {
    "a": "It incites others to commit terrorist offences, such as by glorifying terrorist acts.",
    "b": "It solicits others to commit or to contribute to the commission of terrorist offences.",
    "c": "It solicits others to participate in the activities of a terrorist group.",
    "d": "It instructs in explosives, weapons, noxious substances or other methods, for terrorist offences.",
    "e": "It is a threat to commit a terrorist offence.",
}
KINDS: Final = ("court", "law-enforcement", "other")  # section E: who issues it
# Together what an order takes: its contact is made of ten short texts, its redress of three notes.
LONGEST_SHORT: Final = 300
LONGEST_NOTE: Final = 1_000
LONGEST_REASONS: Final = 18_000


class MalformedForm(UnusableInput):
    """What was sent does not fill in the form. Parameters: ``section``, a letter, and ``field``, if one is at fault."""

    code = "malformed-form"


def read_section(letter: str, given: JSON) -> dict[str, JSON]:
    """Return the fields of one section, each as its kind says. Raises MalformedForm."""
    if given is None:
        return {}
    if not isinstance(given, dict):
        raise MalformedForm(N_("Section {section} of a removal order is an object."), section=letter)
    fields = SECTIONS[letter]
    for name in sorted(given.keys() - fields.keys()):
        fail(letter, name[:60], N_("Section {section} of a removal order has no field “{field}”."))
    return {
        name: _KINDS_READ[fields[name]](letter, name, value)
        for name, value in given.items()
        if value is not None
    }


def _text(section: str, field: str, value: JSON, limit: int = LONGEST_SHORT) -> JSON:
    if not isinstance(value, str) or len(value) > limit:
        fail(
            section,
            field,
            N_("Section {section}, “{field}”: a text of at most {limit} characters."),
            limit=limit,
        )
    if any(not char.isprintable() and char not in "\n\t\r" for char in value):
        fail(section, field, N_("Section {section}, “{field}”: it holds characters that cannot be shown."))
    return value.strip()


def _long(section: str, field: str, value: JSON) -> JSON:
    return _text(section, field, value, LONGEST_REASONS)


def _note(section: str, field: str, value: JSON) -> JSON:
    return _text(section, field, value, LONGEST_NOTE)


def _line(section: str, field: str, value: JSON) -> JSON:
    found = _text(section, field, value, 120)
    if not isinstance(found, str) or not found.isprintable():
        fail(section, field, N_("Section {section}, “{field}”: a text on one line."))
    return found


def _box(section: str, field: str, value: JSON) -> JSON:
    if not isinstance(value, bool):
        fail(section, field, N_("Section {section}, “{field}”: true where the box is ticked, or false."))
    return value


def _state(section: str, field: str, value: JSON) -> JSON:
    if value not in MEMBER_STATES:
        fail(section, field, N_("Section {section}, “{field}”: the two letters of a Member State, as DE."))
    return value


def _moment(section: str, field: str, value: JSON) -> JSON:
    try:
        found = parse_rfc3339(str(value))
    except (ValueError, OverflowError):
        found = None
    if found is None or not 2000 <= found.year < 3000:  # so that six weeks can be added to it
        fail(section, field, N_("Section {section}, “{field}”: a moment, as 2026-01-31T12:00:00Z."))
    return rfc3339(found)


def _day(section: str, field: str, value: JSON) -> JSON:
    try:
        found = date.fromisoformat(str(value)).isoformat()
    except ValueError:
        found = ""
    if found != value:
        fail(section, field, N_("Section {section}, “{field}”: a date, as 2026-01-31."))
    return found


def _kind(section: str, field: str, value: JSON) -> JSON:
    if value not in KINDS:
        fail(section, field, N_("Section {section}, “{field}”: one of {words}."), words=", ".join(KINDS))
    return value


def _points(section: str, field: str, value: JSON) -> JSON:
    if not isinstance(value, list) or not all(isinstance(one, str) and one in GROUNDS for one in value):
        words = ", ".join(GROUNDS)
        fail(section, field, N_("Section {section}, “{field}”: a list of points, of {words}."), words=words)
    return [point for point in GROUNDS if point in value]


def _places(section: str, field: str, value: JSON) -> JSON:
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        fail(section, field, N_("Section {section}, “{field}”: a list of exact addresses, each a text."))
    if len(value) > MOST_LOCATORS:
        fail(
            section,
            field,
            N_("Section {section}, “{field}”: {limit} addresses at most."),
            limit=MOST_LOCATORS,
        )
    return list(value)


def fail(section: str, field: str, message: str, **more: object) -> NoReturn:
    """Raise MalformedForm with ``message``, which names ``section`` and ``field``."""
    raise MalformedForm(message, section=section, field=field, **more)


_KINDS_READ: Final = {
    "text": _text,
    "long": _long,
    "note": _note,
    "line": _line,
    "box": _box,
    "state": _state,
    "moment": _moment,
    "day": _day,
    "kind": _kind,
    "points": _points,
    "places": _places,
}
# The sections of Annex I, their fields in its order, and of which kind each is.
SECTIONS: Final[dict[str, dict[str, str]]] = {
    "A": {
        "member_state": "state",
        "addressee": "text",
        "contact_point": "text",
        "main_establishment": "state",
        "issued_at": "moment",
        "reference": "line",
    },
    "B": {"locations": "places", "location_details": "note", "grounds": "points", "reasons": "long"},
    "C": {"do_not_inform": "box", "until": "moment"},
    "D": {"other_member_state": "box", "copy_sent": "box"},
    "E": {
        "kind": "kind",
        "name": "text",
        "representative": "text",
        "post": "text",
        "file_number": "text",
        "address": "text",
        "telephone": "text",
        "fax": "text",
        "email": "text",
        "date": "day",
        "signed": "box",
    },
    "F": {"feedback": "text", "home_authority": "text"},
    "G": {"body": "note", "deadline": "note", "legislation": "note"},
}
