"""The words for what only the pages of an authority show."""

from typing import Final

from openroll.core.errors import N_

LISTS: Final = {
    "due": N_("To be decided"),
    "appealed": N_("Appealed"),
    "answered": N_("Answered"),
    "returned": N_("Returned"),
    "ended": N_("Withdrawn or annulled"),
    "all": N_("All requests"),
}
# The members of an order, as people call them.
MEMBERS: Final = {
    "category": N_("Category"),
    "legal_basis": N_("Legal basis"),
    "reasons": N_("Reasons"),
    "locators": N_("Places"),
    "territory": N_("Countries"),
    "language": N_("Language of these texts"),
    "issued_at": N_("Issued"),
    "deadline": N_("Deadline"),
    "contact": N_("Whom the organiser may ask"),
    "redress": N_("What can be done against the order"),
    "tell_author": N_("The author is told later"),
}
# Why a request would go back, or went.
GOES_BACK: Final = {
    "unverified": N_("Your authority, or the key that signed, is not verified."),
    "incomplete": N_("Something that an order must say is missing."),
    "not-public": N_("It names something that is not public: then the whole request goes back."),
    "manifest-error": N_("It is manifestly mistaken."),
}
ERRORS: Final = {
    "not-ours": N_("It is on another server or site than the service’s."),
    "not-a-locator": N_("It names no place that anybody could look at."),
    "wrong-time": N_("This time cannot be right."),
}
