"""What a search finds, and what comes first."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.public.errors import BadQuery, NotReady
from openroll.public.find import MAX_QUERY, Hit, find
from openroll.publish.schema import FOUND_BY_PARTS, TABLES
from openroll.search.fold import fold
from openroll.search.turns import turns

# (name, domain, number), the number of the entry being the place from 1.
ENTRIES = (
    ("Telegram Messenger LLP", "telegram.org", "OC391410"),
    ("Telegraph Media Group Holdings Limited", "telegraph.co.uk", "04551498"),
    ("WhatsApp LLC", "whatsapp.com", "5029421"),
    ("Viber Media S.à r.l.", "viber.com", "B184956"),
    ("Yandex LLC", "ya.ru", "1027700229193"),
    ("VK", "vk.com", "1079847035179"),
    ("X Corp.", "x.com", "6981553"),
    ("Tele2 AB", "tele2.com", "5564108917"),
    ("Tesco PLC", "tesco.com", "00445790"),
    ("Tesko", "tesko.example", "12345678"),
    ("Quiet Harbour Messenger LLP", "quiet-harbour.example", "OC999999"),
    ("Bank of Saltmarsh Quay", "bank.saltmarsh.example", "B1"),
    ("ТОВ «Тиха Гавань»", "тиха.укр", "37193071"),
    ("北京字节跳动科技有限公司", "bytedance.com", "91110105MA001"),
    ("Łódź Games S.A.", "lodz-games.pl", "0000123456"),
    ("Pinterest Europe Limited", "pinterest.com", "529210"),
)


@pytest.fixture(scope="module")
def roll() -> Iterator[sqlite3.Connection]:
    with closing(made()) as connection:
        yield connection


def made(entries: tuple[tuple[str, str, str], ...] = ENTRIES) -> sqlite3.Connection:
    """Return a file in memory with what finds ``entries``."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLES)
    keys = {
        (fold(text), place, kind)
        for place, entry in enumerate(entries, 1)
        for text, kind in zip(entry, ("name", "domain", "number"), strict=True)
    }
    connection.executemany("INSERT INTO key VALUES (?, ?, ?)", keys)
    parts = sorted({key for key, _, kind in keys if kind in FOUND_BY_PARTS})
    connection.executemany("INSERT INTO part VALUES (?, ?)", enumerate(parts))
    connection.executemany("INSERT INTO trigram(rowid, key) VALUES (?, ?)", enumerate(parts))
    connection.executemany(
        "INSERT INTO spelling VALUES (?, ?)", [(turn, key) for key in parts for turn in turns(key)]
    )
    return connection


def found(roll: sqlite3.Connection, query: str) -> list[int]:
    return [hit.number for hit in find(roll, query, 100)]


@pytest.mark.parametrize("place", range(len(ENTRIES)))
def test_an_entry_is_found_first_by_its_name_its_domain_and_its_number(
    roll: sqlite3.Connection, place: int
) -> None:
    for text in ENTRIES[place]:
        assert found(roll, text)[0] == place + 1, text
        assert found(roll, text.upper())[0] == place + 1, text


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("telegarm messenger", 1),
        ("tlegram", 1),
        ("Telegram Messenger Inc", 1),
        ("telegram mesenegr", 1),
        ("messenger telegram", 1),
        ("telegraph group", 2),
        ("whatsap", 3),
        ("hwatsapp", 3),
        ("vibr", 4),
        ("yandx", 5),
        ("harbor messenger", 11),
        ("quiet harbuor", 11),
        ("saltmarhs quay", 12),
        ("saltmarsh bank", 12),
        ("lodzgames", 15),
        ("pintrest", 16),
        ("qinterest", 16),
        ("pinterest.con", 16),
        ("telegrm.org", 1),
    ],
)
def test_typing_errors_and_words_in_another_order(roll: sqlite3.Connection, query: str, number: int) -> None:
    assert found(roll, query)[0] == number


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("Телеграм", 1),
        ("Телеграм Мессенджер", 1),
        ("Ватсап", 3),
        ("Яндекс", 5),
        ("Вайбер Медиа", 4),
        ("Тикха Гаван", 13),
        ("tykha havan", 13),
        ("Пинтерест", 16),
    ],
)
def test_other_alphabets_and_spellings(roll: sqlite3.Connection, query: str, number: int) -> None:
    assert found(roll, query)[0] == number


def test_a_key_comes_before_another_spelling_of_it(roll: sqlite3.Connection) -> None:
    assert found(roll, "tesco")[:2] == [9, 10]
    assert found(roll, "tesko")[:2] == [10, 9]
    assert found(roll, "Теско")[:2] == [10, 9]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("tele", {1, 2, 8}),
        ("messenger", {1, 11}),
        ("media", {2, 4}),
        ("gram", {1}),
        ("harb", {11}),
        ("saltmarsh", {12}),
        ("quiet harbour messenger", {11}),
        ("字节跳", {14}),
        ("04551", {2}),
        ("OC 391410", {1}),
    ],
)
def test_beginnings_words_and_insides(roll: sqlite3.Connection, query: str, numbers: set[int]) -> None:
    assert numbers <= set(found(roll, query))


def test_noise_finds_nothing(roll: sqlite3.Connection) -> None:
    for query in ("", "   ", "«»", "zzzzzz", "qwkjhgf", "%", "*", '"', "a OR b", "<", "<margelet"):
        assert found(roll, query) in ([], found(roll, fold(query))), query
    assert found(roll, "zzzzzz") == []


def test_the_nearest_stands_first_among_many_of_one_beginning() -> None:
    many = tuple(
        (f"Telegram Messenger Branch {place}", f"b{place}.example", f"N{place}") for place in range(1, 3000)
    )
    with closing(made(many)) as roll:
        assert found(roll, "telegram messenger 77")[0] == 77
        assert found(roll, "telgram messenger branch 2077")[0] == 2077
        assert found(roll, "telegram messenger brnach 2077")[0] == 2077
        assert len(found(roll, "telegram")) == 100
        assert len(find(roll, "telegram", 7)) == 7


def test_each_entry_once_and_said_by_what(roll: sqlite3.Connection) -> None:
    hits = find(roll, "telegram", 100)
    assert len({hit.number for hit in hits}) == len(hits)
    assert find(roll, "https://telegram.org/faq?x", 1) == [Hit(1, "telegram.org", "domain")]
    assert find(roll, "oc391410", 1)[0].why == "found by its number"


def test_a_question_may_not_be_too_long(roll: sqlite3.Connection) -> None:
    assert find(roll, "telegram " * 22, 1)
    with pytest.raises(BadQuery):
        find(roll, "x" * (MAX_QUERY + 1), 1)


def test_a_file_that_cannot_be_read_is_told() -> None:
    with closing(sqlite3.connect(":memory:")) as nothing, pytest.raises(NotReady):
        find(nothing, "telegram", 1)


@given(st.text(max_size=60) | st.text('abteglrm <>"*%-.', max_size=30))
def test_any_question_is_answered(query: str) -> None:
    hits = find(_SHARED, query, 5)
    assert len(hits) <= 5


_SHARED = made()
