"""What the message itself states: its e-mail addresses, its domains, and the lines that name a company in full."""

import hashlib
import re
from dataclasses import dataclass, field, replace
from datetime import datetime
from ipaddress import ip_address

from openroll.core.errors import N_, LinkRefused
from openroll.identity import domain, email
from openroll.identity.claims import MESSAGE, NUMBERS, SITE, Binding, Citation, Claim, SourceType

from .finding import Found
from .findings import Findings
from .guard import check_link
from .message import Message
from .registers import register_of
from .snapshot import Snapshot

_PLACE = re.compile("characters ([0-9]+)-([0-9]+)")


@dataclass(slots=True)
class Stated:
    """Gathers the claims of one message. ``case_url``, ``received_at`` and ``label`` are what its citations name."""

    message: Message
    case_url: str
    received_at: datetime
    label: str | None
    findings: Findings = field(default_factory=Findings)
    _taken: set[str] = field(default_factory=set)

    def take_host(self, host: str, written: str, start: int, end: int) -> str | None:
        """Take the domain of a link's ``host``; return it, None when it is none or was taken already."""
        try:
            value = domain.without_www(domain.check(host))
        except domain.BadDomain as error:
            if not _is_address(host):  # an address is no domain, and nobody claimed that it were one
                self.findings.refuse_for(written, "unsafe", error)
            return None
        if not self._is_new(f"dns:{value}"):
            return None
        self._claim("domain", value, written, start, end, binding=Binding.CLAIMED)
        return value

    def take_domain(self, found: Found) -> str | None:
        """Take a domain that is written without a scheme; return it, None when it is not usable or not new."""
        if register_of(f"https://{found.value}"):
            return None
        try:
            check_link(f"https://{found.value}")
        except LinkRefused as error:
            self.findings.refuse_for(found.text, "unsafe", error)
            return None
        return self.take_host(found.value, found.text, found.start, found.end)

    def take_email(self, found: Found) -> None:
        """Take an e-mail address."""
        value = email.normalise(found.text)
        if value is None:
            self._refuse_email(found)
        elif self._is_new(f"mailto:{value}"):
            self._claim("email", value, found.text, found.start, found.end)

    def take_lines(self) -> None:
        """Take what the message's own lines say of a company: a name with its number, an address.

        The lines of one company are the message's word; those of several are as many candidates. Beside links and
        without a number only an address is taken: a letter names many, and a name alone could only contradict a source.
        """
        text = self.message.own
        body = text.encode("utf-8", "replace")
        page = Snapshot(
            url=self.case_url,
            final_url=self.case_url,
            chain=(),
            status=200,
            headers=(("content-type", "text/plain; charset=utf-8"),),
            body=body,
            raw=body,
            sha256=hashlib.sha256(body).hexdigest(),
            certificate=None,
            retrieved_at=self.received_at,
            label=self.label,
        )
        # Its tables and patterns take half a second: only for whoever reads a message.
        from .web_page import read_page

        reading = read_page(page)
        numbered = {one.subject for one in reading.claims if one.property in NUMBERS}
        whole = bool(numbered) or not self.message.links
        blocks = numbered or {one.subject for one in reading.claims}
        for claim in reading.claims:
            if claim.property in ("email", "domain"):
                continue  # what stands as an address is found by a rule of its own
            if claim.subject not in blocks or not (whole or claim.property == "address"):
                continue
            subject = MESSAGE if len(blocks) == 1 or claim.subject.startswith(SITE) else claim.subject
            cited = replace(
                claim.citation,
                url=self.case_url,
                snapshot=self.message.snapshot,
                quote=self._quote(claim.citation),
            )
            self.findings.claims.append(replace(claim, subject=subject, source=MESSAGE, citation=cited))
        if whole:
            self.findings.alerts += reading.alerts
            self.findings.remarks += reading.remarks

    def _quote(self, citation: Citation) -> str:
        """Return the words of the message itself at the cited place: what was read had its addresses blanked out."""
        place = _PLACE.fullmatch(citation.where)
        return self.message.text[int(place[1]) : int(place[2])] if place else citation.quote

    def _refuse_email(self, found: Found) -> None:
        try:
            domain.check(found.value.rpartition("@")[2])
        except domain.BadDomain as error:  # a look-alike is called one
            self.findings.refuse_for(found.text, "unusable", error)
            return
        self.findings.refuse(
            found.text, "unusable", N_("“{link}” is not an e-mail address that can receive mail.")
        )

    def _claim(
        self, name: str, value: str, written: str, start: int, end: int, *, binding: str | None = None
    ) -> None:
        citation = Citation(
            url=self.case_url,
            where=f"characters {start}-{end}",
            quote=written,
            snapshot=self.message.snapshot,
            retrieved_at=self.received_at,
            label=self.label,
        )
        self.findings.claims.append(
            Claim(
                subject=MESSAGE,
                property=name,
                value=value,
                original=written,
                source=MESSAGE,
                source_type=SourceType.SELF_DECLARED,
                citation=citation,
                binding=binding,
            )
        )

    def _is_new(self, key: str) -> bool:
        new = key not in self._taken
        self._taken.add(key)
        return new


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
