"""Labels above an address that say whose it is: below "Bank:" or "Website by" stand a name and an address of others."""

import re
from typing import Final

from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.words.addresses import ENDING, LABELS
from openroll.sources.page.words.forms import has_form
from openroll.sources.page.words.numbers import LABELS as NUMBERS
from openroll.sources.page.words.numbers import Kind
from openroll.sources.page.words.roles import WORDS, Role

_ABOVE: Final = 3  # lines between what somebody is called and their address
_LONGEST: Final = 40
_ELSEWHERE: Final = frozenset({Role.REGULATOR, Role.DISPUTES, Role.HOST, Role.MAKER})
_BOLD: Final = 7  # as a heading
# Who keeps or looks through somebody's books.
_SERVES: Final = re.compile(
    r"(?:revisor|revisjon|regnskabsfører|regnskapsfører|bogholder|redovisning|tilintarkastaja|kirjanpi|wirtschaftspr[üu]fer|steuerberat|buchhalt|"
    r"accountant|auditor|bookkeep|boekhoud|audiitor|raamatupida|revidents|grāmatved|buhalter|endurskoð|bókhald|expert-comptable|comptable|commercialista|"
    r"revisore|contabil|gestor[ií]a|asesor[ií]a|księgow|biuro\srachunkowe|účetní|účtovn|könyvel|könyvvizsg|računovod|knjigovod|contabilitate|счетовод|"
    r"бухгалтер|λογιστ|muhaseb)",
    re.IGNORECASE,
)
_DIGIT: Final = re.compile(r"\d")
# "Finanzamt:", "Zuständiges Registergericht:": offices that no other words here call so.
_OFFICE: Final = re.compile(
    r"(?:Zuständiges?\s)?(?:Finanzamt|Registergericht|Amtsgericht|Veterinäramt|Aufsicht|Träger\sder\sAufsicht|Bankverbindung)(?:[^\n\d]{0,40}:)?\Z"
)


def tells_of_another(page: Page, line: Line) -> bool:
    """Tell whether ``line`` begins with what a supervisor, a host or a maker of the site is called: theirs is below."""
    mark = WORDS.at(page.text, page.lower, line.start, line.end)
    return (mark is not None and mark.meaning in _ELSEWHERE) or _OFFICE.match(line.text) is not None


def is_below_another(page: Page, index: int, first: int = -1) -> bool:
    """Tell whether a label above the line ``index``, in which an address begins, is of somebody else.

    It is what a supervisor, a host or a maker is called; or any words with a colon, where a name without a legal form
    stands between them and the address that stands nowhere else: "Accountant:", "Raven & Co". Lines up to ``first``
    are those of whom the address is looked for: below them, words in bold are such a label, too.
    """
    for up in range(index - 1, max(index - 1 - _ABOVE, first, -1), -1):
        line = page.lines[up]
        if tells_of_another(page, line):
            return True
        if line.text.endswith(":") or (
            first >= 0 and line.heading == _BOLD and line.group != page.lines[first].group
        ):
            return up < index - 1 and _is_anybody_s(page, line)
        if line.heading in range(1, 7) or _DIGIT.search(line.text) or has_form(line.text):
            return False
        if page.lower.count(line.text.lower()) > 1:
            return False
    return False


def _is_anybody_s(page: Page, line: Line) -> bool:
    """Tell whether the label that is all of ``line`` is of a name, and of none that the operator's own are."""
    text, lower = page.text, page.lower
    if len(line.text) > _LONGEST or any(
        one.at(text, lower, line.start, line.end) for one in (LABELS, ENDING)
    ):
        return False
    number = NUMBERS.at(text, lower, line.start, line.end)
    role = WORDS.at(text, lower, line.start, line.end)
    if number is not None and number.meaning.kind is not Kind.DECOY:
        return False
    return role is None or role.meaning is Role.OFFICER or _SERVES.match(line.text) is not None
