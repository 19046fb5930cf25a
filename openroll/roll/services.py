"""Every write to the private database: opening it, receiving a case, deciding it, entering a service."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from openroll.core.canonical import JSON
from openroll.core.clock import Clock
from openroll.core.errors import N_, Conflict, Refusal, UnusableInput, fill
from openroll.identity.standing import Assessment, Standing, assess
from openroll.log.disclosure import MalformedDisclosure
from openroll.log.fact import MalformedFact
from openroll.policy.model import Policy
from openroll.sources.findings import Findings, RefusedLink
from openroll.sources.message import Message

from . import letters, life, models, steps, undertaking
from .acting import COMMAND, Actor
from .acting import POLICY as BY_POLICY
from .classes import embargo_ends
from .declaring import REGISTRAR, Declared, declared
from .entry_data import entry_data
from .keeping import keep_evidence
from .ledger import Ledger, NewFact, writing
from .messages import Said, vouched_by
from .receiving import log_submission
from .replying import person_decided
from .result import result
from .selectors import OPEN, about_something, current_policy, entry_of_operator

POLICY = BY_POLICY.role
# Why a source gave nothing although it may have it: such a case waits, and is asked for again.
SILENT = {
    "unreachable": N_("{link} gives no usable answer for now."),
    "unreadable": N_("{link} gives no usable answer for now."),
    "key-needed": N_("{link} was not asked: its source answers only with a key, which is not set."),
}
NO_LINK = N_(
    "The message has no link. It takes the address of an open source, such as a trade register's page."
)
TOO_MUCH = N_(
    "What was found is more than one line of the log can hold. A person has to choose what is entered."
)
ANOTHER = N_(
    "{link} names another company, of which its register gives nothing: whose e-mail the message states is not clear."
)
PROPOSED = N_("What the organiser proposes is weighed against the sources by a person.")
FOR_A_PERSON = N_("It is about what stands in the register already, or was decided: that is for a person.")
DECIDED_BEFORE = N_("A person has decided on this case before: what comes now is for a person too.")
VERDICT = models.Decision.Verdict
# The state in which what the sources amounted to leaves a case, and why.
LEAVES = {
    VERDICT.ENTERED: (life.DECIDED, N_("The service was entered.")),
    VERDICT.INSUFFICIENT: (life.WAITING, N_("Something is missing; the sender is asked for it.")),
    VERDICT.REVIEW: (life.SUFFICIENT, N_("A person has to decide.")),
    VERDICT.WAITING: (life.OPENED, N_("A source gave no usable answer; it is asked again.")),
}
CAME = {
    models.Case.Channel.WEB: N_("It came by the form on the web."),
    models.Case.Channel.EMAIL: N_("It came by e-mail."),
    models.Case.Channel.API: N_("It came by the interface for programs."),
    models.Case.Channel.COMMAND: N_("It came by the command line."),
    models.Case.Channel.OFFICE: N_("The office opened it."),
    models.Case.Channel.RECHECK: N_("A source of the entry speaks otherwise now."),
}
TRIES = 10
# A case that nobody decided by then was left by a process that ended; the worker takes it up.
ABANDONED = timedelta(minutes=10)
FIRST_PAUSE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Arrival:
    """How a message came: by which channel, from whom, and for whom it is written down.

    ``key_sha256`` is the hash of the word with which a sender without an account sees the case again.
    """

    channel: str = models.Case.Channel.COMMAND
    actor: Actor = COMMAND
    kind: str = models.Case.Kind.MESSAGE
    name: str = ""
    email: str = ""
    key_sha256: str = ""
    about: models.Entry | None = None


class Overtaken(Conflict):
    """Another message came while the sources were asked: they are asked again with it. Parameter: ``case``."""

    code = "overtaken"


@dataclass(frozen=True)
class Outcome:
    """What became of a case, for whoever shows it: ``status`` is entered, insufficient, review or waiting.

    ``reason`` and ``params`` are a message and its places. ``published`` is False while another process holds the
    log: it publishes this entry too.
    """

    case: models.Case
    status: str
    reason: str
    params: dict[str, Any]
    assessment: Assessment
    entry: models.Entry | None
    published: bool = True


def open_roll(
    origin: str, name: str, policy: Policy, clock: Clock, *, notice: dict[str, str] | None = None
) -> None:
    """Write the first fact: the register's name, languages and policy. Raises Refusal when there is one."""
    with transaction.atomic():
        _, created = models.LogHead.objects.get_or_create(pk=1)
        if not created:
            raise Refusal(N_("The database holds a register already. Nothing was changed."))
        register: dict[str, JSON] = {
            "name": name,
            "origin": origin,
            "languages": [*policy.languages],
            "notice": dict(notice) if notice else None,
        }
        data: dict[str, JSON] = {"register": register, "policy": policy.as_data()}
        with writing(origin, clock) as ledger:
            ledger.append(NewFact("policy-changed", ledger.new_subject(), data, REGISTRAR, policy.name))


def receive(
    message: Message,
    *,
    basis: str,
    vouched_by: str | None,
    origin: str,
    clock: Clock,
    effective_from: str | None = None,
    answer: str | None = None,
    label: str | None = None,
    replayed: bool = False,
    arrival: Arrival | None = None,
    ask_at_once: bool = False,
) -> models.Case:
    """Keep a message as a case before anything is done with it, and log that it was received.

    ``answer`` is the registrar's, if it gave one; ``label`` stands beside every quotation of the message. A case
    that is ``replayed`` from a recording is never asked for on the network; the worker takes up one that is to be asked
    for ``ask_at_once``, and else one that whoever received it has left. Raises UnusableInput for a basis that the
    policy does not know.
    """
    arrival = arrival or Arrival()
    known = current_policy().bases
    if basis not in known:
        raise UnusableInput(
            N_("The policy of this register takes no case on the basis {basis}; it knows: {known}."),
            basis=basis,
            known=", ".join(known),
        )
    now = clock.now()
    with writing(origin, clock) as ledger:
        case = models.Case.objects.create(
            code=f"new-{secrets.token_hex(8)}",
            kind=arrival.kind,
            channel=arrival.channel,
            sender_name=arrival.name,
            sender_email=arrival.email,
            key_sha256=arrival.key_sha256,
            about=arrival.about,
            received_at=now,
            changed_at=now,
            message=message.raw,
            message_sha256=message.snapshot,
            language=message.language,
            basis=basis,
            vouched_by=vouched_by,
            options={
                "effective_from": effective_from,
                "answer": answer,
                "label": label,
                "replayed": replayed,
            },
            next_try_at=None if replayed else now if ask_at_once else now + ABANDONED,
        )
        case.code = f"{now:%Y}-{case.pk}"
        case.submission = log_submission(
            ledger, sha256=case.message_sha256, case=case.code, received_at=now, by=vouched_by or POLICY
        )
        case.save(update_fields=["code", "submission"])
        steps.opened(case, CAME[models.Case.Channel(arrival.channel)], arrival.actor)
    return case


def decide(
    case: models.Case,
    message: Message,
    findings: Findings,
    *,
    origin: str,
    clock: Clock,
    replies: Sequence[Said] = (),
) -> Outcome:
    """Assess what the sources gave, and enter the service when the policy allows it.

    ``findings`` are those of ``message`` and of all ``replies`` to it. Everything that was found is stored with the
    decision, in the transaction that enters. Raises Refusal when the case was decided meanwhile, Overtaken when
    another reply came.
    """
    try:
        return _decide(case, message, replies, findings, origin=origin, clock=clock, fits=True)
    except (MalformedFact, MalformedDisclosure):
        # Hundreds of domains, or a book for an undertaking. Nothing of it was stored.
        return _decide(case, message, replies, findings, origin=origin, clock=clock, fits=False)


def _decide(
    case: models.Case,
    message: Message,
    replies: Sequence[Said],
    findings: Findings,
    *,
    origin: str,
    clock: Clock,
    fits: bool,
) -> Outcome:
    policy = current_policy()
    vouched = vouched_by(case, replies)
    assessment = assess(findings.claims, findings.alerts, policy, vouched_by=vouched)
    with writing(origin, clock) as ledger:
        now = clock.now()
        _lock_open(case, len(replies))
        keep_evidence(case, findings, now)
        linked = bool(message.links) or any(one.message.links for one in replies)
        status, reason, params = _verdict(linked, assessment, findings)
        if case.kind == models.Case.Kind.PROPOSAL:
            status, reason, params = VERDICT.REVIEW, PROPOSED, {}
        elif status in (VERDICT.ENTERED, VERDICT.INSUFFICIENT) and about_something(case):
            status, reason, params = VERDICT.REVIEW, FOR_A_PERSON, {}
        if status == VERDICT.ENTERED and not fits:
            status, reason, params = VERDICT.REVIEW, TOO_MUCH, {}
        if status == VERDICT.ENTERED and person_decided(case):
            status, reason, params = VERDICT.REVIEW, DECIDED_BEFORE, {}
        entry = None
        if status == VERDICT.ENTERED:
            said = declared(case, message, findings, assessment, replies)
            entry = _enter(ledger, case, said, findings, assessment, policy, vouched)
        case.next_try_at = None
        if status == VERDICT.WAITING:
            _postpone(case, now)
        outcome = Outcome(case, status, reason, params, assessment, entry)
        case.result = as_result(outcome, findings)
        case.save(update_fields=["tries", "next_try_at", "result"])
        after, why = LEAVES[VERDICT(status)]
        steps.move(case, after, why, BY_POLICY, now)
        decision = models.Decision.objects.create(
            case=case,
            verdict=status,
            reason=reason,
            params={name: str(value) for name, value in params.items()},
            by=vouched or POLICY,
            policy=policy.name,
            at=now,
        )
        if status == VERDICT.INSUFFICIENT and case.sender_email:
            letters.make(case, "ask", actor=BY_POLICY, now=now, params={"missing": assessment.missing})
        if entry is not None:  # the organiser is told at once, with its right to contest
            letters.make_for_all(case, "entered", actor=BY_POLICY, now=now, decision=decision)
    return outcome


def as_result(outcome: Outcome, findings: Findings) -> dict[str, JSON]:
    """Return the answer of ``submit`` as plain data. A case that waits is insufficient for now."""
    entry = outcome.entry
    status = "insufficient" if outcome.status == VERDICT.WAITING else str(outcome.status)
    return result(
        outcome.case.code,
        status,
        fill(outcome.reason, outcome.params),
        outcome.assessment,
        findings.refused,
        findings.remarks,
        vouched_by=outcome.case.vouched_by,
        entry=None if entry is None else (entry.number, entry.fact_id),
    )


def _lock_open(case: models.Case, replies: int) -> None:
    """Refuse a case that another process decided; bring ``case`` up to the steps that were taken meanwhile."""
    stored = steps.lock(case)
    if stored.state not in OPEN:
        raise Refusal(N_("Case {case} was decided meanwhile. Nothing was changed."), case=case.code)
    if (stored.replies.count(), stored.vouched_by) != (replies, case.vouched_by):
        raise Overtaken(
            N_("Another message came in case {case} while its sources were asked."), case=case.code
        )
    case.state, case.version = stored.state, stored.version


def postpone(case: models.Case, now: datetime) -> None:
    """Let a case that could not be worked on wait for another try; one that was decided stays as it is."""
    with transaction.atomic():
        stored = steps.lock(case)
        if stored.state in OPEN:
            _postpone(stored, now)
            stored.save(update_fields=["tries", "next_try_at"])


def _postpone(case: models.Case, now: datetime) -> None:
    again = case.tries < TRIES and not case.options.get("replayed")
    case.next_try_at = now + FIRST_PAUSE * 2**case.tries if again else None
    case.tries += 1


def _verdict(linked: bool, assessment: Assessment, findings: Findings) -> tuple[str, str, dict[str, Any]]:
    """Return status, reason and its parameters: the assessment's, unless facts outside it stand against entering."""
    number = assessment.identifiers["number"]
    if assessment.verdict == "enter":
        silent = _another_company(assessment, findings)
        if silent is not None and silent.kind in SILENT:
            return VERDICT.WAITING, SILENT[silent.kind], {"link": silent.link}
        if silent is not None:
            return VERDICT.REVIEW, ANOTHER, {"link": silent.link}
        present = entry_of_operator(number.register, number.value)
        if present is None:
            return VERDICT.ENTERED, assessment.reason, dict(assessment.params)
        told = {"number": present.number, "name": assessment.identifiers["name"].value}
        return VERDICT.REVIEW, N_("{name} is in the register already, as entry {number}."), told
    if assessment.verdict == "insufficient":
        for one in findings.refused:
            if one.kind in SILENT:
                return VERDICT.WAITING, SILENT[one.kind], {"link": one.link}
        if not linked:
            return VERDICT.INSUFFICIENT, NO_LINK, {}
        return VERDICT.INSUFFICIENT, assessment.reason, dict(assessment.params)
    return VERDICT.REVIEW, assessment.reason, dict(assessment.params)


def _another_company(assessment: Assessment, findings: Findings) -> RefusedLink | None:
    """Return a link to another company whose register gave nothing, when what the message states may be that one's.

    What the register itself says of the company that it gave is not in doubt.
    """
    number = assessment.identifiers["number"]
    given = f"{number.register}/{number.value}"
    if all(one.standing is Standing.CORROBORATED for one in assessment.identifiers.values()):
        return None
    return next((one for one in findings.refused if one.subject not in (None, given)), None)


def _enter(
    ledger: Ledger,
    case: models.Case,
    said: Sequence[Declared],
    findings: Findings,
    assessment: Assessment,
    policy: Policy,
    vouched: str | None,
) -> models.Entry:
    number = ledger.next_entry_number()
    subject = ledger.new_subject()
    until = embargo_ends(policy, ledger.at)
    composed = entry_data(
        number,
        assessment,
        findings.claims,
        policy,
        basis=case.basis,
        vouched_by=vouched,
        until=until,
    )
    effective_from = case.options.get("effective_from")
    by = vouched or POLICY
    fact = ledger.append(NewFact.of("entry-recorded", subject, composed, by, policy.name, effective_from))
    rows = undertaking.append(
        ledger, (number, subject), said, findings.claims, policy, by=by, effective_from=effective_from
    )
    ledger.flush()
    operator = assessment.identifiers["number"]
    entry = models.Entry.objects.create(
        number=number,
        subject=subject,
        case=case,
        operator_register=operator.register or "",
        operator_number=operator.value or "",
        checked=True,
        fact=fact,
    )
    models.Undertaking.objects.bulk_create(rows)
    return entry
