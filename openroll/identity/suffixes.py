"""Public suffixes: where a domain ends and what everybody shares begins, ``co.uk`` of ``news.bbc.co.uk``.

By the list (https://publicsuffix.org/list/) that comes with tldextract, never fetched.
"""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tldextract import TLDExtract


def public_suffix(host: str, *, private: bool = False) -> str:
    """Return the end of ``host`` (in A-labels or not) that is a public suffix; "" where the list knows none.

    With ``private`` the list's private rules count too: those of platforms that give names to their customers.
    """
    try:
        return _list(private).extract_str(host).suffix
    except ValueError:  # no host at all
        return ""


def under_suffix(host: str, *, private: bool = False) -> str | None:
    """Return the part of ``host`` that somebody registered: a public suffix and one label more. None for a suffix
    and for a name of one label.
    """
    suffix = public_suffix(host, private=private)
    if suffix == host or "." not in host:
        return None
    # A top-level domain that the list does not know is a suffix.
    kept = suffix.count(".") + 2 if suffix else 2
    return ".".join(host.split(".")[-kept:])


@cache
def _list(private: bool) -> "TLDExtract":
    # It brings an HTTP client, a tenth of a second for each command that asks for no suffix.
    from tldextract import TLDExtract

    return TLDExtract(
        cache_dir=None,
        suffix_list_urls=(),
        fallback_to_snapshot=True,
        include_psl_private_domains=private,
    )
