"""Has the register's witnesses cosign its checkpoints, and vouches for the newest one itself (docs/witnesses.md).

Each witness is asked in a thread of its own: one that is slow holds up neither the others nor, unless the settings
say ``when_missing = "hold"``, the publisher. What a witness answers is verified before anything of it is kept.
"""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

from openroll.core.clock import Clock
from openroll.core.errors import N_, Conflict, Refusal, UnusableInput
from openroll.log.checkpoint import Checkpoint, parse_checkpoint
from openroll.log.cosignature import Cosignature, cosignatures
from openroll.log.extract import tile_node
from openroll.log.note import Note, parse_note
from openroll.log.policy import NONE, TrustPolicy, Witness
from openroll.log.sequencer import Head
from openroll.log.tree import consistency_path
from openroll.net.witness_client import SECONDS, Prove, WitnessClient
from openroll.publish.directory import CHECKPOINT
from openroll.publish.witnessed import FRESHNESS, Statements, Status, WitnessStatus, policy_of
from openroll.site import keys
from openroll.site.register import Register

HOLD, PUBLISH = "hold", "publish"
SOUND = timedelta(seconds=10)  # for which what was found fresh is not weighed again, unless it changes
RENEW = timedelta(hours=1)  # a log that rests is cosigned again, so that its silence is witnessed too
BACK_OFF = (5.0, 300.0)  # seconds until a witness that failed is asked again: at first, and at most


class Held(Conflict):
    """Facts are recorded, and their checkpoint is not published before enough witnesses have cosigned it."""

    code = "held"
    exit_status = 4


def read_policy(register: Register) -> TrustPolicy | None:
    """Return the policy that names the register's witnesses; None when the settings name none.

    Raises UnusableInput when it cannot be read or is one of another log, Refusal when a witness has a key of ours.
    """
    if not register.witness_policy:
        return None
    path = register.folder / register.witness_policy
    policy = TrustPolicy.read(path)
    if any(key.name != register.origin for key in policy.log_keys):
        raise UnusableInput(N_("{path} names another log than this register's."), path=str(path))
    own = keys.public_keys(register)
    for witness in policy.witnesses:
        if witness.key.public in own:
            raise Refusal(
                N_("The witness {name} has a key of this register: it would witness itself."),
                name=witness.key.name,
            )
    return policy


@dataclass
class _Asked:
    """What is known of one witness while the process runs."""

    witness: Witness
    status: WitnessStatus
    pending: "Future[Cosignature] | None" = None
    note: Note | None = None  # what it was asked to cosign
    failures: int = 0
    next_try: float = 0.0


@dataclass
class Witnessing:
    """The witnesses of ``register``, asked again and again; ``look`` does what is due and waits for nobody.

    ``tell`` is told each new trouble with a witness, once.
    """

    register: Register
    clock: Clock
    seconds: float = SECONDS
    tell: Callable[[str], None] = lambda _: None
    _asked: dict[str, _Asked] = field(default_factory=dict)
    _policy: TrustPolicy | None = None
    _waiting: tuple[int, datetime] | None = None  # up to which size facts wait, and since when
    _round: Note | None = None
    _gathered: Note | None = None
    _fresh: tuple[bytes, bytes, datetime] | None = (
        None  # freshness and checkpoint that were good enough, and when
    )
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.statements = Statements(self.register.public, self.register.private / "log" / "lock")
        self._policy = read_policy(self.register)
        told = self.statements.status()
        known = {each.vkey: each for each in told.witnesses} if told else {}
        if told and told.waiting_since:
            self._waiting = (_size(self.statements.read(CHECKPOINT)) + told.waiting, told.waiting_since)
        for witness in self._policy.witnesses if self._policy else ():
            vkey = witness.key.text
            status = known.get(vkey) or WitnessStatus(witness.key.name, vkey)
            self._asked[witness.name] = _Asked(witness, status)

    @property
    def holds(self) -> bool:
        """Whether a checkpoint is published only after enough witnesses have cosigned it."""
        demanded = self._policy is not None and self._policy.quorum != NONE
        return demanded and self.register.when_missing == HOLD

    def settle(self) -> None:
        """Write what follows from the settings and the present checkpoint. Raises Conflict, UnusableInput."""
        self.statements.settle(self._public_policy())
        self._tell()

    def look(self) -> None:
        """Keep what those witnesses that were asked have answered, and ask those that are due. Raises Conflict."""
        with self._lock:
            found = self._collect()
        # Outside of our lock: a publisher that is held by ``gate`` has the log's, and waits for ours.
        for note, cosignature in found:
            self.statements.cosigned(self._public_policy(), self._gather(note, cosignature))
        data = self.statements.read(CHECKPOINT)
        with self._lock:
            if data:
                target = self._target(parse_note(data))
                self._ask_due(target, self._prove_from_tiles(target.encode()))
            self._tell()

    def vouch(self) -> None:
        """Renew ``freshness`` when there is a newer checkpoint or it is old. Raises Refusal, UnusableInput."""
        now, held, shown = self.clock.now(), self.statements.read(FRESHNESS), self.statements.read(CHECKPOINT)
        if self._fresh and self._fresh[:2] == (held, shown) and timedelta(0) <= now - self._fresh[2] < SOUND:
            return
        key = keys.freshness_key(self.register)
        if held and parse_note(held).text == parse_note(shown).text:
            own = cosignatures(parse_note(held), [key.verifier])
            limit = timedelta(minutes=self.register.freshness_minutes)
            if own and timedelta(0) <= now - own[0].at < limit:
                self._fresh = held, shown, now
                return
        self.statements.vouch(key, now)

    def gate(self, head: Head, prove: Prove) -> bytes:
        """Return the checkpoint of ``head`` with the cosignatures of a quorum, for which it waits.

        Raises Held when they do not come.
        """
        policy = self._policy
        assert policy is not None  # noqa: S101  # nothing is held otherwise
        with self._lock:
            note, published = parse_note(head.checkpoint), _size(self.statements.read(CHECKPOINT))
            deadline, found = time.monotonic() + 2 * self.seconds + 1, note
            while not _enough(policy, found):
                self._ask_due(found, prove)
                pending = {each.pending for each in self._asked.values() if each.pending}
                if not wait(pending, max(deadline - time.monotonic(), 0), FIRST_COMPLETED).done:
                    break
                answered = [one for asked, one in self._collect() if asked.text == note.text]
                found = found.with_signatures(each.signature for each in answered)
            if _enough(policy, found):
                self._waiting = None
                return found.encode()
            since = self._waiting[1] if self._waiting else self.clock.now()
            self._waiting = (head.size, since)
            self._tell()
            silent = [each.status.name for each in self._asked.values() if each.status.silent_since]
        raise Held(
            N_(
                "Too few witnesses have cosigned. Facts that are recorded and wait: {count}. Silent: {names}."
            ),
            count=head.size - published,
            names=", ".join(silent) or "—",
        )

    def _public_policy(self) -> TrustPolicy:
        return policy_of([key.verifier for key in keys.signing_keys(self.register)], self._policy)

    def _gather(self, note: Note, cosignature: Cosignature) -> Note:
        """Return ``note`` with all that witnesses have answered about it, this included."""
        if self._gathered is None or self._gathered.text != note.text:
            newer = Checkpoint.parse(note.text).size >= _size(
                self._gathered.encode() if self._gathered else b""
            )
            if not newer:
                return note.with_signatures([cosignature.signature])
            self._gathered = note
        self._gathered = self._gathered.with_signatures([cosignature.signature])
        return self._gathered

    def _target(self, newest: Note) -> Note:
        """Return what to ask for: the newest checkpoint, or the one before while it can still get its quorum.

        Otherwise a log that grows faster than its slowest witness answers would never have enough under one of them.
        """
        before = self._round
        if before is not None and self._policy is not None and before.text != newest.text:
            gathered = self._gathered if self._gathered and self._gathered.text == before.text else before
            awaited = any(
                each.pending and each.note and each.note.text == before.text for each in self._asked.values()
            )
            if awaited and not _enough(self._policy, gathered):
                return gathered
        self._round = newest
        return newest

    def _ask_due(self, note: Note, prove: Prove) -> None:
        now, size = self.clock.now(), Checkpoint.parse(note.text).size
        waiting = self._waiting[0] if self._waiting else 0
        for each in self._asked.values():
            if each.witness.url is None or each.pending or time.monotonic() < each.next_try:
                continue
            if size < (each.status.size or 0) <= waiting:
                continue  # it has cosigned what is held back, and would take this for an old copy
            held = cosignatures(note, [each.witness.key])
            if held and timedelta(0) <= now - held[0].at < RENEW:
                continue
            client = WitnessClient(each.witness, self.clock, seconds=self.seconds)
            old = each.status.size or 0
            each.note = note
            each.pending = _start(partial(client.cosign, note.encode(), old, prove))

    def _collect(self) -> list[tuple[Note, Cosignature]]:
        """Take in what has been answered; return each cosignature, and what it is a cosignature of."""
        found: list[tuple[Note, Cosignature]] = []
        for each in self._asked.values():
            if each.pending is None or not each.pending.done() or each.note is None:
                continue
            pending, note, each.pending = each.pending, each.note, None
            error = pending.exception()
            if error is not None:
                self._failed(each, error)
                continue
            each.failures, each.next_try = 0, 0.0
            size, at = Checkpoint.parse(note.text).size, pending.result().at
            each.status = WitnessStatus(each.status.name, each.status.vkey, size, at)
            found.append((note, pending.result()))
        return found

    def _failed(self, each: _Asked, error: BaseException) -> None:
        pause = min(BACK_OFF[0] * 2**each.failures, BACK_OFF[1])
        each.failures, each.next_try = each.failures + 1, time.monotonic() + pause
        since, trouble = each.status.silent_since or self.clock.now(), getattr(error, "code", "fault")
        if trouble != each.status.trouble:
            self.tell(str(error))
        each.status = replace(each.status, silent_since=since, trouble=trouble)

    def _prove_from_tiles(self, note: bytes) -> Prove:
        size = parse_checkpoint(note).size

        def prove(old: int) -> Sequence[bytes]:
            def read(path: str) -> bytes:
                return (self.register.public / path).read_bytes()

            return consistency_path(tile_node(read, size), old, size)

        return prove

    def _tell(self) -> None:
        if self._policy is None:
            self.statements.tell(None)
            return
        published = _size(self.statements.read(CHECKPOINT))
        if self._waiting and self._waiting[0] <= published:
            self._waiting = None  # another process has published them
        waiting, since = (self._waiting[0] - published, self._waiting[1]) if self._waiting else (0, None)
        listed = tuple(each.status for each in self._asked.values())
        self.statements.tell(Status(self.register.when_missing, listed, waiting, since))


def _start(call: Callable[[], Cosignature]) -> "Future[Cosignature]":
    """Run ``call`` in a thread that nobody has to wait for when the process ends."""
    future: Future[Cosignature] = Future()

    def run() -> None:
        try:
            future.set_result(call())
        except BaseException as error:
            future.set_exception(error)

    threading.Thread(target=run, daemon=True, name="witness").start()
    return future


def _enough(policy: TrustPolicy, note: Note) -> bool:
    return policy.satisfied_by(policy.names_of(cosignatures(note, policy.witness_keys)))


def _size(note: bytes) -> int:
    return parse_checkpoint(note).size if note else 0
