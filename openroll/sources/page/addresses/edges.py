"""Where an address really begins and ends among words that stand around it."""

import re
from typing import Final

from openroll.identity import country
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.abbreviations import is_abbreviated
from openroll.sources.page.words.addresses import PROSE, STREET
from openroll.sources.page.words.forms import has_form
from openroll.sources.page.words.latin import SMALL

from .heads import behind_attention
from .shape import is_address, is_whole, postcode_in
from .starts import (
    REGIONS,
    behind_labels,
    behind_leading,
    behind_lines,
    behind_named,
    behind_site,
    behind_town,
)
from .towns import in_known_town

# "in Wales, number 01234567, at 12 High Street": what stands before the company's number is no part of its address.
_NUMBERED: Final = re.compile(
    r"\b(?:(?:company|registered|registration)\s)?(?:number|no\.)\s?:?\s?(?!\d{1,3}-\d{1,4}-\d)"
    r"[A-Z]{0,3}\d[\d ./-]{4,18}\d,\s"
    r"|\bSTIR:?\s\d{9}[,\n]\s?",  # of Uzbekistan
    re.IGNORECASE,
)
# "Plot No. 12/3/44, Vani Nagar": of a house or its ground in India
_OF_A_HOUSE: Final = re.compile(
    r"\b(?:h|d|s|sy|house|plot|door|flat|shop|survey|khasra|gut|gat|office|unit|room|block|ward|gala|municipal)\.?\s?\Z",
    re.IGNORECASE,
)
_ASIDE_BEHIND: Final = re.compile(r"\s\([^()\d\n]{2,30}\)\Z")
_JOINING: Final = re.compile(
    r"\s(?:y|et|and|und|oraz|och|og)\Z|[\s,](?:αρ|αριθ|nr|no|nº|n°|č)\.?\Z|[,–-]\s(?:[^,\n\d]{0,25}:\s)?(?:AG|Amtsgericht|Registergericht)\s[A-ZÄÖÜ][^,\n]{2,30}\Z"
)
_BRACKETED_NAME: Final = re.compile(
    r"\s?[(\[]\s?(?:the\s)?(?:[\"“”„«'‘’]|(?:toliau|turpmāk|edaspidi|далее|далі|dalej|dále|ďalej|hierna|hereinafter|"
    r"hereafter|im folgenden|nachfolgend|nachstehend|ci-après|en adelante|in seguito|di seguito|adiante|în continuare|"
    r"a továbbiakban|u daljnjem|u daljem|v nadaljevanju|наричан\w*|εφεξής|bundan)\b)",
    re.IGNORECASE,
)
_OF_THE_COUNTRY: Final = re.compile(
    r",?\s(?:in\s)?the (?:Republic|Kingdom|State|Grand Duchy) of .*", re.DOTALL
)


def trimmed(page: Page, start: int, end: int) -> tuple[int, int] | None:
    """Return ``start`` and ``end`` without the words around an address, None when what is left is none."""
    text = page.text
    end = prose_cut(text, start, end)
    start = behind_labels(page, behind_attention(text, start, end), end)
    start = behind_attention(text, behind_lines(text, start, end), end)
    start = behind_named(text, start, end)
    numbered = _NUMBERED.search(text, start, end)
    if (
        numbered
        and not _OF_A_HOUSE.search(text, start, numbered.start())
        and is_address(text[numbered.end() : end])
    ):
        start = numbered.end()
    start, end = _within_brackets(text, behind_leading(text, start, end), end)
    start = behind_leading(text, start, end)
    start = behind_letters(text, start, end)
    start, end = _without_signs(text, start, end)
    aside = _ASIDE_BEHIND.search(text, start, end)
    if aside and country.code_of(text[start : aside.start()].rpartition(",")[2].strip()):
        end = aside.start()  # "…, Austin, TX 78701, USA (Americas)"
    if joining := _JOINING.search(text, start, end):
        start, end = _without_signs(text, start, joining.start())
    start = behind_site(page, behind_town(text, start, end), end)
    return (start, end) if end > start and is_address(text[start:end]) else None


# "СУГС „Липа“ – Скопје, ": a school by the letters of its kind, above where it is.
_BY_LETTERS: Final = re.compile(
    r"[^\W\d_a-zа-яіїєґ]{2,6}\s[„“\"«][^„“”\"«»\d\n]{2,50}[“”\"»](?:\s?[–—-]\s?[^\W\d_][^\d,\n]{2,30})?,\s"
)
# "w Łodzi (90-456 Łódź, ul. Piotrkowska 270)": the town, and then all of it in brackets.
_IN_BRACKETS: Final = re.compile(r"[^\d,()\n]{2,40}\s\(([^()\n]+)\)?\Z")


def behind_letters(text: str, start: int, end: int) -> int:
    """Return ``start``, or where the address begins behind the letters of a kind of school, and its name."""
    held = _BY_LETTERS.match(text, start, end)
    return held.end() if held and is_whole(text[held.end() : end]) else start


def _within_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    found = _IN_BRACKETS.match(text[start:end])
    if found is None or not is_whole(found[1]):
        return start, end
    return start + found.start(1), start + found.end(1)


# "Torino, Corso Blu 2. La Partita IVA sarà": with these words sentences begin, and no parts of addresses.
_OPENS: Final = re.compile(
    r"\.\s(?:(?:La|Il|Lo|Gli|Per|El|Los|Para|Les?|Pour|Nous|Toute|The|For|We|Our|You|Za|Pro|Pre|Vi|Voor|Wij|Wir|Für|Die|Der|Das|Ved|Для|По|Мы|Ми|За)\s"
    r"(?:[^\W\d_]+\s){1,3}[^\W\d_A-ZÀ-Þ]{3,}|[^\W\d_]+\s[^\W\d_A-ZÀ-Þ]{2,}\s[^\W\d_A-ZÀ-Þ]{3,}\s[^\W\d_A-ZÀ-Þ]{3,})"
)


def ends_behind_number(text: str, start: int, point: int) -> bool:
    """Tell whether a sentence ends at ``point``, behind a house's number: "…, ул. Мира, д. 5. Не является офертой"."""
    return (
        text[point - 1].isdigit()
        and re.match(r"\.\s[^\W\d_]\w*\s[^\W\d_a-zа-я]?\w", text[point : point + 30]) is not None
        and text[point + 2].isupper()
        and (
            postcode_in(text, start, point) is not None
            or has_form(text[point : point + 60].partition(",")[0])
            or (", " in text[start:point] and _OPENS.match(text, point) is not None)
        )
        and is_whole(text[start:point])
    )


_MAILBOX: Final = re.compile(
    r",\s\d{9,11}(?=\s[a-z])|[,;|·•]?\s[^\s,;|]{1,60}(?:@|\[at\]|\(at\))\S|[,;|·•]?\s(?:https?://|www\.)"
)
# "…, д. 15" above "tulip.example | shop.tulip.example"
_SITE: Final = re.compile(
    r"[,;|·•]?\s(?:[a-z0-9-]{2,}\.){1,2}(?:com|net|org|info|biz|eu|[a-z]{2})(?=\s*(?:[,;|·•\n]|\Z))"
)
# "Savska cesta 31 u potpunosti isključuje …"
_SENTENCE_ON: Final = re.compile(
    rf"(?<=\d)\s(?=[{SMALL}]{{1,14}}\s[{SMALL}]{{4,}}\s[{SMALL}]{{4,}}(?:\s|\Z))"
)
# "…, дом 2 Служба заботы: help@…"
_LABEL_BEFORE: Final = re.compile(r"(?<=\d)[,;|·•]?\s[^\W\d_]{3,}(?:\s[^\W\d_]+){0,3}:\Z")
# What goes on behind an address, each with what has to be in it.
_GOING_ON: Final = (
    (PROSE, ("",)),
    (_SENTENCE_ON, ("",)),
    (_SITE, (".",)),
    (_BRACKETED_NAME, ("(", "[")),
    (_OF_THE_COUNTRY, ("the ",)),
)


def prose_cut(text: str, start: int, end: int) -> int:
    """Return ``end``, or where the address ends before what goes on behind it."""
    part = text[start:end]
    mailbox = _MAILBOX.search(text, start, end)
    if mailbox is not None:
        end = mailbox.start()
        label = _LABEL_BEFORE.search(text, start, end)
        end = label.start() if label and is_whole(text[start : label.start()]) else end
    for sign, needed in _GOING_ON:
        found = sign.search(text, start, end) if any(map(part.__contains__, needed)) else None
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
    if ")" not in part:
        return end
    depth = 0
    for place in range(start, end):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if depth < 0:
            return place
    return end


_SOON: Final = 40  # characters in which a part of an address would have its number
_FIRST: Final = 20  # in which it would say that it is a street
_CLAUSE: Final = re.compile(
    rf",\s(?=[{SMALL}]{{3,}}(?:-[{SMALL}]{{2}})?\s|[sm]['’][{SMALL}]{{3,}}\s|[{SMALL}]{{2}}\s[^\W\d_]{{3,}}\s|e\sd(?:al?|all[ao]?)[\s’']|[а-яёіїєґ]{{3,}}\s[а-яёіїєґ]+\s?)"
)


def _clause_cut(text: str, start: int, end: int) -> int:
    """Return ``end``, or where a clause goes on behind the address: "…, 82152 Planegg, freuen uns"."""
    for sign in _CLAUSE.finditer(text, start, end):
        comma = text.find(",", sign.end(), end)
        part = text[sign.end() : comma if comma >= 0 else end]
        if re.match("[а-яёіїєґ]", part):
            part = text[sign.end() : end]  # "…, внутригородская территория, ул. Мира, д. 5" goes on
        plain = not re.search(r"\d", part[:_SOON]) and not STREET.search(part[:_FIRST])
        plain = plain and not REGIONS.search(part)
        known = postcode_in(text, start, sign.start()) or in_known_town(text[start : sign.start()])
        if plain and known and is_whole(text[start : sign.start()]):
            return sign.start()
    return end


_QUOTES: Final = frozenset("\"'“”„«»‘’`")
_CLOSING: Final = ("'", '"', "”", "’", "`")


def _without_signs(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in " ,;:|·•–—-\n(/":
        end -= 1
    while start < end and text[start] in " ,;:՝|·•–—-\n./":
        start += 1
    if (
        end > start
        and text[end - 1] == "."
        and (text[end - 2].isdigit() or not is_abbreviated(text[max(start, end - 15) : end - 1]))
    ):
        end -= 1
    while (
        end > start
        and text[end - 1] in _CLOSING
        and not any(sign in _QUOTES for sign in text[start : end - 1])
    ):
        end -= 1 + (text[end - 2] == ".")  # "…, Cardiff CF23 8RD.'": the end of what is quoted
    if end > start + 1 and text[start] in '(["“„«' and text[end - 1] in ')]"”“»':
        start, end = start + 1, end - 1
    return start, end
