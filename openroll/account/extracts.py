"""What an organiser takes with it: the extract of its entry, as a file and as a print, and everything that is held."""

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils.module_loading import import_string

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, OpenrollError, Refusal
from openroll.people import archive
from openroll.people.access import Role, allow
from openroll.people.frame import language_of
from openroll.public.errors import SiteError
from openroll.public.extracts import CONTENT_TYPE, extract_of, file_name
from openroll.public.roll import Roll

from .answers import voice

NOT_YET = N_("The extract cannot be made for now. Try again in a minute.")


@allow(Role.ORGANISER)
def extract(request: HttpRequest, number: int) -> HttpResponse:
    """Give the extract of the newest version of the entry."""
    voice(request, number)
    name, data = _extract(number)
    return _file(data, CONTENT_TYPE, name)


@allow(Role.ORGANISER)
def printed(request: HttpRequest, number: int) -> HttpResponse:
    """Give the print of the same extract."""
    voice(request, number)
    name, data = _extract(number)
    try:
        made: bytes = import_string(settings.EXTRACT_PRINTER)(data, language_of(request))
    except OpenrollError as error:
        raise Refusal(NOT_YET) from error
    return _file(made, "application/pdf", f"{name.rpartition('.')[0]}.pdf")


@allow(Role.ORGANISER)
def everything(request: HttpRequest, number: int) -> FileResponse:
    """Give everything that the register holds about the entry."""
    now = SystemClock().now()
    file = archive.everything(voice(request, number, now), Path(settings.EVIDENCE_FOLDER), now)
    response = FileResponse(
        file, as_attachment=True, filename=f"entry-{number}-everything.zip", content_type="application/zip"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _extract(number: int) -> tuple[str, bytes]:
    public = Path(settings.PUBLIC_FOLDER)
    roll = Roll(public / "roll.sqlite3")
    try:
        made = extract_of(public, roll, number)
    except (SiteError, OSError) as error:
        raise Refusal(NOT_YET) from error
    finally:
        roll.close()
    return file_name(made.entry, made.version), made.encode()


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
