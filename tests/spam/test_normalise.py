"""Whatever the copies of a mailing are changed in, they are one text once they are normalised."""

from string import digits

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from openroll.spam.normalise import LONGEST, _letters, _may, _small, _words, links, normalise
from tests.examples import USUAL

_PIECES = st.sampled_from(
    [
        *"abcdilosxzhABHX тпарзбоуиАВё0123456789 .,-_/:@$€#()'!\u200b\u202eａ①🅰αβıİſßǅᴨʍɜᏢᏆᏫ\u0301",
        "http://",
        "www.",
        ".com",
    ]
)


@given(st.one_of(st.text(), st.lists(_PIECES).map("".join)))
@settings(max_examples=4 * USUAL)
def test_twice_is_once(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.one_of(st.text(st.characters(codec="cp1251")), st.lists(_PIECES).map("".join)))
def test_the_short_ways_lead_to_where_the_long_ones_do(text: str) -> None:
    plain = _letters(text)
    assert plain == " ".join(_small(text).split())
    if not _may(plain)[0]:
        assert _words(plain, _may(plain)) == " ".join(
            _words(plain, (False, True, True, True, True, True)).split()
        )


@given(st.text())
@example("0.AU Ꭰ")  # a host keeps its digits; Cherokee is folded into its capitals
def test_nothing_is_left_that_hides(text: str) -> None:
    found = normalise(text)
    assert found == found.strip() == found.casefold()
    assert not set(found) & {"\u200b", "\u202e", "\u00ad", "\ufeff"}
    assert not [word for word in found.split() if not word.startswith("http://") and set(word) & {*digits}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Зaрaбoтoк oт 100$ в дeнь", "Заработок от 900$ в день"),  # Latin letters among Cyrillic ones
        ("зара6оток без вл0жений", "заработок без вложений"),
        ("3аработок 6есплатно", "заработок бесплатно"),
        ("FR33 M0NEY, ca$h", "free money, cash"),
        ("прям0 сейчас, hell0", "прямо сейчас, hello"),
        ("F R E E money", "free money"),
        ("б.е.с.п.л.а.т.н.о", "бесплатно"),
        ("f\u200bre\u00ade v\u0456agra", "free viagra"),  # invisible marks, and a Ukrainian letter
        ("𝓕𝓻𝓮𝓮 ꜰʀᴇᴇ 🅵🆁🅴🅴 ⓕⓡⓔⓔ ｆｒｅｅ", "free free free free free"),
        ("f̶r̶e̶e̶ frée", "free free"),
        ("اربـــح ٧٠٠ دولار يومياً", "اربح 500 دولار يوميا"),  # drawn out, and a vowel that may be left out
        ("הַרְוִיחוּ 700", "הרויחו 500"),
        ("бᴇɜ ᴏᴛᴧичий, ʙ ᴨᴩᴏдᴀжᴇ ɸᴏᴩʍᴀ ᴧюбᴀя ᴦдᴇ ᴎ ʙᴀɯᴀ", "без отличий, в продаже форма любая где и ваша"),
        ("Ꮶуᴨюᴩы ᏢФ, Ꮻᴛᴨᴩᴀʙᴋᴀ", "купюры РФ, отправка"),
        ("ᏟᎪᏚᎻ ᏢᎡᏆᏃᎬ", "cash prize"),
        ("3ООО гривень, 1OO% и 5ОООО", "3000 гривень, 100% и 50000"),
        ("РАУРАL", "paypal"),
        ("Freeeeee!!!!!!", "free!!"),
        ("call 8 (900) 123-45-67", "call 0800-123 4567"),
        ("code 1234 till 21.05.2026", "code 99 till 2026-06-01"),
        ("http://www.evil.example/a?b=1", "https://evil.example:8080/other"),
        ("evil.com/x", "EVIL.com"),
        ("mail joe@evil.example", "mail @somebody"),
        ("ёлка", "елка"),
    ],
)
def test_copies_are_one_text(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3 дня, 3дня, 5min, iphone15", "# дня, # дня, # min, iphone #"),
        ("привет.как дела", "привет.как дела"),  # a point without its blank is no link
        ("Йогурт, їжак, straße", "йогурт, їжак, strasse"),  # marks that make another letter
        ("हिन्दी ภาษาไทย 中文", "हिन्दी ภาษาไทย 中文"),
        ("I live in a house", "i live in a house"),
        ("", ""),
    ],
)
def test_what_is_left(text: str, found: str) -> None:
    assert normalise(text) == found


def test_links_keep_whither_they_lead() -> None:
    assert links("See https://t.me/joinchat/AAA?ref=1 and www.evil.example.") == (
        "t.me/joinchat/aaa",
        "evil.example",
    )


def test_only_the_beginning_counts() -> None:
    assert normalise("ab " * LONGEST + "x") == normalise("ab " * LONGEST + "y")
