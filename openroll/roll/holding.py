"""Where the private database may hold a value: every column with somebody's words in it, and which rows hold a value.

A new column of text, JSON or bytes is put into a list here, or into the tests' list of those that hold no such value; a
test demands it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from django.db.models import Model, Q

from openroll.core.canonical import JSON

from . import models
from .scrubbing import MARK, Secrets

_PIECE: Final = 1000
# The columns of a case itself. A message and its hash go together.
OF_THE_CASE: Final = ("message", "message_sha256", "options", "sender_name", "sender_email", "result")
# The tables that belong to a case.
OF_A_CASE: Final[Mapping[type[Model], tuple[str, ...]]] = {
    models.Claim: ("subject", "value", "original", "url", "where", "quote", "corroborated_by", "snapshot"),
    models.Snapshot: ("sha256", "url", "label"),
    models.Reply: ("message", "message_sha256"),
    models.Step: ("params", "words"),
    models.Asking: ("told",),
    models.Decision: ("reason", "params", "legal_basis", "words", "change"),
    models.Letter: ("to", "subject", "body", "failure"),
}
# Tables whose rows need not belong to a case.
LOOSE: Final[Mapping[type[Model], tuple[str, ...]]] = {
    models.Letter: OF_A_CASE[models.Letter],
    models.Job: ("params", "result"),
    models.Action: ("told",),
}


def cases_holding(entry: models.Entry, own: Iterable[int], secrets: Secrets) -> list[models.Case]:
    """Return the cases that became no entry, are about no other one, are not among ``own``, and hold a secret."""
    free = Q(entry=None) & (Q(about=None) | Q(about=entry)) & ~Q(pk__in=[*own])
    found = {pk for pk, *told in _rows(models.Case, free, ("pk", *OF_THE_CASE)) if holds(told, secrets)}
    inner = Q(case__entry=None) & (Q(case__about=None) | Q(case__about=entry)) & ~Q(case__in=[*own])
    for table, columns in OF_A_CASE.items():
        for pk, *told in _rows(table, inner, ("case_id", *columns)):
            if pk not in found and holds(told, secrets):
                found.add(pk)
    return list(models.Case.objects.filter(pk__in=found).order_by("pk"))


def actions_holding(
    entry: models.Entry, cases: Iterable[models.Case], secrets: Secrets
) -> list[models.Action]:
    """Return the actions that hold a secret, those of other entries and of their cases left out."""
    ours = Q(entry=entry) | Q(case__in=list(cases)) | Q(entry=None, case=None)
    rows = models.Action.objects.filter(ours).order_by("pk")
    return [row for row in rows.iterator(_PIECE) if holds([row.told], secrets)]


def holds(told: Iterable[object], secrets: Secrets) -> bool:
    """Tell whether a secret stands in any of the values, which are texts, JSON or bytes."""
    return any(_holds(each, secrets) for each in told)


def scrubbed(value: Any, secrets: Secrets) -> Any:
    """Return a text or JSON without the secrets; a mark alone where one is the name of a member."""
    found = secrets.scrub_json(value)
    if not holds([found], secrets):
        return found
    return {"redacted": True} if isinstance(found, dict) else [] if isinstance(found, list) else MARK


def texts_in(told: JSON) -> Iterator[str]:
    """Yield every text in ``told``, names of members too."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, list):
        for each in told:
            yield from texts_in(each)
    elif isinstance(told, dict):
        yield from told
        for each in told.values():
            yield from texts_in(each)


def _holds(value: Any, secrets: Secrets) -> bool:
    if isinstance(value, bytes | memoryview):
        return secrets.stand_in_bytes(bytes(value))
    return any(secrets.stand_in(text) for text in texts_in(value))


def _rows(table: type[Model], which: Q, columns: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    yield from table._default_manager.filter(which).values_list(*columns).iterator(_PIECE)
