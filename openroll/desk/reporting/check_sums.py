"""A line of parts 3 and 4 is the sum of those below it, and its medians lie between theirs. Pure.

The median of things that fall into groups lies between the least and the greatest median of the groups. That holds
for every set of numbers, so that a median outside of it is wrong, whatever it was computed from.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from openroll.core.errors import N_

from . import keys
from .cells import Hours
from .findings import Findings
from .headings import Part

Where = tuple[str, str]  # category and code


@dataclass(slots=True)
class Numbers:
    """The numbers of one line; None for an empty cell."""

    line: int
    counts: dict[str, int | None] = field(default_factory=dict)
    medians: dict[str, Hours | None] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)  # columns in which something stands that is no number
    what: str = ""  # that "other" is


@dataclass(slots=True)
class Block:
    """The lines about one service and one scope, of which the first stands on ``line``.

    A category may have several lines for "other", each saying what: those after the first are ``more``.
    """

    scope: str
    line: int
    lines: dict[Where, Numbers] = field(default_factory=dict)
    more: list[tuple[str, Numbers]] = field(default_factory=list)

    def all(self, category: str, code: str) -> list[Numbers]:
        """Return all lines of ``category`` with ``code``."""
        first = [self.lines[(category, code)]] if (category, code) in self.lines else []
        return first + [one for whose, one in self.more if (whose, code) == (category, keys.OTHER)]


def below(block: Block, part: Part, found: Findings) -> None:
    """Hold each category against its keywords, and TOTAL against the categories."""
    categories = [
        numbers for (category, code), numbers in block.lines.items() if category and category == code
    ]
    total = block.lines.get(("", keys.TOTAL))
    if total is not None:
        _hold(total, categories, part, found, N_("the categories below it"))
    for (category, code), numbers in block.lines.items():
        if category and category == code:
            keywords = [one for (whose, code), one in block.lines.items() if whose == category != code]
            keywords += [one for whose, one in block.more if whose == category]
            _hold(numbers, keywords, part, found, N_("the keywords below it"))


def across(blocks: dict[str, Block], part: Part, found: Findings) -> None:
    """Hold each line of the scope TOTAL against the same line of the Member States."""
    several = {category for block in blocks.values() for category, _ in block.more}
    for where, numbers in blocks[keys.TOTAL].lines.items():
        if where[0] in several and where[1] == keys.OTHER:
            continue
        states = [
            block.lines[where]
            for scope, block in blocks.items()
            if scope != keys.TOTAL and where in block.lines
        ]
        _hold(numbers, states, part, found, N_("the lines of the Member States"))


def _hold(whole: Numbers, parts: Sequence[Numbers], part: Part, found: Findings, which: str) -> None:
    """Hold one line against those that it is the whole of; where none of them says a number, there is nothing to."""
    for column in part.counts:
        if any(column in numbers.unread for numbers in (whole, *parts)):
            continue
        said = [one for numbers in parts if (one := numbers.counts.get(column)) is not None]
        total, here = sum(said), whole.counts.get(column)
        if not said or here == total or (here is None and total == 0):
            continue
        if here is None:
            found.error(
                whole.line, column, N_("Nothing here, and {which} add up to {sum}."), which=which, sum=total
            )
        elif len(said) == len(parts):
            found.error(
                whole.line,
                column,
                N_("{number} here, and {which} add up to {sum}."),
                number=here,
                which=which,
                sum=total,
            )
        else:
            found.error(
                whole.line,
                column,
                N_("{number} here, and {which}, as far as they are filled in, add up to {sum}."),
                number=here,
                which=which,
                sum=total,
            )
    for column, counted in part.medians:
        _hold_median(whole, parts, (column, counted), found, which)


def _hold_median(
    whole: Numbers, parts: Sequence[Numbers], columns: tuple[str, str], found: Findings, which: str
) -> None:
    """A median is held only where all that it is of is known, and nothing is counted twice."""
    column, counted = columns
    median = whole.medians.get(column)
    if any(counted in numbers.unread or column in numbers.unread for numbers in parts):
        return
    filled = [numbers for numbers in parts if numbers.counts.get(counted)]
    medians = [one for numbers in filled if (one := numbers.medians.get(column)) is not None]
    if median is None or not medians or len(medians) != len(filled):
        return
    if sum(numbers.counts.get(counted) or 0 for numbers in filled) != whole.counts.get(counted):
        return
    least, most = min(one.value for one in medians), max(one.value for one in medians)
    slack = median.slack + max(one.slack for one in medians)
    if not least - slack <= median.value <= most + slack:
        found.error(
            whole.line,
            column,
            N_(
                "A median of {hours} hours cannot come of {which}: their medians lie between {least} and {most}."
            ),
            hours=median.value,
            which=which,
            least=least,
            most=most,
        )
