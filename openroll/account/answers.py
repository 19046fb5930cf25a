"""How the pages of accounts answer a form: where it leads, what is wrong with it, what becomes of one sent twice."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Final

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from openroll.core.clock import SystemClock
from openroll.core.errors import Refusal, UnusableInput
from openroll.people import mandates
from openroll.people.access import NotAllowed, signed_in
from openroll.people.frame import language_of, page
from openroll.people.mandates import NotProved, Voice
from openroll.people.models import Person
from openroll.roll.audit import SentTwice
from openroll.ui.languages import describe

SEE_OTHER: Final = 303


def go(path: str) -> HttpResponse:
    """Lead to ``path`` after something was done (RFC 9110, section 15.4.4)."""
    return HttpResponseRedirect(path, status=SEE_OTHER)


def done(request: HttpRequest, form: Form, do: Callable[[], str], *, twice: str) -> HttpResponse | None:
    """Return where ``do`` leads when ``form`` is filled in well; None when it is to be shown again, with its errors.

    ``twice`` is where a form leads that was sent and done before.
    """
    if not form.is_valid():
        return None
    try:
        return go(do())
    except SentTwice:
        return go(twice)
    except NotAllowed:
        raise
    except (UnusableInput, Refusal) as error:
        form.add_error(None, describe(error, language_of(request)))
        return None


def step(request: HttpRequest, do: Callable[[], object], then: str) -> HttpResponse:
    """Do what a button says, and lead to ``then``; a form without anything to fill in."""
    if request.method != "POST":
        return go(then)
    with suppress(SentTwice):
        do()
    return go(then)


def shown(request: HttpRequest, template: str, form: Form, **context: object) -> HttpResponse:
    """Return the page with ``form``: status 400 when something that was sent is wrong."""
    wrong = request.method == "POST" and form.is_bound and bool(form.errors)
    return page(request, template, status=400 if wrong else 200, form=form, **context)


def me(request: HttpRequest) -> Person:
    """Return who is signed in; the view says that somebody is."""
    person = signed_in(request)
    assert person is not None  # noqa: S101  # the view allows organisers alone
    return person


def voice(request: HttpRequest, number: int, now: datetime | None = None) -> Voice:
    """Return how whoever is signed in speaks for entry ``number``. Raises NotProved."""
    found = mandates.voice(me(request), number, now or SystemClock().now())
    if found is None:
        raise NotProved(mandates.NO_VOICE, number=number)
    return found
