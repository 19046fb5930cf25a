"""Value added tax numbers: with the prefix of their country, EL for Greece and XI for Northern Ireland."""

import re
from typing import Final

from stdnum.eu import vat as eu_vat
from stdnum.gb import vat as gb_vat
from stdnum.no import orgnr

from openroll.core.late import Late

from .number_middle import uid
from .number_rules import LONGEST, Scheme, upper, valid, validated

# Labels in the languages of Europe, without points and blanks. What begins like a prefix (ES, SI) is none.
_LABEL: Final = Late(
    r"^(?:(?:VAT|USTIDNR|USTIDNO|USTID|USTIDENTNR|UIDNR|UIDNUMMER|UID|UMSATZSTEUERIDENTIFIKATIONSNUMMER|UMSATZSTEUERID(?:NR)?"
    r"|TVA|NUMÉRODETVA|NTVA|TVAINTRACOMMUNAUTAIRE|INTRACOMMUNAUTAIRE|BTW|BTWNUMMER|BTWNR|BTWID|PARTITAIVA|PIVA|CFPIVA|CFEPIVA|IVA"
    r"|ΑΦΜ|AFM|ΔΔΣ|ДДС|PVM|PVN|KMKR|MOMS|MOMSNR|ALV|ALVNRO|DIČ|DIC|IČDPH|ICDPH|DPH|ÁFA|KÖZÖSSÉGIADÓSZÁM|DDV|PDV|NIP|NIF|CIF|NIPC"
    r"|ID|IDENTIFICATION|IDENTIFIER|REG|REGNO|REGISTRATION|REGISTERED|NUMBER|NUMMER|NUMÉRO|NUMERO|NÚMERO|NO|NR|NRO|TAX|EU|KODAS|KOD"
    r"|KÓD|EUROPEAN|EUVAT|NUMER|Nº|N°|№)[:#()/]*)+(?=[A-Z]{0,3}[0-9])"
)
_SEPARATORS: Final = re.compile(r"[\s.·\-/]+")
# "… gemäß § 27 a UStG: DE 123 456 789": whatever stands before a number with its prefix, at the end of the text.
_AT_END: Final = Late(
    r"(?:^|[^A-Z0-9])((?:AT\s?U|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI)"
    r"[\s.-]?[0-9A-Z][0-9A-Z\s.-]{5,15})$"
)
_SWISS: Final = re.compile(r"(?:MWST|TVA|IVA|TPV|VAT)\)?$")


def compact(text: str) -> str:
    """Return ``text`` without label, blanks and points, in capitals: what is left is asked of a rule."""
    bare = _SEPARATORS.sub("", upper(text)).rstrip(",;)")
    label = _LABEL.match(bare)
    # "NO…" and "ID…" may be a label, and the prefix of a country.
    return bare if label is None or valid(eu_vat, bare[:LONGEST]) else bare[label.end() :]


def vatin(text: str, country: str | None = None) -> str | None:
    """Return a value added tax number of the Union with its prefix, or None. ``country`` is for one without."""
    bare = compact(text)
    prefix = {"GR": "EL", "GB": "", "XI": ""}.get(country or "", country or "")
    last = _AT_END.search(upper(text).rstrip(" .,;)"))
    found = _SEPARATORS.sub("", last[1]) if last else ""
    for candidate in (bare, f"{prefix}{bare}", found):
        candidate = re.sub("^GR(?=[0-9])", "EL", candidate)
        # Belgium's old nine digits come back as ten.
        if not candidate.isascii() or candidate[:2] == "GB" or len(candidate) > LONGEST:
            continue
        if value := validated(eu_vat, candidate):
            return value
    return None


def is_of_union(bare: str) -> bool:
    """Tell whether ``bare`` is digits behind the letters of a member state, be they right or wrong."""
    return bare[:2].lower() in eu_vat.MEMBER_STATES and bare[2:].isdigit()


def country_of_vatin(value: str) -> str:
    """Return the country of a value added tax number with its prefix, as ISO 3166 has it: "GR" of "EL123456783"."""
    return value[:2].replace("EL", "GR")


def british(text: str) -> str | None:
    """Return a British value added tax number, ``GB240876988``, or None."""
    digits = compact(text).removeprefix("GB")
    good = re.fullmatch(r"[0-9]{9}(?:[0-9]{3})?|(?:GD|HA)[0-9]{3}", digits) and valid(gb_vat, digits)
    return f"GB{digits}" if good else None


def swiss(text: str) -> str | None:
    """Return a Swiss value added tax number, ``CHE-107.787.577 MWST``, or None, from any language's."""
    line = _SEPARATORS.sub("", upper(text))
    if not _SWISS.search(line):
        return None
    found = uid(text)
    return f"{found} MWST" if found else None


def norwegian(text: str) -> str | None:
    """Return a Norwegian value added tax number, ``NO995525828MVA``, or None."""
    match = re.search(r"(?:^|[^0-9])(?:NO)?([0-9]{9})MVA$", _SEPARATORS.sub("", upper(text)).rstrip(",;)"))
    return f"NO{match[1]}MVA" if match and match[1].strip("0") and valid(orgnr, match[1]) else None


VAT: Final = (
    Scheme("VATIN", None, "VAT number", vatin),
    Scheme("GB-VAT", "GB", "VAT number", british),
    Scheme("CH-VAT", "CH", "MWST / TVA / IVA", swiss),
    Scheme("NO-VAT", "NO", "MVA", norwegian),
)
