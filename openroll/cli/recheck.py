"""``openroll recheck``: ask the sources of the entries again, and open a case where a change has lasted."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from openroll.cli.given import as_path
from openroll.cli.speech import progress, say, tell
from openroll.core.canonical import JSON
from openroll.core.clock import Clock, FixedClock, SystemClock, parse_rfc3339, rfc3339
from openroll.core.errors import N_, SourceUnreachable, UnusableInput
from openroll.site.private_database import open_database
from openroll.site.register import load
from openroll.ui import labels

if TYPE_CHECKING:  # these reach Django's models, which need a register first
    from openroll.site.rechecking import Rechecked
    from openroll.watch.drift import Change

CHANGED = 3  # a case was opened, and waits for a person


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser(
        "recheck",
        help="ask the sources of the entries again; a change that lasts becomes a case",
        description="Asks the sources of the entries again, and compares what they say with what they said. A change "
        "that lasts becomes a case for a person, and stands beside the public entry. The worker does the same by "
        "itself, once a day for each entry.",
    )
    verb.add_argument("--register", required=True, type=as_path, metavar="DIR", help="the register's folder")
    verb.add_argument("--entry", type=int, metavar="N", help="of this entry only")
    which = verb.add_mutually_exclusive_group()
    which.add_argument("--all", action="store_true", help="also before their time")
    which.add_argument("--due", action="store_true", help="those whose time has come (this is the default)")
    verb.add_argument(
        "--replay", type=as_path, metavar="FILE.warc.gz", help="answer from a recording; no network is used"
    )
    verb.add_argument(
        "--now", metavar="MOMENT", help="with --replay: the time it is to be, 2026-11-26T10:00:00Z"
    )
    verb.add_argument("--json", action="store_true", help="a JSON object for each source")
    verb.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Ask again; return 0, 3 when a case was opened, 4 when no source gave an answer."""
    register = load(args.register)
    clock = _clock(args.now, args.replay)
    open_database(register, now=SystemClock().now())
    from openroll.roll.selectors import entry_numbered
    from openroll.site.rechecking import recheck

    if args.entry is not None and entry_numbered(args.entry) is None:
        raise UnusableInput(N_("This register has no entry {number}."), number=args.entry)
    done = []
    for one in recheck(
        register, clock=clock, number=args.entry, all=args.all, replay=args.replay, progress=progress()
    ):
        done.append(one)
        if args.json:
            print(json.dumps(_as_json(one), ensure_ascii=False))
        else:
            _show(one)
        sys.stdout.flush()
    if not done and not args.json:
        say(N_("No source is due."))
    return _status(done)


def _clock(now: str | None, replay: Path | None) -> Clock:
    if now is None:
        return SystemClock()
    if replay is None:
        raise UnusableInput(N_("--now is for recordings: give --replay too."))
    try:
        return FixedClock(parse_rfc3339(now))
    except ValueError:
        raise UnusableInput(
            N_("{text} is not a moment; write it like 2026-11-26T10:00:00Z."), text=now
        ) from None


def _status(done: "Iterable[Rechecked]") -> int:
    found = list(done)
    if any(one.case is not None for one in found):
        return CHANGED
    if found and all(one.looked.silent for one in found):
        return SourceUnreachable.exit_status
    return 0


def _show(one: "Rechecked") -> None:
    say(N_("Entry {number}, {link}: {outcome}"), number=one.number, link=one.row.link, outcome=_outcome(one))
    for change in one.looked.changes:
        word = tell(labels.word(labels.CHANGES, change.kind))
        if change.ended:
            say(N_("  as before again: {change}"), change=word)
        elif one.case is not None:
            say(
                N_("  CHANGE: {change}{since}; case {case}"),
                change=word,
                since=_since(change),
                case=one.case.code,
            )


def _since(change: "Change") -> str:
    return tell(N_(" (since {date})"), date=change.now.since) if change.now.since else ""


def _outcome(one: "Rechecked") -> str:
    if one.looked.silent:
        return tell(N_("no usable answer for now"))
    if one.looked.changes:
        return tell(N_("changed"))
    pending = [
        tell(
            N_("{change} (seen {times} of {needed})"),
            change=tell(labels.word(labels.CHANGES, kind)),
            times=times,
            needed=needed,
        )
        for kind, times, needed in one.looked.waiting
    ]
    if pending:
        return tell(N_("not lasting yet: {changes}"), changes="; ".join(pending))
    return tell(N_("unchanged"))


def _as_json(one: "Rechecked") -> dict[str, JSON]:
    """Return what became of a source; values that are not public stand in the case and not here."""
    return {
        "entry": one.number,
        "link": one.row.link,
        "silent": one.looked.silent,
        "changes": [
            {
                "kind": change.kind,
                "ended": change.ended,
                "since": change.now.since,
                "times": change.times,
                "first_seen": rfc3339(change.first),
                "last_seen": rfc3339(change.last),
            }
            for change in one.looked.changes
        ],
        "waiting": [
            {"kind": kind, "times": times, "needed": needed} for kind, times, needed in one.looked.waiting
        ],
        "case": one.case.code if one.case else None,
    }
