"""``openroll complain``: was a promise to log a submission kept? If not, a file with which anybody repeats that."""

import argparse
import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from openroll.cli.given import as_path, path_name
from openroll.cli.outcome import NO_AUTHOR, Outcome, one_line, show
from openroll.cli.speech import progress, tell
from openroll.cli.verify import read_key
from openroll.core.clock import SystemClock, rfc3339
from openroll.core.durable import write_file
from openroll.core.errors import N_, CheckFailed, Damage, UnusableInput
from openroll.log.checkpoint import parse_checkpoint
from openroll.log.complaint import (
    BROKEN,
    FORMAT,
    KEPT,
    LARGEST_COMPLAINT,
    UNDECIDED,
    Complaint,
    Judgement,
    Trust,
    check,
    judge,
)
from openroll.log.keychange import FRESHNESS, follow, name_of
from openroll.log.note import LARGEST_NOTE, VerifierKey
from openroll.log.policy import TrustPolicy
from openroll.log.receipt import Receipt, ReceiptFile
from openroll.log.tiles import LARGEST_BUNDLE
from openroll.log.verify import Progress, Reader, folder_reader
from openroll.net.download import DEADLINE_SECONDS, Site, base_of
from openroll.publish.directory import CHECKPOINT, KEY

# Where a checkpoint is that somebody has cosigned at a known time; each may be missing but the last.
NOTES = ("freshness", "witnessed", CHECKPOINT)
STATUS = {KEPT: 0, BROKEN: 1, UNDECIDED: 3}
LOOKING = N_("Going through the facts")

IN_TIME = N_(
    "That it was there in time: only a checkpoint of after {until} that lacks it would show that it was late."
)
STOLEN = N_("That nobody else had the register's keys: it may say that they were stolen.")
OTHER_LOG = N_("Why it is not there: the register may have had a reason, or a fault.")
NOT_YET = N_(
    "Whether the promise is kept: the digest is in none of the {size} facts, and no checkpoint that counts is known "
    "to be of after {until}. Ask again later; times of witnesses count with --policy."
)
NOT_REPLACED = N_(
    "That the key of freshness was not replaced before {at}: a fact past the first {size} would say so."
)
NOT_LOOKED = N_("That the digest is in none of the {size} facts: give a copy of the log, to go through them.")
HINTED_KEY = N_("Who made the log: its key was found with it. Give the key that you trust with --key.")


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser(
        "complain",
        help="was what a receipt promises kept? If not, make a complaint that anybody can repeat",
        description="Look for the submission of a receipt in a copy of the register's log (docs/receipts.md). Exit "
        "status 0: the promise was kept; 1: it was broken, and a complaint was written; 2: the receipt is false, or "
        "the copy damaged; 3: it cannot be decided, yet or without --key. Given a complaint, repeat what it says.",
    )
    verb.add_argument(
        "what", metavar="RECEIPT|COMPLAINT", type=as_path, help="a receipt, or somebody's complaint"
    )
    verb.add_argument(
        "copy",
        type=path_name,
        metavar="DIR|URL",
        nargs="?",
        help="any copy of the public directory (needed for a receipt)",
    )
    verb.add_argument(
        "--key", metavar="VKEY", help="the log's key that you trust: its text, or a file that holds it"
    )
    verb.add_argument(
        "--receipts-key",
        metavar="VKEY",
        help="the key of receipts that you trust, if not the one that the log names",
    )
    verb.add_argument(
        "--policy",
        metavar="FILE",
        type=as_path,
        help="the witnesses whose word for the time counts (tlog-policy)",
    )
    verb.add_argument(
        "--message",
        metavar="FILE",
        type=as_path,
        help="show that the receipt is for this message, in the complaint too",
    )
    verb.add_argument(
        "--out",
        metavar="FILE",
        type=as_path,
        help="where the complaint goes (beside the receipt, .complaint)",
    )
    verb.add_argument("--json", action="store_true", help="answer as JSON")
    verb.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Judge, say what was found, write the complaint; return the exit status. Raises OpenrollError.

    Exit status 1 is the register's: a receipt or a copy that fails its checks accuses nobody, and cannot be used.
    """
    try:
        return _run(args)
    except CheckFailed as error:
        raise UnusableInput(error.message, **error.params) from error


def _run(args: argparse.Namespace) -> int:
    data = _read(args.what, LARGEST_COMPLAINT)
    complaint = Complaint.parse(data) if FORMAT.encode() in data else None
    file = complaint.file if complaint else ReceiptFile.parse(data)
    if args.message:
        _check_message(file, args.message)
    elif complaint is None:
        file = file.without_disclosure()
    policy = TrustPolicy.read(args.policy) if args.policy else None
    if args.copy is None:
        if complaint is None:
            raise UnusableInput(
                N_("To look for the submission of a receipt, give a copy of the public directory.")
            )
        trust = _trust(args, policy, None)
        return _answer(args, file, trust, check(complaint, trust), looked=False)
    with _copy(args.copy) as copy:
        trust = _trust(args, policy, copy.read)
        notes, later = ([complaint.checkpoint], copy.notes(needed=False)) if complaint else (copy.notes(), [])
        found = judge(file, notes, copy.read, trust, later=later, hint=copy.size(), progress=_progress())
        if complaint:
            check(complaint, trust)
    if found.complaint and complaint is None and trust.keys:
        out: Path = args.out or args.what.with_suffix(".complaint")
        write_file(out, found.complaint.encode(), mode=0o644)
        return _answer(args, file, trust, found, written=out)
    return _answer(args, file, trust, found)


@dataclass(frozen=True)
class _Copy:
    """A copy of a public directory, in a folder or at an address. ``read`` raises OSError, Damage."""

    read: Reader

    def notes(self, *, needed: bool = True) -> list[bytes]:
        """Return the checkpoints that it has. Raises UnusableInput when one is ``needed`` and there is none."""
        found = []
        for name in NOTES:
            try:
                found.append(self.read(name))
            except OSError:
                if needed and name == CHECKPOINT:
                    raise UnusableInput(
                        N_("The copy has no checkpoint: it is no public directory.")
                    ) from None
        return found

    def size(self) -> int:
        """Return how many facts it says it has."""
        try:
            return parse_checkpoint(self.read(CHECKPOINT)).size
        except (OSError, Damage):
            return 0


@contextmanager
def _copy(where: str) -> Iterator[_Copy]:
    if not where.lower().startswith(("http://", "https://")):
        folder = Path(where)
        if (folder / "public").is_dir() and not (folder / CHECKPOINT).exists():
            folder /= "public"
        if not folder.is_dir():
            raise UnusableInput(N_("There is no file and no folder {path}."), path=where)
        yield _Copy(folder_reader(folder))
        return
    site = Site(base_of(where, CHECKPOINT), time.monotonic() + DEADLINE_SECONDS)
    try:
        site.settle(CHECKPOINT)
        yield _Copy(lambda path: _ask(site, path))
    finally:
        site.close()


def _ask(site: Site, path: str) -> bytes:
    found = site.get(path, LARGEST_BUNDLE if path.startswith("tile/") else LARGEST_NOTE)
    if found is None:
        raise FileNotFoundError(path)
    return found


def _trust(args: argparse.Namespace, policy: TrustPolicy | None, read: Reader | None) -> Trust:
    keys = [] if args.key is None else [read_key(args.key)]
    keys += policy.log_keys if policy else []
    beside: list[VerifierKey] = []
    if read and keys:
        keys = follow(read, keys)
    elif read:
        try:
            beside = [VerifierKey.from_text(read(KEY).decode("utf-8", "replace").strip())]
        except OSError:
            beside = []
    return Trust(
        now=SystemClock().now(),
        keys=keys,
        beside=beside,
        receipts_key=None if args.receipts_key is None else read_key(args.receipts_key),
        policy=policy,
    )


def _check_message(file: ReceiptFile, path: Path) -> None:
    """Raise unless the receipt is for the message in the file ``path``."""
    if file.submission is None:
        raise UnusableInput(N_("The receipt does not hold the disclosure that says whose it is."))
    if hashlib.sha256(_read(path, 1 << 30)).hexdigest() != file.submission.sha256:
        raise CheckFailed(N_("The receipt is not for the message in {path}."), path=str(path))


def _answer(
    args: argparse.Namespace,
    file: ReceiptFile,
    trust: Trust,
    found: Judgement,
    *,
    written: Path | None = None,
    looked: bool = True,
) -> int:
    receipt = file.receipt
    until = rfc3339(receipt.until)
    proved = bool(trust.keys)
    # Anybody can write files in which a promise is broken: without a trusted key they accuse nobody.
    status = found.verdict if proved or found.verdict == KEPT else UNDECIDED
    outcome = Outcome(
        status,
        _headline(found, until, looked=looked) if proved else _unproved(found, receipt, until, looked=looked),
        facts=[*_lines(file, found), *([tell(N_("The complaint: {path}"), path=written)] if written else [])],
        not_proved=_limits(found, trust, receipt.origin, until, looked=looked),
        notes=[one_line(tell(one.message, **one.params)) for one in found.notes],
        data={
            "kind": "receipt",
            "authorship_proved": proved,
            "origin": receipt.origin,
            "digest": receipt.digest,
            "received_at": rfc3339(receipt.received_at),
            "until": until,
            "size": found.size,
            "index": found.index,
            "complaint": str(written) if written else None,
        },
    )
    if args.message:
        outcome.facts.append(tell(N_("The receipt is for the message in {path}."), path=args.message))
    show(outcome, as_json=args.json)
    return STATUS[status]


def _headline(found: Judgement, until: str, *, looked: bool) -> str:
    if found.verdict == KEPT:
        return tell(N_("The promise was kept: fact {index} says that it was received."), index=found.index)
    if found.verdict == BROKEN:
        message = N_(
            "The promise was broken: after {until} the log did not hold what it was to hold by then."
        )
        return tell(message, until=until)
    if not looked and found.seen:
        return tell(N_("The complaint holds together: receipt, keys and checkpoint are sound."))
    return tell(
        N_("Not decided: it is not in the log, and no checkpoint of after {until} is known that counts."),
        until=until,
    )


def _unproved(found: Judgement, receipt: Receipt, until: str, *, looked: bool) -> str:
    """Return the headline for files whose author nobody knows."""
    message = N_(
        "Consistent, authorship not proved: it is not in what calls itself {origin}, and no checkpoint of after "
        "{until} is known that counts."
    )
    if found.verdict == KEPT:
        message = N_(
            "Consistent, authorship not proved: fact {index} of what calls itself {origin} says that it was received."
        )
    elif found.verdict == BROKEN:
        message = N_(
            "Consistent, authorship not proved: after {until} what calls itself {origin} did not hold what it was to "
            "hold by then."
        )
    elif not looked and found.seen:
        message = N_(
            "Consistent, authorship not proved: receipt, keys and checkpoint of what calls itself {origin} fit."
        )
    return tell(message, origin=one_line(receipt.origin), until=until, index=found.index)


def _lines(file: ReceiptFile, found: Judgement) -> list[str]:
    receipt = file.receipt
    lines = [
        tell(
            N_("Promised by {origin}: received {received}, in the log by {until}"),
            origin=one_line(receipt.origin),
            received=rfc3339(receipt.received_at),
            until=rfc3339(receipt.until),
        ),
        tell(N_("Digest: {digest}"), digest=receipt.digest),
        tell(N_("The key of the receipt is named by fact {index}."), index=found.named)
        if found.named is not None
        else tell(N_("The receipt is signed by the key that you gave.")),
    ]
    lines += [
        tell(
            N_("At {at} this was the newest checkpoint, says {name}."),
            at=rfc3339(one.at),
            name=one_line(one.key.name),
        )
        for one in found.seen
    ]
    if found.verdict == BROKEN and found.index is not None:
        lines.append(tell(N_("It came later, as fact {index}."), index=found.index))
    return lines


def _limits(found: Judgement, trust: Trust, origin: str, until: str, *, looked: bool) -> list[str]:
    """Say what is not proved."""
    author = [] if trust.keys else [tell(HINTED_KEY if trust.beside else NO_AUTHOR)]
    not_yet = [] if found.seen else [tell(NOT_YET, size=found.size, until=until)]
    own = [one for one in found.seen if one.key.name == name_of(origin, FRESHNESS)]
    replaced = [tell(NOT_REPLACED, size=found.size, at=rfc3339(one.at)) for one in own]
    if not looked:
        return [*author, tell(NOT_LOOKED, size=found.size), *not_yet, *replaced]
    if found.verdict == KEPT:
        return [*author, tell(IN_TIME, until=until)]
    if found.verdict == BROKEN:
        return [*author, *replaced, tell(STOLEN), tell(OTHER_LOG)]
    return [*author, *not_yet]


def _read(path: Path, largest: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(largest + 1)
    except OSError as error:
        raise UnusableInput(
            N_("The file {path} cannot be read: {detail}."),
            path=str(path),
            detail=error.strerror or str(error),
        ) from error


def _progress() -> Progress:
    say, last = progress(), [-1]

    def step(done: int, total: int) -> None:
        tenth = 10 * done // max(total, 1)
        if last[0] != tenth:
            last[0] = tenth
            say(tell(N_("{stage}: {done} of {total}"), stage=tell(LOOKING), done=done, total=total))

    return step
