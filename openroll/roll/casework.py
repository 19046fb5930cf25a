"""What a person does with a case, and what happens to it when nobody does: one transaction, one step, one action each.

Every service takes the ``version`` of the case that was on the screen and raises Conflict when it has moved on,
NotNow when its state does not allow it, and SentTwice when the same ``form`` was sent before. Nothing is changed then.
"""

import time
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.db import transaction

from openroll.core.clock import Clock
from openroll.core.errors import N_, Refusal, UnusableInput
from openroll.sources.message import read_message

from . import audit, letters, life, models, replying, services, steps
from .acting import POLICY, Actor
from .replying import hold

KEEPERS: Final = ("registrar", "senior-registrar")
VOUCHES: Final = "registrar"  # whoever of the office vouches does it as the registrar
AT_ONCE: Final = 200  # cases whose deadline is ended in one look
SHORTEST_PAUSE: Final = 0.03  # seconds; whoever waits for SQLite looks again within 25 ms at first
NOTED: Final = N_("A note.")
TAKEN: Final = N_("{name} has taken it.")
GIVEN: Final = N_("It was given to {name}.")
GIVEN_BACK: Final = N_("It was given back; nobody has it.")
ENDED: Final = {
    life.WAITING: (N_("Nobody answered in time."), "case-lapsed"),
    life.DECIDED: (N_("Nobody contested it in time."), "case-closed"),
}


def open_case(
    text: str,
    *,
    basis: str,
    vouched: bool,
    actor: Actor,
    origin: str,
    clock: Clock,
    form: str | None = None,
    words: str = "",
    entry: int | None = None,
) -> models.Case:
    """Open a case of the registrar's own initiative; the worker asks its sources. Raises UnusableInput, SentTwice.

    ``entry`` is the number of the one that it is about, if there is one.
    """
    about = models.Entry.objects.filter(number=entry).first() if entry else None
    if entry and about is None:
        raise UnusableInput(N_("There is no entry {number}."), number=entry)
    arrival = services.Arrival(models.Case.Channel.OFFICE, actor, models.Case.Kind.INITIATIVE, about=about)
    with transaction.atomic():
        case = services.receive(
            read_message(text),
            basis=basis,
            vouched_by=VOUCHES if vouched else None,
            origin=origin,
            clock=clock,
            arrival=arrival,
            ask_at_once=True,
        )
        now = case.received_at
        if words:
            steps.remark(case, NOTED, actor, now, words=words, aside=True)
        audit.record(actor, "case-opened", now, case=case, form=form)
    return case


def add_reply(
    case: models.Case,
    text: str,
    *,
    vouched: bool,
    actor: Actor,
    origin: str,
    clock: Clock,
    version: int | None = None,
    form: str | None = None,
    words: str = "",
) -> models.Reply:
    """Keep what came by post or by telephone as a reply; ``words`` say how. Raises UnusableInput, and as the others."""
    return replying.add(
        case,
        read_message(text),
        models.Case.Channel.OFFICE,
        actor=actor,
        origin=origin,
        clock=clock,
        vouched_by=VOUCHES if vouched else None,
        version=version,
        form=form,
        words=words,
    )


def assign(
    case: models.Case,
    person: int | None,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    form: str | None = None,
) -> models.Case:
    """Give ``case`` to the ``person`` with that key, or to nobody. Raises UnusableInput for one who may not have it."""
    with transaction.atomic():
        held = hold(case, version, form)
        whom = _keeper(person) if person is not None else None
        if held.assignee_id == person:
            return held
        held.assignee_id = person
        held.save(update_fields=["assignee"])
        why = GIVEN if whom else GIVEN_BACK
        if whom and person == actor.person:
            why = TAKEN
        steps.remark(held, why, actor, now, params={"name": str(whom)} if whom else None)
        audit.record(actor, "case-assigned", now, case=held, told={"person": person}, form=form)
    return held


def ask_organiser(
    case: models.Case,
    *,
    subject: str,
    body: str,
    to: str,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    form: str | None = None,
) -> models.Letter:
    """Send the letter that asks for what is missing, as a person has written it; the case waits for the answer."""
    with transaction.atomic():
        held = hold(case, version, form)
        held.next_try_at = None
        held.save(update_fields=["next_try_at"])
        steps.move(held, life.WAITING, N_("The organiser was asked for what is missing."), actor, now)
        held.letters.filter(kind="ask", state=models.Letter.State.DRAFT).update(
            state=models.Letter.State.WITHDRAWN
        )
        letter = letters.make(held, "ask", actor=actor, now=now, to=to)
        letter.subject, letter.body = subject, body
        letter.save(update_fields=["subject", "body"])
        audit.record(actor, "organiser-asked", now, case=held, told={"letter": letter.pk}, form=form)
    return letter


def remind(
    case: models.Case, *, actor: Actor, now: datetime, version: int | None = None, form: str | None = None
) -> models.Letter:
    """Remind whoever was asked; the deadline stays. Raises NotNow for a case that waits for nobody."""
    with transaction.atomic():
        held = hold(case, version, form)
        if held.state != life.WAITING:
            raise life.NotNow(N_("Nobody is waited for in case {case}. Nothing was changed."), case=held.code)
        steps.remark(held, N_("The organiser was reminded."), actor, now)
        letter = letters.make(held, "reminder", actor=actor, now=now)
        audit.record(actor, "organiser-reminded", now, case=held, told={"letter": letter.pk}, form=form)
    return letter


def ask_sources(
    case: models.Case, *, actor: Actor, now: datetime, version: int | None = None, form: str | None = None
) -> models.Case:
    """Let the worker ask the sources of ``case`` again. Raises Refusal for a case that has none to be asked."""
    with transaction.atomic():
        held = hold(case, version, form)
        check_askable(held)
        replying.ask_now(held, now)
        steps.move(held, life.OPENED, N_("Its sources are to be asked again."), actor, now)
        audit.record(actor, "sources-asked-again", now, case=held, form=form)
    return held


def check_askable(case: models.Case) -> None:
    """Raise Refusal when ``case`` has no sources that the worker could ask."""
    if case.kind not in replying.ASKED:
        raise Refusal(N_("Case {case} is about an entry: its sources are not asked here."), case=case.code)
    if case.options.get("replayed"):
        raise Refusal(N_("Case {case} comes from a recording: its sources are not asked."), case=case.code)


def close(
    case: models.Case,
    words: str,
    *,
    actor: Actor,
    now: datetime,
    tell: bool = False,
    version: int | None = None,
    form: str | None = None,
) -> models.Case:
    """Set ``case`` aside for the reason in ``words``, and ``tell`` its sender. Raises Refusal while it is a contest."""
    with transaction.atomic():
        held = hold(case, version, form)
        if models.Contest.objects.filter(case=held, ended__isnull=True).exists():
            raise Refusal(
                N_(
                    "Case {case} contests an entry: the contest is ended by a decision, then the case closes."
                ),
                case=held.code,
            )
        held.next_try_at = None
        held.save(update_fields=["next_try_at"])
        steps.move(held, life.CLOSED, N_("It was set aside."), actor, now, words=words)
        held.decisions.filter(state=models.Decision.State.PROPOSED).update(
            state=models.Decision.State.OVERTAKEN
        )
        if tell:
            letters.make(held, "closed", actor=actor, now=now, params={"words": words})
        audit.record(actor, "case-closed", now, case=held, form=form)
    return held


def reopen(
    case: models.Case,
    words: str,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    form: str | None = None,
) -> models.Case:
    """Open ``case`` again, for a person to look at. Raises NotNow for one that is open."""
    with transaction.atomic():
        held = hold(case, version, form)
        if held.state in life.ALIVE:
            raise life.NotNow(N_("Case {case} is open. Nothing was changed."), case=held.code)
        steps.move(held, life.SUFFICIENT, N_("It was opened again."), actor, now, words=words)
        audit.record(actor, "case-reopened", now, case=held, form=form)
    return held


def note(
    case: models.Case, words: str, *, actor: Actor, now: datetime, form: str | None = None
) -> models.Step:
    """Write ``words`` beside the steps of ``case``; they never leave the office, and nothing else changes."""
    with transaction.atomic():
        held = hold(case, None, form)
        step = steps.remark(held, NOTED, actor, now, words=words, aside=True)
        audit.record(actor, "note-added", now, case=held, form=form)
    return step


def vouch(
    case: models.Case,
    words: str,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    form: str | None = None,
) -> models.Case:
    """Vouch for every message of ``case``, for the reason in ``words``; its sources are asked anew with that."""
    with transaction.atomic():
        held = hold(case, version, form)
        check_askable(held)
        held.vouched_by = VOUCHES
        held.save(update_fields=["vouched_by"])
        held.replies.filter(vouched_by=None).update(vouched_by=VOUCHES)
        replying.ask_now(held, now)
        steps.move(held, life.OPENED, N_("The registrar vouches for its messages."), actor, now, words=words)
        audit.record(actor, "case-vouched", now, case=held, form=form)
    return held


def end_deadlines(now: datetime, pause: Callable[[float], None] = time.sleep) -> int:
    """End what is over: cases that nobody answered lapse, decisions that nobody contested close. Return how many.

    Each is a transaction of its own, and between two of them comes a ``pause`` twice as long: after a standstill
    thousands may be over, and people's pages write meanwhile.
    """
    over = models.Case.objects.filter(state__in=life.AT_THE_END, due_at__lt=now).order_by("due_at")
    count, took = 0, 0.0
    for case in over[:AT_ONCE]:
        if took:
            pause(max(SHORTEST_PAUSE, 2 * took))
        began = time.monotonic()
        count += _end(case, now)
        took = time.monotonic() - began
    return count


def _end(case: models.Case, now: datetime) -> bool:
    with transaction.atomic():
        held = steps.lock(case)
        after = life.AT_THE_END.get(held.state)
        if after is None or held.due_at is None or held.due_at >= now:
            return False  # somebody was quicker
        why, verb = ENDED[held.state]
        steps.move(held, after, why, POLICY, now)
        if after == life.LAPSED:
            letters.make(held, "lapsed", actor=POLICY, now=now)
        audit.record(POLICY, verb, now, case=held)
    return True


def keepers() -> list[Any]:
    """Return the persons who can have a case, by name."""
    return list(get_user_model().objects.filter(role__in=KEEPERS, is_active=True).order_by("name", "pk"))


def _keeper(person: int) -> Any:
    found = get_user_model().objects.filter(pk=person, role__in=KEEPERS, is_active=True).first()
    if found is None:
        raise UnusableInput(N_("This person cannot have a case: they are no registrar, or have left."))
    return found
