from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from openroll.search.distance import distance, distances, masks

_WORDS = st.text("abc ", max_size=12) | st.text(max_size=12)


def test_distance() -> None:
    assert [distance("abc", other) for other in ("abc", "acb", "ab", "abcd", "xbc", "")] == [0, 1, 1, 1, 1, 3]


@given(_WORDS, _WORDS)
def test_it_counts_what_the_table_counts(asked: str, found: str) -> None:
    beginnings = [table(asked, found[:length]) for length in range(len(found) + 1)]
    assert distances(masks(asked), len(asked), found) == (beginnings[-1], min(beginnings))


@given(_WORDS, _WORDS)
def test_distance_is_symmetric(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)


def table(first: str, second: str) -> int:
    """The distance as textbooks count it, cell by cell."""
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
