"""Writes down what the sources of entries say when they are asked again, and opens a case when a change has lasted.

A change is a fact besides, so that the public entry can say that its source speaks otherwise now. The entry itself
stays as it is until a person has decided.
"""

import hashlib
import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from openroll.core.canonical import JSON
from openroll.core.clock import Clock, rfc3339
from openroll.core.errors import fill
from openroll.log.fact import parse as parse_fact
from openroll.policy.model import Policy
from openroll.sources.base import host_of
from openroll.sources.findings import Findings
from openroll.sources.message import read_message
from openroll.sources.registers import SOURCE_BY_ID
from openroll.watch import drift, keeping
from openroll.watch.drift import Change, State
from openroll.watch.observation import Place, observe

from . import models, notice, steps
from .acting import POLICY as BY_POLICY
from .changes import change_data, is_shown
from .classes import embargo_ends
from .keeping import keep_evidence
from .ledger import Ledger, NewFact, writing
from .personal import personal_in
from .selectors import current_policy
from .services import POLICY
from .watched import EACH, described_by, link_of, operator_of, redacted

NOTICED, ENDED = "change-noticed", "change-ended"
BASIS = "registrar-initiative"
FIRST_PAUSE = timedelta(hours=1)  # after an answer that could not be used; doubled each time, up to a day


@dataclass(frozen=True)
class Looked:
    """What asking one source came to: its ``state`` now, and what has lasted."""

    row: models.Watched
    state: State
    changes: tuple[Change, ...]
    silent: bool
    described: int
    blind: frozenset[str] = frozenset()  # identifiers that were redacted

    @property
    def waiting(self) -> tuple[tuple[str, int, int], ...]:
        """What seems to have changed and has not lasted yet: kinds, how often each was seen, and has to be."""
        return tuple(
            (drift.kind_of(name), one.times, drift.PATIENCE.needs(name, one.mark))
            for name, one in self.state.pending.items()
            if name in self.state.base
        )

    @property
    def news(self) -> tuple[Change, ...]:
        """What is to be told: changes, and not that something is as it was."""
        return tuple(change for change in self.changes if not change.ended)


@dataclass(frozen=True)
class Noted:
    """What was written down: the case that was opened, if one was."""

    case: models.Case | None = None
    facts: tuple[models.Fact, ...] = field(default_factory=tuple)


def begin_anew(row: models.Watched, findings: Findings, version: str) -> None:
    """Let ``row``, not yet stored, begin with what its source answered then, as ``version`` of this program reads it.

    ``findings`` come from the answer that was kept. Two versions may write one address in two ways, and that is no
    change of the source. What an entry was amended by is not in the answer that it was made of: such a row stays.
    """
    entry = row.entry
    row.read_by = version
    seen = observe(findings, link_of(row), operator_of(entry), redacted(entry.subject))
    if seen.silent or row.described != entry.fact_id:
        return
    state = keeping.read(row.state)
    row.state = keeping.write(State({**state.base, **drift.begin(seen).base}, state.told))


def look(row: models.Watched, findings: Findings, now: datetime) -> Looked:
    """Return what ``findings``, the answer of the source alone, change in what is known of it. Nothing is written."""
    entry = row.entry
    described = described_by(entry)
    blind = redacted(entry.subject)
    seen = observe(findings, link_of(row), operator_of(entry), blind)
    state = keeping.read(row.state)
    if described > row.described:  # whoever amended it has seen what the source says
        state = State() if seen.silent else drift.begin(seen)
    state, changes = drift.follow(state, seen, now)
    return Looked(row, state, changes, seen.silent, described, blind)


def note(
    looked: Looked,
    findings: Findings,
    *,
    origin: str,
    clock: Clock,
    translate: Callable[[str], str] = str,
) -> Noted | None:
    """Write down what was seen; open a case and log the changes if there are any.

    Returns None when another process asked the same source meanwhile: then nothing was written. Raises MalformedFact.
    """
    if not looked.changes:
        return Noted() if _store(looked, clock.now()) else None
    with writing(origin, clock) as ledger:
        if not _store(looked, clock.now()):
            return None
        return _tell(ledger, looked, findings, translate)


def put_off(row: models.Watched, now: datetime) -> None:
    """Treat a source that cannot be worked on as one that was silent: it holds up no other."""
    _store(Looked(row, keeping.read(row.state), (), True, row.described), now)


def _store(looked: Looked, now: datetime) -> bool:
    row = looked.row
    failures = row.failures + 1 if looked.silent else 0
    pause = min(EACH, FIRST_PAUSE * 2 ** min(failures - 1, 10)) if looked.silent else EACH
    same = models.Watched.objects.filter(pk=row.pk, asked_at=row.asked_at)
    return bool(
        same.update(
            state=keeping.write(looked.state),
            described=looked.described,
            read_by=row.read_by,
            asked_at=now,
            due_at=now + pause,
            failures=failures,
        )
    )


def _tell(ledger: Ledger, looked: Looked, findings: Findings, translate: Callable[[str], str]) -> Noted:
    entry = looked.row.entry
    history = _History.of(entry.subject, looked.described)
    facts: list[models.Fact] = []
    told: list[Change] = []
    policy = current_policy()
    case, before = None, keeping.read(looked.row.state).told
    for change in looked.changes:
        open_notice = history.open_notice(change, looked.row)
        if open_notice is not None and change.property not in before and history.says(open_notice, change):
            continue  # this database was put back from a copy that did not know of it yet
        if open_notice is not None:
            data: dict[str, JSON] = {"entry": entry.number, "n": open_notice}
            facts.append(ledger.append(NewFact(ENDED, entry.subject, data, POLICY, policy.name)))
            if change.ended:
                _as_before(entry, open_notice, change, policy, ledger.at)
        if not change.ended:
            told.append(change)
    if looked.blind:  # what was redacted is in what its source answers still, and does not come back
        findings = replace(
            findings,
            snapshots=[],
            claims=[one for one in findings.claims if one.property not in looked.blind],
        )
    if told:
        case = _open(entry, told, findings, policy, ledger.at, translate)
        first = history.last + 1
        case.options = {**case.options, "notices": [*range(first, first + len(told))]}
        case.save(update_fields=["options"])
        hidden, until = personal_in(findings.claims, policy), embargo_ends(policy, ledger.at)
        for n, change in enumerate(told, first):
            made = change_data(entry.number, n, change, hidden, findings.alerts, policy, until)
            since = change.now.since
            facts.append(ledger.append(NewFact.of(NOTICED, entry.subject, made, POLICY, policy.name, since)))
    ledger.flush()
    return Noted(case, tuple(facts))


@dataclass(frozen=True)
class _History:
    """The notices of an entry since it was described last: what they say, by their ``n``."""

    last: int
    notices: dict[int, dict[str, JSON]]

    @classmethod
    def of(cls, subject: str, described: int) -> "_History":
        last, notices = 0, {}
        for fact in models.Fact.objects.filter(subject=subject, type__in=(NOTICED, ENDED)).order_by("index"):
            data = parse_fact(bytes(fact.data)).data
            n = data.get("n")
            if not isinstance(n, int):
                continue
            if fact.type == NOTICED:
                last = max(last, n)
                notices[n] = data if fact.index > described else {}
            else:
                notices.pop(n, None)
        return cls(last, {n: data for n, data in notices.items() if data})

    def open_notice(self, change: Change, row: models.Watched) -> int | None:
        """Return the notice of the same source that is about the same thing as ``change``, and has not ended."""
        for n, data in self.notices.items():
            about = (data.get("kind"), data.get("property"))
            if about == (change.kind, change.property) and _is_from(data, change, row):
                return n
        return None

    def says(self, n: int, change: Change) -> bool:
        """Tell whether notice ``n`` says what ``change`` does, as far as it says anything."""
        return self.notices[n].get("now") in (None, [*change.now.values])


def _is_from(data: dict[str, JSON], change: Change, row: models.Watched) -> bool:
    """Tell whether a notice came of the source that ``row`` is about; pages are told apart by their address."""
    sources = data.get("sources")
    cited = sources.get("s1") if isinstance(sources, dict) else None
    if not isinstance(cited, dict):
        return False
    if row.source:
        return cited.get("id") == row.source
    place = change.now.place
    return cited.get("id") not in SOURCE_BY_ID and cited.get("url") in (
        row.link,
        place.url if place else None,
    )


def _open(
    entry: models.Entry,
    changes: Sequence[Change],
    findings: Findings,
    policy: Policy,
    at: datetime,
    translate: Callable[[str], str],
) -> models.Case:
    """Open a case for a person: what changed, and everything that the source gave."""
    case = models.Case.objects.create(
        code=f"new-{secrets.token_hex(8)}",
        kind=models.Case.Kind.DRIFT,
        channel=models.Case.Channel.RECHECK,
        about=entry,
        received_at=at,
        changed_at=at,
        message=b"",
        message_sha256="",
        language="en",
        basis=BASIS,
        vouched_by=None,
        options={"entry": entry.number},
        state=models.Case.State.SUFFICIENT,
    )
    case.code = f"{at:%Y}-{case.pk}"
    text = notice.told(
        entry.number,
        case.code,
        changes,
        lambda change: is_shown(change, findings.alerts, policy),
        title,
        translate,
    )
    case.message = text.encode()
    case.message_sha256 = hashlib.sha256(case.message).hexdigest()
    case.language = read_message(case.message).language
    first = notice.REASONS[changes[0].kind]
    params = _params(entry, changes[0])
    case.result = {
        "case": case.code,
        "status": models.Decision.Verdict.REVIEW.value,
        "reason": fill(first, dict(params)),
        "entry": {"number": entry.number, "log_index": entry.fact_id},
        "changes": [
            {
                "kind": change.kind,
                "since": change.now.since,
                "seen": change.times,
                "last": rfc3339(change.last),
            }
            for change in changes
        ],
    }
    steps.begin_deadline(case, at)
    case.save(update_fields=["code", "message", "message_sha256", "language", "result", "due_at", "due"])
    steps.opened(case, first, BY_POLICY, params=params)
    keep_evidence(case, findings, at)
    _decide(case, ((notice.REASONS[change.kind], _params(entry, change)) for change in changes), policy, at)
    return case


def _as_before(entry: models.Entry, n: int, change: Change, policy: Policy, at: datetime) -> None:
    """Tell whoever has the case of notice ``n`` that the source speaks as it did."""
    for case in models.Case.objects.filter(options__entry=entry.number, state=models.Case.State.SUFFICIENT):
        if n in case.options.get("notices", ()):
            _decide(case, ((notice.AS_BEFORE, _params(entry, change)),), policy, at)


def _decide(
    case: models.Case, reasons: Iterable[tuple[str, dict[str, object]]], policy: Policy, at: datetime
) -> None:
    models.Decision.objects.bulk_create(
        models.Decision(
            case=case,
            verdict=models.Decision.Verdict.REVIEW,
            reason=reason,
            params={name: str(value) for name, value in params.items()},
            by=POLICY,
            policy=policy.name,
            at=at,
        )
        for reason, params in reasons
    )


def _params(entry: models.Entry, change: Change) -> dict[str, object]:
    return {"number": entry.number, "source": title(change.now.place)}


def title(place: Place | None) -> str:
    """Return how the source is called in which something stands; a page goes by its host."""
    known = SOURCE_BY_ID.get(place.source) if place else None
    if known is not None:
        return known.title
    return host_of(place.url) if place else ""
