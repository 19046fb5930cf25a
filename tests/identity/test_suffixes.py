"""The public suffix list, read as the package that brings it reads it."""

import idna
import pytest
import tldextract
from hypothesis import example, given
from hypothesis import strategies as st

from openroll.identity.suffixes import _rules, public_suffix, under_suffix

THEIRS = {
    private: tldextract.TLDExtract(cache_dir=None, suffix_list_urls=(), include_psl_private_domains=private)
    for private in (False, True)
}
LABELS = st.sampled_from(
    ["com", "co", "uk", "ck", "www", "github", "io", "kawasaki", "jp", "city", "xn--p1ai", "рф", "XN--P1AI", "COM",
     "xn--a", "xn--", "a", "blogspot", "nom", "br", "1", "s3", "amazonaws", "compute", "us-east-1", "рус", "中国"]
)  # fmt: skip


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


@pytest.mark.parametrize("private", [False, True])
def test_every_rule_is_read_as_by_the_package(private: bool) -> None:
    assert len(_rules(private)) > 6000
    for rule in _rules(private):
        name = rule.removeprefix("!").replace("*", "any")
        for host in (
            name,
            f"b.{name}",
            f"a.b.{name}",
            idna.encode(name).decode() if name.islower() else name,
        ):
            assert public_suffix(host, private=private) == THEIRS[private](host).suffix, host


@given(st.lists(LABELS, min_size=1, max_size=5).map(".".join), st.booleans())
@example("xn--", False)
def test_any_host_is_read_as_by_the_package(host: str, private: bool) -> None:
    assert public_suffix(host, private=private) == THEIRS[private](host).suffix
