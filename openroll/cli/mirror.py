"""``openroll mirror``: keep a copy of a public directory that is as good as the original."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from openroll.cli.given import as_path, path_name
from openroll.cli.layout import LAYOUT
from openroll.cli.speech import reader_language, say, stages, tell
from openroll.cli.verify import read_key
from openroll.core.clock import SystemClock
from openroll.core.errors import N_, UnusableInput
from openroll.log.note import VerifierKey
from openroll.log.policy import TrustPolicy
from openroll.net.mirror import Copied, Mirror, NotAsItShouldBe
from openroll.net.mirror_trust import Trust
from openroll.publish.check import check_directory
from openroll.ui.languages import describe

SHOWN = 20


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser(
        "mirror",
        help="keep a checked copy of a public directory",
        description="Copies the public directory at an address, or what is new in it, and checks everything on the "
        "way. Nothing is changed when a check fails; a fork leaves evidence in DIR/forks. Exit status 1: damage, "
        "another key, or a fork.",
    )
    verb.add_argument("url", metavar="URL", help="the address of a public directory")
    verb.add_argument(
        "dir", metavar="DIR", type=as_path, help="the mirror: a new folder, or one of an earlier run"
    )
    whom = verb.add_mutually_exclusive_group()
    whom.add_argument(
        "--key", metavar="VKEY", help="the key that you trust: its text, or a file that holds it (log.vkey)"
    )
    whom.add_argument(
        "--policy",
        type=path_name,
        metavar="FILE",
        help="a trust policy: its log's key, and witnesses that must have cosigned",
    )
    verb.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Copy what is new, say what was done; return 0, or 1 for damage. Raises as ``Mirror.run``."""
    step = stages()
    mirror = Mirror(args.url, args.dir, LAYOUT, problems_of, SystemClock(), progress=step)
    try:
        done = mirror.run(_trust(args))
    except NotAsItShouldBe as error:
        print(describe(error, reader_language()))
        for line in error.problems[:SHOWN]:
            print(f"  {line}")
        if len(error.problems) > SHOWN:
            print("  " + tell(N_("… and {count} more."), count=len(error.problems) - SHOWN))
        return error.exit_status
    _tell(done, args.dir)
    return 0


def problems_of(folder: Path, keys: Sequence[VerifierKey]) -> list[str]:
    """Check a public directory; return what is wrong with it, in sentences."""
    return [str(problem) for problem in check_directory(folder, keys, progress=stages()).problems]


def _trust(args: argparse.Namespace) -> Trust | None:
    """Return whom the options name. Raises UnusableInput."""
    if args.key is not None:
        return Trust((read_key(args.key),))
    if args.policy is None:
        return None
    policy = TrustPolicy.read(Path(args.policy))
    if not policy.log_keys:
        raise UnusableInput(N_("{path} names no log."), path=args.policy)
    return Trust(tuple(policy.log_keys), policy)


def _tell(done: Copied, folder: Path) -> None:
    if done.finished:
        say(N_("An earlier run had been stopped; what it had ready was brought in."))
    if not done.changed:
        say(N_("Nothing new: {folder} holds {size} facts of {origin}."), folder=folder, **_of(done))
    elif done.before is None:
        say(N_("Copied and checked: {folder} holds {size} facts of {origin}."), folder=folder, **_of(done))
    else:
        say(
            N_("Copied and checked: {folder} holds {size} facts of {origin}, {more} more than before."),
            folder=folder,
            more=done.size - done.before,
            **_of(done),
        )
    say(N_("  Root: {root}"), root=done.root.hex())
    if done.removed:
        say(
            N_("  Personal values that have been redacted, and are gone from here too: {count}."),
            count=done.removed,
        )
    if done.witnessed is not None and done.witnessed < done.size:
        message = N_(
            "  Witnesses stand for the first {size} facts only, and have not seen the {more} after them."
        )
        say(message, size=done.witnessed, more=done.size - done.witnessed)
    elif done.witnessed is not None:
        say(N_("  Witnesses stand for the first {size} facts."), size=done.witnessed)
    for old, new in zip(done.trust.all[len(done.trust.keys) - 1 :], done.trust.followed, strict=False):
        say(N_("  The log's key has changed: {new} follows {old}."), old=old.text, new=new.text)
    if not done.trust.given:
        message = N_(
            "  Authorship not proved: the key {key} was found at the address itself. It is believed here from now on. "
            "Compare it with one from elsewhere, and give that with --key."
        )
        say(message, key=done.trust.keys[0].text)


def _of(done: Copied) -> dict[str, object]:
    return {"size": done.size, "origin": done.origin}
