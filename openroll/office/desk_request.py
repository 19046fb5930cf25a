"""One request whole: what was asked, its places as text, how it went, what came back, what can be done."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, NotThere
from openroll.desk import selectors
from openroll.desk.beside import beside, receipt_of
from openroll.desk.selectors import Whole
from openroll.people.access import KEEPERS, READERS, allow, signed_in
from openroll.people.asked import whole as whole_number
from openroll.ui import request_labels

from . import desk_words
from .desk_acts import possible
from .pages import page, reading_only


@allow(*READERS)
@reading_only
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show one request."""
    now = SystemClock().now()
    shown = whole(request, number)
    person = signed_in(request)
    may = person is not None and person.role in KEEPERS
    key = shown.request.signed_by
    return page(
        request,
        "office/request.html",
        shown=shown,
        beside=beside(shown),
        acts=possible(shown.request) if may else [],
        key=key.vkey.rsplit("+", 1)[0] if key else "",
        now=now,
        here=f"/requests/{number}",
        public_url=settings.PUBLIC_URL,
        words=request_labels,
        desk_words=desk_words,
        alarm_words=desk_words.ALARMS,
    )


@allow(*READERS)
@reading_only
def receipt(request: HttpRequest, number: int) -> HttpResponseBase:
    """Give the receipt of a request as the signed note that its authority has."""
    found = receipt_of(number)
    if found is None or found.note is None:
        raise NotThere(N_("There is no such receipt, or it is not signed yet."))
    response = HttpResponse(bytes(found.note), content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="request-{number}-receipt.txt"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def whole(request: HttpRequest, number: int) -> Whole:
    """Return the request with that number, with the page of its items that was asked for. Raises NotThere."""
    at = whole_number(request.GET.get("page", ""), 1)
    found = selectors.whole(number, SystemClock().now(), page=at)
    if found is None:
        raise NotThere(N_("There is no request {number}."), number=number)
    return found
