"""The state of a domain in an RDAP answer: whether it is about to be lost, and until when it is paid for."""

import re
from datetime import datetime
from typing import Final

from openroll.core.clock import parse_rfc3339, rfc3339
from openroll.core.errors import N_

from .base import Answer, Path

_NOT_LETTER: Final = re.compile(r"[^a-z]")
# RFC 8056 spells EPP's "pendingDelete" as "pending delete"; some servers keep EPP's spelling.
_STATUSES: Final = {
    "pendingdelete": N_("{source}: the domain is about to be deleted."),
    "pendingrestore": N_("{source}: the domain was deleted, and is being restored."),
    "redemptionperiod": N_(
        "{source}: the domain was deleted; its holder can still get it back for some days."
    ),
    "clienthold": N_("{source}: the domain is on hold: its registrar has taken it out of the DNS."),
    "serverhold": N_("{source}: the domain is on hold: its registry has taken it out of the DNS."),
}
# The registry's own day first; then what some servers call it, of which several may stand side by side.
_EXPIRES: Final = [
    "expiration",
    "registryexpiration",
    "registrarexpiration",
    "softexpiration",
    "recordexpires",
]
_FRACTION: Final = re.compile(r"(?<=:\d\d)\.\d+")


def read_status(answer: Answer) -> None:
    """Alert for every state in which a domain is about to be lost or does not lead anywhere."""
    statuses = answer.at("status")
    seen = set()
    for index, one in enumerate(statuses if isinstance(statuses, list) else []):
        key = _NOT_LETTER.sub("", one.lower()) if isinstance(one, str) else ""
        if key in _STATUSES and key not in seen:
            seen.add(key)
            answer.alert(_STATUSES[key], ("status", index))


def read_events(answer: Answer) -> None:
    """Claim the day until which the domain is registered."""
    for path, moment in _expirations(answer)[:1]:
        answer.claim("expires", rfc3339(moment), path)
        if moment < answer.snapshot.retrieved_at:
            # No alert: most registries renew by themselves, and say so some days late.
            answer.remark(
                N_("{source}: the domain's registration ran out on {date}."),
                path,
                date=moment.date().isoformat(),
            )


def _expirations(answer: Answer) -> list[tuple[Path, datetime]]:
    events = answer.at("events")
    found: list[tuple[int, Path, datetime]] = []
    for index, one in enumerate(events if isinstance(events, list) else []):
        action, date = (
            (one.get("eventAction"), one.get("eventDate")) if isinstance(one, dict) else (None, None)
        )
        key = _NOT_LETTER.sub("", action.lower()) if isinstance(action, str) else ""
        if key in _EXPIRES and (moment := _moment(date)):
            found.append((_EXPIRES.index(key), ("events", index, "eventDate"), moment))
    return [(path, moment) for _, path, moment in sorted(found, key=lambda each: each[0])]


def _moment(written: object) -> datetime | None:
    if not isinstance(written, str) or len(written) > 40:
        return None
    text = _FRACTION.sub("", written.strip().upper())
    try:
        return parse_rfc3339(
            f"{text}T00:00:00Z" if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) else text
        )
    except (ValueError, OverflowError):
        return None
