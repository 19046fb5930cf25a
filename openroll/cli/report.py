"""``openroll report``: the EU's reports, made out of an agent's rows, sent, and checked (docs/reports.md)."""

import argparse
import json
from pathlib import Path
from urllib.parse import urlsplit

from openroll.cli.given import as_path, given
from openroll.cli.speech import say, say_count, tell
from openroll.core.clock import SystemClock
from openroll.core.csv_safe import lines as csv_lines
from openroll.core.durable import make_folder, write_file
from openroll.core.errors import N_, Refusal, UnusableInput
from openroll.desk.reporting import findings, harmonised, sending, statements
from openroll.desk.reporting.checking import check_file, check_folder
from openroll.desk.reporting.findings import Finding, Level, Result, UnusableReport
from openroll.desk.reporting.rows import Period, day
from openroll.desk.reporting.table import LARGEST
from openroll.net.http import Target, exchange

MOST_FILES = 1000
LARGEST_FOLDER = 256_000_000  # bytes
SECONDS = 60.0
LEVELS = {Level.ERROR: N_("error"), Level.REMARK: N_("remark")}
STATEMENTS = N_("statements of reasons")
PART = N_("part {number}")


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser("report", help="make, send and check the EU's transparency reports")
    deeds = verb.add_subparsers(title="deeds", metavar="DEED", required=True)
    _add_check(deeds)
    _add_make(deeds)
    _add_send(deeds)


def _add_check(deeds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    check = deeds.add_parser(
        "check",
        help="say what is wrong with a report, line by line, whoever made it",
        description="Check a file of the harmonised transparency report (parts 1, 2, 3, 4 and 7, as CSV) or of "
        "statements of reasons (JSON), or a folder of them. Exit status 0: nothing is wrong; 1: something is; 2: it is "
        "no report.",
    )
    check.add_argument("what", type=as_path, metavar="FILE|FOLDER", help="what somebody published")
    check.add_argument("--json", action="store_true", help="one JSON object for each finding and line")
    check.set_defaults(func=run_check)


def _add_make(deeds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    make = deeds.add_parser(
        "make",
        help="make the reports of a period out of what an agent did",
        description="Write the harmonised report as CSV and the statements of reasons as JSON, a hundred to a file. "
        "What is not known is left empty, or named in lacking.csv.",
    )
    make.add_argument("--agent", required=True, type=as_path, metavar="DIR", help="the agent's folder")
    make.add_argument("--from", dest="first", required=True, metavar="DATE", help="the first day, 2026-01-01")
    make.add_argument("--to", dest="last", required=True, metavar="DATE", help="the last day, 2026-06-30")
    make.add_argument(
        "--out", required=True, type=as_path, metavar="FOLDER", help="a new folder, or an empty one"
    )
    make.add_argument("--provider", metavar="NAME", help="the name of the service's provider")
    make.add_argument("--published", metavar="DATE", help="the day on which the report is published")
    make.add_argument("--previous", metavar="DATE", help="the day on which the one before it was")
    make.add_argument(
        "--without-orders",
        action="store_true",
        help="no statements about orders of Member States, which Article 17(5) exempts",
    )
    make.set_defaults(func=run_make)


def _add_send(deeds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    send = deeds.add_parser(
        "send",
        help="send the statements of reasons that were not sent yet to the EU's database",
        description="Send the statements of reasons of all that an agent did and has not sent. It can be repeated: the "
        "database takes a statement once. Exit status 1: some were refused, or lack something; 4: it does not answer.",
    )
    send.add_argument("--agent", required=True, type=as_path, metavar="DIR", help="the agent's folder")
    send.add_argument(
        "--token-file", required=True, type=as_path, metavar="FILE", help="holds the token of the API"
    )
    send.add_argument(
        "--to", default=sending.DATABASE, metavar="URL", help=f"the database ({sending.DATABASE})"
    )
    send.add_argument("--without-orders", action="store_true", help="as of make")
    send.set_defaults(func=run_send)


def run_check(args: argparse.Namespace) -> int:
    """Check a file or a folder. Raises UnusableReport."""
    result = (
        check_folder(_files(args.what))
        if args.what.is_dir()
        else check_file(args.what.name, _read(args.what))
    )
    if args.json:
        for one in result.findings:
            print(json.dumps(_as_json(one), ensure_ascii=False))
    else:
        _show(result)
    return 0 if result.good else 1


def run_make(args: argparse.Namespace) -> int:
    """Make both reports. Raises UnusableInput, Refusal, ReportWrong; then nothing was written."""
    from openroll.agent import reporting  # only for those who have an agent

    period = Period.of(args.first, args.last)
    about = harmonised.About(
        period,
        given("--provider", args.provider),
        reporting.service(args.agent),
        day(args.published) if given("--published", args.published) else None,
        day(args.previous) if given("--previous", args.previous) else None,
    )
    if args.out.exists() and (not args.out.is_dir() or any(args.out.iterdir())):
        raise Refusal(
            N_("{folder} is there already, and not empty. Nothing was written."), folder=str(args.out)
        )
    rows = reporting.rows(args.agent, period)
    files = harmonised.make(about, rows)
    made = statements.make_all(
        (row for row in rows if period.holds(row.effect_at)), with_orders=not args.without_orders
    )
    complete = [one.statement for one in made if not one.lacks]
    for number, batch in enumerate(statements.batches(complete), 1):
        files[f"statements-{number:04}.json"] = _dumped(batch)
    if lacking := [one for one in made if one.lacks]:
        files["lacking.csv"] = _lacking(lacking)
    make_folder(args.out)
    for name, text in files.items():
        write_file(args.out / name, text.encode(), mode=0o644)
    say_count(
        "{folder}: the report of {period}, and {count} statement of reasons.",
        "{folder}: the report of {period}, and {count} statements of reasons.",
        len(complete),
        folder=str(args.out),
        period=period,
    )
    if outside := harmonised.outside(rows, period):
        say(
            N_(
                "{count} requests of authorities that are no Member State's are not part of the harmonised report."
            ),
            count=outside,
        )
    if lacking:
        say_count(
            "{count} statement lacks something that the database wants: see lacking.csv.",
            "{count} statements lack something that the database wants: see lacking.csv.",
            len(lacking),
        )
    return 0


def run_send(args: argparse.Namespace) -> int:
    """Send what was not sent. Raises UnusableInput, SourceUnreachable, DatabaseRefuses; what was taken is noted."""
    from openroll.agent import reporting

    post = _poster(args.to, args.token_file)
    sent_before = reporting.sent(args.agent)
    made = [
        one
        for one in statements.make_all(reporting.rows(args.agent), with_orders=not args.without_orders)
        if one.row.puid not in sent_before
    ]
    complete = [one.statement for one in made if not one.lacks]
    moment = SystemClock().now()
    sent = sending.send(complete, post, lambda taken: reporting.note_sent(args.agent, taken, moment))
    say_count(
        "{count} statement is in the database.",
        "{count} statements are in the database.",
        len(sent.taken),
    )
    for puid, reasons in sent.refused.items():
        say(N_("Refused: {puid}: {reasons}"), puid=puid, reasons=" ".join(reasons))
    lacking = [one for one in made if one.lacks]
    for one in lacking:
        say(N_("Not sent: {puid} lacks {fields}."), puid=one.row.puid, fields=", ".join(one.lacks))
    return 1 if sent.refused or lacking else 0


def _poster(address: str, token_file: Path) -> sending.Post:
    """Return what posts to the database. Raises UnusableInput."""
    base = address.rstrip("/")
    target = Target.parse(base)
    if not target.secure and urlsplit(base).hostname not in ("localhost", "127.0.0.1", "::1"):
        raise UnusableInput(
            N_("{address} is not https, and the token would be readable on the way."), address=base
        )
    token = sending.token_of(_read(token_file, 10_000).decode("utf-8", "replace"))

    def post(body: bytes) -> tuple[int, bytes]:
        answer = exchange(
            "POST",
            base + sending.PATH,
            body=body,
            content_type="application/json",
            headers={"Authorization": f"Bearer {token}", "Accept": "application/json"},
            largest=sending.LARGEST_ANSWER,
            seconds=SECONDS,
        )
        return answer.status, answer.body

    return post


def _files(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder that could be parts of a report, by name. Raises UnusableReport."""
    found = sorted(
        one for one in folder.iterdir() if one.is_file() and one.suffix.lower() in (".csv", ".json", ".jsonl")
    )
    if len(found) > MOST_FILES:
        raise UnusableReport(
            N_("{folder} holds more than {limit} files."), folder=str(folder), limit=MOST_FILES
        )
    files: dict[str, bytes] = {}
    for one in found:
        files[one.name] = _read(one)
        if sum(map(len, files.values())) > LARGEST_FOLDER:
            raise UnusableReport(
                N_("{folder} holds more than {limit} bytes."), folder=str(folder), limit=LARGEST_FOLDER
            )
    return files


def _read(path: Path, limit: int = LARGEST) -> bytes:
    """Return a file's bytes, one more than ``limit`` at most. Raises UnusableInput."""
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        raise UnusableInput(
            N_("{path} cannot be read: {detail}."), path=str(path), detail=error.strerror or str(error)
        ) from error


def _show(result: Result) -> None:
    for name, number in result.parts.items():
        print(f"{_shown(name)}: {tell(PART, number=number) if number else tell(STATEMENTS)}")
    for name in result.skipped:
        say(N_("{file}: not checked, it is no part that is known here."), file=_shown(name))
    errors = 0
    for one, lines in findings.grouped(result.findings):
        errors += len(lines) if one.level is Level.ERROR else 0
        where = ":".join(
            part for part in (one.file, findings.spans(lines) if lines != [0] else "", one.where) if part
        )
        print(f"{_shown(where)}: {tell(LEVELS[one.level])}: {_told(one)}")
    say()
    say(N_("Nothing is wrong.") if result.good else N_("Wrong: {count}."), count=errors)


def _told(one: Finding) -> str:
    """Return a finding in the reader's language; a place may be filled with a message of its own."""
    told = {
        name: tell(value) if value and isinstance(value, str) else value for name, value in one.params.items()
    }
    return _shown(tell(one.message, **told))


def _shown(text: str) -> str:
    """Return foreign text without anything that a terminal would obey."""
    return "".join(each if each.isprintable() else " " for each in text)


def _as_json(one: Finding) -> dict[str, object]:
    return {
        "file": one.file,
        "line": one.line,
        "where": one.where,
        "level": str(one.level),
        "text": _told(one),
    }


def _dumped(batch: object) -> str:
    return json.dumps({"statements": batch}, ensure_ascii=False, indent=1) + "\n"


def _lacking(made: list[statements.Made]) -> str:
    rows = ((one.row.request, one.row.item, one.row.puid, ", ".join(one.lacks)) for one in made)
    return "".join(csv_lines([("request", "item", "puid", "lacks"), *rows]))
