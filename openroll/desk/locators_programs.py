"""How programs that many services run name what is private: Mattermost, Rocket.Chat, Zulip, Slack, forums, mailboxes.

Each writes an address of its own for a conversation, and gives everybody the same page for all of them, so that nothing
but the address tells. What such a program names alike whether it is open or not (a Mattermost post, ``/team/pl/ID``;
a channel) passes here: the organiser knows.
"""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import parse_qsl

from .words import Private

# Programs for a desk or a telephone that open an address of the web by a scheme of their own.
SCHEMES: Final = frozenset({"mattermost", "mattermost-dev"})
ROCKET_SCHEME: Final = "rocketchat"
ROCKET_HOST: Final = "go.rocket.chat"
_ROCKET_DEEDS: Final = frozenset({"room", "invite"})
# A host that says of itself that chats are there: a group, which any forum may have, is a closed one of Rocket.Chat's.
_CHATS: Final = frozenset({"chat", "rocket", "rocketchat"})

_ROUTE: Final = r"^/(?:[^#?]*#!?/?)?(?:(?:[a-z]{2}(?:-[a-z]{2})?|app|web|client|i)/)*"
_BELOW: Final = r"^/(?:[a-z0-9_-]+/){1,3}"  # a team, maybe below a folder
_ID: Final = r"(?:[a-z0-9]{26}|[0-9a-f]{40})(?![a-z0-9])"
_ENDS: Final = r"(?:[/?#;]|$)"
_FORUM: Final = (
    rf"{_ROUTE}(?:community|forums?|boards?|bbs?|phpbb3?)/(?:(?:u|users?|members?|profiles?|my)/(?:[^/?#]+/)?)?"
    rf"(?:private\.php|(?:conversations|inbox|outbox|dms?|pms?|messenger|(?:private|direct)[-_]?(?:messages?|chats?))"
    rf"{_ENDS})"
)
_SIGNS: Final = r"(?:\?(?:[^#]*&)?(?:msg|tab|layout)=|/thread/)"  # of Rocket.Chat, behind the name of a group
_NARROW: Final = r"#/?narrow/(?:[^/]+/[^/]+/)*?-?"

_RULES: Final[tuple[tuple[Private, re.Pattern[str]], ...]] = tuple(
    (kind, re.compile(form))
    for kind, form in (
        # Mattermost: a person, a talk of several, and both as the channels that they are inside.
        (Private.DIRECT, rf"{_BELOW}messages/(?:@[^/?#]|{_ID})"),
        (Private.DIRECT, rf"{_BELOW}channels/(?:[a-z0-9]{{26}}__[a-z0-9]{{26}}|[0-9a-f]{{40}})(?![a-z0-9])"),
        (Private.INVITE, r"/signup_user_complete/?\?|^/r/ti/[gp]/"),  # and LINE's invitations
        # Rocket.Chat: a closed group, and what a visitor of some site says to those who serve them.
        (Private.MEMBERS, rf"{_ROUTE}group/[^/?#]+{_SIGNS}"),
        (Private.DIRECT, rf"{_ROUTE}omnichannel/current/[^/?#]"),
        (Private.DIRECT, r"^/api/v1/(?:im|dm)\.[a-z]"),
        (Private.MEMBERS, r"^/api/v1/groups\.[a-z]"),
        # Zulip: direct messages, and all that somebody wrote.
        (
            Private.DIRECT,
            rf"{_NARROW}(?:(?:dm|dm-including|pm-with|group-pm-with)/|is/(?:dm|private)(?:/|$))",
        ),
        (Private.ACCOUNT, r"#/?narrow/-?(?:sender|from)/[^/]+/?$"),
        # Sites of many people, and Mastodon's and Pixelfed's ways to what is said between some.
        (Private.DIRECT, rf"{_ROUTE}message/(?:compose|inbox|messages|moderator|outbox|sent|unread){_ENDS}"),
        (
            Private.DIRECT,
            r"^/i/chat/g?[0-9]|^/api/v1/(?:pleroma/)?(?:conversations|chats)(?:[/?]|$)",
        ),
        (Private.DIRECT, rf"^/(?:i/web/direct|(?:web/)?timelines/direct){_ENDS}"),
        (Private.DIRECT, rf"{_ROUTE}(?:user/[^/?#]+/chats|chat/direct-messages|dialogs/[0-9]+){_ENDS}"),
        (Private.DIRECT, rf"{_ROUTE}chats/(?!(?:19|20)[0-9]{{2}}(?![0-9]))[0-9]+{_ENDS}"),  # of no year
        (Private.SECRET, rf"{_ROUTE}secret[-_]?chats?{_ENDS}"),
        # Forums in a folder of their own, and phpBB's long word.
        (Private.DIRECT, _FORUM),
        (Private.DIRECT, r"[?&;](?:i|mode)=ucp_pm(?:[&;#]|$)"),
        # Mailboxes: Roundcube, Outlook, SOGo, Zimbra, Nextcloud.
        (Private.DIRECT, r"[?&;]_task=mail(?:[&;#]|$)"),
        (
            Private.DIRECT,
            r"^/owa(?:[/?#]|$)|^/sogo/so/[^/]+/mail|^/zimbra(?:[/?#]|$)|^(?:/index\.php)?/apps/mail(?:[/?#]|$)",
        ),
    )
)
# What is private at some hosts alone, where others have pages: by what the host ends with, or a part of its name.
_SLACK: Final = (
    (Private.DIRECT, re.compile(r"^/archives/d[a-z0-9]{7,}(?:/|$)|^/client/[te][a-z0-9]{7,}/d[a-z0-9]{7,}")),
    (
        Private.MEMBERS,
        re.compile(r"^/archives/g[a-z0-9]{7,}(?:/|$)|^/client/[te][a-z0-9]{7,}/[cg][a-z0-9]{7,}"),
    ),
)
_VK: Final = ((Private.DIRECT, re.compile(r"^/(?:gim|write)[0-9]+(?:[?#/]|$)")),)
_ROCKET: Final = (
    (Private.MEMBERS, re.compile(rf"{_ROUTE}group/[^/?#]+")),
    (Private.DIRECT, re.compile(rf"{_ROUTE}live/[a-z0-9]{{17}}(?![a-z0-9])")),
)
# What is in every address that the rules find.
SUSPECT: Final = (
    r"messages/|__|signup_user|/ti/|group/|groups\.|omnichannel|live/|/(?:im|dm)\.|narrow|archives/|/client/"
    r"|message/|/i/chat/|/(?:gim|write)[0-9]|conversations|chats|/i/web/|timelines/|dialogs/|secret|private"
    r"|/(?:in|out)box|/[dp]ms?\b|messenger|ucp_pm|_task|/owa|/sogo|/zimbra|/apps/mail"
)


def privacy(host: str, plain: str) -> Private | None:
    """Return the kind for which ``plain`` (what follows ``host``, small letters, decoded) is private; None if not."""
    for kind, form in (*_RULES, *_at(host)):
        if form.search(plain):
            return kind
    return None


def _at(host: str) -> tuple[tuple[Private, re.Pattern[str]], ...]:
    names = host.split(".")
    if names[-2:] == ["slack", "com"]:
        return _SLACK
    if names[-2:] in (["vk", "com"], ["vk", "ru"]):
        return _VK
    return () if _CHATS.isdisjoint(names) else _ROCKET


# Lists of letters that anybody may read stand on many a host for mail. Mailman has what is closed at /mailman/private/.
PUBLIC_LISTS: Final = re.compile(
    r"(?!.*\.\.)/(?:pipermail|archives/list|(?:mailman3?/)?hyperkitty/list|mailman3?/(?:listinfo|lists))/[^/]"
    r"|(?!.*\.\.)/archives/[^/]+/(?:19|20)[0-9]{2}"
)


def behind_rocket(deed: str, query: str) -> str | None:
    """Return the address that a link of Rocket.Chat's (``deed``: room or invite) opens: host and path; None if none."""
    given = list(_pairs(query))
    if deed not in _ROCKET_DEEDS or len(dict(given)) != len(given):
        return None
    found = dict(given)
    host = re.sub(r"(?i)^https?://", "", found.get("host", "")).rstrip("/")
    path = found.get("path", "").lstrip("/")
    return f"{host}/{path}" if host and path and not re.search(r"[/?#@]", host) else None


def _pairs(query: str) -> Iterator[tuple[str, str]]:
    for name, value in parse_qsl(query, keep_blank_values=True):
        if name in ("host", "path"):
            yield name, value
