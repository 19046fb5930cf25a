"""What authorities' programs send and get: for the OpenAPI document of the API. Orders are read by openroll.desk."""

from datetime import datetime
from typing import Any

from ninja import Schema
from pydantic import Field

from .api_schemas import Problem, Strict


class NewOrders(Strict):
    """Orders: each the object that docs/spec/order.md describes, or the text of a signed note of one."""

    orders: list[dict[str, Any] | str] = Field(min_length=1, max_length=100)


class Result(Schema):
    """What became of one order: the request that it is, or the ``problem`` for which nothing of it was kept."""

    reference: str
    request: int | None = None
    state: str | None = None
    items: int | None = None
    joined: int | None = Field(None, description="Lines that named a place of the order once more.")
    sha256: str | None = Field(None, description="Of the order's canonical bytes.")
    again: bool | None = Field(None, description="The same order had come before; nothing changed.")
    url: str | None = None
    receipt_url: str | None = None
    problem: Problem | None = None


class TakenOrders(Schema):
    """What became of each order, in their order."""

    receipt: str | None = Field(
        description="A signed note (docs/spec/request-receipt.md); null until it is signed."
    )
    receipt_url: str | None
    results: list[Result]


class Why(Strict):
    """Why a request is withdrawn."""

    why: str = Field(min_length=1, max_length=4000)


class Appeal(Schema):
    """An author's appeal, and what became of it."""

    n: int
    made_at: datetime
    outcome: str
    decided_at: datetime | None


class Item(Schema):
    """One place of a request, and what became of it."""

    n: int
    locator: str
    state: str
    action: str
    ground: str
    reasons: str
    countries: list[str]
    acted_at: datetime | None
    informed_at: datetime | None
    reinstated_at: datetime | None
    appeals: list[Appeal]


class Returned(Schema):
    """Why a request went back, and what was found: what it lacks, which items are private, which have errors."""

    reason: str
    lacks: list[str]
    private: dict[str, str]
    errors: dict[str, str]
    why: str


class Seen(Schema):
    """A request, and how far it has come."""

    number: int
    reference: str
    entry: int
    category: str
    state: str
    sha256: str
    items: int
    joined: int = Field(description="Lines that named a place of the order once more: they are of its item.")
    received_at: datetime
    deadline_at: datetime
    acknowledged_at: datetime | None
    admissible_at: datetime | None
    answered_at: datetime | None
    ended_at: datetime | None
    returned: Returned | None
    outcomes: list[Item]
    receipt_url: str
    page_url: str


class Brief(Schema):
    """A request in a list."""

    number: int
    reference: str
    state: str
    items: int
    received_at: datetime
    deadline_at: datetime
    url: str


class Listed(Schema):
    """Requests of an authority by number; ask for those after the last of them for more."""

    requests: list[Brief]
