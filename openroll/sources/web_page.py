"""Any web page as a source: what a page says of who runs it, cited, in any language of Europe.

It is self-declared: nobody checked it but its author. Right or silent: somebody else who is named on the page (a
representative, a host, a supervisor) is recognised and never taken, and two operators are two subjects.
"""

from dataclasses import replace

from openroll.core.errors import N_, NotThere

from .base import Reading, Unreadable
from .json_ld import read_scripts
from .page.claims.joined import joined
from .page.claims.making import SOURCE, Claims
from .page.lines.links import next_links
from .page.lines.text import read_text
from .page.lines.windows import find_windows
from .page.parties.reading import find_parties
from .snapshot import Snapshot

__all__ = ["SOURCE", "read_page"]


def read_page(snapshot: Snapshot) -> Reading:
    """Return what the page in ``snapshot`` says of its operator, and where to look next.

    Raises NotThere and Unreadable for the page of an error; never for what stands in a page.
    """
    _check_status(snapshot)
    page = read_text(snapshot)
    claims = Claims(page, find_parties(page, find_windows(page)))
    claims.gather()
    at = replace(snapshot, final_url=page.address) if page.address else snapshot
    marked = read_scripts(page.scripts, at) if page.scripts else Reading((), ())
    return Reading(
        joined(claims.claims, marked.claims),
        (*claims.alerts, *marked.alerts),
        (*claims.remarks, *marked.remarks),
        next_links(page),
    )


def _check_status(snapshot: Snapshot) -> None:
    if snapshot.status == 200:
        return
    if snapshot.status in (404, 410):
        raise NotThere(N_("There is no page at {link}."), link=snapshot.final_url)
    raise Unreadable(
        N_("{link} answered with status {status}, which is no page to read."),
        link=snapshot.final_url,
        status=snapshot.status,
    )
