"""What an agent needs of a messenger. Each messenger is one file beside this one.

Whatever reaches a messenger takes a ``PublicLocator`` and nothing else, and every implementation asks the
messenger whether the place is public before it reads or changes anything there (``look``).
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from openroll.core.errors import N_, OpenrollError
from openroll.desk.locators import Network, PublicLocator
from openroll.desk.words import Action


class MessengerDown(OpenrollError):
    """The messenger does not answer, or not in time; what was begun is tried again with the same mark."""

    code = "messenger-down"
    exit_status = 4


class MessengerBusy(MessengerDown):
    """The messenger asks us to wait. Parameter ``seconds``: for how long."""

    code = "messenger-busy"


class MessengerRefused(OpenrollError):
    """The messenger answered that it will not do this."""

    code = "messenger-refused"


class NotDone(OpenrollError):
    """The messenger said that it is done, and looking again as an ordinary user shows that it is not."""

    code = "not-done"


@dataclass(frozen=True, slots=True)
class Place:
    """A public place that was looked at: nothing of its content.

    ``key`` names it within the messenger whichever way it was written (a room has many aliases); ``author`` is the
    messenger's own name for whoever posted, where it tells; ``there`` is whether there is anything at the place;
    ``published_at`` when it was published, where it tells: reports to the EU say the day.
    """

    key: str
    there: bool
    author: str = ""
    room: str = ""
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What the messenger says it did. ``event`` is its own id for that, empty where it gives none."""

    action: Action
    event: str = ""
    undoable: bool = False
    detail: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Seen:
    """What an ordinary user sees there now: the answer's status and the event that took it away; never content."""

    status: int
    gone: bool
    event: str = ""


class Messenger(Protocol):
    """One messenger, acted on with the organiser's own credentials."""

    @property
    def name(self) -> str:
        """What the settings call it."""

    @property
    def actions(self) -> frozenset[Action]:
        """What it can do."""

    def look(self, locator: PublicLocator) -> Place:
        """Find the place without reading content. Raises NotPublic, MessengerDown, MessengerRefused."""

    def act(self, locator: PublicLocator, action: Action, mark: str) -> Done:
        """Do ``action`` there. The same ``mark`` does it once. Raises as ``look`` does."""

    def undo(self, locator: PublicLocator, action: Action, mark: str) -> Done:
        """Take ``action`` back, where it can be. Raises as ``look`` does; MessengerRefused where it cannot."""

    def see(self, locator: PublicLocator, action: Action) -> Seen:
        """Look again as an ordinary user, and drop the body unread. Raises MessengerDown.

        MessengerRefused where nobody of ours can look as an ordinary user would.
        """

    def tell(self, author: str, text: str, mark: str) -> str:
        """Send ``text`` to ``author``, once for each ``mark``; return the messenger's id for it, "" if it cannot."""


def only_public(locator: object, network: Network) -> PublicLocator:
    """Return ``locator``, which is what ``look``, ``act``, ``undo`` and ``see`` begin with.

    Raises TypeError for anything but a ``PublicLocator``: types are checked when the program runs, too. Raises
    MessengerRefused for a place on another network.
    """
    if type(locator) is not PublicLocator:  # not one that was derived from it either
        raise TypeError("whatever reaches a messenger is a PublicLocator")
    if locator.network != network:
        raise MessengerRefused(N_("This place is on another messenger."))
    return locator


def unreadable(name: str) -> MessengerDown:
    """Return the error of an answer that is none of those that a messenger gives."""
    return MessengerDown(N_("{messenger} answers something that cannot be read."), messenger=name)


def not_this(name: str) -> MessengerRefused:
    """Return the refusal of an action that cannot be done with what stands at a place."""
    return MessengerRefused(N_("{messenger} cannot do this with what stands there."), messenger=name)
