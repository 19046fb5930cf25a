"""The entries as the office lists them: fifty at a time by number, newest first, with what they are found by."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q

from . import models, worklist
from .worklist_words import fold

SIZE: Final = 50
STATES: Final = ("recorded", "excluded", "superseded", "annulled")


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as a list shows it. ``name`` is the one that its case found; an imported one has none here."""

    number: int
    state: str
    checked: bool
    register: str
    operator: str
    case: str
    name: str


def page(
    before: int | None = None, *, state: str = "", words: str = "", size: int = SIZE
) -> tuple[Sequence[Line], int | None]:
    """Return entries with numbers below ``before``, the highest first, and where the next page begins."""
    found = models.Entry.objects.all()
    if state in STATES:
        found = found.filter(state=state)
    if before is not None:
        found = found.filter(number__lt=before)
    for word in fold(words[:200]).split()[:8]:
        found = found.filter(_is_found_by(word))
    told = found.order_by("-number").values(
        "number", "state", "checked", "operator_register", "operator_number", "case__code",
        "case__result__identifiers__name__value",
    )[: size + 1]  # fmt: skip
    lines = [_line(dict(one)) for one in told]
    return lines[:size], lines[size - 1].number if len(lines) > size else None


def cases(entry: models.Entry) -> list[models.Case]:
    """Return the cases that led to ``entry`` or are about it, the newest first; without what makes them large."""
    found = models.Case.objects.filter(Q(about=entry) | Q(entry=entry)).select_related("assignee")
    return list(found.defer("message", "result").order_by("-pk")[:100])


def letters(entry: models.Entry) -> list[models.Letter]:
    """Return the letters about ``entry``, the newest first."""
    found = models.Letter.objects.filter(Q(case__about=entry) | Q(case__entry=entry)).defer("body")
    return list(found.order_by("-pk")[:100])


def contests(entry: models.Entry) -> list[models.Contest]:
    """Return the contests of ``entry``, the newest first."""
    return list(entry.contests.select_related("case", "opened", "ended").order_by("-n"))


def _is_found_by(word: str) -> Q:
    by_number = Q(number=int(word)) if word.isascii() and word.isdigit() and len(word) < 16 else Q()
    by_case = Q(case__in=worklist.with_word(word))
    by_operator = Q(operator_number__iexact=word)
    return by_case | by_operator | by_number


def _line(one: dict[str, Any]) -> Line:
    return Line(
        one["number"],
        one["state"],
        one["checked"],
        one["operator_register"],
        one["operator_number"],
        one["case__code"] or "",
        str(one["case__result__identifiers__name__value"] or ""),
    )
