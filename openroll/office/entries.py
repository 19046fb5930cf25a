"""The entries in the office: with what the public does not see, and every case, letter and contest about each."""

from django.http import HttpRequest, HttpResponse

from openroll.core.errors import N_, NotThere
from openroll.people.access import KEEPERS, READERS, allow, signed_in
from openroll.people.asked import whole
from openroll.roll import evidence_view, selectors, worklist_entries
from openroll.roll.present import present

from . import words
from .pages import page, reading_only


@allow(*READERS)
@reading_only
def entries(request: HttpRequest) -> HttpResponse:
    """List entries, the newest first."""
    given = request.GET
    asked, state = given.get("q", "")[:200], given.get("state", "")
    number = whole(given.get("before", ""), None, digits=15)
    lines, further = worklist_entries.page(number, state=state, words=asked)
    return page(
        request,
        "office/entries.html",
        lines=lines,
        further=further,
        first=number is None,
        q=asked,
        state=state,
        states=worklist_entries.STATES,
        spelled=evidence_view.spelled_out,
    )


@allow(*READERS)
@reading_only
def entry(request: HttpRequest, number: int) -> HttpResponse:
    """Show one entry as it is now, with everything around it."""
    found = selectors.entry_numbered(number) if number < 2**63 else None
    if found is None:
        raise NotThere(N_("There is no entry {number}."), number=number)
    person = signed_in(request)
    return page(
        request,
        "office/entry.html",
        entry=found,
        now=present(found),
        cases=worklist_entries.cases(found),
        letters=worklist_entries.letters(found),
        contests=worklist_entries.contests(found),
        may=person is not None and person.role in KEEPERS,
        words=words,
        spelled=evidence_view.spelled_out,
    )
