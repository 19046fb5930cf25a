"""Foreign bytes become rows, or one sentence that names the place."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from openroll.roll.table import Table, read_table
from openroll.roll.table_rows import UnusableTable

VECTORS = Path(__file__).parents[2] / "vectors" / "import"


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows()]


def test_headings_rows_and_lines() -> None:
    table = read_table(b'Operator,Website\r\n"A, Ltd",a.example\r\n\r\n"B\r\nLtd",b.example\r\n', "list.csv")
    assert table.headers == ("Operator", "Website")
    assert [(row.line, row.cells) for row in table.rows()] == [
        (2, ("A, Ltd", "a.example")),
        (4, ("B\r\nLtd", "b.example")),
    ]
    assert (table.count, table.width, table.notes) == (2, 2, ())


def test_rows_can_be_read_again_and_at_once() -> None:
    table = read_table(io.BytesIO(b"Operator\nA Ltd\nB Ltd\n"), "list.csv")
    first, second = table.rows(), table.rows()
    assert [next(first).line, next(second).line, next(first).line, next(second).line] == [2, 2, 3, 3]


def test_a_stream_that_cannot_be_wound_back() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    table = read_table(Pipe(b"Operator\nA Ltd\n"), "-")
    assert cells(table) == [("A Ltd",)]


@pytest.mark.parametrize(
    ("name", "headers", "first"),
    [
        ("good-comma.csv", "Operator", "Example Mail, Ltd"),
        ("good-semicolon-bom-russian.csv", "№", "1"),
        ("good-tab-indonesian.csv", "nama_pse", "CONTOH PTE. LTD."),
        ("good-bar-polish.csv", "Nazwa spółki", "ZMYŚLONA POCZTA SP. Z O.O."),
        ("good-no-headings.csv", None, "1"),
        ("good-sep-line.csv", "Operator", "Example Ltd"),
        ("good-windows-1251.csv", "Организация", "ООО «Пример»"),
        ("good-windows-1252.csv", "Operator", "Société Exemple"),
        ("good-utf-16.csv", "Operator", "Пример"),
        ("good-wrapped-lists.json", None, "1"),
        ("good-objects.json", "operator", "Example Ltd"),
    ],
)
def test_good_files(name: str, headers: str | None, first: str) -> None:
    table = read_table((VECTORS / name).read_bytes(), name)
    assert (table.headers[0] if table.headers else None) == headers
    assert cells(table)[0][0] == first
    assert all(row.remark is None for row in table.rows())


@pytest.mark.parametrize("name", ["good-windows-1251.csv", "good-windows-1252.csv"])
def test_a_guessed_encoding_is_said(name: str) -> None:
    (note,) = read_table((VECTORS / name).read_bytes(), name).notes
    assert f"read as windows-{name[13:17]}" in str(note)
    assert "line 1" in str(note) or "line 2" in str(note)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("bad-empty.csv", "is empty"),
        ("bad-html.csv", "is a web page or XML"),
        ("bad-encoding.csv", "line 3, byte 41: this is not UTF-8"),
        ("bad-koi8-r.csv", "line 1, byte 0: this is not UTF-8"),
        ("bad-utf-16.csv", "line 1, byte 6: the text breaks here; it is not UTF-16"),
        ("bad-quote-open.csv", "line 3: a quotation mark opens here and is not closed"),
        ("bad-cut.json", "breaks off or is damaged after row 1"),
        ("bad-no-list.json", "there is no list of rows"),
    ],
)
def test_bad_files_get_a_sentence(name: str, said: str) -> None:
    with pytest.raises(UnusableTable) as caught:
        read_table((VECTORS / name).read_bytes(), name)
    assert said in str(caught.value)
    assert name in str(caught.value)
    assert caught.value.exit_status == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04rest", "workbook or an archive"),
        (b"\x1f\x8b\x08rest", "compressed with gzip"),
        (b"%PDF-1.7", "PDF"),
        (b"name\x00,site\n", "zero bytes"),
        (b" \n\n ", "is empty"),
        (b'{"data": [[1]], "data": [}', "after row 1"),
        (b"[" * 100_000, "after row 0"),
        (b'{"a":' * 100_000, "after row 0"),
        (b"[[1],", "after row 1"),
        (b"[[1]] and more", "after row 1"),
        (b"x" * (1 << 20) + b"y" * 10, "longer than"),
    ],
)
def test_other_bytes_get_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(UnusableTable) as caught:
        read_table(data, "list")
    assert said in str(caught.value)


def test_a_row_of_another_width_is_named() -> None:
    table = read_table((VECTORS / "bad-columns.csv").read_bytes(), "bad-columns.csv")
    assert [(row.line, str(row.remark) if row.remark else None) for row in table.rows()] == [
        (2, None),
        (3, "Line 3 has 3 columns where the table has 2; a delimiter or a quote is missing."),
        (4, "Line 4 has 1 columns where the table has 2; a delimiter or a quote is missing."),
        (5, None),
    ]


def test_a_broken_quotation_is_one_line() -> None:
    table = read_table((VECTORS / "bad-quote-inside.csv").read_bytes(), "bad-quote-inside.csv")
    broken, good = table.rows()
    assert broken.line == 2
    assert broken.remark is not None
    assert broken.remark.refuses
    assert good.cells == ("Two Ltd", "two.example")


def test_a_quotation_over_many_lines_is_named_whole() -> None:
    middle = "".join(f"{n},x\n" for n in range(100))
    table = read_table(
        f'Operator,Website\n"A,a.example\n{middle}B",b.example\nC,c.example\n'.encode(), "list.csv"
    )
    long, good = table.rows()
    assert "Lines 2 to 103 are one row" in str(long.remark)
    assert good.cells == ("C", "c.example")


def test_mixed_json_rows_are_named() -> None:
    rows = list(read_table((VECTORS / "bad-mixed.json").read_bytes(), "bad-mixed.json").rows())
    assert [row.remark is None for row in rows] == [True, False, False, True]


def test_json_keys_that_stand_twice_are_refused() -> None:
    first, second = read_table(b'[{"operator": "A", "operator": "B"}, {"operator": "C"}]', "x.json").rows()
    assert first.remark is not None
    assert second.cells == ("C",)


def test_json_numbers_stay_as_written() -> None:
    data = b'[{"id": 00445790, "n": 1}]'
    with pytest.raises(UnusableTable):
        read_table(data, "x.json")
    table = read_table(
        b'[{"id": 12345678901234567890123, "f": 1.10, "t": true, "e": null, "l": ["a", "b"]}]', "x.json"
    )
    assert cells(table) == [("12345678901234567890123", "1.10", "true", "", "a; b")]


def test_headings_can_be_told() -> None:
    data = b"Alpha,Beta\nGamma,Delta\n"
    assert read_table(data, "x.csv").headers is None
    assert read_table(data, "x.csv", headings=True).headers == ("Alpha", "Beta")
    assert read_table(b"Operator\nA Ltd\n", "x.csv", headings=False).headers is None


def test_a_large_json_is_read_in_pieces() -> None:
    rows = [[n, f"Operator {n} Ltd", f"site{n}.example", "x" * 50] for n in range(5000)]
    table = read_table(json.dumps({"total": 5000, "data": rows, "more": {"a": [1, 2]}}).encode(), "x.json")
    assert table.count == 5000
    assert cells(table)[-1][:2] == ("4999", "Operator 4999 Ltd")


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12)


@given(
    rows=st.lists(st.lists(TEXT, min_size=3, max_size=3), min_size=3, max_size=12),
    delimiter=st.sampled_from(",;\t|"),
    end=st.sampled_from(["\n", "\r\n"]),
    codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_was_written_is_read(rows: list[list[str]], delimiter: str, end: str, codec: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerow(["Operator", "Website", "Country"])
    writer.writerows(rows)
    table = read_table(out.getvalue().encode(codec), "list.csv")
    assert table.headers == ("Operator", "Website", "Country")
    wanted = [tuple(row) for row in rows if any(cell and not cell.isspace() for cell in row)]
    assert cells(table) == wanted


@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b'"')
@example(b"sep=;\n")
@example(b"\x85\x85\n")
@example(b'{"a": "\\ud800"}')
def test_any_bytes_are_rows_or_a_sentence(data: bytes) -> None:
    _read_or_refuse(data, "list.csv")
    _read_or_refuse(data, "list.json")


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
)


@given(JSON, st.integers(min_value=0, max_value=60))
def test_any_json_whole_or_cut_is_rows_or_a_sentence(value: object, cut: int) -> None:
    data = json.dumps(value).encode()
    _read_or_refuse(data, "list.json")
    _read_or_refuse(data[: max(0, len(data) - cut)], "list.json")


def _read_or_refuse(data: bytes, name: str) -> None:
    try:
        table = read_table(data, name)
    except UnusableTable as error:
        assert str(error)
        return
    rows = list(table.rows())
    assert len(rows) == table.count
    for row in rows:
        assert row.remark is not None or len(row.cells) == table.width
        assert row.remark is None or str(row.remark)
