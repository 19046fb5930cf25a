"""Spam: fingerprints, campaigns, and how well the text model does, within a corpus and on one that it never saw.

The corpora are those of ../shared/data/spam; without them only made-up texts are measured. Times are the processor's,
because the machine may be shared; beside them stands that of a million additions, which says how quick it is just now.
``python -m bench.spam FILE...`` asks about corpora that were not looked at before: which campaigns are in them, and
what models of the shared ones say of them.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from openroll.spam.campaigns import Campaigns, Limits, Message
from openroll.spam.corpus import Sample, read_rows, read_samples
from openroll.spam.fingerprint import fingerprint, of_normal
from openroll.spam.model import Model
from openroll.spam.normalise import comparable
from openroll.spam.training import THRESHOLD, f1, folds, train, unique

CORPORA = Path(__file__).parents[2] / "shared" / "data" / "spam"
ROUNDS = 5
MADE_UP = 20_000
_AT = datetime(2026, 11, 26, tzinfo=UTC)
_WORDS = (
    "free",
    "now",
    "call",
    "your",
    "prize",
    "win",
    "claim",
    "home",
    "work",
    "today",
    "people",
    "money",
    "write",
)


def main() -> None:
    """Print the figures."""
    chance = random.Random(1)
    texts = [" ".join(chance.choices(_WORDS, k=12)) + f" {number}" for number in range(MADE_UP)]
    print(f"  a million additions: {_middle(_additions) * 1000:.0f} ms")
    _speed("made-up texts of 12 words", texts)
    files = sorted(CORPORA.glob("*.[ct]sv"))
    if not files:
        print(f"  no corpora in {CORPORA}")
        return
    for file in files:
        _speed(file.stem, [row.text for row in read_rows(file)])
    _campaigns(files)
    _model(files)


def _speed(name: str, texts: Sequence[str]) -> None:
    normal = [comparable(text) for text in texts]
    ready = _middle(lambda: [of_normal(text) for text in normal])
    whole = _middle(lambda: [fingerprint(text) for text in texts])
    print(
        f"  {name}, {statistics.mean(map(len, texts)):.0f} characters: {len(texts) / ready:,.0f} fingerprints/s of"
        f" normalised texts, {len(texts) / whole:,.0f}/s from the text as written",
        flush=True,
    )


def _campaigns(files: Sequence[Path]) -> None:
    rows = [row for file in files for row in read_rows(file)]
    messages = [
        Message(str(number), f"@{number}", f"!{number}", _AT + timedelta(seconds=number), row.text)
        for number, row in enumerate(rows)
    ]
    for words, limits in (
        ("as set", Limits()),
        ("every text that was said twice", Limits(least=2, long=1)),
    ):
        found = Campaigns(limits)

        def run(limits: Limits = limits) -> None:
            nonlocal found
            found = Campaigns(limits)
            for message in messages:
                found.add(message)

        took, mailings = _middle(run), found.mailings()
        kinds = [{rows[int(name)].label for name in one.messages} for one in mailings]
        print(
            f"  campaigns, {words}: {len(messages):,} texts in {took:.2f} s; {len(mailings)} campaigns,"
            f" {sum(kind == {'spam'} for kind in kinds)} of spam, {sum(len(kind) > 1 for kind in kinds)} mixed",
            flush=True,
        )


def _model(files: Sequence[Path]) -> None:
    corpora = {file.stem: unique(read_samples(file)) for file in files}
    for name, samples in corpora.items():
        parted = folds(samples)
        found = [
            f1(train([sample for other in parted if other is not part for sample in other]), part)
            for part in parted
        ]
        shown = ", ".join(f"{one:.3f}" for one in found)
        print(
            f"  model within {name}, {len(samples):,} texts, five folds: F1 {statistics.mean(found):.3f} ({shown})",
            flush=True,
        )
        trained = train(samples)
        for other, texts in corpora.items():
            if other != name:
                print(f"  model of {name} asked about {other}: F1 {f1(trained, texts):.3f}", flush=True)


def _unseen(files: Sequence[Path]) -> None:
    corpora = {file.stem: unique(read_samples(file)) for file in sorted(CORPORA.glob("*.[ct]sv"))}
    models = {name: train(samples) for name, samples in corpora.items()}
    models["both"] = train(unique([sample for samples in corpora.values() for sample in samples]))
    for file in files:
        print(f"  {file.stem}:")
        _campaigns([file])
        samples = unique(read_samples(file))
        for name, model in models.items():
            print(f"  model of {name}: {_sorted(model, samples)}", flush=True)


def _sorted(model: Model, samples: Sequence[Sample]) -> str:
    """Say how well a model does, and what comes first in a queue that it sorts."""
    scored = sorted(((model.score(sample.text), sample.spam) for sample in samples), reverse=True)
    above = [spam for score, spam in scored if score > THRESHOLD]
    tenth = [spam for _, spam in scored[: len(scored) // 10 or 1]]
    share = sum(sample.spam for sample in samples) / len(samples)
    return (
        f"{len(samples):,} texts, {share:.0%} spam: F1 {f1(model, samples):.3f}; spam is {_share(above):.0%} of what is"
        f" above {THRESHOLD}, {_share(tenth):.0%} of the first tenth"
    )


def _share(spam: Sequence[bool]) -> float:
    return sum(spam) / len(spam) if spam else 0.0


def _additions() -> None:
    total = 0
    for number in range(1_000_000):
        total += number


def _middle(run: Callable[[], object]) -> float:
    took = []
    for _ in range(ROUNDS):
        start = time.process_time()
        run()
        took.append(time.process_time() - start)
    return statistics.median(took)


if __name__ == "__main__":
    if sys.argv[1:]:
        _unseen([Path(name) for name in sys.argv[1:]])
    else:
        main()
