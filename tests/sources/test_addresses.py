"""Which addresses are public, and which texts inet_aton takes for addresses."""

import ipaddress
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.sources.addresses import is_numeric, is_public, parse_address, read_loosely, special_networks

PRIVATE = """
0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254 168.63.129.16
169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.192 192.0.2.1 192.31.196.1 192.52.193.1 192.88.99.1
192.168.0.1 192.175.48.1 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.7 224.0.0.1 239.255.255.255 240.0.0.1
255.255.255.255
:: ::1 ::127.0.0.1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:0:8.8.8.8 64:ff9b::7f00:1 64:ff9b::8.8.8.8
64:ff9b:1::1 100::1 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:2::1 2001:10::1 2001:20::1 2001:db8::1
2002:7f00:1::1 2002:808:808::1 2620:4f:8000::1 3ffe::1 3ffe:831f::1 3fff::1 3fff:fff:ffff::1 4000::1 5f00::1
fc00::1 fd00:ec2::254
fe80::1 fec0::1 fe80::1%eth0 2a00:1450:4001:81b::200e%1 ff02::1 ff0e::1
"""
PUBLIC = """
1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 172.15.255.255 172.32.0.0 191.255.255.255 192.0.1.1
198.17.255.255 198.20.0.0 223.255.255.255 149.154.167.99 2a00:1450:4001:81b::200e 2001:200::1 2001:4860:4860::8888
2003::1 2606:4700::1111 3ffd::1
"""


@pytest.mark.parametrize("text", PRIVATE.split())
def test_what_is_not_public(text: str) -> None:
    assert not is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize("text", PUBLIC.split())
def test_what_is_public(text: str) -> None:
    assert is_public(ipaddress.ip_address(text))


def test_nothing_that_python_calls_private_is_public() -> None:
    """Our table is stricter than Python's: every network that Python excludes is outside at its edges, too."""
    for network in special_networks():
        assert not is_public(network[0])
        assert not is_public(network[-1])


@given(st.integers(0, 2**32 - 1))
def test_stricter_than_is_global_for_version_4(number: int) -> None:
    address = ipaddress.IPv4Address(number)
    if is_public(address):
        assert address.is_global
        assert not address.is_multicast


@given(st.integers(0, 2**128 - 1))
def test_stricter_than_is_global_for_version_6(number: int) -> None:
    address = ipaddress.IPv6Address(number)
    if is_public(address):
        assert address.is_global
        assert address.ipv4_mapped is None
        assert address.sixtofour is None
        assert address.teredo is None


@pytest.mark.parametrize(
    "text",
    [
        "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001",
        "0x7F.1", "00000177.0.0.1", "127.0.0.1.", "0", "4294967295", "1.2.3", "1.16777215",
    ],
)  # fmt: skip
def test_reads_what_the_machine_reads(text: str) -> None:
    assert str(read_loosely(text)) == socket.inet_ntoa(socket.inet_aton(text.rstrip(".")))


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        "a",
        "1.2.3.4.5",
        "256.1.1.1",
        "4294967296",
        "1.2.3.256",
        "08.1.1.1",
        "1..1",
        "x.1",
        "9" * 5000,
    ],
)
def test_reads_nothing_into_other_texts(text: str) -> None:
    assert read_loosely(text) is None


@given(
    st.lists(
        st.one_of(st.integers(0, 2**33).map(str), st.integers(0, 2**33).map(hex)), min_size=1, max_size=5
    )
)
def test_agrees_with_the_machine(parts: list[str]) -> None:
    text = ".".join(parts)
    try:
        expected = socket.inet_ntoa(socket.inet_aton(text))
    except OSError:
        return  # we may be more generous in what we take for a disguise
    assert str(read_loosely(text)) == expected
    assert is_numeric(text)


@given(st.text())
def test_any_text(text: str) -> None:
    read_loosely(text)
    is_numeric(text)
    parse_address(text)
