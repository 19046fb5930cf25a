"""The life of a case: which state may follow which, and which deadline begins with it. Pure."""

from collections.abc import Mapping
from typing import Final

from openroll.core.errors import N_, Refusal

OPENED, WAITING, SUFFICIENT = "opened", "waiting", "sufficient"
DECIDED, CLOSED, LAPSED = "decided", "closed", "lapsed"
BEGINNING: Final = ""

NEXT: Final[Mapping[str, frozenset[str]]] = {
    BEGINNING: frozenset({OPENED, SUFFICIENT}),
    OPENED: frozenset({OPENED, WAITING, SUFFICIENT, DECIDED, CLOSED}),
    WAITING: frozenset({OPENED, SUFFICIENT, DECIDED, CLOSED, LAPSED}),
    SUFFICIENT: frozenset({OPENED, WAITING, DECIDED, CLOSED}),
    DECIDED: frozenset({OPENED, SUFFICIENT, CLOSED}),
    LAPSED: frozenset({OPENED, SUFFICIENT, CLOSED}),
    CLOSED: frozenset({OPENED, SUFFICIENT}),
}
ALIVE: Final = (OPENED, WAITING, SUFFICIENT)  # something is still to be done before a decision
DECIDABLE: Final = frozenset({WAITING, SUFFICIENT})
# The policy's deadline that begins when a case comes into a state.
DEADLINES: Final[Mapping[str, str]] = {WAITING: "answer", SUFFICIENT: "decision", DECIDED: "contest"}
# A case of this kind has another one instead of "decision".
_INSTEAD: Final[Mapping[str, str]] = {"proposal": "correction"}
# What the end of a deadline does by itself; where there is nothing, the case is overdue and a person has to act.
AT_THE_END: Final[Mapping[str, str]] = {WAITING: LAPSED, DECIDED: CLOSED}


def deadline(state: str, kind: str = "") -> str:
    """Return the name of the deadline that begins when a case of that ``kind`` comes into ``state``; "" for none."""
    name = DEADLINES.get(state, "")
    return _INSTEAD.get(kind, name) if name == "decision" else name


class NotNow(Refusal):
    """The case is in a state that does not allow the step. Parameters: ``before``, ``after``."""

    code = "not-now"


def check(before: str, after: str) -> None:
    """Raise NotNow when a case that is ``before`` cannot become ``after``."""
    if after not in NEXT[before]:
        raise NotNow(
            N_("A case that is “{before}” cannot become “{after}”. Nothing was changed."),
            before=before,
            after=after,
        )
