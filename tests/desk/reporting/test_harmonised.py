"""The harmonised report out of rows: counted right, counted twice, and found good by whoever checks it."""

import csv
import io
from collections.abc import Mapping
from datetime import timedelta
from fractions import Fraction
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openroll.desk.reporting import headings as h
from openroll.desk.reporting import keys
from openroll.desk.reporting.checking import check_folder
from openroll.desk.reporting.harmonised import About, ReportWrong, make
from openroll.desk.reporting.recounting import differences
from openroll.desk.reporting.rows import Basis, Row, Source
from openroll.desk.words import Action, AppealOutcome, Category, ItemState

from .made import ABOUT, HALF_YEAR, NOON, row, rows

ORDERS = f"{h.MEMBER_STATES.name}.csv"


def lines(files: Mapping[str, str], part: h.Part) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"{part.name}.csv"], newline="")))


def orders(files: Mapping[str, str], code: str, scope: str = keys.TOTAL) -> list[str]:
    (line,) = [
        one for one in lines(files, h.MEMBER_STATES) if (one[h.CATEGORY], one[h.SCOPE]) == (code, scope)
    ]
    return [line[column] for column in (h.ORDERS, h.ORDER_ITEMS, h.ORDER_RECEIPT, h.ORDER_EFFECT)]


def appeals(files: Mapping[str, str], indicator: str) -> dict[str, str]:
    return {one[h.SCOPE]: one[h.VALUE] for one in lines(files, h.APPEALS) if one[h.INDICATOR] == indicator}


def test_orders_and_items_are_counted_apart_and_medians_are_of_orders() -> None:
    files = make(ABOUT, rows())
    assert orders(files, keys.TOTAL) == ["4", "5", "0.1", "7"]
    assert orders(files, "KEYWORD_TERRORIST_CONTENT") == [
        "1",
        "2",
        "0.1",
        "7",
    ]  # the later item ends the order
    assert orders(files, "KEYWORD_TERRORIST_CONTENT", "FR") == ["1", "2", "0.1", "7"]
    assert orders(files, "KEYWORD_TERRORIST_CONTENT", "DE") == ["0", "0", "", ""]
    assert orders(files, keys.TOTAL, "DE") == ["2", "2", "0.3", "5.75"]
    assert orders(files, "STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER", "FR") == ["1", "1", "0.1", ""]


def test_only_member_states_give_orders_in_the_sense_of_the_template() -> None:
    assert orders(make(ABOUT, [row(1, country="ID"), row(2, country="NO")]), keys.TOTAL) == ["0", "0", "", ""]


def test_an_order_of_which_something_waits_has_no_effect_yet() -> None:
    waiting = row(1, 2, hours=None, effect=ItemState.WAITING, ground=None)
    assert orders(make(ABOUT, [row(1), waiting]), keys.TOTAL) == ["1", "2", "0.1", ""]


def test_a_clock_that_jumped_gives_no_time() -> None:
    assert orders(make(ABOUT, [row(1, hours=-2, minutes=-1)]), keys.TOTAL) == ["1", "1", "", ""]


def test_the_same_code_of_two_authorities_is_two_orders() -> None:
    assert orders(make(ABOUT, [row(1), row(1, country="IT")]), keys.TOTAL)[:2] == ["2", "2"]


def test_what_lies_outside_the_period_is_not_counted() -> None:
    late = row(1, received_at=NOON + timedelta(days=300))
    assert orders(make(ABOUT, [late]), keys.TOTAL)[:2] == ["0", "0"]


def test_appeals_are_counted_by_what_they_are_about() -> None:
    def appealed(request: int, action: Action, outcome: AppealOutcome | None, hours: float) -> Row:
        decided = NOON + timedelta(hours=hours) if outcome else None
        return row(request, action=action, appeal_at=NOON, appeal_decided_at=decided, appeal_outcome=outcome)

    files = make(
        ABOUT,
        [
            appealed(1, Action.REMOVE, AppealOutcome.UPHELD, 4),
            appealed(2, Action.SUSPEND, AppealOutcome.PARTLY, 8),
            appealed(3, Action.BAN, AppealOutcome.REVERSED, 9),
            appealed(4, Action.BY_HAND, None, 0),
        ],
    )
    assert appeals(files, h.SUBMITTED) == {
        h.NUMBER: "4",
        h.UPHELD: "1",
        h.PARTLY: "1",
        h.REVERSED: "1",
        h.MEDIAN: "8",
        h.OMITTED: "",
    }
    assert appeals(files, h.ABOUT_VISIBILITY)[h.NUMBER] == "2"
    assert appeals(files, h.ABOUT_ACCOUNT)[h.PARTLY] == "1"
    assert appeals(files, h.ABOUT_PROVISION)[h.REVERSED] == "1"
    assert set(appeals(files, h.ABOUT_NOTICE).values()) == {""}  # not known, which is not none


def test_notices_stay_empty_where_none_come_that_way() -> None:
    said = lines(make(ABOUT, rows()), h.NOTICES_PART)
    assert all(line[column] == "" for line in said for column in h.NOTICES_PART.counts)
    assert "do not come" in said[0][f"{h.CONTEXT}{h.NOTICES}"]


def test_notices_are_counted_where_they_do() -> None:
    files = make(
        ABOUT,
        [
            row(1, source=Source.NOTICE, authority="a", country=""),
            row(1, 2, source=Source.NOTICE, authority="a", country="", basis=Basis.TERMS),
            row(2, source=Source.TRUSTED_FLAGGER, authority="b", country="", hours=1),
            row(3, source=Source.NOTICE, authority="c", country="", hours=None, category=Category.OTHER),
        ],
    )
    (total,) = [line for line in lines(files, h.NOTICES_PART) if line[h.CATEGORY] == keys.TOTAL]
    assert [total[column] for column in h.NOTICES_PART.columns[5:15]] == [
        "3", "1", "4", "1", "3", "1", "2", "1", "1", "0",
    ]  # fmt: skip


def test_a_request_of_two_categories_would_be_counted_twice_and_is_not_written() -> None:
    with pytest.raises(ReportWrong, match="add up to 2"):
        make(ABOUT, [row(1), row(1, 2, category=Category.DRUGS)])


def test_no_cell_is_a_formula() -> None:
    files = make(About(HALF_YEAR, '=HYPERLINK("https://bad.example")', "@lantern"), rows())
    for text in files.values():
        for cells in csv.reader(io.StringIO(text, newline="")):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


def test_counting_again_finds_what_was_changed() -> None:
    made = rows()
    ordered = [one for one in made if one.country in keys.EU]
    text = make(ABOUT, made)[ORDERS]
    assert differences(text, ordered) == []
    assert differences(text.replace('"5.75"', '"5.8"', 1), ordered) == [
        (next(n for n, line in enumerate(text.splitlines(), 1) if '"5.75"' in line), h.ORDER_EFFECT)
    ]
    assert differences(text, ordered[1:])


COUNTRIES = ("FR", "DE", "IT", "ID")


@st.composite
def some_rows(draw: st.DrawFn) -> list[Row]:
    made: list[Row] = []
    for request in range(draw(st.integers(0, 12))):
        country = draw(st.sampled_from(COUNTRIES))
        category = draw(st.sampled_from(list(Category)))
        minutes = draw(st.none() | st.floats(-5, 5000))
        for item in range(1, draw(st.integers(1, 3)) + 1):
            hours = draw(st.none() | st.floats(-1, 2000))
            made.append(row(request, item, country=country, category=category, hours=hours, minutes=minutes))
    return made


@settings(max_examples=6)
@given(some_rows())
def test_whatever_the_rows_the_report_agrees_with_itself_and_with_them(made: list[Row]) -> None:
    files = make(ABOUT, made)  # counts twice, or raises
    result = check_folder({name: text.encode() for name, text in files.items()})
    assert result.findings == ()


@given(
    st.lists(st.lists(st.integers(0, 1000), min_size=1, max_size=7), min_size=1, max_size=5),
)
def test_a_median_of_groups_lies_between_theirs(groups: list[list[int]]) -> None:
    """What check_sums relies on."""
    medians = [median([Fraction(value) for value in group]) for group in groups]
    together = median([Fraction(value) for group in groups for value in group])
    assert min(medians) <= together <= max(medians)
