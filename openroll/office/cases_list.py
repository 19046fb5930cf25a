"""The work lists: saved views and filters with permanent addresses, page by page, and as CSV."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from openroll.core import csv_safe
from openroll.core.clock import SystemClock, rfc3339
from openroll.people.access import KEEPERS, READERS, allow, signed_in
from openroll.roll import deadlines, evidence_view, models, steps, worklist
from openroll.roll.worklist import Reader, Row, Wanted

from . import words
from .cases_forms import FilterForm
from .pages import page, reading_only

FILTERS: Final = ("q", "state", "kind", "channel", "basis", "assignee", "entry", "since", "until", "sort")
_COLUMNS: Final = (
    "code", "state", "kind", "channel", "basis", "received_at", "changed_at", "due", "due_at", "assignee", "entry",
    "name", "missing", "sender_name", "sender_email",
)  # fmt: skip


@allow(*READERS)
@reading_only
def cases(request: HttpRequest) -> HttpResponse:
    """List cases: those of a view, narrowed by filters, fifty at a time."""
    form, wanted, reader = asked(request)
    found = worklist.page(wanted, reader, request.GET.get("after", "")[:200])
    person = signed_in(request)
    return page(
        request,
        "office/cases.html",
        form=form,
        wanted=wanted,
        rows=found.rows,
        spoken=lambda row: spoken(row.due_at, reader.now),
        count=worklist.count(wanted, reader),
        most=worklist.MOST,
        first=not request.GET.get("after"),
        further=address(request, after=found.after) if found.after else "",
        beginning=address(request, after=""),
        export="/cases.csv" + address(request, after="").removeprefix("/cases"),
        views=_views(wanted, reader),
        narrowed=any(request.GET.get(name) for name in FILTERS if name != "sort"),
        may=person is not None and person.role in KEEPERS,
        words=words,
        spelled=evidence_view.spelled_out,
        year=reader.now.year,
        here=request.get_full_path(),
    )


@allow(*READERS)
@reading_only
def export(request: HttpRequest) -> HttpResponseBase:
    """Give the cases of the present filter as a CSV file that no spreadsheet computes."""
    _, wanted, reader = asked(request)
    return csv_file(f"cases-{reader.now:%Y-%m-%d}.csv", _table(worklist.every(wanted, reader)))


def asked(request: HttpRequest) -> tuple[FilterForm, Wanted, Reader]:
    """Return the filters of ``request``: a form, what is wanted, and who wants it; what is wrong is left out."""
    form = FilterForm(request.GET)
    form.is_valid()
    given = form.cleaned_data
    view = request.GET.get("view", "all")
    wanted = Wanted(
        view=view if view in worklist.VIEWS else "all",
        states=tuple(given.get("state") or ()),
        kind=given.get("kind") or "",
        channel=given.get("channel") or "",
        basis=given.get("basis") or "",
        assignee=given.get("assignee") or "",
        entry=given.get("entry"),
        since=given.get("since"),
        until=given.get("until"),
        words=given.get("q") or "",
        sort=given.get("sort") or default_sort(view),
    )
    person = signed_in(request)
    return form, wanted, Reader(person.pk if person else None, SystemClock().now())


def default_sort(view: str) -> str:
    """Return the order of a view that nobody chose one for: by deadline where deadlines press."""
    return "due" if view in ("mine", "today", "overdue", "waiting", "sufficient") else "newest"


def address(request: HttpRequest, **more: str) -> str:
    """Return the address of the list with the filters of ``request``, and ``more``; what is empty is left out."""
    query = {name: values for name, values in request.GET.lists() if name in (*FILTERS, "view")}
    query |= {name: [value] for name, value in more.items()}
    kept = [(name, value) for name, values in query.items() for value in values if value]
    return f"/cases?{urlencode(kept)}" if kept else "/cases"


def spoken(due_at: datetime | None, now: datetime) -> deadlines.Spoken | None:
    """Return a deadline counted aloud, None without one."""
    return deadlines.spoken(now, due_at, steps.place()) if due_at else None


def csv_file(name: str, rows: Iterable[Iterable[object]]) -> StreamingHttpResponse:
    """Return ``rows`` as a file to keep, written as it is sent."""
    response = StreamingHttpResponse(_encoded(rows), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _encoded(rows: Iterable[Iterable[object]]) -> Iterator[bytes]:
    yield b"\xef\xbb\xbf"  # spreadsheets know UTF-8 by it
    for line in csv_safe.lines(rows):
        yield line.encode()


def _table(rows: Iterable[Row]) -> Iterator[list[object]]:
    yield [*_COLUMNS]
    for row in rows:
        yield [_cell(getattr(row, column)) for column in _COLUMNS]


def _cell(value: object) -> object:
    if isinstance(value, datetime):
        return rfc3339(value)
    return ", ".join(map(str, value)) if isinstance(value, tuple) else value


def _views(wanted: Wanted, reader: Reader) -> list[dict[str, Any]]:
    counts = worklist.counts(reader)
    return [
        {
            "href": f"/cases?view={view}" if view != "all" else "/cases",
            "word": words.VIEWS[view],
            "count": counts.get(view),
            "here": view == wanted.view,
        }
        for view in worklist.VIEWS
    ]


def history(case: models.Case) -> Iterator[list[object]]:
    """Yield the steps of ``case`` as the rows of a table."""
    yield ["at", "by", "person", "before", "after", "why", "words", "due_at"]
    for step in case.steps.select_related("person"):
        why = step.why.format_map(_Places(step.params or {}))
        due = rfc3339(step.due_at) if step.due_at else ""
        yield [rfc3339(step.at), step.by, step.person or "", step.before, step.after, why, step.words, due]


class _Places(dict[str, object]):
    """Fills the places of a message; one that nobody filled stays."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"
