"""Nothing typed is lost: what somebody sent when their session had ended waits in the session for its form.

It is shown once, on the page of that form, to nobody but the person who typed it. Passwords and codes are never kept.
"""

import time
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict

from openroll.core.errors import N_, UnusableInput

from . import attempts, known
from .models import Person

MOST: Final = 2_000_000  # bytes: an order of an authority names thousands of places
MOST_OF_STRANGERS: Final = 20_000  # of a browser that never signed in
AGE: Final = 12 * 3600  # seconds
FORM: Final = "kept_form"  # where it stands in the session
_SECRET: Final = frozenset({"credential", "form_mark", "code", "word"})
_SECRET_PARTS: Final = ("password", "secret", "token")


def keep(request: HttpRequest) -> str:
    """Keep what ``request`` posts, and return the path of the page on which its form stands.

    Nothing is kept of what is too large, or of too many such forms from one stranger.
    """
    page = page_of(request)
    typed = QueryDict(mutable=True)
    for name, values in request.POST.lists():
        if name.lower() not in _SECRET and not any(part in name.lower() for part in _SECRET_PARTS):
            typed.setlist(name, values)
    text = typed.urlencode()
    if text and len(text) <= _room(request):
        request.session[FORM] = {
            "page": urlsplit(page).path,
            "path": request.path,
            "typed": text,
            "person": _whose(request),
            "at": time.time(),
        }
    return page


def typed(request: HttpRequest) -> QueryDict | None:
    """Return what was typed into the form of this page before the session ended, or None. It is returned once.

    A page that takes it says so in a banner by itself (``openroll.people.frame``).
    """
    found = _waiting(request)
    if found is None or request.method not in {"GET", "HEAD"}:
        return None
    request.session.pop(FORM, None)
    request.kept_shown = True  # type: ignore[attr-defined]  # this request alone
    return QueryDict(found["typed"])


def left_over(request: HttpRequest) -> tuple[bool, list[str]]:
    """Return whether the form of this page shows what was typed, and what a page without room for it lists instead."""
    if getattr(request, "kept_shown", False):
        return True, []
    given = typed(request)
    values = [value for _, values in given.lists() for value in values if value.strip()] if given else []
    return bool(given), values


def _waiting(request: HttpRequest) -> dict[str, Any] | None:
    session = getattr(request, "session", None)
    found = session.get(FORM) if session is not None else None
    if session is None or not isinstance(found, dict) or request.path not in (found["page"], found["path"]):
        return None
    user = request.user
    if not isinstance(user, Person):
        return None  # it waits until they are back
    if found["person"] not in (None, user.pk) or time.time() - found["at"] > AGE:
        session.pop(FORM)
        return None
    return found


def page_of(request: HttpRequest) -> str:
    """Return the path of the page that ``request`` was sent from, or its own when no page of ours says so."""
    came = urlsplit(request.headers.get("Referer", ""))
    if came.netloc != request.get_host() or not came.path or came.path == settings.LOGIN_URL:
        return request.path
    return f"{came.path}?{came.query}" if came.query else came.path


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is not the browser's: an old page, or cookies that were cleared. Nothing typed is lost.

    What another site sends is not kept: it would put its own words into somebody's form.
    """
    from .frame import problem

    own = request.headers.get("Origin") in (f"{request.scheme}://{request.get_host()}", settings.OFFICE_URL)
    back = keep(request) if own else "/"
    error = UnusableInput(
        N_(
            "This page had stood open for too long, or cookies were cleared. Nothing was sent. Open the form again."
        )
    )
    return problem(request, error, status=403, back=back)


def _room(request: HttpRequest) -> int:
    """Return how much may be kept: of a browser that has signed in before, more."""
    if isinstance(request.user, Person) or known.persons(request):
        return MOST
    return MOST_OF_STRANGERS if attempts.allowed("kept", request) else 0


def _whose(request: HttpRequest) -> int | None:
    """Return whose words these are, where that is known."""
    if isinstance(request.user, Person):
        return request.user.pk
    return next(iter(known.persons(request)), None)
