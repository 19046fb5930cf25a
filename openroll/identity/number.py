"""Numbers of operators: in trade registers and for taxes.

A number is normalised by the rule of the register that issued it, and refused when it cannot be one. Placeholders
(00000000, 12345678) are no identifiers when a sender states them; a register that answers to such a number settles it.
The rules stand by region in ``number_*.py``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from .number_beyond import BEYOND
from .number_east import EAST, inn
from .number_elsewhere import ELSEWHERE, japanese
from .number_german import handelsregister, says_whose
from .number_middle import MIDDLE, adoszam, krs, nip, regon
from .number_north import NORTH, y_tunnus
from .number_overseas import OVERSEAS
from .number_rules import LONGEST, Scheme, upper
from .number_south import SOUTH
from .number_vat import VAT, british, compact, is_of_union, norwegian, swiss, vatin
from .number_west import WEST, companies_house

__all__ = [
    "FI_PRO",
    "GB_COH",
    "LONGEST",
    "PL_KRS",
    "SCHEMES",
    "TRADE_REGISTERS",
    "Number",
    "TaxNumber",
    "companies_house",
    "country_of",
    "handelsregister",
    "inn",
    "is_placeholder",
    "japanese",
    "krs",
    "nip",
    "read",
    "read_tax",
    "regon",
    "says_whose",
    "title_of",
    "y_tunnus",
]

GB_COH: Final = "GB-COH"
PL_KRS: Final = "PL-KRS"
FI_PRO: Final = "FI-PRO"

_CODE: Final = re.compile(r"[A-Z]{2}(?:_[A-Z]{2,3})?-[A-Z0-9_-]{1,24}")
SCHEMES: Final[Mapping[str, Scheme]] = MappingProxyType(
    {
        scheme.code: scheme
        for scheme in (*WEST, *MIDDLE, *NORTH, *SOUTH, *EAST, *OVERSEAS, *BEYOND, *ELSEWHERE, *VAT)
    }
)
# The register where a company of the country is looked up, by its code in org-id.guide.
TRADE_REGISTERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        code.partition("-")[0]: code
        for code in (
            *("GB-COH", "IE-CRO", "DE-CR", "AT-FB", "CH-FDJP", "LI-CR", "FR-RCS", "BE-BCE_KBO", "NL-KVK"),
            *(
                "LU-RCS",
                "IT-CF",
                "ES-NIF",
                "PT-NIPPC",
                "DK-CVR",
                "SE-ON",
                "NO-BRC",
                "FI-PRO",
                "IS-KEN",
                "EE-RIK",
            ),
            *(
                "LV-RE",
                "LT-RC",
                "PL-KRS",
                "CZ-ICO",
                "SK-ORSR",
                "HU-AFA",
                "SI-PRS",
                "HR-MBS",
                "BA-JIB",
                "RS-APR",
            ),
            *("ME-CR", "MK-CR", "AL-QKB", "BG-EIK", "RO-CUI", "GR-CR", "CY-DRCOR", "MT-CR", "TR-MERSIS"),
            *("UA-EDR", "BY-ADR", "RU-OGRN", "KZ-BIN", "MD-IDNO", "GE-NAPR", "AM-SRALE", "JE-FSC", "GG-RCE"),
            *("AZ-IVI", "IM-CR", "GI-CR", "AU-ABN", "SG-ACRA", "IN-MCA", "KR-BRN"),
            *(
                "IL-ROC",
                "JP-JCN",
                "HK-CR",
                "MY-SSM",
                "CN-SAIC",
                "UY-RUT",
                "VE-RIF",
                "AD-NRT",
                "SM-COE",
            ),
            *("MC-RCI", "XK-ARBK", "CA-CC"),
            *(
                "NZ-NZBN",
                "ZA-CIP",
                "NG-CAC",
                "BR-CNPJ",
                "AR-CUIT",
                "CL-RUT",
                "CO-NIT",
                "EC-RUC",
                "MX-RFC",
                "PE-RUC",
            ),
            *("MA-ICE", "DZ-NIF", "TN-MF", "SN-NINEA", "AO-NIF", "MZ-NUIT", "DO-RNC", "PY-RUC", "CR-CPJ"),
        )
    }
)
# For taxes, where a country's own number is asked before a value added tax number of the Union.
_TAX_SCHEMES: Final = {
    "PL": "PL-NIP",
    "RU": "RU-INN",
    "HR": "HR-OIB",
    "SI": "SI-TIN",
    "RS": "RS-PIB",
    "TR": "TR-VKN",
    "UA": "UA-IPN",
    "US": "US-EIN",
    "MK": "MK-EDB",
    # Where the register and the tax office know a company by one number.
    "AL": "AL-QKB",
    "XK": "XK-ARBK",
    "ME": "ME-CR",
    "BA": "BA-JIB",
    "BY": "BY-ADR",
    "KZ": "KZ-BIN",
    "GE": "GE-NAPR",
    "AZ": "AZ-IVI",
    "MD": "MD-IDNO",
}
_RUNS: Final = "01234567890123456789"
# What forms and manuals give for examples, with the check digits that they should have: India's CIN, Brazil's CNPJ, …
_SAMPLES: Final = re.compile(
    r"[LU]12345[A-Z]{2}[0-9]{4}[A-Z]{3}123456|12345678000195|(?:PL)?1234563218|(?:IE)?1234567T"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number, and the list that it stands in, by its code in org-id.guide (None when the list is not known)."""

    value: str
    register: str | None


@dataclass(frozen=True, slots=True)
class TaxNumber:
    """A tax number; ``scheme`` is PL-NIP, RU-INN, GB-VAT, VATIN, … as in a claim of another number."""

    scheme: str
    value: str


def read(text: str, *, country: str | None = None, register: str | None = None) -> Number | None:
    """Return the register number that ``text`` states, None when it cannot be one.

    ``register`` is a code of org-id.guide, ``country`` an alpha-2 code that leads to the country's trade register. The
    rule of the register decides where there is one; other numbers are tidied, and their register stays as it was given.
    """
    known = register if register and (register in SCHEMES or _CODE.fullmatch(register)) else None
    scheme = SCHEMES.get(known or TRADE_REGISTERS.get(country or "", ""))
    if scheme is not None:
        value = _by(scheme, text)
        return Number(value, scheme.code) if value else None
    tidy = " ".join(text.split())
    if not tidy.isprintable() or len(tidy) > LONGEST or not re.search("[0-9]", tidy) or is_placeholder(tidy):
        return None
    return Number(tidy, known) if upper(tidy) else None


def read_tax(text: str, *, country: str | None = None) -> TaxNumber | None:
    """Return the tax number that ``text`` states, with its scheme, None when it cannot be one.

    By the rule of ``country`` where we have it, else as a value added tax number with its country's prefix.
    """
    own = SCHEMES.get(_TAX_SCHEMES.get(country or "", ""))
    # A number that bears its prefix is for value added tax, except in Poland, where both are one number.
    if own is not None and (country == "PL" or not _bears_prefix(compact(text), country)):
        value = own.rule(text)
        if value is not None:
            return None if _made_up(own, value) else TaxNumber(own.code, value)
    bare = compact(text)
    if is_placeholder(bare):
        return None
    found = _value_added(text, bare, country)
    return None if found is None or _made_up(SCHEMES[found.scheme], found.value) else found


def _bears_prefix(bare: str, country: str | None) -> bool:
    """Tell whether ``bare`` begins with the letters of a country for value added tax: ours, or one of the Union."""
    return bare.startswith(country or "-") or is_of_union(bare)


def title_of(scheme: str) -> str | None:
    """Return how people name the list ``scheme`` ("Companies House", "KvK"), None for one without a rule."""
    return SCHEMES[scheme].title if scheme in SCHEMES else None


def country_of(scheme: str) -> str | None:
    """Return the country (alpha-2) that the list ``scheme`` is of, None for one of many countries or without a rule."""
    return SCHEMES[scheme].country if scheme in SCHEMES else None


def is_placeholder(value: str) -> bool:
    """Tell whether ``value`` is a number that people write where they have none: 00000000, 12345678, 99999999, N/A."""
    bare = re.sub(r"[\s./-]", "", upper(value))
    digits = re.sub(r"[^0-9]", "", bare)
    if len(digits) < 5:
        # Without digits it is no number; with few it may be one, unless they are all zeros.
        return not digits.strip("0")
    if len(set(digits)) == 1 or _SAMPLES.fullmatch(bare):
        return True
    return (bare == digits or len(digits) > 7) and (digits in _RUNS or digits in _RUNS[::-1])


def _by(scheme: Scheme, text: str) -> str | None:
    value = scheme.rule(text)
    return None if value is None or _made_up(scheme, value) else value


def _made_up(scheme: Scheme, value: str) -> bool:
    """Tell whether ``value`` is a placeholder, also one whose last digit was made right: CHE-123.456.788."""
    digits = re.sub("[^0-9]", "", value)
    return is_placeholder(value) or (scheme.checked and len(digits) > 7 and digits[:-1] in _RUNS)


def _value_added(text: str, bare: str, country: str | None) -> TaxNumber | None:
    if country == "GB" or bare.startswith("GB"):
        value, scheme = british(text), "GB-VAT"
    elif country == "CH" or bare.startswith("CHE"):
        value, scheme = swiss(text), "CH-VAT"
    elif country == "NO" or bare.endswith("MVA"):
        value, scheme = norwegian(text), "NO-VAT"
    elif country == "HU" and (own := adoszam(text)):
        value, scheme = f"HU{own[:8]}", "VATIN"  # its first eight digits are the number within the Union
    else:
        value, scheme = vatin(text, country), "VATIN"
    return TaxNumber(scheme, value) if value else None
