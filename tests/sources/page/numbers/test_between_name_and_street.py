"""Numbers of northern registers without a label, between a name and its address."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SAID = {
    "Dansklubben Linden, 875001-4147, Lindvägen 2, 703 48 Örebro (nedan kallad föreningen) är personuppgiftsansvarig "
    "för behandlingen.": ("se", "Dansklubben Linden", "875001-4147", "Lindvägen 2, 703 48 Örebro"),
    "Lind Kakel AB, 556703-7485, Lindvägen 2, 703 48 Örebro är personuppgiftsansvarig för behandlingen.": (
        "se",
        "Lind Kakel AB",
        "556703-7485",
        "Lindvägen 2, 703 48 Örebro",
    ),
    "Lindan ystävät ry, 1790346-8, Lindtie 2 A 5, 02150 Espoo vastaa henkilötietojen käsittelystä.": (
        "fi",
        "Lindan ystävät ry",
        "1790346-8",
        "Lindtie 2 A 5, 02150 Espoo",
    ),
    "Lind Fliser AS, 924 652 640, Lindveien 10, 0193 Oslo er behandlingsansvarlig.": (
        "no",
        "Lind Fliser AS",
        "924652640",
        "Lindveien 10, 0193 Oslo",
    ),
}


@pytest.mark.parametrize("sentence", SAID)
def test_the_number_and_the_address(sentence: str) -> None:
    ending, name, number, address = SAID[sentence]
    found = stated(f"<h1>Policy</h1><p>{sentence}</p>", f"https://www.tide.{ending}/policy", PAGE)
    assert (found["name"], found["number"], found["address"]) == ([name], [number], [address])


@pytest.mark.parametrize("number", ["790314-8123", "875001-4148"])
def test_a_person_s_number_and_one_with_another_check_digit_are_none(number: str) -> None:
    sentence = f"Dansklubben Linden, {number}, Lindvägen 2, 703 48 Örebro är personuppgiftsansvarig för behandlingen."
    assert "number" not in stated(f"<h1>Policy</h1><p>{sentence}</p>", "https://www.tide.se/policy", PAGE)
