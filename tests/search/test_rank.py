from hypothesis import given
from hypothesis import strategies as st

from openroll.search.fold import fold
from openroll.search.rank import distance, rank

NAMES = [
    "Telegram Messenger LLP",
    "Telegraph Media Group",
    "Tele2 AB",
    "Instagram",
    "Meta",
    "Telegrom",
    "TESCO PLC",
]
KEYS = [(fold(name), number) for number, name in enumerate(NAMES)]


def test_the_key_itself_comes_first() -> None:
    assert rank("telegrom", KEYS)[0] == ("telegrom", 5)


def test_a_typing_error_and_a_part_of_a_name_are_found() -> None:
    assert rank("telegram mesenger", KEYS)[0][1] == 0
    assert rank("telegraph medai", KEYS)[0][1] == 1
    assert rank("telegram", KEYS)[0][1] == 0


def test_another_spelling_comes_before_what_is_only_like_it() -> None:
    assert rank(fold("Теско"), [("tesko oil", 1), ("tesco", 6)])[0] == ("tesco", 6)


def test_noise_is_left_out() -> None:
    assert rank("zebra", KEYS) == []
    assert rank("", KEYS) == []


def test_equals_stand_by_number_and_once() -> None:
    assert rank("a b", [("a b", 9), ("a b", 2), ("a b", 9)]) == [("a b", 2), ("a b", 9)]


def test_distance() -> None:
    assert [distance("abc", other) for other in ("abc", "acb", "ab", "abcd", "xbc", "")] == [0, 1, 1, 1, 1, 3]


_KEYS = st.text("abcdef ", max_size=12).map(fold)


@given(_KEYS, st.lists(st.tuples(_KEYS, st.integers(1, 50)), max_size=60))
def test_ranking_is_pure_and_adds_nothing(query: str, candidates: list[tuple[str, int]]) -> None:
    ranked = rank(query, candidates)
    assert set(ranked) <= set(candidates)
    assert len(set(ranked)) == len(ranked)
    assert rank(query, reversed(candidates)) == ranked
    if query and any(key == query for key, _ in candidates):
        assert ranked[0][0] == query


@given(st.text(max_size=15), st.text(max_size=15))
def test_distance_is_symmetric(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
