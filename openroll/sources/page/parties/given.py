"""What a page gives of those whom it names – numbers, addresses, mailboxes – and whose each is."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.addresses.announced import behind_number
from openroll.sources.page.addresses.finding import Address, behind_name
from openroll.sources.page.emails import Mailbox, same_site
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.found import Name
from openroll.sources.page.names.host import host_word, shares_word
from openroll.sources.page.names.plain_names import PlainNames
from openroll.sources.page.numbers.stated import Stated
from openroll.sources.page.words.numbers import Kind
from openroll.sources.page.words.roles import DECOYS, STAYING, WITH_MAILBOXES, Role

from .below_host import is_below_host
from .columns import Columns
from .context import Context
from .events import find_events
from .evidence import Evidence
from .labels import Labels
from .mailboxes_told import role_told
from .party import SAID, Parties, Party, Registered
from .said_before import role_before
from .said_theirs import is_its, is_theirs
from .subsidiaries import is_of_a_parent, is_only_directing, speaks_of_kin
from .told_of import is_a_bank_s_number, is_at_a_bank, is_beside_bank, is_labelled_bank, is_of_a_service

# "Heron Care is a registered charity (no. 123456), Heron House, …", "Heron Care (HC), a charity registered in …"
_IS_A: Final = re.compile(r"(?:\s\([A-Z]{2,6}\))?,?\s(?:is\s)?(?:a\s)?\Z")
# "charity registered in England (123456), Scotland (SC012345), …": no address stands between the two.
_IS_MORE: Final = re.compile(
    r"[^()\n]{3,60}\((?:no\.?\s)?\w{4,9}\)[;,]?\s(?:and\s)?(?:in\s)?[A-Z][^()\d\n]{3,40}\("
)
_BESIDE: Final = 4  # characters between a name and a number that stands right behind it

_INSURANCE: Final = Late(
    r"versicher|insur|assur|assicur|polizza|segur|ubezp|pojišt|pojist|poist|försäkr|forsikr|verzeker|vakuut|страх|застрах"
)


class Given:
    """Who is named in one run of lines, who of them is spoken of now, and what is given of each."""

    def __init__(self, page: Page, first: int, last: int, found: Parties) -> None:
        self.page, self.first, self.last, self.found = page, first, last, found
        self.text = page.text
        self.end = page.lines[last].end
        self.events = find_events(page, first, last)
        self.numbers = self.events.numbers
        self.context = Context(page, self.end, self.events.names, self.events.roles)
        self.evidence = Evidence(self.context)
        self.labels = Labels(page, self.context, first)
        self.plain = PlainNames(page)
        self.columns = Columns(page)
        self.officers_sentence = -1  # where a sentence begins that gave a mailbox of an officer's
        self.scope: Role | None = None
        self.scope_group: int | None = None  # the scope ends with this element
        self.scope_line = False  # it ends with its line
        self.scope_index = -1  # the line of the heading or label
        self.scope_fresh = False  # nobody has been named under the heading yet
        self.decoy: Party | None = None
        self.current: Party | None = None
        self.operator: Party | None = None
        self.mentioned: Party | None = None  # who was named in the middle of the line before
        self.pending: list[Stated] = []
        self.waiting: list[Registered] = []
        self.bank = 0  # where the name of a bank ended

    def registered(self, one: Registered) -> None:
        """Take what is said of where somebody is registered."""
        owner = self.decoy or self.current
        if speaks_of_kin(self.text, self.context.sentence(one.start)):
            return
        if owner is None:
            self.waiting.append(one)
        else:
            owner.registered.append(one)
            if self.text.startswith((" at ", ", at ", " of ", ", of "), one.end):
                self._address_behind(one)

    def aside(self, start: int, end: int, place: int) -> Party | None:
        """Return the operator, where a sign before ``place``, or the sentence, ends what is said of the parent."""
        one = self.operator
        if self.scope is Role.GROUP or one is None or one.start > start:
            return None
        beside = not one.numbers and self.page.line_at(one.start) == self.page.line_at(start)
        ended = self.context.is_set_apart(end, place) or (beside and self.context.sentence(place) >= end)
        ended = ended or self.text.startswith(")", end)  # "Kiln Ltd (part of Tide Ltd), registered in …"
        return one if ended or is_only_directing(self.text, start, end) else None

    def number(self, one: Stated, index: int) -> None:
        """Take a number, which stands in the line ``index``."""
        if one.kind is Kind.DECOY:
            self._decoy_s_number(one)
            return
        line, sentence = self.page.lines[index], self.context.sentence(one.label)
        if is_a_bank_s_number(self.text, line.start, one.label, one.start, one.end):
            self._set_aside(Role.PROCESSOR, one)
        elif self.context.is_shared_out(sentence, one.end):
            return  # "A Ltd and B Ltd …, numbers 1 and 2 respectively"
        elif (role := self._role_told(one, index, sentence)) is not None:
            self._set_aside(role, one)
        elif is_theirs(self.context, one.label, one.start):
            self._set_aside(Role.PROCESSOR, one)
        elif self.decoy is not None:
            self.decoy.numbers.append(one)
        elif self.current is not None:
            self.current.numbers.append(one)
            self._address_behind(one)
        elif self.operator and self._is_own_below_authority(one, line.start):
            self.operator.numbers.append(one)
        elif self._is_below_host(index):
            self._set_aside(Role.HOST, one)
        else:
            self.pending.append(one)
            self.found.loose_numbers.append(one)

    def _set_aside(self, role: Role, one: Stated) -> None:
        self.found.set_aside.append((role, one.label, one.end))

    def _decoy_s_number(self, one: Stated) -> None:
        """Set aside what no company is known by; the address behind it can be the operator's, or a bank's."""
        self._set_aside(Role.REGULATOR, one)
        if is_beside_bank(self.text, self.bank, one.label):
            self.bank = one.end  # "ОАО «Пример Банк», БИК …, г. Минск": and what stands behind it
        elif (
            self.decoy is None
            and self.scope not in DECOYS
            and self.current is not None
            and (
                self.current.numbers
                or one.label - self.current.end < _BESIDE
                or self._is_said_behind_name(one.label)
            )
        ):
            self._address_behind(one)

    def _is_said_behind_name(self, place: int) -> bool:
        """Tell whether no more than "is a" stands between the name of whoever is spoken of and ``place``."""
        begin = self.page.lines[self.page.line_at(place)].start
        name = self.current.name if self.current is not None else ""
        if _IS_MORE.match(self.text, place):
            return False
        words = _IS_A.search(self.text, begin, place)
        return words is not None and self.text.endswith(name, begin, words.start())

    def _role_told(self, one: Stated, index: int, sentence: int) -> Role | None:
        """Return whose a number is by the words around it or the heading above; None when they say nothing of that."""
        line = self.page.lines[index]
        begin, end = (line.start, line.end) if one.is_short else (sentence, one.label)
        vague = one.is_vague(self.text) and self.context.regulated(begin, end)
        if vague and not self._is_of_whom_it_names(one):
            return Role.REGULATOR
        if self.decoy is not None:
            return None
        if is_of_a_parent(self.text, begin, one.label):
            return Role.GROUP
        unnamed = not self.context.names_between(begin, one.label)
        if unnamed and is_of_a_service(self.page, self.context.marks(begin, one.label), one.label):
            return Role.PROCESSOR
        if is_beside_bank(self.text, self.bank, one.label):
            self.bank = one.end  # and its others behind it
            return Role.PROCESSOR
        headed = self.scope in STAYING and self.scope not in (Role.REGULATOR, Role.DISPUTES)
        return self.scope if headed and not self._names_operator(index) else None

    def keeper(self, one: Name) -> None:
        """Take a bank, whose own numbers may stand behind it: in the line that its label opens, or right beside it."""
        self.bank = one.end
        place = behind_name(self.page, one.end, self.page.lines[self.page.line_at(one.start)].end)
        if place is not None:
            self.found.set_aside.append((Role.PROCESSOR, place.start, place.end))
        if is_labelled_bank(self.page, one.start):
            self.decoy = Party(one.start, one.end, one.text_in(self.text), Role.PROCESSOR)
            self.mentioned = self.decoy  # up to the line's end

    def _is_of_whom_it_names(self, one: Stated) -> bool:
        """Tell whether a name stands right before a number's label and says whose it is: "Example Ltd’s number"."""
        if self.text[one.label - 3 : one.label] not in ("’s ", "'s "):
            return False
        return any(name.end == one.label - 3 for name in self.events.names)

    def _is_own_below_authority(self, one: Stated, line: int) -> bool:
        """Tell whether a register's number below an authority's label is the operator's: only insurers have one."""
        insured = _INSURANCE.search(self.page.lower, line, one.label) is not None
        register = self.scope is Role.REGULATOR and one.kind is Kind.REGISTER
        return register and not insured

    def _is_below_host(self, index: int) -> bool:
        """Tell whether nobody has been named, and what the line ``index`` gives is of whoever hosts the site."""
        return not self.found.parties and is_below_host(self.page, index)

    def _names_operator(self, index: int) -> bool:
        """Tell whether the line ``index`` says that somebody is the operator, whatever its heading is about."""
        one = self.current
        return one is not None and one.evidence >= SAID and self.page.line_at(one.start) == index

    def _address_behind(self, one: Stated | Registered) -> None:
        """Take the address that stands right behind a number, or behind "registered in"."""
        if self.decoy is None and self.current is not None and not self.current.addresses:
            found = behind_number(self.page, one.end)
            if found is None or self.context.names_between(one.end, found.start):
                return  # "р/с 40702… в ПАО «Пример Банк», г. Москва, ул. Липовая, 3"
            if is_at_a_bank(self.text, one.end):
                return
            if not any(other.label == found.start for other in self.numbers):
                self.current.addresses.append(found)

    def mailbox(self, one: Mailbox) -> None:
        """Take a mailbox: it is somebody's, or set aside."""
        sentence = self.context.sentence(one.start)
        role = role_before(self.context, sentence, one.start).role
        if role is Role.OFFICER and self.officers_sentence == sentence:
            role = None  # "our officer at …, or us at …": the second is our own
        elif role is Role.OFFICER:
            self.officers_sentence = sentence
        between = self._address_between(sentence, one.start)
        if role is Role.REGULATOR and between:
            role = None  # "entered with Banca d'Italia, with its office in …, mailbox …"
        role = role or role_told(self.page, one, sentence, self.context.marks)
        if role is None and self.context.is_person_s(one.start) and not self._is_own(one, None):
            role = Role.PERSON
        if role is not None and not self._is_own(one, role):
            self.found.set_aside.append((role, one.start, one.end))
            return
        about = self.decoy.role if self.decoy else self.scope if self.scope is not Role.PERSON else None
        one_beside = self.current if self.current is not self.operator else None
        beside = (
            one_beside and not one_beside.evidence and not shares_word(one_beside.name, host_word(self.page))
        )
        if (about in DECOYS or beside) and self._is_own(one, about):
            owner = self.operator.mailboxes if self.operator else self.found.loose_mailboxes
            owner.append(one)
            return
        self.give(one, one.start, one.end, "mailboxes")

    def _address_between(self, sentence: int, place: int) -> bool:
        """Tell whether the operator's own address stands between an authority in a ``sentence`` and ``place``."""
        named = [mark.end for mark in self.context.marks(sentence, place) if mark.meaning is Role.REGULATOR]
        own = self.current.addresses if self.current is not None and self.current is self.operator else []
        return bool(named) and any(named[-1] < one.start < place for one in own)

    def _is_own(self, one: Mailbox, role: Role | None) -> bool:
        """Tell whether a mailbox is of the site's own domain, and not of an officer or an agent."""
        return role not in WITH_MAILBOXES and same_site(one.host, self.page.host)

    def give(self, one: Address | Mailbox, start: int, end: int, what: str) -> None:
        """Give an address or a mailbox to whoever is spoken of; ``what`` is the party\'s list of those."""
        line = self.page.line_at(start)
        beside = isinstance(one, Address) and is_beside_bank(self.text, self.bank, start)
        if beside and "\n" not in self.text[self.bank : start]:
            self.found.set_aside.append(
                (Role.PROCESSOR, start, end)
            )  # "ОАО «Пример Банк», г. Минск, ул. Липовая, 3"
        elif self.decoy is not None:
            getattr(self.decoy, what).append(one)
        elif isinstance(one, Address) and (
            is_its(self.context, self.found.parties, start) or is_theirs(self.context, start, start)
        ):
            self.found.set_aside.append((Role.REGULATOR, start, end))
        elif self.scope in DECOYS and self.scope is not Role.PERSON and not self._names_operator(line):
            self.found.set_aside.append((self.scope, start, end))
        elif self.current is not None:
            getattr(self.current, what).append(one)
        elif self._is_below_host(line):
            self.found.set_aside.append((Role.HOST, start, end))
        elif isinstance(one, Address):
            self.found.loose_addresses.append(one)
        else:
            self.found.loose_mailboxes.append(one)
