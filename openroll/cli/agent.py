"""``openroll agent``: the organiser's own installation, which acts on its messenger (docs/agent.md)."""

import argparse
import getpass
import signal
import sys
import threading
from collections.abc import Callable

from openroll.agent import acting, appeals, deciding, folder, looking, viewing
from openroll.agent.bench import Bench
from openroll.agent.running import Agent
from openroll.agent.serving import Serving
from openroll.agent.settings import KINDS
from openroll.agent.verdicts import Verdict
from openroll.cli import agent_mailings, agent_shown
from openroll.cli.agent_work import A_DEED, carry_out, complain, open_bench, open_store
from openroll.cli.given import as_path, whole_number
from openroll.cli.speech import note, say, say_count
from openroll.core.clock import SystemClock
from openroll.core.durable import FolderLock
from openroll.core.errors import N_, OpenrollError, UnusableInput
from openroll.desk.words import AppealOutcome, Ground
from openroll.ui.languages import LANGUAGES

RUNS = N_("An agent works in this folder already: it holds {path}. Stop it first, then try again.")


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser(
        "agent",
        help="act on requests in the organiser's own installation",
        description="The agent pulls the requests about one entry from a register, has them decided by a person or a "
        "rule, acts on the organiser's messenger, proves the effect, and sends signed outcomes back (docs/agent.md).",
    )
    deeds = verb.add_subparsers(title="deeds", metavar="DEED", required=True)
    _add_init(deeds)
    _add(deeds, "run", run_run, "pull, act, prove and send until a signal asks to stop").add_argument(
        "--screen", action="store_true", help="show the screen as well"
    )
    _add(deeds, "pull", run_pull, "ask the register once, and note what it tells")
    _add(deeds, "list", run_list, "show the requests that are open, by deadline").add_argument(
        "--all", action="store_true", dest="everything", help="those that have ended too"
    )
    _add_number(_add(deeds, "show", run_show, "show one request, item by item"))
    _add_decide(deeds)
    _add_appeal(deeds)
    for name, func, text in (
        ("undo", run_undo, "take back what was done for a request that was withdrawn or annulled"),
        ("retry", run_retry, "try again what the messenger refused, or did not do"),
    ):
        _add_item(_add_number(_add(deeds, name, func, text)))
    agent_mailings.add_deeds(deeds)
    _add(deeds, "check", run_check, "look again whether what is to be gone is gone")
    _add(deeds, "send", run_send, "send outcomes that the register did not take once more")
    _add(deeds, "status", run_status, "say how the agent is, and what waits for a person")
    _add(deeds, "screen", run_screen, "show the screen on this machine's own address")


def _add(
    deeds: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    func: Callable[[argparse.Namespace], int],
    text: str,
) -> argparse.ArgumentParser:
    deed = deeds.add_parser(name, help=text)
    deed.add_argument("folder", type=as_path, metavar="DIR", help="the folder that init made")
    deed.set_defaults(func=func)
    return deed


def _add_number(deed: argparse.ArgumentParser) -> argparse.ArgumentParser:
    deed.add_argument("number", type=whole_number, metavar="N", help="the request's number")
    return deed


def _add_item(deed: argparse.ArgumentParser) -> argparse.ArgumentParser:
    deed.add_argument("--item", type=whole_number, required=True, metavar="K", help="the item's number")
    deed.add_argument("--who", default="", metavar="NAME", help="who decides (otherwise the account)")
    return deed


def _add_init(deeds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    deed = _add(deeds, "init", run_init, "make an agent: its folder, its settings and its key")
    deed.add_argument("--register", required=True, metavar="URL", help="the address of the register's office")
    deed.add_argument("--key-of-register", required=True, metavar="VKEY", help="the register's public key")
    deed.add_argument(
        "--entry", required=True, type=whole_number, metavar="N", help="the service's entry there"
    )
    deed.add_argument("--service", required=True, metavar="NAME", help="what the service is called")
    deed.add_argument(
        "--domain",
        required=True,
        action="append",
        metavar="DOMAIN",
        help="a domain of the service; repeat it",
    )
    deed.add_argument("--messenger", required=True, choices=KINDS, help="what it acts through")
    deed.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="a setting of the messenger; repeat it",
    )
    deed.add_argument("--language", choices=tuple(LANGUAGES), default="en", help="in which authors are told")
    deed.add_argument(
        "--name", default="", help="the key's name (otherwise made of the register's and the entry)"
    )


def _add_decide(deeds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    deed = _add_number(_add(deeds, "decide", run_decide, "decide what is done with items of a request"))
    which = deed.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "--item", type=whole_number, action="append", metavar="K", help="an item's number; repeat it"
    )
    which.add_argument("--all", action="store_true", dest="everything", help="all items that wait")
    deed.add_argument("verdict", choices=[str(one) for one in Verdict], help="what is done")
    deed.add_argument("--ground", choices=[str(one) for one in Ground], help="why it is refused")
    deed.add_argument("--basis", default="", metavar="TEXT", help="the law or the clause that this relies on")
    deed.add_argument("--text", default="", metavar="TEXT", help="the reasons in words")
    deed.add_argument("--country", action="append", default=[], metavar="XX", help="a country of a limit")
    deed.add_argument(
        "--author", default="", help="the messenger's name of the author, where only you know it"
    )
    deed.add_argument("--who", default="", metavar="NAME", help="who decides (otherwise the account)")


def _add_appeal(deeds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    deed = _add_item(_add_number(_add(deeds, "appeal", run_appeal, "decide an author's appeal")))
    deed.add_argument("outcome", choices=[str(one) for one in AppealOutcome], help="what becomes of it")
    deed.add_argument(
        "--text", required=True, metavar="TEXT", help="the answer to the author and the authority"
    )
    deed.add_argument("--n", type=whole_number, metavar="M", help="which appeal, where there were several")


def run_init(args: argparse.Namespace) -> int:
    """Make an agent and print its public key. Raises Refusal, UnusableInput, UnusableSettings."""
    chosen: dict[str, object] = {"kind": args.messenger}
    for one in args.set:
        name, equals, value = one.partition("=")
        if not equals:
            raise UnusableInput(N_("{text} is no setting; write KEY=VALUE."), text=one[:80])
        chosen[name] = value
    data: dict[str, object] = {
        "register": {"url": args.register, "key": args.key_of_register, "entry": args.entry},
        "service": {"name": args.service, "domains": args.domain},
        "language": args.language,
        "messenger": chosen,
    }
    if args.messenger == "matrix":
        data["preserves_days"] = 182  # redaction_retention_period: 26w (docs/agent.md)
    key = folder.make(args.folder, data, args.name)
    print(key.verifier.text)
    note(
        N_("Enter this key on the register’s page of your entry; then: openroll agent run {folder}"),
        folder=args.folder,
    )
    return 0


def run_run(args: argparse.Namespace) -> int:
    """Work until a signal asks to stop. Raises Conflict when another process works here, and does not end."""
    bench, client = open_bench(args.folder)
    agent = Agent(bench, client, complain)
    home = folder.Folder(args.folder)
    with (
        FolderLock(home.work, A_DEED, RUNS),
        FolderLock(home.runs, A_DEED, RUNS),
    ):  # a deed may look whether it runs
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: agent.stop())
        say(
            N_("The agent of entry {entry} asks {url}. Stop with Ctrl-C."),
            entry=bench.settings.register.entry,
            url=bench.settings.register.url,
        )
        screen = _show_screen(bench) if args.screen else None
        sys.stdout.flush()
        agent.run()
        if screen is not None:
            screen.stop()
    bench.store.close()
    say(N_("Stopped."))
    return 0


def run_pull(args: argparse.Namespace) -> int:
    """Ask the register once. Raises RegisterDown, RegisterRefused."""
    bench, client = open_bench(args.folder)
    failed: list[OpenrollError] = []
    taken = Agent(bench, client, failed.append).pull()
    if failed:
        raise failed[0]
    say_count("The register told {count} thing.", "The register told {count} things.", taken)
    return 0


def run_list(args: argparse.Namespace) -> int:
    """Show requests."""
    _, store = open_store(args.folder)
    agent_shown.lines(viewing.lines(store, everything=args.everything), SystemClock().now())
    return 0


def run_show(args: argparse.Namespace) -> int:
    """Show one request. Raises NotThere."""
    _, store = open_store(args.folder)
    agent_shown.whole(viewing.whole(store, args.number), SystemClock().now())
    return 0


def run_decide(args: argparse.Namespace) -> int:
    """Decide, and do it at once unless the running agent will. Raises NotThere, Refusal, UnusableInput."""
    bench, client = open_bench(args.folder)
    decision = deciding.Decision(
        Verdict(args.verdict), args.who or getpass.getuser(), Ground(args.ground) if args.ground else None, args.basis,
        args.text, tuple(args.country), author=args.author,
    )  # fmt: skip
    decided = deciding.decide(
        bench.store, args.number, None if args.everything else args.item, decision, settings=bench.settings,
        actions=bench.messenger.actions, now=bench.clock.now(),
    )  # fmt: skip
    say_count(
        "Request {number}: decided of {count} item.",
        "Request {number}: decided of {count} items.",
        len(decided),
        number=args.number,
    )
    return carry_out(args, bench, client, args.number)


def run_appeal(args: argparse.Namespace) -> int:
    """Decide an appeal. Raises NotThere, Refusal, UnusableInput."""
    bench, client = open_bench(args.folder)
    about, outcome = (args.number, args.item), AppealOutcome(args.outcome)
    undone = appeals.decide(bench, about, args.n, outcome, args.text, args.who or getpass.getuser())
    if not undone and outcome != AppealOutcome.UPHELD:
        say(appeals.CANNOT_BE_UNDONE)
    return carry_out(args, bench, client, args.number)


def run_undo(args: argparse.Namespace) -> int:
    """Take something back. Raises NotThere, Refusal."""
    bench, client = open_bench(args.folder)
    appeals.undo(bench, (args.number, args.item), args.who or getpass.getuser())
    return carry_out(args, bench, client, args.number)


def run_retry(args: argparse.Namespace) -> int:
    """Try again. Raises UnusableInput when there is nothing to try."""
    bench, client = open_bench(args.folder)
    if not acting.retry(bench, args.number, args.item):
        raise UnusableInput(N_("Nothing about item {item} waits to be tried again."), item=args.item)
    return carry_out(args, bench, client, args.number)


def run_check(args: argparse.Namespace) -> int:
    """Look again at everything; exit status 1 when something is there again, 4 when it could not be looked.

    It acts on nothing, so it needs no lock: an agent that runs holds that day and night.
    """
    bench, client = open_bench(args.folder)
    looked, missed = looking.look_at_all(bench)
    Agent(bench, client, complain).send()
    back = viewing.status(bench.store, bench.settings).back
    say_count(
        "Looked at {count} place; there again: {back}.",
        "Looked at {count} places; there again: {back}.",
        looked,
        back=back,
    )
    if missed:
        note(
            N_("Places that could not be looked at: {count}. Try again when the messenger answers."),
            count=missed,
        )
    return 1 if back else 4 if missed else 0


def run_send(args: argparse.Namespace) -> int:
    """Send once more what the register did not take. Raises RegisterDown, RegisterRefused."""
    bench, client = open_bench(args.folder)
    bench.outbox.again()
    taken = bench.outbox.send(client)
    say_count("The register took {count} outcome.", "The register took {count} outcomes.", taken)
    return 0


def run_status(args: argparse.Namespace) -> int:
    """Say how the agent is; exit status 1 when something waits for a person."""
    settings, store = open_store(args.folder)
    found = viewing.status(store, settings)
    agent_shown.status(found)
    return 1 if found.stuck or found.back or found.refused else 0


def run_screen(args: argparse.Namespace) -> int:
    """Show the screen until a signal asks to stop; what is decided there an agent that runs carries out."""
    bench, _ = open_bench(args.folder)
    screen, stopping = _show_screen(bench), threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    say(N_("What is decided there is carried out by: openroll agent run {folder}"), folder=args.folder)
    say(N_("Stop with Ctrl-C."))
    sys.stdout.flush()
    stopping.wait()
    screen.stop()
    say(N_("Stopped."))
    return 0


def _show_screen(bench: Bench) -> Serving:
    screen = Serving(bench, bench.settings.screen)
    screen.start()
    say(N_("The screen: {url}  The word that lets you in: {word}"), url=screen.url, word=screen.word)
    return screen
