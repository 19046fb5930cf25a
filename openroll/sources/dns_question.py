"""A question to the domain name system as a link (RFC 4501), and its answer as lines of a zone file (RFC 1035, 5).

``dns:_openroll.example.org?type=TXT`` is fetched like any other link, and its snapshot is kept like any other. Its
status is 200 or, where there is no such name or nothing of the type, 404; its body holds the lines, sorted. Who asks
is elsewhere.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final, Protocol

from openroll.core.errors import N_, LinkRefused

from .guard import check_name, shown
from .snapshot import Hop, Snapshot

if TYPE_CHECKING:
    import dns.rdata

SCHEME: Final = "dns:"
TYPES: Final = ("TXT", "MX", "NS", "CAA", "A", "AAAA", "CNAME")
_LONGEST_NAME: Final = 253
_LINK: Final = re.compile(r"(?is)dns:([^/?#;]+)(?:\?([^#]*))?")
# Labels that no host has, set before a name to say what a record is for (RFC 8552): _openroll, _dmarc, _mta-sts.
_PURPOSE: Final = re.compile(r"(?i)((?:_[a-z0-9-]{1,62}\.){0,2})(.+)", re.ASCII)
_LINE: Final = re.compile(
    rf"(?i)(\S+)\s+(?:(\d{{1,9}})\s+)?(?:IN\s+)?(?:(\d{{1,9}})\s+)?({'|'.join(TYPES)})\s+(.+)", re.ASCII
)
_NAMES_WITHIN: Final = ("MX", "NS", "CNAME")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: ``name`` in A-labels and small letters without a final stop, ``kind`` one of TYPES."""

    name: str
    kind: str

    @property
    def url(self) -> str:
        """Return the link."""
        return f"{SCHEME}{self.name}?type={self.kind}"


@dataclass(frozen=True, slots=True)
class Line:
    """One record: ``owner`` in small letters with its final stop, ``ttl`` None where it is not said."""

    owner: str
    ttl: int | None
    kind: str
    data: str

    def __str__(self) -> str:
        return " ".join(
            [self.owner, *([str(self.ttl)] if self.ttl is not None else []), "IN", self.kind, self.data]
        )

    @property
    def text(self) -> str | None:
        """Return the text of a TXT record, its strings joined (RFC 7208, 3.3); None for any other record."""
        found = _rdata(self.kind, self.data) if self.kind == "TXT" else None
        strings: tuple[bytes, ...] | None = getattr(found, "strings", None)
        return None if strings is None else b"".join(strings).decode("utf-8", "replace")


class NoAnswer(Exception):
    """No name server answered; its text says why."""


class NameServers(Protocol):
    """Answers questions for records."""

    def ask(self, question: Question, left: Callable[[], float]) -> Sequence[Line]:
        """Return the records of the answer, none where there is no such name. ``left`` gives the seconds left.

        Raises NoAnswer, and TimeoutError when no time is left.
        """
        ...


def is_question(url: str) -> bool:
    """Say whether ``url`` means the domain name system."""
    return url.lstrip(" \t\r\n")[: len(SCHEME)].lower() == SCHEME


def check_question(url: str) -> Question:
    """Return the question that ``url`` is. Raises LinkRefused (``link``, ``reason``, and what the reason needs)."""
    found = _LINK.fullmatch(url.strip(" \t\r\n"))
    kind = _kind(found[2] or "") if found else None
    if not found or kind is None:
        raise LinkRefused(
            N_(
                "{link} is refused: a question for records is dns:NAME?type=TYPE, with one of the types {types}."
            ),
            link=shown(url),
            reason="question",
            types=", ".join(TYPES),
        )
    link = url.strip(" \t\r\n")
    parts = _PURPOSE.fullmatch(found[1])
    purpose, host = (parts[1].lower(), parts[2]) if parts else ("", found[1])
    name = purpose + check_name(host, link)
    if len(name) > _LONGEST_NAME:
        raise LinkRefused(
            N_("{link} is refused: “{host}” is no host name."),
            link=shown(url),
            reason="host",
            host=shown(name),
        )
    return Question(name, kind)


def _kind(query: str) -> str | None:
    """Return the type that a link's ``query`` asks for, A when it says nothing; None when it asks for anything else."""
    kind = "A"
    for part in query.split(";") if query else ():
        name, _, value = part.partition("=")
        if name.lower() == "type":
            kind = value.upper()
        elif (name.lower(), value.upper()) != ("class", "IN"):
            return None
    return kind if kind in TYPES else None


def make_line(owner: str, ttl: int | None, kind: str, data: str) -> Line | None:
    """Return the record in the one spelling that it has here, None when ``data`` is none of the ``kind``."""
    found = _rdata(kind, data)
    if found is None:
        return None
    text = found.to_text()
    return Line(owner.rstrip(".").lower() + ".", ttl, kind, text.lower() if kind in _NAMES_WITHIN else text)


def _rdata(kind: str, data: str) -> "dns.rdata.Rdata | None":
    # Here, since it takes as long to load as all the rest, and few questions are for records.
    import dns.exception
    import dns.name
    import dns.rdata

    try:
        return dns.rdata.from_text("IN", kind, data, origin=dns.name.root, relativize=False)
    except (dns.exception.DNSException, ValueError):
        return None


def read_line(text: str) -> Line | None:
    """Return the record that a line of a zone file states, None for anything else."""
    found = _LINE.fullmatch(text.strip())
    if not found:
        return None
    ttl = found[2] or found[3]
    return make_line(found[1], int(ttl) if ttl else None, found[4].upper(), found[5])


def read_lines(body: bytes) -> list[Line]:
    """Return the records in the body of a snapshot."""
    return [line for text in body.decode("utf-8", "replace").split("\n") if (line := read_line(text))]


def chosen(question: Question, lines: Iterable[Line]) -> list[Line]:
    """Return what of ``lines`` answers ``question``: records of the type, and the aliases that lead to them."""
    left = list(lines)
    owners, found = [f"{question.name}."], []
    for owner in owners:
        found += [line for line in left if line.owner == owner and line.kind in (question.kind, "CNAME")]
        aliases = (line.data for line in found if line.owner == owner and line.kind == "CNAME")
        owners += [alias for alias in dict.fromkeys(aliases) if alias not in owners]
    return found


def snapshot_of(
    url: str, question: Question, lines: Sequence[Line], at: datetime, label: str | None = None
) -> Snapshot:
    """Return the snapshot of the answer to ``question``, asked as ``url``. ``lines`` may hold more than answers it."""
    answer = chosen(question, lines)
    body = "".join(sorted({f"{line}\n" for line in answer})).encode()
    status = 200 if any(line.kind == question.kind for line in answer) else 404
    return Snapshot(
        url=url,
        final_url=question.url,
        # The address asked is the machine's own setting, and says nothing about the answer.
        chain=(Hop(question.url, status, None, None),),
        status=status,
        headers=(("content-type", "text/dns"),),
        body=body,
        raw=body,
        sha256=hashlib.sha256(body).hexdigest(),
        certificate=None,
        retrieved_at=at,
        label=label,
    )
