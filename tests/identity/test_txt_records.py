"""TXT records as zone files write them."""

from hypothesis import given
from hypothesis import strategies as st

from openroll.identity.txt_records import read


def test_records() -> None:
    body = b"""
_openroll.Example.ORG. 300 IN TXT "openroll-verification=abc"
example.org. TXT plain words ; a comment
example.org. 60 TXT "one " "two" "\\"three\\" \\092 \\195"
example.org. 300 IN MX 10 mail.example.org.
example.org. 300 IN TXT "not closed
example.org. 300 IN TXT
"""
    found = [(record.owner, record.value, record.line) for record in read(body)]
    assert found == [
        ("_openroll.example.org", "openroll-verification=abc", 2),
        ("example.org", "plainwords", 3),
        ("example.org", 'one two"three" \\ \u00c3', 4),
    ]


@given(st.binary(max_size=200) | st.text('" \\;0123abTX\n').map(lambda text: b"a. IN TXT " + text.encode()))
def test_no_bytes_break_it(body: bytes) -> None:
    for record in read(body):
        assert record.written in body.decode("utf-8", "replace")


def test_long_lines_take_no_time() -> None:
    assert read(b"a. IN TXT " + b'"' * 1_000_001) is not None
    assert read(b"a. IN TXT " + b"\\" * 1_000_001) is not None
    assert read(b" " * 1_000_001 + b"x") == ()
