"""Statements of reasons out of rows, for the EU's transparency database. Pure.

Articles 17 and 24(5) of Regulation (EU) 2022/2065. They are public, and hold no personal data: the texts are
standard ones, with the category and the law that was cited. What is not known is left out; a statement that the
database would refuse is kept apart, with what it lacks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from openroll.desk.words import Action, Category, ItemState

from . import keys
from . import statement_values as v
from .check_statements import check_one
from .findings import Findings, Level
from .rows import Automation, Basis, Content, Row, Source

Statement = dict[str, str | list[str]]

_SOURCES: Final = {
    # What an authority asks for and Article 9 does not cover is "other", says the database's documentation.
    Source.AUTHORITY: "SOURCE_TYPE_OTHER_NOTIFICATION",
    Source.NOTICE: "SOURCE_ARTICLE_16",
    Source.TRUSTED_FLAGGER: "SOURCE_TRUSTED_FLAGGER",
    Source.OWN: v.VOLUNTARY,
}
# What our acts are there. An act that is bound to a room, or can be undone, ends no service for good: suspension.
_DECISIONS: Final[dict[Action, tuple[str, str]]] = {
    Action.REMOVE: ("decision_visibility", "DECISION_VISIBILITY_CONTENT_REMOVED"),
    Action.QUARANTINE: ("decision_visibility", "DECISION_VISIBILITY_CONTENT_DISABLED"),
    Action.SHUT: ("decision_visibility", "DECISION_VISIBILITY_CONTENT_DISABLED"),
    Action.DELIST: ("decision_visibility", "DECISION_VISIBILITY_CONTENT_DEMOTED"),
    Action.BY_HAND: ("decision_visibility", v.VISIBILITY_OTHER),
    Action.SUSPEND: ("decision_account", "DECISION_ACCOUNT_SUSPENDED"),
    Action.RESTRICT: ("decision_provision", "DECISION_PROVISION_PARTIAL_SUSPENSION"),
    Action.BAN: ("decision_provision", "DECISION_PROVISION_PARTIAL_SUSPENSION"),
}
_ENDS: Final = {
    "decision_visibility": "end_date_visibility_restriction",
    "decision_account": "end_date_account_restriction",
    "decision_provision": "end_date_service_restriction",
}
_AUTOMATION: Final = {
    Automation.NOT: "AUTOMATED_DECISION_NOT_AUTOMATED",
    Automation.PARTLY: "AUTOMATED_DECISION_PARTIALLY",
    Automation.FULLY: "AUTOMATED_DECISION_FULLY",
}
_PLACES: Final = {
    Content.POST: "A public post, of which the kind of content was not recorded",
    Content.MEDIA: "A public file, of which the kind of content was not recorded",
    Content.PAGE: "A public page",
    Content.ROOM: "A public room, group or channel",
}
_WHAT: Final = {
    Category.TERRORISM: "public propaganda of terrorism",
    Category.DRUGS: "public offers or propaganda of drugs",
    Category.VIOLENCE: "public calls for violence",
    Category.CSAM: "child sexual abuse material",
    Category.SPAM: "unsolicited mass mailing",
    Category.OTHER: "material against the law or the terms that are named",
}
_LOOKED: Final = "It was looked at where anybody can see it, and found"
_HOW: Final = {
    Source.AUTHORITY: "A public authority asked the service to look at it.",
    Source.NOTICE: "A notice under Article 16 of Regulation (EU) 2022/2065 pointed to it.",
    Source.TRUSTED_FLAGGER: "A trusted flagger's notice pointed to it.",
    Source.OWN: "The service found it on its own initiative.",
}


@dataclass(frozen=True, slots=True)
class Made:
    """The statement of one row, and the fields for which the database would refuse it; each is missing or wrong."""

    row: Row
    statement: Statement
    lacks: tuple[str, ...]


def make(row: Row) -> Made:
    """Return the statement of a row on which something was done."""
    said: dict[str, str | list[str] | None] = {
        **_decision(row),
        **_ground(row),
        **_content(row),
        **_category(row),
        "application_date": _day(row.effect_at),
        "territorial_scope": _territory(row),
        "decision_facts": f"{_HOW[row.source]} {_LOOKED} to be {_WHAT[row.category]}.",
        "source_type": _SOURCES[row.source],
        "automated_detection": _yes_no(row.automated_detection),
        "automated_decision": _AUTOMATION[row.automated_decision] if row.automated_decision else None,
        "puid": row.puid,
    }
    statement = {field: value for field, value in said.items() if value}
    found = Findings("")
    check_one(statement, 0, "", found)
    errors = [one.where.removeprefix("/") for one in found.found if one.level is Level.ERROR]
    return Made(row, statement, tuple(dict.fromkeys(errors)))


def make_all(rows: Iterable[Row], *, with_orders: bool = True) -> list[Made]:
    """Return the statements of all rows on which something was done that has effect in the Union.

    Article 17(5) exempts what was done on an order of a Member State (Article 9): ``with_orders`` says whether
    those are made all the same.
    """
    return [make(row) for row in rows if row.acted and _in_europe(row) and (with_orders or not _ordered(row))]


def batches(statements: Sequence[Statement]) -> list[Sequence[Statement]]:
    """Return ``statements`` in as many lists as the database takes calls for them."""
    return [statements[begin : begin + v.MOST] for begin in range(0, len(statements), v.MOST)]


def _decision(row: Row) -> dict[str, str | list[str] | None]:
    if row.action is None:
        return {}
    field, value = _DECISIONS[row.action]
    if field == "decision_visibility" and (row.territory or _gone_by_hand(row)):
        value = "DECISION_VISIBILITY_CONTENT_DISABLED"  # elsewhere it may still be there
    said: dict[str, str | list[str] | None] = {field: [value] if field in v.MANY_OF else value}
    if value == v.VISIBILITY_OTHER:
        said["decision_visibility_other"] = _cut(row.by_hand, 500)
    if row.effect is ItemState.REINSTATED:
        said[_ENDS[field]] = _day(row.reinstated_at)
    return said


def _gone_by_hand(row: Row) -> bool:
    """Whether what was done by hand is known to have had its effect: nobody sees the material any more."""
    return row.action is Action.BY_HAND and not row.by_hand and row.effect is ItemState.FULL


def _ground(row: Row) -> dict[str, str | list[str] | None]:
    what = f"It was found to be {_WHAT[row.category]}"
    if row.basis is Basis.LAW:
        return {
            "decision_ground": v.ILLEGAL,
            "illegal_content_legal_ground": _cut(row.legal_basis, 500),
            "illegal_content_explanation": f"{what}, which the law that is named forbids.",
        }
    return {
        "decision_ground": v.INCOMPATIBLE,
        "incompatible_content_ground": _cut(row.legal_basis, 500),
        "incompatible_content_explanation": f"{what}, which the terms that are named do not allow.",
        "incompatible_content_illegal": "No",
    }


def _content(row: Row) -> dict[str, str | list[str] | None]:
    types = {v.CONTENT_OTHER if one in _PLACES else f"CONTENT_TYPE_{one.name}" for one in row.content}
    return {
        "content_type": sorted(types),
        "content_type_other": "; ".join(_PLACES[one] for one in row.content if one in _PLACES),
        "content_language": row.content_language.upper() or None,
        "content_date": row.content_date.isoformat() if row.content_date else None,
    }


def _category(row: Row) -> dict[str, str | list[str] | None]:
    key = keys.key_of_statement(row.category, row.basis)
    return {
        "category": key.category,
        "category_specification": [key.keyword] if key.keyword else None,
        "category_specification_other": key.text or None,
    }


def _territory(row: Row) -> list[str]:
    """Return where the restriction applies, within the European Economic Area; everywhere is all of it."""
    return [code for code in keys.EEA if code in row.territory] if row.territory else list(keys.EEA)


def _in_europe(row: Row) -> bool:
    return bool(_territory(row))


def _ordered(row: Row) -> bool:
    return row.source is Source.AUTHORITY and row.country in keys.EU


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _day(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).date().isoformat() if moment else None


def _yes_no(said: bool | None) -> str | None:
    return None if said is None else "Yes" if said else "No"
