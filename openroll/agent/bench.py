"""What acting stands on: what an agent knows, whom it acts through, and how a step of a decision is written down."""

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from openroll.core.canonical import JSON
from openroll.core.clock import Clock, parse_rfc3339, rfc3339
from openroll.desk.locators import Kind, Private, PublicLocator, parse
from openroll.desk.outcome import Kind as Outcome
from openroll.desk.words import Action, Ground, ItemState
from openroll.log.note import SigningKey
from openroll.ui.languages import translator

from .messengers.base import Messenger, Seen
from .outbox import Outbox
from .settings import Settings
from .store import Store, insert, update
from .verdicts import ACTION_OF, Verdict

UNDO: Final = "undo"  # the verdict of a decision to take an earlier one back
LONGEST_LINE: Final = 1000  # of what stands on one line of an outcome
IN_TOUCH: Final = timedelta(minutes=10)
_BY_HAND: Final = {Kind.POST: Action.REMOVE, Kind.MEDIA: Action.QUARANTINE, Kind.ROOM: Action.SHUT}


@dataclass(frozen=True)
class Bench:
    """What acting needs: what is known, whom to act through, and what is told."""

    settings: Settings
    store: Store
    messenger: Messenger
    key: SigningKey
    clock: Clock
    folder: Path = Path()  # what the settings name begins there

    @property
    def outbox(self) -> Outbox:
        """Where outcomes go."""
        return Outbox(self.store, self.settings.register, self.key, self.clock)

    def is_in_touch(self, now: datetime) -> bool:
        """Tell whether the register was heard of just now: it takes nothing from an agent whose clock is wrong."""
        heard = self.store.known("pulled_at")
        return bool(heard) and abs(now - parse_rfc3339(heard)) < IN_TOUCH

    def mark(self, found: Any) -> str:
        """Return the mark of a decision's present step: the same each time that it is tried, and no other's."""
        register = self.settings.register
        parts = (
            register.origin,
            register.entry,
            found["request"],
            found["item"],
            found["id"],
            found["stage"],
        )
        text = "\n".join(map(str, (*parts, found["attempt"])))
        return hashlib.sha256(text.encode()).hexdigest()[:32]

    def begin(self, found: Any) -> str:
        """Write down that a decision's present step begins, and return its mark."""
        mark = self.mark(found)
        row = {
            "decision": found["id"], "name": found["stage"], "attempt": found["attempt"], "mark": mark,
            "begun_at": rfc3339(self.clock.now()),
        }  # fmt: skip
        with self.store.transaction() as connection:
            insert(connection, "step", row, kept=True)
        return mark

    def has_begun(self, found: Any) -> bool:
        """Tell whether a decision's present step was begun, in this attempt or an earlier one."""
        wanted = "SELECT 1 FROM step WHERE decision = ? AND name = ?"
        return self.store.row(wanted, (found["id"], found["stage"])) is not None

    def done(self, connection: sqlite3.Connection, found: Any, **told: str) -> None:
        """Write down that the present step is done, and what the messenger told of it."""
        connection.execute(
            "UPDATE step SET done_at = ?, found = ? WHERE decision = ? AND name = ? AND attempt = ?",
            (rfc3339(self.clock.now()), json.dumps(told), found["id"], found["stage"], found["attempt"]),
        )

    def request(self, found: Any) -> Any:
        """Return the row of a decision's request."""
        return self.store.row("SELECT * FROM request WHERE number = ?", (found["request"],))

    def body(self, found: Any) -> dict[str, Any]:
        """Return all that the register told of a decision's request."""
        body: dict[str, Any] = json.loads(self.request(found)["body"])
        return body

    def locator(self, found: Any) -> PublicLocator:
        """Return a decision's place. Raises NotPublic, NotOurs, NotALocator."""
        item = self.store.row("SELECT locator FROM item WHERE request = ? AND n = ?", about(found))
        return parse(item["locator"] if item else "", self.settings.domains)

    def verdict(self, found: Any) -> Verdict:
        """Return what is, or was, to be done: of a decision that takes another back, that one's."""
        if found["verdict"] != UNDO:
            return Verdict(found["verdict"])
        undone = self.store.row("SELECT verdict FROM decision WHERE id = ?", (found["undoes"],))
        return Verdict(undone["verdict"] if undone else "")

    def see(self, found: Any) -> Seen:
        """Look at a decision's place as an ordinary user. Raises as ``Messenger.see`` does."""
        locator, action = self.locator(found), ACTION_OF[self.verdict(found)]
        if action not in self.messenger.actions:
            action = _BY_HAND.get(locator.kind, action)
        return self.messenger.see(locator, action)

    def refuse(self, found: Any, ground: Ground, text: str) -> None:
        """End a decision with a refusal: nothing is done to the item. A message of ours is put into its language."""
        text = self.said(text, str(self.body(found).get("language") or self.settings.language))
        with self.store.transaction() as connection:
            self.outbox.put(connection, about(found), Outcome.REFUSED, {"ground": str(ground), "text": text})
            go_on(connection, found, "ended", ended="refused", ground=str(ground), text=text)
            set_state(connection, found, ItemState.REFUSED)

    def not_public(self, connection: sqlite3.Connection, item: tuple[int, int], kind: Private) -> None:
        """Write down and tell that an item (request, n) is not public: nothing of it was read, and nothing is done."""
        self.outbox.put(connection, item, Outcome.NOT_PUBLIC, {"private": str(kind)})
        connection.execute(
            "UPDATE item SET state = ? WHERE request = ? AND n = ?", (str(ItemState.NOT_PUBLIC), *item)
        )

    def said(self, message: str, language: str) -> str:
        """Return a message of ours in ``language``, or as near to it as we have."""
        return translator(language)(message)

    def finish(self, found: Any, ended: str) -> None:
        """End a decision without another outcome."""
        with self.store.transaction() as connection:
            go_on(connection, found, "ended", ended=ended)


def about(found: Any) -> tuple[int, int]:
    """Return which item a decision is about: request and number."""
    return found["request"], found["item"]


def go_on(connection: sqlite3.Connection, found: Any, stage: str, **values: object) -> None:
    """Let a decision go on to ``stage``, with nothing left of what troubled it."""
    kept = {"tries": 0, "retry_at": None, "trouble": None, "stuck": 0}
    update(connection, found["id"], stage=stage, **{**kept, **values})


def set_state(connection: sqlite3.Connection, found: Any, state: ItemState) -> None:
    """Let the item be in ``state``."""
    connection.execute(
        "UPDATE item SET state = ?, back = 0 WHERE request = ? AND n = ?", (str(state), *about(found))
    )


def schedule(
    connection: sqlite3.Connection, decision: int, spans: Sequence[timedelta], now: datetime
) -> None:
    """Write down when the place is to be looked at again."""
    for n, span in enumerate(spans, 1):
        insert(connection, "look", {"decision": decision, "n": n, "due_at": rfc3339(now + span)}, kept=True)


def proof_of(seen: Seen, now: datetime) -> dict[str, JSON]:
    """Return what was seen, as an outcome says it."""
    return {"status": seen.status, "gone": seen.gone, "at": rfc3339(now)}


def one_line(text: str) -> str:
    """Return ``text`` as it may stand on one line of an outcome."""
    return "".join(letter for letter in text if letter.isprintable())[:LONGEST_LINE]


def to_the_moment(moment: datetime) -> str:
    """Return a moment with its fraction of a second: those of what is tried again are compared as texts."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
