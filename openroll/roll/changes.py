"""What the fact of a noticed change says, and which of it is not written out. Pure.

The log forgets nothing, so it says of an e-mail or a postal address only that it has changed: it may be a person's. The
new value stands in the case, and in the entry once that is amended.
"""

from collections.abc import Sequence
from datetime import datetime

from openroll.core.canonical import JSON
from openroll.core.clock import rfc3339
from openroll.identity.claims import Alert, SourceType
from openroll.policy.model import Policy
from openroll.watch.conditions import CONDITIONS
from openroll.watch.drift import Change
from openroll.watch.observation import PAGE

from .classes import PUBLIC, Composed, compose
from .personal import Personal

_NEVER = frozenset({"address", "email"})
_NOT_QUOTED = ("{", "[", "<")  # a whole part of an answer, in which a liquidator's name may stand


def is_shown(change: Change, alerts: Sequence[Alert], policy: Policy) -> bool:
    """Tell whether the values of ``change`` may stand where nothing can be removed."""
    if change.property in (*_NEVER, *CONDITIONS, PAGE):
        return False
    rule = policy.identifiers.get(change.property)
    if rule is not None and rule.field_class != PUBLIC:
        return False
    return not any("natural person" in alert.reason for alert in alerts)


def change_data(
    number: int,
    n: int,
    change: Change,
    hidden: Personal,
    alerts: Sequence[Alert],
    policy: Policy,
    until: datetime | None,
) -> Composed:
    """Return what the fact ``change-noticed`` says: ``n`` counts the notices of entry ``number`` from 1."""
    shown = is_shown(change, alerts, policy)
    values: JSON = [*change.before.values, *change.now.values]
    shown = shown and not hidden.stands_in(values)
    data: dict[str, JSON] = {
        "entry": number,
        "n": n,
        "kind": change.kind,
        "property": change.property,
        "first_seen": rfc3339(change.first),
        "last_seen": rfc3339(change.last),
        "times": change.times,
    }
    if change.now.since:
        data["since"] = change.now.since
    if shown:
        data |= {"before": [*change.before.values], "now": [*change.now.values]}
    classes: dict[str, str] = {}
    if place := change.now.place:
        official = place.source_type == SourceType.OFFICIAL_REGISTER.value
        quote = place.quote if shown or (change.property in CONDITIONS and official) else ""
        quote = "" if quote.startswith(_NOT_QUOTED) else hidden.without(quote)
        data["cites"] = [{"source": "s1", "where": place.where, "quote": quote}]
        data["sources"] = {
            "s1": {
                "id": place.source,
                "type": place.source_type,
                "url": hidden.without(place.url),
                "retrieved_at": rfc3339(place.retrieved_at),
                "snapshot": place.snapshot or None,
                "label": place.label,
            }
        }
        if place.snapshot and (place.snapshot in hidden.snapshots or not shown):
            classes["/sources/s1/snapshot"] = hidden.field_class
    return compose(data, classes, until)
