"""The lines below somebody's name that are still of them, each of which is a paragraph of its own."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page

from .party import Party

_CONTACT: Final = Late(
    r"\W*(?:t[ée]l|telefax|mob|fon|phone|fax|faks|e-?mail|e-?post|mail|correo|courriel|sähköposti|puhelin|epasts|el\.?\s?pa[sš]t|"
    r"www|https?:|web|internet|homepage|тел|факс|имейл|пошта|почта|τηλ|φαξ|\+\d|\S+@\S+\Z)",
    re.IGNORECASE,
)


def is_of_its_lines(page: Page, party: Party, index: int) -> bool:
    """Tell whether the line ``index`` is still of ``party``, whose address goes on below the line of the name.

    So are the lines of the address, and those right below it that only say how somebody is reached.
    """
    line = page.line_at(party.end - 1)
    last = max((page.line_at(one.end - 1) for one in party.addresses), default=line)
    if last == line:
        return False  # an address beside the name may be all that is said
    return all(_CONTACT.match(page.lines[number].text) for number in range(last + 1, index + 1))
