"""``openroll agent mailings`` and ``mailing``: what the spam module found, and what a person does about it."""

import argparse
import getpass
from pathlib import Path

from openroll.agent import mailings
from openroll.agent.store import OWN
from openroll.agent.verdicts import Verdict
from openroll.cli.agent_work import carry_out, open_bench
from openroll.cli.outcome import one_line
from openroll.cli.speech import say, tell
from openroll.core.clock import rfc3339
from openroll.core.errors import N_

DISMISS = "dismiss"
SAID = {
    "": N_("waits for a person"),
    "confirmed": N_("confirmed by {who}"),
    "dismissed": N_("dismissed by {who}"),
}


def add_deeds(deeds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add both to the command line."""
    shown = deeds.add_parser("mailings", help="show the spam mailings that the messenger's module found")
    shown.add_argument("folder", type=Path, metavar="DIR", help="the folder that init made")
    shown.set_defaults(func=run_mailings)
    deed = deeds.add_parser("mailing", help="confirm or dismiss a spam mailing")
    deed.add_argument("folder", type=Path, metavar="DIR", help="the folder that init made")
    deed.add_argument("id", metavar="ID", help="the mailing's id, as mailings shows it")
    deed.add_argument(
        "deed", choices=[*map(str, mailings.VERDICTS), DISMISS], help="what is done to its accounts"
    )
    deed.add_argument("--text", default="", metavar="TEXT", help="the reasons in words")
    deed.add_argument("--who", default="", metavar="NAME", help="who decides (otherwise the account)")
    deed.set_defaults(func=run_mailing)


def run_mailings(args: argparse.Namespace) -> int:
    """Show mailings. Raises UnusableInput."""
    bench, _ = open_bench(args.folder)
    found = mailings.listed(bench)
    if not found:
        say(N_("No mailing was found."))
    for one in found:
        say(
            N_(
                "{id}  {count} copies, {curbed} held back, {accounts} accounts, {rooms} rooms, "
                "{first} to {last}: {said}"
            ),
            id=one.found.id, count=one.found.count, curbed=one.found.curbed, accounts=len(one.found.accounts),
            rooms=len(one.found.rooms), first=rfc3339(one.found.first), last=rfc3339(one.found.last),
            said=tell(SAID[one.said], who=one.who),
        )  # fmt: skip
        print(f"     {one_line(one.found.example)}")
    return 0


def run_mailing(args: argparse.Namespace) -> int:
    """Confirm or dismiss a mailing. Raises NotThere, Refusal, UnusableInput."""
    bench, client = open_bench(args.folder)
    who = args.who or getpass.getuser()
    if args.deed == DISMISS:
        mailings.dismiss(bench, args.id, who)
        return 0
    done = mailings.confirm(bench, args.id, Verdict(args.deed), args.text, who)
    say(
        N_("{count} accounts are dealt with; of {without} no public post is there any more."),
        count=done.touched, without=done.without,
    )  # fmt: skip
    return carry_out(args, bench, client, OWN)
