"""The first page of an authority: how it stands here, and its requests by deadline or newest first; as CSV too."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from openroll.core import csv_safe
from openroll.core.clock import SystemClock, rfc3339
from openroll.desk import worklists
from openroll.desk.selectors import Line
from openroll.desk.worklists import Wanted
from openroll.people.access import Role, allow
from openroll.people.frame import page
from openroll.ui import request_labels

from . import authority_words
from .authority_forms import SearchForm
from .authority_standing import Standing, standing

_OF_REQUEST: Final = (
    "number", "reference", "entry_id", "state", "category", "language", "channel", "items", "issued_at", "received_at",
    "deadline_at", "acknowledged_at", "admissible_at", "answered_at", "ended_at", "return_reason",
)  # fmt: skip


@allow(Role.AUTHORITY)
def home(request: HttpRequest) -> HttpResponse:
    """Show how the authority stands, and its requests."""
    at, now = standing(request), SystemClock().now()
    if at.authority is None:
        return page(
            request, "account/authority_none.html", office=settings.MAIL_REPLY_TO or settings.MAIL_FROM
        )
    form, wanted = _asked(request, at)
    found = worklists.page(wanted, now, request.GET.get("after", "")[:60])
    return page(
        request,
        "account/authority.html",
        at=at,
        authority=at.authority,
        office=settings.MAIL_REPLY_TO or settings.MAIL_FROM,
        form=form,
        wanted=wanted,
        found=found,
        count=worklists.count(wanted),
        late=worklists.late(wanted, now),
        lists=_lists(request, wanted),
        now=now,
        first=not request.GET.get("after"),
        beginning=_address(request, after=""),
        further=_address(request, after=found.after) if found.after else "",
        export=_address(request, "/authority/requests.csv", after=""),
        authority_words=authority_words,
        words=request_labels,
    )


@allow(Role.AUTHORITY)
def export(request: HttpRequest) -> HttpResponseBase:
    """Give the authority's requests, those of the list, as a CSV file that no spreadsheet computes."""
    at, now = standing(request), SystemClock().now()
    at.own  # noqa: B018  # raises for who sends for nobody
    _, wanted = _asked(request, at)
    return csv_file(f"requests-{now:%Y-%m-%d}.csv", _table(worklists.every(wanted, now)))


def csv_file(name: str, rows: Iterable[Iterable[object]]) -> HttpResponseBase:
    """Return ``rows`` as a file to keep, written as it is sent."""
    response = StreamingHttpResponse(_encoded(rows), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def written(value: object) -> object:
    """Return ``value`` as it stands in a cell."""
    return rfc3339(value) if isinstance(value, datetime) else value


def _encoded(rows: Iterable[Iterable[object]]) -> Iterator[bytes]:
    yield b"\xef\xbb\xbf"  # spreadsheets know UTF-8 by it
    for line in csv_safe.lines(rows):
        yield line.encode()


def _table(lines: Iterable[Line]) -> Iterator[list[object]]:
    yield [*(name.removesuffix("_id") for name in _OF_REQUEST), "items_waiting", "appeals_waiting", "late"]
    for line in lines:
        told = [written(getattr(line.request, name)) for name in _OF_REQUEST]
        yield [*told, line.waiting, line.appeals, "yes" if line.late else "no"]


def _asked(request: HttpRequest, at: Standing) -> tuple[SearchForm, Wanted]:
    """Return what is wanted of the authority's requests, and of nobody else's."""
    form = SearchForm(request.GET)
    form.is_valid()
    view = request.GET.get("view", "due")
    view = view if view in authority_words.LISTS else "due"
    return form, Wanted(view=view, authority=at.own.code, words=form.cleaned_data.get("q") or "")


def _lists(request: HttpRequest, wanted: Wanted) -> list[dict[str, Any]]:
    return [
        {
            "href": _address(request, view=view, after=""),
            "word": word,
            "here": view == wanted.view,
            "count": worklists.count(Wanted(view=view, authority=wanted.authority, words=wanted.words)),
        }
        for view, word in authority_words.LISTS.items()
    ]


def _address(request: HttpRequest, path: str = "/authority", **more: str) -> str:
    query = {name: request.GET.get(name, "") for name in ("view", "q")} | more
    kept = [(name, value) for name, value in query.items() if value and (name, value) != ("view", "due")]
    return f"{path}?{urlencode(kept)}" if kept else path
