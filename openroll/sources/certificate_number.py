"""The number in a certificate's subject: by its serial number (EV), or by its organizationIdentifier.

The identifier begins with who issued the number: NTR (a trade register), VAT, LEI, PSD and GOV (authorities, which
keep no registers of companies), with the country and perhaps a state behind it (ETSI EN 319 412-1, section 5.1.4; EV
guidelines, section 7.1.4.2.8).
"""

import re
from dataclasses import dataclass
from typing import Final

from openroll.identity import country, number

from .certificate_parts import Subject

_IDENTIFIER: Final = re.compile(
    r"(?P<scheme>NTR|VAT|LEI)(?P<country>[A-Z]{2})(?:\+(?P<state>[A-Z]{2,3}))?-(?P<value>.{1,80})"
)
# Identities of natural persons: a passport, an identity card, a personal number, a person's tax number (section 5.1.3).
_PERSON: Final = re.compile(r"(?:PAS|IDC|PNO|TIN)[A-Z]{2}-")
# What else an authority may have looked up, where the main register's number is another one.
_BESIDE: Final = {"IT": "IT-REA", "RO": "RO-ONRC", "AU": "AU-ACN", "NZ": "NZ-CRN"}
_STATES: Final = dict(
    pair.split("=")[::-1]
    for pair in """
    AK=alaska|AL=alabama|AR=arkansas|AZ=arizona|CA=california|CO=colorado|CT=connecticut|DC=district of columbia
    DE=delaware|FL=florida|GA=georgia|HI=hawaii|IA=iowa|ID=idaho|IL=illinois|IN=indiana|KS=kansas|KY=kentucky
    LA=louisiana|MA=massachusetts|MD=maryland|ME=maine|MI=michigan|MN=minnesota|MO=missouri|MS=mississippi
    MT=montana|NC=north carolina|ND=north dakota|NE=nebraska|NH=new hampshire|NJ=new jersey|NM=new mexico
    NV=nevada|NY=new york|OH=ohio|OK=oklahoma|OR=oregon|PA=pennsylvania|RI=rhode island|SC=south carolina
    SD=south dakota|TN=tennessee|TX=texas|UT=utah|VA=virginia|VT=vermont|WA=washington|WI=wisconsin
    WV=west virginia|WY=wyoming""".strip()
    .replace("\n    ", "|")
    .split("|")
)


@dataclass(frozen=True, slots=True)
class Found:
    """A number: ``scheme`` is its list's code, None where it has none; ``trade``: it is a trade register."""

    value: str
    scheme: str | None
    trade: bool
    where: str
    quote: str


def is_of_person(text: str) -> bool:
    """Tell whether the organizationIdentifier ``text`` is that of a natural person."""
    return _PERSON.match(text.strip()) is not None


def by_serial(subject: Subject) -> Found | None:
    """Return the number that the subject's serial number is, in the register of its jurisdiction; None for none."""
    code = country.code_of(subject.jurisdiction or "")
    if code is None or subject.serial is None:
        return None
    return _registered(code, subject.jurisdiction_state, subject.serial, subject, "subject serialNumber")


def by_identifier(where: str, text: str, subject: Subject) -> Found | None:
    """Return the number that an organizationIdentifier gives, None for an authority's or one that cannot be right."""
    match = _IDENTIFIER.fullmatch(text.strip())
    if match is None:
        return None
    scheme, written, state, value = match.group("scheme", "country", "state", "value")
    if scheme == "LEI":
        lei = number.read(value, register="XI-LEI")
        return Found(lei.value, "XI-LEI", False, where, text) if lei else None
    code = "GR" if written == "EL" else "GB" if written == "XI" else country.code_of(written)
    if code is None:
        return None
    if scheme == "VAT":
        prefixed = value if value.startswith(written) else f"{written}{value}"
        tax = number.read_tax(prefixed, country=code)
        return Found(tax.value, tax.scheme, False, where, text) if tax else None
    return _registered(code, state, value, subject, where, quote=text)


def _registered(
    code: str, state: str | None, text: str, subject: Subject, where: str, quote: str | None = None
) -> Found | None:
    """Return the number ``text`` in the trade register of the country ``code``."""
    shown = quote or text
    register = number.TRADE_REGISTERS.get(code)
    if register == "DE-CR":
        return _german(text, subject, where, shown)
    if register == "JP-JCN":
        text = number.japanese(text) or text
    if register == "CA-CC" and number.read(text, country=code) is None:
        register = None  # each province keeps a register of its own, whose numbers have no rule
    if register is not None:
        found = number.read(text, country=code)
        if found is not None:
            return Found(found.value, register, True, where, shown)
        other = number.read(text, register=_BESIDE[code]) if code in _BESIDE else None
        return Found(other.value, other.register, False, where, shown) if other else None
    if code == "US":
        short = _STATES.get((state or "").strip().casefold(), (state or "").strip().upper())
        if short not in _STATES.values():
            return None
        found = number.read(text, register=f"US-{short}_CR")
        return Found(found.value, found.register, True, where, shown) if found else None
    found = number.read(text)
    return Found(found.value, None, True, where, shown) if found else None


def _german(text: str, subject: Subject, where: str, shown: str) -> Found | None:
    """Return a German number with its court, which stands beside it or is the locality of the jurisdiction.

    Without a court it is no number: a hundred courts have a HRB 12345.
    """
    for court in ("", subject.jurisdiction_locality or ""):
        found = number.read(f"{text} {court}".strip(), register="DE-CR")
        if found is not None and len(found.value.split(" ")) > 2:
            return Found(found.value, "DE-CR", True, where, shown)
    return None
