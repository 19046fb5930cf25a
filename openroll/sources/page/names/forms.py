"""Whether a legal form in a text is a name's end: a name can go on behind it, and a form can be said of somebody."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.identity import number
from openroll.sources.page.lines.lines import Page
from openroll.sources.page.lines.tongue import tongue_of
from openroll.sources.page.words.forms import SHAPES, Shape
from openroll.sources.page.words.given_names import is_named_as_a_person
from openroll.sources.page.words.lexicon import WORD
from openroll.sources.page.words.numbers import LABELS as NUMBERS
from openroll.sources.page.words.numbers import Kind
from openroll.sources.page.words.roles import WORDS

# It begins a sentence.
_IS_INCORPORATED: Final = re.compile(r"Incorporated\s(?:in|under|by|as|on|and|with)\s")
# "eine Schweizer Aktiengesellschaft", "a Delaware Corporation", "een Vereniging van Eigenaren": said of somebody.
_ONE_OF_A_KIND: Final = re.compile(
    r"\b(?:(?:[Aa]n?|eine?r?|une?|una|een|en|ett|et)\s[A-ZÄÖÜ][\w-]+(?:\s[A-Z][\w-]+)?|an?|eine?r?|une?|una|een)\s\Z"
)
# "is a Lawyers Limited Liability Company", "Touring bicycle LIMITED EDITION"
_OF_A_KIND: Final = re.compile(
    r"\s(?:[Ll]iability|[Pp]artnership|LIABILITY|PARTNERSHIP|(?i:editions?|series|stock|time))\b"
)
# "is a UK Limited Company"
_OF_A_PEOPLE: Final = re.compile(r"\b[Aa]n?\s(?:UK|British|English|Irish|Scottish|Welsh)\s\Z")
_INITIALS: Final = 2
_OF_A_PERSON: Final = 4  # words of a name
_ROAD: Final = re.compile(
    r"\x20(?:(?:Road|Rd|Marg|Nagar|Street|Layout|Colony|Cross|Lane|Main|Complex)\b|Avenue(?!\s?\w))"
)
# "the owner of the Website OÜ Larano"
_THING: Final = re.compile(
    r"(?:The\s)?(?:Website|Site|Platform|Shop|Store|App|Service|Portal|Company|Seller|Owner)\s"
)
_CLOSING: Final = ("“", "”", "»", '"')
_LONG_FORM: Final = 8
_ARTICLE: Final = re.compile(r"(?:De|Die|Der|La|Le|The|Il|El)\s")
_FAR: Final = 40
_BEFORE_NAMES: Final = frozenset({"LT"})  # where a form mostly stands before the name
_BALTIC: Final = frozenset({"EE", "LT", "LV"})
_NEXT_NAME: Final = Late(r"\s[„“\"«]?[^\W\d_a-ząčęėįšųūž]")
_SMALL_WORD: Final = re.compile(r"(?:\A|\s)[a-ząčęėįšųūž]{2,}\s\Z")
_SMALL_BEHIND: Final = re.compile(r"\s(?:zur|für|zum|of|for|des|der|de|du|pour|per|para)\s")
# "Blue Kiln Corporation (UK) Limited", "Blue Kiln Corporation UK Ltd"
_FURTHER: Final = re.compile(
    r"(?:\s\([A-Z][\w .]{1,30}\)\s|\s(?:UK|GB|Ireland|Europe|EMEA|Asia|India|Australia|Singapore|International)\s|"
    r"(?:\s(?:&\s)?[A-Z][\w-]+){0,2}?\s|,\s)([A-Z]\w+)"
)
# "KvK 70285888 | Tulp B.V."
_ABROAD: Final = re.compile(
    r"\.?\s\(?(?:UK|Ireland|Europe|EMEA|Asia|India|Malta|Australia|Singapore|International)\)?\s(?:Ltd|Limited|LLP|Pty|Pte|LLC)\b"
)
# "УНП 190000004, регистрация 22.02.2007, Мингорисполком. ООО …": who registered it can stand behind its number.
_NUMBER_FIRST: Final = re.compile(
    r"[^\W\d_][^\d\n|]{0,25}?(\d[\d\s./-]{4,14}\d)(?:\s?[|·•–—]\s?|[.,;]\s(?:[^\n|]{0,90}исполком\w{0,3}[.,]\s)?)"
)
_SHORT_NUMBER: Final = 7  # digits
_LOUD: Final = re.compile(r"(?:\s[A-ZÀ-Þ]{2,}){1,2}\s(?=([^\W\d_]+))")
_LOUD_WORD: Final = re.compile(r"\s[A-Z]{2,}\s[A-Z]{2,}")
# Forms that are words in these languages.
_WORDS_IN: Final = {
    "OG": frozenset({"da", "nb", "nn", "no", "is", "fo"}),
    "AS": frozenset({"en"}),
    "DA": frozenset({"it", "pt", "es"}),
}
_SMALL_WORDS_IN: Final = {"sia": frozenset({"it"})}
_ONLY_IN: Final = {"ev.": "hu"}
_WORD: Final = re.compile(r"\s([^\W\d_]+)")
_OPENING: Final = frozenset(
    {
        "c",
        "copyright",
        "all",
        "rights",
        "reserved",
        "by",
        "the",
        "die",
        "der",
        "la",
        "le",
        "l",
        "entreprise",
        "kontoinhaber",
        "kontoinhaberin",
        "société",
    }
)

_FORMS_IN_LATIN: Final = frozenset(
    {"IP", "SOLE PROPRIETOR", "Sole Proprietor", "Individual Entrepreneur", "INDIVIDUAL ENTREPRENEUR"}
)
# "Ionova Maria Andreevna": as whoever is entered in the east is called in full.
_PATRONYMIC: Final = Late(
    r":?\s[A-Z][\w'’-]+\s[A-Z][\w'’-]+\s[A-Z][\w'’]*(?:[ou]?v(?:na|ych|ich)|[iy]chna|(?:V|v)(?:NA|YCH|ICH)|V(?:NA|YCH|ICH)|ich|ych|ICH|YCH)\b"
)


def is_before_another(text: str, form: str, end: int) -> bool:
    """Tell whether a ``form`` that would stand before a name stands before another, or is a word: "IP address"."""
    trader = form not in _FORMS_IN_LATIN or _PATRONYMIC.match(text, end) is not None
    return not trader or is_before_a_form(text, end)


# "PDF, max. 10 MB", "la tua candidatura e CV": a file's size, and what an applicant sends
_MEASURED: Final = frozenset({"MB", "CV"})
_MEASURE: Final = re.compile(
    r"(?:\s\d{1,3}\s?|(?i:\b(?:e|et|y|i|ed|and|und|oder|or|o|ou|og|och|en|your|il|tuo|tu|su|votre|ton|mon|an?|the|o\steu|seu|deinen?|ihren?|je|uw|dit|din|ditt|swoje|swój))\s)\Z"
)


def is_said_of_somebody(text: str, place: int, form: str) -> bool:
    """Tell whether a ``form`` says what somebody is: "Incorporated in 1999", "a Delaware Corporation"."""
    if form.istitle() and _IS_INCORPORATED.match(text, place):
        return True
    end = place + len(form)
    if len(form) == _INITIALS and form.isupper() and _ROAD.match(text, end):
        return True  # "Swastik Arcade, SC Road"
    if form.capitalize() == "Limited" and (
        _OF_A_KIND.match(text, end) or _OF_A_PEOPLE.search(text, max(place - _FAR, 0), place)
    ):
        return True
    if form in _MEASURED and _MEASURE.search(text, max(place - _FAR, 0), place):
        return True
    if text[end : end + 1] in _CLOSING and is_before_a_form(text, end + 1):
        return True  # „Example SD“ EOOD
    if text[place - 2 : place] in ("l’", "l'"):
        return True  # "marque de l’E.U.R.L. Example"
    return is_one_of_a_kind(text, place, form)


def is_one_of_a_kind(text: str, place: int, form: str) -> bool:
    """Tell whether a long ``form`` stands behind an article that calls it one of many: "een Vereniging"."""
    return len(form) > _LONG_FORM and _ONE_OF_A_KIND.search(text, max(place - _FAR, 0), place) is not None


def is_of_the_next(text: str, begin: int, place: int, end: int, shape: Shape) -> bool:
    """Tell whether a form behind ``begin`` is of the name behind it: "De vzw", "informuojame, kaip MB Pavyzdys"."""
    if shape.weak and _ARTICLE.fullmatch(text, begin, place):
        return True
    if shape.countries <= _BALTIC and _THING.fullmatch(text, begin, place) and _NEXT_NAME.match(text, end):
        return True
    if shape.countries != _BEFORE_NAMES or not _NEXT_NAME.match(text, end):
        return False
    return _SMALL_WORD.search(text, begin, place) is not None


def goes_on_abroad(text: str, end: int) -> bool:
    """Tell whether the name of somebody's company in another country goes on: "Blue Kiln Inc (UK) Limited"."""
    return _ABROAD.match(text, end) is not None


def goes_on(text: str, end: int) -> bool:
    """Tell whether the name goes on behind ``end``: with a small word, or to another form."""
    if _SMALL_BEHIND.match(text, end):
        return True
    further = _FURTHER.match(text, end)
    if further is None:
        return False
    return any(
        pattern.match(text, further.start(1)) is not None for pattern, _ in SHAPES.beginning(further[1])
    )


def goes_on_loudly(text: str, end: int) -> bool:
    """Tell whether a name in capitals goes on behind ``end``, to a form of its own."""
    further = _LOUD.match(text, end)
    return further is not None and any(
        pattern.match(text, further.end()) is not None and not (shape.before or shape.weak)
        for pattern, shape in SHAPES.beginning(further[1])
    )


def is_a_loud_word(page: Page, start: int, place: int, end: int) -> bool:
    """Tell whether a form from ``place`` is a word among capitals, or the name goes on: "FINLAND AS THE FIRST"."""
    form = page.text[place:end]
    if form == "CORPORATION":
        return goes_on_loudly(page.text, end)
    languages = _WORDS_IN.get(form)
    start = max(start, page.lines[page.line_at(place)].start)
    if languages is None or not page.text[start:place].isupper():
        return False
    if form == "OG":  # "and": what is joined stands in the line below, where a heading is broken
        return str(page.language or "").partition("-")[0] in languages
    if form == "DA":  # "INVIA UNA RICHIESTA DA QUI"
        return tongue_of(page) in languages
    return _LOUD_WORD.match(page.text, end) is not None


def is_a_word_there(page: Page, form: str) -> bool:
    """Tell whether ``form`` is a word of the language of ``page``: "che tu sia", which is Latvia's form elsewhere."""
    tongue = tongue_of(page)
    return tongue in _SMALL_WORDS_IN.get(form, ()) or tongue != _ONLY_IN.get(form, tongue)


def is_behind_number(page: Page, start: int, place: int) -> bool:
    """Tell whether good numbers with their labels, and signs, are all that stands between ``start`` and ``place``."""
    begin = start
    while begin < place:
        found = _NUMBER_FIRST.match(page.text, begin, place)
        if found is None or not _is_good(page, found):
            return False
        begin = found.end()
    return begin > start


def _is_good(page: Page, found: re.Match[str]) -> bool:
    """Tell whether what was ``found`` begins with a label, and can be one of the numbers that are called so."""
    mark = next(NUMBERS.scan(page.text, page.lower, *found.span()), None)
    if mark is None or mark.start != found.start():
        return False
    digits = len(re.sub(r"\D", "", found[1]))
    if mark.meaning.kind in (Kind.COMPANY, Kind.VAT):
        return digits >= _SHORT_NUMBER
    mistyped = mark.meaning.kind is Kind.REGISTER and digits > _SHORT_NUMBER
    return mistyped or any(number.read(found[1], register=code) is not None for code in mark.meaning.schemes)


def is_before_a_form(text: str, end: int) -> bool:
    """Tell whether a form stands right behind ``end``: "Housing Association Limited" is of the second."""
    return form_behind(text, end) is not None


_HIGH_WORD: Final = re.compile(r"\s(?:&\s)?[A-ZÀ-Þ][\w&'’-]+(?=\s)")
_MOST_BETWEEN: Final = 3


def goes_on_to_a_form(text: str, end: int) -> bool:
    """Tell whether up to three words with capitals, and then a form, stand behind ``end``: "Trust Insurance Ltd"."""
    for _ in range(_MOST_BETWEEN):
        word = _HIGH_WORD.match(text, end)
        if word is None or "\n" in word[0]:
            return False
        end = word.end()
        if text[end] != "\n" and is_before_a_form(text, end):
            return True
    return False


def form_behind(text: str, end: int) -> int | None:
    """Return where the form ends that stands right behind ``end``, None where none does."""
    word = _WORD.match(text, end)
    if word is None:
        return None
    forms = (
        pattern.match(text, word.start(1))
        for pattern, shape in SHAPES.beginning(word[1])
        if not (shape.before or shape.weak)
    )
    return next((one.end() for one in forms if one), None)


# "Registered in England & Wales | Company No: 12345678 | Blue Kiln Ltd"
_REGISTERED_FIRST: Final = re.compile(r"(?:Registered|Incorporated)\sin\s[A-Z][A-Za-z&,\s]{3,30}\s[|·•–—-]\s")


def opens_line(page: Page, start: int, place: int) -> bool:
    """Tell whether nothing but marks, labels of roles or a person stands between ``start`` of a line and ``place``."""
    if registered := _REGISTERED_FIRST.match(page.text, start, place):
        start = registered.end()
    labels = {
        word
        for mark in WORDS.scan(page.text, page.lower, start, place)
        for word in WORD.findall(page.lower[mark.start : mark.end])
    }
    words = WORD.findall(page.lower[start:place])
    if all(word in labels or word in _OPENING for word in words) or is_behind_number(page, start, place):
        return True
    return 1 < len(words) <= _OF_A_PERSON and is_named_as_a_person(page.text[start:place].strip(" ,·|–—-"))
