"""What is an authority's: each notice names one at which its readers may complain, and often where it is reached."""

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.emails import Mailbox, same_site
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.lexicon import Found, read_table
from openroll.sources.page.words.roles import Role

_ABOVE: Final = 8  # lines between a sentence that announces an authority and its mailbox
_SHORT: Final = 140  # characters of a line of what is announced
_LONGEST_END: Final = 60  # characters between an authority's name and the colon behind it
_FAR: Final = 220  # characters between an authority's name and what is said of it
_SENTENCE_END: Final = Late(r"(?<=[^\W\d_]{4})[.!?]\s+(?=[^\W\d_a-zà-ž])")
_OURS: Final = Late(
    r"\b(?:our|us|we|unser\w*|uns|nous|notre|nos|nuestr\w+|nostr\w+|onze|ons|vår\w*|vores|oss|naš\w*|náš\w*|nasz\w*|nám|nas|"
    r"наш\w*|нас|seller|prodávající\w*|predávajúc\w*|sprzedawc\w+)\b",
    re.IGNORECASE,
)
# "we are members of", "Tagjai vagyunk a …", "siamo iscritti alla camera"
_MEMBER: Final = Late(
    r"(?:[^\W\d_]+\s)*(?:members?|mitglied\w*|membr\w+|miembros|lid|medlem\w*|tagjai|członk\w+|člen\w*|член\w*|članovi|чланови|"
    r"člani|μέλη|üyesiyiz|liige|biedri|nariai|jäsen\w*|camera|chamber)\b",
    re.IGNORECASE,
)
_PLACES: Final = frozenset({Role.DISPUTES, Role.REGULATOR})
# Of the authorities for personal data, for consumers and for disputes: "uodo.gov.pl", and what stands before it.
_HOSTS: Final = frozenset(host for _, host in read_table("authorities.tsv"))


def is_an_authority_s(page: Page, box: Mailbox, marks: Callable[[int, int], list[Found[Role]]]) -> bool:
    """Tell whether ``box`` is at an authority's name, or stands below a sentence that announces one with a colon."""
    host = box.host
    if page.host and same_site(host, page.host):
        return False
    labels = host.split(".")
    if any(".".join(labels[at:]) in _HOSTS for at in range(len(labels) - 1)):
        return True
    return _is_announced(page, page.line_at(box.start), marks)


def watches(page: Page, mark: Found[Role]) -> bool:
    """Tell whether ``mark`` leads to an authority, or to a chamber of which somebody is a member."""
    if mark.meaning is Role.DISPUTES:
        return True
    return mark.meaning is Role.REGULATOR and _MEMBER.match(page.text, mark.start, mark.end) is not None


def is_said_of_one(page: Page, watching: list[Found[Role]], names: list[int], place: int) -> bool:
    """Tell whether the address or number at ``place`` stands behind an authority's name in a sentence without others.

    "… je příslušná Česká obchodní inspekce, se sídlem Štěpánská 567, IČ: …"; ``watching`` are the authorities, and
    ``names`` where other names begin.
    """
    last = bisect_left(watching, place, key=lambda mark: mark.start) - 1
    if last < 0 or place - watching[last].start > _FAR:
        return False
    begin = max(page.lines[page.line_at(place)].start, place - _FAR)
    begin = max((sign.end() for sign in _SENTENCE_END.finditer(page.text, begin, place)), default=begin)
    if watching[last].start < begin or _OURS.search(page.text, watching[last].start, place):
        return False
    return bisect_left(names, begin) == bisect_left(names, place)


def _is_announced(page: Page, index: int, marks: Callable[[int, int], list[Found[Role]]]) -> bool:
    """Tell whether one of the lines above the line ``index`` ends with an authority and a colon, short ones between."""
    if len(page.lines[index].text) > _SHORT:
        return False
    for above in reversed(page.lines[max(index - _ABOVE, 0) : index]):
        if above.text.endswith(":") and len(above.text) > _LONGEST_END:
            last = next(reversed(marks(above.start, above.end)), None)
            return last is not None and last.meaning in _PLACES and above.end - last.end < _LONGEST_END
        if above.heading or len(above.text) > _SHORT:
            return False
    return False
