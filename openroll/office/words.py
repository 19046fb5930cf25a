"""The words for what the office alone shows."""

from typing import Final

from openroll.core.errors import N_
from openroll.ui.labels import Label

# Why a link gave nothing (openroll.sources.findings.Kind).
REFUSALS: Final = {
    "unsafe": Label(N_("Not asked: unsafe"), "red", ""),
    "not-there": Label(N_("Not there"), "yellow", ""),
    "unreadable": Label(N_("Unreadable"), "orange", ""),
    "unreachable": Label(N_("No answer"), "orange", ""),
    "not-captured": Label(N_("Not captured"), "orange", ""),
    "key-needed": Label(N_("Key needed"), "yellow", ""),
    "unusable": Label(N_("Not usable"), "yellow", ""),
}
KEPT: Final = Label(N_("Kept"), "green", "")
FAILED: Final = Label(N_("Failed"), "red", "")
# How the quotation of a citation was found in what it cites.
FOUND: Final = {
    "here": N_("The quotation is marked where the citation says that it stands."),
    "elsewhere": N_(
        "The quotation stands in this answer, though not where the citation says. It is marked where it was found."
    ),
    "missing": N_("The quotation was not found in this answer as it is shown here."),
    "unasked": "",
}
KINDS: Final = {
    "json": N_("JSON, laid out one member a line; every value is spelled as the source spells it."),
    "page": N_("A web page as a reader sees it, a line for each block. Nothing of it is run or loaded."),
    "text": N_("The text as it came. Nothing of it is run or loaded."),
    "bytes": N_("This answer is no text that can be shown. These are its first bytes."),
}
CASE_KINDS: Final = {
    "message": N_("a message"),
    "initiative": N_("the registrar’s own initiative"),
    "drift": N_("a source of an entry that speaks otherwise now"),
    "proposal": N_("a change that an organiser proposes"),
    "contest": N_("a contest"),
}
CHANNELS: Final = {
    "web": N_("by the form on the web"),
    "e-mail": N_("by e-mail"),
    "api": N_("by the interface for programs"),
    "command": N_("by the command line"),
    "office": N_("from the office"),
    "recheck": N_("from asking sources again"),
}
SORTS: Final = {
    "newest": N_("the newest first"),
    "oldest": N_("the oldest first"),
    "due": N_("by deadline"),
    "changed": N_("the last changed first"),
}
VIEWS: Final = {
    "mine": N_("Mine"),
    "today": N_("Due today"),
    "overdue": N_("Overdue"),
    "waiting": N_("Waiting for others"),
    "unassigned": N_("Unassigned"),
    "sufficient": N_("Sufficient"),
    "all": N_("All cases"),
}
# Of the interface: who did a step, where no person did.
STEPPERS: Final = {
    "policy": N_("the policy, by itself"),
    "sender": N_("the sender"),
    "registrar": N_("the registrar"),
    "senior-registrar": N_("the registrar"),
    "organiser": N_("the organiser"),
    "authority": N_("the authority"),
    "system": N_("the register itself"),
}
# What came of an address that was asked, by the code of the error.
FAILURES: Final = {
    "source-unreachable": N_("no answer"),
    "link-refused": N_("not asked: unsafe"),
    "not-there": N_("not there"),
}
# What can be done with several cases at once.
BULK: Final = {
    "take": N_("Assign them to me"),
    "assign": N_("Assign them to somebody"),
    "remind": N_("Remind the organisers"),
    "close": N_("Set them aside"),
}
LETTER_STATES: Final = {
    "draft": N_("a draft"),
    "ready": N_("is sent as soon as it can be"),
    "sent": N_("sent"),
    "failed": N_("could not be sent"),
    "withdrawn": N_("withdrawn"),
}
BULK_MEANS: Final = {
    "take": N_("You have these cases from then on."),
    "assign": N_("They stand in one person’s list from then on."),
    "remind": N_("Each gets a letter that says again what is missing and until when."),
    "close": N_("Nothing is decided on them, and nothing more is done. Each can be opened again."),
}
