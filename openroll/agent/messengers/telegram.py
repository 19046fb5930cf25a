"""Telegram, where the organiser's bot is an administrator of a public channel or group (core.telegram.org/bots/api).

A bot is told who posted only of what it was sent itself, so the author of a post is known where the organiser's
``authors`` file has it. What anybody sees is the public preview of t.me, without an account.
"""

import ipaddress
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import urlsplit

from openroll.agent.messengers.base import (
    Done,
    MessengerRefused,
    Place,
    Seen,
    not_this,
    only_public,
    unreadable,
)
from openroll.agent.messengers.calls import Caller
from openroll.agent.messengers.telegram_bot import NothingThere, Silent, talk
from openroll.core.errors import N_, UnusableInput
from openroll.desk.locators import Kind, Network, Private, PublicLocator
from openroll.desk.locators_place import not_public
from openroll.desk.words import Action

if TYPE_CHECKING:
    from telegram import Bot, ChatFullInfo

T = TypeVar("T")

_GONE: Final = (404, 410, 451)
_POST: Final = re.compile(r"([0-9]+)(?:\?comment=([0-9]+))?")
_AUTHOR: Final = re.compile(r"@?([A-Za-z0-9_]{4,32})[ \t]+([0-9]{1,10})[ \t]+([0-9]{1,16})")
_LARGEST_AUTHORS: Final = 1 << 24


@dataclass(frozen=True, slots=True)
class _Target:
    """A message in a public chat that the Bot API knows."""

    chat: "ChatFullInfo"
    name: str
    message: int

    @property
    def key(self) -> str:
        kind = "post" if self.message else "room"
        return f"telegram:{kind}:{self.name}:{self.message or ''}"


class Telegram:
    """The Bot API at ``address`` with the bot whose token is in a file; ``preview`` is where t.me is.

    ``authors`` is a file of the organiser's with lines "name number user": who posted what, as their bot was told.
    """

    name: Final = "telegram"
    actions: Final = frozenset({Action.REMOVE, Action.RESTRICT, Action.BAN})

    def __init__(
        self,
        token: Path,
        *,
        address: str = "https://api.telegram.org",
        preview: str = "https://t.me",
        authors: Path | None = None,
        seconds: float = 15.0,
    ) -> None:
        if not _is_safe(address):
            raise UnusableInput(
                N_("{messenger} is spoken to over https, or in a private network."), messenger="Telegram"
            )
        self._token, self._address, self._seconds, self._authors = token, address, seconds, authors
        self._preview = Caller("t.me", preview, None, seconds)

    def look(self, locator: PublicLocator) -> Place:
        """Find the chat, which has to be public, and then whether anybody sees the post.

        Raises NotPublic, MessengerDown, MessengerRefused.
        """
        only_public(locator, Network.TELEGRAM)
        target = self._target(locator)
        if target is None:
            return Place(locator.key, False)
        there = not target.message or not self._see(target.name, target.message).gone
        return Place(target.key, there, self._author(target), f"@{target.name}")

    def act(self, locator: PublicLocator, action: Action, mark: str) -> Done:
        """Do ``action``; doing it again does no more. Raises as ``look``; MessengerRefused where nothing is there."""
        return self._change(locator, action, back=False)

    def undo(self, locator: PublicLocator, action: Action, mark: str) -> Done:
        """Lift a restriction or a ban. Raises as ``act`` does; a post that was deleted stays deleted."""
        only_public(locator, Network.TELEGRAM)
        if action == Action.REMOVE:
            raise MessengerRefused(N_("A post that was removed cannot be brought back."))
        return self._change(locator, action, back=True)

    def see(self, locator: PublicLocator, action: Action) -> Seen:
        """Look at the public preview of t.me. What stands against an account is asked of Telegram: nobody else sees it.

        Raises NotPublic, MessengerDown, MessengerRefused.
        """
        only_public(locator, Network.TELEGRAM)
        _check(locator, action)
        target = self._target(locator)
        if target is None:
            return Seen(404, True)
        if action == Action.REMOVE:
            return self._see(target.name, target.message)
        user = self._user(target)
        return Seen(200, self._talk(lambda bot: _is_held(bot, target, user, action)))

    def tell(self, author: str, text: str, mark: str) -> str:
        """Write to ``author`` as the bot. Empty where the author never began to talk to it, or has stopped it.

        The Bot API takes no mark: whoever calls keeps the answer, and does not call again.
        """
        if not author.isascii() or not author.isdigit():
            return ""
        try:
            return self._talk(lambda bot: _write(bot, int(author), text))
        except (Silent, NothingThere):
            return ""

    def _change(self, locator: PublicLocator, action: Action, *, back: bool) -> Done:
        only_public(locator, Network.TELEGRAM)
        _check(locator, action)
        target = self._target(locator)
        if target is None:
            raise MessengerRefused(N_("There is nothing at this place."))
        if action != Action.REMOVE:
            user = self._user(target)
            self._talk(lambda bot: _hold(bot, target, user, action, back=back))
            return Done(action, undoable=not back)
        try:
            self._talk(lambda bot: _delete(bot, target))
        except NothingThere:
            # Deleted before, by us whose answer was lost or by somebody else: only the place itself can tell.
            if not self._see(target.name, target.message).gone:
                raise MessengerRefused(N_("There is nothing at this place.")) from None
        return Done(action)

    def _see(self, name: str, message: int) -> Seen:
        """Look at a post's public preview; of the page only whether it shows the post is kept."""
        shown = rf'data-post="{name}/{message}"'.encode()
        marks = {"there": re.compile(shown, re.IGNORECASE), "gone": re.compile(rb"tgme_widget_message_error")}
        status, found = self._preview.marks(f"/{name}/{message}", {"embed": "1", "mode": "tme"}, marks)
        if status in _GONE or found == {"gone"}:
            return Seen(status, True)
        if status != 200 or found != {"there"}:
            raise unreadable("t.me")
        return Seen(status, False)

    def _author(self, target: _Target) -> str:
        """Return who posted, as the organiser's file has it; empty where it does not."""
        if self._authors is None or not target.message:
            return ""
        try:
            with self._authors.open("rb") as file:
                text = file.read(_LARGEST_AUTHORS).decode("utf-8", "replace")
        except FileNotFoundError:
            return ""
        except OSError as error:
            message = N_("The file of authors, {path}, cannot be read: {detail}.")
            raise MessengerRefused(message, path=str(self._authors), detail=error.strerror) from error
        wanted = (target.name.lower(), str(target.message))
        for line in text.splitlines():
            found = _AUTHOR.fullmatch(line.strip())
            if found and (found[1].lower(), found[2]) == wanted:
                return found[3]
        return ""

    def _user(self, target: _Target) -> int:
        author = self._author(target)
        if not author:
            raise MessengerRefused(N_("Who posted this is not known: write it into the file of authors."))
        return int(author)

    def _target(self, locator: PublicLocator) -> _Target | None:
        try:
            return self._talk(lambda bot: _target(bot, locator))
        except NothingThere:
            return None

    def _talk(self, say: "Callable[[Bot], Awaitable[T]]") -> T:
        return talk(self._token, self._address, self._seconds, say)


async def _target(bot: "Bot", locator: PublicLocator) -> _Target | None:
    """Return what the locator names; None where a comment has no group. Raises NotPublic."""
    name, message = locator.room, 0
    found = _POST.fullmatch(locator.item)
    if locator.kind == Kind.MEDIA or (locator.item and found is None):  # stickers, stories: no bot's business
        raise not_this("Telegram")
    chat = await bot.get_chat(f"@{name}")
    name = _public_name(chat, name)
    if found is not None and found[2]:
        # A comment stands in the group that belongs to the channel.
        if chat.linked_chat_id is None:
            return None
        chat = await bot.get_chat(chat.linked_chat_id)
        name = _public_name(chat, "")
    if found is not None:
        message = int(found[2] or found[1])
    return _Target(chat, name, message)


def _public_name(chat: "ChatFullInfo", asked: str) -> str:
    """Return the name of a public channel or group. Raises NotPublic."""
    if chat.type == "private":
        raise not_public(Private.ACCOUNT)
    names = [one for one in (chat.username, *(chat.active_usernames or ())) if one]
    known = not asked or asked.lower() in (one.lower() for one in names)
    if chat.type not in ("channel", "supergroup") or not names or not known:
        raise not_public(Private.CLOSED)
    if getattr(chat, "is_direct_messages", False):
        raise not_public(Private.DIRECT)
    return asked.lower() or names[0].lower()


async def _may(bot: "Bot", target: _Target, right: str) -> None:
    """Raise MessengerRefused if the bot has not this right in the chat."""
    ours = await bot.get_chat_member(target.chat.id, bot.id)
    if ours.status != "administrator" or getattr(ours, right, False) is not True:
        raise MessengerRefused(N_("The bot is no administrator of this chat, or lacks the right."))


async def _delete(bot: "Bot", target: _Target) -> None:
    await _may(bot, target, "can_delete_messages")
    if not await bot.delete_message(target.chat.id, target.message):
        raise MessengerRefused(N_("{messenger} could not remove this post."), messenger="Telegram")


async def _hold(bot: "Bot", target: _Target, user: int, action: Action, *, back: bool) -> None:
    """Ban or restrict a user in the chat for good, or lift that."""
    from telegram import ChatPermissions

    if action == Action.RESTRICT and target.chat.type != "supergroup":
        raise not_this("Telegram")
    await _may(bot, target, "can_restrict_members")
    chat = target.chat.id
    if action == Action.BAN:
        ban = (
            bot.unban_chat_member(chat, user, only_if_banned=True)
            if back
            else bot.ban_chat_member(chat, user)
        )
        done = await ban
    else:
        everybody = target.chat.permissions or ChatPermissions.all_permissions()
        allowed = everybody if back else ChatPermissions.no_permissions()
        done = await bot.restrict_chat_member(chat, user, allowed)
    if not done:
        raise not_this("Telegram")


async def _is_held(bot: "Bot", target: _Target, user: int, action: Action) -> bool:
    member = await bot.get_chat_member(target.chat.id, user)
    if action == Action.BAN:
        return member.status == "kicked"
    return member.status == "restricted" and getattr(member, "can_send_messages", None) is False


async def _write(bot: "Bot", author: int, text: str) -> str:
    return str((await bot.send_message(author, text)).message_id)


def _check(locator: PublicLocator, action: Action) -> None:
    if locator.kind != Kind.POST or action not in Telegram.actions:
        raise not_this("Telegram")


def _is_safe(address: str) -> bool:
    """Say whether a bot's token, which stands in each address, may go there: over TLS, or within a private network."""
    parts = urlsplit(address)
    if parts.scheme == "https":
        return True
    try:
        near = ipaddress.ip_address(parts.hostname or "")
    except ValueError:
        return parts.hostname == "localhost" and parts.scheme == "http"
    return parts.scheme == "http" and (near.is_private or near.is_loopback)
