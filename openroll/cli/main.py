"""The command ``openroll``: finds the verb, runs it, and turns errors into a sentence and an exit status."""

import argparse
import importlib
import io
import os
import sqlite3
import sys
from collections.abc import Sequence
from typing import Final

from django.db import DatabaseError

from openroll import __version__
from openroll.cli.refusals import Parser
from openroll.cli.speech import reader_language, tell
from openroll.core.errors import N_, OpenrollError, UnusableInput
from openroll.ui.languages import describe

VERBS: Final = (
    "init",
    "submit",
    "mail",
    "recheck",
    "identify",
    "import",
    "serve",
    "invite",
    "verify",
    "fsck",
    "extract",
    "complain",
    "mirror",
    "backup",
    "restore",
    "move-database",
    "log",
    "policy",
    "redact",
    "disclose",
    "challenge",
    "demo",
    "sources",
    "spam",
    "witness",
    "order",
    "agent",
    "report",
)
# A module whose name is not its verb's, for Python has a word of its own there, or takes no hyphen.
_MODULES: Final = {"import": "import_list", "move-database": "move_database"}
EPILOG = """\
the way through:
  openroll demo                                   see everything once, without a network
  openroll init roll --name "Our register"        make a register in the folder roll
  openroll submit message.txt --register roll     a message with links becomes an entry
  openroll identify https://our.site               say who operates a site, and enter nothing
  openroll import list.csv --register roll        a list that you keep today becomes entries
  openroll serve --register roll                  show the register to the public
  openroll verify roll                            check all of it, offline

exit status: 0 done; 1 a check failed or damage was found; 2 unusable input; 3 insufficient, or for review;
4 a source is unreachable for now"""


DATABASE = N_("openroll: A database of the register failed: {detail}")
SYSTEM = N_("openroll: The system refused to work on {path}: {detail}.")


def parser(*verbs: str) -> argparse.ArgumentParser:
    """Return the parser of these ``verbs``, or of the whole command line.

    What a verb stands on is loaded only here: all of it takes seconds on a slow machine, and most verbs need little.
    """
    top = Parser(
        prog="openroll",
        description="A public register of online services, and a log of every change that anyone can verify.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"openroll {__version__}")
    parsers = top.add_subparsers(title="verbs", metavar="VERB", required=True)
    for verb in verbs or VERBS:
        importlib.import_module(f"openroll.cli.{_MODULES.get(verb, verb)}").add_parser(parsers)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a letter gets a question mark, never a crash after the work was done.
            stream.reconfigure(errors="replace")
    words = sys.argv[1:] if arguments is None else list(arguments)
    args = parser(*(word for word in words[:1] if word in VERBS)).parse_args(words)
    try:
        status: int = args.func(args)
        sys.stdout.flush()
    except OpenrollError as error:
        print(f"openroll: {describe(error, reader_language())}", file=sys.stderr)
        return error.exit_status
    except KeyboardInterrupt:
        return 130
    except (
        DatabaseError,
        sqlite3.Error,
    ) as error:  # the second: the log's own database, or the published one
        print(tell(DATABASE, detail=str(error).strip()), file=sys.stderr)
        return UnusableInput.exit_status
    except BrokenPipeError:
        # The reader of our output went away (| head); nothing is wrong here, and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        told = {"path": str(error.filename or "-"), "detail": error.strerror or str(error)}
        print(describe(OpenrollError(SYSTEM, **told), reader_language()), file=sys.stderr)
        return UnusableInput.exit_status
    return status
