"""One talk with the Bot API, through python-telegram-bot, and what its refusals mean to us.

The client comes with the group ``messenger``; without it there is no Telegram. Its errors never go further: they hold
other people's words, and addresses that hold the token.
"""

import asyncio
import logging
import warnings
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from openroll.agent.messengers.base import MessengerBusy, MessengerDown, MessengerRefused, unreadable
from openroll.agent.messengers.calls import read_token
from openroll.core import tls
from openroll.core.errors import N_, OpenrollError

if TYPE_CHECKING:
    from telegram import Bot
    from telegram.error import TelegramError

T = TypeVar("T")

# What stands in the descriptions of refusals (Bot API; its server's source, td/telegram-bot-api), and what it means.
_NOTHING: Final = (
    "chat not found",
    "message to delete not found",
    "message not found",
    "message_id_invalid",
    "user not found",
    "participant_id_invalid",
)
_NO_RIGHT: Final = N_("The bot is no administrator of this chat, or lacks the right.")
_TOO_HIGH: Final = N_("The author is an administrator of this chat.")
_MEANINGS: Final = {
    "message can't be deleted": N_(
        "Telegram lets nobody delete this message: too old, or one of Telegram’s own."
    ),
    "not enough rights": _NO_RIGHT,
    "need administrator rights": _NO_RIGHT,
    "chat_admin_required": _NO_RIGHT,
    "member list is inaccessible": _NO_RIGHT,
    "user is an administrator of the chat": _TOO_HIGH,
    "can't remove chat owner": _TOO_HIGH,
    "user_admin_invalid": _TOO_HIGH,
}

# What the library raises over an answer that is none of the Bot API's.
_UNREAD: Final = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class NothingThere(MessengerRefused):
    """The Bot API knows no such chat, message or member."""

    code = "nothing-there"


class Silent(MessengerRefused):
    """The bot may not write to this person."""

    code = "silent"


def talk(token: Path, address: str, seconds: float, say: "Callable[[Bot], Awaitable[T]]") -> T:
    """Return what ``say`` does with a bot. Raises NothingThere, Silent, MessengerDown, MessengerRefused."""
    secret = read_token(token)
    try:
        from telegram import Bot
        from telegram.error import TelegramError
        from telegram.request import HTTPXRequest
    except ImportError:
        message = N_("Telegram needs python-telegram-bot: install Openroll’s group “messenger”.")
        raise MessengerRefused(message) from None
    for name in ("httpx", "httpcore", "telegram"):  # they write addresses down, and the token stands in each
        logging.getLogger(name).setLevel(logging.WARNING)

    async def all_of_it() -> T:
        line = HTTPXRequest(
            connection_pool_size=1,
            read_timeout=seconds,
            write_timeout=seconds,
            connect_timeout=seconds,
            httpx_kwargs={"verify": tls.shared()},
        )
        async with Bot(
            secret, base_url=f"{address.rstrip('/')}/bot", request=line, get_updates_request=line
        ) as bot:
            return await say(bot)

    try:
        return asyncio.run(all_of_it())
    except TelegramError as error:
        raise _meaning(error) from None
    except _UNREAD:
        raise unreadable("Telegram") from None


def _meaning(error: "TelegramError") -> OpenrollError:
    """Return what a refusal means."""
    from telegram.error import (
        BadRequest,
        ChatMigrated,
        Forbidden,
        InvalidToken,
        NetworkError,
        RetryAfter,
        TimedOut,
    )

    if isinstance(error, RetryAfter):
        message = N_("{messenger} asks us to wait for {seconds} seconds.")
        return MessengerBusy(message, messenger="Telegram", seconds=_seconds(error))
    if isinstance(error, InvalidToken):
        return MessengerRefused(N_("{messenger} does not take our credentials."), messenger="Telegram")
    if isinstance(error, Forbidden):
        said = str(error).lower()
        if "initiate conversation" in said or "blocked by the user" in said or "deactivated" in said:
            return Silent(N_("The bot may not write to this person."))
        return MessengerRefused(N_("The bot is not in this chat."))
    if isinstance(error, ChatMigrated):
        return MessengerRefused(N_("This group has become another one; its new place has to be named."))
    if isinstance(error, BadRequest):
        return _bad_request(str(error).lower())
    if isinstance(error, TimedOut):
        return MessengerDown(N_("{messenger} does not answer in time."), messenger="Telegram")
    if isinstance(error, NetworkError):
        return MessengerDown(N_("{messenger} does not answer."), messenger="Telegram")
    return unreadable("Telegram")


def _bad_request(said: str) -> OpenrollError:
    if any(words in said for words in _NOTHING):
        return NothingThere(N_("There is nothing at this place."))
    for words, meaning in _MEANINGS.items():
        if words in said:
            return MessengerRefused(meaning)
    return MessengerRefused(
        N_("{messenger} refuses: {status} {said}."), messenger="Telegram", status=400, said="?"
    )


def _seconds(error: object) -> float:
    with warnings.catch_warnings():  # the library is on its way from a number to a timedelta
        warnings.simplefilter("ignore")
        asked = getattr(error, "retry_after", 1)
    return asked.total_seconds() if isinstance(asked, timedelta) else float(asked)
