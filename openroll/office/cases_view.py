"""One case whole: what came, what its sources gave, what is missing, what was decided, and what can be done now."""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, NotThere, OpenrollError
from openroll.people.access import KEEPERS, READERS, allow, signed_in
from openroll.people.asked import whole
from openroll.people.frame import language_of
from openroll.roll import casework_view, deadlines, evidence_view, life, models, proposing, selectors

from . import decisions_words, evidence, words
from .cases_acts import possible
from .cases_list import csv_file, history, spoken
from .pages import not_found, page, reading_only
from .told import told

_SOON: Final = timedelta(seconds=30)


@allow(*READERS)
@reading_only
def case(request: HttpRequest, code: str) -> HttpResponse:
    """Show one case."""
    found = casework_view.case(code)
    if found is None:
        return not_found("There is no such case.")
    now = SystemClock().now()
    person = signed_in(request)
    may = person is not None and person.role in KEEPERS
    claims, language = selectors.claims(found), language_of(request)
    identifiers = casework_view.identifiers(found, claims)
    return page(
        request,
        "office/case.html",
        case=found,
        messages=casework_view.messages(found),
        claims=claims,
        identifiers=identifiers,
        beside=_beside(request, found, claims, identifiers),
        missing=casework_view.missing(found),
        draft=casework_view.draft(found) if found.state in life.ALIVE else None,
        decisions=found.decisions.select_related("proposed_by", "confirmed_by").order_by("pk"),
        alerts=told(selectors.said(found, "alerts"), language),
        remarks=told(selectors.said(found, "remarks"), language),
        snapshots=selectors.snapshots(found),
        refused=told(selectors.refused(found), language),
        steps=found.steps.select_related("person").order_by("pk"),
        letters=found.letters.order_by("-pk").only(
            "case", "kind", "to", "subject", "state", "made_at", "sent_at"
        ),
        proposal=proposing.proposed(found) if found.kind == "proposal" else None,
        acts=possible(found, person.pk if person else None) if may else [],
        verdicts=casework_view.verdicts(found) if may else (),
        do=decisions_words.DO,
        spoken=spoken(found.due_at, now),
        then=deadlines.THEN.get(found.due, ""),
        year=now.year,
        words=words,
        spelled=evidence_view.spelled_out,
        found_words=words.FOUND,
        kinds=words.KINDS,
        **_progress(found, now),
    )


@allow(*READERS)
@reading_only
def progress(request: HttpRequest, code: str) -> HttpResponse:
    """Show how far the sources of a case have been asked: a part of its page, for whoever looks on."""
    found = casework_view.case(code)
    if found is None:
        return not_found("There is no such case.")
    told = _progress(found, SystemClock().now())
    spelled = evidence_view.spelled_out
    response = page(request, "office/case_progress.html", case=found, words=words, spelled=spelled, **told)
    if not told["live"]:
        response.headers["X-Openroll-Over"] = "1"
    return response


@allow(*READERS)
@reading_only
def case_history(request: HttpRequest, code: str) -> HttpResponseBase:
    """Give the steps of a case as a CSV file."""
    found = selectors.case(code)
    if found is None:
        raise NotThere(N_("There is no such case."))
    return csv_file(f"case-{found.code}-history.csv", history(found))


def _progress(found: models.Case, now: datetime) -> dict[str, Any]:
    """Return how far the sources have been asked; ``live`` while they are, or are about to be."""
    asking = models.Asking.objects.filter(case=found).first()
    opened = found.state == life.OPENED
    due = found.next_try_at is not None and found.next_try_at <= now + _SOON
    running = asking is not None and asking.ended_at is None
    return {
        "asking": asking,
        "live": opened and (due or running),
        "again": found.next_try_at if opened else None,
    }


def _beside(
    request: HttpRequest,
    found: models.Case,
    claims: Any,
    identifiers: list[casework_view.Shown],
) -> dict[str, Any] | None:
    """Return what stands beside the identifiers: the claim that was chosen, at the quoted place of what it cites."""
    chosen = whole(request.GET.get("show", ""), None, digits=15)
    if chosen is None:
        chosen = casework_view.first_shown(found, claims, identifiers, evidence.folder())
    claim = next((one for one in claims if one.pk == chosen), None)
    if claim is None:
        return None
    seen: evidence_view.Seen | evidence_view.Shown | str = evidence_view.NOT_KEPT
    with suppress(OpenrollError):
        seen = evidence.seen_of(found, evidence_view.of_claim(claim))
    answer = seen if isinstance(seen, evidence_view.Seen) else None
    shown = answer.shown if answer else seen if isinstance(seen, evidence_view.Shown) else None
    return {"claim": claim, "shown": shown, "answer": answer, "unseen": seen if isinstance(seen, str) else ""}
