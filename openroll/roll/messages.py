"""The messages of a case, read: the one that opened it, and what was answered since."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, TypeVar

from openroll.sources.finding import Found, Link, blank
from openroll.sources.message import Message, read_message

from . import models

# What an answer repeats of the letter that it answers (RFC 3676, section 4.5).
_QUOTED: Final = re.compile(r"^[ \t]{0,3}>.*$", re.MULTILINE)
_T = TypeVar("_T", bound=Link | Found)


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a case: its number from 1 on, and what stands in it."""

    number: int
    message: Message
    received_at: datetime
    vouched_by: str | None

    @property
    def part(self) -> str:
        """Return how citations name it within its case."""
        return "message" if self.number == 1 else f"message/{self.number}"


def messages_of(case: models.Case) -> list[Said]:
    """Return every message of ``case``, the oldest first; each could be read when it came."""
    first = Said(1, read_message(bytes(case.message), may_be_empty=True), case.received_at, case.vouched_by)
    return [first, *map(_reply, case.replies.order_by("number"))]


def vouched_by(case: models.Case, replies: Sequence[Said]) -> str | None:
    """Return who vouches for what ``case`` states: somebody only when each of its messages is vouched for."""
    return case.vouched_by if all(one.vouched_by for one in replies) else None


def url_of(case: models.Case, part: str = "message") -> str:
    """Return how a citation names a message of ``case``; its text is not public."""
    return f"openroll:case/{case.code}/{part}"


def text_at(case: models.Case, url: str) -> str | None:
    """Return the text of the message of ``case`` that a citation's ``url`` names, None when it names none."""
    if url == url_of(case):
        return read_message(bytes(case.message), may_be_empty=True).text
    begin = url_of(case, "message/")
    number = url.removeprefix(begin) if url.startswith(begin) else ""
    reply = case.replies.filter(number=int(number)).first() if re.fullmatch("[0-9]{1,6}", number) else None
    return None if reply is None else read_message(bytes(reply.message), may_be_empty=True).text


def unquoted(message: Message) -> Message:
    """Return ``message`` without what stands in lines that quote an earlier one; places stay."""
    spans = [one.span() for one in _QUOTED.finditer(message.text)]
    if not spans:
        return message

    def kept(found: Sequence[_T]) -> tuple[_T, ...]:
        return tuple(one for one in found if not any(begin <= one.start < end for begin, end in spans))

    return replace(
        message,
        own=blank(message.own, spans),
        links=kept(message.links),
        emails=kept(message.emails),
        domains=kept(message.domains),
        undertakings=kept(message.undertakings),
        answers=kept(message.answers),
    )


def _reply(row: models.Reply) -> Said:
    message = unquoted(read_message(bytes(row.message), may_be_empty=True))
    return Said(row.number, message, row.received_at, row.vouched_by)
