"""Decisions of persons on cases: proposed, taken, confirmed, declined; what each does, in one transaction.

Where the policy asks for two persons, one proposes and another one confirms. A preview is the decision itself, taken
and undone (``rehearse``), so that nothing else can come of it than what was shown.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from openroll.core.canonical import JSON
from openroll.core.clock import Clock
from openroll.core.errors import N_, Conflict, Refusal, UnusableInput
from openroll.log.disclosure import MalformedDisclosure
from openroll.log.fact import MalformedFact

from . import audit, models, steps
from .acting import Actor
from .deciding_change import Asked, read
from .deciding_work import TOO_MUCH, Work, carry_out, prepare
from .ledger import writing
from .undertaking import once

STATE = models.Decision.State
_KEEPERS = ("registrar", "senior-registrar")


class FourEyes(Refusal):
    """Whoever proposed a decision, or has no part in it, cannot confirm it."""

    code = "four-eyes"


@dataclass(frozen=True)
class Rehearsal:
    """What a decision would do: the facts of its entry before and after, the letters, and how many persons it takes."""

    number: int | None
    before: tuple[models.Fact, ...]
    after: tuple[models.Fact, ...]
    letters: tuple[models.Letter, ...]
    persons: int


class _Undone(Exception):
    """Carries what was rehearsed out of the transaction that is undone."""

    def __init__(self, rehearsal: Rehearsal) -> None:
        super().__init__()
        self.rehearsal = rehearsal


def rehearse(case: models.Case, asked: Asked, actor: Actor, *, origin: str, clock: Clock) -> Rehearsal:
    """Return what would come of the decision; nothing is written. Raises what ``decide`` raises."""
    _check_actor(actor)
    try:
        with writing(origin, clock) as ledger:
            work = prepare(steps.lock(case, asked.version), asked, actor)
            before = _facts(work.entry)
            decision = _row(work, actor, ledger.at, STATE.PROPOSED)
            # It may take two persons, and here is one.
            decision.state, decision.persons = STATE.TAKEN, 0
            work.case.decisions.filter(state=STATE.PROPOSED).update(state=STATE.OVERTAKEN)
            decision.save()
            carry_out(ledger, work, decision, actor, ledger.at)
            letters = tuple(models.Letter.objects.filter(decision=decision).order_by("pk"))
            number = work.entry.number if work.entry else None
            raise _Undone(Rehearsal(number, before, _facts(work.entry), letters, work.persons))
    except _Undone as undone:
        return undone.rehearsal
    except (MalformedFact, MalformedDisclosure):
        raise UnusableInput(TOO_MUCH) from None


def decide(
    case: models.Case, asked: Asked, actor: Actor, *, origin: str, clock: Clock, form: str | None = None
) -> models.Decision:
    """Take the decision, or propose it where it takes two persons; return it.

    Raises Conflict when the case or its entry has changed since it was seen, or somebody has proposed something on it;
    Refusal, UnusableInput, NeedsTick, SentTwice.
    """
    _check_actor(actor)
    try:
        with writing(origin, clock) as ledger:
            once(form)
            work = prepare(steps.lock(case, asked.version), asked, actor)
            _no_other_proposal(work.case)
            now = clock.now()
            alone = work.persons < 2
            decision = _row(work, actor, now, STATE.TAKEN if alone else STATE.PROPOSED)
            decision.save()
            if alone:
                carry_out(ledger, work, decision, actor, now)
            verb = "decision-taken" if alone else "decision-proposed"
            _record(actor, verb, now, decision, work.entry, form)
            return decision
    except (MalformedFact, MalformedDisclosure):
        raise UnusableInput(TOO_MUCH) from None


def confirm(
    decision: models.Decision, actor: Actor, words: str, *, origin: str, clock: Clock, form: str | None = None
) -> models.Decision:
    """Take a decision that another person proposed; return it.

    What has changed since it was proposed overtakes it: then it is marked so, and Conflict is raised. Raises FourEyes,
    Refusal, SentTwice besides.
    """
    overtaken: Conflict | None = None
    _check_actor(actor)
    try:
        with writing(origin, clock) as ledger:
            once(form)
            row = _locked(decision)
            if actor.person == row.proposed_by_id:
                raise FourEyes(N_("You proposed this decision. Another person has to confirm it."))
            now = clock.now()
            try:
                work = prepare(steps.lock(row.case, row.case_version), asked_by(row), actor)
            except Conflict as error:
                overtaken = error
                row.state = STATE.OVERTAKEN
                row.save(update_fields=["state"])
                _record(actor, "decision-overtaken", now, row, None, form)
            else:
                row.state, row.confirmed_by_id = STATE.TAKEN, actor.person
                row.confirmed_at, row.words = now, words.strip()
                row.save(update_fields=["state", "confirmed_by", "confirmed_at", "words"])
                carry_out(ledger, work, row, actor, now)
                _record(actor, "decision-confirmed", now, row, work.entry, form)
    except (MalformedFact, MalformedDisclosure):
        raise UnusableInput(TOO_MUCH) from None
    if overtaken is not None:
        raise overtaken
    return row


def decline(
    decision: models.Decision, actor: Actor, words: str, *, clock: Clock, form: str | None = None
) -> models.Decision:
    """Do not agree with what another person proposed, or take one's own proposal back; return the decision.

    Raises Conflict, UnusableInput, SentTwice.
    """
    _check_actor(actor)
    own = actor.person == decision.proposed_by_id
    if not own and not words.strip():
        raise UnusableInput(N_("Say why you do not agree: whoever proposed it has to know."))
    with transaction.atomic():
        models.LogHead.objects.select_for_update().get(pk=1)
        once(form)
        row = _locked(decision)
        now = clock.now()
        row.state, row.words = STATE.DECLINED, words.strip()
        if not own:
            row.confirmed_by_id = actor.person
        row.confirmed_at = now
        row.save(update_fields=["state", "words", "confirmed_by", "confirmed_at"])
        verb = "decision-taken-back" if own else "decision-declined"
        _record(actor, verb, now, row, None, form)
    return row


def asked_by(decision: models.Decision) -> Asked:
    """Return what was asked for with a stored ``decision``."""
    return Asked(
        verdict=decision.verdict,
        reason=decision.reason,
        version=decision.case_version,
        legal_basis=decision.legal_basis,
        effective_from=decision.effective_from,
        change=read(decision.change),
    )


def proposals() -> list[models.Decision]:
    """Return the decisions that wait for another person, the oldest first."""
    waiting = models.Decision.objects.filter(state=STATE.PROPOSED)
    return list(waiting.select_related("case", "case__about", "proposed_by").order_by("at", "pk"))


def proposal_on(case: models.Case) -> models.Decision | None:
    """Return the decision that is proposed on ``case`` and still holds: the case is as it was then."""
    found = case.decisions.filter(state=STATE.PROPOSED).select_related("proposed_by").first()
    return found if found and found.case_version == case.version else None


def _row(work: Work, actor: Actor, now: datetime, state: str) -> models.Decision:
    asked = work.asked
    return models.Decision(
        case=work.case,
        verdict=asked.verdict,
        state=state,
        reason=asked.reason.strip(),
        legal_basis=asked.legal_basis.strip(),
        by=actor.role,
        policy=work.policy.name,
        at=now,
        persons=work.persons,
        proposed_by_id=actor.person,
        change=work.change.as_data(),
        case_version=work.case.version,
        effective_from=asked.effective_from,
    )


def _no_other_proposal(case: models.Case) -> None:
    """Raise Conflict while another proposal holds; one that the case has left behind is marked as overtaken."""
    if found := proposal_on(case):
        who = str(found.proposed_by) if found.proposed_by else found.by
        raise Conflict(
            N_(
                "{person} has proposed a decision on case {case} meanwhile. Confirm or decline that one first."
            ),
            person=who,
            case=case.code,
        )
    case.decisions.filter(state=STATE.PROPOSED).update(state=STATE.OVERTAKEN)


def _locked(decision: models.Decision) -> models.Decision:
    row = models.Decision.objects.select_for_update().get(pk=decision.pk)
    if row.state != STATE.PROPOSED:
        raise Conflict(N_("This proposal does not wait any more. Nothing was changed by you."))
    return row


def _check_actor(actor: Actor) -> None:
    if actor.person is None or actor.role not in _KEEPERS:
        raise Refusal(N_("A decision is taken by a registrar who is signed in."))


def _record(
    actor: Actor,
    verb: str,
    now: datetime,
    decision: models.Decision,
    entry: models.Entry | None,
    form: str | None,
) -> None:
    told: dict[str, JSON] = {"verdict": str(decision.verdict), "decision": decision.pk}
    audit.record(actor, verb, now, case=decision.case, entry=entry, told=told, form=form)


def _facts(entry: models.Entry | None) -> tuple[models.Fact, ...]:
    if entry is None:
        return ()
    facts = models.Fact.objects.filter(subject=entry.subject).order_by("seq")
    return tuple(facts.prefetch_related("disclosures"))
