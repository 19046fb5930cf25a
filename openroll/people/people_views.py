"""Who works with this register: the list of persons and invitations, and what a senior registrar does with them."""

from collections.abc import Callable
from datetime import datetime

from django import forms
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, NotThere, OpenrollError
from openroll.roll import audit
from openroll.ui.languages import LANGUAGES, describe

from . import inviting, kept, staff
from .access import READERS, Role, allow, freshly, signed_in
from .frame import language_of, page, see
from .guard import has_second_factor
from .lazily import lazily
from .models import Person
from .said import say
from .words import ROLE_HINTS, ROLES

_SENIOR = allow(Role.SENIOR)
_SHOWN_ONCE = "invited_link"


class InviteForm(forms.Form):
    """Who is invited, to what."""

    email = forms.EmailField(label=lazily(N_("E-mail address")), max_length=254)
    name = forms.CharField(label=lazily(N_("Name")), max_length=200)
    role = forms.ChoiceField(
        label=lazily(N_("Role")), choices=[(str(role), lazily(word)) for role, word in ROLES.items()]
    )
    body = forms.CharField(label=lazily(N_("Company or authority")), max_length=200, required=False)
    language = forms.ChoiceField(label=lazily(N_("Language of the letter")), choices=list(LANGUAGES.items()))


class RoleForm(forms.Form):
    """Another role."""

    role = forms.ChoiceField(
        label=lazily(N_("Role")), choices=[(role.value, lazily(ROLES[role])) for role in staff.CHANGEABLE]
    )


@allow(*READERS)
def people(request: HttpRequest) -> HttpResponseBase:
    """List persons and open invitations."""
    return page(
        request,
        "people/people.html",
        persons=Person.objects.order_by("-is_active", "name", "pk"),
        invitations=inviting.open_invitations(SystemClock().now()),
        link=request.session.pop(_SHOWN_ONCE, ""),
        role_words=ROLES,
    )


@_SENIOR
@freshly
def invite(request: HttpRequest) -> HttpResponseBase:
    """Invite somebody."""
    if request.method != "POST":
        typed = kept.typed(request)
        initial = {
            "language": language_of(request),
            "role": Role.REGISTRAR.value,
            **(typed.dict() if typed else {}),
        }
        return _inviting(request, InviteForm(initial=initial))
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _inviting(request, form)
    given = form.cleaned_data
    try:
        word = inviting.invite(
            given["role"],
            given["email"],
            given["name"],
            body=given["body"],
            language=given["language"],
            by=_me(request),
            now=SystemClock().now(),
            form=request.POST.get("form_mark"),
        )
    except audit.SentTwice:
        return see("/people")
    except OpenrollError as error:
        form.add_error(None, describe(error, language_of(request)))
        return _inviting(request, form)
    request.session[_SHOWN_ONCE] = inviting.link(word)
    say(request, N_("The invitation was sent."))
    return see("/people")


def _inviting(request: HttpRequest, form: InviteForm) -> HttpResponseBase:
    status = 422 if form.is_bound else 200
    return page(request, "people/invite.html", status=status, form=form, hints=ROLE_HINTS, role_words=ROLES)


@_SENIOR
def withdraw(request: HttpRequest, number: int) -> HttpResponseBase:
    """Take an invitation back."""
    return _do(request, number, inviting.withdraw, "/people", N_("The invitation was withdrawn."))


@allow(*READERS)
def person(request: HttpRequest, number: int) -> HttpResponseBase:
    """Show one person, and what can be done about their account."""
    shown = Person.objects.filter(pk=number).first()
    if shown is None:
        raise NotThere(N_("There is no such person."))
    me = _me(request)
    return page(
        request,
        "people/person.html",
        shown=shown,
        form=RoleForm(initial={"role": shown.role}),
        changeable=shown.role in staff.CHANGEABLE,
        may=me.role == Role.SENIOR and me.pk != shown.pk,
        factors=has_second_factor(shown),
        role_words=ROLES,
    )


@_SENIOR
@freshly
def role(request: HttpRequest, number: int) -> HttpResponseBase:
    """Give somebody another role."""
    wanted = request.POST.get("role", "")

    def change(by: Person, key: int, now: datetime, *, form: str | None) -> None:
        staff.change_role(by, key, wanted, now, form=form)

    return _do(request, number, change, f"/people/{number}", N_("The role was changed."))


@_SENIOR
@freshly
def close(request: HttpRequest, number: int) -> HttpResponseBase:
    """Close an account."""
    return _do(request, number, staff.close, f"/people/{number}", N_("The account was closed."))


@_SENIOR
@freshly
def open_again(request: HttpRequest, number: int) -> HttpResponseBase:
    """Open a closed account again."""
    return _do(request, number, staff.open_again, f"/people/{number}", N_("The account was opened again."))


@_SENIOR
@freshly
def take_factors(request: HttpRequest, number: int) -> HttpResponseBase:
    """Take away the second factors of somebody who has lost them."""
    done = N_("The second factors were taken away, and every session was ended.")
    return _do(request, number, staff.take_factors, f"/people/{number}", done)


def _do(
    request: HttpRequest, number: int, service: Callable[..., None], back: str, done: str
) -> HttpResponseBase:
    """Call ``service`` for what was posted, and lead ``back`` to where it is seen."""
    if request.method == "POST":
        try:
            service(_me(request), number, SystemClock().now(), form=request.POST.get("form_mark"))
            say(request, done)
        except audit.SentTwice:
            pass
    return see(back)


def _me(request: HttpRequest) -> Person:
    found = signed_in(request)
    assert found is not None  # noqa: S101 - allow() lets nobody else in
    return found
