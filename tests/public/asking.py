"""Asks a WSGI application the way a server would, and checks what every answer must keep to."""

import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_to_bytes
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

from openroll.public.app import WSGIApp


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def ask(application: WSGIApp, address: str, method: str = "GET", **headers: str) -> Answer:
    """Ask for ``address`` as it would stand in a request line; headers as ``Accept_Language``."""
    path, _, query = address.partition("?")
    environ: dict[str, Any] = {
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "REQUEST_METHOD": method,
        **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
    }
    setup_testing_defaults(environ)
    started: list[Any] = []

    def start_response(status: str, fields: list[tuple[str, str]], _: Any = None) -> Any:
        started[:] = [status, fields]
        return io.BytesIO().write

    body: Iterable[bytes] = validator(application)(environ, start_response)
    try:
        content = b"".join(body)
    finally:
        body.close()  # type: ignore[attr-defined]  # the validator gives an iterator that has it
    status, fields = started
    answer = Answer(int(status[:3]), {name.lower(): value for name, value in fields}, content)
    assert len(answer.headers) == len(fields), "a header is said twice"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    written_on_the_way = (
        answer.headers.get("content-type", "").startswith("text/csv")
        and "content-length" not in answer.headers
    )
    if method == "GET" and answer.status != 304 and not written_on_the_way:
        assert int(answer.headers["content-length"]) == len(content)
    return answer
