from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.identity import country

from .vectors import cases


@pytest.mark.parametrize("case", cases("countries"), ids=lambda case: case["in"])
def test_vectors(case: dict[str, Any]) -> None:
    assert country.code_of(case["in"]) == case["out"]


def test_every_name_of_the_table_leads_to_its_own_country() -> None:
    assert len(country._table()) == 250
    for code, *names in country._table():
        assert (len(code), code.isupper()) == (2, True)
        assert country.code_of(code.lower()) == code
        for name in names:
            assert country.code_of(name) == code, name
            assert country.code_of(name.upper()) == code, name


@given(st.text(max_size=120))
def test_any_text(text: str) -> None:
    code = country.code_of(text)
    assert code is None or country.code_of(code) == code
