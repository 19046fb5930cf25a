"""Decisions that wait for a second person, and each decision with what it does."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, NotThere, OpenrollError
from openroll.people.access import KEEPERS, READERS, actor, allow, freshly, signed_in
from openroll.people.asked import mark, whole
from openroll.people.frame import language_of, status_of
from openroll.people.kept import typed
from openroll.people.said import say
from openroll.roll import contesting, deciding, models, selectors
from openroll.roll.acting import Actor
from openroll.roll.audit import SentTwice
from openroll.ui.languages import describe

from . import decisions_words as words
from .decisions import shown
from .decisions_forms import WordsForm
from .pages import page, reading_only

PROPOSED = models.Decision.State.PROPOSED


@allow(*READERS)
@reading_only
def waiting(request: HttpRequest) -> HttpResponse:
    """List the proposals: those that the reader can confirm, and the reader's own."""
    me = getattr(signed_in(request), "pk", None)
    found = deciding.proposals()
    return page(
        request,
        "office/decisions.html",
        others=[one for one in found if one.proposed_by_id != me],
        own=[one for one in found if one.proposed_by_id == me],
        words=words,
    )


@allow(*READERS)
@reading_only
def decision(request: HttpRequest, number: int) -> HttpResponse:
    """Show one decision: what it does or would do, who took part, and in which words."""
    return _show(request, _found(number))


@allow(*KEEPERS)
@freshly
def confirm(request: HttpRequest, number: int) -> HttpResponse:
    """Take what another person proposed."""
    return _answer(request, _found(number), confirmed=True)


@allow(*KEEPERS)
@freshly
def decline(request: HttpRequest, number: int) -> HttpResponse:
    """Do not agree with a proposal, or take one's own back."""
    return _answer(request, _found(number), confirmed=False)


@allow(*KEEPERS)
def contest_withdrawn(request: HttpRequest, code: str) -> HttpResponse:
    """End a contest because whoever contested has withdrawn it; the page asks for the words."""
    case = selectors.case(code)
    if case is None or case.kind != models.Case.Kind.CONTEST:
        raise NotThere(N_("There is nothing at this address."))
    form = WordsForm(request.POST if request.method == "POST" else typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            contesting.withdraw(
                case,
                form.cleaned_data["said"],
                version=whole(request.POST.get("version", ""), -1, digits=15),
                actor=actor(request),
                origin=settings.REGISTER_ORIGIN,
                clock=SystemClock(),
                form=mark(request),
            )
        except SentTwice:
            pass
        else:
            say(request, words.CONTEST_WITHDRAWN)
        return HttpResponseRedirect(f"/cases/{case.code}", status=303)
    return page(request, "office/decision_withdrawn.html", case=case, form=form, words=words)


def _answer(request: HttpRequest, row: models.Decision, *, confirmed: bool) -> HttpResponse:
    here = f"/decisions/{row.pk}"
    if request.method != "POST":
        return HttpResponseRedirect(here, status=303)
    form = WordsForm(request.POST)
    if not form.is_valid():
        return _show(request, row, form, status=400)
    said, who, clock = form.cleaned_data["said"], actor(request), SystemClock()
    try:
        if confirmed:
            deciding.confirm(row, who, said, origin=settings.REGISTER_ORIGIN, clock=clock, form=mark(request))
        else:
            deciding.decline(row, who, said, clock=clock, form=mark(request))
    except SentTwice:
        return HttpResponseRedirect(here, status=303)
    except OpenrollError as error:
        form.add_error(None, describe(error, language_of(request)))
        return _show(request, _found(row.pk), form, status=status_of(error))
    own = who.person == row.proposed_by_id
    say(request, words.TAKEN if confirmed else words.TAKEN_BACK if own else words.DECLINED)
    return HttpResponseRedirect(f"/cases/{row.case.code}" if confirmed else here, status=303)


def _show(
    request: HttpRequest, row: models.Decision, form: WordsForm | None = None, *, status: int = 200
) -> HttpResponse:
    person = signed_in(request)
    waits = row.state == PROPOSED
    seen, overtaken = {}, ""
    if waits:
        # What it would do is what whoever proposed it has seen; the reader may be an auditor.
        proposer = Actor(row.by, row.proposed_by_id)
        try:
            found = deciding.rehearse(
                row.case,
                deciding.asked_by(row),
                proposer,
                origin=settings.REGISTER_ORIGIN,
                clock=SystemClock(),
            )
            seen = shown(request, found)
        except OpenrollError as error:
            overtaken = describe(error, language_of(request))
    return page(
        request,
        "office/decision.html",
        status=status,
        row=row,
        case=row.case,
        entry=row.fact and models.Entry.objects.filter(subject=row.fact.subject).first(),
        form=form or WordsForm(typed(request)),
        waits=waits,
        mine=person is not None and person.pk == row.proposed_by_id,
        keeper=person is not None and person.role in KEEPERS,
        overtaken=overtaken,
        seen=seen.get("seen"),
        public=seen.get("public"),
        letters=seen.get("letters") or list(row.letters.all()),
        words=words,
    )


def _found(number: int) -> models.Decision:
    rows = models.Decision.objects.select_related("case", "proposed_by", "confirmed_by", "fact")
    row = rows.filter(pk=number, proposed_by__isnull=False).first()
    if row is None:
        raise NotThere(N_("There is nothing at this address."))
    return row
