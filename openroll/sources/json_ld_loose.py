"""JSON with comments of JavaScript in it, or with a comma too many: people who write a script by hand leave them.

What is taken away is blanked, so that every other character stays in its place.
"""

import re
from typing import Final

_TOKEN: Final = re.compile(r'"(?>(?:[^"\\]|\\.)*)"|/\*|//[^\r\n]*|[^\s"/,\[\]{}]+|\S', re.DOTALL)
_LONGEST: Final = 100_000  # what people write by hand is shorter


def without_comments(text: str) -> str | None:
    """Return ``text`` with its comments, and each comma before a closing bracket, blanked; None where one never ends.

    A long text is not looked at. An HTML comment stays what it is: what stands in one is not said any more.
    """
    if len(text) > _LONGEST:
        return None
    blanks: list[tuple[int, int]] = []
    place, before = 0, ""
    comma = -1  # where a comma stands behind which nothing followed yet
    while match := _TOKEN.search(text, place):
        piece, place = match[0], match.end()
        if piece == '"':
            return None
        if piece.startswith("/*"):
            place = text.find("*/", place) + 2
            if place < 2:
                return None
        if piece.startswith(("/*", "//")):
            blanks.append((match.start(), place))
            continue
        if piece in "}]" and comma >= 0:
            blanks.append((comma, comma + 1))
        # A comma behind nothing is another error.
        comma = match.start() if piece == "," and before not in ("", ",", "[", "{") else -1
        before = piece
    return _blanked(text, sorted(blanks))


def _blanked(text: str, blanks: list[tuple[int, int]]) -> str:
    parts: list[str] = []
    done = 0
    for start, end in blanks:
        parts += [text[done:start], " " * (end - start)]
        done = end
    return "".join([*parts, text[done:]])
