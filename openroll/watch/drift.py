"""When a difference becomes a change: it has to last. Pure; a state goes in, a state and events come out.

A register that is being repaired, a page that two machines serve, a domain that is parked for an afternoon: all of
them show something else for a while. So a new value counts when it was seen several times, over a day at least, and the
old one was not seen in between. A change is told once. What a source stops saying is no change.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final, TypeVar

from .alike import same
from .conditions import CONDITIONS, DISSOLVED, DOMAIN_EXPIRED, INSOLVENT, STRUCK_OFF
from .observation import HOST, NO, PAGE, Mark, Seen

_T = TypeVar("_T")
RENAMED, NUMBER, ADDRESS, EMAIL = "renamed", "number-changed", "address-changed", "email-changed"
DOMAIN_MOVED, PAGE_GONE = "domain-moved", "page-gone"
KINDS: Final = (
    *(STRUCK_OFF, DISSOLVED, INSOLVENT),
    *(RENAMED, NUMBER, ADDRESS, EMAIL, DOMAIN_EXPIRED, DOMAIN_MOVED, PAGE_GONE),
)
_KINDS: Final = {
    "name": RENAMED,
    "number": NUMBER,
    "address": ADDRESS,
    "email": EMAIL,
    "domain": DOMAIN_MOVED,
    "registrar": DOMAIN_MOVED,
    HOST: DOMAIN_MOVED,
    PAGE: PAGE_GONE,
    **{kind: kind for kind in CONDITIONS},
}


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a difference has to last.

    Three times: one wrong answer is a mishap, two may come from one cache, and with a question a day the third is
    two days after the first. Twice where an official register dates what it says: that is a record, and no state of a
    page.
    A day between the first and the last: whatever is mended or republished overnight is over by then.
    """

    times: int = 3
    dated: int = 2
    spread: timedelta = timedelta(hours=24)

    def needs(self, property: str, mark: Mark) -> int:
        """Return how often ``property`` has to be seen as ``mark`` has it."""
        return self.dated if _is_dated(property, mark) else self.times

    def is_over(self, property: str, pending: "Pending") -> bool:
        """Tell whether ``pending`` has lasted."""
        enough = pending.times >= self.needs(property, pending.mark)
        return enough and pending.last - pending.first >= self.spread


PATIENCE: Final = Patience()


@dataclass(frozen=True, slots=True)
class Pending:
    """A value that is not the one that counts, seen ``times`` times in a row so far."""

    mark: Mark
    first: datetime
    last: datetime
    times: int


@dataclass(frozen=True, slots=True)
class State:
    """What is known of one source of one entry.

    ``base`` is what it said when the entry was made or amended, ``told`` what it has been told to say since, and
    ``pending`` what it seems to say now; each by property.
    """

    base: Mapping[str, Mark] = field(default_factory=dict)
    told: Mapping[str, Mark] = field(default_factory=dict)
    pending: Mapping[str, Pending] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """Something that lasted: of ``kind``, from ``before`` to ``now``. ``ended`` when it is again as it was."""

    kind: str
    property: str
    before: Mark
    now: Mark
    first: datetime
    last: datetime
    times: int
    ended: bool = False


def kind_of(property: str) -> str:
    """Return which kind of change it is when ``property`` changes."""
    return _KINDS[property]


def begin(seen: Seen) -> State:
    """Return the state of a source that said what was ``seen`` when its entry was made."""
    base = dict(seen.marks)
    base |= {
        kind: Mark((NO,)) for kind in CONDITIONS if kind not in base and base.keys() & {"name", "number"}
    }
    return State(base)


def follow(
    state: State, seen: Seen, now: datetime, patience: Patience = PATIENCE
) -> tuple[State, tuple[Change, ...]]:
    """Return the state after ``seen`` was seen, and what has lasted long enough to be told."""
    if seen.silent:
        return state, ()
    changes: list[Change] = []
    for name, mark in seen.marks.items():
        state, change = _property(state, name, mark, now, patience)
        if change:
            changes.append(change)
    return state, tuple(changes)


def _property(
    state: State, name: str, mark: Mark, now: datetime, patience: Patience
) -> tuple[State, Change | None]:
    standing = state.told.get(name) or state.base.get(name)
    if standing and same(name, standing.values, mark.values):
        return replace(state, pending=_without(state.pending, name)), None
    before = state.pending.get(name)
    if before and same(name, before.mark.values, mark.values):
        pending = Pending(_dated(before.mark, mark), before.first, now, before.times + 1)
    else:
        pending = Pending(mark, now, now, 1)
    if not patience.is_over(name, pending):
        return replace(state, pending={**state.pending, name: pending}), None
    return _settle(replace(state, pending=_without(state.pending, name)), name, pending)


def _settle(state: State, name: str, pending: Pending) -> tuple[State, Change | None]:
    """Let what has lasted count: it is learnt where nothing was known, told where it differs, or is as it was."""
    base, told = state.base.get(name), state.told.get(name)
    mark = pending.mark
    if base is None or _is_nothing_new(name, mark, told):
        return replace(state, base={**state.base, name: mark}), None
    ended = told is not None and same(name, base.values, mark.values)
    kept = _without(state.told, name) if ended else {**state.told, name: mark}
    change = Change(
        kind_of(name), name, told or base, mark, pending.first, pending.last, pending.times, ended=ended
    )
    return replace(state, told=kept), change


def _is_nothing_new(name: str, mark: Mark, told: Mark | None) -> bool:
    """An entry that was made of a company in liquidation, or of a page that was not there: the better is no event."""
    return told is None and mark.values in ((NO,), ("there",)) and (name in CONDITIONS or name == PAGE)


def _is_dated(name: str, mark: Mark) -> bool:
    official = mark.place is not None and mark.place.source_type == "official register"
    return name in CONDITIONS and mark.since is not None and official


def _dated(before: Mark, mark: Mark) -> Mark:
    """The newest citation, and the date that a source gave once."""
    return mark if mark.since or not before.since else replace(mark, since=before.since)


def _without(marks: Mapping[str, _T], name: str) -> dict[str, _T]:
    return {key: value for key, value in marks.items() if key != name}
