"""The desk's closed lists: what is asked for, why it may be refused, what was done. Pure; the agent uses them too."""

from enum import StrEnum
from typing import Final

from openroll.core.errors import N_


class Category(StrEnum):
    """What the material is said to be."""

    TERRORISM = "terrorism"
    DRUGS = "drugs"
    VIOLENCE = "calls-for-violence"
    CSAM = "child-sexual-abuse"
    SPAM = "spam"
    OTHER = "other"  # only with its law cited, counted apart, and looked at by a person


class Private(StrEnum):
    """Why a locator is not public; said of it in the open, without the locator."""

    DIRECT = "direct-message"
    INVITE = "invite-link"
    MEMBERS = "members-only"  # a place that only its members can open (t.me/c/…)
    ACCOUNT = "whole-account"  # a user, and with it everything that they ever wrote
    SECRET = "secret-chat"  # noqa: S105  # a kind of chat
    ENCRYPTED = "encrypted-room"  # found by the agent
    CLOSED = "closed-room"  # join rules or history are not for everybody: found by the agent


class State(StrEnum):
    """Where a request stands."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    ADMISSIBLE = "admissible"  # offered to the organiser
    RETURNED = "returned"
    ANSWERED = "answered"  # each item has its outcome
    WITHDRAWN = "withdrawn"  # by the authority
    ANNULLED = "annulled"  # by a court, or because it was never valid


class ReturnReason(StrEnum):
    """Why a request goes back to its authority without having been assessed."""

    UNVERIFIED = "unverified"
    INCOMPLETE = "incomplete"
    NOT_PUBLIC = "not-public"
    ERROR = "manifest-error"


class ItemState(StrEnum):
    """Where one item of a request stands."""

    WAITING = "waiting"
    FULL = "full"
    PARTIAL = "partial"
    LIMITED = "limited"  # to countries
    REFUSED = "refused"
    NOT_PUBLIC = "not-public"  # found by the agent, before anything was read
    REINSTATED = "reinstated"


class Ground(StrEnum):
    """Why the organiser refuses an item."""

    LAWFUL = "lawful"  # neither illegal nor against the service's terms
    NOT_FOUND = "not-found"
    NOT_OURS = "not-ours"  # the service does not carry it
    UNCLEAR = "unclear"  # the reasons do not say enough
    PROTECTED = "protected"  # education, journalism, art, research, awareness
    IMPOSSIBLE = "impossible"  # force majeure, or technically not possible
    OVERBROAD = "overbroad"
    OTHER = "other"


class Action(StrEnum):
    """What the organiser did on its messenger."""

    REMOVE = "remove-post"
    QUARANTINE = "quarantine-media"
    SUSPEND = "suspend-account"
    DELIST = "delist-room"
    SHUT = "shut-room"
    RESTRICT = "restrict-account"  # where the messenger's bot is an administrator
    BAN = "ban-account"
    BY_HAND = "by-hand"


class AppealOutcome(StrEnum):
    """What became of an appeal by the author: of the decision that was appealed against."""

    UPHELD = "upheld"
    PARTLY = "partly"
    REVERSED = "reversed"


class Channel(StrEnum):
    """How a request came."""

    FORM = "form"
    API = "api"
    FILE = "file"


CATEGORIES: Final[dict[str, str]] = {
    Category.TERRORISM: N_("Propaganda of terrorism"),
    Category.DRUGS: N_("Drugs"),
    Category.VIOLENCE: N_("Calls for violence"),
    Category.CSAM: N_("Child sexual abuse material"),
    Category.SPAM: N_("Spam"),
    Category.OTHER: N_("Other, with its law cited"),
}
STATES: Final[dict[str, str]] = {
    State.RECEIVED: N_("Received"),
    State.ACKNOWLEDGED: N_("Acknowledged"),
    State.ADMISSIBLE: N_("With the organiser"),
    State.RETURNED: N_("Returned"),
    State.ANSWERED: N_("Answered"),
    State.WITHDRAWN: N_("Withdrawn by the authority"),
    State.ANNULLED: N_("Annulled"),
}
RETURN_REASONS: Final[dict[str, str]] = {
    ReturnReason.UNVERIFIED: N_("The authority, or its key, is not verified"),
    ReturnReason.INCOMPLETE: N_("Something that an order must say is missing"),
    ReturnReason.NOT_PUBLIC: N_("It names something that is not public"),
    ReturnReason.ERROR: N_("It is manifestly mistaken"),
}
ITEM_STATES: Final[dict[str, str]] = {
    ItemState.WAITING: N_("Waiting"),
    ItemState.FULL: N_("Done"),
    ItemState.PARTIAL: N_("Done in part"),
    ItemState.LIMITED: N_("Limited to countries"),
    ItemState.REFUSED: N_("Refused"),
    ItemState.NOT_PUBLIC: N_("Not public"),
    ItemState.REINSTATED: N_("Reinstated"),
}
GROUNDS: Final[dict[str, str]] = {
    Ground.LAWFUL: N_("It is neither illegal nor against the service’s terms"),
    Ground.NOT_FOUND: N_("There is nothing at this place"),
    Ground.NOT_OURS: N_("This service does not carry it"),
    Ground.UNCLEAR: N_("The reasons do not say enough to decide"),
    Ground.PROTECTED: N_("It is education, journalism, art, research or awareness"),
    Ground.IMPOSSIBLE: N_("It cannot be done"),
    Ground.OVERBROAD: N_("It would remove far more than what is complained of"),
    Ground.OTHER: N_("Another ground"),
}
ACTIONS: Final[dict[str, str]] = {
    Action.REMOVE: N_("Post removed"),
    Action.QUARANTINE: N_("Media quarantined"),
    Action.SUSPEND: N_("Account suspended"),
    Action.DELIST: N_("Room taken off the list"),
    Action.SHUT: N_("Room shut"),
    Action.RESTRICT: N_("Account restricted"),
    Action.BAN: N_("Account banned from the room"),
    Action.BY_HAND: N_("Done by hand"),
}
APPEAL_OUTCOMES: Final[dict[str, str]] = {
    AppealOutcome.UPHELD: N_("The decision stands"),
    AppealOutcome.PARTLY: N_("The decision is changed in part"),
    AppealOutcome.REVERSED: N_("The decision is reversed"),
}
