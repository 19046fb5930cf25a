"""The words for requests on public pages. Codes and words are those of the desk (openroll/desk/words.py)."""

from typing import Final

from openroll.core.errors import N_
from openroll.ui.labels import PARTIES, Label, label

CATEGORIES: Final = {
    "terrorism": N_("Propaganda of terrorism"),
    "drugs": N_("Drugs"),
    "calls-for-violence": N_("Calls for violence"),
    "child-sexual-abuse": N_("Child sexual abuse material"),
    "spam": N_("Spam"),
    "other": N_("Other, with its law cited"),
}
STATES: Final = {
    "received": Label(N_("Received"), "grey", N_("It has come, and has not been looked at yet.")),
    "acknowledged": Label(N_("Acknowledged"), "blue", N_("The authority has its receipt.")),
    "admissible": Label(N_("With the organiser"), "yellow", N_("The organiser decides on it.")),
    "returned": Label(N_("Returned"), "orange", N_("It went back to the authority without being assessed.")),
    "answered": Label(N_("Answered"), "green", N_("Each of its items has an outcome.")),
    "withdrawn": Label(N_("Withdrawn by the authority"), "grey", N_("The authority has taken it back.")),
    "annulled": Label(N_("Annulled"), "red", N_("It holds no longer, or never did.")),
}
RETURN_REASONS: Final = {
    "unverified": N_("The authority, or its key, is not verified"),
    "incomplete": N_("Something that an order must say is missing"),
    "not-public": N_("It names something that is not public"),
    "manifest-error": N_("It is manifestly mistaken"),
}
ITEM_STATES: Final = {
    "waiting": Label(N_("Waiting"), "grey", ""),
    "full": Label(N_("Done"), "green", ""),
    "partial": Label(N_("Done in part"), "teal", ""),
    "limited": Label(N_("Limited to countries"), "teal", ""),
    "refused": Label(N_("Refused"), "orange", ""),
    "not-public": Label(N_("Not public"), "orange", ""),
    "reinstated": Label(N_("Reinstated"), "blue", ""),
}
# An item without an outcome, and none comes any more: its request is over.
NOT_ASSESSED: Final = Label(N_("Not assessed"), "grey", "")
_OVER: Final = frozenset({"returned", "withdrawn", "annulled"})
GROUNDS: Final = {
    "lawful": N_("It is neither illegal nor against the service’s terms"),
    "not-found": N_("There is nothing at this place"),
    "not-ours": N_("This service does not carry it"),
    "unclear": N_("The reasons do not say enough to decide"),
    "protected": N_("It is education, journalism, art, research or awareness"),
    "impossible": N_("It cannot be done"),
    "overbroad": N_("It would remove far more than what is complained of"),
    "other": N_("Another ground"),
}
ACTIONS: Final = {
    "remove-post": N_("Post removed"),
    "quarantine-media": N_("Media quarantined"),
    "suspend-account": N_("Account suspended"),
    "delist-room": N_("Room taken off the list"),
    "shut-room": N_("Room shut"),
    "restrict-account": N_("Account restricted"),
    "ban-account": N_("Account banned from the room"),
    "by-hand": N_("Done by hand"),
}
APPEAL_OUTCOMES: Final = {
    "upheld": N_("The decision stands"),
    "partly": N_("The decision is changed in part"),
    "reversed": N_("The decision is reversed"),
}
CHANNELS: Final = {"form": N_("by the form"), "api": N_("by the API"), "file": N_("as a file")}
NETWORKS: Final = {"matrix": "Matrix", "telegram": "Telegram", "web": N_("Web")}
KINDS: Final = {"post": N_("post"), "room": N_("room"), "media": N_("media"), "page": N_("page")}
BY: Final = {
    **PARTIES,
    "desk": N_("The register, by itself"),
    "author": N_("The author"),
    "registrar": N_("The registrar"),
}
FACTS: Final = {
    "request-received": N_("The request came"),
    "request-acknowledged": N_("Acknowledged to the authority"),
    "request-admissible": N_("Passed on to the organiser"),
    "request-returned": N_("Returned to the authority"),
    "request-effect": N_("Acted upon"),
    "request-refused": N_("Refused"),
    "request-reasons": N_("Reasons stated to the author"),
    "request-informed": N_("Somebody was informed"),
    "request-appealed": N_("The author appealed"),
    "request-decided-on-appeal": N_("Decided on appeal"),
    "request-reinstated": N_("Brought back"),
    "request-withdrawn": N_("Withdrawn by the authority"),
    "request-annulled": N_("Annulled"),
}
# Facts whose sentence depends on what they say.
ITEM_NAMED: Final = N_("A place was named")
LOOKED_AGAIN: Final = N_("Looked at again")
AUTHOR_INFORMED: Final = N_("The author was informed")
AUTHOR_LATER: Final = N_("The author is told later")
AUTHORITY_INFORMED: Final = N_("The authority was informed")

# What is counted, in the order of its columns: of requests, then of their items.
OF_ORDERS: Final = {
    "orders": N_("Requests"),
    "open": N_("Open"),
    "returned": N_("Returned"),
    "private": N_("of these for private correspondence"),
    "withdrawn": N_("Withdrawn"),
    "annulled": N_("Annulled"),
    "deferred": N_("Author told later"),
    "acknowledged": N_("Median until acknowledged"),
}
OF_ITEMS: Final = {
    "items": N_("Items"),
    "done": N_("Done"),
    "partial": N_("Done in part"),
    "limited": N_("Limited to countries"),
    "refused": N_("Refused"),
    "effect": N_("Median until done"),
    "appealed": N_("Appealed"),
    "partly": N_("Changed in part"),
    "reversed": N_("Reversed"),
    "reinstated": N_("Reinstated"),
}
MEDIANS: Final = ("acknowledged", "effect")
PARTS: Final = {
    "country": N_("Country of the authority"),
    "authority": N_("Authority"),
    "category": N_("Category"),
    "entry": N_("Service"),
    "month": N_("Month"),
}


def item_label(state: str, of: str) -> Label:
    """Return the label of an item in ``state`` whose request is in the state ``of``: what is over does not wait."""
    return NOT_ASSESSED if state == "waiting" and of in _OVER else label(ITEM_STATES, state)
