"""Deciding on a case: the form, the preview of what it does, and taking or proposing it."""

from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.module_loading import import_string

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, Conflict, NotThere, OpenrollError
from openroll.people.access import KEEPERS, actor, allow, freshly, signed_in
from openroll.people.asked import mark, whole
from openroll.people.frame import language_of, status_of
from openroll.people.kept import typed
from openroll.people.said import say
from openroll.roll import casework, casework_view, deciding, evidence_view, models, selectors
from openroll.roll.audit import SentTwice
from openroll.roll.deciding_facts import NeedsTick
from openroll.roll.deciding_offer import Offer, barred, offer, verdicts_on
from openroll.roll.deciding_rules import VERDICTS
from openroll.roll.present import BESIDE, present
from openroll.ui.languages import describe

from . import decisions_words as words
from .decisions_forms import DecisionForm
from .pages import page

_OWN: Final = frozenset({"csrfmiddlewaretoken", "form_mark", "back"})


@allow(*KEEPERS)
def form(request: HttpRequest, code: str, verdict: str) -> HttpResponse:
    """Show the form of a decision; with what was typed when somebody comes back from its preview."""
    case = _case(code, verdict)
    if request.method == "POST":
        return _form(request, case, verdict, request.POST)
    return _form(request, case, verdict, typed(request))


@allow(*KEEPERS)
def preview(request: HttpRequest, code: str, verdict: str) -> HttpResponse:
    """Show what the decision would do, as the public will see it; nothing is written."""
    case = _case(code, verdict)
    data = request.POST if request.method == "POST" else typed(request)
    if data is None:
        return HttpResponseRedirect(f"/cases/{case.code}/decide/{verdict}", status=303)
    found = _offer(case, verdict, data)
    bound = DecisionForm(found, data)
    if not bound.is_valid():
        return _form(request, case, verdict, data)
    try:
        seen = deciding.rehearse(
            case, bound.asked(), actor(request), origin=settings.REGISTER_ORIGIN, clock=SystemClock()
        )
    except OpenrollError as error:
        return _form(request, case, verdict, data, error)
    return page(
        request,
        "office/decide_preview.html",
        case=case,
        offer=found,
        verdict=verdict,
        asked=bound.asked(),
        hidden=[(name, value) for name, values in data.lists() if name not in _OWN for value in values],
        words=words,
        **shown(request, seen),
    )


@allow(*KEEPERS)
@freshly
def take(request: HttpRequest, code: str, verdict: str) -> HttpResponse:
    """Take the decision, or propose it where another person has to confirm it."""
    case = _case(code, verdict)
    if request.method != "POST":
        return HttpResponseRedirect(f"/cases/{case.code}/decide/{verdict}", status=303)
    bound = DecisionForm(_offer(case, verdict, request.POST), request.POST)
    if not bound.is_valid():
        return _form(request, case, verdict, request.POST)
    try:
        decision = deciding.decide(
            case,
            bound.asked(),
            actor(request),
            origin=settings.REGISTER_ORIGIN,
            clock=SystemClock(),
            form=mark(request),
        )
    except SentTwice:
        return HttpResponseRedirect(f"/cases/{case.code}", status=303)
    except OpenrollError as error:
        return _form(request, case, verdict, request.POST, error)
    if decision.state == models.Decision.State.PROPOSED:
        say(request, words.PROPOSED)
        return HttpResponseRedirect(f"/decisions/{decision.pk}", status=303)
    say(request, words.TAKEN)
    return HttpResponseRedirect(f"/cases/{case.code}", status=303)


def shown(request: HttpRequest, seen: deciding.Rehearsal) -> dict[str, Any]:
    """Return what the pages of a preview show: what changes in public, the public page, the letters."""
    made = None
    if seen.after and len(seen.after) != len(seen.before):
        made = import_string(settings.PREVIEW)(seen.before, seen.after, language_of(request))
    return {"seen": seen, "public": made, "letters": seen.letters}


def _form(
    request: HttpRequest,
    case: models.Case,
    verdict: str,
    data: QueryDict | None,
    error: OpenrollError | None = None,
) -> HttpResponse:
    """Show the form, with what is wrong in it. What has changed meanwhile is shown beside what was typed."""
    found = _offer(case, verdict, data)
    typed_version = whole(str(data.get("version") or ""), None, digits=15) if data is not None else None
    typed_seen = whole(str(data.get("seen") or ""), None, digits=15) if data is not None else None
    if data is not None:
        data = data.copy()  # the person sees the present state now, and decides on that
        data["version"] = str(case.version)
        data["seen"] = str(found.now.newest) if found.now else ""
    bound = DecisionForm(found, data)
    status = 200
    if data is not None and request.method == "POST" and request.POST.get("back") != "1":
        status = 200 if bound.is_valid() and error is None else 400
    if error is not None:
        bound.add_error(None, describe(error, language_of(request)))
        status = status_of(error)
    return page(
        request,
        "office/decide.html",
        status=status,
        case=case,
        offer=found,
        verdict=verdict,
        form=bound,
        meanwhile=_meanwhile(case, found, typed_version, typed_seen),
        warning=error.warning if isinstance(error, NeedsTick) else "",
        proposal=deciding.proposal_on(case),
        conflict=isinstance(error, Conflict),
        words=words,
        messages=casework_view.messages(case),
        spelled=evidence_view.spelled_out,
        barred=barred(case, getattr(signed_in(request), "pk", None)),
    )


def _offer(case: models.Case, verdict: str, data: QueryDict | None) -> Offer:
    number = whole(str(data.get("about") or ""), None, digits=15) if data is not None else None
    entry = models.Entry.objects.filter(number=number).first() if number else None
    return offer(case, verdict, entry)


def _meanwhile(
    case: models.Case, found: Offer, version: int | None, seen: int | None
) -> dict[str, list[Any]]:
    """Return the steps of the case and the facts of its entry since what was typed was begun."""
    steps: list[Any] = []
    if version is not None:
        moved = case.steps.exclude(why=casework.NOTED).order_by("-pk")
        steps = list(moved[: max(0, case.version - version)])
    facts: list[Any] = []
    if seen is not None and found.entry is not None:
        facts = [one for one in present(found.entry).history if one.index > seen and one.type not in BESIDE]
    return {"steps": steps[::-1], "facts": facts}


def _case(code: str, verdict: str) -> models.Case:
    case = selectors.case(code)
    if case is None or verdict not in VERDICTS:
        raise NotThere(N_("There is nothing at this address."))
    return case


__all__ = ["form", "preview", "shown", "take", "verdicts_on"]
