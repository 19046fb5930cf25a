"""The office's pages of evidence: a citation opens the snapshot at the quoted place, and nothing in it acts.

The place comes from the database, never from the address: nobody can be sent a link that marks other words.
"""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from openroll.people.access import READERS, allow
from openroll.people.frame import language_of
from openroll.roll import evidence_view, messages, models, selectors
from openroll.roll.evidence_view import Cited

from . import words
from .pages import not_found, page, reading_only
from .told import told
from .words import FOUND, KINDS

# Bytes of a stranger are a file to keep; were a browser to open them all the same, they could do nothing.
_SEALED = "default-src 'none'; sandbox"


@allow(*READERS)
@reading_only
def claim(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Show what a claim cites: the message, or the snapshot at the quoted place."""
    case = selectors.case(code)
    found = selectors.claim(case, number) if case else None
    if case is None or found is None:
        return not_found("There is no such claim.")
    return _cited(request, case, evidence_view.of_claim(found), property=found.property, value=found.value)


@allow(*READERS)
@reading_only
def said(request: HttpRequest, code: str, number: int, kind: str) -> HttpResponse:
    """Show what the alert or remark with that ``number``, from 1 on, cites."""
    case = selectors.case(code)
    found = selectors.said(case, kind)[number - 1 : number] if case and number else []
    citations = found[0].get("citations") if found else None
    if case is None or not citations:
        return not_found("There is no such citation.")
    cited = evidence_view.of_result(citations[0])
    return _cited(request, case, cited, property="", value=_words(request, found[0])["words"])


@allow(*READERS)
@reading_only
def snapshot(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Show a snapshot of a case from its beginning."""
    case = selectors.case(code)
    row = selectors.snapshot(case, number) if case else None
    if case is None or row is None:
        return not_found("There is no such snapshot.")
    seen = evidence_view.look(folder(), row, None)
    return _page(request, case, row, None, seen, property="", value="")


@allow(*READERS)
@reading_only
def refused(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Show how far it got to ask for the link that was refused, the one with that ``number``, from 1 on."""
    case = selectors.case(code)
    found = selectors.refused(case)[number - 1 : number] if case and number else []
    if case is None or not found:
        return not_found("There is no such link.")
    kept = evidence_view.failure(
        folder(), str(found[0].get("link") or ""), case.received_at.replace(microsecond=0)
    )
    said = _words(request, found[0])
    return page(request, "office/refused.html", case=case, told=said, kept=kept, words=words)


@allow(*READERS)
@reading_only
def body(_request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Give the body of a snapshot, as it was sent, to keep."""
    return _file(code, number, whole=False)


@allow(*READERS)
@reading_only
def warc(_request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Give the WARC file of a snapshot to keep."""
    return _file(code, number, whole=True)


def _words(request: HttpRequest, one: dict[str, Any]) -> dict[str, Any]:
    return told([one], language_of(request))[0]


def _cited(
    request: HttpRequest, case: models.Case, cited: Cited, *, property: str, value: str
) -> HttpResponse:
    if messages.text_at(case, cited.url) is not None:
        row = None
    else:
        row = selectors.snapshot_cited(case, cited.snapshot, cited.url, cited.retrieved_at)
    return _page(request, case, row, cited, seen_of(case, cited), property=property, value=value)


def seen_of(case: models.Case, cited: Cited) -> evidence_view.Seen | evidence_view.Shown | str:
    """Return what ``cited`` of ``case`` opens: an answer, the text of a message, or why there is nothing to see."""
    said = messages.text_at(case, cited.url)
    if said is not None:
        return evidence_view.in_message(said, cited)
    row = selectors.snapshot_cited(case, cited.snapshot, cited.url, cited.retrieved_at)
    return evidence_view.look(folder(), row, cited) if row else evidence_view.NOT_KEPT


def _page(
    request: HttpRequest,
    case: models.Case,
    row: models.Snapshot | None,
    cited: Cited | None,
    seen: evidence_view.Seen | evidence_view.Shown | str,
    *,
    property: str,
    value: str,
) -> HttpResponse:
    """Return the page about ``seen``: an answer, the text of the message, or why there is nothing to see."""
    answer = seen if isinstance(seen, evidence_view.Seen) else None
    shown = answer.shown if answer else seen if isinstance(seen, evidence_view.Shown) else None
    return page(
        request,
        "office/evidence.html",
        case=case,
        row=row,
        cited=cited.for_reading() if cited else None,
        answer=answer,
        shown=shown,
        unseen=seen if isinstance(seen, str) else "",
        found=FOUND,
        kinds=KINDS,
        property=property,
        value=evidence_view.spelled_out(value),
    )


def _file(code: str, number: int, *, whole: bool) -> HttpResponse:
    case = selectors.case(code)
    row = selectors.snapshot(case, number) if case else None
    data = evidence_view.bytes_of(folder(), row, whole=whole) if row else None
    if row is None or data is None:
        return not_found("There is no such file.")
    response = HttpResponse(data, content_type="application/octet-stream")
    name = row.sha256 + (".warc.gz" if whole else ".bin")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = _SEALED
    return response


def folder() -> Path:
    """Return where snapshots are kept."""
    return Path(settings.EVIDENCE_FOLDER)
