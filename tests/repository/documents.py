"""Finds the shell commands and the Python in our documents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

_FENCE = re.compile(
    r"(?P<before>[^\n]*)\n```(?P<language>sh|python)\n(?P<commands>.*?)^```$", re.DOTALL | re.MULTILINE
)


@dataclass(frozen=True)
class Block:
    """One fenced block of shell commands or of Python, and the line that it begins on."""

    document: str
    line: int
    commands: str
    language: str  # sh or python
    not_run: str | None  # the reason, when a comment before it says one


def documents() -> list[Path]:
    """Return the documents that a reader is meant to follow."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(path: Path) -> Iterator[Block]:
    """Yield the blocks of a document that can be run, in order."""
    text = path.read_text("utf-8")
    for found in _FENCE.finditer("\n" + text):
        reason = re.fullmatch(r"<!-- not run: (.+) -->", found["before"].strip())
        yield Block(
            document=str(path.relative_to(ROOT)),
            line=text.count("\n", 0, max(0, found.start("commands") - 1)),
            commands=found["commands"],
            language=found["language"],
            not_run=reason[1] if reason else None,
        )
