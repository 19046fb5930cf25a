"""What is too large is refused before it is read: by the length that the request itself names."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from openroll.core.errors import N_, UnusableInput

from .frame import problem

USUAL: Final = 2 * 2**20  # bytes of a form
# Where files come in, and how many bytes they may have, with what is around them.
LARGER: Final = {
    "/import": 101 * 2**20,
    "/api/v1/requests": 25 * 2**20,
    "/authority/requests/new": 12 * 2**20,
    "/authority/requests/file": 12 * 2**20,
}


def limit_size(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: a request that is longer than its address takes is answered with status 413, unread.

    A request that does not name its length has none: the server gives it no body.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        most = LARGER.get(request.path, USUAL)
        if _length(request) > most:
            error = UnusableInput(
                N_("This is larger than {limit} MB, the most that this page takes. Nothing of it was kept."),
                limit=most // 2**20,
            )
            return problem(request, error, status=413)
        return get_response(request)

    return middleware


def _length(request: HttpRequest) -> int:
    told = request.META.get("CONTENT_LENGTH") or "0"
    return int(told) if told.isascii() and told.isdigit() and len(told) < 16 else 0
