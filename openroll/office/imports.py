"""The import of an existing list on screens: upload, say which column is what, look through, enter."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase

from openroll.core.csv_safe import lines
from openroll.core.errors import N_, NotThere, OpenrollError, UnusableInput
from openroll.people.access import KEEPERS, READERS, allow
from openroll.people.frame import language_of
from openroll.roll import import_files, jobs, models
from openroll.roll.column_names import FIELDS
from openroll.roll.columns import ColumnMap
from openroll.roll.table import Table, read_table
from openroll.ui.languages import describe, translator

from .jobs import STATES, ask, failure, shown
from .pages import page, reading_only

LOOK, RUN = "import-look", "import-run"
SHOWN = 200  # remarks on a page; all of them are in the file
SAMPLES = 3
FIELD_WORDS = {
    "name": N_("Organiser’s name"),
    "short_name": N_("Organiser’s short name"),
    "service": N_("Name of the service"),
    "country": N_("Country of registration"),
    "register": N_("Trade register"),
    "number": N_("Number in the trade register"),
    "tax_number": N_("Tax number"),
    "address": N_("Address"),
    "email": N_("E-mail"),
    "domain": N_("Domain"),
    "description": N_("Description"),
    "date": N_("Date of listing"),
    "reference": N_("Reference in the list"),
    "status": N_("Status"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list on the screen: its number from 1, its heading, what stands in it, the field it is read as."""

    number: int
    title: str
    samples: list[str]
    field: str


@allow(*READERS)
@reading_only
def imports(request: HttpRequest) -> HttpResponse:
    """List the imports so far, and offer to upload another list."""
    return _uploading(request)


@allow(*KEEPERS)
def upload(request: HttpRequest) -> HttpResponse:
    """Take a list in, and have it looked through with the columns as they are guessed."""
    if request.method != "POST":
        return HttpResponseRedirect("/imports")
    file = request.FILES.get("file")
    try:
        if file is None or not file.name:
            raise UnusableInput(N_("Choose a file first."))
        name = Path(file.name).name
        sha256 = import_files.keep(_folder(), file.chunks())
        with import_files.open_list(_folder(), sha256) as kept:
            read_table(kept, name)
    except OpenrollError as error:
        return _uploading(request, error)
    return _ask(request, LOOK, {"sha256": sha256, "name": name, "map": ""})


@allow(*READERS)
@reading_only
def looked(request: HttpRequest, number: int) -> HttpResponse:
    """Show what an import would do or has done: its columns, its remarks, its tally."""
    job = _job(number)
    return _page(request, job, str(job.params.get("map") or ""))


@allow(*KEEPERS)
def go_on(request: HttpRequest, number: int) -> HttpResponse:
    """Look through the list again with other columns, or enter it."""
    job = _job(number)
    if request.method != "POST":
        return HttpResponseRedirect(f"/imports/{number}")
    with import_files.open_list(_folder(), str(job.params["sha256"])) as file:
        table = read_table(file, str(job.params["name"]))
        told = _told(request, table)
        try:
            columns = import_files.columns_of(table, told)
            if not columns.names_anybody:
                raise UnusableInput(N_("Say which column holds the name of the organiser or of the service."))
        except OpenrollError as error:
            return _page(request, job, str(job.params.get("map") or ""), error)
    kind = RUN if request.POST.get("do") == "enter" else LOOK
    return _ask(request, kind, {**job.params, "map": told})


@allow(*READERS)
def remarks(request: HttpRequest, number: int) -> HttpResponseBase:
    """Give everything that was said of the lines as a CSV file."""
    job, translate = _job(number), translator(language_of(request))
    rows = (
        (each.params.get("line", ""), translate(each.message, **each.params))
        for each in import_files.remarks(_folder(), job.pk)
    )
    response = StreamingHttpResponse(lines(rows), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="import-{job.pk}.csv"'
    return response


def _page(
    request: HttpRequest, job: models.Job, told: str, error: OpenrollError | None = None
) -> HttpResponse:
    # A list may be long: it is read when there is something to choose, and not at each look while it is worked on.
    over = job.state in jobs.OVER
    columns, missing = _columns(request, job, told) if over else ([], "")
    translate = translator(language_of(request))
    said = islice(import_files.remarks(_folder(), job.pk), SHOWN) if over else ()
    return shown(
        request,
        "office/import.html",
        job,
        status=422 if error else 200,
        entered=job.kind == RUN,
        columns=columns,
        fields=FIELDS,
        field_words=FIELD_WORDS,
        remarks=[translate(each.message, **each.params) for each in said],
        failure=failure(request, job) or missing,
        error=describe(error, language_of(request)) if error else "",
    )


def _columns(request: HttpRequest, job: models.Job, told: str) -> tuple[list[Column], str]:
    """Return the columns of the list of ``job``, and why there are none."""
    try:
        with import_files.open_list(_folder(), str(job.params.get("sha256"))) as file:
            table = read_table(file, str(job.params.get("name")))
            found: ColumnMap = import_files.columns_of(table, told)
            fields = {at: field for field, places in found.places.items() for at in places}
            titles = table.titles()
            return [
                Column(at + 1, titles[at], table.sample_column(at)[:SAMPLES], fields.get(at, ""))
                for at in range(table.width)
            ], ""
    except OpenrollError as error:
        return [], describe(error, language_of(request))


def _told(request: HttpRequest, table: Table) -> str:
    """Return the mapping that the form gives, as the lines of a mapping file; all columns unused is none."""
    places: dict[str, list[str]] = {}
    for number in range(1, table.width + 1):
        field = request.POST.get(f"column-{number}", "")
        if field in FIELDS:
            places.setdefault(field, []).append(str(number))
    return "\n".join(f"{field}: {', '.join(numbers)}" for field, numbers in places.items())


def _uploading(request: HttpRequest, error: OpenrollError | None = None) -> HttpResponse:
    said = describe(error, language_of(request)) if error else ""
    found = [(one, STATES[str(one.state)]) for one in jobs.newest(LOOK, RUN)]
    return page(request, "office/imports.html", status=422 if error else 200, jobs=found, error=said)


def _ask(request: HttpRequest, kind: str, params: dict[str, str]) -> HttpResponse:
    return ask(request, kind, params, list_at="/imports", page_at="/imports")


def _job(number: int) -> models.Job:
    job = jobs.job(number)
    if job is None or job.kind not in (LOOK, RUN):
        raise NotThere(N_("There is no such import."))
    return job


def _folder() -> Path:
    return Path(settings.PRIVATE_FOLDER) / "imports"
