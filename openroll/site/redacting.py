"""A redaction from its order to the last free page: the rows, the public directory, the snapshots, unused space.

The ``redacted`` fact is the intent: it is committed with the rows emptied, in one transaction. What follows can be
done again and again, and is done to its end by the next run, the worker, or ``openroll serve`` (docs/redaction.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from openroll.core.clock import Clock
from openroll.core.errors import N_, Conflict
from openroll.publish.rollfile import ROLL, read_state
from openroll.roll import erasure
from openroll.roll.elsewhere import Place, elsewhere
from openroll.roll.erasure import DONE, FILES, OPEN, Order
from openroll.roll.models import Removal
from openroll.roll.redaction import Plan, plan
from openroll.site import publishing, receipts
from openroll.site.backing_up import RESTORED
from openroll.site.beside_register import BesideRegister
from openroll.site.compacting import compact_database
from openroll.site.register import Register
from openroll.sources.evidence import Evidence

READERS = N_(
    "A reader holds on to what {path} held before. The redaction is logged, and finished with the next run."
)

BEHIND = N_(
    "The public directory does not have the redaction yet. It is logged, and finished with the next run."
)


@dataclass
class Finished:
    """What was finished: how many facts' values, which files went, and what is out of reach (sentences)."""

    facts: int = 0
    evidence: list[Path] = field(default_factory=list)
    beyond: list[str] = field(default_factory=list)


@dataclass
class Redacted:
    """A redaction that was carried out, or (``facts`` is empty) would be."""

    plan: Plan
    places: Sequence[Place]
    facts: Sequence[int] = ()
    finished: Finished = field(default_factory=Finished)


def look(register: Register, order: Order) -> Redacted:
    """Return what a redaction would take out. Raises as ``plan`` does, and UnusableInput for the words of the order."""
    made = plan(order.number, order.field, Evidence(register.evidence))
    erasure.add_beside(made, BesideRegister(register))
    erasure.check_words(order, made)
    return Redacted(made, elsewhere(made))


def redact(register: Register, order: Order, *, clock: Clock) -> Redacted:
    """Redact a field, everywhere that this program can reach. Once this returns, it is done.

    Raises as ``plan`` does, UnusableInput, and Conflict when the redaction is logged and cannot be finished now.
    """
    # A database that is older than the log is refused before anything is written into it.
    publishing.publish(register)
    evidence, beside = Evidence(register.evidence), BesideRegister(register)
    made, facts = erasure.redact(order, evidence, origin=register.origin, clock=clock, beside=beside)
    evidence.delete_failures(made.secrets.stand_in_bytes)  # a link that could not be had may hold the value
    finished = finish_redactions(register)
    for name in beside.files(made.secrets):  # of a letter that was on its way meanwhile
        beside.delete(name)
    return Redacted(made, elsewhere(made), facts, finished)


def finish_redactions(register: Register, *, publish: bool = True) -> Finished:
    """Remove everything that logged ``redacted`` facts name and that is still there; do nothing when there is nothing.

    After a restore, and after a process was killed. With ``publish=False`` the public directory is left to whoever
    may sign. Raises Conflict when somebody holds on to an older state; what was done until then stays done.
    """
    done = Finished()
    if not erasure.pending():
        return done
    evidence, beside = Evidence(register.evidence), BesideRegister(register)
    erasure.catch_up(evidence, beside)
    if publish:
        publishing.publish(register)
    left = erasure.removals(OPEN, FILES)
    for name in sorted({each for one in left for each in one.evidence}):
        if "/" in name:
            done.evidence += filter(None, [beside.delete(name)])
        else:
            done.evidence += evidence.find(name)
            evidence.delete(name)
    receipts.remove_redacted(register)
    erasure.advance(left, FILES)
    if publish:
        _check_public(register, left)
    done.beyond += compact_database()
    erasure.advance(left, DONE)
    done.facts = len(left)
    return done


def _check_public(register: Register, left: Sequence[Removal]) -> None:
    size, traces = read_state(register.public / ROLL)
    if any(one.pk >= size for one in left):
        raise Conflict(BEHIND)
    if traces:
        raise Conflict(READERS, path=ROLL)


def backups(register: Register) -> list[Path]:
    """Return the copies that were made before upgrades, and on a screen: they hold what the database held then."""
    folders = (register.private / "backups", register.private / RESTORED)
    return sorted(path for folder in folders if folder.is_dir() for path in folder.iterdir())
