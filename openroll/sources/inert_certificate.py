"""A TLS certificate in the words that a reader compares: for whom, by whom, from when until when. Pure."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from cryptography import x509
from cryptography.x509.oid import NameOID

from .certificate_parts import Opened, dns_names, opened
from .inert import Found, Shown, around, judged, occurrences

PLACE: Final = "certificate: "  # begins the place of what is cited from a certificate
MOST_NAMES: Final = 100
_LONGEST: Final = 1000  # characters of a value
_JURISDICTION: Final = "1.3.6.1.4.1.311.60.2.1."
_NAMES: Final = {
    NameOID.STREET_ADDRESS: "street",
    NameOID.POSTAL_CODE: "postalCode",
    NameOID.SERIAL_NUMBER: "serialNumber",
    NameOID.BUSINESS_CATEGORY: "businessCategory",
    NameOID.ORGANIZATION_IDENTIFIER: "organizationIdentifier",
    x509.ObjectIdentifier(f"{_JURISDICTION}1"): "jurisdictionL",
    x509.ObjectIdentifier(f"{_JURISDICTION}2"): "jurisdictionST",
    x509.ObjectIdentifier(f"{_JURISDICTION}3"): "jurisdictionC",
}


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate says, a line for each part, with what is cited of it marked.

    Where it cannot be read there is nothing but its ``sha256``.
    """

    sha256: str
    begins: datetime | None = None
    ends: datetime | None = None
    shown: Shown | None = None


def describe(der: bytes, where: str = "", quote: str = "") -> Certificate:
    """Return what the certificate ``der`` says, with the ``quote`` from its part ``where`` ("certificate: subject O").

    Never raises: the bytes are a stranger's.
    """
    sha256 = hashlib.sha256(der).hexdigest()
    read = opened(der)
    if read is None:
        return Certificate(sha256)
    parts = list(_parts(read))
    part = where.removeprefix(PLACE)
    if ", " in part:  # an address is put together of several
        parts += _together(parts, part)
    return Certificate(sha256, *read.period, _marked(parts, part, quote))


def _marked(parts: list[tuple[str, str]], part: str, quote: str) -> Shown:
    text = "".join(f"{name}: {value}\n" for name, value in parts)
    start = 0
    for name, value in parts:
        end = start + len(name) + len(value) + 3
        if name == part and (found := occurrences(text[start:end], quote)):
            begin, finish = found[-1]  # the name of the part stands before what it says
            return Shown("text", Found.HERE, around(text, (start + begin, start + finish)))
        start = end
    span = next(iter(occurrences(text, quote)), None)
    return Shown("text", judged(quote, span, Found.ELSEWHERE), around(text, span))


def _parts(read: Opened) -> Iterator[tuple[str, str]]:
    """Yield every part of a certificate that is shown: what it is called, and what it says on one line."""
    for who, names in (("subject", read.certificate.subject), ("issuer", read.certificate.issuer)):
        for attribute in names:
            name = _NAMES.get(attribute.oid) or attribute.rfc4514_attribute_name
            value = attribute.value if isinstance(attribute.value, str) else attribute.value.hex()
            yield f"{who} {name}", " ".join(value[:_LONGEST].split())
    yield from ((where, value) for where, value in read.identifiers if not where.startswith("subject"))
    names_of = dns_names(read.certificate)
    if names_of:
        yield "subject alternative names", ", ".join(names_of[:MOST_NAMES])


def _together(parts: list[tuple[str, str]], where: str) -> list[tuple[str, str]]:
    """Return the part that ``where`` puts together ("subject street, L, C")."""
    who, _, names = where.partition(" ")
    values = [value for name in names.split(", ") for part, value in parts if part == f"{who} {name}"]
    return [(where, ", ".join(values))] if values else []
