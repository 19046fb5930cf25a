"""Facts about other facts' digests: ``redacted`` and ``disclosed`` (docs/spec/fact.md, "Redacted and disclosed").

Both name a fact and digests of it. After ``redacted`` the disclosures of these digests are nowhere; after
``disclosed`` those that were private are public.
"""

from dataclasses import dataclass

from openroll.core.canonical import JSON
from openroll.core.errors import N_

from .fact import Fact, MalformedFact

REDACTED = "redacted"
DISCLOSED = "disclosed"


@dataclass(frozen=True, slots=True)
class Named:
    """What a ``redacted`` or ``disclosed`` fact says: which ``digests`` of the fact at index ``fact``.

    ``fields`` are the pointers whose values were removed; ``entry`` is None for a fact that is about no entry.
    """

    type: str
    fact: int
    digests: tuple[str, ...]
    fields: tuple[str, ...] = ()
    entry: int | None = None
    basis: str = ""
    authority: str = ""

    @property
    def redacts(self) -> bool:
        """Whether the values are removed, and not shown."""
        return self.type == REDACTED


def named(fact: Fact, start: int = 0) -> Named | None:
    """Return which digests ``fact`` is about; None for a fact of another type. Raises MalformedFact.

    ``start`` is the index at which the facts of its log begin: not 0 in a log that took them over from an earlier
    one (``keychange.starts``). The index that is returned counts from the beginning of the log that is read.
    """
    if fact.type not in (REDACTED, DISCLOSED):
        return None
    data = fact.data
    index, entry = data.get("fact"), data.get("entry")
    digests, fields = _texts(data.get("digests")), _texts(data.get("fields"))
    redacts = fact.type == REDACTED
    basis, authority = data.get("basis"), data.get("authority")
    wrong = [
        ("fact", type(index) is not int or index < 0),
        ("entry", "entry" in data and (type(entry) is not int or entry < 1)),
        ("digests", not digests or len(set(digests)) != len(digests)),
        ("fields", redacts and not fields),
        ("basis", redacts and not (isinstance(basis, str) and basis)),
        ("authority", redacts and not (isinstance(authority, str) and authority)),
    ]
    for name, is_wrong in wrong:
        if is_wrong:
            raise MalformedFact(N_("The member {name} of a fact is missing or wrong."), name=f"data.{name}")
    return Named(
        fact.type,
        start + (index if isinstance(index, int) else 0),
        digests,
        fields,
        entry if isinstance(entry, int) else None,
        basis if isinstance(basis, str) else "",
        authority if isinstance(authority, str) else "",
    )


def _texts(value: JSON) -> tuple[str, ...]:
    """Return a list of texts as it stands; nothing when it is anything else."""
    if not isinstance(value, list):
        return ()
    found = tuple(each for each in value if isinstance(each, str))
    return found if len(found) == len(value) else ()
