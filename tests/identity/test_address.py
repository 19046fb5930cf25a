import socket
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.identity import address

from .vectors import cases


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


@pytest.mark.parametrize("case", cases("addresses"), ids=lambda case: case["in"])
def test_vectors(case: dict[str, Any]) -> None:
    code = case.get("of", case["country"])
    assert address.country_in(case["in"]) == case["country"]
    assert (address.postcode_in(case["in"], code) if code else None) == case["postcode"]
    assert address.looks_whole(case["in"], code) == case["whole"]


def test_two_numbers_that_may_be_postcodes_are_none() -> None:
    assert address.postcode_in("Lager 12345 oder 54321 Nord", "DE") is None


def test_postcodes_are_read_without_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection")

    monkeypatch.setattr(socket, "socket", refuse)
    address._postcode.cache_clear()
    assert address.postcode_in("1, 1010 Wien", "AT") == "1010"
    assert address.postcode_in("1010 Wien", "../../etc") is None
    assert address.postcode_in("1010 Wien", "XX") is None


@given(st.text(max_size=100), st.sampled_from(["DE", "GB", "IE", "US", "AE", "VG", "BR", "XX", "", "us"]))
def test_any_text(text: str, country: str) -> None:
    found = address.postcode_in(text, country)
    assert found is None or any(char.isdigit() for char in found)
    address.looks_whole(text, country)
    address.looks_whole(text)
    named = address.country_in(text)
    assert named is None or len(named) == 2
