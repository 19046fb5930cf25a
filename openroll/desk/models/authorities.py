"""Who may send requests, by which keys and persons; and which keys of organisers may fetch and answer them."""

from django.conf import settings
from django.db import models

from openroll.roll.models import Entry

PERSON = settings.AUTH_USER_MODEL


class Authority(models.Model):
    """An authority. One person proposes it, and a second one verifies it, once."""

    class State(models.TextChoices):
        """Whether its requests are taken."""

        PROPOSED = "proposed"
        VERIFIED = "verified"
        WITHDRAWN = "withdrawn"

    code = models.SlugField(max_length=60, unique=True)  # "de-bka": stands in facts and addresses
    name = models.CharField(max_length=300)
    country = models.CharField(max_length=2)  # ISO 3166-1, or EU
    language = models.CharField(max_length=8)
    email = models.EmailField(max_length=254)  # where letters about its requests go
    website = models.CharField(max_length=300, default="")
    competence = models.TextField()  # by which law it may ask, in one sentence for the public
    evidence = models.TextField()  # how it was found to be who it says; the office's
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    version = models.IntegerField(default=0)
    proposed_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    verified_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    verified_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(default="")

    class Meta:
        ordering = ("code",)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state="verified") | models.Q(verified_by__isnull=False),
                name="verified_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(verified_by__isnull=True) | ~models.Q(verified_by=models.F("proposed_by")),
                name="authority_two_persons",
            ),
        )


class AuthorityKey(models.Model):
    """A key by which an authority signs. Its own clerk or a registrar brings it; another person confirms it."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="keys")
    vkey = models.CharField(max_length=400, unique=True)  # a signed note's verifier key: name+id+base64
    added_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(default="")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True) | ~models.Q(confirmed_by=models.F("added_by")),
                name="authority_key_two_persons",
            ),
        )


class Clerk(models.Model):
    """A person with the role of an authority, and whose clerk they are."""

    person = models.OneToOneField(PERSON, on_delete=models.PROTECT, related_name="clerk")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="clerks")
    since = models.DateTimeField()
    ended = models.DateTimeField(null=True)


class Agent(models.Model):
    """A key of an organiser's agent: fetches the requests about one entry, and signs what became of them."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="agents")
    vkey = models.CharField(max_length=400, unique=True)
    label = models.CharField(max_length=100, default="")
    added_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
