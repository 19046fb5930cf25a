"""Who states a number and no name: a site's footer with "Org.nr. 559070-3913" says who runs it all the same."""

import re
from collections.abc import Callable
from typing import Final

from openroll.core.late import Late
from openroll.identity import number
from openroll.identity.number_vat import country_of_vatin
from openroll.sources.page.addresses.finding import Address
from openroll.sources.page.lines.text import Page
from openroll.sources.page.lines.tongue import is_spoken, tongue_of
from openroll.sources.page.names.contracts import speaks_of_another
from openroll.sources.page.numbers.stated import TAXES, Stated
from openroll.sources.page.operators.choosing import Operators
from openroll.sources.page.operators.settling import REGISTERS, Numbered
from openroll.sources.page.operators.weeding import Settled
from openroll.sources.page.parties.buyers import is_below_another_s, is_of_a_buyer
from openroll.sources.page.parties.party import Parties, Party, Registered
from openroll.sources.page.parties.registered import registrations
from openroll.sources.page.parties.told_of import sentence_before
from openroll.sources.page.words.addresses import POSTCODES, Rank
from openroll.sources.page.words.numbers import Kind
from openroll.sources.page.words.roles import WORDS, Role, tells_of_others

_FAR: Final = 50  # characters between what is said of a register and a number's label
_REGISTERED: Final = re.compile(r"\b(?:registered|incorporated)\sin\s[^.;:]*\Z")
_BESIDE: Final = 4  # "Registered in England. Company registration no. …"
_NEAR: Final = 4  # characters before the label of a number that opens its line
_FEW_WORDS: Final = 40  # characters of a line that says no more than "Registered in England"
_FEWEST: Final = 4  # digits of a number that stands for somebody by itself
_SHORT_LINE: Final = 160
# "We are registered with the Chamber of Commerce under number …"
_WE_ARE: Final = Late(
    r"(?:\A|(?<=[.!?]\s)|(?<=\n))(?:We\sare|Wij\szijn|Wir\ssind|Nous\ssommes|Siamo|Estamos|Somos|Vi\ser|Vi\sär|Jesteśmy|Jsme|Sme)\s"
    r"(?:(?:a\s(?:\w+\s){0,3}company\s|(?:headquartered|based|located)\sin\s[A-Z][\w\s,]{2,30}?\sand\s(?:are\s)?)?(?:registered|incorporated)|ingeschreven|eingetragen|immatriculés|enregistrés|iscritti|inscritos|registrad\w+|registrerede|registrert|"
    r"registrerade|wpisani|zarejestrowani|zapsáni|zapísaní)\b[^.!?;\n]{0,120}\Z"
)
# "We are a company registered in Cyprus", "Registered in England. VAT registration pending"
_WE_BEFORE: Final = re.compile(
    r"\W*(?:(?:[Ww]e\sare|[Oo]ur\scompany\sis|[Tt]he\scompany\sis)(?:\san?)?(?:\s[a-z]+){0,3}\s)?"
)
# "Društvo je upisano u sudski registar …"
_IT_IS: Final = Late(
    r"(?:\A|(?<=[.!?]\s)|(?<=\n))(?:The\s(?:company|firm)\sis|(?:Die\sGesellschaft|Das\sUnternehmen|Die\sFirma)\sist|(?:La\ssociété|"
    r"L['’]entreprise)\sest|La\ssocietà\sè|La\s(?:sociedad|empresa)\sestá|A\s(?:sociedade|empresa)\sestá|De\svennootschap\sis|Het\sbedrijf\sis|"
    r"(?:Društvo|Trgovačko\sdruštvo|Preduzeće|Privredno\sdruštvo|Tvrtka|Družba|Podjetje|Společnost|Spoločnosť|Firma)\sje|Spółka\sjest|"
    r"(?:Selskabet|Virksomheden|Selskapet)\ser|(?:Bolaget|Företaget)\sär)\s"
    r"(?:registered|ingeschreven|eingetragen|im\sHandelsregister|immatriculée|enregistrée|inscrite|iscritta|inscrita|registrada|registrert|"
    r"registreret|registrerat|upisan[ao]|registr[io]ran[ao]|vpisan[ao]|zapsána|zapísaná|wpisana|zarejestrowana)\b[^.!?;\n]{0,120}\Z"
)
# "Fully insured · Registered in England No. …"
_SET_APART: Final = re.compile(r"[^\n]\s[·•|]\s\Z|[\"'`],\s[\"'`]\Z")
# "Our printer is registered …": what is ours is not us.
_OURS: Final = Late(
    r"\b(?:our|unser\w*|notre|nos|nostr[aoi]|nuestr[ao]s?|noss[ao]s?|onze|ons|vår[at]?|våre|vores|nasz\w*|náš|naš\w*|meie|mūsų|mūsu|noastr[aeă]|nostru|"
    r"meidän|наш\w*)\s",
    re.IGNORECASE,
)
_OWN_LABEL: Final = re.compile(r"\b[Oo]ur\s\Z")  # "(our company number is …"
_NUMBER_BEFORE: Final = re.compile(
    r"[^\n]*\d{5}[\s,;|·•.–-]*\Z"
)  # "Company No: 01234567 VAT …": "No" denies nothing
_COPYRIGHT: Final = re.compile(r"©|\(c\)\s|copyright\s", re.IGNORECASE)


def nameless(page: Page, found: Parties) -> Party | None:
    """Return who states the numbers that stand beside no name, None where they may be somebody's who is only told of.

    Nobody with a legal form is named on the page then. Each number opens its line or follows a copyright, or its
    sentence speaks of nobody else.
    """
    stated = _told(found, page)
    if not stated or any(party.role is None and not party.plain for party in found.parties):
        return None
    if not all(_is_by_itself(page, one.label, found) or _may_be_own(page, one.label) for one in stated):
        return None
    if _of_several_countries(stated) or any(is_of_a_buyer(page, one.label) for one in stated):
        return None
    party = Party(stated[0].label, stated[0].label, "", None)
    party.numbers = stated
    party.addresses = _seat_beside(page, found, stated[0])
    party.registered = _registered_beside(page, found, stated)
    return party


def _registered_beside(page: Page, found: Parties, stated: list[Stated]) -> list[Registered]:
    """Return where it is said in the lines of those ``stated``, or in a few words above, where who is registered.

    What the sentence of a company with its name says is of that one.
    """
    beside: list[Registered] = []
    indexes = {page.line_at(one.label) for one in stated}
    above = {one - 1 for one in indexes if one and len(page.lines[one - 1].text) < _FEW_WORDS}
    for index in sorted(indexes | above):
        line = page.lines[index]
        marks = list(WORDS.scan(page.text, page.lower, line.start, line.end))
        beside += registrations(page, marks, [], line.start, line.end)
    named = [one.start for one in found.parties if not one.plain]
    return [
        one for one in beside if not any(sentence_before(page, one.start) <= at < one.start for at in named)
    ]


def registered_of_nobody(page: Page, found: Parties) -> list[Registered]:
    """Return where "we" are registered, or a short ``page`` says so beside no company's name; none of two countries."""
    if not page.is_short or any(not one.plain for one in found.parties):
        return []
    marks = [
        mark
        for mark in WORDS.scan(page.text, page.lower, 0, len(page.text))
        if mark.meaning is Role.REGISTERED
        and _WE_BEFORE.fullmatch(page.text, sentence_before(page, mark.start), mark.start)
    ]
    told = [one for one in registrations(page, marks, [], 0, 0) if not one.keeper]
    return told[:1] if len({one.country for one in told}) == 1 else []


def _seat_beside(page: Page, found: Parties, number: Stated) -> list[Address]:
    """Return of several addresses beside no name the only seat in the line of ``number``, beside "Headquarters: "."""
    line = page.lines[page.line_at(number.label)]
    seats = [
        one for one in found.loose_addresses if line.start <= one.start < line.end and one.rank is Rank.SEAT
    ]
    return seats if len(seats) == 1 and len(found.loose_addresses) > 1 else []


def with_left_over(
    page: Page, found: Parties, operators: Settled, settle: Callable[[Party], list[Numbered]]
) -> Settled:
    """Return ``operators``; the only one of ``page``, where it states no number, with those that are nobody's.

    The sentence of each speaks of nobody else, and all are of one country. ``settle`` tells the list of each.
    """
    stated = _told(found, page)
    if len(operators) != 1 or operators[0][0].numbers or _of_several_countries(stated):
        return operators
    only = operators[0][0]
    only.numbers = stated if all(_may_be_own(page, one.label) for one in stated) else []
    return [(only, settle(only))]


def _told(found: Parties, page: Page) -> list[Stated]:
    """Return the numbers beside no name that tell of somebody: "registered in Kent (registration number …)", too."""
    return [
        one
        for one in found.loose_numbers
        if one.schemes
        or one.kind in (Kind.COMPANY, Kind.VAT)
        or (one.kind is Kind.WEAK and _REGISTERED.search(page.lower, max(one.label - _FAR, 0), one.label))
    ]


def _of_several_countries(stated: list[Stated]) -> bool:
    """Tell whether numbers are in registers of two countries, each by its own label: which is the operator's?"""
    sure = {
        number.country_of(one.schemes[0])
        for one in stated
        if one.kind is Kind.REGISTER and len(one.schemes) == 1 and one.schemes[0] in REGISTERS
    }
    return len(sure) > 1


def speaks(page: Page, found: Parties, party: Party, main: Numbered | None) -> bool:
    """Tell whether ``main`` is of a register in the site's country, or on a page where operators say who they are.

    A number for value added tax speaks, too, where it is of the site's country: "P.IVA 01234567890" in a footer. Of a
    page kept in a file nobody knows the site: there the number tells the country.
    """
    if main is None or Operators(page).shows_examples or is_below_another_s(page, main.stated.label):
        return False
    if main.scheme == "VATIN":
        return _is_of_site(page, country_of_vatin(main.value) or "")
    if main.scheme in TAXES:
        return _is_of_site(page, number.country_of(main.scheme) or "")
    if main.scheme not in REGISTERS:
        return False
    if len(re.sub(r"\D", "", main.value)) < _FEWEST or not number.says_whose(main.scheme, main.value):
        return False  # "GsR 18", "HRB 7742" without its court
    home = number.country_of(main.scheme) or ""
    foreign = tongue_of(page) not in ("", "en") and not is_spoken(page, home)
    if foreign and not page.ending and not _is_by_itself(page, main.stated.label, found):
        return False
    at_home = not page.ending or page.home == home
    at_home = at_home or (not page.land and _is_of_site(page, home))
    # "© 2026 Kiln · Company number NI612345": a site's own line, though the site has no country's ending.
    lettered = main.scheme == number.GB_COH and main.value[:2].isalpha()
    lettered = lettered or main.scheme == "IN-MCA"  # 21 letters and digits in an order of its own
    said = lettered or any(one.country == home and not one.keeper for one in party.registered)
    said = said or any(one.country == home for one in found.loose_addresses)
    said = said or (main.scheme == number.GB_COH and (page.is_short or _is_in_britain(page, found)))
    beside = any(0 <= main.stated.label - one.end < _BESIDE for one in party.registered if not one.keeper)
    line = page.lines[page.line_at(main.stated.label)]
    beside = beside or (lettered and any(line.start <= one.start < line.end for one in found.loose_addresses))
    by_itself = beside or _is_by_itself(page, main.stated.label, found)
    surely = lettered and any(one.country == home for one in party.registered)
    at_home = at_home or (said and by_itself and (surely or not page.land))
    return at_home or Operators(page).is_for_operators(party.start)


def _is_in_britain(page: Page, found: Parties) -> bool:
    """Tell whether an address beside no name has a British postcode."""
    return any(POSTCODES["GB"][1].search(page.text, one.start, one.end) for one in found.loose_addresses)


def _is_of_site(page: Page, code: str) -> bool:
    """Tell whether the site's ending is that of the country ``code``, or no country's, and the page in its language."""
    if not page.ending or page.land == code:
        return True
    if page.land:
        return False
    # A few words show no language: a line of a footer is whose label announces the number.
    shown = tongue_of(page)
    return (not shown and page.is_short) or (shown != "en" and is_spoken(page, code))


def _may_be_own(page: Page, label: int) -> bool:
    """Tell whether the sentence before the ``label`` of a number speaks of nobody else."""
    begin = sentence_before(page, label)
    said = _OWN_LABEL.sub("", _NUMBER_BEFORE.sub("", page.text[begin:label]))
    aside = tells_of_others(page.text, page.lower, begin, label)
    return not (aside or _OURS.search(said) or speaks_of_another(said))


def _is_by_itself(page: Page, place: int, parties: Parties) -> bool:
    line = page.lines[page.line_at(place)]
    if _WE_ARE.search(page.text, line.start, place) or _IT_IS.search(page.text, line.start, place):
        return True
    places = [one for one in parties.loose_addresses if line.start <= one.start < line.end]
    if len(line.text) - sum(one.end - one.start for one in places) > _SHORT_LINE:
        return False
    return (
        place - line.start < _NEAR
        or _COPYRIGHT.match(line.text) is not None
        or _follows_a_number(page, place, places)
        or _SET_APART.search(page.text, line.start, place) is not None
    )


def _follows_a_number(page: Page, place: int, places: list[Address]) -> bool:
    """Tell whether only labels, numbers and ``places`` stand before ``place``: "Reg. 12216136 · VAT EE102723858"."""
    line = page.lines[page.line_at(place)]
    before = page.text[line.start : place]
    for one in reversed([one for one in places if one.end <= place]):
        before = before[: one.start - line.start] + before[one.end - line.start :]
    return len(re.findall(r"[^\W\d_]{3,}", before)) <= _NEAR
