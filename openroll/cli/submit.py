"""``openroll submit``: a message with links becomes an entry, or a letter that asks for what is missing."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from openroll.cli.given import as_path, path_name
from openroll.cli.speech import progress, reader_language, say, tell
from openroll.core.clock import SystemClock, rfc3339
from openroll.core.errors import N_, UnusableInput
from openroll.site.private_database import open_database
from openroll.site.register import Register, load
from openroll.ui.languages import translator

if TYPE_CHECKING:  # these reach Django's models, which need a register first
    from openroll.roll.services import Outcome
    from openroll.sources.findings import Findings
    from openroll.sources.message import Message

LARGEST_READ = 16 * 2**20  # bytes; the reader of messages says what is too large, this only bounds the memory
BASES = ("own-request", "registrar-initiative", "third-party-message")

STATUSES = {
    "insufficient": N_("Not entered, something is missing: {reason}"),
    "review": N_("Not entered, a person has to decide: {reason}"),
    "waiting": N_("Not entered yet: {reason}"),
}


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser("submit", help="read a message with links, and enter the service that it names")
    verb.add_argument(
        "file",
        type=path_name,
        metavar="FILE",
        nargs="?",
        default="-",
        help="the message (- or nothing: standard input)",
    )
    verb.add_argument("--register", required=True, type=as_path, metavar="DIR", help="the register's folder")
    verb.add_argument(
        "--replay", type=as_path, metavar="FILE.warc.gz", help="answer from a recording; no network is used"
    )
    verb.add_argument("--json", action="store_true", help="answer as JSON (docs/spec/submit.json)")
    verb.add_argument(
        "--basis", choices=BASES, default="third-party-message", help="why it comes (%(default)s)"
    )
    verb.add_argument(
        "--answer", type=as_path, metavar="FILE", help="the registrar's answer, to stand in the entry"
    )
    verb.add_argument(
        "--effective-from", metavar="DATE", help="the day from which the entry holds, YYYY-MM-DD"
    )
    verb.add_argument(
        "--label", metavar="TEXT", help="stands beside every quotation of the message (a reconstruction, say)"
    )
    verb.add_argument(
        "--receipt", type=as_path, metavar="FILE", help="a new file for the receipt that the sender gets"
    )
    verb.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Submit a message; the person who runs this is the registrar vouching for what it states."""
    register = load(args.register)
    raw = _read(args.file)
    answer = _read(str(args.answer)).decode("utf-8", "replace").strip() if args.answer else None
    clock = SystemClock()
    _check_new(args.receipt)
    open_database(register, now=clock.now())
    from openroll.site.submitting import Submission, submit

    submission = Submission(raw, args.basis, "registrar", answer, _day(args.effective_from), args.label)
    shown = submit(
        register, submission, clock=clock, replay=args.replay, receipt=args.receipt, progress=progress()
    )
    return answer_on(register, *shown, as_json=args.json, receipt=args.receipt)


def answer_on(
    register: Register,
    outcome: "Outcome",
    findings: "Findings",
    message: "Message",
    *,
    as_json: bool,
    receipt: Path | None = None,
) -> int:
    """Show what became of a message, and where the sender's ``receipt`` is; return the exit status."""
    if as_json:
        from openroll.roll.services import as_result

        told = {**as_result(outcome, findings), "receipt": _receipt(register, outcome)}
        json.dump(told, sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        _show(register, outcome, findings, message, receipt)
    return _status(outcome, findings, message)


def _receipt(register: Register, outcome: "Outcome") -> dict[str, str] | None:
    """Return where the sender's receipt is, and by when it promises that the log says so; None without one."""
    from openroll.log.receipt import ReceiptFile
    from openroll.site.receipts import kept

    path = kept(register, outcome.case.code)
    if not path.exists():
        return None
    file = ReceiptFile.parse(path.read_bytes())
    return {"path": str(path), "until": rfc3339(file.receipt.until)}


def _status(outcome: "Outcome", findings: "Findings", message: "Message") -> int:
    from openroll.sources.findings import shown_link

    if outcome.entry is not None:
        return 0
    unusable = {one.link for one in findings.refused if one.kind in {"unsafe", "unusable"}}
    if all(shown_link(link.url) in unusable for link in message.links):
        return UnusableInput.exit_status  # there was no link, or every link was refused
    return 4 if outcome.status == "waiting" else 3


def _show(
    register: Register,
    outcome: "Outcome",
    findings: "Findings",
    message: "Message",
    receipt: Path | None,
) -> None:
    from openroll.cli import findings_shown
    from openroll.roll.letter import letter
    from openroll.site.receipts import kept

    language = reader_language()
    say(N_("Case {case}"), case=outcome.case.code)
    say(N_("The sender's receipt: {path}"), path=receipt or kept(register, outcome.case.code))
    findings_shown.show_refused(findings.refused)
    findings_shown.show_identifiers(outcome.assessment)
    # What a source that is silent for now may still give is not asked of the sender.
    asked = outcome.assessment.missing if outcome.status != "waiting" else ()
    findings_shown.show_missing(asked)
    findings_shown.show_services(outcome.assessment)
    findings_shown.show_remarks(outcome.assessment.alerts, findings.remarks)
    say()
    if outcome.entry is not None:
        say(
            N_("Entered: number {number}, log index {index}, {url}"),
            number=outcome.entry.number,
            index=outcome.entry.fact_id,
            url=f"{register.public_url}/{language}/entries/{outcome.entry.number}",
        )
        if not outcome.published:
            say(
                N_("The checkpoint with this entry follows once enough witnesses have cosigned it.")
                if register.when_missing == "hold"
                else N_("Another process is publishing; this entry follows as soon as it is done.")
            )
        return
    print(tell(STATUSES[str(outcome.status)], reason=tell(outcome.reason, **outcome.params)))
    if asked:
        say()
        say(N_("The letter to the sender:"))
        say()
        translate = translator("ru" if message.language == "ru" else "en")
        text = letter(outcome.case.code, register.name, outcome.assessment, findings.refused, translate)
        print("\n".join(f"  {line}".rstrip() for line in text.splitlines()))


def _read(name: str) -> bytes:
    try:
        if name == "-":
            return sys.stdin.buffer.read(LARGEST_READ)
        with Path(name).open("rb") as file:
            return file.read(LARGEST_READ)
    except OSError as error:
        raise UnusableInput(
            N_("The file {path} cannot be read: {detail}."), path=name, detail=error.strerror or str(error)
        ) from error


def _check_new(receipt: Path | None) -> None:
    """Refuse a file that a receipt cannot be written to, before anything is received."""
    if receipt is not None and (receipt.exists() or not receipt.absolute().parent.is_dir()):
        raise UnusableInput(
            N_("{path} is no new file in a folder that is there; the receipt needs one."), path=str(receipt)
        )


def _day(text: str | None) -> str | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UnusableInput(N_("{text} is not a day; write YYYY-MM-DD."), text=text) from None
