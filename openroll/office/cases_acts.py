"""What a person does with one case: each act has a page that says what will happen, a form, and one button."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, Conflict, NotThere, OpenrollError
from openroll.people.access import KEEPERS, actor, allow
from openroll.people.asked import mark, whole
from openroll.people.frame import language_of, status_of
from openroll.people.kept import typed
from openroll.people.said import say
from openroll.roll import audit, casework, casework_view, letters, life, models, replying, selectors
from openroll.ui.languages import describe

from . import cases_forms, words
from .pages import page

_TWICE: Final = N_("This was sent before, and done then.")


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its words, its form, what does it, and on which cases it can be done.

    ``field`` names the macro for each field of the form. ``done`` is said afterwards.
    """

    title: str
    means: str
    button: str
    done: str
    do: Callable[..., object]
    fits: Callable[[models.Case], bool]
    form: type[forms.Form] = cases_forms.NothingForm
    kind: str = ""  # of the button


def _alive(case: models.Case) -> bool:
    return case.state in life.ALIVE


def _asked(case: models.Case) -> bool:
    return case.kind in replying.ASKED and not case.options.get("replayed")


def _take(case: models.Case, given: Mapping[str, Any], **who: Any) -> object:
    return casework.assign(case, who["actor"].person, **who)


def _give_back(case: models.Case, given: Mapping[str, Any], **who: Any) -> object:
    return casework.assign(case, None, **who)


def _assign(case: models.Case, given: Mapping[str, Any], **who: Any) -> object:
    return casework.assign(case, given["person"], **who)


def _ask(case: models.Case, given: Mapping[str, Any], **who: Any) -> object:
    return casework.ask_organiser(case, **given, **who)


def _reply(case: models.Case, given: Mapping[str, Any], **who: Any) -> object:
    del who["now"]
    return casework.add_reply(case, origin=settings.REGISTER_ORIGIN, clock=SystemClock(), **given, **who)


def _note(case: models.Case, given: Mapping[str, Any], **who: Any) -> object:
    del who["version"]  # a note is never in the way of anything
    return casework.note(case, **given, **who)


def _plainly(service: Callable[..., object]) -> Callable[..., object]:
    return lambda case, given, **who: service(case, **given, **who)


ACTS: Final[Mapping[str, Act]] = {
    "take": Act(
        N_("Take the case"),
        N_("You have it from now on, and it stands in your list."),
        N_("Take the case"),
        N_("You have the case now."),
        _take,
        lambda case: True,
    ),
    "give-back": Act(
        N_("Give the case back"),
        N_("Nobody has it then, and it stands in the list of what is unassigned."),
        N_("Give it back"),
        N_("Nobody has the case now."),
        _give_back,
        lambda case: case.assignee_id is not None,
    ),
    "assign": Act(
        N_("Give the case to somebody"),
        N_("It stands in their list from now on."),
        N_("Give it to them"),
        N_("The case was given."),
        _assign,
        lambda case: True,
        cases_forms.AssignForm,
    ),
    "ask": Act(
        N_("Ask the organiser"),
        N_(
            "The letter below is sent as it stands here, and the case waits for the answer. Without one it lapses."
        ),
        N_("Send the letter and wait"),
        N_("The letter is on its way."),
        _ask,
        lambda case: case.state in (life.OPENED, life.SUFFICIENT),
        cases_forms.AskForm,
    ),
    "remind": Act(
        N_("Remind the organiser"),
        N_("A letter says again what is missing and until when. The deadline stays."),
        N_("Send the reminder"),
        N_("The reminder is on its way."),
        _plainly(casework.remind),
        lambda case: case.state == life.WAITING,
    ),
    "reply": Act(
        N_("Add an answer"),
        N_("What came by post or by telephone is kept, logged and looked at together with what came before."),
        N_("Add the answer"),
        N_("The answer was added."),
        _reply,
        lambda case: True,
        cases_forms.ReplyForm,
    ),
    "ask-sources": Act(
        N_("Ask the sources again"),
        N_("The worker asks every source of the case anew. What was found before stays in the case."),
        N_("Ask them"),
        N_("The sources are asked."),
        _plainly(casework.ask_sources),
        lambda case: _asked(case) and life.OPENED in life.NEXT[case.state],
    ),
    "vouch": Act(
        N_("Vouch for the messages"),
        N_(
            "What the messages state counts as declared by the operator: say how you know that it comes from there."
        ),
        N_("I vouch for them"),
        N_("The sources are asked anew with that."),
        _plainly(casework.vouch),
        lambda case: _asked(case) and _alive(case) and not case.vouched_by,
        cases_forms.WordsForm,
    ),
    "close": Act(
        N_("Set the case aside"),
        N_("Nothing is decided, and nothing more is done. It can be opened again."),
        N_("Set it aside"),
        N_("The case was set aside."),
        _plainly(casework.close),
        lambda case: life.CLOSED in life.NEXT[case.state],
        cases_forms.CloseForm,
        "warning",
    ),
    "reopen": Act(
        N_("Open the case again"),
        N_("It waits for a decision again, with its deadline."),
        N_("Open it again"),
        N_("The case is open again."),
        _plainly(casework.reopen),
        lambda case: not _alive(case),
        cases_forms.WordsForm,
    ),
    "note": Act(
        N_("Write a note"),
        N_("It stands beside the steps of the case and never leaves the office."),
        N_("Keep the note"),
        N_("The note was kept."),
        _note,
        lambda case: True,
        cases_forms.NoteForm,
    ),
}


def possible(case: models.Case, person: int | None) -> list[tuple[str, Act]]:
    """Return what ``person`` can do with ``case`` now."""
    mine = case.assignee_id is not None and case.assignee_id == person
    return [
        (name, act)
        for name, act in ACTS.items()
        if act.fits(case) and not (name == "take" and mine) and not (name == "give-back" and not mine)
    ]


@allow(*KEEPERS)
def act(request: HttpRequest, code: str, what: str) -> HttpResponse:
    """Show the page of an act; do it when its form is sent."""
    found, case = ACTS.get(what), selectors.case(code)
    if found is None or case is None:
        raise NotThere(N_("There is no such case, or nothing such can be done with it."))
    if request.method != "POST":
        given = typed(request)
        form = found.form(given) if given else found.form(initial=_initial(what, case))
        return _page(request, case, what, form, version=case.version)
    form = found.form(request.POST)
    version = _version(request, case)
    if not form.is_valid():
        return _page(request, case, what, form, version=version, status=400)
    try:
        found.do(
            case,
            form.cleaned_data,
            actor=actor(request),
            now=SystemClock().now(),
            version=version,
            form=mark(request),
        )
    except audit.SentTwice:
        say(request, _TWICE)
    except OpenrollError as error:
        case.refresh_from_db()
        return _page(request, case, what, form, version=case.version, error=error, before=version)
    else:
        say(request, found.done)
    return HttpResponseRedirect(f"/cases/{case.code}", status=303)


@allow(*KEEPERS)
def new(request: HttpRequest) -> HttpResponse:
    """Open a case of the registrar's own initiative."""
    if request.method != "POST":
        given = typed(request)
        initial = {"basis": "registrar-initiative", "entry": request.GET.get("entry", "")[:16]}
        form = cases_forms.NewCaseForm(given) if given else cases_forms.NewCaseForm(initial=initial)
        return page(request, "office/case_new.html", form=form, said="")
    form = cases_forms.NewCaseForm(request.POST)
    if not form.is_valid():
        return page(request, "office/case_new.html", form=form, said="", status=400)
    try:
        case = casework.open_case(
            **form.cleaned_data,
            actor=actor(request),
            origin=settings.REGISTER_ORIGIN,
            clock=SystemClock(),
            form=mark(request),
        )
    except audit.SentTwice as error:
        say(request, _TWICE)
        first = casework_view.case_of(error)
        return HttpResponseRedirect(f"/cases/{first}" if first else "/", status=303)
    except OpenrollError as error:
        said = describe(error, language_of(request))
        return page(request, "office/case_new.html", form=form, said=said, status=status_of(error))
    return HttpResponseRedirect(f"/cases/{case.code}", status=303)


def _page(
    request: HttpRequest,
    case: models.Case,
    what: str,
    form: forms.Form,
    *,
    version: int,
    error: OpenrollError | None = None,
    before: int | None = None,
    status: int = 200,
) -> HttpResponse:
    """Return the page of an act; after an ``error``, with what was typed and what has changed since ``before``."""
    found = ACTS[what]
    meanwhile = []
    if isinstance(error, Conflict) and before is not None and before < case.version:
        newest = case.steps.select_related("person").order_by("-pk")[: min(case.version - before, 20)]
        meanwhile = list(reversed(newest))
    return page(
        request,
        "office/case_act.html",
        status=status_of(error) if error else status,
        case=case,
        what=what,
        act=found,
        fits=found.fits(case),
        form=form,
        version=version,
        said=describe(error, language_of(request)) if error else "",
        meanwhile=meanwhile,
        words=words,
    )


def _version(request: HttpRequest, case: models.Case) -> int:
    return whole(request.POST.get("version", ""), case.version)


def _initial(what: str, case: models.Case) -> dict[str, Any]:
    if what == "assign":
        return {"person": case.assignee_id or ""}
    if what != "ask":
        return {}
    draft = case.letters.filter(kind="ask", state=models.Letter.State.DRAFT).order_by("-pk").first()
    if draft is not None:
        return {"to": draft.to, "subject": draft.subject, "body": draft.body}
    subject, body = letters.written(case, "ask", language=case.language)
    return {"to": letters.default_address(case, None), "subject": subject, "body": body}
