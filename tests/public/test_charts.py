"""Charts: well-formed, described, without style or script, whatever the labels are."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from openroll.public.charts import WIDTH, Bar, bars, columns

SVG = "{http://www.w3.org/2000/svg}"
TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=60)
ROWS = st.lists(
    st.builds(Bar, TEXT, TEXT, st.tuples(st.integers(0, 10**9), st.integers(0, 10**9))), max_size=30
)


def drawn(made: str) -> ElementTree.Element:
    root = ElementTree.fromstring(made)  # our own
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert root.get("aria-labelledby") == title.get("id")
    assert root.get("aria-describedby") == desc.get("id")
    assert root.get("role") == "img"
    for each in root.iter():
        assert each.get("style") is None
        assert each.tag.removeprefix(SVG) in {"svg", "title", "desc", "rect", "text", "path"}
        for side in ("x", "width"):
            assert -0.1 <= float(each.get(side) or 0) <= WIDTH + 1.1
    return root


@given(ROWS)
def test_bars_are_drawn_of_anything(rows: list[Bar]) -> None:
    made = bars("name", "<title>", 'a "description" & more', rows, ("a", "b"))
    if not any(sum(row.parts) for row in rows):
        assert made == ""
        return
    root = drawn(made)
    assert root.findtext(f"{SVG}title") == "<title>"
    assert len(root.findall(f"{SVG}text")) == 2 * len(rows)


@given(ROWS)
def test_columns_are_drawn_of_anything(rows: list[Bar]) -> None:
    made = columns("name", "title", "description", rows)
    if any(sum(row.parts) for row in rows):
        assert len(drawn(made).findall(f"{SVG}rect")) == len(rows)
    else:
        assert made == ""


def test_lengths_are_in_proportion() -> None:
    root = drawn(bars("n", "t", "d", [Bar("one", "4", (3, 1)), Bar("two", "2", (2, 0))], ("a", "b")))
    found = [
        (each.get("class"), each.get("x"), each.get("width"))
        for each in root.iter(f"{SVG}rect")
        if each.get("class") != "or-chart__back"
    ]
    assert found == [("or-chart__a", "0", "270"), ("or-chart__b", "270", "90"), ("or-chart__a", "0", "180")]
