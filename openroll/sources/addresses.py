"""Which addresses are on the public internet, and which texts are addresses at all.

Python's ``is_global`` is not enough: Python 3.11 says yes to multicast, to translated and to mapped addresses.
What is allowed is 2000::/3 and IPv4, less the table in ``special_addresses.txt``, and less tunnels to IPv4.
"""

import ipaddress
import re
from functools import cache
from importlib import resources
from typing import Final, TypeAlias

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
Network: TypeAlias = ipaddress.IPv4Network | ipaddress.IPv6Network

_UNICAST: Final = ipaddress.IPv6Network("2000::/3")
_ISATAP: Final = (0x0000_5EFE, 0x0200_5EFE)
_NUMERIC: Final = re.compile(r"[0-9]+|0[xX][0-9a-fA-F]*", re.ASCII)


def is_public(address: Address) -> bool:
    """Say whether ``address`` may be connected to for a stranger's link."""
    if isinstance(address, ipaddress.IPv6Address) and (
        address.scope_id or address not in _UNICAST or _is_isatap(address)
    ):
        return False
    return not any(address in network for network in special_networks())


def _is_isatap(address: ipaddress.IPv6Address) -> bool:
    """Say whether ``address`` names an IPv4 address behind somebody's tunnel, below any prefix (RFC 5214, 6.1)."""
    return (int(address) >> 32) & 0xFFFFFFFF in _ISATAP


@cache
def special_networks() -> tuple[Network, ...]:
    """Return the networks of the table."""
    table = resources.files(__package__).joinpath("special_addresses.txt").read_text("utf-8")
    rows = (line.split() for line in table.splitlines() if line and not line.startswith("#"))
    return tuple(ipaddress.ip_network(row[0]) for row in rows)


def parse_address(text: str) -> Address | None:
    """Return the address whose usual spelling ``text`` is, None for anything else."""
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None


def is_numeric(host: str) -> bool:
    """Say whether resolvers and browsers may take ``host`` for an IPv4 address: its last label is a number."""
    return bool(_NUMERIC.fullmatch(host.rstrip(".").rpartition(".")[2]))


def read_loosely(host: str) -> ipaddress.IPv4Address | None:
    """Return the address that inet_aton would see in ``host``: decimal, octal, hex, one to four parts.

    None when it would see none.
    """
    parts = host.rstrip(".").split(".")
    if len(parts) > 4 or not all(_NUMERIC.fullmatch(part) for part in parts):
        return None
    try:
        *leading, last = [_number(part) for part in parts]
    except ValueError:
        return None
    if any(number > 255 for number in leading) or last >= 256 ** (5 - len(parts)):
        return None
    value = last
    for place, number in enumerate(leading):
        value += number << (8 * (3 - place))
    return ipaddress.IPv4Address(value)


def _number(part: str) -> int:
    if len(part) > 40:  # no address is that long, and int() of a long text is slow
        raise ValueError("too long")
    if part[:2].lower() == "0x":
        return int(part[2:] or "0", 16)
    return int(part, 8 if len(part) > 1 and part.startswith("0") else 10)
