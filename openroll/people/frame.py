"""What is around every answer of the office: its language, its errors as pages, and what a browser may do with it."""

import logging
import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.utils import translation

from openroll.core.errors import Conflict, NotThere, OpenrollError, Refusal
from openroll.ui.languages import LANGUAGES, choose, describe
from openroll.ui.rendering import render

from .access import NotAllowed, signed_in

LOG = logging.getLogger("openroll.office")
COOKIE = "openroll_language"
POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; script-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def frame(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware, the innermost: views behind it may raise any OpenrollError."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        request.get_host()  # a name that is not this office's is answered with status 400
        with translation.override(language_of(request)):
            response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers["Cache-Control"] = "no-store"
        return response

    return middleware


class Errors:
    """Middleware that turns an OpenrollError of a view into a page with its status."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass ``request`` on."""
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page for ``error``; None for what is a fault of ours."""
        return problem(request, error) if isinstance(error, OpenrollError) else None


def problem(request: HttpRequest, error: OpenrollError, status: int | None = None) -> HttpResponse:
    """Return the page that says what is wrong, and what to do."""
    said = describe(error, language_of(request))
    return page(request, "office/problem.html", status=status or status_of(error), said=said, code=error.code)


def status_of(error: OpenrollError) -> int:
    """Return the status of HTTP that goes with ``error``."""
    kinds = ((NotAllowed, 403), (NotThere, 404), (Conflict, 409), (Refusal, 409))
    return next((status for kind, status in kinds if isinstance(error, kind)), 400)


def language_of(request: HttpRequest) -> str:
    """Return the language that the reader chose: by the switch, in the account, or in the browser."""
    chosen = request.COOKIES.get(COOKIE, "")
    if chosen in LANGUAGES:
        return chosen
    person = signed_in(request)
    if person is not None and person.language in LANGUAGES:
        return person.language
    return choose(request.headers.get("Accept-Language", ""))


def page(request: HttpRequest, template: str, *, status: int = 200, **context: object) -> HttpResponse:
    """Return the page that ``template`` makes of ``context``, in the reader's language.

    Every page knows ``path``, ``person`` (who is signed in, or None), ``csrf`` and ``form_mark`` (a fresh word).
    """
    given = {
        "path": request.path,
        "person": signed_in(request),
        "csrf": get_token(request),
        "form_mark": secrets.token_urlsafe(18),
        **context,
    }
    return HttpResponse(render(template, language_of(request), **given), status=status)
