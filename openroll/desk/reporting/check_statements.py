"""Statements of reasons as the EU's transparency database takes them: what is wrong in a file of them. Pure."""

import json
import re
from collections.abc import Iterator
from typing import Final, Protocol
from urllib.parse import urlsplit

from openroll.core.errors import N_

from . import cells
from . import statement_values as v
from .findings import Findings, UnusableReport

_PUID: Final = re.compile(r"[a-zA-Z0-9_-]+")
_EAN: Final = re.compile(r"[0-9]{13}")


class _Wrong(Protocol):
    """Notes an error in a field."""

    def __call__(self, field: str, message: str, /, **params: object) -> None: ...


def looks_like(data: bytes) -> bool:
    """Whether ``data`` is JSON rather than a table."""
    head = data[:64].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return head.startswith((b"{", b"["))


def check(text: str, found: Findings) -> None:
    """Check a file: one statement, a list, what is sent to the database, or one to a line. Raises UnusableReport."""
    puids: dict[str, str] = {}
    number = 0
    for line, pointer, statement in _statements(text, found):
        number += 1
        if found.full:
            return
        check_one(statement, line, pointer, found)
        puid = statement.get("puid") if isinstance(statement, dict) else None
        if isinstance(puid, str):
            if puid in puids:
                found.error(
                    line, f"{pointer}/puid", N_("{other} has the same puid."), other=puids[puid] or "–"
                )
            puids.setdefault(puid, pointer or N_("a line before it"))
    if not number:
        found.error(0, "", N_("There is no statement in it."))


def check_one(statement: object, line: int, pointer: str, found: Findings) -> None:
    """Note what is wrong in one statement, as the database would."""
    if not isinstance(statement, dict):
        found.error(line, pointer, N_("A statement is an object."))
        return
    said = {name: value for name, value in statement.items() if _is_said(value)}

    def wrong(field: str, message: str, /, **params: object) -> None:
        found.error(line, f"{pointer}/{field}", message, field=field, **params)

    for field in sorted(str(name) for name in said.keys() - v.FIELDS - v.ADDED):
        wrong(field[:60], N_("The database has no field {field}."))
    for field in v.REQUIRED:
        if field not in said:
            wrong(field, N_("{field} is missing."))
    if not said.keys() & set(v.DECISIONS):
        wrong("decision_visibility", N_("No decision: one of the four decision fields must be there."))
    for field in sorted(said.keys() & v.FIELDS):
        _value(field, said[field], wrong)
    for field, (other, value) in v.WITH.items():
        there = value == said.get(other) or (
            isinstance(said.get(other), list) and value in _list(said[other])
        )
        if there and field not in said:
            wrong(field, N_("{field} is missing: it goes with {value}."), value=value)
        elif not there and field in said:
            wrong(field, N_("{field} is there without {value}."), value=value)
    for field, (other, value) in v.ONLY_WITH.items():
        if field in said and value != said.get(other) and value not in _list(said.get(other)):
            wrong(field, N_("{field} is there without {value}."), value=value)
    if said.get("decision_ground") == v.INCOMPATIBLE and "incompatible_content_illegal" not in said:
        found.remark(
            line,
            f"{pointer}/incompatible_content_illegal",
            N_("It is not said whether what breaks the terms is illegal too."),
        )
    if said.get("source_type") == v.VOLUNTARY and "source_identity" in said:
        wrong("source_identity", N_("{field} is there, and nobody gave notice."))
    _days(said, wrong)


def _is_said(value: object) -> bool:
    """Whether something stands there: to the database a blank text is none."""
    return bool(value.strip()) if isinstance(value, str) else value not in (None, [])


def _value(field: str, value: object, wrong: _Wrong) -> None:
    """Check one field by its own rule."""
    if field in v.MANY_OF:
        if not isinstance(value, list):
            wrong(field, N_("{field} is a list."))
            return
        for one in value:
            if not isinstance(one, str) or one not in v.MANY_OF[field]:
                wrong(field, N_("{field} cannot be “{value}”."), value=_shown(one))
    elif field in v.ONE_OF:
        if not isinstance(value, str) or value not in v.ONE_OF[field]:
            wrong(field, N_("{field} cannot be “{value}”."), value=_shown(value))
    elif field in v.DAYS:
        _day(field, value, wrong)
    elif field == "content_id":
        ean = value.get("EAN-13") if isinstance(value, dict) else None
        if (
            not isinstance(value, dict)
            or len(value) != 1
            or not isinstance(ean, str)
            or not _EAN.fullmatch(ean)
        ):
            wrong(field, N_("{field} is an object that holds an EAN-13 of 13 digits."))
    elif field == "content_language":
        if not isinstance(value, str) or value.lower() not in v.LANGUAGES or not value.isupper():
            wrong(
                field,
                N_("{field} is a code of ISO 639-1 in capital letters, not “{value}”."),
                value=_shown(value),
            )
    else:
        _text(field, value, wrong)


def _text(field: str, value: object, wrong: _Wrong) -> None:
    if not isinstance(value, str):
        wrong(field, N_("{field} is a text."))
    elif len(value) > v.TEXTS[field]:
        wrong(
            field,
            N_("{field} has {length} characters; {limit} are the most."),
            length=len(value),
            limit=v.TEXTS[field],
        )
    elif field == "puid" and not _PUID.fullmatch(value):
        wrong(field, N_("{field} holds letters A to Z, digits, - and _ alone."))
    elif field == "decision_ground_reference_url" and not _is_url(value):
        wrong(field, N_("{field} is an address of the web."))


def _day(field: str, value: object, wrong: _Wrong) -> None:
    day = cells.day(value) if isinstance(value, str) else None
    first, last = v.DAYS[field]
    if day is None:
        wrong(field, N_("{field} is a date, written as 2026-01-31."))
    elif not first <= day <= last:
        wrong(field, N_("{field} lies between {first} and {last}."), first=first, last=last)


def _days(said: dict[str, object], wrong: _Wrong) -> None:
    """A restriction does not end before it begins, nor begins before there was anything to restrict."""
    begins = cells.day(str(said.get("application_date", "")))
    published = cells.day(str(said.get("content_date", "")))
    if begins and published and published > begins:
        wrong("application_date", N_("{field} lies before content_date."))
    for field in v.DAYS:
        ends = cells.day(str(said.get(field, ""))) if field.startswith("end_date_") else None
        if ends and begins and ends < begins:
            wrong(field, N_("{field} lies before application_date."))


def _statements(text: str, found: Findings) -> Iterator[tuple[int, str, object]]:
    """Return each statement with its line, where it has one of its own, and its JSON pointer."""
    try:
        value = _loads(text)
    except ValueError as error:
        lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
        if len(lines) < 2 or not _is_json(lines[0][1]):
            raise UnusableReport(
                N_("{file} is not JSON: {detail}."), file=found.file, detail=error
            ) from error
        for number, line in lines:
            if _is_json(line):
                yield number, "", _loads(line)
            else:
                found.error(number, "", N_("The line is not JSON."))
        return
    base = ""
    if isinstance(value, dict) and not value.keys() & {"statements", *v.FIELDS}:
        raise UnusableReport(N_("{file} is JSON, and holds no statement of reasons."), file=found.file)
    if isinstance(value, dict) and "statements" in value:
        value, base = value["statements"], "/statements"
        if isinstance(value, list) and len(value) > v.MOST:
            found.error(
                0,
                base,
                N_("{count} statements: one call holds {limit} at most."),
                count=len(value),
                limit=v.MOST,
            )
    if isinstance(value, list):
        yield from ((0, f"{base}/{place}", one) for place, one in enumerate(value))
    elif base:
        found.error(0, base, N_("The statements are a list."))
    else:
        yield 0, "", value


def _loads(text: str) -> object:
    """Return what JSON ``text`` says. Raises ValueError, also for what is nested beyond reason."""

    def never(token: str) -> object:
        raise ValueError(f"{token} is not JSON")

    try:
        return json.loads(text, parse_constant=never)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _is_json(text: str) -> bool:
    try:
        _loads(text)
    except ValueError:
        return False
    return True


def _is_url(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in text
    except ValueError:
        return False


def _shown(value: object) -> str:
    return cells.short(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
