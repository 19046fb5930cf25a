"""Numbers of operators: in trade registers and for taxes.

A number is normalised by the rule of the register that issued it, and refused when it cannot be one. Placeholders
(00000000, 12345678) are no identifiers when a sender states them; a register that answers to such a number settles it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Final

from stdnum.eu import vat as eu_vat
from stdnum.exceptions import ValidationError
from stdnum.fi import ytunnus
from stdnum.gb import vat as gb_vat
from stdnum.pl import nip as pl_nip
from stdnum.pl import regon as pl_regon
from stdnum.ru import inn as ru_inn

GB_COH: Final = "GB-COH"
PL_KRS: Final = "PL-KRS"
FI_PRO: Final = "FI-PRO"

LONGEST: Final = 64
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
_GB_LABEL: Final = re.compile(
    r"^(?:COMPANY|REGISTRATION|REG|CRN|NO|NUMBER|№|[\s.:#])+(?=[\s.:#№]*(?:[A-Z]{0,2}[0-9]))"
)
_KRS_LABEL: Final = re.compile(r"^(?:NUMER|NR|KRS|[\s.:])+")
_CODE: Final = re.compile(r"[A-Z]{2}(?:_[A-Z]{2,3})?-[A-Z0-9_-]{1,24}")


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


def companies_house(text: str) -> str | None:
    """Return a company number of UK Companies House: eight characters, digits padded with zeros, or None."""
    match = _GB.fullmatch(re.sub(r"[\s-]", "", _GB_LABEL.sub("", _upper(text))))
    if match is None:
        return None
    digits, prefix, rest, irish, irish_rest, society = match.groups()
    if society:
        return str(society)
    if prefix and prefix not in _GB_PREFIXES:
        return None
    value = digits.zfill(8) if digits else prefix + rest.zfill(6) if prefix else irish + irish_rest.zfill(7)
    return None if not value.strip("R0") else str(value)


def krs(text: str) -> str | None:
    """Return a number of the Polish National Court Register: ten digits, padded with zeros, or None."""
    digits = re.sub(r"[\s-]", "", _KRS_LABEL.sub("", _upper(text)))
    if not re.fullmatch(r"[0-9]{1,10}", digits) or not digits.strip("0"):
        return None
    return digits.zfill(10)


def y_tunnus(text: str) -> str | None:
    """Return a Finnish business ID, ``0112038-9``, or None. Old ones of seven digits get their zero."""
    match = re.fullmatch(r"(?:Y-?TUNNUS|BUSINESS ID|FI|[\s.:])*([0-9]{6,7})-?([0-9])", _upper(text))
    if match is None:
        return None
    value = f"{match[1].zfill(7)}-{match[2]}"
    return value if _valid(ytunnus, value) and value.strip("0-") else None


def nip(text: str) -> str | None:
    """Return a Polish tax number (NIP): ten digits, or None."""
    digits = re.sub(r"[\s-]", "", re.sub(r"^(?:NIP|PL|[\s.:])+", "", _upper(text)))
    return digits if _digits(digits) and _valid(pl_nip, digits) and digits.strip("0") else None


def regon(text: str) -> str | None:
    """Return a Polish statistical number (REGON), with the 9 or 14 digits that the register states, or None.

    The court register pads the nine digits of a whole company with five zeros, which the check digit of a local unit's
    fourteen does not cover.
    """
    digits = re.sub(r"[\s-]", "", re.sub(r"^(?:REGON|[\s.:])+", "", _upper(text)))
    if not _digits(digits) or not digits.strip("0"):
        return None
    padded = len(digits) == 14 and digits.endswith("00000") and _valid(pl_regon, digits[:9])
    return digits if padded or (len(digits) in (9, 14) and _valid(pl_regon, digits)) else None


def inn(text: str) -> str | None:
    """Return a Russian tax number (ИНН): ten digits of a company, twelve of a person, or None."""
    digits = re.sub(r"[\s-]", "", re.sub(r"^(?:ИНН|INN|[\s.:])+", "", _upper(text)))
    return digits if _digits(digits) and _valid(ru_inn, digits) and digits.strip("0") else None


_RULES: Final[dict[str, Callable[[str], str | None]]] = {
    GB_COH: companies_house,
    PL_KRS: krs,
    FI_PRO: y_tunnus,
    "PL-NIP": nip,
    "PL-REGON": regon,
    "RU-INN": inn,
}
_TRADE_REGISTERS: Final = {"GB": GB_COH, "PL": PL_KRS, "FI": FI_PRO}
_TAX_RULES: Final[dict[str, tuple[str, Callable[[str], str | None]]]] = {
    "PL": ("PL-NIP", nip),
    "RU": ("RU-INN", inn),
}


def read(text: str, *, country: str | None = None, register: str | None = None) -> Number | None:
    """Return the register number that ``text`` states, None when it cannot be one.

    ``register`` is a code of org-id.guide, ``country`` an alpha-2 code that leads to the country's trade register. The
    rule of the register decides where there is one; other numbers are tidied, and their register stays as it was given.
    """
    known = register if register and _CODE.fullmatch(register) else None
    rule = known or _TRADE_REGISTERS.get(country or "")
    if rule in _RULES:
        value = _RULES[rule](text)
        return None if value is None or is_placeholder(value) else Number(value, rule)
    tidy = " ".join(text.split())
    if not tidy.isprintable() or len(tidy) > LONGEST or not re.search("[0-9]", tidy) or is_placeholder(tidy):
        return None
    return Number(tidy, known)


def read_tax(text: str, *, country: str | None = None) -> TaxNumber | None:
    """Return the tax number that ``text`` states, with its scheme, None when it cannot be one.

    By the rule of ``country`` where we have it, else as a value added tax number with its country's prefix.
    """
    if country in _TAX_RULES:
        scheme, rule = _TAX_RULES[country]
        value = rule(text)
        if value is not None:
            return None if is_placeholder(value) else TaxNumber(scheme, value)
    compact = re.sub(r"[\s.-]", "", _upper(text))
    if len(compact) > LONGEST or not compact.isascii() or is_placeholder(compact):
        return None
    if country == "GB" or compact.startswith("GB"):
        return TaxNumber("GB-VAT", f"GB{compact.removeprefix('GB')}") if _valid(gb_vat, compact) else None
    for candidate in (compact, f"{'EL' if country == 'GR' else country or ''}{compact}"):
        if _valid(eu_vat, candidate):
            return TaxNumber("VATIN", candidate)
    return None


def is_placeholder(value: str) -> bool:
    """Tell whether ``value`` is a number that people write where they have none: 00000000, 12345678, 99999999, N/A."""
    bare = re.sub(r"[\s./-]", "", _upper(value))
    digits = re.sub(r"[^0-9]", "", bare)
    if len(digits) < 5:
        # Without digits it is no number; with few it may be one, unless they are all zeros.
        return not digits.strip("0")
    if len(set(digits)) == 1:
        return True
    runs = "01234567890123456789"
    return bare == digits and (digits in runs or digits in runs[::-1])


def _valid(rule: ModuleType, text: str) -> bool:
    """Ask python-stdnum; what it cannot read at all is no number either."""
    try:
        rule.validate(text)
    except (ValidationError, ValueError, LookupError):
        return False
    return True


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _upper(text: str) -> str:
    return text[: 4 * LONGEST].strip().upper()
