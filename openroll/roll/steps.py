"""The steps of a case: the only place where its state changes."""

from datetime import datetime

from django.conf import settings

from openroll.core.errors import N_, Conflict

from . import deadlines, life, models, worklist_words
from .acting import Actor
from .selectors import current_policy


def lock(case: models.Case, version: int | None = None) -> models.Case:
    """Return ``case`` as it is now, held until the transaction ends.

    Raises Conflict when it is not in the ``version`` that somebody had on the screen.
    """
    stored = models.Case.objects.select_for_update().get(pk=case.pk)
    if version is not None and stored.version != version:
        raise Conflict(
            N_(
                "Case {case} has changed since this page was opened. Nothing was changed by you; look at it again."
            ),
            case=stored.code,
        )
    return stored


def move(
    case: models.Case,
    after: str,
    why: str,
    actor: Actor,
    now: datetime,
    *,
    params: dict[str, object] | None = None,
    words: str = "",
) -> models.Step:
    """Let ``case``, which is locked, become ``after``, and begin the deadline that goes with it.

    ``why`` is a message id that ``params`` fill; ``words`` are the person's own. The caller saves nothing of these.
    Raises NotNow.
    """
    before = case.state
    life.check(before, after)
    case.state, case.changed_at = after, now
    case.version += 1
    begin_deadline(case, now)
    case.save(update_fields=["state", "changed_at", "version", "due_at", "due"])
    worklist_words.index(case)
    return _step(case, before, after, why, actor, now, params, words)


def begin_deadline(case: models.Case, now: datetime) -> None:
    """Set the deadline that goes with the state of ``case``, or none. The caller saves ``due_at`` and ``due``."""
    deadline = life.deadline(case.state, case.kind)
    case.due_at = deadlines.begins(current_policy(), deadline, now, place()) if deadline else None
    case.due = deadline if case.due_at else ""


def opened(
    case: models.Case, why: str, actor: Actor, *, params: dict[str, object] | None = None
) -> models.Step:
    """Write the first step of ``case``, which was just made in its first state."""
    worklist_words.index(case)
    return _step(case, life.BEGINNING, case.state, why, actor, case.received_at, params, "")


def remark(
    case: models.Case,
    why: str,
    actor: Actor,
    now: datetime,
    *,
    params: dict[str, object] | None = None,
    words: str = "",
    aside: bool = False,
) -> models.Step:
    """Write a step of ``case``, which is locked, that leaves it in its state and its deadline as it is.

    One ``aside``, a note, is in the way of nobody who has the case on the screen: its version stays too.
    """
    case.changed_at = now
    case.version += not aside
    case.save(update_fields=["changed_at", "version"])
    return _step(case, case.state, case.state, why, actor, now, params, words)


def place() -> deadlines.Place:
    """Return where deadlines are counted."""
    return deadlines.Place(
        str(getattr(settings, "REGISTER_COUNTRY", "")), str(getattr(settings, "REGISTER_TIME_ZONE", ""))
    )


def _step(
    case: models.Case,
    before: str,
    after: str,
    why: str,
    actor: Actor,
    now: datetime,
    params: dict[str, object] | None,
    words: str,
) -> models.Step:
    return models.Step.objects.create(
        case=case,
        at=now,
        by=actor.role,
        person_id=actor.person,
        before=before,
        after=after,
        why=why,
        params={name: str(value) for name, value in (params or {}).items()},
        words=words,
        due_at=case.due_at,
    )
