"""The publisher: brings facts that the private database has committed into the log and the public directory.

The order of writes for each batch: what the facts make of the entries is worked out first, so that a fact which
cannot be published never gets into the log. Then the sequencer stages them, signs, and writes bundles and tiles;
disclosures; ``register.json``; ``roll.sqlite3`` and ``desk.sqlite3``, one transaction each with its tree size; the
checkpoint, last. A reader who goes by the checkpoint finds everything that it stands for. Recovery is the same code,
from the size that ``roll.sqlite3`` and ``desk.sqlite3`` stand for.
"""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Protocol

from openroll.core.durable import sync_folder, write_file
from openroll.core.errors import N_, OpenrollError, Refusal
from openroll.log.disclosure import belonging_to
from openroll.log.fact import Fact, MalformedFact, parse
from openroll.log.keychange import KeyRing, starts
from openroll.log.note import SigningKey, VerifierKey
from openroll.log.redaction import Named, named
from openroll.log.sequencer import Head, Sequencer

from . import disclosures
from .deskpump import DeskPump
from .directory import CHECKPOINT, KEY, REGISTER, roll_meta
from .documents import LoggedFact
from .keys import KeyFiles
from .projection import Projection
from .rollfile import CHECKSUM, ROLL, RollWriter, Version

BATCH = 256
_TELLING = re.compile(rb'"type":"(?:redacted|disclosed)"')  # spares most facts a second reading
Progress = Callable[[int, int], None]
# Given a head and what proves that it continues earlier ones: its checkpoint with signatures that others added.
Gate = Callable[[Head, Callable[[int], Sequence[bytes]]], bytes]


class Unpublishable(Refusal):
    """A committed fact that cannot be published, or facts that disagree with the log."""

    code = "unpublishable"


@dataclass(frozen=True)
class CommittedFact:
    """A fact with its index for ever, and the texts of those of its disclosures that are public."""

    index: int
    data: bytes
    disclosures: tuple[str, ...] = ()

    @cached_property
    def fact(self) -> Fact:
        """The fact as it is read, once for the entries and once for the requests. Raises MalformedFact."""
        return parse(self.data)


class FactSource(Protocol):
    """The private database, as the publisher sees it."""

    def size(self) -> int:
        """Return how many facts are committed."""
        ...

    def facts(self, start: int, limit: int) -> Sequence[CommittedFact]:
        """Return committed facts in the order of their index, from ``start`` on, at most ``limit``."""
        ...


def pump(
    source: FactSource,
    *,
    private: Path,
    public: Path,
    key: SigningKey,
    previous: SigningKey | None = None,
    timeout: float = 0,
    batch: int = BATCH,
    progress: Progress | None = None,
    gate: Gate | None = None,
) -> int:
    """Publish every fact of ``source`` that is not public yet; return the size of the log then.

    ``private`` holds the log's own folder. While ``previous``, the key before ``key``, is given, both sign. Waits up
    to ``timeout`` seconds for another publisher. With a ``gate`` the checkpoint is published once, at the end, as the
    gate returns it. Raises Conflict when another publisher takes longer, Refusal when there is no log, the key is
    another one, or ``source`` has fewer or other facts than the log, Damage when what is on disk is damaged, and what
    the gate raises: everything but the checkpoint is in public then.
    """
    with Publisher(
        source, private=private, public=public, key=key, previous=previous, timeout=timeout, gate=gate
    ) as publisher:
        return publisher.pump(batch=batch, progress=progress)


class Publisher:
    """The one writer of a public directory, for as long as its ``with`` block runs. Arguments as for ``pump``.

    Entering finishes what a killed publisher left. A worker keeps it open and calls ``pump`` whenever facts have
    been committed; leaving brings ``roll.sqlite3`` to rest.
    """

    def __init__(
        self,
        source: FactSource,
        *,
        private: Path,
        public: Path,
        key: SigningKey,
        previous: SigningKey | None = None,
        timeout: float = 0,
        gate: Gate | None = None,
    ) -> None:
        self._source = source
        self._gate = gate
        self._public = public
        self._key = key
        self._signers = [each.verifier for each in (key, previous) if each]
        self._log = Sequencer(private / "log", public, key, previous=previous, timeout=timeout)
        self._key_files = KeyFiles(public, private / "log" / "keys")
        self._open = ExitStack()

    def __enter__(self) -> "Publisher":
        with ExitStack() as opened:
            opened.enter_context(self._log)
            self._check_agreement()
            head = self._log.recover()
            if not (self._public / ROLL).exists():
                self._rebuild_roll()
            self._roll = opened.enter_context(RollWriter(self._public / ROLL))
            self._projection = Projection(self._roll)
            self._write_small_files()
            self._catch_up(self._roll, self._projection, BATCH)
            self._finish_redactions()
            self._roll.compact()
            self._desk = DeskPump(self._public, self._key.name, self._committed, self._root)
            opened.enter_context(self._desk.open(self._log.size))
            if head and not self._gate:
                self._log.publish(head)
            self._write_key()
            self._open = opened.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, error, trace)

    def pump(self, *, batch: int = BATCH, progress: Progress | None = None) -> int:
        """Publish what has been committed since; return the size of the log then. Raises as the function does."""
        self._check_agreement()
        while facts := self._committed(self._log.size, batch):
            try:
                versions = self._versions(self._projection, self._roll, facts)
                self._desk.add(facts)
                head = self._log.append([fact.data for fact in facts], expected=facts[0].index)
                self._write(self._roll, self._projection, facts, versions, head)
                self._desk.write(head.size, head.root)
                if not self._gate:
                    self._log.publish(head)
                self._write_key()
            finally:
                self._projection.written()
                self._desk.forget()
            self._roll.compact()
            if progress:
                progress(head.size, max(head.size, self._source.size()))
        self._pass_gate()
        return self._log.size

    def _root(self, size: int) -> bytes:
        return self._log.head_at(size).root

    def _pass_gate(self) -> None:
        """Publish the newest checkpoint once the gate lets it through: all that it stands for is there already."""
        if not self._gate or self._log.published == self._log.size:
            return
        head = self._log.head_at(self._log.size)
        note = self._gate(head, lambda old: self._log.consistency(old, head))
        self._log.publish(head)
        self._write_key()
        if note != head.checkpoint:
            write_file(self._public / CHECKPOINT, note)

    def _check_agreement(self) -> None:
        """Refuse a private database that is older than the log, or another one."""
        size, committed = self._log.size, self._source.size()
        if committed < size:
            raise Unpublishable(
                N_(
                    "The private database holds {committed} facts and the log {size}: is it an old copy? "
                    "Nothing has been changed."
                ),
                committed=committed,
                size=size,
            )
        if size:
            self._same(self._committed(size - 1, 1))
        path = self._public / KEY
        if path.exists() and path.read_bytes() not in [_key_file(key) for key in self._signers]:
            raise Unpublishable(N_("{path} holds another key than the log is signed with."), path=str(path))

    def _same(self, facts: Sequence[CommittedFact]) -> None:
        for fact in facts:
            if fact.data != self._log.fact(fact.index):
                raise Unpublishable(
                    N_(
                        "The private database and the log disagree on fact {index}. Nothing has been changed."
                    ),
                    index=fact.index,
                )

    def _committed(self, start: int, limit: int) -> Sequence[CommittedFact]:
        facts = self._source.facts(start, limit)
        if [fact.index for fact in facts] != list(range(start, start + len(facts))):
            raise Unpublishable(N_("The private database has a gap in its facts at {index}."), index=start)
        return facts

    def _catch_up(self, roll: RollWriter, projection: Projection, batch: int) -> None:
        """Write disclosures and rows of the facts that are in the log and not in ``roll``."""
        size = self._log.size
        if roll.tree_size > size:
            raise Unpublishable(
                N_("{path} stands for {rows} facts, and the log has {size}: an old copy of the log?"),
                path=ROLL,
                rows=roll.tree_size,
                size=size,
            )
        while (start := roll.tree_size) < size:
            facts = self._committed(start, min(batch, size - start))
            if not facts:
                raise Unpublishable(
                    N_("The private database has a gap in its facts at {index}."), index=start
                )
            self._same(facts)
            versions = self._versions(projection, roll, facts)
            stop = start + len(facts)
            published = self._log.published
            # What is staged and not published has one head, the one that is about to be published.
            head = self._log.head_at(size if stop > published else published)
            self._write(roll, projection, facts, versions, head)
            projection.written()

    def _versions(
        self, projection: Projection, roll: RollWriter, facts: Sequence[CommittedFact]
    ) -> list[Version]:
        """Return what ``facts`` make of the entries. Entries of which a value went or came are made anew first."""
        said = self._named(facts)
        begin = self._starts() if said else {}
        for number in sorted({one.entry for one in said if one.entry is not None}):
            stored = [self._committed(index, 1)[0] for index in roll.indexes(number)]
            projection.refold(number, [_logged(fact, begin) for fact in stored])
        return _versions(projection, facts, begin)

    def _starts(self) -> dict[str, int]:
        return starts(lambda index: self._committed(index, 1)[0].data)

    def _named(self, facts: Sequence[CommittedFact]) -> list[Named]:
        """Return which digests of earlier facts are redacted or disclosed by ``facts``."""
        telling = [each for each in facts if _TELLING.search(each.data)]
        begin = self._starts() if telling else {}
        found = []
        for each in telling:
            try:
                fact = parse(each.data)
                said = named(fact, begin.get(fact.register, 0))
                if said is not None and said.fact >= each.index:
                    raise MalformedFact(
                        N_("The member {name} of a fact is missing or wrong."), name="data.fact"
                    )
            except OpenrollError as error:
                raise _unpublishable(each, error) from error
            found += [said] if said is not None else []
        return found

    def _write(
        self,
        roll: RollWriter,
        projection: Projection,
        facts: Sequence[CommittedFact],
        versions: Sequence[Version],
        head: Head,
    ) -> None:
        """Write disclosures, register.json and rows of ``facts``, which are in the log; all but the checkpoint."""
        stop = facts[-1].index + 1
        disclosures.store(self._public, facts[0].index, [fact.disclosures for fact in facts])
        self._disclose(facts, redacted=False)
        proved = [replace(version, proof=self._log.proof(_index(version), head)) for version in versions]
        root = head.root if head.size == stop else self._log.head_at(stop).root
        meta = roll_meta(self._key.name, stop, root, projection.register) | projection.keys.meta()
        self._write_register(meta)
        self._write_keys(projection.keys.ring, head)
        roll.write(proved, meta, projection.rewritten)
        self._disclose(facts, redacted=True)

    def _disclose(self, facts: Sequence[CommittedFact], *, redacted: bool) -> None:
        """Bring the public disclosures of the facts that ``facts`` name to their present state.

        What is disclosed is there before the roll shows it, and what is redacted goes after: so that at each moment
        the roll can be made again from what is public.
        """
        for index in sorted({said.fact for said in self._named(facts) if said.redacts == redacted}):
            (target,) = self._committed(index, 1)
            disclosures.replace(self._public, index, target.disclosures)

    def _finish_redactions(self) -> None:
        """Take out disclosures that a killed publisher left: the roll stands for their redaction already."""
        start = self._log.published
        while start < self._log.size and (facts := self._committed(start, BATCH)):
            self._disclose(facts, redacted=True)
            start += len(facts)

    def _write_small_files(self) -> None:
        """Put back what is lost and follows from the rest."""
        if not (self._public / KEY).exists():
            write_file(self._public / KEY, _key_file(self._signers[-1]))
        self._write_register(self._roll.meta())
        self._write_keys(self._projection.keys.ring, self._log.head_at(max(self._log.published, 0)))

    def _write_keys(self, ring: KeyRing, head: Head) -> None:
        self._key_files.write(ring, first=self._signers[-1])
        self._key_files.prove(ring, self._log, head)

    def _write_key(self) -> None:
        """Name the newest key in log.vkey, once the checkpoint that it has signed is there."""
        ring, path = self._projection.keys.ring, self._public / KEY
        signed = max(self._log.published, 1)  # a checkpoint may be held back, and its key with it
        newest = _key_file([key for key, index in ring.log_keys(self._signers[-1]) if index < signed][-1])
        if path.read_bytes() != newest:
            write_file(path, newest)

    def _write_register(self, meta: "dict[str, str]") -> None:
        path = self._public / REGISTER
        data = meta.get("register", "").encode()
        if data and (not path.exists() or path.read_bytes() != data):
            write_file(path, data)

    def _rebuild_roll(self) -> None:
        """Make a lost roll.sqlite3 from the facts and the present disclosures; it appears when it is whole."""
        part = self._public / f".{ROLL}.new"
        part.unlink(missing_ok=True)
        with RollWriter(part, durable=False) as roll:
            self._catch_up(roll, Projection(roll), 16 * BATCH)
        with part.open("rb") as file:
            os.fsync(file.fileno())
        (self._public / CHECKSUM).unlink(missing_ok=True)  # of the lost one
        part.replace(self._public / ROLL)
        sync_folder(self._public)


def _logged(each: CommittedFact, starts: Mapping[str, int]) -> LoggedFact:
    fact, start = each.fact, starts.get(each.fact.register, 0)
    return LoggedFact(each.index, fact, belonging_to(fact, each.disclosures), start)


def _unpublishable(each: CommittedFact, error: OpenrollError) -> Unpublishable:
    return Unpublishable(N_("Fact {index} cannot be published: {reason}"), index=each.index, reason=error)


def _versions(
    projection: Projection, facts: Sequence[CommittedFact], starts: Mapping[str, int]
) -> list[Version]:
    found = []
    for each in facts:
        try:
            version = projection.add(_logged(each, starts))
        except OpenrollError as error:
            raise _unpublishable(each, error) from error
        if version:
            found.append(version)
    return found


def _key_file(key: VerifierKey) -> bytes:
    return key.text.encode() + b"\n"


def _index(version: Version) -> int:
    index = version.document["log_index"]
    assert isinstance(index, int)  # noqa: S101  # ``following`` has put it there
    return index


__all__ = ["BATCH", "CommittedFact", "FactSource", "Publisher", "Unpublishable", "pump"]
