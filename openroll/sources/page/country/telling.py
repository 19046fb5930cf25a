"""In which country an operator is, and which words say so: where it is registered, its numbers, its seat."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.identity import number
from openroll.identity.number_vat import country_of_vatin
from openroll.sources.page.addresses.finding import Address
from openroll.sources.page.addresses.towns import countries_of_town
from openroll.sources.page.lines.text import Page
from openroll.sources.page.lines.tongue import is_spoken, tongue_of
from openroll.sources.page.operators.settling import Numbered
from openroll.sources.page.parties.party import Party
from openroll.sources.page.words.addresses import POSTCODES, Rank
from openroll.sources.page.words.numbers import LABELS as NUMBERS
from openroll.sources.page.words.numbers import Kind

from .beside import WITH_COMPANIES, Told, beside_name
from .by_address import country_shown
from .declined import seated_in
from .governing import law_of_form
from .laws import country_of_law
from .named import country_in_name
from .neighbours import (
    BY_LANGUAGE,
    MOLDOVAN,
    NAMESAKES,
    WITH_ENGLISH,
    WITH_RUSSIAN_FORMS,
    beside_russia,
    has_a_form_there,
    is_beyond,
    is_formed_abroad,
    is_formed_in_english,
    is_nowhere_else,
    is_of_spain,
    is_posted,
    is_told_there,
    with_russian_form,
)
from .signs import country_of_signs

# No other language says it so.
_ITALIAN_LABEL: Final = re.compile(r"p(?:art(?:ita)?)?\.?\s?i\.?v\.?a\b|p\.\s?i\.")
_OWN_LABELS: Final = {"IT": _ITALIAN_LABEL, "AT": re.compile(r"uid\b")}
_ITALIAN: Final = ("it", "com", "net", "org", "eu", "shop", "store", "online")


def country_told(
    page: Page, party: Party, main: Numbered | None, others: list[Numbered], place: Address | None
) -> Told | None:
    """Return the country of ``party`` with its numbers, at ``place``; None when nothing tells it for certain."""
    said = next((one for one in party.registered if not one.keeper), None)
    if said is not None:
        return said.country, said.start, said.end
    if seated := seated_in(page, party):
        return seated
    for one in ([main] if main else []) + others:
        code = number.country_of(one.scheme) if one.scheme else None
        elsewhere = bool(party.form_countries) and code not in party.form_countries | _traded_in(party)
        if one is not main and code and elsewhere and not page.site.endswith(f".{code.lower()}"):
            continue  # its label is only of the page's language, or the number that of a registration abroad
        if code and one.scheme != "GB-VAT":
            return code, one.stated.start, one.stated.end
    if place is not None and place.country:
        return (place.country, place.start, place.end) if _likely(place, party) else None
    if italian := _by_italian_label(page, party, others):
        return italian
    if place is not None and (code := _shown(page, party, place)):
        return code, place.start, place.end
    if place is not None and (code := _by_form_there(page, party, place)):
        return code, place.start, place.end
    by_postcode = _by_postcode(page, party, others, place) if place is not None else None
    by_keeper = _by_keeper(page, party) if place is not None else None
    by_town = _by_town(page, party, place) or _by_family(page, party, place) if place is not None else None
    by_law = _by_law(page, party, place) or law_of_form(page, party)
    told = by_postcode or by_keeper or by_town or beside_name(page, party) or by_law or _by_trade(party)
    told = told or (_by_street(page, party, place) if place is not None else None)
    if told is None and (code := country_in_name(page, party)):
        return code, party.start, party.end
    told = told or _by_tax(page, party, others) or _by_form(page, party, place) or _by_mistyped(page, party)
    return told or _by_language(page, party, place) or _by_signs(page, party, place)


def _by_signs(page: Page, party: Party, place: Address | None) -> Told | None:
    """Return the only country that all signs of the page about ``party`` allow."""
    code = country_of_signs(page, party, place)
    if code is None or not (party.name or place):
        return None
    return (code, party.start, party.end) if party.name or place is None else (code, place.start, place.end)


def _by_street(page: Page, party: Party, place: Address) -> Told | None:
    """Return the country whose streets and postcodes are as at ``place``, in its language: "Via Roma 5, 35129 Alba"."""
    code = country_shown(page, party.name, page.text[place.start : place.end])
    return (code, place.start, place.end) if code and party.form_countries <= {code} else None


def _by_italian_label(page: Page, party: Party, others: list[Numbered]) -> Told | None:
    """Return Italy behind its own label of a number, where ``party`` has a form that France has, too: "SAS"."""
    for one in others:
        italian = one.scheme == "VATIN" and country_of_vatin(one.value) == "IT"
        if (
            italian
            and party.key[1] in BY_LANGUAGE["it", "IT"]
            and _ITALIAN_LABEL.match(page.lower, one.stated.label)
        ):
            return "IT", one.stated.start, one.stated.end
    return None


def _by_mistyped(page: Page, party: Party) -> Told | None:
    """Return the country of the register whose label stands before a number with a wrong check digit: "УНП …"."""
    for one in party.numbers:
        if one.kind is not Kind.REGISTER or one.schemes:
            continue
        label = NUMBERS.at(page.text, page.lower, one.label, one.start)
        codes = {number.country_of(code) for code in label.meaning.schemes} if label else set()
        codes = {code for code in codes if code in party.form_countries} or codes
        spoken: set[str | None] = {code for code in codes if code and is_spoken(page, code)}
        codes = spoken if len(codes) > 1 else codes
        told = next(iter(codes)) if len(codes) == 1 else None
        forms = party.form_countries | (WITH_RUSSIAN_FORMS if "RU" in party.form_countries else frozenset())
        if told and (not forms or told in forms):
            return told, one.label, one.end
    return None


def _by_keeper(page: Page, party: Party) -> Told | None:
    """Return the country whose ending the site has, where the register that ``party`` is said to be in is its."""
    told = [one for one in party.registered if one.keeper]
    codes = {one.country for one in told} | party.form_countries
    here = codes == {page.home}
    return (told[0].country, told[0].start, told[0].end) if told and here else None


# What traders are called, each in one country only.
_TRADES: Final = (
    ("UA", re.compile(r"(?:ФОП|Фізична особа)\s")),
    ("RS", re.compile(r"(?:PR|ПР)\s|.*\s(?:PR|ПР)(?:\s|\Z)")),
    ("HU", re.compile(r".*\s(?:e\.\s?v\.|E\.\s?V\.|egyéni vállalkozó)\Z")),
)


def _traded_in(party: Party) -> frozenset[str]:
    """Return the countries in which traders are called as ``party`` is: "E.V.", which is an association's elsewhere."""
    return frozenset(code for code, pattern in _TRADES if pattern.match(party.name))


def _by_trade(party: Party) -> Told | None:
    """Return the country in which traders are called as ``party`` is: "ФОП Лис А. Б.", "Ana Lis PR Vranje"."""
    if not (party.plain or party.person):
        return None
    code = next((code for code, pattern in _TRADES if pattern.match(party.name)), None)
    return (code, party.start, party.end) if code else None


def _by_law(page: Page, party: Party, place: Address | None) -> Told | None:
    """Return the country by whose law a site says who runs it, where the postcode at ``place`` is as there.

    Without an address it is that country where the page is in its language.
    """
    told = country_of_law(page)
    if told is None or (party.form_countries and told[0] not in party.form_countries):
        return None
    if place is None:
        abroad = is_formed_in_english(party.name)
        spoken = is_spoken(page, told[0]) or not tongue_of(page)
        return told if spoken and not abroad else None
    text = page.text[place.start : place.end]
    towns = countries_of_town(text)
    fits = POSTCODES[told[0]][1].search(text) is not None and (not towns or told[0] in towns)
    return told if fits else None


def _likely(place: Address, party: Party) -> bool:
    """Tell whether a company that is at ``place`` is certainly registered in that country."""
    if party.form_countries:
        return has_a_form_there(party.form_countries, place.country)
    if place.country == "CA":
        return place.rank is Rank.SEAT or party.key[1] != "llc"  # which its law does not know
    if party.key[1] == "llc" and place.country in WITH_COMPANIES:
        return True
    return place.rank is Rank.SEAT or place.country == "US" or not is_formed_abroad(party.name)


def _by_postcode(page: Page, party: Party, others: list[Numbered], place: Address) -> Told | None:
    """Return the country of a number for value added tax, or of a register, with postcodes as at ``place``."""
    text = page.text[place.start : place.end]
    told = [
        (country_of_vatin(one.value), one.stated.start, one.stated.end)
        for one in others
        if one.scheme == "VATIN"
    ]
    if len({one.country for one in party.registered}) == 1:
        told += [(one.country, one.start, one.end) for one in party.registered]
    for code, start, end in told:
        fits = not party.form_countries or code in party.form_countries
        if (towns := countries_of_town(text)) and code not in towns:
            continue
        if fits and code in POSTCODES and POSTCODES[code][1].search(text):
            return code, start, end
    return None


def _shown(page: Page, party: Party, place: Address) -> str | None:
    """Return the country whose ending the site has, when the page's language and the postcode are of it."""
    ending = page.land
    _, postcode = POSTCODES.get(ending, ("", None))
    formed = ending in party.form_countries
    if not (not page.language or is_spoken(page, ending) or formed) or postcode is None:
        return None
    text = page.text[place.start : place.end]
    towns = countries_of_town(text)
    fits = postcode.search(text) and (not towns or ending in towns)
    return ending if fits and (formed or not party.form_countries) else None


# Forms of German law that Austrians and Swiss have too, where streets and postcodes show that it is Germany:
# there towns have five digits, and of South Tyrol, whose streets are German too, they begin with 39.
_GERMAN_FORM: Final = Late(r"\b(?:gGmbH|GmbH|AG|KG|OHG|GbR|UG|e\.\s?V\.|eG|e\.\s?K\.)(?![\w-])")
_GERMAN_STREET: Final = Late(
    r"(?:[a-zäöüß](?:stra(?:ß|ss)e|str\.|weg|allee|gasse|platz|damm|ufer|ring)|(?:\b|-)(?:Stra(?:ß|ss)e|Str\.|Weg|Gasse|Platz|Ring)|"
    # "Am Brauhof 2", "An der Mühle 5"
    r"(?:\A|\n|,\s)(?:Am|An\sde[rnm]|Auf\sde[rm]|Im|In\sde[rn]|Zu[rm]|Beim|Hinter\sde[rm])\s[A-ZÄÖÜ][a-zäöüß]+)\s\d"
)
_GERMAN_TOWN: Final = re.compile(r"(?<![\w-])(?!39)\d{5}\s[A-ZÄÖÜ][a-zäöüß]")


def _by_form_there(page: Page, party: Party, place: Address) -> str | None:
    """Return the one country whose form ``party`` has, where the postcode at ``place`` is as written there."""
    text = page.text[place.start : place.end]
    if len(party.form_countries) == 1:
        (code,) = party.form_countries
        if code == "RU" and (code := with_russian_form(page, text)) == "BY":
            return code
        shape = POSTCODES.get(code, ("", None))[1]
        towns = countries_of_town(text)
        return code if shape is not None and shape.search(text) and (not towns or code in towns) else None
    formed = party.plain or _GERMAN_FORM.search(party.name)
    german = formed and _GERMAN_STREET.search(text) and _GERMAN_TOWN.search(text)
    return "DE" if german and not party.form_countries and not page.is_away("DE") else None


def _by_town(page: Page, party: Party, place: Address) -> Told | None:
    """Return the country of a well-known town at ``place``, with a postcode as there, in a page in its language."""
    text = page.text[place.start : place.end]
    if not party.form_countries and tongue_of(page) == "ro" and MOLDOVAN.search(text):
        return "MD", place.start, place.end
    codes = countries_of_town(text)
    ending = page.land
    if len(codes) != 1 or NAMESAKES.search(text):
        return None
    if not (party.plain or codes == party.form_countries):
        return None
    (code,) = codes
    elsewhere = ending != code and ending in POSTCODES
    fits = not elsewhere and code in POSTCODES and POSTCODES[code][1].search(text)
    # A card of four lines shows no language.
    spoken = is_spoken(page, code) or (not tongue_of(page) and country_of_law(page) is None)
    return (code, place.start, place.end) if fits and spoken else None


# Forms that neighbours have in common: there the town, or how its postcode begins, tells whose company it is.
_FAMILIES: Final = {
    "doo": frozenset({"RS", "HR", "SI", "BA", "ME", "MK"}),
    "dd": frozenset({"HR", "SI", "BA", "ME", "MK"}),
    "gmbh": frozenset({"DE", "AT", "CH", "LI"}),
    "ag": frozenset({"DE", "AT", "CH", "LI"}),
    "srl": frozenset({"IT", "RO", "BE"}),
    "sas": frozenset({"FR", "IT"}),
    "sarl": frozenset({"FR", "CH"}),
    "as": frozenset({"NO", "CZ", "SK", "EE"}),
    "ab": frozenset({"SE", "FI"}),
}


_NEIGHBOURS: Final = frozenset({"CZ", "SK"})


def _by_family(page: Page, party: Party, place: Address) -> Told | None:
    """Return the country of the known town at ``place``, whose postcode stands there, among those with the form."""
    family = party.form_countries or _FAMILIES.get(re.sub(r"\W", "", party.key[1] or ""), frozenset())
    text = page.text[place.start : place.end]
    codes = countries_of_town(text)
    # Postcodes of the Czechs begin with other digits than those of the Slovaks.
    if family == _NEIGHBOURS and not codes:
        codes = frozenset(code for code in family if POSTCODES[code][1].search(text))
    if len(codes) != 1 or not codes <= family or page.land in family - codes:
        return None
    (code,) = codes
    shape = POSTCODES.get(code, ("", None))[1]
    return (code, place.start, place.end) if shape is not None and shape.search(text) else None


def _by_tax(page: Page, party: Party, others: list[Numbered]) -> Told | None:
    """Return the country of a number for value added tax whose ending the site has, too: "TVA BE 0801.303.538"."""
    ending = page.land
    for one in others:
        code = country_of_vatin(one.value) if one.scheme == "VATIN" else None
        if code and code == ending and (not party.form_countries or code in party.form_countries):
            return code, one.stated.start, one.stated.end
    return _by_only_tax(page, party, others)


def _by_only_tax(page: Page, party: Party, others: list[Numbered]) -> Told | None:
    """Return the country of the only number for value added tax, in that country's language: "P.IVA 01234567890"."""
    taxed = [one for one in others if one.scheme == "VATIN"]
    if len(taxed) != 1 or is_formed_abroad(party.name):
        return None
    tax, code = taxed[0], country_of_vatin(taxed[0].value) or ""
    said = _OWN_LABELS.get(code)
    labelled = said is not None and said.match(page.lower, tax.stated.label) is not None
    fits = not party.form_countries or code in party.form_countries
    nowhere_else = [one for one in POSTCODES if is_spoken(page, one)] == [code]
    # "TVA BE 0801.303.538" on a page in French: its country is written before it.
    spoken = (
        is_spoken(page, code) or not tongue_of(page) or (code in WITH_ENGLISH and tongue_of(page) == "en")
    )
    nowhere_else = nowhere_else or (tax.stated.digits.upper().startswith(code) and spoken)
    if (
        page.is_away(code)
        or not fits
        or not (labelled or nowhere_else or party.form_countries == {code} or not party.name)
    ):
        return None
    return code, tax.stated.start, tax.stated.end


# Whose forms are of one country alone, where two languages are written.
_ALSO_SPOKEN: Final = {
    "KZ": ("kk", "ru"),
    "BY": ("be", "ru"),
    "KG": ("ky", "ru"),
    "GE": ("ka",),
    "AM": ("hy",),
}


def _speaks(page: Page, code: str) -> bool:
    """Tell whether the language of ``page`` is one in which companies of the country ``code`` write."""
    return is_spoken(page, code) or tongue_of(page) in _ALSO_SPOKEN.get(code, ())


def _by_form(page: Page, party: Party, place: Address | None) -> Told | None:
    """Return the only country whose law has the form of ``party``, where its language is the page's: "sp. z o.o."."""
    spoken = [one for one in party.form_countries if _speaks(page, one)]
    if party.key[1] == "sa" and not party.form_countries and is_of_spain(page):
        return "ES", party.start, party.end
    if len(party.form_countries) != 1 and len(spoken) != 1:
        return None
    code = spoken[0] if len(spoken) == 1 else next(iter(party.form_countries))
    towns = {town for one in party.addresses for town in countries_of_town(page.text[one.start : one.end])}
    if len(towns) == 1 and code not in towns:
        (town,) = towns  # "Asociația Lalea", Chișinău; "ООО «Лале»", Ташкент
        return (town, party.start, party.end) if has_a_form_there(frozenset({code}), town) else None
    if code == "RU" and (beside := beside_russia(page, person=party.person)):
        return beside, party.start, party.end
    at_home = page.land == code
    there_too = code in ("RU", "FR", "PT", "GR") and is_beyond(page, code)
    there_too = there_too or (place is not None and not is_posted(page.text[place.start : place.end], code))
    spoken_there = _speaks(page, code) and is_told_there(page, code)
    known = at_home or spoken_there or is_nowhere_else(page, party.name, party.key[1])
    if page.is_away(code) or not known or there_too:
        return None
    return code, party.start, party.end


def _by_language(page: Page, party: Party, place: Address | None) -> Told | None:
    """Return the country of a form that several have, where the page's language and the site's ending are its."""
    if party.form_countries or party.plain:
        return None
    ending = page.ending
    for (language, code), forms in BY_LANGUAGE.items():
        spoken = tongue_of(page) == language
        at_home = ending in ("", code.lower()) or (code == "IT" and ending in _ITALIAN)
        # "Ltda" is compared as "Lda" is, and is Brazil's.
        formed = party.key[1] in forms or party.name.lower().strip(".").split()[-1] in forms
        posted = place is None or is_posted(page.text[place.start : place.end], code)
        there = formed and is_told_there(page, code) and not is_beyond(page, code)
        if spoken and at_home and posted and there:
            return code, party.start, party.end
    return None
