"""One request of the authority: its clocks, what became of each item, the receipt, and taking it back."""

import time
from collections.abc import Iterator
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, NotThere
from openroll.desk import life, models, services
from openroll.desk.beside import receipt_of
from openroll.desk.letters import AGAINST
from openroll.desk.locators_place import REASONS as PRIVATE
from openroll.desk.selectors import is_late
from openroll.desk.words import Ground
from openroll.people.access import Role, actor, allow
from openroll.people.asked import mark, whole
from openroll.people.frame import page
from openroll.people.kept import typed
from openroll.people.said import say
from openroll.ui import request_labels

from . import authority_words
from .answers import done, shown
from .authority import csv_file, written
from .authority_forms import WhyForm
from .authority_standing import own_request, own_whole, standing
from .words import REQUEST_ALARMS

WITHDRAWN: Final = N_("The request is withdrawn. The organiser is told.")
WAIT: Final = 2.0  # seconds for the worker to sign a receipt
LOOK: Final = 0.05
_OF_ITEM: Final = ("state", "action", "ground", "acted_at", "reasons", "informed_at", "reinstated_at")


@allow(Role.AUTHORITY)
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show one request."""
    at, now = standing(request), SystemClock().now()
    which = whole(request.GET.get("page", ""), 1)
    found = own_whole(at, number, now, which)
    row = found.request
    return page(
        request,
        "account/authority_request.html",
        authority=at.own,
        shown=found,
        receipt=receipt_of(number),
        withdrawable=row.state in life.ACTS[life.Act.WITHDRAW],
        against=_against(row),
        now=now,
        open=row.state in life.OPEN,
        here=f"/authority/requests/{number}",
        public_url=settings.PUBLIC_URL,
        words=request_labels,
        alarm_words=REQUEST_ALARMS,
        authority_words=authority_words,
        private_words=PRIVATE,
    )


@allow(Role.AUTHORITY)
def receipt(request: HttpRequest, number: int) -> HttpResponse:
    """Give the receipt as a signed note. It is waited for a moment: the worker signs it."""
    own_request(standing(request), number)
    until = time.monotonic() + WAIT
    found = receipt_of(number)
    while found is not None and found.note is None and time.monotonic() < until:
        time.sleep(LOOK)
        found = receipt_of(number)
    if found is None or found.note is None:
        raise NotThere(N_("The receipt is not signed yet. Ask again in a moment."))
    response = HttpResponse(bytes(found.note), content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="request-{number}-receipt.txt"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@allow(Role.AUTHORITY)
def items(request: HttpRequest, number: int) -> HttpResponseBase:
    """Give the items with their places and outcomes as a CSV file that no spreadsheet computes."""
    row = own_request(standing(request), number)
    return csv_file(f"request-{number}-items.csv", _table(row))


@allow(Role.AUTHORITY)
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take a request back, with the reason."""
    at, now = standing(request), SystemClock().now()
    row, here = own_request(at, number), f"/authority/requests/{number}"
    form = WhyForm(request.POST if request.method == "POST" else typed(request))
    if request.method == "POST":

        def do() -> str:
            services.withdraw(
                number,
                form.cleaned_data["why"],
                at.own,
                actor=actor(request),
                origin=settings.REGISTER_ORIGIN,
                clock=SystemClock(),
                version=_version(request),
                form=mark(request),
            )
            say(request, WITHDRAWN)
            return here

        if answer := done(request, form, do, twice=here):
            return answer
        row.refresh_from_db()
    return shown(
        request,
        "account/authority_withdraw.html",
        form,
        row=row,
        fits=row.state in life.ACTS[life.Act.WITHDRAW],
        late=is_late(row, now),
        here=here,
        words=request_labels,
    )


def _against(row: models.Request) -> list[str]:
    """Return what can be done about the refusals of its items, beside a court."""
    grounds = row.rows.filter(state="refused").order_by().values_list("ground", flat=True).distinct()
    known = {Ground(one) for one in grounds if one in set(Ground)}
    return [text for ground, text in AGAINST.items() if ground in known]


def _table(row: models.Request) -> Iterator[list[object]]:
    yield ["request", "reference", "item", "place", *_OF_ITEM, "countries", "appeals", "last_appeal"]
    found = row.rows.select_related("material").prefetch_related("appeals").order_by("n")
    for item in found.iterator(500):
        appeals = sorted(item.appeals.all(), key=lambda appeal: appeal.n)
        told = [written(getattr(item, name)) for name in _OF_ITEM]
        last = (appeals[-1].outcome or "open") if appeals else ""
        around = [row.number, row.reference, item.n, item.material.locator]
        yield [*around, *told, " ".join(item.countries), len(appeals), last]


def _version(request: HttpRequest) -> int:
    return whole(request.POST.get("version", ""), -1)
