"""Addresses that begin with the name of who is there, or with what the site is called."""

import re
from dataclasses import replace
from typing import Final

from openroll.sources.page.addresses.finding import Address
from openroll.sources.page.addresses.shape import is_whole
from openroll.sources.page.addresses.street_above import ONLY_TOWN
from openroll.sources.page.addresses.streets import is_without_number
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.borne import is_borne
from openroll.sources.page.parties.party import Party
from openroll.sources.page.words.addresses import STREET

_AMERICAN: Final = re.compile(
    r"(?P<lead>[^\d,\n]{4,50}?)(?:,\s|\n|\s)(?=\d{1,5}\s[A-Z\d][^\n]*,?\s[A-Z]{2}\.?\s\d{5}(?!\d))"
)
_TELLING: Final = 5  # letters
_SHOP: Final = re.compile(r"[^\d,\n]+\s\d{4}(?:\s[^\d,\n\s]+){2,4}")
_ONE_WORD: Final = re.compile(r"[A-Z][a-z]{3,}\n(?=\d)")  # "Osteopath" above "12 Mill Lane"
_JOINT: Final = re.compile(r"(?:,\s|\s[–—|-]\s|\n)\Z")
_LONGEST_JOINT: Final = 3
_BEHIND: Final = re.compile(r"\n|\s(?:[–—-]\s)?")
_GOES_ON: Final = re.compile(r"[^\d,\n]{2,40}(?:,\s|\n)")  # "Tulip Rentals, Mill Lane 4, …" of Tulip


def without_name(page: Page, place: Address, party: Party) -> Address:
    """Return ``place`` without the name of ``party`` as its first part, and without the word below it."""
    bare = _without_name(page, place, party)
    one = _ONE_WORD.match(page.text, bare.start, bare.end)
    return replace(bare, start=one.end()) if one and is_whole(page.text[one.end() : bare.end]) else bare


def _without_name(page: Page, place: Address, party: Party) -> Address:
    """Return ``place`` without the name of ``party``, or the first words of it, or of the site, as its first part."""
    text = page.text[place.start : place.end]
    cut = len(text) - len(party.name) if party.name and text.endswith(party.name) else 0
    again = _JOINT.search(text, max(cut - _LONGEST_JOINT, 0), cut)
    if again and is_whole(text[: again.start()]):
        return replace(place, end=place.start + again.start())  # "© Tide, Mill Lane 4, 24109 Kiel - Tide"
    led = _AMERICAN.match(text)
    if led and is_borne(page, led["lead"]) and is_whole(text[led.end() :]):
        return replace(place, start=place.start + led.end())  # "Ann's Blue Kiln 55 Mill Rd. Salina, OH 44667"
    called = party.name and not party.name[-1].isdigit()  # "Akademická 663/5" is a street
    begun = _BEHIND.match(text, len(party.name)) if called and text.startswith(party.name) else None
    lives = begun and ONLY_TOWN.fullmatch(text, begun.end()) and is_without_number(party.name)
    if begun and is_whole(text[begun.end() :]) and not lives:  # "Ferme du Bois" is where it is, too
        on = _GOES_ON.match(text, begun.end()) if begun[0] == " " else None
        on = on if on and not STREET.search(on[0]) and is_whole(text[on.end() :]) else begun
        return replace(place, start=place.start + on.end())
    first, comma, rest = text.partition("\n" if "\n" in text.partition(", ")[0] else ", ")
    known = party.name.casefold().removeprefix("the ").startswith(first.casefold().removeprefix("the "))
    named = known and not first[-1:].isdigit()
    if comma and named and is_whole(rest):
        return replace(place, start=place.start + len(first) + len(comma))
    return place


def is_its_shop(page: Page, place: Address, party: Party) -> bool:
    """Tell whether ``place`` is what ``party`` calls a shop in a district: "Tulipa 1080 Blumen Shop"."""
    text = page.text[place.start : place.end]
    first = text.partition(" ")[0].casefold()
    return (
        len(first) >= _TELLING
        and _SHOP.fullmatch(text) is not None
        and party.name.casefold().startswith(first)
    )
