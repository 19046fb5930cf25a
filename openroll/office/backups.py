"""Backups on a screen: made by the worker without private keys, proved to be restorable, taken home.

Whoever downloads one has every personal value of the register: only a senior registrar does, having just shown again
who they are.
"""

from pathlib import Path

from django.conf import settings
from django.db import connection
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase

from openroll.core.clock import SystemClock
from openroll.core.errors import N_
from openroll.people.access import READERS, Role, actor, allow, freshly, signed_in
from openroll.roll import audit, jobs
from openroll.roll.backup_files import kept, path_of
from openroll.ui.labels import Label

from .jobs import STATES, TITLES, ask, failure
from .pages import page, reading_only

KINDS = ("backup", "restore-proof", "restore")
PROVED = Label(N_("Proved"), "green", "")


@allow(*READERS)
@reading_only
def backups(request: HttpRequest) -> HttpResponse:
    """List the backups that there are, and what was proved of them."""
    done = jobs.newest(*KINDS)
    proved = {
        str(one.params.get("name")): one
        for one in reversed(done)
        if one.kind != "backup" and one.state == "done"
    }
    return page(
        request,
        "office/backups.html",
        kept=kept(_folder()),
        jobs=[(one, STATES[str(one.state)], failure(request, one)) for one in done],
        proved=proved,
        may=_may(request),
        titles=TITLES,
        proved_label=PROVED,
        postgresql=connection.vendor == "postgresql",
        public_url=settings.PUBLIC_URL,
    )


@allow(Role.SENIOR)
@freshly
def make(request: HttpRequest) -> HttpResponse:
    """Ask for a backup."""
    return _ask(request, "backup", {})


@allow(Role.SENIOR)
@freshly
def prove(request: HttpRequest, name: str) -> HttpResponse:
    """Ask for the proof that the backup ``name`` can be restored."""
    path_of(_folder(), name)
    return _ask(
        request, "restore-proof", {"name": name, "database": request.POST.get("database", "").strip()}
    )


@allow(Role.SENIOR)
@freshly
def restore(request: HttpRequest, name: str) -> HttpResponse:
    """Ask for the backup ``name`` to be restored into a folder of its own, which stays."""
    path_of(_folder(), name)
    return _ask(request, "restore", {"name": name, "database": request.POST.get("database", "").strip()})


@allow(Role.SENIOR)
@freshly
def download(request: HttpRequest, name: str) -> HttpResponseBase:
    """Give the backup ``name`` to keep elsewhere; to a form alone, since only that is asked again who sends it."""
    if request.method != "POST":
        return HttpResponseRedirect("/backups")
    path = path_of(_folder(), name)
    audit.record(actor(request), "backup-downloaded", SystemClock().now(), told={"name": name})
    return FileResponse(path.open("rb"), as_attachment=True, filename=name)


def _ask(request: HttpRequest, kind: str, params: dict[str, str]) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseRedirect("/backups")
    return ask(request, kind, params, list_at="/backups", page_at="/jobs")


def _may(request: HttpRequest) -> bool:
    person = signed_in(request)
    return person is not None and person.role == Role.SENIOR


def _folder() -> Path:
    return Path(settings.PRIVATE_FOLDER) / "backups"
