"""``openroll invite``: let somebody make an account in the office, by a link that works once."""

import argparse

from openroll.cli.given import as_path
from openroll.cli.speech import say
from openroll.core.clock import Clock, SystemClock
from openroll.core.errors import N_
from openroll.site.private_database import open_database
from openroll.site.register import Register, load

ROLES = ("registrar", "senior-registrar", "auditor", "organiser", "authority")


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser("invite", help="invite somebody to an account in the office")
    verb.add_argument("email", metavar="EMAIL", help="where the letter goes, and what they sign in with")
    verb.add_argument("--register", required=True, type=as_path, metavar="DIR", help="the register's folder")
    verb.add_argument("--role", required=True, choices=ROLES, help="what they may do")
    verb.add_argument("--name", default="", help="their name")
    verb.add_argument("--body", default="", help="the company or authority that they work for")
    verb.add_argument("--language", default="en", metavar="CODE", help="of the letter: en or ru")
    verb.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Invite, and print the link."""
    clock, register = SystemClock(), load(args.register)
    address = invited(register, args, clock)
    say(N_("The invitation works once, for seven days: {url}"), url=address)
    return 0


def invited(register: Register, args: argparse.Namespace, clock: Clock) -> str:
    """Make the invitation that ``args`` ask for; return the address that takes it up."""
    open_database(register, now=clock.now())
    from openroll.people import inviting  # Django is set up now

    word = inviting.invite(
        args.role, args.email, args.name, by=None, now=clock.now(), body=args.body, language=args.language
    )
    return inviting.link(word)
