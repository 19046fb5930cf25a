import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.identity import address


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tesco House, Shire Park,\nKestrel Way,,  Welwyn  Garden City",
            "Tesco House, Shire Park, Kestrel Way, Welwyn Garden City",
        ),
        ("JAGIELLOŃSKA 74, 03-301 WARSZAWA, POLSKA", "JAGIELLOŃSKA 74, 03-301 WARSZAWA, POLSKA"),
        ("London, London, -, SE1", "London, SE1"),
        (" , ", ""),
        ("a\u200bb\x1b", "ab"),
    ],
)
def test_one_line(text: str, expected: str) -> None:
    assert address.normalise(text) == expected


def test_join_leaves_out_what_is_not_there() -> None:
    assert (
        address.join(["c/o X", None, "", "Karakaari 7", "02610 ESPOO"]) == "c/o X, Karakaari 7, 02610 ESPOO"
    )


def test_the_same_words_are_the_same_address() -> None:
    assert address.same("Jagiellońska 74, Warszawa", "JAGIELLONSKA 74 WARSZAWA")
    assert not address.same("Jagiellońska 74", "Jagiellońska 47")


@given(st.text(max_size=100))
def test_normalising_twice_changes_nothing(text: str) -> None:
    value = address.normalise(text)
    assert address.normalise(value) == value
    assert value.isprintable()
