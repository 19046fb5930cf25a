"""Addresses that are a court's, or somebody else's of whom the words before the street tell."""

import re
from typing import Final

from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.addresses import STREET
from openroll.sources.page.words.roles import DECOYS, WORDS, Role

from .finding import Address
from .towns import countries_of_town

_NEAR: Final = 60  # characters before an address
_SHORTEST: Final = 9  # letters of one word that says of whom an address is
_OTHERS: Final = (DECOYS - {Role.PERSON}) | {Role.FORMER}
_PLACES: Final = frozenset({Role.DISPUTES, Role.REGULATOR})
_DIGIT: Final = re.compile(r"\d")
# Courts, as each language bends them; "zone sud" is none.
_COURT: Final = re.compile(
    r"\b(?:(?:high|county|crown|district|city|regional|arbitration|commercial|competent)\scourts?|courts?\sof\s(?=[A-Z])|"
    r"(?:amts|land(?:es)?|bezirks|kreis|handels|verwaltungs|arbeits|kantons|schieds)gericht\w{0,3}|tribuna(?:l|le|ux|les|is|lul|lului|li)|"
    r"cour\sd['’]appel|juzgados?|jutjats?|rechtbank|gerechtshof|(?:tings|hov)rätt\w{0,3}|(?:by|ting|lands)rett?(?:en)?|domstol\w{0,3}|"
    r"(?:käräjä|hovi|markkina)oikeu\w+|tuomioistui\w+|héraðsdóm\w+|dómstól\w*|sąd(?:u|em|zie|y|ów)?|soud(?:u|em|y|ů|ech)?|súd(?:u|om|y|ov)?|"
    r"\w*bíróság\w*|törvényszék\w*|judecători\w+|съд(?:ът|а|илище\w*)?|суд(?:а|е|у|ом|ы)?|\w+(?:ki|ni)\ssud(?:u|a|om)?|sudovi|sodišč\w+|"
    r"δικαστήρι\w+|πρωτοδικεί\w+|ειρηνοδικεί\w+|mahkeme\w*|hakem\sheyet\w*|teism\w+|ties(?:a|ā|as|ai|u)|(?:maa|riigi|ringkonna|haldus)koh[ut]\w+|"
    r"kohus|gjykat\w+)\b",
    re.IGNORECASE,
)
# "…, Fővárosi Törvényszék, ": nothing but the rest of its name stands between a court and its address.
# "ČOI, Štěpánská 15": nobody whom the site is called like
_LETTERS: Final = re.compile(r"([^\W\d_a-zà-žа-яёіїє]{3,7}|[A-Z]{2}\d[A-Z])(?<!\.),\s(?=[^\W_])")
_OF_A_ZONE: Final = re.compile(
    r"ZA[CEIL]?|ZI|BP|CS|DMCC|JLT|JAFZA|DIFC|ADGM|RAK|SEZ|EPZ|MIDC|GIDC|SIDCO|KIADB|SIPCOT|CBD|USA|UAE|BKC|SAIF|IFZA|[IVXLC]+|"
    r"KM|POB|NDSM|[A-Z]\d[A-Z]"
)
_HEADS: Final = 3
_REST: Final = re.compile(r"(?:\s[^\W\d_][^\s,;:\d]*){0,4},?\s?\(?\Z")


def is_of_another(page: Page, one: Address) -> bool:
    """Tell whether the words with which the address ``one`` begins, or those right before it, name somebody else."""
    first = STREET.search(page.text, one.start, one.end) or _DIGIT.search(page.text, one.start, one.end)
    head = first.start() if first else one.start
    if _opens_with_authority(page, one):
        return True
    said = WORDS.scan(page.text, page.lower, one.start, head)
    return any(_tells(page.text[mark.start : mark.end], mark.meaning) for mark in said) or _is_a_court_s(
        page, one
    )


def _opens_with_authority(page: Page, one: Address) -> bool:
    """Tell whether an authority's name, or letters that stand for one, are the first part: "AEPD, C/ Alta 6"."""
    line = page.lines[page.line_at(one.start)].start
    begin = line if one.start - line < _NEAR else one.start
    mark = WORDS.at(page.text, page.lower, begin, one.end)
    if mark is not None and mark.meaning is Role.DISPUTES and page.text.startswith((",", "\n"), mark.end):
        return True
    letters = _LETTERS.match(page.text, begin, one.end) if page.site else None
    if letters is None or _OF_A_ZONE.fullmatch(letters[1]) or countries_of_town(letters[1]):
        return False
    word = letters[1].lower()
    return word not in page.site and not any(word in known for known in (page.title.lower(), _heads(page)))


def _heads(page: Page) -> str:
    return " ".join(line.text for line in page.lines if 0 < line.heading < _HEADS).lower()


def _tells(phrase: str, role: Role) -> bool:
    """Tell whether a ``phrase`` with which somebody else is told of is long enough not to be of a name."""
    if " " in phrase:
        return role in _OTHERS
    return role in _PLACES and len(phrase) >= _SHORTEST


def names_court(text: str) -> bool:
    """Tell whether ``text`` names a court: nobody else is called so."""
    return _COURT.search(text) is not None


def _is_a_court_s(page: Page, one: Address) -> bool:
    """Tell whether a part of the address without a number names a court, or one is named right before it."""
    for part in page.text[one.start : one.end].split(",")[:2]:
        if _DIGIT.search(part) is None and STREET.search(part) is None and _COURT.search(part):
            return True
    line = page.lines[page.line_at(one.start)]
    begin = max(line.start, one.start - _NEAR)
    court = next(reversed(list(_COURT.finditer(page.text, begin, one.start))), None)
    return court is not None and _REST.match(page.text, court.end(), one.start) is not None
