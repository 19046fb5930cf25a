"""A watched source's state as plain data, for a column of the private database. Pure."""

from collections.abc import Mapping
from typing import Any

from openroll.core.canonical import JSON
from openroll.core.clock import parse_rfc3339, rfc3339

from .drift import Pending, State
from .observation import Mark, Place


def write(state: State) -> dict[str, JSON]:
    """Return ``state`` as plain data."""
    return {
        "base": {name: _mark(mark) for name, mark in state.base.items()},
        "told": {name: _mark(mark) for name, mark in state.told.items()},
        "pending": {
            name: {
                "mark": _mark(one.mark),
                "first": rfc3339(one.first),
                "last": rfc3339(one.last),
                "times": one.times,
            }
            for name, one in state.pending.items()
        },
    }


def read(data: Mapping[str, Any]) -> State:
    """Return the state that ``write`` wrote; an empty mapping is the state of a source of which nothing is known."""
    return State(
        base={name: _read_mark(mark) for name, mark in data.get("base", {}).items()},
        told={name: _read_mark(mark) for name, mark in data.get("told", {}).items()},
        pending={
            name: Pending(
                _read_mark(one["mark"]), parse_rfc3339(one["first"]), parse_rfc3339(one["last"]), one["times"]
            )
            for name, one in data.get("pending", {}).items()
        },
    )


def _mark(mark: Mark) -> JSON:
    return {
        "values": [*mark.values],
        "since": mark.since,
        "place": _place(mark.place) if mark.place else None,
    }


def _place(place: Place) -> JSON:
    return {
        "source": place.source,
        "source_type": place.source_type,
        "url": place.url,
        "where": place.where,
        "quote": place.quote,
        "snapshot": place.snapshot,
        "retrieved_at": rfc3339(place.retrieved_at),
        "label": place.label,
    }


def _read_mark(data: Mapping[str, Any]) -> Mark:
    place = data["place"]
    return Mark(
        values=tuple(data["values"]),
        place=place and Place(**{**place, "retrieved_at": parse_rfc3339(place["retrieved_at"])}),
        since=data["since"],
    )
