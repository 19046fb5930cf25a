"""Answers to challenges: what binds a domain to whom its register gave a token (docs/challenges.md)."""

from openroll.identity import challenge, domain
from openroll.identity.claims import Binding, Citation, Claim, SourceType

from . import dns_records
from .base import host_of
from .snapshot import Snapshot

FILE_SOURCE = "challenge"


def bound(snapshot: Snapshot, site: str, token: str, subject: str) -> Claim | None:
    """Return the claim that ``subject`` holds the domain ``site``, when ``snapshot`` shows ``token``; None otherwise.

    ``snapshot`` is the answer at ``challenge.dns_address(site)`` or ``challenge.file_address(site)``; one from anywhere
    else shows nothing. Raises NotThere, SourceUnreachable and Unreadable as ``dns_records.records`` does.
    """
    value = domain.without_www(domain.check(site))
    if snapshot.url == challenge.dns_address(value):
        dns_records.records(snapshot)
        record = challenge.record_with(snapshot.body, token)
        return (
            _claim(subject, value, dns_records.DnsRecords.id, dns_records.cite(snapshot, record))
            if record
            else None
        )
    if not _is_the_file(snapshot, value):
        return None
    found = challenge.line_with(snapshot.body, token)
    if found is None:
        return None
    number, quote = found
    citation = Citation(
        snapshot.url, f"line {number}", quote, snapshot.sha256, snapshot.retrieved_at, snapshot.label
    )
    return _claim(subject, value, FILE_SOURCE, citation)


def _is_the_file(snapshot: Snapshot, site: str) -> bool:
    """Tell whether the file came from the domain itself, over TLS all the way."""
    urls = (snapshot.url, *(hop.url for hop in snapshot.chain), snapshot.final_url)
    return (
        snapshot.status == 200
        and snapshot.url == challenge.file_address(site)
        and all(url.startswith("https://") and domain.normalise(host_of(url)) == site for url in urls)
    )


def _claim(subject: str, value: str, source: str, citation: Citation) -> Claim:
    return Claim(
        subject=subject,
        property="domain",
        value=value,
        original=value,
        source=source,
        source_type=SourceType.SELF_DECLARED,
        citation=citation,
        binding=Binding.CHALLENGE,
    )
