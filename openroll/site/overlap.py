"""What is left to do of a rotation of the log's key: the new key takes its place, and later the old one goes.

Every step leaves files from which the next publisher knows where it was. In their order:

1. ``log.next.key`` is there: a key that a rotation has made, or is about to log.
2. The fact that names it is committed.
3. ``log.previous.key`` holds the old key, 4. ``log.key`` the new one, 5. ``log.next.key`` is gone: both sign.
6. ``log.previous.key`` is gone: the overlap is over.
"""

from datetime import datetime

from openroll.core.clock import parse_rfc3339
from openroll.core.durable import sync_folder
from openroll.core.errors import N_, OpenrollError, Refusal
from openroll.log.keychange import LOG
from openroll.publish.directory import KEY
from openroll.publish.keys import KEYS, KeyFiles, parse
from openroll.site import keys
from openroll.site.register import Register


def settle(register: Register) -> None:
    """Let the new key of a rotation whose fact is committed take its place. Call it under ``keys.held``.

    Raises Refusal when log.key does not hold the newest key that the log names, nor the one before with that at hand.
    """
    following = keys.next_file(register, LOG)
    present = keys.read_log_key(register, register.key_file)
    new = keys.read_log_key(register, following) if following.exists() else present
    named = keys.newest_change(register.origin, LOG)
    if named and present.verifier != named.new and (present.verifier, new.verifier) != (named.old, named.new):
        # With a key that was replaced, that of an old backup for one, it would sign what nobody takes any more.
        raise Refusal(
            N_("{path} holds another key than the log names. Put back the right file, or remove this one."),
            path=str(register.key_file),
        )
    if new.verifier != present.verifier:
        if named is None or named.new != new.verifier:
            return  # its fact was never committed: the next rotation takes it
        keys.store(keys.previous_file(register), present)
        keys.store(register.key_file, new)
    if following.exists():
        following.unlink()
        sync_folder(register.private)


def until(register: Register) -> str | None:
    """Return until when both keys sign; None when there is one key."""
    if not keys.previous_file(register).exists():
        return None
    named = keys.newest_change(register.origin, LOG)
    return named.overlap_until if named else None


def due(register: Register, now: datetime) -> bool:
    """Tell whether an overlap is over by ``now``, or a rotation waits for the next publisher."""
    last = until(register)
    return keys.next_file(register, LOG).exists() or (last is not None and now >= parse_rfc3339(last))


def end(register: Register, now: datetime | None) -> bool:
    """Remove the old key when its time is over by ``now``, or whenever it can be with None; tell whether it has gone.

    It stays while readers could not come from it to the new one. Call it under ``keys.held``.
    """
    old = keys.previous_file(register)
    if not old.exists():
        return False
    last = until(register)
    if now is not None and (last is None or now < parse_rfc3339(last)):
        return False
    if not _followed(register):
        return False
    for left in register.private.glob(".log.*key.*.tmp"):  # of a killed writer: it may hold the old key
        left.unlink()
    old.unlink()
    sync_folder(register.private)
    return True


def _followed(register: Register) -> bool:
    """Tell whether the public directory names the new key, with the proof for those who trust the old one."""
    newest = keys.read_log_key(register, register.key_file).verifier
    try:
        ring = parse((register.public / KEYS).read_bytes())
        named = (register.public / KEY).read_bytes()
    except (OSError, OpenrollError):
        return False
    files = KeyFiles(register.public, register.private / "log" / "keys")
    return ring.log[-1][0] == newest and named == newest.text.encode() + b"\n" and files.proved(ring)
