"""An organiser's person proposes, answers and contests: in the transaction that holds their mandate, or not at all."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction

from openroll.core.canonical import JSON
from openroll.core.clock import Clock, rfc3339
from openroll.core.errors import N_, NotThere, Refusal
from openroll.roll import audit, contesting, holdings, proposing, replying
from openroll.roll.acting import Actor
from openroll.roll.models import Action, Case, Entry
from openroll.roll.proposing import Proof, Proposal

from .mandate_letters import language_of
from .mandates import Voice, live_proofs, require
from .models import Person

MOST_A_DAY: Final = 20  # of one person: proposals, answers and contests each
WEB: Final = Case.Channel.WEB


def propose(
    person: Person, number: int, given: Proposal, clock: Clock, *, domain: str = "", form: str | None = None
) -> Case:
    """Open a case in which ``person`` proposes to change entry ``number``, over ``domain`` or any that they proved.

    Raises NotProved, UnusableInput, Refusal, SentTwice.
    """
    now = clock.now()
    with transaction.atomic():
        speaks = require(person.pk, number, now, domain=domain)
        _check_number(person, "proposal-made", now)
        case = proposing.open_proposal(
            speaks.entry,
            given,
            _proof(speaks, now),
            actor=_actor(person),
            name=_name(person),
            address=person.email,
            language=language_of(person),
            origin=settings.REGISTER_ORIGIN,
            clock=clock,
        )
        told: dict[str, JSON] = {"domain": speaks.domain, "mandate": speaks.mandate.pk}
        audit.record(
            _actor(person), "proposal-made", now, case=case, entry=speaks.entry, told=told, form=form
        )
    return case


def answer(
    person: Person, number: int, code: str, words: str, clock: Clock, *, form: str | None = None
) -> Case:
    """Add what ``person`` writes to a case about entry ``number`` in which the organiser is heard.

    Raises NotProved, NotThere, UnusableInput, Refusal, SentTwice.
    """
    now = clock.now()
    message = proposing.as_message(words)
    with transaction.atomic():
        speaks = require(person.pk, number, now)
        _check_number(person, "answer-given", now)
        case = own_case(speaks, code)
        if case is None:
            raise NotThere(N_("There is no such case."))
        if not may_answer(speaks, case):
            raise Refusal(N_("Nothing is asked in this case."))
        actor = _actor(person)
        replying.add(case, message, WEB, actor=actor, origin=settings.REGISTER_ORIGIN, clock=clock, form=form)
        audit.record(actor, "answer-given", now, case=case, entry=speaks.entry)
    return case


def contest(
    person: Person,
    number: int,
    about: Sequence[str],
    words: str,
    clock: Clock,
    *,
    form: str | None = None,
) -> Case:
    """Contest entry ``number``, or what was decided about it, for its organiser: it is marked in public at once.

    Raises NotProved, UnusableInput, Refusal, SentTwice.
    """
    now = clock.now()
    with transaction.atomic():
        speaks = require(person.pk, number, now)
        _check_number(person, "contest-opened", now)
        return contesting.open_contest(
            entry=speaks.entry,
            about=about,
            words=words,
            name=_name(person),
            email=person.email,
            origin=settings.REGISTER_ORIGIN,
            clock=clock,
            actor=_actor(person),
            language=language_of(person),
            own=True,
            form=form,
        )


def own_case(speaks: Voice, code: str) -> Case | None:
    """Return the case with that code when it is about the entry for which somebody speaks."""
    return next((one for one in holdings.cases_about(speaks.entry) if one.code == code), None)


def may_answer(speaks: Voice, case: Case) -> bool:
    """Tell whether whoever speaks may answer in ``case``: the organiser opened it, or it waits for the organiser.

    What a stranger sent stays between the stranger and the register.
    """
    if case.kind in (Case.Kind.DRIFT, Case.Kind.INITIATIVE):
        return case.state == Case.State.WAITING
    return sent_by_organiser(speaks.entry, case) and case.state != Case.State.CLOSED


def sent_by_organiser(entry: Entry, case: Case) -> bool:
    """Tell whether ``case`` came from the organiser of ``entry``, by whoever spoke for it then."""
    kinds = (Case.Kind.PROPOSAL, Case.Kind.CONTEST)
    if case.kind not in kinds or case.about_id != entry.pk:
        return False
    first = case.steps.order_by("pk").first()
    return first is not None and first.person_id is not None and first.by == Person.Role.ORGANISER


def _proof(speaks: Voice, now: datetime) -> Proof:
    proved_at = speaks.proof.proved_at
    assert proved_at is not None  # noqa: S101  # a proof that holds
    others = live_proofs(now).filter(domain=speaks.domain).exclude(person_id=speaks.proof.person_id)
    count = others.values("person_id").distinct().count()
    return Proof(speaks.domain, str(speaks.proof.method), rfc3339(proved_at), speaks.shown, count)


def _check_number(person: Person, verb: str, now: datetime) -> None:
    made = Action.objects.filter(person_id=person.pk, verb=verb, at__gt=now - timedelta(days=1))
    if made.count() >= MOST_A_DAY:
        raise Refusal(
            N_("You have sent {count} of these within a day. Try again tomorrow."), count=MOST_A_DAY
        )


def _actor(person: Person) -> Actor:
    return Actor(person.role, person.pk)


def _name(person: Person) -> str:
    return ", ".join(one for one in (person.name, person.body) if one)
