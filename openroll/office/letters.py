"""The letters of the register in its office: which could not be sent, how each reads, what to do with it."""

from collections.abc import Callable

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, Conflict, NotThere, UnusableInput
from openroll.people.access import KEEPERS, READERS, actor, allow, signed_in
from openroll.people.asked import whole
from openroll.people.frame import language_of, status_of
from openroll.people.kept import typed
from openroll.people.lazily import lazily
from openroll.roll import audit, letter_acts, letter_lists, models
from openroll.roll.letter_message import message_of, sender_of
from openroll.ui.languages import describe

from . import letter_words
from .pages import page, reading_only

DRAFT = models.Letter.State.DRAFT
Act = Callable[..., models.Letter]
ACTS: dict[str, Act] = {
    "send": letter_acts.send,
    "send-again": letter_acts.send_again,
    "withdraw": letter_acts.withdraw,
    "hand-over": letter_acts.hand_over,
}


class DraftForm(forms.Form):
    """A draft, as a person writes it; whether it can be sent is for the register to say."""

    to = forms.CharField(label=lazily(N_("To (e-mail)")), required=False, max_length=254)
    subject = forms.CharField(label=lazily(N_("Subject")), max_length=letter_acts.LONGEST_SUBJECT)
    body = forms.CharField(label=lazily(N_("Text")), max_length=letter_acts.LONGEST_BODY, strip=False)


class AddressForm(forms.Form):
    """The address of a letter that has none."""

    to = forms.CharField(label=lazily(N_("E-mail address")), max_length=254)


@allow(*READERS)
@reading_only
def letters(request: HttpRequest) -> HttpResponse:
    """List letters: those that failed first, for they need a person."""
    which = request.GET.get("show", "all")
    if which not in letter_lists.LISTS:
        raise NotThere(N_("There is no such list of letters."))
    case = request.GET.get("case", "")[:32]
    found = letter_lists.page_of(which, whole(request.GET.get("page", ""), 1), case)
    return page(
        request,
        "office/letters.html",
        which=which,
        case=case,
        found=found,
        counts=letter_lists.counts(case),
        words=letter_words,
        address=lambda n: _address(which, case, n),
    )


@allow(*READERS)
@reading_only
def letter(request: HttpRequest, number: int) -> HttpResponse:
    """Show one letter as it is sent; a draft with its form."""
    return _show(request, _found(number))


@allow(*READERS)
@reading_only
def file(request: HttpRequest, number: int) -> HttpResponse:
    """Give a letter as the e-mail that is sent."""
    found = _found(number)
    if not found.to:
        raise UnusableInput(N_("The letter has no address. Write one into it, or hand it over yourself."))
    response = HttpResponse(message_of(found, sender_of()).as_bytes(), content_type="message/rfc822")
    response.headers["Content-Disposition"] = f'attachment; filename="letter-{found.pk}.eml"'
    return response


@allow(*KEEPERS)
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change a draft."""
    found = _found(number)
    if request.method != "POST":
        return HttpResponseRedirect(f"/letters/{number}")
    form = DraftForm(request.POST)
    if not form.is_valid():
        return _show(request, found, form=form, status=400)
    try:
        letter_acts.change(
            number,
            **form.cleaned_data,
            seen=request.POST.get("seen", ""),
            actor=actor(request),
            now=SystemClock().now(),
            form=request.POST.get("form_mark"),
        )
    except audit.SentTwice:
        pass
    except (Conflict, UnusableInput) as error:
        form.add_error(None, describe(error, language_of(request)))
        return _show(request, _found(number), form=form, status=status_of(error))
    return _to(number)


@allow(*KEEPERS)
def address(request: HttpRequest, number: int) -> HttpResponse:
    """Give a letter that has no address one."""
    found = _found(number)
    if request.method != "POST":
        return HttpResponseRedirect(f"/letters/{number}")
    form = AddressForm(request.POST)
    if form.is_valid():
        try:
            letter_acts.address(
                number, form.cleaned_data["to"], actor=actor(request), now=SystemClock().now(),
                form=request.POST.get("form_mark"),
            )  # fmt: skip
            return _to(number)
        except audit.SentTwice:
            return _to(number)
        except UnusableInput as error:
            form.add_error("to", describe(error, language_of(request)))
    return _show(request, found, to_form=form, status=400)


@allow(*KEEPERS)
def act(request: HttpRequest, number: int, what: str) -> HttpResponse:
    """Send a draft, send a letter again, withdraw it, or say that it was handed over."""
    _found(number)
    if what not in ACTS:
        raise NotThere(N_("There is nothing at this address."))
    if request.method != "POST":
        return HttpResponseRedirect(f"/letters/{number}")
    try:
        done = ACTS[what](
            number, actor=actor(request), now=SystemClock().now(), form=request.POST.get("form_mark")
        )
    except audit.SentTwice:
        return _to(number)
    return _to(done.pk)


def _found(number: int) -> models.Letter:
    found = letter_lists.letter(number)
    if found is None:
        raise NotThere(N_("There is no such letter."))
    return found


def _show(
    request: HttpRequest,
    found: models.Letter,
    *,
    form: forms.Form | None = None,
    to_form: forms.Form | None = None,
    status: int = 200,
) -> HttpResponse:
    person = signed_in(request)
    may = person is not None and person.role in KEEPERS
    if may and form is None and found.state == DRAFT:
        form = DraftForm(typed(request), initial=_initial(found))
    return page(
        request,
        "office/letter.html",
        status=status,
        letter=found,
        label=letter_words.label_of(str(found.state), found.to),
        kind=letter_words.KINDS.get(found.kind, found.kind),
        done=letter_lists.done_to(found),
        form=form,
        to_form=to_form or AddressForm(),
        seen=letter_acts.edition(found),
        sender=sender_of(),
        may=may,
        verbs=letter_words.VERBS,
    )


def _initial(found: models.Letter) -> dict[str, str]:
    return {"to": found.to, "subject": found.subject, "body": found.body}


def _to(number: int) -> HttpResponse:
    response = HttpResponseRedirect(f"/letters/{number}")
    response.status_code = 303
    return response


def _address(which: str, case: str, number: int) -> str:
    query = QueryDict(mutable=True)
    query["show"] = which
    if case:
        query["case"] = case
    if number > 1:
        query["page"] = str(number)
    return f"/letters?{query.urlencode()}"
