"""Complaints: that a promise to log a submission was broken, so that anybody can repeat it (docs/spec/receipt.md).

A complaint is a receipt and a checkpoint of the same log that is later than the moment which the receipt names.
Whoever has a copy of the log goes through every fact under that checkpoint and finds that the digest is not there.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from openroll.core.canonical import JSON, NotCanonical, decode, encode
from openroll.core.clock import parse_rfc3339, rfc3339
from openroll.core.errors import N_, CheckFailed, Damage, OpenrollError, fill

from .checkpoint import Checkpoint, open_checkpoint, parse_checkpoint
from .cosignature import Cosignature, cosignatures
from .encoding import decode_base64, encode_base64
from .fact import Fact
from .fact import parse as parse_fact
from .keychange import ALGORITHMS, FRESHNESS, KEY_CHANGED, RECEIPTS, KeyChange, name_of
from .note import BadSignature, VerifierKey, parse_note
from .policy import TrustPolicy
from .proof import MOST_HASHES
from .receipt import ReceiptFile
from .scan import Scan
from .tree import HASH_SIZE, check_inclusion, inclusion_path, leaf_hash
from .verify import Progress, Reader

FORMAT = "openroll-complaint/1"
LARGEST_COMPLAINT = 1 << 20
SUBMISSION_RECEIVED = "submission-received"
KEPT, BROKEN, UNDECIDED = "kept", "broken", "undecided"
TOLERANCE = timedelta(minutes=5)  # that others' clocks may go before ours
MOST_REMARKS = 100  # a log may be full of what is no fact


class MalformedComplaint(Damage):
    """Bytes that are not a complaint."""

    code = "malformed-complaint"


@dataclass(frozen=True, slots=True)
class KeyFact:
    """A ``key-changed`` fact and its way up to the complaint's checkpoint."""

    index: int
    fact: Fact
    hashes: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Complaint:
    """A receipt, a checkpoint (a signed note, byte for byte), and the facts that name the keys behind both."""

    file: ReceiptFile
    checkpoint: bytes
    keys: tuple[KeyFact, ...] = ()

    def encode(self) -> bytes:
        """Return the file's bytes."""
        keys: list[JSON] = [
            {
                "fact": each.fact.bytes.decode(),
                "index": each.index,
                "proof": [encode_base64(one) for one in each.hashes],
            }
            for each in self.keys
        ]
        return encode(
            {
                "checkpoint": self.checkpoint.decode(),
                "format": FORMAT,
                "keys": keys,
                "receipt": self.file.encode().decode(),
            }
        )

    @classmethod
    def parse(cls, data: bytes) -> "Complaint":
        """Return the complaint that a file's bytes write. Raises MalformedComplaint for any other bytes."""
        if len(data) > LARGEST_COMPLAINT:
            raise MalformedComplaint(N_("A complaint is larger than {limit} bytes."), limit=LARGEST_COMPLAINT)
        try:
            match decode(data, canonical=True):
                case {
                    "checkpoint": str(note),
                    "format": "openroll-complaint/1",
                    "keys": [*keys],
                    "receipt": str(receipt),
                    **more,
                } if not more:
                    file = ReceiptFile.parse(receipt.encode())
                    found = cls(file, note.encode(), tuple(map(_read_key, keys)))
                    order = [each.index for each in found.keys]
                    same = parse_checkpoint(found.checkpoint).origin == file.receipt.origin
                    if same and order == sorted(set(order)):
                        return found
        except (NotCanonical, ValueError, OpenrollError) as error:
            raise MalformedComplaint(N_("This is not a complaint: {reason}"), reason=error) from error
        raise MalformedComplaint(N_("A complaint is not written as it should be."))


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was met and did not count. ``message`` and ``params`` are as in OpenrollError."""

    message: str
    params: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return fill(self.message, self.params)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of a promise.

    ``index`` is the fact that keeps it, if there is one among the ``size`` facts that were gone through. ``seen`` are
    the cosignatures that put the complaint's checkpoint after the promised moment. ``named`` is the index of the fact
    that names the key of the receipt, None when the key was given. ``notes`` say what did not count, and why.
    """

    verdict: str
    size: int
    index: int | None
    named: int | None
    seen: tuple[Cosignature, ...] = ()
    complaint: Complaint | None = None
    notes: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Trust:
    """What whoever judges believes: keys of the log, a key of receipts, a policy of witnesses; and what time it is.

    ``beside`` are keys found with the log: they are used where there is no other, and prove nothing of its author.
    """

    now: datetime
    keys: Sequence[VerifierKey] = ()
    beside: Sequence[VerifierKey] = ()
    receipts_key: VerifierKey | None = None
    policy: TrustPolicy | None = None

    def opened(self, note: bytes, origin: str) -> Checkpoint:
        """Return the checkpoint in ``note``. Raises MalformedNote, MalformedCheckpoint, BadSignature, CheckFailed."""
        keys = self.keys or self.beside
        found = open_checkpoint(note, keys) if keys else parse_checkpoint(note)
        if found.origin != origin:
            raise CheckFailed(
                N_("The receipt is one of {origin}, and the checkpoint one of {other}."),
                origin=origin,
                other=found.origin,
            )
        return found

    def largest(self, notes: Iterable[bytes], origin: str) -> Checkpoint | None:
        """Return the largest checkpoint of the log among ``notes``; what is not one of it is passed over."""
        found = []
        for note in notes:
            with suppress(CheckFailed):
                found.append(self.opened(note, origin))
        return max(found, key=lambda one: one.size, default=None)

    def witnessed(self, moment: datetime, note: bytes) -> tuple[Cosignature, ...]:
        """Return the witnesses' cosignatures after ``moment``: none if they are fewer than the policy asks for.

        Raises BadSignature.
        """
        if self.policy is None or self.policy.satisfied_by([]):
            return ()
        found = cosignatures(parse_note(note), self.policy.witness_keys, not_after=self.now + TOLERANCE)
        late = [one for one in found if one.at > moment]
        return tuple(late) if self.policy.satisfied_by(self.policy.names_of(late)) else ()


def judge(
    file: ReceiptFile,
    notes: Sequence[bytes],
    read: Reader,
    trust: Trust,
    *,
    later: Iterable[bytes] = (),
    hint: int = 0,
    progress: Progress | None = None,
) -> Judgement:
    """Go through every fact, and say by the checkpoints ``notes`` what became of the promise.

    ``read`` gives the bundles of any copy of the log; ``hint`` is how many facts that copy has, and ``later`` are its
    own checkpoints, which say how far it is gone through and nothing else: a fact past ``notes`` may have replaced
    a key. Raises BadSignature, MalformedNote, MalformedCheckpoint, CheckFailed, and Damage when the copy does not
    bear the checkpoints out.
    """
    origin = file.receipt.origin
    opened = [(trust.opened(note, origin), note) for note in notes]
    opened.sort(key=lambda one: one[0].size, reverse=True)
    newest = trust.largest(later, origin)
    all_of = [*(checkpoint for checkpoint, _ in opened), *([newest] if newest else [])]
    size = max((one.size for one in all_of), default=0)
    looked = _Looked(file.receipt.digest, origin)
    scan = Scan()
    scan.run(read, size, looked.visit, hint=hint, progress=progress)
    for checkpoint in all_of:
        scan.check(checkpoint)
    weighed = _Weighed(file, trust, looked.changes, looked.remarks)
    for checkpoint, note in opened:
        if looked.found is not None and looked.found < checkpoint.size:
            continue  # it keeps the promise
        seen = weighed.late(checkpoint.size, note)
        if seen:
            own = weighed.freshness(checkpoint.size)
            used = {weighed.named, own[0] if own and seen[0].key == own[2].new else None}
            keys = tuple(
                KeyFact(index, fact, tuple(inclusion_path(scan.node, index, checkpoint.size)))
                for index, fact, _ in looked.changes
                if index in used
            )
            complaint = Complaint(file, note, keys)
            return Judgement(BROKEN, size, looked.found, weighed.named, seen, complaint, weighed.notes)
    verdict = UNDECIDED if looked.found is None else KEPT
    return Judgement(verdict, size, looked.found, weighed.named, notes=weighed.notes)


def check(complaint: Complaint, trust: Trust) -> Judgement:
    """Check all of a complaint that can be checked without a copy of the log; its facts are not gone through.

    The verdict is ``undecided``. Raises as ``judge``, BadProof and MalformedComplaint.
    """
    receipt = complaint.file.receipt
    checkpoint = trust.opened(complaint.checkpoint, receipt.origin)
    changes: list[_Change] = []
    for each in complaint.keys:
        leaf = leaf_hash(each.fact.bytes)
        check_inclusion(leaf, each.index, checkpoint.size, each.hashes, checkpoint.root)
        if each.fact.type != KEY_CHANGED or each.fact.register != receipt.origin:
            raise MalformedComplaint(N_("A complaint holds a fact that names no key of the register."))
        changes.append((each.index, each.fact, KeyChange.of(each.fact)))
    weighed = _Weighed(complaint.file, trust, changes, [])
    seen = weighed.late(checkpoint.size, complaint.checkpoint)
    return Judgement(UNDECIDED, checkpoint.size, None, weighed.named, seen, complaint, weighed.notes)


_Change = tuple[int, Fact, KeyChange]


class _Weighed:
    """The keys that facts name, and what they count for. Raises BadSignature when none has signed the receipt."""

    def __init__(
        self, file: ReceiptFile, trust: Trust, changes: Sequence[_Change], remarks: list[Remark]
    ) -> None:
        self._file, self._trust, self._changes, self._remarks = file, trust, changes, remarks
        self.named, self._replaced = _key_of(file, changes, trust)

    @property
    def notes(self) -> tuple[Remark, ...]:
        """What did not count, each once."""
        return tuple(one for n, one in enumerate(self._remarks) if one not in self._remarks[:n])

    def freshness(self, size: int) -> _Change | None:
        """Return what names the register's key of freshness in a log of ``size`` facts."""
        named = [one for one in self._changes if one[2].role == FRESHNESS and one[0] < size]
        return named[-1] if named else None

    def late(self, size: int, note: bytes) -> tuple[Cosignature, ...]:
        """Return the cosignatures which prove that ``note`` was the newest checkpoint after the promised moment.

        That is the register's own word of freshness, or as many witnesses as the policy asks for, each after it.
        None if there are none, or if under this checkpoint the key of the receipt was not the register's.
        """
        if self.named is not None and self.named >= size:
            return ()
        until = self._file.receipt.until
        try:
            seen = self._own_word(size, note) or self._trust.witnessed(until, note)
        except BadSignature as error:  # whoever wrote that line must not be able to stop us
            self._remarks.append(Remark(error.message, error.params))
            return ()
        if seen and self._replaced and self._replaced[0] < size:
            self._replacement(
                N_(
                    "Fact {index} of {at} replaced the key {name} before the receipt was made, if its time is true."
                ),
                self._replaced,
            )
            return ()
        return seen

    def _own_word(self, size: int, note: bytes) -> tuple[Cosignature, ...]:
        own = self.freshness(size)
        if own is None:
            return ()
        until, limit = self._file.receipt.until, self._trust.now + TOLERANCE
        after = next((one for one in self._changes if one[2].role == FRESHNESS and one[0] > own[0]), None)
        ended = parse_rfc3339(after[1].at) if after else limit
        counted = [one for one in self._cosigned(note, own, min(limit, ended)) if one.at > until]
        if after and not counted and any(one.at > until for one in self._cosigned(note, own, limit)):
            self._replacement(
                N_("Fact {index} of {at} replaced the key {name}: what it signed later counts for nothing."),
                after,
            )
        return tuple(counted)

    def _cosigned(self, note: bytes, own: _Change, not_after: datetime) -> list[Cosignature]:
        return cosignatures(parse_note(note), [own[2].new], not_after=not_after)

    def _replacement(self, message: str, change: _Change) -> None:
        index, fact, what = change
        self._remarks.append(Remark(message, {"index": index, "at": fact.at, "name": what.new.name}))


@dataclass
class _Looked:
    """What was seen on the way through the facts: where the digest is, and which keys were named."""

    digest: str
    origin: str
    found: int | None = None
    changes: list[_Change] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def visit(self, index: int, data: bytes) -> None:
        """Look at one fact. Only those that can matter are read: a log may have millions.

        What cannot be read keeps no promise and names no key, and is no reason to stop: the register wrote it.
        """
        promised, names = self.digest.encode() in data and self.found is None, KEY_CHANGED.encode() in data
        if not promised and not names:
            return
        try:
            fact = parse_fact(data)
            if fact.type == SUBMISSION_RECEIVED and promised and self.digest in fact.digests:
                self.found = index
            if fact.type == KEY_CHANGED and fact.register == self.origin:
                self.changes.append((index, fact, KeyChange.of(fact)))
        except Damage:
            if len(self.remarks) < MOST_REMARKS:
                message = N_("Fact {index} cannot be read: it keeps no promise and names no key.")
                self.remarks.append(Remark(message, {"index": index}))


def _key_of(file: ReceiptFile, changes: Sequence[_Change], trust: Trust) -> tuple[int | None, _Change | None]:
    """Return the index of the fact that names the key of the receipt, None for the key that was given.

    With it comes the fact that replaced this key, if it says that it did before the receipt was made: the time of a
    fact is the register's own word. Raises BadSignature.
    """
    origin = file.receipt.origin
    if trust.receipts_key:
        given = trust.receipts_key
        if (given.name, given.algorithm) != (name_of(origin, RECEIPTS), ALGORITHMS[RECEIPTS]):
            raise BadSignature(N_("The key that you trust is no key of receipts of {origin}."), origin=origin)
        if file.signed_by(given):
            return None, None
        raise BadSignature(N_("The key that you trust has not signed this receipt."))
    named = [one for one in changes if one[2].role == RECEIPTS]
    found = [
        (one[0], later if later and later[1].at < rfc3339(file.receipt.received_at) else None)
        for one, later in zip(named, [*named[1:], None], strict=True)
        if file.signed_by(one[2].new)
    ]
    if not found:
        raise BadSignature(N_("The log names no key that has signed this receipt."))
    return next((one for one in found if one[1] is None), found[0])


def _read_key(value: JSON) -> KeyFact:
    """Return a fact with its proof. Raises ValueError, MalformedFact."""
    match value:
        case {"fact": str(data), "index": int(index), "proof": [*hashes], **more} if not more:
            found = tuple(decode_base64(each) for each in hashes if isinstance(each, str))
            right = type(index) is int and index >= 0 and len(found) == len(hashes) <= MOST_HASHES
            if right and all(len(each) == HASH_SIZE for each in found):
                return KeyFact(index, parse_fact(data.encode()), found)
    raise ValueError("not a fact with its proof")
