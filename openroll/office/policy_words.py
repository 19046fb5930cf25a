"""Words for what stands in a policy."""

from collections.abc import Callable
from typing import Final

from openroll.core.errors import N_
from openroll.ui import labels

PARTS: Final = {
    "id": N_("Name"),
    "words": N_("What a listing rests on"),
    "languages": N_("Languages of letters"),
    "order": N_("Order of the identifiers"),
    "identifiers": N_("Identifiers"),
    "decides": N_("Who decides that a service is entered"),
    "decisions": N_("Who takes other decisions"),
    "bases": N_("Why an entry can be here"),
    "deadlines": N_("Deadlines"),
    "field_classes": N_("Other values"),
}
RULES: Final = {
    "required": N_("required"),
    "standing": N_("standing that suffices"),
    "field_class": N_("who sees it"),
    "where": N_("sources"),
}
CLASSES: Final = {
    "public": N_("Public, for ever"),
    "personal": N_("Personal: public, and can be redacted"),
    "withheld": N_("Withheld until somebody discloses it"),
    "embargoed": N_("Embargoed for a number of days"),
}
PERSONS: Final = {
    "automatic": N_("nobody: the policy decides by itself"),
    "one": N_("one person"),
    "two": N_("two persons"),
}
CASES: Final = {
    "clean": N_("Every identifier has the standing that it needs"),
    "stated": N_("Some are only stated by the sender"),
    "review": N_("Sources contradict each other, or something else is doubtful"),
}
DEADLINES: Final = {
    "answer": N_("For an answer to our question"),
    "decision": N_("For a decision on a complete message"),
    "contest": N_("To contest a decision"),
    "correction": N_("For an answer to a request to correct"),
    "embargo": N_("Until what is embargoed is shown"),
}
FIELDS: Final = {
    "services": N_("Services"),
    "former_names": N_("Former names"),
    "undertakings": N_("Declarations"),
    "administrator_email": N_("E-mail of an administrator"),
}
SAID: Final = {"true": N_("yes"), "false": N_("no")}


def of_key(key: str, say: Callable[[str], str]) -> str:
    """Return words for the place ``key`` in a policy ("identifiers.email.standing"), in the language of ``say``."""
    first, *rest = key.split(".")
    inner = {
        "identifiers": {**labels.IDENTIFIERS, **RULES},
        "decides": CASES,
        "decisions": {name: label.word for name, label in labels.VERDICTS.items()},
        "deadlines": DEADLINES,
        "field_classes": FIELDS,
        "words": {},
    }.get(first, {})
    return ": ".join([say(PARTS.get(first, first)), *(say(inner.get(each, each)) for each in rest)])
