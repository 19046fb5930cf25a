"""Decisions: by a person, or by a rule of the organiser's. Nothing is done to an item without one."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from openroll.core.clock import rfc3339
from openroll.core.errors import N_, NotThere, Refusal, UnusableInput
from openroll.desk.locators import PublicLocator, parse
from openroll.desk.words import Action, Ground, ItemState, State
from openroll.identity.country import codes

from . import rules
from .settings import Settings
from .store import OWN, Store, insert
from .verdicts import EFFECT_OF, Verdict, is_possible

LONGEST: Final = 10_000  # characters of a text
_DONE: Final = (ItemState.FULL, ItemState.PARTIAL, ItemState.LIMITED)
_BATCH: Final = 1000


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided, and by whom: ``who`` names a person, or a rule where it is ``automated``.

    ``basis`` is the law or the clause of the terms; without one, what the authority cites. ``author`` is the
    messenger's name of the author, where a person knows it and the messenger cannot tell.
    """

    verdict: Verdict
    who: str
    ground: Ground | None = None
    basis: str = ""
    text: str = ""
    countries: tuple[str, ...] = ()
    automated: bool = False
    author: str = ""


def decide(store: Store, request: int, items: Sequence[int] | None, decision: Decision, *, settings: Settings,
           actions: frozenset[Action], now: datetime) -> list[int]:  # fmt: skip
    """Write ``decision`` down for each of ``items`` of ``request``, or for all that wait; return which were decided.

    All or none. Raises NotThere, Refusal, UnusableInput.
    """
    _check(decision)
    with store.transaction() as connection:
        found = connection.execute("SELECT * FROM request WHERE number = ?", (request,)).fetchone()
        if found is None or request == OWN:
            raise NotThere(N_("There is no request {number} here."), number=request)
        if found["state"] != State.ADMISSIBLE:
            raise Refusal(
                N_("Request {number} has ended: {state}. Nothing more is decided of it."),
                number=request, state=found["state"],
            )  # fmt: skip
        wanted = [*dict.fromkeys(items)] if items is not None else _open(connection, request)
        if not wanted:
            raise Refusal(N_("No item of request {number} waits for a decision."), number=request)
        for n in wanted:
            _decide_one(connection, (request, n), decision, settings, actions, now)
    return wanted


def by_rule(store: Store, settings: Settings, actions: frozenset[Action], now: datetime) -> int:
    """Decide what a rule decides, of all that waits; return how many items these are."""
    if not settings.rules:
        return 0
    decided, place = 0, (0, 0)
    while rows := store.rows(_UNDECIDED, (*place, _BATCH)):
        with store.transaction() as connection:
            for row in rows:
                decided += _by_rule(connection, row, settings, actions, now)
        place = (rows[-1]["request"], rows[-1]["n"])
    return decided


_UNDECIDED: Final = """
SELECT i.request, i.n, i.locator, r.category, r.authority, r.country, r.body, r.state FROM item i
JOIN request r ON r.number = i.request
WHERE i.state = 'waiting' AND r.state = 'admissible' AND (i.request, i.n) > (?, ?)
AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.request = i.request AND d.item = i.n)
ORDER BY i.request, i.n LIMIT ?
"""


def _by_rule(
    connection: sqlite3.Connection, row: Any, settings: Settings, actions: frozenset[Action], now: datetime
) -> bool:
    try:
        kind = parse(row["locator"], settings.domains).kind
    except UnusableInput:
        return False  # a person looks at what names no public place
    body = json.loads(row["body"])
    asked = rules.Asked(
        row["category"],
        row["authority"],
        row["country"],
        kind,
        int(body["items"]),
        bool(body.get("territory")),
    )
    rule = rules.first(settings.rules, asked, actions)
    if rule is None:
        return False
    decision = Decision(Verdict(rule.do), rule.name, rule.ground, rule.basis, rule.text, automated=True)
    try:
        _decide_one(connection, (row["request"], row["n"]), decision, settings, actions, now)
    except (Refusal, NotThere):  # a person was quicker
        return False
    return True


def check_texts(*texts: str) -> None:
    """Look at what a person wrote, which goes to the register. Raises UnusableInput for what it would not take."""
    for text in texts:
        if len(text) > LONGEST:
            raise UnusableInput(N_("A text has {limit} characters at most."), limit=LONGEST)
        if "\0" in text:
            raise UnusableInput(N_("What was written holds a character that no text has (U+0000)."))


def _check(decision: Decision) -> None:
    if (decision.verdict == Verdict.REFUSE) != (decision.ground is not None):
        raise UnusableInput(N_("A refusal has a ground, and nothing else has one."))
    if decision.ground == Ground.OTHER and not decision.text.strip():
        raise UnusableInput(N_("Another ground must be written out in the text."))
    if (decision.verdict == Verdict.LIMIT) != bool(decision.countries):
        raise UnusableInput(N_("A limit names its countries, and nothing else names any."))
    for code in decision.countries:
        if code not in codes():
            raise UnusableInput(N_("{code} is not a country; write two capital letters."), code=code[:20])
    check_texts(decision.basis, decision.text, decision.who)
    if not decision.who.strip():
        raise UnusableInput(N_("Say who decides."))


def _open(connection: sqlite3.Connection, request: int) -> list[int]:
    rows = connection.execute(
        "SELECT n FROM item i WHERE request = ? AND state = 'waiting' AND NOT EXISTS (SELECT 1 FROM decision d "
        "WHERE d.request = i.request AND d.item = i.n AND d.stage <> 'ended') ORDER BY n",
        (request,),
    )
    return [int(row["n"]) for row in rows]


def _decide_one(connection: sqlite3.Connection, about: tuple[int, int], decision: Decision, settings: Settings,
                actions: frozenset[Action], now: datetime) -> None:  # fmt: skip
    request, n = about
    item = connection.execute("SELECT * FROM item WHERE request = ? AND n = ?", about).fetchone()
    if item is None:
        raise NotThere(N_("Request {number} has no item {item}."), number=request, item=n)
    again = _may_be_decided(connection, item, decision.verdict)
    if not _is_possible(decision.verdict, item["locator"], settings, actions):
        raise Refusal(N_("This cannot be done to item {item}, or not on this messenger."), item=n)
    write(connection, about, decision, now, again=again)


def write(
    connection: sqlite3.Connection,
    about: tuple[int, int],
    decision: Decision,
    now: datetime,
    *,
    again: bool = False,
) -> int:
    """Write a decision down, in the caller's transaction; return its number."""
    row = {
        "request": about[0], "item": about[1], "verdict": str(decision.verdict), "ground": str(decision.ground or ""),
        "basis": decision.basis.strip(), "text": decision.text.strip(),
        "countries": json.dumps(sorted(decision.countries)),
        "who": decision.who.strip(), "automated": int(decision.automated), "at": rfc3339(now), "again": int(again),
        "author": decision.author, "stage": "refuse" if decision.verdict == Verdict.REFUSE else "look",
    }  # fmt: skip
    return insert(connection, "decision", row)


def _may_be_decided(connection: sqlite3.Connection, item: Any, verdict: Verdict) -> bool:
    """Return whether it is done a second time, because it was there again. Raises Refusal."""
    about = item["request"], item["n"]
    earlier = connection.execute(
        "SELECT * FROM decision WHERE request = ? AND item = ? AND stage <> 'ended'", about
    ).fetchone()
    if earlier is not None:
        if not earlier["stuck"] or earlier["proven_at"]:
            raise Refusal(N_("Item {item} was decided already, and is being worked on."), item=item["n"])
        connection.execute(
            "UPDATE decision SET stage = 'ended', ended = 'replaced' WHERE id = ?", (earlier["id"],)
        )
    if item["state"] == ItemState.WAITING:
        return False
    if item["state"] in _DONE and item["back"] and EFFECT_OF.get(verdict) == item["state"]:
        return True
    raise Refusal(N_("Item {item} was decided already."), item=item["n"])


def _is_possible(verdict: Verdict, locator: str, settings: Settings, actions: frozenset[Action]) -> bool:
    """Tell whether the verdict can be carried out there. What names no public place is refused, or found to be so."""
    place = place_of(locator, settings)
    return place is None or is_possible(verdict, place.kind, actions)


def place_of(locator: str, settings: Settings) -> PublicLocator | None:
    """Return the public place that ``locator`` names; None when it names none."""
    try:
        return parse(locator, settings.domains)
    except UnusableInput:
        return None
