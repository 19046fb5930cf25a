"""Which machine sent a request over HTTP, by the key that signed it (RFC 9421): an agent, or an authority."""

from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, OpenrollError
from openroll.log.note import VerifierKey
from openroll.net import http_signature
from openroll.people import attempts

MOST_FAILURES: Final = 60  # of one machine in a quarter of an hour


class TooManyFailures(OpenrollError):
    """Somebody sends one false signature after another."""

    code = "too-many-requests"


def signer(request: HttpRequest, find: Callable[[str], VerifierKey | None]) -> VerifierKey:
    """Return the key that signed ``request``, one that ``find`` knows by its keyid.

    Raises NotSigned, BadRequestSignature, and TooManyFailures instead of them after many.
    """
    try:
        return http_signature.check(
            request.method or "",
            address_of(request),
            request.headers,
            request.body,
            find,
            SystemClock().now(),
        )
    except http_signature.BadRequestSignature as error:
        if not attempts.allowed("machine", request, MOST_FAILURES):
            raise TooManyFailures(
                N_(
                    "Too many requests with false signatures have come from your network. Wait a quarter of an hour."
                )
            ) from error
        raise


def address_of(request: HttpRequest) -> str:
    """Return the address that ``request`` was sent to, as whoever sent it wrote it.

    A proxy takes TLS off: the scheme is that of the office's own address.
    """
    scheme = urlsplit(settings.OFFICE_URL).scheme or request.scheme or "http"
    query = request.META.get("QUERY_STRING", "")
    return f"{scheme}://{request.get_host()}{request.path}{'?' + query if query else ''}"
