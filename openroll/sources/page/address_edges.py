"""Where an address really begins and ends among words that stand around it, and whether it is one at all."""

import re
from typing import Final

from openroll.identity import country

from .abbreviations import is_abbreviated
from .address_towns import countries_of_town, in_known_town
from .latin import SMALL, in_latin
from .legal_addresses import LABELS, POSTCODE, PROSE, STREET
from .legal_numbers import LABELS as NUMBERS
from .legal_shapes import has_form
from .text import Page

LONGEST: Final = 300
_ON_THE_WEB: Final = re.compile(r"@|https?://|www\.|\[at\]|\(at\)|^\+?[\d\s()/-]{8,}$", re.IGNORECASE)
_DIGIT: Final = re.compile(r"\d")
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
# Four digits that are a year, and none that stand before a town: "8 2024", "since 1998".
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_OF_A_LAW: Final = re.compile(r"(?:19|20)\d\d/\d{2,4}\b")  # "(EU) 2016/679"
_FOUR: Final = 4
# What is counted is no postcode: "over 12,000 customers", "1000 €".
_COUNTED: Final = re.compile(
    r"\s?(?:[€$£%₴₽]|eur\b|euros?\b|usd\b|gbp\b|chf\b|kč\b|zł\b|ft\b|lei\b|kr\b|руб|грн|customers|kunden|"
    r"clients|years|jahre|ans\b|sayılı\b)",
    re.IGNORECASE,
)
# "in Wales, number 01234567, at 12 High Street": what stands before the company's number is no part of its address.
_NUMBERED: Final = re.compile(
    r"\b(?:(?:company|registered|registration)\s)?(?:number|no\.)\s?:?\s?[A-Z]{0,3}\d[\d ./-]{4,18}\d,\s",
    re.IGNORECASE,
)
# Words that lead to an address without being of it.
_LEADING: Final = re.compile(
    r"(?:(?:SC|NI|OC|SO)\d{6}\.|(?:19|20)\d\d\s?[–-]\s?(?:19|20)\d\d\.?|"
    r"of|at|to|in|is|the|both companies|the company|im|am|in der|a|à|au|al|en|el|w|v|na|på|i|στο|στη|στην|"
    r"το|το|τη|την|οδός|οδό|οδού|επί\s(?:της\s)?(?:οδού)?|asukohaga|aadressiga|"
    r"адресу?|по адресу|за адресою|на адрес|(?:zur|zum|für)\s[A-ZÄÖÜ][^\d\n]{3,160}+(?=\n))[\s:]+(?=\S)",
)
_REGIONS: Final = re.compile(
    r"\b(?:г|гр|м|обл|область|області|край|район|р-н|респ|республика|с|пос|судебен|община|co|county|bt|mun|or|mah|"
    r"mahallesi|osb|lieu-dit|loc|località|fraz|c/o|bp|p\.?o\.? box|postfach)\b",
    re.IGNORECASE,
)
_BRITISH: Final = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\b[A-Z]\d[\dW]\s?[0-9A-Z]{4}\b")
_CAPITAL: Final = re.compile(
    r"[^\n€]{0,30}(?:capital|kapital|capitale|kapitał|kapitál|sermaye)[^\n€]{0,40}(?:€|EUR|euros?|CHF|zł|Kč|kr)[.\s,–-]+",
    re.IGNORECASE,
)
_PERSON: Final = re.compile(
    r"(?:Inhaber(?:in)?|Inh\.|Owner|Proprietor|Prop\.|Titolare|Titular|Gérante?|Eigenaar|Indehaver|Innehavare)\b|"
    r"(?:FR|ATU|BE|DE|IT|NL|LU|PL|ES|PT|DK|SE|FI)\s?[\dA-Z]{2}[\d ]{6,12}[\s,–—|·-]"
)
_TELEPHONE: Final = re.compile(r"[^\d]{0,60}\s?(?:\+\d|0\d)[\d\s()/-]{6,}")  # "Customer service 010 555 0102"
_NUMBER: Final = re.compile(
    r"(?:\w+\s){0,3}(?:\w*(?:number|nummer|númer)|no|nr|numéro|número|numero|numer|číslo|номер)[.:]?\s[A-Z]{0,3}\d[\d\s./-]*[A-Z]?",
    re.I,
)
_LONG_NUMBER: Final = re.compile(r"\d{7,}(?!\w)")
# Irish addresses can have no number at all.
_IRISH: Final = re.compile(
    r"[A-Z][\w' ]{3,40}(?:,\s[A-Z][\w' ]{2,30}){1,3},\s(?:Co\.?|County)\s[A-Z][a-z]+(?:,\sIreland)?"
)
_JOINING: Final = re.compile(
    r"\s(?:y|et|and|und|oraz|och|og)\Z|[\s,](?:αρ|αριθ|nr|no|nº|n°|č)\.?\Z|[,–-]\s(?:[^,\n\d]{0,25}:\s)?(?:AG|Amtsgericht|Registergericht)\s[A-ZÄÖÜ][^,\n]{2,30}\Z"
)
CARE_OF: Final = re.compile(r"\bc/o\b|℅|\bcare of\b", re.IGNORECASE)
_BRACKETED_NAME: Final = re.compile(
    r"\s?[(\[]\s?(?:the\s)?(?:[\"“”„«'‘’]|(?:toliau|turpmāk|edaspidi|далее|далі|dalej|dále|ďalej|hierna|hereinafter|"
    r"hereafter|im folgenden|nachfolgend|nachstehend|ci-après|en adelante|in seguito|di seguito|adiante|în continuare|"
    r"a továbbiakban|u daljnjem|u daljem|v nadaljevanju|наричан\w*|εφεξής|bundan)\b)",
    re.IGNORECASE,
)
_OF_THE_COUNTRY: Final = re.compile(
    r",?\s(?:in\s)?the (?:Republic|Kingdom|State|Grand Duchy) of .*", re.DOTALL
)


def postcode_in(text: str, place: int = 0, end: int | None = None) -> re.Match[str] | None:
    """Return the first postcode between ``place`` and ``end`` of ``text``; a year or a count is none."""
    limit = len(text) if end is None else end
    for found in POSTCODE.finditer(text, place, limit):
        if _COUNTED.match(text, found.end(), limit):
            continue
        if _OF_A_LAW.match(text, max(found.end() - _FOUR, place), limit):
            continue
        if _YEAR.fullmatch(found[0]) and not _like_a_postcode(
            text[place : found.start()], text[found.end() : limit]
        ):
            continue
        return found
    return None


def _like_a_postcode(before: str, behind: str) -> bool:
    """Tell whether a number between 1900 and 2099 is a postcode: a house's number before it, a town behind it."""
    if re.match(r"\s[A-Z]{2}(?!\w)", behind):
        return True
    return (
        re.match(r"\s?[^\W\d_]{3}", behind) is not None
        and re.search(r"\d\s?[a-zA-Z]?[,\n]?\s*$", before) is not None
    )


_SEVERAL_PARTS: Final = re.compile(r"[,\n|·•]|\s/\s|\sprzy\s(?:ul|al|pl|os)\.|[a-zçğıöşü]/[A-ZÇİÖŞÜ]")


def is_address(text: str) -> bool:
    """Tell whether ``text`` holds what addresses hold: a postcode, or a street with its number and a town."""
    if _IRISH.fullmatch(text) and STREET.search(text) and not PROSE.search(text):
        return True
    if not _DIGIT.search(text) or not _LETTERS.search(text) or _ON_THE_WEB.search(text):
        return False
    if len(text) > LONGEST or len(text) < 8 or len(text.split()) > 40 or "©" in text or PROSE.search(text):
        return False
    if _TELEPHONE.fullmatch(text) or _LONG_NUMBER.match(text) or _NUMBER.fullmatch(text):
        return False
    street = STREET.search(text)
    if street is None and (
        re.search(r"\d{7}|\d(?:[./-]?\d){8}", text) or (has_form(text) and not CARE_OF.search(text))
    ):
        return False  # companies and their numbers
    if postcode_in(text):
        return True
    if _SEVERAL_PARTS.search(text) is None:
        return in_known_town(text)  # "Torikatu 13 Vaasa"
    return _has_house_number(text) if street is not None else in_known_town(text)


def _has_house_number(text: str) -> bool:
    return any(not _YEAR.fullmatch(found) for found in re.findall(r"\d+", text))


def is_whole(text: str) -> bool:
    """Tell whether ``text`` is an address with its town: a postcode with letters beside it, or several parts."""
    if not is_address(text):
        return False
    found = postcode_in(text)
    rest = text if found is None else text[: found.start()] + text[found.end() :]
    return len(re.findall(r"[^\W\d_]{2,}", rest)) >= 2 or (
        found is not None and bool(re.search(r"[^\W\d_]{3,}", rest))
    )


def trimmed(page: Page, start: int, end: int) -> tuple[int, int] | None:
    """Return ``start`` and ``end`` without the words around an address, None when what is left is none."""
    text = page.text
    end = prose_cut(text, start, end)
    start = _behind_labels(page, start, end)
    start = _behind_lines(text, start, end)
    if (numbered := _NUMBERED.search(text, start, end)) and is_address(text[numbered.end() : end]):
        start = numbered.end()
    start, end = _within_brackets(text, _behind_leading(text, start, end), end)
    start = _behind_leading(text, start, end)
    start, end = _without_signs(text, start, end)
    if joining := _JOINING.search(text, start, end):
        start, end = _without_signs(text, start, joining.start())
    start = _behind_site(page, _town_named_twice(text, start, end), end)
    return (start, end) if end > start and is_address(text[start:end]) else None


def _behind_site(page: Page, start: int, end: int) -> int:
    """Return ``start`` behind a name that the site's host repeats: "Adresse : Tuilerie, 5 rue Haute, 67200 Lys"."""
    part = re.compile(r"[^\d,\n]{3,40},\s").match(page.text, start, end)
    named = (
        part is not None
        and re.sub(r"\W", "", in_latin(part[0])) == page.site.removeprefix("www.").partition(".")[0]
    )
    return part.end() if part and named and is_whole(page.text[part.end() : end]) else start


# "in der Hauswiese 2", on a line of its own: a street.
_STREET_BEGINS: Final = re.compile(
    r"(?:in\sder|an\sder|auf\sdem|im|am)\s[A-ZÄÖÜ][^\d,\n]{2,30}\s\d{1,4}\s?[a-z]?\s*(?:,|\n)"
)


def _behind_leading(text: str, start: int, end: int) -> int:
    if text[start - 1 : start] in ("", "\n") and _STREET_BEGINS.match(text, start, end):
        return start
    while leading := _LEADING.match(text, start, end) or _RESERVED.match(text, start, end):
        start = leading.end()
    return start


# "w Łodzi (90-456 Łódź, ul. Piotrkowska 270)": the town, and then all of it in brackets.
_IN_BRACKETS: Final = re.compile(r"[^\d,()\n]{2,40}\s\(([^()\n]+)\)?\Z")


def _within_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    found = _IN_BRACKETS.match(text[start:end])
    if found is None or not is_whole(found[1]):
        return start, end
    return start + found.start(1), start + found.end(1)


def ends_behind_number(text: str, start: int, point: int) -> bool:
    """Tell whether a sentence ends at ``point``, behind a house's number: "…, ул. Мира, д. 5. Не является офертой"."""
    return (
        text[point - 1].isdigit()
        and re.match(r"\.\s[^\W\d_]\w*\s[^\W\d_a-zа-я]?\w", text[point : point + 30]) is not None
        and text[point + 2].isupper()
        and (
            postcode_in(text, start, point) is not None
            or has_form(text[point : point + 60].partition(",")[0])
        )
        and is_whole(text[start:point])
    )


_MAILBOX: Final = re.compile(r"[,;|·•]?\s[^\s,;|]{1,60}(?:@|\[at\]|\(at\))\S|[,;|·•]?\s(?:https?://|www\.)")


def prose_cut(text: str, start: int, end: int) -> int:
    """Return ``end``, or where the address ends before what goes on behind it."""
    mailbox = _MAILBOX.search(text, start, end)
    if mailbox is not None:
        end = mailbox.start()
    for sign in (PROSE, _BRACKETED_NAME, _OF_THE_COUNTRY):
        found = sign.search(text, start, end)
        if found is not None and (
            postcode_in(text, start, found.start()) or is_whole(text[start : found.start()].rstrip(" ,("))
        ):
            end = found.start()
            comma = text.rfind(",", start, end)
            # "…, Vilnius, duomenys apie bendrovę kaupiami": the clause begins behind the comma.
            if (
                sign is PROSE
                and comma > 0
                and not re.search(r"\d", text[comma:end])
                and country.code_of(text[comma + 1 : end].strip(" .")) is None
                and postcode_in(text, start, comma)
                and is_whole(text[start:comma])
            ):
                end = comma
    end = _clause_cut(text, start, end)
    depth = 0
    for place in range(start, end):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if depth < 0:
            return place
    return end


_SOON: Final = 40  # characters in which a part of an address would have its number
_CLAUSE: Final = re.compile(
    rf",\s(?=[{SMALL}]{{3,}}\s|[{SMALL}]{{2}}\s[^\W\d_]{{3,}}\s|e\sd(?:al?|all[ao]?)[\s’']|[а-яёіїєґ]{{3,}}\s[а-яёіїєґ]+\s?)"
)


def _clause_cut(text: str, start: int, end: int) -> int:
    """Return ``end``, or where a clause goes on behind the address: "…, 82152 Planegg, freuen uns"."""
    for sign in _CLAUSE.finditer(text, start, end):
        comma = text.find(",", sign.end(), end)
        part = text[sign.end() : comma if comma >= 0 else end]
        if re.match("[а-яёіїєґ]", part):
            part = text[sign.end() : end]  # "…, внутригородская территория, ул. Мира, д. 5" goes on
        plain = not re.search(r"\d", part[:_SOON]) and not STREET.search(part) and not _REGIONS.search(part)
        known = postcode_in(text, start, sign.start()) or in_known_town(text[start : sign.start()])
        if plain and known and is_whole(text[start : sign.start()]):
            return sign.start()
    return end


def _behind_labels(page: Page, start: int, end: int) -> int:
    """Return ``start``, or where the address begins behind a label of a number or an address within it."""
    text = page.text
    first = postcode_in(text, start, end)
    limit = first.start() if first else end
    for lexicon in (LABELS, NUMBERS):
        for label in lexicon.scan(text, page.lower, start, limit):
            if label.end - label.start < 3 and lexicon is LABELS:
                continue
            rest = re.compile(r"\s?:?\s+(?=[^\W\d_])").match(text, label.end, end)
            if (
                rest
                and is_whole(text[rest.end() : end])
                and lexicon is LABELS
                and text[label.start].islower()
            ):
                start = rest.end()
    capital = _CAPITAL.match(text, start, end)
    if capital and is_whole(text[capital.end() : end]):
        start = capital.end()
    colon = re.compile(r"[^\d:\n,]{3,40}:(?:\s+|(?=[^\W\d_]))").match(text, start, end)
    if (
        colon
        and not (STREET.search(colon[0]) and " " in colon[0].strip())
        and is_whole(text[colon.end() : end])
    ):
        start = colon.end()
    return start


def _behind_lines(text: str, start: int, end: int) -> int:
    """Return ``start`` behind lines above the street that say something else: a trade, a form, a person."""
    british = _BRITISH.search(text, start, end) is not None
    while True:
        part = _FIRST_PART.match(text, start, end)
        if part and _is_no_part(part[0]) and is_whole(text[part.end() : end]):
            start = part.end()
        line_end = text.find("\n", start, end)
        if line_end < 0:
            return start
        line, rest = text[start:line_end], text[line_end + 1 : end]
        other = has_form(line) and not CARE_OF.search(line)
        if not other:
            if (
                re.search(r"\d", line)
                or STREET.search(line)
                or _REGIONS.search(line)
                or country.code_of(line.strip(" ,."))
                or countries_of_town(line)
            ):
                return start
            found = postcode_in(rest)
            if british or (found is not None and found.start() < 3):
                return start
        if not is_whole(rest):
            return start
        start = line_end + 1


_FIRST_PART: Final = re.compile(r"[^\n,·|•]+?(?:\s?[,·|•]|\s[–—-])\s")
# What a company or a person is, or that nothing may be copied, between a name and its address.
_QUALIFYING: Final = re.compile(
    r"(?:ditta|impresa) individuale|entreprise individuelle|micro-?entreprise|sole trader|einzelunternehmen|"
    r"eenmanszaak|empresario individual|société (?:à responsabilité limitée|anonyme|par actions simplifiée)|"
    r"sociedad limitada|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|"
    r"todos os direitos reservados|tutti i diritti riservati|alle rechten voorbehouden|wszelkie prawa zastrzeżone|"
    r"tüm hakları saklıdır|minden jog fenntartva|με επιφύλαξη παντός δικαιώματος|visas tiesības aizsargātas|"
    r"visos teisės saugomos|sva prava pridržana|vse pravice pridržane|kõik õigused kaitstud|kaikki oikeudet pidätetään|"
    r"alla rättigheter förbehållna|alle rettigheder forbeholdes|всички права запазени|"
    r"все права защищены|всі права захищені|toate drepturile rezervate|všechna práva vyhrazena",
    re.IGNORECASE,
)
_RESERVED: Final = re.compile(rf"(?:{_QUALIFYING.pattern})[\s.,;·|•–—-]+", re.IGNORECASE)
_KIND_OF_COMPANY: Final = re.compile(
    r"(?:société|compagnie|établissement|mutuelle|entreprise\s(?:régie|publique))\s[^\d]*\Z", re.IGNORECASE
)
_COURT: Final = re.compile(
    r"(?:(?:HG|LG|AG|BG|Landesgericht|Handelsgericht|Amtsgericht)\s[A-ZÄÖÜ]|i\.\s?G\.)[^,\d]{0,30},\s"
)
_A_PERSON: Final = re.compile(r"(?:(?:Dr|Prof|Ing|Mag|Dipl|Mr|Mrs|Ms)\.\s)+[A-ZÄÖÜ][\w-]+\s[A-ZÄÖÜ][\w-]+,\s")


def _is_no_part(part: str) -> bool:
    """Tell whether what stands before the first comma is of no address: a company, "sole trader"."""
    if CARE_OF.search(part):
        return False
    if re.search(r"\d{4}", part) and next(NUMBERS.scan(part, part.lower(), 0, len(part)), None) is not None:
        return True
    return (
        has_form(part)
        or _COURT.match(part) is not None
        or _PERSON.match(part) is not None
        or _A_PERSON.match(part) is not None
        or _KIND_OF_COMPANY.match(part) is not None
        or _QUALIFYING.fullmatch(part.strip(" ,.·|•–—-")) is not None
        or (
            part[:1].islower()
            and not re.search(r"\d", part)
            and not STREET.search(part)
            and not _REGIONS.search(part)
        )
    )


def _without_signs(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in " ,;:|·•–—-\n(/":
        end -= 1
    while start < end and text[start] in " ,;:|·•–—-\n./":
        start += 1
    if (
        end > start
        and text[end - 1] == "."
        and (text[end - 2].isdigit() or not is_abbreviated(text[max(start, end - 15) : end - 1]))
    ):
        end -= 1
    if end > start + 1 and text[start] in '("“„«' and text[end - 1] in ')"”“»':
        start, end = start + 1, end - 1
    return start, end


def _town_named_twice(text: str, start: int, end: int) -> int:
    """Return ``start`` behind a town that is named again: "w Poznaniu, ul. Dębowa 15, 60-101 Poznań"."""
    town = re.match(
        r"([^\W\d_][^\d,]{2,30}?)(?:,\sprzy\s|,\s|\sprzy\s|\s(?=ul\.|al\.|os\.)|\saan\s(?:de|het)\s)",
        text[start:end],
    )
    if town is None or STREET.search(town[1]):
        return start  # "Park House, Park Street, …"
    rest = text[start + town.end() : end]
    named = in_latin(town[1])[:4]
    if " " in town[1] and STREET.search(rest) and named not in in_latin(rest):
        named = in_latin(town[1].split()[-1])  # "Fotograf Kraków, 31-231 Kraków, ul. Bociana 4"
    again = postcode_in(rest) is not None and named in in_latin(rest)
    return start + town.end() if again else start
