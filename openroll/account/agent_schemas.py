"""What agents of organisers send and get."""

from datetime import datetime
from typing import Literal

from ninja import Schema
from pydantic import Field

from openroll.desk import outcomes

from .api_schemas import Problem, Strict


class SameAs(Schema):
    """The item that named the same place first."""

    request: int
    item: int


class Item(Schema):
    """One place of a request."""

    n: int
    locator: str
    state: str
    same_as: SameAs | None


class Authority(Schema):
    """Who asks."""

    code: str
    name: str
    country: str


class Brief(Schema):
    """Where a request stands."""

    number: int
    state: str
    deadline_at: datetime


class Request(Brief):
    """What an authority asks."""

    authority: Authority
    reference: str
    category: str
    legal_basis: str
    reasons: str
    territory: list[str] = Field(description="ISO 3166-1 codes; empty for everywhere.")
    language: str
    contact: str
    redress: str
    issued_at: datetime
    received_at: datetime
    acknowledged_at: datetime | None = Field(description="When the authority was told that it came.")
    defer_until: datetime | None = Field(description="The author is not to be told before.")
    defer_why: str
    items: list[Item]


class Appeal(Schema):
    """An author's appeal against what was done to one item."""

    item: int
    n: int
    text: str
    language: str
    made_at: datetime


class RequestOffer(Schema):
    """A request that was admitted."""

    n: int
    kind: Literal["request"]
    at: datetime
    request: Request


class Told(Schema):
    """What happened to a request since; with ``appeal`` where an author appealed."""

    n: int
    kind: Literal["withdrawn", "annulled", "returned", "appeal", "alarm"]
    at: datetime
    request: Brief
    appeal: Appeal | None = None


class Offers(Schema):
    """What an agent is told after the line that it knows already."""

    register_: str = Field(alias="register", description="The origin of the register’s log.")
    entry: int
    appeal_url: str = Field(description="The address of an appeal is this and a word.")
    now: datetime
    offers: list[RequestOffer | Told]


class SentOutcomes(Strict):
    """Signed outcomes, in the order in which they happened."""

    outcomes: list[str] = Field(
        min_length=1, max_length=outcomes.MOST, description="Signed notes (docs/spec/outcome.md)."
    )


class Taken(Schema):
    """What became of one outcome. ``id`` is empty where it could not be read."""

    id: str
    taken: bool
    problem: Problem | None = None


class TakenOutcomes(Schema):
    """What became of each, in the order in which they were sent."""

    results: list[Taken]
