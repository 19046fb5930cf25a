"""DNS: the TXT records of a name, as the fetcher writes them down: lines of a zone file (RFC 4501, RFC 1035).

They state nothing by themselves. Beside a challenge they show who holds the domain (``challenges.py``), and beside
an ``openroll.json`` which key is its operator's (``openroll_json.py``).
"""

import re
from collections.abc import Collection
from typing import Final
from urllib.parse import unquote

from openroll.core.errors import N_, NotThere, SourceUnreachable
from openroll.identity import challenge, domain, txt_records
from openroll.identity.claims import SITE, Alert, Citation, SourceType

from .base import Lookup, Reading, Unreadable
from .snapshot import Snapshot

CONTENT_TYPE: Final = "text/dns"
_KEY: Final = "openroll-key="
_NAME: Final = re.compile(r"(?i)dns:(?://[^/?]*/)?(?P<name>[^/?;#]+)(?:\?(?P<query>[^#]*))?")


class DnsRecords:
    """The domain name system."""

    id = "dns"
    title = "DNS"
    hosts: frozenset[str] = frozenset()
    register = ""
    source_type = SourceType.SELF_DECLARED
    needs_key = False
    gives: frozenset[str] = frozenset()

    def lookup(self, link: str) -> Lookup | None:
        """Return what to ask for a ``dns:`` link of TXT records; None for anything else."""
        match = _NAME.fullmatch(link.strip()) if len(link) < 2000 else None
        if match is None:
            return None
        asked = dict(part.lower().partition("=")[::2] for part in re.split("[;&]", match["query"] or ""))
        if asked.get("type", "txt") != "txt" or asked.get("class", "in") != "in":
            return None
        name = unquote(match["name"], errors="replace").lower().rstrip(".")
        label, _, rest = name.partition(".")
        site = domain.normalise(rest if label == challenge.LABEL else name)
        if site is None:
            return None
        url = challenge.dns_address(site) if label == challenge.LABEL else f"dns:{site}?type=TXT"
        return Lookup(self.id, link, url, SITE + site)

    def read(self, lookup: Lookup, snapshot: Snapshot) -> Reading:
        """Return as remarks the records that are meant for a register of ours; nothing is claimed of them here."""
        remarks = []
        for record in records(snapshot, lookup.link):
            if challenge.parse(record.value) or record.value.startswith(_KEY):
                citation = cite(snapshot, record)
                reason = N_("{source}: a record that proves who holds the domain, for whoever gave it out.")
                remarks.append(Alert(lookup.subject, reason, {"source": self.title}, citation))
        return Reading((), (), tuple(remarks))


def records(snapshot: Snapshot, link: str | None = None) -> tuple[txt_records.TxtRecord, ...]:
    """Return the TXT records of an answer. Raises NotThere, SourceUnreachable, Unreadable."""
    shown = link or snapshot.url
    if snapshot.status in (404, 410):
        raise NotThere(N_("The DNS has no TXT record at {link}."), link=shown)
    if snapshot.status >= 500 or snapshot.status == 429:
        raise SourceUnreachable(
            N_("The DNS does not answer for {link} for now."), link=shown, reason=f"status {snapshot.status}"
        )
    if (
        snapshot.status != 200
        or (snapshot.header("content-type") or "").partition(";")[0].strip() != CONTENT_TYPE
    ):
        raise Unreadable(N_("What answered {link} are no records of the DNS."), link=shown)
    return txt_records.read(snapshot.body)


def voucher(snapshot: Snapshot, keys: Collection[str]) -> txt_records.TxtRecord | None:
    """Return the TXT record of ``_openroll.DOMAIN`` that vouches for one of ``keys`` (base64). Raises like records."""
    values = ((record, record.value.strip()) for record in records(snapshot))
    vouching = (
        record for record, text in values if text.startswith(_KEY) and text.removeprefix(_KEY).strip() in keys
    )
    return next(vouching, None)


def cite(snapshot: Snapshot, record: txt_records.TxtRecord) -> Citation:
    """Return the citation of a record: the line that it stands in."""
    return Citation(
        url=snapshot.url,
        where=f"line {record.line}",
        quote=record.written[:1000],
        snapshot=snapshot.sha256,
        retrieved_at=snapshot.retrieved_at,
        label=snapshot.label,
    )
