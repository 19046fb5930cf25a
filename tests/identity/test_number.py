from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.identity import number
from openroll.identity.number import Number, TaxNumber

from .vectors import cases


@pytest.mark.parametrize("case", cases("numbers"), ids=lambda case: f"{case['register']} {case['in']}")
def test_vectors(case: dict[str, Any]) -> None:
    found = number.read(case["in"], register=case["register"])
    assert found == (Number(case["out"], case["register"]) if case["out"] else None)


def test_a_register_may_answer_to_a_number_that_looks_made_up() -> None:
    assert number.companies_house("12345678") == "12345678"
    assert number.krs("1111111111") == "1111111111"


@pytest.mark.parametrize(
    ("text", "country", "register", "expected"),
    [
        ("445790", "GB", None, Number("00445790", "GB-COH")),
        ("6865", "PL", None, Number("0000006865", "PL-KRS")),
        ("0112038-9", "FI", None, Number("0112038-9", "FI-PRO")),
        ("HRB  12345", "DE", None, Number("HRB 12345", None)),
        ("201900123K", "SG", "SG-ACRA", Number("201900123K", "SG-ACRA")),
        ("1234668-8", "US", "not a code", Number("1234668-8", None)),
        ("C 1", None, None, Number("C 1", None)),
        ("n/a", "DE", None, None),
        ("-", None, None, None),
        ("0", None, None, None),
        ("1" * 100, None, None, None),
        ("12\x1b34", None, None, None),
    ],
)
def test_numbers_of_any_register(
    text: str, country: str | None, register: str | None, expected: Number | None
) -> None:
    assert number.read(text, country=country, register=register) == expected


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("734-286-71-48", "PL", TaxNumber("PL-NIP", "7342867148")),
        ("PL7342867148", None, TaxNumber("VATIN", "PL7342867148")),
        ("FI01120389", "FI", TaxNumber("VATIN", "FI01120389")),
        ("01120389", "FI", TaxNumber("VATIN", "FI01120389")),
        ("240 8769 88", "GB", TaxNumber("GB-VAT", "GB240876988")),
        ("GB 240 8769 88", None, TaxNumber("GB-VAT", "GB240876988")),
        ("7707083893", "RU", TaxNumber("RU-INN", "7707083893")),
        ("7707083894", "RU", None),
        ("000000000", "GB", None),
        ("12345678", None, None),
        ("", "PL", None),
        ("ＰＬ７３４２８６７１４８", None, None),
    ],
)
def test_tax_numbers(text: str, country: str | None, expected: TaxNumber | None) -> None:
    assert number.read_tax(text, country=country) == expected


@pytest.mark.parametrize(
    "text", ["00000000", "12345678", "99999999", "87654321", "1111111-1", "N/A", "0", "", "xxx"]
)
def test_placeholders(text: str) -> None:
    assert number.is_placeholder(text)


@pytest.mark.parametrize("text", ["00445790", "OC391410", "0000006865", "0112038-9", "C 1", "16449605"])
def test_numbers_that_are_none(text: str) -> None:
    assert not number.is_placeholder(text)


_RULES = [number.companies_house, number.krs, number.y_tunnus, number.nip, number.regon, number.inn]
_TEXTS = st.text(max_size=80) | st.from_regex(r"[A-Z]{0,2}[0-9 -]{1,14}[A-Z]?", fullmatch=True)


@given(_TEXTS)
def test_every_rule_is_idempotent_and_takes_any_text(text: str) -> None:
    for rule in _RULES:
        value = rule(text)
        assert value is None or rule(value) == value


@given(
    _TEXTS,
    st.sampled_from([None, "GB", "PL", "FI", "RU", "DE", "XX"]),
    st.sampled_from([None, "GB-COH", "x", "DE-CR"]),
)
def test_reading_takes_any_text(text: str, country: str | None, register: str | None) -> None:
    found = number.read(text, country=country, register=register)
    assert found is None or number.read(found.value, register=found.register) == found
    tax = number.read_tax(text, country=country)
    assert tax is None or tax.value.isascii()
