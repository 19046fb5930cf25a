"""Fingerprints: what two texts have in common, estimated from 64 numbers each.

MinHash (Broder 1997) over words and pairs of neighbouring words, by the library rensa. Scripts that part no words by
blanks are taken letter by letter.
"""

import re
from operator import add, eq
from struct import Struct
from typing import Final, NamedTuple

from rensa import RMinHash

from .codepage import rough, table, text_of
from .normalise import HANDLE, LINK, LONG_NUMBER, comparable, links

SLOTS: Final = 64
BANDS: Final = 16
ROWS: Final = 3
_SEED: Final = 20261126
_PACKED: Final = Struct(f"{SLOTS}I")
_BANDS: Final = Struct(f"{4 * ROWS}s" * BANDS)
# What many share, a small print or a signature, stands below; the first third of a text says what it is about. In so
# many words there is room for both, and the copies of one mailing have so much of what their heads are known by.
_ROOMY: Final = 40
_HEAD: Final = 3
_BEGIN: Final = 0.25
# So many letters say enough: whither a mailing leads beside them changes from copy to copy.
_PLENTY: Final = 40
_LINK_WORDS: Final = ("a", "b", "c", "d")  # where little else is said, a link weighs as much as some words
_SIGNS: Final = re.compile(r"[\W_]+")
_WORDS: Final = table(lambda char: "i" if char == "l" else char if char.isalnum() else " ")
_LINKED: Final = re.compile(rf"{LINK}\S+")
# Kana and Chinese characters: each says as much as three letters of an alphabet.
_DENSE: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_DENSE_LETTERS: Final = re.compile(f"[{_DENSE}]")
_MORE: Final = 2
# And Thai, Lao, Myanmar, Khmer, whose letters say no more than others.
_UNPARTED: Final = re.compile(f"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff{_DENSE}]")


class Fingerprint(NamedTuple):
    """What is kept of a text: ``slots`` (their bytes), how many ``letters`` it has, whether it ``leads`` anywhere.

    A text leads somewhere when it names a link, a mailbox, a handle or a long number. ``head`` are the slots of its
    first third alone; empty where it has few words.
    """

    slots: bytes
    letters: int
    leads: bool
    head: bytes = b""

    def bands(self) -> tuple[bytes, ...]:
        """Return the parts of which two alike texts share one: 88 of 100 that have 0.5 in common, 98 of 0.6."""
        return _BANDS.unpack_from(self.slots)

    def alike(self, other: "Fingerprint") -> float:
        """Return how much two texts have in common, 0 to 1: the Jaccard index, give or take 0.06."""
        same: int = sum(map(eq, _PACKED.unpack(self.slots), _PACKED.unpack(other.slots)))
        return same / SLOTS

    def differs_above(self, other: "Fingerprint") -> bool:
        """Tell whether two texts that are alike are so by what stands below: a small print, a signature, a notice."""
        return bool(self.head and other.head) and (self._only_below(other) or other._only_below(self))

    def _only_below(self, other: "Fingerprint") -> bool:
        slots = zip(*map(_PACKED.unpack, (self.head, self.slots, other.slots)), strict=True)
        shared: list[bool] = [slot == across for head, slot, across in slots if head == slot]
        return len(shared) * _BEGIN > sum(shared)


def fingerprint(text: str) -> Fingerprint | None:
    """Return the fingerprint of a text as it was written; None of one that holds no word."""
    normal = comparable(text)
    if LINK not in normal:
        return of_normal(normal)
    normal = _LINKED.sub(" ", normal)
    words, letters = _words(normal)
    few = len(b"".join(words).decode()) < _PLENTY
    more = [sign + link for link in links(text) for sign in _LINK_WORDS] if few else []
    return _made(words, letters, more, leads=True)


def of_normal(normal: str) -> Fingerprint | None:
    """Return the fingerprint of a normalised text without links; None of one that holds no word."""
    return _made(*_words(normal), [], leads=HANDLE in normal or LONG_NUMBER in normal)


def _words(normal: str) -> tuple[list[bytes], int]:
    """Return the words of a normalised text and how many letters they have. What passes for i and l is one letter."""
    data = rough(normal)
    if data is not None:
        said, more = text_of(data.translate(_WORDS)), 0
    else:
        said = _SIGNS.sub(" ", _UNPARTED.sub(r" \g<0> ", normal)).replace("l", "i")
        more = _MORE * len(_DENSE_LETTERS.findall(normal))
    return said.encode().split(), len(said) - said.count(" ") + more


def _made(words: list[bytes], letters: int, more: list[str], *, leads: bool) -> Fingerprint | None:
    if not words and not more:
        return None
    sketch, head = RMinHash(SLOTS, _SEED), b""
    if len(words) >= _ROOMY:
        above = words[: len(words) // _HEAD]
        sketch.update([*above, *map(add, above, above[1:])])
        head = _PACKED.pack(*sketch.digest())
    sketch.update([*words, *map(add, words, words[1:]), *more])
    return Fingerprint(_PACKED.pack(*sketch.digest()), letters, leads, head)
