"""In which order a person looks at the mailings: by time, or as a text model of the organiser's sorts those that wait.

The model is asked about the one copy that the messenger's module wrote down anyway, each time that somebody looks, and
what it answers is kept nowhere: no rule, no decision and no report can come to rest on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from openroll.core.errors import N_, OpenrollError, UnusableInput
from openroll.spam.model import Judgement, Model, load

from .bench import Bench
from .mailings import Mailing, listed

MOST_WHY: Final = 100  # mailings of which it is worked out what weighed; of those below only where they stand
IN_WORDS: Final = N_(
    "Those that wait for a person are sorted by the text model that the settings name: what resembles spam most "
    "stands first. This is an order of looking and no decision: nothing is done because of it."
)
SIGNS: Final = N_("# stands for a number, ## for a long one, @ for a mailbox or a handle.")


@dataclass(frozen=True, slots=True)
class Placed:
    """A mailing in its place. ``judged`` is what the model says of it; None where none was asked."""

    mailing: Mailing
    judged: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Queue:
    """The mailings in the order of looking. ``trouble`` says why the model that is named does not sort them."""

    placed: Sequence[Placed]
    by_model: bool = False
    trouble: OpenrollError | None = None


def queue(bench: Bench) -> Queue:
    """Return the mailings in the order in which a person looks at them. Raises UnusableInput as ``listed`` does.

    A model sorts those that wait, before those that somebody decided about; without one, or with one that cannot be
    read, all stand by time, the newest first.
    """
    found = listed(bench)
    try:
        model = _model(bench)
    except UnusableInput as error:
        return Queue([Placed(one) for one in found], trouble=error)
    if model is None:
        return Queue([Placed(one) for one in found])
    waiting = [Placed(one, Judgement(model.score(one.found.example), ())) for one in found if one.waits]
    waiting.sort(key=lambda one: -one.judged.score if one.judged else 0)
    first = [Placed(one.mailing, model.judge(one.mailing.found.example)) for one in waiting[:MOST_WHY]]
    return Queue(
        [*first, *waiting[MOST_WHY:], *(Placed(one) for one in found if not one.waits)], by_model=True
    )


def _model(bench: Bench) -> Model | None:
    """Return the model that the settings name, if they do. Raises UnusableInput when it cannot be read, or is none."""
    if not bench.settings.text_model:
        return None
    path = bench.folder / bench.settings.text_model
    try:
        return load(path)
    except OSError as error:
        raise UnusableInput(
            N_("{path} cannot be read: {detail}."), path=str(path), detail=error.strerror or str(error)
        ) from error
