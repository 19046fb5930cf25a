"""The EU's keys: categories and keywords in the order of the templates, and what ours are called there. Pure.

Annex I, part 2, of Implementing Regulation (EU) 2024/2835, kept in categories.tsv. The transparency database uses
the same keys.
"""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from openroll.desk.words import Category

from .rows import Basis

TOTAL: Final = "TOTAL"
OTHER: Final = "KEYWORD_OTHER"
TERMS: Final = "STATEMENT_CATEGORY_OTHER_VIOLATION_TC"
NOT_SPECIFIED_ORDER: Final = "STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER"
NOT_SPECIFIED_NOTICE: Final = "STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE"
CATEGORY: Final = "STATEMENT_CATEGORY_"
KEYWORD: Final = "KEYWORD_"

# In the database's list and in no template.
_DATABASE_ONLY: Final = "KEYWORD_STALKING"

# The Member States, and with them the states of the European Economic Area; ISO 3166-1 alpha-2.
_EU: Final = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
EU: Final = tuple(_EU.split())
EEA: Final = tuple(sorted((*EU, "IS", "LI", "NO")))


@dataclass(frozen=True, slots=True)
class Key:
    """A category of the templates and a keyword below it; ``text`` says what, where the keyword is "other"."""

    category: str
    keyword: str = ""
    text: str = ""


# What our categories are there, under the law. Each line rests on the description in part 2 that is named beside it.
_LAW: Final[dict[Category, Key]] = {
    Category.TERRORISM: Key(
        "STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY", "KEYWORD_TERRORIST_CONTENT"
    ),  # 10d
    Category.DRUGS: Key(
        "STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS", "KEYWORD_PROHIBITED_PRODUCTS"
    ),  # 13a
    Category.VIOLENCE: Key("STATEMENT_CATEGORY_VIOLENCE", "KEYWORD_INCITEMENT_VIOLENCE_HATRED"),  # 14b
    Category.CSAM: Key(
        "STATEMENT_CATEGORY_PROTECTION_OF_MINORS", "KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL"
    ),  # 9b
    # No key is about unasked-for mass mailings; nearest, where a law forbids them, is 11g.
    Category.SPAM: Key("STATEMENT_CATEGORY_SCAMS_AND_FRAUD", OTHER, "Unsolicited mass mailing (spam)"),
}
# Under the service's terms only these differ (category 15); the templates of orders and notices do not have it.
_TERMS: Final[dict[Category, Key]] = {
    Category.SPAM: Key(TERMS, OTHER, "Unsolicited mass mailing (spam)"),
    Category.OTHER: Key(TERMS, OTHER, "Another breach of the service's terms"),
}


def key_of_order(category: Category) -> Key:
    """Return where an authority's request stands in part 3; what is in no category of ours has no key of theirs."""
    return _LAW.get(category, Key(NOT_SPECIFIED_ORDER))


def key_of_notice(category: Category) -> Key:
    """Return where a notice stands in part 4."""
    return _LAW.get(category, Key(NOT_SPECIFIED_NOTICE))


def key_of_statement(category: Category, basis: Basis) -> Key:
    """Return what a statement of reasons calls it."""
    if basis is Basis.TERMS and category in _TERMS:
        return _TERMS[category]
    return key_of_notice(category)


@cache
def labels() -> tuple[tuple[str, str, str], ...]:
    """Return the lines of part 2: label, description, code."""
    text = resources.files(__package__).joinpath("categories.tsv").read_text("utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((label, description, code) for label, description, code in lines)


@cache
def tree() -> dict[str, tuple[str, ...]]:
    """Return each category with the keywords below it, in the order of the template."""
    found: dict[str, list[str]] = {}
    category = ""
    for _label, _description, code in labels():
        if code.startswith(CATEGORY):
            category = code
            found[category] = []
        elif code.startswith(KEYWORD):
            found[category].append(code)
    return {category: tuple(keywords) for category, keywords in found.items()}


@cache
def keywords() -> frozenset[str]:
    """Return every keyword that the database takes."""
    return frozenset((_DATABASE_ONLY, *(one for below in tree().values() for one in below)))


@cache
def database_categories() -> frozenset[str]:
    """Return every category that the database takes."""
    return frozenset(tree()) - {NOT_SPECIFIED_ORDER}


@cache
def codes(last: str) -> frozenset[str]:
    """Return the codes of part 3 or 4, which ends with the category ``last``."""
    return frozenset(code for _, code in lines(last))


@cache
def owners() -> dict[str, str]:
    """Return the category of each keyword that only one category has."""
    found: dict[str, list[str]] = {}
    for category, below in tree().items():
        for keyword in below:
            found.setdefault(keyword, []).append(category)
    return {keyword: categories[0] for keyword, categories in found.items() if len(categories) == 1}


@cache
def lines(last: str) -> tuple[tuple[str, str], ...]:
    """Return the lines of part 3 or 4, which end with the category ``last``: each as its category and its code.

    The line TOTAL has no category; a category's own line has itself.
    """
    found = [("", TOTAL)]
    for category, below in tree().items():
        if category in (NOT_SPECIFIED_ORDER, NOT_SPECIFIED_NOTICE, TERMS) and category != last:
            continue
        found += [(category, category), *((category, keyword) for keyword in below)]
    return tuple(found)
