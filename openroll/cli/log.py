"""``openroll log``: what is done to the log itself, its key above all (docs/keys.md)."""

import argparse
from datetime import timedelta
from pathlib import Path

from openroll.cli.given import as_path, given
from openroll.cli.speech import say
from openroll.core.clock import SystemClock
from openroll.core.errors import N_, UnusableInput
from openroll.log.checkpoint import parse_checkpoint
from openroll.log.note import LARGEST_NOTE
from openroll.publish.directory import CHECKPOINT, KEY
from openroll.site.new_origin import LOST, STOLEN, Move, move
from openroll.site.private_database import open_database
from openroll.site.register import Register, load

OVERLAP = 30  # days
LONGEST = 3650


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser("log", help="give the log another key, or go on with another log")
    deeds = verb.add_subparsers(title="deeds", metavar="DEED", required=True)
    _add_rotate(deeds)
    _add_new_origin(deeds)


def _add_rotate(deeds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    deed = deeds.add_parser(
        "rotate-key",
        help="go on with a new key, which the old one names",
        description="Make a new key for the log and name it in a fact that the old key signs. Both sign until the "
        "overlap is over; then the old key is removed.",
    )
    deed.add_argument("--register", metavar="DIR", type=as_path, required=True, help="the register")
    how = deed.add_mutually_exclusive_group()
    how.add_argument(
        "--overlap", metavar="DAYS", type=int, default=OVERLAP, help="how long both sign (%(default)s)"
    )
    how.add_argument("--finish", action="store_true", help="end the overlap of a rotation that is under way")
    deed.set_defaults(func=run_rotate)


def _add_new_origin(deeds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    deed = deeds.add_parser(
        "new-origin",
        help="go on with a new log after the key was lost or stolen",
        description="Make a register in a new folder whose log takes over the facts of the old one, byte for byte, "
        "behind a first fact that holds the old log's last checkpoint. The old register is not changed.",
    )
    deed.add_argument("--register", metavar="DIR", type=as_path, required=True, help="the old register")
    deed.add_argument("--into", metavar="DIR", type=as_path, required=True, help="the new register's folder")
    deed.add_argument("--origin", required=True, help="the new log's name, such as roll.example/2027")
    deed.add_argument("--reason", required=True, choices=(LOST, STOLEN), help="what became of the old key")
    deed.add_argument(
        "--checkpoint", metavar="FILE", type=as_path, help="the last checkpoint of the old log to believe"
    )
    deed.add_argument("--database", metavar="URL", help="an empty database, if the register is in PostgreSQL")
    deed.set_defaults(func=run_new_origin)


def run_new_origin(args: argparse.Namespace) -> int:
    """Go on with a new log. Raises UnusableInput, Refusal, Conflict, CheckFailed."""
    told = Move(
        register=load(args.register),
        folder=args.into,
        origin=args.origin,
        reason=args.reason,
        checkpoint=_read(args.checkpoint) if args.checkpoint else None,
        database=given("--database", args.database),
    )
    register, previous = move(told, clock=SystemClock())
    say(
        N_("The log {origin} goes on as {new} in {folder}."),
        origin=previous.origin,
        new=register.origin,
        folder=str(register.folder),
    )
    say(N_("Its public key; give it to everybody who is to check the register:"))
    print(f"\n  {(register.public / KEY).read_text().strip()}\n")
    say(
        N_("Taken over: {facts} facts, the first {size} of them as the last checkpoint has them."),
        facts=previous.facts,
        size=previous.opened.size,
    )
    _say_held(register)
    say(N_("The old key leads to nothing here: tell everybody yourself that the log has a new name."))
    say(N_("Back up {folder}: it holds the new key."), folder=str(register.private))
    return 0


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_NOTE + 1)
    except OSError as error:
        raise UnusableInput(
            N_("{path} cannot be read: {detail}."), path=str(path), detail=error.strerror or str(error)
        ) from error


def run_rotate(args: argparse.Namespace) -> int:
    """Rotate, or finish a rotation. Raises UnusableInput, Refusal, Conflict."""
    if not 0 <= args.overlap <= LONGEST:
        raise UnusableInput(N_("An overlap lasts from 0 to {days} days."), days=LONGEST)
    register, clock = load(args.register), SystemClock()
    open_database(register, now=clock.now())
    from openroll.site.keys import previous_file
    from openroll.site.rotation import finish, rotate

    if args.finish:
        finish(register, clock=clock)
        say(N_("The old key is gone; the new one signs alone."))
        return 0
    rotated = rotate(register, overlap_for=timedelta(days=args.overlap), clock=clock)
    say(N_("The log has a new key; give it to everybody who checks the register:"))
    print(f"\n  {rotated.new.text}\n")
    if previous_file(register).exists():
        say(
            N_("Both keys sign until {until}. Whoever trusts the old one is led to the new one."),
            until=rotated.until,
        )
    else:
        say(
            N_(
                "The old key is gone; the new one signs alone. Whoever trusts the old one is led to the new one."
            )
        )
    _say_held(register)
    say(N_("Back up {folder}: it holds the new key."), folder=str(register.private))
    return 0


def _say_held(register: Register) -> None:
    """Say that the new key waits for witnesses, if it does."""
    from openroll.roll.selectors import log_size

    if parse_checkpoint((register.public / CHECKPOINT).read_bytes()).size < log_size():
        say(
            N_(
                "The checkpoint of this is not public yet: it follows once enough witnesses have cosigned it. "
                "Give the new key to those that do not have it."
            )
        )
