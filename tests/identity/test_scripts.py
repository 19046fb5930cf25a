import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.identity import scripts


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("telegram", None),
        ("телеграм", None),
        ("тelegram", "mixed"),
        ("ρayρal", "mixed"),
        ("рауре", "look-alike"),
        ("łódź", None),
        ("việtnam", None),
        ("日本語ひらカタabc", None),
        ("한글abc漢", None),
        ("한글ひら", "mixed"),
        ("ひらцы", "mixed"),
        ("tеst", "mixed"),
        ("ɑpple", "unusual"),
        ("a\u0338b", "unusual"),
        ("123-4", None),
    ],
)
def test_words_under_a_latin_ending(word: str, expected: str | None) -> None:
    assert scripts.problem(word, beside_latin=True) == expected


def test_under_its_own_ending_a_word_may_look_like_another() -> None:
    assert scripts.problem("рауре", beside_latin=False) is None


@given(st.characters())
def test_every_character_has_a_script(char: str) -> None:
    assert scripts.script(char)
