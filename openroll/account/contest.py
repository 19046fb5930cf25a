"""Contesting: by the organiser of an entry, or by anybody, whose address is shown to be theirs before it is public."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, NotThere
from openroll.people import attempts, mandates, proposals, strangers
from openroll.people.access import EVERYBODY, Role, allow, signed_in
from openroll.people.asked import mark
from openroll.people.frame import language_of, page, too_many
from openroll.people.kept import typed
from openroll.people.lazily import lazily
from openroll.people.said import say
from openroll.people.unconfirmed import find
from openroll.roll import intake
from openroll.roll.models import Entry
from openroll.roll.present import present
from openroll.roll.selectors import entry_numbered

from . import words
from .answers import done, go, me, shown, voice

MOST_CONTESTS = 10  # of one machine in a quarter of an hour
OPENED = N_("The entry is marked as contested in public. A person decides.")


class WordsForm(forms.Form):
    """Why something is contested."""

    words = forms.CharField(
        label=lazily(N_("Why? Give links to open sources that show it.")),
        max_length=strangers.LONGEST_WORDS,
        widget=forms.Textarea,
    )


class OwnForm(WordsForm):
    """What is contested, and why."""

    about = forms.MultipleChoiceField(label=lazily(N_("What do you contest?")))

    def __init__(self, data: Any, entry: Entry) -> None:
        super().__init__(data)
        self.fields["about"].choices = [  # type: ignore[attr-defined]  # a field with choices
            (one, lazily(words.CONTESTABLE[one])) for one in strangers.contestable(entry)
        ]


class ContestForm(OwnForm):
    """The same from somebody without an account."""

    name = forms.CharField(label=lazily(N_("Your name")), max_length=strangers.LONGEST_NAME)
    email = forms.CharField(label=lazily(N_("Your e-mail address")), max_length=254)


@allow(EVERYBODY)
def contest(request: HttpRequest, number: int) -> HttpResponseBase:
    """Take a contest of anybody; a letter asks them to confirm it."""
    entry = _entry(number)
    person = signed_in(request)
    if person is not None and mandates.voice(person, number, SystemClock().now()) is not None:
        return go(f"/my/{number}/contest")
    form = ContestForm(request.POST if request.method == "POST" else typed(request), entry)
    if request.method == "POST":
        if not attempts.allowed("contest", request, MOST_CONTESTS):
            return too_many(request)

        def do() -> str:
            given = form.cleaned_data
            strangers.ask_to_contest(
                number,
                given["about"],
                given["words"],
                given["name"],
                given["email"],
                language_of(request),
                SystemClock().now(),
            )
            return "/contest/sent"

        if answer := done(request, form, do, twice="/contest/sent"):
            return answer
    return shown(request, "account/contest.html", form, entry=present(entry), own=False)


@allow(EVERYBODY)
def sent(request: HttpRequest) -> HttpResponse:
    """Say that a letter is under way, and that nothing is public before it is opened."""
    return page(request, "account/contest_sent.html")


@allow(EVERYBODY)
def confirm(request: HttpRequest, word: str) -> HttpResponseBase:
    """Open the case of a contest whose letter was opened: by a button, since programs open links too."""
    if not attempts.allowed("contest-confirm", request, MOST_CONTESTS * 3):
        return too_many(request)
    clock = SystemClock()
    if request.method == "POST":
        case, key = strangers.confirm_contest(word, clock)
        return page(request, "account/contest_confirmed.html", case=case, whole=intake.link_of(case, key))
    waits = find(strangers.CONTEST, word, clock.now())
    entry = _entry(int(waits.told["entry"]))
    return page(request, "account/contest_confirm.html", entry=present(entry), waits=waits, words=words)


@allow(EVERYBODY)
def refusal(request: HttpRequest, code: str, key: str) -> HttpResponseBase:
    """Take a contest of what was decided, from whoever sent the message and has the word of its page."""
    case = intake.sent_by(code, key)
    form = WordsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not attempts.allowed("contest", request, MOST_CONTESTS):
            return too_many(request)

        def do() -> str:
            made = strangers.contest_refusal(
                case, form.cleaned_data["words"], SystemClock(), form=mark(request)
            )
            return f"/message/{made.code}/{key}"

        if answer := done(request, form, do, twice=f"/message/{code}/{key}"):
            return answer
    return shown(request, "account/contest_refusal.html", form, case=case, back=f"/message/{code}/{key}")


@allow(Role.ORGANISER)
def own(request: HttpRequest, number: int) -> HttpResponse:
    """Take a contest of the organiser; it is public at once."""
    speaks = voice(request, number)
    form = OwnForm(request.POST if request.method == "POST" else typed(request), speaks.entry)
    if request.method == "POST":

        def do() -> str:
            given = form.cleaned_data
            made = proposals.contest(
                me(request), number, given["about"], given["words"], SystemClock(), form=mark(request)
            )
            say(request, OPENED)
            return f"/my/{number}/cases/{made.code}"

        if answer := done(request, form, do, twice=f"/my/{number}"):
            return answer
    return shown(request, "account/contest.html", form, entry=present(speaks.entry), own=True)


def _entry(number: int) -> Entry:
    found = entry_numbered(number)
    if found is None:
        raise NotThere(N_("This register has no entry {number}."), number=number)
    return found
