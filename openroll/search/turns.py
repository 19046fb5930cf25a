"""Turns: the spellings of a key that stand sorted, so that a misspelt name stands near the one that is meant.

Each word of a key's skeleton begins a turn that reads on to the right, and ends one that reads backwards. One typing
error leaves a half of the question whole: the first, and the name is beside it among those that read on; or the
second, and it is beside it among those that read backwards. Nothing longer than a few letters has to be compared.
"""

import re
from typing import Final

from .fold import squeeze

BACKWARDS: Final = "<"  # no folded key has it
LONGEST: Final = 40  # letters of a turn
WORDS: Final = 10  # of one key that have turns of their own, from the left
_WORD: Final = re.compile(r"[^ .-]+")


def turns(key: str) -> list[str]:
    """Return the turns of a folded ``key``, each once, in order. Pure."""
    bones = squeeze(key)
    found = set()
    for number, word in enumerate(_WORD.finditer(bones)):
        if number == WORDS:
            break
        found.add(bones[word.start() :][:LONGEST])
        found.add(backwards(bones[: word.end()]))
    if bones:
        found.add(backwards(bones))
    return sorted(found)


def backwards(bones: str) -> str:
    """Return the turn that reads ``bones`` from their end."""
    return BACKWARDS + bones[::-1][:LONGEST]
