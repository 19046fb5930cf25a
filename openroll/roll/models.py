"""What the private database keeps. Nothing here is updated once decided; see ``services`` for every write."""

from django.db import models


class LogHead(models.Model):
    """One row. Whoever appends a fact locks it, so positions are gapless and times never decrease."""

    size = models.BigIntegerField(default=0)
    last_at = models.DateTimeField(null=True)
    last_entry = models.BigIntegerField(default=0)

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


class Case(models.Model):
    """A message that somebody sent in, and what became of it."""

    class State(models.TextChoices):
        """Where a case stands."""

        RECEIVED = "received"
        WAITING = "waiting"
        INSUFFICIENT = "insufficient"
        REVIEW = "review"
        ENTERED = "entered"

    code = models.CharField(max_length=32, unique=True)
    received_at = models.DateTimeField()
    message = models.BinaryField()
    message_sha256 = models.CharField(max_length=64)
    language = models.CharField(max_length=8)
    basis = models.CharField(max_length=40)
    vouched_by = models.CharField(max_length=40, null=True)  # null says: nobody vouched
    options = models.JSONField(default=dict)
    # The fact that it was received. Cases of before such facts were made have none.
    submission = models.OneToOneField(Fact, on_delete=models.PROTECT, null=True, related_name="case")
    state = models.CharField(max_length=16, choices=State.choices, default=State.RECEIVED)
    tries = models.IntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    result = models.JSONField(default=dict)


class Snapshot(models.Model):
    """What a source answered, as evidence holds it under this digest."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="snapshots")
    sha256 = models.CharField(max_length=64)
    url = models.TextField()
    status = models.IntegerField()
    retrieved_at = models.DateTimeField()
    label = models.TextField(default="")


class Claim(models.Model):
    """One value of one property, with its citation. Conflicting claims stand beside each other."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="claims")
    subject = models.CharField(max_length=128)
    property = models.CharField(max_length=40)
    scheme = models.CharField(max_length=40, default="")
    value = models.TextField()
    original = models.TextField()
    source = models.CharField(max_length=40)
    source_type = models.CharField(max_length=24)
    url = models.TextField()
    where = models.TextField()
    quote = models.TextField()
    snapshot = models.CharField(max_length=64)
    retrieved_at = models.DateTimeField()
    binding = models.CharField(max_length=24, default="")
    validator = models.CharField(max_length=40, default="")
    verdict = models.CharField(max_length=24)
    first_seen = models.DateTimeField()
    last_seen = models.DateTimeField()
    supersedes = models.ForeignKey("self", on_delete=models.PROTECT, null=True)


class Entry(models.Model):
    """A service in the register. Its number is never given twice, and it is never deleted."""

    number = models.BigIntegerField(primary_key=True)
    subject = models.CharField(max_length=64, unique=True)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, null=True, related_name="entry")
    operator_register = models.CharField(max_length=40, default="")
    operator_number = models.CharField(max_length=80, default="")
    checked = models.BooleanField()
    fact = models.OneToOneField(Fact, on_delete=models.PROTECT)

    class Meta:
        indexes = (models.Index(fields=("operator_register", "operator_number"), name="operator"),)


class Decision(models.Model):
    """What was decided on a case, by which role, and why."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    verdict = models.CharField(max_length=16)
    reason = models.TextField()
    params = models.JSONField(default=dict)
    by = models.CharField(max_length=40)
    policy = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)


class ImportedLine(models.Model):
    """A line of an imported list, so that an import goes on where it stopped."""

    file_sha256 = models.CharField(max_length=64)
    line = models.BigIntegerField()
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("file_sha256", "line"), name="each_line_once"),)


class Watched(models.Model):
    """One source of one entry, which is asked again. ``state`` is what it said, and what it seems to say now.

    A row without a ``link`` says that the entry has no source that could be asked.
    """

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="watched")
    link = models.TextField()
    source = models.CharField(max_length=40, default="")  # "" for a page
    state = models.JSONField(default=dict)
    described = (
        models.BigIntegerField()
    )  # the index of the fact that described the entry when ``state`` began
    asked_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    failures = models.IntegerField(default=0)  # in a row
    read_by = models.CharField(max_length=40, default="")  # the version of this program that read ``state``

    class Meta:
        constraints = (models.UniqueConstraint(fields=("entry", "link"), name="each_source_once"),)
        indexes = (models.Index(fields=("due_at",), name="recheck"),)
