from hypothesis import given
from hypothesis import strategies as st

from openroll.search.fold import fold
from openroll.search.rank import nearest, rank
from openroll.search.turns import turns

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


def test_the_same_words_in_another_order_come_before_what_is_only_like_it() -> None:
    candidates = [("telegram mesenger", 1), ("messenger of telegram", 2), ("messenger telegram", 3)]
    assert rank("telegram messenger", candidates)[0][1] == 1  # another spelling of it
    assert rank("telegram messenger", candidates)[1][1] == 3


def test_noise_is_left_out() -> None:
    assert rank("zebra", KEYS) == []
    assert rank("", KEYS) == []


def test_equals_stand_by_number_and_once() -> None:
    assert rank("a b", [("a b", 9), ("a b", 2), ("a b", 9)]) == [("a b", 2), ("a b", 9)]


_KEYS = st.text("abcdef ", max_size=12).map(fold)


@given(_KEYS, st.lists(st.tuples(_KEYS, st.integers(1, 50)), max_size=60))
def test_ranking_is_pure_and_adds_nothing(query: str, candidates: list[tuple[str, int]]) -> None:
    ranked = rank(query, candidates)
    assert set(ranked) <= set(candidates)
    assert len(set(ranked)) == len(ranked)
    assert rank(query, reversed(candidates)) == ranked
    if query and any(key == query for key, _ in candidates):
        assert ranked[0][0] == query


@given(_KEYS, st.lists(_KEYS.filter(bool), max_size=40))
def test_the_nearest_are_of_the_candidates_and_those_that_are_asked_for_first(
    query: str, keys: list[str]
) -> None:
    candidates = [(turn, key) for key in keys for turn in turns(key)]
    near = nearest(query, candidates)
    assert set(near) <= set(keys)
    assert len(set(near)) == len(near)
    assert nearest(query, reversed(candidates)) == near
    if query in keys:
        assert near[0] == query


def test_of_a_short_word_nothing_may_be_wrong_and_of_a_long_one_two_letters() -> None:
    def near(query: str, key: str) -> bool:
        return bool(nearest(query, [(turn, key) for turn in turns(key)]))

    assert near("abg", "abg") and not near("abg", "abd")  # fmt: skip
    assert near("abed", "abfd") and not near("abed", "agfd")  # fmt: skip
    assert near("telegram messenger", "telegarm mesenger")
    assert near("telegrom mussenger", "telegram messenger")
    assert not near("telagrom mussenger", "telegram messenger")
    assert near("branch 204", "branch 204 south") and not near("branch 204", "branch 205")  # fmt: skip
