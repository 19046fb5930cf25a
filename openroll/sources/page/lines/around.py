"""The elements that hold one another on a page, and what the page calls them."""

from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborNode

_NEIGHBOURS: Final = 3


def around(node: LexborNode | None, most: int) -> Iterator[LexborNode]:
    """Yield ``node`` and the elements that hold it, from within, at most as many as ``most``."""
    while node is not None and most > 0:
        yield node
        node, most = node.parent, most - 1


def called(node: LexborNode) -> str:
    """Return what the page calls an element: its id and its classes."""
    attributes = node.attributes
    return f"{attributes.get('id') or ''} {attributes.get('class') or ''}"


def stands_alone(node: LexborNode) -> bool:
    """Tell whether ``node`` holds all that its parent does, so that what is known of one is known of the other."""
    return not (_has_beside(node.prev, forward=False) or _has_beside(node.next, forward=True))


def _has_beside(node: LexborNode | None, *, forward: bool) -> bool:
    for _ in range(_NEIGHBOURS):
        if node is None:
            return False
        if node.tag != "-text" or (node.text_content or "").strip():
            return True
        node = node.next if forward else node.prev
    return True
