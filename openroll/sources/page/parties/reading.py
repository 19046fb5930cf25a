"""From the words around names to parties: who is named on a page, as what, and what is stated of each.

The page is read in its order. A heading or a label says what the lines behind it are about; a phrase in a sentence says
it of the next name. What follows a name is that party's until another is named.
"""

from bisect import bisect_left, bisect_right
from typing import Final

from openroll.sources.page.addresses.finding import Address, behind_name
from openroll.sources.page.emails import Mailbox
from openroll.sources.page.lines.menus import menus_of
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.cards import names_nobody
from openroll.sources.page.names.contact_person import is_only_named
from openroll.sources.page.names.found import Name, Plain
from openroll.sources.page.names.host import begins_with_host, is_the_site_s
from openroll.sources.page.names.short_names import called_without_quotes, short_name
from openroll.sources.page.names.sole import behind_sole
from openroll.sources.page.numbers.stated import Stated
from openroll.sources.page.words.called import is_called_we
from openroll.sources.page.words.persons import like_a_person
from openroll.sources.page.words.roles import DECOYS, MEANT_OTHERWISE, MEETING, OWN, SERVING, STAYING, Role
from openroll.sources.page.words.thirds import is_known_third

from .events import Event
from .given import Given
from .in_passing import is_in_passing
from .labels import NO_LABELS, is_an_item, says_better
from .mentioned import (
    is_a_bank_s,
    is_another_s,
    is_of_software,
    is_said_of_another,
    keeps_accounts,
    role_above,
)
from .party import FIRST, MARKED, NUMBERED, SAID, SELF, Parties, Party, Trade, is_of_the_firm, is_one_name
from .sections import is_of_next_part
from .takeovers import is_taken_over
from .told_of import is_called_parent, is_dated_news, is_labelled_bank, is_owner_aside, narrates
from .trading import called_before, trading_before

_NEXT: Final = 40  # characters behind a name
_OF: Final = (" of", " von", " der", " de", " di", " van", " af", " av", " da", " do")
_SOON: Final = 5  # lines below the label of a name
_OWNER_BELOW: Final = 3  # lines below a firm, in which its owner is named


def find_parties(page: Page, windows: list[tuple[int, int]]) -> Parties:
    """Return who is named in the ``windows`` (first and last line) of ``page``."""
    found = Parties()
    for first, last in windows:
        _Reader(page, first, last, found).read()
    return found


class _Reader(Given):
    """Reads one run of lines."""

    def read(self) -> None:
        """Go through the lines."""
        if (above := self.labels.above()) is not None:
            self.scope, self.scope_fresh = above, True
        events = self.events.in_order(self.plain)
        starts = [event[0] for event in events]
        for index in range(self.first, self.last + 1):
            line = self.page.lines[index]
            low, high = bisect_left(starts, line.start), bisect_right(starts, line.end)
            has_name = low < high and any(isinstance(event[1], Name) for event in events[low:high])
            if self.mentioned is not None and self._is_numbered_below(index):
                self.operator, self.mentioned.evidence = self.mentioned, FIRST
            elif self.mentioned is not None:
                self.current = self.operator if self.current is self.mentioned else self.current
                self.decoy = None if self.decoy is self.mentioned else self.decoy
            if self.decoy and self.decoy.numbers and self.decoy.role is Role.GROUP != self.scope:
                self.current, self.decoy = self.operator, None  # "represented by Example GmbH, HRB 123"
            self.mentioned = None
            self._enter(index, has_name)
            if not has_name:
                self._plain_name(index)
            for place, event in events[low:high]:
                self._take(event, place, index)

    def _is_numbered_below(self, index: int) -> bool:
        """Tell whether the line ``index`` opens with a number, below who was merely named, and no other has one."""
        one, other, line = self.mentioned, self.operator, self.page.lines[index]
        if one is None or one.role is not None or other is None or other.evidence >= FIRST:
            return False
        if not other.plain and (other.evidence != MARKED or other.start < self.page.lines[index - 1].start):
            return False  # "© 2026 Tide Ltd. All rights reserved. Tide Shopping Ltd." above the number
        opened = any(number.label == line.start for number in self.numbers)
        return opened and not other.numbers and self.page.lines[index - 1].end - one.end < 2

    def _enter(self, index: int, has_name: bool) -> None:
        """Set what the lines from ``index`` on are about."""
        line = self.page.lines[index]
        marked = self.labels.is_marked(index)
        if not has_name and marked and menus_of(self.page).is_menu(index):
            return
        if self.scope_group is not None and (line.group != self.scope_group or self.scope_line):
            self._leave()
        if self._is_headed_by_another() and is_of_next_part(self.page, self.scope_index, line):
            self._leave()  # below "Hosting" the page's footer is not its host's
        label = self.labels.of(index) if marked and not has_name else None
        if label is not None:
            self.scope_index = index
            if label in NO_LABELS or (label is Role.NAMED and self._is_headed_by_another()):
                return
            self._set(label, line.group if label is Role.PROCESSOR and is_an_item(line) else None)
            return
        if line.heading and not has_name:
            below = line.heading > (self.page.lines[self.scope_index].heading or line.heading)
            if (self.scope in DECOYS and not below) or line.heading < 3:
                self._leave()  # "OVH", a heading below that of the host, is of the host
            return
        mark = self.labels.leading(line.start, line.end) if marked else None
        if mark is None or (mark.meaning is Role.NAMED and self._is_headed_by_another()):
            return
        if mark.meaning is self.scope and self._is_headed_by_another():
            self.decoy = None  # "Host: Example Inc." below the heading "Hosting", of which all below it is
            return
        self._set(mark.meaning, line.group)

    def _is_headed_by_another(self) -> bool:
        """Tell whether a heading says that the lines here are about somebody else than the operator."""
        return self.scope in DECOYS and self.scope_group is None

    def _set(self, role: Role, group: int | None) -> None:
        if role in DECOYS:
            self.scope, self.decoy = role, None
            # A label with its content beside it speaks for its own element at most.
            self.scope_group = group
            self.scope_line = group is not None and role not in STAYING
            self.current = None if role in STAYING else self.current
        else:
            self.scope, self.scope_group, self.scope_fresh, self.scope_line = role, group, True, False
            merely = self.operator is not None and self.operator.is_merely_mentioned and role in MEETING
            self.current, self.decoy = None if merely else self.operator, None

    def _leave(self) -> None:
        self.scope, self.scope_group, self.decoy = None, None, None
        self.current = self.operator

    def _take(self, event: Event, place: int, index: int) -> None:
        if isinstance(event, Name):
            self._name(event)
            return
        if (owner := self.columns.owner(event.start)) is not None:
            self.current, self.decoy = owner, None
        decoy = self.decoy
        if decoy and decoy.role is Role.GROUP and (aside := self.aside(decoy.start, decoy.end, place)):
            self.current, self.decoy = aside, None
        if isinstance(event, Stated):
            self.number(event, index)
        elif isinstance(event, Address):
            self.give(event, event.start, event.end, "addresses")
        elif isinstance(event, Mailbox):
            self.mailbox(event)
        elif isinstance(event, Trade):
            owner = self.decoy or self.current
            if owner is not None and (event.start, event.end) not in owner.trading:
                owner.trading.append((event.start, event.end))
        else:
            self.registered(event)

    # Names

    def _name(self, one: Name) -> None:
        text = self.text
        banks = keeps_accounts(self.page, one.text_in(text)) or self.context.keeps_account(one)
        banks = banks or (self.current is not None and is_a_bank_s(text, one.end))
        if banks or is_labelled_bank(self.page, one.start):
            self.keeper(one)
            return
        if self.context.is_translated(one):
            return
        if one.shape.person and (bearer := self.found.bearer_of(one.text_in(text))):
            self.current = bearer
            return
        sentence = self.context.sentence(one.start)
        if is_said_of_another(text, sentence, one.start) and self.found.tells_of(one.text_in(text)):
            return
        role, evidence, kind = self.context.role_before(
            sentence, one.start, headed=self._is_headed_by_another()
        )
        if kind in (Role.FORMER, Role.TRADES_AS) and self.current is not None:
            own = self.current.former if kind is Role.FORMER else self.current.trading
            own.append((one.start, one.end))
            return
        former, parent = kind is Role.FORMER, is_called_parent(text, sentence, one.start)
        within = self.context.role_within(one)
        role = role or (Role.GROUP if former or parent else None) or within or self.context.role_behind(one)
        role = role or role_above(self.page, one, self.context.marks, self.decoy)
        if role in MEANT_OTHERWISE and not (within or parent or former) and self.evidence.of(one) >= SELF:
            role = None  # "an app made by Example Ltd ("we")"
        elif (
            role in (Role.MAKER, Role.PROCESSOR)
            and self.page.host  # what a kept page's mailboxes show of its site can be the maker's
            and begins_with_host(self.page, text[one.start : one.end])
        ):
            role, evidence = None, NUMBERED
        told = role in DECOYS and role is not Role.REPRESENTATIVE and self.found.tells_of(one.text_in(text))
        if told:
            role, evidence = None, 0  # "a list of the members of Example LLP"
        elif role is None and self.found.is_said() and self.context.is_elsewhere(sentence, one.start):
            role, evidence = Role.GROUP, 0
        if self.context.is_example(one) or (role is None and self._is_of_the_said(one)):
            role, evidence = Role.GROUP, 0
        known = role is None and is_known_third(text[one.start : one.end], self.page.host)
        if known and not self._speaks_for_itself(one):
            role = Role.PROCESSOR
        if role is None and is_of_software(self.page, one):
            role, evidence = Role.MAKER, 0
        if role is None and self._is_told_of_again(one):
            role, evidence = Role.REGULATOR, 0
        owner = self.context.names_between(sentence, one.start) and is_owner_aside(text, sentence, one.start)
        owner = owner or is_another_s(self.page, sentence, one.start, one.end)
        taken_over = is_taken_over(text, sentence, one.start, one.end)
        if owner or taken_over or is_dated_news(self.page, one.start):
            role, evidence = Role.GROUP, 0
        if self.context.is_defined(one.start):
            self._leave()
            role, evidence = None, SELF
        own_words = evidence >= SAID and role is None
        said = one.text_in(text)
        again = self.scope is Role.GROUP or (self.scope is Role.PERSON and text.endswith(": ", 0, one.start))
        if (
            self.found.knows(said)
            if again
            else ((self.scope in SERVING or self.scope is Role.DISPUTES) and is_the_site_s(self.page, said))
        ):
            self._leave()  # "Instagram" above it only leads there; "A company of Kiln Group" is who is named again
        if role is None and self.scope in DECOYS and not own_words:
            role = self.scope
        party = Party(one.start, one.end, text[one.start : one.end], role, evidence, one.shape.person)
        party.form_countries = one.shape.countries
        party.labelled = former or parent or within is Role.GROUP or text.endswith(": ", 0, one.start)
        if role is None:
            party.evidence = self._evidence(one, party.evidence)
            if kind is Role.TRADING:
                party.trading += trading_before(self.text, self.context.marks(sentence, one.start), sentence)
            elif own_words:
                party.trading += called_before(self.page, self.context.marks(sentence, one.start), sentence)
        short = short_name(self.page, party.end)
        # "Общество «Ветер» (ООО «Ветер»), г. Москва, …"
        behind = short[1] + 1 if short and text.startswith(")", short[1]) else one.end
        unsaid = role is None and not party.evidence
        passing = unsaid and is_in_passing(self.page, one.start, one.end)
        mention = taken_over or passing or (unsaid and not self.context.opens(one.start))
        address = None if passing else behind_name(self.page, behind, self.end)
        if address is not None and not self.context.is_parted(behind, address.start):
            party.addresses.append(address)
        # The short name in brackets behind it: ("Example").
        party.short += filter(None, [short])
        party.called |= called_without_quotes(self.page, party.end)
        joined = self._join(party, mention=mention, passing=passing)
        if mention and not joined.evidence:
            self.mentioned = joined

    def _speaks_for_itself(self, one: Name) -> bool:
        """Tell whether a well-known provider says "we", or the whole text is its own line: "Amazon … (Spain) SL, …"."""
        if is_called_we(self.text, one.end, self.page.lines[self.page.line_at(one.start)].end):
            return True
        alone = not one.start and len(self.context.names) == 1 and len(self.page.lines) == 1
        return alone and not self.page.host and any(number.start > one.end for number in self.numbers)

    def _is_told_of_again(self, one: Name) -> bool:
        """Tell whether more is said of who serves the operator, both named before: "… by Sample Ltd. Sample Ltd is"."""
        begin, said = self.page.lines[self.page.line_at(one.start)].start, one.text_in(self.text)
        first = self.operator is not None and begin <= self.operator.start < one.start
        again = self.text.endswith(". ", begin, one.start) and self.text.startswith(" is ", one.end)
        first = first or (again and self.found.serves(said, begin))
        return first and self.found.tells_to_serve(said) and self.evidence.of(one) < SELF

    def _is_of_the_said(self, one: Name) -> bool:
        """Tell whether somebody is said to be a subsidiary, or an agent, of who was said to be the operator."""
        known = self.found.parties
        said = tuple(other.name for other in known if other.role is None and other.evidence >= SAID)
        for mark in self.context.marks(one.end, min(one.end + _NEXT, self.end)):
            leads = mark.meaning in (Role.GROUP, Role.REPRESENTATIVE) and self.text.endswith(
                _OF, mark.start, mark.end
            )
            if leads and self.text.startswith(said, mark.end + 1):
                return True
        return False

    def _join(self, party: Party, *, mention: bool = False, passing: bool = False) -> Party:
        """Add ``party``, or what is new of it to the one of the same name, and return it."""
        place = party.start
        other = self.found.with_or_without_form(party) or self.found.called_for_short(party)
        for known in self.found.parties:
            if (known.role == party.role and is_one_name(known.key, party.key)) or known is other:
                known.addresses += party.addresses
                known.trading += party.trading
                known.short += party.short
                known.called |= party.called
                if known is other:
                    known.take_form_of(party)
                elif says_better(self.page, party, known):
                    party.evidence = max(party.evidence, known.evidence)
                    known.evidence = party.evidence
                    known.start, known.end, known.name = party.start, party.end, party.name
                party = known
                break
        else:
            self.found.parties.append(party)
        if party.role is None:
            self.columns.note(party, place)
            self.current = party
            first = self.operator is None and not passing
            if first or (self.operator and party.evidence >= self.operator.evidence and not mention):
                self.operator = party
            self.decoy = None
            if not mention:
                party.numbers += [one for one in self.pending if one not in party.numbers]
                party.registered += self.waiting
                self.pending.clear()
                self.waiting.clear()
        else:
            self.decoy = party
        return party

    def _evidence(self, one: Name, evidence: int) -> int:
        evidence = max(evidence, self.evidence.of(one))
        first = self.scope in OWN and self.scope_fresh
        heads = self.scope is Role.HEADING
        if first and not (heads and self._is_told_of(one)):
            self.scope_fresh = False
            evidence = max(evidence, FIRST)
        return evidence

    def _is_told_of(self, one: Name) -> bool:
        """Tell whether a name below a heading is in the midst of a text, or of somebody who serves the operator."""
        return (
            narrates(self.page, one.end)
            or not self.context.is_by_itself(one)
            or self.found.tells_to_serve(one.text_in(self.text))
            or is_in_passing(self.page, one.start, one.end)
        )

    def _is_owner_of_the_firm(self, found: Plain, name: str) -> bool:
        """Tell whether ``name`` is the person's who owns the firm that was named a few lines above."""
        one = self.operator
        if one is None or one.evidence < FIRST or not like_a_person(name):
            return False
        below = self.page.line_at(found.start) - self.page.line_at(one.start)
        labelled = self.text[found.start - 2 : found.start] == ": "
        beside = below == 1 and self.text[one.start - 2 : one.start] == ": "  # "Name: …", "Owner: …"
        formed = not one.plain or not (like_a_person(one.name) or one.person)
        firm = formed and 0 < below <= _OWNER_BELOW
        return labelled and found.said and (firm or beside)

    def _is_still_so(self, index: int) -> bool:
        """Tell whether the label of a name is near above the line ``index``, and no higher heading below "Contact"."""
        if self.scope is Role.NAMED:
            return index - self.scope_index <= _SOON
        level = self.page.lines[self.scope_index].heading if self.scope_index >= 0 else 0
        if self.scope is not Role.HEADING or level not in range(2, 7):
            return True
        return not any(0 < line.heading < level for line in self.page.lines[self.scope_index + 1 : index + 1])

    def _plain_name(self, index: int) -> None:
        """Look for a name without a legal form, where a label or a phrase says that one stands there."""
        own = (
            self.scope in OWN and self.scope_fresh and index != self.scope_index and self._is_still_so(index)
        )
        if not own and names_nobody(self.page, index, self.context.marks, self.numbers):
            return
        if menus_of(self.page).is_menu(index):
            return
        found: Plain | None = self.plain.find(index, self.context.marks, own, self.numbers)
        if found is None and own and self.scope is Role.NAMED and index == self.scope_index + 1:
            found = self.plain.below_label(index, self.numbers)
        elif found is None and own and self.scope is not Role.HEADING and index == self.scope_index + 1:
            found = self.plain.below_role(index)
        if (
            found is None
            or menus_of(self.page).is_beside(self.page.line_at(found.start))
            or (self.scope in DECOYS and not found.said)
            or (self._is_headed_by_another() and is_only_named(self.page, found.start, self.context.marks))
            or (found.first and self.current is not None)
        ):
            return
        if found.address is not None and self.context.names_between(found.end, found.address.start):
            return  # a trading name above the company's
        end = self.plain.without_kind(found.start, found.end)
        start = behind_sole(self.text, found.start, end)
        name = self.text[start:end]
        if self.operator is not None and is_of_the_firm(self.operator, name):
            return  # "Owner: Anna Rossi" below "Ceramics of Anna Rossi"
        if self._is_owner_of_the_firm(found, name):
            self.scope_fresh, self.current = False, self.operator
            return  # "Owner: Anna Rossi" below "Tulip Ceramics"
        evidence = max(found.evidence, FIRST) if start > found.start else found.evidence
        party = Party(start, end, name, None, evidence, found.person, plain=True)
        if found.address is not None:
            party.addresses.append(found.address)
        self.scope_fresh = False
        self._join(party)
