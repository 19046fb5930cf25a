"""What is around every answer of the office: its language, its errors as pages, and what a browser may do with it."""

import logging
import secrets
from collections.abc import Callable

from allauth.core.exceptions import ReauthenticationRequired
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.utils import translation

from openroll.core.errors import N_, Conflict, NotThere, OpenrollError, Refusal, UnusableInput
from openroll.ui.assets import FOR_EVER
from openroll.ui.languages import LANGUAGES, choose, describe
from openroll.ui.rendering import render

from . import kept, navigation, said
from .access import SAFE, NotAllowed, ask_again, signed_in, to_the_door
from .documents import document, wants_document

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
        # Nobody's browser keeps a page, and each the look of all of them.
        if response.headers.get("Cache-Control") != FOR_EVER:
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

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """Return the page for ``error``, or the way to it; None for what is a fault of ours."""
        if isinstance(error, ReauthenticationRequired):
            try:
                return ask_again(request) if signed_in(request) else to_the_door(request)
            except NotAllowed as without:
                return problem(request, without)
        if isinstance(error, PermissionDenied):
            return problem(
                request, NotAllowed(N_("Your account does not allow this. Ask a senior registrar."))
            )
        return problem(request, error) if isinstance(error, OpenrollError) else None


def problem(
    request: HttpRequest, error: OpenrollError, status: int | None = None, back: str = ""
) -> HttpResponse:
    """Return the page that says what is wrong, and what to do; ``back`` is where the form stands."""
    language = language_of(request)
    if wants_document(request):
        return document(status or status_of(error), error.code, describe(error, language), language)
    told = {"said": describe(error, language), "code": error.code, "back": back}
    return page(request, "office/problem.html", status=status or status_of(error), **told)


def not_there(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for an address that leads nowhere (``handler404``)."""
    return problem(request, NotThere(N_("There is nothing at this address.")))


def failed(request: HttpRequest) -> HttpResponse:
    """Answer when something failed that is our fault (``handler500``). It asks no database: that may be what failed."""
    language = choose(request.headers.get("Accept-Language", ""))
    error = OpenrollError(
        N_("Something failed here; it is not your fault. Nothing was changed. Try again in a moment.")
    )
    return _to_a_stranger(request, describe(error, language), language, 500)


def unreadable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for a request that Django does not take apart (``handler400``); who sent it is not known then."""
    language = choose(request.headers.get("Accept-Language", ""))
    error = UnusableInput(
        N_(
            "This request cannot be read: it has too many fields or files, or asks for another machine. "
            "Nothing was done."
        )
    )
    said = describe(error, language)
    if wants_document(request):
        return document(400, error.code, said, language)
    return _to_a_stranger(request, said, language, 400)


def _to_a_stranger(request: HttpRequest, said: str, language: str, status: int) -> HttpResponse:
    """Return the page that says ``said`` and nothing of who asks."""
    return HttpResponse(render("office/problem.html", language, path=request.path, said=said), status=status)


def too_many(request: HttpRequest) -> HttpResponse:
    """Answer for somebody who asks too often (``handler429``)."""
    error = Refusal(N_("These were too many requests in a short time. Wait a few minutes, then try again."))
    return problem(request, error, status=429)


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


def see(path: str) -> HttpResponseRedirect:
    """Lead to ``path`` after something was done: with a GET, so that nothing is sent twice (RFC 9110, 15.4.4)."""
    response = HttpResponseRedirect(path)
    response.status_code = 303
    return response


def page(request: HttpRequest, template: str, *, status: int = 200, **context: object) -> HttpResponse:
    """Return the page that ``template`` makes of ``context``, in the reader's language."""
    text = render(template, language_of(request), **context_of(request, **context))
    return HttpResponse(text, status=status)


def context_of(request: HttpRequest, **context: object) -> dict[str, object]:
    """Return what every page knows, and ``context``.

    ``path``; ``person`` (who is signed in, or None); ``csrf`` and ``form_mark`` (a fresh word); ``navigation`` and
    ``language_next`` of the head; ``notes``, which are said once; ``kept_shown`` and ``kept_values``: that what was
    typed before a session ended is in the form, or what it was when the page has no room for it.
    """
    person = signed_in(request)
    shown, values = kept.left_over(request)
    return {
        "path": request.path,
        "person": person,
        "csrf": get_token(request),
        "form_mark": secrets.token_urlsafe(18),
        "navigation": navigation.of(person, request.path),
        "language_next": request.get_full_path() if request.method in SAFE else request.path,
        "notes": said.take(request),
        "kept_shown": shown,
        "kept_values": values,
        **context,
    }
