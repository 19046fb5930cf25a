"""Who may see the office: whoever brings the word that ``openroll serve`` printed."""

import hashlib
import hmac
import os
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase

COOKIE = "openroll_office"
SIGN_IN = "/sign-in"
OPEN_TO_ALL = ("/static/",)


def secret() -> str:
    """Return the word that opens this office; empty means that nobody gets in."""
    return os.environ.get("OPENROLL_OFFICE_SECRET", "")


def is_word(word: str) -> bool:
    """Tell whether ``word`` opens the office, in a time that does not depend on where it differs."""
    return bool(secret()) and hmac.compare_digest(word.encode(), secret().encode())


def cookie_value() -> str:
    """Return what the cookie of somebody who signed in holds: not the word itself."""
    return hmac.new(secret().encode(), b"openroll office", hashlib.sha256).hexdigest()


def require_token(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: every address but the sign-in page asks for the cookie."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        request.get_host()  # a name that is not this office's is answered with status 400
        brought = request.COOKIES.get(COOKIE, "")
        signed_in = bool(secret()) and hmac.compare_digest(brought.encode(), cookie_value().encode())
        if not (signed_in or request.path == SIGN_IN or request.path.startswith(OPEN_TO_ALL)):
            return HttpResponseRedirect(SIGN_IN)
        response = get_response(request)
        response.headers.setdefault(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; "
            "base-uri 'none'; frame-ancestors 'none'",
        )
        response.headers["Cache-Control"] = "no-store"
        return response

    return middleware
