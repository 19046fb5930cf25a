"""Long patterns that are made when they are first asked: most pages never ask most of them."""

import re
from collections.abc import Callable, Iterator
from typing import Any


class Late:
    """A pattern that is made at its first use; it is asked as any other."""

    search: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[Any]]
    sub: Callable[..., str]
    subn: Callable[..., tuple[str, int]]

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._written, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Make the pattern, and take over what it can do: from now on it is asked itself, without a step between."""
        if name not in Late.__annotations__:
            raise AttributeError(name)
        made = re.compile(self._written, self._flags)
        vars(self).update({one: getattr(made, one) for one in Late.__annotations__})
        return vars(self)[name]
