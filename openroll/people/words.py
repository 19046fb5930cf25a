"""The words for roles, and for what the audit trail holds."""

from typing import Final

from openroll.core.errors import N_

from .access import Role

ROLES: Final = {
    Role.REGISTRAR: N_("Registrar"),
    Role.SENIOR: N_("Senior registrar"),
    Role.AUDITOR: N_("Auditor"),
    Role.ORGANISER: N_("Organiser"),
    Role.AUTHORITY: N_("Authority"),
}
# What each may do, for whoever invites.
ROLE_HINTS: Final = {
    Role.REGISTRAR: N_("Keeps cases and decides them."),
    Role.SENIOR: N_("Keeps and decides cases, confirms what needs two persons, and invites people."),
    Role.AUDITOR: N_("Reads everything and changes nothing."),
    Role.ORGANISER: N_("Sees its own entries, and proposes changes of them."),
    Role.AUTHORITY: N_("Asks for decisions, and sees what became of them."),
}
SECOND_FACTOR_FIRST: Final = N_(
    "Before you go on, set up a second factor: an authenticator app or a passkey. Your role needs one."
)
