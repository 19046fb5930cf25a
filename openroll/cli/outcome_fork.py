"""What the check of a file of evidence says: which keys signed two histories that cannot both be."""

from collections.abc import Sequence
from pathlib import Path

from openroll.cli.outcome import NO_AUTHOR, Outcome, key_line, one_line
from openroll.cli.speech import tell
from openroll.core.errors import N_
from openroll.log.note import VerifierKey
from openroll.net.fork import BEGINNING, LARGEST_FORK, parse

PROVED = N_("Proved: this key signed two histories of {origin} that cannot both be.")
PROVED_OF_TWO = N_(
    "Proved: two histories of {origin} that cannot both be are signed, the one by {first}, the other by {second}."
)
CONSISTENT = N_(
    "Two histories of what calls itself {origin} that cannot both be. Authorship not proved: no key was given."
)
NOT_WHICH = N_("Which of the two histories is the true one, and whether either is.")
NOT_WHO = N_("Who held the key when it signed: it may have been stolen.")


def is_fork(path: Path) -> bool:
    """Tell whether the file at ``path`` is one of evidence. Raises OSError."""
    with path.open("rb") as file:
        return file.read(len(BEGINNING)) == BEGINNING or path.suffix == ".fork"


def fork(path: Path, keys: Sequence[VerifierKey]) -> Outcome:
    """Check the file of evidence at ``path``. Raises MalformedFork, BadSignature, NoFork, OSError."""
    with path.open("rb") as file:
        found = parse(file.read(LARGEST_FORK + 1))
    heads = found.prove(keys)
    signers = found.signers(keys)
    return Outcome(
        status="proved" if keys else "consistent",
        headline=_headline(heads[0].origin, signers),
        facts=[
            *(tell(N_("{size} facts, root {root}"), size=each.size, root=each.root.hex()) for each in heads),
            key_line([*keys[:1], *signers], trusted=bool(keys), note=found.larger),
        ],
        not_proved=[*([] if keys else [tell(NO_AUTHOR)]), tell(NOT_WHICH), tell(NOT_WHO)],
        data={
            "kind": "fork",
            "origin": heads[0].origin,
            "key": keys[0].text if keys else None,
            "signed_by": [each.text for each in signers],
            "checkpoints": [{"size": each.size, "root": each.root.hex()} for each in heads],
        },
    )


def _headline(origin: str, signers: Sequence[VerifierKey]) -> str:
    if not signers:
        return tell(CONSISTENT, origin=one_line(origin))
    if len(signers) == 1:
        return tell(PROVED, origin=one_line(origin))
    first, second = signers
    return tell(PROVED_OF_TWO, origin=one_line(origin), first=first.text, second=second.text)
