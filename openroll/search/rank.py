"""Ranking: the nearest first, of candidates that somebody else has found."""

from collections.abc import Iterable, Sequence
from typing import Final

from .fold import squeeze, trigrams

# What shares less than this with the question is noise, and is not shown.
LEAST: Final = 0.3
CLOSELY: Final = 40  # how many are compared letter by letter
LONGEST: Final = 80


def rank(query: str, candidates: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return the ``candidates`` (folded key, number) that are like the folded ``query``, the nearest first.

    First the key itself, then keys with the same skeleton, then by shared parts and by letters that differ; equals by
    number. Keys that have hardly anything in common with the query are left out. Pure.
    """
    parts, bones = _padded(query), squeeze(query)
    scored = []
    for key, number in dict.fromkeys(candidates):
        score = _shared(parts, _padded(key))
        if key == query:
            score = 3.0
        elif bones and squeeze(key) == bones:
            score = 2.0
        if score >= LEAST:
            scored.append((score, key, number))
    scored.sort(key=lambda one: (-one[0], one[2], one[1]))
    near = [(-_closeness(query, one), *one) for one in scored[:CLOSELY]]
    near.sort(key=lambda one: (one[0], -one[1], one[3], one[2]))
    return [(key, number) for _, _, key, number in near] + [
        (key, number) for _, key, number in scored[CLOSELY:]
    ]


def distance(first: str, second: str) -> int:
    """Return how many letters differ: left out, put in, exchanged, or two neighbours swapped."""
    before: Sequence[int] = ()
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        following = [i]
        for j, b in enumerate(second, 1):
            best = min(row[j] + 1, following[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b:
                best = min(best, before[j - 2] + 1)
            following.append(best)
        before, row = row, following
    return row[-1]


def _closeness(query: str, scored: tuple[float, str, int]) -> float:
    """Return the score, with letters counted: the whole key against the query, or the beginning of a longer key."""
    score, key, _ = scored
    if score >= 2.0:
        return score
    asked, found = query[:LONGEST], key[:LONGEST]
    whole = 1 - distance(asked, found) / max(len(asked), len(found), 1)
    begun = 1 - distance(asked, found[: len(asked)]) / max(len(asked), 1)
    return max(whole, 0.9 * begun) + score / 2


def _shared(asked: frozenset[str], found: frozenset[str]) -> float:
    """Return how much two keys share, from 0 to 1: parts of both, and how far the query is inside the key."""
    if not asked or not found:
        return 0.0
    common = len(asked & found)
    return 0.6 * (2 * common / (len(asked) + len(found))) + 0.4 * (common / len(asked))


def _padded(key: str) -> frozenset[str]:
    return trigrams(f"  {key} ") if key else frozenset()
