"""How long answers hold: as they say, no longer, and never by a guess."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.sources.dns_question import Question, read_lines, snapshot_of
from openroll.sources.freshness import asked_again_at, fresh_until, is_public, read_date
from openroll.sources.snapshot import Hop, Snapshot
from tests.sources.recorded import snapshot_of as answer

AT = datetime(2026, 11, 2, 9, 0, 0, tzinfo=UTC)
DATE = ("date", "Mon, 02 Nov 2026 09:00:00 GMT")


def made(*headers: tuple[str, str], status: int = 200) -> Snapshot:
    return replace(answer("https://example.com/", b"x", status), headers=headers, retrieved_at=AT)


def seconds(*headers: tuple[str, str], status: int = 200) -> float | None:
    until = fresh_until(made(*headers, status=status))
    return None if until is None else (until - AT).total_seconds()


def control(value: str) -> tuple[str, str]:
    return "cache-control", value


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ([], None),
        ([control("max-age=60")], 60),
        ([control('Max-Age="60", public')], 60),
        ([control("max-age=60"), control("max-age=60")], 60),
        ([control("max-age=60"), control("max-age=90")], None),
        ([control("max-age=60, s-maxage=30")], 30),
        ([control("max-age=60, s-maxage=0")], None),
        ([control("max-age=0")], None),
        ([control("max-age=-1")], None),
        ([control("max-age=x")], None),
        ([control("max-age=")], None),
        ([control("max-age=60, no-store")], None),
        ([control("max-age=60, no-cache")], None),
        ([control('max-age=60, no-cache="set-cookie"')], None),
        ([control("max-age=60, private")], None),
        ([control("max-age=60, must-revalidate, immutable, x=y")], 60),
        ([control("public")], None),
        ([control("max-age=99999999999999999999")], None),
        ([control("max-age=999999999")], 86400),
        ([control("max-age=60"), ("age", "20")], 40),
        ([control("max-age=60"), ("age", "60")], None),
        ([control("max-age=60"), ("age", "x")], 60),
        ([control("max-age=60"), ("date", "Mon, 02 Nov 2026 08:59:30 GMT")], 30),
        ([control("max-age=60"), ("date", "Mon, 02 Nov 2026 09:30:00 GMT")], 60),
        ([control("max-age=60"), ("vary", "Accept-Encoding")], 60),
        ([control("max-age=60"), ("vary", "*")], None),
        ([DATE, ("expires", "Mon, 02 Nov 2026 09:05:00 GMT")], 300),
        ([("expires", "Mon, 02 Nov 2026 09:05:00 GMT")], 300),
        ([DATE, ("expires", "Mon, 02 Nov 2026 09:05:00 GMT"), ("age", "60")], 240),
        ([DATE, ("expires", "Mon, 02 Nov 2026 08:00:00 GMT")], None),
        ([DATE, ("expires", "0")], None),
        ([DATE, ("expires", "-1")], None),
        ([DATE, control("max-age=10"), ("expires", "Mon, 02 Nov 2026 09:05:00 GMT")], 10),
        ([DATE, ("pragma", "no-cache"), ("expires", "Mon, 02 Nov 2026 09:05:00 GMT")], None),
        ([DATE, ("last-modified", "Mon, 02 Nov 2020 09:05:00 GMT"), ("etag", '"x"')], None),
    ],
)
def test_what_an_answer_says(headers: list[tuple[str, str]], expected: float | None) -> None:
    assert seconds(*headers) == (None if expected is None or expected <= 0 else expected)


@pytest.mark.parametrize(
    ("status", "kept"), [(200, True), (404, True), (410, True), (500, False), (302, False), (206, False)]
)
def test_which_answers_are_kept_at_all(status: int, kept: bool) -> None:
    assert (seconds(control("max-age=60"), status=status) is not None) is kept


def test_what_redirects_led_to_is_not_kept() -> None:
    hop = Hop("https://example.com/", 302, None, "/x")
    assert fresh_until(replace(made(control("max-age=60")), chain=(hop, hop))) is None
    assert fresh_until(replace(made(control("max-age=60")), chain=(hop,))) is not None


def test_records_hold_for_the_shortest_of_their_times() -> None:
    lines = read_lines(b'example.org. 300 IN TXT "a"\nexample.org. 60 IN TXT "b"\n')
    question = Question("example.org", "TXT")
    assert fresh_until(snapshot_of(question.url, question, lines, AT)) == AT + timedelta(seconds=60)
    assert fresh_until(snapshot_of(question.url, question, [], AT)) is None
    assert fresh_until(snapshot_of(question.url, question, read_lines(b"example.org. IN TXT x"), AT)) is None


def test_what_anybody_may_have() -> None:
    assert is_public(made(control("public, max-age=60")))
    assert is_public(made(control("s-maxage=60")))
    assert not is_public(made(control("max-age=60")))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("120", 120),
        ("0", 0),
        ("Mon, 02 Nov 2026 09:02:00 GMT", 120),
        ("Monday, 02-Nov-26 09:02:00 GMT", 120),
        ("Mon Nov  2 09:02:00 2026", 120),
        ("Mon, 02 Nov 2020 09:02:00 GMT", 0),
        ("9999999999", 86400),
        ("Mon, 02 Nov 2099 09:02:00 GMT", 86400),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("", None),
    ],
)
def test_when_a_busy_host_wants_to_be_asked_again(told: str, expected: float | None) -> None:
    for status in (429, 503):
        moment = asked_again_at(made(("retry-after", told), status=status))
        assert moment == (None if expected is None else AT + timedelta(seconds=expected))
    assert asked_again_at(made(("retry-after", told))) is None


@given(st.text(max_size=40) | st.text("Mon,02 v6:9GT+-/", max_size=40))
def test_any_text(text: str) -> None:
    read_date(text)
    for name in ("cache-control", "expires", "date", "age", "retry-after", "vary"):
        fresh_until(made((name, text), control("max-age=60")))
        asked_again_at(made((name, text), status=429))


@given(st.text('max-age=,;"private s0123 nocher\\', max_size=40))
def test_any_directive(text: str) -> None:
    until = fresh_until(made(control(text)))
    assert until is None or AT < until <= AT + timedelta(days=1)
