"""``openroll disclose``: make a withheld or embargoed value public, and log that."""

import argparse

from openroll.cli.given import as_path
from openroll.cli.speech import say
from openroll.core.clock import SystemClock
from openroll.core.errors import N_
from openroll.site import publishing
from openroll.site.private_database import open_database
from openroll.site.register import load


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser(
        "disclose",
        help="make a withheld or embargoed value of an entry public, and log that",
        description="Make a value public that the policy withholds, or has embargoed. An embargo that has ended is "
        "disclosed by the worker by itself.",
    )
    verb.add_argument("entry", metavar="ENTRY", type=int, help="the entry's number")
    verb.add_argument("field", metavar="FIELD", help="where the value stands in the fact: /identifiers/email")
    verb.add_argument("--register", required=True, type=as_path, metavar="DIR", help="the register's folder")
    verb.add_argument(
        "--now", action="store_true", help="disclose it although it is withheld, or not due yet"
    )
    verb.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Disclose a field. Raises UnusableInput, and NotDue without ``--now``."""
    register = load(args.register)
    clock = SystemClock()
    open_database(register, now=clock.now())
    from openroll.roll.disclosing import disclose

    publishing.publish(register)
    disclose(args.entry, args.field, now=args.now, by="registrar", origin=register.origin, clock=clock)
    publishing.publish(register)
    say(N_("{field} of entry {number} is public now."), field=args.field, number=args.entry)
    return 0
