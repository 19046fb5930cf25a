"""The lists of what authorities ask: saved views and filters with permanent addresses, and as CSV."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from openroll.core.clock import SystemClock, rfc3339
from openroll.desk import waiting, worklists
from openroll.desk.selectors import Line
from openroll.desk.worklists import Wanted
from openroll.people.access import READERS, allow
from openroll.people.frame import language_of
from openroll.ui import request_labels

from . import desk_words
from .cases_list import csv_file
from .desk_forms import FilterForm
from .pages import page, reading_only

FILTERS: Final = ("q", "authority", "country", "category", "state", "entry")
_OF_REQUEST: Final = (
    "number", "reference", "state", "category", "language", "channel", "items", "issued_at", "received_at",
    "deadline_at", "acknowledged_at", "admissible_at", "answered_at", "informed_at", "ended_at", "return_reason",
)  # fmt: skip


@allow(*READERS)
@reading_only
def requests(request: HttpRequest) -> HttpResponse:
    """List requests: those of a view, narrowed by filters, fifty at a time."""
    form, wanted, now = _asked(request)
    found = worklists.page(wanted, now, request.GET.get("after", "")[:60])
    return page(
        request,
        "office/requests.html",
        form=form,
        wanted=wanted,
        found=found,
        count=worklists.count(wanted),
        late=worklists.late(wanted, now),
        views=_views(request, wanted),
        stuck=waiting.failed(),
        now=now,
        first=not request.GET.get("after"),
        further=_address(request, after=found.after) if found.after else "",
        beginning=_address(request, after=""),
        export="/requests.csv" + _address(request, after="").removeprefix("/requests"),
        narrowed=any(request.GET.get(name) for name in FILTERS),
        words=desk_words,
        request_words=request_labels,
    )


@allow(*READERS)
@reading_only
def export(request: HttpRequest) -> HttpResponseBase:
    """Give the requests of the present filter as a CSV file that no spreadsheet computes. Places are not in it."""
    _, wanted, now = _asked(request)
    return csv_file(f"requests-{now:%Y-%m-%d}.csv", table(worklists.every(wanted, now)))


def table(lines: Iterable[Line]) -> Iterator[list[object]]:
    """Yield ``lines`` as the rows of a table, its head first."""
    yield [
        "authority",
        "country",
        "entry",
        *_OF_REQUEST,
        "items_waiting",
        "appeals_waiting",
        "late",
        "alarms",
    ]
    for line in lines:
        row = line.request
        told = [_cell(getattr(row, name)) for name in _OF_REQUEST]
        alarms = " ".join(one.kind for one in row.alarms.all())
        counts = [line.waiting, line.appeals, "yes" if line.late else "no", alarms]
        yield [row.authority.code, row.authority.country, row.entry_id, *told, *counts]


def _cell(value: object) -> object:
    return rfc3339(value) if isinstance(value, datetime) else value


def _asked(request: HttpRequest) -> tuple[FilterForm, Wanted, datetime]:
    """Return the filters of ``request`` as a form, and what is wanted; what is wrong is left out."""
    form = FilterForm(request.GET, language=language_of(request))
    form.is_valid()
    given = form.cleaned_data
    view = request.GET.get("view", "due")
    wanted = Wanted(
        view=view if view in worklists.VIEWS else "due",
        state=given.get("state") or "",
        authority=given.get("authority") or "",
        country=given.get("country") or "",
        category=given.get("category") or "",
        entry=given.get("entry"),
        words=given.get("q") or "",
    )
    return form, wanted, SystemClock().now()


def _views(request: HttpRequest, wanted: Wanted) -> list[dict[str, Any]]:
    counts = worklists.pressing(wanted)
    return [
        {
            "href": _address(request, view=view, state="", after=""),
            "word": desk_words.VIEWS[view],
            "count": counts.get(view),
            "here": view == wanted.view,
        }
        for view in worklists.VIEWS
    ]


def _address(request: HttpRequest, **more: str) -> str:
    """Return the address of the list with the filters of ``request``, and ``more``; what is empty is left out."""
    query = {name: request.GET.get(name, "") for name in ("view", *FILTERS)} | more
    kept = [(name, value) for name, value in query.items() if value and (name, value) != ("view", "due")]
    return f"/requests?{urlencode(kept)}" if kept else "/requests"
