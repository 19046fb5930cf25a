"""Rules for the registers of Southern and South-Eastern Europe, and of Turkey."""

import re
from typing import Final

from stdnum.al import nipt
from stdnum.bg import vat as bg_vat
from stdnum.es import cif
from stdnum.hr import oib
from stdnum.it import iva
from stdnum.mk import edb
from stdnum.pt import nif as pt_nif
from stdnum.ro import cui, onrc
from stdnum.rs import pib
from stdnum.si import ddv, maticna
from stdnum.tr import tckimlik, vkn

from openroll.core.late import Late

from .number_rules import Scheme, digits_of, lettered, numbered, unlabelled, upper, valid

# How Italian provinces are written on a number plate, and in the number of the economic index (REA).
_PLATES: Final = """
    AG AL AN AO AP AQ AR AT AV BA BG BI BL BN BO BR BS BT BZ CA CB CE CH CI CL CN CO CR CS CT CZ EN FC FE FG FI FM FO
    FR GE GO GR IM IS KR LC LE LI LO LT LU MB MC ME MI MN MO MS MT NA NO NU OG OR OT PA PC PD PE PG PI PN PO PR PS PT PU
    PV PZ RA RC RE RG RI RM RN RO SA SI SO SP SR SS SU SV TA TE TN TO TP TR TS TV UD VA VB VC VE VI VR VS VT VV
"""
_PROVINCES: Final = frozenset(_PLATES.split())
_REA: Final = Late(
    r"(?:(?P<before>[A-Z]{2})[\s./:)-]*)?(?:(?:N|NO|NR|REA)[\s.:°º]*)*(?P<digits>[0-9]{4,7}|[0-9]{1,3}(?:\.[0-9]{3})+)"
    r"(?:[\s./(-]*(?P<behind>[A-Z]{2})\)?)?"
)
_GREEK: Final = str.maketrans("ΑΒΕΗΖΙΚΜΝΟΡΤΥΧ", "ABEHZIKMNOPTYX")


def rea(text: str) -> str | None:
    """Return a number of the Italian economic index, ``MI-1234567``, or None."""
    line = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", upper(text)).rstrip(" .,;")
    # "NO-123456" is Novara's, "NO 123456" may be "number 123456"; "AL-123456" is Alessandria's, "al 123456" is "at".
    line = re.sub(
        r"^(?:(?!(?:AL|NO)-[0-9])(?:ISCRITTA|AL|NUMERO|NUM|N|NO|NR|REA|DI|CCIAA|[\s.:°º()-]))*(?=\b[A-Z]{2}(?![A-Z])|[0-9])",
        "",
        line,
    )
    match = _REA.fullmatch(line)
    if match is None:
        return None
    province = match["before"] or match["behind"]
    digits = match["digits"].replace(".", "").lstrip("0")
    if province not in _PROVINCES or (match["before"] and match["behind"]) or len(digits) < 4:
        return None
    return f"{province}-{digits}"


def spanish(text: str) -> str | None:
    """Return the NIF of a Spanish company (formerly CIF), ``B12345674``, or None. Persons' numbers are refused."""
    value = _CIF(text)
    return value if value and valid(cif, value) else None


_CIF: Final = lettered(
    r"(?:ES[\s-]?)?[ABCDEFGHJNPQRSUVW][\s.-]?[0-9][\s.]?[0-9]{3}[\s.]?[0-9]{3}[\s.-]?[0-9A-J]|"
    r"(?:ES[\s-]?)?[ABCDEFGHJNPQRSUVW][\s.-]?[0-9]{2}[\s./]?[0-9]{3}[\s.]?[0-9]{2}[\s.-]?[0-9A-J]",
    "NIF CIF C I F NÚMERO IDENTIFICACIÓN FISCAL VAT ES",
    shape=lambda match: re.sub(r"[\s./-]|^ES", "", match[0]),
)


def cypriot(text: str) -> str | None:
    """Return a Cypriot number, ``HE123456``, or None. The letters may be Greek ones (ΗΕ)."""
    line = re.sub(r"\s*\(CYPRUS\)$", "", upper(text).translate(_GREEK))
    match = re.search(
        r"(?<![^\W_])(HE|AE|EE|S|O)?[\s.:]*(?:NO|N)?[\s.:]*(?<![0-9][ .])((?:[0-9]{1,3}[ .])*[0-9]{1,6})$",
        line.rstrip(" .,;)"),
    )
    digits = re.sub(r"\D", "", match[2]) if match else ""
    if match is None or not digits.strip("0") or len(digits) > 6 or not unlabelled(line, _CY_LABELS):
        return None
    # Digits alone are a company's, of which there are most by far; the letters are how its papers begin.
    return f"{match[1] or 'HE'}{digits.lstrip('0')}"


_CY_LABELS: Final = ("HE", "AE", "EE", "S", "O", "CYPRUS", "DRCOR")


def eik(text: str) -> str | None:
    """Return a Bulgarian EIK: nine digits, or thirteen of a branch, or None. Ten are a person's, and refused."""
    digits = digits_of(text, ("ЕИК", "EIK", "БУЛСТАТ", "BULSTAT", "UIC", "BG"))
    if len(digits) not in (9, 13) or not digits.strip("0"):
        return None
    return digits if str(bg_vat.calc_check_digit_legal(digits[:8])) == digits[8] else None


def nif_of_company(digits: str) -> bool:
    """Tell whether a Portuguese number is not a natural person's."""
    return digits[0] in "56789" and valid(pt_nif, digits)


def _mersis(digits: str) -> bool:
    # A company's tax number behind a zero, or a trader's own number, before five digits that count the branches.
    return valid(vkn, digits[1:11]) if digits[0] == "0" else valid(tckimlik, digits[:11])


_JIB: Final = numbered(13, "JIB ID BROJ IDENTIFIKACIONI JEDINSTVENI ЈИБ")


def jib(text: str) -> str | None:
    """Return the number of a Bosnian company: thirteen digits that begin with a 4, or None."""
    value = _JIB(text)
    return value if value and value[0] == "4" else None


SOUTH: Final = (
    Scheme(
        "IT-CF",
        "IT",
        "Registro delle imprese",
        numbered(
            11,
            "CF C F CODICE FISCALE PIVA P IVA PARTITA IT PI REGISTRO IMPRESE CFPI",
            check=iva,
            excusing="IMPRESE",
        ),
    ),
    Scheme("IT-REA", "IT", "REA", rea, checked=False),
    Scheme("ES-NIF", "ES", "NIF", spanish),
    Scheme(
        "PT-NIPPC",
        "PT",
        "NIPC",
        numbered(9, "NIPC NIF PT PESSOA COLECTIVA COLETIVA CONTRIBUINTE MATRÍCULA", check=nif_of_company),
    ),
    Scheme(
        "SI-PRS",
        "SI",
        "Poslovni register",
        numbered((7, 10), "MATIČNA ŠTEVILKA ŠT MŠ", check=maticna),
    ),
    Scheme("SI-TIN", "SI", "davčna številka", numbered(8, "DAVČNA ŠTEVILKA ŠT DŠ ID DDV SI", check=ddv)),
    Scheme("HR-MBS", "HR", "Sudski registar", numbered(9, "MBS MATIČNI BROJ SUBJEKTA UPISA"), checked=False),
    Scheme("HR-OIB", "HR", "OIB", numbered(11, "OIB HR OSOBNI IDENTIFIKACIJSKI BROJ", check=oib)),
    Scheme("BA-JIB", "BA", "JIB", jib, checked=False),
    Scheme(
        "RS-APR",
        "RS",
        "APR",
        numbered(8, "MB MATIČNI BROJ МБ МАТИЧНИ БРОЈ MATICNI", pad=7),
        checked=False,
    ),
    Scheme("RS-PIB", "RS", "PIB", numbered(9, "PIB ПИБ PORESKI IDENTIFIKACIONI BROJ RS", check=pib)),
    Scheme(
        "ME-CR", "ME", "CRPS", numbered(8, "PIB MB MATIČNI BROJ ПИБ PORESKI IDENTIFIKACIONI"), checked=False
    ),
    Scheme("MK-CR", "MK", "Централен регистар", numbered(7, "ЕМБС EMBS МБ"), checked=False),
    Scheme("MK-EDB", "MK", "ЕДБ", numbered(13, "ЕДБ EDB МК MK", check=edb)),
    Scheme("AL-QKB", "AL", "NIPT / NUIS", lettered(r"[A-Z][0-9]{8}[A-Z]", "NIPT NUIS NIPTI AL", check=nipt)),
    Scheme("BG-EIK", "BG", "ЕИК", eik),
    Scheme(
        "RO-CUI",
        "RO",
        "CUI",
        numbered(
            tuple(range(2, 11)), "CUI CIF C U I F RO COD FISCAL UNIC ÎNREGISTRARE IDENTIFICARE", check=cui
        ),
    ),
    Scheme(
        "RO-ONRC",
        "RO",
        "Registrul Comerțului",
        lettered(
            r"(?:[JFC][\s/]?[0-9]{1,2}[\s/-]+[0-9]{1,5}[\s/-]+(?:[0-9]{2}\.[0-9]{2}\.)?[0-9]{4}|[JFC][0-9]{13})",
            "ORC ORD COM REGISTRUL COMERȚULUI COMERŢULUI COMERTULUI ÎNREGISTRARE ORDINE ÎN RC ONRC LA",
            shape=lambda match: str(onrc.compact(match[0])),
            check=onrc,
        ),
        checked=False,
    ),
    Scheme(
        "GR-CR",
        "GR",
        "ΓΕΜΗ",
        numbered(12, "ΓΕΜΗ ΓΕ ΜΗ GEMI GCR GENERAL ΜΗΤΡΩΟΥ ΜΗΤΡΩΟ", pad=9),
        checked=False,
    ),
    Scheme("CY-DRCOR", "CY", "Cyprus Registrar of Companies", cypriot, checked=False),
    Scheme(
        "MT-CR",
        "MT",
        "Malta Business Registry",
        lettered(
            r"(C|P|OC|LPA|SV)[\s.-]*([0-9]{1,6})",
            "MALTA MBR MT",
            shape=lambda match: f"{match[1]} {match[2].lstrip('0')}",
        ),
        checked=False,
    ),
    Scheme("TR-MERSIS", "TR", "MERSİS", numbered(16, "MERSİS MERSIS NUMARASI", check=_mersis)),
    Scheme("TR-VKN", "TR", "VKN", numbered(10, "VKN VERGİ KİMLİK NUMARASI VERGI KIMLIK TR", check=vkn)),
)
