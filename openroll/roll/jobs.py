"""Work that takes longer than a page may: asked for on a screen, done by the worker, looked at until it is done.

There is one worker. What it had begun when it was killed it begins again: every kind of job can be done twice.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from openroll.core.canonical import JSON
from openroll.core.errors import OpenrollError

from . import audit, models
from .acting import Actor

STATE = models.Job.State
OVER = frozenset({STATE.DONE, STATE.FAILED})


def ask_for(
    kind: str, params: Mapping[str, JSON], actor: Actor, now: datetime, *, form: str | None = None
) -> models.Job:
    """Ask the worker for a job of ``kind``. Raises SentTwice."""
    with transaction.atomic():
        job = models.Job.objects.create(
            kind=kind, params=dict(params), by=actor.role, person_id=actor.person, made_at=now
        )
        audit.record(actor, f"{kind}-asked", now, told={"job": job.pk}, form=form)
    return job


def take(now: datetime) -> models.Job | None:
    """Take the oldest job that waits, if there is one; it is running from now on."""
    with transaction.atomic():
        job = models.Job.objects.select_for_update().filter(state=STATE.WAITING).order_by("pk").first()
        if job is None:
            return None
        job.state, job.started_at = STATE.RUNNING, now
        job.save(update_fields=["state", "started_at"])
    return job


def take_back() -> int:
    """Let jobs wait again that were running when the worker ended; return how many. Called when a worker begins."""
    return models.Job.objects.filter(state=STATE.RUNNING).update(state=STATE.WAITING, started_at=None)


def advance(job: models.Job, done: int, whole: int) -> None:
    """Show that ``done`` of ``whole`` pieces are done."""
    models.Job.objects.filter(pk=job.pk).update(done=done, whole=whole)


def finish(job: models.Job, result: Mapping[str, JSON], now: datetime) -> None:
    """Say that ``job`` was done, and what came of it."""
    _end(job, STATE.DONE, result, now)


def fail(job: models.Job, error: OpenrollError, now: datetime) -> None:
    """Say why ``job`` could not be done; the sentence is put together again in each reader's language."""
    params: dict[str, JSON] = {name: str(value) for name, value in error.params.items()}
    _end(job, STATE.FAILED, {"message": error.message, "params": params, "code": error.code}, now)


def _end(job: models.Job, state: str, result: Mapping[str, JSON], now: datetime) -> None:
    # The address of a database may hold a password, and has done its work.
    params = {name: value for name, value in job.params.items() if name != "database"}
    with transaction.atomic():
        models.Job.objects.filter(pk=job.pk).update(
            state=state, params=params, result=dict(result), ended_at=now
        )
        audit.record(Actor(job.by, job.person_id), f"{job.kind}-{state}", now, told={"job": job.pk})


def job(number: int) -> models.Job | None:
    """Return the job with that key, if there is one."""
    return models.Job.objects.select_related("person").filter(pk=number).first()


def newest(*kinds: str, limit: int = 50) -> list[models.Job]:
    """Return the newest jobs of these kinds, newest first."""
    return list(models.Job.objects.select_related("person").filter(kind__in=kinds).order_by("-pk")[:limit])
