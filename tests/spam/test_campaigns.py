"""Copies of one mailing become one object, whoever sends them and wherever; what people say alike does not."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from openroll.spam.campaigns import Campaign, Campaigns, Limits, Message, Once
from openroll.spam.corpus import read_rows
from tests.recorded_data import SHARED_DATA, needs_data

_BEGIN = datetime(2026, 11, 26, 9, tzinfo=UTC)
_OFFER = "Привет, {}! Нужны люди на удалёнку, от {}$ в день, без опыта. Пишите @{}"


def _message(number: int, text: str, account: str = "", room: str = "") -> Message:
    at = _BEGIN + timedelta(minutes=number)
    return Message(f"${number}", account or f"@{number}", room or f"!{number}", at, text)


def _taken(texts: list[str], limits: Limits | None = None) -> Campaigns:
    found = Campaigns(limits)
    for number, text in enumerate(texts):
        found.add(_message(number, text))
    return found


def test_one_mailing_is_one_object() -> None:
    copies = [("Анна", 100, "boss"), ("Пётр", 900, "chief1"), ("Аннa", 50, "b0ss"), ("друзья", 70, "x_y_z")]
    found = Campaigns()
    told = [found.add(_message(number, _OFFER.format(*copy))) for number, copy in enumerate(copies)]
    assert told[:2] == [None, None]
    assert told[2] is told[3]
    (mailing,) = found.mailings()
    assert mailing is told[2]
    assert (mailing.id, mailing.count, len(mailing.accounts), len(mailing.rooms)) == ("$0", 4, 4, 4)
    assert (mailing.first, mailing.last) == (_BEGIN, _BEGIN + timedelta(minutes=3))
    assert mailing.messages == ["$0", "$1", "$2", "$3"]


@pytest.mark.parametrize(
    "text",
    [
        "ok",
        "Спасибо!",
        "Доброе утро всем",
        "Happy birthday to you, dear friend",
        "新年快乐，万事如意，恭喜发财，身体健康",
        "สวัสดีครับ ทุกคน ขอให้มีความสุข",  # its letters are an alphabet's, though no blanks part its words
        "🎉🎉",
    ],
)
def test_what_many_people_say_is_no_mailing(text: str) -> None:
    assert _taken([text] * 50).mailings() == []


@pytest.mark.parametrize(
    "offer",
    [
        "诚招兼职打字员，在家即可操作，日结工资{}元，无需任何经验，名额有限，有意者请加微信 wx{}8812 咨询详情",
        "ทำงานที่บ้านรายได้วันละ {} บาท ไม่ต้องมีประสบการณ์ สมัครเลย https://{}.example/a",
        "فرصة عمل من المنزل براتب {} دولار في الأسبوع بدون خبرة، راسلنا على @{}",
        "घर बैठे रोज {} रुपये कमाएं, कोई अनुभव नहीं चाहिए, अभी जुड़ें https://{}.example/b",
        "Үйден жұмыс, күніне {} теңге табыс, тәжірибе қажет емес, жазыңыз 🔥 @{}",
    ],
)
def test_a_mailing_in_any_script(offer: str) -> None:
    (one,) = _taken(
        [offer.format(*copy) for copy in ((300, "abc"), (4500, "hello"), (70, "x7k9q"))]
    ).mailings()
    assert one.count == 3


def test_one_account_that_says_it_in_several_rooms_is_one() -> None:
    found = Campaigns()
    for number in range(3):
        found.add(_message(number, "Ищу людей в команду", "@same", f"!{number}"))
    assert [one.count for one in found.mailings()] == [3]
    again = Campaigns()
    for number in range(9):
        again.add(_message(number, "Ищу людей в команду", "@same", "!one"))
    assert again.mailings() == []


def test_a_message_counts_once() -> None:
    found = Campaigns()
    for _ in range(9):
        found.add(_message(1, _OFFER))
    assert [type(one) for one in found] == [Once]  # which has no text


def test_no_chain_draws_unlike_texts_together() -> None:
    words = [f"word{letter}{other} " for letter in "abcdefgh" for other in "abcdefgh"]
    texts = ["".join(words[start : start + 20]) for start in range(0, 44, 2)]
    assert any(isinstance(one, Campaign) for one in _taken(texts))
    assert not [one for one in _taken(texts).mailings() if {"$0", "$21"} <= set(one.messages)]


_SMALL_PRINT = (
    "You receive this letter because you are a member of Tesco Letters and its partners, who send what they think is of"
    " use. To leave the list for good, follow the link at the end of any letter; it may take up to ten days until no"
    " more of them come to you."
)
_OFFERS = (
    "Police auctions are on: cars, watches and radios that were seized all over the country go for nearly nothing",
    "Call your family abroad by night and by day, no monthly fee, no contract, three pence for each minute you talk",
    "Lose ten pounds before the summer without any sport, with the tea that doctors never told their patients of",
)


@pytest.mark.parametrize("turns", [[0, 1, 2] * 4, [0] * 4 + [1] * 4 + [2] * 4])
def test_a_common_small_print_joins_no_mailings(turns: list[int]) -> None:
    assert len(_SMALL_PRINT.split()) > 2 * len(_OFFERS[0].split())
    found = _taken([f"{_OFFERS[turn]}. {_SMALL_PRINT}" for turn in turns])
    assert sorted(mailing.count for mailing in found.mailings()) == [4, 4, 4]


def test_who_is_greeted_and_a_new_beginning_part_no_mailing() -> None:
    begun = (
        "Dear Ann, ",
        "Hello Mr. Brown! ",
        "",
        "What you asked for last week, and we could not find until today: ",
    )
    found = _taken([f"{beginning}{_OFFERS[0]}. {_SMALL_PRINT}" for beginning in begun])
    assert [mailing.count for mailing in found.mailings()] == [4]


def test_short_texts_are_compared_as_a_whole() -> None:
    """Below forty words there is no room for a small print: whoever changes the beginning is found all the same."""
    same = "write to @boss, only two hours a day and a telephone are needed, people over 21 alone, paid each evening"
    begun = (
        "Urgently wanted, a worker:",
        "A job beside yours:",
        "Earn with us from tomorrow on:",
    )
    found = _taken([f"{beginning} {same}" for beginning in begun])
    assert [mailing.count for mailing in found.mailings()] == [3]


def test_memory_is_bounded() -> None:
    chance = random.Random(1)
    texts = [
        " ".join(
            f"{chance.getrandbits(32):08x}".translate({48 + n: 107 + n for n in range(10)}) for _ in range(9)
        )
        for _ in range(300)
    ]
    found = _taken(texts, Limits(remembered=50))
    assert len(found) == 50
    assert len(found._by_band) <= 50 * 16
    big = Campaigns(Limits(listed=10))
    for number in range(200):
        big.add(_message(number, _OFFER))
    (one,) = big.mailings()
    assert (one.count, len(one.messages), len(one.accounts), len(one.rooms)) == (200, 10, 10, 10)


def test_after_a_long_silence_a_text_begins_anew() -> None:
    found = Campaigns()
    for number in (0, 1, 2, 20_000):
        found.add(_message(number, _OFFER))
    assert found.mailings() == []


def test_a_clock_that_jumps_back() -> None:
    found = Campaigns()
    for number in (20_000, 0, 1):
        found.add(_message(number, _OFFER))
    (one,) = found.mailings()
    assert one.first < one.last


@needs_data
@pytest.mark.parametrize("name", ["SMSSpamCollection.tsv", "telegram-ru-combined.csv"])
def test_no_campaign_mixes_spam_and_ham(name: str) -> None:
    rows = read_rows(SHARED_DATA / "spam" / name)
    found = _taken([row.text for row in rows], Limits(least=2, long=0, window=timedelta(days=365)))
    kinds = [{rows[int(name[1:])].label for name in one.messages} for one in found.mailings()]
    assert len(kinds) > 100
    assert max(map(len, kinds)) == 1
