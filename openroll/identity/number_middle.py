"""Rules for the registers of the German-speaking countries, Poland, Czechia, Slovakia and Hungary."""

import re
from typing import Final

from stdnum.ch import uid as ch_uid
from stdnum.hu import anum as hu_anum
from stdnum.pl import nip as pl_nip
from stdnum.pl import regon as pl_regon

from openroll.core.late import Late

from .number_german import handelsregister
from .number_rules import Scheme, digits_of, lettered, numbered, upper, valid, weighed

_KRS_LABEL: Final = re.compile(r"^(?:NUMER|NR|KRS|[\s.:])+")
# The check letter behind an Austrian number, by the remainder of its weighed digits.
_FB_LETTERS: Final = "abdfghikmpstvwxyz"
_FB_WEIGHTS: Final = (6, 4, 14, 15, 10, 1)


def krs(text: str) -> str | None:
    """Return a number of the Polish National Court Register: ten digits, padded with zeros, or None."""
    digits = re.sub(r"[\s-]", "", _KRS_LABEL.sub("", upper(text)))
    if not re.fullmatch(r"[0-9]{1,10}", digits) or not digits.strip("0"):
        return None
    return digits.zfill(10)


def _told_krs(text: str) -> str | None:
    """Return what ``krs`` does, None for one that is far from given out: ten such digits are a NIP."""
    value = krs(text)
    return value if value is not None and value.startswith("000") else None


def nip(text: str) -> str | None:
    """Return a Polish tax number (NIP): ten digits, or None."""
    digits = re.sub(r"[\s-]", "", re.sub(r"^(?:NIP|PL|[\s.:])+", "", upper(text)))
    good = digits.isascii() and digits.isdigit() and digits.strip("0")
    return digits if good and valid(pl_nip, digits) else None


def regon(text: str) -> str | None:
    """Return a Polish statistical number (REGON), with the 9 or 14 digits that the register states, or None.

    The court register pads the nine digits of a whole company with five zeros, which the check digit of a local unit's
    fourteen does not cover.
    """
    digits = re.sub(r"[\s-]", "", re.sub(r"^(?:REGON|[\s.:])+", "", upper(text)))
    if not (digits.isascii() and digits.isdigit() and digits.strip("0")):
        return None
    padded = len(digits) == 14 and digits.endswith("00000") and valid(pl_regon, digits[:9])
    return digits if padded or (len(digits) in (9, 14) and valid(pl_regon, digits)) else None


def firmenbuch(text: str) -> str | None:
    """Return an Austrian Firmenbuchnummer, ``122119m``, whose letter checks its digits, or None."""
    # Its court is no part of it: there is one series of numbers for the whole country.
    value = _FB(_FB_COURT.sub("", _FB_JOINED.sub(" ", upper(text))))
    if value is None:
        return None
    digits, letter = value[:-1].lstrip("0"), value[-1].lower()
    good = _FB_LETTERS[weighed(digits.zfill(6), _FB_WEIGHTS) % 17] == letter
    return f"{digits}{letter}" if good and digits else None


_FB_JOINED: Final = re.compile(r"(?<=\bFN)(?=[0-9])|(?<=\bFB)(?=[0-9])")
_FB_COURT: Final = Late(
    r"[\s,;(]+(?:HANDELSGERICHT|LANDESGERICHT|FIRMENBUCHGERICHT|HG|LG)\b[^0-9]*$|"
    r"^(?:HANDELSGERICHT|LANDESGERICHT|FIRMENBUCHGERICHT|HG|LG)\b[^0-9]*?(?=\b(?:FN|FB|FIRMENBUCH))"
)
_FB: Final = lettered(
    r"([0-9]{1,6})[\s-]?([A-Z])", "FN FB FBNR FIRMENBUCHNUMMER FIRMENBUCH FIRMENBUCHNR NUMMER HG LG"
)


def uid(text: str) -> str | None:
    """Return a Swiss UID, ``CHE-107.787.577``, or None. What says that it is for VAT too falls away."""
    line = re.sub(r"(?:[\s/(]*(?:MWST|TVA|IVA|TPV|VAT|HR|RC)\)?[\s.]*)+$", "", upper(text))
    match = re.search(r"(?:^|[^A-Z0-9])CHE?[\s.-]*([0-9]{3})[\s.]?([0-9]{3})[\s.]?([0-9]{3})$", line)
    if match is None or re.search("[0-9]", line[: match.start()]):
        return None
    return f"CHE-{'.'.join(match.groups())}" if valid(ch_uid, f"CHE{''.join(match.groups())}") else None


def ico(text: str) -> str | None:
    """Return a Czech or Slovak IČO: eight digits, older ones with their zeros, or None."""
    digits = digits_of(text, _ICO_LABELS)
    if not 6 <= len(digits) <= 8 or not digits.strip("0"):
        return None
    value = digits.zfill(8)
    return value if (11 - weighed(value, range(8, 1, -1)) % 11) % 10 == int(value[7]) else None


_ICO_LABELS: Final = ("IČ", "IČO", "IC", "ICO", "IDENTIFIKAČNÍ", "IDENTIFIKAČNÉ", "ČÍSLO", "ZAPSANÁ", "CZ")


def adoszam(text: str) -> str | None:
    """Return a Hungarian tax number, ``12892312-2-42``, or None."""
    digits = digits_of(text, ("ADÓSZÁM", "ADÓSZÁMA", "ASZ", "HU"))
    if len(digits) != 11 or digits[8] not in "12345" or not valid(hu_anum, digits[:8]):
        return None
    return f"{digits[:8]}-{digits[8]}-{digits[9:]}"


MIDDLE: Final = (
    Scheme("DE-CR", "DE", "Handelsregister", handelsregister, checked=False),
    Scheme("AT-FB", "AT", "Firmenbuch", firmenbuch),
    Scheme("AT-ZVR", "AT", "Zentrales Vereinsregister", numbered((9, 10), "ZVR ZVRZAHL ZAHL"), checked=False),
    Scheme("CH-FDJP", "CH", "Handelsregister (UID)", uid),
    Scheme(
        "LI-CR",
        "LI",
        "Handelsregister Liechtenstein",
        lettered(
            r"FL[\s-]*([0-9]{4})[\s.]?([0-9]{3})[\s.]?([0-9]{3})[\s-]?([0-9])",
            "HR ÖFFENTLICHKEITSREGISTER REGISTERNUMMER HANDELSREGISTER",
            shape=lambda match: f"FL-{match[1]}.{match[2]}.{match[3]}-{match[4]}",
        ),
    ),
    Scheme("PL-KRS", "PL", "KRS", _told_krs, checked=False),
    Scheme("PL-NIP", "PL", "NIP", nip),
    Scheme("PL-REGON", "PL", "REGON", regon),
    Scheme("CZ-ICO", "CZ", "IČO", ico),
    Scheme("SK-ORSR", "SK", "IČO", ico),
    Scheme(
        "HU-AFA",
        "HU",
        "Cégjegyzék",
        lettered(
            r"((?:0[1-9]|1[0-9]|20))[\s-]?([0-2][0-9])[\s-]?([0-9]{6})",
            "CG CÉGJEGYZÉKSZÁM CÉGJEGYZÉKSZÁMA CJSZ CÉGJEGYZÉK",
            shape=lambda match: "-".join(match.groups()),
        ),
        checked=False,
    ),
    Scheme("HU-ADO", "HU", "adószám", adoszam),
)
