"""Authorities: all of them, one with its keys and clerks and what it has asked for, and proposing another one."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, NotThere, OpenrollError
from openroll.desk import authorities as services
from openroll.desk import directory
from openroll.people import inviting
from openroll.people.access import KEEPERS, READERS, Role, actor, allow, freshly, signed_in
from openroll.people.asked import mark
from openroll.people.frame import language_of, status_of
from openroll.people.kept import typed
from openroll.people.models import Invitation
from openroll.people.said import say
from openroll.roll.audit import SentTwice
from openroll.ui.languages import describe

from . import desk_words
from .desk_authority_acts import SHOWN_ONCE, possible
from .desk_forms import ProposeForm
from .pages import page, reading_only

PROPOSED = N_("The authority was proposed. Another person verifies it.")


@allow(*READERS)
@reading_only
def authorities(request: HttpRequest) -> HttpResponse:
    """List authorities: what waits for a second person comes first."""
    person = signed_in(request)
    return page(
        request,
        "office/authorities.html",
        rows=directory.listed(),
        may=person is not None and person.role in KEEPERS,
        words=desk_words,
    )


@allow(*READERS)
@reading_only
def one(request: HttpRequest, code: str) -> HttpResponse:
    """Show one authority."""
    found = directory.known(code)
    if found is None:
        raise NotThere(N_("There is no authority {code}."), code=code)
    person = signed_in(request)
    role = person.role if person else ""
    return page(
        request,
        "office/authority.html",
        found=found,
        authority=found.authority,
        acts=possible(found.authority, role),
        invitations=_invitations(found.authority.pk, SystemClock().now()),
        keeps=role in KEEPERS,
        senior=role == Role.SENIOR,
        mine=person is not None and found.authority.proposed_by_id == person.pk,
        me=person.pk if person else None,
        link=request.session.pop(SHOWN_ONCE, ""),
        here=f"/authorities/{code}",
        words=desk_words,
    )


@allow(*KEEPERS)
@freshly
def propose(request: HttpRequest) -> HttpResponse:
    """Enter an authority; it may send nothing until a second person has verified it."""
    if request.method != "POST":
        return page(request, "office/authority_new.html", form=ProposeForm(typed(request)))
    form = ProposeForm(request.POST)
    status = 400
    if form.is_valid():
        told = form.described()
        try:
            services.propose(told, actor(request), SystemClock().now(), form=mark(request))
        except SentTwice:
            return HttpResponseRedirect(f"/authorities/{told.code}", status=303)
        except OpenrollError as error:
            form.add_error(None, describe(error, language_of(request)))
            status = status_of(error)
        else:
            say(request, PROPOSED)
            return HttpResponseRedirect(f"/authorities/{told.code}", status=303)
    return page(request, "office/authority_new.html", status=status, form=form)


def _invitations(authority: int, now: datetime) -> list[Invitation]:
    return list(inviting.open_invitations(now).filter(authority_id=authority))
