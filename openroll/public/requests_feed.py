"""Feeds of requests (Atom, RFC 4287): those that something was logged about last, the latest first."""

from typing import Final
from xml.sax.saxutils import escape, quoteattr

from openroll.core.errors import N_
from openroll.log.requests import Request
from openroll.public import http
from openroll.public.desk import Desk, Which
from openroll.public.http import OPEN_TO_ALL, Response
from openroll.public.pages import Site
from openroll.public.request_tables import address_of
from openroll.ui import request_labels as labels
from openroll.ui.languages import Translator, translator

ENTRIES: Final = 50
ATOM: Final = "application/atom+xml; charset=utf-8"
EPOCH: Final = "1970-01-01T00:00:00Z"


def serve(desk: Desk, site: Site, request: http.Request, language: str, which: Which) -> Response:
    """Return the feed of the requests of ``which``."""
    found = desk.changed(which, ENTRIES)
    base, address, translate = http.base_of(request), address_of(language, which), translator(language)
    updated = max((each.at for each in found), default=EPOCH)
    title = f"{site.name}: {translate(N_('Requests about public material'))}"
    if which.part:
        title += f" ({translate(labels.PARTS[which.part])}: {which.value})"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(language)}>',
        f"<title>{_text(title)}</title>",
        f"<id>{_text(_id(site, which))}</id>",
        f"<updated>{_text(updated)}</updated>",
        f"<author><name>{_text(site.name)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(f"{base}{address}.atom")}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(f"{base}{address}")}/>',
        *(_entry(each, site, f"{base}/{language}", translate) for each in found),
        "</feed>",
        "",
    ]
    return Response("\n".join(lines).encode(), ATOM, headers=OPEN_TO_ALL, modified=http.http_date(updated))


def _entry(request: Request, site: Site, base: str, translate: Translator) -> str:
    state = labels.STATES.get(request.state)
    title = translate(
        N_("Request {number}, {authority}: {state}"),
        number=request.number,
        authority=request.authority_name or request.authority,
        state=translate(state.word) if state else request.state,
    )
    summary = translate(
        N_("{category}; entry {entry}; items: {items}"),
        category=translate(labels.CATEGORIES.get(request.category, request.category)),
        entry=request.entry,
        items=request.items,
    )
    name = f"urn:openroll:request:{site.origin}:{request.number}"
    return (
        f"<entry><title>{_text(title)}</title><id>{_text(name)}</id>"
        f"<published>{_text(request.received_at)}</published><updated>{_text(request.at)}</updated>"
        f'<link rel="alternate" type="text/html" href={quoteattr(f"{base}/requests/{request.number}")}/>'
        f"<category term={quoteattr(request.category)}/><summary>{_text(summary)}</summary></entry>"
    )


def _id(site: Site, which: Which) -> str:
    return f"urn:openroll:requests:{site.origin}" + (f":{which.part}:{which.value}" if which.part else "")


def _text(text: str) -> str:
    """Return ``text`` for XML, without the control characters that it cannot have."""
    return escape("".join(each for each in text if each.isprintable()))
