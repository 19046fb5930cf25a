"""Training the text model: the same texts and the same seed give the same bytes, on every machine.

A linear support vector machine with squared loss, trained by coordinate descent on its dual (Hsieh et al., 2008). It
adds, multiplies and divides, in a fixed order, and nothing else: no library decides what comes out.
"""

import math
from array import array
from collections.abc import Callable, Sequence
from typing import Final
from zlib import crc32

from openroll.core.errors import N_, UnusableInput

from .corpus import Sample
from .features import SIZE, slots_of
from .model import Model

ROUNDS: Final = 12
COST: Final = 1.0
_LEAST: Final = 5
FOLDS: Final = 5
THRESHOLD: Final = 0.5


def train(
    samples: Sequence[Sample], *, seed: int = 1, step: Callable[[int, int], None] = lambda _done, _all: None
) -> Model:
    """Return the model that ``samples`` teach. Raises UnusableInput when there are not five of each kind."""
    spam = sum(sample.spam for sample in samples)
    if spam < _LEAST or len(samples) - spam < _LEAST:
        raise UnusableInput(
            N_(
                "{spam} texts of spam and {ham} others are too few to learn from. At least {least} of each are needed."
            ),
            spam=spam,
            ham=len(samples) - spam,
            least=_LEAST,
        )
    rows = [array("I", slots_of(sample.text)) for sample in samples]
    return Model.from_weights(_descend(rows, [1 if sample.spam else -1 for sample in samples], seed, step))


def unique(samples: Sequence[Sample]) -> list[Sample]:
    """Return ``samples`` without those whose exact text stood before."""
    return list({sample.text: sample for sample in reversed(samples)}.values())[::-1]


def folds(samples: Sequence[Sample], seed: int = 1) -> list[list[Sample]]:
    """Return five parts of ``samples``, which have as many of each kind."""
    parted: list[list[Sample]] = [[] for _ in range(FOLDS)]
    for kind in (True, False):
        of_kind = [sample for sample in samples if sample.spam is kind]
        for number, place in enumerate(_order(len(of_kind), seed, 0)):
            parted[number % FOLDS].append(of_kind[place])
    return parted


def f1(model: Model, samples: Sequence[Sample]) -> float:
    """Return the F1 of a model on ``samples``, spam being what is looked for; 0 where it finds none."""
    right = wrong = missed = 0
    for sample in samples:
        called = model.score(sample.text) > THRESHOLD
        right += called and sample.spam
        wrong += called and not sample.spam
        missed += sample.spam and not called
    return 2 * right / (2 * right + wrong + missed) if right else 0.0


def _order(count: int, seed: int, turn: int) -> list[int]:
    return sorted(range(count), key=lambda place: (crc32(b"%d %d %d" % (seed, turn, place)), place))


def _descend(
    rows: list["array[int]"], signs: list[int], seed: int, step: Callable[[int, int], None]
) -> list[float]:
    weights = [0.0] * (SIZE + 1)  # the last is what every text has
    alphas = [0.0] * len(rows)
    scales = [1 / math.sqrt(len(row) + 1) for row in rows]
    # What is rarer weighs more, by the root of how much rarer it is: else a small kind would be given up for the large.
    rare = math.sqrt(signs.count(-1) / signs.count(1))
    slacks = {1: 1 / (2 * COST * max(rare, 1.0)), -1: 1 / (2 * COST * max(1 / rare, 1.0))}
    for turn in range(ROUNDS):
        step(turn, ROUNDS)
        for place in _order(len(rows), seed, turn):
            row, sign, scale, alpha = rows[place], signs[place], scales[place], alphas[place]
            margin = (sum(map(weights.__getitem__, row)) + weights[SIZE]) * scale
            slack = slacks[sign]
            gradient = sign * margin - 1 + slack * alpha
            # Every row has length one, and the bias is one of its parts.
            changed = max(alpha - gradient / (1 + slack), 0.0)
            if changed != alpha:
                alphas[place] = changed
                change = (changed - alpha) * sign * scale
                for feature in row:
                    weights[feature] += change
                weights[SIZE] += change
    return weights
