"""Addresses that something announces: a label before them, or the number of the company that is there."""

import re
from dataclasses import dataclass
from typing import Final

from openroll.identity import country
from openroll.sources.page.lines.asked import is_asked_for
from openroll.sources.page.lines.headed import end_of_joined
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.words.addresses import ENDING, LABELS, PLAIN, STREET, WORKPLACES, Rank
from openroll.sources.page.words.lexicon import Found

from .country import country_in
from .finding import LONGEST_ASIDE, MOST_LINES, OF_A_ROOM, Address, at, ends_address
from .parts import house_and_town, numberless, town_and_street, village_at
from .rest import behind_town, is_of_another_house
from .shape import postcode_in
from .streets import is_street_alone
from .towns import countries_of_town, in_known_town
from .turkish import before_there

# Here and below atomic, not possessive: before 3.11.5 Python takes what a possessive group began and did not end.
_BEHIND_LABEL: Final = re.compile(
    # "The registered office of Blue Kiln Ltd is at"
    r"(?>(?:(?:of(?:\sthe)?|der|des|de\sla|du|della|del|di)\s[A-ZÀ-Þ][^,;:\n\d]{2,60}?\s(?:is|ist|est|è|es)\b|"
    r"[\s:;,՝–—-]|\.\s|is\b|are\b|at\b|in\b|am\b|im\b|au\b|à\b|en\b|em\b|na\b|på\b|te\b|aan\b|de\b|w\b|v\b|ve\b|"
    r"situated\b|located\b|u\b|у\b|situé\w*|établie?\b|sis\w?\b|est\b|es\b|è\b|address\b|"
    r"adres\b|przy\b|pod\s+adresem\b|în\b|la\b|στην?\b|в\b|na\s+adrese\b|of\b|ist\b|ligt\b|lautet\b|je\b|"
    r"l['’](?:association|entreprise|éditeur|éditrice|organisme)\b|la\ssociété\b|la\sfondation\b|se\strouve\b|se\ssitue\b|(?:est\s)?(?:fixé|établi|basé)e?\b|"
    r"for\s(?:notification|service|correspondence)\spurposes\b|for\snotifications?\b|a\s(?:estos\s|tales\s|dichos\s)?efectos(?:\sdel?(?:\s(?:la|las|los|este|esta|el|presente)){0,2}\s[^\W\d_]+)?(?=\sen\b|\s?[:,])|"
    r"ulici\b|adresu\b|na\s+naslovu\b|na\s+adresi\b|aadressil\b|osoitteessa\b|по\s+адресу\b|за\s+адресою\b|στη\s+διεύθυνση\b|"
    r"and\s(?:[a-z]+\s){1,5}?(?=is\b|are\b|at\b)|company\b|the\s+company\b|\)|\([^()\n]{2,40}\)(?=\s?:)){0,8})",
)
_MOST_BELOW: Final = 3  # lines below what ends with a comma
_BEHIND_NUMBER: Final = re.compile(
    r"(?:\s(?:MVA|MWST|TVA|IVA)|\s\([^()\d\n]{2,30}\)|\sR\.?\s?C\.?\s?S\.?\s[A-Z][\w-]+(?:\s[A-Z][\w-]+)?"
    # "(HRB 67890, Amtsgericht Ahausen), Lindenstraße 5"
    r"|,?\s(?:beim\s|vom\s|des\s)?(?:Amtsgerichts?|AG|Handelsregister|Landesgericht|HG|Firmenbuchgericht|Handelsgericht)\s[^()\d\n,;]{3,40}(?=[),;]))?"
    r"\)?[,.]?\s?[,:·|•/–-]?\s(?:at\s|of\s)?"
)
_LICENCE: Final = re.compile(r"[A-Z]{2,6}(?:/[A-Z]{2})?[\s.-]{1,3}\d{2,8}")  # "EPAO 1234", "CRO/PR 12345"
# A postcode, or a house's number, and words; or a street with a number, and a postcode with its town.
_NUMBERED_LINE: Final = re.compile(
    r"\d{1,6}[a-z]?[\s,]+(?=[^\W\d_])|[^\W\d_][^\d,:@\n]{2,40}\s\d{1,4}\s?[a-zA-Z]?,?\s(?:[A-Z]{1,3}-)?\d[\d\s-]{2,5}\s?[^\W\d_]"
)
# "Юридический адрес банка:", "Адрес учредителя": whose it is, and not the operator's
_OF_ANOTHER: Final = re.compile(
    r"\s(?:учредител[яей]{1,2}|засновник(?:а|ів)|хостинг\w*|zřizovatele|zriaďovateľa|osnivač[ai]|ustanovitelj(?:a|ice)|asutaja|dibinātāja|steigėjo|"
    r"organu\s(?:prowadzącego|nadzor\w+)|банк[ауи]?|(?:of\s(?:the|our)\s)?bank|banky|banke|banku|banko|bankas|banca|banque)\b",
    re.IGNORECASE,
)
# "Székhely, levelezési cím", "Sídlo a korespondenční adresa"
_JOINED: Final = re.compile(r"\s?[,/&]\s?|\s(?:és|a|i|and|und|et|e|y|og|och|en|și|и|та|ja)\s")
# "Adres siedziby Tulipan": whose it is, in a heading.
_CALLED: Final = re.compile(r"(?:\s[^\W\d_a-zà-ž][\w&.-]*){1,4}\s?:?")
_OPENING: Final = (", ", "; ", "| ", "· ", "- ", "– ", "— ", ". ")  # before a label
_FEW_LINES: Final = 3
_LETTER: Final = re.compile(r"[^\W\d_]")
_COLON: Final = re.compile(r"\s?:")
_ENDS: Final = re.compile(r"\.(?=\s|\Z)|\s\(|;")


@dataclass(frozen=True, slots=True)
class _Label:
    """A label, and how it stands in its line."""

    start: int
    end: int
    line: Line
    said: str  # in small letters
    rank: Rank  # of what it is joined with, too
    first: bool  # no word stands before it
    colon: bool  # one stands behind it


def labelled(page: Page, start: int, end: int) -> list[Address]:
    """Return the addresses behind a label between ``start`` and ``end`` of the page's text."""
    text = page.text
    found = [
        Address(*one, Rank.SEAT, country_in(text[slice(*one)])) for one in before_there(text, start, end)
    ]
    before: Found[Rank] | None = None
    for mark in LABELS.scan(text, page.lower, start, end):
        if found and mark.start < found[-1].end:
            continue
        label = _label(page, mark, _of_both(text, before, mark))
        before = mark
        span = _span_behind(page, label, end) if _announces(text, label) else None
        if span is not None:
            span = behind_town(text, *span, label.said)
            rank = Rank.PLAIN if label.rank is Rank.SEAT and label.said in PLAIN else label.rank
            rank = Rank.BESIDE if label.said in WORKPLACES else rank
            found.append(Address(*span, rank, country_in(text[slice(*span)])))
    return found


def _label(page: Page, mark: Found[Rank], rank: Rank) -> _Label:
    line = page.lines[page.line_at(mark.start)]
    first = _LETTER.search(page.text, line.start, mark.start) is None  # "1.2 Address"
    colon = _COLON.match(page.text, mark.end) is not None
    return _Label(mark.start, mark.end, line, page.lower[mark.start : mark.end], rank, first, colon)


def _announces(text: str, label: _Label) -> bool:
    """Tell whether an address can be behind ``label``: it is no word of a sentence or a form, nor of another house."""
    opens = label.first or label.colon or text[label.start - 2 : label.start] in _OPENING
    if label.said in PLAIN and not opens:
        return False
    if label.said == "office" and OF_A_ROOM.match(text, label.end):
        return False
    if not text[label.end : label.line.end].strip(" :*") and is_asked_for(label.line):
        return False
    another = is_of_another_house(text, label.line.start, label.start)
    return not another and _OF_ANOTHER.match(text, label.end) is None


def _span_behind(page: Page, label: _Label, end: int) -> tuple[int, int] | None:
    """Return where the address behind ``label`` lies: a whole one, or as much as the label of a seat needs."""
    text, line = page.text, label.line
    behind = _BEHIND_LABEL.match(text, label.end, min(label.end + 80, end))
    place = behind.end() if behind else label.end
    if label.first:
        place = end_of_joined(line, text, label.end) or place
    found = at(page, place, end)
    if found is None and label.first and line.heading and _CALLED.fullmatch(text, label.end, line.end):
        found = at(page, line.end, end)  # "Registered office of Plover" above it
    if found is not None or label.rank is not Rank.SEAT:
        return found
    if label.colon:
        found = numberless(text, place, line.end) or _street_alone(page, place, line.end)
        found = found or _without_number_below(page, label.end, line)
    if found is None and place > label.end:
        found = _up_to_a_country(page, place, line.end)
    found = found or village_at(text, place, line.end) or town_and_street(text, place, line.end)
    if found is None and label.colon and label.first:
        found = _house_and_town(page, place, line)
    return found


def _house_and_town(page: Page, place: int, line: Line) -> tuple[int, int] | None:
    """Return the house and town that the label of a ``line`` has beside it, at ``place``, or in the next one."""
    if place < line.end:
        return house_and_town(page.text, place, line.end)
    below = page.lines[min(page.line_at(line.start) + 1, len(page.lines) - 1)]
    return house_and_town(page.text, below.start, below.end) if not below.heading else None


def _up_to_a_country(page: Page, place: int, end: int) -> tuple[int, int] | None:
    """Return the address without a number at ``place`` up to a country: "Model Farm Road, Cork, Ireland"."""
    sign = _ENDS.search(page.text, place, end)
    found = numberless(page.text, place, sign.start() if sign else end)
    last = page.text[slice(*found)].rpartition(", ")[2].strip(" .") if found else ""
    return found if last and country.code_of(last) is not None else None


def _of_both(text: str, before: Found[Rank] | None, label: Found[Rank]) -> Rank:
    """Return what ``label`` says, or the one right ``before`` it of the same address: "Székhely, levelezési cím:"."""
    joined = before is not None and _JOINED.fullmatch(text, before.end, label.start) is not None
    return before.meaning if before is not None and joined and before.meaning is Rank.SEAT else label.meaning


def labelled_below(page: Page, place: int) -> Address | None:
    """Return the address behind the label with which the line below ``place`` begins: "Siège social : …"."""
    index = page.line_at(max(place - 1, 0)) + 1
    if index >= len(page.lines) or page.lines[index].is_heading:
        return None
    below, last = page.lines[index], page.lines[min(index + _FEW_LINES, len(page.lines) - 1)]
    label = LABELS.at(page.text, page.lower, below.start, below.end)
    found = labelled(page, below.start, last.end) if label is not None else []
    return found[0] if found and found[0].start - below.start < LONGEST_ASIDE else None


def behind_number(page: Page, place: int) -> Address | None:
    """Return the address behind the number that ends at ``place`` of a line: "(HE 396667), Makariou Avenue 15, …"."""
    line = page.lines[page.line_at(place)]
    gap = _BEHIND_NUMBER.match(page.text, place, line.end)
    if not page.text[place : line.end].strip(" .,;)"):
        found = _below_number(page, page.line_at(place))
    elif gap is None or gap.end() >= line.end or not page.text[gap.end()].isalnum():
        return None
    else:
        last = page.lines[min(page.line_at(place) + _MOST_BELOW, len(page.lines) - 1)]
        found = at(page, gap.end(), last.end if line.text.endswith(",") else line.end)
        if found is not None and found[0] > gap.end() and "." in gap[0]:
            return None  # another sentence, with a label of its own
    if found is None or _LICENCE.fullmatch(page.text, *found):
        return None
    return Address(*found, Rank.BESIDE, country_in(page.text[found[0] : found[1]]))


def _street_alone(page: Page, start: int, end: int) -> tuple[int, int] | None:
    """Return ``start`` and ``end`` of a line's rest that is a street by itself, above the next label or at the end."""
    following = page.lines[page.line_at(start) + 1 : page.line_at(start) + 2]
    ended = all(
        line.is_heading or "©" in line.text or ends_address(page, line.start, line.end) for line in following
    )
    return (start, end) if ended and is_street_alone(page, start, end) else None


def _below_number(page: Page, index: int) -> tuple[int, int] | None:
    """Return the address in the lines below ``index``: a street's line with its town, or lines with a postcode."""
    if index + 1 >= len(page.lines):
        return None
    below, last = page.lines[index + 1], page.lines[min(index + 2, len(page.lines) - 1)]
    if _NUMBERED_LINE.match(page.text, below.start, last.end):
        return at(page, below.start, last.end)
    last = page.lines[min(index + MOST_LINES, len(page.lines) - 1)]
    if not below.is_heading and (street := _street_alone(page, below.start, below.end)):
        return street
    other = below.heading or (ends_address(page, below.start, below.end) and below.text.count(",") < 2)
    found = None if other else at(page, below.start, last.end)
    if found is None or found[0] != below.start:
        return None
    written = page.text[slice(*found)]
    named = in_known_town(written) or (
        STREET.search(written) is not None and bool(countries_of_town(written))
    )
    if postcode_in(page.text, *found) is None and not named:
        return None
    end = page.lines[page.line_at(found[1] - 1)].end
    rest = page.text[found[1] : end].strip(" .,;")
    reached = rest and ENDING.at(page.text, page.lower, page.text.index(rest, found[1]), end)
    return found if not rest or reached else None


def _without_number_below(page: Page, place: int, line: Line) -> tuple[int, int] | None:
    """Return the line below a label that ends its ``line`` at ``place``: a street without a number, up to a country."""
    index = page.line_at(line.start) + 1
    if page.text[place : line.end].strip(" :") or index >= len(page.lines):
        return None
    below = page.lines[index]
    found = numberless(page.text, below.start, below.end) if not below.is_heading else None
    last = page.text[found[0] : found[1]].rpartition(", ")[2].strip(" .") if found else ""
    return found if last and country.code_of(last) is not None else None
