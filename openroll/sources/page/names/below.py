"""Sole traders whose names go on in the line below: "Фізична особа-підприємець Лис" above "Ганна Іванівна"."""

from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page

_PATRONYMIC: Final = (
    r"[А-ЯІЇЄҐЁЎ][а-яіїєґёў'’]+(?:[оеєії]вич|[кмнтлз]ич|[оеєії]вна|[иі]нична|чна|[оеё]віч|[оеа]ўна)"
)
_GIVEN: Final = r"[^\W\d_a-zà-ÿа-яёіїєґў][^\W\d_]+"
_ENDS: Final = r"(?:[аи]|у|ем|ом|і|ы|ой|ою)?(?!\w)"
_WITH_PATRONYMIC: Final = Late(rf"(?:{_GIVEN}\s)?{_PATRONYMIC}{_ENDS}")
_ONLY_PATRONYMIC: Final = Late(rf"{_PATRONYMIC}{_ENDS}")


def person_below(page: Page, begin: int, finish: int) -> int:
    """Return ``finish``, or where the name of a person ends whose first part, from ``begin``, ends its line there."""
    words = len(page.text[begin:finish].split())
    index = page.line_at(finish - 1)
    line = page.lines[index]
    if not 0 < words < 3 or finish != line.end or index + 1 >= len(page.lines):
        return finish
    below = page.lines[index + 1]
    if below.group != line.group or bool(below.heading) != bool(line.heading):
        return finish
    told = (_WITH_PATRONYMIC if words == 1 else _ONLY_PATRONYMIC).match(page.text, below.start, below.end)
    return finish if told is None else told.end()
