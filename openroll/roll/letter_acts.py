"""What persons do with letters: change a draft, send it, send it again, withdraw it, hand it over."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db import transaction

from openroll.core.errors import N_, Conflict, NotThere, Refusal, UnusableInput

from . import audit, models
from .acting import SENDER, Actor
from .letters import LONGEST_ADDRESS, address_in, new_message_id

STATE = models.Letter.State
LONGEST_SUBJECT: Final = 200
LONGEST_BODY: Final = 50_000
LONGEST_FAILURE: Final = 500


class AlreadySent(Refusal):
    """The letter is not as it has to be for what is wanted of it. Parameter: ``number``."""

    code = "letter-moved-on"


def edition(letter: models.Letter) -> str:
    """Return a short word for ``letter`` as it is: who changes it says which edition was on the screen."""
    parts = (letter.state, letter.to, letter.subject, letter.body)
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:16]


def change(
    number: int, *, to: str, subject: str, body: str, seen: str, actor: Actor, now: datetime, form: str | None
) -> models.Letter:
    """Change a draft. Raises Conflict when it is not the edition ``seen``, AlreadySent, UnusableInput, SentTwice."""
    with transaction.atomic():
        letter = _locked(number)
        audit.record(actor, "letter-changed", now, case=letter.case, told={"letter": number}, form=form)
        _must_be(letter, STATE.DRAFT)
        if edition(letter) != seen:
            raise Conflict(
                N_(
                    "Somebody else has changed this letter since you opened it. What you typed is below; compare it."
                )
            )
        letter.to, letter.subject, letter.body = _checked(to, subject, body)
        letter.save(update_fields=["to", "subject", "body"])
    return letter


def send(number: int, *, actor: Actor, now: datetime, form: str | None) -> models.Letter:
    """Let the worker send a draft. Raises AlreadySent, UnusableInput when it has no address, SentTwice."""
    with transaction.atomic():
        letter = _locked(number)
        audit.record(actor, "letter-sent", now, case=letter.case, told={"letter": number}, form=form)
        _must_be(letter, STATE.DRAFT)
        if not letter.to:
            raise UnusableInput(N_("The letter has no address. Write one into it, or hand it over yourself."))
        letter.state, letter.next_try_at = STATE.READY, now
        letter.by, letter.person_id = actor.role, actor.person
        letter.save(update_fields=["state", "next_try_at", "by", "person"])
    return letter


def send_again(number: int, *, actor: Actor, now: datetime, form: str | None) -> models.Letter:
    """Let the worker try again one that failed, or send a copy of one that was sent; return the letter that goes out.

    What was sent is never changed: the copy is a letter of its own. Raises AlreadySent, SentTwice.
    """
    with transaction.atomic():
        letter = _locked(number)
        audit.record(actor, "letter-sent-again", now, case=letter.case, told={"letter": number}, form=form)
        _must_be(letter, STATE.FAILED, STATE.SENT)
        if not letter.to:
            raise UnusableInput(N_("The letter has no address. Write one into it, or hand it over yourself."))
        if letter.state == STATE.SENT:
            letter = _copy(letter, actor, now)
        letter.state, letter.next_try_at, letter.tries, letter.failure = STATE.READY, now, 0, ""
        letter.save(update_fields=["state", "next_try_at", "tries", "failure"])
    return letter


def withdraw(number: int, *, actor: Actor, now: datetime, form: str | None) -> models.Letter:
    """Keep a letter from being sent. Raises AlreadySent, SentTwice.

    One that a mail server takes at this moment is out: then it says that it was sent.
    """
    with transaction.atomic():
        letter = _locked(number)
        audit.record(actor, "letter-withdrawn", now, case=letter.case, told={"letter": number}, form=form)
        _must_be(letter, STATE.DRAFT, STATE.READY, STATE.FAILED)
        letter.state, letter.next_try_at = STATE.WITHDRAWN, None
        letter.save(update_fields=["state", "next_try_at"])
    return letter


def hand_over(number: int, *, actor: Actor, now: datetime, form: str | None) -> models.Letter:
    """Write down that a person has handed the letter over, on paper say. Raises AlreadySent, SentTwice."""
    with transaction.atomic():
        letter = _locked(number)
        audit.record(actor, "letter-handed-over", now, case=letter.case, told={"letter": number}, form=form)
        _must_be(letter, STATE.DRAFT, STATE.READY, STATE.FAILED)
        letter.state, letter.sent_at, letter.next_try_at = STATE.SENT, now, None
        letter.by, letter.person_id, letter.to = actor.role, actor.person, ""
        letter.save(update_fields=["state", "sent_at", "next_try_at", "by", "person", "to"])
    return letter


def address(number: int, to: str, *, actor: Actor, now: datetime, form: str | None) -> models.Letter:
    """Give a letter that has no address one, and let it be sent. Raises AlreadySent, UnusableInput, SentTwice."""
    with transaction.atomic():
        letter = _locked(number)
        audit.record(actor, "letter-addressed", now, case=letter.case, told={"letter": number}, form=form)
        _must_be(letter, STATE.READY, STATE.FAILED)
        letter.to = _address(to)
        letter.state, letter.next_try_at, letter.tries, letter.failure = STATE.READY, now, 0, ""
        letter.save(update_fields=["to", "state", "next_try_at", "tries", "failure"])
    return letter


def returned(ids: Sequence[str], said: str, *, now: datetime) -> models.Letter | None:
    """Write down that a letter with one of these Message-IDs came back: it has failed; None when it is none of ours."""
    with transaction.atomic():
        out = models.Letter.objects.select_for_update().filter(message_id__in=ids, state=STATE.SENT)
        letter = out.order_by("pk").first()
        if letter is None:
            return None
        letter.state, letter.failure = STATE.FAILED, said[:LONGEST_FAILURE]
        letter.save(update_fields=["state", "failure"])
        audit.record(SENDER, "letter-returned", now, case=letter.case, told={"letter": letter.pk})
    return letter


def _locked(number: int) -> models.Letter:
    letter = models.Letter.objects.select_for_update().filter(pk=number).first()
    if letter is None:
        raise NotThere(N_("There is no such letter."))
    return letter


def _must_be(letter: models.Letter, *states: str) -> None:
    if letter.state not in states:
        raise AlreadySent(
            N_(
                "Letter {number} has moved on since this page was opened. Nothing was changed by you; look at it again."
            ),
            number=letter.pk,
        )


def _copy(letter: models.Letter, actor: Actor, now: datetime) -> models.Letter:
    return models.Letter.objects.create(
        case_id=letter.case_id,
        decision_id=letter.decision_id,
        kind=letter.kind,
        language=letter.language,
        to=letter.to,
        subject=letter.subject,
        body=letter.body,
        message_id=new_message_id(),
        by=actor.role,
        person_id=actor.person,
        made_at=now,
    )


def _checked(to: str, subject: str, body: str) -> tuple[str, str, str]:
    """Return what a person typed as a letter has it. Raises UnusableInput."""
    subject = " ".join("".join(one if one.isprintable() else " " for one in subject).split())
    body = body.replace("\r\n", "\n").replace("\r", "\n").strip() + "\n"
    if not subject or not body.strip():
        raise UnusableInput(N_("A letter needs a subject and a text."))
    if len(subject) > LONGEST_SUBJECT or len(body) > LONGEST_BODY:
        raise UnusableInput(
            N_("The letter is too long: a subject has at most {subject} characters, a text {body}."),
            subject=LONGEST_SUBJECT,
            body=LONGEST_BODY,
        )
    if any(not one.isprintable() and one not in "\n\t" for one in body):
        raise UnusableInput(
            N_("The text has characters that nobody sees. Type it anew, or paste it as plain text.")
        )
    return _address(to) if to.strip() else "", subject, body


def _address(to: str) -> str:
    found = address_in(to)
    if not found:
        raise UnusableInput(
            N_("“{address}” is not one e-mail address. Write one such as office@company.example."),
            address=to[:LONGEST_ADDRESS],
        )
    return found
