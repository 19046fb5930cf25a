"""Appeals of authors, decided by a person; and what is taken back: after an appeal, or for a request that has ended."""

import sqlite3
from datetime import datetime
from typing import Any, Final

from openroll.core.clock import rfc3339
from openroll.core.errors import N_, NotThere, Refusal, UnusableInput
from openroll.desk.outcome import Kind as Outcome
from openroll.desk.words import AppealOutcome, ItemState, State

from .bench import UNDO, Bench
from .deciding import check_texts
from .store import insert
from .verdicts import Verdict

CANNOT_BE_UNDONE: Final = N_("What was done cannot be taken back on this messenger.")
_DONE: Final = (ItemState.FULL, ItemState.PARTIAL, ItemState.LIMITED)


def decide(
    bench: Bench, about: tuple[int, int], n: int | None, outcome: AppealOutcome, text: str, who: str
) -> bool:
    """Decide appeal ``n`` about the item ``about`` (request, n), or the open one; say whether it is taken back.

    What cannot be taken back is said so in the answer. Raises NotThere, Refusal, UnusableInput.
    """
    if not text.strip() or not who.strip():
        raise UnusableInput(N_("An appeal is answered with reasons, by somebody."))
    check_texts(text, who)
    now = bench.clock.now()
    with bench.store.transaction() as connection:
        appeal = _open_appeal(connection, about, n)
        acted = _acted(connection, about)
        undone = outcome != AppealOutcome.UPHELD and acted is not None and _can_be_undone(acted)
        answer = text.strip()
        if outcome != AppealOutcome.UPHELD and not undone:
            answer = f"{answer}\n\n{bench.said(CANNOT_BE_UNDONE, appeal['language'])}"
        connection.execute(
            "UPDATE appeal SET outcome = ?, answer = ?, who = ?, decided_at = ? "
            "WHERE request = ? AND item = ? AND n = ?",
            (str(outcome), answer, who.strip(), rfc3339(now), *about, appeal["n"]),
        )
        data = {"appeal": appeal["n"], "outcome": str(outcome), "text": answer}
        bench.outbox.put(connection, about, Outcome.APPEAL_DECIDED, data)
        if undone:
            _undo(connection, acted, who, now, appeal["n"])
    return undone


def undo(bench: Bench, about: tuple[int, int], who: str) -> None:
    """Take back what was done to an item of a request that was withdrawn or annulled. Raises NotThere, Refusal.

    UnusableInput where ``who`` is no name.
    """
    check_texts(who)
    with bench.store.transaction() as connection:
        request = connection.execute("SELECT state FROM request WHERE number = ?", (about[0],)).fetchone()
        if request is None:
            raise NotThere(N_("There is no request {number} here."), number=about[0])
        if request["state"] not in (State.WITHDRAWN, State.ANNULLED, "own"):
            raise Refusal(
                N_(
                    "What was done is taken back on an appeal, or for a request that was withdrawn or annulled."
                )
            )
        acted = _acted(connection, about)
        if acted is None:
            raise Refusal(N_("Nothing was done to item {item} that could be taken back."), item=about[1])
        if not _can_be_undone(acted):
            raise Refusal(CANNOT_BE_UNDONE)
        _undo(connection, acted, who, bench.clock.now(), None)


def _open_appeal(connection: sqlite3.Connection, about: tuple[int, int], n: int | None) -> Any:
    rows = connection.execute(
        "SELECT * FROM appeal WHERE request = ? AND item = ? ORDER BY n DESC", about
    ).fetchall()
    found = next((row for row in rows if n is None or row["n"] == n), None)
    if found is None:
        raise NotThere(
            N_("There is no such appeal about item {item} of request {number}."),
            item=about[1],
            number=about[0],
        )
    if found["outcome"]:
        raise Refusal(N_("This appeal was decided before."))
    return found


def _acted(connection: sqlite3.Connection, about: tuple[int, int]) -> Any:
    """Return the decision by which something was done to the item that still is so."""
    item = connection.execute("SELECT state FROM item WHERE request = ? AND n = ?", about).fetchone()
    if item is None or item["state"] not in _DONE:
        return None
    return connection.execute(
        "SELECT * FROM decision WHERE request = ? AND item = ? AND proven_at IS NOT NULL AND verdict <> 'undo' "
        "ORDER BY id DESC",
        about,
    ).fetchone()


def _can_be_undone(acted: Any) -> bool:
    return bool(acted["undoable"]) or acted["verdict"] in (Verdict.BY_HAND, Verdict.LIMIT)


def _undo(connection: sqlite3.Connection, acted: Any, who: str, now: datetime, appeal: int | None) -> None:
    """Write down that what was done is to be taken back. An author who was not told yet need not be any more."""
    if acted["stage"] not in ("tell", "ended"):
        raise Refusal(N_("Item {item} was decided already, and is being worked on."), item=acted["item"])
    connection.execute(
        "UPDATE decision SET stage = 'ended', ended = 'undone' WHERE id = ? AND stage <> 'ended'",
        (acted["id"],),
    )
    row = {
        "request": acted["request"], "item": acted["item"], "verdict": UNDO, "ground": "", "basis": "", "text": "",
        "countries": "[]", "who": who.strip(), "automated": 0, "at": rfc3339(now), "appeal": appeal,
        "undoes": acted["id"], "stage": "undo", "author": acted["author"],
    }  # fmt: skip
    try:
        insert(connection, "decision", row)
    except sqlite3.IntegrityError:
        raise Refusal(
            N_("Item {item} was decided already, and is being worked on."), item=acted["item"]
        ) from None
