"""What stands behind an address on its line and is none of it: a department, hours, a person, how to come there."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.identity import country
from openroll.sources.page.words.addresses import KINDS_OF_PLACES, STREET
from openroll.sources.page.words.given_names import is_named_as_a_person
from openroll.sources.page.words.latin import is_small
from openroll.sources.page.words.lexicon import as_pattern, read_table

from .opening_hours import tells_hours
from .parts import QUARTER, part_label
from .shape import is_whole, postcode_in
from .towns import ends_with_town

_FIELDS: Final = "|".join(
    as_pattern(phrase) for key, phrase in read_table("address_ends.tsv") if key == "field"
)
_FIELD: Final = Late(rf"(?:,|\s[·•|–—-])?\s(?:{_FIELDS})(?![\w’'-]|\s\d{{1,3}}(?![\d-]))", re.IGNORECASE)
_SIGN: Final = re.compile(r"(?:,|\s[·•|–—-])?\s(?=[^\W\d_])")
_PART: Final = re.compile(r"(?:,|\s[·•|–—-])\s([^\W\d_](?:(?!\s-\s)[^,·•|–—\d\n]){3,40})\Z")
# "…, Norwich NR1 1AA, Nearest tube: Old Street"
_WITH_COLON: Final = re.compile(r"(?:,|\s[·•|–—-])\s([^\W\d_]{4}[^,:;\d\n]{0,30}):\s")
# "28007 Madrid, Provincia: Madrid"
_LABEL_OF_PART: Final = re.compile(
    r"provin|region|regi[oó]n|state|county|countr|distri|pin|zip|post|kod|land|pa[eéi]s|pays|țar|stát|št[aá]t|ország|kraj|"
    r"okres|jude|woj|gmina|stran|країн|облас|район|ülke|ilçe|şehir|riik|valst|šalis|maa\Z|χώρα|νομ",
    re.IGNORECASE,
)
_SMALL_LAST: Final = re.compile(r"\s([^\W\d_][^\W\d_-]+(?:-[^\W\d_]+)?)[.!]?\Z")
_OF_PLACES: Final = Late(
    rf"\b(?:{KINDS_OF_PLACES}|woj|województwo|pow|gm|okr|okres|kraj|jud|mun|dep|prov|bezirk|landkreis|kreis|kommune|fylke|épület|emelet|torony|"
    r"lépcsőház|földszint|ajtó|floor|étage|etage|stock|piano|planta|piętro|parter|patro|poschodie|этаж|поверх|etaj|kat|korrus|"
    r"kerros|sal|hæð|kat[aı]?|aukštas|stāvs|όροφος)\b",
    re.IGNORECASE,
)
_LAST_WORDS: Final = re.compile(
    r"\s([^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)?(?:\s(?:de|van|von|der|den|di|da|del|della|dos|le|la)){0,2}\s[^\W\d_a-z][^\W\d_]+(?:[-'’][^\W\d_]+)?)\Z"
)
# "98000 Monte Carlo", "5900 Villa María"
_BEFORE_A_SAINT: Final = re.compile(
    r"(?:\A|\W)(?:san|santa|santo|são|sao|saint|sainte|st|sankt|sint|szent|vila|villa|ville|puerto|port|porto|monte|mont|mount|ciudad|cité|colonia|fort|prince|"
    r"princess|lake|new|the|general|presidente|doctor|don|pedro|rua|via|calle|rue|dr)\.?\Z",
    re.IGNORECASE,
)
# ", IHK-Nr. 123456", ", what3words ///filled.count.soap": some other register's number, or a sign of the place.
_NUMBERED: Final = re.compile(
    r"(?:,|\n|\s[·•|–—-])\s?([^\W\d_][^,;\d\n]{2,40}?[\s.:#№-]{1,3})(?:[A-Z]{1,3}[\s-]?)?\d{5,}[\w/-]*\s*\Z|,\s?what3words\b.*\Z"
)
# "50667 Köln und Nebenweg 3, 53111 Bonn": two addresses
_SECOND: Final = re.compile(
    r",?\s(?:/|und|sowie|and|et|y|e|en|i|oraz|a|og|och|ja|și|és|и|та|i|και)\s(?=(?:[^\W\d_a-z]|\d|via|rue|calle|ul))"
)
_BOXES: Final = re.compile(
    r"box|bag|postfach|apartado|casilla|casella|boîte|\b[BCP]\.?\s?[POS]\b|skr|schr|cedex|zip|post|pin\b|а/я|suite|unit|room|office|plot|"
    r"\b[A-Z]{2}\b|\b[A-Z]-\Z|building|block|zone|tower|makani|kod|cap\b|code|koodi|index|индекс|індекс",
    re.IGNORECASE,
)
_LETTER: Final = re.compile(r"[^\W\d_]{2}")
_LETTERS_LAST: Final = re.compile(r"[^\W\d_]{2}\.?,?\s*[–-]?\s*\Z")  # a town, right before its postcode
_LONGEST_NAME: Final = 50  # characters
_DIGITS: Final = re.compile(r"\d")


def before_fields(text: str, start: int, end: int) -> int:
    """Return ``end``, or where the address ends before another field of its line: "…, 24109 Kiel, Werkstatt"."""
    for found in _FIELD.finditer(text, start, end):
        coded = postcode_in(text, start, found.start()) or not postcode_in(text, found.end(), end)
        if coded and _is_over(text[start : found.start()]):
            return found.start()
    if "-" in text[start:end] or "–" in text[start:end]:
        for sign in _SIGN.finditer(text, start, end):
            if tells_hours(text[sign.end() : end]) and _is_over(text[start : sign.start()]):
                return sign.start()
    for told in _WITH_COLON.finditer(text, start, end) if ":" in text[start:end] else ():
        own = STREET.search(told[1]) or _LABEL_OF_PART.search(told[1]) or part_label(f"{told[1]}: ")
        if not own and _is_over(text[start : told.start()]):
            return told.start()
    if numbered := _NUMBERED.search(text, start, end):
        words = numbered[1] or ""
        placed = bool(STREET.search(words) or _BOXES.search(words) or part_label(f"{words.strip()}: "))
        if not placed and _is_coded(text[start : numbered.start()]):
            return numbered.start()
    for second in _SECOND.finditer(text, start, end):
        if _is_coded(text[second.end() : end]) and _is_coded(text[start : second.start()]):
            return second.start()
    last = _PART.search(text, start, end)
    another = last is not None and (is_named_as_a_person(last[1]) or _runs_small(last[1]))
    if last is not None and another and _is_over(text[start : last.start()]):
        return last.start()
    return _before_person(text, start, end)


def _before_person(text: str, start: int, end: int) -> int:
    """Return ``end``, or where a person's name begins right behind the town: "24109 Kiel Anna Lis"."""
    last = _LAST_WORDS.search(text, max(start, end - _LONGEST_NAME), end)
    if last is None or not is_named_as_a_person(last[1]) or ends_with_town(text[start:end]):
        return end
    place = country.code_of(last[1]) or country.code_of(last[1].rpartition(" ")[2])
    before = text[start : last.start()]
    return end if place or _BEFORE_A_SAINT.search(before) or not _is_over(before) else last.start()


def _runs_small(part: str) -> bool:
    """Tell whether a ``part`` ends as a sentence and no place does: "Sur rendez-vous", "Po domluvě"."""
    small = _SMALL_LAST.search(part)
    if small is None or not is_small(small[1][0]):
        return False
    return not _OF_PLACES.search(part) and not QUARTER.match(part) and country.code_of(part) is None


def _is_coded(text: str) -> bool:
    """Tell whether ``text`` is an address with its postcode and all that it needs."""
    return postcode_in(text) is not None and _is_over(text)


def _is_over(text: str) -> bool:
    """Tell whether ``text`` is an address with its town and the number of a house: no more is of it."""
    code = postcode_in(text)
    if code is None:
        return ends_with_town(text) and is_whole(text)
    rest = f"{text[: code.start()]} {text[code.end() :]}"
    towned = _LETTER.search(text, code.end()) or _LETTERS_LAST.search(text[: code.start()])
    return towned is not None and _DIGITS.search(rest) is not None and is_whole(text)
