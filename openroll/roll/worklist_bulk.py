"""Several cases at once: what would happen to which, and then each in its own transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from openroll.core.errors import N_, OpenrollError, UnusableInput

from . import audit, casework, life, models
from .acting import Actor
from .worklist import Row

MOST: Final = 200  # cases
TAKE, ASSIGN, REMIND, CLOSE = "take", "assign", "remind", "close"
ACTS: Final = (TAKE, ASSIGN, REMIND, CLOSE)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done: one of ACTS, by whom, to whom it is given, and the reason."""

    what: str
    actor: Actor
    person: int | None = None
    words: str = ""
    tell: bool = False


@dataclass(frozen=True, slots=True)
class Left:
    """A case that is left out, and why: a message or an error."""

    row: Row
    why: str | OpenrollError


def sorted_out(what: str, rows: Sequence[Row], person: int | None) -> tuple[list[Row], list[Left]]:
    """Return to which ``rows`` it would be done, and which are left out. Raises UnusableInput."""
    if what not in ACTS:
        raise UnusableInput(N_("There is no such thing to do with several cases."))
    if len(rows) > MOST:
        raise UnusableInput(N_("These are more than {limit} cases: choose fewer."), limit=MOST)
    contested = set(
        models.Contest.objects.filter(case__in=[row.pk for row in rows], ended__isnull=True).values_list(
            "case", flat=True
        )
    )
    takes: list[Row] = []
    left: list[Left] = []
    for row in rows:
        why = _why_not(what, row, person, contested)
        if why:
            left.append(Left(row, why))
        else:
            takes.append(row)
    return takes, left


def carry_out(
    order: Order, seen: Sequence[tuple[Row, int]], now: datetime, form: str
) -> tuple[list[Row], list[Left]]:
    """Do it to each case that is still in the version that was ``seen``; return which it was done to, and which not.

    The same ``form`` sent again does nothing twice.
    """
    done: list[Row] = []
    left: list[Left] = []
    for row, version in seen:
        try:
            _do(order, row, version, now, f"{form[:40]}/{row.pk}")
        except audit.SentTwice:
            done.append(row)
        except OpenrollError as error:
            left.append(Left(row, error))
        else:
            done.append(row)
    return done, left


def _why_not(what: str, row: Row, person: int | None, contested: set[int]) -> str:
    if what in (TAKE, ASSIGN):
        if row.state not in life.ALIVE:
            return N_("It is finished.")
        return N_("This person has it already.") if person and row.assignee_id == person else ""
    if what == REMIND:
        return "" if row.state == life.WAITING else N_("Nobody is waited for.")
    if life.CLOSED not in life.NEXT[row.state]:
        return N_("It is set aside already.")
    return N_("It is a contest: a decision ends it.") if row.pk in contested else ""


def _do(order: Order, row: Row, version: int, now: datetime, form: str) -> None:
    case = models.Case(pk=row.pk, code=row.code)
    if order.what in (TAKE, ASSIGN):
        person = order.actor.person if order.what == TAKE else order.person
        casework.assign(case, person, actor=order.actor, now=now, version=version, form=form)
    elif order.what == REMIND:
        casework.remind(case, actor=order.actor, now=now, version=version, form=form)
    else:
        casework.close(
            case, order.words, actor=order.actor, now=now, tell=order.tell, version=version, form=form
        )
