"""What a person looks at: requests by deadline, one request with its items, and what needs somebody."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from openroll.core.clock import parse_rfc3339
from openroll.core.errors import N_, NotThere, OpenrollError
from openroll.desk.words import ItemState, State

from .settings import Settings
from .store import OWN, Store

MOST: Final = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One request of a list. ``stuck``, ``back`` and ``appeals`` are what waits for a person besides."""

    number: int
    authority: str
    country: str
    category: str
    state: str
    deadline_at: datetime
    items: int
    waiting: int
    undecided: int
    stuck: int
    back: int
    appeals: int


@dataclass(frozen=True, slots=True)
class Step:
    """One decision about an item, how far it has come, and what troubles it."""

    id: int
    verdict: str
    who: str
    automated: bool
    at: datetime
    stage: str
    stuck: bool
    trouble: OpenrollError | None
    retry_at: str
    ground: str
    text: str
    author: str
    acted_at: str
    proof: Mapping[str, Any]
    informed_at: str
    deferred: bool
    ended: str
    joined: bool
    undoable: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One item with its decisions, the newest last, and its appeals."""

    n: int
    locator: str
    state: str
    back: bool
    steps: tuple[Step, ...]
    appeals: tuple[Mapping[str, Any], ...]

    @property
    def open(self) -> Step | None:
        """The decision that is being carried out."""
        return next((one for one in self.steps if one.stage != "ended"), None)

    @property
    def undecided(self) -> bool:
        """Whether a person or rule has still to decide."""
        return self.state == ItemState.WAITING and self.open is None


@dataclass(frozen=True, slots=True)
class Whole:
    """One request, all of it."""

    line: Line
    body: Mapping[str, Any]
    items: tuple[Item, ...]
    further: int  # items that are not shown
    unsent: int


@dataclass(frozen=True, slots=True)
class Status:
    """How the agent is."""

    register: str
    entry: int
    pulled_at: str
    trouble: OpenrollError | None
    waiting: int
    stuck: int
    back: int
    appeals: int
    unsent: int
    refused: tuple[tuple[str, str], ...]  # outcomes that the register did not take: kind, and what it said


_LINES: Final = """
SELECT r.*, json_extract(r.body, '$.authority.name') AS name,
    (SELECT count(*) FROM item i WHERE i.request = r.number) AS items,
    (SELECT count(*) FROM item i WHERE i.request = r.number AND i.state = 'waiting') AS waiting,
    (SELECT count(*) FROM item i WHERE i.request = r.number AND i.state = 'waiting' AND NOT EXISTS
        (SELECT 1 FROM decision d WHERE d.request = i.request AND d.item = i.n AND d.stage <> 'ended')) AS undecided,
    (SELECT count(*) FROM decision d WHERE d.request = r.number AND d.stage <> 'ended' AND d.stuck) AS stuck,
    (SELECT count(*) FROM item i WHERE i.request = r.number AND i.back) AS back,
    (SELECT count(*) FROM appeal a WHERE a.request = r.number AND a.outcome = '') AS appeals,
    -- The register says so of itself once it has an outcome of each item; it tells agents of what they did not do.
    r.state = 'admissible' AND r.number NOT IN
        (SELECT request FROM outcome WHERE taken_at IS NULL AND problem IS NULL AND kind IN ('effect', 'refused'))
        AND NOT EXISTS (SELECT 1 FROM item i WHERE i.request = r.number AND i.state IN ('waiting', 'not-public'))
    AS answered
FROM request r WHERE r.number <> 0
"""
_OPEN: Final = """ AND (
    (r.state = 'admissible' AND EXISTS (SELECT 1 FROM item i WHERE i.request = r.number AND i.state = 'waiting'))
    OR EXISTS (SELECT 1 FROM item i WHERE i.request = r.number AND i.back)
    OR EXISTS (SELECT 1 FROM appeal a WHERE a.request = r.number AND a.outcome = '')
    OR EXISTS (SELECT 1 FROM decision d WHERE d.request = r.number AND d.stage <> 'ended' AND d.stuck)
)"""
_BY_DEADLINE: Final = " ORDER BY r.deadline_at, r.number LIMIT ?"


def lines(store: Store, *, everything: bool = False, limit: int = MOST) -> list[Line]:
    """Return the requests that are open, the most pressing first; with ``everything``, the ended ones too."""
    sql = f"{_LINES}{'' if everything else _OPEN}{_BY_DEADLINE}"
    return [_line(row) for row in store.rows(sql, (limit,))]


def whole(store: Store, number: int, limit: int = 1000) -> Whole:
    """Return the request ``number``. Raises NotThere."""
    row = store.row(f"{_LINES} AND r.number = ?", (number,))
    if row is None or number == OWN:
        raise NotThere(N_("There is no request {number} here."), number=number)
    line = _line(row)
    rows = store.rows("SELECT * FROM item WHERE request = ? ORDER BY n LIMIT ?", (number, limit))
    decisions: dict[int, list[Step]] = {}
    for one in store.rows("SELECT * FROM decision WHERE request = ? ORDER BY id", (number,)):
        decisions.setdefault(one["item"], []).append(_step(one))
    appeals: dict[int, list[Mapping[str, Any]]] = {}
    for one in store.rows("SELECT * FROM appeal WHERE request = ? ORDER BY item, n", (number,)):
        appeals.setdefault(one["item"], []).append(dict(one))
    items = tuple(
        Item(
            one["n"], one["locator"], one["state"], bool(one["back"]), tuple(decisions.get(one["n"], ())),
            tuple(appeals.get(one["n"], ())),
        )
        for one in rows
    )  # fmt: skip
    unsent = store.row("SELECT count(*) AS n FROM outcome WHERE request = ? AND taken_at IS NULL", (number,))
    return Whole(line, json.loads(row["body"]), items, line.items - len(items), unsent["n"] if unsent else 0)


def own(store: Store, limit: int = MOST) -> list[Item]:
    """Return what the organiser did of its own accord, the newest first."""
    rows = store.rows("SELECT * FROM item WHERE request = ? ORDER BY n DESC LIMIT ?", (OWN, limit))
    found = []
    for one in rows:
        steps = store.rows(
            "SELECT * FROM decision WHERE request = ? AND item = ? ORDER BY id", (OWN, one["n"])
        )
        found.append(
            Item(one["n"], one["locator"], one["state"], bool(one["back"]), tuple(map(_step, steps)), ())
        )
    return found


def status(store: Store, settings: Settings) -> Status:
    """Return how the agent is."""
    counts = store.row(
        "SELECT (SELECT count(*) FROM item i JOIN request r ON r.number = i.request WHERE i.state = 'waiting' "
        "AND r.state = 'admissible') AS waiting, "
        "(SELECT count(*) FROM decision WHERE stage <> 'ended' AND stuck) AS stuck, "
        "(SELECT count(*) FROM item WHERE back) AS back, "
        "(SELECT count(*) FROM appeal WHERE outcome = '') AS appeals, "
        "(SELECT count(*) FROM outcome WHERE taken_at IS NULL) AS unsent"
    )
    refused = store.rows("SELECT kind, problem FROM outcome WHERE problem IS NOT NULL ORDER BY seq LIMIT 20")
    told = dict(counts) if counts else {}
    return Status(
        register=settings.register.url,
        entry=settings.register.entry,
        pulled_at=store.known("pulled_at"),
        trouble=error_of(store.known("register_trouble")),
        refused=tuple((one["kind"], _problem(one["problem"])) for one in refused),
        **told,
    )


def error_of(text: str | None) -> OpenrollError | None:
    """Return the error that was kept as ``text``."""
    if not text:
        return None
    found = json.loads(text)
    return OpenrollError(found["message"], **found["params"])


def _line(row: Any) -> Line:
    return Line(
        number=row["number"], authority=str(row["name"] or row["authority"]), country=row["country"],
        category=row["category"], state=State.ANSWERED if row["answered"] else row["state"],
        deadline_at=parse_rfc3339(row["deadline_at"]),
        items=row["items"], waiting=row["waiting"], undecided=row["undecided"], stuck=row["stuck"], back=row["back"],
        appeals=row["appeals"],
    )  # fmt: skip


def _step(row: Any) -> Step:
    return Step(
        id=row["id"], verdict=row["verdict"], who=row["who"], automated=bool(row["automated"]),
        at=parse_rfc3339(row["at"]), stage=row["stage"], stuck=bool(row["stuck"]), trouble=error_of(row["trouble"]),
        retry_at=row["retry_at"] or "", ground=row["ground"], text=row["text"], author=row["author"],
        acted_at=row["acted_at"] or "", proof=json.loads(row["proof"] or "{}"), informed_at=row["informed_at"] or "",
        deferred=bool(row["deferred_at"]), ended=row["ended"], joined=row["joined"] is not None,
        undoable=bool(row["undoable"]),
    )  # fmt: skip


def _problem(text: str) -> str:
    found = json.loads(text)
    return str(found.get("detail") or found.get("title") or "") if isinstance(found, dict) else ""
