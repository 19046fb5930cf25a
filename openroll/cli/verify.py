"""``openroll verify``: check an extract, a proof file or a public directory, and say what that proves and what not."""

import argparse
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from openroll.cli.given import path_name
from openroll.cli.layout import LAYOUT
from openroll.cli.outcome import (
    DIGESTS_ONLY,
    LARGEST_KEY,
    NO_AUTHOR,
    NOT_TRUE,
    NOTHING_LATER,
    NOTHING_NEWER,
    TAKEN_OVER,
    Outcome,
    damaged,
    key_beside,
    key_line,
    one_line,
    show,
)
from openroll.cli.outcome_extract import extract, is_extract
from openroll.cli.outcome_fork import fork, is_fork
from openroll.cli.outcome_witnesses import witness
from openroll.cli.speech import reader_language, stages, tell
from openroll.core.canonical import JSON
from openroll.core.clock import SystemClock, rfc3339
from openroll.core.errors import N_, CheckFailed, OpenrollError, UnusableInput
from openroll.log.keychange import follow
from openroll.log.note import VerifierKey
from openroll.log.policy import TrustPolicy
from openroll.log.proof import LARGEST_PROOF, parse
from openroll.log.verify import Problem, ProofReport, folder_reader, verify_proof_file
from openroll.net.download_directory import download
from openroll.publish.check import DirectoryReport, check_directory
from openroll.publish.directory import CHECKPOINT, KEY
from openroll.ui.formatting import moment
from openroll.ui.labels import FACT_TYPES, IDENTIFIERS
from openroll.ui.languages import describe

UNSIGNED = N_(
    "{count} versions of entries: they follow from facts that are ahead of the checkpoint, and nobody has signed those."
)


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser(
        "verify",
        help="check an extract, a proof file, or a whole public directory",
        description="Check the extract or the proof file of an entry, a public directory, or one that is served at an "
        "address (which is downloaded first). Says what was proved and what was not. Exit status 1: damage, or another "
        "key.",
    )
    verb.add_argument(
        "what",
        type=path_name,
        metavar="FILE|DIR|URL",
        help="an extract, a proof file, a public directory, an address",
    )
    verb.add_argument(
        "--key", metavar="VKEY", help="the key that you trust: its text, or a file that holds it (log.vkey)"
    )
    verb.add_argument(
        "--policy",
        type=path_name,
        metavar="FILE",
        help="the logs and witnesses that you trust (c2sp.org/tlog-policy)",
    )
    verb.add_argument("--json", action="store_true", help="answer as JSON (docs/verify.md)")
    verb.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Verify, print what was found; return 0, or 1 for damage. Raises UnusableInput, CannotDownload."""
    keys = [] if args.key is None else [read_key(args.key)]
    policy = None if args.policy is None else TrustPolicy.read(Path(args.policy))
    if policy is not None:
        keys += [key for key in policy.log_keys if key not in keys]
        if not keys:
            raise UnusableInput(
                N_("{path} names no log; give the key of the log with --key."), path=args.policy
            )
    try:
        outcome = _verify(args.what, keys)
        if policy is not None and outcome.status != "damaged" and outcome.checkpoints:
            witness(outcome, policy, outcome.trusted or keys, SystemClock().now())
    except CheckFailed as error:
        outcome = damaged([describe(error, reader_language())])
    except OSError as error:
        detail = error.strerror or str(error)
        raise UnusableInput(N_("{path} cannot be read: {detail}."), path=args.what, detail=detail) from error
    show(outcome, as_json=args.json)
    return 1 if outcome.status == "damaged" else 0


def read_key(text: str) -> VerifierKey:
    """Return the key that ``--key`` gives, as text or as a file. Raises UnusableInput, MalformedKey.

    An empty text is a key that a script did not find, not one that nobody asked for: it is refused.
    """
    path = Path(text)
    try:
        if path.is_file():
            with path.open("rb") as file:
                text = file.read(LARGEST_KEY).decode("utf-8", "replace")
    except (OSError, ValueError) as error:  # a name that no file can have is the key's text
        if isinstance(error, PermissionError):
            raise UnusableInput(
                N_("{path} cannot be read: {detail}."), path=text, detail=error.strerror
            ) from error
    return VerifierKey.from_text(text.strip())


def _verify(what: str, keys: Sequence[VerifierKey]) -> Outcome:
    if what.lower().startswith(("http://", "https://")):
        with tempfile.TemporaryDirectory(prefix="openroll-verify-") as folder:
            download(what, Path(folder), LAYOUT, progress=stages())
            return directory(Path(folder), keys)
    path = Path(what)
    if path.is_dir():
        inner = path / "public"
        return directory(inner if inner.is_dir() and not (path / CHECKPOINT).exists() else path, keys)
    if not path.is_file():
        raise UnusableInput(N_("There is no file and no folder {path}."), path=what)
    with path.open("rb") as file:
        if file.read(32).startswith(b"openroll receipt ") or path.suffix == ".complaint":
            message = N_("{path} is a receipt or a complaint: openroll complain looks into it.")
            raise UnusableInput(message, path=str(path))
    if is_fork(path):
        return fork(path, keys)
    trusted = follow(folder_reader(path.parent), keys)
    outcome = extract(path, trusted) if is_extract(path) else proof(path, trusted)
    outcome.trusted = trusted
    return outcome


def proof(path: Path, keys: Sequence[VerifierKey]) -> Outcome:
    """Check the proof file at ``path``. Raises UnusableInput when it is not one, CheckFailed when it is damaged."""
    with path.open("rb") as file:
        data = file.read(LARGEST_PROOF + 1)
    if b"tlog-proof" not in data[:64] and b"\nindex " not in data:
        raise UnusableInput(N_("{path} is not a proof file."), path=str(path))
    beside = [] if keys else key_beside(path.with_name(KEY))
    report = verify_proof_file(data, keys, beside=beside, taken_over=True)
    signer = [*keys, *beside]
    where: dict[str, object] = {"index": report.index, "origin": one_line(report.origin), "size": report.size}
    if report.authorship_proved:
        headline = tell(
            N_("Proved: this fact was logged at index {index} of {origin}, in a checkpoint of {size} facts."),
            **where,
        )
    else:
        message = N_(
            "Consistent, authorship not proved: this fact stands at index {index} of what calls itself {origin}, "
            "in a checkpoint of {size} facts."
        )
        headline = tell(message, **where)
    return Outcome(
        status="proved" if report.authorship_proved else "consistent",
        headline=headline,
        facts=[
            *_fact_lines(report.fact),
            key_line(signer, trusted=bool(keys), note=parse(data).checkpoint),
        ],
        not_proved=_proof_limits(report),
        data={
            "kind": "proof",
            "origin": report.origin,
            "index": report.index,
            "size": report.size,
            "key": signer[0].text if signer else None,
            "fact": report.fact,
        },
        checkpoints=[parse(data).checkpoint],
    )


def directory(folder: Path, keys: Sequence[VerifierKey]) -> Outcome:
    """Check the public directory ``folder``. Raises UnusableInput when it is not one."""
    report = check_directory(folder, keys, progress=stages())
    if not report.ok:
        outcome = damaged([_problem_line(problem) for problem in report.problems])
    else:
        signer = follow(folder_reader(folder), keys) or key_beside(folder / KEY)
        outcome = _sound(report, signer, trusted=bool(keys))
    outcome.notes = [_problem_line(note) for note in report.notes]
    outcome.checkpoints = [note for note in (report.checkpoint, report.witnessed) if note]
    outcome.trusted = follow(folder_reader(folder), keys)
    outcome.data = {
        "kind": "directory",
        "origin": report.origin,
        "size": report.size,
        "root": report.root.hex(),
        "entries": report.entries,
        "complete": report.complete,
        **outcome.data,
    }
    return outcome


def _sound(report: DirectoryReport, signer: Sequence[VerifierKey], *, trusted: bool) -> Outcome:
    what: dict[str, object] = {
        "size": report.size,
        "entries": report.entries,
        "origin": one_line(report.origin),
    }
    if report.authorship_proved:
        message = N_(
            "Proved: all {size} facts of {origin} are there and unchanged, and its {entries} entries follow from them."
        )
    else:
        message = N_(
            "Consistent, authorship not proved: all {size} facts of what calls itself {origin} are there, "
            "and its {entries} entries follow from them."
        )
    return Outcome(
        status="proved" if report.authorship_proved else "consistent",
        headline=tell(message, **what),
        facts=[
            key_line(signer, trusted=trusted, note=report.checkpoint),
            tell(N_("Root: {root}"), root=report.root.hex()),
            *_fresh_line(report),
        ],
        not_proved=[
            *([] if trusted else [tell(NO_AUTHOR)]),
            *([tell(UNSIGNED, count=report.unsigned)] if report.unsigned else []),
            tell(NOTHING_NEWER),
            tell(NOT_TRUE),
        ],
        data={"key": signer[0].text if signer else None, **_fresh_data(report)},
    )


def _fresh_line(report: DirectoryReport) -> list[str]:
    if report.fresh is None:
        return []
    said = N_("The register said on {at} that its newest state is that of {size} facts.")
    return [tell(said, at=moment(report.fresh.at, reader_language()), size=report.fresh.size)]


def _fresh_data(report: DirectoryReport) -> dict[str, JSON]:
    fresh = report.fresh
    return {"freshness": {"size": fresh.size, "at": rfc3339(fresh.at)}} if fresh else {}


def _origin_limit(report: ProofReport) -> list[str]:
    register = str(report.fact["register"])
    if register == report.origin:
        return []
    return [tell(TAKEN_OVER, register=one_line(register), origin=one_line(report.origin))]


def _proof_limits(report: ProofReport) -> list[str]:
    digests = report.fact.get("_sd")
    count = len(digests) if isinstance(digests, list) else 0
    return [
        *([] if report.authorship_proved else [tell(NO_AUTHOR)]),
        tell(NOTHING_LATER),
        *_origin_limit(report),
        *([tell(DIGESTS_ONLY, count=count)] if count else []),
        tell(NOT_TRUE),
    ]


def _fact_lines(fact: Mapping[str, JSON]) -> list[str]:
    """Say in a few lines what a fact is about."""
    kind, data = str(fact["type"]), fact["data"]
    data = data if isinstance(data, dict) else {}
    said = tell(FACT_TYPES[kind]) if kind in FACT_TYPES else kind
    lines = [tell(N_("{what}, on {at}, by {by}"), what=said, at=fact["at"], by=fact["by"])]
    if "entry" in data:
        lines.append(tell(N_("Entry {number}"), number=data["entry"]))
    identifiers = data.get("identifiers")
    for name, held in identifiers.items() if isinstance(identifiers, dict) else ():
        value = held.get("value") if isinstance(held, dict) else None
        if isinstance(value, str):
            lines.append(f"{tell(IDENTIFIERS.get(name, one_line(name)))}: {one_line(value)}")
    if isinstance(data.get("text"), str):
        lines.append(f"«{one_line(str(data['text']))}»")
    return lines


def _problem_line(problem: Problem) -> str:
    reason = describe(OpenrollError(problem.message, **problem.params), reader_language())
    return one_line(f"{problem.path}: {reason}")
