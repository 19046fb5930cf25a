"""Brands in a footer: names without a form near whose line a company has its own, which the brand is then of."""

import re
from typing import Final

from openroll.sources.page.lines.text import Page
from openroll.sources.page.numbers.stated import Stated
from openroll.sources.page.words.forms import has_form
from openroll.sources.page.words.thirds import is_known_third

_AROUND: Final = 8  # lines
_LONGEST: Final = 100
_LED: Final = re.compile(r"\b(?:by|von|par|por|av|af|door)\s|:\s|\s[|·•–—-]\s")


def is_beside_a_company(page: Page, index: int, name: str, numbers: list[Stated] | None = None) -> bool:
    """Tell whether a company's name stands in a short line near the line ``index``, which states ``name``.

    With ``numbers``, one of them has to stand in the company's line.
    """
    first, last = max(index - _AROUND, 0), min(index + _AROUND, len(page.lines) - 1)
    for at in range(first, last + 1):
        line = page.lines[at]
        said = line.text[:_LONGEST]
        if at == index or (numbers is None and said != line.text) or name.lower() in line.text.lower():
            continue
        if not has_form(said) or any(is_known_third(part, page.host) for part in _LED.split(said)):
            continue
        if numbers is None or any(line.start <= one.start < line.end for one in numbers):
            return True
    return False
