"""Which pages are private by their address: what is said between people, invitations, places for members, accounts.

Rules by the words of addresses, for any site; the programs that many services run have theirs in
``locators_programs``. An address that passes is one at which a page may be public.
"""

import re
from typing import Final
from urllib.parse import unquote

from . import locators_programs as programs
from .words import Private


def private_page(host: str, item: str) -> Private | None:
    """Return why the page ``item`` (path, parameters, route) of ``host`` is private by its address; None if it is not.

    An address that passes here is one at which a page may be public; whether it is, shows when somebody looks who is
    not signed in.
    """
    name = host.removeprefix("www.")
    if name in _PRIVATE_HOSTS:
        return _PRIVATE_HOSTS[name]
    plain = _plain(item)
    if name.partition(".")[0] in _MAIL_HOSTS and not programs.PUBLIC_LISTS.match(plain):
        return Private.DIRECT
    if not _SUSPECT.search(plain):
        return None
    plain = _SLASHES.sub("/", plain)
    for private, form in _PRIVATE_PATHS:
        if form.search(plain):
            return private
    return programs.privacy(name, plain)


def is_interface(item: str) -> bool:
    """Tell whether ``item`` is a way into a server that needs somebody's token, or holds one: no page."""
    plain = _plain(item)
    # Most addresses have none of these, and a look for each takes a tenth of the search.
    suspect = "/_" in plain or "token=" in plain or "/bot" in plain or "/api/v" in plain
    return suspect and _INTERFACE.search(plain) is not None


def _plain(item: str) -> str:
    return (unquote(unquote(item)) if "%" in item else item).lower()  # twice: some programs do so too


# Sites on which every address is an invitation, a person or a conversation. They matter to their own services alone.
_PRIVATE_HOSTS: Final[dict[str, Private]] = {
    "chat.whatsapp.com": Private.INVITE,
    "invite.viber.com": Private.INVITE,
    "join.skype.com": Private.INVITE,
    "discord.gg": Private.INVITE,
    "signal.group": Private.INVITE,
    "signal.me": Private.ACCOUNT,
    "wa.me": Private.ACCOUNT,
    "api.whatsapp.com": Private.ACCOUNT,
    "threema.id": Private.ACCOUNT,
    "m.me": Private.DIRECT,
    "ig.me": Private.DIRECT,
    "messenger.com": Private.DIRECT,
    "web.whatsapp.com": Private.DIRECT,
    "web.skype.com": Private.DIRECT,
    "web.max.ru": Private.DIRECT,
    "chat.google.com": Private.DIRECT,
    "messages.google.com": Private.DIRECT,
    "vk.me": Private.DIRECT,
}
_MAIL_HOSTS: Final = frozenset({"mail", "webmail", "email", "inbox", "imap", "mailbox"})
_SLASHES: Final = re.compile("/{2,}")
# Where a path begins, or a route behind "#": after a language, an account or the name of the client.
_BEGINS: Final = (
    r"^/(?:[^#?]*#!?/?)?(?:(?:[a-z]{2}(?:-[a-z]{2})?|app|web|client)/)*"
    r"(?:(?:u|users?|members?|profiles?|accounts?|my)/(?:[^/?#]+/)?)?"
)
_WORDS: Final = (
    r"(?:mail|webmail|inbox|outbox|dms?|pms?|im|messages|messenger|messaging|conversations"
    r"|(?:private|direct)[-_]?(?:messages?|chats?))"
)
_CORRESPONDENCE: Final = (
    rf"(?:(?:{_WORDS}(?:\.[a-z]{{2,5}})?|private\.php)(?:[/?#;]|$)|direct/[^/?#]|channels/@me(?:[/?#]|$))"
)
_INVITATION: Final = r"(?:invites?|invitations?|joinchat|join)/[^/?#]"
_IN_PARAMETERS: Final = (
    r"[?&;](?:(?:i|a|act|action|app|area|cmd|do|folder|module|p|page|route|section|view)=)?/?"
    rf"{_WORDS}(?:[/&;#]|$)"
)
# A page that is a person's, or lists what they ever wrote. With a number behind "#", or with more behind the name, it
# is one thing of theirs, and with a parameter that is not known to turn the pages of a list it may be.
_WHO: Final = r"(?:(?<=/)@[^/?#]+|(?:u|users?|members?|profiles?|accounts?|authors?)/[^/?#]+)"
_LISTS: Final = (
    r"(?:activity|all|articles|comments|favou?rites|feed|followers|following|history|likes|media|overview|posts|replies"
    r"|statuses|submitted|summary|threads|timeline|topics|with_replies)"
)
_TURNS: Final = r"(?:after|before|filter|from|lang|limit|offset|order|p|page|sort|start|t|tab|type|view)"
_ACCOUNT: Final = (
    r"^/(?:[^#?]*#!?/?)?(?:(?:[a-z]{2}(?:-[a-z]{2})?|app|web|client|community|forums?)/)*"
    rf"{_WHO}(?:/{_LISTS})?(?:/page/[0-9]+)?/?(?:\?(?:{_TURNS}=[^&#]*(?:&|$))*)?$"
)
_PROFILE: Final = (
    r"/(?:member|profile|user)\.php[/?][^#]+$|[?&;](?:action|do|mode)=(?:view)?profile(?:[&;][^#]*)?$"
)
# One of these is in every address that the rules here find: most addresses are through with one look.
_SUSPECT: Final = re.compile(
    r"mail|box|dm|pm|\bim|messag|messenger|conversations|direct|private|channels|invit|join|[!@]"
    r"|/u/|user|member|profile|account|author"
    rf"|{programs.SUSPECT}"
)
_PRIVATE_PATHS: Final[tuple[tuple[Private, re.Pattern[str]], ...]] = (
    (Private.DIRECT, re.compile(f"{_BEGINS}{_CORRESPONDENCE}|{_IN_PARAMETERS}")),
    (Private.INVITE, re.compile(f"{_BEGINS}{_INVITATION}")),
    # Rooms and users of Matrix, in the address of a client.
    (Private.MEMBERS, re.compile(r"[/=#?&;]!(?:[a-z0-9._~=+-]{4,}:[a-z0-9]|[a-z0-9_-]{43}(?![a-z0-9_-]))")),
    (Private.ACCOUNT, re.compile(rf"[/=#]@[a-z0-9._=+-]+:[a-z0-9]|{_ACCOUNT}|{_PROFILE}")),
)
# Ways into a homeserver, Mattermost's and Rocket.Chat's, or Telegram's for bots, that need somebody's token, and
# addresses that hold one: no page, whoever asks.
_INTERFACE: Final = re.compile(
    r"/_(?:matrix|synapse|conduit|conduwuit|continuwuity|tuwunel|dendrite)(?:[/?#]|\Z)"
    r"|^/api/v4/(?:channels|files|posts|teams)(?:[/?#]|\Z)|^/api/v1/(?:channels|chat|livechat|rooms|users)\.[a-z]"
    r"|^/(?:file/)?bot[0-9]+:|[?&;#](?:access_?token|auth_?token|login_?token|rc_token)="
)
