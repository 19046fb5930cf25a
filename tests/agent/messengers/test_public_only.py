"""Nothing reaches a messenger but a public place: every public call of every messenger is walked."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, get_type_hints

import pytest

import openroll.agent.messengers as messengers
from openroll.agent.messengers.base import Messenger, MessengerRefused
from openroll.agent.messengers.by_hand import ByHand
from openroll.agent.messengers.matrix import Matrix
from openroll.agent.messengers.telegram import Telegram
from openroll.desk.locators import Kind, Network, NotALocator, NotPublic, PublicLocator, parse
from openroll.desk.words import Action
from tests.agent.messengers.loopback import Served, served

TAKES_A_PLACE = {"look", "act", "undo", "see"}
TAKES_NONE = {"tell"}  # a letter from the service to an author of its own
PRIVATE = [
    "https://matrix.to/#/@ann:talk.example",
    "@ann:talk.example",
    "https://t.me/c/1234/5",
    "https://t.me/+AbCdEfGhIjKl",
    "https://t.me/joinchat/AbCdEfGhIjKl",
    "tg://user?id=12345",
    "https://web.telegram.org/k/#12345",
    "https://talk.example/messages/12",
    "mailto:ann@talk.example",
]


class Listening:
    """Counts who comes to the address that the messengers were told."""

    def __init__(self) -> None:
        self.came = 0

    def application(self, environ: dict[str, Any], start: Callable[..., object]) -> list[bytes]:
        self.came += 1
        start("200 OK", [("Content-Type", "application/json")])
        return [b"{}"]


def classes() -> Iterator[type]:
    """Yield every class of the package that is a messenger."""
    for found in pkgutil.iter_modules(messengers.__path__):
        module = importlib.import_module(f"{messengers.__name__}.{found.name}")
        for one in vars(module).values():
            ours = inspect.isclass(one) and one.__module__ == module.__name__ and one is not Messenger
            if ours and hasattr(one, "look") and hasattr(one, "act"):
                yield one


def test_these_are_all_messengers() -> None:
    assert set(classes()) == {Matrix, Telegram, ByHand}


@pytest.mark.parametrize("kind", [Matrix, Telegram, ByHand])
def test_every_public_call_takes_a_public_locator_first(kind: type) -> None:
    calls = {name for name, _ in inspect.getmembers(kind, inspect.isfunction) if not name.startswith("_")}
    assert calls == TAKES_A_PLACE | TAKES_NONE
    for name in TAKES_A_PLACE:
        function = getattr(kind, name)
        first = list(inspect.signature(function).parameters)[1]
        assert (first, get_type_hints(function)[first]) == ("locator", PublicLocator)


@pytest.fixture(scope="module")
def server() -> Iterator[Served]:
    with served() as made:
        yield made


@pytest.fixture
def made(server: Served, tmp_path: Path) -> SimpleNamespace:
    """One of each messenger, and who comes to where they speak."""
    listening = Listening()
    server.application = listening.application
    token = tmp_path / "token"
    token.write_text("1234:abcdefghijklmnopqrstuvwxyz")
    matrix = Matrix(server.address, "talk.example", token, token)
    telegram = Telegram(token, address=server.address, preview=server.address)
    by_hand = ByHand(addresses={"talk.example": server.address})
    return SimpleNamespace(listening=listening, all=(matrix, telegram, by_hand))


def calls_with(messenger: Any, place: Any) -> Iterator[Callable[[], object]]:
    """Yield every call that takes a place, with every action."""
    yield lambda: messenger.look(place)
    for action in Action:
        yield lambda action=action: messenger.act(place, action, "mark")  # type: ignore[misc]  # bound now
        yield lambda action=action: messenger.undo(place, action, "mark")  # type: ignore[misc]  # bound now
        yield lambda action=action: messenger.see(place, action)  # type: ignore[misc]  # bound now


class LikeALocator(PublicLocator):
    """Says that it is one."""

    __slots__ = ()


@pytest.mark.parametrize("text", PRIVATE)
def test_no_call_can_be_made_with_a_private_one(made: SimpleNamespace, text: str) -> None:
    with pytest.raises((NotPublic, NotALocator)):
        parse(text, ["talk.example", "t.me"])
    pretender = SimpleNamespace(network=Network.MATRIX, kind=Kind.POST, room=text, item=text, key=text)
    for messenger in made.all:
        for place in (text, text.encode(), pretender, None, ("matrix", text)):
            for call in calls_with(messenger, place):
                with pytest.raises(TypeError):
                    call()
    assert made.listening.came == 0  # nothing was even asked


def test_nor_with_what_was_derived_from_a_public_one(made: SimpleNamespace) -> None:
    place = LikeALocator(Network.MATRIX, Kind.ROOM, "#market:talk.example")
    for messenger in made.all:
        for call in calls_with(messenger, place):
            with pytest.raises(TypeError):
                call()
    assert made.listening.came == 0


def test_nor_with_a_place_of_another_messenger(made: SimpleNamespace) -> None:
    places = {
        Matrix: PublicLocator(Network.MATRIX, Kind.ROOM, "#market:talk.example"),
        Telegram: PublicLocator(Network.TELEGRAM, Kind.POST, "quiet_market", "5"),
        ByHand: PublicLocator(Network.WEB, Kind.PAGE, "talk.example", "/post/1"),
    }
    for messenger in made.all:
        for kind, place in places.items():
            for call in calls_with(messenger, place) if kind is not type(messenger) else ():
                with pytest.raises(MessengerRefused):
                    call()
    assert made.listening.came == 0
