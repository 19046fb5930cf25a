"""The words for letters: what they are, and how far they have come."""

from typing import Final

from openroll.core.errors import N_
from openroll.ui.labels import Label

KINDS: Final = {
    "ask": N_("What is missing is asked for"),
    "entered": N_("Entered"),
    "amended": N_("Amended"),
    "corrected": N_("Corrected"),
    "excluded": N_("Excluded"),
    "restored": N_("Restored"),
    "annulled": N_("Annulled"),
    "refused": N_("Refused"),
    "lapsed": N_("The case has lapsed"),
    "closed": N_("The case is closed"),
    "received": N_("A message came"),
    "contest-received": N_("Something is contested"),
    "contest-ended": N_("What was contested is decided"),
    "reminder": N_("A reminder"),
    "invitation": N_("An invitation"),
    "mailbox-proof": N_("A mailbox is to be proved"),
    "account": N_("About an account"),
    "request-answered": N_("What became of a request"),
    "request-returned": N_("A request is returned"),
    "request-annulled": N_("A request is annulled"),
    "request-appeal": N_("What became of an appeal"),
    "request-alarm": N_("A deadline comes near"),
}
STATES: Final = {
    "draft": Label(N_("Draft"), "yellow", N_("It waits for a person who sends it.")),
    "ready": Label(N_("Not sent yet"), "blue", N_("It is sent as soon as the mail server takes it.")),
    "sent": Label(N_("Sent"), "green", ""),
    "failed": Label(N_("Failed"), "red", N_("The mail server refused it, or could not be reached for days.")),
    "withdrawn": Label(N_("Withdrawn"), "grey", N_("It is not sent.")),
}
UNADDRESSED: Final = Label(
    N_("To be handed over"),
    "orange",
    N_("Nobody’s e-mail address is known. Write one, or hand it over yourself."),
)
HANDED_OVER: Final = Label(N_("Handed over"), "green", N_("A person handed it over."))
# What a person did with a letter, by the verb of the audit trail.
VERBS: Final = {
    "letter-addressed": N_("gave a letter an address"),
    "letter-changed": N_("changed the draft of a letter"),
    "letter-handed-over": N_("handed a letter over"),
    "letter-returned": N_("a letter came back"),
    "letter-sent": N_("sent a letter"),
    "letter-sent-again": N_("sent a letter again"),
    "letter-withdrawn": N_("withdrew a letter"),
}
LISTS: Final = {
    "failed": N_("Failed"),
    "drafts": N_("Drafts"),
    "to-hand-over": N_("To be handed over"),
    "unsent": N_("Not sent yet"),
    "sent": N_("Sent"),
    "all": N_("All letters"),
}


def label_of(state: str, to: str) -> Label:
    """Return the label of a letter in ``state`` that goes ``to`` somebody, or to nobody yet."""
    if not to:
        return {"ready": UNADDRESSED, "sent": HANDED_OVER}.get(state, STATES[state])
    return STATES[state]
