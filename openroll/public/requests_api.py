"""The API about requests: what is counted, requests in lists and by themselves, proofs of their facts, CSV files."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from openroll.core import csv_safe
from openroll.core.errors import N_, OpenrollError
from openroll.log.checkpoint import Checkpoint
from openroll.log.extract import tile_node
from openroll.log.proof import Proof
from openroll.log.request_rows import CLOCKS, COUNTS, ITEM_COLUMNS, REQUEST_COLUMNS, row_of
from openroll.log.requests import Item, Request
from openroll.log.tree import inclusion_path
from openroll.public import extracts, http, numbers
from openroll.public.api import json_answer
from openroll.public.desk import FILTERS, Desk, Fact, Tally, Which
from openroll.public.errors import BadQuery, NotReady
from openroll.public.http import OPEN_TO_ALL, Response
from openroll.public.request_view import PER_PAGE, Whole, no_request, read_request

LISTED: Final = 100
STEP: Final = 1000  # rows in one question while a file is written
CSV: Final = "text/csv; charset=utf-8"
PARTS: Final = ("", "country", "authority", "category", "entry", "month")
# What a second pair tells apart, by the part: the tables that pages show.
_BY: Final = {"country": ("category",), "authority": ("category",), "entry": ("country", "category")}


def which_of(query: Mapping[str, str]) -> Which:
    """Return which requests are asked for. Raises BadQuery for more than one condition, and for one that cannot be."""
    asked = [(part, query[part]) for part in FILTERS if query.get(part)]
    if len(asked) > 1:
        raise BadQuery(
            N_("Ask for one country, one authority, one category or one entry, and not for several.")
        )
    if not asked:
        return Which()
    [(part, value)] = asked
    if part == "entry" and not numbers.is_number(value):
        raise BadQuery(N_("An entry is a number from 1 on."))
    return Which(part, value)


def listed(desk: Desk, request: http.Request) -> Response:
    """Return requests, the newest first; ``before`` goes on from the lowest number of the last answer."""
    which, before = which_of(request.query), numbers.before(request.query)
    with desk.reading():
        size, found = desk.tree_size(), desk.requests(which, LISTED + 1, before)
    shown, more = found[:LISTED], len(found) > LISTED
    condition = f"&{which.part}={which.value}" if which.part else ""
    following = f"/api/v1/requests?before={shown[-1].number}{condition}" if more else None
    return json_answer({"requests": [about(each) for each in shown], "next": following, "tree_size": size})


def one(desk: Desk, number: int, version: int | None, request: http.Request) -> Response:
    """Return a request with a page of its items, and the facts about it and about these."""
    page = numbers.page(request.query)
    with desk.reading():
        size, whole = desk.tree_size(), read_request(desk, number, version, page)
        if whole is None:
            raise no_request(desk, number, version)
    last = numbers.last_page(whole.request.items, PER_PAGE, page)
    return json_answer({**_whole(whole), "page": page, "pages": last, "tree_size": size})


def proof(desk: Desk, public: Path, number: int, version: int) -> Response:
    """Return the proof of the fact that made ``version``, under the best checkpoint that there is now."""
    index = desk.fact(number, version)
    if index is None:
        raise no_request(desk, number, version)
    read = extracts.reader(public)
    try:
        note = extracts.best_note(read, index)
        size = Checkpoint.parse(note.text).size
        data = extracts.fact_at(read, index, size, None)
        made = Proof(index, tuple(inclusion_path(tile_node(read, size), index, size)), note.encode(), data)
        made.check(data, [])
    except (OSError, OpenrollError) as error:
        reason: object = error if isinstance(error, OpenrollError) else error.strerror or str(error)
        raise NotReady(N_("The proof cannot be made for now: {reason}"), reason=reason) from error
    return Response(made.encode(), "text/plain; charset=utf-8", headers=OPEN_TO_ALL)


def counts(desk: Desk, request: http.Request) -> Response:
    """Return the counts of all requests (or, with ``by``, of each country, authority, category, entry or month)."""
    part = request.query.get("by", "")
    if part not in PARTS:
        raise BadQuery(N_("Counts are by country, authority, category, entry or month."))
    with desk.reading():
        size = desk.tree_size()
        found = [each for apart in (False, True) for each in desk.tallies(part, apart=apart)]
    return json_answer({"by": part or None, "counts": [_tally(each) for each in found], "tree_size": size})


def counts_csv(desk: Desk) -> Response:
    """Return all counts as one CSV file."""
    return _csv(_count_rows(desk), "request-counts.csv", whole=True)


def requests_csv(desk: Desk, request: http.Request) -> Response:
    """Return requests, all or those of one kind, as one CSV file, however many they are."""
    which = which_of(request.query)
    desk.tree_size()  # that it cannot be read is said before the file begins
    return _csv(_request_rows(desk, which), "requests.csv")


def about(request: Request) -> dict[str, Any]:
    """Return a request as lists of the API show it."""
    row = dict(zip(REQUEST_COLUMNS, _plain(request, REQUEST_COLUMNS), strict=True))
    row["authority"] = {
        "code": request.authority,
        "name": row.pop("authority_name"),
        "country": row.pop("country"),
    }
    return {**row, "url": f"/api/v1/requests/{request.number}"}


def _whole(whole: Whole) -> dict[str, Any]:
    request = whole.request
    found = about(request)
    if whole.older:
        found.pop("waiting")  # how many were waiting then, no row says
    return {
        **found,
        "version": whole.version,
        "rows": [dict(zip(ITEM_COLUMNS, _plain(each, ITEM_COLUMNS), strict=True)) for each in whole.items],
        "facts": [_fact(each, request.number) for each in whole.facts],
    }


def _fact(fact: Fact, number: int) -> dict[str, Any]:
    step = fact.step
    return {
        "version": fact.version,
        "log_index": step.index,
        "type": step.type,
        "item": step.item,
        "at": step.at,
        "by": step.by,
        "state": fact.state,
        "said": dict(step.said),
        "proof": f"/api/v1/requests/{number}/versions/{fact.version}/proof",
    }


def _plain(it: Request | Item, columns: Sequence[str]) -> list[Any]:
    values = (getattr(it, name) for name in columns)
    return [[*value] if isinstance(value, tuple) else value for value in values]


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "key": tally.key,
        "apart": tally.apart,
        **{name: tally[name] for name in COUNTS},
        "median_seconds": {clock: tally.medians[clock] for clock in CLOCKS},
    }


def _count_rows(desk: Desk) -> Iterator[Sequence[object]]:
    yield ("part", "key", "by", "value", "apart", *COUNTS, *(f"{clock}_median_seconds" for clock in CLOCKS))
    with desk.reading():
        found = [
            (part, by, *pair)
            for part in PARTS
            for by in ("", *_BY.get(part, ()))
            for pair in desk.every_tally(part, by)
        ]
    for part, by, key, tally in found:
        medians = (tally.medians[clock] for clock in CLOCKS)
        figures = (tally[name] for name in COUNTS)
        yield (part, key, by, tally.key if by else "", int(tally.apart), *figures, *medians)


def _request_rows(desk: Desk, which: Which) -> Iterator[Sequence[object]]:
    yield REQUEST_COLUMNS
    for each in desk.every(which, STEP):
        yield row_of(each)


def _csv(rows: Iterator[Sequence[object]], name: str, *, whole: bool = False) -> Response:
    """Return rows as a file that is written while it is sent, or, if ``whole``, before."""
    lines = (line.encode() for line in csv_safe.lines(rows))
    body = b"".join(lines) if whole else lines
    headers = (*OPEN_TO_ALL, ("Content-Disposition", f'attachment; filename="{name}"'))
    return Response(body, CSV, headers=headers)
