"""Whether words are an address, and which of their numbers is a postcode."""

import re
from functools import lru_cache
from typing import Final

from openroll.core.late import Late
from openroll.identity import address
from openroll.sources.page.words.addresses import POSTCODE, PROSE, STREET, STREET_FIRST
from openroll.sources.page.words.forms import has_form

from .country import OF_A_COUNTY
from .towns import TOWNS, in_known_town

LONGEST: Final = 300
IN_A_REGISTER: Final = re.compile(
    r"[JFC]\s?\d{1,2}\s?/\s?\d{1,6}\s?/\s?\d{4}\b"
)  # "J40/10750/2016", without a label
_ON_THE_WEB: Final = re.compile(r"@|https?://|www\.|\[at\]|\(at\)|^\+?[\d\s()/-]{8,}$", re.IGNORECASE)
# A house's number, or that it has none: "Calle Mayor, s/n", "Njegoševa bb".
_DIGIT: Final = re.compile(
    r"\d|(?<![\w/])(?:s/n|S/N|b\.?b|B\.?B|б\.?б|Б\.?Б|s\.?n\.?c|(?:[Zz]emin|[Gg]iriş|[Bb]odrum|[Aa]sma)\s[Kk]at[ıi]?)(?!\w)"
)
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
# Four digits that are a year, and none that stand before a town: "8 2024", "since 1998".
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_OF_AN_APPROVAL: Final = re.compile(r"\b[A-Z]{1,3}\d{2,4}/\Z")  # "EC Feed Hygiene GB702/00634"
_OF_A_LAW: Final = re.compile(r"(?:19|20)\d\d/\d{2,4}\b")  # "(EU) 2016/679"
_FOUR: Final = 4
_MOST_OF_A_HOUSE: Final = 5  # digits
_HOUSE_BEFORE: Final = re.compile(
    r"\d\s?\(\Z"
)  # "Lindendijk 151 (8510)": a room's, behind the number of its house
_APART: Final = re.compile(r"\s?,|\s[–—-]\s|\Z")
_ROOM: Final = 12
_LIST: Final = 8  # characters of a list's name before a number in it
# What is counted is no postcode: "over 12,000 customers", "1000 €"; nor is a street of a grid: "545 East 4500 South".
_COUNTED: Final = re.compile(
    r"\s?(?:[€$£%₴₽]|eur\b|euros?\b|usd\b|gbp\b|chf\b|kč\b|zł\b|ft\b|lei\b|kr\b|руб|грн|customers|kunden|"
    r"clients|years|jahre|ans\b|sayılı\b|(?<=\d)\.\s?(?:so?k|ca?d)|(?<=\d)/\d{1,3}[a-z]?(?!\w)|(?<=\d\x20)(?:north|east|south|west)\b(?!\sBengal))",
    re.IGNORECASE,
)
# "ISO 27001 certified"; "CAE 71110": what somebody's trade has in a list of trades
_OF_A_LIST: Final = re.compile(
    r"\b(?:(?:ISO|IEC|DIN|EN|BS|NEN|UNE|SOC|PCI)(?:/IEC)?|CAE|CNAE|NACE|NAICS|SIC|NAF|APE|ATECO|PKD|CAEN|TEÁOR|EMTAK|SBI|SNI|КИД|КВЕД|ОКВЭД)"
    r"[ -]?\d{4,5}\Z"
    # "αρ. 32418", "nr 1234": a number of something else
    r"|(?<!\w)(?:αρ|αριθμ?|ΑΜ|nr|no|n|nº|n°|núm|num|č|бр|№)\.?:?\s?\d{4,5}\Z"
)
# "Office 11929, 182-184 High Street North": a room's number
_ROOM_BEFORE: Final = re.compile(
    r"\b(?:office|unit|suite|room|apt|flat|ste|dept|lgh|cs)\.?\s(?:no\.?\s)?#?\Z|\s#\s?\Z", re.IGNORECASE
)
# "Iscrizione all'Albo degli Ingegneri di Roma 1234", "CRM-SP 12345": a register of those who have a profession.
_OF_A_PROFESSION: Final = re.compile(
    r"(?:iscri(?:tt|zion)|inscri|înscri|colegiad|albo\s|ordine\sde|ordre\sdes|ordem\sdos|c[ée]dula\s|autori[sz]a|autoris[eé]|licen[cszç]|"
    r"mitglied|member\s|membre\s|miembro\s|membro\s|lid\svan|medlem|tagja?\s|член|μέλος|ingeschreven|eingetragen|wpis|zapsán|zapísan|"
    r"(?:CRM|CRO|CRP|CREA|CAU|CREF|CRN|OAB)[\s/-])",
    re.IGNORECASE,
)
_TELEPHONE: Final = re.compile(r"[^\d]{0,60}\s?(?:\+\d|0\d)[\d\s()/-]{6,}")  # "Customer service 010 555 0102"
_NUMBER: Final = re.compile(
    r"(?:\w+\.?\s){0,3}(?:\w*(?:number|nummer|númer)|no|nr|numéro|número|numero|numer|číslo|номер)[.:]?\s[A-Z]{0,3}\d[\d\s./-]*[A-Z]?",
    re.I,
)
# "GPS: 54.574941, 24.215745"
_COORDINATES: Final = re.compile(r"\d{1,3}[.,]\d{4,}°?[NS]?[,;\s]{1,3}-?\d{1,3}[.,]\d{4,}")
# "MT 3058-2802", "1-855-MYKILN8", "044 756 9399, Savo": what begins with these is no address.
_LETTERED: Final = re.compile(
    r"\(?[A-Z]{2,4}\s?\d{5,8}\)?\.?"
)  # a register's letters and number: "SCO 039042"
_LONG_NUMBER: Final = re.compile(
    r"(?:\d{7,}|[A-Z]{2}\s?\d(?:[ .-]?\d){6,}|\d-\d{3}-[A-Z\d-]{4,}|0\d{1,4}(?:[ -]\d{2,4}){2,3})(?!\w)"
)
# Irish addresses can have no number at all: "Main Street, Kinsale, Co. Cork", and in the country no street either.
_COMMA_OR_LINE: Final = r"(?:,\s?|\n)"
_IRISH: Final = re.compile(
    rf"[A-Z][\w'’. -]{{2,40}}(?:{_COMMA_OR_LINE}"
    rf"[A-Z][\w'’. -]{{2,30}}){{1,4}}{_COMMA_OR_LINE}{OF_A_COUNTY.pattern}(?P<land>{_COMMA_OR_LINE}Ireland)?\.?"
)
# "Commercial register of Curacao no. 126922"
_OF_A_REGISTER: Final = re.compile(
    r"(?:(?:commercial|trade|compan(?:y|ies)|business)\sregist(?:er|ry)|chambers?\sof\scommerce|registrar\sof)\b"
    r"|(?:an?\s)?level\s\d\sb-?b+ee\b",
    re.IGNORECASE,
)
_COMMAS: Final = 3
CARE_OF: Final = re.compile(r"\bc/o\b|℅|\bcare of\b", re.IGNORECASE)


_BRITISH_LATER: Final = re.compile(r"[^\n@:]{3,90}?\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b")


def is_before_british_code(text: str, begin: int, place: int) -> bool:
    """Tell whether an address that begins with its house's number at ``begin`` has its postcode behind ``place``."""
    return text[begin : begin + 1].isdigit() and _BRITISH_LATER.match(text, place) is not None


@lru_cache(maxsize=64)
def postcode_in(text: str, place: int = 0, end: int | None = None) -> re.Match[str] | None:
    """Return the first postcode between ``place`` and ``end`` of ``text``; a year or a count is none."""
    limit = len(text) if end is None else end
    for found in POSTCODE.finditer(text, place, limit):
        if _COUNTED.match(text, found.end(), limit):
            continue
        if _OF_AN_APPROVAL.search(text, max(found.start() - _LIST, place), found.start()):
            continue
        if _OF_A_LAW.match(text, max(found.end() - _FOUR, place), limit):
            continue
        if _ROOM_BEFORE.search(text, max(found.start() - _ROOM, place), found.start()):
            continue
        if text[found.end() : min(found.end() + 2, limit)] in (")", ")\n") and _HOUSE_BEFORE.search(
            text, max(found.start() - _FOUR, place), found.start()
        ):
            continue
        if _is_of_a_long_street(text, place, found, limit):
            continue
        if _OF_A_LIST.search(text, max(found.start() - _LIST, place), found.end()):
            continue
        if _YEAR.fullmatch(found[0]) and not _like_a_postcode(
            text[place : found.start()], text[found.end() : limit]
        ):
            continue
        return found
    return None


def _is_of_a_long_street(text: str, place: int, found: re.Match[str], limit: int) -> bool:
    """Tell whether four digits are a house's number, and no town stands behind them: "Av. Sul, 1578 - Bela Vista"."""
    if len(found[0]) != _FOUR or not found[0].isdigit() or not _APART.match(text, found.end(), limit):
        return False
    before = text[place : found.start()].rpartition("\n")[2]
    return not any(map(str.isdigit, before)) and STREET_FIRST.match(before.lstrip()) is not None


# "2030 Érd Malom utca 20"
_HUNGARIAN_STREET: Final = re.compile(
    r"\s[^\W\d_a-zà-ÿ][^\W\d_]+,?\s[^\d\n:;@]{2,40}\s(?:utca|út|útja|tér|tere|körút|krt\.|sétány|u\.)\s\d"
)


def _like_a_postcode(before: str, behind: str) -> bool:
    """Tell whether a number between 1900 and 2099 is a postcode: a house's number before it, a town behind it."""
    town = re.match(r"\s([^\W\d_]{3,}(?:-[^\W\d_]+)?)\s*(?:,|\n|\Z)", behind)
    if town and town[1].casefold() in TOWNS and re.search(r"\d[^.;:]*[,\n]\s*$", before):
        return True  # "Meir 12, 3de verdieping" above "2000 Antwerpen"
    if not before.strip() and _HUNGARIAN_STREET.match(behind):
        return True
    return (
        re.match(r"\s?[^\W\d_]{3}", behind) is not None
        and re.search(r"\d\s?[a-zA-Z]?[,\n]?\s*$", before) is not None
    )


_SEVERAL_PARTS: Final = Late(
    r"[,\n|·•]|\s/\s|\d\w?\s[–—-]\s[^\W\d_a-z]|\sprzy\s(?:ul|al|pl|os)\.|[a-zçğıöşü]/[A-ZÇİÖŞÜ]"
    # "ul. Polna 5 w Krakowie", "Calle Mayor 5 de Madrid"
    r"|\d\w?(?:/\d+\w?)?\s(?:we?|de|en|em|te|in|à)\s[^\W\d_a-zà-ÿ]"
    # "5 rue Haute à Lyon"
    r"|\d\w?,?\s(?:rue|avenue|av\.|boulevard|bd|place|chemin|quai|allée|impasse|cours|route)\s[^\d,\n]{2,40}\sà\s[^\W\d_a-zà-ÿ]"
    # "Krakowie ul. Polna 5"
    r"|[^\W\d_]\s(?:ul|al|pl|os)\.\s[^\W\d_]"
    # "гр. Видин ул. Липа № 3"
    r"|\b(?:г|гр)\.\s?[А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ][а-яё]+)?\s(?=(?:ул|бул|пр|пл)\.|ж\.?\s?к\.?\s)"
)


# "Fatih Mahallesi Lale Sokak No 5 Zonguldak": a quarter, its street, a house and the town, without any sign.
_TURKISH: Final = Late(
    r"\b[Mm]ah(?:\.|allesi)?\s[^\d]{2,60}\b(?:[Ss]o?k(?:\.|ak|ağı)?|[Cc]a?d(?:\.|desi)?|[Bb]ul?v?(?:\.|arı))\s[^\d]{0,20}\d[^\n]{0,40}\s[A-ZÇĞİÖŞÜ][a-zçğıöşü]{3,}"
)


@lru_cache(maxsize=256)
def is_address(text: str) -> bool:
    """Tell whether ``text`` holds what addresses hold: a postcode, or a street with its number and a town."""
    if "Co" in text and (irish := _IRISH.fullmatch(text.removeprefix("c/o "))) and not PROSE.search(text):
        parts = len(re.split(_COMMA_OR_LINE, irish.string[: irish.start("land")] if irish["land"] else text))
        return STREET.search(text) is not None or bool(irish["land"]) or parts > _COMMAS
    if not _DIGIT.search(text) or not _LETTERS.search(text) or _ON_THE_WEB.search(text):
        return False
    if len(text) > LONGEST or len(text) < 8 or len(text.split()) > 40 or "©" in text or PROSE.search(text):
        return False
    if (
        _OF_A_PROFESSION.match(text)
        or _OF_A_REGISTER.match(text)
        or _COORDINATES.search(text)
        or _TELEPHONE.fullmatch(text)
        or _LONG_NUMBER.match(text)
        or _NUMBER.fullmatch(text)
        or _LETTERED.fullmatch(text)
        or _holds_a_number_s_line(text)
    ):
        return False
    street = STREET.search(text)
    if street is None and (
        re.search(r"\d{7}|\d(?:[./-]?\d){8}", text) or (has_form(text) and not CARE_OF.search(text))
    ):
        return False  # companies and their numbers
    if postcode_in(text):
        return True
    if _SEVERAL_PARTS.search(text) is None and not (street and _TURKISH.search(text)):
        return in_known_town(text)  # "Torikatu 13 Vaasa"
    streeted = street is not None or ("Co" in text and OF_A_COUNTY.search(text) is not None)
    return _has_house_number(text) if streeted else in_known_town(text)


def _holds_a_number_s_line(text: str) -> bool:
    """Tell whether one of several lines is a number with its label, and no more: "Rek. nr. 3154 88 980"."""
    lines = text.split("\n") if "\n" in text else ()
    return any(
        sum(map(str.isdigit, line)) > _MOST_OF_A_HOUSE and _NUMBER.fullmatch(line.strip(" ,"))
        for line in lines
    )


def _has_house_number(text: str) -> bool:
    return any(not _YEAR.fullmatch(found[0]) for found in re.finditer(rf"\d+|{_DIGIT.pattern}", text))


def is_whole(text: str) -> bool:
    """Tell whether ``text`` is an address with its town: a postcode with letters beside it, or several parts."""
    if not is_address(text):
        return False
    found = postcode_in(text)
    rest = text if found is None else text[: found.start()] + text[found.end() :]
    return len(re.findall(r"[^\W\d_]{2,}", rest)) >= 2 or (
        found is not None and bool(re.search(r"[^\W\d_]{3,}", rest))
    )


def key_of_place(text: str) -> str:
    """Return what two spellings of one address have in common: of "Rua Sul, 22, 4430-138 Vila Nova" its numbers."""
    found = postcode_in(text)
    rest = text if found is None else f"{text[: found.start()]} {text[found.end() :]}"
    house = re.findall(r"\d+[a-zA-Z]?(?![^\W\d_])", rest)
    if found is None or not house:
        return address.normalise(text)
    return " ".join(("".join(filter(str.isalnum, found[0])), *house)).lower()
