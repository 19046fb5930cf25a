"""Cells that no spreadsheet takes for a formula."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.csv_safe import cell, lines

ROWS = st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1), max_size=5)


@pytest.mark.parametrize(
    "value", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", " =1", "＝1", '=HYPERLINK("http://x")']
)
def test_a_formula_gets_an_apostrophe(value: str) -> None:
    assert cell(value) == "'" + value


@pytest.mark.parametrize(
    ("value", "written"), [("TESCO PLC", "TESCO PLC"), (None, ""), (5, "5"), ("", ""), ("a=b", "a=b")]
)
def test_anything_else_stays_as_it_is(value: object, written: str) -> None:
    assert cell(value) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Acme\u202exe.moc", "Acme[U+202E]xe.moc"),
        ("Ac\u200bme", "Ac[U+200B]me"),
        ("\u200b=1+1", "[U+200B]=1+1"),
        ("\r=1+1", "[U+000D]=1+1"),
        ("=1\u202e", "'=1[U+202E]"),
    ],
)
def test_what_nobody_sees_is_written(value: str, written: str) -> None:
    assert cell(value) == written


def test_every_cell_is_quoted() -> None:
    assert "".join(lines([["a", 'say "b"'], ["=1", None]])) == '"a","say ""b"""\r\n"\'=1",""\r\n'


@given(ROWS)
def test_any_table_is_read_back_and_no_cell_begins_as_a_formula(rows: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO("".join(lines(rows)), newline="")))
    assert read == [[cell(one) for one in row] for row in rows]
    assert not [one for row in read for one in row if one.startswith(("=", "+", "-", "@", "\t", "\r"))]
