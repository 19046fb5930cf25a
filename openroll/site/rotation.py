"""Rotation: the log goes on with a new key (docs/keys.md)."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from openroll.core.clock import Clock, rfc3339
from openroll.core.errors import N_, Refusal
from openroll.log.keychange import LOG, KeyChange, name_of
from openroll.log.note import SigningKey, VerifierKey
from openroll.site import keys, overlap, publishing
from openroll.site.register import Register
from openroll.site.witnessing import Held, Witnessing

ROTATION = "rotation"


@dataclass(frozen=True)
class Rotated:
    """From ``old`` to ``new``; both sign until ``until``."""

    old: VerifierKey
    new: VerifierKey
    until: str


def rotate(register: Register, *, overlap_for: timedelta, clock: Clock, timeout: float = 30) -> Rotated:
    """Give the log a new key, named by a fact that the old one signs. A rotation that was cut short is finished.

    Raises Refusal while an earlier overlap lasts, and as ``publish`` does.
    """
    with keys.held(register, timeout):
        publishing.publish_held(register, timeout=timeout, clock=clock)
        if keys.previous_file(register).exists():
            raise Refusal(
                N_(
                    "A rotation is under way: both keys sign until {until}. "
                    "To end it earlier: openroll log rotate-key --register {folder} --finish"
                ),
                until=overlap.until(register),
                folder=str(register.folder),
            )
        following = keys.next_file(register, LOG)
        if not following.exists():
            keys.store(following, SigningKey.generate(name_of(register.origin, LOG)))
        old, new = (keys.read_log_key(register, path).verifier for path in (register.key_file, following))
        until = rfc3339(clock.now() + overlap_for)
        keys.log_change(register, KeyChange(LOG, old, new, ROTATION, until), clock)
        with suppress(
            Held
        ):  # witnesses are waited for: the fact is in its place, and whoever publishes next goes on
            publishing.publish_held(register, timeout=timeout, clock=clock)
    return Rotated(old, new, until)


def finish(register: Register, *, clock: Clock, timeout: float = 30) -> None:
    """End the overlap now: from here on the new key signs alone. Raises Refusal when there is none."""
    with keys.held(register, timeout):
        publishing.publish_held(register, timeout=timeout, clock=clock, overlap_ends=False)
        if not keys.previous_file(register).exists():
            raise Refusal(N_("No rotation is under way: one key signs."))
        if not overlap.end(register, None):
            raise Refusal(
                N_("The old key stays: {path} is not as it should be. Run openroll verify."),
                path=str(register.public),
            )
        Witnessing(register, clock).settle()
