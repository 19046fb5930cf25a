"""What programs send and get: the shapes of the API, from which its OpenAPI document is made."""

from datetime import date, datetime
from typing import Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from openroll.roll import intake


class Strict(Schema):
    """Something that is sent: what it does not know is refused, so that a misspelled member is not lost."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=False)


class NewMessage(Strict):
    """A message to the register."""

    text: str = Field(
        min_length=1,
        max_length=intake.LARGEST_MESSAGE,
        description="The message, with links to open sources.",
    )
    basis: Literal["own-request", "third-party-message"] = Field(
        "third-party-message", description="Whether whoever writes runs the service."
    )
    name: str = Field("", max_length=intake.LONGEST_NAME)
    email: str = Field(
        "", max_length=254, description="Where letters go. Without it nothing is written to anybody."
    )
    language: Literal["", "en", "ru"] = Field("", description="Of letters; empty: that of the message.")
    entry: int | None = Field(
        None, ge=1, lt=10**15, description="The entry that it is about, when it is about one."
    )


class NewReply(Strict):
    """An answer in a case."""

    text: str = Field(min_length=1, max_length=intake.LARGEST_MESSAGE)


class Accepted(Schema):
    """A message that was kept. ``key`` is the only word by which its sender sees it again."""

    case: str
    key: str
    received_at: datetime
    status_url: str
    page_url: str


class AcceptedReply(Schema):
    """An answer that was kept; ``number`` counts the messages of the case, of which the first is 1."""

    case: str
    number: int
    received_at: datetime
    status_url: str


class Found(Schema):
    """An identifier that the open sources gave; ``value`` is null when it is not for everybody."""

    identifier: str
    value: str | None


class Missing(Schema):
    """Identifiers that are missing, and where they could be found."""

    identifiers: list[str]
    hint: str


class Unusable(Schema):
    """A link that gave nothing."""

    link: str
    reason: str


class Entry(Schema):
    """The entry that the case led to, or is about."""

    number: int
    url: str


class Written(Schema):
    """A letter to the sender."""

    subject: str
    body: str
    language: str
    made_at: datetime
    sent: bool


class Answer(Schema):
    """An answer that the sender gave."""

    number: int
    received_at: datetime


class Status(Schema):
    """How far a case is."""

    case: str
    state: Literal["opened", "waiting", "sufficient", "decided", "closed", "lapsed"]
    received_at: datetime
    changed_at: datetime
    due: date | None = Field(description="The last day for an answer, while one is waited for.")
    found: list[Found]
    missing: list[Missing]
    unusable: list[Unusable]
    entry: Entry | None
    letters: list[Written]
    answers: list[Answer]
    receipt_url: str | None = Field(
        description="Null until the receipt is signed, which takes a minute at most."
    )


class Wrong(Schema):
    """A member of the request that is wrong."""

    pointer: str
    detail: str


class Problem(Schema):
    """A problem document (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[Wrong] | None = None
