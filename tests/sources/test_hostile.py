"""The vectors of vectors/fetching, and the one promise: nothing connects to what is not on the public internet."""

import ipaddress
import json
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core import tls
from openroll.core.errors import LinkRefused, OpenrollError, SourceUnreachable
from openroll.sources.dns_question import is_question
from openroll.sources.fetcher import Limits
from openroll.sources.guard import check_link, check_redirect
from openroll.sources.live import LiveFetcher
from tests.sources.loopback import Resolver

LIMITS = Limits(seconds=5)
CONTEXT = tls.demanding()
VECTORS = Path(__file__).resolve().parents[2] / "vectors" / "fetching"


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (VECTORS / name).read_text("ascii").splitlines()]


class Nowhere:
    """A connector that only notes where it was led to; with ``answer`` it leads to whoever says that."""

    def __init__(self, answer: bytes = b"") -> None:
        self.answer = answer
        self.asked: list[tuple[str, int]] = []

    def connect(self, address: str, port: int, timeout: float) -> socket.socket:
        self.asked.append((address, port))
        if not self.answer:
            raise ConnectionRefusedError(111, "Connection refused")
        ours, theirs = socket.socketpair()
        with theirs:
            theirs.sendall(self.answer)
        return ours


def fetch(url: str, resolver: Resolver, connector: Nowhere) -> OpenrollError | None:
    fetcher = LiveFetcher(resolver=resolver, connector=connector, limits=LIMITS, context=CONTEXT)
    try:
        fetcher.fetch(url)
    except (LinkRefused, SourceUnreachable) as error:
        assert str(error)
        return error
    return None


@pytest.mark.parametrize("row", rows("hostile-links.jsonl"), ids=lambda row: ascii(row["in"])[:60])
def test_hostile_links(row: dict[str, Any]) -> None:
    resolver, connector = Resolver(), Nowhere()
    for link in (row["in"], row["in"].upper(), f" {row['in']}\n"):
        with pytest.raises(LinkRefused) as caught:
            check_link(link)
        assert link.isupper() or caught.value.params["reason"] == row["refused"]
        if not is_question(link):  # which only our own code asks: no link of a stranger comes there unchecked
            assert isinstance(fetch(link, resolver, connector), LinkRefused)
    assert (resolver.asked, connector.asked) == ([], [])


@pytest.mark.parametrize("row", rows("hostile-names.jsonl"), ids=lambda row: str(row["in"]))
def test_hostile_names(row: dict[str, Any]) -> None:
    host = check_link(row["in"]).host
    connector = Nowhere()
    error = fetch(row["in"], Resolver({host: row["answers"]}), connector)
    assert isinstance(error, LinkRefused)
    assert error.params["reason"] == "address"
    assert connector.asked == []


@pytest.mark.parametrize("row", rows("hostile-redirects.jsonl"), ids=lambda row: ascii(row["location"])[:60])
def test_hostile_redirects(row: dict[str, Any]) -> None:
    url = "https://example.com/a/b"
    with pytest.raises(LinkRefused) as caught:
        check_redirect(url, check_link(url), row["location"])
    assert caught.value.params["reason"] == row["refused"]
    assert str(caught.value).startswith(f"{url} redirects to ")


@pytest.mark.parametrize("row", rows("harmless-links.jsonl"), ids=lambda row: ascii(row["in"])[:60])
def test_harmless_links(row: dict[str, Any]) -> None:
    assert check_link(row["in"]).url == row["out"]
    assert check_link(row["out"]).url == row["out"]


def test_the_reasons_are_those_of_the_table() -> None:
    told = (VECTORS / "README.md").read_text("utf-8")
    for reason in {
        row["refused"] for name in ("hostile-links", "hostile-redirects") for row in rows(f"{name}.jsonl")
    }:
        assert f"`{reason}`" in told


# The promise, with any spelling. What is public is asked of another table than ours: Python's, less what that allows.
WRONGLY_GLOBAL: list[ipaddress.IPv4Network | ipaddress.IPv6Network] = [
    *map(ipaddress.IPv4Network, ("192.88.99.0/24", "168.63.129.16/32")),
    *map(
        ipaddress.IPv6Network,
        ("64:ff9b::/96", "2002::/16", "2001::/23", "3fff::/20", "5f00::/16", "fec0::/10"),
    ),
    *map(ipaddress.IPv6Network, ("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96")),
]


def is_surely_public(text: str) -> bool:
    address = ipaddress.ip_address(text)
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and "%" not in text
        and not any(address in network for network in WRONGLY_GLOBAL)
    )


SPECIAL4 = [
    int(ipaddress.IPv4Address(text))
    for text in (
        "127.0.0.1", "10.0.0.1", "169.254.169.254", "192.168.1.1", "172.16.0.1", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "192.0.0.8", "198.18.0.1", "203.0.113.1", "8.8.8.8", "93.184.215.14",
    )
]  # fmt: skip
NUMBERS4 = st.sampled_from(SPECIAL4) | st.integers(0, 2**32 - 1)
PREFIXES6 = [
    int(ipaddress.IPv6Address(text))
    for text in (
        "::", "::ffff:0:0", "::ffff:0:0:0", "64:ff9b::", "64:ff9b:1::", "2001::", "2001:db8::", "fe80::", "fec0::",
        "fd00::", "ff02::", "3fff::", "100::", "2a00:1450::",
    )
]  # fmt: skip


@st.composite
def addresses_6(draw: st.DrawFn) -> ipaddress.IPv6Address:
    number = draw(NUMBERS4)
    way = draw(st.integers(0, 3))
    if way == 0:
        return ipaddress.IPv6Address(draw(st.sampled_from(PREFIXES6)) | number)
    if way == 1:
        return ipaddress.IPv6Address((0x2002 << 112) | (number << 80) | draw(st.integers(0, 2**80 - 1)))
    if way == 2:
        return ipaddress.IPv6Address((0x2A001450 << 96) | (0x5EFE << 32) | number)
    return ipaddress.IPv6Address(draw(st.integers(0, 2**128 - 1)))


PARTS: list[Callable[[int], str]] = [
    str,
    hex,
    lambda n: f"0{n:o}",
    lambda n: f"0X{n:08X}",
    lambda n: f"000{n:o}",
]


@st.composite
def spelled_4(draw: st.DrawFn) -> str:
    number = draw(NUMBERS4) + draw(st.sampled_from([0, 0, 0, 2**32]))
    count = draw(st.integers(1, 4))
    leading = [(number >> (8 * (3 - place))) & 255 for place in range(count - 1)]
    last = number & (256 ** (5 - count) - 1) if count > 1 else number
    return ".".join(draw(st.sampled_from(PARTS))(part) for part in [*leading, last])


@st.composite
def spelled_6(draw: st.DrawFn) -> str:
    address = draw(addresses_6())
    text = draw(st.sampled_from([address.compressed, address.exploded]))
    if draw(st.booleans()):
        text = f"{address.exploded[:30]}{ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)}"
    zone = draw(st.sampled_from(["", "", "", "%eth0", "%25eth0", "%251"]))
    return draw(st.sampled_from(["[{}]", "[{}]", "[{}", "{}"])).format(text + zone)


def _wide(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


def _escaped(text: str) -> str:
    return "".join(f"%{ord(char):02x}" for char in text)


DISGUISES: list[Callable[[str], str]] = [
    str,
    str,
    str.upper,
    _wide,
    _escaped,
    lambda text: f"{text}.",
    lambda text: text.replace(".", "。"),
    lambda text: f"{text}.nip.io",
    lambda text: f"{text}\u200b",
    lambda text: text.translate({ord(str(digit)): 0x0660 + digit for digit in range(10)}),
    lambda text: text.translate({ord(str(digit)): 0x245F + digit for digit in range(1, 10)}),
]
WRAPPINGS = [
    "http://{}/", "http://{}/", "https://{}/x?y#z", "http://{}:80", "http://{}:22/", "http://{}#@example.com/",
    "http://example.com@{}/", "http://{}@example.com/", "http://example.com\\@{}/", "http:{}", "//{}", "http:///{}/",
    "http://example.com:80@{}:80/", "http://{}\t.example.com/", "http://{}\\.example.com/", "http://{}?@example.com",
]  # fmt: skip
HOSTS = (
    spelled_4()
    | spelled_6()
    | st.sampled_from(["localhost", "example.com", "metadata.google.internal", "a.b"])
)


@st.composite
def links(draw: st.DrawFn) -> str:
    host = draw(st.sampled_from(DISGUISES))(draw(HOSTS))
    return draw(st.sampled_from(WRAPPINGS)).format(host)


class Any4Or6(Resolver):
    """Answers every name with what the test drew."""

    def __init__(self, answers: list[str]) -> None:
        super().__init__()
        self.answers = answers

    def resolve(self, host: str, port: int, timeout: float) -> list[str]:
        return self.answers


ANSWERS = st.lists(NUMBERS4.map(lambda n: str(ipaddress.IPv4Address(n))) | addresses_6().map(str), max_size=3)


@given(links(), ANSWERS)
def test_only_public_addresses_are_connected_to(link: str, answers: list[str]) -> None:
    connector = Nowhere()
    fetch(link, Any4Or6(answers), connector)
    assert all(is_surely_public(address) and port in (80, 443) for address, port in connector.asked)


@given(links(), ANSWERS)
def test_redirects_neither(link: str, answers: list[str]) -> None:
    location = link.encode("utf-8").replace(b"\n", b"").replace(b"\r", b"")
    head = b"HTTP/1.1 302 X\r\nContent-Length: 0\r\nLocation: " + location + b"\r\n\r\n"
    connector = Nowhere(head)
    fetch("http://8.8.8.8/", Any4Or6(answers), connector)
    assert connector.asked[0] == ("8.8.8.8", 80)
    assert all(is_surely_public(address) and port in (80, 443) for address, port in connector.asked)
