"""The first page of an organiser, and the way to an organiser's account."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from openroll.core.clock import SystemClock
from openroll.core.errors import N_
from openroll.people import attempts, mandate_colleagues, mandates, strangers
from openroll.people.access import EVERYBODY, Role, allow
from openroll.people.asked import mark
from openroll.people.frame import language_of, page, too_many
from openroll.people.kept import typed
from openroll.people.lazily import lazily
from openroll.people.said import say
from openroll.roll.present import present

from . import words
from .answers import done, go, me, shown, step

MOST_LETTERS = 10  # that one machine asks for in a quarter of an hour
TAKEN = N_("You speak for this entry now.")


class AccountForm(forms.Form):
    """The address to which the letter goes."""

    email = forms.CharField(label=lazily(N_("E-mail address")), max_length=254)


class NumberForm(forms.Form):
    """The number of an entry."""

    number = forms.RegexField(
        r"[1-9][0-9]*",
        label=lazily(N_("Number of the entry")),
        max_length=15,
        error_messages={"invalid": lazily(N_("Write the number in digits, such as 12."))},
    )


@allow(EVERYBODY)
def new_account(request: HttpRequest) -> HttpResponseBase:
    """Send a letter with the way to an organiser's account; the answer is the same for every address."""
    form = AccountForm(request.POST or typed(request))
    if request.method == "POST":
        if not attempts.allowed("account-new", request, MOST_LETTERS):
            return too_many(request)

        def do() -> str:
            strangers.ask_for_account(form.cleaned_data["email"], language_of(request), SystemClock().now())
            return "/account/new/sent"

        if answer := done(request, form, do, twice="/account/new/sent"):
            return answer
    return shown(request, "account/new.html", form)


@allow(EVERYBODY)
def new_account_sent(request: HttpRequest) -> HttpResponse:
    """Say that a letter is under way, whatever the address was."""
    return page(request, "account/new_sent.html")


@allow(Role.ORGANISER)
def my(request: HttpRequest) -> HttpResponse:
    """Show for which entries somebody speaks, what they wait for, and how they claim another one."""
    person, now = me(request), SystemClock().now()
    speaks = mandates.voices(person, now)
    return page(
        request,
        "account/my.html",
        voices=[(one, present(one.entry)) for one in speaks],
        waiting=mandates.waiting(person, now),
        offered=[(one, present(one.entry)) for one in mandate_colleagues.offered(person, now) if one.entry],
        form=NumberForm(),
        words=words,
    )


@allow(Role.ORGANISER)
def take_up(request: HttpRequest, key: int) -> HttpResponse:
    """Take up the invitation of a colleague."""

    def do() -> None:
        mandate_colleagues.take_up(me(request), key, SystemClock().now(), form=mark(request))
        say(request, TAKEN)

    return step(request, do, "/my")


@allow(Role.ORGANISER)
def claim_any(request: HttpRequest) -> HttpResponse:
    """Lead to the claim of the entry whose number was typed."""
    form = NumberForm(request.GET or None)
    if form.is_valid():
        return go(f"/claim/{form.cleaned_data['number']}")
    return shown(request, "account/claim_any.html", form)
