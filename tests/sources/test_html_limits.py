"""Pages that would take a parser the square of their length: recognised before they are parsed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.sources.html_limits import DEEPEST, is_costly, too_deep
from openroll.sources.page.lines.text import read_text
from tests.sources.pages import page_of

MANY = 50_000


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * MANY,
        "<div>" * MANY + "</div>" * MANY,
        "<x-a>" * MANY,
        "<p-a>" * MANY,  # no paragraph
        "<DIV>" * MANY,
        "<div></span>" * MANY,  # what was not opened closes nothing
        "<svg>" + "<td>" * MANY,  # no cell
        "<i>" * MANY,
        "<p>" + "".join(f"<b id={n}>" for n in range(1_000)) + "<p>x" * 10_000,
        "<p " + " ".join(f"a{n}" for n in range(MANY)) + ">",
        "<p " + "".join(f'a{n}=">"' for n in range(MANY)) + ">",
        "<p " + "".join(f"a{n}=x' " for n in range(MANY)) + ">",
    ],
)
def test_a_page_that_nobody_means_is_not_parsed(page: str) -> None:
    assert is_costly(page)
    read = read_text(page_of(page + "<p>Example Ltd"))
    assert read.lines == []


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<div>" * DEEPEST,
        "<div><span>x</span></div>" * MANY,
        "<p>one<p>two" * MANY,
        "a<br>" * MANY,
        "<ul>" + "<li>one" * MANY,
        "<table>" + "<tr><td>one<td>two" * MANY,
        "<img src=x>" * MANY,
        "<p>" + "<b>x</b>" * MANY,
        '<img src="data:image/png;base64,' + "AAAA/" * MANY + '">',
        "x" * 500_000,
        "< " * MANY,
        "<!--" * MANY,
    ],
)
def test_a_long_page_is_no_costly_one(page: str) -> None:
    assert not is_costly(page)


def test_a_page_is_too_deep_by_one_element() -> None:
    assert too_deep("<div>" * (DEEPEST + 1))
    assert not too_deep("<div>" * DEEPEST)


@given(st.text(alphabet="<>/=\"' abpsvgdi-", max_size=300))
def test_whatever_stands_there_is_judged(text: str) -> None:
    assert not is_costly(text)
