"""Cosignatures: what somebody else signs to say "at this time I saw this checkpoint, and nothing went back"
(c2sp.org/tlog-cosignature, Ed25519).

A cosignature is a signature line of a checkpoint's note. Its time is signed with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from openroll.core.errors import N_

from .checkpoint import Checkpoint
from .note import (
    COSIGNATURE,
    LATEST_TIME,
    BadSignature,
    Note,
    PrivateKey,
    Signature,
    VerifierKey,
    cosigned_message,
)

READERS_SKEW = timedelta(hours=1)  # how far behind the clock of whoever checks may be


@dataclass(frozen=True, slots=True)
class CosignerKey(PrivateKey):
    """The key of a witness, or of whatever else cosigns checkpoints. A log's key can never stand in for it."""

    algorithm = COSIGNATURE

    def sign(self, text: bytes, at: datetime) -> bytes:
        """Return the time ``at``, to the second, and the signature over it and ``text``.

        Raises ValueError for a time before 1970, which a cosignature cannot have.
        """
        time = int(at.timestamp())
        if not 0 < time <= LATEST_TIME:
            raise ValueError("a cosignature's time lies after 1970")
        return time.to_bytes(8, "big") + self._private.sign(cosigned_message(text, time))


@dataclass(frozen=True, slots=True)
class Cosignature:
    """``key`` has signed a checkpoint ``at`` this time: verified. ``signature`` is its line."""

    key: VerifierKey
    at: datetime
    signature: Signature


def cosign(text: str, key: CosignerKey, at: datetime) -> Signature:
    """Return the cosignature of ``key`` under the checkpoint whose note text is ``text``.

    Whoever calls this has seen that the checkpoint continues the last one that this key cosigned.
    Raises MalformedCheckpoint.
    """
    Checkpoint.parse(text)
    return Signature(key.name, key.verifier.identifier, key.sign(text.encode(), at))


def cosignatures(
    note: Note, keys: Iterable[VerifierKey], *, not_after: datetime | None = None
) -> list[Cosignature]:
    """Return the cosignatures of ``keys`` under ``note``, the newest of each, in the order of the note.

    Lines of other keys are passed over, and so are those of a time beyond ``not_after``: such a line says nothing yet,
    and one witness must not be able to spoil what the others say. One false line in the name of a key of ours spoils
    the note, and so does one of a time that is 0 or has no date. Raises BadSignature.
    """
    known = {(key.name, key.identifier): key for key in keys if key.algorithm == COSIGNATURE}
    text, found = note.text.encode(), dict[VerifierKey, Cosignature]()
    for each in note.signatures:
        key = known.get((each.name, each.identifier))
        if key is None:
            continue
        if not key.verifies(text, each.signature):
            raise BadSignature(N_("The signature of {name} is false."), name=each.name)
        at = datetime.fromtimestamp(int.from_bytes(each.signature[:8], "big"), UTC)
        if not_after is not None and at > not_after:
            continue
        if key not in found or found[key].at <= at:
            found[key] = Cosignature(key, at, each)
    return list(found.values())
