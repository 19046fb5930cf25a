"""How long an answer may be used again by its own rules (RFC 9111), and when a busy host wants to be asked again.

Nothing is guessed: an answer that does not say how long it holds is not used again.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from .dns_question import is_question, read_lines
from .snapshot import Snapshot

# Whatever a page says of itself: who corrects one looks at the register again the next day at the latest.
LONGEST: Final = timedelta(days=1)
_STATUSES: Final = (200, 404, 410)
_BUSY: Final = (429, 503)
_SECONDS: Final = re.compile(r"[0-9]{1,10}", re.ASCII)
# A directive with its value, bare or quoted (RFC 9111, 5.2). What stands between is passed over.
_DIRECTIVE: Final = re.compile(r'([!#$%&\'*+.^_`|~0-9A-Za-z-]+)(?:=(?:"([^"\\]*)"|([^\s,;"]*)))?', re.ASCII)


def fresh_until(snapshot: Snapshot) -> datetime | None:
    """Return until when ``snapshot`` answers the same question, None when it does not a second time.

    As a cache for many askers reads it (RFC 9111, 3 and 4.2). Records of the domain name system hold for the shortest
    of their times to live. An answer to which redirects led is not kept: what these say of themselves is not known.
    """
    seconds = _lifetime(snapshot)
    if seconds <= 0:
        return None
    return snapshot.retrieved_at + min(timedelta(seconds=seconds), LONGEST)


def is_public(snapshot: Snapshot) -> bool:
    """Say whether an answer to a request with a key says that anybody may have it (RFC 9111, 3.5)."""
    told = _directives(snapshot)
    return "public" in told or "s-maxage" in told


def asked_again_at(snapshot: Snapshot) -> datetime | None:
    """Return when the host of ``snapshot`` wants to be asked again (RFC 9110, 10.2.3), None when it does not say.

    Only an answer that says that the host is busy (429, 503) says so; no host is left alone for more than a day.
    """
    text = (snapshot.header("retry-after") or "").strip()
    if snapshot.status not in _BUSY or not text:
        return None
    latest = snapshot.retrieved_at + LONGEST
    if _SECONDS.fullmatch(text):
        return min(snapshot.retrieved_at + timedelta(seconds=min(int(text), 10**6)), latest)
    moment = read_date(text)
    return None if moment is None else min(max(moment, snapshot.retrieved_at), latest)


def read_date(text: str) -> datetime | None:
    """Return the moment that an HTTP date names (RFC 9110, 5.6.7), None when it names none."""
    try:
        moment = parsedate_to_datetime(text[:100])
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _lifetime(snapshot: Snapshot) -> float:
    """Return how many seconds after ``retrieved_at`` the answer is still fresh."""
    if snapshot.status not in _STATUSES or len(snapshot.chain) > 1:
        return 0
    if is_question(snapshot.final_url):
        return _shortest(line.ttl for line in read_lines(snapshot.body))
    told = _directives(snapshot)
    if {"no-store", "no-cache", "private"} & told.keys() or "*" in (snapshot.header("vary") or ""):
        return 0
    for name in ("s-maxage", "max-age"):
        if name in told:
            value = told[name]
            return int(value) - _age(snapshot) if _SECONDS.fullmatch(value) else 0
    if not told and "no-cache" in (snapshot.header("pragma") or "").lower():
        return 0
    expires, date = (read_date(snapshot.header(name) or "") for name in ("expires", "date"))
    if expires is None:
        return 0
    return (expires - (date or snapshot.retrieved_at)).total_seconds() - _age(snapshot)


def _shortest(ttls: Iterable[int | None]) -> int:
    return min((ttl or 0 for ttl in ttls), default=0)


def _age(snapshot: Snapshot) -> float:
    """Return how old the answer was when it came (RFC 9111, 4.2.3)."""
    told = (snapshot.header("age") or "0").strip()
    age = int(told) if _SECONDS.fullmatch(told) else 0
    date = read_date(snapshot.header("date") or "")
    seen = (snapshot.retrieved_at - date).total_seconds() if date else 0.0
    return max(age, seen)


def _directives(snapshot: Snapshot) -> dict[str, str]:
    """Return the directives of Cache-Control in small letters; of one that stands twice with other values, no value."""
    found: dict[str, str] = {}
    for name, value in snapshot.headers:
        if name != "cache-control":
            continue
        for directive in _DIRECTIVE.finditer(value):
            key, text = directive[1].lower(), directive[2] or directive[3] or ""
            found[key] = text if found.get(key, text) == text else ""
    return found
