"""Looking again, later: what was gone an hour ago may be there again, and then a person has to know."""

import json
from datetime import timedelta
from typing import Any, Final

from openroll.core.clock import rfc3339
from openroll.core.errors import OpenrollError
from openroll.desk.outcome import Kind as Outcome

from .bench import Bench, about, proof_of
from .messengers.base import Seen

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


def look_again(bench: Bench, limit: int = 50) -> int:
    """Look at what is due; return how many places were looked at.

    Looks that were missed while nobody ran the agent are one look now.
    """
    rows = bench.store.rows(_DUE, (rfc3339(bench.clock.now()), limit))
    return sum(_look(bench, row) for row in rows)


def look_at_all(bench: Bench) -> int:
    """Look at everything that is to be gone; return how many places were looked at."""
    looked, last = 0, 0
    while rows := bench.store.rows(_EACH, (last, 100)):
        looked += sum(_look(bench, row) for row in rows)
        last = rows[-1]["id"]
    return looked


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
        connection.execute(
            "UPDATE look SET done_at = ?, status = ?, gone = ? WHERE decision = ? AND done_at IS NULL AND due_at <= ?",
            (rfc3339(now), seen.status, int(seen.gone), decision, rfc3339(now)),
        )
        connection.execute("UPDATE decision SET proof = ? WHERE id = ?", (json.dumps(proof), decision))
        connection.execute(
            "UPDATE item SET back = ? WHERE request = ? AND n = ?", (int(not seen.gone), *about(found))
        )
        bench.outbox.put(connection, about(found), Outcome.CHECKED, {"proof": proof})


def _put_off(bench: Bench, found: Any) -> None:
    now = bench.clock.now()
    with bench.store.transaction() as connection:
        connection.execute(
            "UPDATE look SET due_at = ? WHERE decision = ? AND done_at IS NULL AND due_at <= ?",
            (rfc3339(now + _AGAIN), found["id"], rfc3339(now)),
        )
