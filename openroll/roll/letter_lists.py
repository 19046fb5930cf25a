"""Reads letters for whoever looks at them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Q, QuerySet

from . import models

STATE = models.Letter.State
A_PAGE: Final = 50
# Each list has its permanent address; what needs a person stands first.
LISTS: Final = ("failed", "drafts", "to-hand-over", "unsent", "sent", "all")
VERBS: Final = (
    "letter-addressed",
    "letter-changed",
    "letter-handed-over",
    "letter-returned",
    "letter-sent",
    "letter-sent-again",
    "letter-withdrawn",
)
# Their links make or open somebody's account: nobody but its reader may see them, a registrar no more than others.
OPENING: Final = frozenset({"account", "invitation", "mailbox-proof"})
UNSEEN: Final = "…"
_CHOSEN: Final = {
    "failed": Q(state=STATE.FAILED),
    "drafts": Q(state=STATE.DRAFT),
    "to-hand-over": Q(state=STATE.READY, to=""),
    "unsent": Q(state=STATE.READY) & ~Q(to=""),
    "sent": Q(state=STATE.SENT),
    "all": Q(),
}


@dataclass(frozen=True, slots=True)
class Page:
    """Some letters of a list, and where they stand in it."""

    letters: Sequence[models.Letter]
    number: int
    last: int
    count: int


def page_of(which: str, number: int, case: str = "") -> Page:
    """Return the page ``number`` of the list ``which``, newest first; only of ``case`` when its code is given."""
    chosen = _list(which, case)
    count = chosen.count()
    last = max(1, -(-count // A_PAGE))
    number = min(max(number, 1), last)
    rows = chosen.select_related("case").order_by("-pk")[(number - 1) * A_PAGE : number * A_PAGE]
    return Page(list(rows), number, last, count)


def counts(case: str = "") -> dict[str, int]:
    """Return how many letters each list has."""
    return {which: _list(which, case).count() for which in LISTS}


def letter(number: int) -> models.Letter | None:
    """Return the letter ``number``, if there is one; of one whose words open something, without them."""
    found = models.Letter.objects.select_related("case", "decision", "person").filter(pk=number).first()
    if found is not None and found.kind in OPENING:
        found.body = UNSEEN
    return found


def of_case(case: models.Case) -> Sequence[models.Letter]:
    """Return the letters of ``case``, oldest first."""
    return list(case.letters.order_by("pk"))


def done_to(letter: models.Letter) -> Sequence[models.Action]:
    """Return what persons have done with ``letter``, oldest first."""
    rows = models.Action.objects.filter(verb__in=VERBS, told__letter=letter.pk)
    return list(rows.select_related("person").order_by("pk"))


def _list(which: str, case: str) -> "QuerySet[models.Letter]":
    rows = models.Letter.objects.filter(_CHOSEN.get(which, Q()))
    return rows.filter(case__code=case) if case else rows
