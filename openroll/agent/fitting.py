"""Which messenger an agent acts through: made of what its settings say, and of the files that these name."""

from collections.abc import Callable, Mapping
from typing import Final

from openroll.core.errors import N_, UnusableInput

from .folder import Folder
from .messengers.base import Messenger
from .settings import Settings, UnusableSettings

_MATRIX: Final = ("address", "server_name", "agent_token", "witness_token")


def messenger(folder: Folder, settings: Settings) -> Messenger:
    """Return the messenger of the settings. Raises UnusableSettings, UnusableInput."""
    return _KINDS[settings.messenger["kind"]](folder, settings)


def _matrix(folder: Folder, settings: Settings) -> Messenger:
    from .messengers.matrix import Matrix

    told = _told(settings.messenger, _MATRIX, ("reason",))
    return Matrix(
        told["address"],
        told["server_name"],
        folder.file(told["agent_token"]),
        folder.file(told["witness_token"]),
        reason=told.get("reason", ""),
    )


_KINDS: Final[dict[str, Callable[[Folder, Settings], Messenger]]] = {"matrix": _matrix}


def _told(found: Mapping[str, str], needed: tuple[str, ...], more: tuple[str, ...] = ()) -> Mapping[str, str]:
    """Return what the settings say of a messenger: all that is ``needed``, and nothing that is not known."""
    kind = found["kind"]
    for key in needed:
        if key not in found:
            raise UnusableSettings(
                N_("The messenger {kind} needs “{key}” in the settings."), kind=kind, key=key
            )
    for key in found:
        if key not in ("kind", *needed, *more):
            raise UnusableInput(N_("The messenger {kind} has no setting “{key}”."), kind=kind, key=key)
    return found
