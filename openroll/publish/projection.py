"""Folds facts, in the order of the log, into versions of entries. One code for the publisher and for the check."""

from collections.abc import Mapping, Sequence

from openroll.core.canonical import JSON, decode
from openroll.core.errors import N_

from .documents import Document, LoggedFact, UnusableFact, following, marked
from .keys import KeyBook
from .rollfile import RollWriter, Version


class Projection:
    """Goes on from what ``roll`` holds; versions that are not written yet are kept until ``written``."""

    def __init__(self, roll: RollWriter) -> None:
        self._roll = roll
        self._held: dict[int, Document] = {}
        self._batch: dict[int, list[Document]] = {}
        self._rewritten: dict[int, dict[int, Document]] = {}  # number -> version -> document
        stored = roll.meta().get("register")
        known = decode(stored.encode()) if stored else None
        self.register: Mapping[str, JSON] | None = known if isinstance(known, dict) else None
        self.keys = KeyBook(roll.meta())

    def add(self, logged: LoggedFact) -> Version | None:
        """Return the version that ``logged`` makes, or None when it is not about an entry.

        Raises UnusableFact, MalformedFact, MalformedDisclosure, MalformedKeyChange.
        """
        if logged.fact.type == "policy-changed":
            self.register = logged.fact.data
        self.keys.add(logged)
        number = logged.number
        if number is None:
            return None
        self._mark(number, logged)
        before = self._held[number] if number in self._held else self._roll.document(number)
        document = following(before, logged)
        self._held[number] = document
        self._batch.setdefault(number, []).append(document)
        return Version(number, document, logged.fact.type)

    def refold(self, number: int, facts: Sequence[LoggedFact]) -> None:
        """Make the stored versions of entry ``number`` again, from all their ``facts`` with what is public of them now.

        Raises UnusableFact, MalformedFact, MalformedDisclosure.
        """
        found: list[Document] = []
        for logged in facts:
            start = _start(logged, found)
            found[start:] = marked(found[start:], logged)
            found.append(following(found[-1] if found else None, logged))
        self._rewritten[number] = _by_version(found)
        if found:
            self._held[number] = found[-1]

    @property
    def rewritten(self) -> list[tuple[int, int, Document]]:
        """Versions that are not as they were written: number, version, document."""
        return [
            (number, version, document)
            for number, documents in sorted(self._rewritten.items())
            for version, document in sorted(documents.items())
        ]

    def written(self) -> None:
        """Forget versions, which the roll holds now (or which are not to be written)."""
        self._held.clear()
        self._batch.clear()
        self._rewritten.clear()

    def _mark(self, number: int, logged: LoggedFact) -> None:
        """Let a redaction show in the versions before it."""
        if logged.said is None:
            return
        documents = self._documents(number)
        changed = marked(documents[_start(logged, documents) :], logged)
        self._rewritten.setdefault(number, {}).update(_by_version(changed))
        self._held[number] = changed[-1]

    def _documents(self, number: int) -> list[Document]:
        """Return all versions of an entry so far, as they are to be."""
        found = _by_version([*self._roll.documents(number), *self._batch.get(number, ())])
        found |= self._rewritten.get(number, {})
        return [found[version] for version in sorted(found)]


def _start(logged: LoggedFact, documents: Sequence[Document]) -> int:
    """Return from which of the entry's versions on a redacted or disclosed fact tells something."""
    said = logged.said
    if said is None:
        return len(documents)
    for place, document in enumerate(documents):
        if document.get("log_index") == said.fact:
            return place
    raise UnusableFact(N_("Fact {index} is about a fact that is not its entry's."), index=logged.index)


def _by_version(documents: Sequence[Document]) -> dict[int, Document]:
    # A document's version is its place in the entry's history, so it is always a number.
    return {version: each for each in documents if isinstance(version := each.get("version"), int)}
