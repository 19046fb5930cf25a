"""Spam mailings that the messenger's module found, for a person to look at: nobody is touched without one.

What a person confirms becomes items of the organiser's own: one for each account of which a public post is still there,
with a decision, a proof and a statement of reasons like any other. An authority has no part in it.
"""

import sqlite3
from collections.abc import Iterable, Sequence
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
# About whom a person has decided. Before there was a table of them, those who were touched are known by their items.
_DECIDED: Final = f"""
SELECT account FROM judged WHERE campaign = ? UNION SELECT author FROM decision
WHERE request = {OWN} AND NOT EXISTS (SELECT 1 FROM judged WHERE campaign = ?)"""  # noqa: S608  # a number of ours


@dataclass(frozen=True, slots=True)
class Mailing:
    """A mailing, and what a person said of it last: ``confirmed``, ``dismissed`` or nothing yet.

    ``joined`` are the accounts that came to it since: nobody has decided about them.
    """

    found: Found
    said: str
    who: str
    touched: int
    joined: tuple[str, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether a person has to look at it."""
        return not self.said or bool(self.joined)


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
        if row is None:
            found.append(Mailing(one, "", "", 0))
            continue
        word = "confirmed" if row["confirmed_at"] else "dismissed"
        joined = _undecided(bench.store.rows(_DECIDED, (one.id, one.id)), one.accounts)
        found.append(Mailing(one, word, row["who"], row["touched"], joined))
    return found


def dismiss(bench: Bench, id: str, who: str, seen: int | None = None) -> None:
    """Say that this is no mailing, or not one of the accounts that joined it. Raises NotThere, Refusal.

    ``seen`` is how many accounts whoever decides was shown: no others are decided about.
    """
    found = _find(bench, id)
    with bench.store.transaction() as connection:
        _say(connection, found, found.accounts[:seen], "dismissed", who, bench.clock.now())


def confirm(
    bench: Bench, id: str, verdict: Verdict, text: str, who: str, seen: int | None = None
) -> Confirmed:
    """Let ``verdict`` be carried out on the accounts of a mailing, by the posts of theirs that are there.

    Those about which somebody decided before are left as they are; ``seen`` is as in ``dismiss``. Raises NotThere,
    Refusal, UnusableInput, and as the messenger's ``look`` does.
    """
    found = _find(bench, id)
    if verdict not in VERDICTS or not is_possible(verdict, Kind.POST, bench.messenger.actions):
        raise UnusableInput(N_("This cannot be done to an account on this messenger."))
    chosen = _undecided(bench.store.rows(_DECIDED, (id, id)), found.accounts[:seen])
    if not chosen:
        raise _decided()
    posts = _posts(bench, found, chosen)
    if not posts:
        raise Refusal(N_("No public post of these accounts is there any more."))
    with bench.store.transaction() as connection:
        _say(connection, found, chosen, "confirmed", who, bench.clock.now(), len(posts))
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
    return Confirmed(len(posts), len(chosen) - len(posts))


def _posts(bench: Bench, found: Found, accounts: Sequence[str]) -> dict[str, PublicLocator]:
    """Return for each of ``accounts`` a post of theirs that is there, looked for among the messages of a mailing."""
    posts: dict[str, PublicLocator] = {}
    for message in found.messages[:MOST_LOOKS]:
        locator = place_of(message, bench.settings)
        if locator is None or locator.kind != Kind.POST:
            continue
        try:
            place = bench.messenger.look(locator)
        except NotPublic:
            continue
        if place.author in accounts:
            posts.setdefault(place.author, locator)
        if len(posts) == len(accounts):
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


def _undecided(decided: Iterable[sqlite3.Row], accounts: Sequence[str]) -> tuple[str, ...]:
    """Return those of ``accounts`` about which nobody has decided, as ``_DECIDED`` found."""
    known = {row["account"] for row in decided}
    return tuple(one for one in accounts if one not in known)


def _say(
    connection: sqlite3.Connection,
    found: Found,
    accounts: Sequence[str],
    word: str,
    who: str,
    now: datetime,
    touched: int = 0,
) -> None:
    """Write down that ``who`` decided about ``accounts``, of which ``touched`` are touched.

    Raises Refusal when somebody decided about all of them meanwhile, or about one that was to be touched.
    """
    if not who.strip():
        raise UnusableInput(N_("Say who decides."))
    before = connection.execute("SELECT * FROM campaign WHERE key = ?", (found.id,)).fetchone()
    chosen = _undecided(connection.execute(_DECIDED, (found.id, found.id)), accounts)
    if (before is not None and not chosen) or (touched and len(chosen) < len(accounts)):
        raise _decided()
    at = rfc3339(now)
    row = {"key": found.id, f"{word}_at": at, "who": who.strip(), "touched": touched}
    if before is not None:
        row["touched"] += before["touched"]
        connection.execute("DELETE FROM campaign WHERE key = ?", (found.id,))
    insert(connection, "campaign", row)
    for account in chosen:
        judged = {"campaign": found.id, "account": account, "word": word, "who": who.strip(), "at": at}
        insert(connection, "judged", judged)


def _decided() -> Refusal:
    return Refusal(N_("Somebody decided about this mailing already."))
