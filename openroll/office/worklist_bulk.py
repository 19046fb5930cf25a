"""Several cases at once: a page that says what would happen to which, then one form, then what was done."""

from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, OpenrollError
from openroll.people.access import KEEPERS, actor, allow
from openroll.people.frame import language_of
from openroll.people.kept import typed
from openroll.roll import evidence_view, worklist
from openroll.roll import worklist_bulk as bulk
from openroll.ui.languages import describe

from . import words
from .cases_forms import AssignForm, CloseForm, NothingForm
from .pages import page

_KEY: Final = "bulk"
_FORMS: Final[dict[str, type[forms.Form]]] = {bulk.ASSIGN: AssignForm, bulk.CLOSE: CloseForm}
_NONE: Final = N_("No case was chosen. Go back and choose some.")


@allow(*KEEPERS)
def preview(request: HttpRequest) -> HttpResponse:
    """Say what would happen to which cases; do it when the form is sent."""
    if request.method == "POST":
        return _done(request)
    given = typed(request)
    if given is not None:
        return _page(request, given, _FORMS.get(given.get("do", ""), NothingForm)(given), codes=_seen(given))
    query = request.GET
    codes = query.getlist("page" if query.get("which") == "page" else "case")[: bulk.MOST + 1]
    return _page(
        request, query, _FORMS.get(query.get("do", ""), NothingForm)(), codes=dict.fromkeys(codes, None)
    )


@allow(*KEEPERS)
def done(request: HttpRequest) -> HttpResponse:
    """Say what was done, and what was left out and why."""
    told: dict[str, Any] = request.session.get(_KEY) or {"do": "", "done": [], "left": [], "back": "/"}
    return page(request, "office/bulk_done.html", told=told, words=words)


def _page(
    request: HttpRequest,
    given: QueryDict,
    form: forms.Form,
    *,
    codes: dict[str, int | None],
    status: int = 200,
) -> HttpResponse:
    """Return the preview; ``codes`` are the cases, with the version that was seen before, if any."""
    what = given.get("do", "")
    who = actor(request)
    takes, left = bulk.sorted_out(what, worklist.of_codes(codes), who.person if what == bulk.TAKE else None)
    return page(
        request,
        "office/bulk.html",
        status=status,
        what=what,
        form=form,
        takes=[(row, codes.get(row.code) or row.version) for row in takes],
        left=left,
        none=_NONE,
        back=_back(request, given),
        words=words,
        spelled=evidence_view.spelled_out,
    )


def _done(request: HttpRequest) -> HttpResponse:
    what, seen = request.POST.get("do", ""), _seen(request.POST)
    form = _FORMS.get(what, NothingForm)(request.POST)
    if not form.is_valid():
        return _page(request, request.POST, form, codes=seen, status=400)
    rows = worklist.of_codes(seen)
    bulk.sorted_out(what, rows, None)  # raises for what is no order of ours
    order = bulk.Order(what, actor(request), **form.cleaned_data)
    now, mark = SystemClock().now(), request.POST.get("form_mark", "")
    done, left = bulk.carry_out(order, [(row, seen[row.code] or row.version) for row in rows], now, mark)
    language = language_of(request)
    request.session[_KEY] = {
        "do": what,
        "done": [row.code for row in done],
        "left": [
            [one.row.code, describe(one.why, language) if isinstance(one.why, OpenrollError) else one.why]
            for one in left
        ],
        "back": _back(request, request.POST),
    }
    return HttpResponseRedirect("/cases/bulk/done", status=303)


def _seen(given: QueryDict) -> dict[str, int | None]:
    """Return the codes that a form names, each with the version of its case that was on the screen."""
    told = (one.rpartition(":") for one in given.getlist("case")[: bulk.MOST + 1])
    return {
        code: int(version) if version.isascii() and version.isdigit() else None for code, _, version in told
    }


def _back(request: HttpRequest, given: QueryDict) -> str:
    """Return the list that somebody came from: one of our own, else the first."""
    back = given.get("back", "")
    ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return back if ours and len(back) < 2000 else "/"
