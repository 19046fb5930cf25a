"""Who is named on a page, as what, and what is said of each: parties."""

from dataclasses import dataclass, field
from typing import Final

from openroll.identity import name as names

from .legal_roles import Role
from .page_addresses import Address
from .page_emails import Mailbox
from .page_numbers import Stated

# What speaks for somebody being the operator.
SAID: Final = 4  # the page says so
SELF: Final = 4  # "we"
FIRST: Final = 3  # the first to be named under an imprint's heading
NUMBERED: Final = 2  # it states where it is registered, or its number
MARKED: Final = 1  # it claims the copyright


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
    numbers: list[Stated] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    mailboxes: list[Mailbox] = field(default_factory=list)
    registered: list["Registered"] = field(default_factory=list)
    trading: list[tuple[int, int]] = field(default_factory=list)
    former: list[tuple[int, int]] = field(default_factory=list)
    short: list[tuple[int, int]] = field(default_factory=list)
    form_countries: frozenset[str] = frozenset()
    key: tuple[str, str | None] = ("", None)  # what two spellings of one name have in common

    def __post_init__(self) -> None:
        parsed = names.parse(self.name)
        self.key = parsed.stem, parsed.legal_form


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

    def tells_of(self, name: str) -> bool:
        """Tell whether ``name`` is that of somebody who has stated a number, or of whom more was said."""
        return any(
            known.role is None and known.name == name and (known.evidence >= NUMBERED or known.numbers)
            for known in self.parties
        )
