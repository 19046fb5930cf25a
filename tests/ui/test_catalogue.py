"""Every message of every package has its Russian, with the same places to fill in."""

from string import Formatter

import pytest

from openroll.ui.languages import translator
from tests.ui.messages import extracted, translated


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


MESSAGES = [
    message.id if isinstance(message.id, str) else tuple(message.id) for message in extracted() if message.id
]
RUSSIAN = {
    (message.id if isinstance(message.id, str) else message.id[0]): message
    for message in translated("ru")
    if message.id
}


def problems(message: str | tuple[str, ...]) -> list[str]:
    """What is wrong with the Russian of ``message``."""
    forms = (message,) if isinstance(message, str) else tuple(message)
    found = RUSSIAN.get(forms[0])
    if found is None:
        return ["it is not in the catalogue"]
    strings = (found.string,) if isinstance(found.string, str) else tuple(found.string or ())
    if not strings or not all(strings):
        return ["it has no translation"]
    wrong = [f"other places: {text}" for text in strings if places(text) != places(forms[-1])]
    if not isinstance(message, str) and len(strings) != 3:
        wrong.append("Russian has three plural forms")
    return wrong


def test_each_message_has_its_russian() -> None:
    wrong = {message: found for message in MESSAGES if (found := problems(message))}
    assert not wrong, "\n".join(
        ["python tests/ui/messages.py, then:", *(f"{m}: {w}" for m, w in wrong.items())]
    )


def test_nothing_is_translated_that_nobody_says() -> None:
    said = {message if isinstance(message, str) else message[0] for message in MESSAGES}
    assert RUSSIAN.keys() - said == set(), "run python tests/ui/messages.py"


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 записей"),
        (1, "1 запись"),
        (3, "3 записи"),
        (5, "5 записей"),
        (11, "11 записей"),
        (21, "21 запись"),
    ],
)
def test_russian_counts_as_russian_does(count: int, text: str) -> None:
    assert translator("ru").plural("{count} entry", "{count} entries", count) == text
