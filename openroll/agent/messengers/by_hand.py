"""A service whose messenger has no file here: a person acts in their own tool, and the agent looks again over https.

It looks as anybody does, without an account: the status alone is kept, and the body is left unread.
"""

import re
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
# Where people sign in: a step of the path as a whole, never a part of a title; a parameter; or a host for it.
_WORDS: Final = (
    r"(?:log-?_?(?:in|on)|sign-?_?in|wp-login|sso|saml2?|oauth2?|authori[sz]e|authenticate|anmelden|connexion|accedi|entrar"
    r"|inloggen|kirjaudu|logowanie|prihlasit|vhod)"
)
_SIGN_IN: Final = re.compile(
    rf"(?:/{_WORDS}(?:\.[a-z]{{2,5}})?(?:[/?#;]|\Z)|/sessions?/new(?:[/?#]|\Z)"
    rf"|[?&;](?:mode|do|action|act|page|view)={_WORDS}(?:[&;#]|\Z))",
    re.IGNORECASE,
)
_SIGN_IN_HOSTS: Final = ("login.", "signin.", "auth.", "sso.", "accounts.", "idp.", "oauth.")


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
        status, closed = self._status(locator)
        if closed or status in _FOR_MEMBERS:
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
        status, _ = self._status(locator)
        return Seen(status, status in _GONE)

    def tell(self, author: str, text: str, mark: str) -> str:
        """Return nothing: the person who acted tells the author by means of their own."""
        return ""

    def _status(self, locator: PublicLocator) -> tuple[int, bool]:
        """Return the status at the end of the redirects that stay on the site, and whether one leads to signing in.

        A page that leads to another site, or to where people sign in, is left with the status of its redirect: neither
        there nor gone, so nothing is said to be done on the strength of it.
        """
        path = locator.item.partition("#")[0]
        for _ in range(_STEPS):
            status, to = self._caller(locator.room).glance(path)
            if not to:
                return status, False
            there = urlsplit(urljoin(f"https://{locator.room}{path}", to))
            leads = there.path + (f"?{there.query}" if there.query else "")
            if _SIGN_IN.search(leads) or (there.hostname or "").startswith(_SIGN_IN_HOSTS):
                return status, True
            if there.hostname != locator.room or not there.path.isascii():
                return status, False
            path = leads
        raise MessengerDown(N_("{messenger} leads round in circles."), messenger=locator.room)

    def _caller(self, host: str) -> Caller:
        address = self._addresses.get(host, f"https://{host}")
        return Caller(host, address, None, self._seconds, self._context)
