"""A TLS certificate in the words that a reader compares: for whom, by whom, from when until when. Pure."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm

from .inert import spelled_out

MOST_NAMES: Final = 50
_LONGEST: Final = 1000  # characters of a name


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate says of itself. Where it cannot be read there is nothing but its ``sha256``."""

    sha256: str
    subject: str = ""
    issuer: str = ""
    names: tuple[str, ...] = ()
    begins: datetime | None = None
    ends: datetime | None = None


def describe(der: bytes) -> Certificate:
    """Return what the certificate ``der`` says. Never raises: the bytes are a stranger's."""
    sha256 = hashlib.sha256(der).hexdigest()
    try:
        read = x509.load_der_x509_certificate(der)
        return Certificate(
            sha256=sha256,
            subject=_shown(read.subject.rfc4514_string()),
            issuer=_shown(read.issuer.rfc4514_string()),
            names=_names(read),
            begins=read.not_valid_before_utc,
            ends=read.not_valid_after_utc,
        )
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return Certificate(sha256)


def _names(read: x509.Certificate) -> tuple[str, ...]:
    try:
        found = read.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (x509.ExtensionNotFound, x509.DuplicateExtension, x509.UnsupportedGeneralNameType, ValueError):
        return ()
    return tuple(_shown(str(name)) for name in found.get_values_for_type(x509.DNSName)[:MOST_NAMES])


def _shown(text: str) -> str:
    return spelled_out(text[:_LONGEST])
