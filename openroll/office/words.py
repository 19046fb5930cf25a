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
