"""``openroll fsck``: the operator checks his own disk."""

import argparse
import json

from openroll.cli.given import as_path
from openroll.cli.outcome import SHOWN, one_line
from openroll.cli.speech import reader_language, say, say_count, stages, tell
from openroll.core.canonical import JSON
from openroll.core.errors import N_, OpenrollError
from openroll.log.reading import Problem
from openroll.site.deep_check import Findings, check
from openroll.ui.languages import describe


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser(
        "fsck",
        help="check the files of your own register",
        description="Check the log of a register that you keep, or of a public directory: checkpoint, tiles, bundles. "
        "Names every damaged file and fact, and changes nothing. Exit status 1: damage. "
        "What others check, with a key that they trust, is openroll verify.",
    )
    verb.add_argument("folder", metavar="DIR", type=as_path, help="a register, or a public directory")
    verb.add_argument(
        "--deep",
        action="store_true",
        help="check each fact too, entries, disclosures and the private databases, and that they agree",
    )
    verb.add_argument("--json", action="store_true", help="answer as JSON (docs/fsck.md)")
    verb.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Check, print what was found; return 0, or 1 for damage. Raises UnusableInput."""
    found = check(args.folder, deep=args.deep, progress=stages())
    _print_json(found, deep=args.deep) if args.json else _print(found, deep=args.deep)
    return 1 if found.problems else 0


def _print(found: Findings, *, deep: bool) -> None:
    if not found.damaged and not found.compared:
        print(_line(found.problems[0]))
    elif found.damaged:
        say_count(
            "Damage was found in {count} place:",
            "Damage was found in {count} places:",
            len(found.problems),
        )
        for problem in found.problems[:SHOWN]:
            print(f"  {_line(problem)}")
        if len(found.problems) > SHOWN:
            print("  " + tell(N_("… and {count} more."), count=len(found.problems) - SHOWN))
    elif deep:
        message = N_(
            "Sound: {size} facts of {origin}, its entries and disclosures, and all that belongs to them."
        )
        say(message, size=found.size, origin=one_line(found.origin))
    else:
        message = N_("Sound: the {size} facts of {origin} with their tiles and checkpoint. More: --deep")
        say(message, size=found.size, origin=one_line(found.origin))
    if found.problems and not found.complete:
        say(N_("The check could not go through everything."))
    if found.notes:
        say(N_("Noted:"))
    for note in found.notes[:SHOWN]:
        print(f"  {_line(note)}")


def _print_json(found: Findings, *, deep: bool) -> None:
    told: dict[str, JSON] = {
        "status": _status(found),
        "deep": deep,
        "origin": found.origin,
        "size": found.size,
        "root": found.root.hex(),
        "entries": found.entries,
        "complete": found.complete,
        "count": len(found.problems),
        "problems": [_members(each) for each in found.problems],
        "notes": [_members(each) for each in found.notes],
    }
    print(json.dumps(told, ensure_ascii=False, indent=2))


def _status(found: Findings) -> str:
    if found.damaged:
        return "damaged"
    return "sound" if found.compared else "not-compared"


def _members(problem: Problem) -> dict[str, JSON]:
    return {"path": problem.path, "index": problem.index, "what": _line(problem)}


def _line(problem: Problem) -> str:
    reason = describe(OpenrollError(problem.message, **problem.params), reader_language())
    return one_line(f"{problem.path}: {reason}")
