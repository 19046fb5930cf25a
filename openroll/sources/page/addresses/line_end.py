"""Where an address ends on its own line: at a label, with its sentence, before a telephone or what is said on."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.links import LINK_WORDS
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.abbreviations import is_abbreviated
from openroll.sources.page.words.addresses import ENDING, LABELS, STREET
from openroll.sources.page.words.numbers import LABELS as NUMBERS

from .edges import ends_behind_number, prose_cut
from .parts import cut_behind_parts
from .shape import is_address, is_before_british_code, is_whole, postcode_in
from .stops import really_ends

_SENTENCE_END: Final = re.compile(
    # "буд. 3.Ми маємо право": without a space before the next sentence
    r"[.;](?=\s|$)|(?<=\d)\.(?=[A-ZÀ-ÞА-ЯЁІЇЄ][a-zà-ÿа-яёіїє]*\s[a-zà-ÿа-яёіїє]{2,}\s[a-zà-ÿа-яёіїє]{2,})|\s[|]\s|\s/\s(?=[A-ZÀ-ÞČŠŽĆĐ][a-zà-ÿčšžćđ]+\s[a-zà-ÿčšžćđ])|\s(?=[(\[](?!(?:(?:[^()\d\"“”„«'‘]{3,14}\s)?(?:\d{5}(?:\s[^\W\d_a-z][^()\d\"“”]{2,40})?|\d\d-\d{3}|\d{3}\s\d\d)|[^()\d\"“”„«'‘]{2,30}(?:\s\d{1,2}(?=\),))?|(?:[Ss]uite|[Uu]nit|[Oo]ffice|[Rr]oom|[Ff]loor|[Ll]evel|[Ff]lat|[Bb]lock|[Pp]lot|[Ss]hop)\s(?:no\.?\s)?[\w/-]{1,6}|[EWNS])[)\]]))|\s[–—]\s(?=[A-Z][a-z]+\s[a-z])(?![^.;:\n\d]{3,50}\s[–—]\s\d{5}\s)"
)
# "…, 10410 Gorica. Za sva pitanja": streets begin with these, too, and go on with a capital.
_SENTENCE_NEXT: Final = re.compile(
    r"\s(?:Za|Na|U|V|Ve|K|Ke|Pod|Nad|Pri|Při|Do|Od|Am|Im|An|In)\s[a-zà-ž]{2,}\s[a-zà-ž]{3,}"
)
_DISTRICT: Final = re.compile(r"\s(?:р-н|район|ж\.?\s?к|кв\.|бл\.|общ\.|обл\.|гр\.)", re.IGNORECASE)
_TOWN_NEXT: Final = re.compile(
    r"\s(?:[A-Z]{1,3}[\s-])?(?:\d{4,6}|\d{3}\s\d\d|\d\d-\d{3}|\d{4}\s?[A-Z]{2})\s[^\W\d_a-z]"
)  # "Talstr. 5; 79110 Freiburg"
_FLOOR: Final = re.compile(
    r"\s(?:[A-Z]\.?\s|[IVX]+\.\s|\d+\.\s)?(?:[Ee]m|emelet|[Ff]szt?|[Ff]öldszint|ép|épület|lph|ajtó|torony|krs|kerros|sal|tv|th|mf|etg|etage|Etage|Stock)\b|\s\d{1,3},\s\d{4}\s|\s(?i:sk|sok|cd|cad|cadde|sokak)\b|\s(?:[IVX]+|\d+)\s?/\s?\d+\b"
)  # "utca 42. fszt. 1.", "3013. Sk.", "7, 15. 3, 9000 Aalborg"
# "65122 Pescara (PE) Operativa – Via Sava 2": behind the letters of its province a town of Italy is over.
_PROVINCE_LAST: Final = re.compile(r"(?<!\d)\d{5},?\s[^\d\n(),]{2,40}\s\([A-Z]{2}\)(?=\s(?!Ital)[A-Z][a-z])")
# "London. E1W 1AW", "n. 23. 4200-238 Porto"
_POSTCODE_NEXT: Final = re.compile(
    r"\s(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|(\d{4}-\d{3}|\d{2}-\d{3}|\d{3}\s\d{2}|[A-Z]{1,2}-\d{4,5}|\d{5})\s[^\W\d_a-z]"
    r"[^\W\d_]+(?:[\s-][^\W\d_a-z][^\W\d_]+){0,2}\s?(?:[,.;(|\n]|\Z))"
)
# "…, Reigate, RH2 7JE · Fully insured"
_CODE_APART: Final = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}(?=\s[·•]\s(?!U\.?K|United|England|Scotland|Wales|Great|G\.?B|Northern))"
)
# "T +41 44 555 01 02": a letter that stands for telephone, mobile or fax.
CALLING: Final = re.compile(
    r"(?:[TPMFtpmf]|[Tt]e?l|[Tt]él|[Ff]on|[Ff]ax|[Mm]ob)[.:]{0,2}\s?\(?(?:\+\d|0\d)[\d\s()./–-]{5,}"
)
_CALLING_BEHIND: Final = re.compile(rf"[,;|·•–—-]?\s(?={CALLING.pattern})")
# ", 0431 123456", ", 8 (383) 123-45-67" as parts of their own, and behind a postcode ", 61 123 45 67"
_PHONE: Final = re.compile(
    r"(?:,|\s[|·•–—-])\s(?=(?:\+|\(?0|8\s?\(|\(\d)(?:[\s()/.–-]*\d){6,14}\s*(?:[,;|·•\n]|\Z))"
    r"|(?:,|\s[|·•–—-])\s(?=(?=(?:\s?\d){7,10}\s*(?:[,;|·•\n]|\Z))\d{1,4}(?:\s\d{1,4}){1,5})"
)
_LABEL_BEHIND: Final = re.compile(r",?\s(?=[A-Z][a-z]{2,15}:\s)")  # "Singapore 573970 Apps: Apache 2.0"
_BEFORE_COURT: Final = re.compile(
    r"[,;]?\s\d{3}[\s.]?\d{3}[\s.]?\d{3}(?=\s(?:R\.?\s?C\.?\s?S\b|\Z))"
)  # "892 923 277 RCS Lyon"
_PLUS: Final = re.compile(r"[,;|·•–—-]?\s(?=\+\d[\d\s()-]{6})")
# "11595 Jerez, España — incluida su sociedad", "8 Mill Lane, Leeds, and the customer"
_SAID_ON: Final = Late(
    r"\s[—–]\s(?=[a-zà-ÿ]{3,}\s[a-zà-ÿ]{2,}\s)|,\s(?:and|und|et|y|e|i|a|en|og|och|ja|și|és|και|и|та)\s(?=[^\W\d_A-ZÀ-Þ][^\W\d_]*(?:[\s'’.,;]|\Z))"
)

_BRITISH_CODE: Final = re.compile(r"\s[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\Z")
# "…, 8000 Aarhus C.": the letter is the town's, the point the sentence's
_QUARTER: Final = re.compile(r"(?<!\d)\d{4}\s[A-ZÆØÅ][a-zæøå]{3,}\s[A-ZØ]{1,2}\.\Z")
_FAR_TOWN: Final = 30
_QUOTE: Final = re.compile('["“”„«»‘`]')
_QUOTE_CLOSED: Final = re.compile(r"\.[\"”»’'`]+\Z")  # "…, Drogheda, Co. Louth.\"": the end of what is quoted


def end_in_line(page: Page, place: int, limit: int) -> int:
    """Return where the address that begins at ``place`` ends on its line, which ends at ``limit``."""
    known = page.looked.ends
    if (place, limit) not in known:
        known[place, limit] = _end_between(page, place, limit)
    return known[place, limit]


def _end_between(page: Page, place: int, limit: int) -> int:
    text = page.text
    limit = _before_item(text, page.lines[page.line_at(place)].start, place, limit)
    stop = _before_labels(page, place, _in_brackets(text, place, limit))
    stop = _with_sentence(text, place, stop)
    stop = _before_links(page, place, _before_calling(text, place, stop))
    stop = _before_what_follows(text, place, stop, limit)
    stop = cut_behind_parts(text, place, prose_cut(text, place, stop))
    while stop > place and text[stop - 1] in " ,;:|·•–—-(\n/":
        stop -= 1
    if (quoted := _QUOTE_CLOSED.search(text, place, stop)) and not _QUOTE.search(text, place, quoted.start()):
        stop = quoted.start()
    if _QUARTER.search(text, max(place, stop - _FAR_TOWN), stop):
        stop -= 1
    # "21000 Split I OIB: …": a letter for the sign
    led = text.endswith(" I", place, stop) and NUMBERS.at(text, page.lower, stop + 1, limit)
    return stop - 2 if led else stop


def _in_brackets(text: str, place: int, limit: int) -> int:
    """Return ``limit``, or where a bracket around the address closes or a copyright is claimed."""
    closing = text.find("]", place, limit)
    stop = limit if closing < 0 or text.find("[", place, closing) >= 0 else closing
    claim = text.find(" ©", place, stop)
    return stop if claim < 0 else claim


# "2. Седалище: …, бул. „Липа“ 45 3. Данни за …": items of a list in one line
_ITEM: Final = re.compile(r"\s(\d{1,2})([.)])\s(?=[^\W\d_a-zà-ž])")


def _before_item(text: str, line: int, place: int, limit: int) -> int:
    """Return ``limit``, or where the next item of a list begins that is numbered within one ``line``."""
    for item in _ITEM.finditer(text, place, limit):
        last = re.escape(f"{int(item[1]) - 1}{item[2]} ")
        if re.search(rf"(?<!\d){last}(?=[^\W\d_a-zà-ž])", text[line:place]):
            return item.start()
    return limit


def _before_labels(page: Page, place: int, stop: int) -> int:
    """Return ``stop``, or where words begin that end an address: of numbers, of mailboxes, of another address."""
    for lexicon in (NUMBERS, ENDING, LABELS):
        for one in lexicon.scan(page.text, page.lower, place, stop):
            if really_ends(page.text, place, one.start, one.end):
                stop = one.start
                break
    return stop


def _with_sentence(text: str, place: int, stop: int) -> int:
    """Return ``stop``, or the first sign before it with which the address ends."""
    for sign in _SENTENCE_END.finditer(text, place, stop):
        if not _goes_on_behind(text, place, sign):
            return sign.start()
    return stop


def _goes_on_behind(text: str, place: int, sign: re.Match[str]) -> bool:
    """Tell whether the address that begins at ``place`` goes on behind a ``sign`` that ends sentences or parts."""
    if sign[0] == ".":
        return _goes_on_behind_point(text, place, sign)
    if sign[0] == ";":
        street = STREET.match(text, sign.end() + 1) or _DISTRICT.match(text, sign.end())
        town = _TOWN_NEXT.match(text, sign.end()) and not postcode_in(text, place, sign.start())
        return bool(street or town)
    if sign[0].strip() in ("|", "/"):
        if is_before_british_code(text, place, sign.end()):
            return True  # "5300 Lakeside | Cheadle | Cheshire SK8 3GP": no postcode
        return not (postcode_in(text, place, sign.start()) and is_whole(text[place : sign.start()]))
    return not sign[0].strip() and not is_address(text[place : sign.start()])


def _goes_on_behind_point(text: str, place: int, sign: re.Match[str]) -> bool:
    if _BRITISH_CODE.search(text, place, sign.start()):
        return False  # "…, Berkshire SL6 4UB. Place of registration: England"
    apart = not text[sign.end() : sign.end() + 1].isalpha()
    if apart and is_abbreviated(text[max(place, sign.start() - 14) : sign.start()]):
        behind_number = ends_behind_number(text, place, sign.start())
        return not behind_number or STREET.match(text, sign.end() + 1) is not None
    if _FLOOR.match(text, sign.end()) or _is_before_code(text, place, sign.start()):
        return True
    if not is_address(text[place : sign.start()]):
        return True
    return bool(STREET.match(text, sign.end() + 1)) and not _SENTENCE_NEXT.match(text, sign.end())


def _is_before_code(text: str, place: int, point: int) -> bool:
    """Tell whether the postcode of the address at ``place`` stands behind the ``point``."""
    match = _POSTCODE_NEXT.match(text, point + 1)
    return match is not None and not (match[1] and postcode_in(text, place, point))


def _before_calling(text: str, place: int, stop: int) -> int:
    """Return ``stop``, or where a British postcode is followed by something else, or a telephone begins."""
    if apart := _CODE_APART.search(text, place, stop):
        stop = apart.end()
    calling = _CALLING_BEHIND.search(text, place, stop)
    return calling.start() if calling else stop


def _before_links(page: Page, place: int, stop: int) -> int:
    """Return ``stop``, or where the words of a link begin: "5 Mill Lane, Leeds LS1 4AB Privacy Policy"."""
    text = page.text
    for link in LINK_WORDS.scan(text, page.lower, place, stop):
        begins = text[link.start - 1] == " " and text[link.start].isupper()
        if begins and postcode_in(text, place, link.start):
            return link.start
    return stop


def _before_what_follows(text: str, place: int, stop: int, limit: int) -> int:
    """Return ``stop``, or where a court, a label, a sentence or a number to call begins, or a province ends."""
    if number := _BEFORE_COURT.search(text, place, stop):
        stop = number.start()
    if (label := _LABEL_BEHIND.search(text, place, stop)) and postcode_in(text, place, label.start()):
        stop = label.start()
    if (said := _SAID_ON.search(text, place, stop)) and is_address(text[place : said.start()]):
        stop = said.start()
    for phone in (_PLUS, _PHONE):
        found = phone.search(text, place, limit)
        if found and found.start() < stop and is_address(text[place : found.start()]):
            stop = found.start()
    province = _PROVINCE_LAST.search(text, place, stop)
    return province.end() if province else stop
