"""The audit trail, and the work that a person asks the worker for."""

from django.conf import settings
from django.db import models

from .cases import Case
from .entries import Entry
from .log import Fact


class Action(models.Model):
    """What somebody did: one line of the audit trail. Never changed; its salted digest goes into the log.

    ``form`` is the mark of the form that was sent: the same form sent twice is one action.
    """

    at = models.DateTimeField()
    by = models.CharField(max_length=40)  # a role's code
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="actions"
    )
    verb = models.CharField(max_length=40)  # "case-assigned", "decision-taken", "signed-in", …
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="actions")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, related_name="actions")
    told = models.JSONField(default=dict)  # what else there is to say; no secrets
    form = models.CharField(max_length=64, unique=True, null=True)
    # Where its digest stands in the log; null until the worker has put it there.
    fact = models.ForeignKey(Fact, on_delete=models.PROTECT, null=True, related_name="actions")
    place = models.IntegerField(null=True)

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(fields=("at",), name="actions_by_time"),
            models.Index(fields=("verb", "at"), name="actions_by_verb"),
            models.Index(fields=("id",), condition=models.Q(fact__isnull=True), name="actions_to_log"),
        )


class Job(models.Model):
    """Work that takes longer than a page may, asked for on a screen and done by the worker."""

    class State(models.TextChoices):
        """How far it has come."""

        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    kind = models.CharField(max_length=40)  # "backup", "restore-check", "import", "prove-domain", …
    params = models.JSONField(default=dict)
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="jobs"
    )
    by = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    done = models.BigIntegerField(default=0)  # of ``whole``: what a progress bar shows
    whole = models.BigIntegerField(default=0)
    result = models.JSONField(default=dict)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("state", "id"), name="jobs_to_do"),)
