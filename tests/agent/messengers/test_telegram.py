"""Telegram, as its Bot API is documented: posts deleted, people banned or restricted, and each refusal a clear one."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from openroll.agent.messengers.base import MessengerBusy, MessengerDown, MessengerRefused
from openroll.agent.messengers.telegram import Telegram
from openroll.core.errors import UnusableInput
from openroll.desk.locators import Kind, Network, NotPublic, Private, PublicLocator, parse
from openroll.desk.words import Action
from tests.agent.messengers.bot_api import TOKEN, BotApi, Chat
from tests.agent.messengers.loopback import Served, served

MARKET = -1001234567890
SPAMMER = 700200300


@pytest.fixture
def api() -> BotApi:
    market = Chat(MARKET, "Quiet_Market", messages={5, 6, 7}, old={7}, members={SPAMMER: "member"})
    return BotApi([market])


@pytest.fixture(scope="module")
def server() -> Iterator[Served]:
    with served() as made:
        yield made


@pytest.fixture
def address(api: BotApi, server: Served) -> str:
    server.application = api.application
    return server.address


@pytest.fixture
def token(tmp_path: Path) -> Path:
    path = tmp_path / "token"
    path.write_text(TOKEN + "\n")
    return path


@pytest.fixture
def telegram(address: str, token: Path, tmp_path: Path) -> Telegram:
    authors = tmp_path / "authors"
    authors.write_text(f"# who posted what\n@quiet_market 5 {SPAMMER}\nother 6 1\nnonsense\n")
    return Telegram(token, address=address, preview=address, authors=authors)


def post(item: str = "5", room: str = "quiet_market") -> PublicLocator:
    return PublicLocator(Network.TELEGRAM, Kind.POST, room, item)


def test_a_post_is_found_where_everybody_sees_it(telegram: Telegram) -> None:
    found = telegram.look(parse("https://t.me/Quiet_Market/5", ["t.me"]))
    assert (found.there, found.author, found.key) == (True, str(SPAMMER), "telegram:post:quiet_market:5")
    assert telegram.look(post("6")).author == ""
    assert not telegram.look(post("8")).there
    assert not telegram.look(post("1", "nobody_here")).there


def test_a_post_is_deleted_once_and_seen_to_be_gone(telegram: Telegram, api: BotApi) -> None:
    assert not telegram.see(post(), Action.REMOVE).gone
    assert not telegram.act(post(), Action.REMOVE, "m").undoable
    assert api.chats[0].messages == {6, 7}
    assert telegram.see(post(), Action.REMOVE).gone
    telegram.act(post(), Action.REMOVE, "m")  # its answer was lost: it is seen to be done
    with pytest.raises(MessengerRefused, match="cannot be brought back"):
        telegram.undo(post(), Action.REMOVE, "m")


def test_what_telegram_says_is_done_and_is_not(telegram: Telegram, api: BotApi) -> None:
    api.next.append(("deleteMessage", 200, {"ok": True, "result": True}))
    telegram.act(post(), Action.REMOVE, "m")
    assert not telegram.see(post(), Action.REMOVE).gone
    api.refuse("deleteMessage", 400, "Bad Request: message to delete not found")
    with pytest.raises(MessengerRefused):
        telegram.act(post(), Action.REMOVE, "m")


@pytest.mark.parametrize("action", [Action.BAN, Action.RESTRICT])
def test_a_spammer_is_held_back_and_let_in_again(telegram: Telegram, api: BotApi, action: Action) -> None:
    assert not telegram.see(post(), action).gone
    assert telegram.act(post(), action, "m").undoable
    assert telegram.see(post(), action).gone
    telegram.undo(post(), action, "m")
    assert not telegram.see(post(), action).gone
    if action == Action.RESTRICT:  # what everybody may do there, and no more
        assert '"can_pin_messages": false' in api.called("restrictChatMember")[-1]["permissions"]


def test_nobody_is_held_back_whom_nobody_names(telegram: Telegram, api: BotApi) -> None:
    with pytest.raises(MessengerRefused, match="not known"):
        telegram.act(post("6"), Action.BAN, "m")
    assert not api.called("banChatMember")


@pytest.mark.parametrize(
    ("chat", "kind"),
    [
        (Chat(MARKET, "", "supergroup"), Private.CLOSED),
        (Chat(MARKET, "", "group"), Private.CLOSED),
        (Chat(12, "quiet_market", "private"), Private.ACCOUNT),
        (Chat(MARKET, "Quiet_Market", more={"is_direct_messages": True}), Private.DIRECT),
        (Chat(MARKET, "Another_Name"), Private.CLOSED),
    ],
)
def test_what_is_not_public_is_refused_before_anything_else(
    telegram: Telegram, api: BotApi, chat: Chat, kind: Private, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "chat", lambda given: chat)
    for call in (
        lambda: telegram.look(post()),
        lambda: telegram.act(post(), Action.REMOVE, "m"),
        lambda: telegram.undo(post(), Action.BAN, "m"),
        lambda: telegram.see(post(), Action.REMOVE),
    ):
        with pytest.raises(NotPublic) as refused:
            call()
        assert refused.value.kind == kind
    assert {name for name, _ in api.calls} == {"getMe", "getChat"}


def test_a_comment_stands_in_the_channels_group(telegram: Telegram, api: BotApi) -> None:
    channel = Chat(-1009, "quiet_news", "channel", {1}, more={"linked_chat_id": MARKET})
    api.chats.append(channel)
    comment = post("1?comment=6", "quiet_news")
    assert telegram.look(comment).key == "telegram:post:quiet_market:6"
    telegram.act(comment, Action.REMOVE, "m")
    assert (api.chats[0].messages, channel.messages) == ({5, 7}, {1})
    channel.more.clear()
    assert not telegram.look(comment).there


@pytest.mark.parametrize(
    ("status", "description", "said"),
    [
        (400, "Bad Request: message can't be deleted", "lets nobody delete"),
        (400, "Bad Request: message can't be deleted for everyone", "lets nobody delete"),
        (400, "Bad Request: not enough rights to delete a message", "lacks the right"),
        (400, "Bad Request: CHAT_ADMIN_REQUIRED", "lacks the right"),
        (400, "Bad Request: something that is not documented", "refuses"),
        (403, "Forbidden: bot was kicked from the supergroup chat", "not in this chat"),
        (401, "Unauthorized", "credentials"),
    ],
)
def test_refusals_are_clear(
    telegram: Telegram, api: BotApi, status: int, description: str, said: str
) -> None:
    api.refuse("deleteMessage", status, description)
    with pytest.raises(MessengerRefused, match=said):
        telegram.act(post(), Action.REMOVE, "m")
    telegram.act(post(), Action.REMOVE, "m")


def test_more_refusals(telegram: Telegram, api: BotApi) -> None:
    with pytest.raises(MessengerRefused, match="lets nobody delete"):
        telegram.act(post("7"), Action.REMOVE, "m")
    api.refuse("getChat", 400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1005)
    with pytest.raises(MessengerRefused, match="another one"):
        telegram.look(post())
    api.chats[0].members[SPAMMER] = "administrator"
    with pytest.raises(MessengerRefused, match="is an administrator"):
        telegram.act(post(), Action.BAN, "m")
    api.chats[0].members.clear()
    with pytest.raises(MessengerRefused, match="nothing"):
        telegram.act(post(), Action.BAN, "m")


def test_a_bot_without_the_right_does_not_try(telegram: Telegram, api: BotApi) -> None:
    api.chats[0].rights = ()
    for action in (Action.REMOVE, Action.BAN):
        with pytest.raises(MessengerRefused, match="lacks the right"):
            telegram.act(post(), action, "m")
    assert not api.called("deleteMessage") and not api.called("banChatMember")


def test_too_many_requests_say_for_how_long(telegram: Telegram, api: BotApi) -> None:
    api.refuse("deleteMessage", 429, "Too Many Requests: retry after 35", retry_after=35)
    with pytest.raises(MessengerBusy) as busy:
        telegram.act(post(), Action.REMOVE, "m")
    assert busy.value.params["seconds"] == 35


@pytest.mark.parametrize(
    ("status", "body"), [(200, b"<html>"), (502, b"Bad Gateway"), (200, b'{"ok": true, "result": {}}'), (200, b"[]"),
                         (200, b'{"ok": true, "result": 7}'), (200, b'{"ok": true, "result": {"id": "x", "type": 7}}')]
)  # fmt: skip
def test_an_answer_that_cannot_be_read_is_a_messenger_that_is_down(
    telegram: Telegram, api: BotApi, status: int, body: bytes
) -> None:
    api.next.append(("getChat", status, body))
    with pytest.raises((MessengerDown, NotPublic)):
        telegram.look(post())


def test_nobody_answers(token: Path, free_port: int) -> None:
    address = f"http://127.0.0.1:{free_port}"
    telegram = Telegram(token, address=address, preview=address, seconds=2)
    with pytest.raises(MessengerDown):
        telegram.look(post())


def test_a_wrong_token_is_told_and_no_token_is_shown(
    address: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    wrong = tmp_path / "wrong"
    wrong.write_text("123:not-a-token-of-anybody")
    with pytest.raises(MessengerRefused, match="credentials") as refused:
        Telegram(wrong, address=address, preview=address).look(post())
    shown = f"{refused.value!r} {refused.value.params} {refused.value.__cause__!r} {caplog.text}"
    assert "not-a-token" not in shown


def test_an_author_is_told_who_talks_to_the_bot(telegram: Telegram, api: BotApi) -> None:
    assert telegram.tell(str(SPAMMER), "Your post was removed.", "m") == ""
    api.talks.add(SPAMMER)
    assert telegram.tell(str(SPAMMER), "Your post was removed.", "m")
    assert telegram.tell("@somebody", "Your post was removed.", "m") == ""


@pytest.mark.parametrize("locator", [
    PublicLocator(Network.TELEGRAM, Kind.ROOM, "quiet_market"),
    PublicLocator(Network.TELEGRAM, Kind.POST, "quiet_market", "s/3"),
    PublicLocator(Network.TELEGRAM, Kind.MEDIA, "addstickers", "QuietStickers"),
])  # fmt: skip
def test_what_no_bot_can_do_is_refused(telegram: Telegram, api: BotApi, locator: PublicLocator) -> None:
    with pytest.raises(MessengerRefused):
        telegram.act(locator, Action.REMOVE, "m")
    assert not api.called("deleteMessage")


@pytest.mark.parametrize(
    "address", ["http://api.telegram.example", "ftp://127.0.0.1", "nothing", "http://93.184.215.14"]
)
def test_a_token_never_goes_out_in_plain(token: Path, address: str) -> None:
    with pytest.raises(UnusableInput):
        Telegram(token, address=address)
