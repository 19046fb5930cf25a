"""Names of legal forms by their ISO 20275 codes."""

from hypothesis import given
from hypothesis import strategies as st

from openroll.sources.legal_form import name_of


def test_a_form_is_named_in_its_own_language() -> None:
    assert name_of("2HBR") == ("Gesellschaft mit beschränkter Haftung", "de")
    assert name_of("H0PO") == ("Private Limited Company", "en")


def test_what_is_no_form_has_no_name() -> None:
    assert name_of("8888") is None
    assert name_of("9999") is None
    assert name_of("ZZZZ") is None


@given(st.text(max_size=6))
def test_any_code(text: str) -> None:
    found = name_of(text)
    assert found is None or found[0]
