"""Who is named on a page, as what, and what is said of each: parties."""

import re
from dataclasses import dataclass, field
from typing import Final

from openroll.core.late import Late
from openroll.identity import name as names
from openroll.sources.page.addresses.finding import Address
from openroll.sources.page.emails import Mailbox
from openroll.sources.page.numbers.stated import Stated
from openroll.sources.page.words.given_names import is_named_as_a_person
from openroll.sources.page.words.persons import like_a_person
from openroll.sources.page.words.roles import SERVING, Role

from .declined import without_declined

# What speaks for somebody being the operator.
SAID: Final = 4  # the page says so
SELF: Final = 4  # "we"
FIRST: Final = 3  # the first to be named under an imprint's heading
NUMBERED: Final = 2  # it states where it is registered, or its number
MARKED: Final = 1  # it claims the copyright


_HUNGARIAN_TRADER: Final = {"ev", "ev hu"}
_INITIALS: Final = Late(r"([^\W\d_]{3,})\s[^\W\d_a-zа-я]\.\s?(?:[^\W\d_a-zа-я]\.?)?\Z")


@dataclass(slots=True)
class Party:
    """Somebody who is named: where, as what, and what is stated of them."""

    start: int  # of the name, in the page's text
    end: int
    name: str
    role: Role | None  # a decoy's; None of who may be the operator
    evidence: int = 0
    person: bool = False
    plain: bool = False  # it has no legal form
    labelled: bool = False  # a label, or the word "formerly", says that it is somebody else
    numbers: list[Stated] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    mailboxes: list[Mailbox] = field(default_factory=list)
    registered: list["Registered"] = field(default_factory=list)
    trading: list[tuple[int, int]] = field(default_factory=list)
    former: list[tuple[int, int]] = field(default_factory=list)
    short: list[tuple[int, int]] = field(default_factory=list)
    called: set[str] = field(default_factory=set)  # a word of the name alone, as brackets without quotes say
    form_countries: frozenset[str] = frozenset()
    key: tuple[str, str | None] = ("", None)  # what two spellings of one name have in common

    def __post_init__(self) -> None:
        parsed = names.parse(self.name)
        self.key = parsed.stem, parsed.legal_form

    def take_form_of(self, other: "Party") -> None:
        """Take what is said of ``other``, who is the same, and its name where that has the legal form."""
        self.evidence = max(self.evidence, other.evidence)
        if self.plain and not other.plain:
            self.start, self.end, self.name, self.key = other.start, other.end, other.name, other.key
            self.plain, self.form_countries = False, other.form_countries

    @property
    def is_merely_mentioned(self) -> bool:
        """Tell whether nothing but the name was said: what stands below a label is hardly this party's."""
        return not (self.evidence or self.numbers or self.addresses or self.mailboxes or self.registered)


@dataclass(frozen=True, slots=True)
class Registered:
    """Where a party says that it is registered: by the country, or only by one of its courts or registers."""

    start: int
    end: int
    country: str
    keeper: bool


@dataclass(frozen=True, slots=True)
class Trade:
    """A name without a legal form, under which a party trades."""

    start: int
    end: int


@dataclass(slots=True)
class Parties:
    """All that is named on a page."""

    parties: list[Party] = field(default_factory=list)
    loose_numbers: list[Stated] = field(default_factory=list)  # of nobody
    loose_addresses: list[Address] = field(default_factory=list)
    loose_mailboxes: list[Mailbox] = field(default_factory=list)
    set_aside: list[tuple[Role, int, int]] = field(
        default_factory=list
    )  # a decoy's address, number or mailbox

    @property
    def free_mailboxes(self) -> list[Mailbox]:
        """The mailboxes of nobody, and of whoever may be the operator."""
        return self.loose_mailboxes + [
            box for one in self.parties if one.role is None for box in one.mailboxes
        ]

    @property
    def names_others(self) -> bool:
        """Whether somebody is named, or set aside, of whom the page says that they host the site or serve it."""
        aside = any(role is not Role.REGULATOR for role, _, _ in self.set_aside)
        return aside or any(one.role is not None for one in self.parties)

    def candidates(self) -> list[Party]:
        """Return who may be the operator: where nobody states a number, whoever is in charge, or the parent."""
        free = without_declined([party for party in self.parties if party.role is None])
        known = {id(party) for party in free}
        self.parties = [one for one in self.parties if one.role is not None or id(one) in known]
        if any(party.numbers for party in free):
            return free
        near = [one for one in self.parties if one.role in (Role.PERSON, Role.GROUP) and one.numbers]
        near = [one for one in near if one.role is Role.PERSON or not one.labelled]
        if len(near) != 1 or not near[0].addresses or any(party.evidence >= FIRST for party in free):
            return free
        near[0].role, near[0].evidence = None, NUMBERED
        return [*free, near[0]]

    def bearer_of(self, name: str) -> Party | None:
        """Return the person whose name is ``name`` with initials: "ФОП Дзюба І.С." is "ФОП Дзюба Ірина Степанівна"."""
        initials = _INITIALS.search(name)
        surname = initials[1] if initials else ""
        free = (one for one in self.parties if one.role is None and one.person and one.name != name)
        return next((one for one in free if surname and surname in one.name.split()), None)

    def with_or_without_form(self, party: Party) -> Party | None:
        """Return the one whose name is that of ``party`` but for the legal form, which one of the two leaves out."""
        if party.role is not None or not party.key[0] or (party.plain and is_named_as_a_person(party.name)):
            return None
        found = [one for one in self.parties if one.role is None and one.key[0] == party.key[0]]
        alike = [one for one in found if one.plain != party.plain and not is_named_as_a_person(one.name)]
        return alike[0] if len(found) == len(alike) == 1 else None

    def called_for_short(self, party: Party) -> Party | None:
        """Return the company of which the page says that it calls it as ``party`` is named, for short."""
        known = [
            one for one in self.parties if party.plain and one.role is party.role is None and not one.plain
        ]
        return next((one for one in known if party.name in one.called), None)

    def is_said(self) -> bool:
        """Tell whether the page has said of somebody that it is the operator."""
        return any(party.role is None and party.evidence >= SAID for party in self.parties)

    def tells_of(self, name: str) -> bool:
        """Tell whether ``name`` is that of somebody who has stated a number, or of whom more was said."""
        bare = name.rstrip(".")  # "Example Ltd." is "Example Ltd"
        return any(
            known.role is None
            and known.name.rstrip(".") == bare
            and (known.evidence >= NUMBERED or known.numbers)
            for known in self.parties
        )

    def serves(self, name: str, begin: int) -> bool:
        """Tell whether somebody of that ``name``, from ``begin`` on, works for the operator or oversees them."""
        served = (Role.PROCESSOR, Role.REGULATOR)
        return any(one.name == name and one.start >= begin and one.role in served for one in self.parties)

    def tells_to_serve(self, name: str) -> bool:
        """Tell whether ``name`` is that of somebody of whom was said that they serve, oversee or insure another."""
        return any(known.role in SERVING and known.name == name for known in self.parties)

    def knows(self, name: str) -> bool:
        """Tell whether ``name`` is that of somebody of whom nothing says that they are not the operator."""
        return any(known.role is None and known.name == name for known in self.parties)


def is_one_name(one: tuple[str, str | None], other: tuple[str, str | None]) -> bool:
    """Tell whether two keys of names are of one, whose form is written out once: "egyéni vállalkozó" is "e.v.".

    "The Heron Trust" is "Heron Trust"; of two companies one may be called so.
    """
    if one == other or (one[0] == other[0] and {one[1], other[1]} == _HUNGARIAN_TRADER):
        return True
    return one[1] is other[1] is None and one[0].removeprefix("the ") == other[0].removeprefix("the ")


def is_of_the_firm(party: Party, name: str) -> bool:
    """Tell whether ``name`` is the person's by whom the firm of ``party`` is called: "Ceramiche di Anna Rossi"."""
    return (
        party.plain
        and len(name) < len(party.name)
        and like_a_person(name)
        and re.search(rf"\W{re.escape(name)}\Z", party.name) is not None
    )
