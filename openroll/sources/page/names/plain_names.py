"""Names without a legal form: only where a label, a register's phrase or an imprint says that one stands there."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.addresses.announced import labelled, labelled_below
from openroll.sources.page.addresses.doubt import address_doubt
from openroll.sources.page.addresses.finding import behind_name
from openroll.sources.page.addresses.shape import postcode_in
from openroll.sources.page.addresses.street_above import is_only_a_town
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.numbers.stated import Stated
from openroll.sources.page.words.forms import has_form
from openroll.sources.page.words.latin import in_latin
from openroll.sources.page.words.lexicon import Found
from openroll.sources.page.words.name_words import is_a_body as is_of_a_body
from openroll.sources.page.words.numbers import Kind
from openroll.sources.page.words.persons import (
    DEGREES,
    KIND_AND_OWNER,
    KIND_BEHIND,
    PERSON_WORDS,
    is_personal,
    like_a_person,
    like_persons,
)
from openroll.sources.page.words.reasons import NO_ADDRESS
from openroll.sources.page.words.roles import Role
from openroll.sources.page.words.self_words import RESERVED, is_only_a_form
from openroll.sources.page.words.thirds import is_known_third
from openroll.sources.page.words.titles import NO_INITIAL, NONE_BEFORE

from .before_number import before_number
from .beside_form import beside_form
from .between import is_another_s
from .brands import is_beside_a_company
from .cards import above_trade_name, before_trade_name, below_kind, card_head, is_addressee, is_common, who_is
from .charities import charity_in
from .contact_person import is_a_contact_s
from .contract_sides import side_of_contract
from .contracts import TERMS
from .first_names import above_mailbox, beside_address, claimed_name, first_name
from .found import Plain
from .host import is_host
from .nameable import before_reached, can_be_a_name, can_be_said
from .own_company import is_of_own_company
from .owner_below import is_owner_below
from .person_beside import person_beside
from .plain_said import (
    INTRODUCED,
    INTRODUCING,
    before_label,
    behind_dash,
    behind_verb,
    below_owner,
    calls_a_thing,
    ends_before_a_name,
    head_of_letter,
    is_a_body,
    is_below_phrase,
    leads_to_a_name,
    says_more,
    who_runs_it,
    with_trade,
)
from .registered_said import calls_itself_we, registered_name
from .runs_said import is_run_by_another, is_traded_for
from .said_names import LEADING, LISTED, TRADE, said_name
from .sole import behind_terms, by_whom, in_ours, is_numbered, is_numbered_soon
from .speaking import who_speaks
from .turkish_said import without_is
from .venues_told import is_a_venue

_SENTENCE_ENDS: Final = re.compile(r"[^\W\d_]{4}\.\Z")
_LABEL: Final = re.compile(r"[^\n:;.]{0,30}:\s*")
_WORD: Final = re.compile(r"[^\W\d_]{4}")
_CARD: Final = 3  # lines below a person
_SOON: Final = 9  # lines below a label of a name
_ENDS_AS_A_STREET: Final = re.compile(r"\s\d+\s?[a-zA-Z]?(?:[/-]\d+)*$")
_BEGINS_AS_A_STREET: Final = re.compile(r"\d{1,3}[a-zA-Z]?,?\s[A-Z][a-z]+,?")
_ENDING: Final = Late(
    r"\s(?:trading\sas|t/a|trading\sunder)\s|\s[|·•–—]\s|[;,(]|"
    rf"(?=\.){NONE_BEFORE}{NO_INITIAL}\.\s|\.$|\s\(|:\s"
)
_TRADE_BEHIND: Final = re.compile(r"\s[–—-]\s(?=[a-zà-žа-яё]{4})")  # "Kunigunde - lakiernia i meble"
_KIND_BEHIND: Final = re.compile(
    r"\s[–—-]\s[^\W\d_]+(?:\s[^\W\d_]+){0,2}|\s\([^()\n]{3,60}\)"
)  # "Kiln — Restaurant"
_TRADE_OF_A_PERSON: Final = re.compile(r",(?:\s[a-zà-žа-яёіїєґα-ωά-ώ][^\W\d_]+(?:-[^\W\d_]+)?){1,5}\Z")
_ENDED_BY: Final = (RESERVED, KIND_BEHIND, KIND_AND_OWNER, _TRADE_BEHIND)


class PlainNames:
    """Finds such names in one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.has_charities = "charit" in page.lower
        self.has_terms = TERMS.may_stand(page.text, page.lower, 0, len(page.text))

    def without_kind(self, start: int, end: int) -> int:
        """Return ``end``, or where a name ends before words that say what its bearer is: "Tulpe — Einzelfirma"."""
        kind = next(filter(None, (one.search(self.page.text, start, end) for one in _ENDED_BY)), None)
        trade = _TRADE_OF_A_PERSON.search(self.page.text, start, end)
        if trade is not None and like_a_person(self.page.text[start : trade.start()]):
            kind = trade  # "Ann Hill, independent consultant"
        if kind is None or kind.start() <= start:
            return end
        return start + len(self.page.text[start : kind.start()].rstrip(' "”»'))  # “Tulp” eenmanszaak

    def behind(self, place: int) -> tuple[int, int] | None:
        """Return the name that stands right behind ``place``, up to the next sign."""
        text = self.page.text
        line = self.page.lines[self.page.line_at(max(place - 1, 0))]
        gap = re.compile(r"(?:\s?:|\sis)?[\s\"“„«]{1,3}").match(text, place, line.end)
        if gap is None:
            return None
        ending = _ENDING.search(text, gap.end(), line.end)
        end = ending.start() if ending else line.end
        span = text[gap.end() : end].rstrip(' .,;"”»“')
        span = span if "(" in span else span.rstrip(')"”»“')
        if not span[:1].isupper() or len(span.split()) > 5 or not can_be_a_name(span):
            return None
        return gap.end(), gap.end() + len(span)

    def find(
        self,
        index: int,
        marks: Callable[[int, int], list[Found[Role]]],
        own: bool,
        numbers: list[Stated],
    ) -> Plain | None:
        """Return the name without a form that the line ``index`` gives; ``own`` says that an imprint begins above."""
        line, text = self.page.lines[index], self.page.text
        of_terms = behind_terms(self.page, line.start, line.end) if self.has_terms else None
        found = self._said(of_terms, line.end) if of_terms is not None else None
        if found and " " in text[found.start : found.end] and is_numbered(numbers, found.end, line.end):
            return found
        if (ours := in_ours(self.page, line)) and (found := self._told(ours, line.end, numbers)):
            return found
        for by in by_whom(self.page, line.start, line.end, numbers) if numbers else ():
            if (found := self._said(by, line.end)) and is_numbered_soon(numbers, found.end):
                return found
        others = False
        for mark in marks(line.start, line.end):
            others = others or mark.meaning in (Role.HOST, Role.REPRESENTATIVE, Role.OFFICER, Role.DISPUTES)
            if (
                not others
                and leads_to_a_name(self.page, mark)
                and (found := self._told(mark.end, line.end, numbers))
            ):
                return found
            for place in behind_verb(self.page, mark, line.end):
                if found := self._said(place, line.end):
                    return found
            dash = behind_dash(self.page, mark, line.start, line.end)
            if dash is not None and (found := self._told(dash, line.end, numbers)):
                return found
            if mark.meaning is Role.REGISTERED and (
                who := registered_name(text, line.start, line.end, mark.start, numbers)
            ):
                return Plain(
                    *who[:2], 4 if calls_itself_we(text, who[1], line.end) else 2, who[2], True, None
                )
            if mark.meaning is Role.TRADES_AS and (traded := self._traded(line.start, line.end, mark)):
                return traded
            if mark.meaning is Role.NAMED and is_a_contact_s(self.page, index, marks):
                continue
            if mark.meaning in (Role.OPERATOR, Role.IMPRINT, Role.NAMED):
                label = None if is_owner_below(self.page, index, mark) else self._label_behind(mark, line)
                if label and (found := self._span(label, line.end, 4, True)):
                    return found
                if ends_before_a_name(self.page, mark) and (found := self._said(mark.end, line.end)):
                    return found
        span = who_runs_it(self.page, index, marks, numbers)
        span = span if span and can_be_a_name(text[slice(*span)]) else who_speaks(self.page, index, marks)
        if span is not None:
            return Plain(*span, 4, False, True, behind_name(self.page, span[1], len(text)))
        if self.has_terms and (side := side_of_contract(self.page, line.start, line.end)):
            return Plain(side[0], side[1], 4, False, True, side[2])
        below = index > 0 and self.page.lines[index - 1].text.endswith(":")
        below = below and (is_below_phrase(self.page, index, marks) or is_addressee(self.page, index))
        if below and (found := self._span(line.start, line.end, 4, False)):
            return found
        head = head_of_letter(self.page, index, numbers) if numbers else None
        named = text[line.start : head[0]] if head else ""
        if head and can_be_a_name(named) and not is_beside_a_company(self.page, index, named, numbers):
            return Plain(line.start, head[0], 2, False, False, head[1], first=True)
        if head := card_head(self.page, index, numbers, can_be_a_name):
            return Plain(line.start, head[0], 2, False, False, head[1], first=True)
        if kind := below_kind(self.page, index, numbers):
            return Plain(*kind, 3, True, True, behind_name(self.page, kind[1], len(text)))
        if (span := beside_form(text, line.start, line.end)) and not is_only_a_form(text[slice(*span)], ""):
            return Plain(*span, 3, False, True, behind_name(self.page, span[1], len(text)))
        span = charity_in(text, line.start, line.end) if self.has_charities else None
        if span and can_be_a_name(text[slice(*span)]):
            return Plain(*span, 2, False, True, None)
        found = self._introduced(line.start, line.end, numbers, 3 if own else 2)
        if found is None and own and (whose := who_is(self.page, index, numbers, can_be_a_name)):
            return Plain(*whose, 3, False, False, None)
        found = found or (self._above_address(index) if own else None)
        if found is None and own and (beside := person_beside(self.page, index)):
            return Plain(beside[0], beside[1], 3, True, False, beside[2])
        if found is None and (claimed := claimed_name(self.page, index, numbers, can_be_a_name)):
            return Plain(*claimed, 1, False, False, None, first=True)
        if found is None and (first := first_name(self.page, index, numbers, can_be_a_name)):
            start, end, address = first
            end -= _SENTENCE_ENDS.search(text, start, end) is not None  # "Children of Tide. CRO Number: …"
            lead = LEADING.match(text, start, end) if text[start].isdigit() or text[start] in "JA" else None
            start = lead.end() if lead else start
            around = text[start : min(end + 80, line.end)]
            return Plain(start, end, 3 if own else 2, is_personal(around), False, address, first=True)
        return found

    def _label_behind(self, mark: Found[Role], line: Line) -> int | None:
        """Return where the colon ends behind ``mark``, when the two are the label of a name; None when they are not."""
        text = self.page.text
        behind = text[mark.end : min(mark.end + 40, line.end)]
        label = _LABEL.match(behind) if ":" in behind else None
        if label is None:
            return None
        told = " " in text[mark.start : mark.end] and text[mark.end : mark.end + 2] in (": ", " :")
        # "¿Quién es el responsable? Identidad: Ana Mora Ruiz."
        told = told or text[line.start : mark.start].rstrip()[-1:] in ("?", ".")
        return mark.end + label.end() if told or not _WORD.search(text, line.start, mark.start) else None

    def _alone(self, index: int) -> tuple[int, int] | None:
        """Return the persons who have the line ``index`` to themselves, with nothing in their element below them."""
        line = self.page.lines[index]
        below = self.page.lines[index + 1 : index + 2]
        last = not below or below[0].group != line.group or bool(below[0].heading)
        alone = last and like_persons(line.text) and can_be_a_name(line.text)
        return (line.start, line.end) if alone and not line.is_heading else None

    def _traded(self, start: int, limit: int, mark: Found[Role]) -> Plain | None:
        """Return the trade name behind the label with which a line begins: of somebody who gives no other."""
        if before := before_trade_name(self.page, start, mark.start):
            ends = min(filter(None, (self.page.text.find(", ", mark.end, limit) + 1, limit + 1))) - 1
            return Plain(*before, 3, True, True, behind_name(self.page, ends, len(self.page.text)))
        sign = re.compile(r"\s?:\s").match(self.page.text, mark.end, limit)
        index = self.page.line_at(start)
        around = self.page.lines[max(index - _SOON // 2, 0) : index + _SOON]
        if sign is None or re.search(r"[^\W\d_]", self.page.text[start : mark.start]):
            return None
        if any(has_form(one.text) for one in around):
            return None  # "Nombre comercial: Barro" below "Barro Rojo, S.L."
        if bearer := above_trade_name(self.page, index):
            named = can_be_a_name(self.page.text[slice(*bearer)])
            return Plain(*bearer, 3, False, False, None, first=True) if named else None
        return replace(found, first=True) if (found := self._span(sign.end(), limit, 3, False)) else None

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
        if line.heading in (1, 2, 3) or not (stated or labelled(self.page, line.end, last.end)):
            return None
        found = self._span(line.start, line.end, 3, False)
        whole = found is not None and (
            found.end >= line.end - 2
            or DEGREES.fullmatch(self.page.text, found.end, line.end) is not None
            or _KIND_BEHIND.fullmatch(self.page.text, found.end, line.end) is not None
        )
        return found if whole else None

    def _introduced(self, start: int, limit: int, numbers: list[Stated], evidence: int) -> Plain | None:
        """Return the name with which a line begins that says what its bearer is: "(hereinafter …)", "sole trader"."""
        text = self.page.text
        line = text[start:limit]
        found = INTRODUCED.match(text, start, limit) if any(map(line.__contains__, INTRODUCING)) else None
        if found is None:
            return None
        begin, end = found.span(1)
        if article := LEADING.match(text, begin, end):
            start = begin = article.end()
        called = found["called"] is not None
        if called and calls_a_thing(text, found.end(), limit):
            return None  # "The app "Plover" (hereinafter the App)"
        told = called or found["is"] or found["what"] or PERSON_WORDS.match(text, found.end())
        registered = any(start < one.start < limit and one.kind is Kind.REGISTER for one in numbers)
        personal = is_personal(text[end:limit]) and like_a_person(text[begin:end])
        short = " " not in text[begin:end] and not (found["is"] and registered)
        if short or not (told or (registered and personal)) or not can_be_a_name(text[begin:end]):
            return None
        address = behind_name(self.page, end, len(text))
        return Plain(start, end, 4 if called else evidence, personal, called, address)

    def _told(self, place: int, limit: int, numbers: list[Stated]) -> Plain | None:
        """Return the name right behind ``place`` whose number or address stands behind it."""
        found = self._said(place, limit)
        more = found and (found.address or says_more(self.page, place, found.end, limit, numbers))
        return found if found and (more or is_traded_for(self.page, place, found.end)) else None

    def _said(self, place: int, limit: int) -> Plain | None:
        """Return the name right behind "operated by": words with capitals, up to a sign."""
        span = said_name(self.page.text, place, limit)
        said = self.page.text[slice(*span)].lstrip('"“„«') if span else ""
        named = can_be_said(said) or (said[:1].isupper() and is_host(self.page, said))
        named = named and not is_known_third(said, self.page.host)
        if span is None or not named or is_run_by_another(self.page, said):
            return None
        start, end = span[0], without_is(self.page.text, *span)
        end = with_trade(self.page, start, end, limit)
        person = is_personal(self.page.text[start : min(end + 80, limit)])
        address = behind_name(self.page, end, len(self.page.text))
        if address is not None and is_only_a_town(self.page.text[address.start : address.end]):
            address = None
        return Plain(start, end, 4, person, True, address)

    def _span(self, start: int, limit: int, evidence: int, said: bool) -> Plain | None:
        text = self.page.text
        while start < limit and text[start] in ' ,:"“„«':
            start += 1
        if trade := TRADE.match(text, start, limit):
            start = trade.end()
        ending = None if LISTED.match(text, start, limit) else _ENDING.search(text, start, limit)
        end = before_label(text, start, ending) if ending else limit
        end = min(end, before_number(self.page, start, min(end + 1, limit)))
        if end >= limit and start >= limit:
            return None
        span = text[start:end].rstrip(' .,;"”»“')
        # "Jenny on the Shore" is what jennyontheshore.example is called.
        if not can_be_a_name(span) and not (said and span[:1].isupper() and is_host(self.page, span)):
            return None
        end = without_is(text, start, start + len(span))
        end = with_trade(self.page, start, end, limit)
        address = behind_name(self.page, end, len(text))
        around = text[max(start - 60, 0) : end + 80]
        return Plain(start, end, evidence, is_personal(around), said, address)

    def _above_address(self, index: int) -> Plain | None:
        """Return the line, when it can be a name and an address stands below it."""
        line = self.page.lines[index]
        said = before_reached(line.text)
        named = can_be_a_name(said) or (is_a_body(said) and not is_only_a_form(said, ""))
        named = named or is_host(self.page, said)  # "Yoga with Anna" on yogawithanna.example
        if not named or said[-1] in ":!?" or not self._can_be_a_name(index):
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
