"""What a person does with a request: each act has a page that says what will happen, a form, and one button."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, NotThere, OpenrollError
from openroll.desk import life, models, selectors, services
from openroll.desk.selectors import Step
from openroll.people.access import KEEPERS, actor, allow, freshly
from openroll.people.asked import mark, whole
from openroll.people.frame import language_of, status_of
from openroll.people.kept import typed
from openroll.people.said import say
from openroll.roll.audit import SentTwice
from openroll.ui import request_labels
from openroll.ui.languages import describe

from . import desk_forms, desk_words
from .pages import page

_NEVER: Final = 2**53


@dataclass(frozen=True, slots=True)
class Deed:
    """One act: its words, its form, and what does it. ``done`` is said afterwards."""

    act: life.Act
    title: str
    means: str
    button: str
    done: str
    do: Callable[..., object]
    form: type[forms.Form] = desk_forms.WhyForm
    kind: str = ""  # of the button


DEEDS: Final[Mapping[str, Deed]] = {
    "admit": Deed(
        life.Act.ADMIT,
        N_("Admit the request"),
        N_(
            "It is offered to the organiser, who decides about it. Look first whether the law that it cites says so."
        ),
        N_("Admit it"),
        N_("The request was admitted. The organiser’s agent fetches it."),
        services.admit,
        desk_forms.NothingForm,
    ),
    "return": Deed(
        life.Act.RETURN,
        N_("Return the request"),
        N_(
            "It goes back to its authority as manifestly mistaken. What you write here is told to the authority."
        ),
        N_("Return it"),
        N_("The request was returned. The authority gets a letter."),
        services.give_back,
        kind="warning",
    ),
    "annul": Deed(
        life.Act.ANNUL,
        N_("Annul the request"),
        N_(
            "It holds no longer, or never did. The authority and the organiser are told; what was done stays on record."
        ),
        N_("Annul it"),
        N_("The request was annulled. The authority gets a letter."),
        services.annul,
        desk_forms.AnnulForm,
        "warning",
    ),
}


def possible(request: models.Request) -> list[tuple[str, Deed]]:
    """Return what can be done with ``request`` now."""
    return [(name, deed) for name, deed in DEEDS.items() if request.state in life.ACTS[deed.act]]


@allow(*KEEPERS)
@freshly
def act(request: HttpRequest, number: int, what: str) -> HttpResponse:
    """Show the page of an act; do it when its form is sent."""
    deed = DEEDS.get(what)
    if deed is None:
        raise NotThere(N_("There is nothing at this address."))
    if request.method != "POST":
        return _page(request, number, what, deed.form(typed(request)))
    form = deed.form(request.POST)
    if not form.is_valid():
        return _page(request, number, what, form, status=400)
    try:
        deed.do(
            number,
            **form.cleaned_data,
            actor=actor(request),
            origin=settings.REGISTER_ORIGIN,
            clock=SystemClock(),
            version=whole(request.POST.get("version", ""), -1, digits=15),
            form=mark(request),
        )
    except SentTwice:
        say(request, desk_words.TWICE)
    except NotThere:
        raise
    except OpenrollError as error:
        return _page(request, number, what, form, error=error)
    else:
        say(request, deed.done)
    return HttpResponseRedirect(f"/requests/{number}", status=303)


def _page(
    request: HttpRequest,
    number: int,
    what: str,
    form: forms.Form,
    *,
    error: OpenrollError | None = None,
    status: int = 200,
) -> HttpResponse:
    """Return the page of an act; after an ``error``, with what was typed and what has happened meanwhile."""
    now = SystemClock().now()
    shown = selectors.whole(number, now)
    if shown is None:
        raise NotThere(N_("There is no request {number}."), number=number)
    deed = DEEDS[what]
    return page(
        request,
        "office/request_act.html",
        status=status_of(error) if error else status,
        shown=shown,
        what=what,
        deed=deed,
        fits=shown.request.state in life.ACTS[deed.act],
        form=form,
        said=describe(error, language_of(request)) if error else "",
        meanwhile=_since(shown.steps, whole(request.POST.get("seen", ""), _NEVER, digits=15))
        if error
        else [],
        seen=max((step.index for step in shown.steps), default=0),
        now=now,
        words=request_labels,
    )


def _since(steps: Any, seen: int) -> list[Step]:
    return [step for step in steps if step.index > seen][-20:]
