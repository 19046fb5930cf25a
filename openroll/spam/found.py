"""What was found, for a person to look at: one JSON line for each time that a campaign grew, the newest one counts.

The messenger's module appends; the organiser's agent reads. Whoever confirms or dismisses a campaign does so by its
``id``.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Final

from .campaigns import Campaign
from .told import told_count, told_text, told_time

LARGEST: Final = 16 * 1024 * 1024  # then the file is put aside, and a new one begins
_LONGEST_LINE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Found:
    """A campaign as it was written down: its copies (``curbed`` were refused), accounts, rooms and times."""

    id: str
    count: int
    curbed: int
    first: datetime
    last: datetime
    accounts: tuple[str, ...]
    rooms: tuple[str, ...]
    messages: tuple[str, ...]
    example: str


def found(campaign: Campaign, curbed: int = 0) -> Found:
    """Return what is to be written of a campaign."""
    return Found(
        campaign.id,
        campaign.count,
        curbed,
        campaign.first,
        campaign.last,
        tuple(campaign.accounts),
        tuple(campaign.rooms),
        tuple(campaign.messages),
        campaign.example,
    )


def append(path: Path, lines: Iterable[Found]) -> None:
    """Append to the file, which only its owner reads. One too large is renamed to NAME.1 first. Raises OSError."""
    data = b"".join(_encode(one) for one in lines)
    if path.exists() and path.stat().st_size + len(data) > LARGEST:
        path.replace(path.with_name(path.name + ".1"))
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        os.write(handle, data)
    finally:
        os.close(handle)


def read(path: Path) -> list[Found]:
    """Return what each campaign was last written down as, the one seen last first. No file: none.

    A line that cannot be read (the last one, of a process that was stopped) is passed over. Raises OSError.
    """
    newest: dict[str, Found] = {}
    for name in (path.with_name(path.name + ".1"), path):
        if name.exists():
            with name.open("rb") as file:
                for line in iter(lambda: file.readline(_LONGEST_LINE), b""):
                    if one := _decode(line):
                        newest[one.id] = one
    return sorted(newest.values(), key=lambda one: (one.last, one.id), reverse=True)


def _encode(one: Found) -> bytes:
    told = {each.name: getattr(one, each.name) for each in fields(one)}
    told |= {"first": one.first.isoformat(), "last": one.last.isoformat()}
    # Whatever the text holds, lone surrogates too, is ASCII in the file.
    return json.dumps(told).encode("ascii") + b"\n"


def _decode(line: bytes) -> Found | None:
    try:
        told = json.loads(line)
        accounts, rooms, messages = (
            tuple(map(told_text, told[name])) for name in ("accounts", "rooms", "messages")
        )
        return Found(
            id=told_text(told["id"]),
            count=told_count(told["count"]),
            curbed=told_count(told["curbed"]),
            first=told_time(told["first"]),
            last=told_time(told["last"]),
            accounts=accounts,
            rooms=rooms,
            messages=messages,
            example=told_text(told["example"]),
        )
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
