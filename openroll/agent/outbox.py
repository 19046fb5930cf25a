"""Signed outcomes on their way to the register: each is written down once, and sent until it is taken."""

import json
import secrets
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from openroll.core.canonical import JSON
from openroll.core.clock import Clock, rfc3339
from openroll.desk.outcome import Kind, Said, write
from openroll.log.note import SigningKey

from .client import MOST_OUTCOMES, Client
from .forgetting import forget
from .settings import Register
from .store import OWN, Store, insert

_LARGEST: Final = 4_000_000  # bytes of the outcomes that are sent together
_TAKEN: Final = "UPDATE outcome SET taken_at = ? WHERE id = ? RETURNING request, item, kind"


@dataclass(frozen=True)
class Outbox:
    """Signs outcomes for one register, and sends them in order."""

    store: Store
    register: Register
    key: SigningKey
    clock: Clock

    def put(
        self,
        connection: sqlite3.Connection,
        about: tuple[int, int],
        kind: Kind,
        data: Mapping[str, JSON],
    ) -> None:
        """Write down that ``kind`` happened to the item (request, n), in the caller's transaction.

        What the organiser did of its own accord is told to nobody here.
        """
        request, item = about
        if request == OWN:
            return
        now = self.clock.now()
        said = Said(
            id=secrets.token_hex(16), register=self.register.origin, entry=self.register.entry, request=request,
            item=item, kind=kind, at=now, data=dict(data),
        )  # fmt: skip
        row = {
            "id": said.id, "request": request, "item": item, "kind": str(kind),
            "note": write(said, self.key).decode(), "made_at": rfc3339(now),
        }  # fmt: skip
        insert(connection, "outcome", row)

    def send(self, client: Client) -> int:
        """Send what was not taken yet; return how many were. Raises RegisterDown, RegisterRefused."""
        taken = 0
        while batch := self._batch():
            answers = client.outcomes([note for _, note in batch])
            if not answers.keys() & {id for id, _ in batch}:
                break  # it answered about none of them: they are sent again at the next look
            taken += self._note([id for id, _ in batch], answers, self.clock.now())
            if len(answers) < len(batch):
                break
        return taken

    def again(self) -> int:
        """Let what the register did not take be sent once more; return how many these are."""
        with self.store.transaction() as connection:
            return connection.execute("UPDATE outcome SET problem = NULL WHERE problem IS NOT NULL").rowcount

    def _batch(self) -> list[tuple[str, str]]:
        rows = self.store.rows(
            "SELECT id, note FROM outcome WHERE taken_at IS NULL AND problem IS NULL ORDER BY seq LIMIT ?",
            (MOST_OUTCOMES,),
        )
        batch: list[tuple[str, str]] = []
        size = 0
        for row in rows:
            size += len(row["note"])
            if batch and size > _LARGEST:
                break
            batch.append((row["id"], row["note"]))
        return batch

    def _note(self, sent: list[str], answers: Mapping[str, dict[str, object] | None], now: datetime) -> int:
        """Write down what became of outcomes; what the register now knows not to be public, is known here no more."""
        taken, forgot = 0, False
        with self.store.transaction() as connection:
            for id in sent:
                if id not in answers:
                    continue
                problem = answers[id]
                if problem is None:
                    row = connection.execute(_TAKEN, (rfc3339(now), id)).fetchone()
                    taken += 1
                    if row["kind"] == Kind.NOT_PUBLIC:
                        forget(connection, (row["request"], row["item"]), self.key)
                        forgot = True
                else:
                    told = json.dumps(problem, ensure_ascii=False, default=str)[:2000]
                    connection.execute("UPDATE outcome SET problem = ? WHERE id = ?", (told, id))
        if forgot:
            self.store.tidy()
        return taken
