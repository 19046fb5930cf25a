"""Which sources of which entries are asked again, and when: the rows of ``Watched``."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from openroll.identity import domain
from openroll.identity.claims import MESSAGE, Citation, Claim, SourceType
from openroll.log.fact import parse as parse_fact
from openroll.log.redaction import REDACTED, named
from openroll.sources.message import read_message
from openroll.sources.registers import SOURCE_BY_ID, find_lookup
from openroll.watch import drift, keeping
from openroll.watch.observation import Link, observed

from . import models

DESCRIBING = ("entry-recorded", "entry-amended", "entry-corrected")
EACH = timedelta(days=1)
REGISTRY = "https://rdap.org/domain/"  # leads to the registry of any domain (RFC 9224)
_SPREAD = 2**32
_GOLDEN = 2_654_435_761  # Knuth's multiplier: neighbours among the numbers are far apart in the day


def first_due(number: int, since: datetime) -> datetime:
    """Return when the sources of entry ``number`` are asked first: a day later, at its own time of day."""
    return since + EACH + EACH * (number * _GOLDEN % _SPREAD / _SPREAD)


def begin(limit: int | None = None, *, number: int | None = None) -> int:
    """Make the rows of entries that have none; return for how many entries.

    Imported ones name no source, and those that do not stand in the register are left alone.
    """
    entries = models.Entry.objects.filter(checked=True, state="recorded").exclude(case=None)
    entries = entries.exclude(Exists(models.Watched.objects.filter(entry=OuterRef("pk"))))
    if number is not None:
        entries = entries.filter(number=number)
    found = list(entries.select_related("case").order_by("number")[:limit])
    for entry in found:
        with transaction.atomic():
            models.Watched.objects.bulk_create(_rows(entry), ignore_conflicts=True)
    return len(found)


def due(
    now: datetime,
    *,
    number: int | None = None,
    all: bool = False,
    live: bool = True,
    limit: int | None = None,
) -> list[models.Watched]:
    """Return the sources that are to be asked by ``now``, those of one entry beside each other.

    ``all`` are asked before their time. ``live`` leaves out entries that came out of a recording: their sources are
    never asked on the network.
    """
    rows = models.Watched.objects.exclude(due_at=None).select_related("entry", "entry__case")
    if number is not None:
        rows = rows.filter(entry_id=number)
    if not all:
        rows = rows.filter(due_at__lte=now)
    if live:
        # Cases of before recordings were noted say neither yes nor no.
        rows = rows.exclude(entry__in=models.Entry.objects.filter(case__options__replayed=True))
    # A few at a time, none may wait for ever behind smaller numbers.
    order = ("entry_id", "pk") if limit is None else ("due_at", "entry_id", "pk")
    return list(rows.order_by(*order)[:limit])


def kept_answers(row: models.Watched) -> dict[str, models.Snapshot]:
    """Return the answers of which the entry was made, by their address; the last of each."""
    case = row.entry.case
    found = case.snapshots.exclude(sha256="").order_by("pk") if case else ()
    return {one.url: one for one in found}


def link_of(row: models.Watched) -> Link:
    """Return the source that ``row`` is about."""
    return _link(row.link)


def redacted(subject: str) -> frozenset[str]:
    """Return the identifiers of an entry that were redacted: they are watched no more."""
    found = set()
    for fact in models.Fact.objects.filter(subject=subject, type=REDACTED):
        said = named(parse_fact(bytes(fact.data)))
        for path in said.fields if said else ():
            found.add(path.removeprefix("/identifiers/").split("/")[0])
    return frozenset(found)


def forget(entry: models.Entry) -> None:
    """Remove what is known of the sources of ``entry``; what is not redacted is learnt again."""
    models.Watched.objects.filter(entry=entry).delete()


def _rows(entry: models.Entry) -> list[models.Watched]:
    case = entry.case
    assert case is not None  # noqa: S101  # begin() asks for entries that have one
    claims = [_claim(row) for row in case.claims.order_by("pk")]
    blind = redacted(entry.subject)
    described = described_by(entry)
    rows = [
        models.Watched(
            entry=entry,
            link=link.url,
            source=link.source,
            state=keeping.write(drift.begin(observed(claims, link, operator_of(entry), blind))),
            described=described,
            due_at=first_due(entry.number, case.received_at),
        )
        for link in _links(case, claims)
    ]
    return rows or [models.Watched(entry=entry, link="", described=described)]


def _links(case: models.Case, claims: Sequence[Claim]) -> list[Link]:
    """Return the sources of a case: what the message links to, where that led, and who registers its domains."""
    urls = [link.url for link in read_message(bytes(case.message)).links]
    urls += [claim.citation.url for claim in claims if claim.source != MESSAGE and _may_be_asked(claim)]
    urls += [REGISTRY + name for name in dict.fromkeys(_registered(claims))]
    found: dict[tuple[str, str], Link] = {}
    for url in urls:
        link = _link(url)
        found.setdefault((link.source, link.subject or link.url), link)
    return list(found.values())


def _may_be_asked(claim: Claim) -> bool:
    """Tell whether the place of ``claim`` is a link: not a record of DNS, and not a further page of a register."""
    url = claim.citation.url
    lookup = find_lookup(url)
    if lookup is not None:
        return lookup.source == claim.source
    return url.startswith(("https://", "http://")) and claim.source not in SOURCE_BY_ID


def _registered(claims: Sequence[Claim]) -> Iterator[str]:
    """Yield the domains of the entry as they were registered."""
    for claim in claims:
        if claim.property == "domain" and (found := domain.registrable(claim.value)):
            yield found


def _link(url: str) -> Link:
    lookup = find_lookup(url)
    if lookup is None:
        return Link(url)
    source = SOURCE_BY_ID[lookup.source]
    return Link(url, source.id, source.title, lookup.subject, source.source_type)


def _claim(row: models.Claim) -> Claim:
    cited = Citation(row.url, row.where, row.quote, row.snapshot, row.retrieved_at)
    return Claim(
        subject=row.subject,
        property=row.property,
        value=row.value,
        original=row.original,
        source=row.source,
        source_type=SourceType(row.source_type),
        citation=cited,
        scheme=row.scheme or None,
        binding=row.binding or None,
        verdict=row.verdict,
    )


def operator_of(entry: models.Entry) -> str:
    """Return the subject of claims about the operator of ``entry``, "" when its number was redacted."""
    return f"{entry.operator_register}/{entry.operator_number}" if entry.operator_number else ""


def described_by(entry: models.Entry) -> int:
    """Return the index of the fact that described ``entry`` last."""
    facts = models.Fact.objects.filter(subject=entry.subject, type__in=DESCRIBING)
    return facts.order_by("-index").values_list("index", flat=True).first() or 0
