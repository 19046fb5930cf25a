"""What the signs of a site agree that it is called: address, title, copyright, mailbox, logo, its own description.

One sign alone may be of a product, of a page or of a site's maker; what three of them say is the name of whose the
site is. This is asked where nobody is named.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from selectolax.lexbor import LexborNode

from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.names.host import host_word, is_like_host
from openroll.sources.page.names.titled import parts_of, parts_of_title
from openroll.sources.page.parties.party import Parties, Party
from openroll.sources.page.words.latin import squeezed
from openroll.sources.page.words.mail_providers import label_of

from .claimant import claimed
from .site_name import can_be_of_a_site, place_of
from .somebody_told import is_somebody_told
from .titled_name import can_be_its

_FEWEST: Final = 3  # signs
_MANY: Final = 5
_FEW: Final = 5  # letters with which an address begins by chance
_LONGEST: Final = 60  # characters
_SIGNS: Final = ' .,:;|·•–—-©"“”„«»'
_DESCRIBED: Final = ", ".join(
    (
        'meta[property="og:site_name"]',
        'meta[name="author"]',
        'meta[name="application-name"]',
        'meta[name="apple-mobile-web-app-title"]',
        'meta[name="copyright"]',
        'meta[name="publisher"]',
    )
)
_LOGO: Final = (
    '[class*="logo" i] img[alt], [id*="logo" i] img[alt], img[alt][class*="logo" i], img[alt][src*="logo" i], '
    'img[alt*="logo" i], a[class*="logo" i], a[class*="brand" i], a[class*="brand" i] img[alt], '
    'a[href="/"], a[href="/"] img[alt], a[href^="index."], a[href="./"]'
)
_MOST_LOGOS: Final = 12
_A_LOGO: Final = re.compile(
    r"\s?[-–—|:]?\s?\b(?:logo(?:s|typ\w?|tipo)?|лого(?:тип)?)\b(?:\s(?:of|de|von)\b)?\s?", re.IGNORECASE
)


def agreed_name(page: Page, found: Parties, _nameless: Party, *, named: bool = False) -> Party | None:
    """Return what three signs of the site of ``page`` call whose it is, None where they do not, or call two so.

    Where others are ``named`` on the page, who could be its operators, five signs have to speak.
    """
    counted = _counted(page, found, _MANY if named else _FEWEST)
    most = max((count for _, count in counted), default=0)
    names = [name for name, count in counted if count == most]
    if len(names) != 1 or is_somebody_told(page, names[0]):
        return None
    start = place_of(page, names[0])
    return None if start is None else Party(start, start + len(names[0]), names[0], None, plain=True)


def _counted(page: Page, found: Parties, fewest: int) -> list[tuple[str, int]]:
    """Return the names that the page gives of itself, each with how many signs, ``fewest`` or more, say it.

    A page itself has a title, a line and a copyright, too: what is of the site has its address, mailbox or logo, or
    is in its description. Where another name stands at a copyright, one sign more has to speak.
    """
    titles, lines, described, logos = map(
        _named, (parts_of_title(page), _lines(page), _described(page), _logos(page))
    )
    claims = {
        key: name for key, name in _named(claimed(page)).items() if key in logos or can_be_its(page, name)
    }
    sites, owners = _boxes(page, found)
    counted = []
    for key, name in (lines | logos | described | claims | titles).items():
        borne = sum(key in sign for sign in (described, logos, sites, owners))
        borne += _is_address(page, name) or (key in sites and not page.site)
        titled = key in titles or any(part.startswith(f"{name} ") for part in titles.values())
        said = key in lines or any(_is_about(line, name) for line in page.lines)
        count = borne + titled + said + (key in claims)
        enough = borne and count >= fewest + bool(claims.keys() - {key})
        if enough and (key in claims or can_be_of_a_site(page, name)):
            counted.append((name, count))
    return counted


def _is_about(line: Line, name: str) -> bool:
    """Tell whether a ``line`` begins with ``name``, or is the first heading and ends with it: "About Blue Kiln"."""
    return line.text.startswith(f"{name} ") or (line.heading == 1 and line.text.endswith(f" {name}"))


def _named(said: Iterable[str]) -> dict[str, str]:
    """Return what is ``said`` without the signs around it, by its letters."""
    bare = (" ".join(one.split()).strip(_SIGNS) for one in said)
    return {squeezed(one): one for one in bare if 1 < len(one) <= _LONGEST}


def _is_address(page: Page, name: str) -> bool:
    """Tell whether the site's address and ``name`` begin alike, or it is made of its words: "bluepottery"."""
    host = rest = host_word(page)
    for word in map(squeezed, name.split()):
        rest = rest.removeprefix(word)
    called = squeezed(name)  # "taverna" is none of tavernasalina.example
    begun = " " in name and len(called) > _FEW and host.startswith(called)
    return bool(page.site) and (not rest or begun or is_like_host(page, name))


def _nodes(page: Page, selector: str) -> list[LexborNode]:
    """Return the elements of ``page`` that ``selector`` finds, none of plain text."""
    any_node = page.title_node or (page.lines[0].node if page.lines else None)
    return [] if any_node is None else any_node.parser.css(selector)


def _described(page: Page) -> Iterator[str]:
    """Yield what the head of a page says that the site, or who wrote it, is called."""
    return (node.attributes.get("content") or "" for node in _nodes(page, _DESCRIBED))


def _logos(page: Page) -> Iterator[str]:
    """Yield what stands for the logo of a page, and what leads to the site's first page."""
    for node in _nodes(page, _LOGO)[:_MOST_LOGOS]:
        yield _A_LOGO.sub(" ", node.attributes.get("alt") or node.text() or "")


def _lines(page: Page) -> Iterator[str]:
    """Yield what the short lines of a page say, and the parts of each."""
    for line in page.lines:
        if len(line.text) <= 2 * _LONGEST:
            yield from (line.text, *parts_of(line.text))


def _boxes(page: Page, found: Parties) -> tuple[set[str], set[str]]:
    """Return what mailboxes of ``page`` are called: by their own site, if it is this one, and at a provider for all."""
    sites, owners = set(), set()
    for box in found.free_mailboxes:
        if box.is_provided:
            owners.add(box.called)
        elif not page.site or box.house == label_of(page.site):
            sites.add(box.called)
    return sites, owners
