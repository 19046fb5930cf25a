"""Letters that the register sends: made from a template, kept as they were sent."""

from django.conf import settings
from django.db import models

from .cases import Case
from .decisions import Decision


class Letter(models.Model):
    """One letter to one reader. It is sent once; what was sent is never changed."""

    class State(models.TextChoices):
        """How far it has come."""

        DRAFT = "draft"  # waits for a person who sends it
        READY = "ready"  # is sent by the worker as soon as it can
        SENT = "sent"
        FAILED = "failed"  # the mail server refused it for good
        WITHDRAWN = "withdrawn"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="letters")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, related_name="letters")
    kind = models.CharField(max_length=40)  # the template's name
    language = models.CharField(max_length=8)
    to = (
        models.TextField()
    )  # an e-mail address; empty when nobody's is known: then it is kept to be handed over
    subject = models.TextField()
    body = models.TextField()
    message_id = models.CharField(max_length=120, unique=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.READY)
    by = models.CharField(max_length=40)  # a role's code
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    tries = models.IntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    failure = models.TextField(default="")  # what the mail server said last

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("next_try_at",), name="letters_to_send"),)
