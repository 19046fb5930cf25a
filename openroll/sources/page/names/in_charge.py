"""Whether a person is only in charge where whoever bears the page's name stands above the address."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page

_IN_CHARGE: Final = Late(
    r"(?:verantwo(?:ordelijke|rtliche[rn]?|rtlich)|responsa(?:ble|bile|vel)|responsável|zodpovědná\sosoba|zodpovedná\sosoba|ansvarlig|ansvarig|"
    r"felelős|odpowiedzialn[ya]|odgovorna\sosoba|responsible)\s?:?",
    re.IGNORECASE,
)
_LEAST: Final = 5  # letters of a name


def is_only_in_charge(page: Page, label: int, address: int) -> bool:
    """Tell whether the line ``label`` says no more than "Responsible", and the page is of whom another line names.

    That one stands right above the place of an ``address``, and the page's claim of copyright names it, too.
    """
    if _IN_CHARGE.fullmatch(page.lines[label].text) is None:
        return False
    above = page.line_at(address) - 1
    named = page.lines[above].text if above >= 0 else ""
    claim = page.text.rfind("©")
    if len(named) < _LEAST or claim < 0:
        return False
    return named in page.lines[page.line_at(claim)].text
