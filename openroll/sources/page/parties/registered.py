"""Where it is said in which country a company is registered."""

import re
from collections.abc import Iterator
from typing import Final

from openroll.core.late import Late
from openroll.identity import country
from openroll.sources.page.lines.text import Page
from openroll.sources.page.numbers.labelled import bare_number
from openroll.sources.page.numbers.stated import Stated
from openroll.sources.page.words.addresses import LABELS, PLAIN, Rank
from openroll.sources.page.words.lexicon import Found
from openroll.sources.page.words.places import KEEPERS, registered_in
from openroll.sources.page.words.roles import Role

from .party import Registered

_SEAT_IN: Final = re.compile(
    r"[\s:]{0,3}(?:(?:in|en|em|w|we|v|ve|u|у|в|i|a|te|la|au|à)\s)?(?:[^\W\d_a-zà-ÿ][^\W\d_]+(?:[\s-][^\W\d_a-zà-ÿ][^\W\d_]+)?(?:\s\([A-Z]{2}\))?(?:,\s|\s\()){0,2}"
    r"(?P<country>[^\W\d_a-zà-ÿ][^\W\d_]{3,}(?:(?:\s[a-zа-я]{1,3})?[\s'’-](?:d['’])?[^\W\d_a-zà-ÿ][^\W\d_]+){0,2})(?=[.,;)]|\s\(|\s[^\W\d_]{3,20}:|\s*(?:\n|\Z))"
)
_OF_A_STATE: Final = re.compile(
    r"\b[Aa]n?\s((?:[A-Z]\w+\s){1,3}?|[A-Z]\w+,\sU\.?S\.?A?\.?,?\s)"
    r"(?:[Cc]orporation|[Ll]imited [Ll]iability [Cc]ompany|[Ll]imited [Pp]artnership|"
    r"[Pp]ublic [Bb]enefit [Cc]orporation|"
    r"limited company|business company|company|LLC)\b"
)
_TOWN: Final = re.compile(r"(?:\sin)?\s[A-Z][a-z]{2,}(?:\s[A-Z][a-z]{2,})?,?(?=\s[A-Z][a-z]{3})")
_A_HIGH: Final = re.compile(r"[Aa]n?\s[A-Z]")  # in both of these
# "a Malta-based company", "an Irish registered company", "a Dutch private limited company"
_BASED: Final = Late(
    r"(?:[,(–—]\s?|\bis\s|\b[A-Z][\w.]*,?\s)an?\s(?:[A-Z\d][\w-]*,?\s){0,6}?(?:((?:(?:New|South|Hong)\s)?[A-Z][a-z]+|UK|US|UAE)[-\s](?:based|registered|incorporated)|((?:South\s)?[A-Z][a-z]+(?:sh|an|ch|se|ss|ek|ot|ak)|UK))\s"
    r"(?:[a-z]+\s|(?:Private\s)?Limited\s){0,3}(?:[Cc]ompany|[Cc]orporation|business|firm|entity|studio)\b"
)
_OF_PEOPLE: Final = (
    "Austrian AT,Belgian BE,British GB,Bulgarian BG,Croatian HR,Cypriot CY,Czech CZ,Danish DK,Dutch NL,Estonian EE,"
    "Finnish FI,French FR,German DE,Greek GR,Hungarian HU,Icelandic IS,Irish IE,Italian IT,Latvian LV,"
    "Lithuanian LT,Maltese MT,Norwegian NO,Polish PL,Portuguese PT,Romanian RO,Serbian RS,Slovak SK,Slovenian SI,"
    "Spanish ES,Swedish SE,Swiss CH,"
    "UK GB,US US,UAE AE,"
    "Ukrainian UA,Israeli IL,Canadian CA,Australian AU,Japanese JP,Chinese CN,Turkish TR,Scottish GB,Welsh GB,"
    "English GB,South African ZA,Indian IN,Nigerian NG,Kenyan KE,Ghanaian GH,Singaporean SG,Malaysian MY"
)
_ADJECTIVES: Final = dict(pair.rsplit(" ", 1) for pair in _OF_PEOPLE.split(","))


def registrations(
    page: Page, roles: list[Found[Role]], numbers: list[Stated], start: int, end: int
) -> list[Registered]:
    """Return where it is said in which country somebody is registered; a number right behind it joins ``numbers``."""
    found = []
    for mark in roles:
        if mark.meaning is not Role.REGISTERED:
            continue
        limit = page.lines[page.line_at(mark.start)].end
        here = _named(page, mark.start, mark.end) or registered_in(page.text, mark.end, limit)
        if here is None and (town := _TOWN.match(page.text, mark.end, limit)):
            here = registered_in(page.text, town.end(), limit)  # "incorporated in Nairobi, Kenya"
        if here is None:
            continue
        found.append(Registered(mark.start, here[1], here[0], keeper=False))
        _join(numbers, bare_number(page, mark.start, here[1], limit))
    told = page.lower.find(" corporation", start, end) >= 0 or page.lower.find(" company", start, end) >= 0
    if told and _A_HIGH.search(page.text, start, end):
        for match in _OF_A_STATE.finditer(page.text, start, end):
            code = registered_in(page.text, match.start(1), match.end(1))
            if code is not None:
                found.append(Registered(match.start(), match.end(), code[0], keeper=False))
        for match in _BASED.finditer(page.text, start, end):
            land = _ADJECTIVES.get(match[1] or match[2]) or country.code_of(match[1] or "-")
            if land is not None:
                found.append(Registered(match.start(), match.end(), land, keeper=False))
                limit = page.lines[page.line_at(match.start())].end
                _join(numbers, bare_number(page, match.start(), match.end(), limit))
    found += list(_seats(page, start, end))
    found += list(_defined(page, start, end))
    found += [
        Registered(mark.start, mark.end, mark.meaning, keeper=True)
        for mark in KEEPERS.scan(page.text, page.lower, start, end)
    ]
    return found


def _join(numbers: list[Stated], number: Stated | None) -> None:
    if number is not None and not any(one.start <= number.start < one.end for one in numbers):
        numbers.append(number)
        numbers.sort(key=lambda one: one.label)


def _seats(page: Page, start: int, end: int) -> Iterator[Registered]:
    """Yield the countries that stand right behind the label of a seat: "con sede legale in Italia"."""
    for label in LABELS.scan(page.text, page.lower, start, end):
        if label.meaning is not Rank.SEAT or page.lower[label.start : label.end] in PLAIN:
            continue
        found = _SEAT_IN.match(page.text, label.end, min(label.end + 80, end))
        code = country.code_of(found["country"]) if found else None
        if found is not None and code is not None:
            yield Registered(label.start, found.end(), code, keeper=False)


_PLACES_OF: Final = (
    "Standort|Firmensitz|Location|Based in|Localisation|Localización|Ubicación|Ubicazione|Localização|Locatie|"
    "Vestigingsplaats|Lokalizacja|Umístění|Lokacija|Sijainti|Lokation|Местоположение"
)
# "Country refers to: Finland", among what a privacy policy's words mean.
# Or the only thing that an imprint says of where somebody is: "Standort:" above "Griechenland".
_LANDS: Final = ("Country", "Land", "Pays", "País", "Paese", *_PLACES_OF.split("|"))  # one of these is in it
_DEFINED: Final = Late(
    r"(?:\A|(?<=\n))[\s\"“”'*•-]{0,4}(?:Country[\"”]?(?:\srefers\sto)?|Land(?:\sbezieht\ssich\sauf)?|Pays(?:\sdésigne)?|País(?:\sse\srefiere\sa)?|"
    rf"Paese(?:\ssi\sriferisce\sa)?|{_PLACES_OF})[\s\"“”'*]{{0,3}}:\s{{1,2}}(?P<country>[^\W\d_a-z][^:;,.\d\n]{{2,40}})(?=[.,;]?\s*(?:\n|\Z))"
)


def _defined(page: Page, start: int, end: int) -> Iterator[Registered]:
    """Yield the country that a policy defines as that of the company: "Country refers to: Finland"."""
    if not any(map(page.text[start:end].__contains__, _LANDS)):
        return
    alone = page.text.endswith(":", start, end) and end < len(page.text)  # its label's line
    below = page.lines[page.line_at(end + 1)].end if alone else end
    for found in _DEFINED.finditer(page.text, start, below):
        code = country.code_of(found["country"])
        if code is not None:
            yield Registered(found.start("country"), found.end("country"), code, keeper=False)


def _named(page: Page, start: int, end: int) -> tuple[str, int] | None:
    """Return the country within a phrase itself: "registered in England", "Registered In England"."""
    place = page.lower.find(" in ", start, end)
    return registered_in(page.text, place + 3, end + 40) if place >= 0 else None
