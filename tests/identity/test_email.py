from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.identity import email

from .vectors import cases


@pytest.mark.parametrize("case", cases("emails"), ids=lambda case: case["in"][:30])
def test_vectors(case: dict[str, Any]) -> None:
    assert email.normalise(case["in"]) == case["out"]


def test_capitals_do_not_make_another_mailbox() -> None:
    assert email.same("Ann@x.org", "ann@x.org")
    assert not email.same("ann@x.org", "anne@x.org")


@given(st.text(max_size=60) | st.emails())
def test_normalising_twice_changes_nothing(text: str) -> None:
    value = email.normalise(text)
    if value is not None:
        assert email.normalise(value) == value
        assert value.isprintable()
