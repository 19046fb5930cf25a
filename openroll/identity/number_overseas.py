"""Rules for the registers of Australia, Singapore and India.

Australia's business number is at the Business Register, its company number at the Securities and Investments
Commission. Singapore's unique entity number ends with a letter that is checked; India's corporate identity number says
what a company does, where and since when, and is not checked.
"""

from typing import Final

from stdnum.au import abn, acn
from stdnum.sg import uen

from .number_rules import Scheme, lettered, numbered

_UEN: Final = r"[0-9]{8,9}[A-Z]|[A-Z][0-9]{2}[A-Z]{2}[0-9]{4}[A-Z]"
# Listed or not, industry, state, year, kind of company, number at its registrar.
_CIN: Final = r"[LU][0-9]{5}[A-Z]{2}[12][0-9]{3}[A-Z]{3}[0-9]{6}"

OVERSEAS: Final = (
    Scheme("AU-ABN", "AU", "ABN", numbered(11, "ABN ABR AUSTRALIA AUSTRALIAN", check=abn)),
    Scheme("AU-ACN", "AU", "ACN", numbered(9, "ACN ARBN ASIC AUSTRALIA AUSTRALIAN", check=acn)),
    Scheme(
        "SG-ACRA", "SG", "UEN", lettered(_UEN, "UEN UNIQUE ACRA ROC SINGAPORE GST", check=uen), checked=False
    ),
    Scheme("IN-MCA", "IN", "CIN", lettered(_CIN, "CIN MCA INDIA IDENTITY"), checked=False),
)
