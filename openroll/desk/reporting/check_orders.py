"""Parts 3 and 4 of a report: orders by category and Member State, notices by category. Pure."""

import re
from dataclasses import dataclass, field
from typing import Final

from openroll.core.errors import N_

from . import cells, check_sums, keys
from . import headings as h
from .check_sums import Block, Numbers
from .columns import Layout, category_of, plain
from .findings import Findings
from .lines import Common, Line, Period
from .table import Table

_PLACEHOLDER_SCOPE: Final = re.compile(r"AT, *\[?.{1,5}\]?, *SE")
_SHOWN: Final = 3
# The template's block for Member States leaves it out, and its block for all of them does not.
_OPTIONAL: Final = "KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE"
_ALIASES: Final = {"EL": "GR"}  # as the EU's institutions write Greece


def check(table: Table, laid: Layout, found: Findings) -> Period | None:
    """Check part 3 or 4, and return the period that it says."""
    orders = laid.part is h.MEMBER_STATES
    common = Common(laid, found)
    blocks: dict[tuple[str, str], _Block] = {}
    for number, row in table.lines:
        common.look((number, row), h.ALL if orders else h.HOSTING)
        scope = _scope((number, row), laid, found) if orders else keys.TOTAL
        which = (plain(laid.cell(row, h.SERVICE)), scope)
        block = blocks.setdefault(which, _Block(scope, number))
        code = laid.cell(row, h.CATEGORY)
        if code not in keys.codes(_last(laid)):
            text = cells.short(code)
            found.error(
                number, h.CATEGORY, N_("“{text}” is no category of this part of the report."), text=text
            )
            block.lost = block.lost or not code.startswith(keys.KEYWORD)
            continue
        category = _category((number, code), block)
        numbers = _numbers((number, row), laid, found)
        _other((number, row), code, numbers, laid, found)
        numbers.what = plain(laid.cell(row, h.DESCRIPTION)) if code == keys.OTHER else ""
        if (category, code) not in block.lines:
            block.lines[(category, code)] = numbers
        elif numbers.what in {one.what for one in block.all(category, code)}:
            line = block.lines[(category, code)].line
            found.error(number, h.CATEGORY, N_("Line {line} is about the same."), line=line)
        else:
            block.more.append((category, numbers))
    if not table.lines:
        found.error(0, "", N_("There is no line below the headings."))
    if not table.cut:
        _whole(blocks, laid, found)
    return common.end()


@dataclass(slots=True)
class _Block(Block):
    """A block while it is read: whose lines these are, unless that was ``lost`` because a code said nothing."""

    below: str = ""
    before: str = ""  # the category of the keyword on the line before
    lost: bool = False
    astray: list[tuple[int, str, str]] = field(default_factory=list)


def _whole(blocks: dict[tuple[str, str], _Block], laid: Layout, found: Findings) -> None:
    """Check what can be said only of all lines."""
    for (_service, scope), block in blocks.items():
        for number, code, category in block.astray:
            if (category, category) in block.lines:
                found.error(
                    number,
                    h.CATEGORY,
                    N_("{code} belongs below {category}, and does not stand there."),
                    code=code,
                    category=category,
                )
        if scope:
            _complete(block, laid, found)
            check_sums.below(block, laid.part, found)
    for service in {service for service, _ in blocks} if laid.part is h.MEMBER_STATES else ():
        mine: dict[str, Block] = {
            scope: block for (whose, scope), block in blocks.items() if whose == service and scope
        }
        if keys.TOTAL in mine:
            check_sums.across(mine, laid.part, found)
        else:
            found.error(0, h.SCOPE, N_("No line has the scope {scope}."), scope=keys.TOTAL)


def _scope(line: Line, laid: Layout, found: Findings) -> str:
    """Return which Member State the line is about, or TOTAL; empty when it says none, or the template's list."""
    number, row = line
    said = laid.cell(row, h.SCOPE)
    code = _ALIASES.get(said.upper(), said.upper())
    if code == keys.TOTAL or code in keys.EEA:
        if said != said.upper():
            found.error(number, h.SCOPE, N_("“{text}” is written in capital letters."), text=said)
        return code
    if _PLACEHOLDER_SCOPE.fullmatch(said):
        columns = (*laid.part.counts, *dict(laid.part.medians))
        filled = any(laid.cell(row, column) not in ("", "0") for column in columns)
        level = found.error if filled else found.remark
        level(
            number,
            h.SCOPE,
            N_("The template's “{text}” stands for one block of lines for each Member State, and was left."),
            text=cells.short(said),
        )
    else:
        found.error(
            number,
            h.SCOPE,
            N_("“{text}” is neither a Member State's code nor TOTAL."),
            text=cells.short(said),
        )
    return ""


def _category(line: tuple[int, str], block: _Block) -> str:
    """Return the category that a line belongs to, empty for TOTAL, and note one that stands below another one."""
    number, code = line
    if not code.startswith(keys.KEYWORD):
        block.below = category_of(code, "")
        block.before, block.lost = "", False
        return block.below
    if code == keys.OTHER:
        # Its category's own line may be missing: then the keyword before it says which one it is of.
        missing = (
            block.before and block.before != block.below and (block.before, block.before) not in block.lines
        )
        return block.before if missing or block.lost else block.below
    block.before = category_of(code, block.below)
    if block.before != block.below and not block.lost:
        block.astray.append((number, code, block.before))
    return block.before


def _numbers(line: Line, laid: Layout, found: Findings) -> Numbers:
    """Read the numbers of one line, and hold them against each other."""
    number, row = line
    numbers = Numbers(number)
    for column in laid.part.counts:
        text = laid.cell(row, column)
        numbers.counts[column] = cells.count(text, number, column, found)
        if text and numbers.counts[column] is None:
            numbers.unread.add(column)
    for column, _ in laid.part.medians:
        text = laid.cell(row, column)
        numbers.medians[column] = cells.hours(text, number, column, found)
        if text and numbers.medians[column] is None:
            numbers.unread.add(column)
    for pairs, note in ((laid.part.at_least, found.error), (laid.part.mostly, found.remark)):
        for more, less in pairs:
            most, least = numbers.counts[more], numbers.counts[less]
            if most is not None and least is not None and most < least:
                note(
                    number,
                    more,
                    N_("{most} here is less than {least} under “{column}”."),
                    most=most,
                    least=least,
                    column=less.strip(),
                )
    for column, counted in laid.part.medians:
        median = numbers.medians[column]
        if median is not None and median.value and numbers.counts[counted] == 0:
            found.error(
                number,
                column,
                N_("A median of {hours} hours, and nothing that it could be of: “{column}” is 0."),
                hours=median.value,
                column=counted.strip(),
            )
    return numbers


def _other(line: Line, code: str, numbers: Numbers, laid: Layout, found: Findings) -> None:
    """What "other" is must be said where something is counted under it."""
    number, row = line
    said = laid.cell(row, h.DESCRIPTION)
    if code != keys.OTHER or not any(numbers.counts.values()):
        return
    if not said or plain(said) == plain(cells.PLACEHOLDER_OTHER):
        found.error(number, h.DESCRIPTION, N_("Something is counted as “other”, and it is not said what."))


def _last(laid: Layout) -> str:
    """Return the category that the part ends with."""
    return keys.NOT_SPECIFIED_ORDER if laid.part is h.MEMBER_STATES else keys.NOT_SPECIFIED_NOTICE


def _complete(block: Block, laid: Layout, found: Findings) -> None:
    """Every line of the template must be there for each scope that is."""
    missing = [
        code if code != keys.OTHER else f"{code} ({category})"
        for category, code in keys.lines(_last(laid))
        if (category, code) not in block.lines and code != _OPTIONAL
    ]
    if missing:
        found.error(
            block.line,
            h.CATEGORY,
            N_("Lines of the template that are missing for {scope} ({count}): {codes}."),
            count=len(missing),
            scope=block.scope,
            codes=", ".join(missing[:_SHOWN]) + (" …" if len(missing) > _SHOWN else ""),
        )
