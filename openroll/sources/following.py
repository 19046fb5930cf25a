"""From a link to a snapshot: redirects, each checked again, and what is wrong with an answer, said in a sentence.

Where the answers come from, a socket or a recording, is the caller's.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias

from openroll.core.errors import N_, LinkRefused, SourceUnreachable

from .decoding import Undecodable, decode
from .failed import Way, remember
from .fetcher import Limits
from .guard import SafeLink, check_link, check_redirect, redirect_refused, shown
from .http1 import Answer, BadAnswer
from .snapshot import Hop, Snapshot

_REDIRECTS: Final = (301, 302, 303, 307, 308)
_SENTENCES: Final = {
    "time": N_("{link} gave no whole answer within {seconds} seconds."),
    "name": N_("The name {host} of {link} does not resolve to an address."),
    "names": N_("{link} got no answer from the name servers: {detail}."),
    "connect": N_("{link} cannot be reached: {detail}."),
    "certificate": N_("{link} is not trusted: the certificate of {host} does not hold ({detail})."),
    "tls": N_("{link} cannot be reached safely: {detail}."),
    "cut": N_("The answer of {link} is cut: it ended before it was whole."),
    "large": N_("The answer of {link} is larger than is read, or grows too large when unpacked."),
    "headers": N_("The answer of {link} has more headers than are read."),
    "garbled": N_("The answer of {link} is not HTTP."),
    "coding": N_("The answer of {link} is packed in a way that was not asked for."),
    "damaged": N_("The answer of {link} is damaged: it cannot be unpacked."),
    "redirects": N_("{link} redirects more than {limit} times."),
    "recording": N_("{link} is not in the recording."),
    "fetcher": N_("{link} was not fetched: the fetching process gave no usable answer."),
}


class Failure(Exception):
    """Why one hop gave no answer: a key of the sentences, and what they need."""

    def __init__(self, reason: str, **params: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.params = params
        self.address: str | None = None  # connected to before it failed


@dataclass(frozen=True, slots=True)
class Recorded:
    """What one hop answered, and when."""

    answer: Answer
    at: datetime
    label: str | None = None


# Asks one link; the flag says whether it is the one that was asked for (redirects get no credentials).
# Raises Failure, BadAnswer, and LinkRefused for an address that the link leads to.
Ask: TypeAlias = Callable[[SafeLink, bool], Recorded]


def follow(url: str, ask: Ask, limits: Limits) -> Snapshot:
    """Return the answer at ``url``, redirects followed. Raises LinkRefused and SourceUnreachable, as Fetcher says.

    The error remembers how far it got (``failed.way_of``).
    """
    way = Way()
    try:
        return _follow(url, ask, limits, way)
    except (LinkRefused, SourceUnreachable) as error:
        remember(error, way)
        raise


def _follow(url: str, ask: Ask, limits: Limits, way: Way) -> Snapshot:
    link = check_link(url)
    chain = way.chain
    while True:
        way.last = link.url
        try:
            got = ask(link, not chain)
        except LinkRefused as error:
            raise redirect_refused(error, url, link.url) if chain else error from None
        except (Failure, BadAnswer) as error:
            way.address = error.address
            raise _unreachable(url, error, link) from error
        way.last = None
        location = got.answer.header("location") if got.answer.status in _REDIRECTS else None
        chain.append(Hop(link.url, got.answer.status, got.answer.address, location))
        if location is None:
            return _snapshot(url, chain, got, limits)
        if len(chain) > limits.redirects:
            raise unreachable(url, "redirects", limit=limits.redirects)
        link = check_redirect(url, link, location)


def unreachable(link: str, reason: str, **params: object) -> SourceUnreachable:
    """Return the error that says in a sentence why ``link`` gave no answer."""
    return SourceUnreachable(_SENTENCES[reason], link=shown(link), reason=reason, **params)


def _unreachable(url: str, error: Failure | BadAnswer, link: SafeLink) -> SourceUnreachable:
    params = error.params if isinstance(error, Failure) else {}
    return unreachable(url, error.reason, **{"host": link.host, **params})


def open_body(url: str, raw: bytes, coding: str | None, limits: Limits) -> bytes:
    """Return ``raw`` without its content coding. Raises SourceUnreachable."""
    try:
        return decode(raw, coding or "", limits.decoded)
    except Undecodable as error:
        raise unreachable(url, error.reason) from error


def _snapshot(url: str, chain: list[Hop], got: Recorded, limits: Limits) -> Snapshot:
    answer = got.answer
    return Snapshot(
        url=url,
        final_url=chain[-1].url,
        chain=tuple(chain),
        status=answer.status,
        headers=answer.headers,
        body=open_body(url, answer.raw, answer.header("content-encoding"), limits),
        raw=answer.raw,
        sha256=hashlib.sha256(answer.raw).hexdigest(),
        certificate=answer.certificate,
        retrieved_at=got.at,
        label=got.label,
    )
