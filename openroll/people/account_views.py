"""Pages about one's own account: an invitation taken up, name and language, sessions; and the browser's language."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.usersessions.models import UserSession
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, NotThere
from openroll.roll import audit
from openroll.ui.languages import LANGUAGES

from . import inviting, navigation, staff, trail
from .access import EVERYBODY, SIGNED_IN, allow, signed_in
from .frame import COOKIE, language_of, page, see
from .guard import SECURITY, lacks_second_factor
from .lazily import lazily
from .models import Invitation, Person
from .said import say
from .words import ROLES

_YEAR = 365 * 86400


class JoinForm(forms.Form):
    """Name and password of a new account; its address too, where the invitation names none."""

    email = forms.CharField(label=lazily(N_("E-mail address")), max_length=254)
    name = forms.CharField(label=lazily(N_("Your name")), max_length=200)
    password1 = forms.CharField(label=lazily(N_("Password")), max_length=1000, strip=False)
    password2 = forms.CharField(label=lazily(N_("Password, once more")), max_length=1000, strip=False)

    def __init__(self, invitation: Invitation, *args: Any, **kwargs: Any) -> None:
        self.invitation = invitation
        super().__init__(*args, **kwargs)
        if invitation.email:
            del self.fields["email"]

    def clean_email(self) -> str:
        """Return the address. Raises ValidationError."""
        address = str(self.cleaned_data["email"]).strip().lower()
        validate_email(address)
        return address

    def clean(self) -> dict[str, Any]:
        """Return what was typed. Raises ValidationError when the passwords differ, or the first is easily guessed."""
        given = super().clean() or {}
        first, second = given.get("password1"), given.get("password2")
        if first and second and first != second:
            self.add_error("password2", lazily(N_("The two passwords differ.")))
        if first:
            email = self.invitation.email or given.get("email", "")
            try:
                validate_password(first, Person(email=email, name=given.get("name", "")))
            except ValidationError as error:
                self.add_error("password1", error)
        return given


class OwnForm(forms.Form):
    """What everybody writes about themselves."""

    name = forms.CharField(label=lazily(N_("Your name")), max_length=200)
    language = forms.ChoiceField(label=lazily(N_("Language")), choices=list(LANGUAGES.items()))


@allow(EVERYBODY)
def join(request: HttpRequest, word: str) -> HttpResponseBase:
    """Take up an invitation: make an account, sign in, and go on to the second factor."""
    now = SystemClock().now()
    invitation = inviting.find(word, now)
    person = signed_in(request)
    if person is not None:
        return page(request, "people/join_other.html", invitation=invitation)
    initial = {"name": invitation.name}
    form = JoinForm(invitation, request.POST if request.method == "POST" else None, initial=initial)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return page(
            request, "people/join.html", status=status, form=form, invitation=invitation, role_words=ROLES
        )
    given = form.cleaned_data
    made = inviting.join(
        word,
        name=given["name"],
        email=given.get("email", ""),
        password=given["password1"],
        language=language_of(request),
        now=now,
    )
    response = perform_login(request, made)
    record_authentication(request, made, method="password", reauthenticated=True)
    if not lacks_second_factor(made):
        return see(navigation.home(made))
    led = see(SECURITY)
    led.cookies = response.cookies  # the browser is known from now on
    return led


@allow(*SIGNED_IN)
def own(request: HttpRequest) -> HttpResponseBase:
    """Show and change one's own name and language."""
    person = _me(request)
    if request.method != "POST":
        form = OwnForm(initial={"name": person.name, "language": language_of(request)})
        return page(request, "people/account.html", form=form, role_words=ROLES)
    form = OwnForm(request.POST)
    if not form.is_valid():
        return page(request, "people/account.html", status=422, form=form, role_words=ROLES)
    try:
        staff.change_own(
            person,
            name=form.cleaned_data["name"],
            language=form.cleaned_data["language"],
            now=SystemClock().now(),
            form=request.POST.get("form_mark"),
        )
        say(request, N_("Your account was changed."))
    except audit.SentTwice:
        pass
    response = see("/account")
    _speak(response, form.cleaned_data["language"])
    return response


@allow(*SIGNED_IN)
def end_session(request: HttpRequest, number: int) -> HttpResponseBase:
    """Sign out in another browser."""
    if request.method == "POST":
        row = UserSession.objects.filter(pk=number, user=_me(request)).first()
        if row is None:
            raise NotThere(N_("There is no such session."))
        row.end()
        trail.write(request, "session-ended", _me(request))
        say(request, N_("You were signed out there."))
    return see("/account/sessions")


@allow(EVERYBODY)
def language(request: HttpRequest, code: str) -> HttpResponseBase:
    """Have this browser see the office in another language, and go back to the page."""
    if code not in LANGUAGES:
        raise NotThere(N_("There is nothing at this address."))
    back = request.GET.get("next", "/")
    if not back.startswith("/") or not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = HttpResponseRedirect(back)
    _speak(response, code)
    return response


def _speak(response: HttpResponse, code: str) -> None:
    response.set_cookie(
        COOKIE, code, max_age=_YEAR, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE
    )


def _me(request: HttpRequest) -> Person:
    person = signed_in(request)
    assert person is not None  # noqa: S101 - allow() lets nobody else in
    return person
