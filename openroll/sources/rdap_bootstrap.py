"""Which server to ask about a domain: IANA's list of RDAP servers (RFC 9224).

The list is fetched like any other answer and read here. A zone that it does not name has no RDAP service.
"""

from typing import Final

from openroll.core.errors import N_
from openroll.identity import domain as domains

from .base import Unreadable, split_link
from .json_text import Json
from .opening import json_of
from .snapshot import Snapshot

BOOTSTRAP: Final = "https://data.iana.org/rdap/dns.json"


def server_for(domain: str, bootstrap: Snapshot) -> str | None:
    """Return the base address, with its final slash, of the RDAP server for ``domain``; None when its zone has none.

    The longest entry that the domain ends with counts, https before http (RFC 9224, sections 4 and 6). Raises
    Unreadable for a list that is not of the form of the RFC: none of it is used then.
    """
    name = domains.check(domain)
    found: dict[str, list[str]] = {}
    for entries, urls in _services(bootstrap):
        for entry in entries:
            found.setdefault(entry.lower().strip("."), urls)
    labels = name.split(".")
    for start in range(len(labels) + 1):
        if servers := found.get(".".join(labels[start:])):
            best = min(servers, key=lambda url: not url.startswith("https:"))
            return best if best.endswith("/") else f"{best}/"
    return None


def _services(bootstrap: Snapshot) -> list[tuple[list[str], list[str]]]:
    data = json_of(bootstrap, N_("IANA's list of RDAP servers ({link}) cannot be read: {detail}."))
    version = data.get("version") if isinstance(data, dict) else None
    services = data.get("services") if isinstance(data, dict) else None
    if version != "1.0" or not isinstance(services, list):
        raise _malformed(bootstrap, '"version" 1.0 and a list of "services" are due')
    found = []
    for index, service in enumerate(services):
        # Two lists; the list of object tags, which is no list of ours, has three.
        if not isinstance(service, list) or len(service) != 2:
            raise _malformed(bootstrap, f"service {index} is not a pair of lists")
        entries, urls = _strings(service[0]), _strings(service[1])
        if entries is None or not urls:
            raise _malformed(bootstrap, f"service {index} is not a pair of lists")
        for url in urls:
            parts = split_link(url)
            if parts is None or "%" in parts.netloc + parts.path or parts.query or parts.fragment:
                raise _malformed(bootstrap, f"service {index} has an address that is none")
        found.append((entries, urls))
    return found


def _strings(value: Json) -> list[str] | None:
    if not isinstance(value, list):
        return None
    texts = [each for each in value if isinstance(each, str)]
    return texts if len(texts) == len(value) else None


def _malformed(bootstrap: Snapshot, detail: str) -> Unreadable:
    return Unreadable(
        N_("IANA's list of RDAP servers ({link}) cannot be read: {detail}."),
        link=bootstrap.url,
        detail=detail,
    )
