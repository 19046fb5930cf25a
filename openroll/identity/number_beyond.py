"""Rules for more of Latin America, and for Africa where companies publish in French or Portuguese.

A company is known there by its number for taxes. Morocco's, Senegal's, Mozambique's, the Dominican Republic's and
Paraguay's have check digits; Algeria's, Angola's, Costa Rica's and Tunisia's are told by their shape.
"""

import re
from typing import Final

from stdnum.cr import cpj
from stdnum.do import rnc
from stdnum.ma import ice
from stdnum.mz import nuit
from stdnum.py import ruc
from stdnum.sn import ninea
from stdnum.tn import mf

from .number_rules import Scheme, digits_of, lettered, numbered, valid

_MF: Final = r"[0-9]{7}\s?/?\s?[A-HJ-NP-TV-Z](?:\s?/?\s?[APBDN]\s?/?\s?[MPCNE]\s?/?\s?[0-9]{3})?"
# Behind the number what kind of company it is and how it is taxed: "007394582 2G3".
_NINEA: Final = r"(?:[0-9]{7}|[0-9]{9})(?:\s?[0-9][A-Z][0-9])?"


def _tight(match: re.Match[str]) -> str:
    return re.sub(r"[\s/.-]", "", match[0])


def _paraguayan(text: str) -> str | None:
    """Return the RUC of a company of Paraguay, ``80028061-0``, or None; those of persons begin otherwise."""
    digits = digits_of(text, ("RUC", "R", "U", "C", "PARAGUAY"))
    right = len(digits) == 9 and digits.startswith("80") and valid(ruc, digits)
    return f"{digits[:8]}-{digits[8]}" if right else None


BEYOND: Final = (
    Scheme("MA-ICE", "MA", "ICE", numbered(15, "ICE I C E IDENTIFIANT COMMUN ENTREPRISE MAROC", check=ice)),
    Scheme("DZ-NIF", "DZ", "NIF", numbered(15, "NIF N I F IDENTIFICATION FISCALE ALGÉRIE"), checked=False),
    Scheme(
        "TN-MF",
        "TN",
        "Matricule fiscal",
        lettered(_MF, "MF M F MATRICULE FISCAL FISCALE TUNISIE", shape=_tight, check=mf),
        checked=False,
    ),
    Scheme("SN-NINEA", "SN", "NINEA", lettered(_NINEA, "NINEA SÉNÉGAL", shape=_tight, check=ninea)),
    Scheme(
        "AO-NIF",
        "AO",
        "NIF",
        numbered(10, "NIF N I F CONTRIBUINTE ANGOLA", check=lambda digits: digits.startswith("5")),
        checked=False,
    ),
    Scheme(
        "MZ-NUIT",
        "MZ",
        "NUIT",
        # of companies
        numbered(9, "NUIT MOÇAMBIQUE", check=lambda digits: digits.startswith("4") and valid(nuit, digits)),
    ),
    Scheme(
        "DO-RNC",
        "DO",
        "RNC",
        numbered(
            9,
            "RNC R N C DOMINICANA",
            check=lambda digits: digits[0] in "14" and valid(rnc, digits),
            shape=lambda digits: f"{digits[0]}-{digits[1:3]}-{digits[3:8]}-{digits[8]}",
        ),
    ),
    Scheme("PY-RUC", "PY", "RUC", _paraguayan),
    Scheme(
        "CR-CPJ",
        "CR",
        "Cédula jurídica",
        numbered(
            10,
            "CÉDULA CEDULA CÉD CED JURÍDICA JURIDICA PERSONA",
            check=cpj,
            shape=lambda digits: f"{digits[0]}-{digits[1:4]}-{digits[4:]}",
        ),
        checked=False,
    ),
)
