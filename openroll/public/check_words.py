"""What the page that checks files may have to say; its script picks sentences and fills their places."""

from typing import Final

from openroll.core.errors import N_
from openroll.ui import labels

WORDS: Final = {
    "proved-extract": N_(
        "Proved: this is version {version} of entry {entry} of {origin}, whole from its first fact on, in a log of "
        "{size} facts."
    ),
    "consistent-extract": N_(
        "Consistent, authorship not proved: this is version {version} of entry {entry} of what calls itself {origin}, "
        "whole from its first fact on, in a log of {size} facts."
    ),
    "proved-proof": N_(
        "Proved: this fact was logged at index {index} of {origin}, in a checkpoint of {size} facts."
    ),
    "consistent-proof": N_(
        "Consistent, authorship not proved: this fact stands at index {index} of what calls itself {origin}, "
        "in a checkpoint of {size} facts."
    ),
    "refused": N_("Not as it should be"),
    "no-file": N_("Choose a file first."),
    "title-proved": N_("What is proved"),
    "title-not-proved": N_("What is not proved"),
    "whole-extract": N_(
        "These facts stand in that log in this order, none of the entry’s is left out between them, and each value "
        "shown is the one that was recorded."
    ),
    "whole-proof": N_("This fact stands in that log at this place."),
    "signed": N_("Signed by the key that you trust: {key}"),
    "signed-site": N_("Signed by the key that this site gives: {key}"),
    "cosigned": N_("Cosigned by {name} on {at}"),
    "author": N_("Who signed it: for that, enter the register’s key, from somewhere else than from here."),
    "no-ed25519": N_(
        "Any signature: this browser does not know Ed25519. Hashes and their way up to the root were checked. Use a "
        "newer browser, or the command."
    ),
    "later": N_(
        "That nothing later exists: the entry may have been amended or excluded since. "
        "Ask the register for its newest version."
    ),
    "hidden": N_(
        "Values that are not in the file: {count} stand in its facts as digests only, because they are withheld or "
        "redacted. One of them may be newer than a value that is shown."
    ),
    "taken-extract": N_(
        "That the facts which {origin} took over from {register} were first recorded there, and taken over rightly: "
        "that is to be seen from the whole log of {origin}."
    ),
    "taken-proof": N_(
        "That the fact was first recorded in {register}, and taken over rightly: that is to be seen from the whole log "
        "of {origin}."
    ),
    "true": N_("That what is recorded is true: the log shows what was recorded and when, not that it is so."),
    "absent": N_("not in the file"),
    "state": N_("State"),
    "logged": N_("Logged"),
    "contested": labels.CONTESTED.word,
    "contested-since": N_("since {at}, and not decided in this version"),
    "why-form": N_("It is not an extract or a proof file, or is not written as one is, to the letter."),
    "why-large": N_("It is too large."),
    "why-fact": N_("A fact in it is not written as facts are."),
    "why-disclosure": N_("A value in it does not belong to its fact, or is not the one that was recorded."),
    "why-other": N_("Its parts are not about the same entry of the same register."),
    "why-chain": N_("Its facts do not follow from each other without a gap."),
    "why-checkpoint": N_("Its checkpoint is not written as checkpoints are."),
    "why-inclusion": N_("A fact in it does not stand in the log that its checkpoint is about."),
    "why-signature": N_("A signature in the name of a key of yours is false."),
    "why-unsigned": N_(
        "The key that it was checked with has not signed it: it is another register’s, or forged."
    ),
    "why-taken": N_("It does not say rightly from which log its facts were taken over."),
    "why-key": N_("A key that was entered is not of the form name+id+base64."),
    **labels.IDENTIFIERS,
    **{f"state-{code}": label.word for code, label in labels.STATES.items()},
}
