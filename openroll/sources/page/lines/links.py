"""Pages of the same site that are worth asking next: where operators say who they are, the most telling first."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Final
from urllib.parse import unquote, urldefrag, urljoin

from openroll.sources.base import host_of, split_link
from openroll.sources.page.words.lexicon import Found, Lexicon, read_table

from .text import Page

MOST: Final = 6
# Of each kind, from the most telling to the least: words of a link's text or path.
_KINDS: Final = ("imprint", "contact", "about", "terms", "privacy")  # from the most telling to the least
# What leads to contacts, and to what somebody tells of itself.
OF_CONTACT: Final = frozenset({_KINDS.index("contact"), _KINDS.index("about")})
LINK_WORDS: Final = Lexicon((phrase, _KINDS.index(key)) for key, phrase in read_table("links.tsv"))
_FILES: Final = re.compile(r"\.(?:pdf|jpe?g|png|gif|svg|zip|docx?|xlsx?|mp4|webp|css|js)$", re.IGNORECASE)
_LONGEST: Final = 80
_MOST_LINKS: Final = 2000


def next_links(page: Page) -> tuple[str, ...]:
    """Return at most six absolute addresses on the page's own site, the most telling first, without itself."""
    every = page.all_links
    links = [(link.href, link.text) for link in page.links] if every is None else every.written()
    if not (kinds := _kinds(links)):
        return ()
    base = page.snapshot.final_url
    own = host_of(base).removeprefix("www.")
    here = {urldefrag(base)[0].rstrip("/"), urldefrag(page.snapshot.url)[0].rstrip("/")}
    found: list[tuple[int, int, str]] = []
    for index, kind in kinds.items():
        if every is not None and not every.is_seen(index):
            continue
        try:
            target = urldefrag(urljoin(base, links[index][0]))[0]
        except ValueError:
            continue
        parts = split_link(target)
        if parts is None or host_of(target).removeprefix("www.") != own or _FILES.search(parts.path):
            continue
        if target.rstrip("/") not in here:
            found.append((kind, index, target))
    return tuple(dict.fromkeys(target for _, _, target in sorted(found)))[:MOST]


def _kinds(links: list[tuple[str, str]]) -> dict[int, int]:
    """Return of each link that is worth asking how telling it is.

    All links are looked through at once as they are written; the few that hold a word of ours are then read rightly.
    """
    raw = [f"{shown}|{unquote(href) if '%' in href else href}\n" for href, shown in links[:_MOST_LINKS]]
    ends = list(accumulate(map(len, raw)))
    suspects = {bisect_right(ends, found.start) for found in _found("".join(raw).replace("_", " "))}
    kinds: dict[int, int] = {}
    for index in sorted(suspects):
        row = _row(*links[index])
        if row and (meanings := [found.meaning for found in _found(row)]):
            kinds[index] = min(meanings)
    return kinds


def _row(href: str, shown: str) -> str:
    """Return what a link says of itself: its text and the path that it leads to; "" for one that leads to no page."""
    if href.startswith(("#", "mailto:", "tel:", "javascript:", "cfemail:")):
        return ""
    path = href.partition("://")[2].partition("/")[2] if "://" in href else href
    path = path.partition("?")[0][:200]
    told = f"{' '.join(shown[:500].split())[:_LONGEST]} | {unquote(path) if '%' in path else path}"
    return told.replace("_", " ")


def _found(text: str) -> Iterator[Found[int]]:
    lower = text.lower()
    return LINK_WORDS.scan(text if len(lower) == len(text) else lower, lower, 0, len(lower))


# "Studio Legale Lis": no page of legal notices.
_LAWYERS: Final = re.compile(
    r"\b(?:studio|ufficio|cabinet|étude|bufete|despacho|estudio|asesoría|gabinete|assessoria)\s(?:legal[ei]?|jur[íi]dic\w+)\b",
    re.IGNORECASE,
)


def kinds_of(said: str) -> set[int]:
    """Return of which kinds of pages on which operators say who they are the words in ``said`` are, by number."""
    said = _LAWYERS.sub("", said)
    return {found.meaning for found in LINK_WORDS.scan(said, said.lower(), 0, len(said))}


def leads_to_contact(said: str) -> bool:
    """Tell whether ``said`` holds words by which imprints, or pages of contact, are called."""
    return any(kind <= _KINDS.index("contact") for kind in kinds_of(said))


def calls_a_page(said: str) -> bool:
    """Tell whether ``said`` holds words by which pages are called on which operators say who they are."""
    said = _LAWYERS.sub("", said)
    return next(LINK_WORDS.scan(said, said.lower(), 0, len(said)), None) is not None


def is_a_page_s(said: str) -> bool:
    """Tell whether ``said`` is nothing but the words by which such a page is called, with what belongs to them."""
    return any(
        one.start == 0 and one.end == len(said) for one in LINK_WORDS.scan(said, said.lower(), 0, len(said))
    )
