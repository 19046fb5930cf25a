"""A capture that failed: what was asked, when, how far it got, and why it went no further."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from openroll.core.canonical import JSON
from openroll.core.clock import parse_rfc3339, rfc3339
from openroll.core.errors import OpenrollError, fill

from .snapshot import Hop, hop_of, told_hop

_LONGEST: Final = 4096
_WAY: Final = "way"


@dataclass(slots=True)
class Way:
    """How far a fetch got: the hops that answered, then the link that did not, and the address connected to for it.

    ``last`` is None where the last hop of ``chain`` did answer, and what it answered was refused or could not be read.
    """

    chain: list[Hop] = field(default_factory=list)
    last: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class FailedCapture:
    """What was asked for and not had. ``code`` names the kind of error; ``message`` is a sentence that ``params`` fill.

    ``chain``, ``last`` and ``address`` are those of Way. ``at`` is in whole seconds.
    """

    url: str
    at: datetime
    code: str
    message: str
    params: dict[str, str | int]
    chain: tuple[Hop, ...] = ()
    last: str | None = None
    address: str | None = None
    label: str | None = None

    @classmethod
    def of(cls, url: str, error: OpenrollError, at: datetime, label: str | None = None) -> "FailedCapture":
        """Return the record of ``error``, which the fetch of ``url`` raised at ``at``."""
        way = way_of(error)
        return cls(
            url=plain(url),
            at=at.replace(microsecond=0),
            code=error.code,
            message=error.message,
            params={name: one if type(one) is int else plain(str(one)) for name, one in error.params.items()},
            chain=tuple(way.chain),
            last=way.last,
            address=way.address,
            label=label,
        )

    def __str__(self) -> str:
        return fill(self.message, dict(self.params))


def remember(error: OpenrollError, way: Way) -> None:
    """Note on ``error`` how far its fetch got."""
    vars(error)[_WAY] = way


def way_of(error: OpenrollError) -> Way:
    """Return how far the fetch got that raised ``error``: nowhere, if nobody noted it."""
    way = vars(error).get(_WAY)
    return way if isinstance(way, Way) else Way()


def tell_way(way: Way) -> dict[str, JSON]:
    """Return ``way`` as plain data."""
    return {"chain": [told_hop(hop) for hop in way.chain], "last": way.last, "address": way.address}


def read_way(told: JSON) -> Way:
    """Return the way that ``tell_way`` told. Raises ValueError when it is none."""
    match told:
        case {"chain": list(chain), "last": str() | None as last, "address": str() | None as address}:
            return Way([hop_of(hop) for hop in chain], last, address)
    raise ValueError("no way")


def describe_failure(failure: FailedCapture) -> dict[str, JSON]:
    """Return ``failure`` as plain data."""
    way = Way(list(failure.chain), failure.last, failure.address)
    return {
        "failed": failure.url,
        "at": rfc3339(failure.at),
        "code": failure.code,
        "message": failure.message,
        "params": {**failure.params},
        "way": tell_way(way),
        "label": failure.label,
    }


def rebuild_failure(told: JSON) -> FailedCapture:
    """Return the failure that ``describe_failure`` described. Raises ValueError when it is no description."""
    match told:
        case {
            "failed": str(url),
            "at": str(at),
            "code": str(code),
            "message": str(message),
            "params": dict(params),
            "way": told_way,
            "label": str() | None as label,
        }:
            way = read_way(told_way)
            known = {name: one for name, one in params.items() if isinstance(one, str) or type(one) is int}
            failure = FailedCapture(
                url, parse_rfc3339(at), code, message, known, tuple(way.chain), way.last, way.address, label
            )
            try:
                str(failure)
            except (LookupError, AttributeError) as error:
                raise ValueError("a sentence that cannot be filled") from error
            return failure
    raise ValueError("no failure")


def plain(text: str) -> str:
    """Return ``text`` of bearable length, and with nothing in it that a header or canonical JSON cannot hold."""
    return "".join(char if char.isprintable() else "�" for char in text[:_LONGEST])
