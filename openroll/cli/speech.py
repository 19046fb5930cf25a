"""How the command line speaks: in the reader's language, to a terminal or a file."""

import os
import sys
from collections.abc import Callable
from functools import cache

from openroll.core.errors import N_, fill
from openroll.ui.languages import translator


@cache
def reader_language() -> str:
    """Return the language that the environment asks for (LC_ALL, LC_MESSAGES, LANG): ``ru`` or ``en``."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "ru" if value.lower().startswith("ru") else "en"
    return "en"


def tell(message: str, **params: object) -> str:
    """Return ``message`` in the reader's language, its places filled."""
    return fill(translator(reader_language())(message), params)


def say(message: str = "", **params: object) -> None:
    """Print ``message`` in the reader's language."""
    print(tell(message, **params) if message else "")


def tell_count(one: str, many: str, count: int, **params: object) -> str:
    """Return the form of a message that the reader's language uses for ``count``, its places filled."""
    return translator(reader_language()).plural(one, many, count, **params)


def say_count(one: str, many: str, count: int, **params: object) -> None:
    """Print the form of a message that the reader's language uses for ``count``."""
    print(tell_count(one, many, count, **params))


def note(message: str, **params: object) -> None:
    """Print ``message`` on the error output, where it does not mix with an answer that a program reads."""
    print(tell(message, **params), file=sys.stderr)


def progress() -> Callable[[str], None]:
    """Return a function that shows a step that takes long on the error output; silent when nobody looks."""
    if not sys.stderr.isatty():
        return lambda _line: None

    def show(line: str) -> None:
        print(f"… {line}", file=sys.stderr, flush=True)

    return show


def stages() -> Callable[[str, int, int], None]:
    """Return a function that shows each stage and each tenth of it on the error output."""
    show, last = progress(), ["", -1]

    def step(stage: str, done: int, total: int) -> None:
        tenth = 10 * done // max(total, 1)
        if last != [stage, tenth]:
            last[:] = [stage, tenth]
            show(tell(N_("{stage}: {done} of {total}"), stage=tell(stage), done=done, total=total))

    return step
