"""Letters that differ between what was asked and what is there, counted for all places of one word at once.

The columns of the usual table stand as bits of whole numbers (Myers 1999; swapped neighbours: Hyyrö 2003).
"""

from collections.abc import Mapping


def masks(asked: str) -> dict[str, int]:
    """Return for each letter of ``asked`` the places where it stands, as bits."""
    found: dict[str, int] = {}
    for place, letter in enumerate(asked):
        found[letter] = found.get(letter, 0) | 1 << place
    return found


def distance(first: str, second: str) -> int:
    """Return how many letters differ: left out, put in, exchanged, or two neighbours swapped."""
    return distances(masks(first), len(first), second)[0]


def distances(places: Mapping[str, int], length: int, found: str) -> tuple[int, int]:
    """Return how far the asked word (``masks`` and ``length``) is from ``found``, and from its nearest beginning."""
    if not length:
        return len(found), 0
    everything, last = (1 << length) - 1, 1 << (length - 1)
    up, down, diagonal, before = everything, 0, 0, 0
    here = nearest = length
    for letter in found:
        same = places.get(letter, 0)
        swapped = ((~diagonal & same) << 1) & before
        diagonal = (((same & up) + up) ^ up) | same | down | swapped
        right, left = down | ~(diagonal | up), diagonal & up
        if right & last:
            here += 1
        elif left & last:
            here -= 1
            nearest = min(nearest, here)
        right = (right << 1) | 1
        up = ((left << 1) | ~(diagonal | right)) & everything
        down = right & diagonal & everything
        before = same
    return here, nearest
