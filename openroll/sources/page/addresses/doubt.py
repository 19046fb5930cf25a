"""Whether what was found as an address is stated: other words in it, or a part that is missing, make it doubtful.

Where an address begins and ends is decided by many rules, each for what some pages write. What none of them knows shows
in the shape: an address is a few parts of names and short numbers, in which no sentence runs on. Right or silent.
"""

import re
from typing import Final

from openroll.core.late import Late
from openroll.identity import country
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.abbreviations import is_abbreviated
from openroll.sources.page.words.addresses import GRID, KINDS_OF_PLACES, LABELS, STREET
from openroll.sources.page.words.forms import form_ends, has_form
from openroll.sources.page.words.given_names import is_named_as_a_person, is_written_last
from openroll.sources.page.words.latin import is_small
from openroll.sources.page.words.lexicon import read_table
from openroll.sources.page.words.name_words import JOINING
from openroll.sources.page.words.reasons import ADDRESS_CUT, NO_ADDRESS

from .below import lacks_town
from .country import NORTHERN, OF_A_COUNTY
from .parts import QUARTER, one_line
from .shape import CARE_OF
from .street_above import ONLY_TOWN

_MOST_DIGITS: Final = 14
_MOST_TOGETHER: Final = 9  # digits
_MOST_SMALL: Final = 2  # words in small letters, one behind another
_LONGEST_STREET: Final = 60  # characters of a line above or below a town
_INDIAN_TOWN: Final = re.compile(r"[A-Z]\w+(?:\s[A-Z]\w+)?\s?[,–-]\s?\d{6}")  # below "Vetale, Taluka Khed"
_LOOKED_AT: Final = 14  # characters before a point that can be an abbreviation's
_BEHIND: Final = 8
_MOST_PARTS: Final = 3  # of an address that names its town twice
_LONG_WORD: Final = 6
_NUMBER: Final = re.compile(r"\d(?:[\d ]*\d)?")
_NUMBER_FIRST: Final = re.compile(r"\(?\d(?:[ .()-]{0,2}\d){6,},\s")  # "932 323 656, Lindeveien 4": above it
_MARKED: Final = re.compile(
    r"\s[>»]\s|\*|\A\d+, \d+, |\((?:SC|NI|OC)\d{6}\)|\b[Ll]icen[cs]e\s(?:[Nn]o\.?\s|[Nn]umber\s)?\d"
)  # where a page leads, what a form asks for, what is counted
# "Opgericht 2026", "Founded in 2011": since when somebody has been there, and no street.
_BEGUN: Final = re.compile(
    r"(?:founded|established|est\.?|since|gegründet|gründung|seit|fond[ée]{1,2}s?|créée?|depuis|fundad[ao]|desde|fondat[ao]|dal|opgericht|sinds|"
    r"założon[aoy]|od|grundlagt|stiftet|grunnlagt|siden|grundat|sedan|perustettu|založen[ao]?|založené|alapítva|înființat[aă]?|fondat[aă]?|osnovan[ao]?|"
    r"основан[ао]?|заснован[ао]?|оснований|įkurta|nuo|dibināt[as]|kopš|asutatud|alates|kuruluş|stofnað|ιδρύθηκε)"
    r"(?:\s(?:in|im|en|nel|i|w|roku|år|dne|în|год|году|року))?\s(?:18|19|20)\d\d(?!\d)",
    re.IGNORECASE,
)
# "…, 75009 Paris, le 12 mai 2026", "…, 24109 Kiel, vom 3. bis 5": when something is on there; and a stand at a fair.
_WHEN: Final = Late(
    r"(?:[,(]|\s[–—-])\s(?:[^\W\d_]+\.?,?\s){0,3}"
    r"(?:\d{1,2}(?:st|nd|rd|th|\.|º)?\s(?:de\s|d['’])?[^\W\d_]{3,12}\.?(?:\sde)?\s20[1-4]\d|\d{1,2}[./]\s?\d{1,2}[./]\s?20[1-4]\d)(?!\d|\s[^\W\d_a-zà-ÿ])"
    r"|,\s(?:from|vom|van|dal|del|du|od|von|fra|från)\s(?:the\s)?\d{1,2}\.?\s(?:to|bis|au|al|do|tot|til|till|a)\s\d{1,2}(?!\d)"
    r"|\b(?:Stand|Booth|Stoisko|Stánek|Stánok)\s(?:nr\.?\s|no\.?\s)?[A-Z]?\d"
)
# Behind a postcode of the United States, and the streets of a grid there.
_OF_A_BLOCK: Final = re.compile(rf"(?<=(?<!\d)\d{{5}})-\d{{4}}(?!\d)|{GRID}", re.IGNORECASE)
_COLON: Final = re.compile(r"([^\W\d_]*)\.?\s?:(?!(?<=S:)t[ae]?\s)")  # "S:t Eriksgatan" is a saint's
# "Örnek Cad. No: 5, İç Kapı No: 20", "бл: 7": what parts of an address are counted by.
_COUNTED_BY: Final = (
    "pin pincode "
    "no nr n k kapı kat daire d ap apt bl blok et sc sk bp cp cep cap postbus postfach apdo бл вх ет ап кв оф д к п "
    "em emelet fszt fsz ajtó ép lph lh этаж эт пом офис корп стр буд офіс під lok etaj scara ulaz sprat stan"
)
_COUNTED: Final = frozenset(_COUNTED_BY.split())
_ON_THE_WEB: Final = re.compile(r"\w\.[a-z]{2,6}/|\w@\w")
# A label that goes on with the value: "AdresseHauptstraße".
_GLUED: Final = re.compile(r"([^\W\d_]+?[^\W\d_A-ZÀ-Þ])(?=[A-ZÀ-Þ][^\W\d_])")
_AUTONOMOUS: Final = re.compile(r"(?:\w+ский|Югра)\sАО(?!\w)")  # a region of Russia
# "3411 MB Lopik": the letters are no company's form.
_DUTCH_CODE: Final = re.compile(r"\b\d{4}\s?[A-Z]{2}(?=,?\s[A-Z'’])")
# "'t Hof 3": small letters with an apostrophe, the sign as it may be typed
_DUTCH_FIRST: Final = re.compile(r"['’‘`][tsn][\s-]")
_FIRST: Final = re.compile(r"[#\"“„«'(]?(?P<word>[^\W\d_][^\s\d,.;:]*\.?)?(?=[\w#\"“„«'(.,\s-])")
# Words in small letters with which an address can begin.
_BEGINNING: Final = Late(
    r"(?:c/o|via|viale|piazza|piazzale|corso|largo|strada|vicolo|località|loc|fraz|localitatea|municipiul|mun|jud|comuna|com|satul|sat|str|"
    r"calle|avenida|avda|plaza|paseo|rua|praça|rue|avenue|av|place|chemin|bd|boulevard|allée|quai|route|"
    r"ul|ulica|ulice|al|aleja|pl|plac|os|osiedle|nám|náměstí|tř|třída|"
    r"г|гр|м|с|пос|дер|бул|ул|улица|улиця|вул|вулиця|пр|просп|проспект|пер|переулок|пл|площадь|площа|ж|жк|кв|обл|р-н|наб|шоссе|"
    r"d|st|dr|den|de|da|do|le|la|les|el|het|'t|van|von|di|del|della|am|an|auf|im|in|zum|zur|op|aan|"
    r"s/n|bus|p|po|bp|cs|km|no|nr|unit|suite|ste|floor|room|level|flat|lot)\.?",
    re.IGNORECASE,
)
_LAST: Final = re.compile(r"(?<![\w.-])([^\W\d_]+)([.]?)\)?\Z")
_FLOORS: Final = (
    "hrsz földszint emelet épület torony lépcsőház ajtó etage étage piano planta piętro patro poschodie "
    "этаж поверх etaj"
)
_ENDING: Final = frozenset([*_FLOORS.split(), "voivodeship", *KINDS_OF_PLACES.split("|")])
# "4265 Bohinjsko jezero", "831 04 Bratislava-Nové mesto": a town
_TWO_WORDS: Final = re.compile(r"\d\s[^\W\d_a-zà-ž][^\W\d_]+(?:-[^\W\d_]+)?\s[^\W\d_]+\Z")
# "2204 Miklavž na Dravskem polju": a town whose name ends with a small word.
_TOWN_ON: Final = Late(
    r"\d\s[^\W\d_a-zà-ž][^\W\d_]+(?:\s[^\W\d_]+)?\s(?:na|nad|pod|pri|v|u|kod|ob|pred|za|od|do)\s[^\W\d_]+(?:\s[^\W\d_]+)?\Z"
)
# "05-230 Kobyłka, woj. mazowieckie"
_REGION_LAST: Final = re.compile(
    r"\b(?:woj|pow|gm|powiat|województwo|okres|kraj)\.?\s[^\W\d_]+(?:-[^\W\d_]+)?\Z"
)
_CONJUNCTIONS: Final = "and|und|et|y|e|i|og|och|en|ja|és|si|și|и|і|та|a"
_CLOSING: Final = re.compile(r"[\w.)\]\"”“»'’]\Z")
_CONJUNCTION_LAST: Final = re.compile(rf"\s(?:{_CONJUNCTIONS})\Z")
# "31830 Plaisance du", "бл. 52, ап.": what these lead to is in another line.
_LED_TO: Final = re.compile(
    r"\s(?:du|de|des|la|le|les|lès|sur|sous|en|am|an|der|im|bei|ob|del|della|di|do|da|dos|na|nad|pod|op|aan|van|den|het|the|of)\Z"
)
_COUNTED_LAST: Final = re.compile(
    r"[\s,](?:ap|apt|кв|ап|оф|бл|вх|ет|буд|корп|стр|пом|пер|вул|ул|бул|просп|fsz|fszt|em|lok|pom|nr|č|čp|sc|tř|kat|daire)\.\Z",
    re.IGNORECASE,
)
_APART: Final = re.compile(r"[,;\d()]+")
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
_CUTTING: Final = (".", "/")  # behind a word that is cut short
_STREET_LINE: Final = re.compile(
    r"[^\W\d_][^\d,:;@]{3,40}\s[1-9]\d{0,3}(?!\d)|[1-9]\d{0,3}[a-zA-Z]?,?\s[^\W\d_][^\d:;@]{3,40}\Z|[^\d:;@]{3,40},\ss/n\b"
)
# "Anna Lis, 3494 Brunn im Felde" above "Hauptstraße 40": who is there, and the town above its street.
_NAMED_TOWN: Final = re.compile(r"[^\d]{3,120},\s\d{4,5}\s[^\d,]{2,40}")


def address_doubt(page: Page, start: int, end: int) -> str | None:
    """Return why what stands from ``start`` to ``end`` is doubtful as an address; None when its shape is one's."""
    text = one_line(page.text[start:end]).replace("\n", ", ")
    if ";\n" in page.text[start:end]:
        return NO_ADDRESS  # a list of several
    if _holds_more(text) or _begins_oddly(text) or _begins_as_sentence(text) or _runs_on(text):
        return NO_ADDRESS
    if _ends_oddly(text, page.text[end : end + _BEHIND]) or _lacks_street(page, text, start, end):
        return ADDRESS_CUT
    return None


# "5, 00-625, Warszawa": the street had a field of its own; "…, CP: 28013" is followed by another.
_HOUSE_AND_CODE: Final = re.compile(
    r"\d{1,3}[a-z]?[,\s]+\d{2}-?\d{3},|.*,\s(?:C\.?P\.?|C\.?A\.?P\.?):\s\d+\Z"
)


def _holds_more(text: str) -> bool:
    """Tell whether ``text`` holds a company, a label or a long number besides an address."""
    if sum(map(str.isdigit, _OF_A_BLOCK.sub("", text))) > _MOST_DIGITS:
        return True
    if any(len(number.replace(" ", "")) > _MOST_TOGETHER for number in _NUMBER.findall(text)):
        return True
    if any(word.lower() not in _COUNTED for word in _COLON.findall(text)):
        return True
    if _ON_THE_WEB.search(text) or _is_of_two(text) or _NUMBER_FIRST.match(text) or _MARKED.search(text):
        return True
    if _HOUSE_AND_CODE.match(text) or _SENTENCES.match(text) or _BEGUN.match(text):
        return True
    if _is_a_person_s_town(text) or _WHEN.search(text):
        return True
    glued = _GLUED.match(text)
    if glued is not None and LABELS.at(glued[1], glued[1].lower(), 0, len(glued[1])) is not None:
        return True
    named = NORTHERN.sub("", OF_A_COUNTY.sub("", _AUTONOMOUS.sub("", text)))  # "Naas Co. Kildare"
    named = _DUTCH_CODE.sub("", named)
    formed = has_form(named) or next(form_ends(named), None) is not None
    return formed and not CARE_OF.search(text)


def _is_a_person_s_town(text: str) -> bool:
    """Tell whether ``text`` is no more than a person and a town: "Anna Lis, 3494 Brunn im Felde"."""
    if not _NAMED_TOWN.fullmatch(text):
        return False
    name = text.partition(",")[0]
    return is_named_as_a_person(name) or is_written_last(name)


def _is_of_two(text: str) -> bool:
    """Tell whether a town stands twice in ``text``, behind other parts each time: two addresses are no address."""
    parts = [part.strip().casefold() for part in text.split(",")]
    own = [part for part in parts if len(part) > _LONG_WORD and not any(map(str.isdigit, part))]
    return len(parts) > _MOST_PARTS and len(own) > len(set(own))


def _begins_oddly(text: str) -> bool:
    first = _FIRST.match(text)
    if _DUTCH_FIRST.match(text):
        return False
    if first is None:
        return True
    word = first["word"] or ""
    if word.endswith(".") and len(word) < _LONG_WORD:
        return False  # abbreviated
    return is_small(word[:1]) and not _BEGINNING.fullmatch(word) and not STREET.match(text)


# "c/o workspaces am hafen": whose the rooms are, as they write themselves.
# "Sito a cura di Anna Lis. Testi curati da Karl Berg, Via Bassa 3"
_SENTENCES: Final = re.compile(r"[^\d\n]*[a-zà-ÿ]{5}\.\s[A-ZÀ-Þ][a-zà-ÿ]+\s[a-zà-ÿ]{4,}\s")
_FOR_SOMEBODY: Final = re.compile(r"\s*(?:c/o|℅|care\sof)\s(?:[^\W\d_]+\s?){1,3}\Z", re.IGNORECASE)


_SPEAKING: Final = frozenset(word for key, word in read_table("elsewhere.tsv") if key == "speaking")
_SPOKEN: Final = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w-])")  # no part of "is-Sajjieda"
_ANY_DIGIT: Final = re.compile(r"\d")


def _begins_as_sentence(text: str) -> bool:
    """Tell whether words with which somebody speaks of themselves stand in ``text`` before its street."""
    first = STREET.search(text) or _ANY_DIGIT.search(text)
    before = text[: first.start()] if first else text
    if first and before[-1:].isalpha():
        before = before.rpartition(" ")[0]  # "Arengasse 11": no "are"
    return any(word.lower() in _SPEAKING for word in _SPOKEN.findall(before))


def _runs_on(text: str) -> bool:
    """Tell whether words in small letters follow each other in a part of ``text``, as in a sentence."""
    for part in _APART.split(text):
        run = 0
        care = _FOR_SOMEBODY.match(part)
        for found in _WORD.finditer(part, care.end() if care else 0):
            word = found[0]
            if word in JOINING or word in _COUNTED or part[found.end() : found.end() + 1] in _CUTTING:
                continue  # "офис/раб.уч. 205", "Irmak iş merkezi no:137"
            if not part[: found.start()].strip() and STREET.search(word):
                continue  # "92 rue des quatre rues"
            run = run + 1 if is_small(word[0]) else 0
            if run > _MOST_SMALL and not (STREET.search(word) and found.end() == len(part)):
                return True
    return False


def _ends_oddly(text: str, behind: str) -> bool:
    """Tell whether ``text`` ends amid a word, a sentence, or an abbreviation; ``behind`` is what stands behind it."""
    if behind[:1].isalnum() or _CONJUNCTION_LAST.search(text) or not _CLOSING.search(text):
        return True
    if text.count("(") > text.count(")") or _LED_TO.search(text) or _COUNTED_LAST.search(text):
        return True
    if behind.startswith((". #", " #", ", #")) or (
        behind.startswith("\n") and behind[1:2].isupper() and lacks_town(text)
    ):
        return True
    last = _LAST.search(text)
    if last is None or len(last[1]) == 1 or last[2]:
        return False
    if behind.startswith(".") and is_abbreviated(text[-_LOOKED_AT:]):
        return True
    if (
        not is_small(last[1][0])
        or last[1] in _ENDING
        or STREET.search(last[1])
        or _TWO_WORDS.search(text)
        or _TOWN_ON.search(text)
        or QUARTER.search(text)
        or _REGION_LAST.search(text)
    ):
        return False
    return country.code_of(text.rpartition(",")[2].strip(" .")) is None


# "65045, Одеська обл.", "420111, Республика Татарстан"
_OF_A_REGION: Final = re.compile(
    r"[^\W\d_][^\d,]*(?:обл\.?|область|край|р-н|район)|(?:Республика|Республіка|Рэспубліка)\s[^\d,]+"
)


def _holds_no_town(text: str) -> bool:
    """Tell whether a postcode, a country and regions are all that an address holds: "101000, Россия"."""
    parts = [part.strip(" .") for part in text.split(",")]
    places = [part for part in parts if not part.isdigit()]
    return 0 < len(places) < len(parts) and all(
        _OF_A_REGION.fullmatch(part) or country.code_of(part) is not None for part in places
    )


def _lacks_street(page: Page, text: str, start: int, end: int) -> bool:
    """Tell whether the address is no more than a town, or a name and one, and a line beside it could be the street."""
    if _holds_no_town(text):
        return True
    if _NAMED_TOWN.fullmatch(text):
        last = page.line_at(end - 1)
        under = page.lines[min(last + 1, len(page.lines) - 1)].text
        return len(under) < _LONGEST_STREET and bool(_STREET_LINE.match(under) and STREET.search(under))
    if _INDIAN_TOWN.fullmatch(text):
        return "," in page.lines[max(page.line_at(start) - 1, 0)].text
    if not ONLY_TOWN.fullmatch(text):
        return False
    above, below = page.line_at(start) - 1, page.line_at(end - 1) + 1
    beside = page.lines[max(above, 0) : above + 1] + page.lines[below : below + 1]
    return any(len(line.text) < _LONGEST_STREET and _STREET_LINE.match(line.text) for line in beside)
