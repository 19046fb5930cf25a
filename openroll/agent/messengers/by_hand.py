"""A service whose messenger has no file here: a person acts in their own tool, and the agent looks again over https.

It looks as anybody does, without an account: the status alone is kept, and the body is left unread.
"""

import ssl
from collections.abc import Mapping
from typing import Final
from urllib.parse import urljoin, urlsplit

from openroll.agent.messengers.base import Done, MessengerDown, Place, Seen, not_this, only_public
from openroll.agent.messengers.calls import Caller
from openroll.core.errors import N_
from openroll.desk.locators import Network, Private, PublicLocator
from openroll.desk.locators_place import not_public
from openroll.desk.words import Action

_GONE: Final = (404, 410, 451)
_FOR_MEMBERS: Final = (401, 403)
_STEPS: Final = 4  # of redirects within one site


class ByHand:
    """Pages of the service's own site. ``addresses`` says where a host is reached, if not at its own https address."""

    name: Final = "by-hand"
    actions: Final = frozenset[Action]()

    def __init__(
        self,
        *,
        seconds: float = 15.0,
        addresses: Mapping[str, str] | None = None,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self._seconds, self._addresses, self._context = seconds, dict(addresses or {}), context

    def look(self, locator: PublicLocator) -> Place:
        """Say whether anybody gets an answer there. Raises NotPublic for what only an account opens, MessengerDown."""
        only_public(locator, Network.WEB)
        status = self._status(locator)
        if status in _FOR_MEMBERS:
            raise not_public(Private.CLOSED)
        return Place(locator.key, status not in _GONE)

    def act(self, locator: PublicLocator, action: Action, mark: str) -> Done:
        """Raise MessengerRefused: a person acts."""
        only_public(locator, Network.WEB)
        raise not_this(locator.room)

    def undo(self, locator: PublicLocator, action: Action, mark: str) -> Done:
        """Raise MessengerRefused: a person acts."""
        only_public(locator, Network.WEB)
        raise not_this(locator.room)

    def see(self, locator: PublicLocator, action: Action) -> Seen:
        """Look again. Gone is what answers 404, 410 or 451; a page that says so in words only is left to a person.

        Raises MessengerDown.
        """
        only_public(locator, Network.WEB)
        status = self._status(locator)
        return Seen(status, status in _GONE)

    def tell(self, author: str, text: str, mark: str) -> str:
        """Return nothing: the person who acted tells the author by means of their own."""
        return ""

    def _status(self, locator: PublicLocator) -> int:
        """Return the status at the end of the redirects that stay on the site. One that leaves it ends there.

        A page that leads to another site, or to where people sign in, is left with the status of its redirect: neither
        there nor gone, so nothing is said to be done on the strength of it.
        """
        path = locator.item.partition("#")[0]
        for _ in range(_STEPS):
            status, to = self._caller(locator.room).glance(path)
            if not to:
                return status
            there = urlsplit(urljoin(f"https://{locator.room}{path}", to))
            if there.hostname != locator.room or not there.path.isascii():
                return status
            path = there.path + (f"?{there.query}" if there.query else "")
        raise MessengerDown(N_("{messenger} leads round in circles."), messenger=locator.room)

    def _caller(self, host: str) -> Caller:
        address = self._addresses.get(host, f"https://{host}")
        return Caller(host, address, None, self._seconds, self._context)
