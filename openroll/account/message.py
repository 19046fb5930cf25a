"""Writing to the register without an account: a form, and the page on which its sender sees what became of it.

Neither needs a script, a cookie or an account. The address of the page has a word in it that nobody else knows.
"""

import secrets
from typing import Final

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, NotThere, OpenrollError, UnusableInput
from openroll.people import attempts
from openroll.people.access import EVERYBODY, allow
from openroll.people.frame import language_of, page
from openroll.people.lazily import lazily
from openroll.roll import audit, intake, models, replying, sender_view
from openroll.roll.acting import SENDER
from openroll.ui.languages import LANGUAGES, describe
from openroll.ui.letters import UNUSABLE

NEW, ENTRY = "service", "entry"
MOST: Final = 20  # messages from one machine in a quarter of an hour
WAIT: Final = 15 * 60  # seconds
LONGEST: Final = intake.LARGEST_MESSAGE // 4  # characters: each has four bytes at most
BASES: Final = {
    intake.OWN: N_("I run the service, or write for whoever does"),
    intake.THIRD: N_("I do neither"),
}
TOO_OFTEN: Final = N_(
    "Many messages have come from your network in a short time. Nothing was kept of this one. Wait a quarter of an "
    "hour, then send it again: what you typed stands below."
)
LOOKS_AUTOMATIC: Final = N_("Leave this field empty: only programs fill it. Then send the message again.")
WEB = models.Case.Channel.WEB


class MessageForm(forms.Form):
    """A message to the register."""

    text = forms.CharField(
        label=lazily(N_("Your message")),
        max_length=LONGEST,
        error_messages={"required": lazily(N_("Write your message, with links to open sources."))},
    )
    about = forms.ChoiceField(
        label=lazily(N_("What is it about?")),
        choices=[
            (NEW, lazily(N_("A service that should be in the register"))),
            (ENTRY, lazily(N_("An entry that is in the register"))),
        ],
    )
    entry = forms.CharField(label=lazily(N_("Number of the entry")), required=False, max_length=15)
    basis = forms.ChoiceField(label=lazily(N_("Who are you?")), choices=[])
    name = forms.CharField(
        label=lazily(N_("Your name (you need not give it)")), required=False, max_length=intake.LONGEST_NAME
    )
    email = forms.CharField(
        label=lazily(N_("Your e-mail address (you need not give it)")), required=False, max_length=254
    )
    language = forms.ChoiceField(
        label=lazily(N_("In which language should we answer?")), choices=list(LANGUAGES.items())
    )
    website = forms.CharField(label=lazily(N_("Leave this empty")), required=False, max_length=200)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own many arguments
        chosen = [(one, lazily(BASES[one])) for one in intake.bases()]
        self.fields["basis"].choices = chosen  # type: ignore[attr-defined]  # it is a ChoiceField

    def clean_website(self) -> str:
        """Refuse what a program filled in."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(lazily(LOOKS_AUTOMATIC))
        return ""

    def clean_entry(self) -> int | None:
        """Return the number of the entry that it is about; None when it is about none."""
        written = str(self.cleaned_data["entry"]).strip().removeprefix("№").strip()
        if self.cleaned_data.get("about") != ENTRY:
            return None
        if not (written.isascii() and written.isdigit()):
            raise forms.ValidationError(lazily(N_("Write the number that stands on the page of the entry.")))
        return int(written)


class AnswerForm(forms.Form):
    """An answer in a case."""

    text = forms.CharField(
        label=lazily(N_("Your answer")),
        max_length=LONGEST,
        error_messages={"required": lazily(N_("Write your answer."))},
    )


@csrf_exempt
@allow(EVERYBODY)
def message(request: HttpRequest) -> HttpResponse:
    """The form of a message, and what comes of it."""
    if request.method == "POST":
        return _take(request)
    entry = request.GET.get("entry", "")[:15]
    initial = {
        "about": ENTRY if entry else NEW,
        "entry": entry,
        "basis": intake.THIRD,
        "language": language_of(request),
    }
    return _form(request, MessageForm(initial=initial))


@csrf_exempt
@allow(EVERYBODY)
def sent(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """The page of a message that was sent, for whoever has its address; an answer is written there."""
    case = intake.sent_by(code, key)
    if request.method == "POST":
        return _answer(request, case, key)
    return _page(request, case, key, AnswerForm())


@allow(EVERYBODY)
def receipt(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Give the receipt of a message."""
    case = intake.sent_by(code, key)
    response = HttpResponse(sender_view.receipt(case), content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{case.code}.receipt"'
    return response


def _take(request: HttpRequest) -> HttpResponse:
    form = MessageForm(request.POST)
    if not form.is_valid():
        return _form(request, form, 400)
    told = form.cleaned_data
    mark = intake.mark_of(
        "web",
        request.POST.get("form_mark") or secrets.token_hex(16),
        *(str(told[name]) for name in sorted(told)),
    )
    key = intake.key_of(mark)
    before = intake.earlier(mark)
    if before is not None and before.case is not None:
        return _to(before.case, key)
    if not attempts.allowed("message", request, MOST):
        return _too_often(request, form)
    try:
        case = intake.receive(
            intake.Incoming(
                message=intake.read(told["text"], told["language"]),
                channel=WEB,
                basis=told["basis"],
                name=told["name"],
                email=told["email"],
                entry=told["entry"],
                form=mark,
                key=key,
            ),
            origin=settings.REGISTER_ORIGIN,
            clock=SystemClock(),
        )
    except audit.SentTwice:
        return _again(mark, key)
    except (UnusableInput, NotThere) as error:
        form.add_error(_field_of(error), describe(error, language_of(request)))
        return _form(request, form, 400)
    return _to(case, key)


def _answer(request: HttpRequest, case: models.Case, key: str) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, case, key, form, 400)
    mark = intake.mark_of(
        case.code, request.POST.get("form_mark") or secrets.token_hex(16), form.cleaned_data["text"]
    )
    if intake.earlier(mark) is not None:
        return _to(case, key)
    if not attempts.allowed("message", request, MOST):
        form.add_error(None, describe(UnusableInput(TOO_OFTEN), language_of(request)))
        return _late(_page(request, case, key, form, 429))
    try:
        replying.add(
            case,
            intake.read(form.cleaned_data["text"]),
            WEB,
            actor=SENDER,
            origin=settings.REGISTER_ORIGIN,
            clock=SystemClock(),
            form=mark,
        )
    except audit.SentTwice:
        pass
    except UnusableInput as error:
        form.add_error("text", describe(error, language_of(request)))
        return _page(request, case, key, form, 400)
    return _to(case, key)


def _form(request: HttpRequest, form: MessageForm, status: int = 200) -> HttpResponse:
    return page(request, "account/message.html", status=status, form=form, register=settings.REGISTER_NAME)


def _page(
    request: HttpRequest, case: models.Case, key: str, form: forms.Form, status: int = 200
) -> HttpResponse:
    response = page(
        request,
        "account/message_sent.html",
        status=status,
        seen=sender_view.seen(case, SystemClock().now()),
        form=form,
        here=f"/message/{case.code}/{key}",
        whole=intake.link_of(case, key),
        public_url=settings.PUBLIC_URL,
        unusable_words=UNUSABLE,
    )
    # The word in the address goes nowhere else.
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _too_often(request: HttpRequest, form: MessageForm) -> HttpResponse:
    form.add_error(None, describe(UnusableInput(TOO_OFTEN), language_of(request)))
    return _late(_form(request, form, 429))


def _late(response: HttpResponse) -> HttpResponse:
    response.headers["Retry-After"] = str(WAIT)
    return response


def _field_of(error: OpenrollError) -> str | None:
    return "entry" if isinstance(error, NotThere) else None


def _again(mark: str, key: str) -> HttpResponse:
    before = intake.earlier(mark)
    if before is None or before.case is None:
        raise NotThere(N_("There is no such message, or its address is not complete."))
    return _to(before.case, key)


def _to(case: models.Case, key: str) -> HttpResponse:
    response = HttpResponseRedirect(f"/message/{case.code}/{key}")
    response.status_code = 303
    return response
