"""Who of the operators that a page names is none: what only seems a name, a branch, a person who acts for a firm."""

import re
from typing import Final

from openroll.identity import address, country
from openroll.sources.page.lines.text import Page
from openroll.sources.page.parties.party import Party
from openroll.sources.page.words.persons import is_an_owner_s, like_persons

from .settling import Numbered

Settled = list[tuple[Party, list[Numbered]]]
_FEWEST: Final = 2  # letters
_INITIALS: Final = re.compile(r"(?:\s?(?<![^\W\d_])[^\W\d_a-zа-яё]\.){1,3}\Z")
_CAPITALISED: Final = re.compile(r"(?<!\w)[^\W\d_a-zà-ÿа-я]\w+")
_BEGINNINGS: Final = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]*")
_ADDRESS_OF_A_SITE: Final = re.compile(r"(?:www\.)?[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}", re.IGNORECASE)
# "Produkte und Dienstleistungen der", "Angebote von": what is somebody's.
_OWNED: Final = re.compile(r"[^\W\d_][^\d,;:|]*\s(?:der|des|von|vom|unserer)\s")
_BESIDE: Final = 5  # lines between a company and who owns it


def without_owners(page: Page, settled: Settled) -> Settled:
    """Return ``settled`` without who is called the owner beside a company that states something, and has no number."""
    firms = [
        page.line_at(party.start)
        for party, _ in settled
        if (party.numbers or party.addresses) and not party.plain and not party.person
    ]
    return [
        (party, numbers)
        for party, numbers in settled
        if numbers or not firms or not _is_an_owner(page, party, firms)
    ]


def _is_an_owner(page: Page, party: Party, firms: list[int]) -> bool:
    near = any(abs(page.line_at(party.start) - firm) <= _BESIDE for firm in firms)
    nobody_s = party.plain or party.person  # "Ägare Häger Media AB" is a company's
    return near and nobody_s and like_persons(party.name) and is_an_owner_s(page.text, party.start)


def without_owned(settled: Settled) -> Settled:
    """Return ``settled`` without what only seems a name and holds that of another: "Produkte der Example GmbH"."""
    names = [party.name for party, _ in settled if not party.plain]
    return [
        (party, numbers)
        for party, numbers in settled
        if numbers
        or party.addresses
        or not any(
            party.name.endswith(f" {name}") and _OWNED.fullmatch(party.name[: -len(name)]) for name in names
        )
    ]


def without_short_names(page: Page, settled: Settled) -> Settled:
    """Return ``settled`` without what another of them is called for short, of which nothing else is told."""
    called = {page.text[start:end] for party, _ in settled for start, end in (*party.trading, *party.short)}
    plain = [party.name for party, _ in settled if party.plain]
    longer = [party.name.casefold() for party, numbers in settled if numbers and party.plain]
    names = [party.name for party, _ in settled]
    groups = {f"{party.key[0]} group" for party, numbers in settled if numbers and not party.plain}
    addressed = [party.name for party, _ in settled if party.addresses and not party.plain]
    return [
        (party, numbers)
        for party, numbers in settled
        if numbers
        or (
            not (party.name in called and not party.addresses)
            and party.name.casefold() not in groups
            and not (not party.addresses and any(_is_with_initials(party.name, name) for name in names))
            and not (party.plain and not party.addresses and _is_given(page, party, names))
            and not (party.plain and any(is_of_initials(party.name, name) for name in (*plain, *addressed)))
            and not (party.plain and not party.addresses and any(_is_in(party.name, name) for name in longer))
        )
    ]


def without_hosts(settled: Settled) -> Settled:
    """Return ``settled`` without what is only a site's address, where a company is said to be the operator."""
    said = any(not party.plain and party.evidence for party, _ in settled)
    return [
        (party, numbers)
        for party, numbers in settled
        if numbers or not said or not party.plain or not _ADDRESS_OF_A_SITE.fullmatch(party.name)
    ]


def without_brands(page: Page, settled: Settled) -> Settled:
    """Return ``settled`` without the brand of a person who states a number: both have one address and one mailbox."""
    traders = [
        (_addresses(page, party), _boxes(party))
        for party, numbers in settled
        if numbers and party.plain and like_persons(party.name)
    ]
    return [
        (party, numbers)
        for party, numbers in settled
        if numbers
        or not party.plain
        or not any(_addresses(page, party) & places and _boxes(party) & boxes for places, boxes in traders)
    ]


def _boxes(party: Party) -> set[str]:
    return {one.value.casefold() for one in party.mailboxes}


def _is_given(page: Page, party: Party, names: list[str]) -> bool:
    """Tell whether ``party`` is what one of ``names`` is called for short: "Blue Kiln Klub (in short “Kiln”)"."""
    quoted = re.compile(rf"\s\([^()\n]{{0,30}}[\"“„«‘']{re.escape(party.name)}[\"”“»’']")
    ends = [one.start() for one in quoted.finditer(page.text)]
    others = [
        name for name in names if name != party.name
    ]  # 'Tulipa ("we" or "Tulipa")' gives itself its own
    return any(page.text.endswith(name, 0, end) for end in ends for name in others)


def _is_with_initials(short: str, name: str) -> bool:
    """Tell whether ``short`` is a person's ``name`` with initials: "ИП Липова А.Б." of "ИП Липова Анна Борисовна"."""
    rest = _INITIALS.search(short)
    first = short[: rest.start()] if rest else ""
    if rest is None or not name.startswith(f"{first} ") or name.endswith("."):
        return False
    letters = "".join(word[0] for word in name[len(first) :].split())
    return letters == re.sub(r"[\s.]", "", rest[0])


def _is_in(short: str, longer: str) -> bool:
    """Tell whether ``short`` is a word or more of a ``longer`` name: "LIPA" of "Ana Lis preduzetnik Lipa Beograd"."""
    return f" {short.casefold()} " in f" {longer} "


def is_of_initials(short: str, name: str) -> bool:
    """Tell whether ``short`` is the beginnings of the words of ``name``."""
    parts, words = _BEGINNINGS.findall(short), _CAPITALISED.findall(name)
    if "".join(parts) != short or len(short) <= _FEWEST or len(parts) != len(words) or name == short:
        return False
    return all(map(str.startswith, words, parts))  # "RMetS" is the "Royal Meteorological Society"


def _is_with_a_trade(longer: str, name: str) -> bool:
    """Tell whether ``longer`` is ``name`` with a trade behind a dash: "Ann Hill – Portraits e.U.", "Hill Ann e.U."."""
    who, *trade = re.split(r"\s[–—-]\s", longer)
    return len(trade) == 1 and set(who.split()) <= set(name.split())


def without_doubles(settled: Settled) -> Settled:
    """Return ``settled`` without whoever has no number but those of one that is said more clearly to be the operator.

    "Ann Hill – Portraits e.U." above the same number as "Company name: Hill Ann e.U." is the same.
    """
    return [
        (party, numbers)
        for party, numbers in settled
        if not numbers
        or not any(
            other is not party
            and (other.evidence > party.evidence or _is_with_a_trade(party.name, other.name))
            and not other.plain
            and {(one.scheme, one.value) for one in numbers} <= {(one.scheme, one.value) for one in others}
            for other, others in settled
        )
    ]


def without_cut(page: Page, chosen: Settled) -> Settled:
    """Return ``chosen`` without what is only the end of another's name, or its name without the form.

    "Kiln Ltd" beside "Blue Kiln Ltd" and at the same address, or with its number, is the same.
    """
    return [
        (party, numbers)
        for party, numbers in chosen
        if not any(
            other is not party
            and (_is_bare(party, other) or (not party.plain and other.name.endswith(f" {party.name}")))
            and _values(numbers) <= _values(others)
            and (
                numbers
                or _addresses(page, party) & _addresses(page, other)
                or (_is_bare(party, other) and not party.addresses)
            )
            for other, others in chosen
        )
    ]


def _is_bare(party: Party, other: Party) -> bool:
    """Tell whether the name of ``party`` is that of ``other`` without its form."""
    return party.key[0] == other.key[0] and len(party.name) < len(other.name) and not party.key[1]


def _values(numbers: list[Numbered]) -> set[tuple[str | None, str]]:
    return {(one.scheme, one.value) for one in numbers}


def without_branches(chosen: Settled) -> Settled:
    """Return ``chosen`` without the branches of who is named there: "Example SARL, Irish Branch"."""
    stems = [party.name for party, _ in chosen]
    return [
        (party, numbers)
        for party, numbers in chosen
        if not any(party.name.startswith((f"{stem}, ", f"{stem} ")) for stem in stems)
    ]


def without_persons(page: Page, chosen: Settled) -> Settled:
    """Return ``chosen`` without persons who are named beside a company, or a firm at their address: they act for it."""
    if not any(not party.plain for party, _ in chosen):
        return _without_owner(page, chosen)
    held = {(one.scheme, one.value) for party, numbers in chosen if not party.plain for one in numbers}
    return [
        (party, numbers)
        for party, numbers in chosen
        if not party.plain
        or any((one.scheme, one.value) not in held for one in numbers)
        or not like_persons(party.name)
    ]


def _without_owner(page: Page, chosen: Settled) -> Settled:
    """Return ``chosen`` without the person who owns the firm named before them: both are at one address."""
    at = _addresses(page, chosen[0][0]) if chosen else set()
    return [
        (party, numbers)
        for place, (party, numbers) in enumerate(chosen)
        if place == 0 or numbers or not like_persons(party.name) or not (at & _addresses(page, party))
    ]


def _addresses(page: Page, party: Party) -> set[str]:
    places = [page.text[one.start : one.end] for one in party.addresses]
    return {
        address.normalise(_COUNTRY_BEHIND.sub("", place) if _names_country(place) else place)
        for place in places
    }


# "…, 12587 Berlin, Deutschland": one of two says it.
_COUNTRY_BEHIND: Final = re.compile(r"[,\n]\s?[^\d,\n]+\Z")


def _names_country(place: str) -> bool:
    behind = _COUNTRY_BEHIND.search(place)
    return behind is not None and country.code_of(behind[0].strip(" ,.\n")) is not None
