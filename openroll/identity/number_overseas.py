"""Rules for the registers of Australia, New Zealand, Singapore, India, Korea, South Africa and Latin America.

Australia's business number is at the Business Register, its company number at the Securities and Investments
Commission. Singapore's unique entity number ends with a letter that is checked; India's corporate identity number says
what a company does, where and since when, and is not checked, as South Africa's. In Latin America a company is known
by its number for taxes; natural persons' numbers hold that of their identity card and are refused.
"""

import re
from collections.abc import Callable
from types import ModuleType
from typing import Final

from stdnum import ean
from stdnum.ar import cuit
from stdnum.au import abn, acn
from stdnum.br import cnpj
from stdnum.cl import rut
from stdnum.co import nit
from stdnum.ec import ruc as ec_ruc
from stdnum.kr import brn
from stdnum.mx import rfc
from stdnum.pe import ruc as pe_ruc
from stdnum.sg import uen

from .number_rules import Scheme, digits_of, lettered, numbered, unlabelled, valid, weighed

_UEN: Final = r"[0-9]{8,9}[A-Z]|[A-Z][0-9]{2}[A-Z]{2}[0-9]{4}[A-Z]"
# Listed or not, industry, state, year, kind of company, number at its registrar.
_CIN: Final = r"[LU][0-9]{5}[A-Z]{2}[12][0-9]{3}[A-Z]{3}[0-9]{6}|[A-Z]{3}-[0-9]{4}"  # or a partnership's

# The year, a number counted in it, and the kind of company.
_ZA: Final = r"(?:19|20)[0-9]{2}\s?/\s?[0-9]{6}\s?/\s?[0-9]{2}"
_RFC: Final = r"[A-ZÑ&]{3}[\s-]?[0-9]{6}[\s-]?[0-9A-Z]{3}"
_FIRST_RUT: Final = 50_000_000  # of a company


def _cnpj(text: str) -> str | None:
    """Return the number of a Brazilian company or trader, fourteen digits, or None."""
    value = digits_of(text.replace("/", ""), ("CNPJ", "MF", "SOB", "O", "C", "P", "J"))
    return value if len(value) == 14 and valid(cnpj, value) else None


def _company_s(check: ModuleType, length: int, ours: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda digits: len(digits) == length and ours(digits) and valid(check, digits)


def _chilean(text: str) -> str | None:
    """Return the RUT of a Chilean company, ``76086428-5``, or None."""
    value = re.sub(r"[\s.-]", "", unlabelled(text, ("RUT", "ROL", "ÚNICO", "TRIBUTARIO")))
    if not re.fullmatch(r"[0-9]{8}[0-9K]", value) or int(value[:-1]) < _FIRST_RUT or not valid(rut, value):
        return None
    return f"{value[:-1]}-{value[-1]}"


def _korean(digits: str) -> bool:
    # The check digit, which python-stdnum leaves alone.
    total = weighed(digits[:9], (1, 3, 7, 1, 3, 7, 1, 3, 5)) + int(digits[8]) * 5 // 10
    return valid(brn, digits) and (10 - total % 10) % 10 == int(digits[9])


_OF_COMPANIES: Final = ("30", "33", "34")  # the kinds of Argentina's numbers that are not persons'
_NIT: Final = numbered(
    10,
    "NIT RUT",
    check=lambda digits: digits[0] in "89" and valid(nit, digits),
    shape=lambda digits: f"{digits[:9]}-{digits[9]}",
)

OVERSEAS: Final = (
    Scheme("AU-ABN", "AU", "ABN", numbered(11, "ABN ABR AUSTRALIA AUSTRALIAN", check=abn)),
    Scheme("AU-ACN", "AU", "ACN", numbered(9, "ACN ARBN ASIC AUSTRALIA AUSTRALIAN", check=acn)),
    Scheme(
        "SG-ACRA", "SG", "UEN", lettered(_UEN, "UEN UNIQUE ACRA ROC SINGAPORE GST", check=uen), checked=False
    ),
    Scheme("IN-MCA", "IN", "CIN", lettered(_CIN, "CIN MCA INDIA IDENTITY"), checked=False),
    Scheme(
        "KR-BRN",
        "KR",
        "사업자등록번호",
        numbered(
            10,
            "사업자등록번호 사업자번호 BRN KOREA",
            check=_korean,
            shape=lambda digits: f"{digits[:3]}-{digits[3:5]}-{digits[5:]}",
        ),
    ),
    Scheme(
        "NZ-NZBN",
        "NZ",
        "NZBN",
        numbered(13, "NZBN NEW ZEALAND", check=_company_s(ean, 13, lambda digits: digits.startswith("9429"))),
    ),
    Scheme(
        "ZA-CIP",
        "ZA",
        "CIPC",
        lettered(_ZA, "CIPC CIPRO CK SOUTH AFRICA", shape=lambda match: re.sub(r"\s", "", match[0])),
        checked=False,
    ),
    Scheme(
        "NG-CAC",
        "NG",
        "CAC",
        numbered((4, 5, 6, 7), "RC CAC NIGERIA", shape=lambda digits: f"RC{digits}"),
        checked=False,
    ),
    Scheme("BR-CNPJ", "BR", "CNPJ", _cnpj),
    Scheme(
        "AR-CUIT",
        "AR",
        "CUIT",
        numbered(
            11, "CUIT C U I T", check=_company_s(cuit, 11, lambda digits: digits.startswith(_OF_COMPANIES))
        ),
    ),
    Scheme("CL-RUT", "CL", "RUT", _chilean),
    Scheme("CO-NIT", "CO", "NIT", _NIT),
    Scheme(
        "EC-RUC",
        "EC",
        "RUC",
        numbered(13, "RUC R U C ECUADOR", check=_company_s(ec_ruc, 13, lambda digits: digits[2] in "69")),
    ),
    Scheme("MX-RFC", "MX", "RFC", lettered(_RFC, "RFC R F C MEXICO MÉXICO", check=rfc), checked=False),
    Scheme(
        "PE-RUC",
        "PE",
        "RUC",
        numbered(
            11, "RUC R U C PERU PERÚ", check=_company_s(pe_ruc, 11, lambda digits: digits.startswith("20"))
        ),
    ),
)
