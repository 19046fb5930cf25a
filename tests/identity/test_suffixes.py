"""Public suffixes, and what stands under them."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from openroll.identity.suffixes import public_suffix, under_suffix


@pytest.mark.parametrize(
    ("host", "suffix", "under"),
    [
        ("news.bbc.co.uk", "co.uk", "bbc.co.uk"),
        ("bbc.co.uk", "co.uk", "bbc.co.uk"),
        ("co.uk", "co.uk", None),
        ("name.github.io", "io", "github.io"),
        ("a.b.ck", "b.ck", "a.b.ck"),  # *.ck
        ("b.ck", "b.ck", None),
        ("a.www.ck", "ck", "www.ck"),  # !www.ck
        ("a.b.unlisted", "", "b.unlisted"),
        ("unlisted", "", None),
        ("com", "com", None),
        ("a.xn--p1ai", "xn--p1ai", "a.xn--p1ai"),
        ("Пример.РФ", "РФ", "Пример.РФ"),
    ],
)
def test_a_suffix(host: str, suffix: str, under: str | None) -> None:
    assert public_suffix(host) == suffix
    assert under_suffix(host) == under


def test_the_private_rules_count_where_they_are_asked_for() -> None:
    assert public_suffix("name.github.io", private=True) == "github.io"
    assert under_suffix("github.io", private=True) is None
    assert under_suffix("a.name.github.io", private=True) == "name.github.io"


@given(st.text(max_size=40))
@example("xn--")
@example("a..b")
@example("[::1")
@example("1.2.3.4")
@example("PW?")  # no host, but an address has one in it
def test_whatever_is_asked_about_gets_an_answer(host: str) -> None:
    suffix = public_suffix(host)
    if re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*", host, re.ASCII | re.IGNORECASE):
        assert host.lower().endswith(suffix.lower())
    under_suffix(host)
