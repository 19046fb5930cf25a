"""Spam mailings that the messenger's module found, for a person to look at: nobody is touched without one.

What a person confirms becomes items of the organiser's own: one for each account of which a public post is still there,
with a decision, a proof and a statement of reasons like any other. An authority has no part in it.
"""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from openroll.core.clock import rfc3339
from openroll.core.errors import N_, NotThere, Refusal, UnusableInput
from openroll.desk.locators import Kind, NotPublic, PublicLocator
from openroll.desk.words import ItemState
from openroll.spam.found import Found, read

from .bench import Bench
from .deciding import Decision, place_of, write
from .store import OWN, insert
from .verdicts import Verdict, is_possible

MOST_LOOKS: Final = 500  # at posts of one mailing
VERDICTS: Final = (Verdict.SUSPEND, Verdict.RESTRICT, Verdict.BAN)
BASIS: Final = N_("No mailings in public rooms")


@dataclass(frozen=True, slots=True)
class Mailing:
    """A mailing, and what a person said of it: ``confirmed``, ``dismissed`` or nothing yet."""

    found: Found
    said: str
    who: str
    touched: int


@dataclass(frozen=True, slots=True)
class Confirmed:
    """How many accounts are touched, and of how many no public post is there any more."""

    touched: int
    without: int


def listed(bench: Bench) -> list[Mailing]:
    """Return the mailings, the newest first; none where the settings name no file. Raises UnusableInput."""
    said = {row["key"]: row for row in bench.store.rows("SELECT * FROM campaign")}
    found = []
    for one in _read(bench):
        row = said.get(one.id)
        word = "" if row is None else "confirmed" if row["confirmed_at"] else "dismissed"
        found.append(Mailing(one, word, row["who"] if row else "", row["touched"] if row else 0))
    return found


def dismiss(bench: Bench, id: str, who: str) -> None:
    """Say that this is no mailing. Raises NotThere, Refusal."""
    _find(bench, id)
    _say(bench, id, who, "dismissed_at")


def confirm(bench: Bench, id: str, verdict: Verdict, text: str, who: str) -> Confirmed:
    """Let ``verdict`` be carried out on the accounts of a mailing, by the posts of theirs that are there.

    Raises NotThere, Refusal, UnusableInput, and as the messenger's ``look`` does.
    """
    found = _find(bench, id)
    if verdict not in VERDICTS or not is_possible(verdict, Kind.POST, bench.messenger.actions):
        raise UnusableInput(N_("This cannot be done to an account on this messenger."))
    posts = _posts(bench, found)
    if not posts:
        raise Refusal(N_("No public post of these accounts is there any more."))
    with bench.store.transaction() as connection:
        for author, locator in posts.items():
            n = connection.execute(
                "SELECT coalesce(max(n), 0) + 1 FROM item WHERE request = ?", (OWN,)
            ).fetchone()[0]
            row = {
                "request": OWN, "n": n, "locator": locator.text, "key": f"{locator.key}#{author}",
                "state": str(ItemState.WAITING),
            }  # fmt: skip
            insert(connection, "item", row)
            basis = bench.settings.terms or bench.said(BASIS, bench.settings.language)
            decision = Decision(verdict, who, basis=basis, text=text, author=author)
            write(connection, (OWN, n), decision, bench.clock.now())
        _say_in(connection, id, who, "confirmed_at", bench.clock.now(), len(posts))
    return Confirmed(len(posts), len(found.accounts) - len(posts))


def _posts(bench: Bench, found: Found) -> dict[str, PublicLocator]:
    """Return for each account of a mailing a post of theirs that is there, looked for among its messages."""
    posts: dict[str, PublicLocator] = {}
    for message in found.messages[:MOST_LOOKS]:
        locator = place_of(message, bench.settings)
        if locator is None or locator.kind != Kind.POST:
            continue
        try:
            place = bench.messenger.look(locator)
        except NotPublic:
            continue
        if place.author in found.accounts:
            posts.setdefault(place.author, locator)
        if len(posts) == len(found.accounts):
            break
    return posts


def _read(bench: Bench) -> list[Found]:
    if not bench.settings.campaigns:
        return []
    path = bench.folder / bench.settings.campaigns
    try:
        return read(path)
    except OSError as error:
        raise UnusableInput(
            N_("{path} cannot be read: {detail}."), path=str(path), detail=error.strerror or str(error)
        ) from error


def _find(bench: Bench, id: str) -> Found:
    found = next((one for one in _read(bench) if one.id == id), None)
    if found is None:
        raise NotThere(N_("There is no such mailing."))
    return found


def _say(bench: Bench, id: str, who: str, column: str) -> None:
    with bench.store.transaction() as connection:
        _say_in(connection, id, who, column, bench.clock.now(), 0)


def _say_in(
    connection: sqlite3.Connection, id: str, who: str, column: str, now: datetime, touched: int
) -> None:
    if connection.execute("SELECT 1 FROM campaign WHERE key = ?", (id,)).fetchone():
        raise Refusal(N_("Somebody decided about this mailing already."))
    if not who.strip():
        raise UnusableInput(N_("Say who decides."))
    row = {"key": id, column: rfc3339(now), "who": who.strip(), "touched": touched}
    insert(connection, "campaign", row)
