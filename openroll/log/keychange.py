"""Facts of the type ``key-changed``: which keys a register signs with, and since when (docs/spec/keys.md).

A register has three keys: that of its log, that of its freshness cosignatures, that of its receipts. Each one's
facts are one chain, under a subject that follows from the log's origin. A key that follows another is named by a
fact of the log that the other key signed, so whoever trusts the old key can come to trust the new one.
"""

import base64
import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

from openroll.core.canonical import JSON
from openroll.core.clock import parse_rfc3339
from openroll.core.errors import N_, Damage, OpenrollError

from .checkpoint import Checkpoint, open_checkpoint, parse_checkpoint
from .fact import Fact, parse
from .note import COSIGNATURE, ED25519, BadSignature, VerifierKey
from .verify import Reader, verify_proof_file

KEY_CHANGED = "key-changed"
MOST_CHANGES = 1000  # of a log's key, for readers of other people's directories
LOG, FRESHNESS, RECEIPTS = "log", "freshness", "receipts"
ALGORITHMS = {LOG: ED25519, FRESHNESS: COSIGNATURE, RECEIPTS: ED25519}
_SUFFIXES = {LOG: "", FRESHNESS: "/freshness", RECEIPTS: "/receipts"}


class MalformedKeyChange(Damage):
    """A fact that should say which key follows which, and does not, or that contradicts those before it."""

    code = "malformed-key-change"


def name_of(origin: str, role: str) -> str:
    """Return what the key of ``role`` is called in the register whose log is ``origin``."""
    return origin + _SUFFIXES[role]


def subject_of(origin: str, role: str) -> str:
    """Return the subject of the facts about the key of ``role``: the same one for ever, so that they are one chain."""
    digest = hashlib.sha256(f"openroll key\n{name_of(origin, role)}\n{role}\n".encode()).digest()
    return base64.b32encode(digest[:16]).decode().rstrip("=").lower()


@dataclass(frozen=True, slots=True)
class Previous:
    """An earlier log: ``origin``, last ``checkpoint`` (the signed note), how many ``facts`` are taken over."""

    origin: str
    checkpoint: str
    facts: int

    @property
    def opened(self) -> Checkpoint:
        """The checkpoint, which ``KeyChange.of`` has verified."""
        return parse_checkpoint(self.checkpoint.encode())

    @classmethod
    def of(cls, data: JSON, key: VerifierKey | None) -> "Previous":
        """Return what ``data`` says; ``key`` is the earlier log's. Raises KeyError, ValueError, OpenrollError."""
        if not isinstance(data, dict) or key is None:
            raise ValueError
        found = cls(_text(data["origin"]), _text(data["checkpoint"]), _number(data["facts"]))
        checkpoint = open_checkpoint(found.checkpoint.encode(), [key])
        if checkpoint.origin != found.origin or checkpoint.size > found.facts:
            raise ValueError
        return found


@dataclass(frozen=True, slots=True)
class KeyChange:
    """``new`` is the key of ``role`` from here on, in place of ``old``; None when it is the first.

    ``overlap_until`` is until when both sign, for the log's key alone. ``previous`` is the log that ``old`` was the
    key of, where a new log goes on after its key was lost or stolen.
    """

    role: str
    old: VerifierKey | None
    new: VerifierKey
    reason: str
    overlap_until: str | None = None
    previous: Previous | None = None

    @classmethod
    def of(cls, fact: Fact) -> "KeyChange":
        """Return what ``fact`` says. Raises MalformedKeyChange."""
        data = fact.data
        try:
            found = cls(
                role=_text(data["key"]),
                old=None if data["old"] is None else VerifierKey.from_text(_text(data["old"])),
                new=VerifierKey.from_text(_text(data["new"])),
                reason=_text(data["reason"]),
                overlap_until=None if "overlap_until" not in data else _text(data["overlap_until"]),
            )
            if "previous" in data:
                found = replace(found, previous=Previous.of(data["previous"], found.old))
            if found.overlap_until is not None:
                parse_rfc3339(found.overlap_until)
            found._check(fact.register)
            if fact.subject != subject_of(fact.register, found.role):
                raise ValueError
        except (KeyError, ValueError, OpenrollError) as error:
            raise MalformedKeyChange(N_("The fact does not say which key follows which.")) from error
        return found

    def data(self) -> dict[str, JSON]:
        """Return the ``data`` of the fact."""
        until: dict[str, JSON] = {"overlap_until": self.overlap_until} if self.overlap_until else {}
        old = self.old.text if self.old else None
        earlier = self.previous
        previous: dict[str, JSON] = (
            {"previous": {"origin": earlier.origin, "checkpoint": earlier.checkpoint, "facts": earlier.facts}}
            if earlier
            else {}
        )
        return {
            "key": self.role,
            "old": old,
            "new": self.new.text,
            "reason": self.reason,
            **until,
            **previous,
        }

    def _check(self, origin: str) -> None:
        right = (name_of(origin, self.role), ALGORITHMS[self.role])
        old = self.old
        if (self.new.name, self.new.algorithm) != right or old == self.new:
            raise ValueError
        before = self.previous.origin if self.previous else origin
        if old and (old.name, old.algorithm) != (name_of(before, self.role), ALGORITHMS[self.role]):
            raise ValueError
        if self.role != LOG and (self.overlap_until is not None or self.previous):
            raise ValueError
        if self.previous and (before == origin or old is None or old.public == self.new.public):
            raise ValueError


@dataclass(slots=True)
class KeyRing:
    """The keys that the facts of a log name, in their order.

    ``log`` are the log's keys, oldest first, each with the index of the fact that named it; empty as long as the log
    has the key that it began with. ``others`` are the newest keys of the other roles. ``taken`` are the bytes of every
    key that was ever named: none of them stands for anything again.
    """

    log: list[tuple[VerifierKey, int]] = field(default_factory=list)
    others: dict[str, VerifierKey] = field(default_factory=dict)
    taken: set[bytes] = field(default_factory=set, compare=False)

    def __post_init__(self) -> None:
        self.taken |= {key.public for key in (*self.others.values(), *(key for key, _ in self.log))}

    def add(self, change: KeyChange, index: int) -> None:
        """Take over what the fact at ``index`` says. Raises MalformedKeyChange."""
        if change.role != LOG:
            self._follows(self.others.get(change.role), change)
            self.others[change.role] = change.new
            return
        if change.previous:
            if index or self.log:
                raise MalformedKeyChange(N_("Only the first fact of a log names an earlier one."))
            self.log.append((change.new, 0))
            self.taken |= {change.new.public} | ({change.old.public} if change.old else set())
            return
        if not self.log:
            if change.old is None:
                raise MalformedKeyChange(N_("A log that changes its key has had one before."))
            self.begin(change.old)
        self._follows(self.log[-1][0], change)
        self.log.append((change.new, index))

    def begin(self, first: VerifierKey) -> None:
        """Take over which key the log began with, where no fact has named another. Raises MalformedKeyChange."""
        if not self.log:
            self._take(first)
            self.log.append((first, 0))

    def log_keys(self, first: VerifierKey | None) -> list[tuple[VerifierKey, int]]:
        """Return the log's keys; ``first`` is the key of a log that has never changed it."""
        return self.log or ([(first, 0)] if first else [])

    def _follows(self, before: VerifierKey | None, change: KeyChange) -> None:
        if before != change.old:
            raise MalformedKeyChange(N_("The fact replaces another key than the one before it."))
        self._take(change.new)

    def _take(self, key: VerifierKey) -> None:
        if key.public in self.taken:
            raise MalformedKeyChange(N_("The same key cannot stand for two things."))
        self.taken.add(key.public)


def successor(proof: bytes, trusted: Sequence[VerifierKey]) -> tuple[KeyChange, int]:
    """Return what a file of ``keys/`` says, under a checkpoint that the key before signed, and the fact's index.

    That key is the newest one of a chain in ``trusted``: one that has a successor already gets no second one, and no
    key comes back. Raises CheckFailed in all its forms: the proof is false, or none of ours.
    """
    report = verify_proof_file(proof, trusted)
    fact = parse(report.fact_bytes)
    change = KeyChange.of(fact) if fact.type == KEY_CHANGED else None
    if change is None or change.role != LOG or change.old not in trusted:
        raise BadSignature(N_("No trusted key has signed this."))
    verify_proof_file(proof, [key for key in trusted if key == change.old])
    replaced = [key for key in trusted if key.until is not None and key.name == change.new.name]
    if change.old in replaced or change.new.public in {key.public for key in replaced}:
        raise MalformedKeyChange(N_("The fact replaces another key than the one before it."))
    if any(report.index <= (key.until or 0) for key in replaced):
        raise MalformedKeyChange(N_("The fact replaces another key than the one before it."))
    return change, report.index


def follow(read: Reader, keys: Sequence[VerifierKey]) -> list[VerifierKey]:
    """Return ``keys``, which are trusted, and those that follow from them by the proofs in ``keys/``.

    Each key that another one follows says in its ``until`` for how many facts it speaks. A file that proves nothing
    is passed over: it may be about keys before ours.
    """
    found = list(keys)
    for number in range(1, MOST_CHANGES + 1) if found else ():
        try:
            proof = read(f"keys/{number}")
        except (OSError, Damage):
            break
        with suppress(OpenrollError):
            change, index = successor(proof, found)
            found = [replace(key, until=index) if key == change.old else key for key in found]
            found += [change.new] if change.new not in found else []
    return found


def limited(keys: Sequence[tuple[VerifierKey, int]]) -> list[VerifierKey]:
    """Return a log's keys, oldest first and each with the index of the fact that named it, as ``follow`` does."""
    ends: list[int | None] = [index for _, index in keys[1:]]
    return (
        [replace(key, until=end) for (key, _), end in zip(keys, [*ends, None], strict=True)] if keys else []
    )


def starts(fact: Callable[[int], bytes]) -> dict[str, int]:
    """Return at which index the facts of each earlier log begin; ``fact`` gives the bytes of a fact of the log.

    Empty for a log that has taken none over, as nearly all have. A fact that names another one by its index counts
    from there. Raises MalformedFact, MalformedKeyChange.
    """
    found: dict[str, int] = {}
    while len(found) < MOST_CHANGES:
        first = parse(fact(len(found)))
        previous = KeyChange.of(first).previous if first.type == KEY_CHANGED else None
        if previous is None or previous.facts == 0:
            break
        found[previous.origin] = len(found) + 1
    return found


def _number(value: JSON) -> int:
    if type(value) is not int or value < 0:
        raise ValueError
    return value


def _text(value: JSON) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value
