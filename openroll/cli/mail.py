"""``openroll mail``: e-mails that came for the register become cases, or answers in the cases that they belong to."""

import argparse
import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openroll.cli.given import as_path, path_name
from openroll.cli.speech import note, reader_language, say
from openroll.core.clock import SystemClock
from openroll.core.errors import N_, Conflict, UnusableInput
from openroll.site import publishing
from openroll.site.private_database import open_database
from openroll.site.register import load
from openroll.ui.languages import describe

if TYPE_CHECKING:  # it reaches Django's models, which need a register first
    from openroll.site.mail_intake import Taken

SAID = {
    "case": N_("{file}: case {case}"),
    "reply": N_("{file}: an answer in case {case}"),
    "again": N_("{file}: came before, and is in case {case}"),
    "returned": N_("{file}: a letter came back; it is marked as failed"),
    "automatic": N_("{file}: written by a machine; nothing was kept"),
}


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser("mail", help="take in e-mails that came for the register")
    verb.add_argument(
        "files",
        type=path_name,
        metavar="FILE",
        nargs="+",
        help="an e-mail as a mail program saves it (-: standard input)",
    )
    verb.add_argument("--register", required=True, type=as_path, metavar="DIR", help="the register's folder")
    verb.add_argument("--json", action="store_true", help="answer as JSON, a line for each e-mail")
    verb.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Take in each e-mail by itself: one that cannot be read holds up no other. Nobody vouches for any of them."""
    register = load(args.register)
    clock = SystemClock()
    open_database(register, now=clock.now())
    from openroll.site.mail_intake import take

    with suppress(Conflict):  # the worker is publishing already
        publishing.publish(
            register
        )  # refuses a database that is older than the log before anything is written into it
    status = 0
    for file in args.files:
        try:
            taken = take(register, _read(file), clock)
        except UnusableInput as error:
            status = UnusableInput.exit_status
            _complain(file, error, as_json=args.json)
        else:
            _tell(file, taken, as_json=args.json)
    return status


def _read(file: str) -> bytes:
    from openroll.site.mail_reading import LARGEST

    try:
        if file == "-":
            return sys.stdin.buffer.read(LARGEST + 1)
        with Path(file).open("rb") as opened:
            return opened.read(LARGEST + 1)  # no more than what shows that it is too large
    except OSError as error:
        raise UnusableInput(
            N_("The file {path} cannot be read: {detail}."), path=file, detail=error.strerror or str(error)
        ) from error


def _tell(file: str, taken: "Taken", *, as_json: bool) -> None:
    case = taken.case.code if taken.case else None
    if as_json:
        _print({"file": file, "status": taken.what, "case": case, "attachments_not_taken": taken.attachments})
        return
    say(SAID[taken.what], file=file, case=case or "–")
    if taken.attachments:
        note(N_("{file}: files that came with it were not taken; their sender is told so."), file=file)


def _complain(file: str, error: UnusableInput, *, as_json: bool) -> None:
    if as_json:
        _print(
            {"file": file, "status": "unusable", "case": None, "reason": describe(error, reader_language())}
        )
    else:
        note(N_("{path}: {reason}"), path=file, reason=describe(error, reader_language()))


def _print(told: dict[str, Any]) -> None:
    print(json.dumps(told, ensure_ascii=False))
