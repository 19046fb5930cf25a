"""Whom a mirror believes: the key that it was given, or found at its first copy, and keys that follow from that.

What is believed is written down in the mirror, in ``.mirror/trust.json``, at each copy. What the origin says later
only ever adds the key that follows the newest one; from then on that one must have signed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
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
        found, count = follow(read, self.all), len(self.keys)
        return replace(self, keys=tuple(found[:count]), followed=tuple(found[count:]))

    def joined(self, pinned: "Trust") -> "Trust":
        """Return this with what ``pinned`` knows of keys that are in both: that they were replaced, and by which."""
        mine, known = self.all, pinned.all
        meeting = next((place for place, key in enumerate(mine) if key in known), None)
        if meeting is None:
            return self
        chain = [*mine[:meeting], *known[known.index(mine[meeting]) :]]
        keys = [next((each for each in chain if each == key), key) for key in self.keys]
        return replace(self, keys=tuple(keys), followed=tuple(key for key in chain if key not in keys))

    def check_quorum(self, notes: Sequence[bytes], not_after: datetime) -> Checkpoint | None:
        """Return the largest checkpoint of ``notes`` that the policy's witnesses have cosigned; None without a policy.

        What was cosigned later than ``not_after`` counts for nothing. Raises QuorumMissing.
        """
        if self.policy is None:
            return None
        best: Checkpoint | None = None
        failure: OpenrollError | None = None
        for note in notes:
            try:
                found = (
                    replace(self.policy, logs=())
                    .open(note, log_keys=self.all, not_after=not_after)
                    .checkpoint
                )
            except OpenrollError as error:
                failure = error
                continue
            best = found if best is None or found.size > best.size else best
        if best is None:
            raise failure or QuorumMissing(N_("No witness has cosigned anything."))
        return best

    def write(self, folder: Path) -> None:
        """Keep this in ``folder``, durably."""
        data: dict[str, JSON] = {
            "followed": [key.text for key in self.followed],
            "given": self.given,
            "keys": [key.text for key in self.keys],
            "until": {key.text: key.until for key in self.all if key.until is not None},
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
        # A mirror of an earlier version did not keep the last two.
        match {"followed": [], "until": {}, **_object(decode(data))}:
            case {
                "followed": list(followed),
                "given": bool(given),
                "keys": list(keys),
                "policy": str() | None as policy,
                "until": dict(until),
            }:
                first, later = (tuple(_key(text, until) for text in part) for part in (keys, followed))
                return Trust(first, TrustPolicy.parse(policy) if policy else None, given, later)
    except (OpenrollError, ValueError) as error:
        raise _unreadable(folder) from error
    raise _unreadable(folder)


def _object(value: JSON) -> dict[str, JSON]:
    if not isinstance(value, dict):
        raise ValueError
    return value


def _key(text: JSON, until: dict[str, JSON]) -> VerifierKey:
    end = until.get(str(text))
    if end is not None and type(end) is not int:
        raise ValueError
    return replace(VerifierKey.from_text(str(text)), until=end)


def _unreadable(folder: Path) -> Damage:
    return Damage(N_("{path} does not say whom the mirror believes."), path=str(folder / TRUST))
