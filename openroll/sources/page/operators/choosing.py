"""Which of the parties that a page names are its operators: a company that is merely mentioned is none.

What a page says of somebody ("operated by", "we", the first name under an imprint's heading) weighs most. A number
alone weighs only where the company introduces itself: where its name opens a line, or the site's address repeats it.
"""

import re
from typing import Final
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from openroll.identity import placeholders
from openroll.sources.page.emails import same_site
from openroll.sources.page.lines.around import around, called
from openroll.sources.page.lines.links import calls_a_page, leads_to_contact
from openroll.sources.page.lines.tables import Cell, cell_of
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.forms import opens_line
from openroll.sources.page.names.host import shares_word
from openroll.sources.page.parties.copyright_claims import claims_copyright, follows_brand
from openroll.sources.page.parties.party import FIRST, MARKED, NUMBERED, Party
from openroll.sources.page.parties.told_of import narrates
from openroll.sources.page.words.addresses import Rank
from openroll.sources.page.words.insurers import INSURING
from openroll.sources.page.words.latin import folded, in_latin, squeezed
from openroll.sources.page.words.numbers import Kind
from openroll.sources.page.words.reached import SURE_PHONE
from openroll.sources.page.words.self_words import is_all_of_itself

from .at_last import alone_at_last
from .labelled import without_labelled
from .only_named import alone_in_footer, heads_its_site, only_named
from .settling import Numbered
from .weeding import (
    Settled,
    without_branches,
    without_brands,
    without_cut,
    without_doubles,
    without_hosts,
    without_owned,
    without_owners,
    without_persons,
    without_short_names,
)

_SENTENCE: Final = re.compile(r"(?:[.!?|·•]|\s[–—-])\s+\Z")
_EXAMPLES: Final = re.compile(
    r"\b(?:examples?|samples?|templates?|generators?|how to|beispiele?|muster\w*|vorlagen?|"
    r"exemples?|modèles?|ejemplos?|"
    r"plantillas?|esemp\w+|fac-simile|voorbeeld\w*|sjabloon|eksempel|skabelon|esimerk\w+|wzór|przykład\w*|vzor\w*|"
    r"příklad\w*|minta|példa|exemplu|primjer|пример\w*|образец|шаблон\w*|приклад\w*|зразок)\b",
    re.IGNORECASE,
)
_FOOTER: Final = re.compile(
    r"foot|impress|imprint|legal|contact|kontakt|copyright|colophon|bottom", re.IGNORECASE
)
# Where a site says what it stores at whose visitors, it says who it is, too; it is nothing to ask for.
_COOKIES: Final = re.compile(r"\bcookies?(?:-|\b)", re.IGNORECASE)
# "Who is responsible", "The promoter", "1. General": below these, too.
_WHO: Final = re.compile(
    r"\bwho\s(?:is|are|we|runs|owns|controls|publishes)\b|\b(?:data\s)?(?:controller|promoter|operator|publisher)\b|"
    r"\b(?:company|business|legal|corporate)\s(?:details|information|notice|data)\b|\b(?:introduction|overview|general|definitions|parties)\b",
    re.IGNORECASE,
)
_DEEPEST: Final = 30
_LONGEST_SAID: Final = 600
_SMALL_PAGE: Final = 1200  # characters of a page on which there is not much more than who runs it
_FEW_LINES: Final = 6
_CARD_LINES: Final = 7  # with how somebody is reached
_DASH: Final = re.compile(r"\s[–—-]\s")
_LONG_NUMBER: Final = 8  # signs of a number that a supervisor would hardly give
_LONGEST_LABEL: Final = 40
_WITHHELD: Final = ("UA-IPN",)  # a natural person's number, which is not stated
_TELLING: Final = 4  # letters of a word that the site's address would not repeat by chance


class Operators:
    """Weighs the parties of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        labels = page.site.removeprefix("www.").split(".")
        self.host = "".join(labels[:-1] or labels).replace("-", "")

    def among(self, settled: Settled) -> Settled:
        """Return who of the ``settled`` parties is an operator, with its numbers."""
        settled = without_hosts(without_short_names(self.page, without_owned(settled)))
        settled = without_brands(self.page, without_owners(self.page, settled))
        settled = without_labelled(self.page, settled, self._is_the_site_s)
        settled = [(party, numbers) for party, numbers in settled if not self._only_insures(party)]
        formed = {party.key for party, _ in settled if not party.plain} or {party.key for party, _ in settled}
        weighed = []
        told = any(party.evidence >= FIRST for party, _ in settled)
        for party, numbers in settled:
            if not self._is_filled(party) or (self.shows_examples and not self._is_in_host(party.name)):
                continue
            held = any(one.stated.kind in (Kind.REGISTER, Kind.COMPANY, Kind.WEAK) for one in numbers)
            home = self._is_at_home(party) or (len(formed) == 1 and self._has_a_card(party))
            weight = party.evidence + (2 if held else 1 if numbers or home or _is_mistyped(party) else 0)
            if held and self._is_at_its_place(party):
                weight = max(weight, FIRST)
            if party.evidence <= NUMBERED and not self._introduces_itself(party, numbers, len(formed) == 1):
                weight = min(weight, MARKED) if party.evidence == MARKED else 0
            if told and party.evidence <= NUMBERED and not self._is_beside_the_said(party):
                continue
            if weight:
                weighed.append((weight, party, numbers))
        strongest = max((weight for weight, _, _ in weighed), default=0)
        least = FIRST if strongest >= FIRST else MARKED + 1 if strongest > MARKED else MARKED
        chosen = [(party, numbers) for weight, party, numbers in weighed if weight >= least]
        chosen = without_cut(self.page, without_doubles(self._with_rows(chosen, settled)))
        return without_branches(without_persons(self.page, chosen)) or (
            self._alone_with_number(settled)
            or self._named_like_the_site(settled)
            or self._only_named(settled)
            or self._at_last(settled)
        )

    def _only_insures(self, party: Party) -> bool:
        """Tell whether terms or a notice name an insurer, and nothing says that it is whose they are."""
        insures = not party.plain and INSURING.search(party.name) is not None
        told = party.evidence >= NUMBERED or party.numbers or self._is_in_host(party.name)
        shown = " | ".join([self.page.title, *self._headings(1)])
        return insures and not (told or leads_to_contact(shown) or self.is_in_footer(party.start))

    def _at_last(self, settled: Settled) -> Settled:
        """Return the only company of which the page states anything, where nobody is said to be the operator."""
        filled = [(party, numbers) for party, numbers in settled if self._is_filled(party)]
        return [] if self.shows_examples else alone_at_last(self.page, filled, self._is_its_place)

    def _is_its_place(self, party: Party) -> bool:
        """Tell whether nobody knows the site, it bears the name of ``party``, or operators say there who they are.

        A text that is no more than a company's line says nothing else.
        """
        known = self.page.site and not self._is_a_line(party)
        return not known or self._is_in_host(party.name) or self.is_for_operators(party.start)

    def _is_filled(self, party: Party) -> bool:
        """Tell whether the name of ``party`` is one, and not what a template or a draft leaves for one."""
        return not placeholders.is_placeholder(party.name) and not self._is_left_open(party)

    def _is_left_open(self, party: Party) -> bool:
        """Tell whether square brackets hold ``party`` and other words: "[pending until Example Ltd is formed]"."""
        line = self.page.lines[self.page.line_at(party.start)]
        before, behind = self.page.text[line.start : party.start], self.page.text[party.end : line.end]
        opened = before.rpartition("[")[2] if before.count("[") > before.count("]") else ""
        return "]" in behind and re.search(r"[^\W\d_]{3,}", opened) is not None

    def _is_at_its_place(self, party: Party) -> bool:
        """Tell whether ``party``, whose number is stated, is named like the site, by its address or on its own line."""
        if not self._is_in_host(party.name):
            return False
        line = self.page.lines[self.page.line_at(party.start)]
        alone = self._bears_name_of(party) and line.text.strip(" .,:") == party.name.strip(" .,:")
        return alone or any(one.rank >= Rank.BESIDE for one in party.addresses)

    def _named_like_the_site(self, settled: Settled) -> Settled:
        """Return the one company whose name the site bears, where operators say who they are: none needs a number."""
        found = [
            (party, numbers)
            for party, numbers in settled
            if not party.plain and self._bears_name_of(party) and not placeholders.is_placeholder(party.name)
        ]
        party = found[0][0] if found else None
        if party is None or self.shows_examples or self._is_told_of(party):
            return []
        stated = party.numbers or party.addresses or party.mailboxes or len(found) == 1
        rivals = [one for one, _ in found[1:] if self._opens(one.start)]
        introduced = self.is_for_operators(party.start) and self._opens_or_is_labelled(party.start)
        introduced = introduced or heads_its_site(self.page, party)
        return found[:1] if stated and introduced and not rivals else []

    def _only_named(self, settled: Settled) -> Settled:
        """Return the only company that terms or a notice name at their beginning, or that a footer names."""
        named = [] if self.shows_examples else [party for party, _ in settled]
        one = only_named(self.page, named) or alone_in_footer(self.page, named, self.is_in_footer)
        free = one is not None and not placeholders.is_placeholder(one.name) and not self._is_left_open(one)
        return [(party, numbers) for party, numbers in settled if free and party is one]

    def _bears_name_of(self, party: Party) -> bool:
        """Tell whether the site's address and the name of ``party`` begin alike, as far as the shorter goes."""
        called = [party.key[0], *(self.page.text[start:end] for start, end in party.trading)]
        stems = [re.sub(r"\Athe |[^a-z0-9]", "", in_latin(one)) for one in called]
        shortest = [(stem, min(len(stem), len(self.host))) for stem in stems]
        return any(short >= _TELLING and stem[:short] == self.host[:short] for stem, short in shortest)

    def _alone_with_number(self, settled: Settled) -> Settled:
        """Return the one company that states a number on a line of its own, where the page says who it is about."""
        found = [
            (party, numbers)
            for party, numbers in settled
            if any(_tells(one) for one in numbers) and not placeholders.is_placeholder(party.name)
        ]
        if len(found) != 1 or self.shows_examples or found[0][0].plain or self._is_told_of(found[0][0]):
            return []
        party = found[0][0]
        if not (party.addresses or party.mailboxes):
            return []  # an encyclopedia tells a number, too
        if party.addresses and self._is_the_site_s(party):
            return found
        shown = self.is_for_operators(party.start) and self._opens_or_is_labelled(party.start)
        return found if shown else []

    def _is_the_site_s(self, party: Party) -> bool:
        """Tell whether the site bears the name of ``party``, or of its mailbox."""
        mine = any(same_site(one.host, self.page.host) for one in party.mailboxes)
        return mine or self._is_in_host(party.name)

    def _opens_or_is_labelled(self, place: int) -> bool:
        line = self.page.lines[self.page.line_at(place)]
        before = self.page.text[line.start : place].rstrip(' "“„«')
        return self._opens(place) or (
            before.endswith((":", "–", "—", " -", " means", " bedeutet", " betekent"))
            and len(before) < _LONGEST_LABEL
        )

    def _is_beside_the_said(self, party: Party) -> bool:
        """Tell whether ``party`` can be an operator, too, where the page says of another that it is one."""
        return self._is_in_host(party.name) or self.is_for_operators(party.start)

    def _with_rows(self, chosen: Settled, settled: Settled) -> Settled:
        """Return ``chosen`` with the companies that have rows of their own, with a number, in a chosen one's table."""
        if not self.page.html or not chosen:
            return chosen
        places = {(cell.table, cell.column) for party, _ in chosen if (cell := self._cell(party)) is not None}
        known = {id(party) for party, _ in chosen}
        return chosen + [
            (party, numbers)
            for party, numbers in (settled if places else ())
            if (numbers or party.addresses)
            and id(party) not in known
            and (cell := self._cell(party)) is not None
            and (cell.table, cell.column) in places
            and self._is_in_host(party.name)
        ]

    def _cell(self, party: Party) -> Cell | None:
        return cell_of(self.page.lines[self.page.line_at(party.start)])

    def _introduces_itself(self, party: Party, numbers: list[Numbered], alone: bool) -> bool:
        """Tell whether ``party`` is named as operators name themselves, not as an article names somebody."""
        if self._is_in_host(party.name) or (alone and self._is_a_line(party)):
            return True
        if alone and (self._states_all(party, numbers) or self._has_a_card(party)):
            return True
        card = alone and len(self.page.text) < _SMALL_PAGE
        claims = claims_copyright(self.page, party.start, party.end)
        opens = self._opens(party.start) or claims
        if not opens or self._is_told_of(party):
            return False
        if not party.evidence and not card and not self.is_for_operators(party.start):
            return False
        places = [one.stated.label for one in numbers] or [party.start]
        return any(self._states(party, place) for place in places)

    def _states_all(self, party: Party, numbers: list[Numbered]) -> bool:
        """Tell whether the line of ``party`` in a footer states its number, and where it is, right behind the name."""
        line = self.page.lines[self.page.line_at(party.start)]
        here = [one for one in party.addresses if party.end < one.start < line.end]
        return (
            bool(here)
            and any(party.end < one.stated.start < line.end for one in numbers)
            and self.is_in_footer(party.start)
            and not self._is_told_of(party)
        )

    def _has_a_card(self, party: Party) -> bool:
        """Tell whether ``party`` has its line for itself, and how it is reached stands in the next ones."""
        index = self.page.line_at(party.start)
        line = self.page.lines[index]
        if party.plain:
            return False
        text = line.text
        if _DASH.search(text):
            text = re.sub(rf"\A(?i:{re.escape(party.key[0])})\s[–—-]\s", "", text)  # "Plume - Plume scrl"
        alone = text.strip(" .,:") == party.name.strip(" .,:")
        if not alone:
            return False
        end = self.page.lines[min(index + _CARD_LINES, len(self.page.lines) - 1)].end
        place = any(line.end <= one.start < end for one in party.addresses)
        box = any(line.end <= one.start < end for one in party.mailboxes)
        phone = SURE_PHONE.search(self.page.text, line.end, end) is not None
        return (place or box) and place + box + phone > 1

    def _is_told_of(self, party: Party) -> bool:
        """Tell whether the sentence that begins with ``party`` narrates: "Example GmbH has raised …"."""
        return narrates(self.page, party.end)

    def is_for_operators(self, place: int) -> bool:
        """Tell whether the page, or the part of it around ``place``, is where operators say who they are."""
        return not self.page.html or self._is_legal_page or self.is_in_footer(place)

    @property
    def shows_examples(self) -> bool:
        """Tell whether the page says of itself that it shows how others could write: "Musterimpressum"."""
        looked = self.page.looked
        if looked.shows_examples is None:
            said = " | ".join([self.page.title, *self._headings(2)])
            looked.shows_examples = _EXAMPLES.search(said) is not None
        return looked.shows_examples

    @property
    def _is_legal_page(self) -> bool:
        looked = self.page.looked
        if looked.is_legal is None:
            looked.is_legal = self._says_that_it_is_legal()
        return looked.is_legal

    def _headings(self, count: int) -> list[str]:
        return [line.text for line in self.page.lines if 0 < line.heading < 3][:count]

    def _says_that_it_is_legal(self) -> bool:
        path = unquote(self.page.snapshot.final_url.partition("://")[2].partition("/")[2])
        paths = path.replace("_", " ").replace("-", " "), path
        said = " | ".join([*paths, self.page.title, *self._headings(3)])[:_LONGEST_SAID]
        return calls_a_page(said) or _COOKIES.search(said) is not None

    def is_in_footer(self, place: int) -> bool:
        """Tell whether ``place`` is in a footer, or in an element that is called as those for contact are."""
        node, footers = self.page.lines[self.page.line_at(place)].node, self.page.looked.footers
        if node is None:
            return False
        if node.mem_id not in footers:
            footers[node.mem_id] = _is_in_footer(node)
        return footers[node.mem_id]

    def _is_at_home(self, party: Party) -> bool:
        """Tell whether ``party`` stands with its address at the beginning of a line, on a site that bears its name."""
        beside = any(one.rank >= Rank.BESIDE for one in party.addresses)
        return (
            beside
            and not party.plain
            and (self._opens(party.start) or follows_brand(self.page, party.start))
            and (self._is_in_host(party.name) or self._is_a_line(party))
        )

    def _is_in_host(self, name: str) -> bool:
        if len(self.host) >= _TELLING and folded(squeezed(name)).startswith(folded(self.host)):
            return True
        return shares_word(name, self.host)

    def _is_a_line(self, party: Party) -> bool:
        """Tell whether the whole text is no more than a line or two, below headings of ``party`` or of what it is."""
        lines = self.page.lines
        if not self.page.is_short or len(lines) > _FEW_LINES:
            return False
        named = [party.key[0], *(squeezed(self.page.text[slice(*one)]) for one in party.trading)]
        heads = [line.text for line in lines if line.heading and not line.start <= party.start < line.end]
        return all(
            calls_a_page(head) or squeezed(head) in named or _WHO.search(head) is not None for head in heads
        )

    def _opens(self, place: int) -> bool:
        """Tell whether only labels and marks stand before ``place`` in its line, or in its sentence of a footer."""
        line = self.page.lines[self.page.line_at(place)]
        before = self.page.text[line.start : place]
        if _SENTENCE.search(before) and ("©" in before or "opyright" in before):
            return True
        return opens_line(self.page, line.start, place) or is_all_of_itself(before)

    def _states(self, party: Party, place: int) -> bool:
        """Tell whether the number at ``place`` stands in the party's own line, or in one that a label opens."""
        line = self.page.lines[self.page.line_at(place)]
        if line.start <= party.start <= line.end:
            return True
        named = self.page.text.find(party.name, line.start, line.end)
        return named < 0 or self._opens(named)


def _is_in_footer(node: LexborNode) -> bool:
    return any(
        one.tag in ("footer", "address") or _FOOTER.search(called(one)) for one in around(node, _DEEPEST)
    )


def _is_mistyped(party: Party) -> bool:
    """Tell whether ``party`` states the number of a register with a wrong check digit: nobody else's line says that."""
    return any(
        (one.kind is Kind.REGISTER and not one.schemes) or one.schemes == _WITHHELD for one in party.numbers
    )


def _tells(one: Numbered) -> bool:
    """Tell whether a number is one of a trade register, or for taxes, whose list is known."""
    return one.scheme is not None and (one.stated.kind is not Kind.WEAK or len(one.value) >= _LONG_NUMBER)
