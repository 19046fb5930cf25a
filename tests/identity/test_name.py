from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.identity import name
from openroll.identity.name import Match

from .vectors import cases


@pytest.mark.parametrize("case", cases("names"), ids=lambda case: case["in"])
def test_vectors(case: dict[str, Any]) -> None:
    found = name.parse(case["in"])
    assert (found.stem, found.legal_form) == (case["out"], case["form"])


def test_an_llp_and_an_inc_are_different_firms() -> None:
    found = name.compare("Telegram Messenger LLP", "Telegram Messenger Inc.")
    assert (found.stem, found.legal_form, found.number) == (Match.SAME, Match.DIFFERENT, Match.UNKNOWN)
    assert not found.compatible
    assert not found.same_operator


def test_likeness_alone_decides_nothing() -> None:
    found = name.compare("Telegram Messenger LLP", "Telegram Messengers LLP")
    assert found.likeness > 90
    assert found.stem is Match.DIFFERENT
    assert not found.compatible


def test_number_and_stem_together_make_one_operator() -> None:
    same = name.compare("TESCO PLC", "Tesco plc", numbers=("00445790", "00445790"))
    assert same.same_operator
    assert not name.compare("TESCO PLC", "Tesco plc", numbers=("00445790", "00445791")).compatible
    assert not name.compare("TESCO PLC", "Asda Ltd", numbers=("00445790", "00445790")).same_operator
    assert name.compare("TESCO", "Tesco plc").compatible


def test_empty_names_are_not_the_same() -> None:
    assert name.compare("", "").stem is Match.UNKNOWN
    assert not name.compare("«»", "!").same_operator


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text(one: str, other: str) -> None:
    assert name.normalise(name.normalise(one)) == name.normalise(one)
    found = name.compare(one, other)
    assert 0 <= found.likeness <= 100
    assert name.compare(other, one).stem is found.stem
    assert name.parse(one) == name.parse(name.parse(one).full)
