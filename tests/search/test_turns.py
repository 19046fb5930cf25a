from hypothesis import given
from hypothesis import strategies as st

from openroll.search.fold import fold, squeeze
from openroll.search.turns import BACKWARDS, LONGEST, WORDS, backwards, turns


def test_each_word_begins_a_turn_and_ends_one() -> None:
    assert turns("telegram messenger") == ["<margelet", "<regnesem margelet", "mesenger", "telegram mesenger"]
    assert turns("web.telegram.org") == [
        "<bev", "<gro.margelet.bev", "<margelet.bev", "org", "telegram.org", "veb.telegram.org",
    ]  # fmt: skip
    assert turns("") == []


def test_spellings_that_transliterations_choose_between_have_the_same_turns() -> None:
    assert turns("tesko") == turns("tesco")
    assert turns(fold("Хилтон")) == turns("hilton")


def test_a_long_key_has_few_turns_and_short_ones() -> None:
    made = turns(" ".join(f"word{number}" for number in range(100)))
    assert len(made) == 2 * WORDS + 1
    assert max(map(len, made)) == LONGEST + len(BACKWARDS)


@given(st.text(max_size=40).map(fold))
def test_turns_stand_once_in_order_and_hold_the_whole_skeleton(key: str) -> None:
    made = turns(key)
    assert made == sorted(set(made))
    assert bool(made) == bool(squeeze(key))
    if made:
        assert backwards(squeeze(key)) in made
