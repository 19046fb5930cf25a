"""``openroll init``: make a register."""

import argparse

from openroll.cli.given import as_path, given
from openroll.cli.speech import say
from openroll.core.clock import SystemClock
from openroll.core.errors import N_
from openroll.site.founding import found


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser("init", help="make a register in a new folder")
    verb.add_argument("folder", metavar="DIR", type=as_path, help="the folder to make the register in")
    verb.add_argument("--name", required=True, help="the register's name, as the public sees it")
    verb.add_argument(
        "--policy",
        default="five-identifiers",
        help="what an entry needs: a built-in name or a YAML file (%(default)s)",
    )
    verb.add_argument(
        "--origin", help="the log's name for ever, such as roll.example/2026 (a fresh one is made up)"
    )
    verb.add_argument("--database", metavar="URL", help="postgresql://… instead of a file of its own")
    verb.add_argument("--country", metavar="CODE", help="whose working days count, such as GB or DE-BY")
    verb.add_argument("--time-zone", metavar="ZONE", help="where its days end, such as Europe/London (UTC)")
    verb.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Make the register, and print the key by which everybody checks its log. Raises as ``found``."""
    register, vkey = found(
        args.folder,
        args.name,
        policy=args.policy,
        origin=given("--origin", args.origin),
        database=given("--database", args.database),
        country=given("--country", args.country),
        time_zone=given("--time-zone", args.time_zone),
        clock=SystemClock(),
    )
    say(N_("The register “{name}” is in {folder}."), name=register.name, folder=str(register.folder))
    say(N_("Its log's public key; give it to everybody who is to check the register:"))
    print(f"\n  {vkey}\n")
    say(
        N_("It holds the signing key. Copy it often: openroll backup --register {folder} OUT"),
        folder=str(register.folder),
    )
    say(N_("Next: openroll submit message.txt --register {folder}"), folder=str(register.folder))
    return 0
