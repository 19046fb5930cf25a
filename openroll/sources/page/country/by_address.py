"""Which country an address shows that does not name it: by its street, its postcode and the page's language.

Only where no other country has all three: a French street with five digits is France's (Belgium's have four), a German
one with five is Germany's but in South Tyrol. Spain's and Mexico's, or Austria's and Switzerland's, look alike.
"""

import re
from typing import Final

from openroll.identity import country
from openroll.sources.page.lines.text import Page
from openroll.sources.page.lines.tongue import is_spoken, tongue_of

from .neighbours import is_formed_in_english
from .spanish import names_province

# A word for a street, and the postcode with the town behind it.
_SHAPES: Final = {
    code: (re.compile(rf"(?<![^\W\d_]){street}(?![^\W\d_])", re.IGNORECASE), re.compile(postcode))
    for code, street, postcode in (
        (
            "IT",
            r"(?:via|viale|piazza|piazzale|corso|largo|vicolo|strada|loc\.|località|frazione)",
            r"(?<![\w-])(?!4789)\d{5}\s(?:[–-]\s)?[A-ZÀ-Þ][^\d,]{2,40}(?:\s\([A-Z][A-Za-z]\)|,?\s[A-Z]{2}\Z)",
        ),
        (
            "DE",
            r"(?:[^\W\d_]*(?:stra(?:ß|ss)e|str\.|weg|allee|gasse|platz|damm|ufer|ring))",
            r"(?<![\w-])(?!39)\d{5}\s[A-ZÄÖÜ][a-zäöüß]",
        ),
        (
            "FR",
            r"(?:rue|avenue|av\.|boulevard|bd|chemin|all[ée]e|impasse|route|quai|place|lieu[- ]dit|les|le|la)",
            r"(?<![\w-])(?:0[1-9]|[1-8]\d|9[0-57])\d{3}\s[A-ZÀ-Þ]",
        ),
        ("PL", r"(?:ul\.|al\.|os\.|pl\.)", r"(?<![\w-])\d\d-\d{3}\s[A-ZŁŚŻŹĆ]"),
        (
            "NL",
            r"[^\W\d_]{3,}",  # of whatever name: nobody else's postcodes end with two letters
            r"(?<![\w-])[1-9]\d{3}\s?[A-Z]{2},?\s[A-Z'’][^\W\d_A-Z]",
        ),
        ("PT", r"(?:rua|avenida|av\.|praça|travessa|largo|estrada|r\.)", r"(?<![\w-])\d{4}-\d{3}\s[A-ZÀ-Þ]"),
        (
            "BR",
            r"(?:rua|avenida|av\.|praça|travessa|alameda|rodovia|estrada|r\.)",
            r"(?<![\w-])\d{5}-\d{3}(?![\w-])",
        ),
        (
            "MX",  # with its states' names as they are shortened
            r"(?:calle|av\.|avenida|blvd\.?|boulevard|calzada|calz\.|carretera|carr\.|prol\.|col\.|colonia|circuito|paseo|c\.)",
            r"(?<![\w-])\d{5},?\s[A-ZÁÉÍÓÚ][^\d]{2,50},\s"
            r"(?:Jal|N\.\s?L|CDMX|Edo\.\s(?:de\s)?M[eé]x|M[eé]x|Qro|Gto|Pue|Ver|Yuc|Q\.\s?R(?:oo)?|B\.\s?C(?:\.\s?S)?|Son|Chih|Coah|Tamps|Sin|"
            r"Mich|Oax|Chis|Hgo|Mor|Nay|Zac|Dgo|S\.\s?L\.\s?P|Ags|Camp|Tab|Tlax|Gro)\.?\s*(?:,|\Z)",
        ),
        (
            "BE",  # in Dutch: in the Netherlands two letters stand behind the digits
            r"[^\W\d_]{2,}\s?(?:straat|laan|plein|steenweg|dreef|weg|lei|baan|kaai|dijk|hoek|veld|berg|markt|pad|hof)",
            r"(?<![\w-])[1-9]\d{3}\s(?!\d)[A-Z][^\W\d_A-Z]",
        ),
        ("SE", r"[^\W\d_]*(?:gatan|gata|vägen|väg|torget|torg|gränd)", r"(?<![\w-])\d{3}\s\d\d\s[A-ZÅÄÖ]"),
        ("DK", r"[^\W\d_]*(?:vej|gade|gaden|stræde|plads|vænget|allé)", r"(?<![\w-])\d{4}\s[A-ZÆØÅ]"),
        ("NO", r"[^\W\d_]*(?:gate|gata|vei|veien|veg|vegen)", r"(?<![\w-])\d{4}\s[A-ZÆØÅ]"),
        ("FI", r"[^\W\d_]*(?:katu|tie|kuja|polku|kaari)", r"(?<![\w-])\d{5}\s[A-ZÅÄÖ]"),
        ("HU", r"(?:utca|u\.|út|útja|tér|körút|krt\.)", r"(?<![\w-])\d{4}(?![\w-])"),
        (
            "TR",
            r"(?:mah|mahallesi|cad|caddesi|sok|sk|sokak|sokağı|bulv|bulvarı|blv)\.?",
            r"\b[Nn][Oo]\s?[:.]?\s?\d",
        ),
        ("EE", r"(?:tn|tänav|mnt|pst|tee|puiestee)\.?", r"(?<![\w-])\d{5}(?![\w-])"),
    )
}
# "Via Roma 5, 73020 Borgo (LE)": nobody else sets the letters of a province behind a town, in whatever language.
_ITALIAN: Final = re.compile(
    r"\b(?:Via|Viale|Piazza|Piazzale|Corso|Largo|Vicolo|Strada)\s[^\n]{2,60}[\s,](?!4789)\d{5},?\s[A-Z][^\d,()\n]{1,40}\s"
    r"\([A-Z]{2}\)",
    re.DOTALL,
)
# "Via Roma 5, Alba (CN)": without a postcode the letters have to be those of a province; "(TI)" is a canton, and so is
# "(GR)", besides a province; "(CH)" and "(MC)" are countries, too.
_PROVINCES: Final = """
    AG AL AN AO AP AQ AR AT AV BA BG BI BL BN BO BR BS BT BZ CA CB CE CL CN CO CR CS CT CZ EN FC FE FG FI
    FM FR GE GO IM IS KR LC LE LI LO LT LU MB ME MI MN MO MS MT NA NO NU OR PA PC PD PE PG PI PN PO PR
    PT PU PV PZ RA RC RE RG RI RM RN RO SA SI SO SP SR SS SU SV TA TE TN TO TP TR TS TV UD VA VB VC VE VI VR
    VS VT VV
"""
_ITALIAN_PLACE: Final = re.compile(
    r"\b(?:via|viale|piazza|piazzale|corso|largo|vicolo|contrada|c\.da)\s[^\n]{2,60}?[\s,–-](?i:[A-Z])[^\d,()\n]{1,40}\s"
    rf"\(?(?-i:{'|'.join(_PROVINCES.split())})\)?(?=\s?(?:[,.\n]|\Z))"
    # South Tyrol, where streets are German too
    r"|(?<![\w-])39\d{3}\s[^\d()\n]{2,40}\s\(BZ\)",
    re.IGNORECASE | re.DOTALL,
)
_NO_ITALIAN_CODE: Final = re.compile(r"(?<![\w.-])\d{4}\s[A-Z]")  # "Via Mercato 5, 6000 Capodistria SI"
# Compounds with a word for a street, and a postcode as it is written beside them in one country only, whatever language
# the page is in: "Bettumveien 84, 3178 Våle".
_UNMISTAKEN: Final = {
    code: re.compile(
        rf"(?<![^\W\d_])[^\W\d_]{{3,}}{street}\s\d{{1,4}}\s?[A-Za-z]?(?![\w/])[^\d\n]{{0,30}}"
        rf"(?:\d{{1,2}}\.?\s?[^\W\d]{{1,6}}\.?)?[\s,]+{postcode}"
    )
    for code, street, postcode in (
        ("NO", r"(?:veien|vegen|gata|gaten)", r"(?:NO?-)?\d{4}\s[A-ZÆØÅ][^\W\d_]"),
        ("DK", r"(?:vej|gade|stræde|vænget)", r"(?:DK-)?\d{4}\s[A-ZÆØÅ][^\W\d_]"),
        ("SE", r"(?:gatan|vägen|gränd)", r"(?:SE?-)?\d{3}\s\d\d\s[A-ZÅÄÖ][^\W\d_]"),
        ("FI", r"(?:katu|kuja|polku|kaari)", r"(?:FI-)?\d{5}\s[A-ZÅÄÖ][^\W\d_]"),
        ("NL", r"(?:straat|laan|plein|gracht|kade|dijk|singel|weg)", r"[1-9]\d{3}\s[A-Z]{2},?\s[A-Z'’]"),
        ("IS", r"(?:stræti|gata|vegur|braut|höfði|holt|gerði)", r"(?:IS-)?\d{3}\s[A-ZÁÉÍÓÚÝÞÆÖ][^\W\d_]"),
    )
}
_LANGUAGES: Final = {"BR": "pt", "MX": "es", "BE": "nl"}  # whose postcodes are not told of elsewhere
# What shows the Netherlands, where the letters of a postcode were left out.
_DUTCH: Final = re.compile(r"(?:\+|\b00)31(?=[\s(.-]?\d)|\bKvK\b|\.nl\b", re.IGNORECASE)
# Where French is written, too, streets are named in it and postcodes have five digits.
_CALLED_BEYOND: Final = re.compile(r"(?:\+|\b00)\s?(?:21[236]|22\d|23\d|24\d|26\d|377|509)(?=[\s(.-]?\d)")


def country_shown(page: Page, name: str, text: str) -> str | None:
    """Return the one country where addresses are as ``text``, that of whoever is called ``name``; None in doubt."""
    if is_formed_in_english(name):
        return None
    for code, (street, postcode) in _SHAPES.items():
        if page.is_away(code) or not (street.search(text) and postcode.search(text)):
            continue
        if code == "IT" and _ITALIAN.search(text):
            return code
        spoken = tongue_of(page) == _LANGUAGES[code] if code in _LANGUAGES else is_spoken(page, code)
        if spoken and not (code == "FR" and _is_beyond_france(page.text)):
            return None if code == "BE" and _DUTCH.search(page.text) else code
    if _ITALIAN_PLACE.search(text) and not page.is_away("IT") and _is_of_italy(page, text):
        return "IT"
    if names_province(text) and not page.is_away("ES"):
        return "ES"
    return _unmistaken(page, text)


def _is_of_italy(page: Page, text: str) -> bool:
    """Tell whether a ``page`` is in Italian, or ``text`` is of South Tyrol and the page in German."""
    if _NO_ITALIAN_CODE.search(text):
        return False
    return tongue_of(page) == "it" or (tongue_of(page) == "de" and "(BZ)" in text)


def _unmistaken(page: Page, text: str) -> str | None:
    """Return the country whose streets and postcodes ``text`` has, where the page says no language but English."""
    if tongue_of(page) not in ("", "en"):
        return None
    codes = [code for code, shape in _UNMISTAKEN.items() if shape.search(text)]
    return codes[0] if len(codes) == 1 and not page.is_away(codes[0]) else None


def _is_beyond_france(text: str) -> bool:
    """Tell whether a telephone's code or the name of a country shows that a page in French is of elsewhere."""
    return _CALLED_BEYOND.search(text) is not None or any(
        country.code_of(word) in _FRENCH_ELSEWHERE for word in set(_NAMES.findall(text))
    )


_NAMES: Final = re.compile(r"\b(?:[A-Z][^\W\d_]{3,}|C[ôo]te d['’]Ivoire|Burkina Faso)\b")
_FRENCH_WRITTEN: Final = "MA DZ TN SN CI CM GA ML BJ TG BF CD NE GN MG LB HT MC"  # and five digits
_FRENCH_ELSEWHERE: Final = frozenset(_FRENCH_WRITTEN.split())
