"""What is wrong in a report, and where. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from openroll.core.errors import N_, UnusableInput, fill


class UnusableReport(UnusableInput):
    """A file that is no report, or none that can be read. Parameter ``file``."""

    code = "unusable-report"


class Level(StrEnum):
    """How bad it is: an error makes the report wrong, a remark is to be looked at."""

    ERROR = "error"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong.

    ``line`` counts from 1, and is 0 for the whole file. ``where`` is the column's heading, or a JSON pointer.
    ``message`` is a message id, its places are filled from ``params``.
    """

    file: str
    line: int
    where: str
    message: str
    params: dict[str, object] = field(default_factory=dict)
    level: Level = Level.ERROR

    def __str__(self) -> str:
        return fill(self.message, self.params)


@dataclass(frozen=True, slots=True)
class Result:
    """What a check found: the findings in the order of the files, and what each file was taken for.

    ``parts`` says for each checked file which part it is, 0 for statements of reasons; ``skipped`` names files that
    are none.
    """

    findings: tuple[Finding, ...]
    parts: dict[str, int]
    skipped: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Whether nothing is wrong; there may be remarks."""
        return all(one.level is not Level.ERROR for one in self.findings)


MOST: Final = 10_000  # findings of one file: who has more begins anew


class Findings:
    """Collects what is found in one file; after MOST it says that there is more, and what more there is is dropped."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Finding] = []

    def error(self, line: int, where: str, message: str, /, **params: object) -> None:
        """Note something that makes the report wrong."""
        self._add(Finding(self.file, line, where.strip(), message, params))

    def remark(self, line: int, where: str, message: str, /, **params: object) -> None:
        """Note something that is to be looked at."""
        self._add(Finding(self.file, line, where.strip(), message, params, Level.REMARK))

    @property
    def full(self) -> bool:
        """Whether nothing more is taken."""
        return len(self.found) > MOST

    def _add(self, one: Finding) -> None:
        if len(self.found) < MOST:
            self.found.append(one)
        elif not self.full:
            message = N_("There is more than the {limit} findings that are shown.")
            self.found.append(Finding(self.file, one.line, "", message, {"limit": MOST}))

    def sorted(self) -> list[Finding]:
        """Return them by line; what is about the whole file comes first."""
        return sorted(self.found, key=lambda one: one.line)


def grouped(findings: Iterable[Finding]) -> Iterator[tuple[Finding, list[int]]]:
    """Return what is said alike of many lines of a file once, with the lines, where the first of them stood."""
    groups: dict[tuple[object, ...], tuple[Finding, list[int]]] = {}
    for one in findings:
        key = (one.file, one.where, one.level, str(replace(one, line=0)))
        groups.setdefault(key, (one, []))[1].append(one.line)
    yield from groups.values()


def spans(lines: Iterable[int]) -> str:
    """Return ``lines`` as people write them: 3, 5-9."""
    runs: list[list[int]] = []
    for line in sorted(set(lines)):
        if runs and runs[-1][1] == line - 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
