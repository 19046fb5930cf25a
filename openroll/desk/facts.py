"""What the facts of a request say (docs/spec/request.md): which member stands in the open, and which as a digest."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from openroll.core.canonical import JSON
from openroll.core.clock import rfc3339
from openroll.roll.ledger import NewFact

from . import models
from .locators import PublicLocator
from .order import Order, mask, names_of

DESK: Final = "desk"  # the role of what the register does by itself
AUTHORITY: Final = "authority"


@dataclass(slots=True)
class Came:
    """What a request is when it comes: as much of its row as its facts say, and as is stored."""

    number: int
    subject: str
    entry_id: int
    category: str
    language: str
    channel: str
    signed: bool
    items: int
    issued_at: datetime
    received_at: datetime
    deadline_at: datetime
    defer_until: datetime | None


def received(came: Came, order: Order, authority: models.Authority) -> NewFact:
    """Return the fact that a request ``came``, as ``order`` says it."""
    data: dict[str, JSON] = {
        "request": came.number,
        "entry": came.entry_id,
        "authority": {"code": authority.code, "name": authority.name, "country": authority.country},
        "category": came.category,
        "legal_basis": _basis(order),
        "territory": [*order.territory],
        "language": came.language,
        "channel": came.channel,
        "signed": came.signed,
        "items": came.items,
        "issued_at": rfc3339(came.issued_at),
        "received_at": rfc3339(came.received_at),
        "deadline_at": rfc3339(came.deadline_at),
    }
    if order.locators and len(order.locators) > came.items:
        data["joined"] = len(order.locators) - came.items
    if came.defer_until is not None:
        data["defer_until"] = rfc3339(came.defer_until)
    details = {
        "reference": order.reference,
        "reasons": order.reasons,
        "contact": order.contact,
        "redress": order.redress,
        "defer_why": order.defer_why,
    }
    return _fact("request-received", came.subject, data, AUTHORITY, {"details": _said(details)})


def item_received(
    came: Came, subject: str, n: int, locator: PublicLocator, same_as: tuple[int, int] | None
) -> NewFact:
    """Return the fact that what ``came`` names ``locator`` as item ``n``; ``same_as`` is who named it first."""
    data: dict[str, JSON] = {
        "request": came.number,
        "entry": came.entry_id,
        "item": n,
        "network": locator.network.value,
        "kind": locator.kind.value,
    }
    if same_as is not None:
        data["same_as"] = {"request": same_as[0], "item": same_as[1]}
    return _fact("request-received", subject, data, AUTHORITY, {"locator": locator.text})


def of_request(
    type: str,
    request: models.Request,
    data: Mapping[str, JSON],
    *,
    by: str = DESK,
    withheld: Mapping[str, JSON] | None = None,
) -> NewFact:
    """Return a fact about ``request`` as a whole. ``withheld`` that say nothing are left out."""
    told = {"request": request.number, "entry": request.entry_id, **data}
    return _fact(type, request.subject, told, by, withheld or {})


def of_item(
    type: str,
    item: models.Item,
    data: Mapping[str, JSON],
    *,
    by: str = "organiser",
    withheld: Mapping[str, JSON] | None = None,
) -> NewFact:
    """Return a fact about one ``item``. ``withheld`` that say nothing are left out."""
    request = item.request
    told = {"request": request.number, "entry": request.entry_id, "item": item.n, **data}
    return _fact(type, item.subject, told, by, withheld or {})


def _basis(order: Order) -> str:
    """Return the legal basis, which is public, without the places of the order."""
    basis = order.legal_basis
    if any((one.partition("://")[2] or one) in basis for one in order.locators):  # hardly ever
        return mask(basis, names_of([*order.locators]))
    return basis


def _fact(type: str, subject: str, data: dict[str, JSON], by: str, withheld: Mapping[str, JSON]) -> NewFact:
    hidden = {name: value for name, value in withheld.items() if value}
    return NewFact(type, subject, {**data, **hidden}, by, None, withheld=tuple(f"/{name}" for name in hidden))


def _said(values: Mapping[str, JSON]) -> dict[str, JSON]:
    return {name: value for name, value in values.items() if value}
