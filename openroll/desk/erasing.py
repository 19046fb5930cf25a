"""Takes redacted values of an entry out of what the desk keeps of requests about it; those of others keep theirs.

Belongs in the transaction that logs the redaction. What was signed cannot be cut: a note that holds it goes whole.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db.models import Model, QuerySet

from openroll.log.disclosure import parse
from openroll.roll.holding import holds, scrubbed
from openroll.roll.models import Disclosure, Entry
from openroll.roll.scrubbing import Secrets

from . import models

# Every column of the desk with somebody's words in it, by how its table leads to an entry.
WORDS: Final[Mapping[type[Model], tuple[str, tuple[str, ...]]]] = {
    models.Request: ("entry", ("order", "returned_for")),
    models.Material: ("entry", ("locator",)),
    models.Item: ("request__entry", ("reasons",)),
    models.Appeal: ("item__request__entry", ("text", "answer")),
    models.Agent: ("entry", ("label",)),
}
# What was signed, and what is left of it.
NOTES: Final[Mapping[type[Model], tuple[str, str, bytes | None]]] = {
    models.Request: ("entry", "note", None),
    models.Outcome: ("request__entry", "note", b""),
}
_PIECE: Final = 500


def erase(entry: Entry, hidden: Secrets) -> None:
    """Take secrets out of requests about ``entry``, their items, appeals and outcomes."""
    for table, (way, columns) in WORDS.items():
        for row in table._default_manager.filter(**{way: entry}).iterator(_PIECE):
            _scrub(row, columns, hidden)
    for table, (way, column, left) in NOTES.items():
        rows: QuerySet[Model] = table._default_manager.filter(**{way: entry})
        for row in rows.exclude(**{column: None}).iterator(_PIECE):
            if holds([getattr(row, column)], hidden):
                setattr(row, column, left)
                row.save(update_fields=[column])


def disclosures(entry: Entry, secrets: Secrets) -> list[Disclosure]:
    """Return what stands behind digests of facts about those requests, and holds a secret."""
    if not secrets.texts:
        return []
    subjects = [
        *models.Request.objects.filter(entry=entry).values_list("subject", flat=True),
        *models.Item.objects.filter(request__entry=entry).values_list("subject", flat=True),
    ]
    found: list[Disclosure] = []
    for start in range(0, len(subjects), _PIECE):
        rows = Disclosure.objects.filter(fact__subject__in=subjects[start : start + _PIECE]).select_related(
            "fact"
        )
        alive = rows.exclude(state=Disclosure.State.REDACTED).order_by("fact_id", "position")
        found += [row for row in alive if holds([parse(row.text).value], secrets)]
    return found


def _scrub(row: Model, columns: Sequence[str], hidden: Secrets) -> None:
    before: dict[str, Any] = {name: getattr(row, name) for name in columns}
    changed = {name: after for name, value in before.items() if (after := scrubbed(value, hidden)) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    if changed:
        row.save(update_fields=[*changed])
