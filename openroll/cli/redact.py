"""``openroll redact``: take a personal value out of an entry, everywhere that this program can reach, and say so."""

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from openroll.cli.given import as_path
from openroll.cli.speech import say, tell
from openroll.core.clock import SystemClock
from openroll.core.errors import N_, UnusableInput
from openroll.site.private_database import open_database
from openroll.site.register import Register, load

if TYPE_CHECKING:  # these reach Django's models, which need a register first
    from openroll.roll.redaction import Plan
    from openroll.site.redacting import Redacted

PLACES = {
    "entry": N_("The same value also stands in entry {name}; redact it there if it is to go there too."),
    "case": N_("The same value also stands in case {name}, which belongs to another entry."),
    "log": N_("The same value stands in the log itself, at index {name}, where nothing can be removed."),
    "list": N_(
        "The hash {name} of the imported list stays with the list's other entries, and in the table of what was "
        "imported, so that the line is not entered again."
    ),
}


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser(
        "redact",
        help="take a personal value out of an entry, and log that",
        description="Remove a value and its salt everywhere that this program can reach, append the fact of the "
        "redaction to the log, and print what was removed and what cannot be reached. It cannot be undone. Run "
        "again after an interruption: what was begun is finished.",
    )
    verb.add_argument("--register", required=True, type=as_path, metavar="DIR", help="the register's folder")
    verb.add_argument("--entry", required=True, type=int, metavar="N", help="the entry's number")
    verb.add_argument(
        "--field",
        required=True,
        metavar="PATH",
        help="where the value stands in the fact: /identifiers/email",
    )
    verb.add_argument("--basis", required=True, metavar="TEXT", help="the law by which it goes; it is public")
    verb.add_argument("--authority", required=True, metavar="TEXT", help="who asked for it; it is public")
    verb.add_argument("--dry-run", action="store_true", help="say what would be removed, and change nothing")
    verb.add_argument("--yes", action="store_true", help="do not ask before doing it")
    verb.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Redact a field. Raises UnusableInput, Refusal, Conflict."""
    register = load(args.register)
    clock = SystemClock()
    open_database(register, now=clock.now())
    from openroll.roll.erasure import Order
    from openroll.roll.redaction import AlreadyRedacted
    from openroll.site import redacting

    if not args.dry_run:
        finished = redacting.finish_redactions(register)
        if finished.facts:
            say(N_("A redaction that was cut off has been finished."))
    order = Order(args.entry, args.field, args.basis, args.authority, "registrar")
    try:
        looked = redacting.look(register, order)
    except AlreadyRedacted as error:
        print(tell(error.message, **error.params))
        return 0
    if args.dry_run:
        _show(register, looked, N_("This would be removed:"))
        return 0
    if not args.yes:
        _ask(looked)
    done = redacting.redact(register, order, clock=clock)
    _show(register, done, N_("Removed:"))
    return 0


def _ask(looked: "Redacted") -> None:
    if not sys.stdin.isatty():
        raise UnusableInput(
            N_("Nobody is here to be asked. Say --yes to redact, or --dry-run to look first.")
        )
    question = N_("{field} of entry {number} goes for ever. Type the entry's number to do it:")
    print(tell(question, field=looked.plan.path, number=looked.plan.entry.number), end=" ", flush=True)
    if sys.stdin.readline().strip() != str(looked.plan.entry.number):
        raise UnusableInput(N_("Nothing was changed."))


def _show(register: Register, done: "Redacted", title: str) -> None:
    say(title)
    for line in _removed(register, done.plan):
        print(f"  – {line}")
    if done.facts:
        say(N_("Logged at index {indexes}."), indexes=", ".join(map(str, done.facts)))
    say()
    say(N_("What this does not reach:"))
    for line in _beyond(register, done):
        print(f"  – {line}")


def _removed(register: Register, plan: "Plan") -> Iterator[str]:
    """Say file by file what goes."""
    from openroll.publish.disclosures import path_of
    from openroll.sources.evidence import Evidence

    for index, rows in sorted(plan.rows.items()):
        fields = ", ".join(sorted(each.read.path for each in rows))
        yield tell(
            N_("the private database: value and salt of {fields} in fact {index}"), fields=fields, index=index
        )
    for case in plan.cases:
        yield tell(
            N_(
                "the private database: case {case}, in its messages, answer, sender, claims, snapshots, result, steps, "
                "decisions and letters"
            ),
            case=case.code,
        )
    if plan.actions:
        yield tell(
            N_("the private database: what lines of the audit trail tell ({count})"), count=len(plan.actions)
        )
    for name in plan.files:
        yield tell(N_("{path}: the file, whole"), path=f"private/{name}")
    yield tell(N_("the private database: its unused space, and its write-ahead log where it is a file here"))
    public = {
        path_of(each.row.fact_id // 256)
        for rows in plan.rows.values()
        for each in rows
        if each.row.state == "public"
    }
    for path in sorted(public):
        yield tell(N_("{path}: the lines of these values"), path=f"public/{path}")
    yield tell(
        N_("{path}: entry {number} in every version, the index, unused space"),
        path="public/roll.sqlite3",
        number=plan.entry.number,
    )
    folder = Evidence(register.evidence)
    for sha256 in plan.evidence:
        found = folder.find(sha256)
        where = found[0].parent if found else register.evidence / sha256[:2] / sha256
        yield tell(N_("{path}: the snapshot, whole"), path=str(where.relative_to(register.folder)))


def _beyond(register: Register, done: "Redacted") -> Iterator[str]:
    """Say what stays, here and elsewhere."""
    from openroll.log.fact import parse
    from openroll.site.redacting import backups

    for place in done.places:
        yield tell(PLACES[place.kind], name=place.name)
    for sha256 in done.plan.shared:
        yield tell(
            N_("The snapshot {sha256} holds it and stays, because another entry cites it."), sha256=sha256
        )
    facts = [parse(bytes(rows[0].row.fact.data)) for rows in done.plan.rows.values()]
    for origin in sorted({fact.register for fact in facts} - {register.origin}):
        yield tell(
            N_(
                "The folder and the public directory of the earlier log {origin}, where it was recorded first: take "
                "the folder away, and from what stays public take disclosures and roll.sqlite3 away."
            ),
            origin=origin,
        )
    for path in backups(register):
        yield tell(
            N_("{path} is a copy of the database from before an upgrade and may hold it: delete it."),
            path=str(path.relative_to(register.folder)),
        )
    for message in done.finished.beyond:
        yield tell(message)
    yield tell(
        N_(
            "Backups that were made before: delete them, or let them go by rotation. A restore replays this redaction."
        )
    )
    yield tell(
        N_("Accounts: the names and addresses of people who work here, for an organiser or an authority.")
    )
    yield tell(N_("Copies that others have: mirrors obey the fact of the redaction, others need not."))
    yield tell(N_("What the sender has: the message, a letter, a receipt."))
    yield tell(N_("What the machine keeps: snapshots of the file system, blocks of a disk that were freed."))
