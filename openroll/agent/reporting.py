"""What an agent did, as the rows that reports to the EU are made from, and which statements of reasons were sent.

What an agent does not know (when a post was published, where its messenger does not tell) is not in a row either.
"""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from openroll.core.clock import parse_rfc3339, rfc3339
from openroll.core.errors import N_, Damage, OpenrollError
from openroll.desk.locators import Kind
from openroll.desk.reporting.rows import Automation, Basis, Content, Period, Row, Source
from openroll.desk.words import Action, AppealOutcome, Category, Ground, ItemState

from .bench import UNDO
from .folder import Folder
from .store import OWN, Store, know
from .verdicts import ACTION_OF, Verdict

_SENT: Final = "statement-sent:"
_CONTENT: Final = {
    Kind.POST: Content.POST,
    Kind.ROOM: Content.ROOM,
    Kind.MEDIA: Content.MEDIA,
    Kind.PAGE: Content.PAGE,
}
# A decision says what it relies on, and not whether that is a law; the service's terms are told by their words.
_TERMS: Final = re.compile(
    r"\b(?:terms|conditions|guidelines|house rules|услови\w+|правил\w*)\b", re.IGNORECASE
)
_NO_NAME: Final = re.compile(r"[^A-Za-z0-9]+")

# One line for each item: its request, the decision by which something was done to it, its last refusal, the decision
# by which that was taken back, and its last appeal.
_ROWS: Final = """
SELECT r.number, r.category, r.authority, r.country, r.body, r.received_at, r.deadline_at, i.n, i.key, i.state,
    d.id AS decision, d.verdict, d.basis, d.countries, d.automated, d.at AS decided_at, d.proven_at, d.informed_at,
    {published} AS published,
    (SELECT ground FROM decision x WHERE x.request = i.request AND x.item = i.n AND x.verdict = 'refuse'
        ORDER BY x.id DESC LIMIT 1) AS ground,
    (SELECT proven_at FROM decision x WHERE x.undoes = d.id AND x.ended = 'reinstated') AS undone_at,
    a.made_at AS appealed_at, a.decided_at AS answered_at, a.outcome
FROM item i JOIN request r ON r.number = i.request
LEFT JOIN decision d ON d.id = (
    SELECT max(x.id) FROM decision x WHERE x.request = i.request AND x.item = i.n AND x.proven_at IS NOT NULL
        AND x.again = 0 AND x.verdict NOT IN ('refuse', ?))
LEFT JOIN appeal a ON a.request = i.request AND a.item = i.n AND a.n = (
    SELECT max(y.n) FROM appeal y WHERE y.request = i.request AND y.item = i.n)
ORDER BY r.number, i.n
"""


def rows(agent: Path, period: Period | None = None) -> list[Row]:
    """Return what the agent in the folder ``agent`` was asked and did; of a ``period``, what touches it.

    Raises Damage, UnusableSettings.
    """
    terms = Folder(agent).settings().terms
    with _Opened(agent) as store:
        prefix = _NO_NAME.sub("-", f"{store.known('register')}-{store.known('entry')}")
        named = {str(one["name"]) for one in store.rows("SELECT name FROM pragma_table_info('decision')")}
        sql = _ROWS.format(published="d.published" if "published" in named else "NULL")
        try:
            made = [_row(dict(one), prefix, terms) for one in store.rows(sql, (UNDO,))]
        except (ValueError, KeyError, TypeError, json.JSONDecodeError) as error:
            raise _damaged(store.path, error) from error
    return [one for one in made if one is not None and (period is None or _touches(one, period))]


def service(agent: Path) -> str:
    """Return the name of the service that the agent acts for. Raises UnusableSettings."""
    return Folder(agent).settings().service


def sent(agent: Path) -> frozenset[str]:
    """Return the puids of the statements that the database is known to have. Raises Damage."""
    with _Opened(agent) as store:
        found = store.rows("SELECT key FROM known WHERE key LIKE ?", (f"{_SENT}%",))
        return frozenset(str(one["key"]).removeprefix(_SENT) for one in found)


def note_sent(agent: Path, taken: Mapping[str, str], now: datetime) -> None:
    """Note which statements the database has, by puid, with its own ids. Raises Damage."""
    if not taken:
        return
    with _Opened(agent) as store, store.transaction() as connection:
        for puid, uuid in taken.items():
            know(connection, f"{_SENT}{puid}", f"{rfc3339(now)} {uuid}".rstrip())


class _Opened:
    """The agent's store, while the ``with`` block runs."""

    def __init__(self, agent: Path) -> None:
        self._store = Folder(agent).store()

    def __enter__(self) -> Store:
        return self._store

    def __exit__(self, *_: object) -> None:
        self._store.close()


def _row(one: dict[str, Any], prefix: str, terms: str) -> Row | None:
    """Return the row of one item; None of an act of the organiser's own that came to nothing."""
    own = one["number"] == OWN
    body: dict[str, Any] = json.loads(one["body"])
    received = one["received_at"] or one["decided_at"]
    if received is None:
        return None
    acted = one["decision"] is not None
    basis = str(one["basis"] or "")
    legal_basis = basis or str(body.get("legal_basis") or (terms if own else ""))
    return Row(
        request="own" if own else str(one["number"]),
        item=int(one["n"]),
        source=Source.OWN if own else Source.AUTHORITY,
        authority=str(one["authority"]),
        country=str(one["country"]),
        category=Category(one["category"]),
        received_at=parse_rfc3339(received),
        acknowledged_at=_moment(body.get("acknowledged_at")),
        deadline=_moment(one["deadline_at"]),
        effect=ItemState(one["state"]),
        effect_at=_moment(one["proven_at"]),
        author_informed_at=_moment(one["informed_at"]),
        action=_action(one["verdict"]) if acted else None,
        ground=Ground(one["ground"]) if one["ground"] else None,
        basis=Basis.TERMS if own or _TERMS.search(basis) else Basis.LAW,
        legal_basis=legal_basis,
        automated_detection=own if acted else None,
        automated_decision=(Automation.FULLY if one["automated"] else Automation.NOT) if acted else None,
        territory=tuple(json.loads(one["countries"])) if acted else (),
        content=_content(str(one["key"])),
        content_date=_day(one["published"]),
        appeal_at=_moment(one["appealed_at"]),
        appeal_decided_at=_moment(one["answered_at"]),
        appeal_outcome=AppealOutcome(one["outcome"]) if one["outcome"] else None,
        reinstated_at=_moment(one["undone_at"]),
        puid=f"{prefix}-{one['number']}-{one['n']}-{one['decision'] or 0}",
    )


def _action(verdict: str) -> Action:
    return ACTION_OF[Verdict(verdict)]


def _content(key: str) -> tuple[Content, ...]:
    """Return the kind of place: whatever stands there is not read."""
    _, _, rest = key.partition(":")
    kind = rest.partition(":")[0]
    return (_CONTENT[Kind(kind)],) if kind in tuple(Kind) else ()


def _touches(row: Row, period: Period) -> bool:
    moments = (row.received_at, row.effect_at, row.appeal_at, row.appeal_decided_at, row.reinstated_at)
    return any(period.holds(moment) for moment in moments)


def _moment(text: object) -> datetime | None:
    return parse_rfc3339(str(text)) if text else None


def _day(text: object) -> date | None:
    moment = _moment(text)
    return moment.astimezone(UTC).date() if moment else None


def _damaged(path: Path, error: Exception) -> OpenrollError:
    return Damage(N_("{path} cannot be read: {detail}."), path=str(path), detail=str(error))
