import pytest
from django.test import RequestFactory

from openroll.people.asked import mark, whole


@pytest.mark.parametrize(
    ("text", "found"),
    [("0", 0), ("007", 7), ("12345678", 12345678), ("123456789", -1), ("", -1), ("-1", -1), ("1.0", -1),
     (" 1", -1), ("٣", -1), ("²", -1)],
)  # fmt: skip
def test_a_whole_number(text: str, found: int) -> None:
    assert whole(text, -1) == found


def test_how_many_digits_it_may_have() -> None:
    assert whole("9" * 15, None, digits=15) == 10**15 - 1
    assert whole("9" * 5_000, None, digits=15) is None


def test_the_mark_of_a_form() -> None:
    post = RequestFactory().post
    assert mark(post("/", {"form_mark": "a" * 100})) == "a" * 64
    assert mark(post("/", {"form_mark": ""})) is None and mark(post("/")) is None
