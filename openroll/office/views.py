"""The office's pages: the cases, and one case."""

from django.http import HttpRequest, HttpResponse

from openroll.people.access import EVERYBODY, READERS, allow
from openroll.roll import selectors
from openroll.ui import assets

from . import words
from .pages import not_found, page, reading_only


@allow(*READERS)
@reading_only
def cases(request: HttpRequest) -> HttpResponse:
    """List the cases, newest first."""
    return page(request, "office/cases.html", cases=selectors.cases())


@allow(*READERS)
@reading_only
def case(request: HttpRequest, code: str) -> HttpResponse:
    """Show one case: its message, what the sources gave, what was decided."""
    found = selectors.case(code)
    if found is None:
        return not_found("There is no such case.")
    return page(
        request,
        "office/case.html",
        case=found,
        message=selectors.message_text(found),
        claims=selectors.claims(found),
        decisions=selectors.decisions(found),
        alerts=selectors.said(found, "alerts"),
        remarks=selectors.said(found, "remarks"),
        snapshots=selectors.snapshots(found),
        refused=selectors.refused(found),
        words=words,
    )


@allow(EVERYBODY)
def static(_request: HttpRequest, name: str) -> HttpResponse:
    """Give a file of the look; those pages that need no word use it too."""
    found = assets.find(name)
    if found is None:
        return not_found("There is no such file.")
    return HttpResponse(found[0].body, content_type=found[0].content_type)
