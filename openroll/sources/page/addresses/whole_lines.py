"""An address that fills whole lines, and whether it is two, the one below the other."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.identity import country
from openroll.sources.page.lines.links import calls_a_page, leads_to_contact
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.addresses import KINDS_OF_PLACES, STREET, Rank
from openroll.sources.page.words.numbers import LABELS as NUMBERS
from openroll.sources.page.words.reached import is_only_a_mailbox, is_only_a_phone

from .below import is_town_above
from .country import OF_A_COUNTY, country_in
from .edges import behind_letters
from .finding import Address, at
from .label_above import is_below_another
from .opening_hours import tells_hours
from .parts import numberless, village_at
from .shape import postcode_in
from .starts import REGIONS
from .street_above import ONLY_TOWN
from .streets import is_without_number
from .towns import countries_of_town, in_known_town

_LABEL: Final = re.compile(r"[^\W\d_]+[^,:]{0,40}:\s?[A-Z]{0,3}\d[\d\s./-]*\Z")  # "Nº Registo: E115139"
_NUMBER: Final = re.compile(r"[\d\s()+./-]{5,}")  # a telephone's, with nothing else
_CLAIMS_A_YEAR: Final = re.compile(r"(?:©|\([Cc]\))\D*(?:19|20)\d\d\D*")  # "© Heron 2022" above "LV"
# Where else somebody is reached, behind the address on its line.
_REACHED: Final = Late(
    r"\s(?:[^\W\d_](?:[^\W\d_]|-){0,11}[.:]{1,2}\s?|[TFM]\s)?(?:www\.\S+|https?://\S+|[^\s@]+@\S+|\(?\+?\s?\(?\d[\d\s()/-]{6,})(?=[\s,;|]|\Z)"
)
# "Email the helpdesk", "Call us today": what stands above the postcode here is no street.
_TO_BE_REACHED: Final = Late(
    r"(?:e-?mail|call|phone|write\sto|text|message|ring|whatsapp|directions|map|contact)\s(?:the|us|our|me|to|now|today)\b[^\d\n]*\Z",
    re.IGNORECASE,
)
_BOX_OR_PHONE: Final = Late(
    r"\S+@[\w.-]+\.[a-z]{2,6}(?:\s\(?\d(?:[\s()-]?\d){6,11}(?=\s[^\W\d_]))?(?=\s)|\+\d[\d\s()-]{7,}(?=\s)"
)
_CALLING: Final = re.compile(r"\s[TFM]\s\(?\+?\d[\d\s()/-]{6,}")  # "T (+39) 010 37 47"
_TWO_PARTS: Final = Late(r"[,;\n·|•–]|\d[^\d]*\s[A-Z]{0,3}-?\d|\s-\s")
_NAMED: Final = re.compile(r"(?:[^\d\n,·•|]{3,60}\s?[·•|]\s?){1,2}")
_ASIDE: Final = re.compile(r"\A\s\([^()\d]{3,60}\)\Z")  # "…, дом № 34 (уг. ул. Липовой)"
_DIGIT: Final = re.compile(r"\d")
_SOMETHING: Final = re.compile(r"(?:['’](?=[ts][\s-]))?[^\W_]")  # "'t Hof 3"
_PART: Final = re.compile(r"[,\n|·•;]|\s[–—-]\s")
_POINT: Final = re.compile(r"(?<=[^\W\d_]{3})\.\s(?=[A-ZÀ-ÞĀ-Ž][^\W\d_]+\Z)")  # "Pasvalys. Lietuva"
_FEWEST: Final = 2
_LONGEST_LINKS: Final = 60  # characters of what leads to other pages, behind an address


_WITHOUT_HOUSES: Final = re.compile(r"\s(?:b\.?b|б\.?б|s/n|snc)\.?\Z")


def can_begin(line: str) -> bool:
    """Tell whether an address can begin with a ``line``: with a number, a street, a region or a house's name."""
    told = (
        _DIGIT.search(line)
        or _WITHOUT_HOUSES.search(line)
        or countries_of_town(line)
        or STREET.search(line)
        or REGIONS.search(line)
    )
    return bool(told) or is_without_number(line) or country.code_of(line.strip(" .,")) is not None


_CODE_ALONE: Final = re.compile(r"\d{5,6},?")  # "630000" above "г. Новосибирск, ул. Мира, д. 4"
_BOX: Final = re.compile(r"\b(?:[Bb]ox|BOX|Postboks|Postbus|Postfach|BP|B\.P\.)\s\d+")
# "Dublin 4" above "D04 X1Y2": the town's part, and the postcode.
_DUBLIN_TWICE: Final = re.compile(r"(?<=\bDublin\s[\d])\n(?=D\d)|(?<=\bDublin\s\d[\dW])\n(?=D\d)")


def is_two(page: Page, one: Address) -> bool:
    """Tell whether ``one`` is two addresses, the one in the line below the other: each has a postcode."""
    lines = _DUBLIN_TWICE.sub(", ", page.text[one.start : one.end]).split("\n")
    return sum(postcode_in(_BOX.sub("", line)) is not None for line in lines) > 1


def _below_street(page: Page, number: int) -> Address | None:
    """Return the town that is the line ``number``, with the street above it on which houses have no numbers."""
    line, above = page.lines[number], page.lines[max(number - 1, 0)]
    beside = number and above.group == line.group and not above.heading
    if not beside or not ONLY_TOWN.fullmatch(line.text.rstrip(" .")) or not is_without_number(above.text):
        return None
    end = line.start + len(line.text.rstrip(" ."))
    return Address(above.start, end, Rank.PLAIN, country_in(page.text[above.start : end]))


def _names_country(written: str) -> bool:
    """Tell whether an address ends with a town and its country: "Calle Tacna 325, Arequipa, Perú"."""
    return (
        country.code_of(_PART.split(written)[-1].strip(" .")) is not None
        and len(_PART.split(written)) > _FEWEST
    )


def whole_lines(page: Page, number: int) -> Address | None:
    """Return the address that fills the line ``number``, and lines below it, from end to end."""
    line = page.lines[number]
    if one := _below_street(page, number) or _without_numbers(page, number) or _village(page, number):
        return one
    labelled = _LABEL.match(line.text) and not STREET.search(line.text)  # but "Ihlamur Sokak No:12"
    return (
        None
        if labelled
        or _NUMBER.fullmatch(line.text)
        or _CLAIMS_A_YEAR.fullmatch(line.text)
        or tells_hours(line.text)
        or is_only_a_phone(line.text)  # "📞 +371 28 774 506"
        or _is_only_to_be_reached(line.text)
        or is_below_another(page, number)
        else _whole(page, number, line.start, len(page.text))
    )


def _is_only_to_be_reached(text: str) -> bool:
    """Tell whether a line leads to contact, in whatever words: "Email the helpdesk", "Scrivici" above a postcode."""
    return _DIGIT.search(text) is None and (_TO_BE_REACHED.match(text) is not None or leads_to_contact(text))


# "…, Київська область", "…, jud. Cluj", "… (TO)", "… - SP": what ends with a region's name has a town before it.
_OF_A_REGION: Final = re.compile(
    rf"(?:\s(?:{KINDS_OF_PLACES})|"
    r"(?:jud(?:ețul)?|woj|pow|okr|kraj|okres|обл|общ|област|община|County)\.?\s[^\W\d_]+(?:[\s-][^\W\d_]+)?|"
    r"\s\([A-Z]{2}\)|\s[–—-]\s[A-Z]{2})\.?\Z"
)
_FAR: Final = 2  # lines


def _has_town(page: Page, number: int, span: tuple[int, int]) -> bool:
    """Tell whether a street at ``span``, of the line ``number``, has a town behind it, whatever it is called.

    So it is where a region ends it, and where a telephone or a mailbox has a line beside it.
    """
    written = page.text[slice(*span)]
    if len(_PART.split(written)) < _FEWEST:
        return False
    if _OF_A_REGION.search(written):
        return True
    last = page.line_at(span[1] - 1)
    beside = [*range(max(number - _FAR, 0), number), *range(last + 1, last + 1 + _FAR)]
    texts = [page.lines[near].text.strip() for near in beside if near < len(page.lines)]
    return any(is_only_a_phone(text) or is_only_a_mailbox(text) for text in texts)


def _village(page: Page, number: int) -> Address | None:
    """Return the line ``number`` that is a village with its county, and a house there or its district."""
    line = page.lines[number]
    found = village_at(page.text, line.start, line.end)
    if found is None or page.text[found[1] : line.end].strip(" .") or is_below_another(page, number):
        return None
    told = len(_PART.split(line.text)) > _FEWEST
    return Address(*found, Rank.PLAIN, country_in(line.text)) if told else None


def _without_numbers(page: Page, number: int) -> Address | None:
    """Return the line ``number`` that is a house or street, a town and its country: "Tulip Square, …, Accra, Ghana"."""
    line = page.lines[number]
    end = line.start + len(line.text.rstrip(" ."))
    parts = _PART.split(line.text.rstrip(" ."))
    if (
        len(parts) <= _FEWEST + 1
        or country.code_of(parts[-1].strip()) is None
        or is_below_another(page, number)
    ):
        return None
    street = STREET.search(", ".join(parts[:-2])) is not None
    return (
        Address(line.start, end, Rank.PLAIN, country_in(parts[-1]))
        if street and numberless(page.text, line.start, end)
        else None
    )


def behind_reached(page: Page, number: int) -> Address | None:
    """Return the address with which the line ``number`` ends, behind the mailbox or the telephone before it."""
    line = page.lines[number]
    reached = [found.end() for found in _BOX_OR_PHONE.finditer(page.text, line.start, line.end)]
    return _whole(page, number, reached[-1], line.end) if reached else None


def _says_something_else(behind: str) -> bool:
    """Tell whether more stands ``behind`` an address than where else somebody is reached, and a number's label next.

    "…, LT-09238 Vilnius Įmonės kodas 302791356", "… - Tlf.: 86 92 38 47 - CVR: 26640180".
    """
    rest = _REACHED.sub(" ", behind)
    begin = _SOMETHING.search(rest)
    return begin is not None and NUMBERS.at(rest, rest.lower(), begin.start(), len(rest)) is None


def _begins_there(text: str, place: int, span: tuple[int, int]) -> bool:
    """Tell whether the address ``span`` begins at ``place``, or behind who is named there."""
    letters = behind_letters(text, place, span[1])
    return span[0] in (place, letters) or _NAMED.fullmatch(text, place, span[0]) is not None


def _whole(page: Page, number: int, place: int, limit: int) -> Address | None:
    """Return the address with the first sign behind ``place`` of the line ``number``, up to ``limit`` at most.

    It has a town, and nothing stands behind it.
    """
    line = page.lines[number]
    begin = _SOMETHING.search(page.text, place, line.end)
    span = at(page, begin.start(), limit) if begin else None
    if begin is None or span is None or not _begins_there(page.text, begin.start(), span):
        return None
    if calling := _CALLING.search(page.text, span[0], line.end):
        span = span[0], min(span[1], calling.start())
    if not _TWO_PARTS.search(page.text, *span) and not in_known_town(page.text[slice(*span)]):
        return None  # "Alsina 1361" above "Rosario"
    ends = page.line_at(span[1] - 1)
    if any(one.heading in (1, 2, 3) for one in page.lines[number + 1 : ends + 1]):
        return None  # "Personvernerklæring" above the heading "1. Behandlingsansvarlig"
    last = page.lines[ends]
    behind = _ASIDE.sub("", page.text[span[1] : last.end])
    behind = "" if len(behind) < _LONGEST_LINKS and calls_a_page(behind) else behind
    if _says_something_else(behind):
        return None
    written = _POINT.sub(", ", page.text[slice(*span)])
    street = STREET.search(written) is not None or in_known_town(written)
    placed = postcode_in(written) or OF_A_COUNTY.search(written)
    told = placed or (street and (countries_of_town(written) or _names_country(written)))
    if not told and not (STREET.search(written) and _has_town(page, number, span)):
        return None
    above = page.lines[max(number - 1, 0)]
    coded = _CODE_ALONE.fullmatch(above.text) and not placed and above.group == line.group
    if number and not above.heading and (coded or is_town_above(above.text, page.text[slice(*span)])):
        span = above.start, span[1]
    return Address(*span, Rank.PLAIN, country_in(page.text[span[0] : span[1]]))
