"""``openroll demo``: everything once, on recordings that ship with the project, without a network."""

import argparse
import shlex
import shutil
import sqlite3
import tempfile
from contextlib import ExitStack, closing
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path
from types import ModuleType

from openroll.cli import submit as submit_verb
from openroll.cli import verify as verify_verb
from openroll.cli.given import as_path
from openroll.cli.serve import serve
from openroll.cli.speech import reader_language, say, tell
from openroll.core.clock import SystemClock
from openroll.core.errors import N_, OpenrollError
from openroll.site.founding import found
from openroll.site.processes import free_address, is_free
from openroll.site.register import Register, url_of
from openroll.sources.pack import pack
from openroll.ui.languages import LANGUAGES, describe, translator

NOTICE = N_(
    "This is a demonstration. The case of June 2017 is a reconstruction written by hand from dated facts; "
    "the other companies are fictional."
)
RECONSTRUCTION = "Reconstruction: written by hand from dated facts"
STORY = (
    (
        N_("June 2017: a founder posts two links and declares what his service will do and will not do"),
        "2017-06-28-founder.txt",
        (
            *("--basis", "own-request", "--answer", "2017-06-28-regulator.txt"),
            *("--effective-from", "2017-06-28", "--label", RECONSTRUCTION),
        ),
    ),
    (
        N_("A company whose register gives everything by one link (fictional)"),
        "2026-11-02-zmyslona-poczta.txt",
        (),
    ),
    (
        N_("A message from which two identifiers are missing (fictional)"),
        "2026-11-02-keksitty-viestinta.txt",
        (),
    ),
)


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser("demo", help="see everything once, without a network")
    verb.add_argument(
        "folder", metavar="DIR", nargs="?", type=as_path, help="a new folder (otherwise a temporary one)"
    )
    verb.add_argument(
        "--no-serve", action="store_true", help="end after the story instead of serving the site"
    )
    verb.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Tell the story, then serve the register that came of it."""
    folder = args.folder or Path(tempfile.mkdtemp(prefix="openroll-demo-")) / "register"
    _step(N_("A register: openroll init {folder} --name …"), folder=folder)
    register, vkey = found(
        folder,
        tell(N_("Demonstration register")),
        policy="five-identifiers",
        clock=SystemClock(),
        notice={language: translator(language).text(NOTICE) for language in LANGUAGES},
    )
    print(vkey)
    with ExitStack() as stack:
        recordings = stack.enter_context(as_file(files("openroll.cli") / "recordings"))
        work = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="openroll-demo-")))
        tape = work / "recordings.warc.gz"
        pack(recordings / "index.jsonl", tape)
        for heading, message, options in STORY:
            _tell(register, heading, recordings / "messages" / message, options, tape)
        _look_at_proof(register, vkey, work)
    if args.no_serve:
        return 0
    _step(N_("The site: openroll serve --register {folder}"), folder=folder)
    serve(_with_free_addresses(register))
    return 0


def _tell(register: Register, heading: str, message: Path, options: tuple[str, ...], tape: Path) -> None:
    _step(heading)
    print("\n".join(f"  | {line}".rstrip() for line in message.read_text("utf-8").splitlines()))
    say()
    # A file among the options stands beside the message.
    named = [str(message.parent / option) if option.endswith(".txt") else option for option in options]
    arguments = [str(message), "--register", str(register.folder), "--replay", str(tape), *named]
    print("$", shlex.join(["openroll", "submit", message.name, "--register", "…", "--replay", "…", *options]))
    _run(submit_verb, "submit", arguments)


def _look_at_proof(register: Register, vkey: str, work: Path) -> None:
    _step(N_("The proof of entry 1: a file that anyone checks offline, with nothing but the register's key"))
    proof = work / "entry-1.tlog-proof"
    proof.write_bytes(_proof_of_first_entry(register))
    print("\n".join(f"  | {line[:100]}" for line in proof.read_text("utf-8").splitlines()))
    say()
    print(f"$ openroll verify {proof.name} --key …")
    _run(verify_verb, "verify", [str(proof), "--key", vkey])
    _step(N_("The whole register, checked in the same way"))
    print("$ openroll verify public --key …")
    _run(verify_verb, "verify", [str(register.public), "--key", vkey])
    _step(N_("A copy in which one byte was changed"))
    copy = work / "copy"
    shutil.copytree(register.public, copy)
    victim = max((path for path in (copy / "tile" / "entries").rglob("*") if path.is_file()), key=_facts_held)
    data = bytearray(victim.read_bytes())
    data[len(data) // 2] ^= 1
    victim.chmod(0o644)
    victim.write_bytes(data)
    print("$ openroll verify copy --key …")
    status = _run(verify_verb, "verify", [str(copy), "--key", vkey])
    say(N_("Exit status {status}: the damage was found."), status=status)


def _proof_of_first_entry(register: Register) -> bytes:
    """Return what the site gives as /api/v1/entries/1/versions/1/proof."""
    address = f"file:{register.public / 'roll.sqlite3'}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as roll:
        proof: bytes = roll.execute("SELECT proof FROM version WHERE number = 1 AND version = 1").fetchone()[
            0
        ]
    return proof


def _facts_held(bundle: Path) -> int:
    """Return how many facts a bundle of a small log holds: a partial one is named after it."""
    return int(bundle.name) if bundle.parent.name.endswith(".p") else 256


def _run(verb: ModuleType, name: str, arguments: list[str]) -> int:
    """Run a verb as its own command line would; return its exit status."""
    parser = argparse.ArgumentParser(prog="openroll")
    verb.add_parser(parser.add_subparsers())
    args = parser.parse_args([name, *arguments])
    try:
        status: int = args.func(args)
    except OpenrollError as error:
        print(describe(error, reader_language()))
        status = error.exit_status
    return status


def _step(message: str, **params: object) -> None:
    print(f"\n── {tell(message, **params)} ──\n", flush=True)


def _with_free_addresses(register: Register) -> Register:
    """Return ``register`` at addresses that nobody uses: the demo should run on a busy machine too."""
    public = register.public_address if is_free(register.public_address) else free_address()
    office = register.office_address if is_free(register.office_address) else free_address()
    return replace(register, public_address=public, office_address=office, office_url=url_of(office))
