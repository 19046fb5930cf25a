"""``openroll extract``: one version of an entry as a file that anybody can check, and as a print."""

import argparse
from pathlib import Path

from openroll.cli.given import path_name
from openroll.cli.outcome_extract import is_extract
from openroll.cli.speech import reader_language, say
from openroll.cli.verify import read_key
from openroll.core.durable import write_file
from openroll.core.errors import N_, OpenrollError, UnusableInput
from openroll.log.extract import LARGEST_EXTRACT, verify
from openroll.log.note import VerifierKey
from openroll.public.extracts import extract_of, file_name
from openroll.public.roll import Roll
from openroll.publish.directory import KEY
from openroll.publish.rollfile import ROLL
from openroll.site.printing import print_extract
from openroll.site.register import SETTINGS_FILE, load
from openroll.ui.languages import LANGUAGES


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser(
        "extract",
        help="write an extract: a version of an entry in one file, and as a print",
        description="Write one version of an entry, with its proof, into a file that `openroll verify` checks offline; "
        "print it. What is printed is what the extract says, after it was checked.",
    )
    verb.add_argument(
        "what", metavar="ENTRY|FILE", help="the number of an entry, or an extract that is to be printed"
    )
    verb.add_argument("--register", type=path_name, metavar="DIR", help="the register, or a public directory")
    verb.add_argument("--version", metavar="V", type=int, help="which version; the newest without it")
    verb.add_argument(
        "--out",
        type=path_name,
        metavar="FILE",
        help="where the extract goes; entry-N-version-V.openroll without it",
    )
    verb.add_argument(
        "--pdf", type=path_name, metavar="FILE", help="print it into this PDF, with the extract attached"
    )
    verb.add_argument(
        "--language", choices=[*LANGUAGES], help="the language of the print; your own without it"
    )
    verb.add_argument(
        "--address",
        metavar="URL",
        help="where the public site is, for the print; the register's own without it",
    )
    verb.add_argument(
        "--key", metavar="VKEY", help="the key that you trust, for an extract that is to be printed"
    )
    verb.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Write what was asked for; return 0. Raises UnusableInput, CheckFailed, NotReady, OSError."""
    keys = [] if args.key is None else [read_key(args.key)]
    if args.register is None:
        data, address = _from_file(args), args.address or ""
    else:
        data, address, beside = _from_register(args)
        keys = keys or beside
    report = verify(data, keys)
    name = file_name(report.extract.entry, report.extract.version)
    if args.register is not None and (args.out or not args.pdf):
        _write(Path(args.out or name), data)
    if args.pdf:
        language = args.language or reader_language()
        key = keys[0] if keys else None
        _write(Path(args.pdf), print_extract(data, report, language, address=address, key=key))
    return 0


def _from_file(args: argparse.Namespace) -> bytes:
    path = Path(args.what)
    if not args.pdf or args.out or args.version or not path.is_file() or not is_extract(path):
        raise UnusableInput(
            N_("Name an entry and --register DIR, or a file that holds an extract and --pdf FILE.")
        )
    with path.open("rb") as file:
        return file.read(LARGEST_EXTRACT + 1)


def _from_register(args: argparse.Namespace) -> tuple[bytes, str, list[VerifierKey]]:
    """Return the extract, the address of the public site, and the register's key as it gives it itself."""
    folder = Path(args.register)
    inner = folder / "public"
    public, address = inner if inner.is_dir() else folder, args.address or ""
    if (folder / SETTINGS_FILE).is_file():
        register = load(folder)
        public, address = register.public, args.address or register.public_url
    if not (public / ROLL).is_file():
        raise UnusableInput(N_("There is no register in {path}."), path=str(folder))
    if not (args.what.isascii() and args.what.isdigit() and 0 < int(args.what) < 10**15):
        raise UnusableInput(N_("{number} is no number of an entry."), number=args.what)
    if args.version is not None and args.version < 1:
        raise UnusableInput(N_("Versions are counted from 1."))
    try:
        beside = [VerifierKey.from_text((public / KEY).read_text("utf-8").strip())]
    except (OSError, UnicodeError, OpenrollError) as error:
        raise UnusableInput(N_("The register in {path} has no readable key."), path=str(folder)) from error
    roll = Roll(public / ROLL)
    try:
        return extract_of(public, roll, int(args.what), args.version).encode(), address, beside
    finally:
        roll.close()


def _write(path: Path, data: bytes) -> None:
    write_file(path, data, 0o644)
    say(N_("Written: {path}"), path=str(path))
