"""Whom a line calls "we" behind a name that has no legal form: 'Plover ("we", "us") respects your privacy'."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.words.called import is_called_we

from .host import is_host
from .one_word import one_word_called_we

SUBJECT: Final = Late(
    r"([^\W\d_a-zà-ÿа-я][\w'’.&-]*(?:\s(?:[^\W\d_a-zà-ÿа-я][\w'’.&-]*|&|of|by|and|en|og|och|et|und|van|de|di|da|i)){1,5})"
    r"(?:\s?[,(]|\s)"
)
# "PLOVERWARE ("nosotros")", "Η LaleApp (εφεξής «εμείς»)": one word that is no common one.
_BRAND: Final = Late(
    r"(?:(?:Η|Ο|Το|La|Le|Die|Das|De)\s)?((?:[^\W\d_a-zà-ÿа-я]{3,}|[^\W\d_a-zà-ÿа-я]\w*[^\W\d_a-zà-ÿа-я]\w*|[^\W\d_a-zà-ÿа-я][\w-]+\.[a-z]{2,6}))"
    r"(?=\s\((?:[^\W\d_]{1,14}[\s’'-]){0,2}(?:[^\W\d_]{2,14}:?\s)?[\"“”„«])"
)
_ONE_WORD: Final = re.compile(r"(?<![^\s'’])[^\W\d_][\w-]{3,}(?=\s?\()")
_AT: Final = re.compile(
    r"(?:At|En|Bei|Bij|Chez|Hos|På|Presso|Na|V|Ve|W|Pri|U|Στην?|В|У|Във)\s(?=[^\W\d_a-zà-ÿа-яά-ώ][^\n(]{2,60}\s?\()"
)
_FEW_LINES: Final = 3  # of a text that is no more than whose it is
_WELCOME: Final = Late(
    r"(?:[Ww]elcome\sto|[Ww]illkommen\sbei|[Ww]elkom\sbij|[Vv]elkommen\stil|[Vv]älkommen\still)\s(?:the\s)?"
    r"([^\W_a-z][\w'’.&-]*(?:\s(?:[^\W_a-z][\w'’.&-]*|&|and|und|of|og|och|en|van|de|der)){0,5})(?=\s?[(\[])"
)


def who_is_called_we(page: Page, line: Line) -> tuple[int, int] | None:
    """Return the name with which a line begins, or whom it welcomes to, that is called "we" behind it."""
    text, start, end = page.text, line.start, line.end
    found = _WELCOME.search(text, start, end) if "elcom" in line.text or "lkom" in line.text else None
    if found is not None and is_called_we(text, found.end(1), end):
        return found.span(1)
    at = _AT.match(text, start, end)
    if at is not None and not is_host(page, text[start : text.find("(", at.end(), end)]):
        start = at.end()  # "At Plover Pottery ("we"), your privacy matters."
    found = _BRAND.match(text, start, end) or SUBJECT.match(text, start, end)
    if found is not None and is_called_we(text, found.end(1), end):
        return found.span(1)  # "Plover Pottery ("we", "us") is committed to protecting your privacy."
    # "This policy says how Plover ("we") collects data" on plover.example
    for one in _ONE_WORD.finditer(text, start, end):
        if is_host(page, one[0]) and is_called_we(text, one.end(), end):
            return one.span()
    alone = page.is_short and len(page.lines) <= _FEW_LINES and not any(one.heading for one in page.lines)
    return one_word_called_we(text, start, end) if alone else None
