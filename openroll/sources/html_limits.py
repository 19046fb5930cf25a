"""Pages that nobody means and that take a parser far longer, or far more memory, than others of their size.

A parser of HTML takes the square of how deep elements stand within each other, and of how many attributes one has; and
it opens again, in each paragraph, what was left open in the one before (WHATWG HTML, 13.2.4.3 and 13.2.6.4.7).
"""

import re
from collections import Counter
from typing import Final

DEEPEST: Final = 2_000  # elements within each other
_MOST_ATTRIBUTES: Final = 10_000  # of one element
_MOST_REOPENED: Final = 2_000_000  # elements
_FEW: Final = 4_000  # elements; whatever stands in fewer is parsed in less than a second or two
_SHORT: Final = 100_000  # characters; so are the attributes in fewer
_TAG: Final = re.compile(r"<(/?)([a-z][^\s/>]*)", re.IGNORECASE)
# Elements that hold nothing, and those that the next of their kind ends.
_NEVER_DEEP: Final = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "p",
    "li", "dt", "dd", "td", "th", "tr", "option", "body", "html",
})  # fmt: skip
# Within drawings and formulas it is only these.
_NEVER_DEEP_THERE: Final = frozenset({"body", "br", "dd", "dt", "embed", "hr", "img", "li", "meta", "p"})
_REOPENED: Final = frozenset({
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
})  # fmt: skip
_ATTRIBUTE: Final = (
    r"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?+|'[^']*+'?+|[^\s>]*+))?+"""  # 13.2.5.32 to 13.2.5.39
)
_ATTRIBUTES: Final = re.compile(rf"<[a-z][^\s/>]*+((?:[\s/]++|{_ATTRIBUTE})*+)", re.IGNORECASE)
_ONE_ATTRIBUTE: Final = re.compile(_ATTRIBUTE)


def is_costly(text: str) -> bool:
    """Tell whether the page in ``text`` is better not parsed at all."""
    if text.count("<") - text.count("</") > _FEW and (too_deep(text) or _reopens(text)):
        return True
    return len(text) > _SHORT and _has_too_many_attributes(text)


def too_deep(text: str) -> bool:
    """Tell whether elements of the page in ``text`` may stand within each other deeper than anybody means."""
    if text.count("<") - text.count("</") <= DEEPEST:
        return False
    lower = text.lower()
    never = _NEVER_DEEP_THERE if "<svg" in lower or "<math" in lower else _NEVER_DEEP
    opened: Counter[str] = Counter()
    depth = 0
    for closing, name in _TAG.findall(lower):
        if name in never:
            continue
        if not closing:
            opened[name] += 1
            depth += 1
            if depth > DEEPEST:
                return True
        elif opened[name]:  # what was never opened closes nothing
            opened[name] -= 1
            depth -= 1
    return False


def _reopens(text: str) -> bool:
    """Tell whether elements that are opened again in each paragraph may come to too many."""
    opened: Counter[str] = Counter()
    tags = most = now = 0
    for closing, written in _TAG.findall(text):
        tags += not closing
        name = written.lower()
        if name not in _REOPENED:
            continue
        if not closing:
            opened[name] += 1
            now += 1
            most = max(most, now)
        elif opened[name]:
            opened[name] -= 1
            now -= 1
    return most * tags > _MOST_REOPENED


def _has_too_many_attributes(text: str) -> bool:
    return any(
        len(tag[1]) > 2 * _MOST_ATTRIBUTES
        and sum(1 for _ in _ONE_ATTRIBUTE.finditer(tag[1])) > _MOST_ATTRIBUTES
        for tag in _ATTRIBUTES.finditer(text)
    )
