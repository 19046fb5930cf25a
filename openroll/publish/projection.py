"""Folds facts, in the order of the log, into versions of entries. One code for the publisher and for the check."""

from collections.abc import Mapping

from openroll.core.canonical import JSON, decode

from .documents import Document, LoggedFact, following, personal_identifiers
from .rollfile import RollWriter, Version


class Projection:
    """Goes on from what ``roll`` holds; versions that are not written yet are kept until ``written``."""

    def __init__(self, roll: RollWriter) -> None:
        self._roll = roll
        self._held: dict[int, Document] = {}
        stored = roll.meta().get("register")
        known = decode(stored.encode()) if stored else None
        self.register: Mapping[str, JSON] | None = known if isinstance(known, dict) else None

    def add(self, logged: LoggedFact) -> Version | None:
        """Return the version that ``logged`` makes, or None when it is not about an entry.

        Raises UnusableFact, MalformedDisclosure.
        """
        if logged.fact.type == "policy-changed":
            self.register = logged.fact.data
        number = logged.number
        if number is None:
            return None
        before = self._held[number] if number in self._held else self._roll.document(number)
        document = following(before, logged, personal_identifiers(self.register or {}))
        self._held[number] = document
        return Version(number, document, logged.fact.type)

    def written(self) -> None:
        """Forget versions, which the roll holds now (or which are not to be written)."""
        self._held.clear()
