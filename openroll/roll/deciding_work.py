"""What a person's decision needs before it is taken, and everything that it does when it is."""

from dataclasses import dataclass, replace
from datetime import datetime

from openroll.core.canonical import JSON
from openroll.core.errors import N_, Conflict, Refusal, UnusableInput
from openroll.identity.standing import Assessment
from openroll.policy.model import Policy
from openroll.sources.findings import Findings

from . import contesting, letters, life, models, steps
from .acting import Actor
from .classes import embargo_ends
from .deciding_change import REJECTED, SECOND, Asked, Change
from .deciding_facts import REGISTRAR, NeedsTick, Weighed, compose_change, is_personal, weigh_choice
from .deciding_rules import (
    ALLOWED,
    BECOMES,
    CORRECTED,
    DESCRIBES,
    ENTERED,
    FACTS,
    REFUSED,
    RESTORED,
    WHY,
    persons_for,
)
from .declaring import declared
from .ledger import Ledger, NewFact
from .messages import messages_of
from .present import Present, present
from .selectors import current_policy, entry_of_operator
from .undertaking import append

TOO_MUCH = N_("This is more than one line of the log can hold. Leave something out.")
ANOTHER_ENTRY = N_(
    "{name} is in the register already, as entry {number}. Tick that this is to be a second entry, or amend that one."
)
MOVED_ON = N_(
    "Entry {number} has changed since this page was opened. Nothing was changed by you; look at it again."
)


@dataclass
class Work:
    """A decision that can be taken: everything that was checked for it. ``entry`` is there once it was entered."""

    case: models.Case
    asked: Asked
    change: Change
    entry: models.Entry | None
    now: Present | None
    weighed: Weighed
    policy: Policy
    persons: int


def entry_of(case: models.Case) -> models.Entry | None:
    """Return the entry that ``case`` led to, else the one that it is about."""
    made = models.Entry.objects.filter(case=case).first()
    if made is not None or case.about is not None:
        return made or case.about
    number = case.options.get("entry") if isinstance(case.options, dict) else None
    return models.Entry.objects.filter(number=number).first() if isinstance(number, int) else None


def prepare(case: models.Case, asked: Asked, actor: Actor) -> Work:
    """Return what is needed to take what was ``asked`` on ``case``, which is locked.

    Raises Conflict when its entry has changed since it was seen; Refusal, UnusableInput, NeedsTick.
    """
    asked.check()
    if case.state not in life.DECIDABLE:
        raise Refusal(N_("Case {case} cannot be decided now."), case=case.code)
    if actor.person in contesting.deciders(case) and case.kind == models.Case.Kind.CONTEST:
        raise Refusal(N_("You took the decision that is contested. Another person has to decide on it."))
    entry = _entry(case, asked)
    now = None
    if entry is not None:
        entry = models.Entry.objects.select_for_update().get(pk=entry.pk)
        now = present(entry)
        if asked.change.seen is not None and now.newest != asked.change.seen:
            raise Conflict(MOVED_ON, number=entry.number)
    _check_verdict(case, asked.verdict, entry, now)
    policy = current_policy()
    weighed = weigh_choice(case, asked.change, now)
    _check_choice(asked, weighed, policy)
    _check_second(asked, weighed, entry)
    if is_personal(asked.legal_basis, weighed, policy):
        raise UnusableInput(N_("The legal basis is public, and a personal value stands in it."))
    change = replace(
        asked.change, entry=entry.number if entry else None, seen=now.newest if now else asked.change.seen
    )
    persons = persons_for(policy, asked.verdict, stated=weighed.stated)
    return Work(case, asked, change, entry, now, weighed, policy, persons)


def carry_out(ledger: Ledger, work: Work, decision: models.Decision, actor: Actor, now: datetime) -> None:
    """Do everything that ``decision``, a stored row, says: the fact, the entry, the case, its contest, the letters."""
    case, verdict = work.case, work.asked.verdict
    if verdict == ENTERED:
        fact: models.Fact | None = _enter(ledger, work)
    elif verdict != REFUSED and work.entry is not None:
        fact = _write(ledger, work, work.entry)
        if case.about_id is None:
            case.about = work.entry
            case.save(update_fields=["about"])
    else:
        fact = None
    outcome = REJECTED if verdict == REFUSED else work.change.outcome
    contest = contesting.open_contest_of(case)
    if contest is not None:
        contesting.end(ledger, case, outcome, work.asked.legal_basis.strip())
    if fact is not None:
        decision.fact = fact
        decision.save(update_fields=["fact"])
    case.next_try_at = None
    case.save(update_fields=["next_try_at", "result"])
    steps.move(case, life.DECIDED, WHY[verdict], actor, now)
    _tell(work, decision, actor, now, outcome)


def _entry(case: models.Case, asked: Asked) -> models.Entry | None:
    entry = entry_of(case)
    if entry is not None or asked.verdict == ENTERED or asked.change.entry is None:
        return entry
    found = models.Entry.objects.filter(number=asked.change.entry).first()
    if found is None:
        raise UnusableInput(N_("This register has no entry {number}."), number=asked.change.entry)
    return found


def _check_verdict(case: models.Case, verdict: str, entry: models.Entry | None, now: Present | None) -> None:
    if verdict in ALLOWED.get(now.state if now else "", (REFUSED,)):
        return
    if entry is None:
        raise UnusableInput(
            N_("Case {case} is about no entry. Say which entry this is about."), case=case.code
        )
    raise Refusal(
        N_("Entry {number} is “{state}”; this decision cannot be taken about it."),
        number=entry.number,
        state=now.state if now else "",
    )


def _check_choice(asked: Asked, weighed: Weighed, policy: Policy) -> None:
    change, required = asked.change, [name for name, rule in policy.identifiers.items() if rule.required]
    if asked.verdict not in DESCRIBES:
        return
    if asked.verdict == ENTERED:
        missing = [name for name in required if name not in weighed.identifiers]
        if missing or weighed.gone:
            raise UnusableInput(
                N_("Nothing is chosen for: {names}."), names=", ".join(missing or weighed.gone)
            )
        return
    if not change.identifiers and change.domains is None and change.former_names is None:
        raise UnusableInput(N_("Nothing of the entry would change. Choose what it is to say."))
    if weighed.gone and asked.verdict != CORRECTED:
        raise UnusableInput(N_("Only a correction takes a value out without another in its place."))
    if unremovable := sorted({"name", "number", "country"} & set(weighed.gone)):
        raise UnusableInput(N_("An entry cannot be without: {names}."), names=", ".join(unremovable))


def _check_second(asked: Asked, weighed: Weighed, entry: models.Entry | None) -> None:
    number = weighed.identifiers.get("number")
    other = entry_of_operator(number.register, number.value) if number else None
    if other is None or other == entry or SECOND in asked.change.ticked:
        return
    name = weighed.identifiers["name"].value if "name" in weighed.identifiers else number and number.value
    raise NeedsTick(ANOTHER_ENTRY, name=name, number=other.number, warning=SECOND)


def _enter(ledger: Ledger, work: Work) -> models.Fact:
    case, policy, weighed = work.case, work.policy, work.weighed
    number, subject = ledger.next_entry_number(), ledger.new_subject()
    effective_from = work.asked.effective_from or case.options.get("effective_from")
    fact = ledger.append(_fact(ledger, work, number, subject, effective_from))
    rows = []
    if work.change.undertakings:
        first, *replies = messages_of(case)
        assessment = Assessment(
            dict(weighed.identifiers), weighed.services or (), (), "enter", "", {}, (), ()
        )
        said = declared(case, first.message, Findings(), assessment, replies)
        rows = append(
            ledger,
            (number, subject),
            said,
            weighed.claims,
            policy,
            by=REGISTRAR,
            effective_from=effective_from,
        )
    ledger.flush()
    operator = weighed.identifiers["number"]
    entry = models.Entry.objects.create(
        number=number,
        subject=subject,
        case=case,
        operator_register=operator.register or "",
        operator_number=operator.value or "",
        checked=True,
        fact=fact,
    )
    for row in rows:
        row.save()
    work.entry = entry
    told: dict[str, JSON] = {"number": number, "log_index": fact.index}
    case.result = {**(case.result or {}), "case": case.code, "status": ENTERED, "entry": told}
    return fact


def _write(ledger: Ledger, work: Work, entry: models.Entry) -> models.Fact:
    verdict = work.asked.verdict
    fact = ledger.append(_fact(ledger, work, entry.number, entry.subject, work.asked.effective_from or None))
    ledger.flush()
    operator = work.weighed.identifiers.get("number")
    if operator is not None:
        entry.operator_register, entry.operator_number = operator.register or "", operator.value or ""
    entry.state = BECOMES.get(verdict, entry.state)
    entry.checked = entry.checked or present(entry).checked
    entry.save(update_fields=["operator_register", "operator_number", "state", "checked"])
    if verdict in BECOMES:
        _watch(entry, verdict, ledger.at)
    return fact


def _fact(ledger: Ledger, work: Work, number: int, subject: str, effective_from: str | None) -> NewFact:
    verdict, policy = work.asked.verdict, work.policy
    kind, basis = FACTS[verdict], work.asked.legal_basis.strip()
    if verdict not in DESCRIBES:
        data: dict[str, JSON] = {"entry": number, "legal_basis": basis}
        return NewFact(kind, subject, data, REGISTRAR, policy.name, effective_from=effective_from)
    made = compose_change(
        verdict,
        number,
        work.weighed,
        policy,
        basis=work.case.basis,
        present=work.now,
        until=embargo_ends(policy, ledger.at),
    )
    made = replace(made, data={**made.data, "legal_basis": basis})
    return NewFact.of(kind, subject, made, REGISTRAR, policy.name, effective_from)


def _watch(entry: models.Entry, verdict: str, now: datetime) -> None:
    """Leave the sources of an entry alone that does not stand any more; ask them again once it stands."""
    rows = models.Watched.objects.filter(entry=entry).exclude(link="")
    rows.update(due_at=now if verdict == RESTORED else None)


def _tell(work: Work, decision: models.Decision, actor: Actor, now: datetime, outcome: str) -> None:
    """Write the letters: to whoever sent the case, and to the organiser of the entry."""
    case, verdict = work.case, work.asked.verdict
    if case.kind != models.Case.Kind.CONTEST:
        letters.make_for_all(case, verdict, actor=actor, now=now, decision=decision)
        return
    told = {"outcome": outcome}
    letters.make(
        case,
        "contest-ended",
        actor=actor,
        now=now,
        to=case.sender_email,
        decision=decision,
        params=told,
        entry=work.entry,
    )
    organiser = letters.organiser_address(work.entry) if work.entry else ""
    if organiser and organiser.casefold() != case.sender_email.casefold():
        kind = "contest-ended" if verdict == REFUSED else verdict
        letters.make(
            case, kind, actor=actor, now=now, to=organiser, decision=decision, params=told, entry=work.entry
        )
