"""What persons do with an authority, its keys and its clerks: a page for each act, with a form and one button.

What lets an authority send takes two persons; what stops it takes one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, Conflict, NotThere, OpenrollError
from openroll.desk import authorities as services
from openroll.desk import directory
from openroll.desk.models import Authority, AuthorityKey
from openroll.people import inviting
from openroll.people.access import KEEPERS, Role, actor, allow, freshly, signed_in
from openroll.people.asked import mark, whole
from openroll.people.frame import language_of, status_of
from openroll.people.kept import typed
from openroll.people.said import say
from openroll.roll.audit import SentTwice
from openroll.ui.languages import describe

from . import desk_forms, desk_words
from .pages import page

SHOWN_ONCE: Final = "invited_link"
_PROPOSED, _VERIFIED = Authority.State.PROPOSED, Authority.State.VERIFIED


@dataclass(frozen=True, slots=True)
class Deed:
    """One act: its words, its form, on which authorities it can be done and by which roles. ``done`` is said after."""

    title: str
    means: str
    button: str
    done: str
    do: Callable[[HttpRequest, Any, Mapping[str, Any], dict[str, Any]], object]
    states: tuple[str, ...] = (_PROPOSED, _VERIFIED)
    roles: tuple[str, ...] = KEEPERS
    form: type[forms.Form] = desk_forms.NothingForm
    kind: str = ""  # of the button


def _verify(request: HttpRequest, row: Authority, given: Mapping[str, Any], who: dict[str, Any]) -> object:
    return services.verify(row.code, version=_version(request), **who)


def _withdraw(request: HttpRequest, row: Authority, given: Mapping[str, Any], who: dict[str, Any]) -> object:
    return services.withdraw(row.code, given["why"], version=_version(request), **who)


def _add_key(request: HttpRequest, row: Authority, given: Mapping[str, Any], who: dict[str, Any]) -> object:
    return services.add_key(row.code, given["key"], **who)


def _join(request: HttpRequest, row: Authority, given: Mapping[str, Any], who: dict[str, Any]) -> object:
    return services.join(row.code, int(given["person"]), **who)


def _invite(request: HttpRequest, row: Authority, given: Mapping[str, Any], who: dict[str, Any]) -> object:
    word = inviting.invite(
        Role.AUTHORITY,
        given["email"],
        given["name"],
        body=row.name[:200],
        language=given["language"],
        authority=row,
        by=signed_in(request),
        now=who["now"],
        form=who["form"],
    )
    request.session[SHOWN_ONCE] = inviting.link(word)
    return word


def _confirm_key(
    request: HttpRequest, row: AuthorityKey, given: Mapping[str, Any], who: dict[str, Any]
) -> object:
    return services.confirm_key(row.pk, **who)


def _withdraw_key(
    request: HttpRequest, row: AuthorityKey, given: Mapping[str, Any], who: dict[str, Any]
) -> object:
    return services.withdraw_key(row.pk, given["why"], **who)


DEEDS: Final[Mapping[str, Deed]] = {
    "verify": Deed(
        N_("Verify the authority"),
        N_(
            "Its requests are taken from then on. Look yourself whether it is who it says, and may ask; then say so."
        ),
        N_("I have looked, and verify it"),
        N_("The authority is verified. Its requests are taken."),
        _verify,
        (_PROPOSED,),
        (Role.SENIOR,),
    ),
    "keys": Deed(
        N_("Add a key"),
        N_("What it signs counts once another person has confirmed it."),
        N_("Add the key"),
        N_("The key was added. Another person confirms it."),
        _add_key,
        form=desk_forms.KeyForm,
    ),
    "clerks": Deed(
        N_("Let an account send for it"),
        N_("Whoever has this account sends requests in the authority’s name from now on."),
        N_("Let it send"),
        N_("The account is the authority’s now."),
        _join,
        roles=(Role.SENIOR,),
        form=desk_forms.ClerkForm,
    ),
    "invite": Deed(
        N_("Invite a clerk"),
        N_("They get a letter, make their account, and send requests in the authority’s name from then on."),
        N_("Send the invitation"),
        N_("The invitation was sent."),
        _invite,
        roles=(Role.SENIOR,),
        form=desk_forms.InviteForm,
    ),
    "withdraw": Deed(
        N_("Withdraw the authority"),
        N_("No more requests of it are taken, for good: what it sends goes back. What it has sent goes on."),
        N_("Withdraw it"),
        N_("The authority was withdrawn. It sends no more."),
        _withdraw,
        roles=(Role.SENIOR,),
        form=desk_forms.WhyForm,
        kind="warning",
    ),
}
OF_KEYS: Final[Mapping[str, Deed]] = {
    "confirm": Deed(
        N_("Confirm the key"),
        N_(
            "What it signs is the authority’s from then on. Compare it first, by a way that the key did not come by."
        ),
        N_("I have compared it, and confirm it"),
        N_("The key works from now on."),
        _confirm_key,
    ),
    "withdraw": Deed(
        N_("Withdraw the key"),
        N_("Requests that it signs go back from then on. What it has signed goes on."),
        N_("Withdraw it"),
        N_("The key signs no more."),
        _withdraw_key,
        states=tuple(Authority.State.values),
        form=desk_forms.WhyForm,
        kind="warning",
    ),
}

# What lets somebody send; the other acts ask by themselves in which state the authority is.
_STARTING: Final = (DEEDS["keys"], DEEDS["clerks"], DEEDS["invite"], OF_KEYS["confirm"])


def possible(authority: Authority, role: str) -> list[tuple[str, Deed]]:
    """Return what somebody in ``role`` can do with ``authority`` now."""
    return [(name, one) for name, one in DEEDS.items() if authority.state in one.states and role in one.roles]


@allow(Role.SENIOR)
@freshly
def by_senior(request: HttpRequest, code: str, what: str) -> HttpResponse:
    """Show the page of an act with an authority; do it when its form is sent."""
    return _act(request, _found(code), what, DEEDS[what])


@allow(*KEEPERS)
@freshly
def add_key(request: HttpRequest, code: str) -> HttpResponse:
    """Add a key to an authority."""
    return _act(request, _found(code), "keys", DEEDS["keys"])


@allow(*KEEPERS)
@freshly
def key(request: HttpRequest, code: str, number: int, what: str) -> HttpResponse:
    """Confirm a key, or withdraw it."""
    deed, row = OF_KEYS.get(what), directory.key_of(code, number)
    if deed is None or row is None:
        raise NotThere(N_("There is no such key."))
    return _act(request, row.authority, f"keys/{number}/{what}", deed, row)


@allow(Role.SENIOR)
@freshly
def leave(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Let a clerk send no more."""
    row = _found(code)
    if not row.clerks.filter(person_id=number).exists():
        raise NotThere(N_("This person is no clerk of an authority."))
    if request.method == "POST":
        try:
            services.leave(number, actor(request), SystemClock().now(), form=mark(request))
            say(request, N_("They send for the authority no more."))
        except SentTwice:
            say(request, desk_words.TWICE)
    return HttpResponseRedirect(f"/authorities/{code}", status=303)


def _act(
    request: HttpRequest, authority: Authority, what: str, deed: Deed, row: AuthorityKey | None = None
) -> HttpResponse:
    if request.method != "POST":
        return _page(request, authority, what, deed, deed.form(typed(request)), row)
    form = deed.form(request.POST)
    if not form.is_valid():
        return _page(request, authority, what, deed, form, row, status=400)
    who = {"actor": actor(request), "now": SystemClock().now(), "form": mark(request)}
    try:
        if authority.state == Authority.State.WITHDRAWN and deed in _STARTING:
            raise Conflict(N_("The authority was withdrawn. Nothing was changed."))
        deed.do(request, row or authority, form.cleaned_data, who)
    except SentTwice:
        say(request, desk_words.TWICE)
    except OpenrollError as error:
        authority.refresh_from_db()
        return _page(request, authority, what, deed, form, row, error=error)
    else:
        say(request, deed.done)
    return HttpResponseRedirect(f"/authorities/{authority.code}", status=303)


def _page(
    request: HttpRequest,
    authority: Authority,
    what: str,
    deed: Deed,
    form: forms.Form,
    row: AuthorityKey | None,
    *,
    error: OpenrollError | None = None,
    status: int = 200,
) -> HttpResponse:
    """Return the page of an act; after an ``error``, with what was typed."""
    person = signed_in(request)
    brought = authority.proposed_by_id if what == "verify" else None
    if row is not None and deed is OF_KEYS["confirm"]:
        brought = row.added_by_id
    return page(
        request,
        "office/authority_act.html",
        status=status_of(error) if error else status,
        authority=authority,
        key=row,
        what=what,
        deed=deed,
        fits=authority.state in deed.states and _waits(row, deed),
        own=brought is not None and person is not None and person.pk == brought,
        form=form,
        said=describe(error, language_of(request)) if error else "",
        words=desk_words,
    )


def _waits(row: AuthorityKey | None, deed: Deed) -> bool:
    """Tell whether the key, where it is about one, is in a state in which this can be done."""
    if row is None:
        return True
    return row.withdrawn_at is None and (deed is not OF_KEYS["confirm"] or row.confirmed_at is None)


def _found(code: str) -> Authority:
    row = Authority.objects.select_related("proposed_by").filter(code=code).first()
    if row is None:
        raise NotThere(N_("There is no authority {code}."), code=code)
    return row


def _version(request: HttpRequest) -> int:
    return whole(request.POST.get("version", ""), -1)
