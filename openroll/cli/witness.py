"""``openroll witness``: run a witness for the logs of others."""

import argparse
import signal
import sys
from pathlib import Path

from openroll.cli.given import as_path
from openroll.cli.speech import say, say_count
from openroll.core.clock import SystemClock
from openroll.core.durable import FolderLock, make_folder, write_file
from openroll.core.errors import N_, Refusal, UnusableInput
from openroll.log.cosignature import CosignerKey
from openroll.log.note import MalformedKey
from openroll.log.policy import TrustPolicy
from openroll.net.witness import WitnessOf, WitnessState
from openroll.net.witness_server import WitnessServer
from openroll.site.processes import split_address

KEY_FILE = "witness.key"
LOGS_FILE = "logs.policy"
STATE_FILE = "seen.sqlite3"
RUNS = N_("A witness works in this folder already: it holds {path}. Stop it first, then try again.")
_TEMPLATE = """\
# The logs that this witness follows, one a line: log VKEY. Start it again after a change.
quorum none
"""


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser(
        "witness",
        help="cosign the checkpoints of other people's logs",
        description="Run a witness (docs/witnesses.md): it cosigns each checkpoint that continues the last one it "
        "saw of that log. Give its public key, which init prints, to whoever is to trust it.",
    )
    actions = verb.add_subparsers(title="actions", metavar="ACTION", required=True)
    init = actions.add_parser("init", help="make a witness: its folder and its key")
    init.add_argument("folder", type=as_path, metavar="DIR", help="where the witness is to live")
    init.add_argument(
        "--name", required=True, help="its name, as an address without scheme: witness.example/w1"
    )
    init.set_defaults(func=run_init)
    serve = actions.add_parser("serve", help="answer the logs that logs.policy names")
    serve.add_argument("folder", type=as_path, metavar="DIR", help="the folder that init made")
    serve.add_argument("--address", required=True, metavar="HOST:PORT", help="where to listen")
    serve.set_defaults(func=run_serve)


def run_init(args: argparse.Namespace) -> int:
    """Make the folder, the key, an empty list of logs and the memory; print the public key.

    Raises Refusal, UnusableInput, MalformedKey.
    """
    folder: Path = args.folder
    if (folder / KEY_FILE).exists() or (folder / STATE_FILE).exists():
        raise Refusal(N_("{folder} holds a witness already. Nothing was changed."), folder=str(folder))
    key = CosignerKey.generate(args.name)
    try:
        make_folder(folder, 0o700)
        if not (folder / LOGS_FILE).exists():
            write_file(folder / LOGS_FILE, _TEMPLATE.encode(), mode=0o600)
        WitnessState.make(folder / STATE_FILE, key.verifier.text)
        write_file(folder / KEY_FILE, key.to_text().encode() + b"\n", mode=0o600)
    except OSError as error:
        raise UnusableInput(
            N_("The folder {folder} cannot be made: {detail}."),
            folder=str(folder),
            detail=error.strerror or str(error),
        ) from error
    print(key.verifier.text)
    return 0


def run_serve(args: argparse.Namespace) -> int:
    """Serve until a signal asks to stop. Raises UnusableInput, Refusal, Damage."""
    folder: Path = args.folder
    key = _read_key(folder / KEY_FILE)
    policy = _read_logs(folder / LOGS_FILE, key)
    with FolderLock(folder / "lock", held=RUNS):
        state = WitnessState(folder / STATE_FILE, key.verifier.text)
        witness = WitnessOf(key, policy.log_keys, state, SystemClock())
        server = WitnessServer(split_address(args.address), witness.add_checkpoint, key.verifier.text)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: server.stop())
        say_count(
            "The witness {name} follows {count} log and listens at {address}. Stop with Ctrl-C.",
            "The witness {name} follows {count} logs and listens at {address}. Stop with Ctrl-C.",
            len({log.key.name for log in policy.logs}),
            name=key.name,
            address=args.address,
        )
        sys.stdout.flush()
        server.serve()
        state.close()
    say(N_("Stopped."))
    return 0


def _read_key(path: Path) -> CosignerKey:
    try:
        return CosignerKey.from_text(path.read_text("utf-8").strip())
    except OSError as error:
        raise UnusableInput(
            N_(
                "The witness's key {path} cannot be read: {detail}. A witness is made by openroll witness init."
            ),
            path=str(path),
            detail=error.strerror or str(error),
        ) from error
    except (MalformedKey, UnicodeDecodeError) as error:
        raise UnusableInput(N_("{path} does not hold the key of a witness."), path=str(path)) from error


def _read_logs(path: Path, key: CosignerKey) -> TrustPolicy:
    policy = TrustPolicy.read(path)
    if any(log.public == key.verifier.public for log in policy.log_keys):
        raise Refusal(N_("A log and a witness have the same key."))
    return policy
