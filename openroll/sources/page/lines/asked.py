"""What a form asks of whoever fills it in: a label with a field behind it, or with the star of what is required."""

import re
from typing import Final

from selectolax.lexbor import LexborNode

from .lines import Line

_REQUIRED: Final = re.compile(r"\*\s?:?\Z|\A\*\s?[^\W\d_]")
_FIELDS: Final = frozenset({"input", "textarea", "select"})
_NO_FIELDS: Final = frozenset({"hidden", "submit", "button", "image", "reset", "checkbox", "radio"})
_HIGHEST: Final = 3  # elements around a label in which its field can stand
_FARTHEST: Final = 6  # elements behind it


def is_asked_for(line: Line) -> bool:
    """Tell whether ``line`` is the label of what a form asks for: "Company name: *", "Name" before a field."""
    if _REQUIRED.search(line.text):
        return True
    node = line.node
    for _ in range(_HIGHEST):
        if node is None or node.tag in ("form", "body", "html"):
            return False
        told = _begins_with_field(node.next)
        if told is not None:
            return told
        node = node.parent
    return False


def _begins_with_field(node: LexborNode | None) -> bool | None:
    """Tell whether a field comes before any words from ``node`` on, among its neighbours; None when neither does."""
    for _ in range(_FARTHEST):
        if node is None:
            return None
        if node.tag in _FIELDS:
            if (node.attributes.get("type") or "").lower() not in _NO_FIELDS:
                return True
        elif node.tag == "-text":
            if re.search(r"\w", node.text_content or ""):
                return False
        elif (
            node.tag not in ("-comment", "script", "style")
            and (inner := _begins_with_field(node.first_child)) is not None
        ):
            return inner
        node = node.next
    return None
