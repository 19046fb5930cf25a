"""The life of a request and of its items: what may follow on what. Pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from openroll.core.errors import N_, Conflict

from .outcome import Kind
from .words import ItemState, State

OPEN: Final = (State.RECEIVED, State.ACKNOWLEDGED, State.ADMISSIBLE)  # its deadline runs
DONE: Final = (ItemState.FULL, ItemState.PARTIAL, ItemState.LIMITED)
_OUTCOME: Final = (*DONE, ItemState.REFUSED, ItemState.REINSTATED)

# In which state an item must be for an outcome of that kind. Doing more, or again, may follow on what was done.
FROM: Final[Mapping[Kind, frozenset[ItemState]]] = {
    Kind.EFFECT: frozenset({ItemState.WAITING, ItemState.REFUSED, *DONE}),
    Kind.REFUSED: frozenset({ItemState.WAITING}),
    Kind.NOT_PUBLIC: frozenset({ItemState.WAITING}),
    Kind.REASONS: frozenset(_OUTCOME),
    Kind.INFORMED: frozenset(_OUTCOME),
    Kind.DEFERRED: frozenset(_OUTCOME),
    Kind.CHECKED: frozenset({*DONE, ItemState.REINSTATED}),
    Kind.APPEAL_DECIDED: frozenset({*DONE, ItemState.REINSTATED}),
    Kind.REINSTATED: frozenset(DONE),
}


class Act(StrEnum):
    """What is done with a whole request."""

    ADMIT = "admit"
    RETURN = "return"
    WITHDRAW = "withdraw"
    ANNUL = "annul"


ACTS: Final[Mapping[Act, frozenset[State]]] = {
    Act.ADMIT: frozenset({State.ACKNOWLEDGED}),
    Act.RETURN: frozenset({State.ACKNOWLEDGED, State.ADMISSIBLE}),
    Act.WITHDRAW: frozenset({*OPEN, State.ANSWERED}),
    Act.ANNUL: frozenset({*OPEN, State.ANSWERED, State.WITHDRAWN}),
}


class NotInThisState(Conflict):
    """The request or its item is in a state in which this cannot be. Parameter: ``state``."""

    code = "not-in-this-state"


def check_act(state: str, act: Act) -> None:
    """Raise NotInThisState when ``act`` cannot be done with a request in ``state``."""
    if state not in ACTS[act]:
        raise NotInThisState(
            N_("This cannot be done with a request that is “{state}”. Nothing was changed."), state=state
        )


def check_outcome(state: str, kind: Kind) -> None:
    """Raise NotInThisState when an outcome of ``kind`` cannot follow on an item's ``state``."""
    if state not in FROM[kind]:
        raise NotInThisState(
            N_("An outcome “{kind}” cannot follow on an item that is “{state}”. Nothing was changed."),
            kind=str(kind),
            state=state,
        )
