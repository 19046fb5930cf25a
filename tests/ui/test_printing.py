"""Prints of whatever stands in a value: it is shown, and never breaks or steers the print."""

import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from openroll.ui import printing
from openroll.ui.printing import make_pdf, qr_code, shown


def data(value: str) -> dict[str, Any]:
    standing = {"word": "Word", "colour": "no colour", "sentence": ""}
    cite = {"quote": value, "raw": False, "source": value, "label": value, "url": value, "snapshot": ""}
    words = (
        "identifiers",
        "services",
        "no-services",
        "undertakings",
        "no-undertakings",
        "imported",
        "history",
    )
    more = ("proof", "proved", "not-proved", "check", "not-meant")
    heading = value.strip() or "–"
    texts = (
        "running",
        "origin",
        "origin-short",
        "caption",
        "name",
        "sha256",
        "qr-caption",
        "entered",
        "check",
    )
    return {
        **dict.fromkeys(texts, value),
        "name": heading,
        "language": "en",
        "title": heading,
        "file": "x.openroll",
        "file-description": "x",
        "qr": qr_code("x"),
        "qr-alt": heading,
        "state": standing,
        "banners": [value],
        "words": {each: each for each in (*words, *more)},
        "identifiers": [
            {"title": value, "value": value, "also": [value], "standing": standing, "citations": [cite]}
        ],
        "services": [{"domain": heading, "description": value, "standing": standing, "citations": []}],
        "sides": [{"party": "x", "undertakings": [{"text": value, "meta": value, "citations": []}]}],
        "imported": [{"name": value, "value": value, "mono": True}],
        "history": [{"version": "x", "what": value, "meta": value}],
        "proof": [],
        "proved": [value],
        "not-proved": [],
        "command": value,
        "not-meant": [],
    }


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).replace("\u200b", "")


@pytest.mark.parametrize(
    "value",
    [
        "#panic() #set page(width: 1pt) $x$ *b* _i_ `c` @ref <label> = h\n\n- l / t: d \\ // c /* c */ ~ -- ...",
        '"] #read("/etc/passwd") #["',
        "العربية עברית हिन्दी",
        "漢字 \U0001f600 \U0001f468\u200d\U0001f469\u200d\U0001f467",
        "\0\x07\x1b[31m\x7f\x85\u2028\ufeff\ufffe\uffff\ue000\U000e0041\U0010ffff",
        "\u202egnp.exe\u2066x\u2069\u200f",
        "Z\u0310\u0323\u0311" * 60,
        "x" * 5000,
        "Щ" * 700 + " " + "w" * 700,
        "",
    ],
)
def test_any_value_is_printed(value: str) -> None:
    pdf = make_pdf("extract.typ", data(shown(value)), "attached \0 \u202e 漢")
    assert pdf.startswith(b"%PDF-")
    assert PdfReader(io.BytesIO(pdf)).attachments["x.openroll"] == ["attached \0 \u202e 漢".encode()]
    if value.startswith(("#", '"')):
        assert value.split()[0] in text_of(pdf)


@given(st.text(max_size=40))
@settings(max_examples=60)
def test_any_text_at_all(value: str) -> None:
    assert make_pdf("extract.typ", data(shown(value)), value).startswith(b"%PDF-")


def test_what_steers_the_eye_is_written_out() -> None:
    assert shown("a\u202eb\x00c\nd") == "a[U+202E]b[U+0000]c\nd"
    assert shown("Ёлка — 4’ №1") == "Ёлка — 4’ №1"


def test_long_words_can_be_broken_and_short_ones_stay() -> None:
    long = shown("a" * 100 + " " + "b" * 10)
    assert long.replace("\u200b", "") == "a" * 100 + " " + "b" * 10
    assert max(map(len, long.split("\u200b"))) < printing.LONGEST_WORD
    assert "\u200b" not in shown("short words only")


def test_a_template_that_cannot_be_filled_is_an_error_in_words() -> None:
    with pytest.raises(printing.CannotPrint, match="cannot be made"):
        make_pdf("extract.typ", {}, "")
