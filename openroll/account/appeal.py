"""An author appeals against what was done to what they posted: by the address in the organiser's letter, no account."""

from urllib.parse import quote

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from openroll.core.clock import SystemClock
from openroll.core.errors import N_
from openroll.desk import appeals
from openroll.people import attempts
from openroll.people.access import EVERYBODY, allow
from openroll.people.asked import mark
from openroll.people.frame import language_of, too_many
from openroll.people.lazily import lazily
from openroll.people.said import say
from openroll.roll.present import present
from openroll.ui import request_labels

from .answers import done, shown

MOST_SENT = 10  # appeals of one machine in a quarter of an hour
MOST_OPENED = 60  # addresses, right or wrong
SENT = N_("Your appeal was passed on to the organiser.")


class AppealForm(forms.Form):
    """Why somebody appeals."""

    words = forms.CharField(
        label=lazily(N_("Why is the decision wrong?")), max_length=appeals.LONGEST, widget=forms.Textarea
    )


@allow(EVERYBODY)
def appeal(request: HttpRequest, word: str) -> HttpResponse:
    """Show what was done and why, and take an appeal against it."""
    if not attempts.allowed("appeal-opened", request, MOST_OPENED):
        return too_many(request)
    found, here = appeals.find(word), f"/appeal/{quote(word, safe='')}"
    form = AppealForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not attempts.allowed("appeal", request, MOST_SENT):
            return too_many(request)

        def do() -> str:
            appeals.make(
                word,
                form.cleaned_data["words"],
                language_of(request),
                origin=settings.REGISTER_ORIGIN,
                clock=SystemClock(),
                form=mark(request),
            )
            say(request, SENT)
            return here

        if answer := done(request, form, do, twice=here):
            return answer
    return shown(
        request,
        "account/appeal.html",
        form,
        found=found,
        entry=present(found.request.entry),
        words=request_labels,
        here=here,
    )
