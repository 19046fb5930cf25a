"""Which decision an entry's state allows, and how many persons it takes. Pure."""

from collections.abc import Mapping
from typing import Final

from openroll.core.errors import N_
from openroll.policy.model import Policy

from . import life

ENTERED, AMENDED, CORRECTED = "entered", "amended", "corrected"
EXCLUDED, RESTORED, ANNULLED, REFUSED = "excluded", "restored", "annulled", "refused"
VERDICTS: Final = (ENTERED, AMENDED, CORRECTED, EXCLUDED, RESTORED, ANNULLED, REFUSED)
DESCRIBES: Final = frozenset({ENTERED, AMENDED, CORRECTED})
FACTS: Final[Mapping[str, str]] = {
    ENTERED: "entry-recorded",
    AMENDED: "entry-amended",
    CORRECTED: "entry-corrected",
    EXCLUDED: "entry-excluded",
    RESTORED: "entry-restored",
    ANNULLED: "entry-annulled",
}
# What an entry is afterwards, where that changes.
BECOMES: Final[Mapping[str, str]] = {RESTORED: "recorded", EXCLUDED: "excluded", ANNULLED: "annulled"}
# What can be decided about an entry in each of its states; "" where there is none yet.
ALLOWED: Final[Mapping[str, tuple[str, ...]]] = {
    "": (ENTERED, REFUSED),
    "recorded": (AMENDED, CORRECTED, EXCLUDED, ANNULLED, REFUSED),
    "excluded": (RESTORED, CORRECTED, ANNULLED, REFUSED),
    "annulled": (RESTORED, REFUSED),
    "superseded": (REFUSED,),
}
WHY: Final[Mapping[str, str]] = {
    ENTERED: N_("The service was entered."),
    AMENDED: N_("The entry was amended."),
    CORRECTED: N_("The entry was corrected."),
    EXCLUDED: N_("The entry was excluded."),
    RESTORED: N_("The entry was restored."),
    ANNULLED: N_("The entry was annulled."),
    REFUSED: N_("What was asked for was refused."),
}


def persons_for(policy: Policy, verdict: str, *, stated: bool = False) -> int:
    """Return how many persons ``verdict`` takes: 1 or 2, for no person's decision is taken by nobody.

    ``stated`` tells that an identifier which is to be entered is only stated.
    """
    return max(1, policy.persons_for(verdict, "stated" if stated else "review"))


def possible(case_state: str, entry_state: str) -> tuple[str, ...]:
    """Return the verdicts that can be taken on a case in ``case_state``; ``entry_state`` is "" where there is none."""
    return ALLOWED.get(entry_state, (REFUSED,)) if case_state in life.DECIDABLE else ()
