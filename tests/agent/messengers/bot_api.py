"""A server on this machine that answers as the Bot API and t.me are documented to, refusals included.

Written from core.telegram.org/bots/api ("Making requests", "ResponseParameters", "ChatFullInfo", "ChatMember" and the
methods that we call); names and numbers are invented.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"
BOT = 110201543
_RIGHTS = [
    "can_be_edited",
    *("can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members"),
    *("can_promote_members", "can_change_info", "can_invite_users"),
    *("can_post_stories", "can_edit_stories", "can_delete_stories"),
]
_SENDING = [
    *("can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos"),
    *("can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages"),
    *("can_add_web_page_previews", "can_react_to_messages", "can_edit_tag"),
    *("can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics"),
]
_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), True
)
_PAGE = '<html><body class="widget_frame_base">{}</body></html>'


@dataclass
class Chat:
    """A chat as the server knows it. ``old`` are messages that nobody may delete any more."""

    id: int
    name: str
    kind: str = "supergroup"
    messages: set[int] = field(default_factory=set)
    old: set[int] = field(default_factory=set)
    members: dict[int, str] = field(default_factory=dict)
    rights: tuple[str, ...] = ("can_delete_messages", "can_restrict_members")
    more: dict[str, Any] = field(default_factory=dict)


@dataclass
class BotApi:
    """The server: ``application`` is served by a test, which puts ``chats`` in and reads ``calls`` out."""

    chats: list[Chat] = field(default_factory=list)
    calls: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    next: list[tuple[str, int, object]] = field(default_factory=list)  # method, status, answer: once, instead
    talks: set[int] = field(default_factory=set)  # who began to talk to the bot

    def refuse(self, method: str, status: int, description: str, **parameters: int) -> None:
        """Let the next call of ``method`` be refused, as Telegram does."""
        body: dict[str, object] = {"ok": False, "error_code": status, "description": description}
        if parameters:
            body["parameters"] = parameters
        self.next.append((method, status, body))

    def called(self, method: str) -> list[dict[str, str]]:
        """Return the parameters of each call of ``method``."""
        return [given for name, given in self.calls if name == method]

    def application(self, environ: dict[str, Any], start: Callable[..., object]) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if not path.startswith("/bot"):
            status, kind, body = self.preview(path)
        else:
            status, kind = 200, "application/json"
            length = int(environ.get("CONTENT_LENGTH") or 0)
            given = {
                name: one[0] for name, one in parse_qs(environ["wsgi.input"].read(length).decode()).items()
            }
            token, _, method = path.removeprefix("/bot").partition("/")
            status, answer = self.answer(token, method, given)
            body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        start(f"{status} {status}", [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return [body]

    def answer(self, token: str, method: str, given: dict[str, str]) -> tuple[int, object]:
        """Return what the server answers to one call."""
        if token != TOKEN:
            return 401, {"ok": False, "error_code": 401, "description": "Unauthorized"}
        self.calls.append((method, given))
        for place, (name, status, body) in enumerate(self.next):
            if name == method:
                del self.next[place]
                return status, body
        try:
            return 200, {"ok": True, "result": getattr(self, f"on_{method}")(given)}
        except Refused as refused:
            status, said = refused.args
            return status, {"ok": False, "error_code": status, "description": said}

    def chat(self, given: dict[str, str]) -> Chat:
        wanted = given["chat_id"].lower()
        for one in self.chats:
            if wanted in (str(one.id), f"@{one.name.lower()}"):
                return one
        raise Refused(400, "Bad Request: chat not found")

    def on_getMe(self, given: dict[str, str]) -> object:
        return {"id": BOT, "is_bot": True, "first_name": "Keeper", "username": "keeper_bot"}

    def on_getChat(self, given: dict[str, str]) -> object:
        chat = self.chat(given)
        told = {
            "id": chat.id, "type": chat.kind, "title": "Market", "accent_color_id": 1, "max_reaction_count": 11,
            "accepted_gift_types": _GIFTS,
        }  # fmt: skip
        if chat.name:
            told |= {"username": chat.name, "active_usernames": [chat.name]}
        if chat.kind == "supergroup":
            told["permissions"] = {**dict.fromkeys(_SENDING, True), "can_pin_messages": False}
        return told | chat.more

    def on_getChatMember(self, given: dict[str, str]) -> object:
        chat, user = self.chat(given), int(given["user_id"])
        told: dict[str, object] = {"user": {"id": user, "is_bot": user == BOT, "first_name": "Somebody"}}
        status = chat.members.get(user)
        if user == BOT:
            rights = dict.fromkeys(_RIGHTS, False) | dict.fromkeys(chat.rights, True)
            return told | {"status": status or "administrator", "is_anonymous": False} | rights
        if status is None:
            raise Refused(400, "Bad Request: user not found")
        if status == "restricted":
            told |= {**dict.fromkeys(_SENDING, False), "is_member": True, "until_date": 0}
        return told | {"status": status, **({"until_date": 0} if status == "kicked" else {})}

    def on_deleteMessage(self, given: dict[str, str]) -> object:
        chat, message = self.chat(given), int(given["message_id"])
        if message not in chat.messages:
            raise Refused(400, "Bad Request: message to delete not found")
        if message in chat.old:
            raise Refused(400, "Bad Request: message can't be deleted")
        chat.messages.remove(message)
        return True

    def on_banChatMember(self, given: dict[str, str]) -> object:
        return self._set(given, "kicked")

    def on_unbanChatMember(self, given: dict[str, str]) -> object:
        assert given["only_if_banned"] == "true"
        return self._set(given, "left")

    def on_restrictChatMember(self, given: dict[str, str]) -> object:
        free = json.loads(given["permissions"])["can_send_messages"]
        return self._set(given, "member" if free else "restricted")

    def _set(self, given: dict[str, str], status: str) -> bool:
        chat, user = self.chat(given), int(given["user_id"])
        if chat.members.get(user) == "administrator":
            raise Refused(400, "Bad Request: user is an administrator of the chat")
        if user not in chat.members:
            raise Refused(400, "Bad Request: PARTICIPANT_ID_INVALID")
        chat.members[user] = status
        return True

    def on_sendMessage(self, given: dict[str, str]) -> object:
        user = int(given["chat_id"])
        if user not in self.talks:
            raise Refused(403, "Forbidden: bot can't initiate conversation with a user")
        chat = {"id": user, "type": "private", "first_name": "Somebody"}
        return {"message_id": len(self.calls), "date": 1_795_000_000, "chat": chat, "text": given["text"]}

    def preview(self, path: str) -> tuple[int, str, bytes]:
        """Return the page that t.me shows of a post to everybody."""
        _, name, number = path.split("/")
        for chat in self.chats:
            if chat.name.lower() == name.lower() and int(number) in chat.messages:
                shown = f'<div class="tgme_widget_message js-widget_message" data-post="{chat.name}/{number}">…</div>'
                return 200, "text/html", _PAGE.format(shown).encode()
        return (
            200,
            "text/html",
            _PAGE.format('<div class="tgme_widget_message_error">Post not found</div>').encode(),
        )


class Refused(Exception):
    """A refusal: its status and its description."""
