"""What both reports are made from: one row for each item of a request, and for each act of the organiser's own. Pure.

An agent gives rows; nothing here knows where they come from. What is not known is None or empty, and is left out of
the reports or named as lacking, never guessed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Final

from openroll.core.errors import N_, UnusableInput
from openroll.desk.words import Action, AppealOutcome, Category, Ground, ItemState


class Source(StrEnum):
    """What made the organiser look at the material."""

    AUTHORITY = "authority"  # an authority's request, which the EU's templates call an order
    NOTICE = "notice"  # Article 16 of Regulation (EU) 2022/2065
    TRUSTED_FLAGGER = "trusted-flagger"  # Article 22 of it
    OWN = "own-initiative"


class Basis(StrEnum):
    """What the organiser's decision rests on."""

    LAW = "law"
    TERMS = "terms"  # of the service


class Automation(StrEnum):
    """How far the decision was taken without a person."""

    NOT = "not"
    PARTLY = "partly"
    FULLY = "fully"


class Content(StrEnum):
    """What kind of material it is, in the EU database's words."""

    APP = "app"
    AUDIO = "audio"
    IMAGE = "image"
    PRODUCT = "product"
    SYNTHETIC_MEDIA = "synthetic-media"
    TEXT = "text"
    VIDEO = "video"
    # Whoever acts without reading what stands there knows the kind of place alone, which is "other" there.
    POST = "post"
    MEDIA = "media"
    PAGE = "page"
    ROOM = "room"  # a room, group or channel as a whole


# Something was done to the material, whatever became of it later.
ACTED: Final = frozenset({ItemState.FULL, ItemState.PARTIAL, ItemState.LIMITED, ItemState.REINSTATED})


@dataclass(frozen=True, slots=True)
class Row:
    """One item of a request, or one act without a request. Moments are aware.

    ``request`` and ``authority`` say whose request it is of, ``item`` its number there, from 1. ``country`` is the
    authority's, ISO 3166-1 alpha-2. ``informed_at`` is when the authority heard of the effect,
    ``author_informed_at`` when the author did. ``action`` and ``effect_at`` are of what was done, ``by_hand`` says
    what, where ``action`` is BY_HAND; ``ground`` is of a refusal. ``legal_basis`` is the law, or the clause of the
    service's terms where ``basis`` is TERMS. ``territory`` lists the countries that an effect is limited to; empty
    is everywhere. ``puid`` is the statement's own id, the same each time that it is made. ``content_date`` is when
    the material was published, ``content_language`` an ISO 639-1 code.
    """

    request: str
    item: int
    source: Source
    category: Category
    received_at: datetime
    effect: ItemState
    puid: str
    authority: str = ""
    country: str = ""
    acknowledged_at: datetime | None = None
    deadline: datetime | None = None
    effect_at: datetime | None = None
    informed_at: datetime | None = None
    author_informed_at: datetime | None = None
    action: Action | None = None
    by_hand: str = ""
    ground: Ground | None = None
    basis: Basis = Basis.LAW
    legal_basis: str = ""
    automated_detection: bool | None = None
    automated_decision: Automation | None = None
    territory: tuple[str, ...] = ()
    content: tuple[Content, ...] = ()
    content_date: date | None = None
    content_language: str = ""
    appeal_at: datetime | None = None
    appeal_decided_at: datetime | None = None
    appeal_outcome: AppealOutcome | None = None
    reinstated_at: datetime | None = None

    @property
    def acted(self) -> bool:
        """Whether something was done to the material, be it undone since."""
        return self.effect in ACTED and self.effect_at is not None


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a report is about, both ends included, in UTC."""

    first: date
    last: date

    @classmethod
    def of(cls, first: str, last: str) -> "Period":
        """Return the period between two days written as 2026-01-31. Raises UnusableInput."""
        period = cls(day(first), day(last))
        if period.first > period.last:
            raise UnusableInput(
                N_("A period cannot end on {last}, before it begins on {first}."), first=first, last=last
            )
        return period

    def holds(self, moment: datetime | None) -> bool:
        """Whether ``moment`` lies in it."""
        return moment is not None and self.first <= moment.astimezone(UTC).date() <= self.last

    def __str__(self) -> str:
        return f"{self.first.isoformat()}/{self.last.isoformat()}"


def day(text: str) -> date:
    """Return the day that ``text`` writes as 2026-01-31. Raises UnusableInput."""
    try:
        if len(text) == len("2026-01-31"):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise UnusableInput(N_("{text} is no date. Write it as 2026-12-01."), text=text[:40])


def orders(rows: Iterable[Row]) -> dict[tuple[str, str], list[Row]]:
    """Return the rows of each request: a request is one for its authority and its code."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        found.setdefault((row.authority, row.request), []).append(row)
    return found


def effect_of(items: Sequence[Row]) -> datetime | None:
    """Return when a request was given effect: when the last of its items was. None while one of them is waiting."""
    if any(row.effect is ItemState.WAITING for row in items):
        return None
    return max((row.effect_at for row in items if row.acted and row.effect_at), default=None)
