"""The keys by which an authority's programs and files sign: a clerk brings one, somebody in the office confirms it."""

from typing import Final

from django.http import HttpRequest, HttpResponse

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, NotThere
from openroll.desk import authorities
from openroll.desk.models import Authority, AuthorityKey
from openroll.people.access import Role, actor, allow, freshly
from openroll.people.asked import mark
from openroll.people.kept import typed
from openroll.people.said import say

from .answers import done, go, shown
from .authority_forms import KeyForm, WhyForm
from .authority_standing import Standing, standing

HERE: Final = "/authority/keys"
ADDED: Final = N_(
    "The key was added. It signs nothing before somebody in the register’s office has confirmed it."
)
WITHDRAWN: Final = N_("The key signs no more. What it has signed goes on.")
_LARGEST: Final = 2**63 - 1


@allow(Role.AUTHORITY)
@freshly
def keys(request: HttpRequest) -> HttpResponse:
    """Show the keys of the authority, and take another one."""
    at = standing(request)
    if at.authority is None:
        return go("/authority")
    adds = at.own.state != Authority.State.WITHDRAWN
    form = KeyForm(request.POST if request.method == "POST" else typed(request))
    if request.method == "POST" and adds:

        def do() -> str:
            given = form.cleaned_data["key"]
            authorities.add_key(at.own.code, given, actor(request), SystemClock().now(), form=mark(request))
            say(request, ADDED)
            return HERE

        if answer := done(request, form, do, twice=HERE):
            return answer
    rows = at.own.keys.select_related("added_by", "confirmed_by")
    return shown(
        request, "account/authority_keys.html", form, authority=at.own, rows=rows, adds=adds, me=at.person
    )


@allow(Role.AUTHORITY)
@freshly
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Let a key sign no more: at once, by one person."""
    row = _own(standing(request), number)
    form = WhyForm(request.POST if request.method == "POST" else typed(request))
    if request.method == "POST":

        def do() -> str:
            why = form.cleaned_data["why"]
            authorities.withdraw_key(row.pk, why, actor(request), SystemClock().now(), form=mark(request))
            say(request, WITHDRAWN)
            return HERE

        if answer := done(request, form, do, twice=HERE):
            return answer
    return shown(request, "account/authority_key_withdraw.html", form, row=row, here=HERE)


def _own(at: Standing, number: int) -> AuthorityKey:
    row = at.own.keys.filter(pk=min(number, _LARGEST)).first()
    if row is None:
        raise NotThere(N_("There is no such key."))
    return row
