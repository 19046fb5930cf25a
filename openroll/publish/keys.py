"""``keys.json`` and ``keys/``: what the log says of the register's keys, for readers (docs/spec/keys.md).

``keys.json`` follows from the facts and ``log.vkey``. ``keys/1``, ``keys/2`` … are proofs of the facts that name the
log's second key, its third …, each under a checkpoint that the key before it signed.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from openroll.core.canonical import JSON, decode, encode
from openroll.core.durable import make_folder, write_file
from openroll.core.errors import N_, OpenrollError
from openroll.log.checkpoint import open_checkpoint
from openroll.log.keychange import (
    FRESHNESS,
    KEY_CHANGED,
    LOG,
    RECEIPTS,
    KeyChange,
    KeyRing,
    MalformedKeyChange,
)
from openroll.log.note import VerifierKey
from openroll.log.sequencer import Head, Sequencer

from .documents import LoggedFact

KEYS = "keys.json"
FOLDER = "keys"
_META = "keys"


def path_of(number: int) -> str:
    """Return the path, in the public directory, of the proof of the ``number``-th change of the log's key."""
    return f"{FOLDER}/{number}"


class KeyBook:
    """The keys that the facts have named so far. ``meta`` is that of a ``roll.sqlite3``, from which it goes on."""

    def __init__(self, meta: Mapping[str, str]) -> None:
        self._origin = meta.get("origin", "")
        self.ring = parse(meta[_META].encode()) if _META in meta else KeyRing()

    def add(self, logged: LoggedFact) -> None:
        """Take over what a fact says of the register's own keys. Raises MalformedKeyChange."""
        if not logged.index:
            self._origin = logged.fact.register
        if logged.fact.type == KEY_CHANGED and logged.fact.register == self._origin:
            self.ring.add(KeyChange.of(logged.fact), logged.index)

    def meta(self) -> dict[str, str]:
        """Return the row of ``meta`` to go on from; none before the first fact about a key."""
        named = self.ring.log or self.ring.others
        return {_META: write(self.ring, None).decode()} if named else {}


def write(ring: KeyRing, first: VerifierKey | None) -> bytes:
    """Return ``keys.json``; ``first`` is the key of a log that has never changed it."""
    log: JSON = [{"vkey": key.text, "from": index} for key, index in ring.log_keys(first)]
    return encode({"log": log, **{role: key.text for role, key in ring.others.items()}})


def parse(data: bytes) -> KeyRing:
    """Return the keys that ``keys.json`` names. Raises MalformedKeyChange."""
    try:
        found = decode(data, canonical=True)
        if not isinstance(found, dict) or not found.keys() <= {LOG, FRESHNESS, RECEIPTS}:
            raise ValueError
        others = {role: VerifierKey.from_text(_text(key)) for role, key in found.items() if role != LOG}
        ring = KeyRing([*_log(found[LOG])], others)
    except (KeyError, ValueError, OpenrollError) as error:
        raise MalformedKeyChange(N_("This is not a list of a register's keys.")) from error
    return ring


class KeyFiles:
    """Writes the files of readers. ``kept`` is a private folder: a proof under an old key cannot be made again."""

    def __init__(self, public: Path, kept: Path) -> None:
        self._public = public
        self._kept = kept

    def write(self, ring: KeyRing, first: VerifierKey) -> None:
        """Bring ``keys.json`` up to what the facts say."""
        path, data = self._public / KEYS, write(ring, first)
        if not path.exists() or path.read_bytes() != data:
            write_file(path, data)

    def prove(self, ring: KeyRing, log: Sequencer, head: Head) -> None:
        """Write each proof that is not there, under ``head``, which both keys of an overlap have signed."""
        for number, ((old, _), (_, index)) in enumerate(pairwise(ring.log), 1):
            path, kept = self._public / path_of(number), self._kept / str(number)
            if index >= head.size or path.exists():
                continue
            if not kept.exists():
                if not signed_by(head.checkpoint, old):
                    continue  # both copies are lost, and the old key has gone
                _ready(self._kept, 0o700)
                write_file(kept, log.proof(index, head), mode=0o600)
            _ready(path.parent, 0o755)
            write_file(path, kept.read_bytes())

    def proved(self, ring: KeyRing) -> bool:
        """Tell whether every change of the log's key has its proof, so that its old key is needed no more."""
        return all((self._public / path_of(number)).exists() for number in range(1, len(ring.log)))


def signed_by(checkpoint: bytes, key: VerifierKey) -> bool:
    """Tell whether ``key`` has signed ``checkpoint``, a signed note."""
    try:
        open_checkpoint(checkpoint, [key])
    except OpenrollError:
        return False
    return True


def _ready(folder: Path, mode: int) -> None:
    """Make ``folder``, and remove what a killed writer left in it."""
    make_folder(folder, mode)
    for left in folder.glob(".*.tmp"):
        left.unlink()


def _log(value: JSON) -> Iterator[tuple[VerifierKey, int]]:
    if not isinstance(value, list):
        raise ValueError
    for each in value:
        match each:
            case {"vkey": str(key), "from": index, **more} if not more and type(index) is int and index >= 0:
                yield VerifierKey.from_text(key), index
            case _:
                raise ValueError


def _text(value: JSON) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value
