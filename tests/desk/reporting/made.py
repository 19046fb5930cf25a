"""Rows of an invented organiser's desk."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from openroll.desk.reporting.harmonised import About
from openroll.desk.reporting.rows import Automation, Content, Period, Row, Source
from openroll.desk.words import Action, AppealOutcome, Category, Ground, ItemState

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HALF_YEAR = Period(date(2026, 1, 1), date(2026, 6, 30))
ABOUT = About(HALF_YEAR, "Lantern Rooms Oy", "lantern.example", date(2026, 8, 1), date(2026, 2, 20))


def row(
    request: int, item: int = 1, *, hours: float | None = 5, minutes: float | None = 6, **more: Any
) -> Row:
    """Return an item that was removed ``hours`` after its request came, whose receipt was said after ``minutes``."""
    values: dict[str, Any] = {
        "request": f"2026-{request}",
        "item": item,
        "source": Source.AUTHORITY,
        "authority": f"authority-{more.get('country', 'FR')}",
        "country": "FR",
        "category": Category.TERRORISM,
        "received_at": NOON,
        "acknowledged_at": None if minutes is None else NOON + timedelta(minutes=minutes),
        "effect": ItemState.REFUSED if hours is None else ItemState.FULL,
        "ground": Ground.LAWFUL if hours is None else None,
        "effect_at": None if hours is None else NOON + timedelta(hours=hours),
        "action": None if hours is None else Action.REMOVE,
        "puid": f"2026-{request}-{item}",
        "legal_basis": "Penal Code, section 1",
        "automated_detection": False,
        "automated_decision": Automation.NOT,
        "content": (Content.TEXT,),
        "content_date": date(2026, 2, 27),
    }
    return Row(**(values | more))


def rows() -> list[Row]:
    """Return a little of everything."""
    appeal: dict[str, Any] = {
        "appeal_at": NOON + timedelta(days=1),
        "appeal_decided_at": NOON + timedelta(days=3),
        "appeal_outcome": AppealOutcome.REVERSED,
        "effect": ItemState.REINSTATED,
        "reinstated_at": NOON + timedelta(days=3),
    }
    return [
        row(1, 1),
        row(1, 2, hours=7),
        row(
            2,
            country="DE",
            category=Category.DRUGS,
            hours=9,
            minutes=30,
            action=Action.SHUT,
            content=(Content.ROOM,),
        ),
        row(3, country="DE", category=Category.SPAM, hours=2.5, **appeal),
        row(4, category=Category.OTHER, hours=None),
        row(5, country="ID", category=Category.VIOLENCE),
        row(6, source=Source.OWN, country="", authority="", category=Category.SPAM, action=Action.SUSPEND),
    ]
