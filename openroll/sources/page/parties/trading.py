"""Names under which somebody trades: before "is a trading name of", and behind "trading as"."""

import re
from typing import Final

from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.found import Name
from openroll.sources.page.names.host import is_like_host
from openroll.sources.page.names.plain_names import PlainNames
from openroll.sources.page.words.lexicon import Found
from openroll.sources.page.words.roles import OFFERING, Role

from .party import Trade

_MOST_WORDS: Final = 7
_NEAR: Final = 40
# "the Children's Online Privacy Protection Act, also known as COPPA"
_LAW: Final = re.compile(
    r"(?:\b(?:Act|Law|Regulation|Directive|Code|Loi|Règlement|Ley|Reglamento|Legge|Regolamento|Lei|Regulamento|Wet|Verordening|Ustawa)|"
    r"(?:[Gg]esetz|[Vv]erordnung|закон|регламент))(?:\sof\s\d{4}|\s\d{4})?[\s,(]*\Z"
)
_ARTICLE_LAST: Final = re.compile(r",?(?:\A|\s)[Aa]n?\Z")  # "Kiln Pots, a trading division of"

_CALLED_SO: Final = re.compile(r"\s[(\[][\"“„«'‘]")  # 'Blue Kiln ("we") is a trading name of'
_SPEAKERS: Final = re.compile(
    r"(?:we|this|it|that|which|they|who)(?:\s(?:are|is|site|website))?", re.IGNORECASE
)


def trading_before(text: str, marks: list[Found[Role]], sentence: int) -> list[tuple[int, int]]:
    """Return what stands before a phrase such as "is a brand of" in the sentence that begins at ``sentence``."""
    found = []
    for mark in marks:
        if mark.meaning is not Role.TRADING:
            continue
        begin = sentence
        while begin < mark.start and text[begin] in " ,.:;-–—|·•":
            begin += 1
        span = _CALLED_SO.split(_ARTICLE_LAST.sub("", text[begin : mark.start].rstrip(" ,(")))[0]
        if cut := re.search(r"[|·•:;]\s*|,\s", span):
            begin, span = begin + cut.end(), span[cut.end() :]
        words = span.split()
        if _SPEAKERS.fullmatch(span):
            continue  # "We are a trading name of"
        if 0 < len(words) <= _MOST_WORDS and (span[0].isupper() or span[0].isdigit() or len(words) < 3):
            found.append((begin, begin + len(span)))
    return found


def called_before(page: Page, marks: list[Found[Role]], sentence: int) -> list[tuple[int, int]]:
    """Return what the site is called, where it stands before "is owned and operated by" and begins its sentence."""
    for mark in marks:
        if mark.meaning is not Role.OPERATOR or not page.lower[mark.start : mark.end].endswith(OFFERING):
            continue
        span = re.sub(
            r"\s(?:is|are|ist|est|es|è|é|wordt|är|er|jest|je|este)\Z",
            "",
            page.text[sentence : mark.start].rstrip(),
        )
        if 0 < len(span.split()) < _MOST_WORDS and span[0].isupper() and is_like_host(page, span):
            return [(sentence, sentence + len(span))]
    return []


def trades(text: str, roles: list[Found[Role]], names: list[Name], plain: PlainNames) -> list[Trade]:
    """Return the names without a legal form behind "trading as", but for what a law is known as."""
    found = []
    for mark in roles:
        if mark.meaning is Role.TRADES_AS and not _LAW.search(text, max(mark.start - _NEAR, 0), mark.start):
            span = plain.behind(mark.end)
            if span is not None and not any(span[0] <= one.start < span[1] for one in names):
                found.append(Trade(*span))
    return found
