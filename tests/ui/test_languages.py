import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.errors import LinkRefused, NotThere, UnusableInput
from openroll.ui.languages import choose, describe, translator


def test_messages_without_a_translation_stay_english() -> None:
    assert translator("ru")("Nobody has said this: {it}", it=1) == "Nobody has said this: 1"
    assert translator("de")("All entries") == "All entries"
    assert translator("ru")("All entries") == "Все записи"
    assert translator("ru").text("") == ""


def test_plurals_keep_their_other_places() -> None:
    found = translator("en").plural(
        "{count} entry found for “{query}”", "{count} entries found for “{query}”", 2, query="x"
    )
    assert found == "2 entries found for “x”"


def test_errors_are_described_with_their_reasons() -> None:
    inner = NotThere("This register has no entry {number}.", number=7)
    assert describe(inner, "ru") == "В этом реестре нет записи 7."
    outer = LinkRefused("{link}: {reason}", link="https://x.example", reason="There is no such file.")
    assert describe(outer, "ru") == "https://x.example: Такого файла нет."
    wrong = UnusableInput("At {where}: {expected}.", where="/", expected="There is no such file.")
    assert describe(wrong, "ru") == "At /: Такого файла нет.."
    nested = LinkRefused("{link}: {reason}", link="https://x.example", reason=inner)
    assert describe(nested, "ru") == "https://x.example: В этом реестре нет записи 7."


@pytest.mark.parametrize("told", ["Connection refused", "[Errno 111] Connection refused"])
def test_what_the_system_says_is_told_without_its_number(told: str) -> None:
    error = UnusableInput("{path} cannot be read: {detail}.", path="a", detail=told)
    assert describe(error, "en") == "a cannot be read: Connection refused."
    assert describe(error, "ru") == "a нельзя прочитать: в соединении отказано."
    assert "[Errno 5] " in describe(UnusableInput("{detail}", detail="[Errno 5] "), "ru")


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("en;q=0.1,ru;q=0.2", "ru"),
        ("*", "en"),
        ("ru;q=0", "en"),
        ("ru;q=x", "en"),
    ],
)
def test_the_reader_s_language(header: str, language: str) -> None:
    assert choose(header) == language


@given(st.text(max_size=200))
def test_any_header_chooses_a_language(header: str) -> None:
    assert choose(header) in ("en", "ru")
