"""Mailboxes of the officer whom the sentence before named: "We have one for data protection. This person is at …"."""

import re
from collections.abc import Callable
from typing import Final

from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.lexicon import Found
from openroll.sources.page.words.roles import Role

_ABOVE: Final = 2  # lines
_SHORT: Final = 120  # characters of a line
_NEAR: Final = 25  # characters before a label's word
_LABELLED: Final = re.compile(r"[^:\n]{3,60}:\s*\S")  # a label with its content beside it
_FAR: Final = 300  # characters between the officer's title and the mailbox
# Who is meant was said before: "Túto osobu môžete kontaktovať na", "They can be reached at".
_SAME: Final = re.compile(
    r"\s*(?:[Tt]úto\sosobu|[Tt]uto\sosobu|[Tt](?:áto|ato)\sosoba|[Zz]\s(?:tą\sosobą|nim|nią)|[Ss]\s(?:touto\sosobou|ním)|[Oo]vu\sosobu|"
    r"[Tt]o\sosebo|[Dd]iese(?:n|r)?\s(?:Person|erreichen)|[Ss]ie\serreichen\s(?:ihn|sie|diesen)|[Cc]ette\spersonne|[Ee]sta\spersona|"
    r"[Qq]uesta\spersona|[Dd]eze\spersoon|[Dd]enn[ae]\sperson|[Aa]ceastă\spersoană|[Тт]ова\sлице|[Дд]анное\sлицо|[Цц]ю\sособу|"
    r"[Šš]į\sasmenį|[Šš]o\spersonu|[Ss]elle\sisikuga|[Hh]äneen|[Tt](?:his\sperson|hey|he\sofficer)|(?:You\s)?(?:can\s)?reach\s(?:him|her|them)|"
    r"S?[Hh]e)(?!\w)"
)


def is_below_an_officer(page: Page, place: int, marks: Callable[[int, int], list[Found[Role]]]) -> bool:
    """Tell whether the mailbox at ``place`` has a line below "Data protection officer: Ann Hill", with its label."""
    index = page.line_at(place)
    if page.lines[index].text.count("@") != 1 or len(page.lines[index].text) > _SHORT:
        return False
    for above in reversed(page.lines[max(index - _ABOVE, 0) : index]):
        labelled = _LABELLED.match(above.text)
        if labelled is None or len(above.text) > _SHORT:
            return False
        first = next(iter(marks(above.start, above.end)), None)
        if first is not None and first.meaning is Role.OFFICER and first.start - above.start < _NEAR:
            return "@" not in above.text
        if not any(map(str.isdigit, above.text)):
            return False  # something else than a telephone between them
    return False


def is_of_the_officer_before(
    page: Page, place: int, sentence: int, marks: Callable[[int, int], list[Found[Role]]]
) -> bool:
    """Tell whether the ``sentence`` of the mailbox at ``place`` goes on about the officer whom the one before names."""
    if _SAME.match(page.text, sentence, place) is None:
        return False
    line = page.lines[page.line_at(place)]
    return any(mark.meaning is Role.OFFICER for mark in marks(max(line.start, sentence - _FAR), sentence))
