import socket
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.identity import domain, suffixes
from openroll.identity.domain import BadDomain, Website

from .vectors import cases


@pytest.mark.parametrize("case", cases("domains"), ids=lambda case: case["in"][:30])
def test_vectors(case: dict[str, Any]) -> None:
    assert domain.normalise(case["in"]) == case["out"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("тelegram.org", "mixes letters of several scripts"),
        ("аррӏе.com", "only look like Latin"),
        ("ɡoogle.com", "look like others"),
        ("127.0.0.1", "no domain"),
    ],
)
def test_the_reason_names_the_domain(text: str, reason: str) -> None:
    with pytest.raises(BadDomain, match=reason) as caught:
        domain.check(text)
    assert text in str(caught.value)


def test_what_cannot_be_printed_is_not_shown() -> None:
    with pytest.raises(BadDomain) as caught:
        domain.check("a\x1b[31m\u202e.com")
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("WWW.CDPROJEKT.COM", Website("cdprojekt.com", True)),
        ("https://www.nokia.com/", Website("nokia.com", True)),
        ("HTTP:// WWW.FOO.PL", Website("foo.pl", True)),
        ("https://www.facebook.com/some.firm", Website("facebook.com", False)),
        ("www.a.pl, www.b.pl", Website("a.pl", True)),
        ("foo.pl?x=1", Website("foo.pl", False)),
        ("HTTP://WWW.FOO.PL/PL/", Website("foo.pl", True)),
        ("www.foo.fi/en", Website("foo.fi", True)),
        ("foo.pl/index.php", Website("foo.pl", True)),
        ("foo.pl/xy", Website("foo.pl", False)),
        ("foo.pl/en/contact", Website("foo.pl", False)),
        ("foo.pl/en?x=1", Website("foo.pl", False)),
        ("WW.FOO.PL", Website("foo.pl", True)),
        ("wwww.foo.pl", Website("foo.pl", True)),
        ("ww2.foo.pl", Website("ww2.foo.pl", True)),
        ("ww.pl", Website("ww.pl", True)),
        ("HTTP:\\\\WWW.FOO.PL", Website("foo.pl", True)),
        ("-", None),
        ("BRAK", None),
        ("", None),
        ("biuro@foo.pl", None),
        ("foo.pl:8080", None),
        ("www.тelegram.org", None),
        ("http://[::1", None),
        ("co.uk", None),
    ],
)
def test_websites_as_registers_write_them(text: str, expected: Website | None) -> None:
    assert domain.of_website(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("news.bbc.co.uk", "bbc.co.uk"),
        ("co.uk", None),
        ("a.b.example", "b.example"),
        ("com", None),
        ("xn--e1afmkfd.xn--p1ai", "xn--e1afmkfd.xn--p1ai"),
    ],
)
def test_registrable_needs_no_network(
    name: str, expected: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "socket", None)
    suffixes._list.cache_clear()
    assert domain.registrable(name) == expected


_HOSTS = st.text(max_size=40) | st.from_regex(r"[a-zA-Zа-яёα-ω0-9.\-]{1,30}\.(com|рф|org)", fullmatch=True)


@given(_HOSTS)
def test_normalising_twice_changes_nothing(text: str) -> None:
    value = domain.normalise(text)
    if value is not None:
        assert value.isascii()
        assert value == value.lower()
        assert domain.normalise(value) in (value, domain.without_www(value))


@given(_HOSTS)
def test_websites_never_crash(text: str) -> None:
    found = domain.of_website(text)
    assert found is None or domain.normalise(found.domain) is not None
