"""Names of companies in a text, by their legal forms."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from .before_form import name_before
from .behind_form import name_behind
from .found_name import Name
from .legal_shapes import SHAPES, Form
from .lexicon import PARTS
from .name_host import with_host
from .text import Page

MOST: Final = 300  # names in one run of lines; whoever names more is a directory
_QUOTED_BEHIND: Final = re.compile(r"\s?[«„“\"]\w")


def find_names(page: Page, start: int, end: int) -> list[Name]:
    """Return the names between ``start`` and ``end`` of the page's text, in order."""
    text = page.text
    found: list[Name] = []
    free = start
    for place, forms in _beginnings(text, start, end):
        if place < free:
            continue
        best: Name | None = None
        for pattern, shape in forms:
            match = pattern.match(text, place, end)
            if match is None:
                continue
            name = (
                name_behind(page, place, match.end(), shape, free)
                if shape.before
                else name_before(page, place, match.end(), shape, max(free, start))
            )
            if name is not None and (best is None or _rank(name, page) > _rank(best, page)):
                best = name
        if best is not None and best.shape.before:
            best = replace(best, start=with_host(page, max(free, start), best.start, best.end))
        if best is not None:
            found.append(best)
            free = best.end
            if len(found) >= MOST:
                break
    return found


def _beginnings(text: str, start: int, end: int) -> Iterator[tuple[int, list[Form]]]:
    """Yield the words between ``start`` and ``end`` with which forms begin; each different word is looked up once."""
    parts = PARTS.split(text[start:end])
    known = {word: forms for word in set(parts[1::2]) if (forms := SHAPES.beginning(word))}
    place = start
    for index, part in enumerate(parts):
        if index % 2 and part in known:
            yield place, known[part]
        place += len(part)


def _rank(name: Name, page: Page) -> tuple[bool, bool, int, bool]:
    """A form behind a name goes before one in front of it that is not quoted, a longer name before a shorter one.

    Of two alike, as Hungary's "E.V." and Germany's, that of the page's language does.
    """
    quoted = name.shape.before and _QUOTED_BEHIND.match(page.text, name.start + len(name.form)) is not None
    spoken = str(page.language or "")[:2].upper() in name.shape.countries
    return (quoted, not name.shape.before, name.end - name.start, spoken)
