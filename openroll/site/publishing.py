"""Brings what the private database committed into the public directory."""

from collections.abc import Callable, Sequence

from openroll.core.clock import Clock, SystemClock
from openroll.publish.pump import CommittedFact, pump
from openroll.site import keys, overlap
from openroll.site.register import Register


class PrivateFacts:
    """The facts of the private database, as the publisher asks for them."""

    def size(self) -> int:
        """Return how many facts are committed."""
        from openroll.roll.selectors import log_size

        return log_size()

    def facts(self, start: int, limit: int) -> Sequence[CommittedFact]:
        """Return up to ``limit`` facts from index ``start`` on, with their public disclosures."""
        from openroll.roll.selectors import committed_facts

        return [
            CommittedFact(
                fact.index,
                bytes(fact.data),
                tuple(d.text for d in fact.disclosures.all() if d.state == "public"),
            )
            for fact in committed_facts(start, limit)
        ]


def publish(
    register: Register,
    *,
    timeout: float = 30,
    clock: Clock | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Publish every committed fact; return the log's size. Waits up to ``timeout`` seconds for another publisher.

    A register that was made before its keys were logged gets those that it lacks, and a rotation of the log's key
    goes on. Raises Conflict, Refusal (the database holds fewer facts than the log), Damage, UnusableInput (a key
    cannot be read).
    """
    with keys.held(register, timeout):
        return publish_held(register, timeout=timeout, clock=clock, progress=progress)


def publish_held(
    register: Register,
    *,
    timeout: float = 30,
    clock: Clock | None = None,
    progress: Callable[[int, int], None] | None = None,
    overlap_ends: bool = True,
) -> int:
    """Do what ``publish`` does, for whoever has the keys already (``keys.held``)."""
    clock = clock or SystemClock()
    overlap.settle(register)
    size = _pump(register, timeout, progress)
    if keys.ensure_keys(register, clock):  # never into a database that is behind the log
        size = _pump(register, timeout, progress)
    if overlap_ends:
        overlap.end(register, clock.now())
    return size


def _pump(register: Register, timeout: float, progress: Callable[[int, int], None] | None) -> int:
    newest, *earlier = keys.signing_keys(register)
    return pump(
        PrivateFacts(),
        private=register.private,
        public=register.public,
        key=newest,
        previous=earlier[0] if earlier else None,
        timeout=timeout,
        progress=progress,
    )
