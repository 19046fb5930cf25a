"""Answers that are not what was asked for: pages for people, problem documents (RFC 9457) for programs."""

from http import HTTPStatus
from typing import Final

from openroll.core import canonical
from openroll.core.canonical import JSON
from openroll.core.errors import OpenrollError
from openroll.public.errors import SiteError
from openroll.public.http import OPEN_TO_ALL, Request, Response
from openroll.ui.languages import choose, describe, translator

PROBLEM: Final = "application/problem+json"


def problem(error: OpenrollError, request: Request | None) -> Response:
    """Return ``error`` as a problem document, in the language that the program prefers."""
    language = choose(request.header("Accept-Language")) if request else "en"
    status, title, headers = parts(error)
    document: JSON = {
        "type": f"urn:openroll:problem:{error.code}",
        "title": translator(language)(title),
        "status": status,
        "detail": describe(error, language),
    }
    return Response(
        canonical.encode(document),
        PROBLEM,
        status=status,
        headers=(*OPEN_TO_ALL, *headers, ("Content-Language", language), ("Vary", "Accept-Language")),
        cache="no-store",
    )


def parts(error: OpenrollError) -> tuple[int, str, tuple[tuple[str, str], ...]]:
    """Return the status, the title (a message) and the headers with which ``error`` is answered."""
    if isinstance(error, SiteError):
        return error.status, error.title, error.headers
    return HTTPStatus.SERVICE_UNAVAILABLE, SiteError.title, ()
