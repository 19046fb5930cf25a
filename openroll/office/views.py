"""The office's pages: the cases, one case, and the door."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from openroll.roll import selectors
from openroll.ui import assets

from . import words
from .access import COOKIE, cookie_value, is_word
from .pages import not_found, page, reading_only


def sign_in(request: HttpRequest) -> HttpResponse:
    """Let in whoever brings the word, in the address that ``openroll serve`` prints or in the form."""
    word = request.POST.get("word") or request.GET.get("word") or ""
    if is_word(word):
        response = HttpResponseRedirect("/")
        response.set_cookie(COOKIE, cookie_value(), httponly=True, samesite="Strict", max_age=12 * 3600)
        return response
    return page(request, "office/sign_in.html", status=403 if word else 200, wrong=bool(word))


@reading_only
def cases(request: HttpRequest) -> HttpResponse:
    """List the cases, newest first."""
    return page(request, "office/cases.html", cases=selectors.cases())


@reading_only
def case(request: HttpRequest, code: str) -> HttpResponse:
    """Show one case: its message, what the sources gave, what was decided."""
    found = selectors.case(code)
    if found is None:
        return not_found("There is no such case.")
    return page(
        request,
        "office/case.html",
        case=found,
        message=selectors.message_text(found),
        claims=selectors.claims(found),
        decisions=selectors.decisions(found),
        alerts=selectors.said(found, "alerts"),
        remarks=selectors.said(found, "remarks"),
        snapshots=selectors.snapshots(found),
        refused=selectors.refused(found),
        words=words,
    )


def static(_request: HttpRequest, name: str) -> HttpResponse:
    """Give a file of the look; those pages that need no word use it too."""
    found = assets.find(name)
    if found is None:
        return not_found("There is no such file.")
    return HttpResponse(found[0].body, content_type=found[0].content_type)
