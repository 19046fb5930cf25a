"""JSON as it is read: what is none, or holds a key twice, is refused."""

import json
from typing import NoReturn, TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def strict_json(text: str) -> Json:
    """Return the value that ``text`` holds. Raises ValueError or RecursionError where it is none."""
    value: Json = json.loads(text, object_pairs_hook=_no_duplicates, parse_constant=no_constant)
    return value


def no_constant(name: str) -> NoReturn:
    """Refuse NaN and the infinities, which Python reads."""
    raise ValueError(f"{name} is not JSON")


def plain(detail: str) -> str:
    """Return the detail of a parser's error without its final stop and without what cannot be printed."""
    return "".join(c for c in detail if c.isprintable())[:200].rstrip(".")


def _no_duplicates(pairs: list[tuple[str, Json]]) -> Json:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found
