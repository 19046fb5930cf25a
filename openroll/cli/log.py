"""``openroll log``: what is done to the log itself, its key above all (docs/keys.md)."""

import argparse
from datetime import timedelta
from pathlib import Path

from openroll.cli.speech import say
from openroll.core.clock import SystemClock
from openroll.core.errors import N_, UnusableInput
from openroll.site.private_database import open_database
from openroll.site.register import load

OVERLAP = 30  # days
LONGEST = 3650


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser("log", help="give the log another key")
    deeds = verb.add_subparsers(title="deeds", metavar="DEED", required=True)
    _add_rotate(deeds)


def _add_rotate(deeds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    deed = deeds.add_parser(
        "rotate-key",
        help="go on with a new key, which the old one names",
        description="Make a new key for the log and name it in a fact that the old key signs. Both sign until the "
        "overlap is over; then the old key is removed.",
    )
    deed.add_argument("--register", metavar="DIR", type=Path, required=True, help="the register")
    how = deed.add_mutually_exclusive_group()
    how.add_argument(
        "--overlap", metavar="DAYS", type=int, default=OVERLAP, help="how long both sign (%(default)s)"
    )
    how.add_argument("--finish", action="store_true", help="end the overlap of a rotation that is under way")
    deed.set_defaults(func=run_rotate)


def run_rotate(args: argparse.Namespace) -> int:
    """Rotate, or finish a rotation. Raises UnusableInput, Refusal, Conflict."""
    if not 0 <= args.overlap <= LONGEST:
        raise UnusableInput(N_("An overlap lasts from 0 to {days} days."), days=LONGEST)
    register, clock = load(args.register), SystemClock()
    open_database(register, now=clock.now())
    from openroll.site.rotation import finish, rotate

    if args.finish:
        finish(register, clock=clock)
        say(N_("The old key is gone; the new one signs alone."))
        return 0
    rotated = rotate(register, overlap_for=timedelta(days=args.overlap), clock=clock)
    say(N_("The log has a new key; give it to everybody who checks the register:"))
    print(f"\n  {rotated.new.text}\n")
    say(
        N_("Both keys sign until {until}. Whoever trusts the old one is led to the new one."),
        until=rotated.until,
    )
    say(N_("Back up {folder}: it holds the new key."), folder=str(register.private))
    return 0
