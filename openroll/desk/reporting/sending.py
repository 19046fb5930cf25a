"""Statements of reasons on their way to the EU's transparency database, a hundred at a time. Pure: the caller posts.

A statement is sent once: the database knows it by its ``puid`` and refuses a second one, naming it. So a call whose
answer was lost is simply made again. A call is taken as a whole or not at all; statements that are refused are left
out of the next one.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from openroll.core.errors import N_, Refusal, SourceUnreachable, UnusableInput

from .statements import Statement, batches

DATABASE: Final = "https://transparency.dsa.ec.europa.eu"
PATH: Final = "/api/v1/statements"
LARGEST_ANSWER: Final = 16_000_000
CREATED: Final = 201
INVALID: Final = 422
_REFUSED: Final = (401, 403)
_LATER: Final = (408, 425, 429)
_INDEX: Final = re.compile(r"statement_([0-9]{1,3})")
_UUID: Final = re.compile(r"[0-9a-f-]{36}")
_UNKNOWN: Final = ""

# Gives what an HTTP call with this body is answered with: its status and body. Raises SourceUnreachable.
Post = Callable[[bytes], tuple[int, bytes]]


class DatabaseLater(SourceUnreachable):
    """The database does not take statements for now. Parameter ``status``."""

    code = "database-later"


class DatabaseRefuses(Refusal):
    """The database refuses the whole call. Parameter ``status``."""

    code = "database-refuses"


@dataclass(slots=True)
class Sent:
    """What became of statements, by puid: the database's id of what it has, where it said one, and why not."""

    taken: dict[str, str] = field(default_factory=dict)
    refused: dict[str, tuple[str, ...]] = field(default_factory=dict)


def send(statements: Sequence[Statement], post: Post, taken: Callable[[Mapping[str, str]], None]) -> Sent:
    """Send ``statements``, which hold a puid each, and return what became of them.

    ``taken`` is called after each call with what the database has since, before the next one is made. Raises
    SourceUnreachable, DatabaseLater, DatabaseRefuses; what was taken until then was told.
    """
    sent = Sent()
    for batch in batches(statements):
        left = {str(one["puid"]): one for one in batch}
        while left:
            status, body = post(json.dumps({"statements": list(left.values())}, ensure_ascii=False).encode())
            done, refused = _outcome(status, body, list(left))
            taken(done)
            sent.taken |= done
            sent.refused |= refused
            if not done and not refused:
                raise DatabaseRefuses(
                    N_("The database refuses the call and does not say for which statement: {detail}."),
                    status=status,
                    detail=_message(body),
                )
            left = {puid: one for puid, one in left.items() if puid not in done and puid not in refused}
    return sent


def token_of(text: str) -> str:
    """Return the token that a file holds. Raises UnusableInput."""
    token = text.strip()
    if not token or not token.isascii() or not token.isprintable() or " " in token or len(token) > 1000:
        raise UnusableInput(N_("The file of the token must hold the token, and nothing else."))
    return token


def _outcome(
    status: int, body: bytes, puids: Sequence[str]
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Return which statements the database has after a call, and which it refuses and why."""
    if status == CREATED:
        ids = dict(_ids(body))
        return {puid: ids.get(puid, _UNKNOWN) for puid in puids}, {}
    if status == INVALID:
        return _existing(body, puids), _errors(body, puids)
    if status in _REFUSED:
        raise DatabaseRefuses(N_("The database does not take this token (HTTP {status})."), status=status)
    if status in _LATER or status >= 500:
        raise DatabaseLater(
            N_(
                "The database takes no statements for now (HTTP {status}). Send again later; nothing is sent twice."
            ),
            status=status,
        )
    raise DatabaseRefuses(
        N_("The database refuses the call (HTTP {status}): {detail}."), status=status, detail=_message(body)
    )


def _ids(body: bytes) -> Iterator[tuple[str, str]]:
    found = _object(body).get("statements")
    for one in found if isinstance(found, list) else ():
        if isinstance(one, dict) and isinstance(puid := one.get("puid"), str):
            uuid = one.get("uuid")
            yield puid, uuid if isinstance(uuid, str) and _UUID.fullmatch(uuid) else _UNKNOWN


def _existing(body: bytes, puids: Sequence[str]) -> dict[str, str]:
    """Return which of ``puids`` the database says it has: from a call whose answer was lost."""
    errors = _object(body).get("errors")
    found = errors.get("existing_puids") if isinstance(errors, dict) else None
    values = found.values() if isinstance(found, dict) else found if isinstance(found, list) else ()
    return {one: _UNKNOWN for one in values if isinstance(one, str) and one in puids}


def _errors(body: bytes, puids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return what is wrong with each statement, by its place in the call."""
    errors = _object(body).get("errors")
    refused: dict[str, tuple[str, ...]] = {}
    for name, fields in errors.items() if isinstance(errors, dict) else ():
        match = _INDEX.fullmatch(name)
        if match and int(match[1]) < len(puids) and isinstance(fields, dict):
            said = [
                str(text)
                for texts in fields.values()
                for text in (texts if isinstance(texts, list) else [texts])
            ]
            refused[puids[int(match[1])]] = tuple(" ".join(text.split())[:300] for text in said[:20])
    return refused


def _message(body: bytes) -> str:
    said = _object(body).get("message")
    return " ".join(said.split())[:300].rstrip(".") if isinstance(said, str) and said.strip() else "–"


def _object(body: bytes) -> dict[str, object]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
