"""Pages that nobody means and that take a parser far longer, or far more memory, than others of their size.

A parser of HTML takes the square of how deep elements stand within each other, and of how many attributes one has; and
it opens again, in each paragraph, what was left open in the one before (WHATWG HTML, 13.2.4.3 and 13.2.6.4.7).
"""

import re
from typing import Final

DEEPEST: Final = 2_000  # elements within each other
_MOST_ATTRIBUTES: Final = 10_000  # of one element
_MOST_REOPENED: Final = 2_000_000  # elements
_FEW: Final = 4_000  # elements; whatever stands in fewer is parsed in less than a second or two
_SHORT: Final = 100_000  # characters; so are the attributes in fewer
# Elements that hold nothing, and those that the next of their kind ends.
_NEVER_DEEP: Final = (
    "area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|dt|dd|td|th|tr|option|body|html"
)
# Within drawings and formulas it is only these.
_NEVER_DEEP_THERE: Final = "body|br|dd|dt|embed|hr|img|li|meta|p"
_REOPENED: Final = frozenset({
    "<a", "<b", "<big", "<code", "<em", "<font", "<i", "<nobr", "<s", "<small", "<strike", "<strong", "<tt",
    "<u",
})  # fmt: skip
_DEEP, _DEEP_THERE = (
    re.compile(rf"</?(?!(?:{never})(?:[\s/>]|\Z))[a-z][^\s/>]*") for never in (_NEVER_DEEP, _NEVER_DEEP_THERE)
)
_ATTRIBUTE: Final = (
    r"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?+|'[^']*+'?+|[^\s>]*+))?+"""  # 13.2.5.32 to 13.2.5.39
)
_ATTRIBUTES: Final = re.compile(rf"<[a-zA-Z][^\s/>]*+(?=[\s/])((?>(?:[\s/]++|{_ATTRIBUTE})*))")
# A value of an attribute with the sign in it that ends an element elsewhere.
_ENDS_WITHIN: Final = re.compile(r"""=\s*+(?:"[^">]*+>|'[^'>]*+>)""")
_ONE_ATTRIBUTE: Final = re.compile(_ATTRIBUTE)


def is_costly(text: str) -> bool:
    """Tell whether the page in ``text`` is better not parsed at all."""
    openings = text.count("<")
    openings -= text.count("</") if openings > _FEW else 0
    if openings > _FEW:
        deep, reopened = _nesting(text)
        if deep or reopened * openings > _MOST_REOPENED:
            return True
    return len(text) > _SHORT and _has_too_many_attributes(text)


def too_deep(text: str) -> bool:
    """Tell whether elements of the page in ``text`` may stand within each other deeper than anybody means."""
    return text.count("<") - text.count("</") > DEEPEST and _nesting(text)[0]


def _nesting(text: str) -> tuple[bool, int]:
    """Tell whether elements stand too deep, and how many that are opened again are open at once."""
    lower = text.lower()
    found = (_DEEP_THERE if "<svg" in lower or "<math" in lower else _DEEP).findall(lower)
    opened = {tag: 0 for tag in set(found) if tag[1] != "/"}
    closed = {f"</{tag[1:]}": tag for tag in opened}
    depth = again = most = 0
    for tag in found:
        if tag in opened:
            opened[tag] += 1
            depth += 1
            if depth > DEEPEST:
                return True, 0
            if tag in _REOPENED:
                again += 1
                if again > most:
                    most = again
        # What was never opened closes nothing.
        elif tag in closed and opened[begun := closed[tag]]:
            opened[begun] -= 1
            depth -= 1
            again -= begun in _REOPENED
    return False, most


def _has_too_many_attributes(text: str) -> bool:
    if not _is_parted(text, 2 * _MOST_ATTRIBUTES) and not _ENDS_WITHIN.search(text):
        return False
    found = _ATTRIBUTES.findall(text)
    return max(map(len, found), default=0) > 2 * _MOST_ATTRIBUTES and any(
        len(one) > 2 * _MOST_ATTRIBUTES and len(_ONE_ATTRIBUTE.findall(one)) > _MOST_ATTRIBUTES
        for one in found
    )


def _is_parted(text: str, size: int) -> bool:
    """Tell whether more than ``size`` characters stand anywhere without an element's end among them."""
    place = -1
    while len(text) - place > size + 1:
        place = text.rfind(">", place + 1, place + size + 2)
        if place < 0:
            return True
    return False
