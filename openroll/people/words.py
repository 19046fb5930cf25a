"""The words for roles, and for what the audit trail holds."""

from typing import Final

from openroll.core.errors import N_

from .access import Role

ROLES: Final[dict[str, str]] = {
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
# What somebody did, by the verb of the audit trail. A verb that is not here stands for itself.
VERBS: Final = {
    "signed-in": N_("signed in"),
    "signed-out": N_("signed out"),
    "sign-in-failed": N_("failed to sign in"),
    "factor-failed": N_("gave a wrong code"),
    "shown-again": N_("showed again who they are"),
    "password-changed": N_("changed their password"),
    "password-reset": N_("set a new password by a letter"),
    "factor-added": N_("added a second factor"),
    "factor-removed": N_("removed a second factor"),
    "codes-made": N_("made new recovery codes"),
    "session-ended": N_("ended a session of theirs"),
    "account-changed": N_("changed their account"),
    "invited": N_("invited somebody"),
    "invitation-withdrawn": N_("withdrew an invitation"),
    "joined": N_("made their account"),
    "role-changed": N_("changed somebody’s role"),
    "account-closed": N_("closed an account"),
    "account-opened": N_("opened an account again"),
    "factors-taken": N_("took somebody’s second factors away"),
    "backup-downloaded": N_("downloaded a backup"),
    "case-opened": N_("opened a case"),
    "case-assigned": N_("assigned a case"),
    "case-closed": N_("closed a case"),
    "case-reopened": N_("opened a case again"),
    "case-vouched": N_("vouched for a message"),
    "note-added": N_("added a note"),
    "reply-added": N_("added a reply"),
    "organiser-asked": N_("asked the organiser"),
    "organiser-reminded": N_("reminded the organiser"),
    "sources-asked-again": N_("had the sources asked again"),
    "letter-addressed": N_("gave a letter an address"),
    "letter-changed": N_("changed the draft of a letter"),
    "letter-handed-over": N_("handed a letter over"),
    "letter-sent": N_("sent a letter"),
    "letter-sent-again": N_("sent a letter again"),
    "letter-withdrawn": N_("withdrew a letter"),
    "contest-opened": N_("contested something"),
    "contest-withdrawn": N_("withdrew a contest"),
    "colleague-invited": N_("invited a colleague"),
    "colleague-joined": N_("took up a colleague’s invitation"),
    "colleague-uninvited": N_("withdrew a colleague’s invitation"),
    "domain-proved": N_("proved a domain"),
    "mandate-ended": N_("ended a mandate"),
    "proof-asked": N_("had a proof looked for"),
    "proof-begun": N_("began to prove a domain"),
    "proof-renewed": N_("renewed a proof"),
    "account-asked-for": N_("asked for an account"),
    "message-received": N_("sent a message"),
    "proposal-made": N_("proposed a change"),
    "answer-given": N_("answered in a case"),
    "letter-returned": N_("got a letter back"),
    "decision-taken": N_("took a decision"),
    "decision-proposed": N_("proposed a decision"),
    "decision-confirmed": N_("confirmed a decision"),
    "decision-declined": N_("declined a decision"),
    "decision-taken-back": N_("took a proposal back"),
    "decision-overtaken": N_("found a proposal overtaken"),
    "undertaking-made": N_("recorded a declaration"),
    "undertaking-withdrawn": N_("recorded that a declaration was withdrawn"),
    "policy-changed": N_("changed the policy"),
    "backup-asked": N_("asked for a backup"),
    "backup-done": N_("had a backup made"),
    "backup-failed": N_("asked for a backup that failed"),
    "restore-proof-asked": N_("asked for the proof of a backup"),
    "restore-proof-done": N_("had a backup proved"),
    "restore-proof-failed": N_("asked for a proof that failed"),
    "restore-asked": N_("asked for a restore"),
    "restore-done": N_("had a backup restored"),
    "restore-failed": N_("asked for a restore that failed"),
    "import-look-asked": N_("had a list looked through"),
    "import-look-done": N_("saw a list looked through"),
    "import-look-failed": N_("had a list looked through, which failed"),
    "import-run-asked": N_("began an import"),
    "import-run-done": N_("finished an import"),
    "import-run-failed": N_("began an import that failed"),
}
# Roles that act without an account.
ACTORS: Final[dict[str, str]] = {
    **ROLES,
    "sender": N_("Somebody without an account"),
    "policy": N_("The policy"),
    "system": N_("The register itself"),
    "publisher": N_("The register itself"),
}
