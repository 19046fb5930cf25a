"""Challenges: a token for each register and domain, and where it is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.identity import challenge
from openroll.identity.domain import BadDomain

SECRET = bytes(range(32))
ORIGIN = "register.example/roll"
TOKEN = challenge.token(SECRET, ORIGIN, "post.example")


def test_a_token_belongs_to_one_register_one_domain_and_one_secret() -> None:
    assert TOKEN == "3jouxkqtxft6wgyr6fuh67k54uryzahd6lm3wnbyuff7gybyqp7a"
    assert challenge.token(SECRET, ORIGIN, "WWW.Post.example.") == TOKEN
    others = {
        challenge.token(SECRET, ORIGIN, "other.example"),
        challenge.token(SECRET, "other.example/roll", "post.example"),
        challenge.token(bytes(32), ORIGIN, "post.example"),
        challenge.token(SECRET, ORIGIN, "mail.post.example"),
    }
    assert len(others | {TOKEN}) == 5
    with pytest.raises(ValueError, match="too short"):
        challenge.token(b"short", ORIGIN, "post.example")
    with pytest.raises(BadDomain):
        challenge.token(SECRET, ORIGIN, "роst.com")


def test_where_it_is_shown() -> None:
    assert challenge.dns_address("www.post.example") == "dns:_openroll.post.example?type=TXT"
    assert challenge.file_address("Post.Example") == "https://post.example/.well-known/openroll-challenge"
    assert challenge.parse(challenge.line(TOKEN)) == TOKEN


@pytest.mark.parametrize("written", [challenge.line(TOKEN), f"  {challenge.line(TOKEN).upper()}  \r"])
def test_shown(written: str) -> None:
    record = f'_openroll.post.example. 300 IN TXT "{written.strip()}"'
    assert challenge.shown_in_dns(f"post.example. 300 IN TXT v=spf1\n{record}\n".encode(), TOKEN)
    assert challenge.shown_in_file(f"\ufeff# for the register\n{written}\n".encode(), TOKEN)


@pytest.mark.parametrize(
    "written",
    [
        "",
        TOKEN,
        challenge.line(TOKEN[:-1]),
        challenge.line(TOKEN + "a"),
        challenge.line(challenge.token(SECRET, ORIGIN, "other.example")),
        f"see {challenge.line(TOKEN)}",
        f"<p>{challenge.line(TOKEN)}</p>",
    ],
)
def test_not_shown(written: str) -> None:
    assert not challenge.shown_in_dns(f'_openroll.post.example. IN TXT "{written}"\n'.encode(), TOKEN)
    assert not challenge.shown_in_file(written.encode(), TOKEN)


def test_a_file_that_is_no_file_of_lines_shows_nothing() -> None:
    assert not challenge.shown_in_file(challenge.line(TOKEN).encode() + b"\n" * 70_000, TOKEN)


@given(st.binary(max_size=200))
def test_no_bytes_show_it(body: bytes) -> None:
    assert not challenge.shown_in_dns(body, TOKEN)
    assert not challenge.shown_in_file(body, TOKEN)
