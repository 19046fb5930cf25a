"""What the facts about a request come to (docs/spec/request.md, "How a request is folded"). Pure.

Only what stands in the open is read: of a withheld value the log has a digest, and nothing here ever asks for more.
What a fact does not say, or says in a way that nobody knows here, changes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from openroll.core.canonical import JSON
from openroll.core.errors import N_, Damage

from .fact import Fact

RECEIVED: Final = "request-received"
OPEN: Final = ("received", "acknowledged", "admissible")  # states of a request that is not at its end
NOT_PUBLIC: Final = "not-public"
FULL, PARTIAL, LIMITED, REFUSED = "full", "partial", "limited", "refused"
EFFECTS: Final = (FULL, PARTIAL, LIMITED)
# The members that are shown, of every type: no other one is taken over, so that what is meant for few stays with them.
SHOWN: Final = frozenset(
    {
        *("authority", "category", "legal_basis", "territory", "language", "channel", "signed", "items"),
        *("issued_at", "received_at", "deadline_at", "defer_until", "network", "kind", "same_as", "at"),
        *("joined", "reason", "lacks", "private", "effect", "action", "countries", "acted_at", "proof"),
        *("preserved_until", "again", "ground", "automated_detection", "automated_decision"),
        *("who", "deferred_until", "appeal", "outcome"),
    }
)


class MalformedRequest(Damage):
    """A fact about a request from which nothing can be made."""

    code = "malformed-request"


@dataclass(frozen=True, slots=True)
class Step:
    """One fact about a request, or about one ``item`` of it: where it stands in the log, and what is shown of it."""

    index: int
    type: str
    at: str
    by: str
    subject: str
    request: int
    entry: int
    item: int | None
    said: Mapping[str, JSON]


@dataclass(frozen=True, slots=True)
class Request:
    """A request after some of its facts; ``versions`` counts them, those about its items too.

    ``private`` is how many of its places were not public. ``waiting`` counts the items without an outcome.
    """

    number: int
    subject: str
    entry: int
    authority: str
    authority_name: str
    country: str
    category: str
    legal_basis: str
    territory: tuple[str, ...]
    language: str
    channel: str
    signed: bool
    items: int
    issued_at: str | None
    received_at: str
    deadline_at: str | None
    defer_until: str | None
    log_index: int
    state: str = "received"
    acknowledged_at: str | None = None
    admissible_at: str | None = None
    answered_at: str | None = None
    informed_at: str | None = None
    ended_at: str | None = None
    return_reason: str | None = None
    lacks: tuple[str, ...] = ()
    private: int = 0
    waiting: int = 0
    deferred: bool = False
    versions: int = 1
    changed: int = 0
    at: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One place of a request after some of its facts. ``outcome`` is what was decided last, whatever came then."""

    request: int
    item: int
    subject: str
    network: str
    kind: str
    same_request: int | None
    same_item: int | None
    log_index: int
    state: str = "waiting"
    outcome: str | None = None
    action: str | None = None
    ground: str | None = None
    countries: tuple[str, ...] = ()
    acted_at: str | None = None
    decided_at: str | None = None
    gone: bool | None = None
    looked_at: str | None = None
    preserved_until: str | None = None
    reasoned_at: str | None = None
    informed_at: str | None = None
    deferred_until: str | None = None
    appeals: int = 0
    appealed_at: str | None = None
    appeal_outcome: str | None = None
    partly: int = 0
    reversed: int = 0
    reinstated_at: str | None = None


def step_of(index: int, fact: Fact) -> Step | None:
    """Return what is shown of ``fact``; None when it is about no request. Raises MalformedRequest."""
    if not fact.type.startswith("request-"):
        return None
    data = fact.data
    request, entry, item = (data.get(name) for name in ("request", "entry", "item"))
    numbers = [request, entry, *([item] if item is not None else [])]
    if not all(type(number) is int and number > 0 for number in numbers):
        raise MalformedRequest(N_("Fact {index} names no request that can be."), index=index)
    said = {name: value for name, value in data.items() if name in SHOWN}
    return Step(
        index, fact.type, fact.at, fact.by, fact.subject,
        _number(request), _number(entry), None if item is None else _number(item), said,
    )  # fmt: skip


def fold(step: Step, request: Request | None, item: Item | None) -> tuple[Request, Item | None]:
    """Return the request after ``step``, and the item that it is about; before it they were ``request`` and ``item``.

    Raises MalformedRequest for a step that does not follow.
    """
    if (request is None) != (step.type == RECEIVED and step.item is None):
        raise _out_of_order(step)
    if request is None:
        return _begun(step), None
    if step.entry != request.entry:
        raise _out_of_order(step)
    if step.item is None:
        if step.subject != request.subject:
            raise _out_of_order(step)
        return _changed(request, step, _of_request(step, request)), None
    if (item is None) != (step.type == RECEIVED) or (item is not None and step.subject != item.subject):
        raise _out_of_order(step)
    after = _begun_item(step) if item is None else _of_item(step, item)
    return _changed(request, step, _answered(step, request, item, after)), after


def _out_of_order(step: Step) -> MalformedRequest:
    message = N_("Fact {index} ({type}) does not follow from what the log says of its request before.")
    return MalformedRequest(message, index=step.index, type=step.type)


def _changed(request: Request, step: Step, values: dict[str, Any]) -> Request:
    """Return the request with ``values``, one version on."""
    return replace(request, versions=request.versions + 1, changed=step.index, at=step.at, **values)


def _begun(step: Step) -> Request:
    said = step.said
    items = _number(said.get("items"))
    defer_until = _text(said.get("defer_until"))
    return Request(
        number=step.request,
        subject=step.subject,
        entry=step.entry,
        authority=_text(_object(said.get("authority")).get("code")) or "",
        authority_name=_text(_object(said.get("authority")).get("name")) or "",
        country=_text(_object(said.get("authority")).get("country")) or "",
        category=_text(said.get("category")) or "",
        legal_basis=_text(said.get("legal_basis")) or "",
        territory=_texts(said.get("territory")),
        language=_text(said.get("language")) or "",
        channel=_text(said.get("channel")) or "",
        signed=said.get("signed") is True,
        items=items,
        issued_at=_text(said.get("issued_at")),
        received_at=_text(said.get("received_at")) or step.at,
        deadline_at=_text(said.get("deadline_at")),
        defer_until=defer_until,
        log_index=step.index,
        waiting=items,
        deferred=defer_until is not None,
        changed=step.index,
        at=step.at,
    )


def _of_request(step: Step, request: Request) -> dict[str, Any]:
    """Return what of the request a fact about it as a whole changes. What is further on does not go back."""
    at, here = _text(step.said.get("at")) or step.at, request.state
    match step.type:
        case "request-acknowledged":
            state = "acknowledged" if here in OPEN else here
            return {"state": state, "acknowledged_at": request.acknowledged_at or at}
        case "request-admissible":
            state = "admissible" if here in OPEN else here
            return {"state": state, "admissible_at": request.admissible_at or at}
        case "request-returned":
            return {
                "state": "returned",
                "ended_at": step.at,
                "lacks": _texts(step.said.get("lacks")),
                "return_reason": _text(step.said.get("reason")) or "",
                "private": _private(step.said.get("private")),
            }
        case "request-withdrawn":
            return {"state": "withdrawn", "ended_at": at}
        case "request-annulled":
            return {"state": "annulled", "ended_at": at}
        case "request-informed" if step.said.get("who") == "authority":
            return {"informed_at": at}
    return {}


def _begun_item(step: Step) -> Item:
    same = _object(step.said.get("same_as"))
    return Item(
        request=step.request,
        item=step.item or 0,
        subject=step.subject,
        network=_text(step.said.get("network")) or "",
        kind=_text(step.said.get("kind")) or "",
        same_request=_number(same.get("request")) or None,
        same_item=_number(same.get("item")) or None,
        log_index=step.index,
    )


def _of_item(step: Step, item: Item) -> Item:
    said, at = step.said, _text(step.said.get("at")) or step.at
    match step.type:
        case "request-effect" if said.get("again") is True:
            return _looked(said, item)
        case "request-effect" if said.get("effect") in EFFECTS:
            return _done(step, item)
        case "request-refused":
            return replace(
                item, state=REFUSED, outcome=REFUSED, ground=_text(said.get("ground")) or "", decided_at=step.at
            )  # fmt: skip
        case "request-reasons":
            return replace(item, reasoned_at=step.at)
        case "request-informed" if _text(said.get("deferred_until")):
            return replace(item, deferred_until=_text(said.get("deferred_until")))
        case "request-informed":
            return replace(item, informed_at=at)
        case "request-appealed":
            return replace(item, appeals=item.appeals + 1, appealed_at=at, appeal_outcome=None)
        case "request-decided-on-appeal":
            outcome = _text(said.get("outcome"))
            return replace(
                item, appeal_outcome=outcome,
                partly=item.partly + (outcome == "partly"), reversed=item.reversed + (outcome == "reversed"),
            )  # fmt: skip
        case "request-reinstated":
            return replace(_looked(said, item), state="reinstated", reinstated_at=step.at)
    return item


def _done(step: Step, item: Item) -> Item:
    said = step.said
    effect = _text(said.get("effect")) or ""
    done = replace(
        item,
        state=effect,
        outcome=effect,
        action=_text(said.get("action")),
        ground=None,
        countries=_texts(said.get("countries")),
        acted_at=_text(said.get("acted_at")) or step.at,
        decided_at=step.at,
        preserved_until=_text(said.get("preserved_until")),
    )
    return _looked(said, done)


def _looked(said: Mapping[str, JSON], item: Item) -> Item:
    """Take over what was seen by whoever looked at the place."""
    proof = _object(said.get("proof"))
    gone = proof.get("gone")
    return replace(item, gone=gone, looked_at=_text(proof.get("at"))) if isinstance(gone, bool) else item


def _answered(step: Step, request: Request, before: Item | None, after: Item) -> dict[str, Any]:
    """Return what of the request changes with one of its items."""
    found: dict[str, Any] = {"deferred": True} if after.deferred_until and not request.deferred else {}
    if before is None or (before.outcome is None) == (after.outcome is None):
        return found
    waiting = max(0, request.waiting - 1)
    if not waiting and request.state in OPEN:
        found |= {"state": "answered", "answered_at": step.at}
    return {**found, "waiting": waiting}


def _private(value: JSON) -> int:
    """Return how many places were not public: ``value`` counts them by their kind."""
    return sum(_number(each) for each in _object(value).values())


def _number(value: JSON) -> int:
    return value if type(value) is int and 0 < value < 1 << 53 else 0


def _text(value: JSON) -> str | None:
    return value if isinstance(value, str) and value else None


def _texts(value: JSON) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()


def _object(value: JSON) -> Mapping[str, JSON]:
    return value if isinstance(value, dict) else {}
