"""Which service an authority means: the entry's number, or one of its domains."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings

from openroll.core.errors import N_, NotThere, OpenrollError, UnusableInput
from openroll.desk.reading import domains_of
from openroll.identity import domain as domains
from openroll.public.find import find
from openroll.public.roll import Roll
from openroll.roll import selectors, worklist_entries
from openroll.roll.models import Entry

MOST: Final = 20  # entries that are looked at
RECORDED: Final = "recorded"
_SCHEME: Final = re.compile(r"https?://", re.IGNORECASE)


class NoSuchService(NotThere):
    """The register has no such service. Parameter: ``text``."""

    code = "no-such-service"


def number_of(text: str) -> int:
    """Return the number of the entry that ``text`` names, by its number or by a domain that the entry has.

    Raises NoSuchService, UnusableInput for what several entries have, BadDomain.
    """
    bare = text.strip().removeprefix("№").strip()
    if bare.isascii() and bare.isdigit():
        number = int(bare[:19])
        entry = selectors.entry_numbered(number) if number < 2**63 else None
        if entry is None or entry.state != RECORDED:
            raise NoSuchService(
                N_("The register has no entry {number}, or it stands no more."), number=bare[:19]
            )
        return entry.number
    domain = domains.without_www(domains.check(_SCHEME.sub("", bare).partition("/")[0]))
    found = sorted({one.number for one in _candidates(domain) if domain in domains_of(one)})
    if not found:
        raise NoSuchService(N_("No entry of the register has the domain {domain}."), domain=domain)
    if len(found) > 1:
        raise UnusableInput(
            N_("Several entries have the domain {domain}: {numbers}. Write the number of the one you mean."),
            domain=domain,
            numbers=", ".join(map(str, found)),
        )
    return found[0]


def _candidates(domain: str) -> Iterator[Entry]:
    """Yield entries that may have ``domain``: those whose cases name it, and those that the public search finds."""
    lines, _ = worklist_entries.page(state=RECORDED, words=domain, size=MOST)
    numbers = {one.number for one in lines} | set(_in_public(domain))
    yield from Entry.objects.filter(number__in=numbers, state=RECORDED)


def _in_public(domain: str) -> list[int]:
    """Return which entries of the public files are found by ``domain``; none while there are no such files."""
    roll = Roll(Path(settings.PUBLIC_FOLDER) / "roll.sqlite3")
    try:
        with roll.reading() as connection:
            return [hit.number for hit in find(connection, domain, MOST)]
    except (OpenrollError, OSError):
        return []
    finally:
        roll.close()
