"""The colleagues who speak for an entry: invited, taken back, removed."""

from django import forms
from django.http import HttpRequest, HttpResponse

from openroll.core.clock import SystemClock
from openroll.core.errors import N_
from openroll.people import mandate_colleagues, mandates
from openroll.people.access import Role, allow
from openroll.people.asked import mark
from openroll.people.kept import typed
from openroll.people.lazily import lazily
from openroll.people.models import Mandate
from openroll.people.said import say

from . import words
from .answers import done, me, shown, step, voice

INVITED = N_("The letter with the invitation is on its way.")
REMOVED = N_("They do not speak for this entry any more.")
WITHDRAWN = N_("The invitation was withdrawn.")


class InviteForm(forms.Form):
    """Whom the letter goes to."""

    email = forms.CharField(label=lazily(N_("E-mail address of your colleague")), max_length=254)


@allow(Role.ORGANISER)
def colleagues(request: HttpRequest, number: int) -> HttpResponse:
    """Show who speaks for the entry, and invite another one."""
    now = SystemClock().now()
    speaks = voice(request, number, now)
    here = f"/my/{number}/colleagues"
    form = InviteForm(request.POST if request.method == "POST" else typed(request))
    if request.method == "POST":

        def do() -> str:
            mandate_colleagues.invite(
                me(request), number, form.cleaned_data["email"], now, form=mark(request)
            )
            say(request, INVITED)
            return here

        if answer := done(request, form, do, twice=here):
            return answer
    return shown(
        request,
        "account/colleagues.html",
        form,
        speaks=speaks,
        rows=[(one, mandate_colleagues.may_remove(speaks, one)) for one in mandates.of_entry(number, now)],
        waiting=[
            (one, speaks.proved or one.invited_by_id == speaks.person.pk)
            for one in mandate_colleagues.waiting(number, now)
        ],
        words=words,
    )


@allow(Role.ORGANISER)
def remove(request: HttpRequest, number: int, key: int) -> HttpResponse:
    """End the mandate of a colleague, or one's own."""

    def do() -> None:
        mandate_colleagues.remove(me(request), number, key, SystemClock().now(), form=mark(request))
        say(request, REMOVED)

    own = Mandate.objects.filter(pk=key, person=me(request)).exists()
    return step(request, do, "/my" if own else f"/my/{number}/colleagues")


@allow(Role.ORGANISER)
def withdraw(request: HttpRequest, number: int, key: int) -> HttpResponse:
    """Take an invitation back."""

    def do() -> None:
        mandate_colleagues.withdraw(me(request), number, key, SystemClock().now(), form=mark(request))
        say(request, WITHDRAWN)

    return step(request, do, f"/my/{number}/colleagues")
