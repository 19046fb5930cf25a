"""Checks the audit trail against the log: a row that was changed, deleted or added afterwards is found."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Final

from openroll.core.errors import N_, OpenrollError
from openroll.log.disclosure import parse as parse_disclosure
from openroll.log.fact import parse as parse_fact
from openroll.log.redaction import REDACTED, named

from . import models
from .audit_log import RECORDED, key_of, said_of

# Transactions that run side by side may end in another order than that of their keys; none takes as long as this.
LATE: Final = timedelta(hours=1)
AT_A_TIME: Final = 50  # facts
STATE: Final = models.Disclosure.State

Tell = Callable[[int | None, str, dict[str, object]], None]  # the index of a fact, a message, its parameters


def check_actions(problem: Tell) -> None:
    """Compare each action with what the log keeps of it. Raises DatabaseError."""
    newest: datetime | None = None  # when the trail was last put into the log
    highest = 0  # the last key among the actions that the log has
    again = _logged_again()
    for fact in _facts():
        last = highest
        rows = {each.place: each for each in models.Action.objects.filter(fact=fact).select_related("case")}
        for each in fact.disclosures.all():
            action = rows.pop(each.position, None)
            _compare(fact, each, action, problem)
            if action is not None:
                if newest is not None and _is_late(action, newest, highest) and action.pk not in again:
                    _late(action, fact.index, problem)
                last = max(last, action.pk)
        for action in rows.values():
            message = N_("Action {action} says that fact {index} holds its digest, and that is not so.")
            problem(fact.index, message, {"action": action.pk, "index": fact.index})
        newest, highest = fact.at, last
    if newest is not None:
        for action in models.Action.objects.filter(fact=None, pk__lt=highest).order_by("pk"):
            if _is_late(action, newest, highest) and action.pk not in again:
                _late(action, None, problem)


def _logged_again() -> set[int]:
    """Return the keys of the actions of which a value was redacted: what is left of them is put into the log anew."""
    trail = models.Fact.objects.filter(type=RECORDED).values("subject")
    said = models.Fact.objects.filter(type=REDACTED, subject__in=trail).order_by("index")
    found = (named(parse_fact(bytes(each.data))) for each in said)
    return {key_of(path) for each in found if each is not None for path in each.fields}


def _facts() -> Iterator[models.Fact]:
    start = 0
    while rows := list(
        models.Fact.objects.filter(type=RECORDED, index__gte=start)
        .order_by("index")
        .prefetch_related("disclosures")[:AT_A_TIME]
    ):
        yield from rows
        start = rows[-1].index + 1


def _compare(
    fact: models.Fact, disclosure: models.Disclosure, action: models.Action | None, problem: Tell
) -> None:
    if disclosure.state == STATE.REDACTED:
        return  # what is left of the action stands in a later fact
    try:
        read = parse_disclosure(disclosure.text)
    except OpenrollError:
        return  # told by the check of disclosures
    key = key_of(read.path)
    told: dict[str, object] = {"action": key, "index": fact.index}
    if action is None or action.pk != key:
        problem(fact.index, N_("Action {action} is in fact {index}, and its row is gone."), told)
    elif said_of(action) != read.value:
        problem(
            fact.index, N_("The row of action {action} does not say what fact {index} keeps of it."), told
        )


def _is_late(action: models.Action, newest: datetime, highest: int) -> bool:
    return action.pk < highest and action.at < newest - LATE


def _late(action: models.Action, index: int | None, problem: Tell) -> None:
    problem(
        index,
        N_("Action {action} was not there when later ones were put into the log."),
        {"action": action.pk},
    )
