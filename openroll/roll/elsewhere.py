"""Where a value stands that a redaction leaves alone: other entries, their cases, and the log itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from openroll.log.disclosure import parse
from openroll.log.fact import parse as parse_fact

from . import models
from .redaction import STATE, Plan

ENTRY, CASE, LOG, LIST = "entry", "case", "log", "list"
_PIECE = 2000


@dataclass(frozen=True, order=True)
class Place:
    """A place of a ``kind``: an entry's number, a case's code, the index of a fact, or the name of a list."""

    kind: str
    name: str


def elsewhere(made: Plan) -> list[Place]:
    """Return where else the value of ``made`` stands, or the hash of a list that holds it. Goes through all facts."""
    return sorted({*_disclosures(made), *_cases(made), *_facts(made), *_lists(made)})


def _disclosures(made: Plan) -> Iterator[Place]:
    """Look into every disclosure of other entries."""
    if not made.secrets.texts:
        return
    folded = [text.casefold() for text in made.secrets.texts]
    numbers = dict(models.Entry.objects.values_list("subject", "number"))
    rows = models.Disclosure.objects.exclude(fact__subject=made.entry.subject).exclude(state=STATE.REDACTED)
    for subject, text in rows.values_list("fact__subject", "text").iterator(_PIECE):
        told = str(parse(text).value).casefold()
        if subject in numbers and any(each in told for each in folded):
            yield Place(ENTRY, str(numbers[subject]))


def _cases(made: Plan) -> Iterator[Place]:
    """Look into the cases of other entries."""
    if not made.secrets.texts:
        return
    others = models.Case.objects.exclude(pk__in=[case.pk for case in made.cases]).exclude(entry=None)
    for case in others.iterator(_PIECE):
        told = (text for pair in case.claims.values_list("value", "original") for text in pair)
        if made.secrets.stand_in_bytes(bytes(case.message)) or any(map(made.secrets.stand_in, told)):
            yield Place(CASE, case.code)


def _facts(made: Plan) -> Iterator[Place]:
    """Look for the value in the log itself, as other facts say it in the open."""
    spelled = [text.casefold() for text in made.secrets.texts]
    if not spelled:
        return
    for index, data in models.Fact.objects.order_by("index").values_list("index", "data").iterator(_PIECE):
        told = bytes(data).decode("utf-8", "replace").casefold()
        if any(each in told for each in spelled) and made.secrets.stand_in(str(parse_fact(bytes(data)).data)):
            yield Place(LOG, str(index))


def _lists(made: Plan) -> Iterator[Place]:
    """A list that was imported has many lines: its hash stays with them, and with the table of what is imported."""
    lines = models.ImportedLine.objects.filter(entry=made.entry, file_sha256__in=made.hashes)
    for line in lines:
        yield Place(LIST, line.file_sha256)
