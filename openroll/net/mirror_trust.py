"""Whom a mirror believes: the key that it was given, or found at its first copy, and keys that follow from that.

What is believed is written down in the mirror, in ``.mirror/trust.json``, at the first copy; nothing that the origin
says later changes it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from openroll.core.canonical import JSON, decode, encode
from openroll.core.durable import write_file
from openroll.core.errors import N_, CheckFailed, Damage, OpenrollError
from openroll.log.checkpoint import Checkpoint
from openroll.log.keychange import follow
from openroll.log.note import VerifierKey
from openroll.log.policy import QuorumMissing, TrustPolicy
from openroll.log.verify import Reader

TRUST = "trust.json"


class OtherKey(CheckFailed):
    """The register is signed by another key than the one that the mirror believes."""

    code = "other-key"


@dataclass(frozen=True, slots=True)
class Trust:
    """``keys`` are believed; with a ``policy`` a quorum of its witnesses must have cosigned too.

    ``given`` says that a person gave them, and that they were not found at the origin. ``followed`` are keys of which
    the register's own log says that they follow.
    """

    keys: tuple[VerifierKey, ...]
    policy: TrustPolicy | None = None
    given: bool = True
    followed: tuple[VerifierKey, ...] = field(default=())

    @property
    def all(self) -> list[VerifierKey]:
        """Every key of the log that is believed, in the order in which they came."""
        return [*self.keys, *self.followed]

    def follow(self, read: Reader) -> "Trust":
        """Return this with the keys that the proofs of key changes lead to (docs/spec/keys.md)."""
        return replace(self, followed=tuple(follow(read, self.keys)[len(self.keys) :]))

    def check_quorum(self, notes: Sequence[bytes]) -> Checkpoint | None:
        """Return the largest checkpoint of ``notes`` that the policy's witnesses have cosigned; None without a policy.

        Raises QuorumMissing.
        """
        if self.policy is None:
            return None
        best: Checkpoint | None = None
        failure: OpenrollError | None = None
        for note in notes:
            try:
                found = replace(self.policy, logs=()).open(note, log_keys=self.all).checkpoint
            except OpenrollError as error:
                failure = error
                continue
            best = found if best is None or found.size > best.size else best
        if best is None:
            raise failure or QuorumMissing(N_("No witness has cosigned anything."))
        return best

    def write(self, folder: Path) -> None:
        """Keep this in ``folder``, durably; keys that follow are worked out each time."""
        data: dict[str, JSON] = {
            "given": self.given,
            "keys": [key.text for key in self.keys],
            "policy": self.policy.encode().decode("utf-8", "surrogateescape") if self.policy else None,
        }
        written = encode(data) + b"\n"
        path = folder / TRUST
        if not path.exists() or path.read_bytes() != written:
            write_file(path, written, mode=0o644)


def read(folder: Path) -> Trust | None:
    """Return what ``write`` kept in ``folder``, None when there is nothing. Raises Damage."""
    try:
        data = (folder / TRUST).read_bytes()
    except FileNotFoundError:
        return None
    try:
        match decode(data):
            case {"given": bool(given), "keys": list(keys), "policy": str() | None as policy}:
                found = tuple(VerifierKey.from_text(str(key)) for key in keys)
                return Trust(found, TrustPolicy.parse(policy) if policy else None, given)
    except OpenrollError as error:
        raise _unreadable(folder) from error
    raise _unreadable(folder)


def _unreadable(folder: Path) -> Damage:
    return Damage(N_("{path} does not say whom the mirror believes."), path=str(folder / TRUST))
