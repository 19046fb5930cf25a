"""An authority sends a request: by a form, or as a file. What is sent is shown first, with what would become of it."""

import base64
import binascii
from typing import Any, Final

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from openroll.core.canonical import JSON, decode
from openroll.core.clock import SystemClock
from openroll.core.errors import N_, OpenrollError, UnusableInput
from openroll.desk import annex_i, authorities, checking, intake, signed
from openroll.desk.checking import Checked
from openroll.desk.locators_place import REASONS as PRIVATE
from openroll.desk.words import Channel
from openroll.people.access import Role, allow
from openroll.people.frame import language_of, page
from openroll.people.kept import typed
from openroll.people.said import say
from openroll.roll.present import present
from openroll.ui import request_labels
from openroll.ui.languages import describe

from . import authority_words, words
from .answers import go, shown
from .authority_forms import FileForm, OrderForm
from .authority_service import number_of
from .authority_standing import Standing, standing

SENT: Final = N_("The request was taken. It has a number and goes on by itself.")
AGAIN: Final = N_("This request had been sent before, word by word. Nothing was done twice.")
LARGEST: Final = 8_000_000  # bytes of a file; what is larger comes by the API
MOST_SHOWN: Final = 500  # places on one page
# What a button says is to be done.
CHECK, SEND, ANYWAY, CHANGE = "check", "send", "anyway", "change"


@allow(Role.AUTHORITY)
def new(request: HttpRequest) -> HttpResponse:
    """Take a request by the form: it is filled in, looked at, and sent."""
    at = standing(request)
    if request.method != "POST":
        if not at.may_send:
            return go("/authority")
        form = OrderForm(typed(request), initial=_initial(at))
        return shown(request, "account/authority_new.html", form, authority=at.own)
    form = OrderForm(request.POST)
    if request.POST.get("do") == CHANGE:
        return page(request, "account/authority_new.html", form=form, authority=at.own)
    if form.is_valid():
        carried = [(name, form[name].value()) for name in form.fields]
        answer = _go_on(request, at, Channel.FORM, form.members(at.own.code), form, carried)
        if answer is not None:
            return answer
    return shown(request, "account/authority_new.html", form, authority=at.own)


@allow(Role.AUTHORITY)
def file(request: HttpRequest) -> HttpResponse:
    """Take a request as a file: an order, signed or not, or the form of the EU's removal order."""
    at = standing(request)
    if request.method != "POST" and not at.may_send:
        return go("/authority")
    given = request.POST if request.method == "POST" else typed(request)
    form = FileForm(given, request.FILES if request.method == "POST" else None)
    if given and given.get("do") != CHANGE and form.is_valid():
        try:
            data = _content(request, str(given.get("content", "")))
            if data is not None:
                sent = read_order(data, form.cleaned_data["service"], at.own.code)
                carried = [
                    ("content", base64.urlsafe_b64encode(data).decode()),
                    ("service", form.cleaned_data["service"]),
                ]
                answer = _go_on(request, at, Channel.FILE, sent, form, carried)
                if answer is not None:
                    return answer
        except OpenrollError as error:
            form.add_error("file", describe(error, language_of(request)))
    return shown(request, "account/authority_file.html", form, authority=at.own)


def _go_on(
    request: HttpRequest,
    at: Standing,
    channel: Channel,
    sent: "JSON | bytes",
    form: forms.Form,
    carried: list[tuple[str, Any]],
) -> HttpResponse | None:
    """Show what would become of ``sent``, or send it; None when it cannot be taken, and ``form`` says why.

    ``carried`` is what was filled in: it stands in the page, and nowhere else.
    """
    sender, clock = at.sender(channel), SystemClock()
    try:
        checked = checking.check(sent, sender, clock.now())
    except OpenrollError as error:
        form.add_error(None, describe(error, language_of(request)))
        return None
    do = request.POST.get("do")
    if do == ANYWAY or (do == SEND and checked.reason is None):
        [taken] = intake.take([sent], sender, origin=settings.REGISTER_ORIGIN, clock=clock)
        if taken.problem is None:
            say(request, AGAIN if taken.again else SENT)
            return go(f"/authority/requests/{taken.request}")
        form.add_error(None, describe(taken.problem, language_of(request)))
        return None
    return _checked(request, at, checked, carried)


def _checked(
    request: HttpRequest, at: Standing, checked: Checked, carried: list[tuple[str, Any]]
) -> HttpResponse:
    wrong = [one for one in checked.lines if one.problem is not None]
    good = [one for one in checked.lines if one.place is not None]
    language = language_of(request)
    return page(
        request,
        "account/authority_check.html",
        authority=at.own,
        checked=checked,
        order=checked.order,
        entry=present(checked.entry),
        wrong=[(one, describe(one.problem, language)) for one in wrong[:MOST_SHOWN] if one.problem],
        good=good[:MOST_SHOWN],
        counts={"private": sum(one.private for one in wrong), "wrong": len(wrong), "good": len(good)},
        most=MOST_SHOWN,
        again=sum(one.again is not None for one in good),
        carried=carried,
        here=request.path,
        private_words=PRIVATE,
        authority_words=authority_words,
        words=request_labels,
        account_words=words,
    )


def _content(request: HttpRequest, carried: str) -> bytes | None:
    """Return the bytes of the file that was chosen, or that the page carries; None where only a session had ended.

    Raises UnusableInput.
    """
    file = request.FILES.get("file")
    if file is not None:
        if (file.size or 0) > LARGEST:
            raise UnusableInput(
                N_("This file has more than {limit} bytes. Send the order by the API."), limit=LARGEST
            )
        return bytes(file.read())
    if carried:
        try:
            return base64.b64decode(carried, altchars=b"-_", validate=True)
        except (binascii.Error, ValueError) as error:
            raise UnusableInput(N_("Choose the file again.")) from error
    if request.method != "POST":
        return None
    raise UnusableInput(N_("Choose a file first."))


def read_order(data: bytes, service: str, code: str) -> "JSON | bytes":
    """Return what ``data`` has to be taken as: a signed file, or the members of an order. Raises OpenrollError."""
    if signed.is_signed(data):
        return data
    if annex_i.is_form(data):
        if not service.strip():
            raise UnusableInput(N_("This form does not say for which service it is. Say so below."))
        return annex_i.order_of(annex_i.read(data), code, number_of(service))
    if not data.lstrip().startswith(b"{"):
        raise UnusableInput(
            N_("This is no order: neither one as JSON, nor a signed file, nor the form of a removal order.")
        )
    return decode(data)


def _initial(at: Standing) -> dict[str, Any]:
    now = SystemClock().now()
    return {
        "issued_at": f"{now:%Y-%m-%d %H:%M}",
        "deadline": "PT24H",
        "language": at.own.language,
        "territory": at.own.country if at.own.country != authorities.EUROPE else "",
        "contact": at.own.email,
    }
