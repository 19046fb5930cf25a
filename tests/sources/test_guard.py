"""What strangers name: every spelling that means trouble is refused, and what is let through has one meaning."""

import re
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.errors import LinkRefused
from openroll.sources.addresses import is_public, parse_address
from openroll.sources.guard import SafeLink, check_address, check_link, check_redirect

REFUSED = {
    "address": """
        http://127.0.0.1/ http://127.0.0.1:80/ https://127.1 http://127.0.1 http://2130706433/ http://0x7f000001/
        http://0x7f.0.0.1/ http://0177.0.0.1/ http://017700000001/ http://0/ http://0.0.0.0/ http://127.0.0.1./
        http://127.0.0.1../ http://00000177.1/ http://１２７.0.0.1/ http://127。0。0。1/ http://127．0．0．1/
        http://①②⑦.⓪.⓪.①/ http://𝟏𝟐𝟕.0.0.1/ http://169.254.169.254/latest/meta-data/ http://0xa9fea9fe/
        http://2852039166/ http://0251.0376.0251.0376/ http://100.100.100.200/ http://192.0.0.192/
        http://168.63.129.16/ http://10.0.0.1/ http://172.16.0.1/ http://192.168.1.1/ http://224.0.0.1/
        http://255.255.255.255/ http://100.64.0.1/ http://198.18.0.1/ http://192.88.99.1/
        http://[::1]/ http://[::]/ http://[0:0:0:0:0:0:0:1]/ http://[::127.0.0.1]/ http://[::ffff:127.0.0.1]/
        http://[::ffff:7f00:1]/ http://[::ffff:8.8.8.8]/ http://[::ffff:0:127.0.0.1]/ http://[64:ff9b::7f00:1]/
        http://[64:ff9b:1::1]/ http://[2002:7f00:1::]/ http://[2001::1]/ http://[2001:db8::1]/ http://[3fff::1]/
        http://[5f00::1]/ http://[fe80::1]/ http://[fec0::1]/ http://[fc00::1]/ http://[fd00:ec2::254]/
        http://[ff02::1]/ http://[100::1]/ http://[fe80::1%25eth0]/ http://[fe80::1%eth0]/
        http://[2a00:1450:4001:81b::200e%251]/
    """,
    "spelling": """
        http://134744072/ http://8.8.2056 http://0x8.8.8.8 http://010.010.010.010/ http://1.2.3.4.5/ http://256.1.1.1/
        http://example.1/ http://example.0x/ http://a.b.0x7f/ http://8.8.8.8./ http://９.9.9.9/ http://.1/
        http://99999999999999999999/ http://%31%32%37.0.0.1/
    """,
    "local": """
        http://localhost/ http://LOCALHOST/ http://localhost./ http://a.localhost/ http://printer.local/
        http://metadata.google.internal/ http://router.lan/ http://x.home.arpa/ http://1.0.0.127.in-addr.arpa/
        http://abc.onion/ http://ｌｏｃａｌｈｏｓｔ/ http://localhost.localdomain/
    """,
    "userinfo": """
        http://user@example.com/ http://user:secret@example.com/ http://@example.com/ http://example.com@127.0.0.1/
        http://127.0.0.1:80@example.com/ http://example.com:80@example.org/ http://a@b@example.com
    """,
    "port": """
        http://example.com:22/ https://example.com:8443/ http://example.com:0/ http://example.com:65616/
        http://example.com:080/ http://example.com:+80/ http://example.com:８０/ http://example.com:80:80/
        http://8.8.8.8:8080/ http://[2a00:1450:4001:81b::200e]:81/
    """,
    "scheme": """
        ftp://example.com/ file:///etc/passwd gopher://example.com/ javascript:alert(1) data:text/html,x
        ws://example.com/ jar:https://example.com!/ view-source:https://example.com/ mailto:a@example.com
        dns:example.com tls:example.com unix:/run/x tg://user?id=1
    """,
    "link": """
        example.com //example.com http:example.com http:/example.com http:///example.com http:// https:// http://?x
        http://:80/ http://#a http:\\\\example.com httpx://example.com
    """,
    "characters": r"""
        http://example.com\@127.0.0.1/ http://example.com\.evil.example/ http://127.0.0.1\@example.com/
        https://example.com/a\b http://example.com\
    """,
    "host": """
        http://тelegram.org/ http://telegrаm.org/ http://xn--elegram-rfg.org/ http://example/ http://a..example.com/
        http://.example.com/ http://-a.example.com/ http://a-.example.com/ http://a_b.example.com/
        http://example.com%2f@evil.example.%00/ http://127.0.0.1%2f.example.com/
        http://exa%6dple.com/ http://[127.0.0.1]/ http://[::1/ http://::1/ http://[::1]x/ http://x[::1]/ http://[]/
        http://[example.com]/ http://[v1.a]/ http://ex!ample.com/ http://example.com;a/ http://xn--/ http://xn--a.com/
        http://example.com,evil.example/
    """,
}
TABLE = [(reason, link) for reason, links in REFUSED.items() for link in links.split()]


@pytest.mark.parametrize(("reason", "link"), TABLE, ids=[link for _, link in TABLE])
def test_refused(reason: str, link: str) -> None:
    with pytest.raises(LinkRefused) as caught:
        check_link(link)
    seen = caught.value.params["reason"]
    assert seen == reason or {seen, reason} <= {"host", "port", "userinfo", "characters"}
    assert str(caught.value)


INVISIBLE = "00 01 09 0a 0d 7f 85 a0 ad 200b 200e 202e 2028 2066 feff d800 e000 e0041"


@pytest.mark.parametrize("inside", [chr(int(code, 16)) for code in INVISIBLE.split()], ids=ascii)
def test_no_invisible_characters(inside: str) -> None:
    for text in (
        f"http://exam{inside}ple.com/",
        f"http://example.com/a{inside}b",
        f"http://example.com/?{inside}b",
    ):
        with pytest.raises(LinkRefused):
            check_link(text)


@pytest.mark.parametrize(
    ("link", "rebuilt"),
    [
        ("https://www.tesco.com", "https://www.tesco.com/"),
        ("  HTTPS://WWW.Tesco.COM:443/a?b#c \n", "https://www.tesco.com/a?b"),
        ("http://example.com:80", "http://example.com/"),
        ("http://example.com:443/", "http://example.com:443/"),
        ("http://example.com:/", "http://example.com/"),
        ("https://example.com./x", "https://example.com/x"),
        ("https://example.com?q=1", "https://example.com/?q=1"),
        ("https://example.com/?", "https://example.com/?"),
        ("https://пример.рф/путь", "https://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C"),
        ("https://bücher.example/%41%zz", "https://xn--bcher-kva.example/%41%25zz"),
        ('https://example.com/a b"<>`{}|^', "https://example.com/a%20b%22%3C%3E%60%7B%7D%7C%5E"),
        ("https://example.com/a/../b//c", "https://example.com/a/../b//c"),
        (
            "https://example.com/@user?next=http://127.0.0.1/",
            "https://example.com/@user?next=http://127.0.0.1/",
        ),
        ("http://8.8.8.8/x", "http://8.8.8.8/x"),
        ("http://[2A00:1450:4001:081B::200E]:80/", "http://[2a00:1450:4001:81b::200e]/"),
    ],
)
def test_rebuilt(link: str, rebuilt: str) -> None:
    safe = check_link(link)
    assert str(safe) == safe.url == rebuilt
    assert check_link(safe.url) == safe


def test_the_sentence_names_link_and_reason() -> None:
    with pytest.raises(LinkRefused) as caught:
        check_link("http://0x7f.1/secret")
    assert str(caught.value) == (
        "http://0x7f.1/secret is refused: it leads to 127.0.0.1, which is not on the public internet."
    )
    assert caught.value.params == {
        "link": "http://0x7f.1/secret",
        "reason": "address",
        "address": "127.0.0.1",
    }


def test_braces_in_a_link_are_only_text() -> None:
    with pytest.raises(LinkRefused) as caught:
        check_link("ftp://{link.__class__}/{0}")
    assert "{link.__class__}/{0}" in str(caught.value)


def test_a_long_link() -> None:
    with pytest.raises(LinkRefused) as caught:
        check_link("https://example.com/" + "a" * 5000)
    assert len(str(caught.value)) < 400


HERE = check_link("https://example.com/a/b?c")


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/x", "https://example.com/x"),
        ("x", "https://example.com/a/x"),
        ("?y", "https://example.com/a/b?y"),
        ("//other.example/z", "https://other.example/z"),
        ("http://other.example", "http://other.example/"),
        (" https://other.example/ ", "https://other.example/"),
    ],
)
def test_redirects(location: str, url: str) -> None:
    assert check_redirect(HERE.url, HERE, location).url == url


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/", "//127.1/", "//[::1]/", "https://x@example.com/", "file:///etc/passwd", "//localhost",
        "http://[", "https://example.com:8080/", "//тelegram.org/", "\\\\127.0.0.1\\x", "/\\127.0.0.1", "http://",
    ],
)  # fmt: skip
def test_redirects_refused(location: str) -> None:
    with pytest.raises(LinkRefused) as caught:
        check_redirect("https://asked.example/", HERE, location)
    assert caught.value.params["link"] == "https://asked.example/"
    assert str(caught.value).startswith("https://asked.example/ redirects to ")


def test_addresses_are_refused_by_name() -> None:
    private, public = parse_address("10.0.0.1"), parse_address("8.8.8.8")
    assert private and public
    check_address(public, "https://example.com/")
    with pytest.raises(LinkRefused, match=r"10\.0\.0\.1"):
        check_address(private, "https://example.com/")


def _means_one_thing(safe: SafeLink) -> None:
    """Other parsers see what we see."""
    parts = urlsplit(safe.url)
    assert parts.scheme == safe.scheme
    assert parts.hostname == safe.host
    assert parts.username is None
    assert (parts.port or {"http": 80, "https": 443}[safe.scheme]) == safe.port in (80, 443)
    assert not parts.fragment
    assert re.fullmatch(r"[!-~]+", safe.url)
    assert safe.target.startswith("/")
    if (address := parse_address(safe.host)) is not None:
        assert address == safe.address
        assert is_public(address)
    assert check_link(safe.url) == safe


ODD = st.text("htps:/@[]%.0123456789abcxX#?&\\ \t\n-_~＠：／。１\u200bёе", max_size=60)


@given(
    st.one_of(ODD, st.text(max_size=60)),
    st.sampled_from(["", "http://", "https://", "http://127.0.0.1", "http://a@"]),
)
def test_fuzz(text: str, start: str) -> None:
    try:
        safe = check_link(start + text)
    except LinkRefused as error:
        assert str(error)
        return
    _means_one_thing(safe)


@given(ODD)
def test_fuzz_redirects(location: str) -> None:
    try:
        _means_one_thing(check_redirect(HERE.url, HERE, location))
    except LinkRefused as error:
        assert str(error)
