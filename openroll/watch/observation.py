"""What one source of an entry says at one time, as values that can be compared. Pure.

Values are taken from claims and alerts, never from the bytes of a page. What a source does not say is not known, and is
neither old nor new; a source that is silent, out of order or unreadable has not said anything.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from openroll.identity import domain
from openroll.identity.claims import MESSAGE, SITE, VALID, Alert, Citation, Claim, SourceType
from openroll.sources.base import host_of
from openroll.sources.findings import Findings, RefusedLink
from openroll.sources.snapshot import Snapshot

from .conditions import CONDITIONS, DOMAIN_EXPIRED, condition_of, since

YES, NO = "yes", "no"
PAGE: Final = "page"  # whether what the link leads to is there
THERE, GONE = "there", "gone"
RDAP: Final = "rdap"
PAGE_SOURCE: Final = "web-page"
HOST: Final = "host"  # whose site answers, when the link is followed
WATCHED: Final = ("name", "number", "address", "email", "domain", "registrar")
_BOUND: Final = frozenset({"register", "page", "certificate", "challenge"})
# Whoever registered a domain tells a registry this and that; the domain's own affairs are what it knows.
_OF_A_DOMAIN: Final = frozenset({"domain", "registrar", "expires"})
_BESIDE_A_PAGE: Final = ("tls", "certificate", "dns", "challenge")
# Most registries renew by themselves, and some say so only days later: before that nobody is told of an end.
_RENEWED_LATE: Final = timedelta(days=14)
_NO_SUCH_PAGE: Final = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, as a fact cites it; ``quote`` is "" where nothing is to be quoted."""

    source: str
    source_type: str
    url: str
    where: str
    quote: str
    snapshot: str
    retrieved_at: datetime
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """What a source gives for one property: its values, since when if it says so, and where they stand."""

    values: tuple[str, ...]
    place: Place | None = None
    since: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """What is asked: its link, and of a source its id and the ``title`` that its alerts give; a page has neither."""

    url: str
    source: str = ""
    title: str = ""
    subject: str = ""
    source_type: SourceType = SourceType.SELF_DECLARED


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen, by property; ``silent`` when the source gave no usable answer."""

    marks: Mapping[str, Mark] = field(default_factory=dict)
    silent: bool = False


def observe(findings: Findings, link: Link, operator: str, blind: Iterable[str] = ()) -> Seen:
    """Return what ``findings``, the answer on ``link`` alone, says of the ``operator`` ("GB-COH/00445790").

    Of a page on which the operator is not named, whoever it names alone is taken: that is how a site changes hands.
    Properties in ``blind`` are left out: what was redacted is not to come back.
    """
    places = _places(findings, link)
    claims = [claim for claim in findings.claims if _is_of(claim, link, places)]
    if not claims and (found := _absence(findings, link)):
        place = _place_of_answer(findings.snapshots[-1] if findings.snapshots else None, link)
        if found != GONE or place is None:
            return Seen(silent=True)
        # A registry that no longer knows a domain says more than a page that is not there.
        return Seen(
            {DOMAIN_EXPIRED: Mark((YES,), place)} if link.source == RDAP else {PAGE: Mark((GONE,), place)}
        )
    marks = {PAGE: Mark((THERE,), _place_of_answer(next(iter(findings.snapshots), None), link))}
    for claim in _about(claims, operator):
        _add(marks, claim)
    marks |= _host(findings, link)
    told = [*findings.alerts, *(one for one in findings.remarks if _ran_out(one))]
    marks |= _conditions(told, _about(claims, operator), link, places)
    hidden = set(blind)
    return Seen({name: mark for name, mark in marks.items() if name not in hidden})


def observed(claims: Sequence[Claim], link: Link, operator: str, blind: Iterable[str] = ()) -> Seen:
    """Return what an entry's own claims say that ``link`` gave when it was entered, without any alert."""
    return observe(Findings(claims=list(claims)), link, operator, blind)


def _is_of(claim: Claim, link: Link, places: frozenset[str]) -> bool:
    """Tell whether a claim stands in the answer itself, and not in what it led to: that is another link's."""
    if claim.source == MESSAGE:
        return False
    if link.source:
        return claim.source == link.source and (link.source != RDAP or claim.property in _OF_A_DOMAIN)
    return _bare(claim.citation.url) in places and not claim.source.startswith(_BESIDE_A_PAGE)


def _places(findings: Findings, link: Link) -> frozenset[str]:
    """Return the addresses of the page: the link, and where it was led to."""
    own = _bare(link.url)
    return frozenset({own, *(_bare(one.final_url) for one in findings.snapshots if _bare(one.url) == own)})


def _bare(url: str) -> str:
    return url.partition("#")[0].rstrip("/")


def _site(url: str) -> str | None:
    host = domain.normalise(host_of(url))
    return domain.registrable(host) if host else None


def _absence(findings: Findings, link: Link) -> str:
    """Return GONE when the link leads to nothing any more, "silent" when nothing is known, "" for a page."""
    for one in findings.refused:
        if one.kind == "not-there" or _no_such_page(one):
            return GONE
    if findings.refused:
        return "silent"
    snapshot = next(iter(findings.snapshots), None)
    if snapshot is None or link.source:
        return "silent"
    if snapshot.status in _NO_SUCH_PAGE:
        return GONE
    return "" if snapshot.status == 200 else "silent"


def _no_such_page(refused: RefusedLink) -> bool:
    return refused.kind not in ("unreachable", "unreadable") and refused.params.get("status") in _NO_SUCH_PAGE


def _place_of_answer(snapshot: Snapshot | None, link: Link, url: str = "") -> Place | None:
    """Return the answer as a whole, of which nothing is quoted."""
    if snapshot is None:
        return None
    return Place(
        source=link.source or PAGE_SOURCE,
        source_type=link.source_type.value,
        url=url or snapshot.url,
        where="",
        quote="",
        snapshot=snapshot.sha256,
        retrieved_at=snapshot.retrieved_at,
        label=snapshot.label,
    )


def _about(claims: Sequence[Claim], operator: str) -> list[Claim]:
    """Return the claims about whoever the entry is of, source by source."""
    numbers = {operator.partition("/")[::2], *(_pair(claim) for claim in claims if claim.subject == operator)}
    found: list[Claim] = []
    for source in dict.fromkeys(claim.source for claim in claims):
        given = [claim for claim in claims if claim.source == source and claim.verdict == VALID]
        same = {claim.subject for claim in given if _pair(claim) in numbers and _pair(claim)[1]}
        own = same | {operator} | {one for one in {c.subject for c in given} if _is_site(one)}
        of_own = [claim for claim in given if claim.subject in own]
        others = {claim.subject for claim in given} - own
        # A site's own word without a name or number names nobody.
        if len(others) == 1 and not any(claim.property in ("name", "number") for claim in of_own):
            of_own = [*of_own, *(claim for claim in given if claim.subject in others)]
        found += of_own
    return found


def _is_site(subject: str) -> bool:
    return subject.startswith(SITE) and "#" not in subject


def _pair(claim: Claim) -> tuple[str, str]:
    return (claim.scheme or "", claim.value) if claim.property in ("number", "other_number") else ("", "")


def _add(marks: dict[str, Mark], claim: Claim) -> None:
    if claim.property not in WATCHED or not claim.value.strip():
        return
    if claim.property == "domain" and claim.binding not in _BOUND:
        return
    value = f"{claim.scheme} {claim.value}" if claim.property == "number" and claim.scheme else claim.value
    before = marks.get(claim.property)
    if before is None:
        marks[claim.property] = Mark((value,), _place(claim))
    elif value not in before.values:
        marks[claim.property] = Mark((*before.values, value), before.place)


def _place(claim: Claim) -> Place:
    return _cited(claim.citation, claim.source, claim.source_type)


def _cited(citation: Citation, source: str, source_type: SourceType) -> Place:
    return Place(
        source=source,
        source_type=source_type.value,
        url=citation.url,
        where=citation.where,
        quote=citation.quote,
        snapshot=citation.snapshot,
        retrieved_at=citation.retrieved_at,
        label=citation.label,
    )


def _host(findings: Findings, link: Link) -> dict[str, Mark]:
    """Return whose site answered, for a link to a page."""
    snapshot = next((one for one in findings.snapshots if one.status == 200), None)
    if link.source or snapshot is None or not (site := _site(snapshot.final_url)):
        return {}
    return {HOST: Mark((site,), _place_of_answer(snapshot, link, link.url))}


def _conditions(
    alerts: Iterable[Alert], claims: Sequence[Claim], link: Link, places: frozenset[str]
) -> dict[str, Mark]:
    """Return for each condition whether the source says that it is so; nothing of a source that knows of none."""
    if not (claims if link.source else [one for one in claims if one.property in ("name", "number")]):
        return {}
    first, subjects = claims[0], {link.subject, *(claim.subject for claim in claims)}
    marks = {kind: Mark((NO,), _place(first)) for kind in CONDITIONS}
    for alert in alerts:
        kind = condition_of(alert)
        if kind is None or alert.subject not in subjects or not _says(alert, link, places):
            continue
        place = (
            _place(first)
            if alert.citation is None
            else _cited(alert.citation, first.source, first.source_type)
        )
        if marks[kind].values == (NO,) or (marks[kind].since is None and since(alert)):
            marks[kind] = Mark((YES,), place, since(alert))
    return marks


def _ran_out(remark: Alert) -> bool:
    """Tell whether a registry remarks that a domain's registration ended, so long ago that it was not renewed."""
    day = since(remark) if condition_of(remark) == DOMAIN_EXPIRED else None
    if day is None or remark.citation is None:
        return False
    return remark.citation.retrieved_at.date() - date.fromisoformat(day) >= _RENEWED_LATE


def _says(alert: Alert, link: Link, places: frozenset[str]) -> bool:
    if link.source:
        return alert.params.get("source") == link.title
    return alert.citation is not None and _bare(alert.citation.url) in places
