"""Canonical JSON (RFC 8785), restricted so that every reader sees the same value.

Restrictions beyond RFC 8785: no floats, integers within ±(2^53-1), ASCII keys, no duplicate keys.
With ASCII keys the UTF-8 order that orjson sorts by is RFC 8785's UTF-16 order.
"""

import json
from typing import NoReturn, TypeAlias

import orjson

from .errors import N_, UnusableInput

JSON: TypeAlias = "bool | int | str | list[JSON] | dict[str, JSON] | None"

LARGEST_INTEGER = 2**53 - 1
DEEPEST = 64


class NotCanonical(UnusableInput):
    """A value or a text outside canonical JSON."""

    code = "not-canonical"


def encode(value: JSON) -> bytes:
    """Return the canonical bytes of ``value``. Raises NotCanonical."""
    _check(value, 0)
    return encode_decoded(value)


def encode_decoded(value: JSON) -> bytes:
    """Return the canonical bytes of ``value``, which has come from ``decode`` as it is. Raises NotCanonical."""
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER)
    except TypeError as error:  # what is left after _check: lone surrogates
        raise NotCanonical(N_("A value cannot be written as JSON: {detail}."), detail=str(error)) from error


def decode(data: bytes, *, canonical: bool = False) -> JSON:
    """Return the value of JSON ``data``; with ``canonical`` refuse every spelling but the canonical one.

    Raises NotCanonical.
    """
    if found := _decode_canonical(data):
        return found[0]
    try:
        value: JSON = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_no_duplicates,
            parse_float=_no_float,
            parse_constant=_no_float,
        )
    except (ValueError, RecursionError) as error:
        raise NotCanonical(N_("This is not JSON as expected: {detail}."), detail=str(error)) from error
    _check(value, 0)
    if canonical and encode(value) != data:
        raise NotCanonical(N_("This JSON is not in its canonical form."))
    return value


def _decode_canonical(data: bytes) -> tuple[JSON] | None:
    """Return the value of canonical JSON in a tuple, by the fast parser alone; None for anything that is refused.

    What writes as ``data`` again, each key once and in order, has no other value; why it is refused, if it is, the
    strict way says.
    """
    try:
        value: JSON = orjson.loads(data)
        return (value,) if encode(value) == data else None
    except (orjson.JSONDecodeError, NotCanonical):
        return None


def _check(value: object, depth: int) -> None:
    """Raise NotCanonical for a value outside our JSON. Text and numbers, most of it, are passed over without a call."""
    if depth > DEEPEST and type(value) not in (str, bool, type(None)):
        raise NotCanonical(N_("JSON is nested deeper than {limit} levels."), limit=DEEPEST)
    kind = type(value)
    if isinstance(value, dict):
        _check_keys(value)
        for member in value.values():
            if type(member) is str:
                continue
            if type(member) is int and depth < DEEPEST and -LARGEST_INTEGER <= member <= LARGEST_INTEGER:
                continue
            _check(member, depth + 1)
    elif kind is list:
        for member in value:  # type: ignore[attr-defined]  # kind is list here
            if type(member) is not str:
                _check(member, depth + 1)
    elif kind is int:
        if not -LARGEST_INTEGER <= value <= LARGEST_INTEGER:  # type: ignore[operator]  # kind is int here
            raise NotCanonical(N_("The integer {value} is too large for JSON."), value=str(value)[:40])
    elif kind is not str and value is not None and kind is not bool:
        raise NotCanonical(N_("A value of type {kind} does not belong in JSON."), kind=kind.__name__)


def _check_keys(value: dict[object, object]) -> None:
    """Raise NotCanonical for a key that is no ASCII text; all at once where they are, as nearly always."""
    try:
        if "".join(value).isascii():  # type: ignore[arg-type]  # what is no text is refused below
            return
    except TypeError:
        pass
    for key in value:
        if type(key) is not str or not key.isascii():
            raise NotCanonical(N_("The key {key} is not ASCII text."), key=repr(key)[:80])


def _no_duplicates(pairs: list[tuple[str, JSON]]) -> dict[str, JSON]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_float(text: str) -> NoReturn:
    raise ValueError(f"{text[:40]} is not an integer")
