"""What was decided, by whom, and why. A decision is never deleted, and once taken never changed."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .cases import Case
from .log import Fact


class Decision(models.Model):
    """What was decided on a case, or is proposed to be: by which role and person, on which ground.

    What the policy decides by itself is one too: then ``verdict`` says what the sources amounted to, and there is no
    person. Where two persons are needed, one proposes and another one confirms; the database holds them apart.
    """

    class Verdict(models.TextChoices):
        """What is decided."""

        # By a person, or by the policy:
        ENTERED = "entered"
        # By a person:
        AMENDED = "amended"
        CORRECTED = "corrected"
        EXCLUDED = "excluded"
        RESTORED = "restored"
        ANNULLED = "annulled"
        REFUSED = "refused"
        # What the sources of a case amounted to, when nothing was decided yet:
        INSUFFICIENT = "insufficient"
        REVIEW = "review"
        WAITING = "waiting"

    class State(models.TextChoices):
        """Whether it holds."""

        PROPOSED = "proposed"  # waits for another person
        TAKEN = "taken"
        DECLINED = "declined"  # the other person did not agree
        OVERTAKEN = "overtaken"  # the case had moved on

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    verdict = models.CharField(max_length=16, choices=Verdict.choices)
    state = models.CharField(max_length=12, choices=State.choices, default=State.TAKEN)
    reason = models.TextField()  # of the policy: a message id that ``params`` fill; of a person: its words
    params = models.JSONField(default=dict)
    legal_basis = models.TextField(default="")
    by = models.CharField(max_length=40)  # the role that took it, or proposed it
    policy = models.CharField(max_length=64)
    at = models.DateTimeField()  # when it was taken, or proposed
    persons = models.IntegerField(default=0)  # how many the policy asks for: 0 (nobody), 1, 2
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)
    words = models.TextField(default="")  # of whoever confirmed or declined
    change = models.JSONField(default=dict)  # what it does to the entry (``openroll.roll.deciding``)
    case_version = models.IntegerField(default=0)  # the version of the case that was on the screen
    effective_from = models.CharField(max_length=10, default="")
    fact = models.OneToOneField(Fact, on_delete=models.PROTECT, null=True, related_name="decision")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("proposed_by")),
                name="four_eyes",
            ),
            models.CheckConstraint(
                condition=~Q(state="taken")
                | Q(persons__lt=2)
                | Q(proposed_by__isnull=False, confirmed_by__isnull=False),
                name="two_persons",
            ),
            models.CheckConstraint(
                condition=~Q(state="taken") | Q(persons__lt=1) | Q(proposed_by__isnull=False),
                name="one_person",
            ),
            models.UniqueConstraint(
                fields=("case",), condition=Q(state="proposed"), name="one_proposal_at_a_time"
            ),
        )
