"""Messages of people without an account: kept as a case, with a word by which their sender sees it again."""

import hashlib
import hmac
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction

from openroll.core.canonical import JSON
from openroll.core.clock import Clock
from openroll.core.errors import N_, NotThere, UnusableInput
from openroll.sources.message import LARGEST_MESSAGE, Message, read_message

from . import audit, letters, life, models, services, steps
from .acting import SENDER
from .selectors import current_policy

__all__ = [
    "LARGEST_MESSAGE",
    "Incoming",
    "bases",
    "earlier",
    "key_of",
    "mark_of",
    "read",
    "receive",
    "sent_by",
]

LONGEST_NAME: Final = 200
# Whoever writes may choose between these, as far as the policy knows them.
OWN: Final = "own-request"
THIRD: Final = "third-party-message"
# Letters that say "your message came", to one address in one day: a stranger could fill somebody's mailbox otherwise.
MOST_LETTERS: Final = 5
_DAY: Final = timedelta(days=1)
ABOUT_AN_ENTRY: Final = N_("It is about an entry: a person looks at it.")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message that came from outside. Nobody vouches for it.

    ``form`` is the mark under which it is done once, ``key`` the word that its sender alone has; the database keeps
    its hash. ``entry`` is the number of the entry that it is about. ``attachments`` came with it and were not taken.
    ``quiet`` keeps the letter back that says that it came.
    """

    message: Message
    channel: str
    basis: str
    name: str = ""
    email: str = ""
    entry: int | None = None
    form: str = ""
    key: str = ""
    told: str = ""  # the hash of what was sent, where the same mark may come with something else
    attachments: int = 0
    quiet: bool = False


def bases() -> tuple[str, ...]:
    """Return on which grounds somebody outside may write, as far as the policy knows them."""
    known = current_policy().bases
    return tuple(one for one in (OWN, THIRD) if one in known)


def read(text: str, language: str = "") -> Message:
    """Return what stands in ``text``; ``language`` is the one that letters are to be in. Raises UnusableInput."""
    message = read_message(text)
    return replace(message, language=language) if language else message


def receive(incoming: Incoming, *, origin: str, clock: Clock) -> models.Case:
    """Keep ``incoming`` as a case, let its sources be asked, and write to its sender that it came.

    What is about an entry is for a person. Raises SentTwice, NotThere for an entry that is not there, UnusableInput.
    """
    name, email = _name(incoming.name), _email(incoming.email)
    now = clock.now()
    with transaction.atomic():
        if incoming.form and earlier(incoming.form) is not None:
            raise audit.SentTwice(N_("This was sent before, and done then."))
        about = _entry(incoming.entry)
        arrival = services.Arrival(
            channel=incoming.channel,
            actor=SENDER,
            name=name,
            email=email,
            key_sha256=_hash(incoming.key) if incoming.key else "",
            about=about,
        )
        case = services.receive(
            incoming.message,
            basis=incoming.basis,
            vouched_by=None,
            origin=origin,
            clock=clock,
            arrival=arrival,
            ask_at_once=about is None,
        )
        if about is not None:
            _to_a_person(case, now)
        if email and not incoming.quiet and _may_write(email, now):
            letters.make(
                case,
                "received",
                actor=SENDER,
                now=now,
                to=email,
                params={"link": link_of(case, incoming.key), "attachments": incoming.attachments},
            )
        told: dict[str, JSON] = {
            "channel": incoming.channel,
            **({"sha256": incoming.told} if incoming.told else {}),
        }
        audit.record(SENDER, "message-received", now, case=case, entry=about, told=told, form=incoming.form)
    return case


def earlier(form: str) -> models.Action | None:
    """Return what was done by the mark ``form``, if anything was."""
    return models.Action.objects.select_related("case").filter(form=form).first() if form else None


def mark_of(*parts: str) -> str:
    """Return the mark of something that is to be done once: of ``parts``, which nobody else sends."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def key_of(mark: str) -> str:
    """Return the word for the sender of what came with ``mark``: always the same, and nobody else's to work out."""
    made = hmac.new(settings.SECRET_KEY.encode(), f"message\0{mark}".encode(), hashlib.sha256)
    return made.hexdigest()[:40]


def link_of(case: models.Case, key: str) -> str:
    """Return the address of the page on which the sender of ``case`` sees it; empty without a word."""
    return f"{settings.OFFICE_URL}/message/{case.code}/{key}" if key else ""


def sent_by(code: str, key: str) -> models.Case:
    """Return the case ``code`` for its sender, who has its ``key``. Raises NotThere, whichever of them is wrong."""
    case = models.Case.objects.filter(code=code).exclude(key_sha256="").first()
    given = _hash(key)
    if case is None or not hmac.compare_digest(case.key_sha256, given):
        raise NotThere(N_("There is no such message, or its address is not complete."))
    return case


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()


def _name(name: str) -> str:
    name = " ".join(name.split())
    if len(name) > LONGEST_NAME:
        raise UnusableInput(N_("A name has at most {limit} characters."), limit=LONGEST_NAME)
    return name


def _email(email: str) -> str:
    found = letters.address_in(email)
    if email.strip() and not found:
        raise UnusableInput(N_("This is not one e-mail address. Write one such as office@company.example."))
    return found


def _entry(number: int | None) -> models.Entry | None:
    if number is None:
        return None
    found = models.Entry.objects.filter(number=number).first()
    if found is None:
        raise NotThere(N_("The register has no entry {number}."), number=number)
    return found


def _to_a_person(case: models.Case, now: datetime) -> None:
    """Let a person look at ``case``: what was asked of its sources would only say what the entry says already."""
    case.next_try_at = None
    case.save(update_fields=["next_try_at"])
    steps.move(case, life.SUFFICIENT, ABOUT_AN_ENTRY, SENDER, now)


def _may_write(email: str, now: datetime) -> bool:
    lately = models.Letter.objects.filter(kind="received", to__iexact=email, made_at__gt=now - _DAY)
    return lately.count() < MOST_LETTERS
