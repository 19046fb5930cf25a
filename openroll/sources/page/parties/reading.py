"""From the words around names to parties: who is named on a page, as what, and what is stated of each.

The page is read in its order. A heading or a label says what the lines behind it are about; a phrase in a sentence says
it of the next name. What follows a name is that party's until another is named.
"""

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import Final

from openroll.sources.page.addresses.finding import Address, behind_name
from openroll.sources.page.emails import Mailbox
from openroll.sources.page.lines.menus import menus_of
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.articles import behind_kind_said
from openroll.sources.page.names.cards import names_nobody
from openroll.sources.page.names.contact_person import is_a_provider_s, is_only_named
from openroll.sources.page.names.found import Name, Plain
from openroll.sources.page.names.in_charge import is_only_in_charge
from openroll.sources.page.names.registered_said import first_told
from openroll.sources.page.names.short_names import called_without_quotes, short_name
from openroll.sources.page.names.sole import behind_sole
from openroll.sources.page.numbers.stated import Stated
from openroll.sources.page.words.addresses import Rank
from openroll.sources.page.words.lexicon import Found
from openroll.sources.page.words.persons import is_an_owner_s, like_a_person
from openroll.sources.page.words.roles import DECOYS, MEETING, OWN, STAYING, Role

from .charity_arms import is_a_charity_s
from .events import Event
from .in_passing import is_in_passing
from .its_lines import is_of_its_lines
from .judging import Judging, Named
from .labels import NO_LABELS, is_an_item, says_better
from .mentioned import (
    is_a_bank_s,
    is_said_of_another,
    is_where_seated,
    keeps_accounts,
)
from .party import FIRST, MARKED, NUMBERED, Parties, Party, Trade, is_of_the_firm, is_one_name
from .said_before import role_before
from .sections import is_of_next_part
from .subsidiaries import is_only_directing
from .told_of import is_labelled_bank, narrates
from .trading import called_before, trading_before

_SOON: Final = 5  # lines below the label of a name
_ENDS: Final = (".", "|", "·", "•")  # with these ends what stands before who made the site
_OWNER_BELOW: Final = 3  # lines below a firm, in which its owner is named


def find_parties(page: Page, windows: list[tuple[int, int]]) -> Parties:
    """Return who is named in the ``windows`` (first and last line) of ``page``."""
    found = Parties()
    for first, last in windows:
        _Reader(page, first, last, found).read()
    return found


class _Reader(Judging):
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
            names = [place for place, event in events[low:high] if isinstance(event, Name)]
            has_name = bool(names)
            if self.mentioned is not None and self._is_numbered_below(index):
                self.operator, self.mentioned.evidence = self.mentioned, FIRST
            elif self.mentioned is not None:
                self.current = self.operator if self.current is self.mentioned else self.current
                self.decoy = None if self.decoy is self.mentioned else self.decoy
            if self.decoy and self.decoy.numbers and self.decoy.role is Role.GROUP != self.scope:
                self.current, self.decoy = self.operator, None  # "represented by Example GmbH, HRB 123"
            self.mentioned = None
            self._enter(index, has_name)
            if not has_name or self._is_a_maker_s(line.start, names[0]):
                self._plain_name(index)
            elif who := first_told(self.text, line.start, names[0], self.context.marks, self.numbers):
                self._join(Party(*who, self.text[slice(*who)], None, NUMBERED, plain=True))
            for place, event in events[low:high]:
                self._take(event, place, index)

    def _is_a_maker_s(self, start: int, place: int) -> bool:
        """Tell whether the first name of a line from ``start``, at ``place``, is of who made the site, at its end."""
        mark = next(
            (one for one in self.context.marks(start, place) if one.meaning in (Role.MAKER, Role.HOST)), None
        )
        return mark is not None and self.text[start : mark.start].rstrip().endswith(_ENDS)

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
        ended = self.scope_group is not None and (line.group != self.scope_group or self.scope_line)
        if ended and not (self.decoy and is_of_its_lines(self.page, self.decoy, index)):
            self.leave()
        if self.is_headed_by_another() and is_of_next_part(self.page, self.scope_index, line):
            self.leave()  # below "Hosting" the page's footer is not its host's
        label = self.labels.of(index) if marked and not has_name else None
        if label is not None:
            self.scope_index = index
            if label in NO_LABELS or (label is Role.NAMED and self.is_headed_by_another()):
                return
            self._set(label, line.group if label is Role.PROCESSOR and is_an_item(line) else None)
            return
        if line.heading and not has_name:
            below = line.heading > (self.page.lines[self.scope_index].heading or line.heading)
            if (self.scope in DECOYS and not below) or line.heading < 3:
                self.leave()  # "OVH", a heading below that of the host, is of the host
            return
        mark = self.labels.leading(line.start, line.end) if marked else None
        if mark is None or (self.is_headed_by_another() and self._is_whom_the_heading_tells_of(mark, index)):
            return
        if mark.meaning is Role.NAMED and (authority := self._authority_behind(mark, line.end)):
            self._set(authority, line.group)
            return
        if mark.meaning is self.scope and self.is_headed_by_another():
            self.decoy = None  # "Host: Example Inc." below the heading "Hosting", of which all below it is
            return
        self._set(mark.meaning, line.group)

    def _authority_behind(self, mark: Found[Role], end: int) -> Role | None:
        """Return the role of the authority with which begins what a label says up to ``end``: "Name: Datatilsynet"."""
        first = next(iter(self.context.marks(mark.end, end)), None)
        if first is None or first.meaning not in (Role.DISPUTES, Role.REGULATOR):
            return None
        return None if self.text[mark.end : first.start].strip(" :") else first.meaning

    def _is_whom_the_heading_tells_of(self, mark: Found[Role], index: int) -> bool:
        """Tell whether the label ``mark`` of the line ``index`` is of the other whom the heading tells of.

        "Name: Example Ltd" below "Hosting", and right below it "Service provider: Example Ltd".
        """
        provides = self.scope in (Role.HOST, Role.PROCESSOR) and index == self.scope_index + 1
        return mark.meaning is Role.NAMED or (provides and is_a_provider_s(self.text, mark))

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
        """Take in a name: who bears it, what they are to the operator, and what stands right behind it."""
        if self._is_a_bank_s(one):
            self.keeper(one)
            return
        if self._is_at_its_house(one):
            return
        if self.context.is_translated(one):
            return
        if one.shape.person and (bearer := self.found.bearer_of(one.text_in(self.text))):
            self.current = bearer
            return
        sentence = self.context.sentence(one.start)
        if is_said_of_another(self.text, sentence, one.start) and self.found.tells_of(one.text_in(self.text)):
            return
        before = role_before(self.context, sentence, one.start, headed=self.is_headed_by_another())
        owner = self.decoy or self.current
        if before.kind in (Role.FORMER, Role.TRADES_AS) and owner is not None:
            own = owner.former if before.kind is Role.FORMER else owner.trading
            own.append((one.start, one.end))
            return
        named = self.named(one, sentence, before)
        if is_a_charity_s(self.text, one.text_in(self.text), self.found.parties):
            named = replace(named, role=named.role or Role.GROUP)
        party = self._party(one, named)
        if party.role is None and before.kind is Role.TRADING:
            party.trading += trading_before(self.text, self.context.marks(sentence, one.start), sentence)
        elif named.is_said:
            party.trading += called_before(self.page, self.context.marks(sentence, one.start), sentence)
        unsaid = party.role is None and not party.evidence
        passing = unsaid and is_in_passing(self.page, one.start, one.end)
        mention = named.taken_over or passing or (unsaid and not self.context.opens(one.start))
        self._take_what_is_behind(party, passing=passing)
        joined = self._join(party, mention=mention, passing=passing)
        if mention and not joined.evidence:
            self.mentioned = joined

    def _is_at_its_house(self, one: Name) -> bool:
        """Tell whether the seat of whoever is spoken of is said to be at whom is named: their address follows."""
        owner = self.decoy or self.current
        if (
            owner is None
            or not is_where_seated(self.text, one.start)
            or self.found.knows(one.text_in(self.text))
        ):
            return False
        place = behind_name(self.page, one.end, self.page.lines[self.page.line_at(one.start)].end)
        if place is None or self.text[one.end : place.start].strip(" ,"):
            aside = self.text[one.start - 1 - len("(c/o") : one.start].lower() == "(c/o "
            return aside and self.text.startswith(")", one.end)  # "Mill Lane 4, Leeds (c/o Tide Ltd)"
        owner.addresses.append(replace(place, rank=Rank.SEAT))
        return True

    def _is_a_bank_s(self, one: Name) -> bool:
        """Tell whether a name is of who keeps an account."""
        return (
            keeps_accounts(self.page, one.text_in(self.text))
            or self.context.keeps_account(one)
            or (self.current is not None and is_a_bank_s(self.text, one.end))
            or is_labelled_bank(self.page, one.start)
        )

    def _party(self, one: Name, named: Named) -> Party:
        """Return who is named, with what speaks for their being the operator."""
        party = Party(
            one.start, one.end, one.text_in(self.text), named.role, named.evidence, one.shape.person
        )
        party.form_countries, party.labelled = one.shape.countries, named.labelled
        if party.role is None:
            party.evidence = self._evidence(one, party.evidence)
        return party

    def _take_what_is_behind(self, party: Party, *, passing: bool) -> None:
        """Give ``party`` the short names that stand right behind its name, and the address, unless in ``passing``."""
        short = short_name(self.page, party.end)
        # "Общество «Ветер» (ООО «Ветер»), г. Москва, …"
        behind = short[1] + 1 if short and self.text.startswith(")", short[1]) else party.end
        other = passing or is_only_directing(self.text, party.start, party.end)
        address = None if other else behind_name(self.page, behind, self.end)
        if address is not None and not self.context.is_parted(behind, address.start):
            party.addresses.append(address)
        party.short += filter(None, [short])
        party.called |= called_without_quotes(self.page, party.end)

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
                    if party.name != f"{known.name}.":
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
        owner = is_an_owner_s(self.text, found.start)
        if one is None or not like_a_person(name):
            return False
        if one.evidence < FIRST and (one.plain or one.person or not owner):
            return False
        below = self.page.line_at(found.start) - self.page.line_at(one.start)
        labelled = found.said and self.text[found.start - 2 : found.start] == ": "
        beside = below == 1 and self.text[one.start - 2 : one.start] == ": "  # "Name: …", "Owner: …"
        formed = not one.plain or not (like_a_person(one.name) or one.person)
        firm = formed and 0 < below <= _OWNER_BELOW
        return (labelled and (firm or beside)) or (owner and firm and not one.plain)

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
            or (self.is_headed_by_another() and is_only_named(self.page, found.start, self.context.marks))
            or (found.first and self.current is not None)
        ):
            return
        if found.address is not None and self.context.names_between(found.end, found.address.start):
            return  # a trading name above the company's
        end = self.plain.without_kind(found.start, found.end)
        begin = behind_sole(self.text, found.start, end)
        start = begin if found.said else behind_kind_said(self.text, begin, end)
        name = self.text[start:end]
        if self.operator is not None and is_of_the_firm(self.operator, name):
            return  # "Owner: Anna Rossi" below "Ceramics of Anna Rossi"
        if self._is_owner_of_the_firm(found, name):
            self.scope_fresh, self.current = False, self.operator
            return  # "Owner: Anna Rossi" below "Tulip Ceramics"
        if own and self.found.loose_addresses and like_a_person(name):
            place = self.found.loose_addresses[0].start
            if is_only_in_charge(self.page, self.scope_index, place):
                return
        evidence = max(found.evidence, FIRST) if begin > found.start else found.evidence
        party = Party(start, end, name, None, evidence, found.person, plain=True)
        if found.address is not None:
            party.addresses.append(found.address)
        self.scope_fresh = False
        self._join(party)
