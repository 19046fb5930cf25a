"""``openroll backup``: copy a register, while it is served and written to, into one file."""

import argparse
import os
from pathlib import Path

from openroll.cli.given import as_path, path_name
from openroll.cli.speech import say, stages
from openroll.core.clock import SystemClock
from openroll.core.durable import make_folder
from openroll.core.errors import N_
from openroll.site.backup import back_up
from openroll.site.register import load


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser(
        "backup",
        help="copy a register, while it is at work, into one file",
        description="Copy a register into one file, while it is served and written to. The file holds the signing "
        "keys, personal values and evidence: keep it as you keep those. It is never written over another one.",
    )
    verb.add_argument(
        "out",
        type=path_name,
        metavar="OUT",
        help="the new file, or a folder to make one in (a new one when it ends with /)",
    )
    verb.add_argument("--register", required=True, type=as_path, metavar="DIR", help="the register's folder")
    verb.add_argument(
        "--without-key", action="store_true", help="leave the private keys out, which are then kept elsewhere"
    )
    verb.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Back up; say what was written, and what secrets are in it."""
    register, out = load(args.register), Path(args.out)
    if args.out.endswith(os.sep):  # a backup each night must not be one file that is called as the folder
        make_folder(out, 0o700)
    made = back_up(
        register,
        out,
        clock=SystemClock(),
        with_keys=not args.without_key,
        progress=stages(),
    )
    say(
        N_("The backup is {path}: {facts} facts, {size} bytes."),
        path=str(made.path),
        facts=made.facts,
        size=made.size,
    )
    if made.with_keys:
        say(
            N_(
                "It holds the signing keys and personal values. Whoever has it can sign in the register's name."
            )
        )
    else:
        say(
            N_(
                "It holds personal values, and no private key: keep those elsewhere, without them nothing is signed."
            )
        )
    say(N_("Restore it into a new folder: openroll restore {path} DIR"), path=str(made.path))
    return 0
