"""Who runs a page that says of nobody that it is theirs: the last signs are asked for a name, one after the other."""

from collections.abc import Callable
from typing import Final

from openroll.sources.page.lines.text import Page
from openroll.sources.page.operators.choosing import Operators
from openroll.sources.page.parties.in_passing import is_in_passing
from openroll.sources.page.parties.party import Parties, Party
from openroll.sources.page.words.name_words import is_a_body
from openroll.sources.page.words.persons import like_a_person

from .agreed_name import agreed_name
from .below_headings import person_below_headings
from .called_alike import called_alike
from .carded import carded
from .claimant import claimant
from .explained import explained
from .named_above import named_above
from .named_line import named_line
from .owner_told import owner_told
from .seated import named_with_seat
from .site_name import called_in_title
from .titled_name import titled_above

# What each is asked of: a page, who is found on it, and nobody yet, with the address and the numbers that are loose.
Sign = Callable[[Page, Parties, Party], Party | None]
SIGNS: Final[tuple[Sign, ...]] = (
    named_line,  # the only line of a footer that begins with a name and goes on with an address
    person_below_headings,  # a person below two headings of an imprint
    titled_above,  # a name above the only address or mailbox that the title has too
    named_above,  # a club, a person or a mailbox's name above the only address
    owner_told,  # the owner of a business behind a label
    carded,  # the name above the only card
    called_alike,  # what the title and a mailbox of terms both are called
    named_with_seat,  # who says where the seat is
    claimant,  # who claims the copyright
    explained,  # whose use of data a policy explains
    called_in_title,  # what a page of contact is called in its title
    agreed_name,  # what several signs of the site agree on
)


def with_name(page: Page, found: Parties, nameless: Party) -> Party:
    """Return ``nameless`` with the name that the first of the last signs tells, or as it is.

    Where others are named who could be the operator, only a name counts that most signs of the site agree on. Where
    it states a number, a brand is not whose number that is: only a school, a club or a person is.
    """
    if _is_nobody_named(page, found):
        one = next((one for sign in SIGNS if (one := sign(page, found, nameless)) is not None), None)
    else:
        one = agreed_name(page, found, nameless, named=True)
    told = one is not None and (one.numbers or is_a_body(one.name) or like_a_person(one.name))
    if one is None or (nameless.numbers and not told):
        return nameless
    if page.text.startswith(".", one.end) and "." in one.name.rpartition(" ")[2]:
        one.end, one.name = one.end + 1, f"{one.name}."  # "Blue Kiln S.L."
    one.numbers, one.registered = nameless.numbers, nameless.registered
    one.addresses = nameless.addresses or one.addresses
    return one


def _is_nobody_named(page: Page, found: Parties) -> bool:
    """Tell whether nobody is ``found`` in ``page`` who may be its operator, and it shows no examples."""
    free = [one for one in found.parties if one.role is None and (not one.plain or one.evidence)]
    free = [one for one in free if not (one.is_merely_mentioned and is_in_passing(page, one.start, one.end))]
    named = any(one.evidence or not found.tells_to_serve(one.name) for one in free)
    return not (named or Operators(page).shows_examples)
