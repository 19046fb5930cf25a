"""Fingerprints: what two texts have in common, estimated from 64 numbers each.

MinHash (Broder 1997) over words and pairs of neighbouring words, by the library rensa. Scripts that part no words by
blanks are taken letter by letter.
"""

import re
from array import array
from operator import add, eq
from typing import Final, NamedTuple

from rensa import RMinHash

from .normalise import HANDLE, LINK, LONG_NUMBER, comparable, links

SLOTS: Final = 64
BANDS: Final = 16
ROWS: Final = 3
_SEED: Final = 20261126
_WIDTH: Final = 4 * ROWS
# So many letters say enough: whither a mailing leads beside them changes from copy to copy.
_PLENTY: Final = 40
_LINK_WORDS: Final = ("a", "b", "c", "d")  # where little else is said, a link weighs as much as some words
_SIGNS: Final = re.compile(r"[\W_]+")
# As bytes, because a table for bytes is ten times as quick. Windows-1251 has ASCII, Cyrillic and common punctuation.
_BYTES: Final = "cp1251"
_BYTES_WORDS: Final = bytes(
    code if bytes([code]).decode(_BYTES, "replace").isalnum() else ord(" ") for code in range(256)
).replace(b"l", b"i")
_LINKED: Final = re.compile(rf"{LINK}\S+")
# Thai, Lao, Myanmar, Khmer; kana; Chinese characters.
_UNPARTED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
)
_DENSE: Final = 3  # such a letter says as much as three of an alphabet


class Fingerprint(NamedTuple):
    """What is kept of a text: ``slots`` (their bytes), how many ``letters`` it has, whether it ``leads`` anywhere.

    A text leads somewhere when it names a link, a mailbox, a handle or a long number.
    """

    slots: bytes
    letters: int
    leads: bool

    def bands(self) -> list[bytes]:
        """Return the parts of which two alike texts share one: 88 of 100 that have 0.5 in common, 98 of 0.6."""
        return [self.slots[place : place + _WIDTH] for place in range(0, BANDS * _WIDTH, _WIDTH)]

    def alike(self, other: "Fingerprint") -> float:
        """Return how much two texts have in common, 0 to 1: the Jaccard index, give or take 0.06."""
        same = sum(map(eq, memoryview(self.slots).cast("I"), memoryview(other.slots).cast("I")))
        return float(same) / SLOTS


def fingerprint(text: str) -> Fingerprint | None:
    """Return the fingerprint of a text as it was written; None of one that holds no word."""
    normal = comparable(text)
    if LINK not in normal:
        return of_normal(normal)
    normal = _LINKED.sub(" ", normal)
    said = words(normal)
    few = sum(map(len, said)) < _PLENTY
    more = [sign + link for link in links(text) for sign in _LINK_WORDS] if few else []
    return _made(normal, said, more, leads=True)


def of_normal(normal: str) -> Fingerprint | None:
    """Return the fingerprint of a normalised text without links; None of one that holds no word."""
    return _made(normal, words(normal), [], leads=HANDLE in normal or LONG_NUMBER in normal)


def words(normal: str) -> list[str]:
    """Return the words of a normalised text. What passes for i and l is one letter in them."""
    try:
        return normal.encode(_BYTES).translate(_BYTES_WORDS).decode(_BYTES).split()
    except UnicodeEncodeError:
        pass
    if _UNPARTED.search(normal):
        normal = _UNPARTED.sub(r" \g<0> ", normal)
    return _SIGNS.sub(" ", normal).replace("l", "i").split()


def _made(normal: str, said: list[str], more: list[str], *, leads: bool) -> Fingerprint | None:
    if not said and not more:
        return None
    sketch = RMinHash(SLOTS, _SEED)
    sketch.update(said + list(map(add, said, said[1:])) + more)
    letters = len("".join(said))
    if not normal.isascii() and _UNPARTED.search(normal):
        letters += (_DENSE - 1) * len(_UNPARTED.findall(normal))
    return Fingerprint(array("I", sketch.digest()).tobytes(), letters, leads)
