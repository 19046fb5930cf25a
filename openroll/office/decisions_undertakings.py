"""What each side has declared about an entry: on the record, answered, withdrawn."""

from typing import Any, Final

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, NotThere, OpenrollError
from openroll.people.access import KEEPERS, READERS, actor, allow, signed_in
from openroll.people.asked import mark
from openroll.people.frame import language_of, status_of
from openroll.people.kept import typed
from openroll.people.lazily import lazily
from openroll.people.said import say
from openroll.roll import models, selectors, undertaking
from openroll.roll.audit import SentTwice
from openroll.roll.deciding_values import quoted
from openroll.roll.present import Present, present
from openroll.ui import labels
from openroll.ui.languages import describe

from . import decisions_words as words
from .pages import page, reading_only

_SIDES: Final = ("organiser", "registrar")


class UndertakingForm(forms.Form):
    """Words of one side, where they stand, and what they answer."""

    party = forms.ChoiceField(
        label=lazily(N_("Who declares it")),
        choices=[(side, lazily(labels.PARTIES[side])) for side in _SIDES],
    )
    text = forms.CharField(label=lazily(N_("The declaration, word for word")), max_length=undertaking.LONGEST)
    case = forms.ChoiceField(label=lazily(N_("Case in which it was declared")), required=False)
    answers = forms.ChoiceField(label=lazily(N_("It answers")), required=False)

    def __init__(self, entry: models.Entry, now: Present, data: QueryDict | None = None) -> None:
        super().__init__(data)
        cases = [(one.code, one.code) for one in undertaking.cases_about(entry)]
        self.fields["case"].choices = [("", lazily(N_("No case"))), *cases]  # type: ignore[attr-defined]  # a ChoiceField
        answered = [(str(one.n), f"{one.n}. {(one.text or '')[:80]}") for one in now.undertakings]
        self.fields["answers"].choices = [("", lazily(N_("No other declaration"))), *answered]  # type: ignore[attr-defined]  # a ChoiceField


@allow(*READERS)
@reading_only
def undertakings(request: HttpRequest, number: int) -> HttpResponse:
    """Show what each side has declared about an entry, with its dates; and the form for more."""
    return _show(request, _entry(number), typed(request))


@allow(*KEEPERS)
def record(request: HttpRequest, number: int) -> HttpResponse:
    """Put a declaration on the record."""
    entry = _entry(number)
    if request.method != "POST":
        return _back(entry)
    form = UndertakingForm(entry, present(entry), request.POST)
    if not form.is_valid():
        return _show(request, entry, request.POST, status=400)
    told: dict[str, Any] = form.cleaned_data
    case = selectors.case(told["case"]) if told["case"] else None
    try:
        undertaking.record(
            entry,
            told["party"],
            told["text"],
            case=case,
            citation=quoted(case, told["text"].strip()) if case else None,
            actor=actor(request),
            origin=settings.REGISTER_ORIGIN,
            clock=SystemClock(),
            answers=int(told["answers"]) if told["answers"] else None,
            form=mark(request),
        )
    except SentTwice:
        return _back(entry)
    except OpenrollError as error:
        return _show(request, entry, request.POST, error, status=status_of(error))
    say(request, words.UNDERTAKING_MADE)
    return _back(entry)


@allow(*KEEPERS)
def withdraw(request: HttpRequest, number: int, n: int) -> HttpResponse:
    """Note that a declaration was withdrawn; the page asks once more."""
    entry = _entry(number)
    now = present(entry)
    found = next((one for one in now.undertakings if one.n == n and not one.withdrawn_at), None)
    if found is None:
        raise NotThere(N_("There is nothing at this address."))
    if request.method != "POST":
        return page(request, "office/undertaking_withdraw.html", entry=entry, now=now, one=found)
    try:
        undertaking.withdraw(
            entry,
            n,
            case=None,
            actor=actor(request),
            origin=settings.REGISTER_ORIGIN,
            clock=SystemClock(),
            form=mark(request),
        )
    except SentTwice:
        return _back(entry)
    say(request, words.UNDERTAKING_WITHDRAWN)
    return _back(entry)


def _show(
    request: HttpRequest,
    entry: models.Entry,
    data: QueryDict | None,
    error: OpenrollError | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    now, person = present(entry), signed_in(request)
    form = UndertakingForm(entry, now, data)
    if error is not None:
        form.add_error(None, describe(error, language_of(request)))
    return page(
        request,
        "office/undertakings.html",
        status=status,
        entry=entry,
        now=now,
        form=form,
        sides=_SIDES,
        keeper=person is not None and person.role in KEEPERS,
    )


def _entry(number: int) -> models.Entry:
    found = selectors.entry_numbered(number) if number < 2**53 else None
    if found is None:
        raise NotThere(N_("This register has no entry {number}."), number=number)
    return found


def _back(entry: models.Entry) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"/entries/{entry.number}/undertakings", status=303)
