"""The register's private keys: where they lie, how they are made, and that each is named in the log.

A new key is made durable in ``NAME.next.key`` before the fact that names it is committed, and takes its place
afterwards. So whoever is killed on the way leaves either no fact, or a key that the fact names; the next publisher
goes on from there.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from openroll.core.clock import Clock
from openroll.core.durable import FolderLock, sync_folder, write_file
from openroll.core.errors import N_, Refusal, UnusableInput
from openroll.log.cosignature import CosignerKey
from openroll.log.fact import parse
from openroll.log.keychange import (
    FRESHNESS,
    KEY_CHANGED,
    LOG,
    RECEIPTS,
    KeyChange,
    KeyRing,
    name_of,
    subject_of,
)
from openroll.log.note import MalformedKey, PrivateKey, SigningKey, VerifierKey
from openroll.site.register import Register
from openroll.site.restored import check_compared

FIRST, LOST = "first key", "lost"
_KINDS: dict[str, type[PrivateKey]] = {LOG: SigningKey, FRESHNESS: CosignerKey, RECEIPTS: SigningKey}
_K = TypeVar("_K", bound=PrivateKey)


def signing_keys(register: Register) -> list[SigningKey]:
    """Return the keys that sign the log's checkpoints, newest first: two while a rotation's overlap lasts.

    Raises UnusableInput when a key cannot be read, Refusal when one stands for two things.
    """
    _check_distinct(register)
    newest = _read(register, register.key_file, LOG, SigningKey)
    if not previous_file(register).exists():
        return [newest]
    earlier = _read(register, previous_file(register), LOG, SigningKey)
    return [newest, earlier] if earlier.verifier != newest.verifier else [newest]


def freshness_key(register: Register) -> CosignerKey:
    """Return the key of the register's own cosignatures. Raises as ``signing_keys``."""
    _check_distinct(register)
    return _read(register, file_of(register, FRESHNESS), FRESHNESS, CosignerKey)


def receipts_key(register: Register) -> SigningKey:
    """Return the key that signs receipts. Raises as ``signing_keys``."""
    _check_distinct(register)
    return _read(register, file_of(register, RECEIPTS), RECEIPTS, SigningKey)


def ensure_keys(register: Register, clock: Clock) -> bool:
    """Make the keys for freshness and receipts that are missing, and log them; tell whether facts were committed.

    Call it under ``held``, with the private database in use and not behind the log.
    Raises Refusal when a key file holds another key than the log names.
    """
    freshness, receipts = (_ensure(register, role, clock) for role in (FRESHNESS, RECEIPTS))
    return freshness or receipts


@contextmanager
def held(register: Register, timeout: float = 0) -> Iterator[None]:
    """Hold the register's keys: nobody else changes them meanwhile. Raises Conflict after ``timeout`` seconds."""
    with FolderLock(register.private / "keys.lock", timeout):
        yield


def file_of(register: Register, role: str) -> Path:
    """Return where the key of ``role`` lies."""
    return register.private / f"{role}.key"


def next_file(register: Register, role: str) -> Path:
    """Return where a key lies that is to follow the key of ``role``."""
    return register.private / f"{role}.next.key"


def previous_file(register: Register) -> Path:
    """Return where the log's key before this one lies, while both sign."""
    return register.private / "log.previous.key"


def store(path: Path, key: PrivateKey) -> None:
    """Write ``key`` to ``path``, durably and closed to others."""
    write_file(path, key.to_text().encode() + b"\n", mode=0o600)


def newest_change(origin: str, role: str) -> KeyChange | None:
    """Return the newest committed fact about the key of ``role``, if there is one."""
    from openroll.roll.selectors import newest_fact

    data = newest_fact(subject_of(origin, role))
    return KeyChange.of(parse(data)) if data else None


def log_change(register: Register, change: KeyChange, clock: Clock) -> None:
    """Commit the fact that says ``change``. Raises Refusal when its new key stands, or stood, for something else."""
    from openroll.roll.declaring import REGISTRAR
    from openroll.roll.ledger import NewFact, writing
    from openroll.roll.selectors import current_policy

    _check_unused(register, change)
    policy, subject = current_policy().name, subject_of(register.origin, change.role)
    with writing(register.origin, clock) as ledger:
        ledger.append(NewFact(KEY_CHANGED, subject, change.data(), REGISTRAR, policy))


def _check_unused(register: Register, change: KeyChange) -> None:
    from openroll.roll.selectors import facts_of_type

    ring = KeyRing()
    for index, fact in ((index, parse(data)) for index, data in facts_of_type(KEY_CHANGED)):
        if fact.register == register.origin:
            ring.add(KeyChange.of(fact), index)
    if change.role != LOG:
        ring.begin(read_log_key(register, register.key_file).verifier)
    if change.new.public in ring.taken:
        raise Refusal(
            N_("{path} holds a key that stands for something else already; each has its own."),
            path=str(file_of(register, change.role)),
        )


def read_log_key(register: Register, path: Path) -> SigningKey:
    """Return the key of the log that lies at ``path``. Raises UnusableInput."""
    return _read(register, path, LOG, SigningKey)


def _ensure(register: Register, role: str, clock: Clock) -> bool:
    path, following = file_of(register, role), next_file(register, role)
    named = newest_change(register.origin, role)
    if not path.exists() and not following.exists():
        store(following, _KINDS[role].generate(name_of(register.origin, role)))
    found = _read(register, following if following.exists() else path, role, _KINDS[role]).verifier
    committed = named is None or named.new != found
    if committed:
        if named and not following.exists():
            raise Refusal(
                N_(
                    "{path} holds another key than the log names. Put back the right file, or remove this one."
                ),
                path=str(path),
            )
        old, reason = (named.new, LOST) if named else (None, FIRST)
        log_change(register, KeyChange(role, old, found, reason), clock)
    if following.exists():
        following.replace(path)
        sync_folder(path.parent)
    return committed


def _read(register: Register, path: Path, role: str, kind: type[_K]) -> _K:
    """Read the key of ``role`` from ``path``. Raises UnusableInput, which never repeats a part of the key."""
    try:
        key = kind.from_text(path.read_text().strip())
    except OSError as error:
        raise UnusableInput(
            N_("The log's signing key {path} cannot be read: {detail}.")
            if role == LOG
            else N_("The register's key {path} cannot be read: {detail}."),
            path=str(path),
            detail=error.strerror or str(error),
        ) from error
    except (MalformedKey, UnicodeDecodeError) as error:
        raise _another(path, role) from error
    if key.name != name_of(register.origin, role):
        raise _another(path, role)
    return key


def _another(path: Path, role: str) -> UnusableInput:
    if role == LOG:
        return UnusableInput(
            N_("{path} does not hold the log's signing key. Put back the file that was made with the log."),
            path=str(path),
        )
    return UnusableInput(
        N_("{path} does not hold the register's key for this. Put back the file that was made with the log."),
        path=str(path),
    )


def public_keys(register: Register) -> set[bytes]:
    """Return the public halves of all keys of the register. Raises as ``signing_keys``."""
    files = [(file_of(register, role), role) for role in _KINDS] + [(previous_file(register), LOG)]
    return {_public(register, path, role, _KINDS[role]) for path, role in files if path.exists()}


def _check_distinct(register: Register) -> None:
    """Refuse a key that stands for two things: what it signs for one could be shown for the other.

    Refuse all of them while a restored register has not compared itself with what is public.
    """
    check_compared(register)
    seen: dict[bytes, str] = {}
    for role, kind in _KINDS.items():
        for path in (file_of(register, role), *([previous_file(register)] if role == LOG else [])):
            if path.exists():
                public = _public(register, path, role, kind)
                if seen.setdefault(public, role) != role:
                    raise Refusal(
                        N_("{path} holds a key that stands for something else already; each has its own."),
                        path=str(path),
                    )


def _public(register: Register, path: Path, role: str, kind: type[PrivateKey]) -> bytes:
    found: VerifierKey = _read(register, path, role, kind).verifier
    return found.public
