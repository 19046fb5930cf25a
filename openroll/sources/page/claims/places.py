"""Which of the addresses on a page is where an operator is: beside its name, its label, or alone in its footer."""

import re
from collections.abc import Callable
from itertools import islice
from typing import Final

from openroll.sources.page.addresses.finding import Address, behind_name
from openroll.sources.page.addresses.repeated import fullest, one_of
from openroll.sources.page.addresses.shape import postcode_in
from openroll.sources.page.addresses.street_above import is_only_a_town, with_street_above
from openroll.sources.page.country.seat_towns import town_of_seat
from openroll.sources.page.lines.lines import places_of
from openroll.sources.page.lines.text import Page
from openroll.sources.page.parties.party import Parties, Party
from openroll.sources.page.words.addresses import Rank
from openroll.sources.page.words.reasons import OTHER_PLACE

from .address_alone import standing_alone
from .address_named import is_its_shop, without_name
from .address_trade import without_trade
from .contact import place_of_site
from .elsewhere import doubt_of, is_elsewhere
from .only_place import only_place
from .visited import is_for_bills, where_somebody_is

_MOST_REPEATED: Final = 8  # places of a name
_NEAR: Final = 4
_YEARS: Final = re.compile(r"\s(?:19|20)\d\d(?:\s?[-–—/]\s?(?:19|20)?\d\d)?")  # of a copyright

Remark = Callable[[str, int, int], None]  # why, and where it stands in the page's text


class Places:
    """Looks for the address of an operator of one page; what it is given as ``remark`` is told of what is elsewhere."""

    def __init__(self, page: Page, found: Parties) -> None:
        self.page, self.found = page, found

    def best(self, party: Party, remark: Remark, *, alone: bool) -> tuple[Address | None, str | None]:
        """Return where ``party`` is, who is the only operator where ``alone``, and why that is doubtful; or None."""
        places = [
            self._bare(one, party)
            for one in self._of(party, remark, alone)
            if not is_its_shop(self.page, one, party)
        ]
        if not places:
            return None, None
        doubts = {one: doubt_of(self.page, self.found, party, one) for one in places}
        best = (
            places[0]
            if len(places) == 1
            else max(
                places,
                key=lambda one: (
                    doubts[one] is None,
                    not self._is_town_of(one, places),
                    one.rank is Rank.SEAT or postcode_in(self.page.text, one.start, one.end) is not None,
                    one.rank,
                    -one.start,
                ),
            )
        )
        return best, doubts[best]

    def _bare(self, one: Address, party: Party) -> Address:
        """Return ``one`` with its street, and without what ``party`` and the business are called before it."""
        whole = with_street_above(self.page, one)
        return without_trade(self.page, without_name(self.page, whole, party), party)

    def _of(self, party: Party, remark: Remark, alone: bool) -> list[Address]:
        """Return the addresses that are of ``party``, or can be where it is ``alone``."""
        places = self._own(party, party.addresses, remark)
        if (
            party.plain
        ):  # "Goślinowie, 62-200 Gniezno" is all that such a name is followed by, and no more than a town
            places = [one for one in places if not is_only_a_town(self.page.text[one.start : one.end])]
        if alone and all(is_for_bills(self.page, one) for one in places):
            loose = self._own(party, self.found.loose_addresses, remark)
            loose = [one for one in loose if not is_for_bills(self.page, one)] or loose
            there = where_somebody_is(self.page, loose)
            places = there if one_of(self.page, there) is not None else places
        if not places and party.name and (beside := self._beside_again(party)):
            places = [beside]
        if alone and party.name and all(is_for_bills(self.page, one) for one in places):
            one = standing_alone(self.page, party, self.found) or place_of_site(self.page, self.found, party)
            one = (
                one or only_place(self.page, self.found, party) or town_of_seat(self.page, party, self.found)
            )
            places = [fullest(self.page, one)] if one else places
        return places

    def _own(self, party: Party, places: list[Address], remark: Remark) -> list[Address]:
        """Return those of ``places`` where ``party`` is; of others, a warehouse or a former office, remark so."""
        elsewhere = [one for one in places if is_elsewhere(self.page, party, one)]
        for one in elsewhere:
            remark(OTHER_PLACE, one.start, one.end)
        return [one for one in places if one not in elsewhere]

    def _beside_again(self, party: Party) -> Address | None:
        """Return the address right behind the name of ``party`` where the page repeats it."""
        for place in islice(places_of(party.name, self.page.text), _MOST_REPEATED):
            end = place + len(party.name)
            found = behind_name(self.page, end, len(self.page.text))
            if found is not None and len(_YEARS.sub("", self.page.text[end : found.start])) < _NEAR:
                return found
        return self._below_heading(party)

    def _below_heading(self, party: Party) -> Address | None:
        """Return the address below the line that is the name of ``party`` without its form: "Tulpe" above its data."""
        for line in self.page.lines if party.key[0] else ():
            called = line.text.strip(" :").casefold()
            if (
                line.start > party.start
                and line.heading
                and called in (party.key[0], party.key[0].partition(" ")[2])
            ):
                return behind_name(self.page, line.end, len(self.page.text))
        return None

    def _is_town_of(self, one: Address, places: list[Address]) -> bool:
        """Tell whether ``one`` only repeats the town of another of ``places``: "Firmensitz: 3620 Spitz"."""
        words = _words(self.page, one)
        return any(words < _words(self.page, other) for other in places)


def _words(page: Page, place: Address) -> set[str]:
    return set(re.findall(r"\w+", page.lower[place.start : place.end]))
