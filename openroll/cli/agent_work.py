"""What the deeds of ``openroll agent`` begin and end with: the folder opened, what was decided carried out."""

import argparse
import sys
from pathlib import Path

from openroll.agent import folder, viewing
from openroll.agent.bench import Bench
from openroll.agent.client import Client
from openroll.agent.messengers.choose import make_messenger
from openroll.agent.running import Agent
from openroll.agent.settings import Settings
from openroll.agent.store import OWN, Store
from openroll.cli import agent_shown
from openroll.cli.speech import reader_language, say
from openroll.core.clock import SystemClock
from openroll.core.durable import FolderLock
from openroll.core.errors import N_, Conflict, OpenrollError
from openroll.ui.languages import describe

A_DEED = 10.0  # seconds: a deed that is at work has mostly ended then, and another one or an agent may begin


def open_store(path: Path) -> tuple[Settings, Store]:
    """Return the settings, and what the agent knows. Raises UnusableSettings, Damage, Refusal."""
    home = folder.Folder(path)
    settings, store = home.settings(), home.store()
    store.is_for(settings.register.origin, settings.register.entry)
    return settings, store


def open_bench(path: Path) -> tuple[Bench, Client]:
    """Return what acting needs, and the client. Raises UnusableSettings, UnusableInput, Damage, Refusal."""
    home, (settings, store) = folder.Folder(path), open_store(path)
    key, clock = home.key(), SystemClock()
    bench = Bench(settings, store, make_messenger(settings.messenger, path), key, clock, path)
    return bench, Client(settings.register, key, clock)


def carry_out(args: argparse.Namespace, bench: Bench, client: Client, number: int) -> int:
    """Do what was decided, unless an agent runs, which does it; show how it stands.

    For another command that is at work, it waits a moment.
    """
    home = folder.Folder(args.folder)
    try:
        with FolderLock(home.work, 0 if is_running(home) else A_DEED):
            agent = Agent(bench, client, complain)
            while agent.act():
                pass
            agent.send()
    except Conflict:
        if is_running(home):
            say(N_("The agent that runs carries it out."))
        else:
            say(
                N_(
                    "Another command is at work here. What was decided is done by the next one that decides, or by:"
                )
            )
            print(f"  openroll agent run {args.folder}")
        return 0
    if number != OWN:
        agent_shown.whole(viewing.whole(bench.store, number), bench.clock.now())
    return 0


def is_running(home: folder.Folder) -> bool:
    """Tell whether an agent runs in this folder."""
    try:
        with FolderLock(home.runs):
            return False
    except Conflict:
        return True


def complain(error: OpenrollError) -> None:
    """Say on the error output what went wrong while the agent goes on."""
    print(f"openroll agent: {describe(error, reader_language())}", file=sys.stderr, flush=True)
