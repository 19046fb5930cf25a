"""Which machine a request comes from, and which network that is."""

import ipaddress
from typing import Final

from django.conf import settings
from django.http import HttpRequest

# A household or a rented machine has as much of IPv6 to itself.
_HOST_6: Final = 64
_NETWORK_4, _NETWORK_6 = 24, 48
UNKNOWN: Final = "0.0.0.0"  # noqa: S104 - no address that anybody listens on: it stands for none


def address_of(request: HttpRequest) -> str:
    """Return the address of whoever asks: that of the connection, or what the proxies of ours say stands before it.

    ``OFFICE_PROXIES`` says how many there are; what stands further ahead in X-Forwarded-For may be invented.
    """
    told = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",") if one.strip()]
    count: int = settings.OFFICE_PROXIES
    said = told[-count] if 0 < count <= len(told) else str(request.META.get("REMOTE_ADDR") or "")
    try:
        found = ipaddress.ip_address(said.strip("[]").partition("%")[0])
    except ValueError:
        return UNKNOWN
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(found)


def host_of(address: str) -> str:
    """Return what one guesser can be counted by: the IPv4 address, or the /64 of an IPv6 address."""
    return _cut(address, 32, _HOST_6)


def network_of(address: str) -> str:
    """Return the network around ``address``."""
    return _cut(address, _NETWORK_4, _NETWORK_6)


def _cut(address: str, four: int, six: int) -> str:
    bits = four if ipaddress.ip_address(address).version == 4 else six
    return str(ipaddress.ip_network(f"{address}/{bits}", strict=False))
