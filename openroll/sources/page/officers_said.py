"""Mailboxes of the officer whom the sentence before named: "We have one for data protection. This person is at …"."""

import re
from collections.abc import Callable
from typing import Final

from .legal_roles import Role
from .lexicon import Found
from .text import Page

_FAR: Final = 300  # characters between the officer's title and the mailbox
# Who is meant was said before: "Túto osobu môžete kontaktovať na", "They can be reached at".
_SAME: Final = re.compile(
    r"\s*(?:[Tt]úto\sosobu|[Tt]uto\sosobu|[Tt](?:áto|ato)\sosoba|[Zz]\s(?:tą\sosobą|nim|nią)|[Ss]\s(?:touto\sosobou|ním)|[Oo]vu\sosobu|"
    r"[Tt]o\sosebo|[Dd]iese(?:n|r)?\s(?:Person|erreichen)|[Ss]ie\serreichen\s(?:ihn|sie|diesen)|[Cc]ette\spersonne|[Ee]sta\spersona|"
    r"[Qq]uesta\spersona|[Dd]eze\spersoon|[Dd]enn[ae]\sperson|[Aa]ceastă\spersoană|[Тт]ова\sлице|[Дд]анное\sлицо|[Цц]ю\sособу|"
    r"[Šš]į\sasmenį|[Šš]o\spersonu|[Ss]elle\sisikuga|[Hh]äneen|[Tt](?:his\sperson|hey|he\sofficer)|(?:You\s)?(?:can\s)?reach\s(?:him|her|them)|"
    r"S?[Hh]e)(?!\w)"
)


def is_of_the_officer_before(
    page: Page, place: int, sentence: int, marks: Callable[[int, int], list[Found[Role]]]
) -> bool:
    """Tell whether the ``sentence`` of the mailbox at ``place`` goes on about the officer whom the one before names."""
    if _SAME.match(page.text, sentence, place) is None:
        return False
    line = page.lines[page.line_at(place)]
    return any(mark.meaning is Role.OFFICER for mark in marks(max(line.start, sentence - _FAR), sentence))
