"""Brings what the private database committed into the public directory."""

from collections.abc import Callable, Sequence

from openroll.core.clock import Clock, SystemClock
from openroll.log.checkpoint import parse_checkpoint
from openroll.publish.directory import CHECKPOINT
from openroll.publish.pump import BATCH, CommittedFact, pump
from openroll.site import keys, overlap
from openroll.site.register import Register
from openroll.site.witnessing import Held, Witnessing


class PrivateFacts:
    """The facts of the private database, as the publisher asks for them."""

    def size(self) -> int:
        """Return how many facts are committed."""
        from openroll.roll.selectors import log_size

        return log_size()

    def facts(self, start: int, limit: int) -> Sequence[CommittedFact]:
        """Return up to ``limit`` facts from index ``start`` on, with their public disclosures."""
        from openroll.roll.selectors import committed_and_public

        return [CommittedFact(*one) for one in committed_and_public(start, limit)]


def publish(
    register: Register,
    *,
    timeout: float = 30,
    clock: Clock | None = None,
    progress: Callable[[int, int], None] | None = None,
    witnessing: Witnessing | None = None,
) -> int:
    """Publish every committed fact; return for how many the checkpoint stands then.

    That is less than there are while the settings hold a checkpoint back until witnesses have cosigned it: the facts
    are in their place and in public, and the checkpoint follows. Waits up to ``timeout`` seconds for another publisher.

    A register that was made before its keys were logged gets those that it lacks, and a rotation of the log's key
    goes on. Raises Conflict, Refusal (the database holds fewer facts than the log), Damage, UnusableInput (a key
    cannot be read).
    """
    with keys.held(register, timeout):
        try:
            return publish_held(
                register, timeout=timeout, clock=clock, progress=progress, witnessing=witnessing
            )
        except Held:
            return parse_checkpoint((register.public / CHECKPOINT).read_bytes()).size


def publish_held(
    register: Register,
    *,
    timeout: float = 30,
    clock: Clock | None = None,
    progress: Callable[[int, int], None] | None = None,
    overlap_ends: bool = True,
    witnessing: Witnessing | None = None,
) -> int:
    """Do what ``publish`` does, for whoever has the keys already (``keys.held``). Raises Held besides."""
    clock = clock or SystemClock()
    overlap.settle(register)
    witnessing = witnessing or Witnessing(register, clock)
    try:
        size = _pump(register, timeout, progress, witnessing)
        if keys.ensure_keys(register, clock):  # never into a database that is behind the log
            size = _pump(register, timeout, progress, witnessing)
    finally:
        witnessing.settle()
    if overlap_ends and overlap.end(register, clock.now()):
        witnessing.settle()  # trust.policy names the keys that sign
    return size


def _pump(
    register: Register,
    timeout: float,
    progress: Callable[[int, int], None] | None,
    witnessing: Witnessing,
) -> int:
    newest, *earlier = keys.signing_keys(register)
    return pump(
        PrivateFacts(),
        private=register.private,
        public=register.public,
        key=newest,
        previous=earlier[0] if earlier else None,
        timeout=timeout,
        batch=4 * BATCH,  # of what has piled up: a third of what it takes is the end of each batch
        progress=progress,
        gate=witnessing.gate if witnessing.holds else None,
    )
