"""The command ``openroll``: finds the verb, runs it, and turns errors into a sentence and an exit status."""

import argparse
import io
import os
import sqlite3
import sys
from collections.abc import Sequence

from django.db import DatabaseError

from openroll import __version__
from openroll.cli import (
    agent,
    backup,
    challenge,
    complain,
    demo,
    disclose,
    extract,
    fsck,
    identify,
    import_list,
    init,
    invite,
    log,
    mail,
    mirror,
    move_database,
    order,
    policy,
    recheck,
    redact,
    report,
    restore,
    serve,
    sources,
    spam,
    submit,
    verify,
    witness,
)
from openroll.cli.speech import reader_language, tell
from openroll.core.errors import N_, OpenrollError, UnusableInput
from openroll.ui.languages import describe

VERBS = (
    init,
    submit,
    mail,
    recheck,
    identify,
    import_list,
    serve,
    invite,
    verify,
    fsck,
    extract,
    complain,
    mirror,
    backup,
    restore,
    move_database,
    log,
    policy,
    redact,
    disclose,
    challenge,
    demo,
    sources,
    spam,
    witness,
    order,
    agent,
    report,
)
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


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    top = argparse.ArgumentParser(
        prog="openroll",
        description="A public register of online services, and a log of every change that anyone can verify.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"openroll {__version__}")
    verbs = top.add_subparsers(title="verbs", metavar="VERB", required=True)
    for verb in VERBS:
        verb.add_parser(verbs)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a letter gets a question mark, never a crash after the work was done.
            stream.reconfigure(errors="replace")
    args = parser().parse_args(arguments)
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
