"""The steps of a decision, one function each: what is done, and what is written down with it (see ``acting.py``)."""

import json
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from openroll.core.canonical import JSON
from openroll.core.clock import parse_rfc3339, rfc3339
from openroll.core.errors import N_
from openroll.desk.locators import PublicLocator
from openroll.desk.outcome import Kind as Outcome
from openroll.desk.words import Ground, ItemState, State

from . import reasons
from .bench import LONGEST_LINE, Bench, about, go_on, one_line, proof_of, schedule, set_state, to_the_moment
from .messengers.base import MessengerDown, NotDone, Seen
from .store import OWN, update
from .verdicts import ACTION_OF, EFFECT_OF, Verdict

_ENDED: Final = (State.WITHDRAWN, State.ANNULLED, State.RETURNED)
_NOTHING_THERE: Final = N_("Nothing was found at this place.")


def _look(bench: Bench, found: Any) -> None:
    """Find the place; a request that has ended meanwhile, or a place that is empty, ends it here."""
    request = bench.request(found)
    if request["state"] in _ENDED:
        bench.finish(found, request["state"])
        return
    locator, verdict = bench.locator(found), Verdict(found["verdict"])
    earlier = _earlier(bench, found, locator)
    if earlier is not None and earlier["verdict"] == verdict:
        _join(bench, found, earlier)
        return
    place = bench.messenger.look(locator)
    if not place.there and earlier is not None:
        _join(bench, found, earlier)
    elif not place.there and verdict != Verdict.BY_HAND and not found["again"]:
        bench.refuse(found, Ground.NOT_FOUND, _NOTHING_THERE)
    else:
        with bench.store.transaction() as connection:
            author = place.author or found["author"]
            published = rfc3339(place.published_at) if place.published_at else ""
            go_on(connection, found, "act", author=author, place=place.key, published=published)


def _earlier(bench: Bench, found: Any, locator: PublicLocator) -> Any:
    """Return the decision by which the same place was acted on already, for another item, and still is."""
    if found["again"]:
        return None
    return bench.store.row(
        "SELECT d.* FROM decision d JOIN item i ON i.request = d.request AND i.n = d.item WHERE i.key = ? "
        "AND d.proven_at IS NOT NULL AND d.id <> ? AND d.verdict NOT IN ('undo', 'limit') AND d.joined IS NULL "
        "AND i.state IN ('full', 'partial') AND i.back = 0 ORDER BY d.id DESC LIMIT 1",
        (locator.key, found["id"]),
    )


def _join(bench: Bench, found: Any, earlier: Any) -> None:
    """Take over what was done for another item: it is not done twice, and looked at again for this one."""
    with bench.store.transaction() as connection:
        go_on(
            connection, found, "see", author=earlier["author"], place=earlier["place"], event=earlier["event"],
            published=earlier["published"],
            undoable=earlier["undoable"], joined=earlier["id"], acted_at=earlier["acted_at"],
        )  # fmt: skip


def _act(bench: Bench, found: Any) -> None:
    """Do it. For a request that has ended meanwhile only what was begun is finished, and only if it took effect."""
    request = bench.request(found)
    if request["state"] in _ENDED and not (bench.has_begun(found) and bench.see(found).gone):
        bench.finish(found, request["state"])
        return
    locator, action = bench.locator(found), ACTION_OF[Verdict(found["verdict"])]
    mark = bench.begin(found)
    event, undoable = "", False
    if action in bench.messenger.actions:
        done = bench.messenger.act(locator, action, mark)
        event, undoable = done.event[:LONGEST_LINE], done.undoable
    with bench.store.transaction() as connection:
        bench.done(connection, found, event=event)
        now = rfc3339(bench.clock.now())
        go_on(
            connection, found, "see", event=event, undoable=int(undoable), acted_at=found["acted_at"] or now
        )


def _see(bench: Bench, found: Any) -> None:
    """Look as an ordinary user: only what is seen to be gone is told as done."""
    verdict = Verdict(found["verdict"])
    seen = bench.see(found)
    if not seen.gone and verdict != Verdict.LIMIT:
        raise NotDone(
            N_("The messenger said that it is done, and an ordinary user still sees it (status {status})."),
            status=seen.status,
        )
    now = bench.clock.now()
    proof = proof_of(seen, now)
    with bench.store.transaction() as connection:
        go_on(
            connection, found, "ended" if found["again"] else "reasons",
            proof=json.dumps(proof), proven_at=rfc3339(now), event=found["event"] or seen.event[:LONGEST_LINE],
        )  # fmt: skip
        set_state(connection, found, EFFECT_OF[verdict])
        if found["again"]:
            _end_looks(connection, found, rfc3339(now))
            bench.outbox.put(connection, about(found), Outcome.CHECKED, {"proof": proof})
        else:
            _tell_effect(bench, connection, found, proof, seen)
        if verdict != Verdict.LIMIT:
            schedule(connection, found["id"], bench.settings.checks, now)


def _tell_effect(
    bench: Bench, connection: sqlite3.Connection, found: Any, proof: dict[str, JSON], seen: Seen
) -> None:
    verdict = Verdict(found["verdict"])
    days = bench.settings.preserves_days
    until = parse_rfc3339(found["acted_at"]) + timedelta(days=days) if days else None
    data: dict[str, JSON] = {
        "effect": str(EFFECT_OF[verdict]), "action": str(ACTION_OF[verdict]),
        "countries": json.loads(found["countries"]),
        "event": one_line(found["event"] or seen.event), "acted_at": found["acted_at"], "proof": proof,
        "preserved_until": rfc3339(until) if until else None,
    }  # fmt: skip
    bench.outbox.put(connection, about(found), Outcome.EFFECT, data)


def _reasons(bench: Bench, found: Any) -> None:
    """Write the statement of reasons, and the word by which the author appeals."""
    locator = bench.locator(found)
    said = reasons.statement(found, bench.body(found), locator.text, bench.settings)
    word = reasons.new_word()
    base = bench.store.known("appeal_url")
    address = base + word if base and found["request"] != OWN else ""
    data: dict[str, JSON] = {
        "text": said.text, "language": said.language, "legal_basis": said.basis,
        "automated_detection": found["request"] == OWN, "automated_decision": bool(found["automated"]),
        "appeal_sha256": reasons.digest(word),
    }  # fmt: skip
    with bench.store.transaction() as connection:
        bench.outbox.put(connection, about(found), Outcome.REASONS, data)
        go_on(
            connection, found, "tell", word=word, statement=said.text, language=said.language,
            letter=reasons.letter(said, address, bench.settings),
        )  # fmt: skip


def _tell(bench: Bench, found: Any) -> None:
    """Tell the author, unless that is put off; then it is told when the day has come."""
    request, now = bench.request(found), bench.clock.now()
    until = request["defer_until"]
    if until and parse_rfc3339(until) > now:
        _defer(bench, found, until)
        return
    if found["deferred_at"] and not bench.is_in_touch(now):
        raise MessengerDown(
            N_("The author is told once the register was heard of: the clock alone may be wrong.")
        )
    if not found["author"]:
        bench.finish(found, "untold")
        return
    event = bench.messenger.tell(found["author"], found["letter"], bench.begin(found))
    with bench.store.transaction() as connection:
        now = bench.clock.now()
        bench.done(connection, found, event=event)
        if event:
            data: dict[str, JSON] = {
                "event": one_line(event), "at": rfc3339(now),
                "appeal_sha256": reasons.digest(found["word"]),
            }  # fmt: skip
            bench.outbox.put(connection, about(found), Outcome.INFORMED, data)
        go_on(
            connection,
            found,
            "ended",
            ended="told" if event else "untold",
            informed_at=rfc3339(now) if event else None,
        )


def _defer(bench: Bench, found: Any, until: str) -> None:
    why = str(bench.body(found).get("defer_why") or "").strip() or "-"
    with bench.store.transaction() as connection:
        if not found["deferred_at"]:
            bench.outbox.put(
                connection, about(found), Outcome.DEFERRED, {"until": until, "why": why[:LONGEST_LINE]}
            )
        update(
            connection,
            found["id"],
            deferred_at=found["deferred_at"] or rfc3339(bench.clock.now()),
            retry_at=to_the_moment(parse_rfc3339(until)),
            trouble=None,  # it waits for that day, and no longer for the messenger
        )


def _undo(bench: Bench, found: Any) -> None:
    """Take back what an earlier decision did."""
    action = ACTION_OF[bench.verdict(found)]
    mark = bench.begin(found)
    if action in bench.messenger.actions:
        bench.messenger.undo(bench.locator(found), action, mark)
    with bench.store.transaction() as connection:
        bench.done(connection, found)
        go_on(connection, found, "back", acted_at=rfc3339(bench.clock.now()))


def _back(bench: Bench, found: Any) -> None:
    """See that it is back, and tell; whoever else relied on its being gone is looked at again at once."""
    verdict = bench.verdict(found)
    seen = bench.see(found)
    if seen.gone:
        raise NotDone(
            N_("The messenger said that it is back, and an ordinary user does not see it (status {status})."),
            status=seen.status,
        )
    now = bench.clock.now()
    proof = proof_of(seen, now)
    data: dict[str, JSON] = {
        "appeal": found["appeal"] or 0,
        "action": str(ACTION_OF[verdict]),
        "proof": proof,
    }
    with bench.store.transaction() as connection:
        bench.outbox.put(connection, about(found), Outcome.REINSTATED, data)
        go_on(connection, found, "ended", proof=json.dumps(proof), proven_at=rfc3339(now), ended="reinstated")
        set_state(connection, found, ItemState.REINSTATED)
        _end_looks(connection, found, rfc3339(now))
        connection.execute(_OTHERS_LOOK, (rfc3339(now), rfc3339(now), *about(found), *about(found)))


def _end_looks(connection: sqlite3.Connection, found: Any, now: str) -> None:
    """Look no more for what was done to the item before."""
    connection.execute(
        "UPDATE look SET done_at = ? WHERE done_at IS NULL AND decision IN "
        "(SELECT id FROM decision WHERE request = ? AND item = ?)",
        (now, *about(found)),
    )


_OTHERS_LOOK: Final = """
UPDATE look SET due_at = ? WHERE done_at IS NULL AND due_at > ? AND decision IN (
    SELECT d.id FROM decision d JOIN item i ON i.request = d.request AND i.n = d.item
    WHERE i.key = (SELECT key FROM item WHERE request = ? AND n = ?) AND (i.request, i.n) <> (?, ?)
)
"""


def _refuse_stage(bench: Bench, found: Any) -> None:
    request = bench.request(found)
    if request["state"] in _ENDED:
        bench.finish(found, request["state"])
    else:
        bench.refuse(found, Ground(found["ground"]), found["text"])


STAGES: Final[dict[str, Callable[[Bench, Any], None]]] = {
    "look": _look,
    "refuse": _refuse_stage,
    "act": _act,
    "see": _see,
    "reasons": _reasons,
    "tell": _tell,
    "undo": _undo,
    "back": _back,
}
