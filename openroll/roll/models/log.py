"""The log as the private database holds it: every fact in its exact bytes, and what is behind its digests."""

from django.db import models


class LogHead(models.Model):
    """One row. Whoever appends a fact locks it, so positions are gapless and times never decrease."""

    size = models.BigIntegerField(default=0)
    last_at = models.DateTimeField(null=True)
    last_entry = models.BigIntegerField(default=0)
    last_request = models.BigIntegerField(default=0)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(pk=1), name="one_log_head"),)


class Fact(models.Model):
    """One line of the log, in its exact bytes; its key is its index in the log."""

    index = models.BigIntegerField(primary_key=True)
    subject = models.CharField(max_length=64)
    seq = models.BigIntegerField()
    type = models.CharField(max_length=40)
    at = models.DateTimeField()
    data = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("subject", "seq"), name="one_fact_for_each_seq"),)


class Disclosure(models.Model):
    """The value behind one digest of a fact, until it is redacted."""

    class State(models.TextChoices):
        """Where the disclosure stands."""

        PUBLIC = "public"
        PRIVATE = "private"  # withheld, or embargoed until ``due``
        REDACTED = "redacted"  # the digest stays; ``text`` is empty

    fact = models.ForeignKey(Fact, on_delete=models.PROTECT, related_name="disclosures")
    position = models.IntegerField()
    digest = models.CharField(max_length=64, unique=True)
    text = models.TextField()
    state = models.CharField(max_length=8, choices=State.choices)
    due = models.DateTimeField(null=True)  # when an embargoed one is to be disclosed

    class Meta:
        ordering = ("fact", "position")
        indexes = (models.Index(fields=("due",), condition=models.Q(due__isnull=False), name="embargo"),)


class Removal(models.Model):
    """How far the values that a redacted fact names have been removed outside the rows that they stood in."""

    class State(models.TextChoices):
        """What is left to do."""

        OPEN = "open"  # the rows are empty; files still hold it
        FILES = "files"  # the files are gone; unused space of the databases still holds it
        DONE = "done"

    fact = models.OneToOneField(Fact, on_delete=models.PROTECT, primary_key=True, related_name="removal")
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    evidence = models.JSONField(
        default=list
    )  # the hashes of the snapshots that go; emptied when they are gone
