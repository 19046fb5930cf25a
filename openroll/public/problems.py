"""What programs get instead of what they asked for: problem documents (RFC 9457)."""

from typing import Final

from openroll.core import canonical
from openroll.core.canonical import JSON
from openroll.public.errors import SiteError
from openroll.public.http import OPEN_TO_ALL, Request, Response
from openroll.ui.languages import choose, describe, translator

PROBLEM: Final = "application/problem+json"


def problem(error: SiteError, request: Request | None) -> Response:
    """Return ``error`` as a problem document, in the language that the program prefers."""
    language = choose(request.header("Accept-Language")) if request else "en"
    document: JSON = {
        "type": f"urn:openroll:problem:{error.code}",
        "title": translator(language)(error.title),
        "status": error.status,
        "detail": describe(error, language),
    }
    return Response(
        canonical.encode(document),
        PROBLEM,
        status=error.status,
        headers=(*OPEN_TO_ALL, *error.headers, ("Content-Language", language), ("Vary", "Accept-Language")),
        cache="no-store",
    )
