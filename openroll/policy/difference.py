"""What one policy says otherwise than another, key by key. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from openroll.core.canonical import JSON

from .model import Policy


@dataclass(frozen=True, slots=True)
class Difference:
    """What stands at ``key`` ("identifiers.email.standing") before and after; None where nothing does."""

    key: str
    before: str | None
    after: str | None


def differences(before: Policy, after: Policy) -> list[Difference]:
    """Return what ``after`` says otherwise than ``before``, in the order of a policy's file. Versions are left out."""
    old, new = dict(_leaves(before.as_data())), dict(_leaves(after.as_data()))
    keys = [*old, *(key for key in new if key not in old)]
    return [
        Difference(key, old.get(key), new.get(key))
        for key in keys
        if key != "version" and old.get(key) != new.get(key)
    ]


def _leaves(value: JSON, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(inner, f"{key}.{name}".lstrip("."))
    elif isinstance(value, list):
        yield key, ", ".join(str(each) for each in value)
    else:
        yield key, str(value).lower() if isinstance(value, bool) else str(value)
