"""Labels above an address that say whose it is: below "Bank:" or "Website by" stand a name and an address of others."""

import re
from typing import Final

from openroll.sources.page.lines.lines import BOLD
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.words.forms import has_form
from openroll.sources.page.words.own_labels import ENDS_WITH_BY, is_own, leads_to_another
from openroll.sources.page.words.roles import WORDS, Role

_ABOVE: Final = 3  # lines between what somebody is called and their address
_LONGEST: Final = 40
_ELSEWHERE: Final = frozenset({Role.REGULATOR, Role.DISPUTES, Role.HOST, Role.MAKER})
_ITS_OWN: Final = ("registered charity", "charity")  # with the number that a charity's own lines give
# Who keeps or looks through somebody's books.
_SERVES: Final = re.compile(
    r"(?:revisor|revisjon|regnskabsfører|regnskapsfører|bogholder|redovisning|tilintarkastaja|kirjanpi|wirtschaftspr[üu]fer|steuerberat|buchhalt|"
    r"accountant|auditor|bookkeep|boekhoud|audiitor|raamatupida|revidents|grāmatved|buhalter|endurskoð|bókhald|expert-comptable|comptable|commercialista|"
    r"revisore|contabil|gestor[ií]a|asesor[ií]a|księgow|biuro\srachunkowe|účetní|účtovn|könyvel|könyvvizsg|računovod|knjigovod|contabilitate|счетовод|"
    r"бухгалтер|λογιστ|muhaseb)",
    re.IGNORECASE,
)
# "Sponsors", "Unser Steuerberater", "Our auditors": a heading below which somebody else is reached.
_OF_OTHERS: Final = re.compile(
    r"(?:(?:main|our|haupt|unsere?|notre|nos|nostri|nuestros|onze|ons|våre?|vores|nasi|naši|hlavn[íý])\s?)?"
    r"(?:sponzo[rř]|sponsor|спонсор|χορηγ)[^\W\d_]{0,6}\Z"
    rf"|(?:our|my|unsere?|notre|nos|nostr[oi]|nuestr[oa]s?|onze|ons|vår|våre|vores|nasz[ea]?|nasi|náš|naši|naše|наш|наши)\s{_SERVES.pattern}",
    re.IGNORECASE,
)
# "Main sponsor: Raven & Co"
_SAID: Final = re.compile(r"([^\W\d_][^:|\n]{1,40}):\s([^\W\d_][^:\n]{1,60})")
# "Let by Raven & Co"
_BY: Final = re.compile(
    r"([^\W\d_][^:|,\n]{2,40}\s(?:by|af|av|von|durch|door|van|via|hos|par|por|przez))\s[^\W\d_a-zà-ÿ][^:\n]{1,60}"
)
_DIGIT: Final = re.compile(r"\d")
# "Finanzamt:", "Zuständiges Registergericht:": offices that no other words here call so.
_OFFICE: Final = re.compile(
    r"(?:Zuständiges?\s)?(?:Finanzamt|Registergericht|Amtsgericht|Veterinäramt|Aufsicht|Träger\sder\sAufsicht|Bankverbindung)(?:[^\n\d]{0,40}:)?\Z"
)


def tells_of_another(page: Page, line: Line) -> bool:
    """Tell whether ``line`` begins with what a supervisor, a host or a maker of the site is called: theirs is below."""
    mark = WORDS.at(page.text, page.lower, line.start, line.end)
    if page.lower.startswith(_ITS_OWN, line.start):
        return False
    return (mark is not None and mark.meaning in _ELSEWHERE) or _OFFICE.match(line.text) is not None


def is_below_another(page: Page, index: int, first: int = -1) -> bool:
    """Tell whether a label above the line ``index``, in which an address begins, is of somebody else.

    It is what a supervisor, a host or a maker is called; or any words with a colon that are none of an operator's,
    where a name without a legal form stands between them and the address that stands nowhere else: "Accountant:",
    "Raven & Co". Lines up to ``first`` are those of whom the address is looked for: below them, words in bold are such
    a label, too.
    """
    for up in range(index - 1, max(index - 1 - _ABOVE, first, -1), -1):
        line = page.lines[up]
        if tells_of_another(page, line):
            return True
        bold = first >= 0 and line.heading == BOLD and line.group != page.lines[first].group
        if line.text.endswith(":") or bold:
            return up < index - 1 and _is_anybody_s(line.text.rstrip(" :"))
        if line.is_heading and _OF_OTHERS.match(line.text):
            return True
        if line.is_heading or _DIGIT.search(line.text) or has_form(line.text):
            return False
        if said := _SAID.fullmatch(line.text):
            return page.lower.count(said[2].lower()) == 1 and _is_anybody_s(said[1])
        if page.lower.count(line.text.lower()) > 1:
            return False
        if up == index - 1 and (by := _BY.fullmatch(line.text)):
            return leads_to_another(page.text, page.lower, line.start, line.start + by.end(1))
        if up < index - 1 and ENDS_WITH_BY.search(line.text):
            return leads_to_another(page.text, page.lower, line.start, line.end)
    return False


def _is_anybody_s(label: str) -> bool:
    """Tell whether ``label`` is of a name, and none of an operator's own."""
    if len(label) > _LONGEST:
        return False
    mark = WORDS.at(label, label.lower(), 0, len(label))
    officer = mark is not None and mark.meaning is Role.OFFICER
    return officer or _SERVES.match(label) is not None or (mark is None and not is_own(label))


_CARD: Final = 5  # lines of a card above its mailbox
# "Main sponsor: Raven & Co, 4 Mill Lane, …"
_OPENS: Final = re.compile(r"([^\W\d_][^:|\n]{1,40}):\s[^\W\d_][^:@\n]{3,}[,\s]")


def is_in_another_s_card(page: Page, place: int) -> bool:
    """Tell whether what stands at ``place`` ends a line, or lines, with a label of somebody else and a name above."""
    index = page.line_at(place)
    line = page.lines[index]
    opened = _OPENS.match(page.text, line.start, place)
    if opened is not None:
        return _is_anybody_s(opened[1])
    for up in range(index - 1, max(index - 1 - _CARD, -1), -1):
        above = page.lines[up]
        said = _SAID.fullmatch(above.text)
        label = above.text[:-1] if above.text.endswith(":") else said[1] if said else None
        if label is not None and not is_own(label):
            named = said is not None or (up < index - 1 and not _DIGIT.search(page.lines[up + 1].text))
            return named and _is_anybody_s(label)
        if above.is_heading or has_form(above.text) or above.group != line.group:
            return False
    return False
