"""Whose a mailbox is by what was said before its sentence, or by its host: an officer's, an authority's."""

import re
from collections.abc import Callable
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.emails import Mailbox
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.lexicon import Found
from openroll.sources.page.words.roles import Role

from .authorities import is_an_authority_s
from .officers_said import is_below_an_officer, is_of_the_officer_before

# "Design: mail@studio.example", "Website: Tide Agentur, hallo@tide.example": who made the site, or what is on it.
_MADE: Final = Late(
    r"(?<![^\W\d_])(?:(?:(?:web|grafik|logo|site)\s?-?)?(?:design|gestaltung|grafik|layout)|graphic\sdesign|logo|suunnittelu|ulkoasu|projekt(?:\sgraficzny)?|dizajn|dizains|дизайн|"
    r"technische\s(?:betreuung|umsetzung)|programmierung|programming|vytvořil[oa]?(?:\sstudio)?|vytvoril[oa]?(?:\sstudio)?)"
    r"(?:\s?:|\s(?:by|von|par|di|da|por))?\s[^|·•\n@:]{0,40}\Z|"
    r"(?<![^\W\d_])(?:website|webseite|internetseite|sito\sweb|web|hjemmeside|nettside|hemsida)\s?:\s(?-i:[^\W\d_a-z])[^|·•\n@:./]{2,40},\s\Z",
    re.IGNORECASE,
)
_FAR: Final = 70


def role_told(
    page: Page, box: Mailbox, sentence: int, marks: Callable[[int, int], list[Found[Role]]]
) -> Role | None:
    """Return the role of whoever has ``box``, which stands in the ``sentence`` that begins there; None of any other."""
    if is_of_the_officer_before(page, box.start, sentence, marks) or is_below_an_officer(
        page, box.start, marks
    ):
        return Role.OFFICER
    if (
        page.site
        and not box.is_provided
        and _MADE.search(page.text, max(sentence, box.start - _FAR), box.start)
    ):
        return Role.MAKER
    return Role.DISPUTES if is_an_authority_s(page, box, marks) else None
