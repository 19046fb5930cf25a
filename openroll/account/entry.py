"""An organiser's entry: what the register holds about it and where from, its cases, and the letters that went to it."""

from django import forms
from django.http import HttpRequest, HttpResponse

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, NotThere
from openroll.people import entries, proposals
from openroll.people.access import Role, allow
from openroll.people.asked import mark
from openroll.people.frame import page
from openroll.people.kept import typed
from openroll.people.lazily import lazily
from openroll.people.mandates import Voice
from openroll.people.said import say
from openroll.roll import holdings, proposing
from openroll.roll.present import present

from . import words
from .answers import done, me, shown, voice

ANSWERED = N_("Your answer was added to the case.")


class AnswerForm(forms.Form):
    """What is added to a case."""

    words = forms.CharField(
        label=lazily(N_("Your answer")), max_length=proposing.LONGEST_WORDS, widget=forms.Textarea
    )


@allow(Role.ORGANISER)
def entry(request: HttpRequest, number: int) -> HttpResponse:
    """Show what is held about the entry."""
    now = SystemClock().now()
    speaks = voice(request, number, now)
    found = present(speaks.entry)
    places = {id(cite): place for place, (_, _, cite) in enumerate(holdings.citations(found), start=1)}
    return page(
        request,
        "account/entry.html",
        speaks=speaks,
        entry=found,
        services=holdings.services(speaks.entry, found),
        place=lambda cite: places.get(id(cite), 0),
        cases=entries.cases(speaks),
        letters=entries.letters(speaks, now),
        words=words,
    )


@allow(Role.ORGANISER)
def case(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """Show a case about the entry, as its organiser may see it."""
    return _case(request, voice(request, number), code, AnswerForm(typed(request)))


@allow(Role.ORGANISER)
def answer(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """Add an answer to a case."""
    here = f"/my/{number}/cases/{code}"
    form = AnswerForm(request.POST or None)

    def do() -> str:
        given = form.cleaned_data["words"]
        proposals.answer(me(request), number, code, given, SystemClock(), form=mark(request))
        say(request, ANSWERED)
        return here

    found = done(request, form, do, twice=here) if request.method == "POST" else None
    return found or _case(request, voice(request, number), code, form)


@allow(Role.ORGANISER)
def letter(request: HttpRequest, number: int, key: int) -> HttpResponse:
    """Show a letter about the entry that went to its organiser."""
    speaks = voice(request, number)
    found = next((one for one in entries.letters(speaks, SystemClock().now()) if one.pk == key), None)
    if found is None:
        raise NotThere(N_("There is no such letter."))
    return page(request, "account/letter.html", entry_number=number, letter=found)


def _case(request: HttpRequest, speaks: Voice, code: str, form: AnswerForm) -> HttpResponse:
    found = entries.case(speaks, code, SystemClock().now())
    if found is None:
        raise NotThere(N_("There is no such case."))
    return shown(
        request,
        "account/case.html",
        form,
        speaks=speaks,
        shown=found,
        proposal=proposing.proposed(found.case) if found.own else None,
        words=words,
    )
