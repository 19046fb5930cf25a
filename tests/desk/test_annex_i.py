"""The EU's removal order becomes an order document, or an error says in which section and field it does not."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.errors import UnusableInput
from openroll.desk import annex_i, order
from openroll.desk.annex_i import MalformedForm
from openroll.desk.annex_i_form import GROUNDS, LONGEST_NOTE, LONGEST_REASONS, LONGEST_SHORT, SECTIONS
from openroll.desk.locators import parse
from openroll.desk.order import NotAnOrder
from openroll.desk.words import Category

VECTORS = Path(__file__).parents[2] / "vectors" / "orders"
INDEX = [json.loads(line) for line in (VECTORS / "index.jsonl").read_text("utf-8").splitlines()]
AUTHORITY, SERVICE = "ie-online-unit", 7
NOW = datetime(2026, 11, 26, 11, 40, tzinfo=UTC)


def form_of(name: str = "annex-i") -> dict[str, Any]:
    found: dict[str, Any] = json.loads((VECTORS / "good" / f"{name}.json").read_bytes())
    return found


def lines(kind: str, *, good: bool) -> pytest.MarkDecorator:
    found = [line for line in INDEX if line["kind"] == kind and ("refused" not in line) == good]
    return pytest.mark.parametrize("line", found, ids=[line["file"] for line in found])


@lines("annex-i", good=True)
def test_a_form_comes_to_an_order(line: dict[str, Any]) -> None:
    data = (VECTORS / line["file"]).read_bytes()
    assert annex_i.is_form(data)
    form = annex_i.read(data)
    assert list(form.missing) == line["missing"]
    members = annex_i.order_of(form, AUTHORITY, SERVICE)
    assert members == json.loads((VECTORS / line["order"]).read_bytes())
    found = order.of(members)
    assert list(found.lacks) == line["lacks"]
    assert (found.authority, found.service, found.category) == (AUTHORITY, SERVICE, Category.TERRORISM)


@lines("annex-i", good=False)
def test_a_malformed_form_is_refused_where_it_is_wrong(line: dict[str, Any]) -> None:
    with pytest.raises(MalformedForm) as caught:
        annex_i.read((VECTORS / line["file"]).read_bytes())
    params = caught.value.params
    assert [params.get("section"), params.get("field")] == line["where"]
    assert "{" not in str(caught.value)
    if line["where"][1]:
        assert f"Section {line['where'][0]}" in str(caught.value)
        assert line["where"][1] in str(caught.value)


@lines("order", good=True)
def test_golden_orders(line: dict[str, Any]) -> None:
    data = (VECTORS / line["file"]).read_bytes()
    assert not annex_i.is_form(data)
    assert list(order.read(data).lacks) == line["lacks"]


@lines("order", good=False)
def test_golden_texts_that_are_no_orders(line: dict[str, Any]) -> None:
    with pytest.raises(NotAnOrder) as caught:
        order.read((VECTORS / line["file"]).read_bytes())
    assert caught.value.params.get("field") == line["field"]


def test_every_file_is_in_the_index() -> None:
    named = {name for line in INDEX for name in (line["file"], line.get("order")) if name}
    assert named == {path.relative_to(VECTORS).as_posix() for path in VECTORS.glob("*/*.*")}


def test_an_hour_from_receipt_in_all_member_states() -> None:
    found = order.of(annex_i.order_of(annex_i.of(form_of()), AUTHORITY, SERVICE))
    assert found.due(NOW) == NOW + timedelta(hours=1)
    assert len(found.territory) == 27


def test_the_author_is_not_told_for_six_weeks_at_most() -> None:
    found = order.of(annex_i.order_of(annex_i.of(form_of("annex-i-no-end")), AUTHORITY, SERVICE))
    assert found.issued_at is not None
    assert found.defer_until == found.issued_at + timedelta(weeks=6)
    assert "Article 11(3)" in found.defer_why


def test_no_box_ticked_and_the_author_is_told() -> None:
    found = order.of(annex_i.order_of(annex_i.of(form_of("annex-i-short")), AUTHORITY, SERVICE))
    assert found.defer_until is None


def test_the_places_go_on_as_they_were_written() -> None:
    """Which of them are public is the gate's to say, of this order as of any other."""
    form = form_of()
    form["B"]["locations"] = ["https://t.me/c/1234567890/55", "  #lobby:rooms.example  "]
    found = order.of(annex_i.order_of(annex_i.of(form), AUTHORITY, SERVICE))
    assert found.locators == tuple(form["B"]["locations"])


def test_the_golden_orders_name_public_places() -> None:
    for line in INDEX:
        if line["kind"] == "order" and "refused" not in line:
            for locator in order.read((VECTORS / line["file"]).read_bytes()).locators:
                parse(locator, {"t.me", "rooms.example"})


def test_a_form_filled_to_the_brim_lacks_nothing() -> None:
    longest = {"text": LONGEST_SHORT, "note": LONGEST_NOTE, "long": LONGEST_REASONS}
    form = form_of()
    for letter, fields in SECTIONS.items():
        for name, kind in fields.items():
            if kind in longest:
                form[letter][name] = "ы" * longest[kind]
    form["B"]["grounds"] = list(GROUNDS)
    form["A"]["reference"] = "ы" * 120
    found = annex_i.of(form)
    assert found.missing == ()
    assert order.of(annex_i.order_of(found, AUTHORITY, SERVICE)).lacks == ()


@pytest.mark.parametrize("data", [b"", b"\xff", b"[]", b"null", b"[" * 100_000, b'{"form": "x"}', b"{"])
def test_what_is_no_form(data: bytes) -> None:
    assert not annex_i.is_form(data)
    with pytest.raises(MalformedForm):
        annex_i.read(data)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.just("2026-11-26T11:30:00Z"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from([(letter, name) for letter, fields in SECTIONS.items() for name in fields]), JSON)
def test_any_value_is_taken_or_refused(at: tuple[str, str], value: Any) -> None:
    form = form_of()
    form[at[0]][at[1]] = value
    try:
        order.of(annex_i.order_of(annex_i.read(json.dumps(form).encode()), AUTHORITY, SERVICE))
    except UnusableInput as error:
        assert str(error)


TEXT = (VECTORS / "good" / "annex-i.txt").read_text("utf-8")


def test_the_form_in_plain_text_says_the_same_in_other_encodings() -> None:
    form = annex_i.read(TEXT.encode())
    assert annex_i.read(TEXT.encode("utf-16")) == form
    assert annex_i.read(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()) == form
    with pytest.raises(MalformedForm, match="UTF-8"):
        annex_i.read(TEXT.encode("windows-1252", "replace"))


def test_a_place_named_in_a_sentence_goes_through_the_gate_too() -> None:
    text = TEXT.replace("The room is listed", "See (https://t.me/c/1234567890/55), too. The room is listed")
    form = annex_i.read(text.encode())
    assert form.texts("B", "locations")[2:] == ("https://t.me/c/1234567890/55",)
    assert "t.me" not in form.text("B", "location_details")


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-11-26T11:30:00Z", "2026-11-26T11:30:00Z"),
        ("2026-11-26 12:30 +01:00", "2026-11-26T11:30:00Z"),
        ("26/11/2026 13:30 EET", "2026-11-26T11:30:00Z"),
        ("4.3.2026 at 9:05 UTC", "2026-03-04T09:05:00Z"),
        ("04/04/2026 09:05:59 WEST", "2026-04-04T08:05:59Z"),
    ],
)
def test_moments_as_people_write_them(written: str, moment: str) -> None:
    form = annex_i.read(TEXT.replace("26.11.2026, 12:30 (CET)", written).encode())
    assert form.text("A", "issued_at") == moment


LINES = TEXT.splitlines()


@given(st.lists(st.sampled_from(LINES) | st.text(max_size=20), max_size=30))
def test_any_lines_of_the_form_are_taken_or_refused(lines: list[str]) -> None:
    data = "\n".join(["REMOVAL ORDER 2021/784", "SECTION A:", *lines]).encode("utf-8", "replace")
    try:
        order.of(annex_i.order_of(annex_i.read(data), AUTHORITY, SERVICE))
    except UnusableInput as error:
        assert str(error)


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(MalformedForm):
        annex_i.read(data)
    assert not annex_i.is_form(data)
