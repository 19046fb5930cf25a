"""The words for what only the pages of accounts show."""

from typing import Final

from openroll.core.errors import N_
from openroll.ui.labels import Label

METHODS: Final = {
    "dns": N_("a record in the DNS"),
    "well-known": N_("a file on the site"),
    "mailbox": N_("a letter to a mailbox"),
    "invited": N_("an invitation by a colleague"),
}
PROVED: Final = Label(N_("Proved"), "green", N_("You speak for the entry over this domain."))
WAITING: Final = Label(
    N_("Not seen yet"), "yellow", N_("The register looks for it by itself, and whenever you ask.")
)
ENDED: Final = Label(N_("Ended"), "grey", "")
ENDINGS: Final = {
    "domain-left": N_("It has ended: the entry does not name this domain any more."),
    "not-shown": N_("It has ended: the word was not shown in time."),
    "removed": N_("It has ended: a colleague ended it."),
    "given-up": N_("It has ended: you gave it up."),
}
KINDS: Final = {
    "message": N_("A message"),
    "initiative": N_("The registrar’s own initiative"),
    "drift": N_("A source has changed"),
    "proposal": N_("A proposal of the organiser"),
    "contest": N_("A contest"),
}
# Deadlines of cases: what happens on that day.
DUE: Final = {
    "answer": N_("An answer is waited for until {day}."),
    "decision": N_("It is to be decided by {day}."),
    "contest": N_("It can be contested until {day}."),
}
CONTESTABLE: Final = {
    "listing": N_("That it is listed at all"),
    "exclusion": N_("That it is not in the register any more"),
    "name": N_("Its name"),
    "country": N_("Its country of registration"),
    "number": N_("Its number"),
    "address": N_("Its address"),
    "email": N_("Its e-mail address"),
}
# Lists of requests, as an organiser sees them.
REQUEST_LISTS: Final = {
    "due": N_("To be decided"),
    "appealed": N_("Appealed"),
    "answered": N_("Answered"),
    "returned": N_("Returned"),
    "ended": N_("Withdrawn or annulled"),
    "all": N_("All requests"),
}
# What is told before a deadline passes, and after.
REQUEST_ALARMS: Final = {
    "half": N_("half of the time is over"),
    "quarter": N_("a quarter of the time is left"),
    "soon": N_("ten minutes are left"),
    "passed": N_("the deadline has passed"),
    "deferral": N_("the author may be told now"),
    "clock": N_("the register’s clock was ahead when it came"),
}
