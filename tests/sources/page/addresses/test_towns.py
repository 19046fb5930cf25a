"""Towns that everybody knows, in addresses however they are parted."""

import pytest

from openroll.sources.page.addresses.towns import countries_of_town


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Rr. Lule, Nr.56 10000 Prishtinë", "XK"),
        ("Partizanska 5 1000 Skopje", "MK"),
        ("Hlavná 5a 811 01 Bratislava", "SK"),
        ("ul. Prosta 5 00-001 Warszawa", "PL"),
    ],
)
def test_no_comma_need_stand_before_a_town_s_postcode(text: str, code: str) -> None:
    assert countries_of_town(text) == {code}
