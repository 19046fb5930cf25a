"""Ranking: the nearest first, of candidates that somebody else has found."""

import re
from collections.abc import Iterable
from typing import Final

from .distance import distances, masks
from .fold import squeeze, trigrams
from .turns import BACKWARDS
from .turns import LONGEST as LONGEST_TURN

# What shares less than this with the question is noise, and is not shown.
LEAST: Final = 0.3
CLOSELY: Final = 40  # how many are compared letter by letter
LONGEST: Final = 80
AS_ASKED: Final = 1.9  # the score of a key that has all that was asked and nothing else
ERRORS: Final = (4, 10)  # letters from which one more of them may be wrong
_DIGITS: Final = re.compile(r"\d+")
MORE: Final = 0.5  # what it costs that a key goes on behind the query: less than a wrong letter


def rank(query: str, candidates: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return the ``candidates`` (folded key, number) that are like the folded ``query``, the nearest first.

    First the key itself, then keys with the same skeleton, then its words in another order, then by shared parts and
    by letters that differ; equals by number. Keys that have hardly anything in common with the query are left out.
    Pure.
    """
    parts, bones = _padded(query), squeeze(query)
    words = sorted(bones.split())
    scored = []
    for key, number in dict.fromkeys(candidates):
        score = _shared(parts, _padded(key))
        spelt = squeeze(key)
        if key == query:
            score = 3.0
        elif bones and spelt == bones:
            score = 2.0
        elif words and sorted(spelt.split()) == words:
            score = AS_ASKED
        elif query and query in key:
            score = max(score, LEAST)
        if score >= LEAST:
            scored.append((score, key, number))
    scored.sort(key=lambda one: (-one[0], one[2], one[1]))
    near = [(-_closeness(query, one), *one) for one in scored[:CLOSELY]]
    near.sort(key=lambda one: (one[0], -one[1], one[3], one[2]))
    return [(key, number) for _, _, key, number in near] + [
        (key, number) for _, key, number in scored[CLOSELY:]
    ]


def nearest(query: str, candidates: Iterable[tuple[str, str]]) -> list[str]:
    """Return the keys of ``candidates`` (turn, folded key) that differ from the folded ``query`` by little.

    The nearest first: a turn that is the query or begins with it, then one with a letter that differs, and so on, up to
    as many as a typing error makes in a word of that length. Numbers are not guessed at: a key has those of the query.
    Pure.
    """
    bones = squeeze(query)[:LONGEST_TURN]
    forth, back = masks(bones), masks(bones[::-1])
    numbers = {word for word in query.split() if word.isdigit()}
    most = sum(len(bones) >= length for length in ERRORS)
    costs: dict[str, tuple[float, int]] = {}
    for turn, key in candidates:
        if numbers and not numbers <= set(_DIGITS.findall(key)):
            continue
        reads_back = turn.startswith(BACKWARDS)
        whole, begun = distances(back if reads_back else forth, len(bones), turn[1:] if reads_back else turn)
        cost = min(whole, begun + MORE), whole
        if cost[0] <= most + MORE:
            costs[key] = min(cost, costs.get(key, cost))
    near = sorted(costs, key=lambda key: (costs[key], key))
    asked = query[:LONGEST]
    places = masks(asked)
    first = [(costs[key][0], *distances(places, len(asked), key[:LONGEST]), key) for key in near[:CLOSELY]]
    return [key for *_, key in sorted(first)] + near[CLOSELY:]


def _closeness(query: str, scored: tuple[float, str, int]) -> float:
    """Return the score, with letters counted: the whole key against the query, or the beginning of a longer key."""
    score, key, _ = scored
    if score >= AS_ASKED:
        return score
    asked, found = query[:LONGEST], key[:LONGEST]
    whole, begun = distances(masks(asked), len(asked), found)
    nearness = 1 - whole / max(len(asked), len(found), 1), 0.9 * (1 - begun / max(len(asked), 1))
    return max(nearness) + score / 2


def _shared(asked: frozenset[str], found: frozenset[str]) -> float:
    """Return how much two keys share, from 0 to 1: parts of both, and how far the query is inside the key."""
    if not asked or not found:
        return 0.0
    common = len(asked & found)
    return 0.6 * (2 * common / (len(asked) + len(found))) + 0.4 * (common / len(asked))


def _padded(key: str) -> frozenset[str]:
    return trigrams(f"  {key} ") if key else frozenset()
