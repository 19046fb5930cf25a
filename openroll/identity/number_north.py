"""Rules for the registers of the Nordic and Baltic countries. Numbers of persons are refused."""

import re
from typing import Final

from stdnum.dk import cvr
from stdnum.ee import registrikood
from stdnum.fi import ytunnus
from stdnum.is_ import kennitala
from stdnum.lv import pvn
from stdnum.no import orgnr as no_orgnr
from stdnum.se import orgnr as se_orgnr

from .number_rules import Scheme, numbered, upper, valid, weighed


def y_tunnus(text: str) -> str | None:
    """Return a Finnish business ID, ``0112038-9``, or None. Old ones of seven digits get their zero."""
    match = re.fullmatch(
        r"(?:Y-?TUNNUS|FO-NUMMER|BUSINESS ID|FI|[\s.:])*(?:([0-9]{7})-?|([0-9]{6})-)([0-9])", upper(text)
    )
    if match is None:
        return None
    value = f"{(match[1] or match[2]).zfill(7)}-{match[3]}"
    return value if valid(ytunnus, value) and value.strip("0-") else None


def _of_swedish_company(digits: str) -> bool:
    # The third digit of a person's number is of a month.
    return digits[2] >= "2" and valid(se_orgnr, digits)


def _of_icelandic_company(digits: str) -> bool:
    return digits[0] in "4567" and valid(kennitala, digits)


def _of_latvian_company(digits: str) -> bool:
    return digits[0] > "3" and valid(pvn, digits)


def _lithuanian(digits: str) -> bool:
    if len(digits) == 7:
        return True
    rest = weighed(digits, range(1, 9)) % 11
    if rest == 10:
        rest = weighed(digits, (3, 4, 5, 6, 7, 8, 9, 1)) % 11
    return rest % 10 == int(digits[8])


def _halved(digits: str) -> str:
    return f"{digits[:6]}-{digits[6:]}"


NORTH: Final = (
    Scheme("DK-CVR", "DK", "CVR", numbered(8, "CVR CVRNR SE DK", check=cvr)),
    Scheme(
        "SE-ON",
        "SE",
        "organisationsnummer",
        numbered(
            10,
            "ORG ORGNR ORGANISATIONSNUMMER ORGANISATIONSNR ORGANISATION ORGANIZATION BOLAGSVERKET SE",
            check=_of_swedish_company,
            shape=_halved,
        ),
    ),
    Scheme(
        "NO-BRC",
        "NO",
        "Brønnøysundregistrene",
        numbered(
            9,
            "ORG ORGNR ORGANISASJONSNUMMER ORGANISASJONSNR ORGANISATION ORGANIZATION FORETAKSREGISTERET NO",
            check=no_orgnr,
            excusing="MVA FORETAKSREGISTERET",
        ),
    ),
    Scheme("FI-PRO", "FI", "Y-tunnus", y_tunnus),
    Scheme(
        "IS-KEN", "IS", "kennitala", numbered(10, "KT KENNITALA", check=_of_icelandic_company, shape=_halved)
    ),
    Scheme(
        "EE-RIK",
        "EE",
        "äriregister",
        numbered(8, "RG REGISTRIKOOD REGISTRIKOODI ÄRIREGISTRI KOOD REG ÄRIREGISTER", check=registrikood),
    ),
    Scheme(
        "LV-RE",
        "LV",
        "Uzņēmumu reģistrs",
        numbered(11, "REĢ REĢISTRĀCIJAS NUMURS VIENOTAIS LV", check=_of_latvian_company),
    ),
    Scheme(
        "LT-RC",
        "LT",
        "Juridinių asmenų registras",
        numbered(9, "ĮMONĖS KODAS ĮM JURIDINIO ASMENS REGISTRO K JAR", check=_lithuanian),
    ),
)
