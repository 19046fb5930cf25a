"""Entries, where they came from, and what their sources say since."""

from django.db import models

from .cases import Case
from .log import Fact


class Entry(models.Model):
    """A service in the register. Its number is never given twice, and it is never deleted."""

    number = models.BigIntegerField(primary_key=True)
    subject = models.CharField(max_length=64, unique=True)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, null=True, related_name="entry")
    operator_register = models.CharField(max_length=40, default="")
    operator_number = models.CharField(max_length=80, default="")
    checked = models.BooleanField()
    fact = models.OneToOneField(Fact, on_delete=models.PROTECT)
    # What the newest of its facts says: recorded, excluded, superseded or annulled.
    state = models.CharField(max_length=12, default="recorded")

    class Meta:
        indexes = (models.Index(fields=("operator_register", "operator_number"), name="operator"),)


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


class Contest(models.Model):
    """Somebody contests an entry, or what was decided about it; marked in public while it lasts.

    Who contests, and in which words, is the case's; the public fact says only what is contested.
    """

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="contests")
    n = models.IntegerField()  # counts the contests of the entry from 1
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="contest")
    about = models.JSONField(default=list)  # "listing", "exclusion", "refusal", or names of identifiers
    opened = models.OneToOneField(Fact, on_delete=models.PROTECT, related_name="contest")
    ended = models.OneToOneField(Fact, on_delete=models.PROTECT, null=True, related_name="contest_ended")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("entry", "n"), name="each_contest_once"),)


class Undertaking(models.Model):
    """Where the facts of an undertaking stand: ``n`` is its number in the entry. The words are the fact's."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="undertakings")
    n = models.IntegerField()
    party = models.CharField(max_length=16)
    made = models.OneToOneField(Fact, on_delete=models.PROTECT, related_name="undertaking")
    answers = models.IntegerField(null=True)  # the ``n`` of the one that it answers
    withdrawn = models.OneToOneField(
        Fact, on_delete=models.PROTECT, null=True, related_name="undertaking_withdrawn"
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("entry", "n"), name="each_undertaking_once"),)
