"""``openroll serve``: show a register to the public, and keep its office, worker and fetcher running."""

import argparse
import gc
import importlib
import sys
from datetime import datetime

from openroll.cli.given import as_path
from openroll.cli.speech import say
from openroll.core.clock import SystemClock
from openroll.core.errors import N_
from openroll.core.forks import begin_apart
from openroll.site import publishing
from openroll.site.private_database import open_database, use
from openroll.site.processes import Supervisor, answers, check_free, four
from openroll.site.register import Register, load


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser("serve", help="serve the public site and the office of a register")
    verb.add_argument("--register", required=True, type=as_path, metavar="DIR", help="the register's folder")
    verb.add_argument(
        "--backed-up",
        action="store_true",
        help="a copy of a PostgreSQL database was made; upgrade it without another",
    )
    verb.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Serve until a signal asks to stop."""
    serve(load(args.register), backed_up=args.backed_up)
    return 0


def serve(register: Register, *, backed_up: bool = False) -> None:
    """Upgrade the database if need be, publish what is left to publish, and run the four processes.

    What needs the key or the database is done in a fork of this process, which has neither: two of the four are forks
    of it too.
    """
    with register.serving() as lock:
        for address in (register.public_address, register.office_address):
            check_free(address)
        _load(register)
        first = begin_apart(lambda: _prepare(register, backed_up))()
        supervisor = Supervisor(
            four(register),
            lambda line: print(f"openroll: {line}", file=sys.stderr, flush=True),
            lock.leave,
        )
        gc.freeze()  # what forks share stays shared for as long as nobody writes to it
        supervisor.run(
            lambda: answers(register.public_address) and answers(register.office_address),
            lambda: _tell(register, first),
        )
        # Nobody reads now: what came last is published, and the file of the entries is left at rest.
        begin_apart(lambda: publishing.publish(register))()
        say(N_("Stopped."))


def _load(register: Register) -> None:
    """Load what this process and its forks need. Nothing is opened: Django connects when it is asked something."""
    use(register)
    for module in ("openroll.people.inviting", "openroll.roll.policies"):
        importlib.import_module(module)


def _prepare(register: Register, backed_up: bool) -> str | None:
    """Bring database and public directory up to date; return the address that makes the first senior registrar."""
    copy = open_database(register, now=SystemClock().now(), backed_up=backed_up)
    if copy is not None:
        say(N_("The database was upgraded; the copy made before is {path}."), path=str(copy))
    check_policies()
    publishing.publish(register)
    return _first_link(SystemClock().now())


def _tell(register: Register, first: str | None) -> None:
    say(N_("The public site:  {url}"), url=f"http://{register.public_address}/")
    say(N_("The office:       {url}"), url=f"{register.office_url}/")
    if first is not None:
        say(
            N_("It has no senior registrar yet. Whoever opens this address becomes the first one: {url}"),
            url=first,
        )
    say(N_("Stop with Ctrl-C."))
    sys.stdout.flush()


def check_policies() -> None:
    """Read every policy of the log. Raises UnusableInput that names the fact and what in it cannot be used."""
    from openroll.roll import policies  # Django is set up now

    policies.check()


def _first_link(now: datetime) -> str | None:
    """Return the address that makes the first senior registrar; None when there is one."""
    from openroll.people import inviting  # Django is set up now

    word = inviting.invite_first(now)
    return None if word is None else inviting.link(word)
