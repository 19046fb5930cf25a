"""A site's TLS certificate: whom an authority found behind it, where it looked (EV and organizationIdentifier).

CA/Browser Forum's guidelines for extended validation, section 7.1.4.2 (once 9.2); ETSI EN 319 412-1, section 5.1.4.
Certificates that only name an organisation (OV) give no number to check the name by, and most name nobody. That the
certificate is genuine has been checked on the way, when the snapshot was made.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from cryptography import x509

from openroll.core.clock import rfc3339
from openroll.core.errors import N_
from openroll.identity import address, country, domain, name, number
from openroll.identity.claims import SITE, Alert, Binding, Citation, Claim, SourceType
from openroll.identity.placeholders import is_placeholder

from .base import LONGEST_QUOTE, Reading, host_of
from .boxes import filled
from .certificate_number import Found, by_identifier, by_serial, is_of_person
from .certificate_parts import Subject, dns_names, opened
from .snapshot import Snapshot

SOURCE: Final = "tls-certificate"
TITLE: Final = "TLS certificate"
GIVES: Final = frozenset({"name", "country", "number", "other_number", "address", "domain"})

_TRADE: Final = frozenset(number.TRADE_REGISTERS.values())
# Kinds of subjects of the EV guidelines; a business entity may be one person in business.
_ORGANISATIONS: Final = frozenset({"", "private organization", "v1.0, clause 5.(b)", "v1.0, clause 5.(c)"})
# Authorities, and what several states founded together: neither has a number in a register.
_GOVERNMENT: Final = frozenset({"government entity", "v1.0, clause 5.(d)", "non-commercial entity"})


@dataclass(slots=True)
class _Reader:
    """One certificate being read."""

    snapshot: Snapshot
    host: str
    subject: str
    claims: list[Claim] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)
    remarks: list[Alert] = field(default_factory=list)

    def cite(self, where: str, quote: str) -> Citation:
        return Citation(
            url=self.snapshot.final_url,
            where=f"certificate: {where}",
            quote=quote[:LONGEST_QUOTE],
            snapshot=self.snapshot.sha256,
            retrieved_at=self.snapshot.retrieved_at,
            label=self.snapshot.label,
        )

    def claim(
        self,
        prop: str,
        value: str,
        where: str,
        quote: str,
        *,
        scheme: str | None = None,
        binding: str | None = None,
    ) -> None:
        self.claims.append(
            Claim(
                subject=self.subject,
                property=prop,
                value=value,
                original=quote,
                source=SOURCE,
                source_type=SourceType.THIRD_PARTY,
                citation=self.cite(where, quote),
                scheme=scheme,
                binding=binding,
            )
        )

    def remark(self, reason: str, where: str | None = None, quote: str = "", **params: str) -> None:
        citation = self.cite(where, quote) if where else None
        self.remarks.append(Alert(self.subject, reason, {"source": TITLE, **params}, citation))

    def reading(self) -> Reading:
        return Reading(tuple(self.claims), tuple(self.alerts), tuple(self.remarks))


def read_certificate(snapshot: Snapshot) -> Reading:
    """Return whom the certificate of ``snapshot`` names. Never raises: what cannot be read gives nothing, or a remark.

    The claims are about the holder of the register number that it gives, or else about whoever runs the site.
    """
    host = host_of(snapshot.final_url)
    site = domain.normalise(host)
    if snapshot.certificate is None or site is None:
        return Reading((), ())
    reader = _Reader(snapshot, host, SITE + site)
    certificate = opened(snapshot.certificate)
    if certificate is None:
        reader.remark(N_("{source}: the certificate of {host} cannot be read."), host=host)
        return reader.reading()
    if certificate.subject.organisation is None:
        return reader.reading()  # it names nobody, as most do
    if not certificate.extended:
        reader.remark(
            N_("{source}: it names {name}, and no number to check the name by; it is not taken."),
            "subject O",
            certificate.subject.organisation,
            name=certificate.subject.organisation,
        )
        return reader.reading()
    persons = [one for one in certificate.identifiers if is_of_person(one[1])]
    if persons:
        reader.remark(N_("{source}: the holder is a natural person, of whom nothing is taken."), *persons[0])
        return reader.reading()
    numbers = _numbers(reader, certificate.subject, certificate.identifiers)
    main = next((one for one in numbers if _is_main(one)), None)
    if main is not None and main.scheme is not None:
        reader.subject = f"{main.scheme}/{main.value}"
    covered = _covers(certificate.certificate, host)
    if not covered and reader.subject.startswith(SITE):
        reader.remark(N_("{source}: the certificate is not of {host}; nothing is taken from it."), host=host)
        return reader.reading()
    _claim_all(reader, certificate.subject, numbers, main)
    if covered and _in_force(reader, *certificate.period):
        reader.claim("domain", site, "subject alternative names", covered, binding=Binding.CERTIFICATE)
    return reader.reading()


def _is_main(one: Found) -> bool:
    """Tell whether a number is of a trade register: one of ours, a state's of America, or one without a code."""
    return one.trade and (one.scheme is None or one.scheme in _TRADE or one.scheme.endswith("_CR"))


def _claim_all(reader: _Reader, subject: Subject, numbers: list[Found], main: Found | None) -> None:
    organisation = filled(name.normalise(subject.organisation or ""))
    if not organisation or is_placeholder(organisation):
        return
    reader.claim("name", organisation, "subject O", subject.organisation or "")
    where, written = (
        ("subject jurisdictionC", subject.jurisdiction)
        if subject.jurisdiction
        else ("subject C", subject.country)
    )
    code = country.code_of(written) if written else None
    if code and written:
        reader.claim("country", code, where, written)
    for one in numbers:
        prop = "number" if one == main else "other_number"
        if prop == "number" or one.scheme is not None:
            reader.claim(prop, one.value, one.where, one.quote, scheme=one.scheme)
    _claim_address(reader, subject)
    category = (subject.category or "").casefold()
    if category and category not in _ORGANISATIONS | _GOVERNMENT:
        reason = N_(
            "{source}: the holder is of the kind “{category}”, which may be a natural person in business."
        )
        params = {"source": TITLE, "category": subject.category or ""}
        citation = reader.cite("subject businessCategory", subject.category or "")
        reader.alerts.append(Alert(reader.subject, reason, params, citation))


def _claim_address(reader: _Reader, subject: Subject) -> None:
    if not any(map(filled, subject.street)) or not filled(subject.locality or ""):
        return
    parts = [*subject.street, subject.locality, subject.state, subject.postal_code, subject.country]
    written = ", ".join(part for part in parts if part and filled(part))
    if not is_placeholder(written):
        reader.claim("address", address.normalise(written), "subject street, L, ST, postalCode, C", written)


def _numbers(reader: _Reader, subject: Subject, identifiers: tuple[tuple[str, str], ...]) -> list[Found]:
    """Return the numbers, each once: of the subject's serial number, and of its organizationIdentifier."""
    found: list[Found] = []
    refused: list[tuple[str, str]] = []
    if len({text for _, text in identifiers}) > 1:
        reader.remark(
            N_("{source}: it gives two different organisation identifiers, and neither is taken."),
            identifiers[0][0],
            identifiers[0][1],
        )
        identifiers = ()
    government = (subject.category or "").casefold() in _GOVERNMENT
    if subject.serial and subject.jurisdiction and not government:
        one = by_serial(subject)
        (found.append(one) if one else refused.append(("subject serialNumber", subject.serial)))
    for where, text in identifiers[:1]:
        one = by_identifier(where, text, subject)
        (found.append(one) if one else refused.append((where, text)))
    for where, text in refused:
        reader.remark(
            N_("{source}: “{number}” is not a number of a list that is known here, and is not taken."),
            where,
            text,
            number=text[:100],
        )
    kept: dict[tuple[str | None, str], Found] = {}
    for one in found:
        kept.setdefault((one.scheme, one.value), one)
    return list(kept.values())


def _covers(certificate: x509.Certificate, host: str) -> str | None:
    """Return the name in the certificate that covers ``host``, None when none does (RFC 9525, section 6.3)."""
    for written in dns_names(certificate):
        pattern = written.lower().rstrip(".")
        if pattern == host:
            return written
        if pattern.startswith("*.") and host.partition(".")[2] == pattern[2:] and pattern.count(".") > 1:
            return written
    return None


def _in_force(reader: _Reader, begins: datetime, ends: datetime) -> bool:
    if begins <= reader.snapshot.retrieved_at <= ends:
        return True
    reader.remark(
        N_("{source}: the certificate was good from {begins} to {ends}; it binds no domain."),
        begins=rfc3339(begins),
        ends=rfc3339(ends),
    )
    return False
