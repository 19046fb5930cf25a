"""Rules of the organiser: what is decided without a person. The first one that fits decides; without one, a person.

A rule does what its ``do`` says by name and nothing else: a room is shut and an account suspended only by a rule that
says ``shut`` or ``suspend``. Pure.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from openroll.desk.locators import Kind
from openroll.desk.words import Action, Category, Ground

from .verdicts import Verdict, is_possible

PERSON: Final = "person"  # instead of a verdict: stop looking for a rule
# A rule decides nothing that was done by hand: nobody did it yet.
BY_RULE: Final = (*(one for one in Verdict if one not in (Verdict.BY_HAND, Verdict.LIMIT)), PERSON)
_TOUCHES_NOTHING: Final = (PERSON, Verdict.REFUSE)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. An empty condition holds always; ``most_items`` is how many items the request may have.

    Requests of the category ``other`` are decided only by a rule that names it. What is asked for some countries only
    is done everywhere, as messengers do, only by a rule that says that it goes ``beyond_territory``.

    ``basis`` is the law or the clause of the terms that the decision relies on, said to the author; ``text`` is more
    to say. ``ground`` is of a refusal.
    """

    name: str
    do: str
    ground: Ground | None = None
    basis: str = ""
    text: str = ""
    categories: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    most_items: int = 0
    beyond_territory: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What a rule sees of one item: nothing of the material, and none of the authority's words.

    ``limited`` says that it is asked for some countries only.
    """

    category: str
    authority: str
    country: str
    kind: Kind
    items: int
    limited: bool = False


def first(rules: Iterable[Rule], asked: Asked, actions: Collection[Action]) -> Rule | None:
    """Return the first of ``rules`` that fits; None when there is none, or it leaves it to a person.

    Nor does one decide whose verdict cannot be carried out on such a place with the messenger's ``actions``.
    """
    for rule in rules:
        if _holds(rule, asked):
            if rule.do == PERSON or not is_possible(Verdict(rule.do), asked.kind, frozenset(actions)):
                return None
            return rule
    return None


def _holds(rule: Rule, asked: Asked) -> bool:
    return (
        (asked.category in rule.categories or (not rule.categories and asked.category != Category.OTHER))
        and (not rule.authorities or asked.authority in rule.authorities)
        and (not rule.countries or asked.country in rule.countries)
        and (not rule.kinds or asked.kind in rule.kinds)
        and (not rule.most_items or asked.items <= rule.most_items)
        and (not asked.limited or rule.beyond_territory or rule.do in _TOUCHES_NOTHING)
    )
