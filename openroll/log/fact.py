"""A fact: one line in the log, canonical JSON (docs/spec/fact.md).

The bytes are made once, here, and never again: whoever reads a fact keeps the bytes beside what they say.
Members that this version does not know are kept, so that a log written by a later version can be read.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from openroll.core.canonical import JSON, NotCanonical, decode, encode
from openroll.core.clock import parse_rfc3339, rfc3339
from openroll.core.errors import N_, Damage

from .tree import leaf_hash

VERSION = 1
LARGEST_FACT = 65_535  # what the two length bytes of an entry bundle can say
DIGEST_ALGORITHM = "sha-256"

FACT_TYPES = frozenset(
    {
        *(
            f"entry-{what}"
            for what in ("recorded", "amended", "corrected", "excluded", "restored", "superseded")
        ),
        *(
            "entry-annulled",
            "entry-contested",
            "entry-contest-ended",
            "undertaking-made",
            "undertaking-withdrawn",
            "submission-received",
            "change-noticed",
            "change-ended",
        ),
        *(
            f"request-{what}"
            for what in ("received", "acknowledged", "admissible", "returned", "refused", "effect")
        ),
        *(
            f"request-{what}"
            for what in ("reasons", "informed", "appealed", "decided-on-appeal", "reinstated")
        ),
        *("request-withdrawn", "request-annulled", "disclosed", "redacted"),
        *("policy-changed", "key-changed", "dump", "index-root", "actions-recorded"),
    }
)

_TYPE = re.compile(r"[a-z]+(-[a-z]+)*")
_SUBJECT = re.compile(r"[a-z2-7]{26}")
_HASH = re.compile(r"[0-9a-f]{64}")
# 32 bytes in base64url: the last of 43 characters has two bits to spare, which are 0 (RFC 4648, section 3.5).
_DIGEST = re.compile(r"[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]")
_ROLE = re.compile(r"[a-z][a-z0-9-]{0,63}")


class MalformedFact(Damage):
    """Bytes or values that are not a fact."""

    code = "malformed-fact"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that has been read. ``members`` holds everything that stands in it, unknown members too."""

    bytes: bytes
    members: dict[str, JSON]
    type: str
    register: str
    subject: str
    seq: int
    prev: str | None
    at: str
    by: str
    data: dict[str, JSON]
    effective_from: str | None
    effective_to: str | None
    policy: str | None
    digests: tuple[str, ...]

    @property
    def hash(self) -> str:
        """The fact's leaf hash in hex: what the subject's next fact has as ``prev``."""
        return fact_hash(self.bytes)


def fact_hash(data: bytes) -> str:
    """Return the leaf hash of a fact's bytes in hex."""
    return leaf_hash(data).hex()


def build(
    *,
    type: str,
    register: str,
    subject: str,
    seq: int,
    prev: str | None,
    at: datetime,
    by: str,
    data: Mapping[str, JSON],
    effective_from: str | None = None,
    effective_to: str | None = None,
    policy: str | None = None,
    digests: Sequence[str] = (),
) -> bytes:
    """Return the bytes of a new fact.

    ``seq`` counts the subject's facts from 1; ``prev`` is the ``fact_hash`` of the one before, None for the
    first. ``by`` is a role's code, never a person's name. ``effective_from`` and ``effective_to`` are dates
    or moments (``2017-06-28``, ``2017-06-28T10:00:00Z``). ``digests`` are those of the disclosures, in any
    order. Raises MalformedFact.
    """
    if type not in FACT_TYPES:
        raise MalformedFact(N_("There is no type of fact {type}."), type=type)
    members: dict[str, JSON] = {
        "v": VERSION,
        "type": type,
        "register": register,
        "subject": subject,
        "seq": seq,
        "at": rfc3339(at),
        "by": by,
        "data": dict(data),
    }
    optional = (
        ("prev", prev),
        ("effective_from", effective_from),
        ("effective_to", effective_to),
        ("policy", policy),
    )
    members |= {name: value for name, value in optional if value is not None}
    if digests:
        members |= {"_sd": [*sorted(digests)], "_sd_alg": DIGEST_ALGORITHM}
    try:
        written = encode(members)
    except NotCanonical as error:
        raise MalformedFact(error.message, **error.params) from error
    _check_size(written)
    _read(written, members)
    return written


def parse(data: bytes) -> Fact:
    """Return the fact that ``data`` writes, canonical to the byte. Raises MalformedFact."""
    _check_size(data)
    try:
        members = decode(data, canonical=True)
    except NotCanonical as error:
        raise MalformedFact(error.message, **error.params) from error
    return _read(data, members)


def _check_size(data: bytes) -> None:
    if len(data) > LARGEST_FACT:
        raise MalformedFact(
            N_("A fact of {size} bytes is larger than {limit}."), size=len(data), limit=LARGEST_FACT
        )


def _read(data: bytes, members: JSON) -> Fact:
    """Return the fact of ``members``, which ``data`` writes canonically. Raises MalformedFact."""
    if not isinstance(members, dict) or type(members.get("v")) is not int or members["v"] != VERSION:
        raise MalformedFact(N_("This is not a fact of version {version}."), version=VERSION)
    content = members.get("data")
    if not isinstance(content, dict):
        raise MalformedFact(N_("The member {name} of a fact is missing or wrong."), name="data")
    found = Fact(
        bytes=data,
        members=members,
        type=_required(members, "type", _TYPE),
        register=_required(members, "register"),
        subject=_required(members, "subject", _SUBJECT),
        seq=_sequence(members),
        prev=_text(members, "prev", _HASH),
        at=_required(members, "at"),
        by=_required(members, "by", _ROLE),
        data=content,
        effective_from=_date(members, "effective_from"),
        effective_to=_date(members, "effective_to"),
        policy=_text(members, "policy"),
        digests=_digests(members),
    )
    if not _is_moment(found.at):
        raise MalformedFact(N_("The member {name} of a fact is missing or wrong."), name="at")
    if (found.seq == 1) != (found.prev is None):
        raise MalformedFact(N_("The member {name} of a fact is missing or wrong."), name="prev")
    return found


def _text(members: Mapping[str, JSON], name: str, pattern: re.Pattern[str] | None = None) -> str | None:
    if name not in members:
        return None
    value = members[name]
    if not isinstance(value, str) or not value or (pattern and not pattern.fullmatch(value)):
        raise MalformedFact(N_("The member {name} of a fact is missing or wrong."), name=name)
    return value


def _required(members: Mapping[str, JSON], name: str, pattern: re.Pattern[str] | None = None) -> str:
    value = _text(members, name, pattern)
    if value is None:
        raise MalformedFact(N_("The member {name} of a fact is missing or wrong."), name=name)
    return value


def _sequence(members: Mapping[str, JSON]) -> int:
    seq = members.get("seq")
    if type(seq) is not int or seq < 1:
        raise MalformedFact(N_("The member {name} of a fact is missing or wrong."), name="seq")
    return seq


def _date(members: Mapping[str, JSON], name: str) -> str | None:
    value = _text(members, name)
    if value is not None and not _is_moment(value) and not _is_moment(f"{value}T00:00:00Z"):
        raise MalformedFact(N_("The member {name} of a fact is missing or wrong."), name=name)
    return value


@lru_cache(256)  # neighbours have the same moment
def _is_moment(text: str) -> bool:
    try:
        return rfc3339(parse_rfc3339(text)) == text
    except (ValueError, OverflowError):
        return False


def _digests(members: Mapping[str, JSON]) -> tuple[str, ...]:
    if "_sd" not in members and "_sd_alg" not in members:
        return ()
    found = members.get("_sd")
    try:
        if not isinstance(found, list) or members.get("_sd_alg") != DIGEST_ALGORITHM:
            raise ValueError
        digests = [each for each in found if isinstance(each, str) and _DIGEST.fullmatch(each)]
        # Ascending and each once: the order must not give away which member a digest hides.
        if not digests or len(digests) != len(found) or digests != sorted(set(digests)):
            raise ValueError
    except ValueError as error:
        raise MalformedFact(N_("The member {name} of a fact is missing or wrong."), name="_sd") from error
    return tuple(digests)
