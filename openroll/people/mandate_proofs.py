"""Proofs of domains: how one is begun, what was seen of it, and when it is looked for again.

The word is made of chance for each mandate and kept with it, not derived from the register's secret: whoever shows it
shows it for one person, one entry and one domain; it dies with the mandate, so that a record left in a zone proves
nothing later; and the office, which has to show it, needs no key.
"""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import IntegrityError, transaction

from openroll.core.canonical import JSON
from openroll.core.errors import N_, NotThere, OpenrollError, Refusal, UnusableInput
from openroll.roll import audit, holdings
from openroll.roll.acting import Actor
from openroll.roll.mailboxes import mailboxes
from openroll.roll.models import Entry
from openroll.roll.selectors import entry_numbered

from . import mandate_letters
from .mandates import GIVEN_UP, HOLDS, NOT_SHOWN, PROOFS, WORKER, end, live_proofs
from .mandates import has_domain as entry_has
from .models import Mandate, Person

Method = Mandate.Method
PATIENCE: Final = timedelta(days=7)  # how long the worker looks
MAILBOX_PATIENCE: Final = timedelta(hours=24)  # how long a word in a letter holds
BEFORE_THE_END: Final = timedelta(days=14)  # when a proof that holds is asked for again
FIRST_PAUSE: Final = timedelta(minutes=1)
LONGEST_PAUSE: Final = timedelta(hours=6)
BETWEEN_LOOKS: Final = timedelta(seconds=10)
MOST_GUESSES: Final = 5
MOST_LETTERS: Final = 3  # a day, to one mailbox, whoever asks
MOST_WAITING: Final = 10  # proofs that one person waits for
_WORD_BYTES: Final = 32
_MAIL_WORD_BYTES: Final = 15  # 120 bits; the Baseline Requirements ask for 112
ASKED: Final = N_("The register is asking now.")
WRONG_WORD: Final = N_("This is not the word that was sent. Tries that are left: {left}.")
NO_MORE: Final = N_("Too many wrong words were given. Ask for a new letter.")
FOUND: Final = N_("The word was found.")
GIVEN: Final = N_("The word of the letter was given.")


class WrongWord(UnusableInput):
    """The word is not the one that was sent. Parameter: ``left``, how many tries there are."""

    code = "wrong-word"


def choices(entry: Entry) -> list[tuple[holdings.Service, tuple[str, ...]]]:
    """Return the domains of ``entry`` that can be proved, each with the mailboxes that a word may be sent to.

    The entry's own e-mail address is among them only where the public sees it: nobody learns it here.
    """
    email = holdings.reliable_email(entry)
    services = [one for one in holdings.services(entry) if holdings.provable(one)]
    return [(one, mailboxes(one.domain, email)) for one in services]


def begin(
    person: Person,
    number: int,
    domain: str,
    method: str,
    now: datetime,
    *,
    address: str = "",
    form: str | None = None,
) -> Mandate:
    """Let ``person`` begin to prove that they hold ``domain``, one of entry ``number``; a mailbox is sent its letter.

    One that was begun and has not come yet is returned as it is. Raises NotThere, UnusableInput, Refusal, SentTwice.
    """
    if person.role != Person.Role.ORGANISER:
        raise Refusal(N_("Only an organiser’s account proves a domain."))
    entry = entry_numbered(number)
    if entry is None:
        raise NotThere(N_("This register has no entry {number}."), number=number)
    boxes = {service.domain: found for service, found in choices(entry)}
    if domain not in boxes or method not in PROOFS:
        raise UnusableInput(N_("Choose a domain of the entry, and how you prove it."))
    if method == Method.MAILBOX and address not in boxes[domain]:
        raise UnusableInput(N_("Choose one of the mailboxes."))
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        before = _before(person, entry, domain, method, address, now)
        if before is not None:
            return before
        _check_number(person, now)
        row = _new(person, entry, domain, method, address, now)
        told: dict[str, JSON] = {"mandate": row.pk, "domain": domain, "method": method}
        audit.record(Actor(person.role, person.pk), "proof-begun", now, entry=entry, told=told, form=form)
        if method == Method.MAILBOX:
            _send_word(row, now)
    return row


def _before(
    person: Person, entry: Entry, domain: str, method: str, address: str, now: datetime
) -> Mandate | None:
    """Return the same proof, begun before; one whose time is over, or that went to another mailbox, is ended."""
    row = Mandate.objects.filter(
        person=person, entry=entry, domain=domain, method=method, ended_at=None
    ).first()
    if row is None:
        return None
    over = row.until is not None and row.until <= now
    if not over and (row.proved_at is not None or row.address == address):
        return row
    end(row, NOT_SHOWN if over else GIVEN_UP, now, Actor(person.role, person.pk))
    return None


def _check_number(person: Person, now: datetime) -> None:
    waits = Mandate.objects.filter(person=person, proved_at=None, ended_at=None, until__gt=now)
    if waits.filter(method__in=PROOFS).count() >= MOST_WAITING:
        raise Refusal(
            N_("You wait for {count} proofs already. Finish or give up one of them."), count=MOST_WAITING
        )


def _new(person: Person, entry: Entry, domain: str, method: str, address: str, now: datetime) -> Mandate:
    by_mail = method == Method.MAILBOX
    try:
        with transaction.atomic():
            return Mandate.objects.create(
                person=person,
                entry=entry,
                domain=domain,
                method=method,
                address=address if by_mail else "",
                word="" if by_mail else new_word(),
                begun_at=now,
                until=now + (MAILBOX_PATIENCE if by_mail else PATIENCE),
                next_try_at=None if by_mail else now + FIRST_PAUSE,
                described=holdings.newest_description(entry.subject),
            )
    except IntegrityError:
        raise Refusal(N_("This proof was begun at the same moment. Look at it again.")) from None


def look_now(person: Person, row: Mandate, now: datetime, *, form: str | None = None) -> None:
    """Let the worker ask for the proof at once. Raises Refusal when there is nothing to ask, SentTwice."""
    with transaction.atomic():
        held = Mandate.objects.select_for_update().get(pk=row.pk)
        over = held.ended_at is not None or (held.until is not None and held.until <= now)
        if over or held.method == Method.MAILBOX or held.person_id != person.pk:
            raise Refusal(N_("This proof is not looked for any more."))
        if held.asked_at is None or now - held.asked_at >= BETWEEN_LOOKS:
            held.next_try_at = now
            held.told = {"said": ASKED, "params": {}}
            held.save(update_fields=["next_try_at", "told"])
        audit.record(
            Actor(person.role, person.pk),
            "proof-asked",
            now,
            entry=held.entry,
            told={"mandate": held.pk},
            form=form,
        )


def due(now: datetime, limit: int = 20) -> list[Mandate]:
    """Return the proofs that are to be looked for by ``now``."""
    rows = Mandate.objects.filter(ended_at=None, next_try_at__lte=now, method__in=PROOFS)
    return list(rows.select_related("entry", "person").order_by("next_try_at", "pk")[:limit])


def over(now: datetime) -> list[Mandate]:
    """Return the proofs whose time is over and that have not been ended."""
    rows = Mandate.objects.filter(ended_at=None, until__lte=now, method__in=PROOFS)
    return list(rows.select_related("entry").order_by("pk"))


def seen(row: Mandate, now: datetime, told: dict[str, Any]) -> bool:
    """Write down that the domain of ``row`` shows its word; tell whether it does anything any more.

    ``told`` is where it was seen. Others' proofs of the same domain are asked for again: it may have changed hands.
    """
    with transaction.atomic():
        held = (
            Mandate.objects.select_for_update(of=("self",)).select_related("entry", "person").get(pk=row.pk)
        )
        if held.ended_at is not None or held.until is None or held.until <= now or not entry_has(held):
            return False
        _hold(held, now, {"said": FOUND, "params": {}, **told})
        return True


def not_seen(row: Mandate, now: datetime, error: OpenrollError) -> None:
    """Write down why the word of ``row`` was not seen, and when it is looked for again."""
    with transaction.atomic():
        held = Mandate.objects.select_for_update().get(pk=row.pk)
        if held.ended_at is not None:
            return
        pause = min(FIRST_PAUSE * 2 ** min(held.tries, 20), LONGEST_PAUSE)
        held.asked_at, held.tries, held.next_try_at = now, held.tries + 1, now + pause
        held.told = {
            "said": error.message,
            "params": {name: str(value)[:500] for name, value in error.params.items()},
        }
        held.save(update_fields=["asked_at", "tries", "next_try_at", "told"])


def ask_again(row: Mandate, now: datetime) -> None:
    """Send the holder of a mailbox a new word, before the year of the proof is over."""
    with transaction.atomic():
        held = (
            Mandate.objects.select_for_update(of=("self",)).select_related("person", "entry").get(pk=row.pk)
        )
        if held.ended_at is None and held.method == Method.MAILBOX:
            _send_word(held, now)


def send_again(person: Person, row: Mandate, now: datetime, *, form: str | None = None) -> None:
    """Send another letter with a new word; the word of the earlier one counts no more. Raises Refusal, SentTwice."""
    with transaction.atomic():
        held = (
            Mandate.objects.select_for_update(of=("self",)).select_related("person", "entry").get(pk=row.pk)
        )
        if held.ended_at is not None or held.method != Method.MAILBOX or held.person_id != person.pk:
            raise Refusal(N_("This proof is not looked for any more."))
        _send_word(held, now)
        if held.proved_at is None:
            held.until = now + MAILBOX_PATIENCE
            held.save(update_fields=["until"])
        told: dict[str, JSON] = {"mandate": held.pk}
        audit.record(
            Actor(person.role, person.pk), "proof-asked", now, entry=held.entry, told=told, form=form
        )


def give_word(person: Person, row: Mandate, word: str, now: datetime, *, form: str | None = None) -> None:
    """Take the word of a letter from ``person``. It counts once. Raises WrongWord, Refusal, SentTwice."""
    wrong: WrongWord | None = None
    with transaction.atomic():
        held = (
            Mandate.objects.select_for_update(of=("self",)).select_related("entry", "person").get(pk=row.pk)
        )
        over = held.until is not None and held.until <= now
        if held.ended_at is not None or over or not held.word or held.person_id != person.pk:
            raise Refusal(N_("This word counts no more. Ask for a new letter."))
        if held.guesses >= MOST_GUESSES:
            raise WrongWord(NO_MORE)
        if not hmac.compare_digest(hashed(word), held.word):
            held.guesses += 1
            held.save(update_fields=["guesses"])
            left = MOST_GUESSES - held.guesses
            wrong = WrongWord(WRONG_WORD, left=left) if left else WrongWord(NO_MORE)
        elif not entry_has(held):
            raise Refusal(N_("The entry does not name this domain any more."))
        else:
            _hold(held, now, {"said": GIVEN, "params": {}}, form=form)
    if wrong is not None:
        raise wrong  # after the transaction: the guess counts


def give_up(person: Person, row: Mandate, now: datetime, *, form: str | None = None) -> None:
    """End a proof at the wish of whoever began it. Raises Refusal, SentTwice."""
    with transaction.atomic():
        held = Mandate.objects.select_for_update(of=("self",)).select_related("entry").get(pk=row.pk)
        if held.ended_at is not None or held.person_id != person.pk:
            raise Refusal(N_("This proof has ended already."))
        end(held, GIVEN_UP, now, Actor(person.role, person.pk), form=form)


def new_word() -> str:
    """Return a word that nobody can guess, written like the token of a challenge (docs/challenges.md)."""
    return base64.b32encode(secrets.token_bytes(_WORD_BYTES)).decode().rstrip("=").lower()


def hashed(word: str) -> str:
    """Return the hash under which a word of a letter is kept; spaces, hyphens and capitals do not count."""
    return hashlib.sha256("".join(one for one in word.lower() if one.isalnum()).encode()).hexdigest()


def _hold(held: Mandate, now: datetime, told: dict[str, Any], *, form: str | None = None) -> None:
    again = held.proved_at is not None
    held.proved_at = held.asked_at = now
    held.until, held.next_try_at = now + HOLDS, now + HOLDS - BEFORE_THE_END
    held.tries = held.guesses = 0
    held.told = told
    if held.method == Method.MAILBOX:
        held.word = ""  # it counts once
    held.save()
    by_hand = held.method == Method.MAILBOX
    actor = Actor(held.person.role, held.person_id) if by_hand else WORKER
    said: dict[str, JSON] = {
        "mandate": held.pk,
        "person": held.person_id,
        "domain": held.domain,
        "method": held.method,
    }
    audit.record(
        actor, "proof-renewed" if again else "domain-proved", now, entry=held.entry, told=said, form=form
    )
    if not again:
        _question_others(held, now)


def _question_others(new: Mandate, now: datetime) -> None:
    """Ask again for the proofs that others have given of the same domain; they have a week to show it once more."""
    others = live_proofs(now).filter(domain=new.domain).exclude(person_id=new.person_id)
    for row in others.select_related("person", "entry"):
        row.until = min(row.until or now, now + PATIENCE)
        row.next_try_at, row.tries = now, 0
        row.save(update_fields=["until", "next_try_at", "tries"])
        mandate_letters.asked_again(row, now)


def _send_word(row: Mandate, now: datetime) -> None:
    """Write the letter with a new word to the mailbox of ``row``. Raises Refusal when it has had enough of them."""
    if mandate_letters.sent_to(row.address, now - timedelta(days=1)) >= MOST_LETTERS:
        raise Refusal(
            N_("{address} was sent {count} letters within a day. Try again tomorrow."),
            address=row.address,
            count=MOST_LETTERS,
        )
    word = base64.b32encode(secrets.token_bytes(_MAIL_WORD_BYTES)).decode().lower()
    row.word, row.guesses = hashed(word), 0
    row.next_try_at = None
    row.save(update_fields=["word", "guesses", "next_try_at"])
    mandate_letters.mailbox_word(row, "-".join(word[n : n + 4] for n in range(0, len(word), 4)), now)
