"""What a message shows: its HTML where it has some, and of a reply the answer."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.spam.matrix_text import HTML, shown

_REPLY = {"m.in_reply_to": {"event_id": "$asked"}}


def _html(html: str, body: str = "what is plain") -> dict[str, Any]:
    return {"body": body, "format": HTML, "formatted_body": html}


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("f<b>r</b>ee <em>money</em>", "free money"),
        ("one<br/>two<p>three</p><h2>four</h2>", "one two three four"),
        ("a &lt; b &amp; c", "a < b & c"),
        ("no tag: 1 < 2 > 0", "no tag: 1 < 2 > 0"),
        ('<a href="https://evil.example/x">here</a>', "https://evil.example/x here"),
        ("<A class=x HREF=https://evil.example>here</A>", "https://evil.example here"),
        ('<a href="https://matrix.to/#/@anna:here">Anna</a>: hello', "Anna: hello"),
        ('<a href="https://matrix.to/#/#room:here">come</a>', "https://matrix.to/#/#room:here come"),
        ("<mx-reply><blockquote>what was asked</blockquote></mx-reply>yes", "yes"),
    ],
)
def test_html_is_read_as_it_is_seen(html: str, text: str) -> None:
    found = shown(_html(html))
    assert found is not None
    assert found.split() == text.split()


@pytest.mark.parametrize("html", ["", " <br> ", "<mx-reply>all of it", "<b></b>"])
def test_html_that_shows_nothing_leaves_the_plain_body(html: str) -> None:
    assert shown(_html(html)) == "what is plain"


def test_html_of_another_format_is_none() -> None:
    assert shown(_html("else") | {"format": "text/x-other"}) == "what is plain"


def test_of_a_reply_the_answer_counts() -> None:
    body = "> <@anna:here> Who comes along on Saturday?\n> At nine, at the bridge.\n\nI do\n> really"
    assert shown({"body": body, "m.relates_to": _REPLY}) == "\nI do\n> really"
    assert shown({"body": body}) == body  # it answers nobody: everybody sees it
    assert shown({"body": "> all quoted", "m.relates_to": _REPLY}) == "> all quoted"


@given(st.dictionaries(st.sampled_from(["body", "format", "formatted_body", "m.relates_to"]), st.just(HTML)))
def test_whatever_a_content_is_something_is_said_of_it(content: dict[str, Any]) -> None:
    assert (shown(content) is None) == ("body" not in content)


@given(st.text(alphabet="<>/abrp =\"'&;m-xely\n"))
def test_any_html_is_taken(html: str) -> None:
    assert isinstance(shown(_html(html)), str)
