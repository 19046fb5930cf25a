"""A text that is no page, with the marks of one in it: its lines end where a page's would, its signs are read."""

from openroll.sources.page.lines import text
from tests.sources.page.test_wordings import PAGE, stated
from tests.sources.pages import page_of


def lines(body: str) -> list[str]:
    return [line.text for line in text.read_text(page_of(body, "text/plain")).lines]


def test_a_break_ends_a_line_of_a_text() -> None:
    assert lines("© Heron Digital 2018<br />HERON Digital Limited is a company") == [
        "© Heron Digital 2018",
        "HERON Digital Limited is a company",
    ]


def test_a_line_behind_a_break_is_cited_by_its_own_place() -> None:
    body = "<p>Heron Ltd</p><p>Main Street 5</p>\nEnd"
    found = [body[slice(*line.span)] for line in text.read_text(page_of(body, "text/plain")).lines]
    assert found == ["<p>Heron Ltd</p>", "<p>Main Street 5</p>", "End"]


def test_the_signs_of_a_page_are_read_in_a_text() -> None:
    assert lines("&copy; 2026 Heron &amp; Sons Ltd.&nbsp;All rights reserved") == [
        "© 2026 Heron & Sons Ltd. All rights reserved"
    ]


def test_a_postcode_that_begins_like_a_label_is_one_before_a_full_stop_too() -> None:
    said = (
        "Heron Ltd is registered in England No. 3849601. Registered Office: 16 London Road, Redhill, KT2 6PT."
    )
    found = stated(f"<footer><p>{said} Telephone 01234 567890.</p></footer>", "https://heron.example/", PAGE)
    assert found["address"] == ["16 London Road, Redhill, KT2 6PT"]


WRAPPED = """Heron Gas Authority is a limited company registered in England and
Wales with registered number 09666504. Our registered office is at
20 Great Smith Street, London, SW1P 3BT.
"""
COMMENT = """// All rights reserved to HERON SENSORS NV (a
// company incorporated under the laws of Belgium, with its principal
// place of business at Boulevard de la Plaine 15, 1050 Brussels).
"""


def test_a_sentence_that_is_wrapped_within_is_one_line() -> None:
    assert lines(WRAPPED)[0].startswith(
        "Heron Gas Authority is a limited company registered in England and Wales with"
    )
    assert stated(WRAPPED)["number"] == ["09666504"]


def test_the_marks_of_a_comment_are_not_in_its_sentence() -> None:
    assert "its principal place of business" in " ".join(lines(COMMENT))


def test_lines_of_a_card_stay_apart() -> None:
    body = (
        "Heron Company for the Making of Lakes and Ponds Limited\n16 London Road\nemail: info@heron.example\n"
    )
    assert len(lines(body)) == 3
