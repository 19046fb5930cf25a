"""What the page of one request shows: as it is now, or as it was at one of its versions. Locators are shown nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from openroll.core.clock import parse_rfc3339
from openroll.core.errors import N_, OpenrollError
from openroll.log.requests import RECEIVED, Item, Request, fold
from openroll.public.desk import Desk, Fact
from openroll.public.errors import NoSuchPage
from openroll.ui import labels as ui_labels
from openroll.ui import request_labels as labels
from openroll.ui.labels import word

PER_PAGE: Final = 100
CLOCKS: Final = (
    ("issued_at", N_("Issued by the authority")),
    ("received_at", N_("Received")),
    ("acknowledged_at", N_("Acknowledged")),
    ("admissible_at", N_("Passed on to the organiser")),
    ("answered_at", N_("Every item answered")),
    ("informed_at", N_("Authority informed")),
    ("ended_at", N_("Ended")),
    ("deadline_at", N_("Deadline")),
    ("defer_until", N_("The author is not told before")),
)
_SINCE: Final = ("acknowledged_at", "admissible_at", "answered_at", "informed_at", "ended_at")


@dataclass(frozen=True, slots=True)
class Clock:
    """One moment of a request, and how many seconds after its coming, where that says something."""

    title: str
    at: str
    seconds: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """One fact as the history tells it."""

    version: int
    index: int
    item: int | None
    sentence: str
    more: str | None
    at: str
    by: str


@dataclass(frozen=True, slots=True)
class Whole:
    """One request at one version, with the items of one page and the facts about it and about these."""

    request: Request
    items: tuple[Item, ...]
    facts: tuple[Fact, ...]
    version: int
    older: bool = False

    @property
    def clocks(self) -> list[Clock]:
        """The moments that are known."""
        found = []
        for name, title in CLOCKS:
            at = getattr(self.request, name)
            if at:
                found.append(
                    Clock(title, at, seconds(self.request.received_at, at) if name in _SINCE else None)
                )
        return found

    @property
    def lines(self) -> list[Line]:
        """The history, the newest first."""
        return [_line(each) for each in reversed(self.facts)]

    @property
    def named(self) -> bool:
        """Whether the places that it names are items here: those of a request that was returned at once are not."""
        return bool(self.items) or not self.request.return_reason


def no_request(desk: Desk, number: int, version: int | None) -> NoSuchPage:
    """Return the error that says which of the two there is not."""
    if version is None or desk.request(number) is None:
        return NoSuchPage(N_("This register has no request {number}."), number=number)
    message = N_("This register has no version {version} of request {number}.")
    return NoSuchPage(message, number=number, version=version)


def read_request(desk: Desk, number: int, version: int | None, page: int) -> Whole | None:
    """Return request ``number`` as it was at ``version`` (as it is, without one); None when there is no such thing.

    ``page`` is which hundred of its items.
    """
    newest = desk.request(number)
    if newest is None or (version is not None and version > newest.versions):
        return None
    first, last = (page - 1) * PER_PAGE + 1, page * PER_PAGE
    at = version or newest.versions
    facts = desk.facts(number, at, first, last)
    if at == newest.versions:
        return Whole(newest, tuple(desk.items(number, first, last)), tuple(facts), at)
    request, items = _folded(facts)
    if request is None:
        return None
    here = next((each for each in facts if each.version == at), None) or desk.made(number, at)
    request = replace(
        request, state=here.state, versions=at, at=here.step.at, changed=here.step.index,
        answered_at=desk.answered_at(number, at),
    )  # fmt: skip
    return Whole(request, tuple(items), tuple(facts), at, older=True)


def seconds(start: str, end: str) -> int | None:
    """Return how many seconds ``end`` is after ``start``, None when one of them is no moment."""
    try:
        return max(0, int((parse_rfc3339(end) - parse_rfc3339(start)).total_seconds()))
    except ValueError:
        return None


def _folded(facts: Sequence[Fact]) -> tuple[Request | None, list[Item]]:
    request: Request | None = None
    items: dict[int, Item] = {}
    for each in facts:
        step = each.step
        try:
            request, item = fold(step, request, items.get(step.item) if step.item is not None else None)
        except OpenrollError:
            continue  # the check of the directory tells of it
        if item is not None:
            items[item.item] = item
    return request, [items[n] for n in sorted(items)]


def _line(fact: Fact) -> Line:
    step = fact.step
    return Line(
        fact.version,
        step.index,
        step.item,
        _sentence(fact),
        _more(fact),
        step.at,
        word(labels.BY, step.by),
    )


def _sentence(fact: Fact) -> str:
    said, type = fact.step.said, fact.step.type
    if type == RECEIVED and fact.step.item is not None:
        return labels.ITEM_NAMED
    if type == "request-effect" and said.get("again") is True:
        return labels.LOOKED_AGAIN
    if type == "request-informed":
        if said.get("who") == "authority":
            return labels.AUTHORITY_INFORMED
        return labels.AUTHOR_LATER if said.get("deferred_until") else labels.AUTHOR_INFORMED
    return word(labels.FACTS, type)


def _more(fact: Fact) -> str | None:
    """Return the word that says which effect, reason, ground or outcome it was."""
    said = fact.step.said
    tables: tuple[tuple[str, dict[str, str]], ...] = (
        ("effect", {code: label.word for code, label in labels.ITEM_STATES.items()}),
        ("reason", labels.RETURN_REASONS),
        ("ground", labels.GROUNDS),
        ("outcome", labels.APPEAL_OUTCOMES),
        ("legal_basis", {}),
    )
    for name, table in tables:
        value = said.get(name)
        if isinstance(value, str) and fact.step.type != RECEIVED:
            return ui_labels.word(table, value)
    return None
