"""Which of a fact's values are hidden, and how: personal, embargoed or withheld. Pure.

The fact itself names the places that are withheld or embargoed, and until when: a digest says neither.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from openroll.core.canonical import JSON
from openroll.core.clock import rfc3339
from openroll.policy.model import Policy

PUBLIC, PERSONAL, EMBARGOED, WITHHELD = "public", "personal", "embargoed", "withheld"
_STRICTNESS = (PUBLIC, PERSONAL, EMBARGOED, WITHHELD)


@dataclass(frozen=True)
class Composed:
    """The ``data`` of a fact, and the JSON pointers in it whose values are hidden, by how they are."""

    data: dict[str, JSON]
    personal: tuple[str, ...]
    withheld: tuple[str, ...] = ()
    embargoed: Mapping[str, datetime] = field(default_factory=dict)


def compose(data: dict[str, JSON], classes: Mapping[str, str], until: datetime | None) -> Composed:
    """Return ``data`` with what it says of its hidden places; ``classes`` has the class of each.

    ``until`` is when embargoes end, None where the policy has none.
    """
    of = {each: tuple(path for path, found in classes.items() if found == each) for each in _STRICTNESS}
    embargoed = {path: until for path in of[EMBARGOED] if until is not None}
    withheld = (*of[WITHHELD], *(path for path in of[EMBARGOED] if path not in embargoed))
    told: dict[str, JSON] = {}
    if withheld:
        told["withheld"] = [*sorted(withheld)]
    if embargoed:
        told["embargoed"] = {path: rfc3339(moment) for path, moment in embargoed.items()}
    return Composed({**data, **told}, of[PERSONAL], withheld, embargoed)


def strictest(*classes: str) -> str:
    """Return the strictest of ``classes``, personal at least: for what could give several values away."""
    return max((PERSONAL, *classes), key=_STRICTNESS.index)


def hidden_identifiers(policy: Policy) -> dict[str, str]:
    """Return the class of each identifier that does not stand in the open."""
    return {name: rule.field_class for name, rule in policy.identifiers.items() if rule.field_class != PUBLIC}


def embargo_ends(policy: Policy, at: datetime) -> datetime | None:
    """Return when what is embargoed ``at`` a moment is to be disclosed; None when the policy has no embargo."""
    days = policy.deadlines.get("embargo")
    return None if days is None else at.replace(microsecond=0) + timedelta(days=days)
