"""Registration authorities of GLEIF's list, as lists of org-id.guide."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.sources.authorities import Registered, read_number, register_of


@pytest.mark.parametrize(
    ("code", "jurisdiction", "written", "expected"),
    [
        ("RA000585", "GB", "SC123456", Registered("GB-COH", "SC123456")),
        ("RA000587", "GB", "sc123456", Registered("GB-COH", "SC123456")),
        ("RA000242", "DE", "HRB 99901", Registered("DE-CR", "HRB 99901 Frankfurt am Main")),
        ("RA000189", "FR", "780 129 987", Registered("FR-RCS", "780129987")),
        ("RA000407", "IT", "00159560366", Registered("IT-CF", "00159560366")),
        ("RA000780", "ES", "ESA28015865", Registered("ES-NIF", "A28015865")),
        ("RA000780", "ES", "M-12345", Registered("ES-RMC", "M-12345")),
        ("RA000780", "ES", "A28015866", Registered("RA000780", "A28015866")),  # its last digit is wrong
        ("RA000017", "AT", "FN122119m", Registered("AT-FB", "122119m")),
        ("RA000602", "US-DE", "999 00 01", Registered("US-DE_CR", "9990001")),
        # Not a number of that register, and nothing says of which it is: the register's own code stays.
        ("RA000585", "GB", "not 1 number", Registered("RA000585", "not 1 number")),
        ("RA000079", "CA-ON", "2990001", Registered("RA000079", "2990001")),
        ("RA000548", "LI", "CHE-191.546.434", Registered("RA000548", "CHE-191.546.434")),
        # A register of another kind in an American state (the SEC's list of funds).
        ("RA000665", "US-DE", "S000099901", Registered("RA000665", "S000099901")),
        ("RA888888", "GB", "99900001", None),
        ("RA999999", "GB", "99900001", None),
        ("RA000585", "GB", "N/A", None),
        ("RA000585", "GB", "00000000", None),
        ("GB-COH", "GB", "99900001", None),
        ("", "", "99900001", None),
    ],
)
def test_numbers(code: str, jurisdiction: str, written: str, expected: Registered | None) -> None:
    assert read_number(code, jurisdiction, written) == expected


@pytest.mark.parametrize(
    ("code", "jurisdiction", "expected"),
    [
        ("RA000585", "GB", "GB-COH"),
        ("RA000304", "DE", "DE-CR"),
        ("RA000641", "US-WA", "US-WA_CR"),
        ("RA000079", "CA-ON", "RA000079"),
        ("RA888888", "GB", None),
        ("RA999999", "GB", None),
        ("", "GB", None),
    ],
)
def test_registers(code: str, jurisdiction: str, expected: str | None) -> None:
    assert register_of(code, jurisdiction) == expected


@given(st.from_regex("RA000[0-9]{3}", fullmatch=True), st.text(max_size=6), st.text(max_size=40))
def test_any_number(code: str, jurisdiction: str, written: str) -> None:
    found = read_number(code, jurisdiction, written)
    assert found is None or (found.value and re.fullmatch(r"[A-Z0-9_-]+", found.scheme))
