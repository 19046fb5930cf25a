"""Packs recorded files into a WARC file that the replaying fetcher reads."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, NoReturn

from openroll.core.clock import parse_rfc3339
from openroll.core.durable import write_file
from openroll.core.errors import N_, LinkRefused, UnusableInput

from .guard import check_link
from .warc import WarcFile

_KEYS: Final = {"url", "file", "status", "content_type", "label", "date"}
_LARGEST_INDEX: Final = 64 * 1024 * 1024
_LARGEST_FILE: Final = 64 * 1024 * 1024
_ABOUT_HOSTS: Final = ("dns:", "tls:")


class UnusableIndex(UnusableInput):
    """A line of an index that cannot be packed. Parameters: ``path``, ``line``."""

    code = "unusable-index"


@dataclass(frozen=True, slots=True)
class _Line:
    url: str
    file: Path
    status: int
    content_type: str
    label: str | None
    date: datetime


def pack(index: Path, out: Path) -> int:
    """Write the recordings that ``index`` lists to ``out``; return how many there are.

    Each line is an object: ``url``, ``file`` (in the index's folder or below), ``status`` and ``content_type`` (for
    ``dns:`` and ``tls:`` lines both may be left out), if wanted ``label`` and ``date`` (RFC 3339; without it the
    time at which the file was last written). The same lines and files give the same bytes. Raises UnusableIndex,
    which names the line.
    """
    warc = WarcFile()
    seen: set[str] = set()
    for number, text in _lines(index):
        line = _parse(text, index, number)
        if line.url in seen:
            _fail(index, number, N_("{path}, line {line}: {url} stands in the index twice."), url=line.url)
        seen.add(line.url)
        body = _body(line, index, number)
        if line.url.startswith(_ABOUT_HOSTS):
            warc.add_resource(line.url, line.date, line.content_type, body, label=line.label)
        else:
            headers = (("Content-Type", line.content_type), ("Content-Length", str(len(body))))
            warc.add_response(line.url, line.date, line.status, headers, body, label=line.label)
    if not seen:
        raise UnusableIndex(N_("The index {path} lists no recording."), path=str(index))
    try:
        write_file(out, warc.getvalue(), 0o644)
    except OSError as error:
        raise UnusableInput(
            N_("{path} cannot be written: {detail}."), path=str(out), detail=error.strerror or str(error)
        ) from error
    return len(seen)


def _lines(index: Path) -> Iterator[tuple[int, str]]:
    try:
        with index.open("rb") as file:
            data = file.read(_LARGEST_INDEX + 1)
        if len(data) > _LARGEST_INDEX:
            raise UnusableIndex(N_("The index {path} is too large."), path=str(index))
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise UnusableIndex(
            N_("The index {path} cannot be read: {detail}."),
            path=str(index),
            detail=error.strerror or str(error),
        ) from error
    except UnicodeDecodeError as error:
        raise UnusableIndex(N_("The index {path} is not text in UTF-8."), path=str(index)) from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, line


def _parse(text: str, index: Path, number: int) -> _Line:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        _fail(index, number, N_("{path}, line {line} is not a JSON object."))
    for key in data:
        if key not in _KEYS:
            _fail(index, number, N_("{path}, line {line}: the key {key} is not known."), key=str(key)[:100])
    url = _text(data, "url", index, number)
    about_host = url.startswith(_ABOUT_HOSTS)
    if not about_host:
        try:
            check_link(url)
        except LinkRefused as error:
            _fail(index, number, N_("{path}, line {line}: {detail}"), detail=str(error))
    status = data.get("status", 200 if about_host else None)
    if type(status) is not int or not 200 <= status <= 599:
        _fail(index, number, N_("{path}, line {line}: the status must be a number from 200 to 599."))
    content_type = "text/dns" if url.startswith("dns:") else "application/pkix-cert"
    if not about_host or "content_type" in data:
        content_type = _text(data, "content_type", index, number)
    label = _text(data, "label", index, number) if data.get("label") is not None else None
    file = _inside(_text(data, "file", index, number), index, number)
    return _Line(url, file, status, content_type, label, _date(data, file, index, number))


def _text(data: dict[str, Any], key: str, index: Path, number: int) -> str:
    value = data.get(key)
    if not isinstance(value, str) or not value.strip() or not value.isprintable() or len(value) > 4096:
        _fail(index, number, N_("{path}, line {line}: {key} must be text."), key=key)
    return value


def _inside(name: str, index: Path, number: int) -> Path:
    """Return the file ``name``, which may not lie outside the index's folder, not by a link either."""
    folder = index.parent.resolve()
    try:
        file = (folder / name).resolve(strict=True)
    except (OSError, ValueError, RuntimeError):
        _fail(index, number, N_("{path}, line {line}: the file {file} is not there."), file=name)
    if not file.is_relative_to(folder):
        _fail(
            index,
            number,
            N_("{path}, line {line}: the file {file} is outside the index's folder."),
            file=name,
        )
    if not file.is_file():
        _fail(index, number, N_("{path}, line {line}: {file} is not a file."), file=name)
    return file


def _date(data: dict[str, Any], file: Path, index: Path, number: int) -> datetime:
    if data.get("date") is None:
        return datetime.fromtimestamp(int(file.stat().st_mtime), UTC)
    try:
        return parse_rfc3339(_text(data, "date", index, number))
    except ValueError:
        _fail(index, number, N_("{path}, line {line}: the date must be like 2017-06-28T10:00:00Z."))


def _body(line: _Line, index: Path, number: int) -> bytes:
    try:
        with line.file.open("rb") as file:
            body = file.read(_LARGEST_FILE + 1)
    except OSError:
        _fail(index, number, N_("{path}, line {line}: {file} cannot be read."), file=line.file.name)
    if len(body) > _LARGEST_FILE:
        _fail(index, number, N_("{path}, line {line}: {file} is too large."), file=line.file.name)
    return body


def _fail(index: Path, number: int, message: str, **params: object) -> NoReturn:
    raise UnusableIndex(message, path=str(index), line=number, **params)
