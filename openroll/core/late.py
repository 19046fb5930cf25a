"""Long patterns that are made when they are first asked: most pages never ask most of them."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class Late:
    """A pattern that is made at its first use; it is asked as any other."""

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._written, self._flags = pattern, flags

    @cached_property
    def _made(self) -> re.Pattern[str]:
        return re.compile(self._written, self._flags)

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        """Return where the pattern stands first in ``text``, within ``span`` (start and end)."""
        return self._made.search(text, *span)

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        """Return what the pattern takes of ``text`` from the start of ``span`` on."""
        return self._made.match(text, *span)

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        """Return the match when the pattern takes all of ``text``, or of ``span``."""
        return self._made.fullmatch(text, *span)

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        """Return wherever the pattern stands in ``text``, within ``span``."""
        return self._made.finditer(text, *span)

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """Return ``text`` with what the pattern takes replaced ``by`` something else."""
        return self._made.sub(by, text, count)

    def findall(self, text: str, *span: int) -> list[str]:
        """Return all that the pattern, of one group at most, takes of ``text`` within ``span``."""
        return self._made.findall(text, *span)
