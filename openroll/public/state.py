"""What the register and its witnesses say of its newest state: ``witnessed``, ``freshness``, ``witnesses.json``.

Signatures are checked before they are shown; what ``witnesses.json`` adds is the register's own word.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from openroll.core import canonical
from openroll.core.clock import rfc3339
from openroll.core.errors import OpenrollError
from openroll.log.checkpoint import Checkpoint, open_checkpoint
from openroll.log.cosignature import cosignatures
from openroll.log.note import VerifierKey, parse_note
from openroll.log.policy import NONE, TrustPolicy

LARGEST: Final = 1 << 20  # bytes of one of these files


@dataclass(frozen=True, slots=True)
class Seen:
    """A checkpoint of ``size`` facts, and who said so at which moment."""

    size: int
    by: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class State:
    """The newest state as the public directory tells it; None and empty where it says nothing that holds."""

    origin: str = ""
    size: int = 0
    root: str = ""
    witnessed: Seen | None = None
    fresh: Seen | None = None
    when_missing: str | None = None
    silent: tuple[tuple[str, str], ...] = ()
    waiting: int = 0
    waiting_since: str | None = None

    @property
    def unseen(self) -> int:
        """How many facts came after those that witnesses have seen."""
        return self.size - (self.witnessed.size if self.witnessed else 0)

    def document(self) -> dict[str, Any]:
        """Return what the API answers."""
        found = self.witnessed
        return {
            "origin": self.origin,
            "size": self.size,
            "root": self.root,
            "witnessed": {"size": found.size, "by": _listed(found.by, "at")} if found else None,
            "freshness": {"size": self.fresh.size, "at": self.fresh.by[0][1]} if self.fresh else None,
            "when_missing": self.when_missing,
            "silent": _listed(self.silent, "since"),
            "waiting": self.waiting,
            "waiting_since": self.waiting_since,
        }


def read_state(public: Path) -> State:
    """Return what the directory ``public`` says of its newest state."""
    names = (
        "checkpoint",
        "log.vkey",
        "witnessed",
        "trust.policy",
        "freshness",
        "keys.json",
        "witnesses.json",
    )
    return _state(*(_bytes(public / name) for name in names))


@lru_cache(maxsize=4)
def _state(
    note: bytes, vkey: bytes, witnessed: bytes, policy: bytes, freshness: bytes, keys: bytes, status: bytes
) -> State:
    try:
        key = VerifierKey.from_text(vkey.decode("utf-8", "replace").strip())
        newest = open_checkpoint(note, [key])
    except OpenrollError:
        return State()
    told = _object(status)
    waiting, since = told.get("waiting"), told.get("waiting_since")
    return State(
        newest.origin,
        newest.size,
        newest.root.hex(),
        _witnessed(witnessed, policy),
        _fresh(freshness, key, keys),
        _one_of(told.get("when_missing")),
        tuple(_silent(told.get("witnesses"))),
        waiting if isinstance(waiting, int) else 0,
        since if isinstance(since, str) else None,
    )


def _witnessed(data: bytes, policy: bytes) -> Seen | None:
    try:
        trusted = TrustPolicy.parse(policy)
        found = trusted.open(data) if trusted.quorum != NONE and data else None
    except OpenrollError:
        return None
    return _seen(found.checkpoint, found.cosignatures) if found else None


def _fresh(data: bytes, log_key: VerifierKey, keys: bytes) -> Seen | None:
    try:
        own = VerifierKey.from_text(str(_object(keys).get("freshness")))
        checkpoint = open_checkpoint(data, [log_key])
        found = cosignatures(parse_note(data), [own])
    except OpenrollError:
        return None
    return _seen(checkpoint, found) if found else None


def _seen(checkpoint: Checkpoint, found: Any) -> Seen:
    return Seen(checkpoint.size, tuple((each.key.name, rfc3339(each.at)) for each in found))


def _silent(listed: object) -> list[tuple[str, str]]:
    found = []
    for each in listed if isinstance(listed, list) else []:
        match each:
            case {"name": str(name), "silent_since": str(since)}:
                found.append((name, since))
    return found


def _one_of(choice: object) -> str | None:
    return choice if choice in ("publish", "hold") and isinstance(choice, str) else None


def _object(data: bytes) -> Mapping[str, Any]:
    try:
        value = canonical.decode(data)
    except OpenrollError:
        return {}
    return value if isinstance(value, dict) else {}


def _listed(pairs: tuple[tuple[str, str], ...], second: str) -> list[dict[str, str]]:
    return [{"name": name, second: moment} for name, moment in pairs]


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST)
    except OSError:
        return b""
