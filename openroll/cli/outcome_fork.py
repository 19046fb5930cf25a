"""What the check of a file of evidence says: whether one key signed two histories that cannot both be."""

from collections.abc import Sequence
from pathlib import Path

from openroll.cli.outcome import NO_AUTHOR, Outcome, key_line, one_line
from openroll.cli.speech import tell
from openroll.core.errors import N_
from openroll.log.note import VerifierKey
from openroll.net.fork import BEGINNING, LARGEST_FORK, parse

PROVED = N_("Proved: this key signed two histories of {origin} that cannot both be.")
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
    smaller, larger = found.prove(keys)
    return Outcome(
        status="proved" if keys else "consistent",
        headline=tell(PROVED if keys else CONSISTENT, origin=one_line(smaller.origin)),
        facts=[
            *(
                tell(N_("{size} facts, root {root}"), size=each.size, root=each.root.hex())
                for each in (smaller, larger)
            ),
            key_line(keys, trusted=bool(keys)),
        ],
        not_proved=[*([] if keys else [tell(NO_AUTHOR)]), tell(NOT_WHICH), tell(NOT_WHO)],
        data={
            "kind": "fork",
            "origin": smaller.origin,
            "key": keys[0].text if keys else None,
            "checkpoints": [{"size": each.size, "root": each.root.hex()} for each in (smaller, larger)],
        },
    )
