"""Pages of work that the worker does: how far it has come, and what came of it."""

from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, OpenrollError
from openroll.people.access import READERS, actor, allow
from openroll.people.frame import language_of
from openroll.roll import audit, jobs, models
from openroll.roll.backup_files import switch_over
from openroll.ui.labels import Label
from openroll.ui.languages import describe

from .pages import not_found, page, reading_only

STATES = {
    "waiting": Label(N_("Waiting"), "blue", N_("The worker has not begun yet.")),
    "running": Label(N_("At work"), "blue", N_("The worker is doing it. This page looks again by itself.")),
    "done": Label(N_("Done"), "green", ""),
    "failed": Label(N_("Failed"), "red", ""),
}
TITLES = {
    "backup": N_("Backup"),
    "restore-proof": N_("Proof of a restore"),
    "restore": N_("Restore"),
    "import-look": N_("Look through a list"),
    "import-run": N_("Import of a list"),
}
LOOK_AGAIN = 2  # seconds


@allow(*READERS)
@reading_only
def job(request: HttpRequest, number: int) -> HttpResponse:
    """Show one job; while it is not over, the browser looks again by itself."""
    found = jobs.job(number)
    if found is None:
        return not_found("There is no such work.")
    title = TITLES.get(found.kind, found.kind)
    return shown(
        request, "office/job.html", found, title=title, failure=failure(request, found), switch=_switch(found)
    )


def _switch(found: models.Job) -> tuple[str, ...]:
    """Return the commands by which the register that ``found`` restored takes the place of this one."""
    name, folder = found.params.get("name"), found.result.get("folder")
    private = Path(settings.PRIVATE_FOLDER)
    if found.kind != "restore" or not name or not folder or not Path(str(folder)).is_relative_to(private):
        return ()
    return switch_over(private, str(name), Path(str(folder)))


def shown(
    request: HttpRequest, template: str, found: models.Job, *, status: int = 200, **context: object
) -> HttpResponse:
    """Return the page ``template`` about ``found``; until that is over the browser looks again by itself."""
    over = found.state in jobs.OVER
    response = page(
        request,
        template,
        status=status,
        job=found,
        state=STATES[str(found.state)],
        percent=round(100 * found.done / found.whole) if found.whole else None,
        over=over,
        **context,
    )
    if not over:
        response.headers["Refresh"] = str(LOOK_AGAIN)
    return response


def ask(
    request: HttpRequest, kind: str, params: Mapping[str, str], *, list_at: str, page_at: str
) -> HttpResponse:
    """Ask the worker for a job, and lead to its page below ``page_at``; to ``list_at`` when that was asked before."""
    now = SystemClock().now()
    try:
        asked = jobs.ask_for(kind, params, actor(request), now, form=request.POST.get("form_mark"))
    except audit.SentTwice:
        return HttpResponseRedirect(list_at)
    return HttpResponseRedirect(f"{page_at}/{asked.pk}")


def failure(request: HttpRequest, found: models.Job) -> str:
    """Return why ``found`` failed, in the reader's language; empty when it did not."""
    if found.state != models.Job.State.FAILED:
        return ""
    error = OpenrollError(str(found.result.get("message", "")), **dict(found.result.get("params") or {}))
    return describe(error, language_of(request))
