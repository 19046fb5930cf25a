"""``openroll spam``: train the text model, ask it about a text, find the mailings in a file (docs/spam.md)."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from openroll.cli.given import as_path
from openroll.cli.outcome import one_line
from openroll.cli.speech import progress, say, tell, tell_count
from openroll.core.durable import write_file
from openroll.core.errors import N_, UnusableInput
from openroll.spam import corpus
from openroll.spam.campaigns import Campaign, Campaigns, Limits, Message
from openroll.spam.found import Found
from openroll.spam.model import Reason, load
from openroll.spam.training import f1, folds, train, unique

_BEGIN = datetime(2000, 1, 1, tzinfo=UTC)
_SHOWN = 110
_MOST_TEXT = 1 << 20


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser("spam", help="find mailings in texts; train and ask a model that sorts a queue")
    deeds = verb.add_subparsers(title="deeds", metavar="DEED", required=True)
    learn = deeds.add_parser(
        "train",
        help="train the text model on labelled texts",
        description="Train the model on texts that somebody labelled spam or ham: TSV (label, tab, text) or CSV "
        "with the columns text and label. The same files give the same bytes.",
    )
    learn.add_argument(
        "files", nargs="+", type=as_path, metavar="FILE", help="labelled texts, TSV or CSV, UTF-8"
    )
    learn.add_argument("--out", type=as_path, metavar="MODEL", help="where the model is written")
    learn.add_argument("--seed", type=int, default=1, help="another order of learning (1)")
    learn.add_argument(
        "--folds", action="store_true", help="say how well it does on texts left out, one fifth at a time"
    )
    learn.set_defaults(func=run_train)
    judge = deeds.add_parser(
        "judge",
        help="say how much a text resembles spam, and by what",
        description="Say how much a text resembles spam, 0 to 1, and which words weigh most. "
        "It sorts a queue; it is no verdict.",
    )
    judge.add_argument("model", type=as_path, metavar="MODEL", help="a model that openroll spam train wrote")
    judge.add_argument("text", metavar="TEXT", help="the text; - reads it from standard input")
    judge.add_argument("--json", action="store_true", help="print JSON")
    judge.set_defaults(func=run_judge)
    find = deeds.add_parser(
        "campaigns",
        help="find the mailings in a file of texts",
        description="Find texts that are copies of one another. Columns account, room, at and id of a CSV are used; "
        "without them every text is of another account.",
    )
    find.add_argument("file", type=as_path, metavar="FILE", help="texts, TSV or CSV, UTF-8")
    find.add_argument("--least", type=int, default=Limits().least, help="how many copies make a mailing (3)")
    find.add_argument("--json", action="store_true", help="print JSON")
    find.set_defaults(func=run_campaigns)


def run_train(args: argparse.Namespace) -> int:
    """Train a model. Raises UnusableInput."""
    if not args.out and not args.folds:
        raise UnusableInput(N_("Say where the model goes (--out MODEL), or ask how well it does (--folds)."))
    samples = unique([sample for path in args.files for sample in corpus.read_samples(path)])
    spam, show = sum(sample.spam for sample in samples), progress()
    say(N_("{all} texts, {spam} of them spam; exact repeats are left out."), all=len(samples), spam=spam)

    def step(done: int, of: int) -> None:
        show(tell(N_("learning: {done} of {total}"), done=done, total=of))

    if args.folds:
        parted = folds(samples, args.seed)
        for number, part in enumerate(parted, 1):
            others = [sample for other in parted if other is not part for sample in other]
            found = f1(train(others, seed=args.seed, step=step), part)
            say(N_("Fifth {number}: F1 {found}"), number=number, found=f"{found:.3f}")
    if args.out:
        write_file(args.out, train(samples, seed=args.seed, step=step).encode(), 0o644)
        say(N_("The model is in {path}."), path=args.out)
    return 0


def run_judge(args: argparse.Namespace) -> int:
    """Judge a text. Raises UnusableInput."""
    model = load(args.model)
    text = args.text
    if text == "-":
        text = sys.stdin.buffer.read(_MOST_TEXT).decode("utf-8", "replace")
    found = model.judge(text)
    if args.json:
        reasons = [{"said": _said(one), "weight": round(one.weight, 4)} for one in found.reasons]
        print(json.dumps({"score": round(found.score, 4), "reasons": reasons}, ensure_ascii=False))
        return 0
    say(
        N_("Resembles spam: {score} (0 not at all, 1 very much). This sorts a queue, and is no verdict."),
        score=f"{found.score:.2f}",
    )
    for one in found.reasons:
        print(f"  {one.weight:+.3f}  {_said(one)}")
    return 0


def size_of(mailing: Campaign | Found) -> str:
    """Return how many copies, accounts and rooms a mailing has, in words."""
    return ", ".join(
        (
            tell_count("{count} copy", "{count} copies", mailing.count),
            tell_count("{count} account", "{count} accounts", len(mailing.accounts)),
            tell_count("{count} room", "{count} rooms", len(mailing.rooms)),
        )
    )


def run_campaigns(args: argparse.Namespace) -> int:
    """Find mailings. Raises UnusableInput."""
    if args.least < 2:
        raise UnusableInput(N_("A mailing has two copies at least, so --least begins with 2."))
    rows = corpus.read_rows(args.file)
    found = Campaigns(Limits(least=args.least, window=timedelta(days=36500), remembered=max(len(rows), 1)))
    labels = {}
    for number, row in enumerate(rows, 1):
        message = _message(row, number, args.file)
        labels[message.id] = row.label
        found.add(message)
    mailings = found.mailings()
    if args.json:
        print(json.dumps([_as_json(one, labels) for one in mailings], ensure_ascii=False, indent=1))
        return 0
    copies = sum(one.count for one in mailings)
    say(
        N_("{texts}; {mailings}; {copies} in them."),
        texts=tell_count("{count} text", "{count} texts", len(rows)),
        mailings=tell_count("{count} mailing", "{count} mailings", len(mailings)),
        copies=tell_count("{count} copy", "{count} copies", copies),
    )
    for one in mailings:
        kinds = ", ".join(f"{label} {count}" for label, count in _labels(one, labels).items() if label)
        print(f"{size_of(one)}{'; ' + kinds if kinds else ''}\n  {one_line(one.example)[:_SHOWN]}")
    return 0


def _message(row: corpus.Row, number: int, path: Path) -> Message:
    """Return a row as a message; raises UnusableInput when its time is none."""
    try:
        at = datetime.fromisoformat(row.at) if row.at else _BEGIN + timedelta(seconds=number)
    except ValueError:
        raise UnusableInput(
            N_("{path}, text {number}: {text} is no time. Write it as 2026-12-01T09:30:00Z."),
            path=path,
            number=number,
            text=row.at[:40],
        ) from None
    own = f"{number}"
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return Message(row.id or own, row.account or own, row.room or own, at, row.text)


def _labels(one: Campaign, labels: dict[str, str]) -> dict[str, int]:
    return dict(sorted(Counter(labels[name] for name in one.messages).items()))


def _as_json(one: Campaign, labels: dict[str, str]) -> dict[str, object]:
    return {
        "id": one.id,
        "count": one.count,
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "accounts": _named(one.accounts),
        "rooms": _named(one.rooms),
        "messages": one.messages,
        "labels": _labels(one, labels),
        "example": one.example,
    }


def _named(counts: dict[str, int]) -> Sequence[str]:
    return list(counts)


def _said(reason: Reason) -> str:
    return tell(reason.said) if reason.mark else reason.said
