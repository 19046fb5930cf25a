"""The elements that hold one another on a page, and what the page calls them."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode


def around(node: LexborNode | None, most: int) -> Iterator[LexborNode]:
    """Yield ``node`` and the elements that hold it, from within, at most as many as ``most``."""
    while node is not None and most > 0:
        yield node
        node, most = node.parent, most - 1


def called(node: LexborNode) -> str:
    """Return what the page calls an element: its id and its classes."""
    attributes = node.attributes
    return f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
