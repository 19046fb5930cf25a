"""What programs get instead of what they asked for: problem documents (RFC 9457), as on the public site."""

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

CONTENT_TYPE: Final = "application/problem+json"
PATH: Final = "/api/"


def wants_document(request: HttpRequest) -> bool:
    """Tell whether ``request`` comes from a program, which reads no page."""
    return request.path.startswith(PATH)


def document(
    status: int,
    code: str,
    detail: str,
    language: str,
    *,
    errors: Sequence[Mapping[str, Any]] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Return the problem document for ``status``; ``errors`` name the members of the request that are wrong."""
    told = members(status, code, detail)
    if errors:
        told["errors"] = list(errors)
    response = HttpResponse(
        json.dumps(told, ensure_ascii=False), status=status, content_type=CONTENT_TYPE, headers=headers
    )
    response.headers["Content-Language"] = language
    return response


def members(status: int, code: str, detail: str) -> dict[str, Any]:
    """Return what a problem document says: for one part of an answer that is otherwise good."""
    return {
        "type": f"urn:openroll:problem:{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
