"""A parser of command lines that says in the reader's language what it refuses."""

import argparse
import re
import sys
from typing import Final, NoReturn

from openroll.cli.speech import tell
from openroll.core.errors import N_, UnusableInput

# What argparse says (of Python 3.11 to 3.14), and how it is said here. It writes its sentences into the error that it
# raises, so that they are known by their form alone; one that is not among these stays as it is.
_SAID: Final = tuple(
    (re.compile(form, re.DOTALL), message)
    for form, message in (
        (r"the following arguments are required: (?P<names>.+)", N_("These are due: {names}.")),
        (r"one of the arguments (?P<names>.+) is required", N_("One of these is due: {names}.")),
        (r"unrecognized arguments: (?P<given>.+)", N_("There is no place here for: {given}.")),
        (
            r"argument (?P<name>.+?): invalid choice: (?P<given>.+?) \(choose from (?P<known>.+)\)",
            N_("{name} cannot be {given}. It is one of: {known}."),
        ),
        (r"argument (?P<name>.+?): invalid \S+ value: (?P<given>.+)", N_("{name} cannot be {given}.")),
        (r"argument (?P<name>.+?): expected (?:one|at least one) argument", N_("{name} needs a value.")),
        (r"argument (?P<name>.+?): ignored explicit argument .+", N_("{name} takes no value.")),
        (
            r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)",
            N_("{name} and {other} exclude each other."),
        ),
        (
            r"ambiguous option: (?P<given>.+?) could match (?P<known>.+)",
            N_("{given} may be any of these: {known}."),
        ),
        (
            r"argument (?P<name>.+?): an empty text names no folder and no file",
            N_("{name}: an empty text names no folder and no file."),
        ),
        (
            r"argument (?P<name>.+?): a text with U\+0000 in it names no folder and no file",
            N_("{name}: a text with U+0000 in it names no folder and no file."),
        ),
    )
)


class Parser(argparse.ArgumentParser):
    """argparse's, whose refusals are sentences of ours. The parsers of its verbs are of this kind, too."""

    def error(self, message: str) -> NoReturn:
        """End with how the command is used, and with what is wrong, on the error output."""
        self.print_usage(sys.stderr)
        self.exit(UnusableInput.exit_status, f"{self.prog}: {_said(message)}\n")


def _said(message: str) -> str:
    for form, ours in _SAID:
        if found := form.fullmatch(message):
            return tell(ours, **found.groupdict())
    return message
