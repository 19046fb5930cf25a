"""The letters that go with proofs and colleagues."""

from datetime import datetime
from typing import Final

from django.conf import settings

from openroll.core.errors import N_
from openroll.roll import letters
from openroll.roll.acting import Actor
from openroll.roll.models import Letter
from openroll.ui import formatting
from openroll.ui.languages import DEFAULT, LANGUAGES, translator

from .models import Mandate, Person

MAILBOX: Final = "mailbox-proof"
_SYSTEM: Final = Actor("system")
_AGAIN_SUBJECT: Final = N_("Prove {domain} once more")
_AGAIN_BODY: Final = N_(
    "Somebody else has just proved that they hold {domain}. Your own proof of it holds until {day}. If the domain is "
    "still yours, prove it once more before then: {link}"
)


def mailbox_word(row: Mandate, word: str, now: datetime) -> Letter:
    """Write the letter with ``word`` to the mailbox of ``row``. Belongs in the transaction that makes the word."""
    until = row.until
    return letters.make(
        None,
        MAILBOX,
        actor=Actor(row.person.role, row.person_id),
        now=now,
        to=row.address,
        language=language_of(row.person),
        entry=row.entry,
        params={
            "domain": row.domain,
            "link": link(f"/my/proofs/{row.pk}/{word}"),
            "until": until and until.date(),
        },
    )


def sent_to(address: str, since: datetime) -> int:
    """Return how many words were sent to ``address`` since then, whoever asked."""
    return Letter.objects.filter(kind=MAILBOX, to__iexact=address, made_at__gt=since).count()


def asked_again(row: Mandate, now: datetime) -> Letter:
    """Tell whoever proved the domain of ``row`` that somebody else has, and until when their proof holds."""
    say = translator(language_of(row.person))
    until = row.until or now
    return letters.make(
        None,
        "account",
        actor=_SYSTEM,
        now=now,
        to=row.person.email,
        language=language_of(row.person),
        params={
            "subject": say(_AGAIN_SUBJECT, domain=row.domain),
            "body": say(
                _AGAIN_BODY,
                domain=row.domain,
                day=formatting.day(until, language_of(row.person)).replace("\u00a0", " "),
                link=link(f"/my/proofs/{row.pk}"),
            ),
        },
    )


def language_of(person: Person) -> str:
    """Return the language in which ``person`` is written to."""
    return person.language if person.language in LANGUAGES else DEFAULT


def link(path: str) -> str:
    """Return the address of a page of the office, for a letter."""
    return f"{settings.OFFICE_URL}{path}"
