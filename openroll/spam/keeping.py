"""What has been said of late, as a file: whoever counts on after a stop begins where it was.

One JSON line says the format, then one for each text, what was seen longest ago first.
"""

import base64
import binascii
import json
from pathlib import Path
from typing import Any, Final

from openroll.core.durable import write_file
from openroll.core.errors import N_, UnusableInput

from .campaigns import Campaign, Campaigns, Limits, Once
from .fingerprint import SLOTS, Fingerprint
from .told import told_count, told_text, told_time

FORMAT: Final = "openroll-spam-campaigns/1"


def save(campaigns: Campaigns, path: Path) -> None:
    """Write all that is remembered, durably, for its owner alone. Raises OSError."""
    lines = [json.dumps({"format": FORMAT}), *(json.dumps(_told(one)) for one in campaigns)]
    write_file(path, ("\n".join(lines) + "\n").encode("ascii"), 0o600)


def load(path: Path, limits: Limits | None = None) -> Campaigns:
    """Return what was saved. Raises UnusableInput naming the line that cannot be read; OSError."""
    campaigns, number = Campaigns(limits), 1
    try:
        lines = path.read_bytes().decode("ascii").splitlines()
        if not lines or json.loads(lines[0]) != {"format": FORMAT}:
            raise ValueError
        for line in lines[1:]:
            number += 1
            campaigns.remember(_said(json.loads(line)))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError, binascii.Error):
        raise UnusableInput(
            N_("{path}, line {line}: this is no file of campaigns, or one of another version."),
            path=path,
            line=number,
        ) from None
    return campaigns


def _told(said: Once | Campaign) -> dict[str, Any]:
    mark = {
        "slots": base64.b64encode(said.mark.slots).decode(),
        "letters": said.mark.letters,
        "leads": said.mark.leads,
        **({"head": base64.b64encode(said.mark.head).decode()} if said.mark.head else {}),
    }
    if isinstance(said, Once):
        return {"mark": mark, "once": [said.id, said.account, said.room, said.at.isoformat()]}
    return {
        "mark": mark,
        "id": said.id,
        "times": [said.first.isoformat(), said.last.isoformat()],
        "example": said.example,
        "count": said.count,
        "messages": said.messages,
        "accounts": said.accounts,
        "rooms": said.rooms,
        "places": {account: sorted(rooms) for account, rooms in said.places.items()},
    }


def _said(told: dict[str, Any]) -> Once | Campaign:
    """Return what a line says. Raises ValueError, KeyError, TypeError, AttributeError."""
    mark = _mark(told["mark"])
    if "once" in told:
        id, account, room, at = told["once"]
        return Once(told_text(id), told_text(account), told_text(room), told_time(at), mark)
    first, last = map(told_time, told["times"])
    return Campaign(
        id=told_text(told["id"]),
        first=first,
        last=last,
        mark=mark,
        example=told_text(told["example"]),
        count=told_count(told["count"]),
        messages=_names(told["messages"]),
        accounts={told_text(name): told_count(count) for name, count in told["accounts"].items()},
        rooms={told_text(name): told_count(count) for name, count in told["rooms"].items()},
        places={told_text(name): set(_names(rooms)) for name, rooms in told["places"].items()},
    )


def _mark(told: dict[str, Any]) -> Fingerprint:
    slots, head = (base64.b64decode(told.get(name, ""), validate=True) for name in ("slots", "head"))
    if len(slots) != 4 * SLOTS or len(head) not in (0, len(slots)) or not isinstance(told["leads"], bool):
        raise ValueError
    return Fingerprint(slots, told_count(told["letters"]), told["leads"], head)


def _names(value: object) -> list[str]:
    if not isinstance(value, list):
        raise TypeError
    return [told_text(name) for name in value]
