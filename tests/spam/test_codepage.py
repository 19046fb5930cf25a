"""What the bytes of a text say is what the text says."""

import re

from hypothesis import given
from hypothesis import strategies as st

from openroll.spam.codepage import exact, rough, table, text_of


def test_signs_only_are_rough() -> None:
    assert (exact("да, 5 €"), rough("да, 5 €")) == ("да, 5 €".encode("cp1251"),) * 2
    assert (exact("да 🔥₽"), rough("да 🔥₽")) == (None, "да ??".encode("cp1251"))
    assert rough("да 中") is rough("да é") is rough("٣") is None


def test_no_letter_no_digit_and_no_blank_is_taken_for_a_sign() -> None:
    lost = [char for char in map(chr, range(0x110000)) if rough(char) == b"?" and re.match(r"[\w\s]", char)]
    assert lost == []


@given(st.text(st.characters(codec="cp1251")))
def test_there_and_back(text: str) -> None:
    data = exact(text)
    assert data is not None
    assert data == rough(text)
    assert text_of(data) == text


def test_a_table_says_what_each_character_is() -> None:
    assert b"F\xe0 1".translate(table(lambda char: "a" if char.isalpha() else "x")) == b"aaxx"
