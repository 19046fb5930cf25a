"""What every page of the office has in common: its language, its frame, and that it only reads."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseNotFound

from openroll.ui.languages import choose
from openroll.ui.rendering import render

P = ParamSpec("P")


def page(request: HttpRequest, template: str, *, status: int = 200, **context: object) -> HttpResponse:
    """Return the page that ``template`` makes of ``context``, in the reader's language."""
    language = choose(request.headers.get("Accept-Language", ""))
    return HttpResponse(render(template, language, path=request.path, **context), status=status)


def not_found(said: str) -> HttpResponse:
    """Return the answer that something is not there."""
    return HttpResponseNotFound(said, content_type="text/plain; charset=utf-8")


def reading_only(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Let ``view`` answer GET and HEAD alone."""

    @wraps(view)
    def asked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return view(request, *args, **kwargs)

    return asked
