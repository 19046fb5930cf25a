"""What stands in options and arguments."""

from argparse import ArgumentTypeError
from pathlib import Path

from openroll.core.errors import N_, UnusableInput


def given(option: str, value: str | None) -> str:
    """Return the ``value`` of ``option``, empty where it was left out.

    An empty text is what a script gives whose value is gone, and not an option that nobody named. Raises UnusableInput.
    """
    if value is not None and not value.strip():
        raise UnusableInput(N_("{option} is empty. Give it a value, or leave it out."), option=option)
    return value or ""


def whole_number(text: str) -> int:
    """Return the number that an argument is. Raises ValueError, also for one that no database can hold."""
    found = int(text)
    if abs(found) >= 2**63:
        raise ValueError
    return found


def path_name(text: str) -> str:
    """Return the name of a folder or a file (or an address) that an argument is. Raises ArgumentTypeError.

    An empty one is what a script gives whose value is gone: taken for a path it is the folder where one happens to be.
    """
    if not text.strip():
        raise ArgumentTypeError("an empty text names no folder and no file")
    if "\0" in text:
        raise ArgumentTypeError("a text with U+0000 in it names no folder and no file")
    return text


def as_path(text: str) -> Path:
    """Return the folder or the file that an argument names. Raises ArgumentTypeError."""
    return Path(path_name(text))
