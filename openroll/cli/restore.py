"""``openroll restore``: make a register from a backup, and compare it with what is public before it may sign."""

import argparse

from openroll.cli.given import as_path, given
from openroll.cli.layout import LAYOUT
from openroll.cli.speech import say, stages
from openroll.core.clock import SystemClock
from openroll.core.errors import N_
from openroll.log.keychange import LOG
from openroll.site import keys, publishing
from openroll.site.register import Register
from openroll.site.restore import ready, restore

SHOWN = 20


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser(
        "restore",
        help="make a register from a backup, in a new folder",
        description="Make a register from a backup, in a new folder. It signs nothing before it was compared with "
        "the newest checkpoint of its public copies; what was published after the backup is taken back from them.",
    )
    verb.add_argument("backup", metavar="BACKUP", type=as_path, help="the file that openroll backup made")
    verb.add_argument("folder", metavar="DIR", type=as_path, help="the new folder")
    verb.add_argument(
        "--public",
        action="append",
        default=[],
        metavar="URL|DIR",
        help="a public copy or a mirror of the register; may be given more than once (without it: its public address)",
    )
    verb.add_argument("--database", metavar="URL", help="an empty PostgreSQL database, postgresql://…")
    verb.add_argument(
        "--newest-known", type=as_path, metavar="FILE", help="a checkpoint of the register that somebody kept"
    )
    verb.add_argument(
        "--nothing-newer-exists",
        metavar="REASON",
        help="why nothing newer can exist, where no copy can be reached; it is recorded",
    )
    verb.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Restore, compare, publish; say what came back and what is lost."""
    clock, show = SystemClock(), stages()
    database = given("--database", args.database)
    register = restore(args.backup, args.folder, clock=clock, database=database, progress=show)
    say(N_("The backup is sound, and its register is in {folder}."), folder=str(register.folder))
    ready(register, clock)
    from openroll.site.comparing import compare  # its models need the database, which is ready only now

    found = compare(
        register,
        args.public or [register.public_url],
        layout=LAYOUT,
        clock=clock,
        kept=args.newest_known,
        nothing_newer=args.nothing_newer_exists,
        progress=show,
    )
    for each in found.seen:
        say(
            N_("Compared with {link}: {size} facts, the same history."),
            link=each.where,
            size=each.checkpoint.size,
        )
    for where, error in found.silent:
        say(N_("Not compared with {link}: {reason}"), link=where, reason=error)
    if found.taken:
        say(N_("Facts that were published after the backup and came back: {count}."), count=found.taken)
    _tell_lost("entries", found.lost.entries)
    _tell_lost("withheld", tuple(found.lost.withheld))
    _publish(register)
    say(N_("Next: openroll serve --register {folder}"), folder=str(register.folder))
    return 0


def _tell_lost(what: str, numbers: tuple[int, ...]) -> None:
    if not numbers:
        return
    shown = ", ".join(map(str, numbers[:SHOWN])) + (" …" if len(numbers) > SHOWN else "")
    if what == "entries":
        say(
            N_("Lost: the cases behind the entries {numbers} ({count}). The entries stand."),
            numbers=shown,
            count=len(numbers),
        )
    else:
        say(
            N_("Lost: what was withheld of the facts {numbers} ({count}). Their digests stand in the log."),
            numbers=shown,
            count=len(numbers),
        )


def _publish(register: Register) -> None:
    """Publish what the backup holds and no copy has; without the right key that waits until it is there."""
    path = register.key_file
    if not path.exists():
        say(
            N_("The backup holds no private key: put {path} back, then the register can sign."),
            path=str(path),
        )
        return
    named = keys.newest_change(register.origin, LOG)
    if named and named.new != keys.read_log_key(register, path).verifier:
        say(
            N_(
                "The log's key was changed after the backup. Put its file in the place of {path}; until then nothing "
                "is signed."
            ),
            path=str(path),
        )
        return
    publishing.publish(register)
    from openroll.site.redacting import finish_redactions  # as above

    finish_redactions(register)
