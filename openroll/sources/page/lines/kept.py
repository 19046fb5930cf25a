"""Which site a page is of that somebody kept in a file: it says so itself, or its mailboxes do.

The address of such a page is a file's. What it says of its own address (``canonical``, ``og:url``) stands for it. Where
it says nothing, the one domain of all its mailboxes shows what the site is called, and in which country it is at home;
whose a mailbox is, it does not show.
"""

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from openroll.sources.base import host_of
from openroll.sources.page.words.mail_providers import FOR_ALL, label_of
from openroll.sources.page.words.thirds import is_known_third

_MAILBOX: Final = re.compile(r"(?<=[\w+-]@)((?:[\w-]{1,63}\.){1,4}[^\W\d_]{2,24})(?![\w@-])")
_SITE: Final = re.compile(r"\bwww\.((?:[\w-]{1,63}\.){1,4}[^\W\d_]{2,24})(?![\w-])")
# Authorities, of which notices tell where they are reached.
_PUBLIC: Final = re.compile(r"(?:\A|\.)(?:gov|gouv|gob|gov\w?|europa|bund|admin|mil)\.|dataprot|datenschutz")


def is_kept(url: str) -> bool:
    """Tell whether ``url`` is that of a file."""
    return url.startswith("file:")


def own_address(tree: LexborHTMLParser) -> str:
    """Return the address that a kept page gives as its own, "" when it gives none."""
    for query, attribute in (('link[rel="canonical"]', "href"), ('meta[property="og:url"]', "content")):
        node = tree.css_first(query)
        written = (node.attributes.get(attribute) or "").strip() if node is not None else ""
        if written.startswith(("https://", "http://")) and host_of(written):
            return written
    return ""


def host_of_mailboxes(lower: str) -> str:
    """Return the domain at which all mailboxes in a text in small letters are, but those that anybody can have.

    Of several domains it is the one that stands there as a site's address, too; "" when that shows none or many.
    """
    found = {
        label_of(host): host
        for host in _MAILBOX.findall(lower)
        if label_of(host) not in FOR_ALL
        and not _PUBLIC.search(host)
        and not is_known_third(label_of(host), "")
    }
    if len(found) > 1:
        shown = {label_of(host) for host in _SITE.findall(lower)}
        found = {label: host for label, host in found.items() if label in shown}
    return next(iter(found.values())) if len(found) == 1 else ""
