"""A message from its bytes to its decision: the wiring of sources, the private database and the publisher."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from openroll.core.clock import Clock
from openroll.core.durable import write_file
from openroll.core.errors import OpenrollError
from openroll.roll import services
from openroll.roll.selectors import waiting_cases
from openroll.roll.services import Outcome
from openroll.site import publishing, receipts
from openroll.site.considering import consider, published
from openroll.site.register import Register
from openroll.sources.fetcher import Fetcher
from openroll.sources.findings import Findings
from openroll.sources.message import Message, read_message
from openroll.sources.politeness import politely
from openroll.sources.process import RemoteFetcher, SpawnedFetcher
from openroll.sources.process import answers as fetcher_answers
from openroll.sources.registers import credentials, keys_missing
from openroll.sources.replay import ReplayFetcher


@dataclass(frozen=True)
class Submission:
    """What a person hands in: the message's bytes, and what is known about how it came."""

    raw: bytes
    basis: str
    vouched_by: str | None
    answer: str | None = None
    effective_from: str | None = None
    label: str | None = None


@contextmanager
def fetcher_for(register: Register, replay: Path | None) -> Iterator[tuple[Fetcher, frozenset[str]]]:
    """Give the fetcher to use, and the sources whose key is not set.

    A recording needs no network and no keys. Otherwise the fetcher of a running ``openroll serve`` is asked,
    or a process of its own is started: this one, which can reach the database, opens no foreign address.
    """
    if replay is not None:
        yield ReplayFetcher(replay), frozenset()
        return
    missing = keys_missing(register.source_keys)
    shown = credentials(register.source_keys)
    if fetcher_answers(register.fetcher_socket):
        yield politely(RemoteFetcher(register.fetcher_socket, credentials=shown), shown), missing
        return
    with SpawnedFetcher(credentials=shown) as fetcher:
        yield politely(fetcher, shown), missing


def submit(
    register: Register,
    submission: Submission,
    *,
    clock: Clock,
    replay: Path | None = None,
    receipt: Path | None = None,
    progress: Callable[[str], None] | None = None,
) -> tuple[Outcome, Findings, Message]:
    """Receive a message, ask its sources, decide, and publish what was logged.

    The receipt is issued before any source is asked, and copied to the file ``receipt`` if there is one.
    Raises UnusableInput when the message cannot be read; then nothing was stored.
    """
    message = read_message(submission.raw)
    # Publishes what a process that was killed left behind, signs the receipts that it owes, and refuses a database
    # that is older than the log before anything is written into it.
    publishing.publish(register)
    receipts.issuer(register, clock.now())()
    with fetcher_for(register, replay) as (fetcher, missing):
        case = services.receive(
            message,
            basis=submission.basis,
            vouched_by=submission.vouched_by,
            answer=submission.answer,
            effective_from=submission.effective_from,
            label=submission.label,
            replayed=replay is not None,
            origin=register.origin,
            clock=clock,
        )
        issued = receipts.issue(register, case)
        if receipt is not None:
            write_file(receipt, issued.read_bytes(), mode=0o600)
        outcome, findings = consider(register, case, fetcher, missing, clock, progress)
    if outcome.entry is None:
        outcome = published(register, outcome)  # that something was received is a fact too
    return outcome, findings, message


def retry_waiting(register: Register, clock: Clock) -> None:
    """Ask again for the cases whose sources gave no answer when they were asked last."""
    due = waiting_cases(clock.now())
    if not due:
        return
    publishing.publish(register)
    with fetcher_for(register, None) as (fetcher, missing):
        for case in due:
            try:
                consider(register, case, fetcher, missing, clock)
            except OpenrollError:
                # One case that cannot be worked on holds up no other.
                services.postpone(case, clock.now())
