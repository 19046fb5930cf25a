"""Rules for the registers of the Near and Far East, of small states, and of more of America.

Israel's number is a company's from a 5 on, Japan's is given by the tax agency, China's is the unified social credit
code. Hong Kong's, Malaysia's, Canada's, Kosovo's and those of Monaco and Delaware have no check digit.
"""

import re
from typing import Final

from stdnum.ad import nrt
from stdnum.cn import uscc
from stdnum.il import hp
from stdnum.in_ import gstin
from stdnum.jp import cn
from stdnum.uy import rut
from stdnum.ve import rif

from .number_rules import Scheme, digits_of, lettered, numbered

_IN_GST: Final = r"[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][0-9A-Z]Z[0-9A-Z]"
# Since 2019 the year and a number counted in it; before, a number and a letter.
_MY: Final = r"(?:19|20)[0-9]{2}0[1-6][0-9]{6}|[0-9]{4,7}-[A-Z]"


_AD: Final = r"[ACDEGLOPU]-?[0-9]{6}-?[A-Z]"
_SM: Final = r"(?:SM)?[0-9]{2,5}"
_MC: Final = r"[0-9]{2}\s?[SPBC]\s?[0-9]{5}"


def _plain(match: re.Match[str]) -> str:
    return re.sub(r"[\s.]", "", match[0])


def _bare(match: re.Match[str]) -> str:
    return match[0].replace("-", "")


def japanese(text: str) -> str | None:
    """Return the corporate number that follows from a registration number of Japan's Legal Affairs Bureaus.

    It is these twelve digits, often written 0100-01-999999, behind a check digit; None when ``text`` is not twelve.
    """
    digits = digits_of(text)
    return f"{cn.calc_check_digit(digits)}{digits}" if len(digits) == 12 else None


ELSEWHERE: Final = (
    Scheme(
        "IL-ROC", "IL", "Registrar of Companies of Israel", numbered(9, "HP H P C N ISRAEL חפ ח פ", check=hp)
    ),
    Scheme(
        "JP-JCN", "JP", "Corporate Number of Japan", numbered(13, "JCN JAPAN CORPORATE 法人番号", check=cn)
    ),
    Scheme(
        "HK-CR",
        "HK",
        "Companies Registry of Hong Kong",
        numbered((7, 8), "CR C R BR B BRN BRC HONG KONG"),
        checked=False,
    ),
    Scheme("MY-SSM", "MY", "SSM", lettered(_MY, "SSM MALAYSIA ROC", shape=_plain), checked=False),
    Scheme(
        "CN-SAIC",
        "CN",
        "Unified Social Credit Code",
        lettered(
            r"[0-9A-Z]{2}[0-9]{6}[0-9A-Z]{10}",
            "USCC UNIFIED SOCIAL CREDIT CHINA 统一社会信用代码",
            check=uscc,
        ),
    ),
    Scheme("UY-RUT", "UY", "RUT", numbered(12, "RUT R U T URUGUAY", check=rut)),
    Scheme(
        "VE-RIF",
        "VE",
        "RIF",
        lettered(
            r"[JGC]-?[0-9]{8}-?[0-9]",
            "RIF R I F VENEZUELA",
            shape=lambda match: re.sub(r"([A-Z])-?(\d{8})-?(\d)", r"\1-\2-\3", match[0]),
            check=rif,
        ),
    ),
    Scheme(
        "AD-NRT",
        "AD",
        "NRT",
        lettered(
            r"[ACDEGLOPU]-?[0-9]{6}-?[A-Z]",
            "NRT N R T ANDORRA",
            shape=lambda match: match[0].replace("-", ""),
            check=nrt,
        ),
        checked=False,
    ),
    Scheme(
        "SM-COE",
        "SM",
        "COE",
        lettered(_SM, "COE C O E SAN MARINO CODICE OPERATORE ECONOMICO"),
        checked=False,
    ),
    Scheme(
        "MC-RCI",
        "MC",
        "RCI",
        lettered(_MC, "RCI R C I MONACO", shape=_plain),
        checked=False,
    ),
    Scheme(
        "XK-ARBK",
        "XK",
        "ARBK",
        numbered((8, 9), "NUI NRB NUMRI UNIK IDENTIFIKUES BIZNESIT ARBK"),
        checked=False,
    ),
    Scheme(
        "CA-CC",
        "CA",
        "Corporations Canada",
        lettered(r"[0-9]{6,7}-[0-9]", "CORPORATION CANADA", shape=_plain),
        checked=False,
    ),
    Scheme(
        "CA-BN",
        "CA",
        "Business Number of Canada",
        lettered(r"[0-9]{9}\s?R[CTPR]\s?[0-9]{4}", "BN GST HST CANADA", shape=_plain),
        checked=False,
    ),
    Scheme(
        "US-DOS_DE",
        "US",
        "Delaware Division of Corporations",
        numbered((7, 8), "DELAWARE FILE ENTITY"),
        checked=False,
    ),
    Scheme(
        "CA-REQ",
        "CA",
        "Registraire des entreprises du Québec",
        numbered(10, "NEQ QUÉBEC QUEBEC"),
        checked=False,
    ),
    Scheme(
        "NZ-CRN", "NZ", "Companies Register of New Zealand", numbered((6, 7), "NEW ZEALAND"), checked=False
    ),
    Scheme("IN-GST", "IN", "GSTIN", lettered(_IN_GST, "GST GSTIN INDIA", check=gstin), checked=False),
)
