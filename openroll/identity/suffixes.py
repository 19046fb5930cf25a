"""Public suffixes: where a domain ends and what everybody shares begins, ``co.uk`` of ``news.bbc.co.uk``.

The list (https://publicsuffix.org/list/) is the one that comes with the package tldextract. The package itself is not
imported: it brings an HTTP client with it, which nobody here uses and every command would wait for.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import idna

_SNAPSHOT: Final = ".tld_set_snapshot"
_PRIVATE: Final = "// ===BEGIN PRIVATE DOMAINS==="


def public_suffix(host: str, *, private: bool = False) -> str:
    """Return the end of ``host`` (in A-labels or not) that is a public suffix; "" where the list knows none.

    With ``private`` the list's private rules count too: those of platforms that give names to their customers.
    """
    labels = host.split(".")
    rules = _rules(private)
    names = [_as_listed(label) for label in labels]
    # The longest rule prevails, and an exception before it (https://github.com/publicsuffix/list/wiki/Format).
    for start in range(len(names)):
        name, below = ".".join(names[start:]), ".".join(names[start + 1 :])
        if f"!{name}" in rules:
            return ".".join(labels[start + 1 :])
        if name in rules or (below and f"*.{below}" in rules):
            return ".".join(labels[start:])
    return ""


def under_suffix(host: str, *, private: bool = False) -> str | None:
    """Return the part of ``host`` that somebody registered: a public suffix and one label more. None for a suffix
    and for a name of one label.
    """
    suffix = public_suffix(host, private=private)
    if suffix == host or "." not in host:
        return None
    kept = (
        suffix.count(".") + 2 if suffix else 2
    )  # a top-level domain that the list does not know is a suffix
    return ".".join(host.split(".")[-kept:])


def _as_listed(label: str) -> str:
    """Return ``label`` as the list writes it: small letters, and no A-labels."""
    small = label.lower()
    if small.startswith("xn--"):
        try:
            return idna.decode(small)
        except (UnicodeError, IndexError):
            return small
    return small


@cache
def _rules(private: bool) -> frozenset[str]:
    package = find_spec("tldextract")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("tldextract")
    text = Path(package.origin).with_name(_SNAPSHOT).read_text("utf-8")
    if not private:
        text = text.partition(_PRIVATE)[0]
    lines = (line.split(maxsplit=1) for line in text.splitlines())
    return frozenset(words[0] for words in lines if words and not words[0].startswith("//"))
