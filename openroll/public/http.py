"""Requests and answers, as little as WSGI needs. Foreign bytes are refused here or not at all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import lru_cache
from hashlib import sha256
from http import HTTPStatus
from typing import Any, Final, NamedTuple
from urllib.parse import parse_qsl

from openroll.core.clock import parse_rfc3339
from openroll.core.errors import N_
from openroll.public.errors import BadQuery, TooLong

Headers = Sequence[tuple[str, str]]
Environ = Mapping[str, Any]
StartResponse = Callable[[str, list[tuple[str, str]]], object]

OK: Final = 200
READING: Final = ("GET", "HEAD")
MAX_ADDRESS: Final = 4096
MAX_FIELDS: Final = 20
SECURITY: Final[Headers] = (
    (
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
# The one page with a script of ours; nothing can be made into markup or script there, and nothing is sent.
WITH_SCRIPT: Final[Headers] = (
    (
        "Content-Security-Policy",
        f"{SECURITY[0][1]}; script-src 'self'; connect-src 'none'; require-trusted-types-for 'script'; trusted-types",
    ),
)
OPEN_TO_ALL: Final[Headers] = (
    ("Access-Control-Allow-Origin", "*"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
)
OF_CONTENT: Final = ("Content-Type", "Content-Length")  # these a 304 does not carry
FOR_EVER: Final = "public, max-age=31536000, immutable"
_STATUS: Final = {status.value: f"{status.value} {status.phrase}" for status in HTTPStatus}
# A cache may keep it, and asks each time whether it is still the newest.
ASK_FIRST: Final = "public, no-cache"


class Request(NamedTuple):
    """What was asked. ``query`` is decoded and holds no control characters."""

    method: str
    path: str
    query: Mapping[str, str]
    environ: Environ

    def header(self, name: str) -> str:
        """Return a header of the request, or an empty text."""
        return str(self.environ.get("HTTP_" + name.upper().replace("-", "_"), ""))


class Response(NamedTuple):
    """What is answered. A ``body`` that is not bytes is a stream of ``length`` bytes."""

    body: bytes | Iterable[bytes]
    content_type: str
    status: int = 200
    headers: Headers = ()
    cache: str = ASK_FIRST
    etag: str | None = None
    modified: str | None = None
    length: int | None = None


class Ready(NamedTuple):
    """An answer with its validator and all of its headers, which may be sent any number of times."""

    answer: Response
    etag: str | None
    headers: list[tuple[str, str]]


def read_request(environ: Environ) -> Request:
    """Return the request in ``environ``. Raises BadQuery or TooLong for what no honest client sends."""
    raw_path = str(environ.get("PATH_INFO") or "/")
    raw_query = str(environ.get("QUERY_STRING") or "")
    if len(raw_path) + len(raw_query) > MAX_ADDRESS:
        raise TooLong(N_("Addresses of this site are shorter than that."))
    try:
        path = raw_path if raw_path.isascii() else raw_path.encode("latin-1").decode("utf-8")
    except UnicodeError:
        raise BadQuery(N_("The address is not valid UTF-8.")) from None
    _refuse_controls(path)
    return Request(
        str(environ.get("REQUEST_METHOD", "GET")), path, _query(raw_query) if raw_query else {}, environ
    )


def base_of(request: Request) -> str:
    """Return scheme and host as they were asked for; nothing where the host is not one that can be."""
    host, scheme = request.header("Host"), str(request.environ.get("wsgi.url_scheme", "http"))
    plain = host.translate(str.maketrans("", "", ".-:"))
    return f"{scheme}://{host}" if plain.isascii() and plain.isalnum() else ""


def content_etag(body: bytes) -> str:
    """Return the strong validator of ``body``."""
    return f'"{sha256(body).hexdigest()[:32]}"'


@lru_cache(maxsize=4096)
def http_date(moment: str) -> str | None:
    """Return an RFC 3339 moment as HTTP writes it, or None when it is none."""
    try:
        return format_datetime(parse_rfc3339(moment), usegmt=True)
    except ValueError:
        return None


def file_date(seconds: float) -> str:
    """Return the time of a file as HTTP writes it."""
    return format_datetime(datetime.fromtimestamp(int(seconds), UTC), usegmt=True)


def prepare(answer: Response) -> Ready:
    """Return ``answer`` with all of its headers."""
    own = {name for name, _ in answer.headers}
    headers = [
        ("Content-Type", answer.content_type),
        ("Cache-Control", answer.cache),
        *answer.headers,
        *(item for item in SECURITY if item[0] not in own),
    ]
    etag = answer.etag
    if etag is None and answer.status == OK and isinstance(answer.body, bytes):
        etag = content_etag(answer.body)
    if etag:
        headers.append(("ETag", etag))
    if answer.modified:
        headers.append(("Last-Modified", answer.modified))
    length = len(answer.body) if isinstance(answer.body, bytes) else answer.length
    if length is not None:
        headers.append(("Content-Length", str(length)))
    return Ready(answer, etag, headers)


def send(environ: Environ, ready: Ready, start_response: StartResponse) -> Iterable[bytes]:
    """Start an answer and return its body; 304 where the client has it already, no body for HEAD."""
    answer, etag, headers = ready
    if answer.status == OK and _is_known(environ, etag, answer.modified):
        _close(answer.body)
        start_response("304 Not Modified", [item for item in headers if item[0] not in OF_CONTENT])
        return ()
    start_response(_STATUS[answer.status], list(headers))
    if environ.get("REQUEST_METHOD") == "HEAD":
        _close(answer.body)
        return ()
    return (answer.body,) if isinstance(answer.body, bytes) else answer.body


def _is_known(environ: Environ, etag: str | None, modified: str | None) -> bool:
    """Say whether the client's copy is still good (RFC 9110, section 13: the validator goes before the date)."""
    if_none_match = str(environ.get("HTTP_IF_NONE_MATCH", ""))
    if if_none_match:
        asked = {item.strip().removeprefix("W/") for item in if_none_match.split(",")}
        return bool(etag) and ("*" in asked or etag in asked)
    since = str(environ.get("HTTP_IF_MODIFIED_SINCE", ""))
    if not since or not modified:
        return False
    try:
        return parsedate_to_datetime(modified) <= parsedate_to_datetime(since)
    except (ValueError, TypeError, IndexError):
        return False


def _query(raw: str) -> dict[str, str]:
    try:
        pairs = parse_qsl(
            raw.encode("latin-1").decode("utf-8"),
            keep_blank_values=True,
            encoding="utf-8",
            errors="strict",
            max_num_fields=MAX_FIELDS,
        )
    except (UnicodeError, ValueError):
        raise BadQuery(N_("The part of the address after the question mark cannot be read.")) from None
    found: dict[str, str] = {}
    for name, value in pairs:
        _refuse_controls(value)
        found.setdefault(name, value)
    return found


def _refuse_controls(text: str) -> None:
    if not text.isprintable() and any(ord(letter) < 0x20 or ord(letter) == 0x7F for letter in text):
        raise BadQuery(N_("The address holds control characters."))


def _close(body: object) -> None:
    close = getattr(body, "close", None)
    if close:
        close()
