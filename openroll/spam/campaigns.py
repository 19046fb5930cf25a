"""Campaigns: the copies of one mailing, across accounts and rooms, found while messages come in.

Candidates share a band of their fingerprints; what joins a campaign is then compared with the message that began it,
never with a later one, so that no chain of likenesses draws unlike texts together. Memory is bounded: what has not been
seen for longest is forgotten first. Of what was said only once the fingerprint is kept, and no text.
"""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from .fingerprint import Fingerprint, fingerprint

EXAMPLE: Final = 500  # characters of the example that a person is shown


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a public room. ``at`` has a time zone."""

    id: str
    account: str
    room: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What makes a campaign, and how much is remembered.

    ``least`` messages, ``alike`` by so much (the Jaccard index). What has fewer letters than ``short`` and no link is
    never one, however often it is said. What has fewer than ``long`` and leads nowhere is one only when one account
    says it in several rooms: many people wish each other the same. ``remembered``: texts; ``listed``: messages,
    accounts and rooms of one campaign by name, beyond which they are only counted; ``window``: after so long a silence
    a text begins anew.
    """

    least: int = 3
    alike: float = 0.5
    short: int = 12
    long: int = 80
    remembered: int = 20_000
    listed: int = 1_000
    window: timedelta = timedelta(days=7)


@dataclass(slots=True)
class Campaign:
    """One mailing: how many ``count`` messages, their ids, accounts and rooms with how many each, first and last time.

    ``id`` is the id of its first message; ``example`` the text of a copy. What was said twice is such an object too,
    and may be no mailing yet.
    """

    id: str
    first: datetime
    last: datetime
    mark: Fingerprint
    example: str = ""
    count: int = 0
    messages: list[str] = field(default_factory=list)
    accounts: dict[str, int] = field(default_factory=dict)
    rooms: dict[str, int] = field(default_factory=dict)
    places: dict[str, set[str]] = field(default_factory=dict)

    def is_mailing(self, limits: Limits) -> bool:
        """Tell whether this is a campaign by now."""
        if self.count < limits.least or (len(self.accounts) < 2 and len(self.rooms) < 2):
            return False
        says = self.mark.letters >= limits.short
        if says and (self.mark.leads or self.mark.letters >= limits.long):
            return True
        if not says and not self.mark.leads:
            return False
        return any(
            len(rooms) > 1 and self.accounts.get(account, 0) >= limits.least
            for account, rooms in self.places.items()
        )

    def take(self, id: str, account: str, room: str, at: datetime, listed: int) -> None:
        """Count a message in; ``listed`` are kept by name."""
        self.count += 1
        self.first, self.last = min(self.first, at), max(self.last, at)
        # Of an account that comes late one message is kept by name too, by which it is found.
        if len(self.messages) < listed or (account not in self.accounts and len(self.accounts) < listed):
            self.messages.append(id)
        for names, name in ((self.accounts, account), (self.rooms, room)):
            if name in names or len(names) < listed:
                names[name] = names.get(name, 0) + 1
        if account in self.accounts:
            places = self.places.setdefault(account, set())
            if len(places) < 2:  # several is all that matters
                places.add(room)


class Once(NamedTuple):
    """What was said once: who said it, where and when, and the fingerprint of it. Its text is not kept."""

    id: str
    account: str
    room: str
    at: datetime
    mark: Fingerprint


class Campaigns:
    """What has been said of late, and which of it are campaigns."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._said: OrderedDict[int, Once | Campaign] = OrderedDict()
        self._by_band: dict[bytes, int] = {}
        self._next = 0

    def __len__(self) -> int:
        return len(self._said)

    def __iter__(self) -> Iterator[Once | Campaign]:
        """Return all that is remembered, what was seen longest ago first."""
        return iter(self._said.values())

    def add(self, message: Message) -> Campaign | None:
        """Take a message in; return the campaign of which it is a copy, None when of none. A known id counts once."""
        mark = fingerprint(message.text)
        if mark is None or (mark.letters < self.limits.short and not mark.leads):
            return None
        number = self._find(mark, message.at)
        if number is None:
            self.remember(Once(message.id, message.account, message.room, message.at, mark))
            return None
        campaign = self._said[number]
        if isinstance(campaign, Once):
            if message.id == campaign.id:
                return None
            campaign = self._said[number] = _begun(campaign, message.text[:EXAMPLE])
        if message.id not in campaign.messages:
            campaign.take(message.id, message.account, message.room, message.at, self.limits.listed)
        return campaign if campaign.is_mailing(self.limits) else None

    def mailings(self) -> list[Campaign]:
        """Return the campaigns, the largest first."""
        found = (one for one in self if isinstance(one, Campaign) and one.is_mailing(self.limits))
        return sorted(found, key=lambda one: (-one.count, one.first, one.id))

    def remember(self, said: Once | Campaign) -> None:
        """Keep ``said`` as what was seen last."""
        number = self._next
        self._next += 1
        self._said[number] = said
        # The newest takes over a band that several share: the work for each message stays the same.
        self._by_band.update(dict.fromkeys(said.mark.bands(), number))
        while len(self._said) > self.limits.remembered:
            self._forget(next(iter(self._said)))

    def _find(self, mark: Fingerprint, at: datetime) -> int | None:
        """Return the number of what is most alike, moved to the end of what is forgotten; None when nothing is."""
        best, most = None, self.limits.alike
        for number in set(map(self._by_band.get, mark.bands())):
            if number is None:
                continue
            other = self._said[number].mark
            if (alike := mark.alike(other)) >= most and not mark.differs_above(other):
                best, most = number, alike
        if best is None:
            return None
        said = self._said[best]
        if at - (said.at if isinstance(said, Once) else said.last) > self.limits.window:
            self._forget(best)
            return None
        self._said.move_to_end(best)
        return best

    def _forget(self, number: int) -> None:
        for band in self._said.pop(number).mark.bands():
            if self._by_band.get(band) == number:
                del self._by_band[band]


def _begun(once: Once, example: str) -> Campaign:
    campaign = Campaign(once.id, once.at, once.at, once.mark, example)
    campaign.take(once.id, once.account, once.room, once.at, 1)
    return campaign
