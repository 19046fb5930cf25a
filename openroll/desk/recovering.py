"""Requests of a restored register catch up with what the log says of them since the backup.

What the facts say in the open comes back: states, moments, effects, refusals. What was withheld is gone: statements of
reasons, appeals and answers in words, the words by which authors appeal. A request that came after the backup stands
in the log and its number is never given again; its rows are gone, and its authority can send it again.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import Q

from openroll.core.clock import parse_rfc3339
from openroll.log.fact import Fact, parse
from openroll.log.redaction import REDACTED
from openroll.roll import models as roll
from openroll.roll.sequences import move_on

from . import forgetting, models, moving
from .words import ItemState, State

GAP: Final = 1_000_000  # more lines than agents can have been told since a backup
Change = Callable[[Any, Fact], None]


def catch_up(start: int) -> int:
    """Let requests and items be as the facts from index ``start`` on say; return how many facts were about them.

    Done again it changes nothing.
    """
    wanted = Q(type__startswith="request-") | Q(type=REDACTED)
    facts = roll.Fact.objects.filter(wanted, index__gte=start).order_by("index")
    count = 0
    touched: set[int] = set()
    with transaction.atomic():
        for row in facts.iterator(500):
            count += 1
            touched.update(_apply(parse(bytes(row.data))))
        for request in models.Request.objects.filter(number__in=touched):
            _end(request)
    return count


def pass_over_offers() -> None:
    """Give agents no line that has the number of one that is lost: they ask for what comes after the last they had."""
    with transaction.atomic():
        newest = models.Offer.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        move_on(models.Offer, lambda last: max(newest, last) + GAP)


def _apply(fact: Fact) -> list[int]:
    """Change the row that ``fact`` is about; return its request, nothing where the row is gone."""
    request = models.Request.objects.filter(subject=fact.subject).first()
    if request is not None:
        if change := _OF_REQUEST.get(fact.type):
            change(request, fact)
            request.version += 1
            request.save()
        return [request.number]
    item = models.Item.objects.filter(subject=fact.subject).select_related("request").first()
    if item is None:
        return []
    if change := _OF_ITEM.get(fact.type):
        change(item, fact)
        item.save()
    return [item.request_id]


def _end(request: models.Request) -> None:
    """Let a request be answered when nothing of it waits; tell the agent of one that it may not have heard of."""
    if request.admissible_at is not None and not request.offers.filter(kind=moving.OFFER.REQUEST).exists():
        moving.offer(request, moving.OFFER.REQUEST, request.admissible_at)
    waits = request.rows.filter(state=ItemState.WAITING).exists()
    if request.state == State.ADMISSIBLE and request.items and not waits:
        moving.answer(request, request.informed_at or request.admissible_at or request.received_at)


def _moment(fact: Fact, name: str = "at") -> datetime:
    value = fact.data.get(name)
    return parse_rfc3339(value if isinstance(value, str) else fact.at)


def _number(fact: Fact, name: str) -> int:
    value = fact.data.get(name)
    return value if isinstance(value, int) else 0


def _acknowledged(request: models.Request, fact: Fact) -> None:
    request.state, request.acknowledged_at = State.ACKNOWLEDGED, _moment(fact)


def _admissible(request: models.Request, fact: Fact) -> None:
    request.state, request.admissible_at = State.ADMISSIBLE, _moment(fact)


def _returned(request: models.Request, fact: Fact) -> None:
    request.state, request.return_reason = State.RETURNED, str(fact.data["reason"])
    request.ended_at = request.ended_at or _moment(fact)


def _ended(request: models.Request, fact: Fact) -> None:
    request.state, request.ended_at = State(fact.type.removeprefix("request-")), _moment(fact)


def _told(request: models.Request, fact: Fact) -> None:
    request.informed_at = _moment(fact)


def _effect(item: models.Item, fact: Fact) -> None:
    data: dict[str, Any] = fact.data
    item.proof = data["proof"]
    if data.get("again"):
        return
    until = data.get("preserved_until")
    item.state, item.action, item.ground = str(data["effect"]), str(data["action"]), ""
    item.countries, item.acted_at = data["countries"], _moment(fact, "acted_at")
    item.preserved_until = parse_rfc3339(until) if until else None


def _refused(item: models.Item, fact: Fact) -> None:
    item.state, item.ground, item.reasoned_at = ItemState.REFUSED, str(fact.data["ground"]), _moment(fact)


def _reasons(item: models.Item, fact: Fact) -> None:
    item.reasoned_at = _moment(fact)


def _informed(item: models.Item, fact: Fact) -> None:
    if "deferred_until" in fact.data:
        item.author_until = _moment(fact, "deferred_until")
    else:
        item.informed_at = item.informed_at or _moment(fact)


def _appealed(item: models.Item, fact: Fact) -> None:
    told = {"text": "", "language": item.request.language, "made_at": _moment(fact)}
    appeal, new = models.Appeal.objects.get_or_create(item=item, n=_number(fact, "appeal"), defaults=told)
    if new:
        moving.offer(item.request, moving.OFFER.APPEAL, appeal.made_at, appeal)


def _decided(item: models.Item, fact: Fact) -> None:
    made = models.Appeal.objects.filter(item=item, n=_number(fact, "appeal"))
    made.update(outcome=str(fact.data["outcome"]), decided_at=_moment(fact))


def _reinstated(item: models.Item, fact: Fact) -> None:
    data: dict[str, Any] = fact.data
    item.state, item.proof, item.reinstated_at = ItemState.REINSTATED, data["proof"], _moment(fact)


def _redacted(item: models.Item, fact: Fact) -> None:
    """Forget a place that was found not to be public; an office's redactions are carried out by themselves."""
    if fact.by == forgetting.ORGANISER:
        forgetting.erase(item)


_OF_REQUEST: Final[Mapping[str, Change]] = {
    "request-acknowledged": _acknowledged,
    "request-admissible": _admissible,
    "request-returned": _returned,
    "request-withdrawn": _ended,
    "request-annulled": _ended,
    "request-informed": _told,
}
_OF_ITEM: Final[Mapping[str, Change]] = {
    "request-effect": _effect,
    "request-refused": _refused,
    "request-reasons": _reasons,
    "request-informed": _informed,
    "request-appealed": _appealed,
    "request-decided-on-appeal": _decided,
    "request-reinstated": _reinstated,
    REDACTED: _redacted,
}
