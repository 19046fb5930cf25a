"""Facts that were published after a backup was made come back into the private database.

What the public has of them is all that is left: the facts, and the disclosures that are public. Numbers, chains and
times go on from there. The cases behind them, and what was withheld, are gone, and are counted.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from openroll.core.canonical import JSON
from openroll.core.clock import parse_rfc3339
from openroll.core.errors import N_, Conflict
from openroll.log.disclosure import belonging_to, reveal
from openroll.log.fact import Fact, parse
from openroll.log.redaction import named

from . import models
from .importing import BASIS
from .sequences import move_on

STATE = models.Disclosure.State
STATES = {
    "entry-excluded": "excluded",
    "entry-restored": "recorded",
    "entry-superseded": "superseded",
    "entry-annulled": "annulled",
}
_CASE = re.compile(rb"openroll:case/[0-9]{4}-([0-9]{1,12})/")


@dataclass(frozen=True, slots=True)
class Published:
    """A fact as the public has it: its index, its bytes, and the disclosures that are public now."""

    index: int
    data: bytes
    disclosures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """What is gone of the facts that came back: the case behind each of ``entries``, and values that were withheld.

    ``withheld`` has, for the index of each such fact, the digests whose values nobody has any more.
    """

    entries: tuple[int, ...]
    withheld: dict[int, tuple[str, ...]]


def take_back(published: Sequence[Published]) -> None:
    """Store facts that follow on those that are committed, all of them or none.

    Raises Conflict when they do not follow, MalformedFact, MalformedDisclosure.
    """
    with transaction.atomic():
        head = models.LogHead.objects.select_for_update().get(pk=1)
        if [each.index for each in published] != list(range(head.size, head.size + len(published))):
            raise Conflict(
                N_("The log has {size} facts, not {expected}."),
                size=head.size,
                expected=published[0].index if published else 0,
            )
        read = [(each, parse(each.data)) for each in published]
        rows = {each.index: _row(each, fact) for each, fact in read}
        models.Fact.objects.bulk_create(rows.values())
        for each, fact in read:
            _disclosures(rows[each.index], fact, each.disclosures)
            head.last_entry = max(head.last_entry, _entry(rows[each.index], fact, each.disclosures))
            head.last_request = max(head.last_request, _request(fact))
            _named(fact)
            if fact.type in STATES:
                models.Entry.objects.filter(subject=fact.subject).update(state=STATES[fact.type])
        _pass_over_cases(fact for _, fact in read)
        head.size += len(published)
        head.last_at = max(row.at for row in rows.values())
        head.save(update_fields=["size", "last_at", "last_entry", "last_request"])


def lost_since(start: int) -> Lost:
    """Return what is gone of the facts from index ``start`` on, which were taken back."""
    entries = models.Entry.objects.filter(fact_id__gte=start, case=None, checked=True)
    facts = models.Fact.objects.filter(index__gte=start).order_by("index").prefetch_related("disclosures")
    withheld = {}
    for row in facts.iterator(chunk_size=256):
        held = {each.digest for each in row.disclosures.all()}
        if gone := tuple(digest for digest in parse(bytes(row.data)).digests if digest not in held):
            withheld[row.index] = gone
    return Lost(tuple(entries.order_by("number").values_list("number", flat=True)), withheld)


def _pass_over_cases(facts: Iterable[Fact]) -> None:
    """Never give a case the code of one that is lost: its sender has a receipt, and facts cite it by this code."""
    received, cited = 0, 0
    for fact in facts:
        received += fact.type in ("submission-received", "change-noticed")
        cited = max([cited, *map(int, _CASE.findall(fact.bytes))])
    move_on(models.Case, lambda last: max(last + received, cited))


def _request(fact: Fact) -> int:
    number = fact.data.get("request")
    return number if fact.type == "request-received" and isinstance(number, int) else 0


def _row(each: Published, fact: Fact) -> models.Fact:
    return models.Fact(
        index=each.index,
        subject=fact.subject,
        seq=fact.seq,
        type=fact.type,
        at=parse_rfc3339(fact.at),
        data=each.data,
    )


def _disclosures(row: models.Fact, fact: Fact, texts: Sequence[str]) -> None:
    models.Disclosure.objects.bulk_create(
        models.Disclosure(
            fact=row,
            position=fact.digests.index(each.digest),
            digest=each.digest,
            text=each.text,
            state=STATE.PUBLIC,
        )
        for each in belonging_to(fact, texts)
    )


def _named(fact: Fact) -> None:
    """Do what a ``disclosed`` fact says; give a ``redacted`` value that never came here the row that it is to have.

    Values that are here and were redacted later are removed with all else that holds them: ``erasure.catch_up``.
    """
    about = named(fact)
    if about is None:
        return
    held = models.Disclosure.objects.filter(digest__in=about.digests)
    if not about.redacts:
        held.filter(state=STATE.PRIVATE).update(state=STATE.PUBLIC, due=None)
        return
    known = set(held.values_list("digest", flat=True))
    row = models.Fact.objects.get(pk=about.fact)
    digests = parse(bytes(row.data)).digests
    models.Disclosure.objects.bulk_create(
        models.Disclosure(
            fact=row, position=digests.index(digest), digest=digest, text="", state=STATE.REDACTED
        )
        for digest in about.digests
        if digest not in known and digest in digests
    )


def _entry(row: models.Fact, fact: Fact, texts: Sequence[str]) -> int:
    """Store the entry that ``fact`` begins, without its case; return its number, 0 for any other fact."""
    number = fact.data.get("entry")
    if fact.type != "entry-recorded" or type(number) is not int:
        return 0
    data = reveal(fact.data, belonging_to(fact, texts))
    identifier = _member(_member(data, "identifiers"), "number")
    entry = models.Entry.objects.create(
        number=number,
        subject=fact.subject,
        operator_register=_text(identifier, "register"),
        operator_number=_text(identifier, "value"),
        checked=data.get("checked") is True,
        fact=row,
    )
    _imported(entry, data)
    return number


def _imported(entry: models.Entry, data: dict[str, JSON]) -> None:
    """Remember which line of a list the entry is, so that the list is not entered a second time."""
    imported = _member(data, "imported")
    line, sha256 = imported.get("line"), _text(_member(_member(data, "sources"), "s1"), "snapshot")
    if data.get("basis") == BASIS and type(line) is int and sha256:
        models.ImportedLine.objects.create(file_sha256=sha256, line=line, entry=entry)


def _member(data: dict[str, JSON], name: str) -> dict[str, JSON]:
    found = data.get(name)
    return found if isinstance(found, dict) else {}


def _text(data: dict[str, JSON], name: str) -> str:
    found = data.get(name)
    return found if isinstance(found, str) else ""
