"""What may be decided of an item, in the words of the command line, the screen and the rules. Pure."""

from enum import StrEnum
from typing import Final

from openroll.core.errors import N_
from openroll.desk.locators import Kind
from openroll.desk.words import Action, ItemState


class Verdict(StrEnum):
    """What a person or a rule decides."""

    REMOVE = "remove"
    QUARANTINE = "quarantine"
    SUSPEND = "suspend"
    DELIST = "delist"
    SHUT = "shut"
    RESTRICT = "restrict"
    BAN = "ban"
    BY_HAND = "by-hand"
    LIMIT = "limit"  # to countries; done by hand
    REFUSE = "refuse"


VERDICTS: Final[dict[str, str]] = {
    Verdict.REMOVE: N_("Remove the post"),
    Verdict.QUARANTINE: N_("Quarantine the media"),
    Verdict.SUSPEND: N_("Suspend the author’s account"),
    Verdict.DELIST: N_("Take the room off the list"),
    Verdict.SHUT: N_("Shut the room"),
    Verdict.RESTRICT: N_("Restrict the author’s account"),
    Verdict.BAN: N_("Ban the author from the room"),
    Verdict.BY_HAND: N_("I did it by hand: look whether it is gone"),
    Verdict.LIMIT: N_("I limited it to countries by hand"),
    Verdict.REFUSE: N_("Refuse"),
}
ACTION_OF: Final[dict[Verdict, Action]] = {
    Verdict.REMOVE: Action.REMOVE,
    Verdict.QUARANTINE: Action.QUARANTINE,
    Verdict.SUSPEND: Action.SUSPEND,
    Verdict.DELIST: Action.DELIST,
    Verdict.SHUT: Action.SHUT,
    Verdict.RESTRICT: Action.RESTRICT,
    Verdict.BAN: Action.BAN,
    Verdict.BY_HAND: Action.BY_HAND,
    Verdict.LIMIT: Action.BY_HAND,
}
# What the material itself comes to: of an account that is suspended the post may still be there.
EFFECT_OF: Final[dict[Verdict, ItemState]] = {
    Verdict.REMOVE: ItemState.FULL,
    Verdict.QUARANTINE: ItemState.FULL,
    Verdict.SHUT: ItemState.FULL,
    Verdict.BY_HAND: ItemState.FULL,
    Verdict.DELIST: ItemState.PARTIAL,
    Verdict.SUSPEND: ItemState.PARTIAL,
    Verdict.RESTRICT: ItemState.PARTIAL,
    Verdict.BAN: ItemState.PARTIAL,
    Verdict.LIMIT: ItemState.LIMITED,
}
_FITS: Final[dict[Verdict, frozenset[Kind]]] = {
    Verdict.REMOVE: frozenset({Kind.POST}),
    Verdict.QUARANTINE: frozenset({Kind.MEDIA}),
    Verdict.SUSPEND: frozenset({Kind.POST, Kind.MEDIA}),
    Verdict.RESTRICT: frozenset({Kind.POST}),
    Verdict.BAN: frozenset({Kind.POST}),
    Verdict.DELIST: frozenset({Kind.ROOM}),
    Verdict.SHUT: frozenset({Kind.ROOM}),
}


def fits(verdict: Verdict, kind: Kind) -> bool:
    """Tell whether ``verdict`` can be carried out on a place of this ``kind``."""
    return verdict not in _FITS or kind in _FITS[verdict]


def is_possible(verdict: Verdict, kind: Kind, actions: frozenset[Action]) -> bool:
    """Tell whether ``verdict`` fits the ``kind``, and a messenger that can do ``actions`` can do it."""
    action = ACTION_OF.get(verdict)
    return fits(verdict, kind) and (action is None or action in actions or action is Action.BY_HAND)
