"""What whoever sent a message sees of its case: how far it is, what was found, what is missing, and what was written.

Nothing of anybody else's: no person's name, no words of the office but those of letters to the sender, and no value
that the policy does not call public.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from openroll.core.errors import N_, NotThere

from . import deadlines, letter_facts, life, models, steps
from .classes import PUBLIC
from .evidence_view import spelled_out
from .letter import NAMES
from .selectors import current_policy

STATE = models.Letter.State
CHANNEL = models.Case.Channel
# Those that only who has the word can have sent.
_OWN_CHANNELS: Final = (CHANNEL.WEB, CHANNEL.API)
_ASKING: Final = (life.WAITING, life.LAPSED)


@dataclass(frozen=True, slots=True)
class Seen:
    """A case as its sender sees it. ``found`` has the name and the value of each identifier, None for a private one."""

    code: str
    state: str
    received_at: datetime
    changed_at: datetime
    language: str
    message: str
    answers: Sequence[tuple[int, datetime, str]]
    due: deadlines.Spoken | None
    due_day: date | None
    then: str  # a message id: what happens at the end of the deadline
    found: Sequence[tuple[str, str | None]]
    missing: Sequence[dict[str, Any]]
    unusable: Sequence[tuple[str, str]]
    entry: int | None
    letters: Sequence[models.Letter]
    receipt: bool


def seen(case: models.Case, now: datetime) -> Seen:
    """Return what the sender of ``case`` sees at the moment ``now``."""
    asked = case.state in _ASKING
    entry = letter_facts.entry_of(case)
    answering = case.due == letter_facts.ANSWER and case.due_at is not None
    return Seen(
        code=case.code,
        state=str(case.state),
        received_at=case.received_at,
        changed_at=case.changed_at,
        language=case.language,
        message=_text(bytes(case.message)),
        answers=_answers(case),
        due=deadlines.spoken(now, case.due_at, steps.place()) if answering and case.due_at else None,
        due_day=letter_facts.last_day(case, letter_facts.ANSWER),
        then=deadlines.THEN.get(case.due, "") if answering else "",
        found=_found(case),
        missing=letter_facts.asked(letter_facts.missing_of(case)) if asked else [],
        unusable=letter_facts.unusable_of(case) if asked else [],
        entry=entry.number if entry else None,
        letters=_letters(case),
        receipt=_receipt(case).exists(),
    )


def receipt(case: models.Case) -> bytes:
    """Return the receipt of ``case``, which the worker signs. Raises NotThere as long as it has not."""
    try:
        return _receipt(case).read_bytes()
    except FileNotFoundError:
        raise NotThere(N_("The receipt is not there yet. It takes a minute at most; try again.")) from None


def _receipt(case: models.Case) -> Path:
    return Path(settings.PRIVATE_FOLDER) / "receipts" / f"{case.code}.receipt"


def _found(case: models.Case) -> list[tuple[str, str | None]]:
    """Return the identifiers that the sources gave; a value that is not for everybody is not shown to a stranger."""
    rules = current_policy().identifiers
    told = case.result.get("identifiers") if isinstance(case.result, dict) else None
    found: list[tuple[str, str | None]] = []
    for name, one in (told if isinstance(told, dict) else {}).items():
        value = one.get("value") if isinstance(one, dict) else None
        if name in NAMES and isinstance(value, str):
            shown = name in rules and rules[name].field_class == PUBLIC
            found.append((name, value if shown else None))
    return found


def _letters(case: models.Case) -> list[models.Letter]:
    """Return the letters to the sender, and those that have no address: they are read here."""
    rows = (
        case.letters.exclude(state__in=(STATE.DRAFT, STATE.WITHDRAWN)).exclude(kind="received").order_by("pk")
    )
    mine = case.sender_email.casefold()
    return [one for one in rows if not one.to or (mine and one.to.casefold() == mine)]


def _answers(case: models.Case) -> list[tuple[int, datetime, str]]:
    rows = case.replies.filter(channel__in=_OWN_CHANNELS, person__isnull=True).order_by("number")
    return [(one.number, one.received_at, _text(bytes(one.message))) for one in rows]


def _text(raw: bytes) -> str:
    """Return a message as its sender wrote it, with what nobody sees spelled out; what was redacted is empty."""
    return spelled_out(raw.decode("utf-8", "replace"))
