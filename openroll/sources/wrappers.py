"""Links that mail programs and networks wrap around the one that was meant: the wrapper is taken off, unasked.

The company that wraps is no source of anything, and its domain no service of whoever forwarded a letter.
"""

from urllib.parse import parse_qs

from .base import split_link

# The end of the host, the path ("" for any), and the part of the query that holds the link.
_WRAPPERS = (
    ("safelinks.protection.outlook.com", "", ("url",)),
    ("urldefense.proofpoint.com", "/v1/url", ("u",)),
    ("google.com", "/url", ("q", "url")),
    ("google.ru", "/url", ("q", "url")),
    ("google.co.uk", "/url", ("q", "url")),
    ("l.facebook.com", "/l.php", ("u",)),
    ("vk.com", "/away.php", ("to",)),
)
_DEEPEST = 3


def unwrap(url: str) -> str:
    """Return the link that ``url`` wraps, ``url`` itself when it is no wrapper that we know."""
    for _ in range(_DEEPEST):
        inner = _inner(url)
        if inner is None:
            return url
        url = inner
    return url


def _inner(url: str) -> str | None:
    parts = split_link(url)
    if parts is None or parts.username is not None:
        return None
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    for wrapper, path, keys in _WRAPPERS:
        if (host == wrapper or host.endswith(f".{wrapper}")) and path in ("", parts.path):
            given = parse_qs(parts.query, max_num_fields=50) if parts.query.count("&") < 50 else {}
            found = next((given[key][0] for key in keys if key in given), "")
            return found if found.lower().startswith(("http://", "https://")) else None
    return None
