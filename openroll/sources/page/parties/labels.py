"""Lines that are headings or labels, and what they say of the lines and names behind them."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.asked import is_asked_for
from openroll.sources.page.lines.lines import HEADING_ABOVE
from openroll.sources.page.lines.links import LINK_WORDS
from openroll.sources.page.lines.tables import is_head
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.names.host import begins_with_host
from openroll.sources.page.names.plain_said import says_who_follows
from openroll.sources.page.names.small_names import IS_REGISTERED
from openroll.sources.page.words.lexicon import Found
from openroll.sources.page.words.roles import DECOYS, OWN, WORDS, Role

from .buyers import heads_a_buyer
from .context import Context
from .mentioned import is_way_by
from .party import Party
from .said_before import TO_WHOM, is_addressed
from .served import heads_another

_NEAR: Final = 25  # characters before a label's word: "1. Verantwortlicher"
_LONGEST_LABEL: Final = 90
_LONGEST_HEADING: Final = 120
_LONGEST_BEFORE: Final = 40
# Of these much has to be a role's words: of a heading that begins with others, and of a line that is no heading.
_PART_OF_HEADING: Final = 0.35
_PART_OF_LINE: Final = 0.6
# "The following companies have …:" begins a list of others.
_SEVERAL: Final = re.compile(
    r"(?:these|those|the following|following|diese|folgende|ces|les|los|las|estas?|estos|queste|le seguenti|deze|"
    r"de volgende|"
    r"следующие|эти|наступні|ці|te|następujące|tyto|následující)\s",
    re.IGNORECASE,
)
# "Subscribe to our newsletter": nobody who sends it is named below.
_SIGN_UP: Final = Late(
    r"inscri|iscri|suscr|subscri|subscre|abonn|anmeld|sign\sup|join|zapisz|přihla|prihl|odebír|odber|prenumer|tilmeld|"
    r"meld\sdeg|tilaa|schrijf|felirat|prijav|abon|подпи|підпи|абони|εγγρ|kayd|liitu|pierak",
    re.IGNORECASE,
)
# "to the following recipients — only as far as it is needed:"
_WITH_LIMITS: Final = re.compile(r"\s?[—–(,-]\s?[^.!?:\n]{3,120}:\Z")
_TRADES: Final = frozenset(
    {Role.HOST, Role.MAKER, Role.PROCESSOR, Role.REGULATOR}
)  # of what companies do, too
_LETTER: Final = re.compile(r"[^\W\d_]")
_WORD: Final = re.compile(r"[^\W\d_]{4}")
_CONTENT: Final = re.compile(r":\s*\w")
_SIGN: Final = re.compile(r"[^\n.;]{0,40}?\s?[:–—](?!\w)")
_SIGNS: Final = ":–—"  # one of which it has
_OF_A_SEAT: Final = Late(
    r"\s?[—–|/(,-]\s?(?:si[eè]ge\ssocial|siège|sede\s(?:legale|social|central)|domicilio\ssocial|sitz|registered\soffice|head\soffice|"
    r"headquarters|maatschappelijke\szetel|zetel|siedziba|sídlo|székhely|sediu\ssocial)(?!\w)",
    re.IGNORECASE,
)
NO_LABELS: Final = frozenset({Role.FORMER, Role.TRADES_AS, Role.TRADING, Role.REGISTERED, Role.OPERATES})


class Labels:
    """Tells the labels among the lines of a page, of which those from ``first`` on are read closely."""

    def __init__(self, page: Page, context: Context, first: int) -> None:
        self.page, self.text, self.context, self.first = page, page.text, context, first

    def is_marked(self, index: int) -> bool:
        """Tell whether words of a role stand in the line ``index``, or it heads what is another's."""
        line = self.page.lines[index]
        return bool(self.context.marks(line.start, line.end)) or self._of_others(index) is not None

    def of(self, index: int) -> Role | None:
        """Return the role that a whole line gives, as a heading or a label does."""
        line = self.page.lines[index]
        if (others := self._of_others(index)) is not None:
            return others
        marks = (
            self.context.marks(line.start, line.end)
            if index >= self.first
            else list(WORDS.scan(self.text, self.page.lower, line.start, line.end))
        )
        best = _most_telling(marks) if marks else None
        if best is None or not self._is_label(line, index, marks, best):
            return None
        if best.meaning is Role.GROUP and TO_WHOM.search(self.text[line.start : best.start]):
            return None  # "Notice to customers"
        if best.meaning is Role.GROUP and _OF_A_SEAT.match(self.text, best.end):
            return None  # "Maison mère — Siège social": whose group it is, at home
        return best.meaning

    def _of_others(self, index: int) -> Role | None:
        """Return whom the line ``index`` heads by the line below it: a buyer, or who serves the operator."""
        if heads_a_buyer(self.page, index):
            return Role.GROUP
        return Role.PROCESSOR if heads_another(self.page, index, self.context.names) else None

    def _is_what_it_is_called(self, text: str) -> bool:
        """Tell whether the page's title holds ``text``, or it begins with what the site is called."""
        return text.casefold() in self.page.title.casefold() or begins_with_host(self.page, text)

    def _is_label(self, line: Line, index: int, marks: list[Found[Role]], best: Found[Role]) -> bool:
        """Tell whether the line ``index`` is the label that its most telling phrase makes of it."""
        if best.meaning is Role.MAKER and is_way_by(self.text, line.start, best.start):
            return False
        if line.heading and best.meaning is Role.PROCESSOR and _SIGN_UP.search(line.text):
            return False
        if best.meaning in OWN and not line.is_heading and is_asked_for(line):
            return False
        if best.meaning not in DECOYS and not line.is_heading and is_head(self.page, index):
            return False
        ending = line.text.rstrip(" :")
        size = sum(mark.end - mark.start for mark in marks)
        leads = len(line.text) < _LONGEST_LABEL and not _LETTER.search(self.text, line.start, marks[0].start)
        if not (leads or line.heading) and best.meaning in _TRADES and self._is_what_it_is_called(line.text):
            return False  # "Blue Kiln Insurance" on its own page
        # "Your trusted partner in Scunthorpe" speaks of nobody else.
        word = best.meaning is Role.GROUP and " " not in self.text[best.start : best.end]
        decoy = best.meaning in DECOYS and not word
        telling = decoy or leads or size > _PART_OF_HEADING * len(line.text)
        if line.heading and len(line.text) < _LONGEST_HEADING and telling:
            return True
        begins = marks[0].start - line.start < _NEAR and best is marks[0] and not _SEVERAL.match(line.text)
        ends = marks[-1].end >= line.start + len(ending)
        if begins and line.text.endswith(":") and says_who_follows(line.text):
            return True  # "Verantwortlicher im Sinne der …, ist:"
        if line.text.endswith(":") and (ends or begins) and len(line.text) < _LONGEST_LABEL:
            return True
        if best.meaning is Role.PROCESSOR and _WITH_LIMITS.match(self.text, best.end, line.end):
            return True
        if not line.heading and ":" in line.text and _CONTENT.search(self.text, marks[0].start, line.end):
            return False  # a label with its content beside it; "Article 1: Identity of the seller" is none
        if best.meaning is Role.MAKER and not line.heading and not leads:
            return False  # "Vogt Webdesign" is who it is
        return size >= _PART_OF_LINE * len(line.text.rstrip(" :."))

    def above(self) -> Role | None:
        """Return what the nearest heading above the first line says, where one is near."""
        for index in range(self.first - 1, max(self.first - HEADING_ABOVE, -1), -1):
            if self.page.lines[index].heading:
                return self.of(index)
        return Role.HEADING if self.first == 0 and self._is_titled() else None

    def _is_titled(self) -> bool:
        """Tell whether a page without headings has a title that says that it is an imprint."""
        title = self.page.title
        if not title or any(line.is_heading for line in self.page.lines):
            return False
        found = next(LINK_WORDS.scan(title, title.lower(), 0, len(title)), None)
        return found is not None and found.meaning == 0

    def leading(self, start: int, end: int) -> Found[Role] | None:
        """Return the label with which a line begins: "Hosting: Example Ltd"."""
        for mark in self.context.marks(start, min(start + 40, end)):
            behind = self.text[mark.end : min(mark.end + 45, end)]
            if not any(map(behind.__contains__, _SIGNS)) or is_addressed(self.text, start, mark):
                return None  # "For customers in the United Kingdom: Example Ltd"
            before = self.text[start : mark.start]
            if _WORD.search(before) and not re.fullmatch(
                r"\W*(?:our|the|unser\w*|notre|site|website)\W*", before, re.IGNORECASE
            ):
                return None
            if mark.meaning in NO_LABELS:
                return None
            return mark if _SIGN.match(behind) else None
        return None


def _most_telling(marks: list[Found[Role]]) -> Found[Role] | None:
    """Return the first of ``marks`` that speaks of somebody else than the operator, else the first."""
    decoy = next((mark for mark in marks if mark.meaning in DECOYS), None)
    if decoy is not None and decoy.meaning is Role.OFFICER and marks[0].meaning in OWN:
        return marks[0]  # "Verantwortliche Stelle / Datenschutzbeauftragter"
    if decoy is not None and decoy.meaning is Role.HOST and marks[0].meaning in OWN and decoy is marks[1]:
        return marks[0] if marks[0].meaning is not Role.HEADING else decoy  # "Owner and hosting provider"
    return decoy or (marks[0] if marks else None)


def is_an_item(line: Line) -> bool:
    """Tell whether a line is an item of a list: "PayPal" among the ways to pay says nothing of the lines behind it."""
    return line.node is not None and line.node.tag in ("li", "span", "a", "small")


def says_better(page: Page, party: Party, known: Party) -> bool:
    """Tell whether ``party`` is the better spelling of the ``known`` one: more is said of it, or it has a label."""
    if known.name == f"{party.name}." or _is_spelt_where_registered(page, party, known):
        return True
    if party.evidence != known.evidence:
        return party.evidence > known.evidence
    return _is_all_behind_label(page, party) and not _is_all_behind_label(page, known)


def _is_spelt_where_registered(page: Page, party: Party, known: Party) -> bool:
    """Tell whether ``party`` has another form, and right behind it alone it is said where it is registered.

    "Trade marks of Kiln Ltd. Kiln Limited, registered in England", as it is written in the register.
    """
    *words, form = party.name.casefold().split()
    *others, spelt = known.name.casefold().split()
    if words != others or form == spelt:
        return False
    return bool(IS_REGISTERED.match(page.text, party.end)) and not IS_REGISTERED.match(page.text, known.end)


def _is_all_behind_label(page: Page, party: Party) -> bool:
    """Tell whether a name is all that stands behind a label: "Company name: Example Ltd"."""
    line = page.lines[page.line_at(party.start)]
    before = page.text[line.start : party.start].rstrip()
    rest = page.text[party.end : line.end].strip(" .")
    return before.endswith(":") and len(before) < _LONGEST_BEFORE and not rest
