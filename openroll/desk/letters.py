"""What is written about requests: to authorities, and to those who speak for an entry. Places never stand in a letter.

A letter names items by their numbers: whoever sent the request knows the places, and no mail server needs to.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from openroll.core.errors import N_
from openroll.roll import letters
from openroll.roll.acting import Actor
from openroll.roll.models import Letter

from . import models, words
from .words import Ground, ItemState

DESK: Final = Actor("system")
MOST_GROUPS: Final = 50  # of items that share their outcome; the rest stands on the request's page
# What an authority can do about a refusal, beside a court.
AGAINST: Final = {
    Ground.NOT_FOUND: N_("If it is still there, send a new request with the exact place."),
    Ground.NOT_OURS: N_("Send the request to whoever carries it."),
    Ground.UNCLEAR: N_("Send a new request whose reasons say more."),
    Ground.OVERBROAD: N_("Send a new request that names only what is complained of."),
}


def answered(request: models.Request, now: datetime, *, only: Sequence[int] = ()) -> Letter:
    """Tell the authority what became of each item, or of those with the numbers in ``only``."""
    rows = request.rows.filter(n__in=only) if only else request.rows.all()
    groups = grouped(list(rows.order_by("n")))
    refused = [one["ground"] for one in groups if one["state"] == ItemState.REFUSED]
    against = list(dict.fromkeys(AGAINST[Ground(one)] for one in refused if one in AGAINST))
    told = {"groups": groups[:MOST_GROUPS], "more": len(groups) > MOST_GROUPS, "later": bool(only)}
    return _to_authority(request, "request-answered", now, **told, refused=bool(refused), against=against)


def returned(request: models.Request, now: datetime) -> Letter:
    """Tell the authority that its request goes back, and why."""
    private: dict[str, str] = request.returned_for.get("private", {})
    errors: dict[str, str] = request.returned_for.get("errors", {})
    return _to_authority(
        request,
        "request-returned",
        now,
        reason=words.RETURN_REASONS[request.return_reason],
        why=str(request.returned_for.get("why", "")),
        lacks=", ".join(request.returned_for.get("lacks", [])),
        items=span([int(one) for one in private]),
        wrong=span([int(one) for one in errors if one.isdigit()]),
    )


def annulled(request: models.Request, legal_basis: str, why: str, now: datetime) -> Letter:
    """Tell the authority that its request was annulled."""
    return _to_authority(request, "request-annulled", now, basis=legal_basis, why=why)


def appealed(
    request: models.Request, appeals: Sequence[models.Appeal], reinstated: Sequence[int], now: datetime
) -> Letter:
    """Tell the authority what became of appeals by authors, and what is back."""
    decided = [
        {"item": one.item.n, "outcome": words.APPEAL_OUTCOMES[one.outcome], "text": one.answer}
        for one in appeals
    ]
    return _to_authority(request, "request-appeal", now, appeals=decided, reinstated=span(reinstated))


def alarm(request: models.Request, kind: str, now: datetime, *, to: str, language: str, link: str) -> Letter:
    """Tell somebody who speaks for the entry that the deadline of ``request`` comes near, or has passed."""
    left = max(0, int((request.deadline_at - now).total_seconds() // 60))
    told = {**_told(request), "kind": kind, "left": left, "deadline": request.deadline_at, "link": link}
    return letters.make(
        None, "request-alarm", actor=DESK, now=now, to=to, language=language, entry=request.entry, params=told
    )


def grouped(rows: Sequence[models.Item]) -> list[dict[str, Any]]:
    """Return the outcomes of ``rows``, each once, with the numbers of the items that share it."""
    groups: dict[tuple[object, ...], list[models.Item]] = {}
    for row in rows:
        key = (row.state, row.action, row.ground, tuple(row.countries), row.reasons)
        groups.setdefault(key, []).append(row)
    return [_group(found) for found in groups.values()]


def span(numbers: Sequence[int]) -> str:
    """Return numbers in few characters: ``1–5, 7``."""
    runs: list[list[int]] = []
    for n in sorted(set(numbers)):
        if runs and n == runs[-1][-1] + 1:
            runs[-1][1:] = [n]
        else:
            runs.append([n])
    return ", ".join("–".join(map(str, run)) for run in runs)


def _group(rows: Sequence[models.Item]) -> dict[str, Any]:
    one = rows[0]
    return {
        "of": span([row.n for row in rows]),
        "count": len(rows),
        "state": one.state,
        "outcome": words.ITEM_STATES[one.state],
        "action": words.ACTIONS[one.action] if one.action and one.state not in _NOTHING_DONE else "",
        "ground": one.ground,
        "why": words.GROUNDS[one.ground] if one.ground else "",
        "countries": [*one.countries],
        "reasons": one.reasons,
        "at": max((row.acted_at for row in rows if row.acted_at), default=None),
    }


_NOTHING_DONE: Final = (ItemState.WAITING, ItemState.REFUSED, ItemState.NOT_PUBLIC)


def _told(request: models.Request) -> dict[str, Any]:
    return {
        "number": request.number,
        "reference": request.reference,
        "authority": request.authority.name,
        "items": str(request.items),
    }


def _to_authority(request: models.Request, kind: str, now: datetime, **more: object) -> Letter:
    to = request.authority
    return letters.make(
        None,
        kind,
        actor=DESK,
        now=now,
        to=to.email,
        language=to.language,
        entry=request.entry,
        params={**_told(request), **more},
    )
