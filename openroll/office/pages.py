"""What the office's pages have in common: that they only read, and the answer that something is not there."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseNotFound
from django.http.response import HttpResponseBase

from openroll.people.frame import page

__all__ = ["not_found", "page", "reading_only"]

P = ParamSpec("P")


def not_found(said: str) -> HttpResponse:
    """Return the answer that something is not there."""
    return HttpResponseNotFound(said, content_type="text/plain; charset=utf-8")


def reading_only(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let ``view`` answer GET and HEAD alone."""

    @wraps(view)
    def asked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return view(request, *args, **kwargs)

    return asked
