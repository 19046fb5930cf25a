"""Rules for the registers of Ukraine, Belarus, Moldova, Russia, the Caucasus and Kazakhstan."""

import re
from typing import Final

from stdnum.az import voen
from stdnum.by import unp
from stdnum.md import idno
from stdnum.ru import inn as ru_inn
from stdnum.ua import edrpou

from .number_rules import Scheme, lettered, numbered, upper, valid, weighed


def inn(text: str) -> str | None:
    """Return a Russian tax number (ИНН): ten digits of a company, twelve of a person, or None."""
    digits = re.sub(r"[\s-]", "", re.sub(r"^(?:ИНН|INN|TIN|[\s.:№])+", "", upper(text)))
    good = digits.isascii() and digits.isdigit() and digits.strip("0")
    return digits if good and valid(ru_inn, digits) else None


def _ogrn(digits: str) -> bool:
    # Of the remainder only its last digit is written: by 11 for companies, by 13 for entrepreneurs (15 digits).
    company = len(digits) == 13
    good = digits[0] != "0" if company else digits[0] in "34"
    return good and int(digits[:-1]) % (11 if company else 13) % 10 == int(digits[-1])


def _bin(digits: str) -> bool:
    # Year and month of registration, the kind of holder (4 to 6; others are persons), and a check digit.
    if digits[4] not in "456" or not "01" <= digits[2:4] <= "12":
        return False
    rest = weighed(digits[:11], range(1, 12)) % 11
    if rest == 10:
        rest = weighed(digits[:11], (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)) % 11
    return rest == int(digits[11])


EAST: Final = (
    Scheme(
        "UA-EDR",
        "UA",
        "ЄДР",
        numbered(8, "ЄДРПОУ ЕДРПОУ КОД ЗА EDRPOU ІДЕНТИФІКАЦІЙНИЙ USREOU", check=edrpou, pad=7),
    ),
    Scheme("UA-IPN", "UA", "ІПН", numbered((10, 12), "ІПН ИНН IPN ПДВ"), checked=False),
    Scheme("BY-ADR", "BY", "ЕГР", numbered(9, "УНП UNP УНН BY", check=unp)),
    Scheme(
        "RU-OGRN",
        "RU",
        "ЕГРЮЛ",
        numbered((13, 15), "ОГРН OGRN ОГРНИП OGRNIP PSRN ЕГРЮЛ", check=_ogrn),
    ),
    Scheme("RU-INN", "RU", "ИНН", inn),
    Scheme("RU-KPP", "RU", "КПП", lettered(r"[0-9]{4}[0-9A-Z]{2}[0-9]{3}", "КПП KPP"), checked=False),
    Scheme("KZ-BIN", "KZ", "БИН", numbered(12, "БИН BIN БСН", check=_bin)),
    Scheme("MD-IDNO", "MD", "IDNO", numbered(13, "IDNO COD FISCAL MD", check=idno)),
    Scheme("AZ-IVI", "AZ", "VÖEN", numbered(10, "VÖEN VOEN TIN AZ", check=voen)),
    Scheme("GE-NAPR", "GE", "NAPR", numbered(9, "ს კ საიდენტიფიკაციო კოდი TIN GE"), checked=False),
    Scheme(
        "AM-SRALE",
        "AM",
        "State Register of Armenia",
        lettered(
            r"([0-9]{2,3})\.([0-9]{3})\.([0-9]{5,7})",
            "ԳՐԱՆՑՄԱՆ ՀԱՄԱՐ AM",
            shape=lambda match: ".".join(match.groups()),
        ),
        checked=False,
    ),
)
