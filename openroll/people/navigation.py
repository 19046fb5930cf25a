"""The ways that the head of a page offers to whoever is signed in: each role sees what it may open, and no more."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from openroll.core.errors import N_

from .access import READERS, SIGNED_IN, Role
from .models import Person


@dataclass(frozen=True, slots=True)
class Way:
    """One link of the head."""

    path: str
    word: str
    roles: Collection[str]


WAYS: Final = (
    Way("/", N_("Cases"), READERS),
    Way("/entries", N_("Entries"), READERS),
    Way("/decisions", N_("Decisions"), READERS),
    Way("/requests", N_("Requests"), READERS),
    Way("/authorities", N_("Authorities"), READERS),
    Way("/letters", N_("Letters"), READERS),
    Way("/policy", N_("Policy"), READERS),
    Way("/imports", N_("Imports"), READERS),
    Way("/backups", N_("Backups"), READERS),
    Way("/people", N_("People"), READERS),
    Way("/audit", N_("Audit"), READERS),
    Way("/my", N_("Your entries"), (Role.ORGANISER,)),
    Way("/authority", N_("Your authority"), (Role.AUTHORITY,)),
    Way("/account", N_("Your account"), SIGNED_IN),
)
_HOME: Final = {Role.ORGANISER: "/my", Role.AUTHORITY: "/authority"}


def of(person: Person | None, path: str) -> list[tuple[str, str, bool]]:
    """Return path, word and whether it is the page itself, for each way that ``person`` may go."""
    if person is None:
        return []
    return [(way.path, way.word, _is_here(way.path, path)) for way in WAYS if person.role in way.roles]


def home(person: Person) -> str:
    """Return the page that ``person`` begins with."""
    return _HOME.get(Role(person.role), "/")


def _is_here(way: str, path: str) -> bool:
    return (
        path == way
        or (way != "/" and path.startswith(f"{way}/"))
        or (way == "/" and (path == "/cases" or path.startswith("/cases/")))
    )
