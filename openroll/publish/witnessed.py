"""What witnesses, and the register itself, say of its checkpoints in public (docs/witnesses.md).

``trust.policy`` names the log's keys, the register's witnesses, and how many of them it takes; ``witnessed`` is the
newest checkpoint that so many have cosigned; ``freshness`` is the newest checkpoint with a timestamped cosignature of
the register's own; ``witnesses.json`` says which witnesses answer, and is the register's word alone. ``checkpoint``
may carry the lines of witnesses below the log's own. All are written under the log's lock.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from openroll.core.canonical import JSON, decode, encode
from openroll.core.clock import parse_rfc3339, rfc3339
from openroll.core.durable import FolderLock, write_file
from openroll.core.errors import N_, OpenrollError, Refusal
from openroll.log.checkpoint import Checkpoint, parse_checkpoint
from openroll.log.cosignature import CosignerKey, cosign
from openroll.log.note import Note, VerifierKey, parse_note
from openroll.log.policy import NONE, KnownLog, TrustPolicy

from .directory import CHECKPOINT

WITNESSED = "witnessed"
FRESHNESS = "freshness"
POLICY = "trust.policy"
STATUS = "witnesses.json"
FILES = frozenset({WITNESSED, FRESHNESS, POLICY, STATUS})
PATIENCE = 30.0  # seconds to wait for a publisher


class WentBack(Refusal):
    """The checkpoint is older than one for which the register has vouched: an old copy, or a fork."""

    code = "went-back"


@dataclass(frozen=True, slots=True)
class WitnessStatus:
    """What the register says of one witness: what it cosigned last and when, or since when it has been silent.

    ``trouble`` is the code of the error that it gave.
    """

    name: str
    vkey: str
    size: int | None = None
    at: datetime | None = None
    silent_since: datetime | None = None
    trouble: str | None = None

    def members(self) -> dict[str, JSON]:
        """Return the object in ``witnesses.json``; what there is not, is absent."""
        found: dict[str, JSON | None] = {
            "name": self.name,
            "vkey": self.vkey,
            "size": self.size,
            "at": rfc3339(self.at) if self.at else None,
            "silent_since": rfc3339(self.silent_since) if self.silent_since else None,
            "trouble": self.trouble,
        }
        return {name: value for name, value in found.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Status:
    """The content of ``witnesses.json``. ``waiting_since`` is from when facts are held back, if any are."""

    when_missing: str
    witnesses: tuple[WitnessStatus, ...] = ()
    waiting: int = 0
    waiting_since: datetime | None = None

    def encode(self) -> bytes:
        """Return the file's bytes."""
        waits: dict[str, JSON] = {}
        if self.waiting_since:
            waits = {"waiting": self.waiting, "waiting_since": rfc3339(self.waiting_since)}
        listed: list[JSON] = [each.members() for each in self.witnesses]
        return encode({"when_missing": self.when_missing, "witnesses": listed, **waits})

    @classmethod
    def parse(cls, data: bytes) -> "Status":
        """Return what ``encode`` wrote. Raises ValueError for anything else."""
        try:
            found = _status(decode(data, canonical=True))
        except (OpenrollError, TypeError) as error:
            raise ValueError("not a status of witnesses") from error
        if found.encode() != data:
            raise ValueError("not a status of witnesses")
        return found


def _status(value: JSON) -> Status:
    match value:
        case {"when_missing": str(choice), "witnesses": [*listed], **more} if choice in ("publish", "hold"):
            waiting, since = more.get("waiting", 0), more.get("waiting_since")
            if type(waiting) is int and (since is None or isinstance(since, str)):
                return Status(choice, tuple(map(_witness, listed)), waiting, _moment(since))
    raise ValueError("not a status of witnesses")


def _witness(value: JSON) -> WitnessStatus:
    match value:
        case {"name": str(name), "vkey": str(vkey), **more}:
            size, trouble = more.get("size"), more.get("trouble")
            if (size is None or type(size) is int) and (trouble is None or isinstance(trouble, str)):
                at, since = _moment(more.get("at")), _moment(more.get("silent_since"))
                return WitnessStatus(name, vkey, size, at, since, trouble)
    raise ValueError("not a status of a witness")


def _moment(value: object) -> datetime | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError("not a moment")
    return parse_rfc3339(value)


class Statements:
    """Writes these files into ``public``; ``lock`` is the lock of the log whose directory it is."""

    def __init__(self, public: Path, lock: Path) -> None:
        self._public = public
        self._lock = lock

    def read(self, name: str) -> bytes:
        """Return the content of a file; empty when there is none."""
        try:
            return (self._public / name).read_bytes()
        except FileNotFoundError:
            return b""

    def status(self) -> Status | None:
        """Return what ``witnesses.json`` says; None when it says nothing."""
        try:
            return Status.parse(self.read(STATUS))
        except ValueError:
            return None

    def settle(self, policy: TrustPolicy) -> None:
        """Write ``policy`` as trust.policy, and make ``witnessed`` what meets it. Raises Conflict."""
        if self.read(POLICY) == policy.encode() and not self._newly_witnessed(policy):
            return
        with FolderLock(self._lock, PATIENCE):
            self._write(POLICY, policy.encode())
            if meets(policy, self.read(CHECKPOINT)):
                self._advance(policy, self.read(CHECKPOINT))
            elif not meets(policy, self.read(WITNESSED)):
                (self._public / WITNESSED).unlink(missing_ok=True)

    def cosigned(self, policy: TrustPolicy, note: Note) -> None:
        """Add the verified cosignature lines of ``note`` wherever it stands, and advance ``witnessed`` to it.

        Raises Conflict.
        """
        with FolderLock(self._lock, PATIENCE):
            for name in (CHECKPOINT, WITNESSED):
                held = self.read(name)
                if held and parse_note(held).text == note.text:
                    note = parse_note(held).with_signatures(note.signatures)
                    self._write(name, note.encode())
            if meets(policy, note.encode()):
                self._advance(policy, note.encode())

    def vouch(self, key: CosignerKey, at: datetime) -> None:
        """Write ``freshness``: the newest checkpoint, cosigned by the register's own ``key`` at this time.

        Raises WentBack, Damage, Conflict.
        """
        with FolderLock(self._lock, PATIENCE):
            note = parse_note(self.read(CHECKPOINT))
            now, before = Checkpoint.parse(note.text), _checkpoint(self.read(FRESHNESS))
            if before and (before.size > now.size or (before.size == now.size and before.root != now.root)):
                raise WentBack(
                    N_(
                        "The register has vouched for {before} facts, and its checkpoint says {now}. "
                        "Nothing was signed: is this an old copy?"
                    ),
                    before=before.size,
                    now=now.size,
                )
            own = tuple(line for line in note.signatures if line.name == now.origin)
            self._write(FRESHNESS, Note(note.text, (*own, cosign(note.text, key, at))).encode())

    def tell(self, status: Status | None) -> None:
        """Write ``witnesses.json``, or take it away."""
        if status is None:
            (self._public / STATUS).unlink(missing_ok=True)
        else:
            self._write(STATUS, status.encode())

    def _newly_witnessed(self, policy: TrustPolicy) -> bool:
        held, seen = _checkpoint(self.read(CHECKPOINT)), _checkpoint(self.read(WITNESSED))
        newer = held is not None and (seen is None or seen.size < held.size)
        return newer and meets(policy, self.read(CHECKPOINT))

    def _advance(self, policy: TrustPolicy, whole: bytes) -> None:
        before, new = self.read(WITNESSED), parse_note(whole)
        old = _checkpoint(before)
        if old and old.size > parse_checkpoint(whole).size and meets(policy, before):
            return
        if old and parse_note(before).text == new.text:
            new = parse_note(before).with_signatures(new.signatures)
        self._write(WITNESSED, new.encode())

    def _write(self, name: str, data: bytes) -> None:
        if self.read(name) != data:
            write_file(self._public / name, data)


def policy_of(log_keys: Iterable[VerifierKey], witnesses: TrustPolicy | None) -> TrustPolicy:
    """Return the policy that a register publishes: the keys of its log, its witnesses without their addresses."""
    logs = tuple(KnownLog(key) for key in log_keys)
    if witnesses is None:
        return TrustPolicy(logs)
    named = tuple(replace(each, url=None) for each in witnesses.witnesses)
    return TrustPolicy(logs, named, witnesses.groups, witnesses.quorum)


def meets(policy: TrustPolicy, note: bytes) -> bool:
    """Tell whether witnesses have cosigned ``note`` as the policy demands; a policy that demands none is not met."""
    if policy.quorum == NONE or not note:
        return False
    try:
        policy.open(note)
    except OpenrollError:
        return False
    return True


def _checkpoint(note: bytes) -> Checkpoint | None:
    try:
        return parse_checkpoint(note) if note else None
    except OpenrollError:
        return None
