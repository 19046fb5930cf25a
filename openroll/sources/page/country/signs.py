"""In which country an operator is where nothing tells it alone: two signs of a page agree, and none is against it."""

import re
from functools import cache
from typing import Final
from urllib.parse import unquote

from openroll.core.late import Late
from openroll.identity import country, number
from openroll.sources.page.addresses.finding import Address
from openroll.sources.page.addresses.towns import countries_of_town
from openroll.sources.page.lines.text import Page
from openroll.sources.page.lines.tongue import shows_a_tongue, tongue_shown
from openroll.sources.page.parties.party import Party
from openroll.sources.page.words.addresses import LABELS, POSTCODES, Rank
from openroll.sources.page.words.calling_codes import CALLING
from openroll.sources.page.words.endings import FREE, country_of_ending
from openroll.sources.page.words.numbers import LABELS as NUMBERS
from openroll.sources.page.words.roles import tells_of_others

from .governing import governing_law
from .neighbours import (
    BY_LANGUAGE,
    LIMITED,
    NAMESAKES,
    is_beyond,
    is_formed_abroad,
    is_formed_in_english,
    is_told_there,
)

# Postcodes that their country's name is mostly written before, and not always: "44238 Kaunas".
_BARE: Final = {"LT": re.compile(r"\b\d{5}\b"), "LV": re.compile(r"\b\d{4}\b")}
_FEWEST: Final = 2  # signs that agree
# Languages of one country alone: the page's is sign enough.
_OF_ONE: Final = frozenset(
    ("hu", "pl", "bg", "et", "fi", "lv", "lt", "cs", "sk", "sl", "is", "nb", "nn", "no", "da")
)
# Where companies are limited.
_OF_LIMITED: Final = frozenset({"GB", "IE", "MT", "CY", "NZ", "NG", "KE", "GH", "HK"})
# Where languages are spoken whose countries' postcodes show nothing.
_SPOKEN_IN: Final = {
    "is": frozenset(["IS"]),
    "mk": frozenset(["MK"]),
    "sq": frozenset(["AL", "XK", "MK"]),
    "bs": frozenset(["BA", "RS", "ME"]),
    "be": frozenset(["BY"]),
    "kk": frozenset(["KZ"]),
    "hy": frozenset(["AM"]),
    "ka": frozenset(["GE"]),
    "az": frozenset(["AZ"]),
    "lb": frozenset(["LU"]),
    "mt": frozenset(["MT"]),
}
_ISLES: Final = frozenset({"GB", "IE"})
# Where else a language is written: a telephone's code, or an ending, shows that a page is from there.
_OVERSEAS: Final = "AU BD CA GH HK IN JM KE LK MU MY NG NP NZ PH PK SG TT TZ UG ZA ZM ZW"
_WIDER: Final = {
    "en": frozenset(_OVERSEAS.split()),
    "es": frozenset(
        ["AR", "BO", "CL", "CO", "CR", "EC", "GT", "HN", "MX", "NI", "PA", "PE", "PY", "SV", "UY", "VE"]
    ),
    "pt": frozenset(["AO", "BR", "MZ"]),
    "fr": frozenset(
        ["BF", "BJ", "CD", "CG", "CI", "CM", "DZ", "GN", "LU", "MA", "MC", "MG", "NE", "SN", "TG", "TN"]
    ),
    "de": frozenset(["LI", "LU"]),
    "ro": frozenset(["MD"]),
    "ru": frozenset(["AM", "BY", "KG", "KZ", "MD"]),
    "sr": frozenset(["BA", "ME"]),
    "hr": frozenset(["BA"]),
    "el": frozenset(["CY"]),
}
_PHONE: Final = Late(
    rf"(?:\+|(?<![\w.:,])00)[ ]?({'|'.join(sorted(CALLING, key=len, reverse=True))})(?=[\s()/.-]{{0,3}}\d)"
)
_DIALLED: Final = Late(r"(?i)(?:tel:|https?://(?:wa\.me/|api\.whatsapp\.com/send/?\?phone=)\+?(?=\d))(.+)")
# The islands beside Great Britain are called by the same code.
# Forms that more countries have than those whose languages tell them alone.
_ALSO_IN: Final = {
    "doo": frozenset(["RS", "BA", "ME", "MK"]),
    "dd": frozenset(["BA", "ME", "MK"]),
    "srl": frozenset(["MD"]),
    "gmbh": frozenset(["DE", "AT", "CH", "LI", "LU", "IT"]),  # in South Tyrol, too
}
_ANYWHERE: Final = ("sa",)
# Of the numbers behind +7 those with a seven are Kazakhstan's.
_RUSSIAN_PHONE: Final = re.compile(r"(?:\+|\b00)\s?7[\s()-]{0,3}([346789])\d\d(?=[\s()-]{0,3}\d)")
_BRITISH_PHONE: Final = re.compile(r"(?:\+|\b00)\s?44(?=[\s()/.-]{0,3}\d)")
# "(79) 99873-7632": so telephones of Brazil are written there, and none of Portugal.
_BRAZILIAN_PHONE: Final = re.compile(r"(?<![\d+(])\(?(?:0?[1-9]\d)\)?\s?(?:9\d{4}|[2-5]\d{3})-\d{4}(?![\d-])")
# "01422 123456", "(03) 9123 4567": with the ending of one of these, where no language tells the country.
_NATIONAL_PHONE: Final = Late(r"(?<![\w+/.-])\(?0[1-9](?:[\s().-]{0,2}\d){7,9}(?![\d/-]|\.\d)")
_ENGLISH_ENDINGS: Final = frozenset({"GB", "IE", "AU", "NZ", "ZA"})
_CROWN: Final = re.compile(r"\b(?:Jersey|Guernsey|Isle\sof\sMan|Alderney|Sark)\b")
_HOST: Final = re.compile(r"(?:@|\bwww\.|://)[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.([a-z]{2})\b(?!\.\w)")
_CAPITALISED: Final = Late(
    r"[^\W\d_a-zß-ÿ][^\W\d_]{3,}(?:[ -][^\W\d_a-zß-ÿ][^\W\d_]+| [dD]['’][^\W\d_]+){0,2}"
)
# "Adresse : Akanda Libreville Gabon", "situé à Cocody, 3ème étage, Abidjan, Côte d'Ivoire"
_TO_COUNTRY: Final = Late(
    r"(?:\s?:|\s(?:est\s)?[^\W\d_]{2,8}\s(?:à|au|en|in|at))?\s([^:;|()\n]{3,120}?)(?=\.?\s*(?:\n|\Z)|\.\s)"
)
_REGISTERED_IN: Final = Late(
    r"\b(?:company|firm|business|charity)\s(?:registered|incorporated)\sin\s([A-Z][a-z]+)\b"
)
_CODE: Final = 3  # letters of a country's code
# "med säte i Malmö", "mit Sitz in Köln"
_SEAT_TOWN: Final = Late(r"\s?:?\s([^\W\d_a-zß-ÿ][^\W\d_]{2,}(?:[ -][^\W\d_a-zß-ÿ][^\W\d_]+)?)")
_PLACE_ENDS: Final = re.compile(r"[.;)]?\s*(?:\n|\Z)|[.;)]")
_LEADS: Final = Late(r"(?:\A|\n|,\s|\s(?:in|en|em|i|w|v|u|na|à|au|aux|a|la|der|dem|den|the|în)\s|\d\s)\Z")
_SEAT: Final = 140  # characters from a label to the end of its country
_LONGEST: Final = 20_000  # characters of a page in which the only country that is named can be the operator's
_ENDINGS: Final = frozenset(code.lower() for code in (*POSTCODES, *CALLING.values())) | {
    *("uk", "kz", "ca", "au", "nz", "za", "in", "ke", "ng", "gh", "ug", "sg")
}
_TOWN_AND_COUNTRY: Final = re.compile(
    r"([^\W\d_a-z][^\d,:;@|]{2,25}?)(?:,|\s[–—-])\s([^\W\d_a-z][^\d,:;@|]{3,25})"
)


def country_of_signs(page: Page, party: Party, place: Address | None) -> str | None:
    """Return the only country that all signs of ``page`` about ``party`` at ``place`` allow, two at least."""
    if is_formed_abroad(party.name) and place is None and governing_law(page) == {"US"}:
        others = _signs(page, party, None)
        return (
            "US" if all("US" in one for one in others if one) else None
        )  # "Blue Kiln LLC", by the law of Ohio
    abroad = is_formed_abroad if page.home in _OF_LIMITED else is_formed_in_english
    if abroad(party.name):
        return None
    signs = [one for one in _signs(page, party, place) if one]
    named = _only_named(page)
    if named and (not party.form_countries or named <= party.form_countries) and _is_of_seat(page, named):
        return next(iter(named))
    if named and named == _called(page) and not party.form_countries:
        return next(iter(named))  # "Barcelone, Espagne" with "+34" on a page in French
    if named and signs and named <= frozenset.intersection(*signs):
        signs.append(named)
    at = page.text[place.start : place.end] if place else ""
    greek = tongue_shown(page) == "el" and POSTCODES["GR"][1].search(at) is not None  # Cyprus has four digits
    if len(signs) < _FEWEST and tongue_shown(page) not in _OF_ONE and not greek:
        return None
    agreed = frozenset.intersection(*signs)
    if len(agreed) != 1:
        return None
    (code,) = agreed
    beyond = code not in ("ES", "PT") and is_beyond(page, code)
    few = len(signs) <= _FEWEST
    # A company of Montenegro can have an ending that others like.
    beyond = beyond or (few and code == "RS" and page.ending == "me")
    beyond = beyond or (few and code == "BE" and page.home != "BE")  # Italy has the form, too
    beyond = beyond or (few and not is_told_there(page, code) and governing_law(page) != {code})
    beyond = beyond or (bool(named) and code not in named and len(signs) <= _FEWEST)  # a language and a form
    if beyond or not _registered(page) <= agreed:
        return None
    text = page.text[place.start : place.end] if place else ""
    shape = POSTCODES.get(code, ("", None))[1]
    posted = re.search(r"\b\d{4,6}\b", text) is not None
    if posted and code in _BARE:
        return code if _BARE[code].search(text) else None
    return None if posted and shape is not None and not shape.search(text) else code


def country_of_nobody(page: Page) -> str | None:
    """Return the country that all signs of a ``page`` allow that names nobody, and no other country."""
    code = country_of_signs(page, Party(0, 0, "", None), None)
    named, _ = _named(page)
    return code if not named or code in named else None


def _registered(page: Page) -> set[str]:
    """Return the countries in which ``page`` says that somebody is registered: "a company registered in Ireland"."""
    found = {country.code_of(place[1]) for place in _REGISTERED_IN.finditer(page.text)}
    return {code for code in found if code}


def _only_named(page: Page) -> frozenset[str]:
    """Return the only country that the whole ``page`` names, as a place: "Schweiz" in a line, "en España."."""
    found, placed = _named(page)
    return found if placed and len(found) == 1 else frozenset()


def _named(page: Page) -> tuple[frozenset[str], bool]:
    """Return the countries that ``page`` names, and whether one stands as a place."""
    found: set[str] = set()
    placed = False
    code_of = cache(country.code_of)  # the same words stand in many places
    for words in _CAPITALISED.finditer(page.text) if len(page.text) < _LONGEST else ():
        parts = words[0].split()
        for begin in range(len(parts)):
            # Three letters are a code, and words are written so, too: "Mar".
            names = (" ".join(parts[begin:]), parts[begin])
            codes = {code for name in names if len(name) > _CODE and (code := code_of(name))}
            found |= codes
            last = bool(codes) and _PLACE_ENDS.match(page.text, words.end()) is not None
            placed = placed or (
                last
                and (
                    begin > 0
                    or _LEADS.search(page.text, max(words.start() - 8, 0), words.start()) is not None
                )
            )
    return frozenset(found), placed


def _is_of_seat(page: Page, named: frozenset[str]) -> bool:
    """Tell whether the country ``named`` ends what stands behind the label of a seat: "Adresse : Akanda, Gabon"."""
    for label in LABELS.scan(page.text, page.lower, 0, len(page.text)):
        line = page.lines[page.line_at(label.start)]
        told = _TO_COUNTRY.match(page.text, label.end, min(label.end + _SEAT, line.end))
        if label.meaning is not Rank.SEAT or told is None:
            continue
        decoys = tells_of_others(page.text, page.lower, line.start, label.start)
        words = re.split(r"[\s,]+", told[1].strip())
        ends = {
            country.code_of(" ".join(words[-count:]))
            for count in (1, 2, 3)
            if len(words[-1]) > 3 or count > 1
        }
        if not decoys and named <= ends:
            return True
    return False


def _signs(page: Page, party: Party, place: Address | None) -> list[frozenset[str]]:
    """Return the countries that each sign allows: language, form, endings, telephones, town, labels of numbers."""
    tongue = tongue_shown(page)
    said = tongue != "en" or shows_a_tongue(page)  # templates say that any page is English
    spoken = frozenset(code for code, shape in POSTCODES.items() if said and tongue in shape[0].split())
    spoken |= _SPOKEN_IN.get(tongue, frozenset())
    armenian = page.ending == "am" and tongue in ("hy", "ru")  # elsewhere it is everybody's
    home = "AM" if armenian else page.home
    site = frozenset({home} if home else ())
    hosts = {code for code in _HOST.findall(page.lower) if code not in FREE}
    endings = frozenset(country_of_ending(code) for code in hosts if code in _ENDINGS)
    called = _called(page)
    at = page.text[place.start : place.end] if place else ""
    towns = frozenset(countries_of_town(at)) if at and not NAMESAKES.search(at) else frozenset()
    towns = towns if at else _seated(page)
    # From where French is written, too, telephones are also those of who moved: there an ending has to show it.
    law = governing_law(page)
    region = frozenset({str(page.language or "").partition("-")[2].upper()})  # "pt-BR"
    own = site if said else frozenset[str]()
    shown = own | endings | towns | law | region | (frozenset() if tongue == "fr" else called)
    spoken |= shown & _WIDER.get(tongue, frozenset()) | own & (_ISLES if tongue == "en" else frozenset())
    formed = frozenset(code for (_, code), forms in BY_LANGUAGE.items() if party.key[1] in forms)
    formed = (
        formed | _ALSO_IN.get(party.key[1] or "", frozenset())
        if party.key[1] not in _ANYWHERE
        else frozenset()
    )
    if not formed and party.key[1] in LIMITED and page.home in _OF_LIMITED:
        formed = _OF_LIMITED
    labels: list[frozenset[str]] = []
    for one in party.numbers:
        label = NUMBERS.at(page.text, page.lower, one.label, one.start)
        codes = {number.country_of(code) for code in label.meaning.schemes} if label else set()
        labels.append(frozenset(code for code in codes if code))
    return [
        spoken,
        party.form_countries or formed,
        site,
        endings,
        called,
        towns,
        _told_alone(page),
        law,
        *labels,
    ]


def _seated(page: Page) -> frozenset[str]:
    """Return the countries of the known town that stands behind the label of a seat, where all of them agree."""
    found = set()
    for label in LABELS.scan(page.text, page.lower, 0, len(page.text)) if len(page.text) < _LONGEST else ():
        town = _SEAT_TOWN.match(page.text, label.end) if label.meaning is Rank.SEAT else None
        line = page.lines[page.line_at(label.start)]
        if town is None or tells_of_others(page.text, page.lower, line.start, label.start):
            continue
        found.add(frozenset(countries_of_town(town[1])))
    return found.pop() if len(found) == 1 else frozenset()


def _called(page: Page) -> frozenset[str]:
    """Return the countries of the telephones on ``page``, by their codes; where none shows, of those links dial."""
    called = _called_in(page, page.text) or _called_in(page, _dialled(page))
    if not called and page.home in _ENGLISH_ENDINGS and _NATIONAL_PHONE.search(page.text):
        return frozenset({page.home})
    return called


def _dialled(page: Page) -> str:
    """Return the numbers that links of ``page`` dial, a line each: "tel:+357…", "https://wa.me/357…"."""
    found = (_DIALLED.match(unquote(link.href)) for link in page.links)
    return "\n".join(one[1] if one[0].startswith("tel") else f"+{one[1]}" for one in found if one)


def _called_in(page: Page, text: str) -> frozenset[str]:
    called = frozenset(CALLING[code] for code in _PHONE.findall(text))
    if tongue_shown(page) == "pt" and _BRAZILIAN_PHONE.search(text):
        called |= {"BR"}
    called |= {"KZ" if first in "67" else "RU" for first in _RUSSIAN_PHONE.findall(text)}
    return called | {"GB"} if _BRITISH_PHONE.search(text) and not _CROWN.search(page.text) else called


def _told_alone(page: Page) -> frozenset[str]:
    """Return the countries that lines name which are no more than a town that everybody knows, and its country."""
    found = set()
    for line in page.lines:
        alone = _TOWN_AND_COUNTRY.fullmatch(line.text)
        code = country.code_of(alone[2]) if alone else None
        if alone and code in countries_of_town(alone[1]):
            found.add(code)
    return frozenset(one for one in found if one)
