"""Requests, their items, and what became of each."""

from django.conf import settings
from django.db import models

from openroll.desk import words
from openroll.roll.models import Entry, Fact

from .authorities import Agent, Authority, AuthorityKey

PERSON = settings.AUTH_USER_MODEL


def _choices(names: dict[str, str]) -> list[tuple[str, str]]:
    return [(str(key), label) for key, label in names.items()]


class Material(models.Model):
    """One public place that somebody asked about: items of several requests that mean the same are joined by it."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="materials")
    key = models.CharField(max_length=64)  # SHA-256 of the locator's key, in hex
    locator = models.TextField()  # withheld: for the office, the authority and the organiser
    first_request = models.BigIntegerField()  # who named it first
    first_item = models.IntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("entry", "key"), name="each_place_once"),)


class Request(models.Model):
    """What one authority asks of one organiser. ``version`` goes up with each change that people could collide in."""

    number = models.BigIntegerField(primary_key=True)
    subject = models.CharField(max_length=64, unique=True)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="requests")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="requests")
    reference = models.CharField(max_length=120)  # the authority's own
    sha256 = models.CharField(max_length=64)  # of the order's canonical bytes
    # What the order says besides; emptied of locators when it was returned as not public.
    order = models.JSONField()
    category = models.CharField(max_length=20, choices=_choices(words.CATEGORIES))
    language = models.CharField(max_length=8)
    channel = models.CharField(max_length=8)
    signed_by = models.ForeignKey(AuthorityKey, on_delete=models.PROTECT, null=True, related_name="requests")
    clerk = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    note = models.BinaryField(null=True)  # the signed file as it came
    items = models.IntegerField()
    state = models.CharField(max_length=12, choices=_choices(words.STATES), default="received")
    version = models.IntegerField(default=0)
    issued_at = models.DateTimeField()
    received_at = models.DateTimeField()
    deadline_at = models.DateTimeField()
    defer_until = models.DateTimeField(null=True)  # the author is not told before
    acknowledged_at = models.DateTimeField(null=True)
    admissible_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)  # returned, withdrawn or annulled
    return_reason = models.CharField(max_length=16, default="")
    returned_for = models.JSONField(default=dict)  # {"lacks": [...], "private": {item: kind}, "why": text}
    answered_at = models.DateTimeField(null=True)
    informed_at = models.DateTimeField(null=True)  # the authority, of the last outcome
    # When the next alarm about the deadline is due: unknown until the clocks have looked, far away after the last.
    alarm_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("authority", "reference"), name="each_reference_once"),
        )
        indexes = (
            # Not partial by state: SQLite does not see that a bound parameter fits the condition of an index.
            models.Index(fields=("state", "deadline_at"), name="requests_due"),
            models.Index(fields=("state", "number"), name="requests_by_state"),
            # A list of a rare category reads no more rows than it shows.
            models.Index(fields=("category", "state", "deadline_at"), name="requests_due_of_category"),
            models.Index(fields=("category", "state", "number"), name="requests_by_category"),
            models.Index(fields=("alarm_at",), name="requests_to_alarm"),
            models.Index(
                fields=("answered_at",),
                condition=models.Q(answered_at__isnull=False, informed_at__isnull=True),
                name="requests_to_inform",
            ),
            models.Index(fields=("entry", "number"), name="requests_by_entry"),
        )


class Item(models.Model):
    """One place of a request, and how far it has come."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="rows")
    n = models.IntegerField()  # from 1
    subject = models.CharField(max_length=64, unique=True)
    material = models.ForeignKey(Material, on_delete=models.PROTECT, related_name="items")
    state = models.CharField(max_length=12, choices=_choices(words.ITEM_STATES), default="waiting")
    action = models.CharField(max_length=20, default="")
    ground = models.CharField(max_length=16, default="")
    countries = models.JSONField(default=list)  # where it is limited to
    acted_at = models.DateTimeField(null=True)
    proof = models.JSONField(default=dict)  # {"status": 404, "gone": true, "at": …}, as it was seen last
    reasons = models.TextField(default="")  # the statement of reasons that went to the author; withheld
    reasoned_at = models.DateTimeField(null=True)
    informed_at = models.DateTimeField(null=True)  # the author
    author_until = models.DateTimeField(null=True)  # the author is not told before
    preserved_until = models.DateTimeField(null=True)  # inside the messenger
    preservation_ended_at = models.DateTimeField(null=True)
    appeal_sha256 = models.CharField(max_length=64, default="")  # of the word by which the author appeals
    reinstated_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("request", "n"), name="each_item_once"),)
        indexes = (
            models.Index(
                fields=("preserved_until",),
                condition=models.Q(preserved_until__isnull=False, preservation_ended_at__isnull=True),
                name="preservation",
            ),
            models.Index(
                fields=("author_until",),
                condition=models.Q(author_until__isnull=False, informed_at__isnull=True),
                name="deferred",
            ),
            models.Index(fields=("appeal_sha256",), name="appeal_words"),
        )


class Appeal(models.Model):
    """An author's appeal against what was done to one item. The register learns no name of theirs."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="appeals")
    n = models.IntegerField()
    text = models.TextField()  # withheld
    language = models.CharField(max_length=8)
    made_at = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=_choices(words.APPEAL_OUTCOMES), default="")
    answer = models.TextField(default="")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("item", "n"), name="each_appeal_once"),
            models.UniqueConstraint(fields=("item",), condition=models.Q(outcome=""), name="one_open_appeal"),
        )


class Outcome(models.Model):
    """One signed outcome as the agent sent it; its id makes it once."""

    id = models.CharField(primary_key=True, max_length=32)
    agent = models.ForeignKey(Agent, on_delete=models.PROTECT, related_name="outcomes")
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="outcomes")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, related_name="outcomes")
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()  # by the agent's clock
    received_at = models.DateTimeField()
    note = models.BinaryField()
    fact = models.ForeignKey(Fact, on_delete=models.PROTECT, null=True, related_name="outcomes")

    class Meta:
        ordering = ("received_at", "id")


class Offer(models.Model):
    """One line of what an organiser's agent is told, in order: it asks for what comes after the last one it has."""

    class Kind(models.TextChoices):
        """What it tells."""

        REQUEST = "request"
        WITHDRAWN = "withdrawn"
        ANNULLED = "annulled"
        RETURNED = "returned"  # by a registrar, or because an item was found not to be public
        APPEAL = "appeal"
        ALARM = "alarm"

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="offers")
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="offers")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, null=True, related_name="offers")
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("entry", "id"), name="offers_by_entry"),)


class Alarm(models.Model):
    """That a deadline comes near, or has passed: told once for each kind."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="alarms")
    kind = models.CharField(max_length=12)  # "half", "quarter", "soon", "passed", "deferral", "clock"
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("request", "kind"), name="each_alarm_once"),)
