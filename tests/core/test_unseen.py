"""Letters that nobody sees are written by their code points; what scripts need stays."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.unseen import visible


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("moc.elgoog\u202e.example", "moc.elgoog[U+202E].example"),
        ("\u2067abc\u2069", "[U+2067]abc[U+2069]"),
        ("AC\u200bME", "AC[U+200B]ME"),
        ("AC\u200dME", "AC[U+200D]ME"),
        ("\u200cACME", "[U+200C]ACME"),
        ("\ufeffACME\u2060", "[U+FEFF]ACME[U+2060]"),
        ("AC\u00adME", "AC[U+00AD]ME"),
        ("AC\u3164ME", "AC[U+3164]ME"),
        ("a\u2028b\x00c\x1b", "a[U+2028]b[U+0000]c[U+001B]"),
        ("a\U000e0041", "a[U+E0041]"),
        ("a\ud800", "a[U+D800]"),
        ("a\rb\r\nc", "a[U+000D]b\r\nc"),
    ],
)
def test_what_is_not_seen_is_written(value: str, written: str) -> None:
    assert visible(value) == written


@pytest.mark.parametrize(
    "value",
    [
        "",
        "TESCO PLC",
        "a\r\n\tb",
        "می\u200cخواهم",  # Persian is not written without it
        "क्\u200dष",
        "👩\u200d💻 Ltd",
        "❤️",
        "株式会社\u3000任天堂",
        "Société\u00a0Générale",
        "עברית العربية",
        "٣\u0600",
    ],
)
def test_what_is_written_with_stays(value: str) -> None:
    assert visible(value) == value


@given(st.text())
def test_nothing_unseen_is_left(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    kinds = {unicodedata.category(letter) for letter in shown if letter not in "\r\n\t\u200c\u200d"}
    assert not kinds & {"Cc", "Co", "Cs", "Cn", "Zl", "Zp"}
    assert not set("\u200b\u200e\u200f\u202a\u202e\u2066\u2069\ufeff") & set(shown)
