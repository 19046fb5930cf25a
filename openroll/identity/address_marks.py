"""What an address is besides a place: care of somebody else, a box, a placeholder, an office that hundreds share.

Each is recognised by what is widely known, so that a False says nothing. None of them is a fault: it is shown.
"""

import re
from functools import cache
from importlib import resources
from typing import Final

from openroll.core.late import Late

from .address_line import LONGEST, normalise
from .words import fold

_CARE_OF: Final = Late(
    r"(?i)(?:^|[\s,;(])(?:c\s?/\s?o\.?|℅|care\s+of|p\s?/\s?a\.?|z\.\s?hd[.n]?|zu\s+h[äa]nden(?:\s+(?:von|"
    r"der|des))?|att(?:n|\.)?\s?[:.]|attn|f\.?a\.?o\.?\s?:|for\s+the\s+attention\s+of|v/|a/c|"
    r"a\s+la\s+atenci[óo]n\s+de|presso|(?<!\bde\s)chez|aux\s+bons\s+soins\s+de|à\s+l['’]attention\s+de|"
    r"all['’]attenzione\s+di|t\.\s?a\.\s?v\.|ter\s+attentie\s+van|hos|до\s+востребования,?\s+для|"
    r"для\s+передачи)(?:(?<=\W)|\s)\s*:?\s*(?P<whom>[^,;()]{2,100})"
)
# "у Иванова": a small word, which counts only at the beginning of a part and before a name.
_CARE_OF_RUSSIAN: Final = Late(r"(?:^|,\s*)у\s+(?P<whom>[А-ЯЁ«][^,;()]{1,100})")
_BOX: Final = Late(
    r"(?i)(?:^|[\s,;(])(?:p\.?\s?o\.?\s?box|p\.?o\.?b\.?\s+\d|post\s+office\s+box|postal\s+box|postfach|"
    r"post\s?box|boîte\s+postale|b\.?p\.?\s*(?:n[°o]\s*)?\d|casella\s+postale|cas\.\s?post\.|"
    r"apartado(?:\s+de\s+correos|\s+postal)?\s*\d|apdo\.?\s|caixa\s+postal|postbus\s|postboks\s|postbox\s|"
    r"postilokero|posti?\s?kast|pašto\s+dėžutė|pastkaste|skrytka\s+pocztowa|skr\.\s?poczt|"
    r"p\.?\s?o\.?\s?přihrádka|poštovní\s+přihrádka|poštový\s+priečinok|postafiók|pf\.\s?:?\s?\d|"
    r"poštni\s+predal|poštanski\s+pretinac|c[ăa]su[țţt][ăa]\s+po[șşs]tal[ăa]|posta\s+kutusu|ταχ\.?\s?θυρ|"
    r"τ\.\s?θ\.|а/я|а\.\s?я\.|абонентский\s+ящик|абонентська\s+скринька|а/с|п/с|пощенска\s+кутия|"
    r"п\.?\s?к\.\s?\d)"
)
# Only at the beginning of a part: "Box 123" in Sweden, "PL 123" in Finland.
_BOX_PART: Final = Late(r"(?i)^(?:box|pl|pb)\s+\d{1,6}\b(?!\s*(?:street|road|lane))")
TEMPLATE: Final = re.compile(
    r"\{\{|\}\}|\{%|%\}|<%|%>|\$\{|\[\[|\]\]|<\?(?:php|=)|%[A-Z_]{3,}%|__[A-Z_]{3,}__|\[(?:your|insert|"
    r"company|firm|enter|address|adresse|name|street|strasse|straße|town|city|ort|plz|адрес|ваш|"
    r"укажите)\b[^\]]{0,60}\]|(?i:lorem ipsum|\bundefined\b)"
)
_MADE_UP: Final = re.compile(
    r"\b(?:any ?town|any ?street|any ?city|your ?(?:company )?(?:street |business )?(?:address|street|"
    r"city|town)|street address|address line [12]|address here|company address|example (?:street|road|"
    r"town|city|address)|sample (?:street|road|town|city|address)|some ?(?:street|town|city) |"
    r"fake (?:street|st|address)|(?:street|road) name|city name|placeholder|anywhere (?:street|st)|"
    r"muster(?:stra(?:ss|ß)e|str|weg|allee|gasse|platz|stadt|dorf|ort|hausen)|beispiel(?:stra(?:ss|ß)e|"
    r"str|weg|stadt|ort|dorf)|max mustermann|erika mustermann|john doe|jane doe|deine? adresse|"
    r"ihre adresse|plz ort|stra(?:ss|ß)e (?:und )?hausnummer|rue (?:de l )?exemple|votre (?:adresse|ville|"
    r"rue)|exempleville|(?:str|strada) (?:exemplu(?:lui)?|exemplelor)|"
    r"adresse (?:complète|postale ici)|calle (?:de )?ejemplo|calle falsa|"
    r"tu direcci[oó]n|su direcci[oó]n|ciudad ejemplo|via (?:di )?esempio|via (?:roma )?di prova|"
    r"il tuo indirizzo|voorbeeld(?:straat|weg|stad|laan)|uw adres|jouw adres|exempel(?:gatan|vägen|stad)|"
    r"eksempel(?:vej|vei|gade|by)|esimerkki(?:katu|tie)|przyk[łl]adow[ay]|twój adres|twoje miasto|"
    r"ukázková|vzorová|příkladov[áa]|minta utca|mintav[áa]ros|примерная|примерный|вымышленн\w+|ваш адрес|"
    r"адрес компании|укажите адрес|ваш город|название улицы|юридический адрес компании|ваша адреса|"
    r"прикладна|city state zip|town county postcode|street city|straat plaats|to be announced|coming soon|"
    r"xxx+)\b"
)
_NOTHING: Final = frozenset({"n a", "na", "tbd", "tba", "tbc", "none", "null", "address", "adresse", "адрес"})
_MAIN_STREET: Final = re.compile(
    r"^(?:123|1234|12345) (?:main|any|first|elm|business|tech|innovation|web|market) "
    r"(?:st|street|ave|avenue|rd|road)\b"
)
_SHORTENED: Final = {
    "st": "street", "rd": "road", "ave": "avenue", "av": "avenue", "dr": "drive",
    "hwy": "highway", "ln": "lane", "blvd": "boulevard", "sq": "square", "n": "north",
    "s": "south", "e": "east", "w": "west", "str": "strasse", "gt": "great",
    "bldg": "building", "centre": "center",
}  # fmt: skip


def care_of(text: str) -> str | None:
    """Return in whose care an address is ("c/o Example Services Ltd", "z. Hd. Frau Muster"), None when in nobody's."""
    line = normalise(text[:LONGEST])
    match = _CARE_OF.search(line) or _CARE_OF_RUSSIAN.search(line)
    whom = match["whom"].strip(" .:-–") if match else ""
    return whom if re.search(r"[^\W\d_]{2}", whom) else None


def is_po_box(text: str) -> bool:
    """Tell whether an address has a post-office box in it, with or without a street beside."""
    line = normalise(text[:LONGEST])
    return bool(_BOX.search(line)) or any(_BOX_PART.search(part) for part in line.split(", "))


def is_placeholder(text: str) -> bool:
    """Tell whether ``text`` is an address that a template or its author left to be filled in."""
    line = normalise(text[:LONGEST])
    if TEMPLATE.search(line):
        return True
    words = " ".join(fold(line))
    if not re.search(r"[^\W\d_]", words) or _MADE_UP.search(words) or words in _NOTHING:
        return True
    # There is a 123 Main Street in many a town, and those have their postcode.
    return bool(_MAIN_STREET.search(words)) and not re.search(r"\b(?!12345\b|00000\b)[0-9]{5}\b", words)


def is_shared_office(text: str) -> bool:
    """Tell whether an address is known as that of an agent who forms companies, or of an office by the hour.

    By number and street, and the postcode or the town, of a small table of our own. False says nothing.
    """
    words = _spelt(text[:LONGEST])
    compact = words.replace(" ", "").upper()
    for place, towns in _shared():
        known = f" {place} " in f" {words} "
        if known and any(f" {spelt} " in f" {words} " if spelt else town in compact for town, spelt in towns):
            return True
    return False


def _spelt(text: str) -> str:
    return " ".join(_SHORTENED.get(word, word) for word in fold(text))


@cache
def _shared() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    text = (resources.files(__package__) / "shared_offices.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(
        (_spelt(place), tuple((town, "" if town.isupper() else _spelt(town)) for town in towns.split("|")))
        for place, towns in rows
    )
