"""From the parties that a page names to claims about its operators, and to what was recognised and not taken."""

import re
from functools import partial
from typing import Final

from openroll.identity import address, domain, name, placeholders
from openroll.identity.claims import SITE, Alert, Claim, SourceType
from openroll.identity.number import says_whose
from openroll.sources.page.addresses.finding import Address
from openroll.sources.page.addresses.parts import one_line, without_labels
from openroll.sources.page.country.signs import country_of_nobody
from openroll.sources.page.country.telling import country_told
from openroll.sources.page.emails import Mailbox, same_site
from openroll.sources.page.lines.citing import Citing
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.case import firm_behind, in_first_case, is_declined
from openroll.sources.page.names.host import ends_with_host
from openroll.sources.page.numbers.stated import TAXES
from openroll.sources.page.operators.at_last import freed
from openroll.sources.page.operators.choosing import Operators
from openroll.sources.page.operators.settling import REGISTERS, Numbered, Numbers
from openroll.sources.page.operators.weeding import Settled, is_of_initials
from openroll.sources.page.parties.mentioned import BANK_CODES
from openroll.sources.page.parties.party import Parties, Party
from openroll.sources.page.words.persons import like_a_person
from openroll.sources.page.words.reached import SURE_PHONE
from openroll.sources.page.words.reasons import (
    AGENT,
    APART,
    CARE,
    CARE_OF,
    COULD_MISLEAD,
    ENDING,
    GENERAL,
    MARKS_OF_TEMPLATES,
    MAYBE_PERSON,
    OFFICERS,
    OTHER_COMPANY,
    OTHER_MAILBOX,
    PERSON,
    PLACEHOLDER,
    PRIVATE,
    REASONS,
    SHARED,
    SPECIAL,
    TEMPLATE,
    TEMPLATES,
    UNFILLED,
    WINDING_UP,
)
from openroll.sources.page.words.roles import Role

from .called_company import called_company
from .contact import of_site, place_of_site
from .doubtful_names import name_doubt
from .formed import give_form, give_kind
from .last_resorts import with_name
from .mailboxes import Mailboxes
from .nameless import nameless, registered_of_nobody, speaks, with_left_over
from .places import Places
from .rivals import without_rivalled

SOURCE: Final = "web-page"

_OF_A_BANK: Final = re.compile(rf"(?:{BANK_CODES})\s")
_MOST_REMARKS: Final = 40


class Claims:
    """Gathers the claims of one page."""

    def __init__(self, page: Page, found: Parties) -> None:
        self.page, self.found, self.citing = page, found, Citing(page)
        self.claims: list[Claim] = []
        self.alerts: list[Alert] = []
        self.remarks: list[Alert] = []
        self.host = page.host
        self.numbers, self.mailboxes = Numbers(page), Mailboxes(page)
        self.places = Places(page, found)
        self.unnumbered = 0
        self.taken: set[tuple[int, int]] = set()  # mailboxes of officers that are the operator's only ones
        self.site = domain.normalise(self.host) or self.host
        self.subject = SITE + self.site

    def gather(self) -> None:
        """Make claims of the operators, and remarks of everybody else."""
        parties = freed(self.page, self.found)
        settle = partial(self.numbers.of, remark=self.remark)
        settled = [(party, settle(party)) for party in parties]
        for party in parties:
            if placeholders.is_placeholder(party.name):
                self.remark(PLACEHOLDER, party.start, party.end)
        operators = without_rivalled(self.page, Operators(self.page).among(settled))
        operators = operators or called_company(self.page, self.found, settle)
        operators = with_left_over(self.page, self.found, operators, settle)
        for party, _ in operators:
            give_form(party, self.found)
            give_kind(self.page, party)
        for party, numbers in self._by_doubt(operators):
            self._state(party, numbers, alone=len(operators) == 1)
        if not operators and not self._state_nameless():
            self._state_contact()
        chosen = {id(party) for party, _ in operators}
        for party in self.found.parties:
            if id(party) not in chosen:
                if party.role is not None:
                    self.remark(REASONS[party.role], party.start, party.end)
                elif (party.evidence or party.numbers) and not placeholders.is_placeholder(party.name):
                    self.remark(OTHER_COMPANY, party.start, party.end)
        for role, start, end in self.found.set_aside:
            if (start, end) in self.taken:
                continue
            if (
                role is not Role.REGULATOR
                or not self.page.text[start:end][-1:].isdigit()
                or self._telling(start, end)
            ):
                self.remark(REASONS[role], start, end)
        text = self.page.text
        marked = any(map(text.__contains__, MARKS_OF_TEMPLATES))
        for match in list(TEMPLATES.finditer(text))[:5] if marked else ():
            self.remark(TEMPLATE, match.start(), match.end())

    def _telling(self, start: int, end: int) -> bool:
        """Tell whether a number that is no company's could be taken for one: a telephone's is not."""
        return COULD_MISLEAD.match(self.page.text, start, end) is not None

    # Stating

    def _by_doubt(self, operators: Settled) -> Settled:
        """Return ``operators``, behind the others the companies that are doubtful: little is then stated of them.

        What is no company's name at all, a line above the operator's mailbox, stays where it is.
        """
        if len(operators) < 2:
            return operators
        doubtful = (
            not one.plain and name_doubt(self.page, one, self.found) is not None for one, _ in operators
        )
        return [one for _, one in sorted(zip(doubtful, operators, strict=True), key=lambda both: both[0])]

    def _state(self, party: Party, numbers: list[Numbered], *, alone: bool) -> None:
        main, others = self.numbers.main_of(party, numbers, self.remark)
        unique = main is not None and main.scheme in REGISTERS and says_whose(main.scheme, main.value)
        if main is not None and unique:
            self.subject = f"{main.scheme}/{main.value}"
        else:
            self.unnumbered += 1
            self.subject = SITE + self.site + (f"#{self.unnumbered}" if self.unnumbered > 1 else "")
        doubtful = False
        if party.name and is_declined(self.page.text, party.start, party.end, plain=party.plain):
            if firm := firm_behind(self.page.text, party.start, party.end):
                self.claim("name", name.normalise(self.page.text[slice(*firm)]), *firm)
        elif party.name:
            doubtful = not self._state_name(party)
        if doubtful and not alone and main is None and any(one.property == "name" for one in self.claims):
            self.unnumbered -= 1
            return  # somebody else is the operator, and where this one is says nothing of them
        for prop, spans in (
            ("trading_name", party.trading),
            ("former_name", party.former),
            ("short_name", party.short),
        ):
            for start, end in dict.fromkeys(spans):
                self.claim(prop, name.normalise(self.page.text[start:end]), start, end)
        if main is not None:
            self.claim("number", main.value, main.stated.start, main.stated.end, main.scheme)
        for other in others:
            self.claim("other_number", other.value, other.stated.start, other.stated.end, other.scheme)
        place = self._state_address(party, alone)
        # Where nothing else is stated of a name that is doubtful, nobody is there whose country it could be.
        nobody = doubtful and not any(one.subject == self.subject for one in self.claims)
        if not nobody and (told := country_told(self.page, party, main, others, place)):
            self.claim("country", *told)
        self._state_email(party, alone)
        if party.name:
            self._warn(party, main)

    def _state_name(self, party: Party) -> bool:
        """State the name of ``party``, or remark why it is doubtful; tell whether it is stated."""
        if doubt := name_doubt(self.page, party, self.found):
            self.remark(doubt, party.start, party.end)
            return False
        self.claim("name", name.normalise(in_first_case(party.name)), party.start, party.end)
        return True

    def _state_address(self, party: Party, alone: bool) -> Address | None:
        """State where ``party`` is, or remark why that is doubtful; return the address, of which a country is told."""
        best, doubt = self.places.best(party, self.remark, alone=alone)
        if best is None:
            return None
        text = self.page.text[best.start : best.end]
        if (
            placeholders.is_placeholder(without_labels(text))
            or address.is_placeholder(one_line(text))
            or UNFILLED.search(text)
            or _OF_A_BANK.match(text)
        ):
            self.remark(PLACEHOLDER, best.start, best.end)
            return None
        if doubt:
            self.remark(doubt, best.start, best.end)
            return best  # the country that it names is told all the same
        self.claim("address", address.normalise(one_line(text)), best.start, best.end)
        if CARE.search(text):
            self.remark(CARE_OF, best.start, best.end)
        line = self.page.lines[self.page.line_at(best.start)]
        if agent := AGENT.search(self.page.text, line.start, min(best.end + 200, len(self.page.text))):
            self.remark(SHARED, agent.start(), agent.end())
        return best

    def _state_email(self, party: Party, alone: bool) -> None:
        boxes = [(one, 3) for one in party.mailboxes]
        if alone:
            boxes += [(one, 0) for one in self.found.loose_mailboxes]
            boxes += [] if party.mailboxes else [(one, 0) for one in self._of_the_merely_named(party)]
        good: list[tuple[int, int, Mailbox]] = []
        officers: list[Mailbox] = []
        for box, score in boxes:
            if self.mailboxes.is_nobody_s(box):
                self.remark(PLACEHOLDER, box.start, box.end)
                continue
            local, host = box.local, box.host
            if OFFICERS.match(local):
                officers.append(box)
                continue
            if APART.match(box.value) or self.mailboxes.is_another_s(box, party):
                self.remark(OTHER_MAILBOX, box.start, box.end, box.value)
                continue
            score += 4 if same_site(host, self.host) else 0
            score += (
                2
                if GENERAL.match(local)
                else -3
                if PRIVATE.match(local) or self.mailboxes.is_a_colleague_s(box, party)
                else -2
                if SPECIAL.match(local)
                else 0
            )
            good.append((score, -box.start, box))
        only = self.mailboxes.of_officers(party, self.found, officers) if alone and not good else None
        for box in officers:
            if box is not only:
                self.remark(REASONS[Role.OFFICER], box.start, box.end)
        if only is not None:
            self.taken.add((only.start, only.end))
            self.claim("email", only.value, only.start, only.end)
        if not good or self.mailboxes.are_strangers([one[:1] + one[2:] for one in good]):
            return
        best = max(good, key=lambda one: one[:2])[2]
        self.claim("email", best.value, best.start, best.end)
        for value in dict.fromkeys(box.value for _, _, box in good if box.value != best.value):
            box = next(box for _, _, box in good if box.value == value)
            self.remark(OTHER_MAILBOX, box.start, box.end, value)

    def _of_the_merely_named(self, party: Party) -> list[Mailbox]:
        """Return the site's own mailboxes behind others than ``party``: persons who answer for it, its customers."""
        return [
            box
            for one in self.found.parties
            if one is not party and one.role is None
            for box in one.mailboxes
            if self.mailboxes.bears_name(box, party)
            or (
                (
                    like_a_person(one.name)
                    or not one.plain
                    or is_of_initials(one.name, party.name)
                    or ends_with_host(self.page, one.name)
                )
                and same_site(box.host, self.host)
            )
        ]

    def _state_nameless(self) -> bool:
        """State the numbers of whoever runs the site, where the page gives them and no name; tell whether it does."""
        party = nameless(self.page, self.found)
        numbers = self.numbers.of(party, self.remark) if party else []
        main = self.numbers.main_of(party, numbers, self.remark)[0] if party else None
        taxed = next((one for one in numbers if one.scheme == "VATIN" or one.scheme in TAXES), None)
        if party is None or not speaks(self.page, self.found, party, main or taxed):
            return False
        if not self.found.loose_addresses and (place := place_of_site(self.page, self.found)):
            party.addresses = [place]
        self._state(with_name(self.page, self.found, party), numbers, alone=True)
        return True

    def _state_contact(self) -> None:
        """State how whoever runs the site is reached, though the page names nobody, or only in a copyright."""
        box = of_site(self.page, self.page.site, self.found.loose_mailboxes)
        place = place_of_site(self.page, self.found)
        at = place.start if place else 0
        nobody = Party(at, at, "", None, plain=True, addresses=[place] if place else [])
        nobody.registered = registered_of_nobody(self.page, self.found)
        somebody = with_name(self.page, self.found, nobody)
        if (
            somebody.name
            and not somebody.addresses
            and (place := place_of_site(self.page, self.found, somebody))
        ):
            somebody.addresses = [place]
        if somebody.addresses or somebody.name or somebody.registered:
            self._state(somebody, [], alone=False)
        box = box or self.mailboxes.only_of(self.found.loose_mailboxes, somebody)
        if box is not None and not somebody.mailboxes:
            self.claim("email", box.value, box.start, box.end)
            nothing = not (somebody.addresses or somebody.name or self.found.loose_numbers)
            if nothing and (code := country_of_nobody(self.page)):
                self.claim("country", code, box.start, box.end)
        elif not (somebody.addresses or somebody.name or box or self.found.names_others):
            phone = SURE_PHONE.search(self.page.text)
            code = country_of_nobody(self.page) if phone else None
            if phone is not None and code and not self.page.is_away(code):
                self.claim("country", code, *phone.span())

    def _warn(self, party: Party, main: Numbered | None) -> None:
        text = self.page.text
        if party.person:
            self.alert(PERSON, party.start, party.end)
        elif party.plain and (
            main is None or "FR-SIRET" in main.stated.schemes
        ):  # sole traders have one, too
            self.alert(MAYBE_PERSON, party.start, party.end)
        line = self.page.lines[self.page.line_at(party.start)]
        limit = min(line.end, party.end + 120)
        ending = WINDING_UP.search(text, party.start, limit)
        if ending is not None:
            self.alert(ENDING, ending.start(), ending.end())

    # Words

    def claim(self, prop: str, value: str, start: int, end: int, scheme: str | None = None) -> None:
        """Add a claim of what stands between ``start`` and ``end`` of the page's text."""
        self.claims.append(
            Claim(
                subject=self.subject,
                property=prop,
                value=value,
                original=self.page.text[start:end],
                source=SOURCE,
                source_type=SourceType.SELF_DECLARED,
                citation=self.citing.cite(start, end),
                scheme=scheme,
                language=self.page.language,
            )
        )

    def alert(self, reason: str, start: int, end: int) -> None:
        """Add what a person has to look at."""
        self.alerts.append(self._said(reason, start, end, None))

    def remark(self, reason: str, start: int, end: int, value: str | None = None) -> None:
        """Add what was recognised and is not taken."""
        if len(self.remarks) < _MOST_REMARKS:
            said = self._said(reason, start, end, value)
            if said not in self.remarks:
                self.remarks.append(said)

    def _said(self, reason: str, start: int, end: int, value: str | None) -> Alert:
        shown = value or " ".join(self.page.text[start:end].split())[:200]
        return Alert(self.subject, reason, {"value": shown}, self.citing.cite(start, end))
