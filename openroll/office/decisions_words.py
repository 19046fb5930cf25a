"""The words for decisions: what each is called on a page and on its button, and what it means."""

from typing import Final

from openroll.core.errors import N_
from openroll.ui.labels import Label

# As a heading, and on the button that does it.
DO: Final = {
    "entered": N_("Enter the service"),
    "amended": N_("Amend the entry"),
    "corrected": N_("Correct the entry"),
    "excluded": N_("Exclude the entry"),
    "restored": N_("Restore the entry"),
    "annulled": N_("Annul the entry"),
    "refused": N_("Refuse what is asked for"),
}
PROPOSE: Final = {
    "entered": N_("Propose to enter the service"),
    "amended": N_("Propose to amend the entry"),
    "corrected": N_("Propose to correct the entry"),
    "excluded": N_("Propose to exclude the entry"),
    "restored": N_("Propose to restore the entry"),
    "annulled": N_("Propose to annul the entry"),
    "refused": N_("Propose to refuse what is asked for"),
}
CONFIRM: Final = {
    "entered": N_("Confirm, and enter the service"),
    "amended": N_("Confirm, and amend the entry"),
    "corrected": N_("Confirm, and correct the entry"),
    "excluded": N_("Confirm, and exclude the entry"),
    "restored": N_("Confirm, and restore the entry"),
    "annulled": N_("Confirm, and annul the entry"),
    "refused": N_("Confirm, and refuse what is asked for"),
}
MEANS: Final = {
    "entered": N_("A new entry is made of what the sources of this case give."),
    "amended": N_("Something has changed outside: the entry says from now on what is so now."),
    "corrected": N_(
        "The entry said what was never so. It says so no more, and the mistake stays in its history."
    ),
    "excluded": N_("The entry does not stand in the register any more. It keeps its number and its history."),
    "restored": N_("The entry stands in the register again, as it was."),
    "annulled": N_("The entry should never have been made. It keeps its number and its history."),
    "refused": N_("Nothing changes in the register. Whoever asked is told why, and can contest it."),
}
STATES: Final = {
    "proposed": Label(N_("Proposed"), "yellow", N_("It waits for another person.")),
    "taken": Label(N_("Taken"), "green", N_("It holds.")),
    "declined": Label(N_("Declined"), "red", N_("Another person did not agree, or it was taken back.")),
    "overtaken": Label(N_("Overtaken"), "grey", N_("The case had moved on before it was confirmed.")),
}
OUTCOMES: Final = {
    "upheld": N_("Upheld: whoever contested is right"),
    "partly": N_("Upheld in part"),
}
WARNINGS: Final = {
    "second": N_("There is an entry of this operator already, and this is to be a second one"),
    "mixed": N_("What is chosen belongs to one operator, though the sources do not say so"),
}
FROM_MESSAGE: Final = N_("The message, or an answer in this case")
TAKEN: Final = N_("The decision was taken. The letter is on its way.")
PROPOSED: Final = N_("Your proposal waits for another person.")
DECLINED: Final = N_("The proposal was declined. Whoever made it sees why.")
TAKEN_BACK: Final = N_("Your proposal was taken back.")
UNDERTAKING_MADE: Final = N_("The words are on the record.")
UNDERTAKING_WITHDRAWN: Final = N_("The undertaking is marked as withdrawn.")
CONTEST_WITHDRAWN: Final = N_("The contest has ended as withdrawn.")
