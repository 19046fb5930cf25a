"""Phrases in texts: the longest at each place, the same whether a text is long or short."""

from hypothesis import given
from hypothesis import strategies as st

from openroll.sources.page.words.lexicon import Lexicon

WORDS = Lexicon(
    [
        ("company", "a"),
        ("company no.", "b"),
        ("company number", "c"),
        ("registered in", "d"),
        ("regist* number", "e"),
        ("e-mail", "f"),
        ("s.p.a", "g"),
        ("number|no of", "h"),
        ("iş yeri", "i"),
    ]
)


def scan(text: str, start: int = 0, end: int | None = None) -> list[tuple[str, str]]:
    lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    found = WORDS.scan(text, lower, start, len(text) if end is None else end)
    return [(text[one.start : one.end], one.meaning) for one in found]


def test_the_longest_phrase_counts_and_none_within_another() -> None:
    assert scan("Company number 5, COMPANY NO. 6, company 7") == [
        ("Company number", "c"),
        ("COMPANY NO. ", "b"),
        ("company", "a"),
    ]
    assert scan("the registration-number") == [("registration-number", "e")]
    assert scan("iş  yeri") == [("iş  yeri", "i")]


def test_a_word_without_an_open_end_is_no_longer_one() -> None:
    assert scan("companyname, numbers, registering number" + " x" * 100) == [("registering number", "e")]
    assert scan("COMPANY/e–mail") == [("COMPANY", "a"), ("e–mail", "f")]


def test_a_phrase_that_goes_on_behind_the_end_is_found_as_far_as_it_stands() -> None:
    text = "a company number" + " x" * 100
    assert scan(text, 0, 16) == [("company number", "c")]
    assert scan(text, 0, 12) == [("company", "a")]
    assert scan(text, 3) == []


def test_a_phrase_is_looked_for_at_one_place() -> None:
    text = "our company number"
    assert WORDS.at(text, text, 3, len(text)) is None
    found = WORDS.at(text, text, 4, len(text))
    assert found is not None
    assert found.meaning == "c"


@given(
    st.lists(
        st.sampled_from(
            ["company", "no", "number", "registered", "in", ".", " ", "\n", "of", "e", "-", "mail", "İ"]
        )
    ),
    st.data(),
)
def test_a_long_text_gives_what_its_part_alone_does(parts: list[str], data: st.DataObject) -> None:
    text = "".join(parts)
    first = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(first, len(text)))
    padding = " x" * 100  # behind it a text is no short one
    assert scan(text + padding, first, last) == scan(text, first, last)
