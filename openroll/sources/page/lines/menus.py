"""Which lines of a page are menus: what leads elsewhere says nothing of who runs the page."""

import re
from bisect import bisect_right
from functools import cached_property
from typing import Final

from selectolax.lexbor import LexborNode

from openroll.core.late import Late

from .text import Page

_CONTACTS: Final = ("mailto:", "tel:", "cfemail:", "sms:", "callto:", "/cdn-cgi/l/email-protection")
_MAPS: Final = Late(
    r"google\.[a-z.]{2,6}/maps|maps\.google|goo\.gl/maps|maps\.app\.goo|openstreetmap\.org|mapy\.c[zo]|//2gis\.|"
    r"yandex\.[a-z]{2,3}/maps|maps\.apple|bing\.com/maps|waze\.com"
)
_OF_MAPS: Final = ("map", "2gis", "waze")  # one of which is in the address of each
_MENUS: Final = frozenset({"nav", "menu"})
_ITEMS: Final = frozenset({"ul", "ol", "menu"})
_LEADING: Final = "a, button, li"
_CODE: Final = frozenset({"code", "samp", "kbd", "pre"})
_FENCE: Final = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
# A postcode, or a company's number.
_LONG_NUMBER: Final = re.compile(r"\d{4}(?<!\b(?:19|20)\d\d)|\d{2,3}[ -]\d{2,3}")
_DIGIT: Final = re.compile(r"\d")
_SIGNIFICANT: Final = re.compile(r"\w")
_DEEPEST: Final = 60


class Menus:
    """Tells of each line whether it is one of a menu's."""

    def __init__(self, page: Page) -> None:
        # Not the page itself, which holds this: the two would wait for the collector of cycles, with all its elements.
        self._lines, self._links, self._source = page.lines, page.links, page.source
        self._holders: dict[int, bool] = {}

    def is_menu(self, index: int) -> bool:
        """Tell whether the line ``index`` is nothing but the text of links, or stands where pages navigate."""
        return index in self._linked or self.navigates(index)

    def navigates(self, index: int) -> bool:
        """Tell whether the line ``index`` stands in what the page itself calls navigation, and claims no copyright."""
        line = self._lines[index]
        return "©" not in line.text and self._navigates(line.node)

    def is_code(self, index: int) -> bool:
        """Tell whether the line ``index`` shows a program or an example of data."""
        line = self._lines[index]
        if line.node is None:
            return index in self._fenced
        node: LexborNode | None = line.node
        for _ in range(3):
            if node is None:
                return False
            if node.tag in _CODE and (node.tag != "pre" or node.css_first("code") is not None):
                return True
            node = node.parent
        return False

    def is_beside(self, index: int) -> bool:
        """Tell whether the line ``index`` is in a menu or in an example of a program."""
        return self.navigates(index) or self.is_code(index)

    @cached_property
    def _fenced(self) -> frozenset[int]:
        """Return the lines between the fences of markdown: three backticks or tildes."""
        fences = [found.start() for found in _FENCE.finditer(self._source)]
        return frozenset(
            index
            for index, line in enumerate(self._lines)
            if fences and bisect_right(fences, line.span[0]) % 2
        )

    @cached_property
    def _linked(self) -> frozenset[int]:
        texts: dict[int, list[str]] = {}
        for link in self._links:
            if link.text and _leads_elsewhere(link.href) and link.line < len(self._lines):
                texts.setdefault(link.line, []).append(link.text)
        return frozenset(index for index, links in texts.items() if self._is_all(index, links))

    def _is_all(self, index: int, links: list[str]) -> bool:
        """Tell whether nothing is left of a line without the texts of its ``links``; a street's number stays."""
        rest = self._lines[index].text
        if _DIGIT.search(rest):
            return False
        for one in sorted(links, key=len, reverse=True):
            rest = rest.replace(one, "", 1)
        return _SIGNIFICANT.search(rest) is None

    def _navigates(self, node: LexborNode | None) -> bool:
        """Tell whether ``node`` is, or lies in, navigation or a list whose items are mostly links."""
        steps: list[int] = []
        found = False
        while node is not None and len(steps) < _DEEPEST:
            known = self._holders.get(node.mem_id)
            if known is not None:
                found = known
                break
            steps.append(node.mem_id)
            tag = node.tag
            if tag == "button":
                found = True  # "Verzenden"
                break
            if tag in _MENUS or node.attributes.get("role") in ("navigation", "menubar", "menu"):
                found = (
                    node.css_first(_LEADING) is not None
                )  # a footer's <nav> can hold no more than who runs it
                break
            if tag in _ITEMS and _of_links(node):
                found = True
                break
            node = node.parent
        self._holders.update(dict.fromkeys(steps, found))
        return found


def _of_links(items: LexborNode) -> bool:
    """Tell whether most of a list's items are links to other pages and no more: a place on a map is none."""
    count = links = 0
    item = items.first_child
    while item is not None and count < 100:
        if item.tag == "li":
            count += 1
            inner = item.css_first("a[href]") if _has_elements(item) else None
            if inner is not None and _leads_elsewhere(inner.attributes.get("href") or ""):
                text = inner.text(strip=True)
                links += text == item.text(strip=True) and _LONG_NUMBER.search(text) is None
        item = item.next
    return count >= 3 and links * 2 > count


def _has_elements(node: LexborNode) -> bool:
    """Tell whether ``node`` holds more than one text: looking for an element takes longer."""
    child = node.first_child
    return child is not None and (child.tag != "-text" or child.next is not None)


def _leads_elsewhere(href: str) -> bool:
    """Tell whether a link leads to a page, not to somebody, and not to a place on a map."""
    if href.lower().startswith(_CONTACTS):
        return False
    return not any(map(href.__contains__, _OF_MAPS)) or _MAPS.search(href) is None


def menus_of(page: Page) -> Menus:
    """Return what tells the menus of ``page``; it looks at each place once."""
    if page.menus is None:
        page.menus = Menus(page)
    return page.menus
