"""``openroll challenge``: the line by which the holder of a domain shows this register that it is his."""

import argparse

from openroll.cli.given import as_path
from openroll.cli.speech import say
from openroll.core.errors import N_
from openroll.identity import challenge
from openroll.site.challenges import tokens
from openroll.site.register import load


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser(
        "challenge", help="print the line by which a domain's holder shows that it is his"
    )
    verb.add_argument("domain", metavar="DOMAIN", help="the domain, without “www.”")
    verb.add_argument("--register", required=True, type=as_path, metavar="DIR", help="the register's folder")
    verb.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Print the two places, of which one is enough; return the exit status."""
    line = challenge.line(tokens(load(args.register))(args.domain))
    say(
        N_(
            "One of these two shows that you hold the domain; the next message that names it is answered accordingly."
        )
    )
    say()
    say(N_("In the DNS:"))
    print(f'  {challenge.dns_name(args.domain)}. IN TXT "{line}"')
    say()
    say(N_("Or on the server, as the file {url}:"), url=challenge.file_address(args.domain))
    print(f"  {line}")
    return 0
