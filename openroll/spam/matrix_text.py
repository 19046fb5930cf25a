"""What a message of Matrix shows to those who read it: not always what its plain body says.

A client shows ``formatted_body`` where there is one, and takes off the quoted message that older clients put before a
reply (Matrix specification, "m.room.message msgtypes" and "Fallbacks for rich replies"): else whoever answers to a
long text would be saying it again.
"""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any, Final

HTML: Final = "org.matrix.custom.html"
_LONGEST: Final = 20_000  # characters of HTML: of the text in them 2,000 count
_REPLY, _REPLY_END = "<mx-reply>", "</mx-reply>"
_LINK: Final = re.compile(r"<a\s([^<>]*)>", re.IGNORECASE)
_TARGET: Final = re.compile(r"\bhref\s*=\s*[\"']?([^\"'\s]+)", re.IGNORECASE)
_PERSON: Final = re.compile(r"https://matrix\.to/#/(?:@|%40)", re.IGNORECASE)  # a mention leads nowhere
_PARTING: Final = re.compile(
    r"</?(?:br|p|div|h[1-6]|li|ul|ol|tr|t[dh]|table|blockquote|pre|hr)\b[^<>]*>", re.IGNORECASE
)
_TAG: Final = re.compile(r"</?[a-z!][^<>]*>", re.IGNORECASE)


def shown(content: Mapping[str, Any]) -> str | None:
    """Return the text that a message's content shows, its links beside it; None when it has no text."""
    body, formatted, relation = (content.get(key) for key in ("body", "formatted_body", "m.relates_to"))
    if not isinstance(body, str):
        return None
    if content.get("format") == HTML and isinstance(formatted, str):
        text = _of_html(formatted[:_LONGEST])
        if text.strip():
            return text
    if isinstance(relation, Mapping) and isinstance(relation.get("m.in_reply_to"), Mapping):
        return _answer(body)
    return body


def _of_html(html: str) -> str:
    before, reply, quoted = html.partition(_REPLY)
    if reply:
        html = before + quoted.partition(_REPLY_END)[2]
    html = _LINK.sub(_target, html)
    return unescape(_TAG.sub("", _PARTING.sub("\n", html)))


def _target(link: re.Match[str]) -> str:
    target = _TARGET.search(link[1])
    return f" {target[1]} " if target and not _PERSON.match(target[1]) else ""


def _answer(body: str) -> str:
    lines = body.split("\n")
    first = next((place for place, line in enumerate(lines) if not line.startswith("> ")), len(lines))
    answer = "\n".join(lines[first:])
    return answer if answer.strip() else body
