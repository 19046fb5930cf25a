"""A messenger that is listened to: whether it answers now, or did not when it was last asked."""

from collections.abc import Callable
from typing import TypeVar

from openroll.desk.locators import PublicLocator
from openroll.desk.words import Action

from .messengers.base import Done, Messenger, MessengerDown, Place, Seen

Said = TypeVar("Said")


class Heard:
    """``messenger``, every question to which goes through here. ``answers`` is how the last one ended."""

    def __init__(self, messenger: Messenger) -> None:
        """Listen to it; until it was asked it is not known to answer."""
        self._messenger = messenger
        self.answers = False

    @property
    def name(self) -> str:
        """What the settings call it."""
        return self._messenger.name

    @property
    def actions(self) -> frozenset[Action]:
        """What it can do."""
        return self._messenger.actions

    def look(self, locator: PublicLocator) -> Place:
        """Ask and listen."""
        return self._listen(lambda: self._messenger.look(locator))

    def act(self, locator: PublicLocator, action: Action, mark: str) -> Done:
        """Ask and listen."""
        return self._listen(lambda: self._messenger.act(locator, action, mark))

    def undo(self, locator: PublicLocator, action: Action, mark: str) -> Done:
        """Ask and listen."""
        return self._listen(lambda: self._messenger.undo(locator, action, mark))

    def see(self, locator: PublicLocator, action: Action) -> Seen:
        """Ask and listen."""
        return self._listen(lambda: self._messenger.see(locator, action))

    def tell(self, author: str, text: str, mark: str) -> str:
        """Ask and listen."""
        return self._listen(lambda: self._messenger.tell(author, text, mark))

    def _listen(self, ask: Callable[[], Said]) -> Said:
        """Return the answer. A refusal says nothing here: some are ours, and the messenger was not asked."""
        try:
            said = ask()
        except MessengerDown:
            self.answers = False
            raise
        self.answers = True
        return said
