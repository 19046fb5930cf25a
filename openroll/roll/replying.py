"""Replies: what is answered in a case is kept, logged, and looked at together with what came before."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from openroll.core.clock import Clock
from openroll.core.errors import N_
from openroll.sources.message import Message

from . import audit, life, models, steps
from .acting import POLICY, Actor
from .ledger import writing
from .messages import unquoted
from .receiving import log_submission

# Cases whose sources are asked; others are about an entry, and a person looks at what comes.
ASKED: Final = (models.Case.Kind.MESSAGE, models.Case.Kind.INITIATIVE)
CHANNEL = models.Case.Channel
CAME: Final[Mapping[str, str]] = {
    CHANNEL.WEB: N_("An answer came by the form on the web."),
    CHANNEL.EMAIL: N_("An answer came by e-mail."),
    CHANNEL.API: N_("An answer came by the interface for programs."),
    CHANNEL.COMMAND: N_("An answer came by the command line."),
    CHANNEL.OFFICE: N_("An answer was added by hand."),
}


def add(
    case: models.Case,
    message: Message,
    channel: str,
    *,
    actor: Actor,
    origin: str,
    clock: Clock,
    vouched_by: str | None = None,
    version: int | None = None,
    form: str | None = None,
    words: str = "",
) -> models.Reply:
    """Keep ``message`` as the next reply in ``case``, log that it was received, and let its sources be asked with it.

    After a decision nothing is asked: a person looks at it. ``vouched_by`` is the role that vouches for the reply,
    ``words`` say how it came. Raises Conflict, SentTwice.
    """
    now = clock.now()
    with writing(origin, clock) as ledger:
        stored = hold(case, version, form)
        newest = stored.replies.order_by("-number").first()
        number = newest.number + 1 if newest else 2
        fact = log_submission(
            ledger,
            sha256=message.snapshot,
            case=stored.code,
            received_at=now,
            by=vouched_by or POLICY.role,
        )
        reply = models.Reply.objects.create(
            case=stored,
            number=number,
            received_at=now,
            channel=channel,
            message=message.raw,
            message_sha256=message.snapshot,
            language=unquoted(message).language,
            vouched_by=vouched_by,
            person_id=actor.person,
            submission=fact,
        )
        take_up(stored, CAME.get(channel, CAME[CHANNEL.OFFICE]), actor, now, words=words)
        audit.record(actor, "reply-added", now, case=stored, told={"number": number}, form=form)
    return reply


def hold(case: models.Case, version: int | None, form: str | None) -> models.Case:
    """Return ``case`` as it is now, held until the transaction ends. Raises SentTwice before Conflict.

    Whoever sends a form twice did not overlook a step: the step is their own.
    """
    held = steps.lock(case)
    earlier = models.Action.objects.filter(form=form).first() if form else None
    if earlier is not None:
        raise audit.SentTwice(N_("This was sent before, and done then."), action=earlier.pk)
    return held if version in (None, held.version) else steps.lock(case, version)


def take_up(case: models.Case, why: str, actor: Actor, now: datetime, *, words: str = "") -> None:
    """Let ``case``, which is locked, be looked at anew: by the worker, or by a person once a person has decided."""
    asks = case.kind in ASKED and not case.options.get("replayed")
    by_person = case.state in (life.DECIDED, life.CLOSED) or person_decided(case)
    if asks and not by_person:
        ask_now(case, now)
        steps.move(case, life.OPENED, why, actor, now, words=words)
    elif case.state == life.SUFFICIENT:
        steps.remark(case, why, actor, now, words=words)  # its deadline runs on
    else:
        steps.move(case, life.SUFFICIENT, why, actor, now, words=words)


def ask_now(case: models.Case, now: datetime) -> None:
    """Let the worker ask the sources of ``case``, which is locked, as soon as it can."""
    case.next_try_at, case.tries = now, 0
    case.save(update_fields=["next_try_at", "tries"])


def person_decided(case: models.Case) -> bool:
    """Tell whether a person has decided on ``case``, or proposed to: then the policy does not decide by itself."""
    return case.decisions.filter(proposed_by__isnull=False).exists()
