"""Reports that somebody else made: what is said of them, and that no bytes break the check."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openroll.desk.reporting import headings as h
from openroll.desk.reporting.checking import check_file, check_folder
from openroll.desk.reporting.findings import Finding, Level, UnusableReport
from openroll.desk.reporting.harmonised import make

from .made import ABOUT, rows

GOOD = Path(__file__).parents[3] / "vectors" / "reports" / "good"
ORDERS = (GOOD / f"{h.MEMBER_STATES.name}.csv").read_text("utf-8").replace("\r\n", "\n")
APPEALS = (GOOD / f"{h.APPEALS.name}.csv").read_text("utf-8").replace("\r\n", "\n")
FIRST = (GOOD / f"{h.IDENTIFICATION.name}.csv").read_text("utf-8").replace("\r\n", "\n")


def found(text: str, level: Level = Level.ERROR) -> list[Finding]:
    return [one for one in check_file("x.csv", text.encode()).findings if one.level is level]


def said(text: str, level: Level = Level.ERROR) -> list[str]:
    return [str(one) for one in found(text, level)]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"\x00\x01\x02\x03", "not a text"),
        (b"PK\x03\x04rest", "workbook"),
        (b"name,colour\nx,red\n", "none of the parts"),
        (b"<html><body>Not found</body></html>", "none of the parts"),
        (b"{", "not JSON"),
        (b'{"a": 1}', "no statement"),
        (b"[1e", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (codecs.BOM_UTF16_LE + b"a", "not a text"),
    ],
)
def test_what_is_no_report_is_said_to_be_none(data: bytes, message: str) -> None:
    with pytest.raises(UnusableReport, match=message):
        check_file("x.csv", data)


def test_how_a_file_is_written_does_not_hide_what_is_in_it() -> None:
    wrong = ORDERS.replace(",TOTAL,,TOTAL,4,5,", ",TOTAL,,TOTAL,3,5,", 1)
    assert wrong != ORDERS
    expected = [one for one in said(wrong) if one.startswith("3 here")]
    assert len(expected) == 2  # the categories, and the Member States
    for data in (
        wrong.encode("utf-8-sig"),
        wrong.encode("utf-16"),
        wrong.encode("utf-16-le"),
        wrong.encode("utf-16-be"),
        wrong.encode("utf-32"),
        wrong.replace("\n", "\r\n").encode(),
        wrong.replace("\n", "\r").encode(),
        wrong.replace(",", ";").encode(),
        wrong.replace(",", "\t").encode(),
        ("sep=,\n" + wrong).encode(),
        wrong.replace("\n", ",,\n").encode(),
    ):
        errors = [str(one) for one in check_file("x.csv", data).findings if one.level is Level.ERROR]
        assert [one for one in errors if one.startswith("3 here")] == expected


def test_a_line_is_counted_as_it_stands_in_the_file() -> None:
    text = ORDERS.replace("do not come that way.", '"do not come\nthat way."'.strip('"'), 1)
    text = text.replace("Orders that came", '"Orders that came', 1).replace("that way.", 'that way."', 1)
    moved = text.replace("KEYWORD_SUICIDE", "KEYWORD_SUICIDES", 1)
    number = next(n for n, line in enumerate(moved.split("\n"), 1) if "KEYWORD_SUICIDES" in line)
    (first, *_) = [one for one in found(moved) if "KEYWORD_SUICIDES" in str(one)]
    assert first.line == number


def test_a_missing_category_line_is_said_once() -> None:
    gone = [one for one in ORDERS.split("\n") if ",STATEMENT_CATEGORY_SELF_HARM,,TOTAL," not in one]
    assert [one for one in said("\n".join(gone)) if "belongs" in one or "the same" in one] == []
    assert any(
        "Lines of the template that are missing for TOTAL (1): STATEMENT_CATEGORY_SELF_HARM" in one
        for one in said("\n".join(gone))
    )


def test_nothing_is_said_of_sums_where_a_number_cannot_be_read() -> None:
    text = ORDERS.replace(
        ",STATEMENT_CATEGORY_VIOLENCE,,TOTAL,0,", ",STATEMENT_CATEGORY_VIOLENCE,,TOTAL,none,", 1
    )
    assert said(text) == ["“none” is no whole number."]


def test_keywords_that_are_left_empty_are_no_error_and_hide_none() -> None:
    lines = ORDERS.split("\n")
    emptied = [
        ",".join([*one.split(",")[:6], *[""] * 14]) if ",KEYWORD_" in one and '"' not in one else one
        for one in lines
    ]
    assert said("\n".join(emptied)) == []


def test_a_median_of_one_part_is_the_median_of_the_whole() -> None:
    """As a large platform published it: 216 hours in total, 144 on the only line with orders."""
    lines = [one.split(",") for one in ORDERS.split("\n")]
    for cells in lines[1:-1]:
        counted = cells[3] in ("TOTAL", "STATEMENT_CATEGORY_SELF_HARM", "KEYWORD_SUICIDE")
        cells[6:10] = ["43", "1572", "0", "144"] if counted else ["0", "0", "", ""]
    lines = [cells for cells in lines if cells[:1] == ["Applicability"] or cells[5:6] == ["TOTAL"]]
    assert said("\n".join(",".join(cells) for cells in lines)) == []
    lines[1][9] = "216"
    assert said("\n".join(",".join(cells) for cells in lines)) == [
        "A median of 216 hours cannot come of the categories below it: their medians lie between 144 and 144."
    ]


def test_several_services_in_one_file_are_held_apart() -> None:
    other = "\n".join(ORDERS.replace("lantern.example", "candle.example").split("\n")[1:])
    assert said(ORDERS + other) == []
    assert len(list(said(ORDERS + other.replace(",TOTAL,,TOTAL,4,", ",TOTAL,,TOTAL,2,", 1)))) == 2


def test_a_state_that_is_none() -> None:
    assert set(said(ORDERS.replace(",DE,", ",XX,"))) >= {"“XX” is neither a Member State's code nor TOTAL."}
    assert said(ORDERS.replace(",DE,", ",EL,")) == []
    assert set(said(ORDERS.replace(",DE,", ",de,"))) == {"“de” is written in capital letters."}


def test_periods_of_the_files_of_a_report_are_held_against_each_other() -> None:
    files = {path.name: path.read_bytes() for path in GOOD.iterdir()}
    name = f"{h.APPEALS.name}.csv"
    files[name] = files[name].replace(b"2026-06-30", b"2026-12-31")
    (one,) = check_folder(files).findings
    assert (one.file, one.line) == (name, 2)
    assert str(one).startswith("The period differs from that of 1_report")


def test_a_part_that_is_not_there_is_said_and_other_files_are_skipped() -> None:
    files = {path.name: path.read_bytes() for path in GOOD.iterdir()}
    del files[f"{h.NOTICES_PART.name}.csv"]
    result = check_folder(files | {"5_own_initiative_illegal.csv": b"Applicability,Service\nAll,x\n"})
    assert [str(one) for one in result.findings] == ["Part 4 of the report is not here."]
    assert result.good
    assert result.skipped == ("5_own_initiative_illegal.csv",)
    with pytest.raises(UnusableReport):
        check_folder({"a.csv": b"a,b"})


def test_percentages_and_decisions() -> None:
    assert said(
        APPEALS.replace("Percentage of outcomes implemented,", "Percentage of outcomes implemented,101", 1)
    ) == ["“101” is more than all: a percentage ends with 100."]
    assert (
        said(
            APPEALS.replace(
                "Percentage of outcomes implemented,", "Percentage of outcomes implemented,85%", 1
            )
        )
        == []
    )


def test_a_report_that_is_late_is_remarked_upon() -> None:
    late = FIRST.replace("2026-08-01", "2026-11-01")
    assert said(late) == []
    assert said(late, Level.REMARK) == ["The report was published later than two months after its period."]


ALL = [text.encode() for text in make(ABOUT, rows()).values()] + [
    (GOOD / "statements-0001.json").read_bytes()
]
SMALL = [data[:6000] for data in ALL]


@given(st.binary(max_size=400))
def test_no_bytes_break_the_check(data: bytes) -> None:
    try:
        check_file("x", data)
    except UnusableReport as error:
        assert str(error)


@settings(max_examples=60)
@given(st.sampled_from(SMALL), st.data())
def test_no_change_of_a_good_file_breaks_the_check(data: bytes, draw: st.DataObject) -> None:
    changed = bytearray(data)
    for _ in range(draw.draw(st.integers(1, 6))):
        place = draw.draw(st.integers(0, len(changed) - 1))
        end = draw.draw(st.integers(place, min(len(changed), place + 40)))
        changed[place:end] = draw.draw(
            st.binary(max_size=30) | st.sampled_from([b'"', b",", b"\n", b"9" * 400, b"\xff"])
        )
    try:
        result = check_file("x", bytes(changed))
    except UnusableReport:
        return
    assert all(str(one) for one in result.findings)


def test_a_comma_too_many_is_an_error_wherever_it_stands() -> None:
    line = ORDERS.split("\n")[1]
    for loose in (f"{line},x", f"{line},", line.replace("Orders that", "Orders, that")):
        assert loose != line
        assert said(ORDERS.replace(line, loose)) == ["Cells in this line: 21; headings above them: 20."]


def test_cells_left_away_at_the_end_are_a_remark() -> None:
    line = ORDERS.split("\n")[-2]
    assert line.endswith(",,,,")
    assert said(ORDERS.replace(line, line.rstrip(","))) == []
    assert "headings above" in said(ORDERS.replace(line, line.rstrip(",")), Level.REMARK)[-1]
