"""Cases: what came in, what its sources gave, and each step that was taken."""

from django.conf import settings
from django.db import models

from .log import Fact


class Case(models.Model):
    """Something that somebody wants of the register, and what became of it.

    ``version`` goes up with each step: whoever writes says which version was on the screen.
    """

    class State(models.TextChoices):
        """Where a case stands (``openroll.roll.life`` says which state may follow which)."""

        OPENED = "opened"  # its sources are asked, now or again
        WAITING = "waiting"  # for the organiser
        SUFFICIENT = "sufficient"  # a person can decide
        DECIDED = "decided"
        CLOSED = "closed"
        LAPSED = "lapsed"  # nobody answered in time

    class Kind(models.TextChoices):
        """What it is about."""

        MESSAGE = "message"  # somebody's message with links
        INITIATIVE = "initiative"  # the registrar's own
        DRIFT = "drift"  # a source of an entry speaks otherwise now
        PROPOSAL = "proposal"  # an organiser proposes a change of its entry
        CONTEST = "contest"  # somebody contests a listing, or what was decided

    class Channel(models.TextChoices):
        """How it came."""

        WEB = "web"
        EMAIL = "e-mail"
        API = "api"
        COMMAND = "command"
        OFFICE = "office"
        RECHECK = "recheck"

    code = models.CharField(max_length=32, unique=True)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.MESSAGE)
    channel = models.CharField(max_length=8, choices=Channel.choices, default=Channel.COMMAND)
    received_at = models.DateTimeField()
    message = models.BinaryField()
    message_sha256 = models.CharField(max_length=64)
    language = models.CharField(max_length=8)
    basis = models.CharField(max_length=40)
    vouched_by = models.CharField(max_length=40, null=True)  # null says: nobody vouched
    options = models.JSONField(default=dict)
    # Who sent it, and where letters go; empty where nobody said.
    sender_name = models.TextField(default="")
    sender_email = models.TextField(default="")
    # SHA-256 of the word with which its sender, who has no account, sees it and answers; empty: nobody does.
    key_sha256 = models.CharField(max_length=64, default="")
    # The entry that it is about, where there was one before it; what it led to is ``entry``.
    about = models.ForeignKey("roll.Entry", on_delete=models.PROTECT, null=True, related_name="cases")
    # The fact that it was received. Cases of before such facts were made have none.
    submission = models.OneToOneField(Fact, on_delete=models.PROTECT, null=True, related_name="case")
    state = models.CharField(max_length=16, choices=State.choices, default=State.OPENED)
    changed_at = models.DateTimeField()
    version = models.IntegerField(default=0)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="cases"
    )
    due_at = models.DateTimeField(null=True)  # the end of its deadline
    due = models.CharField(max_length=16, default="")  # which of the policy's deadlines that is
    tries = models.IntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    result = models.JSONField(default=dict)

    class Meta:
        indexes = (
            models.Index(fields=("state", "due_at"), name="cases_by_deadline"),
            models.Index(fields=("assignee", "state"), name="cases_by_assignee"),
            models.Index(fields=("next_try_at",), name="cases_to_ask"),
            models.Index(fields=("received_at",), name="cases_by_time"),
            models.Index(fields=("changed_at", "id"), name="cases_by_change"),
            models.Index(fields=("due_at", "id"), name="cases_by_due"),
            models.Index(fields=("state", "id"), name="cases_by_state"),
            models.Index(fields=("kind", "id"), name="cases_by_kind"),
            models.Index(fields=("channel", "id"), name="cases_by_channel"),
            models.Index(fields=("basis", "id"), name="cases_by_basis"),
        )


class CaseWord(models.Model):
    """A word by which a case is found in the work lists: of its code, its sender, its operator's name, its domains.

    Made anew from the case with each of its steps (``openroll.roll.worklist_words``); nothing else is kept here.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="words")
    word = models.CharField(max_length=64, db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("case", "word"), name="each_word_once"),)


class Step(models.Model):
    """One step of a case: who, when, why, and the state that it left the case in. Never changed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    at = models.DateTimeField()
    by = models.CharField(max_length=40)  # a role's code; "policy" where no person did it
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    before = models.CharField(max_length=16, default="")  # empty: it was opened
    after = models.CharField(max_length=16)
    why = models.TextField()  # a message id
    params = models.JSONField(default=dict)  # fill its places
    words = models.TextField(default="")  # what the person wrote beside
    due_at = models.DateTimeField(null=True)  # the deadline that began

    class Meta:
        ordering = ("pk",)


class Reply(models.Model):
    """A further message in a case: what the organiser, or whoever sent the first, answered."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="replies")
    number = models.IntegerField()  # from 2 on: the case's own message is the first
    received_at = models.DateTimeField()
    channel = models.CharField(max_length=8, choices=Case.Channel.choices)
    message = models.BinaryField()
    message_sha256 = models.CharField(max_length=64)
    language = models.CharField(max_length=8)
    vouched_by = models.CharField(max_length=40, null=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    submission = models.OneToOneField(Fact, on_delete=models.PROTECT, null=True, related_name="reply")

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("case", "number"), name="each_reply_once"),)


class Asking(models.Model):
    """How far the sources of a case have been asked, for whoever looks on."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, primary_key=True, related_name="asking")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    told = models.JSONField(default=list)  # a line for each source, as it is asked


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
    language = models.CharField(max_length=8, default="")
    corroborated_by = models.TextField(
        default=""
    )  # of a third party's value: the register it was checked against
