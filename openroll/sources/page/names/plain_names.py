"""Names without a legal form: only where a label, a register's phrase or an imprint says that one stands there."""

import re
from collections.abc import Callable
from typing import Final

from openroll.sources.page.addresses.announced import labelled, labelled_below
from openroll.sources.page.addresses.doubt import address_doubt
from openroll.sources.page.addresses.finding import behind_name
from openroll.sources.page.addresses.shape import postcode_in
from openroll.sources.page.addresses.street_above import ONLY_TOWN
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.numbers.stated import Stated
from openroll.sources.page.words.latin import in_latin
from openroll.sources.page.words.lexicon import Found
from openroll.sources.page.words.name_words import is_a_body as is_of_a_body
from openroll.sources.page.words.name_words import says_what_is_done
from openroll.sources.page.words.persons import (
    DEGREES,
    is_personal,
    like_a_person,
    like_persons,
)
from openroll.sources.page.words.reasons import NO_ADDRESS
from openroll.sources.page.words.roles import Role
from openroll.sources.page.words.self_words import is_only_a_form
from openroll.sources.page.words.speakers import speaks

from .beside_form import beside_form
from .between import is_another_s
from .brands import is_beside_a_company
from .cards import below_kind, card_head, is_addressee, is_common, who_is
from .charities import charity_in
from .claimed_names import claimed_name
from .contact_person import is_a_contact_s
from .contract_sides import side_of_contract
from .contracts import TERMS
from .first_names import above_mailbox, beside_address, first_name
from .found import Plain
from .host import is_host, is_like_host
from .nameable import before_reached, can_be_a_name
from .numbered_said import numbered_name
from .own_company import is_of_own_company
from .owner_below import is_owner_below
from .person_beside import person_beside
from .plain_said import (
    behind_dash,
    behind_verb,
    below_owner,
    ends_before_a_name,
    head_of_letter,
    is_a_body,
    is_below_phrase,
    leads_to_a_name,
    who_runs_it,
)
from .plain_spans import PlainSpans
from .registered_said import calls_itself_we, registered_name
from .said_names import LEADING
from .sole import behind_terms, by_whom, in_ours, is_numbered, is_numbered_soon
from .sole_said import may_be_alone, sole_said
from .speaking import who_speaks
from .termed import may_term, termed
from .titled import is_titled
from .venues_told import is_a_venue

_SENTENCE_ENDS: Final = re.compile(r"[^\W\d_]{4}\.\Z")
# "Heron koncept - 30 minuta.": a sentence, and a slogan as well.
_SPEAKS: Final = re.compile(r"[:!?]\Z|\s[a-zà-ž]{4,}(?:\s.*)?(?<=[^\W\d_]{3})\.\Z")
_CARD: Final = 3  # lines below a person
_REACHED: Final = 120  # characters of a name behind a dash, and of the mailbox behind it
_TWO_IN_ONE: Final = re.compile(r"[A-Z][a-z]+[A-Z][A-Za-z]+")  # "KilnZone"
_SOON: Final = 9  # lines below a label of a name
_ENDS_AS_A_STREET: Final = re.compile(r"\s\d+\s?[a-zA-Z]?(?:[/-]\d+)*$")
_BEGINS_AS_A_STREET: Final = re.compile(r"\d{1,3}[a-zA-Z]?,?\s[A-Z][a-z]+,?")
# "Lipova 82, Stari Breg" above "11030 Beograd"
_STREET_AND_QUARTER: Final = re.compile(
    r"[^\W\d_][^\d,]{2,40}\s\d{1,4}\s?[a-zA-Z]?(?:[/-]\d+)?,\s[^\W\d_][^\d,]{2,40}"
)
_KIND_BEHIND: Final = re.compile(
    r"\s[–—-]\s[^\W\d_]+(?:\s[^\W\d_]+){0,2}|\s\([^()\n]{3,60}\)"
)  # "Kiln — Restaurant"


class PlainNames(PlainSpans):
    """Finds such names in one page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.has_charities = "charit" in page.lower
        self.may_term, self.may_be_alone = may_term(page.text), may_be_alone(page.text)
        self.has_terms = TERMS.may_stand(page.text, page.lower, 0, len(page.text))

    def find(
        self,
        index: int,
        marks: Callable[[int, int], list[Found[Role]]],
        own: bool,
        numbers: list[Stated],
    ) -> Plain | None:
        """Return the name without a form that the line ``index`` gives; ``own`` says that an imprint begins above."""
        if index and says_what_is_done(self.page.lines[index - 1].text):
            return None
        return (
            self._with_its_number(self.page.lines[index], numbers)
            or self._marked(index, marks, numbers)
            or self._speaking(index, marks, numbers)
            or self._heading(index, marks, numbers)
            or self._of_a_kind(index, numbers)
            or self._by_itself(index, own, numbers)
        )

    def _with_its_number(self, line: Line, numbers: list[Stated]) -> Plain | None:
        """Return the name in a sentence of terms, or behind "operated by", whose number stands behind it."""
        of_terms = behind_terms(self.page, line.start, line.end) if self.has_terms else None
        found = self.said(of_terms, line.end) if of_terms is not None else None
        if (
            found
            and " " in self.page.text[found.start : found.end]
            and is_numbered(numbers, found.end, line.end)
        ):
            return found
        if (ours := in_ours(self.page, line)) and (found := self.told(ours, line.end, numbers)):
            return found
        if numbers and (span := numbered_name(self.page, line, numbers)):
            return Plain(*span[:2], 4 if span[2] else 2, False, True, None)
        for by in by_whom(self.page, line.start, line.end, numbers) if numbers else ():
            if (found := self.said(by, line.end)) and is_numbered_soon(numbers, found.end):
                return found
        return None

    def _marked(
        self, index: int, marks: Callable[[int, int], list[Found[Role]]], numbers: list[Stated]
    ) -> Plain | None:
        """Return the name beside the words of a role in the line ``index``."""
        line = self.page.lines[index]
        others = False
        for mark in marks(line.start, line.end):
            others = others or mark.meaning in (Role.HOST, Role.REPRESENTATIVE, Role.OFFICER, Role.DISPUTES)
            found = None if others else self._led_to(mark, line, numbers)
            if found := found or self._behind(mark, line, numbers):
                return found
            if mark.meaning is Role.NAMED and is_a_contact_s(self.page, index, marks):
                continue
            if mark.meaning in (Role.OPERATOR, Role.IMPRINT, Role.NAMED):
                label = None if is_owner_below(self.page, index, mark) else self.label_behind(mark, line)
                if label and (found := self.span(label, line.end, 4, True)):
                    return found
                if ends_before_a_name(self.page, mark) and (found := self.said(mark.end, line.end)):
                    return found
        return None

    def _led_to(self, mark: Found[Role], line: Line, numbers: list[Stated]) -> Plain | None:
        """Return the name to which the words of ``mark`` lead."""
        return self.told(mark.end, line.end, numbers) if leads_to_a_name(self.page, mark) else None

    def _behind(self, mark: Found[Role], line: Line, numbers: list[Stated]) -> Plain | None:
        """Return the name behind the verb or the dash that follows ``mark``, or before "registered" or "trades as"."""
        text = self.page.text
        for place in behind_verb(self.page, mark, line.end):
            if found := self.said(place, line.end):
                return found
        dash = behind_dash(self.page, mark, line.start, line.end)
        told = self.told(dash, line.end, numbers) if dash is not None else None
        if told is None and dash is not None and text.find("@", dash, min(line.end, dash + _REACHED)) > 0:
            told = self.said(dash, line.end)  # "Pārzinis – Anna Lipa, e-pasts: info@lipa.example"
        if told is not None:
            return told
        if mark.meaning is Role.TRADES_AS:
            return self.traded(line.start, line.end, mark)
        if mark.meaning is not Role.REGISTERED:
            return None
        who = registered_name(text, line.start, line.end, mark.start, numbers)
        if who is None:
            return None
        brand = _TWO_IN_ONE.fullmatch(text, *who[:2]) is not None  # no word of a sentence
        sure = brand or calls_itself_we(text, who[1], line.end)
        return Plain(*who[:2], 4 if sure else 2, who[2], True, None)

    def _speaking(
        self, index: int, marks: Callable[[int, int], list[Found[Role]]], numbers: list[Stated]
    ) -> Plain | None:
        """Return who says of itself that it runs the site, or is one side of a contract."""
        line, text = self.page.lines[index], self.page.text
        if self.may_term and (called := termed(self.page, line)):
            return Plain(*called, 4, False, True, None)
        span = who_runs_it(self.page, index, marks, numbers)
        span = span if span and can_be_a_name(text[slice(*span)]) else who_speaks(self.page, index, marks)
        if span is not None:
            return Plain(*span, 4, False, True, behind_name(self.page, span[1], len(text)))
        if self.has_terms and (side := side_of_contract(self.page, line.start, line.end)):
            return Plain(side[0], side[1], 4, False, True, side[2])
        return None

    def _heading(
        self, index: int, marks: Callable[[int, int], list[Found[Role]]], numbers: list[Stated]
    ) -> Plain | None:
        """Return the line below a phrase that leads to a name, or the head of a letter or a card."""
        line = self.page.lines[index]
        below = index > 0 and self.page.lines[index - 1].text.endswith(":")
        below = below and (is_below_phrase(self.page, index, marks) or is_addressee(self.page, index))
        if below and (found := self.span(line.start, line.end, 4, False)):
            return found
        head = head_of_letter(self.page, index, numbers) if numbers else None
        named = self.page.text[line.start : head[0]] if head else ""
        if not (head and can_be_a_name(named) and not is_beside_a_company(self.page, index, named, numbers)):
            head = card_head(self.page, index, numbers, can_be_a_name)
        return Plain(line.start, head[0], 2, False, False, head[1], first=True) if head else None

    def _of_a_kind(self, index: int, numbers: list[Stated]) -> Plain | None:
        """Return the name beside words that say what its bearer is: a sole trader, a form, a charity."""
        line, text = self.page.lines[index], self.page.text
        if self.may_be_alone and (alone := sole_said(self.page, line)):
            return Plain(
                *alone[:2], 4 if alone[2] else 3, True, True, behind_name(self.page, alone[1], len(text))
            )
        if kind := below_kind(self.page, index, numbers):
            return Plain(*kind, 3, True, True, behind_name(self.page, kind[1], len(text)))
        if (span := beside_form(text, line.start, line.end)) and not is_only_a_form(text[slice(*span)], ""):
            return Plain(*span, 3, False, True, behind_name(self.page, span[1], len(text)))
        span = charity_in(text, line.start, line.end) if self.has_charities else None
        if span and can_be_a_name(text[slice(*span)]):
            return Plain(*span, 2, False, True, None)
        return None

    def _by_itself(self, index: int, own: bool, numbers: list[Stated]) -> Plain | None:
        """Return the name that a line is, or begins with, beside an address or a number."""
        line = self.page.lines[index]
        if found := self.introduced(line.start, line.end, numbers, 3 if own else 2):
            return found
        own_s = own or (index == 0 and self.page.is_short and speaks(self.page.text))
        if own_s and (whose := who_is(self.page, index, numbers, can_be_a_name)):
            return Plain(*whose, 3, False, False, None)
        if own and (found := self._above_address(index)):
            return found
        beside = person_beside(self.page, index)
        if beside and (own or self._is_called_here(self.page.text[beside[0] : beside[1]])):
            return Plain(beside[0], beside[1], 3, True, False, beside[2])
        if claimed := claimed_name(self.page, index, numbers, can_be_a_name):
            return Plain(*claimed, 1, False, False, None, first=True)
        return self._first(index, own, numbers)

    def _is_called_here(self, name: str) -> bool:
        return is_like_host(self.page, name) or is_titled(self.page, name)

    def _first(self, index: int, own: bool, numbers: list[Stated]) -> Plain | None:
        """Return the first name of a card or a footer in the line ``index``."""
        first = first_name(self.page, index, numbers, can_be_a_name)
        if first is None:
            return None
        text = self.page.text
        start, end, address = first
        end -= _SENTENCE_ENDS.search(text, start, end) is not None  # "Children of Tide. CRO Number: …"
        lead = LEADING.match(text, start, end) if text[start].isdigit() or text[start] in "JA" else None
        start = lead.end() if lead else start
        around = text[start : min(end + 80, self.page.lines[index].end)]
        return Plain(start, end, 3 if own else 2, is_personal(around), False, address, first=True)

    def _alone(self, index: int) -> tuple[int, int] | None:
        """Return the persons who have the line ``index`` to themselves, with nothing in their element below them."""
        line = self.page.lines[index]
        below = self.page.lines[index + 1 : index + 2]
        last = not below or below[0].group != line.group or bool(below[0].heading)
        alone = last and like_persons(line.text) and can_be_a_name(line.text)
        return (line.start, line.end) if alone and not line.is_heading else None

    def below_role(self, index: int) -> Plain | None:
        """Return the name in the line ``index``, below the label of a role, when its address stands beside it."""
        found = beside_address(self.page, index, can_be_a_name)
        if found is None:
            alone = above_mailbox(self.page, index, can_be_a_name) or self._alone(index)
            if alone is None:
                return self._above_labelled(index)
            return Plain(*alone, 3, False, False, behind_name(self.page, alone[1], len(self.page.text)))
        start, end, address = found
        personal = is_personal(self.page.text[start : address.end + 60])
        return Plain(start, end, 3, personal, False, address)

    def _above_labelled(self, index: int) -> Plain | None:
        """Return the person in the line ``index`` whose address stands behind its label a few lines below."""
        line = self.page.lines[index]
        if line.is_heading or not like_persons(line.text) or not can_be_a_name(line.text):
            return None
        below = [one for one in self.page.lines[index + 1 : index + 1 + _CARD] if not one.heading]
        found = labelled(self.page, line.end, below[-1].end) if below else []
        return Plain(line.start, line.end, 3, False, False, found[0]) if found else None

    def below_label(self, index: int, numbers: list[Stated]) -> Plain | None:
        """Return the line ``index``, below a name's label, when a number or address is stated soon: forms have none."""
        line = self.page.lines[index]
        last = self.page.lines[min(index + _SOON, len(self.page.lines) - 1)]
        stated = any(line.end < one.start < last.end for one in numbers if one.schemes)
        told = stated or bool(labelled(self.page, line.end, last.end))
        told = told or ("@" in self.page.text[line.end : last.end] and self._is_called_here(line.text))
        if line.heading in (1, 2, 3) or not told:
            return None
        found = self.span(line.start, line.end, 3, False)
        whole = found is not None and (
            found.end >= line.end - 2
            or DEGREES.fullmatch(self.page.text, found.end, line.end) is not None
            or _KIND_BEHIND.fullmatch(self.page.text, found.end, line.end) is not None
        )
        return found if whole else None

    def _above_address(self, index: int) -> Plain | None:
        """Return the line, when it can be a name and an address stands below it."""
        line = self.page.lines[index]
        said = before_reached(line.text)
        named = can_be_a_name(said) or (is_a_body(said) and not is_only_a_form(said, ""))
        named = named or is_host(self.page, said)  # "Yoga with Anna" on yogawithanna.example
        if not named or _SPEAKS.search(said) or not self._can_be_a_name(index):
            return None
        if is_of_own_company(self.page, said):
            return None  # "Mill House" of the company in the footer
        if is_a_venue(self.page, index, said):
            return None
        below = below_owner(self.page, index)
        address = behind_name(self.page, below, len(self.page.text)) or labelled_below(self.page, below)
        if address is None or is_another_s(self.page, index, address):
            return None
        if address_doubt(self.page, address.start, address.end) == NO_ADDRESS or is_common(self.page, said):
            return None
        postcode = postcode_in(self.page.text[address.start : address.end])
        if _ENDS_AS_A_STREET.search(said) and postcode is not None:
            rest = self.page.text[address.start : address.end].replace(postcode[0], "", 1)
            if postcode.start() == 0 or not any(map(str.isdigit, rest)):
                return None  # "SNP 12" above "Horná Lehota 976 13"
        if _STREET_AND_QUARTER.fullmatch(said) and ONLY_TOWN.fullmatch(
            self.page.text, address.start, address.end
        ):
            return None
        if _BEGINS_AS_A_STREET.fullmatch(said) and postcode is not None and postcode[0][0].isalpha():
            return None  # "33 Holborn" above "London EC1N 2HT"
        person, end = is_personal(self.page.text[line.start : address.end + 60]), len(said.rstrip(" ;,"))
        return Plain(line.start, line.start + end, 3, person, False, address)

    def _can_be_a_name(self, index: int) -> bool:
        """Tell whether the line ``index`` is no heading, or one that the page's title or host repeats."""
        line = self.page.lines[index]
        told = like_a_person(line.text) or is_of_a_body(line.text)
        told = told or self.page.lower.count(line.text.lower()) > 1
        if not line.heading or (told and not line.is_heading) or below_owner(self.page, index) > line.end:
            return True
        words = re.findall(r"\w{3,}", line.text.lower())
        known = f"{self.page.title} {self.page.site}".lower()
        return bool(words) and all(word in known or in_latin(word) in known for word in words)
