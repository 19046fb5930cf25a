"""What an organiser's agent sends back: one signed note for each thing that happened (docs/spec/outcome.md). Pure.

The text of the note is one line of canonical JSON. Its ``id`` makes it once: the same outcome sent again changes
nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from openroll.core.canonical import JSON, decode, encode
from openroll.core.clock import parse_rfc3339, rfc3339
from openroll.core.errors import N_, UnusableInput
from openroll.log.note import SigningKey, VerifierKey, open_note, sign

LARGEST: Final = 60_000  # bytes of one note


class Kind(StrEnum):
    """What an outcome tells. What stands in ``data`` of each is in docs/spec/outcome.md."""

    EFFECT = "effect"  # effect, action, countries, event, proof, preserved_until
    REFUSED = "refused"  # ground, text
    NOT_PUBLIC = "not-public"  # private
    REASONS = "reasons"  # text, language, legal_basis, automated_detection, automated_decision, appeal_sha256
    INFORMED = "informed"  # the author: event, appeal_sha256
    DEFERRED = "deferred"  # the author is not told before: until, why
    CHECKED = "checked"  # looked at again later: proof
    APPEAL_DECIDED = "appeal-decided"  # appeal, outcome, text
    REINSTATED = "reinstated"  # appeal, action, proof


class MalformedOutcome(UnusableInput):
    """Bytes that are no outcome."""

    code = "malformed-outcome"


@dataclass(frozen=True, slots=True)
class Said:
    """One outcome: about ``item`` of ``request``, at the moment ``at`` by the agent's clock."""

    id: str
    register: str
    entry: int
    request: int
    item: int
    kind: Kind
    at: datetime
    data: dict[str, JSON]


def write(said: Said, key: SigningKey) -> bytes:
    """Return the signed note that tells ``said``."""
    members: dict[str, JSON] = {
        "v": 1,
        "id": said.id,
        "register": said.register,
        "entry": said.entry,
        "request": said.request,
        "item": said.item,
        "kind": str(said.kind),
        "at": rfc3339(said.at),
        "data": said.data,
    }
    return sign(encode(members).decode() + "\n", key)


def read(note: bytes, keys: Sequence[VerifierKey]) -> Said:
    """Return what ``note`` tells, signed by one of ``keys``. Raises MalformedOutcome, MalformedNote, BadSignature."""
    if len(note) > LARGEST:
        raise MalformedOutcome(N_("An outcome has {limit} bytes at most."), limit=LARGEST)
    text = open_note(note, keys)
    try:
        found = decode(text.removesuffix("\n").encode(), canonical=True)
        if not isinstance(found, dict) or found.keys() != _MEMBERS or found["v"] != 1:
            raise ValueError
        numbers = [found["entry"], found["request"], found["item"]]
        id, data = found["id"], found["data"]
        if not all(type(one) is int and one > 0 for one in numbers):
            raise ValueError
        if not isinstance(id, str) or len(id) != 32 or not id.isalnum() or not isinstance(data, dict):
            raise ValueError
        return Said(
            id=id, register=str(found["register"]), entry=int(str(numbers[0])), request=int(str(numbers[1])),
            item=int(str(numbers[2])), kind=Kind(str(found["kind"])), at=parse_rfc3339(str(found["at"])), data=data,
        )  # fmt: skip
    except (ValueError, UnusableInput) as error:
        raise MalformedOutcome(
            N_("This is not an outcome as docs/spec/outcome.md describes them.")
        ) from error


_MEMBERS: Final = frozenset({"v", "id", "register", "entry", "request", "item", "kind", "at", "data"})
