"""Numbers and medians out of rows: what the parts of the harmonised report say. Pure.

A median is in hours with two decimals at most, and there is none of nothing. A time that would be less than nothing
(a clock that jumped) is not known, and is left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_EVEN, Decimal
from statistics import median
from typing import Final

from openroll.desk.words import Action, AppealOutcome

from . import headings as h
from .rows import Basis, Row, Source, effect_of, orders

_HUNDREDTH: Final = Decimal("0.01")

# What an appeal is about, by what was done (Article 20(1) of Regulation (EU) 2022/2065). Whatever else was done by hand
# was done to the material.
_ABOUT: Final = {
    Action.SUSPEND: h.ABOUT_ACCOUNT,
    Action.RESTRICT: h.ABOUT_PROVISION,
    Action.BAN: h.ABOUT_PROVISION,
}
_OUTCOMES: Final = {
    AppealOutcome.UPHELD: h.UPHELD,
    AppealOutcome.PARTLY: h.PARTLY,
    AppealOutcome.REVERSED: h.REVERSED,
}

Figures = dict[str, str]


@dataclass(frozen=True, slots=True)
class Span:
    """From one moment to another, when both are known."""

    begins: datetime
    ends: datetime | None

    @property
    def seconds(self) -> float | None:
        """How long it took; None when it is not over, or would be less than nothing."""
        if self.ends is None or self.ends < self.begins:
            return None
        return (self.ends - self.begins).total_seconds()


def hours(spans: Iterable[Span]) -> str:
    """Return the median of ``spans`` in hours; empty when none is known."""
    known = [one for span in spans if (one := span.seconds) is not None]
    if not known:
        return ""
    exact = Decimal(str(median(known))) / 3600
    text = format(exact.quantize(_HUNDREDTH, ROUND_HALF_EVEN), "f")
    return text.rstrip("0").rstrip(".")


def of_orders(rows: Sequence[Row]) -> Figures:
    """Return the columns of part 3: requests and items counted apart, and two medians over requests."""
    requests = orders(rows).values()
    return {
        h.ORDERS: str(len(requests)),
        h.ORDER_ITEMS: str(len(rows)),
        h.ORDER_RECEIPT: hours(Span(items[0].received_at, items[0].acknowledged_at) for items in requests),
        h.ORDER_EFFECT: hours(Span(items[0].received_at, effect_of(items)) for items in requests),
    }


def of_notices(rows: Sequence[Row]) -> Figures:
    """Return the columns of part 4."""
    return _notices(rows, "") | _notices(
        [row for row in rows if row.source is Source.TRUSTED_FLAGGER], "trusted"
    )


def _notices(rows: Sequence[Row], whose: str) -> Figures:
    columns = (
        (
            h.NOTICES_TRUSTED,
            h.NOTICE_ITEMS_TRUSTED,
            h.NOTICE_TIME_TRUSTED,
            h.BY_LAW_TRUSTED,
            h.BY_TERMS_TRUSTED,
        )
        if whose
        else (h.NOTICES, h.NOTICE_ITEMS, h.NOTICE_TIME, h.BY_LAW, h.BY_TERMS)
    )
    notices = orders(rows).values()
    acted = [row for row in rows if row.acted]
    values = (
        str(len(notices)),
        str(len(rows)),
        hours(Span(items[0].received_at, effect_of(items)) for items in notices),
        str(sum(row.basis is Basis.LAW for row in acted)),
        str(sum(row.basis is Basis.TERMS for row in acted)),
    )
    return dict(zip(columns, values, strict=True))


def of_appeals(rows: Sequence[Row]) -> dict[tuple[str, str], str]:
    """Return the values of part 7 about appeals, by indicator and scope; ``rows`` are those that were appealed against.

    What an agent cannot know (disputes elsewhere, complaints by those who sent a notice) is not among them.
    """
    found = _appeals(h.SUBMITTED, rows)
    for about in (h.ABOUT_VISIBILITY, h.ABOUT_PROVISION, h.ABOUT_ACCOUNT):
        found |= _appeals(about, [row for row in rows if about_of(row) == about])
    return found


def about_of(row: Row) -> str:
    """Return which kind of decision an appeal against ``row`` is about."""
    return _ABOUT.get(row.action, h.ABOUT_VISIBILITY) if row.action else h.ABOUT_VISIBILITY


def _appeals(indicator: str, rows: Sequence[Row]) -> dict[tuple[str, str], str]:
    outcomes = [_OUTCOMES[row.appeal_outcome] for row in rows if row.appeal_outcome]
    spans = [Span(row.appeal_at, row.appeal_decided_at) for row in rows if row.appeal_at]
    values = {h.NUMBER: str(len(rows)), h.MEDIAN: hours(spans)}
    values |= {scope: str(outcomes.count(scope)) for scope in h.DECIDED}
    return {(indicator, scope): value for scope, value in values.items()}
