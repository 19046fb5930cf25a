"""Complaints: that a promise to log a submission was broken, so that anybody can repeat it (docs/spec/receipt.md).

A complaint is a receipt and a checkpoint of the same log that is later than the moment which the receipt names.
Whoever has a copy of the log goes through every fact under that checkpoint and finds that the digest is not there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from openroll.core.canonical import JSON, NotCanonical, decode, encode
from openroll.core.clock import rfc3339
from openroll.core.errors import N_, CheckFailed, Damage, OpenrollError

from .checkpoint import Checkpoint, open_checkpoint, parse_checkpoint
from .cosignature import Cosignature, cosignatures
from .encoding import decode_base64, encode_base64
from .fact import Fact
from .fact import parse as parse_fact
from .keychange import FRESHNESS, KEY_CHANGED, RECEIPTS, KeyChange
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
                    if parse_checkpoint(note.encode()).origin == file.receipt.origin:
                        return cls(file, note.encode(), tuple(map(_read_key, keys)))
        except (NotCanonical, ValueError, OpenrollError) as error:
            raise MalformedComplaint(N_("This is not a complaint: {reason}"), reason=error) from error
        raise MalformedComplaint(N_("A complaint is not written as it should be."))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of a promise.

    ``index`` is the fact that keeps it, if there is one under the largest checkpoint, which has ``size`` facts.
    ``seen`` are the cosignatures that put the complaint's checkpoint after the promised moment. ``named`` is the
    index of the fact that names the key of the receipt, None when the key was given.
    """

    verdict: str
    size: int
    index: int | None
    named: int | None
    seen: tuple[Cosignature, ...] = ()
    complaint: Complaint | None = None


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

    def after(self, moment: datetime, note: bytes, freshness: VerifierKey | None) -> tuple[Cosignature, ...]:
        """Return the cosignatures that prove the checkpoint ``note`` was the newest after ``moment``: none if none do.

        That is the register's own word of freshness, or as many witnesses as the policy asks for, each after it.
        Raises BadSignature.
        """
        parsed, limit = parse_note(note), self.now + TOLERANCE
        if freshness:
            own = [one for one in cosignatures(parsed, [freshness], not_after=limit) if one.at > moment]
            if own:
                return tuple(own)
        if self.policy is None or self.policy.satisfied_by([]):
            return ()
        witnessed = cosignatures(parsed, self.policy.witness_keys, not_after=limit)
        late = [one for one in witnessed if one.at > moment]
        return tuple(late) if self.policy.satisfied_by(self.policy.names_of(late)) else ()


def judge(
    file: ReceiptFile,
    notes: Sequence[bytes],
    read: Reader,
    trust: Trust,
    *,
    hint: int = 0,
    progress: Progress | None = None,
) -> Judgement:
    """Go through every fact under the largest of the checkpoints ``notes``, and say what became of the promise.

    ``read`` gives the bundles of any copy of the log; ``hint`` is how many facts that copy has. Raises BadSignature,
    MalformedNote, MalformedCheckpoint, CheckFailed, and Damage when the copy does not bear the checkpoints out.
    """
    origin = file.receipt.origin
    opened = [(trust.opened(note, origin), note) for note in notes]
    opened.sort(key=lambda one: one[0].size, reverse=True)
    size = opened[0][0].size if opened else 0
    looked = _Looked(file.receipt.digest, origin)
    scan = Scan()
    scan.run(read, size, looked.visit, hint=hint, progress=progress)
    for checkpoint, _ in opened:
        scan.check(checkpoint)
    named = _key_of(file, looked.changes, trust)
    for checkpoint, note in opened:
        if looked.found is not None and looked.found < checkpoint.size:
            continue  # it keeps the promise
        if named is not None and named >= checkpoint.size:
            continue
        fresh = _newest_freshness(looked.changes, checkpoint.size)
        seen = trust.after(file.receipt.until, note, fresh[2].new if fresh else None)
        if seen:
            own = fresh if fresh and seen[0].key == fresh[2].new else None
            wanted = [one for one in looked.changes if one[0] == named or one is own]
            keys = tuple(
                KeyFact(index, fact, tuple(inclusion_path(scan.node, index, checkpoint.size)))
                for index, fact, _ in wanted
            )
            return Judgement(BROKEN, size, looked.found, named, seen, Complaint(file, note, keys))
    return Judgement(UNDECIDED if looked.found is None else KEPT, size, looked.found, named)


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
    named = _key_of(complaint.file, changes, trust)
    fresh = _newest_freshness(changes, checkpoint.size)
    seen = trust.after(receipt.until, complaint.checkpoint, fresh[2].new if fresh else None)
    return Judgement(UNDECIDED, checkpoint.size, None, named, seen, complaint)


_Change = tuple[int, Fact, KeyChange]


@dataclass
class _Looked:
    """What was seen on the way through the facts: where the digest is, and which keys were named."""

    digest: str
    origin: str
    found: int | None = None
    changes: list[_Change] = field(default_factory=list)

    def visit(self, index: int, data: bytes) -> None:
        """Look at one fact. Only those that can matter are read: a log may have millions. Raises MalformedFact."""
        if self.digest.encode() in data and self.found is None:
            fact = parse_fact(data)
            if fact.type == SUBMISSION_RECEIVED and self.digest in fact.digests:
                self.found = index
        if KEY_CHANGED.encode() in data:
            fact = parse_fact(data)
            if fact.type == KEY_CHANGED and fact.register == self.origin:
                self.changes.append((index, fact, KeyChange.of(fact)))


def _newest_freshness(changes: Sequence[_Change], size: int) -> _Change | None:
    """Return what names the register's key of freshness in a log of ``size`` facts."""
    named = [one for one in changes if one[2].role == FRESHNESS and one[0] < size]
    return named[-1] if named else None


def _key_of(file: ReceiptFile, changes: Sequence[_Change], trust: Trust) -> int | None:
    """Return the index of the fact that names the key of the receipt, None for the key that was given.

    A key that was replaced counts for what it was given out for before: whoever stole it later proves nothing.
    Raises BadSignature.
    """
    if trust.receipts_key:
        if file.signed_by(trust.receipts_key):
            return None
        raise BadSignature(N_("The key that you trust has not signed this receipt."))
    named = [one for one in changes if one[2].role == RECEIPTS]
    for (index, _, change), later in zip(named, [*named[1:], None], strict=True):
        if file.signed_by(change.new):
            if later is None or later[1].at >= rfc3339(file.receipt.received_at):
                return index
            raise BadSignature(N_("The key of this receipt had been replaced before the receipt was made."))
    raise BadSignature(N_("The log names no key that has signed this receipt."))


def _read_key(value: JSON) -> KeyFact:
    """Return a fact with its proof. Raises ValueError, MalformedFact."""
    match value:
        case {"fact": str(data), "index": int(index), "proof": [*hashes], **more} if not more:
            found = tuple(decode_base64(each) for each in hashes if isinstance(each, str))
            right = type(index) is int and index >= 0 and len(found) == len(hashes) <= MOST_HASHES
            if right and all(len(each) == HASH_SIZE for each in found):
                return KeyFact(index, parse_fact(data.encode()), found)
    raise ValueError("not a fact with its proof")
