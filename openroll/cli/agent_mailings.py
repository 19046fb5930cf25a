"""``openroll agent mailings`` and ``mailing``: what the spam module found, and what a person does about it."""

import argparse
import getpass
from collections.abc import Sequence

from openroll.agent import mailings, sorting
from openroll.agent.store import OWN
from openroll.agent.verdicts import Verdict
from openroll.cli.agent_work import carry_out, complain, open_bench
from openroll.cli.given import as_path
from openroll.cli.outcome import one_line
from openroll.cli.spam import size_of
from openroll.cli.speech import say, say_count, tell
from openroll.core.clock import rfc3339
from openroll.core.errors import N_
from openroll.spam.model import Judgement

DISMISS = "dismiss"
MOST_NAMED = 20  # accounts on one line
SAID = {
    "": N_("waits for a person"),
    "confirmed": N_("confirmed by {who}"),
    "dismissed": N_("dismissed by {who}"),
}
TOWARDS = N_("What speaks for it: {reasons}")
AWAY = N_("What speaks against it: {reasons}")


def add_deeds(deeds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add both to the command line."""
    shown = deeds.add_parser("mailings", help="show the spam mailings that the messenger's module found")
    shown.add_argument("folder", type=as_path, metavar="DIR", help="the folder that init made")
    shown.set_defaults(func=run_mailings)
    deed = deeds.add_parser("mailing", help="confirm or dismiss a spam mailing")
    deed.add_argument("folder", type=as_path, metavar="DIR", help="the folder that init made")
    deed.add_argument("id", metavar="ID", help="the mailing's id, as mailings shows it")
    deed.add_argument(
        "deed", choices=[*map(str, mailings.VERDICTS), DISMISS], help="what is done to its accounts"
    )
    deed.add_argument("--text", default="", metavar="TEXT", help="the reasons in words")
    deed.add_argument("--who", default="", metavar="NAME", help="who decides (otherwise the account)")
    deed.set_defaults(func=run_mailing)


def run_mailings(args: argparse.Namespace) -> int:
    """Show mailings in the order of looking. Raises UnusableInput."""
    bench, _ = open_bench(args.folder)
    queue = sorting.queue(bench)
    if queue.trouble:
        complain(queue.trouble)
    if not queue.placed:
        say(N_("No mailing was found."))
    elif queue.by_model:
        say(sorting.IN_WORDS)
        say(sorting.SIGNS)
    for placed in queue.placed:
        one = placed.mailing
        say(
            N_("{id}  {size}, held back: {curbed}, {first} to {last}: {said}"),
            id=one.found.id, size=size_of(one.found), curbed=one.found.curbed,
            first=rfc3339(one.found.first), last=rfc3339(one.found.last),
            said=tell(SAID[one.said], who=one.who),
        )  # fmt: skip
        print(f"     {one_line(one.found.example)}")
        if one.joined:
            _joined(one.joined)
        if placed.judged:
            _judged(placed.judged)
    return 0


def _joined(accounts: Sequence[str]) -> None:
    """Show which accounts joined a mailing after somebody had decided about it."""
    print("     ", end="")
    say_count(
        "{count} account joined since the decision and waits for a person: {accounts}",
        "{count} accounts joined since the decision and wait for a person: {accounts}",
        len(accounts),
        accounts=one_line(", ".join(accounts[:MOST_NAMED])),
    )


def _judged(found: Judgement) -> None:
    """Show how much a mailing resembles spam, and by what."""
    print("     ", end="")
    say(N_("Resembles spam: {score} of 100"), score=round(found.score * 100))
    for message, reasons in ((TOWARDS, found.towards), (AWAY, found.away)):
        if reasons:
            said = (
                tell(one.said) if one.mark else tell(N_("“{word}”"), word=one_line(one.said))
                for one in reasons
            )
            print("     ", end="")
            say(message, reasons=", ".join(said))


def run_mailing(args: argparse.Namespace) -> int:
    """Confirm or dismiss a mailing. Raises NotThere, Refusal, UnusableInput."""
    bench, client = open_bench(args.folder)
    who = args.who or getpass.getuser()
    if args.deed == DISMISS:
        mailings.dismiss(bench, args.id, who)
        return 0
    done = mailings.confirm(bench, args.id, Verdict(args.deed), args.text, who)
    say_count(
        "{count} account is dealt with. Accounts of which no public post is there any more: {without}.",
        "{count} accounts are dealt with. Accounts of which no public post is there any more: {without}.",
        done.touched,
        without=done.without,
    )
    return carry_out(args, bench, client, OWN)
