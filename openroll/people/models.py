"""Persons, how they were invited, and for which entries an organiser's person may speak."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from openroll.desk.models import Authority
from openroll.roll.models import Entry


class People(BaseUserManager["Person"]):
    """Finds persons by their e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Return the person with the address ``username``."""
        return self.get(email__iexact=username or "")


class Person(AbstractBaseUser):
    """Somebody who signs in. A person is never deleted: what they did stays theirs. Nobody has two roles."""

    class Role(models.TextChoices):
        """What a person may do (``openroll.people.access``)."""

        REGISTRAR = "registrar"
        SENIOR = "senior-registrar"
        AUDITOR = "auditor"
        ORGANISER = "organiser"
        AUTHORITY = "authority"

    email = models.EmailField(max_length=254, unique=True)  # folded to lower case
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=20, choices=Role.choices)
    body = models.CharField(max_length=200, default="")  # the company or authority that they work for
    language = models.CharField(max_length=8, default="")  # empty: as their browser says
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    # The API key of this person: SHA-256 of the word; empty without one.
    key_sha256 = models.CharField(max_length=64, default="")

    objects: ClassVar[People] = People()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "role"]

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(
                    role__in=["registrar", "senior-registrar", "auditor", "organiser", "authority"]
                ),
                name="known_role",
            ),
        )

    def __str__(self) -> str:
        return self.name or self.email


class Invitation(models.Model):
    """A letter with a word in it lets somebody make an account with a given role. Only the word's hash is kept."""

    word_sha256 = models.CharField(max_length=64, unique=True)
    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=200, default="")
    role = models.CharField(max_length=20, choices=Person.Role.choices)
    body = models.CharField(max_length=200, default="")
    language = models.CharField(max_length=8, default="en")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, related_name="invitations")
    domain = models.CharField(max_length=253, default="")  # of the entry: whose proof lets them speak for it
    # Whose clerk they are as soon as they have made their account.
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, null=True, related_name="invitations")
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="invited")
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, null=True, related_name="invitation")


class Mandate(models.Model):
    """A person of an organiser speaks for an entry: they proved a domain of it, or a colleague who had invited them.

    A proof that has not come yet has no ``proved_at``: ``word`` is what DNS, the site or the mailbox has to show.
    """

    class Method(models.TextChoices):
        """How the domain is proved."""

        DNS = "dns"
        WELL_KNOWN = "well-known"
        MAILBOX = "mailbox"
        INVITED = "invited"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mandates")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="mandates")
    domain = models.CharField(max_length=253)
    method = models.CharField(max_length=12, choices=Method.choices)
    word = models.CharField(max_length=128, default="")  # of a mailbox: SHA-256 of what was sent
    address = models.TextField(default="")  # the mailbox that it was sent to
    begun_at = models.DateTimeField()
    until = models.DateTimeField(null=True)  # when an unproved one lapses
    proved_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    granted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="granted")
    invitation = models.OneToOneField(Invitation, on_delete=models.PROTECT, null=True, related_name="mandate")
    # How it is looked for: by the worker, or in a mailbox by guesses that are counted.
    asked_at = models.DateTimeField(null=True)
    next_try_at = models.DateTimeField(null=True)
    tries = models.IntegerField(default=0)
    guesses = models.IntegerField(default=0)
    told = models.JSONField(default=dict)  # what was seen, or why it was not
    described = models.BigIntegerField(default=0)  # the fact in which the entry was seen to have the domain
    ended_why = models.CharField(max_length=40, default="")

    class Meta:
        indexes = (models.Index(fields=("next_try_at",), name="mandates_to_prove"),)
        constraints = (
            models.UniqueConstraint(
                fields=("person", "entry", "domain", "method"),
                condition=models.Q(ended_at__isnull=True),
                name="each_mandate_once",
            ),
        )


class Unconfirmed(models.Model):
    """What somebody without an account wants to say, until the address that they gave is shown to be theirs.

    Nothing of it counts, and nobody in the office sees it; the row goes when it is confirmed, or when its time is over.
    """

    kind = models.CharField(max_length=16)  # "contest"
    word_sha256 = models.CharField(max_length=64, unique=True)
    email = models.EmailField(max_length=254)
    language = models.CharField(max_length=8)
    told = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("until",), name="unconfirmed_by_time"),)


class Failure(models.Model):
    """Somebody failed to sign in, or did another thing that is counted. It is forgotten after a day."""

    key = models.CharField(max_length=64)  # SHA-256 of what is counted
    at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=("key", "at"), name="failures_by_key"),
            models.Index(fields=("at",), name="failures_by_time"),
        )


class Cached(models.Model):
    """A row of Django's cache, as its backend for databases has it: all processes of the office see the same."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "people_cache"
