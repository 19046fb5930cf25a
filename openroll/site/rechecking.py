"""Asks the sources of entries again: the wiring of schedule, fetcher, private database and publisher."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from openroll import __version__
from openroll.core.clock import Clock
from openroll.core.errors import N_, Conflict, OpenrollError, SourceUnreachable, UnusableInput
from openroll.log.disclosure import MalformedDisclosure
from openroll.log.fact import MalformedFact
from openroll.roll import models, watched, watching
from openroll.roll.watching import Looked
from openroll.site import publishing
from openroll.site.register import Register
from openroll.site.submitting import fetcher_for
from openroll.sources.ask import ask
from openroll.sources.evidence import Evidence
from openroll.sources.fetcher import Fetcher
from openroll.sources.findings import Findings
from openroll.sources.message import Link, read_message
from openroll.sources.snapshot import Snapshot
from openroll.ui.languages import DEFAULT, translator

FEW = 10  # sources that the worker asks at once, so that messages that come in meanwhile are not kept waiting
BEGUN = 200  # entries whose sources the worker writes down at once


@dataclass(frozen=True)
class Rechecked:
    """What became of one source: ``case`` was opened for what has changed, if anything has."""

    row: models.Watched
    looked: Looked
    case: models.Case | None

    @property
    def number(self) -> int:
        """The number of the entry."""
        return int(self.row.entry_id)


def recheck(
    register: Register,
    *,
    clock: Clock,
    number: int | None = None,
    all: bool = False,
    replay: Path | None = None,
    limit: int | None = None,
    progress: Callable[[str], None] | None = None,
) -> Iterator[Rechecked]:
    """Ask the sources that are due, of all entries or of entry ``number``; yield what became of each.

    ``all`` are asked before their time; ``replay`` answers from a recording. Raises Conflict, Refusal, Damage,
    UnusableRecording.
    """
    watched.begin(BEGUN if limit else None, number=number)
    rows = watched.due(clock.now(), number=number, all=all, live=replay is None, limit=limit)
    if not rows:
        return
    # Refuses a database that is older than the log, before a fact is written into it.
    publishing.publish(register)
    with fetcher_for(register, replay) as (fetcher, missing):
        for row in rows:
            if progress:
                progress(row.link)
            done = _recheck_one(register, row, fetcher, missing, clock)
            if done is not None:
                yield done


def _recheck_one(
    register: Register, row: models.Watched, fetcher: Fetcher, missing: frozenset[str], clock: Clock
) -> Rechecked | None:
    """Ask one source; None when another process asked it meanwhile, or nothing can be done with what it says."""
    try:
        if row.read_by != __version__:
            kept = KeptAnswers(Evidence(register.evidence), watched.kept_answers(row))
            watching.begin_anew(row, _ask(row, kept, frozenset(), clock.now()), __version__)
        return _note(register, row, _ask(row, fetcher, missing, clock.now()), clock)
    except (UnusableInput, MalformedFact, MalformedDisclosure):
        watching.put_off(row, clock.now())
        return None


@dataclass(frozen=True)
class KeptAnswers:
    """A fetcher that gives what evidence holds, and nothing else."""

    evidence: Evidence
    answers: Mapping[str, models.Snapshot]

    def fetch(self, url: str) -> Snapshot:
        """Return what was kept of ``url``. Raises SourceUnreachable."""
        kept = self.answers.get(url)
        try:
            if kept is not None:
                return self.evidence.seen(kept.sha256, kept.url, kept.retrieved_at)[0]
        except OpenrollError:  # deleted by a redaction, or damaged: nothing is known of it
            pass
        raise SourceUnreachable(N_("Nothing is kept of {link}."), link=url)


def recheck_due(register: Register, clock: Clock) -> None:
    """Ask a few of the sources that are due; for the worker."""
    for _ in recheck(register, clock=clock, limit=FEW):
        pass


def _ask(row: models.Watched, fetcher: Fetcher, missing: frozenset[str], now: datetime) -> Findings:
    # The link is asked as it was found once, whatever a reader of texts would find in it now.
    link = Link(row.link, row.link, 0, len(row.link))
    message = replace(read_message(row.link), links=(link,), domains=(), emails=())
    return ask(
        message,
        fetcher,
        case_url=f"openroll:entry/{row.entry_id}",
        received_at=now,
        keys_missing=missing,
    )


def _note(register: Register, row: models.Watched, findings: Findings, clock: Clock) -> Rechecked | None:
    looked = watching.look(row, findings, clock.now())
    if looked.news and not looked.blind:
        evidence = Evidence(register.evidence)
        for snapshot in findings.snapshots:
            evidence.keep(snapshot)
    noted = watching.note(
        looked, findings, origin=register.origin, clock=clock, translate=translator(DEFAULT).text
    )
    if noted is None:
        return None
    if noted.facts:
        with suppress(
            Conflict
        ):  # what is committed has its index for ever; whoever holds the log publishes it
            publishing.publish(register)
    return Rechecked(row, looked, noted.case)
