"""What is left on either side of an address when labels and signs are gone: a sentence's end, a date, a telephone."""

import re
from itertools import islice, pairwise
from typing import Final

from openroll.core.late import Late
from openroll.identity import country
from openroll.sources.page.words.addresses import STREET
from openroll.sources.page.words.forms import form_ends, has_form
from openroll.sources.page.words.given_names import is_named_as_a_person

from .desks import is_desk
from .ends import within_sentence
from .heads import behind_heads
from .parts import LEADS_ON, part_label, without_labels
from .shape import CARE_OF, IN_A_REGISTER, is_address, is_whole, postcode_in
from .towns import TOWNS, countries_of_town, in_known_town

# "Minskim gorispolkomom 10.02.2016 220068, …": who registered somebody, and when.
_REGISTERED_ON: Final = re.compile(
    r"[^\d,]{0,60}\b\d{1,2}\.\d{1,2}\.\d{4}(?:\s?(?:г\.|р\.|года))?[\s,]+(?=\S)"
)
# "Администрацией" above "Лесного района г. Минска" above "220068, …": whose administration it was.
_ADMINISTERED: Final = re.compile(
    r"[А-ЯЁ][а-яё]+(?:ского|цкого|ного|вого)\s(?:района|р-на)(?:\s(?:г\.\s?|города\s)?[А-ЯЁ][а-яё-]+)?\s*[\n,]\s*(?=\d{6})"
)
_TELEPHONE_BEFORE: Final = re.compile(
    r"(?:\+\s?\d{1,3}[\s(-]?[\d\s()-]{6,}[,;|·•–—-]\s+|\(\d{2,4}\)\s?\d{3,5}[\s.-]\d{3,5}(?:\n|[,;|·•]\s))"
)
# "338 000 076 RCS Versailles, 5, rue …": the number's court.
_COURT_BEFORE: Final = re.compile(r"\d[\d\s.]{7,16}\sR\.?\s?C\.?\s?S\.?\s[^\d,\n]{3,40},\s")
# "(kod pocztowy: 25-381) przy ul. Polna 2": the postcode by itself, in brackets before the street.
_POSTCODE_BEFORE: Final = re.compile(
    r"\(?(?:[^\d()]{3,20}:\s)?(?:\d{2}-\d{3})\)\s(?:przy\s)?(?=ul\.|al\.|pl\.|os\.)"
)
# "BV Tulpenveld Lindeweg 69, 8820 Torhout": lines that were joined, and nothing says where the name ends.
_FORM_FIRST: Final = re.compile(
    r"(?:B\.?V\.?|N\.?V\.?|VZW|VOF|UAB|SIA|OÜ|ООО|ТОВ|ИП|ФОП)\s(?:[^\W\d_]+\s)+\d"
)
# "z siedzibą w Kielcach (kod pocztowy: "
_TOWN_OF_CODE: Final = re.compile(
    r"\sw[e]?\s([^\W\d_a-z][^\W\d_]+(?:[\s-][^\W\d_a-z][^\W\d_]+){0,2})\s\((?:[^\d()]{3,20}:\s)?\Z"
)
# More words in small letters than stand in any part of an address.
_SENTENCE: Final = re.compile(
    r"(?:(?<=\s)|\A)(?:[a-zà-ÿąćęłńśźżčďěňřšťůžа-яёіїєґ]{3,}\s(?:\S{1,20}\s){0,2}?){6}"
)
# "founder-built in Toronto. 90 Stadium Road": the sentence before it.
_SENTENCE_BEFORE: Final = re.compile(r"[a-z][^\d,\n]{3,80}[^\W\d_]{4}\.\s+(?=\d|[A-Z])")
# "…, 50052 Certaldo (FI) e sede operativa": what only joins.
_SMALL_BEHIND: Final = re.compile(r",\s[a-zà-ž]{1,2}\Z")  # "…, 900 21 Svätý Jur, v zastúpení"
_JOINING_BEHIND: Final = re.compile(r"(?<=[)\w]{2})\s(?:e|ed|y|et|und|and|en|og|och|și|oraz|ja)\Z")
# "…, B-9000 Gent, BE 0403.199.702", "…, 3030 Limassol, HE 396667": a number without a label.
_NUMBER_BEHIND: Final = re.compile(
    r"[\s,;|·•–—-]+\(?(?:(?:AT\s?U|BE|BG|CHE|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IS|IT|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|"
    r"SK|XI)[\s-]?[A-Z]?\d[\d\s.]{6,12}[A-Z]?(?:B\d\d)?|(?:CAE|CNAE|PKD|NACE|APE|NAF)\s?:?\s?\d{2}[\d.]{2,4}[A-Z]?|HE\s?\d{4,6}|C\s?\d{4,6}|(?:SC|NI|OC)\d{6}|[^\W\d_][^\d,:\n]{4,30}:\s?(?:[A-Z]{2,4}-?\d{5,9}|\d{7,12}))\)?\Z"
)
# "…, Bristol, BS1 6NB (Jisc)", "…, Essex RM11 1EW --- The shop is run by": signs that no British address holds.
_BEHIND_BRITISH: Final = re.compile(
    r"(?<=[\s\d]\d[A-Z]{2})(?:\.?[\"'`”’]|\s(?:[*_=~{}<>\[\]|#]|--|\((?!(?:UK|U\.K\.|GB|[^()\d]{0,30}(?:Kingdom|England|Scotland|Wales|Ireland))\)))).*",
    re.DOTALL,
)
# "…, United Kingdom Example is authorised by"
_BEHIND_KINGDOM: Final = re.compile(r"(?<=\bUnited\sKingdom)\s[A-Z].*", re.DOTALL)
# "Example Ltd 2024, 1 High Street": the year of a copyright.
_YEAR_BEFORE: Final = re.compile(r"(?:19|20)\d\d,?\s(?=(?:Unit\s)?\d{1,3}[A-Za-z]?,?\s[A-Z])")
_MONEY_BEHIND: Final = re.compile(
    r"\s?[,;|·•–—-]\s[^,;|·•–—\d]{0,40}(?:€|£|EUR\b|CHF\b|\d\s?(?:zł|Kč)).*", re.DOTALL
)
# "… пер. 35с2 (по предварительной записи)"
_REMARK_BEHIND: Final = re.compile(r"\s\([a-zà-ÿąćęłńśźżčďěňřšťůžа-яёіїєґ][^()\d]{3,60}\)\Z")
# Signs that only point: a pin, an envelope, a telephone.
_SIGN: Final = r"[\u2600-\u27bf\ufe0f\U0001f300-\U0001faff]"
_SIGNS_BEFORE: Final = re.compile(rf"(?:{_SIGN}\s*)+")
_SIGN_WITHIN: Final = re.compile(rf"[\s,;|·•–—-]*{_SIGN}.*", re.DOTALL)
# "„Erste Tulpenfreunde“, 7371 Ahausen, …": who is there
_QUOTED_BEFORE: Final = re.compile(r"[\"“„«][^\"“”„«»\n]{3,80}[\"”“»][\s,]+(?=\d{4,5}\s)")
_TELEPHONE_BEHIND: Final = re.compile(
    r"[\s,;|]+(?:\+\s?\d{1,3}[\s(-]?[\d\s()-]{6,}|0\d(?:[\s.]\d\d){4}(?:\s[–-])?"
    r"|(?:1[\s.-])?(?:\d{3}[.-]|\(\d{3}\)\s?)\d{3}[.-]\d{4}"
    r"|(?<=[^\W\d_]\s)0\d{8,10}|(?<=[^\W\d_]\s)0\d{1,4}[\s/-]\d(?:[\s-]?\d){5,8})\Z"
)
_CALLED_BEHIND: Final = re.compile(
    r"[\s,;|·•]+(?:[TPMF][:.]\s?\+?\(?|[^\W\d_]{3,12}\s?[:.-]\s?\+)\d[\d\s().-]{6,}.*", re.DOTALL
)  # "T: 949.484.4444 F:", "Support-+44 20 …"
# "3, 37700 Béjar", "3" above "37700" above "Béjar": the street stands before it, and was not understood.
_WITHOUT_STREET: Final = re.compile(
    r"\d{1,4}\s?(?:/?[a-zA-Z])?(?:,\s|\n+)(?:[A-Z]{1,2}-)?(?:\d{4,5}|\d{3}\s\d\d)\s+[^\W\d_]"
)


# "Ναρκίσσου 26, 15452": the town is in the line below.
_WITHOUT_TOWN: Final = re.compile(r"[^\d,\n]{3,40}\s\d{1,4}\s?[^\W\d_]?,?\s\d{3}\s?\d{2}")
# "8999 Zalalövő" above "Petőfi Sándor út 31."
_ONLY_TOWN: Final = re.compile(
    r"(?:\d{4,5}|\d\d-\d{3}|\d{3}\s\d\d)\s[^\W\d_][^\W\d_]+(?:[\s-][^\W\d_]+){0,2},?"
)
_STREET_LINE: Final = Late(
    r"[^\d,;:@]{3,40}\s\d{1,4}(?:\s?[/-]\s?\w{1,4}|[a-zA-Z])?\.?"
    r"(?:,?\s(?:(?:[A-Z]|[IVX]{1,4}|\d{1,3})[.,]?\s?)?(?:ép|épület|em|emelet|lph|lh|lépcsőház|fszt|földszint|ajtó|m|lok)\b[^:@]{0,30})?"
)
_POLISH_TOWN: Final = re.compile(r"\d\d-\d{3}\s")  # streets there are often named without a word for street
_SMALL_WORD: Final = re.compile(r"(?<=\s)[a-zà-ÿąćęłńśźżčďěňřšťůžа-яёіїєґ]+(?=[\s.,]|\Z)")
_POSTCODE_LAST: Final = re.compile(r"\n(?:[A-Z]{1,3}[-\s])?(?:\d{4,5}|\d{3}\s\d\d|\d\d-\d{3})\Z")
_CODE_LAST: Final = re.compile(r"(?:\n|,\s)(?:\d{4,5}|\d{3}\s\d\d|\d\d-\d{3})\Z")
_TOWN_AND_COUNTRY: Final = re.compile(r"[^\W\d_a-z][^\d,;:]{2,25},\s([^\W\d_a-z][^\d,;:]{3,25})\.?")
_FEW: Final = 3
_NAMES_OF_TOWNS: Final = re.compile(r"[^\W\d_a-z][^\W\d_]+(?:[\s-][^\W\d_]+){0,3}(?:,\s[^\W\d_]+){0,2}")


# "143980, Московская обл.," above "г. Балашиха, ул. Лесная, д. 33"
_PART_BELOW: Final = Late(
    r"(?:(?:г|гор|с|пос|дер|ул|вул|пр|просп|пр-т|пер|пров|наб|пл|ш|бул|б-р|мкр)\.|(?:город|улица|вулиця|проспект|переулок|провулок|набережная|"
    r"площадь|площа|шоссе|шосе|бульвар|микрорайон|проезд|тупик|тракт|узвіз|пр-т|пр-кт|б-р|пл-ща)\s)"
    r"\s?\w(?:[^:@]{2,80}(?:\d|,\Z)|[^:@\d.]{2,40}\Z)"
    # "Невский пр., д. 9", "Столичне шосе, 103"
    r"|[А-ЯЁІЇЄ][\w-]+\s(?:(?:пр|просп|пр-т|наб|ш|пер|бул|б-р)\.|проспект|шоссе|шосе|переулок|провулок|набережная|набережна|бульвар|площадь|площа),?\s"
    r"(?:(?:д|буд)\.\s?|дом\s|будинок\s)?\d[^:@]{0,40}\Z"
)


_VILLAGE: Final = re.compile(r"(?<!\w)(?:д|дер|г)\.\s?(?=[А-ЯЁ][а-яё])")  # "д. Боровляны": no house
# "1.2. The customer …", "(1) …", "Член 1."
_CLAUSE_BELOW: Final = Late(
    r"\d{1,2}\.\d{1,2}\.?(?:\d{1,2}\.?)?\s[^\W\d_]\S*\s[^\W\d_]|\(\d{1,2}\)\s|(?:§|Чл|Član|Članak|Člen|Čl|Článek|Článok|Art|Article|Artikel|"
    r"Artículo|Artigo|Articolo|Artykuł|Статья|Стаття|Άρθρο|Madde|Pants|Punkt)\.?\s?\d|[IVX]{1,4}\.?\s[^\W\d_a-z]{3,}"
)


_PART_OF_TOWN: Final = Late(
    r"([^\W\d_][^\d,;:–-]+?)(?:\s\d{1,2})?(?:\s?[–-]\s?[^\W\d_][^,\d]+)?(?:,\s[^,\d]+)?\.?"
)


_WORD_ALONE: Final = re.compile(r"[^\W\d_]{3,}")


def is_done(text: str, below: str) -> bool:
    """Tell whether the address ``text`` needs nothing of the line ``below``: it has its town, or a name follows."""
    if _CLAUSE_BELOW.match(below) or IN_A_REGISTER.match(below):
        return True
    streeted = STREET.search(_VILLAGE.sub("", text)) is not None
    if LEADS_ON.search(text) or (_PART_BELOW.match(below) and not streeted):
        return False
    if _POSTCODE_LAST.search(text) and _NAMES_OF_TOWNS.fullmatch(below):
        return False  # "0668" above "Oslo"
    if _CODE_LAST.search(text) and (town := _PART_OF_TOWN.fullmatch(below)) and town[1].casefold() in TOWNS:
        return False  # "186 00" above "Praha 8 - Karlín, Česká republika"
    if _CODE_LAST.search(text) and (place := _TOWN_AND_COUNTRY.fullmatch(below)):
        return country.code_of(place[1]) is None  # "0102" above "Tbilisi, Georgia"
    if _WITHOUT_TOWN.fullmatch(text) and _NAMES_OF_TOWNS.fullmatch(below):
        return True
    if not any(map(str.isdigit, below)) and len(_SMALL_WORD.findall(below)) > _FEW:
        return True  # a sentence
    if _ONLY_TOWN.fullmatch(text.strip(" ,")) and _STREET_LINE.fullmatch(below):
        return STREET.search(below) is None and _POLISH_TOWN.match(text) is None
    alone = _WORD_ALONE.fullmatch(below) or is_named_as_a_person(below)
    if alone and (STREET.search(text) or in_known_town(text)) and countries_of_town(text):
        return country.code_of(below) is None  # "…, Warszawa" above "Linki" or "Anna Lis"
    return postcode_in(text) is not None or has_form(below)


def ends_sentence(text: str, place: int, end: int) -> bool:
    """Tell whether no more than a sentence's point stands between ``place``, behind a word, and the line's ``end``."""
    return text[place:end].strip() == "." and text[max(place - 3, 0) : place].isalpha()


# "ведущий приём на базе госпиталя, расположенного по адресу": where somebody works who is not of that house.
_OF_ANOTHER_HOUSE: Final = re.compile(
    r"\b(?:на\sбазе|на\sбазі|in\sden\sRäumen|on\sthe\spremises\sof|presso\sl[aeo]|au\ssein\sd[eu]|en\slas\sinstalaciones\sde|"
    r"w\ssiedzibie|v\sprostorách|v\spriestoroch)\s[^.;\n]{3,140}\Z"
)
_NEAR: Final = 160


def is_of_another_house(text: str, begin: int, place: int) -> bool:
    """Tell whether the words between ``begin`` and ``place`` say that the address is of a house where one works."""
    return _OF_ANOTHER_HOUSE.search(text, max(begin, place - _NEAR), place) is not None


_DIGIT: Final = re.compile(r"\d")
_ONLY_POSTCODE: Final = re.compile(r"[\d\s-]+,?")
_PART: Final = re.compile(r"\s*([^,\n]+)(?:[,\n]|\Z)")
_MOST_PARTS: Final = 6
_LAST_DASHED: Final = re.compile(r"\s[–—-]\s([^\W\d_](?:(?!\s[–—-]\s).)*)\Z")
_ENDS_AS_A_COMPANY: Final = re.compile(r"[^\W\d_]\s(?:B\.?V\.?|N\.?V\.?|AG|AB|AS|KG|SE|S\.?A\.?|OG|SL)\Z")

# "ÖTC – Österreichischer Automobil-, Motorrad- und Touring Club, Gasse 9, 1030 Wien"
_ENDS_AS_A_CLUB: Final = re.compile(
    r"\s(?:[Cc]lub|Klub|Verein|Verband|Bund|Vereinigung|Gesellschaft|Stiftung|Genossenschaft|Gemeinschaft)\Z"
)


def _without_company(text: str, start: int, end: int) -> int:
    """Return ``start``, or where an address begins behind a company: "… zwischen Example GmbH, Gasse 1, 12345 Ort"."""
    code = postcode_in(text, start, end)
    for part in islice(_PART.finditer(text, start, end), _MOST_PARTS):
        if code is not None and code.end() <= part.start():
            return start  # "628404, Ханты-Мансийский АО, …"
        if (street := _street_behind_form(part)) and is_whole(text[street:end]):
            return street  # "Example Srl Via Roma 8, 37135 Verona"
        company = has_form(part[1]) or _ENDS_AS_A_COMPANY.search(part[1]) or _ENDS_AS_A_CLUB.search(part[1])
        rest = text[part.end() : end].lstrip()
        if company and not CARE_OF.search(part[1]) and is_whole(rest.rstrip()):
            last = _LAST_DASHED.search(part[1])  # "… - Società Cooperativa - Via Alta, 94 - 00187 Roma"
            street = part.start(1) + last.start(1) if last and not has_form(last[1]) else end
            return street if street < end and is_whole(text[street:end]) else end - len(rest)
    return start


_TOWN_FIRST: Final = re.compile(r"\d{4}\s[^\W\d_a-z]")  # "A Tulipán Kft. 3397 Maklár, Fő utca 1."


def _street_behind_form(part: re.Match[str]) -> int | None:
    """Return where a street begins in a ``part`` of an address right behind a company's form."""
    text = part[1]
    if CARE_OF.search(text):
        return None  # "c/o Tide Ltd Suite 3, 12 Mill Street, Leeds"
    starts = (
        end for end in form_ends(text) if STREET.match(text, end + 1) or _TOWN_FIRST.match(text, end + 1)
    )
    place = next(starts, None)
    return None if place is None else part.start(1) + place + 1


def _before_another(text: str, start: int, end: int) -> int:
    """Return ``end``, or where an address ends with its country, and other words follow: "…, Danmark, Hotel Havn"."""
    parts = list(_PART.finditer(text, start, end))
    for one, following in pairwise(parts[1:]):
        if _DIGIT.search(text, following.start(), end) or not postcode_in(text, start, one.start()):
            continue
        labels = part_label(one[1]) == len(one[1])  # "By", and not Belarus
        if (
            labels
            or country.code_of(one[1].strip(" .")) is None
            or _ONLY_POSTCODE.fullmatch(text, start, one.start())
        ):
            continue  # "222018, Беларусь, Минская область"
        if country.code_of(following[1].strip(" .")) is None and is_whole(text[start : one.end(1)]):
            return one.end(1)
    return end


# "…, Willemstad and Example Ltd (with registration number …": another company is told of.
_AND_ANOTHER: Final = re.compile(
    r"\s(?:and|und|et|y|e|en|og|och|i|oraz|a|și)\s([^\W\d_a-zà-ž][^,\d\n]{2,60})\Z"
)
_SEAM: Final = re.compile(r",\s")


# "г. Минск, пр-т Липовый, д. 16 г. Москва, ул. Полевая, д. 4": the town says that it is another's.
_TOWN_TOLD: Final = re.compile(r"(?<!\w)(?:г|м|гр)\.\s?[А-ЯЁІЇЄҐ]")
_ANOTHER_TOWN: Final = Late(r"(?<=[\w.)])\s(?=(г|м|гр)\.\s?[А-ЯЁІЇЄҐ])")


_STREET_NEXT: Final = Late(
    r",\s(?:[A-Z][\w’'.-]+\s){1,3}(?:Road|Street|Lane|Avenue|Drive|Way|Close|Place|Square|Rd|St|Ave)\b"
)


# "Box 1234, Storgatan 5, 751 42 Uppsala": no postcode, but the number of a box.
_BOX_BEFORE: Final = re.compile(
    r"\b(?:(?:p\.?\s?o\.?\s?)?box|postbo[kx]s?|postbus|postfach|b\.?p\.?|cs|case\spostale|casella\spostale|apartado|dept\.?|pl|pf\.?)\s\Z",
    re.IGNORECASE,
)
_RANGE_BEFORE: Final = re.compile(r"\d[–/-]\Z")  # "Office 2301-2303, P.O. Box 501", "Office 1/2373"


def _first_postcode(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first postcode between ``start`` and ``end``; a box's number before it is none, nor a range's end."""
    first = postcode_in(text, start, end)
    if first is None:
        return None
    none = any(sign.search(text, start, first.start()) for sign in (_BOX_BEFORE, _RANGE_BEFORE))
    return postcode_in(text, first.end(), end) if none else first


def _before_next(text: str, start: int, end: int) -> int:
    """Return ``end``, or where an address ends before words that are of none, or before another with its postcode."""
    towns = [found.start() for found in _ANOTHER_TOWN.finditer(text, start, end)]
    for place in towns:
        if _TOWN_TOLD.search(text, start, place) and is_whole(text[start:place]):
            return place
    other = _AND_ANOTHER.search(text, start, end)
    if other and has_form(other[1]) and is_address(text[start : other.start()]):
        return other.start()
    first = _first_postcode(text, start, end)
    seam = _SEAM.search(text, first.end(), end) if first else None
    second = postcode_in(text, seam.end(), end) if seam else None
    if first is None or seam is None or second is None or not STREET.search(text, seam.end(), second.start()):
        return end
    if first[0].isdigit() and not second[0].isdigit() and _STREET_NEXT.match(text, first.end()):
        return end  # "First Floor, 1024, Stockport Road, Manchester M19 3WX": the house
    whole = STREET.search(text, start, first.start()) is not None and is_whole(text[start : seam.start()])
    return seam.start() if whole and is_whole(text[seam.end() : end]) else end


def rest_of(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the address between ``start`` and ``end`` without what is not of it, None when its street is missing."""
    if _POSTCODE_BEFORE.match(text, start, end):
        town = _TOWN_OF_CODE.search(text, max(start - _NEAR, 0), start)
        return (town.start(1), end) if town else None  # town, postcode and street are parted by other words
    if _SENTENCE.search(text, start, end) or _FORM_FIRST.match(text, start, end):
        return None
    for before in (
        _SIGNS_BEFORE,
        _QUOTED_BEFORE,
        _TELEPHONE_BEFORE,
        _REGISTERED_ON,
        _ADMINISTERED,
        _COURT_BEFORE,
        _YEAR_BEFORE,
        _SENTENCE_BEFORE,
    ):
        if (found := before.match(text, start, end)) and is_whole(text[found.end() : end]):
            start = found.end()
    for behind in (
        _BEHIND_BRITISH,
        _BEHIND_KINGDOM,
        _SIGN_WITHIN,
        _MONEY_BEHIND,
        _TELEPHONE_BEHIND,
        _CALLED_BEHIND,
        _NUMBER_BEHIND,
        _JOINING_BEHIND,
        _SMALL_BEHIND,
        _REMARK_BEHIND,
    ):
        if (found := behind.search(text, start, end)) and is_whole(text[start : found.start()]):
            end = found.start()
    end = _before_next(text, start, end)
    start = behind_heads(text, _without_company(text, start, end), end)
    first = text.find(", ", start, end)
    if first > 0 and is_desk(text[start:first]) and is_whole(text[first + len(", ") : end]):
        start = first + len(", ")  # "Example Ltd, Customer Services, 12 Mill Street"
    end = _before_another(text, start, end)
    return (
        None if _WITHOUT_STREET.match(without_labels(text[start:end])) else within_sentence(text, start, end)
    )


# Labels behind which the town stands in which a company is registered, before its address.
_OF_TOWNS: Final = frozenset(
    {"kotipaikka", "säte", "sitz", "hjemsted", "sitz der gesellschaft", "siedziba", "sede"}
)
_TOWN: Final = re.compile(r"[^\W\d_][^\W\d_-]+,\s(?=[^,]{3,40}\d[^,]{0,6},\s[A-Z-]{0,4}\d{4,5}\s)")


def behind_town(text: str, start: int, end: int, label: str) -> tuple[int, int]:
    """Return the address without the town before it that its ``label`` calls a seat: "kotipaikka Espoo, Tie 9, …"."""
    town = _TOWN.match(text, start, end) if label in _OF_TOWNS else None
    return (town.end(), end) if town and is_whole(text[town.end() : end]) else (start, end)
