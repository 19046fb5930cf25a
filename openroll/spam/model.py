"""The text model: a weight for each feature. It says how much a text resembles spam, and by what; it decides nothing.

Its file is one line of JSON and then the weights, two bytes each (little-endian).
"""

import json
import math
import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from openroll.core.errors import N_, UnusableInput

from .features import MARKS, SIZE, marks, pairs, parts, slot, slots_of, words_of

FORMAT: Final = "openroll-spam-model/1"
_MOST: Final = 32_000
_STEEP: Final = 2.0
_LONGEST_HEAD: Final = 1000


@dataclass(frozen=True, slots=True)
class Reason:
    """A word, pair of words or mark of a text (``said``), and what it weighs: above zero towards spam.

    ``mark`` says that ``said`` is a message id, and no part of the text.
    """

    said: str
    weight: float
    mark: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """How much a text resembles spam: 0 to 1, above one half more spam than not; and why, what weighs most first."""

    score: float
    reasons: tuple[Reason, ...]

    @property
    def towards(self) -> tuple[Reason, ...]:
        """The reasons that weigh towards spam."""
        return tuple(one for one in self.reasons if one.weight > 0)

    @property
    def away(self) -> tuple[Reason, ...]:
        """The reasons that weigh against it."""
        return tuple(one for one in self.reasons if one.weight < 0)


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of all features and of what every text has, in units of ``scale``."""

    weights: "array[int]"
    bias: int
    scale: float

    @classmethod
    def from_weights(cls, weights: Sequence[float]) -> "Model":
        """Return the model of real weights, the last of which is the bias."""
        scale = max(map(abs, weights)) / _MOST or 1.0
        return cls(
            array("h", (round(weight / scale) for weight in weights[:-1])), round(weights[-1] / scale), scale
        )

    def score(self, text: str) -> float:
        """Return how much a text resembles spam, 0 to 1. For sorting: it is no probability."""
        return _score(self._margin(slots_of(text)))

    def judge(self, text: str, most: int = 8) -> Judgement:
        """Return the score of a text and the ``most`` reasons for it."""
        found = slots_of(text)
        unit = self.scale / math.sqrt(len(found) + 1)
        reasons = sorted(self._reasons(text, unit), key=lambda one: (-abs(one.weight), one.said))
        return Judgement(_score(self._margin(found)), tuple(reasons[:most]))

    def encode(self) -> bytes:
        """Return the bytes of the model's file."""
        head = {"format": FORMAT, "size": len(self.weights), "bias": self.bias, "scale": self.scale.hex()}
        return json.dumps(head, sort_keys=True).encode() + b"\n" + _little(self.weights).tobytes()

    def _margin(self, found: list[int]) -> float:
        return (
            (sum(map(self.weights.__getitem__, found)) + self.bias) * self.scale / math.sqrt(len(found) + 1)
        )

    def _reasons(self, text: str, unit: float) -> list[Reason]:
        """Return what each word, pair and mark adds. A part of several words counts for the first that has it."""
        words, seen, reasons = words_of(text), set[int](), list[Reason]()

        def weight(features: list[str]) -> float:
            fresh = {slot(feature) for feature in features} - seen
            seen.update(fresh)
            return sum(self.weights[place] for place in sorted(fresh)) * unit

        for word in dict.fromkeys(words):
            reasons.append(Reason(word, weight(list(parts(word)))))
        for pair in dict.fromkeys(pairs(words)):
            reasons.append(Reason(pair[1:], weight([pair])))
        for mark in marks(text, words):
            reasons.append(Reason(MARKS[mark], weight([mark]), mark=True))
        return [reason for reason in reasons if reason.weight]


def load(path: Path) -> Model:
    """Return the model of a file. Raises UnusableInput when it is none; OSError."""
    with path.open("rb") as file:
        head, body = file.readline(_LONGEST_HEAD), file.read(2 * SIZE + 1)
    try:
        told = json.loads(head)
        if told["format"] != FORMAT or told["size"] != SIZE or len(body) != 2 * SIZE:
            raise ValueError
        scale, bias = float.fromhex(told["scale"]), told["bias"]
        if not (math.isfinite(scale) and scale > 0 and isinstance(bias, int) and abs(bias) <= _MOST):
            raise ValueError
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        raise UnusableInput(
            N_("{path} is no text model, or one of another version. Train it with openroll spam train."),
            path=path,
        ) from None
    return Model(_little(array("h", body)), bias, scale)


def _little(weights: "array[int]") -> "array[int]":
    if sys.byteorder == "little":
        return weights
    turned = array("h", weights)
    turned.byteswap()
    return turned


def _score(margin: float) -> float:
    # The hyperbolic tangent has an end on both sides, where the exponential of another's weights would overflow.
    return (1 + math.tanh(_STEEP * margin / 2)) / 2
