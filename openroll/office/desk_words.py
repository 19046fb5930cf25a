"""The words for authorities and their requests, as the office shows them."""

from typing import Final

from openroll.core.errors import N_
from openroll.ui.labels import Label

VIEWS: Final = {
    "due": N_("Due"),
    "person": N_("Waiting for a person"),
    "organiser": N_("With the organisers"),
    "appealed": N_("Appealed"),
    "answered": N_("Answered"),
    "returned": N_("Returned"),
    "ended": N_("Withdrawn or annulled"),
    "all": N_("All requests"),
}
MEANS: Final = {
    "due": N_("Their deadlines run. Those that are late come first."),
    "person": N_("They are of another category and cite a law. Somebody admits them, or returns them."),
    "organiser": N_("The organisers decide about these, by their own agents."),
    "appealed": N_("An author has appealed, and the organiser has not decided on it yet."),
    "answered": N_("Each of their items has an outcome."),
    "returned": N_("They went back to their authorities without being assessed."),
    "ended": N_("Their authorities took them back, or they were annulled."),
    "all": N_("Everything that has come, the newest first."),
}
ALARMS: Final = {
    "half": N_("half of the time is over"),
    "quarter": N_("a quarter of the time is left"),
    "soon": N_("ten minutes are left"),
    "passed": N_("the deadline has passed"),
    "deferral": N_("the author may be told now"),
    "clock": N_("the register’s clock was ahead when it came"),
}
# What an agent sends back, by the kind of the outcome.
OUTCOMES: Final = {
    "effect": N_("Acted upon"),
    "refused": N_("Refused"),
    "not-public": N_("Found not to be public"),
    "reasons": N_("Reasons stated to the author"),
    "informed": N_("The author was informed"),
    "deferred": N_("The author is told later"),
    "checked": N_("Looked at again"),
    "appeal-decided": N_("Decided on appeal"),
    "reinstated": N_("Brought back"),
}
# What the organiser's agent was told.
OFFERS: Final = {
    "request": N_("The request was offered"),
    "withdrawn": N_("It was withdrawn"),
    "annulled": N_("It was annulled"),
    "returned": N_("It was returned"),
    "appeal": N_("The author appealed"),
    "alarm": N_("An alarm about its deadline"),
}
# Which kind of private place an item names.
PRIVATE: Final = {
    "direct-message": N_("a direct message"),
    "invite-link": N_("an invitation"),
    "members-only": N_("a place for members only"),
    "whole-account": N_("a whole account"),
    "secret-chat": N_("a secret chat"),
    "encrypted-room": N_("an encrypted room"),
    "closed-room": N_("a closed room"),
}
# What an order does not say that it must.
LACKS: Final = {
    "category": N_("the category"),
    "legal_basis": N_("the legal basis"),
    "reasons": N_("the reasons"),
    "locators": N_("the places"),
    "territory": N_("where it is to hold"),
    "language": N_("the language"),
    "issued_at": N_("when it was issued"),
    "deadline": N_("the deadline"),
    "contact": N_("whom to ask"),
    "redress": N_("what can be done against it"),
    "tell_author": N_("until when the author is not to be told, and why"),
}
ERRORS: Final = {
    "not-ours": N_("names another service’s place"),
    "not-a-locator": N_("names no place"),
    "wrong-time": N_("a moment that cannot be"),
}
AUTHORITY_STATES: Final = {
    "proposed": Label(
        N_("Proposed"), "yellow", N_("Another person has to verify it. It may send nothing yet.")
    ),
    "verified": Label(N_("Verified"), "green", N_("Two persons have looked at it. Its requests are taken.")),
    "withdrawn": Label(N_("Withdrawn"), "grey", N_("It may send no more. What it has sent goes on.")),
}
KEY_STATES: Final = {
    "waiting": Label(N_("Waits for another person"), "yellow", ""),
    "confirmed": Label(N_("Works"), "green", ""),
    "withdrawn": Label(N_("Withdrawn"), "grey", ""),
}
TWICE: Final = N_("This was sent before, and done then.")
