"""What is written otherwise is the same; what is another thing is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.watch.alike import same

ADDRESS = "12 Sample Street, Flat 3, London, EC1A 1AA, United Kingdom"
NAMES = ["EXAMPLE MESSENGER LIMITED", "Ödön & Söhne GmbH", "Przykład Sp. z o.o.", "ООО «Пример»", "Beispiel"]


@pytest.mark.parametrize(
    ("property", "one", "other"),
    [
        ("name", "EXAMPLE MESSENGER LIMITED", "Example  Messenger Ltd."),
        ("name", "Example-Messenger Limited", "EXAMPLE MESSENGER LIMITED"),
        ("name", "Przykład Sp. z o.o.", "PRZYKŁAD SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ"),
        ("name", "Example Messenger", "Example Messenger Limited"),
        ("address", ADDRESS, "Flat 3, 12 Sample St., LONDON EC1A 1AA"),
        ("address", ADDRESS, "12 Sample Street\nFlat 3\nLondon EC1A1AA".replace("\n", ", ")),
        ("address", "Musterstraße 1, 10115 Berlin", "10115 Berlin, Musterstrasse 1, Deutschland"),
        ("email", "Office@Messenger.Example.org", "mailto:office@messenger.example.org"),
        ("number", "GB-COH 09876543", "gb-coh 0987 6543"),
        ("domain", "messenger.example", "MESSENGER.EXAMPLE"),
        ("registrar", "Example Registrar, LLC", "EXAMPLE REGISTRAR LLC"),
    ],
)
def test_the_same_written_otherwise(property: str, one: str, other: str) -> None:
    assert same(property, [one], [other])


@pytest.mark.parametrize(
    ("property", "one", "other"),
    [
        ("name", "EXAMPLE MESSENGER LIMITED", "EXAMPLE MESSAGING LIMITED"),
        ("name", "EXAMPLE MESSENGER LIMITED", "EXAMPLE MESSENGER PLC"),
        ("address", "12 Sample Street, London", "21 Sample Street, London"),
        ("address", "12 Sample Street, London", "12 Sample Street, Leeds"),
        ("email", "office@messenger.example", "post@messenger.example"),
        ("number", "GB-COH 09876543", "GB-COH 09876544"),
        ("domain", "messenger.example", "messenger-app.example.net"),
    ],
)
def test_another_thing(property: str, one: str, other: str) -> None:
    assert not same(property, [one], [other])


def test_one_more_value_changes_nothing() -> None:
    assert same("email", ["a@messenger.example"], ["press@messenger.example", "A@messenger.example"])
    assert not same("email", [], ["press@messenger.example"])


@given(
    st.sampled_from([("name", one) for one in NAMES] + [("address", ADDRESS)]),
    st.lists(st.sampled_from([str.upper, str.lower, str.title]), max_size=2),
    st.sampled_from(["  ", "\t", "\u00a0", " "]),
)
def test_case_and_white_space_are_noise(written: tuple[str, str], turns: list[object], space: str) -> None:
    property, text = written
    turned = text
    for turn in turns:
        turned = turn(turned)  # type: ignore[operator]  # each is a method of str
    assert same(property, [text], [turned.replace(" ", space)])


@given(st.permutations(ADDRESS.split(", ")))
def test_the_order_of_fields_is_noise(parts: list[str]) -> None:
    assert same("address", [ADDRESS], [", ".join(parts)])


@given(st.sampled_from(["name", "address", "email", "number", "registrar", "other"]), st.text(max_size=60))
def test_any_text_is_compared_with_itself(property: str, text: str) -> None:
    assert same(property, [text], [text])
