"""A TLS certificate taken apart: its subject, whether it is of extended validation, its organisation identifiers."""

import warnings
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from cryptography import x509
from cryptography.x509.oid import NameOID

_LONGEST: Final = 1000
_MOST_NAMES: Final = 1000
_JURISDICTION: Final = "1.3.6.1.4.1.311.60.2.1."
_CABF_IDENTIFIER: Final = x509.ObjectIdentifier("2.23.140.3.1")
# Policies under which an authority looks up its subject in the register: the CA/Browser Forum's own, ETSI's (EVCP;
# QEVCP-w and QNCP-w of qualified certificates), and those of authorities from before there was a common one.
EXTENDED: Final = frozenset(
    {
        *("2.23.140.1.1", "0.4.0.2042.1.4", "0.4.0.194112.1.4", "0.4.0.194112.1.5"),
        *("1.3.6.1.4.1.34697.2.1", "1.3.6.1.4.1.34697.2.2", "1.3.6.1.4.1.34697.2.3", "1.3.6.1.4.1.34697.2.4"),
        *("1.3.159.1.17.1", "1.2.250.1.177.1.18.2.2", "1.2.392.200091.100.721.1", "1.2.616.1.113527.2.5.1.1"),
        *("1.3.6.1.4.1.14370.1.6", "1.3.6.1.4.1.14777.6.1.1", "1.3.6.1.4.1.14777.6.1.2", "1.3.6.1.4.1.13177.10.1.3.10"),
        *("1.3.6.1.4.1.17326.10.14.2.1.2", "1.3.6.1.4.1.17326.10.8.12.1.2", "1.3.6.1.4.1.22234.2.5.2.3.1"),
        *("1.3.6.1.4.1.23223.1.1.1", "1.3.6.1.4.1.4146.1.1", "1.3.6.1.4.1.4788.2.202.1", "1.3.6.1.4.1.6334.1.100.1"),
        *("1.3.6.1.4.1.6449.1.2.1.5.1", "1.3.6.1.4.1.782.1.2.1.8.1", "1.3.6.1.4.1.7879.13.24.1"),
        *("1.3.6.1.4.1.8024.0.2.100.1.2", "1.3.6.1.4.1.40869.1.1.22.3", "2.16.156.112554.3", "2.16.528.1.1003.1.2.7"),
        *("2.16.578.1.26.1.3.3", "2.16.756.1.83.21.0", "2.16.756.1.89.1.2.1.1", "2.16.792.3.0.4.1.1.4"),
        *("2.16.840.1.113733.1.7.23.6", "2.16.840.1.113733.1.7.48.1", "2.16.840.1.114028.10.1.2"),
        *("2.16.840.1.114171.500.9", "2.16.840.1.114404.1.1.2.4.1", "2.16.840.1.114412.2.1"),
        *("2.16.840.1.114412.1.3.0.2", "2.16.840.1.114413.1.7.23.3", "2.16.840.1.114414.1.7.23.3"),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject's attributes, as they stand; None where there is none, or two where one is due."""

    organisation: str | None
    serial: str | None
    jurisdiction: str | None
    jurisdiction_state: str | None
    jurisdiction_locality: str | None
    category: str | None
    street: tuple[str, ...]
    locality: str | None
    state: str | None
    postal_code: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Opened:
    """A certificate that can be read. ``identifiers`` are its organisation identifiers, each with where it stands."""

    certificate: x509.Certificate
    subject: Subject
    extended: bool
    identifiers: tuple[tuple[str, str], ...]
    period: tuple[datetime, datetime]


def opened(der: bytes) -> Opened | None:
    """Return the certificate in ``der`` taken apart, None when it is none or malformed. Never raises."""
    try:
        with warnings.catch_warnings():
            # The library complains of countries of three letters and the like, and reads them all the same.
            warnings.simplefilter("ignore")
            certificate = x509.load_der_x509_certificate(der)
            policies = _policies(certificate)
            return Opened(
                certificate,
                _subject(certificate.subject),
                bool(policies & EXTENDED),
                tuple(_identifiers(certificate)),
                (certificate.not_valid_before_utc, certificate.not_valid_after_utc),
            )
    except (
        ValueError,
        TypeError,
        x509.InvalidVersion,
        x509.DuplicateExtension,
        x509.UnsupportedGeneralNameType,
    ):
        return None


def dns_names(certificate: x509.Certificate) -> list[str]:
    """Return the host names that the certificate is of; none when they cannot be read."""
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        return list(names.get_values_for_type(x509.DNSName))[:_MOST_NAMES]
    except (ValueError, x509.ExtensionNotFound, x509.DuplicateExtension, x509.UnsupportedGeneralNameType):
        return []


def _policies(certificate: x509.Certificate) -> frozenset[str]:
    try:
        found = certificate.extensions.get_extension_for_class(x509.CertificatePolicies).value
    except x509.ExtensionNotFound:
        return frozenset()
    return frozenset(policy.policy_identifier.dotted_string for policy in found)


def _subject(names: x509.Name) -> Subject:
    def one(oid: x509.ObjectIdentifier) -> str | None:
        found = _values(names, oid)
        return found[0] if len(found) == 1 else None

    def jurisdiction(last: int) -> str | None:
        return one(x509.ObjectIdentifier(f"{_JURISDICTION}{last}"))

    return Subject(
        organisation=one(NameOID.ORGANIZATION_NAME),
        serial=one(NameOID.SERIAL_NUMBER),
        jurisdiction=jurisdiction(3),
        jurisdiction_state=jurisdiction(2),
        jurisdiction_locality=jurisdiction(1),
        category=one(NameOID.BUSINESS_CATEGORY),
        street=tuple(_values(names, NameOID.STREET_ADDRESS)),
        locality=one(NameOID.LOCALITY_NAME),
        state=one(NameOID.STATE_OR_PROVINCE_NAME),
        postal_code=one(NameOID.POSTAL_CODE),
        country=one(NameOID.COUNTRY_NAME),
    )


def _values(names: x509.Name, oid: x509.ObjectIdentifier) -> list[str]:
    """Return what the attribute says, without what cannot be shown."""
    found = []
    for attribute in names.get_attributes_for_oid(oid):
        value = attribute.value
        if isinstance(value, str) and value.strip() and len(value) <= _LONGEST:
            found.append("".join(char if char.isprintable() else " " for char in value).strip())
    return found


def _identifiers(certificate: x509.Certificate) -> list[tuple[str, str]]:
    found = [
        ("subject organizationIdentifier", text)
        for text in _values(certificate.subject, NameOID.ORGANIZATION_IDENTIFIER)
    ]
    try:
        extension = certificate.extensions.get_extension_for_oid(_CABF_IDENTIFIER).value
    except x509.ExtensionNotFound:
        return found
    if isinstance(extension, x509.UnrecognizedExtension) and (text := _cabf_identifier(extension.value)):
        found.append((f"extension {_CABF_IDENTIFIER.dotted_string}", text))
    return found


def _cabf_identifier(der: bytes) -> str | None:
    """Return the CA/Browser Forum's extension in the spelling of the attribute: ``NTRUS+DE-1234567``.

    SEQUENCE { scheme PrintableString (3), country PrintableString (2), state [0] IMPLICIT PrintableString OPTIONAL,
    reference UTF8String } (EV guidelines, section 7.1.2.2); lengths below 128 are all that occurs.
    """
    if len(der) < 2 or der[0] != 0x30 or der[1] != len(der) - 2 or der[1] >= 0x80:
        return None
    parts: list[tuple[int, str]] = []
    position = 2
    while position + 2 <= len(der):
        tag, length = der[position], der[position + 1]
        body = der[position + 2 : position + 2 + length]
        if length >= 0x80 or len(body) != length:
            return None
        parts.append((tag, body.decode("utf-8", "replace")))
        position += 2 + length
    state = parts.pop(2)[1] if len(parts) == 4 and parts[2][0] in (0x80, 0xA0) else ""
    if [tag for tag, _ in parts] not in ([0x13, 0x13, 0x0C], [0x13, 0x13, 0x13]):
        return None
    scheme, country, reference = (text for _, text in parts)
    return f"{scheme}{country}{'+' if state else ''}{state}-{reference}"
