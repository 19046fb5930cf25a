"""Whose a mailbox is that a page gives: the operator's, somebody else's, or the data protection officer's there."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.identity import email, placeholders
from openroll.sources.page.addresses.label_above import is_in_another_s_card
from openroll.sources.page.emails import Mailbox, same_site
from openroll.sources.page.lines.links import leads_to_contact
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.names.host import host_word
from openroll.sources.page.parties.party import Parties, Party
from openroll.sources.page.words.latin import folded, in_latin, squeezed
from openroll.sources.page.words.persons import like_a_person
from openroll.sources.page.words.reached import is_only_a_mailbox, is_only_a_phone
from openroll.sources.page.words.reasons import APART, GENERAL, OFFICERS, SPECIAL
from openroll.sources.page.words.roles import Role, tells_of_others
from openroll.sources.page.words.unread import is_unread

# Who may have made the site: "agency.tide@gmail.com".
OF_MAKERS: Final = re.compile(
    r"agen[ctz]|web|design|dizajn|develop|(?<![a-z])(?:dev|it|seo)(?![a-z])|digital|marketing|media|studio|creativ|kreativ|"
    r"solution",
    re.IGNORECASE,
)
_LONG_BEFORE: Final = 80  # characters of a sentence before a mailbox
_NEAR_US: Final = 40
_MANY: Final = 3  # mailboxes
_LOWER: Final = 6  # lines below a heading
_EXCERPT: Final = 600  # characters of a page that is no more than a few lines
_BESIDE: Final = 2  # lines between an address and a mailbox
_CARD: Final = 5  # lines between a name and a mailbox
_LONG: Final = 6  # letters of a whole name that a mailbox does not bear by chance
_TELLING: Final = 4  # letters of a word that two names would not share by chance
_RESERVED_ENDINGS: Final = frozenset({"example", "test", "invalid", "localhost"})  # RFC 6761, section 6
_MASKED: Final = re.compile(r"(?<![\w])[xX]{1,4}(?:[ .-][xX]{2,4}){2,}(?!\w)")  # "+33 X XX XX XX XX"
# "[TO FILL IN: a mailbox, for instance …": in the same bracket
_TO_FILL: Final = re.compile(
    r"\[[^\W\d_a-zà-ÿăąćčęěğłńňőřśşșšťțźżž]{2,}(?:\s[^\W\d_a-zà-ÿ]+){0,4}:\s[^\[\]\n]*\Z"
)
# "np. ", "Example: ", "del tipo ": how a mailbox is written.
_FOR_EXAMPLE: Final = Late(
    r"(?:\b(?:example|exemple|ejemplo|exemplo|esempio|beispiel|voorbeeld|eksempel|exempel|esimerkki|przykład|příklad|príklad|például|например|наприклад|"
    r"zum\sbeispiel|del\stipo|du\stype|de\sla\sforme|of\sthe\sform|nella\sforma|na\sprzykład)\s?:?|"
    r"\b(?:e\.\s?g|np|z\.\s?b|p\.\s?ex|p\.\s?ej|ad\ses|bijv|t\.\s?ex|f\.\s?eks|esim|napr|např|npr|напр)\.?:?)\s?[(\[„“\"«']?\s?\Z",
    re.IGNORECASE,
)
# "contact us at": the sentence says whose mailbox it is.
_NAMED_BEFORE: Final = 250
_PERSON: Final = re.compile(
    r"(?<![\w-])[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)?\s[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)?(?![\w-])"
)
_FOR_CUSTOMERS: Final = re.compile(
    r"(?:support|soporte|suporte|help|helpdesk|customer\w*|clientes?|clienti|clients?|assistenza|kunde[nr]?service|kunden?|"
    r"kundservice|kundtjanst|kundesenter|klantenservice|klanten|service-?client|asiakaspalvelu|asiakas|klienditugi|tugi|klientam|"
    r"klientu\w*|obsluga\w*|podpora|zakaznik\w*|zakaznick\w*|ugyfelszolgalat|podrska|poddrzka|poddruzhka|poddrazhka|pidtrymka|"
    r"podderzhka|pomoc|suport|destek|musteri\w*)\b",
    re.IGNORECASE,
)
_US: Final = Late(
    r"\b(?:us|me|uns|mir|mich|nous|nos|noi|ons|oss|nas|nám|nam|нам|нас|nosotros|conosco|nami|námi|nama|нами|нама|mums|mus|"
    r"meile|meid|meiega|meille|meitä|meihin|meiltä|minket|nekünk|hozzánk|velünk|bize|bizi|bizimle|μας|εμάς|"
    # Whom terms and notices call so.
    r"administrator(?:em|a|owi)?|operator(?:em|a|owi|ului|ul)?|sprzedawc[ąyo]\w*|usługodawc[ąyo]\w*|prodávající\w*|správc\w{1,3}|"
    r"prodavatele\w*|provozovatel\w*|prevádzkovate\w+|predávajúc\w+|оператор\w*|администратор\w*|продавц\w+|исполнител\w+|"
    r"адміністратор\w*|titolare|titulaire|responsabile|responsable|responsável|verantwortlich\w*|verwerkingsverantwoordelijke|виконавц\w+|üzemeltető\w*|szolgáltató\w*|adatkezelő\w*|vânzător\w*|"
    r"voditelj\w*|rukovaoc\w+|prodavatelj\w*|upravljavc\w+|vastutava\w*|pārzini|pārzinim|valdytoj\w+|controller|seller)\b"
)


# "Электронная почта: ", "E-mail: " right before it
_LABELLED: Final = Late(
    r"\b(?:e-?mail(?:\sadress\w*|\saddress)?|mail|courriel|correo(?:\selectrónico)?|электронная\sпочта|эл\.?\sпочта|почта|імейл|имейл|пошта|ел\.?\sпоща|sähköposti|e-?post\w*|"
    r"el\.?\spaštas|e-?pasts?|adres\se-?mail|posta|correo(?:\selectrónico)?(?:\sde\scontacto)?|contatto|kontakt|contact|e-?mail\s(?:címe?|cím)|indirizzo\se-?mail|adresse\se-?mail)\s?:\s?\Z",
    re.IGNORECASE,
)


class Mailboxes:
    """Tells of one page's mailboxes whose they are."""

    def __init__(self, page: Page) -> None:
        self.page, self.host = page, page.host

    def is_nobody_s(self, box: Mailbox) -> bool:
        """Tell whether nobody reads what is sent to a mailbox.

        So it is at "noreply", and at a name that is reserved for examples, where the site is known and is at none,
        or a telephone number without digits stands beside it; and in brackets that say what is still to be filled in.
        """
        if is_unread(box.value) or placeholders.is_placeholder(box.value):
            return True
        made_up = email.is_placeholder(f"{box.local}@gmail.com" if box.is_provided else box.value)
        if made_up and self.host and not same_site(box.host, self.host):
            return True  # "your@email.com", but somebody@email.cz
        if box.is_provided and not box.local.isascii():
            return True  # providers for all take no letters with marks: "consultanță@gmail.com" was mistyped
        line = self.page.lines[self.page.line_at(box.start)]
        if _TO_FILL.search(self.page.text, line.start, box.start) or _FOR_EXAMPLE.search(
            self.page.text, max(line.start, box.start - _NEAR_US), box.start
        ):
            return True
        site = self.host.rpartition(".")[2]
        reserved = box.value.rpartition(".")[2].lower() in _RESERVED_ENDINGS
        around = self.page.text[box.start : box.end + _NEAR_US]
        return reserved and (
            (site != "" and site not in _RESERVED_ENDINGS) or _MASKED.search(around) is not None
        )

    def is_another_s(self, box: Mailbox, party: Party) -> bool:
        """Tell whether a sentence gives a mailbox that nothing joins to ``party``, to the site or to "us"."""
        line = self.page.lines[self.page.line_at(box.start)]
        if same_site(box.host, self.host) or self._is_labelled_beside(box, line):
            return False
        if self.host and not box.is_provided and is_in_another_s_card(self.page, box.start):
            return not self._is_joined(box, party)
        if box.start - line.start < _LONG_BEFORE:
            return False
        before = self.page.lower[line.start : box.start]
        if party.name.lower() in before or _US.search(before[-_NEAR_US:]):
            return False
        return not self._is_joined(box, party) and not box.is_provided

    def _is_labelled_beside(self, box: Mailbox, line: Line) -> bool:
        """Tell whether the page's only mailbox has its label right before it in its ``line``."""
        before = self.page.lower[line.start : box.start]
        return self._is_the_only(box) and _LABELLED.search(before[-_NEAR_US:]) is not None

    def are_strangers(self, boxes: list[tuple[int, Mailbox]]) -> bool:
        """Tell whether of many mailboxes at providers for all nothing speaks for any: of those who write in a forum."""
        values = {one.value.casefold() for _, one in boxes}
        anybody_s = all(one.is_provided for _, one in boxes)
        return len(values) >= _MANY and anybody_s and all(score <= 0 for score, _ in boxes)

    def of_officers(self, party: Party, found: Parties, boxes: list[Mailbox]) -> Mailbox | None:
        """Return the one mailbox of the house of ``party`` at which its officer for data protection is reached.

        A notice of privacy often gives no other. An officer who is somebody else's has a mailbox elsewhere.
        """
        told = [*boxes, *found.loose_mailboxes]
        told += [one for other in found.parties if other.role is Role.OFFICER for one in other.mailboxes]
        for role, start, end in found.set_aside:
            value = email.normalise(self.page.text[start:end]) if role is Role.OFFICER else None
            told += [Mailbox(start, end, value)] if value else []
        own = {
            one.value.casefold(): one
            for one in reversed(told)
            if same_site(one.host, self.host) or self._is_joined(one, party)
            if not (self.is_a_person_s(one) or APART.match(one.value) or self.is_nobody_s(one))
        }
        only = next(iter(own.values())) if len(own) == 1 else None
        return None if only is None or self._has_others_there(only) else only

    def _has_others_there(self, box: Mailbox) -> bool:
        """Tell whether the page writes another mailbox of the same house than ``box``, in whatever brackets."""
        there = re.findall(rf"[\w.+-]+@{re.escape(box.value.rpartition('@')[2].lower())}", self.page.lower)
        return len(set(there)) > 1

    def is_a_person_s(self, box: Mailbox) -> bool:
        """Tell whether a mailbox is called like a person who is named before it: "Anna Lis", "anna@…"."""
        before = self.page.text[max(box.start - _NAMED_BEFORE, 0) : box.start]
        named = {squeezed(word) for found in _PERSON.findall(before) for word in found.split()}
        parts = re.split(r"[._-]", box.local)
        return any(len(part) >= _TELLING and part in named for part in parts)

    def is_a_colleague_s(self, box: Mailbox, party: Party) -> bool:
        """Tell whether a mailbox is that of a person who is named before it, and is not ``party``."""
        parts = re.split(r"[._-]", box.local)
        own = squeezed(party.name)
        return self.is_a_person_s(box) and not any(len(part) >= _TELLING and part in own for part in parts)

    def bears_name(self, box: Mailbox, party: Party) -> bool:
        """Tell whether the house of a mailbox is called as ``party`` is, as its name begins, or a word of it."""
        house = folded(box.house)
        words = (folded(squeezed(word)) for word in re.split(r"[\s-]", party.name))
        named = folded(squeezed(party.name)).startswith(house) or house in words
        return len(box.house) > _TELLING and not box.is_provided and named

    def only_of(self, boxes: list[Mailbox], party: Party) -> Mailbox | None:
        """Return the only one of ``boxes``, or the general one, where their house is called as ``party`` is."""
        found = {one.value.casefold(): one for one in reversed(boxes) if not APART.match(one.value)}
        if len(found) > 1 and all(self.bears_name(one, party) for one in boxes):
            return self._most_general(list(found.values()))
        only = next(iter(found.values())) if len(found) == 1 else None
        if only is None:
            return None
        told = (
            self.bears_name(only, party) or self._is_called_as(only, party) or self._is_named_so(only, party)
        )
        told = told or (
            not ((party.name and not self._is_excerpt) or self.is_nobody_s(only))
            and (self.reaches_us(only) or self._is_below_address(only, party))
        )
        told = told or self._is_in_card(only, party) or self._is_below_contact(only)
        return only if told or any(self._is_beside_ways(one, party) for one in boxes) else None

    def _is_beside_ways(self, box: Mailbox, party: Party) -> bool:
        """Tell whether the only mailbox has its line beside a telephone's, or soon below the address of ``party``.

        At a provider for all, or called like ``party``; any other can be a web designer's.
        """
        index = self.page.line_at(box.start)
        lines, line = self.page.lines, self.page.lines[index]
        own = box.is_provided or self._is_joined(box, party)
        own = own and not (
            OFFICERS.match(box.local) or SPECIAL.match(box.local) or OF_MAKERS.search(box.local)
        )
        if not own or not self._is_the_only(box) or not is_only_a_mailbox(line.text):
            return False
        near = (*lines[max(index - _BESIDE, 0) : index], *lines[index + 1 : index + 1 + _BESIDE])
        below = (index - self.page.line_at(one.end - 1) for one in party.addresses)
        if not any(is_only_a_phone(one.text) for one in near) and not any(0 < one < _CARD for one in below):
            return False
        above = next((one for one in reversed(lines[max(index - _LOWER, 0) : index]) if one.heading), line)
        begin = min(above.start, lines[max(index - _BESIDE, 0)].start)
        return not tells_of_others(self.page.text, self.page.lower, begin, line.start)

    def _is_the_only(self, box: Mailbox) -> bool:
        """Tell whether no other mailbox stands on the page, however often this one does."""
        return self.page.text.count("@") in (1, self.page.lower.count(box.value.lower()))

    def _is_below_address(self, box: Mailbox, party: Party) -> bool:
        """Tell whether the only mailbox has a line to itself, soon below the only address of a page."""
        index = self.page.line_at(box.start)
        near = [self.page.line_at(one.start) for one in party.addresses]
        alone = is_only_a_mailbox(self.page.lines[index].text) and self._is_the_only(box)
        return alone and len(near) == 1 and 0 < index - near[0] <= _BESIDE

    @property
    def _is_excerpt(self) -> bool:
        """Whether the page is no more than a few lines, without a title or a heading."""
        headed = self.page.title or any(line.heading == 1 for line in self.page.lines)
        return not headed and len(self.page.text) < _EXCERPT

    def reaches_us(self, box: Mailbox) -> bool:
        """Tell whether the words right before the only mailbox of a page that names nobody say that it is ours."""
        index = self.page.line_at(box.start)
        line, above = self.page.lines[index], self.page.lines[max(index - 1, 0)]
        alone = is_only_a_mailbox(line.text) and above.text.endswith(":")
        begin = above.start if alone else line.start  # "E-mail:" in a line of its own
        before = self.page.lower[max(begin, box.start - _NEAR_US) : box.start]
        return self._is_the_only(box) and (
            _US.search(before) is not None or (self._is_excerpt and _LABELLED.search(before) is not None)
        )

    def _is_below_contact(self, box: Mailbox) -> bool:
        """Tell whether a mailbox has a line to itself beside a telephone's, below a heading for contact."""
        index = self.page.line_at(box.start)
        line = self.page.lines[index]
        beside = [*self.page.lines[max(index - 2, 0) : index], *self.page.lines[index + 1 : index + 3]]
        alone = is_only_a_mailbox(line.text)
        if not alone or not any(is_only_a_phone(one.text) for one in beside):
            return False
        for above in reversed(self.page.lines[max(index - _LOWER, 0) : index]):
            if above.heading:
                contact = leads_to_contact(above.text)
                return contact and not tells_of_others(
                    self.page.text, self.page.lower, above.start, line.start
                )
        return False

    def _is_in_card(self, box: Mailbox, party: Party) -> bool:
        """Tell whether a mailbox stands in one part of the page with the name of ``party``, in a line below it."""
        index = self.page.line_at(box.start)
        group = self.page.lines[index].group
        above = self.page.lines[max(index - _CARD, 0) : index]
        return bool(party.name) and any(
            line.group == group and line.text.strip(" .,:") == party.name for line in above
        )

    def _most_general(self, boxes: list[Mailbox]) -> Mailbox | None:
        """Return the only one of ``boxes`` that is for everything, or else for customers."""
        for pattern in (GENERAL, _FOR_CUSTOMERS):
            good = [one for one in boxes if pattern.match(one.value) and not self.is_nobody_s(one)]
            if good:
                return good[0] if len(good) == 1 else None
        return None

    def _is_called_as(self, box: Mailbox, party: Party) -> bool:
        """Tell whether a mailbox, or its house, is called as the person is who is the ``party``: "ann.hillman@…"."""
        last = folded(squeezed("".join(party.name.split()[-1:])))
        house = "" if box.is_provided else box.house
        own = [folded(squeezed(box.local)), folded(squeezed(house))]
        return like_a_person(party.name) and len(last) > _TELLING and any(last in one for one in own)

    def _is_named_so(self, box: Mailbox, party: Party) -> bool:
        """Tell whether a mailbox at a provider for all is called like the site or ``party``: "bluekiln1@gmail.com"."""
        called = folded(squeezed(box.local)).rstrip("0123456789")
        known = [folded(one) for one in (squeezed(party.name), host_word(self.page)) if len(one) >= _LONG]
        alike = any(called in one or one in called for one in known)
        return box.is_provided and len(called) >= _LONG and alike

    def _is_joined(self, box: Mailbox, party: Party) -> bool:
        """Tell whether the name of ``party``, or the site's, and that of a mailbox's house hold each other."""
        known = f"{party.name} {self.host}"
        words = re.findall(rf"[a-z0-9]{{{_TELLING},}}", in_latin(known))
        return box.house in squeezed(known) or any(word in box.house for word in words)
