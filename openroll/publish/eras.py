"""The order of a log's facts, and of those that it took over from an earlier log whose key was lost or stolen.

The first fact of such a log names the earlier one, with its last checkpoint, and how many of its facts follow, byte for
byte: they name the earlier log as their register and have its order of times, and hash to its root. An earlier log may
have begun in the same way (docs/spec/keys.md, "A new origin").
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from openroll.core.errors import N_, CheckFailed, OpenrollError
from openroll.log.checkpoint import Checkpoint
from openroll.log.fact import Fact
from openroll.log.keychange import KEY_CHANGED, KeyChange

from .roots import Roots


@dataclass
class _Era:
    """The facts of one log from index ``start`` up to ``end``; the last ``end`` is None. ``claim`` is its root."""

    origin: str
    start: int
    end: int | None = None
    claim: Checkpoint | None = None
    roots: Roots = field(default_factory=Roots)
    last_at: str = ""


class Eras:
    """Tells of each fact, in the order of the log ``origin``, whether it may stand where it does."""

    def __init__(self, origin: str) -> None:
        self._open = [_Era(origin, 0)]
        self._starts: dict[str, int] = {}

    @property
    def starts(self) -> Mapping[str, int]:
        """At which index the facts of each earlier log begin."""
        return self._starts

    def follow(self, index: int, fact: Fact, leaf: bytes) -> list[CheckFailed]:
        """Return what is wrong with the register and the time of the fact at ``index``, and with its era's root."""
        found: list[CheckFailed] = []
        while self._open[-1].end is not None and index >= self._open[-1].end:
            self._open.pop()
        era = self._open[-1]
        if fact.register != era.origin:
            message = N_("It is a fact of another register, {register}.")
            found.append(CheckFailed(message, register=fact.register))
        if fact.at < era.last_at:
            found.append(CheckFailed(N_("Its time is before that of the fact before it.")))
        era.last_at = max(fact.at, era.last_at)
        found += self._add(leaf)
        if fact.type == KEY_CHANGED:
            found += self._begin(index, fact, era)
        return found

    def close(self) -> list[CheckFailed]:
        """Return what is missing after the last fact."""
        message = N_("The log does not hold all the facts of the checkpoint of {origin}.")
        return [
            CheckFailed(message, origin=era.origin)
            for era in self._open
            if era.claim and era.roots.size < era.claim.size
        ]

    def _add(self, leaf: bytes) -> list[CheckFailed]:
        """Add a leaf to the tree of every earlier log that it belongs to."""
        found = []
        for era in self._open[1:]:
            era.roots.add(leaf)
            claim = era.claim
            if claim and era.roots.size == claim.size and era.roots.root != claim.root:
                message = N_("The facts up to here are not those of the checkpoint of {origin}.")
                found.append(CheckFailed(message, origin=era.origin))
        return found

    def _begin(self, index: int, fact: Fact, era: _Era) -> list[CheckFailed]:
        """Begin the era of an earlier log, if ``fact`` names one."""
        try:
            previous = KeyChange.of(fact).previous
        except OpenrollError:
            return []  # whoever keeps the keys tells of it
        if previous is None:
            return []
        end = index + 1 + previous.facts
        if (
            index != era.start
            or (era.end is not None and end > era.end)
            or previous.origin in self._origins()
        ):
            return [CheckFailed(N_("Only the first fact of a log names an earlier one."))]
        self._starts[previous.origin] = index + 1
        self._open.append(_Era(previous.origin, index + 1, end, previous.opened))
        return []

    def _origins(self) -> set[str]:
        return {self._open[0].origin, *self._starts}
