"""What somebody without an account may ask for: an account of an organiser, and that something is contested.

Both go through a letter to the address that they give. The answer on the screen is the same whatever the register knows
about the address.
"""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db import transaction

from openroll.core.clock import Clock
from openroll.core.errors import N_, NotThere, Refusal, UnusableInput
from openroll.roll import audit, contesting, intake, letters
from openroll.roll.acting import SENDER
from openroll.roll.models import Case, Contest, Entry, Letter
from openroll.roll.present import RECORDED, present
from openroll.roll.selectors import entry_numbered
from openroll.ui import formatting
from openroll.ui.languages import DEFAULT, LANGUAGES, translator

from . import inviting, unconfirmed
from .mandate_letters import link
from .models import Invitation, Person

CONTEST: Final = "contest"
LISTING, EXCLUSION, REFUSAL = "listing", "exclusion", "refusal"
HOLDS: Final = timedelta(days=7)
MOST_A_DAY: Final = 3  # letters to one address
LONGEST_WORDS: Final = 4000
LONGEST_NAME: Final = 200
_WORD_BYTES: Final = 32
_KNOWN_SUBJECT: Final = N_("You have an account already")
_KNOWN_BODY: Final = N_(
    "Somebody asked for an account for this address, which has one. If it was you, sign in: {link}"
)
_CONFIRM_SUBJECT: Final = N_("Confirm that you contest entry {number}")
_CONFIRM_BODY: Final = N_(
    "Somebody gave this address and contests entry {number}, {name}. Nothing is marked in public before you confirm "
    "it. If it was you, open this address until {day}: {link}"
)
_EMPTY: Final = N_("Say why, in at most {limit} characters.")


def ask_for_account(email: str, language: str, now: datetime) -> None:
    """Send a letter to ``email`` with the way to an organiser's account. Raises UnusableInput for what is no address.

    Whoever has an account is told so in the letter. After some letters a day nothing more is sent; nobody learns which
    of these it was.
    """
    address = inviting.address_of(email)
    spoken = language if language in LANGUAGES else DEFAULT
    with transaction.atomic():
        if letters_to(address, now - timedelta(days=1)) >= MOST_A_DAY:
            return
        if Person.objects.filter(email=address).exists():
            _letter(address, spoken, now, _KNOWN_SUBJECT, _KNOWN_BODY, link=link("/sign-in"))
        else:
            _invite(address, spoken, now)


def contestable(entry: Entry) -> tuple[str, ...]:
    """Return what of ``entry`` can be contested: that it is listed, or is not, and each identifier that it has."""
    now = present(entry)
    whole = LISTING if now.state == RECORDED else EXCLUSION
    return (whole, *(name for name in contesting.ABOUT if name in now.identifiers))


def ask_to_contest(
    number: int, about: Sequence[str], words: str, name: str, email: str, language: str, now: datetime
) -> None:
    """Keep what somebody contests until they open the letter that goes to ``email``. Raises NotThere, UnusableInput."""
    entry = entry_numbered(number)
    if entry is None:
        raise NotThere(N_("This register has no entry {number}."), number=number)
    told = _told(entry, about, words, name)
    address = inviting.address_of(email)
    spoken = language if language in LANGUAGES else DEFAULT
    with transaction.atomic():
        try:
            word = unconfirmed.keep(CONTEST, address, spoken, told, now)
        except Refusal:
            return  # the address has had its letters; whoever asks learns nothing about it
        _letter(
            address,
            spoken,
            now,
            _CONFIRM_SUBJECT,
            _CONFIRM_BODY,
            number=number,
            name=present(entry).name or f"№ {number}",
            day=formatting.day(now + unconfirmed.HOLDS, spoken).replace("\u00a0", " "),
            link=link(f"/contest/confirm/{word}"),
        )


def confirm_contest(word: str, clock: Clock) -> tuple[Case, str]:
    """Open the case of what waits for ``word``, and mark the entry; return it with the word that shows it again.

    Sent twice, it returns what came of it the first time. Raises NotThere for a word that nothing came of, Refusal.
    """
    now = clock.now()
    key = intake.key_of(intake.mark_of(CONTEST, word))
    key_sha256 = hashlib.sha256(key.encode()).hexdigest()
    with transaction.atomic():
        try:
            waits = unconfirmed.find(CONTEST, word, now, lock=True)
        except NotThere:
            before = Case.objects.filter(key_sha256=key_sha256).order_by("pk").first()
            if before is None:
                raise
            return before, key
        entry = entry_numbered(int(waits.told["entry"]))
        if entry is None:
            raise NotThere(N_("This register has no entry {number}."), number=waits.told["entry"])
        mine = Contest.objects.filter(entry=entry, ended=None, case__sender_email__iexact=waits.email)
        if mine.exists():
            raise Refusal(N_("You contest this entry already. Add what is new to that case."))
        case = contesting.open_contest(
            entry=entry,
            about=_still(entry, waits.told["about"]),
            words=waits.told["words"],
            name=waits.told["name"],
            email=waits.email,
            origin=settings.REGISTER_ORIGIN,
            clock=clock,
            language=waits.language,
            key_sha256=key_sha256,
        )
        waits.delete()
    return case, key


def contest_refusal(
    case: Case, words: str, clock: Clock, *, key_sha256: str = "", form: str | None = None
) -> Case:
    """Contest the decision on ``case`` for whoever sent it; they have shown that they read its letters.

    Where the case is about an entry, that is marked in public. Raises UnusableInput, SentTwice, Refusal.
    """
    if case.state not in (Case.State.DECIDED, Case.State.CLOSED):
        raise Refusal(N_("Nothing has been decided in case {case} yet."), case=case.code)
    if Case.objects.filter(
        options__contested=case.code, state__in=("opened", "waiting", "sufficient")
    ).exists():
        raise Refusal(N_("This decision is contested already."))
    return contesting.open_contest(
        entry=case.about,
        about=[REFUSAL],
        words=_said(words),
        name=case.sender_name,
        email=case.sender_email,
        origin=settings.REGISTER_ORIGIN,
        clock=clock,
        contested=case,
        language=case.language,
        key_sha256=key_sha256 or case.key_sha256,
        form=form,
    )


def letters_to(address: str, since: datetime) -> int:
    """Return how many letters went to ``address`` since then because a stranger asked for them."""
    return Letter.objects.filter(
        to__iexact=address, by=SENDER.role, kind__in=("invitation", "account"), made_at__gt=since
    ).count()


def _invite(address: str, language: str, now: datetime) -> None:
    word = secrets.token_urlsafe(_WORD_BYTES)
    made = Invitation.objects.create(
        word_sha256=hashlib.sha256(word.encode()).hexdigest(),
        email=address,
        role=Person.Role.ORGANISER,
        language=language,
        made_at=now,
        until=now + HOLDS,
    )
    audit.record(SENDER, "account-asked-for", now, told={"invitation": made.pk})
    letters.make(
        None,
        "invitation",
        actor=SENDER,
        now=now,
        to=address,
        language=language,
        params={"link": inviting.link(word), "role": str(made.role), "until": made.until.date()},
    )


def _letter(address: str, language: str, now: datetime, subject: str, body: str, **params: Any) -> None:
    say = translator(language)
    told = {"subject": say(subject, **params), "body": say(body, **params)}
    letters.make(None, "account", actor=SENDER, now=now, to=address, language=language, params=told)


def _told(entry: Entry, about: Sequence[str], words: str, name: str) -> dict[str, Any]:
    chosen = [one for one in contestable(entry) if one in about]
    if not chosen or len(chosen) != len(set(about)):
        raise UnusableInput(N_("Say what you contest."))
    shown = " ".join(name.split())
    if not shown or len(shown) > LONGEST_NAME or not shown.isprintable():
        raise UnusableInput(N_("Write your name on one line."))
    return {"entry": entry.number, "about": chosen, "words": _said(words), "name": shown}


def _still(entry: Entry, about: Sequence[str]) -> list[str]:
    """Return what can still be contested of ``about``; the entry may have changed since it was asked."""
    now = contestable(entry)
    return [one for one in about if one in now] or [now[0]]


def _said(words: str) -> str:
    if not words.strip() or len(words) > LONGEST_WORDS:
        raise UnusableInput(_EMPTY, limit=LONGEST_WORDS)
    return words.strip()
