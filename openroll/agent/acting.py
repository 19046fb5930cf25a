"""How a decision is carried out: look, act, see as an ordinary user, give reasons, tell the author.

A decision's ``stage`` is what comes next. A step that changes something outside is written down before it is taken,
with the mark that makes it once, and after it, together with the outcome that tells of it: a process that was killed
goes on where it stopped.
"""

import json
from datetime import datetime, timedelta
from typing import Any, Final

from openroll.core.errors import N_, OpenrollError
from openroll.desk.locators import NotALocator, NotOurs, NotPublic
from openroll.desk.words import Ground

from .bench import Bench, about, go_on, to_the_moment
from .messengers.base import MessengerBusy, MessengerDown, NotDone
from .stages import STAGES
from .store import Store, update

MOST_TRIES: Final = 8  # of an act that does not take effect; then a person looks
FIRST_PAUSE: Final = 0.5  # seconds; it doubles
LONGEST_PAUSE: Final = 600.0
LONGEST_BUSY: Final = 3000.0  # that a messenger may ask us to wait
BEYOND: Final = timedelta(hours=1)  # nobody waits so long: the clock was wrong when that was written down
_NO_PLACE: Final = N_("This names no public place of this service.")
_FAULT: Final = N_("The agent has a fault of its own: {detail}.")
_BEFORE: Final = ("look", "act")  # nothing was changed yet
_AGAIN: Final = {"see": "act", "back": "undo"}  # what is done again when it did not take effect

_WAITING: Final = """
SELECT 1 FROM decision
WHERE stage <> 'ended' AND stuck = 0 AND retry_at > ? AND json_extract(trouble, '$.code') = ? LIMIT 1
"""
_HASTEN: Final = """
UPDATE decision SET retry_at = NULL
WHERE stage <> 'ended' AND stuck = 0 AND retry_at > ? AND json_extract(trouble, '$.code') = ?
"""


def due(store: Store, now: datetime, limit: int = 200) -> list[int]:
    """Return the decisions that something can be done for now, the most pressing first."""
    rows = store.rows(
        "SELECT d.id FROM decision d JOIN request r ON r.number = d.request WHERE d.stage <> 'ended' AND d.stuck = 0 "
        "AND (d.retry_at IS NULL OR d.retry_at <= ? "
        "OR (d.retry_at > ? AND (d.deferred_at IS NULL OR d.retry_at > r.defer_until))) "
        "ORDER BY r.deadline_at, d.id LIMIT ?",
        (to_the_moment(now), to_the_moment(now + BEYOND), limit),
    )
    return [int(row["id"]) for row in rows]


def advance(bench: Bench, decision: int, before: str = "ended") -> bool:
    """Carry a decision as far as it goes now, or up to the stage ``before``; False when the messenger is down.

    What fails is written down, and tried again or shown to a person.
    """
    while True:
        found = bench.store.row("SELECT * FROM decision WHERE id = ?", (decision,))
        if found is None or found["stage"] in ("ended", before) or found["stuck"]:
            return True
        if _rests(bench, found):
            return True
        try:
            STAGES[found["stage"]](bench, found)
        except NotDone as error:
            _not_done(bench, found, error)
        except MessengerDown as error:
            _later(bench, found, error)
            return False
        except NotPublic as error:
            _not_public(bench, found, error)
        except (NotOurs, NotALocator) as error:
            if found["stage"] not in _BEFORE:
                _stop(bench, found, error)
            else:
                bench.refuse(found, Ground.NOT_OURS, _NO_PLACE)
        except OpenrollError as error:
            _stop(bench, found, error)
        except Exception as error:  # a fault of ours: the other decisions go on, and a person sees this one
            _stop(bench, found, OpenrollError(_FAULT, detail=f"{type(error).__name__}: {error}"[:300]))


def _rests(bench: Bench, found: Any) -> bool:
    """Tell whether a decision waits for a moment that is still to come."""
    now, at = bench.clock.now(), found["retry_at"]
    if not at or at <= to_the_moment(now):
        return False
    if found["deferred_at"]:
        return bool(at <= max(bench.request(found)["defer_until"], to_the_moment(now + BEYOND)))
    return bool(at <= to_the_moment(now + BEYOND))


def hasten(store: Store, now: datetime) -> int:
    """Let what waits because the messenger did not answer be tried at once; return how much that is.

    Where the messenger itself asked us to wait, we wait.
    """
    given = (to_the_moment(now), MessengerDown.code)
    if store.row(_WAITING, given) is None:
        return 0  # not a write to the disk at each round
    with store.transaction() as connection:
        return connection.execute(_HASTEN, given).rowcount


def retry(bench: Bench, request: int, item: int) -> bool:
    """Let what a person was shown be tried again; say whether there was anything."""
    with bench.store.transaction() as connection:
        return bool(
            connection.execute(
                "UPDATE decision SET stuck = 0, tries = 0, retry_at = NULL WHERE request = ? AND item = ? "
                "AND stage <> 'ended' AND trouble IS NOT NULL",
                (request, item),
            ).rowcount
        )


def trouble_of(error: OpenrollError) -> str:
    """Return ``error`` as it is kept: its message and what fills it."""
    params = {name: str(value)[:300] for name, value in error.params.items()}
    return json.dumps({"code": error.code, "message": error.message, "params": params}, ensure_ascii=False)


def _not_done(bench: Bench, found: Any, error: NotDone) -> None:
    """Do it again, with a mark of its own, for the messenger took the last one for done. In the end a person looks."""
    attempt = found["attempt"] + 1
    with bench.store.transaction() as connection:
        update(
            connection, found["id"], stage=_AGAIN[found["stage"]], attempt=attempt, tries=found["tries"] + 1,
            retry_at=_pause(bench, attempt - 1), trouble=trouble_of(error), stuck=int(attempt > MOST_TRIES),
        )  # fmt: skip


def _later(bench: Bench, found: Any, error: MessengerDown) -> None:
    tries = found["tries"] + 1
    asked = error.params.get("seconds") if isinstance(error, MessengerBusy) else None
    seconds = float(asked) if isinstance(asked, int | float) else 0.0
    with bench.store.transaction() as connection:
        update(
            connection,
            found["id"],
            tries=tries,
            retry_at=_pause(bench, tries, seconds),
            trouble=trouble_of(error),
        )


def _not_public(bench: Bench, found: Any, error: NotPublic) -> None:
    """Say that the place is not public: nothing of it was read, and nothing is done."""
    if found["stage"] not in _BEFORE:
        _stop(bench, found, error)
        return
    with bench.store.transaction() as connection:
        bench.not_public(connection, about(found), error.kind)
        go_on(connection, found, "ended", ended="not-public")


def _stop(bench: Bench, found: Any, error: OpenrollError) -> None:
    """Leave it to a person."""
    with bench.store.transaction() as connection:
        update(connection, found["id"], stuck=1, trouble=trouble_of(error))


def _pause(bench: Bench, tries: int, least: float = 0.0) -> str:
    seconds = max(min(FIRST_PAUSE * 2 ** min(tries - 1, 20), LONGEST_PAUSE), min(least, LONGEST_BUSY))
    return to_the_moment(bench.clock.now() + timedelta(seconds=seconds))
