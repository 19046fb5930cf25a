"""What a citation of an entry opens for its organiser: the snapshot at the quoted place, inert."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, NotThere
from openroll.people import entries
from openroll.people.access import Role, allow
from openroll.people.frame import page
from openroll.roll import evidence_view, holdings, messages
from openroll.roll.present import present

from .answers import voice

IN_A_MESSAGE = N_(
    "It stands in a message to the register. Messages of others are not shown; its quotation is."
)
NOT_OPENED = N_(
    "The snapshot opens once the register has seen that this domain is the operator’s. Its quotation is shown."
)


@allow(Role.ORGANISER)
def citation(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """Show the citation of the entry at that place, counted from 1."""
    now = SystemClock().now()
    speaks = voice(request, number, now)
    found = present(speaks.entry)
    listed = holdings.citations(found)
    if not 1 <= place <= len(listed) or listed[place - 1] not in entries.visible(speaks, found):
        raise NotThere(N_("There is no such citation."))
    name, value, cite = listed[place - 1]
    cited = holdings.as_cited(cite)
    seen: evidence_view.Seen | evidence_view.Shown | str = NOT_OPENED
    if cited.url.startswith("openroll:"):
        seen = IN_A_MESSAGE
        for one in entries.cases(speaks):
            text = messages.text_at(one, cited.url)
            shown = entries.case(speaks, one.code, now)
            if text is not None and shown is not None and shown.own:
                seen = evidence_view.in_message(text, cited)
    elif speaks.shown:
        row = holdings.snapshot_of(speaks.entry, cite)
        seen = (
            evidence_view.look(Path(settings.EVIDENCE_FOLDER), row, cited) if row else evidence_view.NOT_KEPT
        )
    return page(
        request,
        "account/evidence.html",
        entry_number=number,
        cited=cited.for_reading(),
        property=name,
        value=evidence_view.spelled_out(value),
        answer=seen if isinstance(seen, evidence_view.Seen) else None,
        shown=seen.shown
        if isinstance(seen, evidence_view.Seen)
        else seen
        if isinstance(seen, evidence_view.Shown)
        else None,
        unseen=seen if isinstance(seen, str) else "",
    )
