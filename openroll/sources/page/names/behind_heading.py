"""A name right behind a heading or a label, without a sign: "Yhteystiedot Lale Oy", "Bedrijfsnaam Lale B.V."."""

import re
from typing import Final

from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.given_names import is_named_as_a_person
from openroll.sources.page.words.roles import WORDS, Role

from .host import is_anybody_s, is_called_here

_TELLING: Final = frozenset({Role.HEADING, Role.IMPRINT, Role.NAMED})
_CALLED: Final = frozenset({Role.TRADES_AS, Role.TRADING})
# "SELGER ER LALE AS" is a sentence.
_GAP: Final = re.compile(
    r"[\s:|–—-]+(?!(?i:is|are|ist|sind|est|es|è|é|er|är|jest|je|on|este|е|є)\s)(?=[\"“„«‘']?[^\W_a-zà-ÿа-я])"
)
# "Contact SAS Les Moulins": what a form could be of that stands before a name, too.
_NAME_NEXT: Final = re.compile(r"[^\S\n](?:(?:d[ue]|des|l[ae]s?)\s|[LDld]['’]|[„“\"«])?[^\W\d_a-zà-ÿа-я]")
_BRAND: Final = re.compile(r"[^\W\d_a-zà-ÿа-я][\w'’-]+(?:\s[^\W\d_a-zà-ÿа-я][\w'’-]+)?")
_ASIDE: Final = re.compile(r",\s\Z|\s[–—-]\s\Z")


def behind_heading(page: Page, begin: int, place: int) -> int:
    """Return ``begin``, or where the name before ``place`` begins behind a heading, or the label of a name."""
    mark = WORDS.at(page.text, page.lower, begin, place)
    if mark is None or mark.meaning not in _TELLING:
        return begin
    gap = _GAP.match(page.text, mark.end, place)
    if gap is None or gap.end() >= place or is_anybody_s(page.text[gap.end() : place]):
        return begin
    whole = page.text[begin:place].strip(" ,")
    if is_called_here(page, whole) or page.text.count(whole) > 1:
        return begin  # "Kontakt Werbung GmbH", which is called so
    return gap.end()


def is_only_a_heading(page: Page, begin: int, place: int, end: int) -> bool:
    """Tell whether a heading, a label or a person stands at ``begin``, and a name goes on behind the form's ``end``."""
    if _NAME_NEXT.match(page.text, end) is None:
        return False
    if aside := _ASIDE.search(page.text, begin, place):
        return _is_a_brand(
            page.text[begin : aside.start()]
        )  # "Anne Lis, SARL Les Moulins", "Lune, SARL Les Moulins"
    mark = WORDS.at(page.text, page.lower, begin, place)
    if mark is None or mark.meaning not in _TELLING | _CALLED:
        return False
    return not page.text[mark.end : place].strip()


def _is_a_brand(text: str) -> bool:
    """Tell whether ``text`` is a person, or a word or two with capitals: what a company is called besides."""
    return is_named_as_a_person(text) or _BRAND.fullmatch(text) is not None
