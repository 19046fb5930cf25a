"""Who has a line that is what the page's mailbox is called as a whole: "Blue Kiln" where info@bluekiln.example is.

This is asked last of all, where nobody is named. A mailbox at a provider for all has to be the title's, too.
"""

import re
from typing import Final

from openroll.sources.page.lines.text import Page
from openroll.sources.page.parties.party import Parties, Party
from openroll.sources.page.words.latin import squeezed
from openroll.sources.page.words.mail_providers import FOR_ALL, label_of
from openroll.sources.page.words.roles import tells_of_others

from .titled_name import can_be_its, is_titled

_FEWEST: Final = 5  # letters that a line and a mailbox do not share by chance
_LONGEST: Final = 45
_MOST_WORDS: Final = 6
_CLAIM: Final = re.compile(
    r"(?:copyright\s)?(?:©|\(c\))?\s?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?)?[\s,|–—-]*", re.IGNORECASE
)
_SIGNS: Final = " .,:|·•–—-©"
_ON_THE_WEB: Final = re.compile(r"@|\w\.\w")


def called_as_box(page: Page, found: Parties, _nameless: Party) -> Party | None:
    """Return the only one who is called as a mailbox of ``page`` is, in a line of their own."""
    boxes = _boxes(found)
    lines: dict[str, tuple[int, int]] = {}
    for line in page.lines if boxes else ():
        if len(line.text) > 2 * _LONGEST or not line.text.strip():
            continue
        claim = _CLAIM.match(line.text)
        said = line.text[claim.end() if claim else 0 :].strip(_SIGNS)
        key = squeezed(said)
        if key in boxes and key not in lines and _is_a_name(page, said, provided=boxes[key]):
            start = line.start + line.text.index(said)
            if not tells_of_others(page.text, page.lower, line.start, start):
                lines[key] = start, start + len(said)
    if len(lines) != 1:
        return None
    ((start, end),) = lines.values()
    return Party(start, end, page.text[start:end], None, plain=True)


def _boxes(found: Parties) -> dict[str, bool]:
    """Return what the mailboxes of the page are called, and whether each is at a provider for all."""
    free = [box for one in found.parties if one.role is None for box in one.mailboxes]
    called: dict[str, bool] = {}
    for box in [*found.loose_mailboxes, *free]:
        local, _, host = box.value.lower().rpartition("@")
        label = label_of(host)
        called[squeezed(local if label in FOR_ALL else label)] = label in FOR_ALL
    return {key: provided for key, provided in called.items() if len(key) >= _FEWEST}


def _is_a_name(page: Page, said: str, *, provided: bool) -> bool:
    if len(said) > _LONGEST or len(said.split()) > _MOST_WORDS or _ON_THE_WEB.search(said):
        return False
    return can_be_its(page, said) and (is_titled(page, said) or not provided)
