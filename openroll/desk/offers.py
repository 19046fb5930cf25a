"""What an organiser's agent is told, in order: requests that were admitted, and what happened to them since."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from openroll.core.clock import rfc3339

from . import models

MOST: Final = 100
MOST_ITEMS: Final = 10_000  # of one answer, unless a single request has more
KIND = models.Offer.Kind
_PIECE: Final = 100


def after(entry: int, n: int, limit: int) -> list[dict[str, Any]]:
    """Return what the agents of the entry with that number are told after line ``n``, ``limit`` lines at most."""
    rows = models.Offer.objects.filter(entry_id=entry, pk__gt=n).select_related(
        "request__authority", "appeal__item"
    )
    chosen: list[models.Offer] = []
    items = 0
    for row in rows.order_by("pk")[: min(max(limit, 1), MOST)]:
        items += row.request.items if row.kind == KIND.REQUEST else 1
        if chosen and items > MOST_ITEMS:
            break
        chosen.append(row)
    found = _items([row.request_id for row in chosen if row.kind == KIND.REQUEST])
    return [_offer(row, found.get(row.request_id, ())) for row in chosen]


def request_of(request: models.Request, items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return all that the organiser is told of ``request``."""
    order: dict[str, Any] = request.order
    return {
        "number": request.number,
        "authority": {
            "code": request.authority.code,
            "name": request.authority.name,
            "country": request.authority.country,
        },
        "reference": request.reference,
        "category": request.category,
        "legal_basis": _text(order, "legal_basis"),
        "reasons": _text(order, "reasons"),
        "territory": order.get("territory") or [],
        "language": request.language,
        "contact": _text(order, "contact"),
        "redress": _text(order, "redress"),
        "issued_at": rfc3339(request.issued_at),
        "received_at": rfc3339(request.received_at),
        "acknowledged_at": rfc3339(request.acknowledged_at) if request.acknowledged_at else None,
        "deadline_at": rfc3339(request.deadline_at),
        "defer_until": rfc3339(request.defer_until) if request.defer_until else None,
        "defer_why": _text(order.get("tell_author") or {}, "why"),
        "state": request.state,
        "items": [*items],
    }


def _items(numbers: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    rows = models.Item.objects.filter(request_id__in=numbers).select_related("material")
    found: dict[int, list[dict[str, Any]]] = {}
    for row in rows.order_by("request_id", "n"):
        found.setdefault(row.request_id, []).append(_item(row))
    return found


def _item(row: models.Item) -> dict[str, Any]:
    first = (row.material.first_request, row.material.first_item)
    same = None if first == (row.request_id, row.n) else {"request": first[0], "item": first[1]}
    return {"n": row.n, "locator": row.material.locator, "state": row.state, "same_as": same}


def _offer(row: models.Offer, items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    request = row.request
    told: dict[str, Any] = {"n": row.pk, "kind": row.kind, "at": rfc3339(row.at)}
    if row.kind == KIND.REQUEST:
        return {**told, "request": request_of(request, items)}
    brief = {
        "number": request.number,
        "state": request.state,
        "deadline_at": rfc3339(request.deadline_at),
    }
    if row.appeal is None:
        return {**told, "request": brief}
    return {**told, "request": brief, "appeal": _appeal(row.appeal)}


def _text(found: Mapping[str, Any], name: str) -> str:
    value = found.get(name)
    return value.strip() if isinstance(value, str) else ""


def everything(entry: int) -> Iterator[dict[str, Any]]:
    """Yield all that was offered to the entry with that number, with what it answered and what authors appealed."""
    rows = models.Request.objects.filter(entry_id=entry, admissible_at__isnull=False).select_related(
        "authority"
    )
    for request in rows.order_by("number").iterator(_PIECE):
        items = _items([request.number]).get(request.number, [])
        notes = request.outcomes.order_by("received_at", "id").values_list("note", flat=True)
        appeals = models.Appeal.objects.filter(item__request=request).select_related("item")
        yield {
            **request_of(request, items),
            "outcomes": [bytes(note).decode("utf-8", "replace") for note in notes],
            "appeals": [_appeal(one) for one in appeals.order_by("item__n", "n")],
        }


def _appeal(row: models.Appeal) -> dict[str, Any]:
    return {
        "item": row.item.n,
        "n": row.n,
        "text": row.text,
        "language": row.language,
        "made_at": rfc3339(row.made_at),
    }
