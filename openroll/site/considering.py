"""A case from its messages to its decision: the sources of all are asked, and what they say is weighed together."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Final, TypeVar

from django.db import DatabaseError, connection

from openroll.core.canonical import JSON
from openroll.core.clock import Clock, rfc3339
from openroll.core.errors import Conflict, OpenrollError
from openroll.identity.claims import MESSAGE, NUMBERS
from openroll.roll import messages, models, services
from openroll.roll.messages import Said
from openroll.roll.services import Outcome, Overtaken
from openroll.site import challenges, publishing
from openroll.site.register import Register
from openroll.sources.ask import ask
from openroll.sources.evidence import Evidence
from openroll.sources.failed import FailedCapture
from openroll.sources.fetcher import Fetcher
from openroll.sources.findings import Findings
from openroll.sources.snapshot import Snapshot

ROUNDS: Final = 3  # as often as another message may come while the sources are asked
TELL_EVERY: Final = 0.5  # seconds between two times that the progress is written down
Progress = Callable[[str], None]
_T = TypeVar("_T")


def consider(
    register: Register,
    case: models.Case,
    fetcher: Fetcher,
    missing: frozenset[str],
    clock: Clock,
    progress: Progress | None = None,
) -> tuple[Outcome, Findings]:
    """Ask the sources that the messages of ``case`` name, decide, and publish what was entered.

    ``missing`` are the sources whose key is not set. Raises Refusal when the case was decided meanwhile.
    """
    for left in reversed(range(ROUNDS)):
        said = messages.messages_of(case)
        with watched(case, fetcher, clock) as once:
            findings = together([_ask(register, case, one, once, missing, progress) for one in said], said)
        _keep(register, case, findings, clock)
        try:
            outcome = services.decide(
                case, said[0].message, findings, origin=register.origin, clock=clock, replies=said[1:]
            )
        except Overtaken:
            if not left:
                raise
            case.refresh_from_db()
            continue
        return (published(register, outcome) if outcome.entry is not None else outcome), findings
    raise AssertionError("the last round returns or raises")


def together(found: Sequence[Findings], said: Sequence[Said]) -> Findings:
    """Return what was found for each message as one, each thing once. A signature below an answer is no operator."""
    if len(found) == 1:
        return found[0]
    whole = Findings()
    linked = any(one.message.links for one in said)
    for findings, one in zip(found, said, strict=True):
        whole.add(_beside_links(findings) if linked and not one.message.links else findings)
    return Findings(
        claims=list(dict.fromkeys(whole.claims)),
        alerts=_each_once(whole.alerts),
        snapshots=list({id(one): one for one in whole.snapshots}.values()),
        refused=_each_once(whole.refused),
        remarks=_each_once(whole.remarks),
        undertakings=_each_once(whole.undertakings),
        failures=list(dict(whole.failures).items()),
    )


def published(register: Register, outcome: Outcome) -> Outcome:
    """Publish what was logged; the outcome says when it is not public yet."""
    try:
        size = publishing.publish(register)
    except Conflict:
        # What is committed has its index for ever; whoever holds the log, or the next command, publishes it.
        return replace(outcome, published=False)
    held = outcome.entry is not None and size <= outcome.entry.fact_id
    return replace(outcome, published=False) if held else outcome


@contextmanager
def watched(case: models.Case, fetcher: Fetcher, clock: Clock) -> Iterator["Once"]:
    """Give a fetcher that asks each address once, and tells whoever looks at ``case`` how far it has come."""
    once = Once(fetcher, clock)
    begun = clock.now()
    models.Asking.objects.update_or_create(
        case=case, defaults={"started_at": begun, "ended_at": None, "told": []}
    )
    over = threading.Event()
    teller = threading.Thread(target=_tell, args=(case.pk, once, over), daemon=True)
    teller.start()
    try:
        yield once
    finally:
        over.set()
        teller.join()
        models.Asking.objects.filter(case=case).update(told=once.told(), ended_at=clock.now())


class Once:
    """A fetcher that asks each address once, and remembers how each answered."""

    def __init__(self, fetcher: Fetcher, clock: Clock) -> None:
        self._fetcher = fetcher
        self._clock = clock
        self._lock = threading.Lock()
        self._asked: dict[str, Future[Snapshot]] = {}
        self._told: list[dict[str, JSON]] = []

    def fetch(self, url: str) -> Snapshot:
        """Return the answer at ``url``, the same one whoever asks. Raises what the fetcher raises."""
        line: dict[str, JSON] = {}
        with self._lock:
            answer, mine = self._asked.get(url), url not in self._asked
            if answer is None:
                answer = self._asked[url] = Future()
                line = {"at": rfc3339(self._clock.now()), "said": url[:500]}
                self._told.append(line)
        if mine:
            try:
                snapshot = self._fetcher.fetch(url)
            except BaseException as error:
                told = error.code if isinstance(error, OpenrollError) else "error"
                self._note(line, failed=told)
                answer.set_exception(error)
            else:
                self._note(line, status=snapshot.status)
                answer.set_result(snapshot)
        return answer.result()

    def told(self) -> list[dict[str, JSON]]:
        """Return a line for each address that was asked."""
        with self._lock:
            return [dict(line) for line in self._told]

    def _note(self, line: dict[str, JSON], **what: JSON) -> None:
        with self._lock:
            line.update(what)


def _tell(case: int, once: Once, over: threading.Event) -> None:
    """Write down now and then how far it has come; a database that is busy is no reason to stop asking."""
    before: list[dict[str, JSON]] = []
    try:
        while not over.wait(TELL_EVERY):
            told = once.told()
            if told != before:
                with suppress(DatabaseError):
                    models.Asking.objects.filter(pk=case).update(told=told)
                before = told
    finally:
        connection.close()  # it is this thread's own


def _ask(
    register: Register,
    case: models.Case,
    said: Said,
    fetcher: Fetcher,
    missing: frozenset[str],
    progress: Progress | None,
) -> Findings:
    return ask(
        said.message,
        fetcher,
        case_url=messages.url_of(case, said.part),
        received_at=said.received_at,
        label=case.options.get("label"),
        keys_missing=missing,
        progress=progress,
        tokens=challenges.tokens(register),
    )


def _keep(register: Register, case: models.Case, findings: Findings, clock: Clock) -> None:
    evidence = Evidence(register.evidence)
    for snapshot in findings.snapshots:
        evidence.keep(snapshot)
    for link, error in findings.failures:
        evidence.keep_failure(FailedCapture.of(link, error, clock.now(), case.options.get("label")))


def _beside_links(findings: Findings) -> Findings:
    """Return what an answer without a link adds to links of other messages: names count only beside a number."""
    own = [one for one in findings.claims if one.source == MESSAGE]
    if any(one.property in NUMBERS for one in own):
        return findings
    takes = ("email", "domain", "address")
    claims = [one for one in findings.claims if one.source != MESSAGE or one.property in takes]
    return replace(findings, claims=claims, alerts=[], remarks=[])


def _each_once(found: Sequence[_T]) -> list[_T]:
    kept: list[_T] = []
    for one in found:
        if one not in kept:
            kept.append(one)
    return kept
