"""What authorities ask of an entry, for whoever speaks for it: lists by deadline, and one request whole.

It is decided by the organiser's own agent; here is only what stands on the record.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, NotThere
from openroll.desk import selectors
from openroll.desk.selectors import Scope
from openroll.people import request_agents
from openroll.people.access import Role, allow
from openroll.people.asked import whole
from openroll.people.frame import page
from openroll.ui import request_labels

from .answers import voice
from .words import REQUEST_ALARMS, REQUEST_LISTS


@allow(Role.ORGANISER)
def requests(request: HttpRequest, number: int) -> HttpResponse:
    """Show the requests about the entry."""
    now = SystemClock().now()
    speaks = request_agents.operator(voice(request, number, now))
    scope = Scope(entry=number, offered=True)
    which = request.GET.get("show", "")
    which = which if which in REQUEST_LISTS else "due"
    return page(
        request,
        "account/requests.html",
        speaks=speaks,
        which=which,
        lists=REQUEST_LISTS,
        counts=selectors.counts(scope),
        found=selectors.page_of(which, _number(request), now, scope),
        here=f"/my/{number}/requests",
        words=request_labels,
    )


@allow(Role.ORGANISER)
def one(request: HttpRequest, number: int, key: int) -> HttpResponse:
    """Show one request about the entry."""
    now = SystemClock().now()
    speaks = request_agents.operator(voice(request, number, now))
    found = selectors.whole(key, now, Scope(entry=number, offered=True), _number(request))
    if found is None:
        raise NotThere(N_("Entry {number} has no request {key}."), number=number, key=key)
    return page(
        request,
        "account/request.html",
        speaks=speaks,
        shown=found,
        here=f"/my/{number}/requests",
        public_url=settings.PUBLIC_URL,
        words=request_labels,
        alarm_words=REQUEST_ALARMS,
    )


def _number(request: HttpRequest) -> int:
    return whole(request.GET.get("page", ""), 1)
