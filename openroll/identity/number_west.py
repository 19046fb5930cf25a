"""Rules for the registers of the British Isles, France, the Low Countries and the United States, and for LEIs."""

import re
from typing import Final

from stdnum import lei
from stdnum.be import vat as be_vat
from stdnum.fr import siren as fr_siren
from stdnum.fr import siret as fr_siret
from stdnum.us import ein

from openroll.core.late import Late

from .number_rules import TAIL, Scheme, digits_of, lettered, numbered, upper, valid

# Prefixes of Companies House: none in England and Wales, SC in Scotland, NI and R in Northern Ireland; OC, SO, NC
# limited liability partnerships; LP, SL, NL limited partnerships; FC, SF, NF overseas companies, BR their
# establishments, OE overseas entities; IP, SP, NP, RS, RC and others for societies, charters and funds.
_GB_PREFIXES: Final = frozenset(
    {
        *("AC", "AP", "BR", "CE", "CN", "CS", "CU", "ES", "FC", "FE", "GE", "GN", "GS", "IC", "IP", "LP"),
        *("NA", "NC", "NF", "NI", "NL", "NO", "NP", "NR", "NV", "NZ", "OC", "OE", "PC", "RC", "RS"),
        *("SA", "SC", "SE", "SF", "SG", "SI", "SL", "SO", "SP", "SR", "SZ", "XP", "ZC"),
    }
)
_GB: Final = re.compile(r"([0-9]{1,8})|([A-Z]{2})([0-9]{1,6})|(R)([0-9]{1,7})|((?:IP|SP|NP|RS)[0-9]{5}[A-Z])")
_GB_LABEL: Final = Late(
    r"^(?:COMPANY|COMPANIES|HOUSE|CO|REGISTRATION|REGISTERED|REGD|REG|CRN|NO|NUMBER|NUMBERS|UNDER|WITH|THE|IN|ENGLAND|AND|WALES"
    r"|SCOTLAND|NORTHERN|IRELAND|UK|№|[\s.,:;#&()-])+(?=[\s.:#№]*(?:[A-Z]{0,2}\s?[0-9]))"
)


def companies_house(text: str) -> str | None:
    """Return a company number of UK Companies House: eight characters, digits padded with zeros, or None."""
    match = _GB.fullmatch(re.sub(r"[\s-]", "", _GB_LABEL.sub("", upper(text).rstrip(TAIL))))
    if match is None:
        return None
    digits, prefix, rest, irish, irish_rest, society = match.groups()
    if society:
        return str(society)
    if prefix and prefix not in _GB_PREFIXES:
        return None
    value = digits.zfill(8) if digits else prefix + rest.zfill(6) if prefix else irish + irish_rest.zfill(7)
    return None if not value.strip("R0") else str(value)


def siren(text: str) -> str | None:
    """Return a French SIREN: nine digits, the first ones of a SIRET too, or None. The town of an RCS may stay."""
    digits = digits_of(text, _FR_LABELS, excusing=("RCS", "SIREN", "SIRET", "RNE"))
    if len(digits) == 14 and valid(fr_siret, digits):
        digits = digits[:9]
    return digits if len(digits) == 9 and digits.strip("0") and valid(fr_siren, digits) else None


# France's associations: W, the district ("751", "9R1", "2A1") and six digits.
_RNA: Final = r"W\s?[0-9][0-9A-Z][0-9](?:[\s.-]?[0-9]){6}"
_RNA_LABELS: Final = "RNA WALDEC ASSOCIATIONS ASSOCIATION NATIONAL REGISTRE RÉPERTOIRE"
_FR_LABELS: Final = ("SIREN", "SIRET", "RCS", "RNE", "FR", "IMMATRICULATION", "IMMATRICULÉE", "B", "C", "D")
_BE_LABELS: Final = (
    "BE BCE KBO TVA BTW RPM RPR ONDERNEMINGSNUMMER ENTREPRISE NUMÉRO D'ENTREPRISE UNTERNEHMENSNUMMER RJP ZDU"
)


def _belgian(digits: str) -> bool:
    return digits[:2] != "00" and valid(be_vat, digits)


def _lei(text: str) -> str | None:
    bare = re.sub(r"^LEI(?:[\s.:-]*(?:CODE|NO|NUMBER))?[\s.:-]*", "", upper(text))
    value = re.sub(r"[\s-]", "", bare)
    return value if re.fullmatch(r"[0-9A-Z]{18}[0-9]{2}", value) and valid(lei, value) else None


def _irish(digits: str) -> bool:
    return len(_stripped(digits)) > 3


def _stripped(digits: str) -> str:
    return digits.lstrip("0")


_CIK: Final = numbered(10, "CIK SEC EDGAR CENTRAL INDEX KEY FILE", pad=1)

WEST: Final = (
    Scheme("GB-COH", "GB", "Companies House", companies_house, checked=False),
    Scheme(
        "IE-CRO",
        "IE",
        "Companies Registration Office",
        numbered((4, 5, 6, 7), "CRO IE IRELAND IRISH REPUBLIC DUBLIN", check=_irish, shape=_stripped),
        checked=False,
    ),
    Scheme("FR-RCS", "FR", "RCS", siren),
    Scheme(
        "FR-SIRET", "FR", "SIRET", numbered(14, "SIRET", check=fr_siret)
    ),
    Scheme("FR-RNA", "FR", "RNA", lettered(_RNA, _RNA_LABELS), checked=False),
    Scheme(
        "BE-BCE_KBO",
        "BE",
        "KBO / BCE",
        numbered(
            10,
            _BE_LABELS,
            check=_belgian,
            pad=9,
            shape=lambda digits: f"{digits[:4]}.{digits[4:7]}.{digits[7:]}",
            excusing="RPR RPM RJP",
        ),
    ),
    Scheme(
        "NL-KVK",
        "NL",
        "KvK",
        numbered(8, "KVKNR KVKNUMMER HANDELSREGISTER COC CHAMBER COMMERCE", excusing="KVK KOOPHANDEL"),
        checked=False,
    ),
    Scheme(
        "LU-RCS",
        "LU",
        "RCS Luxembourg",
        lettered(r"([A-L])[\s.-]*([0-9]{1,3}(?:[ .][0-9]{3})?|[0-9]{4,6})", "RCS RCSL LUXEMBOURG LUXEMBURG RC"),
        checked=False,
    ),
    Scheme("JE-FSC", "JE", "JFSC Companies Registry", numbered((3, 4, 5, 6), "JFSC FSC RC RC_ JERSEY"), checked=False),
    Scheme("GG-RCE", "GG", "Guernsey Registry", numbered((3, 4, 5, 6), "CMP GUERNSEY"), checked=False),
    Scheme(
        "IM-CR", "IM", "Isle of Man Registry", lettered(r"([0-9]{6})\s?([CVFLP])", "ISLE MAN IOM"), checked=False
    ),
    Scheme("GI-CR", "GI", "Companies House Gibraltar", numbered((4, 5, 6), "GIBRALTAR"), checked=False),
    Scheme(
        "US-EIN",
        "US",
        "EIN",
        numbered(9, "EIN FEIN FEDERAL EMPLOYER IRS TIN", check=ein, shape=lambda digits: f"{digits[:2]}-{digits[2:]}"),
        checked=False,
    ),
    Scheme("US-SEC", "US", "SEC EDGAR", _CIK, checked=False),
    Scheme("XI-LEI", None, "LEI", _lei),
)  # fmt: skip
