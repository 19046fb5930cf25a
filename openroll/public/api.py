"""The API: stored bytes as they are, lists, search."""

from pathlib import Path
from typing import Any, Final

from openroll.core import canonical
from openroll.core.errors import N_
from openroll.public import numbers
from openroll.public.errors import NoSuchPage
from openroll.public.find import find
from openroll.public.http import ASK_FIRST, FOR_EVER, OPEN_TO_ALL, Request, Response, http_date
from openroll.public.roll import Listed, Roll
from openroll.public.state import read_state

JSON_TYPE: Final = "application/json"
PER_PAGE: Final = 100


def entry(roll: Roll, number: int) -> Response:
    """Return the newest version of an entry: the stored bytes."""
    found = roll.entry(number)
    if found is None:
        raise _no_entry(number)
    return Response(found[0], JSON_TYPE, headers=OPEN_TO_ALL, modified=http_date(found[1]))


def version(roll: Roll, number: int, version: int) -> Response:
    """Return one version of an entry: the stored bytes.

    They stay the same but for one thing, and because of it no cache may keep them unasked: a redaction.
    """
    found = roll.version(number, version)
    if found is None:
        raise _no_version(number, version)
    return Response(found.document, JSON_TYPE, headers=OPEN_TO_ALL)


def proof(roll: Roll, number: int, version: int | None = None) -> Response:
    """Return the proof of a version (the newest when none is named). A version's proof never changes."""
    found = roll.proof(number, version)
    if found is None:
        raise _no_entry(number) if version is None else _no_version(number, version)
    stored, moment = found
    if stored is None:
        raise NoSuchPage(N_("This version has no proof yet."))
    return Response(
        stored,
        "text/plain; charset=utf-8",
        headers=OPEN_TO_ALL,
        cache=ASK_FIRST if version is None else FOR_EVER,
        modified=http_date(moment),
    )


def entries(roll: Roll, request: Request) -> Response:
    """Return a page of the entries, of one country (``country``) if asked, or what a search (``q``) finds."""
    if request.query.get("q", "").strip():
        return _search(roll, request)
    page, country = numbers.page(request.query), numbers.country(request.query)
    with roll.reading():
        size, stats = roll.tree_size(), roll.stats()
        total = stats.countries.get(country, 0) if country else stats.entries
        last = numbers.last_page(total, PER_PAGE, page)
        items = roll.page((page - 1) * PER_PAGE, PER_PAGE, country)
    suffix = f"&country={country}" if country else ""
    document: dict[str, Any] = {
        "entries": [listed(item) for item in items],
        "page": page,
        "pages": last,
        "total": total,
        "tree_size": size,
        "next": f"/api/v1/entries?page={page + 1}{suffix}" if page < last else None,
    }
    return json_answer(document)


def state(public: Path) -> Response:
    """Return what the register and its witnesses say of the newest state."""
    return json_answer(read_state(public).document())


def listed(item: Listed) -> dict[str, Any]:
    """Return an entry as lists of the API show it."""
    return {
        "number": item.number,
        "name": item.name,
        "country": item.country,
        "ident": item.ident,
        "state": item.state,
        "checked": item.checked,
        "recorded_at": item.recorded_at,
        "versions": item.versions,
        "log_index": item.log_index,
        "url": f"/api/v1/entries/{item.number}",
    }


def _search(roll: Roll, request: Request) -> Response:
    with roll.reading() as connection:
        hits = find(connection, request.query["q"], PER_PAGE)
        size = roll.tree_size()
        by_number = roll.listed([hit.number for hit in hits])
    found = [
        {**listed(by_number[hit.number]), "found_by": {"kind": hit.kind, "key": hit.key}}
        for hit in hits
        if hit.number in by_number
    ]
    return json_answer({"entries": found, "total": len(found), "tree_size": size})


def json_answer(document: dict[str, Any]) -> Response:
    """Return ``document`` as canonical JSON for programs of any site."""
    return Response(canonical.encode(document), JSON_TYPE, headers=OPEN_TO_ALL)


def _no_entry(number: int) -> NoSuchPage:
    return NoSuchPage(N_("This register has no entry {number}."), number=number)


def _no_version(number: int, version: int) -> NoSuchPage:
    return NoSuchPage(
        N_("This register has no version {version} of entry {number}."), number=number, version=version
    )
