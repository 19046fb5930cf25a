"""Streets without a word that says so, and without a postcode: "Ilica 12, Zagreb", "Pikk 12-4, Tartu"."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.identity import country
from openroll.sources.page.words.lexicon import read_table


def _by_town() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, town in read_table("towns.tsv"):
        found.setdefault(town.casefold(), []).append(code)
    return found


_COUNTRIES: Final = _by_town()
TOWNS: Final = frozenset(_COUNTRIES)
_PARTS: Final = re.compile(r"\s*[,\n|·•]\s*")
# A name, and the number of a house: "Dlouhá 12/34", "Pikk 12-4", "Hauptzeile Nr. 3a".
_STREET: Final = Late(
    r"[^\W\d_](?=[^\d,]*[^\W\d_]{2})[^\d,:;@©§]{2,40}?\s(?:(?:nr|no|n|br|č|бр)\.?\s?[°º]?\s?|№\s?)?"
    r"\d{1,4}\s?[^\W\d_]?(?:\s?[/-]\s?\d{1,4}\s?[^\W\d_]?)?(?:\s[A-Z]\s\d{1,3})?"
    # "Ερμού 18 και Αθηνάς", "Ερμού 18, γωνία Αθηνάς": at the corner of two streets
    r"(?:\s(?:και|κι|κ\.|&|γωνία(?:\sμε)?)\s[^\W\d_][^\d,:;@©§]{2,40}?(?:\s\d{1,4})?)?",
    re.IGNORECASE,
)
# Of a town: "m. Kyiv", and the number of a part of it behind its name.
_OF_A_TOWN: Final = re.compile(r"(?:г|гр|м|mun|m|or)\.\s?", re.IGNORECASE)
# "м.Березівка", "смт Липове", "пгт. Липки": whatever the town is called.
_SAID_TO_BE_A_TOWN: Final = re.compile(
    r"(?:(?:г|гр|м|с|пос|сел)\.\s?|(?:город|місто|село|смт|пгт)\.?\s)[А-ЯЁІЇЄҐ][а-яёіїєґ’'-]+(?:[\s-][А-ЯЁІЇЄҐ][а-яёіїєґ’'-]+){0,2}"
)
_ASIDE: Final = re.compile(
    r"(?:,|\s?[|·•]|\s[–—-])\s(?P<said>(?:г|гр|м)\.\s?)?(?P<town>[^\W\d_]+(?:[\s-][^\W\d_]+)?)\.?"
)
_BRACKETED: Final = re.compile(r"\(([^\W\d_][^()\d]{2,25})\)")  # "08490 Tordera (Barcelona)"
# "Rr. Lule, Nr.56 10000 Prishtinë": no comma stands between the house and the postcode.
_BEHIND_CODE: Final = re.compile(
    r"\d[^\W\d_]?\s(?:[A-Z]{1,2}-)?(?:\d{4,6}|\d{3}\s\d\d|\d\d-\d{3})\s([^\W\d_][^\d]{2,25})\Z"
)
_PART_OF_A_TOWN: Final = re.compile(r"\s(?:\d{1,2}|[IVX]{1,4}|\([^\W\d_][^()\d]{2,25}\)?)\Z")
# What else has a name and a number.
_NO_STREET: Final = Late(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"január|február|március|április|május|június|július|augusztus|szeptember|október|"
    r"stand|halle?|booth|room|zimmer|section|article|art|artikel|absatz|abs|abschnitt|oddíl|oddiel|vložka|insert|"
    r"tel|telephone|telefon|phone|fax|mob\w*|page|seite|version|class|group|gruppe|team|over|about|from|since|nr|no)\b",
    re.IGNORECASE,
)
_WITH_TOWN: Final = re.compile(
    r"([^\d,]{4,40}\s\d{1,4}\s?[a-zA-Z]?(?:\s?[/-]\s?\d{1,4})?)\s([^\W\d_a-z][^\d,]{2,25})"
)
_FEWEST: Final = 2
_MOST_PARTS: Final = 5
_QUARTER: Final = re.compile(r"\s[–—-]\s")  # "Praha 1 - Malá Strana", "Harbour House - 101 Reykjavik"
_WITH_DIGITS: Final = re.compile(r"\S*\d\S*")
_YEAR: Final = re.compile(r"(?:\A|\s)(?:19|20)\d\d\Z")


def in_known_town(text: str) -> bool:
    """Tell whether ``text`` is a street with the number of a house, and a town that everybody knows, or a country."""
    parts = [part.strip(" .()") for part in _PARTS.split(text) if part.strip(" .()")]
    if not 0 < len(parts) <= _MOST_PARTS or any(_YEAR.search(part) for part in parts):
        return False
    if (ends := _WITH_TOWN.fullmatch(parts[0])) and _is_town(ends[2]):
        parts = [ends[1], ends[2], *parts[1:]]  # "Torikatu 13 Vaasa"
    streets = [part for part in parts if _STREET.fullmatch(part) and not _is_town(part)]
    if len(parts) < _FEWEST or not streets or streets[0][0].islower() or _NO_STREET.match(streets[0]):
        return False
    if any(_is_town(part) for part in parts):
        return True
    last = parts[-1]
    return len(parts) > 2 and len(last) > 3 and country.code_of(last) is not None and parts[0] == streets[0]


def is_a_town_aside(text: str) -> bool:
    """Tell whether ``text`` is a sign that sets apart, and a town: " · м. Львів", ", Praha"."""
    found = _ASIDE.fullmatch(text)
    return found is not None and (found["said"] is not None or _is_town(found["town"]))


def _is_town(part: str) -> bool:
    if _SAID_TO_BE_A_TOWN.fullmatch(part):
        return True
    begun = _OF_A_TOWN.match(part)
    bare = _PART_OF_A_TOWN.sub("", part[begun.end() :] if begun else part)
    # "Zagreb / Kajzerica", "Karşıyaka/İzmir": a town, and a part of it.
    return any(side.strip() in TOWNS for side in bare.casefold().split("/", 1))


def countries_of_town(text: str) -> frozenset[str]:
    """Return the countries of the known town in an address, none when it names no such town: "850 05 Bratislava 55"."""
    parts = [
        re.sub(r"[^\W_]*\d[^\W_]*|[-–]", " ", _OF_A_TOWN.sub("", part.strip(), count=1)).strip(" .")
        for whole in _PARTS.split(text)
        for part in (
            whole,
            *_QUARTER.split(whole)[:1],
            *_QUARTER.split(whole)[1:][-1:],
            *whole.rpartition("/")[::2],
            *_BRACKETED.findall(whole),
            *_BEHIND_CODE.findall(whole),
        )
    ]
    parts += [
        _WITH_DIGITS.sub(" ", whole) for whole in _PARTS.split(text) if "-" in whole
    ]  # "400469 Cluj-Napoca"
    names = {" ".join(part.split()).casefold() for part in parts} & TOWNS
    return frozenset(code for town in names for code in _COUNTRIES[town])


def ends_with_town(text: str) -> bool:
    """Tell whether the last part of ``text`` is a town that everybody knows, with its postcode: "118 00 Praha 1"."""
    return bool(countries_of_town(_PARTS.split(text)[-1]))
