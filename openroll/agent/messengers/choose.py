"""The messenger that an agent's settings name."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from openroll.agent.messengers.base import Messenger
from openroll.agent.messengers.by_hand import ByHand
from openroll.agent.messengers.matrix import Matrix
from openroll.agent.messengers.telegram import Telegram
from openroll.core.errors import N_, UnusableInput
from openroll.net.http import Target

# What has to be said of each kind, and what may be.
NEEDED: Final = {
    "matrix": ("address", "server_name", "agent_token", "witness_token"),
    "telegram": ("token",),
    "by-hand": (),
}
OPTIONAL: Final = {
    "matrix": ("reason", "seconds"),
    "telegram": ("address", "preview", "authors", "seconds"),
    "by-hand": ("seconds",),
}


def make_messenger(settings: Mapping[str, str], folder: Path) -> Messenger:
    """Return the messenger of these settings; files are named from ``folder``. Raises UnusableInput."""
    kind = settings.get("kind", "")
    if kind not in NEEDED:
        raise UnusableInput(N_("There is no messenger “{kind}”."), kind=kind)
    given = {name: value for name, value in settings.items() if name != "kind"}
    for name in NEEDED[kind]:
        if not given.get(name):
            raise UnusableInput(N_("The messenger “{kind}” needs “{name}”."), kind=kind, name=name)
    for name in given:
        if name not in (*NEEDED[kind], *OPTIONAL[kind]):
            raise UnusableInput(N_("The messenger “{kind}” has no “{name}”."), kind=kind, name=name)
    for name in ("address", "preview"):
        if name in given:
            Target.parse(given[name])
    seconds = _seconds(given.get("seconds", "15"))
    if kind == "matrix":
        tokens = folder / given["agent_token"], folder / given["witness_token"]
        reason = given.get("reason", "")
        return Matrix(given["address"], given["server_name"], *tokens, seconds=seconds, reason=reason)
    if kind == "telegram":
        where = {name: given[name] for name in ("address", "preview") if name in given}
        authors = folder / given["authors"] if "authors" in given else None
        return Telegram(folder / given["token"], authors=authors, seconds=seconds, **where)
    return ByHand(seconds=seconds)


def _seconds(text: str) -> float:
    if not text.isascii() or not text.isdigit() or not 0 < int(text[:9]) <= 600:
        raise UnusableInput(N_("“seconds” is a number from 1 to 600, and not “{text}”."), text=text[:60])
    return float(text)
