"""Looking without acting: at what is new, whether it is public at all; and again at what was done.

What is not public goes back before anybody has to decide about it. What was gone an hour ago may be there again, and
then a person has to know.
"""

import json
from datetime import timedelta
from typing import Any, Final

from openroll.core.clock import rfc3339
from openroll.core.errors import OpenrollError
from openroll.desk.locators import NotPublic, parse
from openroll.desk.outcome import Kind as Outcome

from .bench import Bench, about, proof_of
from .messengers.base import MessengerDown, Seen

_AGAIN: Final = timedelta(minutes=1)  # when it could not be looked
_EACH: Final = """
SELECT d.* FROM decision d JOIN item i ON i.request = d.request AND i.n = d.item
WHERE d.proven_at IS NOT NULL AND d.verdict NOT IN ('undo', 'limit') AND i.state IN ('full', 'partial')
AND d.id > ? ORDER BY d.id LIMIT ?
"""
_DUE: Final = """
SELECT d.* FROM decision d JOIN item i ON i.request = d.request AND i.n = d.item
WHERE d.proven_at IS NOT NULL AND d.verdict NOT IN ('undo', 'limit') AND i.state IN ('full', 'partial')
AND d.id IN (SELECT decision FROM look WHERE done_at IS NULL AND due_at <= ?) ORDER BY d.id LIMIT ?
"""
_TOO_FAR: Final = "SELECT decision, n FROM look WHERE done_at IS NULL AND due_at > ?"
_THERE_AGAIN: Final = "UPDATE item SET back = ? WHERE request = ? AND n = ? AND state IN ('full', 'partial')"

_NEW: Final = """
SELECT i.request, i.n, i.locator FROM item i JOIN request r ON r.number = i.request
WHERE i.state = 'waiting' AND i.looked_at IS NULL AND r.state = 'admissible'
AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.request = i.request AND d.item = i.n AND d.stage <> 'ended')
ORDER BY r.deadline_at, i.request, i.n LIMIT ?
"""


def look_first(bench: Bench, limit: int = 50) -> int:
    """Look whether what nobody has decided about is public; return at how many places it was looked.

    Of the place nothing is read but that. Raises MessengerDown.
    """
    rows = bench.store.rows(_NEW, (limit,))
    for row in rows:
        private = None
        try:
            bench.messenger.look(parse(row["locator"], bench.settings.domains))
        except MessengerDown:
            raise
        except NotPublic as error:
            private = error.kind
        except OpenrollError:
            pass  # whoever decides will see
        with bench.store.transaction() as connection:
            item = row["request"], row["n"]
            connection.execute(
                "UPDATE item SET looked_at = ? WHERE request = ? AND n = ?",
                (rfc3339(bench.clock.now()), *item),
            )
            if private is not None:
                bench.not_public(connection, item, private)
    return len(rows)


def look_again(bench: Bench, limit: int = 50) -> int:
    """Look at what is due; return how many places were looked at.

    Looks that were missed while nobody ran the agent are one look now.
    """
    _plan_anew(bench)
    rows = bench.store.rows(_DUE, (rfc3339(bench.clock.now()), limit))
    return sum(_look(bench, row) for row in rows)


def _plan_anew(bench: Bench) -> None:
    """Plan those looks again that are further ahead than any look is: the clock was wrong when they were planned."""
    now, spans = bench.clock.now(), bench.settings.checks
    rows = bench.store.rows(_TOO_FAR, (rfc3339(now + spans[-1]),))
    if rows:
        with bench.store.transaction() as connection:
            for row in rows:
                due = rfc3339(now + spans[min(row["n"], len(spans)) - 1])
                connection.execute(
                    "UPDATE look SET due_at = ? WHERE decision = ? AND n = ?",
                    (due, row["decision"], row["n"]),
                )


def look_at_all(bench: Bench) -> tuple[int, int]:
    """Look at everything that is to be gone; return how many places were looked at, and how many could not be."""
    looked = missed = last = 0
    while rows := bench.store.rows(_EACH, (last, 100)):
        seen = sum(_look(bench, row) for row in rows)
        looked, missed, last = looked + seen, missed + len(rows) - seen, rows[-1]["id"]
    return looked, missed


def _look(bench: Bench, found: Any) -> bool:
    try:
        seen = bench.see(found)
    except OpenrollError:
        _put_off(bench, found)
        return False
    _note(bench, found, seen)
    return True


def _note(bench: Bench, found: Any, seen: Seen) -> None:
    now = bench.clock.now()
    proof = proof_of(seen, now)
    decision = found["id"]
    with bench.store.transaction() as connection:
        noted = connection.execute(_THERE_AGAIN, (int(not seen.gone), *about(found)))
        if not noted.rowcount:
            return  # brought back, or done otherwise, while it was looked at: what was seen is of before
        connection.execute(
            "UPDATE look SET done_at = ?, status = ?, gone = ? WHERE decision = ? AND done_at IS NULL AND due_at <= ?",
            (rfc3339(now), seen.status, int(seen.gone), decision, rfc3339(now)),
        )
        connection.execute("UPDATE decision SET proof = ? WHERE id = ?", (json.dumps(proof), decision))
        bench.outbox.put(connection, about(found), Outcome.CHECKED, {"proof": proof})


def _put_off(bench: Bench, found: Any) -> None:
    now = bench.clock.now()
    with bench.store.transaction() as connection:
        connection.execute(
            "UPDATE look SET due_at = ? WHERE decision = ? AND done_at IS NULL AND due_at <= ?",
            (rfc3339(now + _AGAIN), found["id"], rfc3339(now)),
        )
