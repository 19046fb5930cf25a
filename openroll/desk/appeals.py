"""An author appeals against what was done to what they posted. Who they are, the register neither asks nor learns.

The letter of the organiser has a word in it, of which only the hash is kept here: whoever has the word is the author.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from openroll.core.canonical import JSON
from openroll.core.clock import Clock, rfc3339
from openroll.core.errors import N_, Conflict, NotThere
from openroll.roll import audit
from openroll.roll.acting import Actor
from openroll.roll.ledger import writing

from . import facts, life, models, moving
from .texts import needed

AUTHOR: Final = Actor("author")
LONGEST: Final = 10_000  # characters of an appeal
LONGEST_WORD: Final = 200
MOST: Final = 5  # appeals against one decision


@dataclass(frozen=True, slots=True)
class Appealable:
    """What an author sees: what was done, why, and what became of earlier appeals."""

    item: models.Item
    request: models.Request
    earlier: list[models.Appeal]
    open: bool  # an appeal waits to be decided
    may: bool  # another one can be made


def find(word: str) -> Appealable:
    """Return what the ``word`` of an author's letter is about. Raises NotThere."""
    item = _item(word)
    earlier = list(item.appeals.order_by("n"))
    waits = any(not one.outcome for one in earlier)
    may = not waits and item.state in life.DONE and len(earlier) < MOST
    return Appealable(item, item.request, earlier, waits, may)


def make(
    word: str, text: str, language: str, *, origin: str, clock: Clock, form: str | None = None
) -> models.Appeal:
    """Appeal, once: the organiser is told. The same text sent again is the same appeal.

    Raises NotThere, UnusableInput, Conflict while another one is being decided, SentTwice.
    """
    text = needed(text, N_("Say why you appeal."), LONGEST)
    now = clock.now()
    with writing(origin, clock) as ledger:
        found = find(word)
        if found.open and found.earlier[-1].text == text:
            return found.earlier[-1]
        _check(found)
        item, n = found.item, len(found.earlier) + 1
        told: dict[str, JSON] = {"request": found.request.number, "item": item.n, "appeal": n}
        audit.record(AUTHOR, "appeal-made", now, entry=found.request.entry, told=told, form=form)
        appeal = models.Appeal.objects.create(item=item, n=n, text=text, language=language, made_at=now)
        moving.offer(found.request, moving.OFFER.APPEAL, now, appeal)
        data: dict[str, JSON] = {"appeal": n, "at": rfc3339(now)}
        ledger.append(facts.of_item("request-appealed", item, data, by=AUTHOR.role, withheld={"text": text}))
    return appeal


def waiting_since(item: models.Item) -> datetime | None:
    """Return when the appeal was made that waits to be decided."""
    row = item.appeals.filter(outcome="").first()
    return row.made_at if row else None


def _check(found: Appealable) -> None:
    if found.open:
        raise Conflict(N_("An appeal of yours is being decided already."))
    if found.item.state not in life.DONE:
        raise Conflict(N_("What was done has been taken back: there is nothing to appeal against."))
    if not found.may:
        raise Conflict(
            N_("This was decided {count} times on appeal. A court can decide about it now."), count=MOST
        )


def _item(word: str) -> models.Item:
    sha256 = hashlib.sha256(word.encode("utf-8", "replace")).hexdigest()
    rows = models.Item.objects.select_related("request__authority", "request__entry")
    item = rows.filter(appeal_sha256=sha256).first() if 0 < len(word) <= LONGEST_WORD else None
    if item is None:
        raise NotThere(N_("This address leads to nothing. Open the one in your letter, all of it."))
    return item
