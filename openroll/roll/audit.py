"""The audit trail: one row for everything that somebody does, written in the transaction that does it."""

from datetime import datetime

from django.db import IntegrityError, transaction

from openroll.core.canonical import JSON
from openroll.core.errors import N_, Conflict

from . import models
from .acting import Actor


class SentTwice(Conflict):
    """The same form was sent twice: what it asks for was done the first time. Parameter: ``action``, its key."""

    code = "sent-twice"


def record(
    actor: Actor,
    verb: str,
    at: datetime,
    *,
    case: models.Case | None = None,
    entry: models.Entry | None = None,
    told: dict[str, JSON] | None = None,
    form: str | None = None,
) -> models.Action:
    """Write down that ``actor`` did ``verb``; belongs in the transaction that does it.

    ``told`` is what else there is to say, ``form`` the mark of the form that asked for it. Raises SentTwice.
    """
    try:
        with transaction.atomic():
            return models.Action.objects.create(
                at=at,
                by=actor.role,
                person_id=actor.person,
                verb=verb,
                case=case,
                entry=entry,
                told=told or {},
                form=form or None,
            )
    except IntegrityError:
        earlier = models.Action.objects.filter(form=form).first() if form else None
        if earlier is None:
            raise
        raise SentTwice(N_("This was sent before, and done then."), action=earlier.pk) from None
