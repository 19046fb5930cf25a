"""The office's pages: the cases, one case, and the door."""

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseNotFound,
    HttpResponseRedirect,
)

from openroll.roll import selectors
from openroll.ui import assets
from openroll.ui.languages import choose
from openroll.ui.rendering import render

from .access import COOKIE, cookie_value, is_word


def sign_in(request: HttpRequest) -> HttpResponse:
    """Let in whoever brings the word, in the address that ``openroll serve`` prints or in the form."""
    word = request.POST.get("word") or request.GET.get("word") or ""
    if is_word(word):
        response = HttpResponseRedirect("/")
        response.set_cookie(COOKIE, cookie_value(), httponly=True, samesite="Strict", max_age=12 * 3600)
        return response
    return _page(request, "office/sign_in.html", status=403 if word else 200, wrong=bool(word))


def cases(request: HttpRequest) -> HttpResponse:
    """List the cases, newest first."""
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    return _page(request, "office/cases.html", cases=selectors.cases())


def case(request: HttpRequest, code: str) -> HttpResponse:
    """Show one case: its message, what the sources gave, what was decided."""
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    found = selectors.case(code)
    if found is None:
        return HttpResponseNotFound("There is no such case.", content_type="text/plain; charset=utf-8")
    text = selectors.message_text(found)
    claims = selectors.claims(found)
    decisions = selectors.decisions(found)
    return _page(request, "office/case.html", case=found, message=text, claims=claims, decisions=decisions)


def static(_request: HttpRequest, name: str) -> HttpResponse:
    """Give a file of the look; those pages that need no word use it too."""
    found = assets.find(name)
    if found is None:
        return HttpResponseNotFound("There is no such file.", content_type="text/plain; charset=utf-8")
    return HttpResponse(found[0].body, content_type=found[0].content_type)


def _page(request: HttpRequest, template: str, *, status: int = 200, **context: object) -> HttpResponse:
    language = choose(request.headers.get("Accept-Language", ""))
    return HttpResponse(render(template, language, path=request.path, **context), status=status)
