"""Checks what a public directory says of witnesses and of its own freshness (docs/witnesses.md)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from openroll.core.errors import N_, CheckFailed, Damage, OpenrollError
from openroll.log.checkpoint import Checkpoint, open_checkpoint, parse_checkpoint
from openroll.log.cosignature import cosignatures
from openroll.log.extract import tile_node
from openroll.log.keychange import FRESHNESS as FRESHNESS_KEY
from openroll.log.note import VerifierKey, parse_note
from openroll.log.policy import NONE, TrustPolicy
from openroll.log.tree import tree_root
from openroll.log.verify import Problem, Reader

from .directory import CHECKPOINT
from .keys import KEYS, parse
from .witnessed import FRESHNESS, POLICY, STATUS, WITNESSED, Status


@dataclass(frozen=True, slots=True)
class Fresh:
    """The register said ``at`` this time that its newest state is that of ``size`` facts."""

    size: int
    at: datetime


@dataclass
class WitnessCheck:
    """Checks these files against the log of ``size`` facts that is known to be sound; ``keys`` are the log's."""

    read: Reader
    size: int
    keys: Sequence[VerifierKey]
    problem: Callable[[Problem], None]
    fresh: Fresh | None = None

    def run(self) -> None:
        """Tell every file that is not as it should be."""
        policy = None
        for name, check in ((POLICY, self._policy), (FRESHNESS, self._freshness), (STATUS, self._status)):
            found = self._checked(name, check)
            policy = found if isinstance(found, TrustPolicy) else policy
        if policy is not None:
            self._cosigned(policy)
        self._checked(WITNESSED, lambda data: self._witnessed(policy, data))

    def _checked(self, name: str, check: Callable[[bytes], object]) -> object:
        try:
            data = self.read(name)
        except FileNotFoundError:
            return None
        except OSError:
            self.problem(Problem(name, N_("The file cannot be read.")))
            return None
        try:
            return check(data)
        except OpenrollError as error:
            self.problem(Problem(name, error.message, error.params))
        except ValueError:
            self.problem(Problem(name, N_("The file is not written as it should be.")))
        return None

    def _policy(self, data: bytes) -> TrustPolicy:
        policy = TrustPolicy.parse(data)
        if policy.encode() != data:
            raise Damage(N_("The file is not written as it should be."))
        if self.keys and not set(policy.log_keys) & set(self.keys):
            raise CheckFailed(N_("The file names another log than this one."))
        return policy

    def _cosigned(self, policy: TrustPolicy) -> None:
        """Look at the lines of witnesses under the checkpoint: there may be none, and none may be false."""
        self._checked(CHECKPOINT, lambda data: cosignatures(parse_note(data), policy.witness_keys))

    def _witnessed(self, policy: TrustPolicy | None, data: bytes) -> None:
        """Whatever the register's own policy says of it: somebody may trust it by another."""
        self._belongs(self._opened(data))
        if policy is not None and policy.quorum != NONE:
            policy.open(data, log_keys=self.keys)

    def _opened(self, data: bytes) -> Checkpoint:
        return open_checkpoint(data, self.keys) if self.keys else parse_checkpoint(data)

    def _freshness(self, data: bytes) -> None:
        checkpoint = self._opened(data)
        key = self._freshness_key()
        found = cosignatures(parse_note(data), [key]) if key else []
        if not found:
            raise CheckFailed(N_("The register's own key for this has not signed it."))
        self._belongs(checkpoint)
        self.fresh = Fresh(checkpoint.size, found[0].at)

    def _freshness_key(self) -> VerifierKey | None:
        """Return the key that keys.json names, which is held to the facts elsewhere."""
        try:
            return parse(self.read(KEYS)).others.get(FRESHNESS_KEY)
        except OSError:
            return None

    def _status(self, data: bytes) -> None:
        Status.parse(data)

    def _belongs(self, checkpoint: Checkpoint) -> None:
        if checkpoint.size > self.size:
            raise CheckFailed(
                N_("It signs {later} facts, and the checkpoint {size}: a later one was put back."),
                later=checkpoint.size,
                size=self.size,
            )
        # Over the tiles of the whole log: those of the smaller size need not be there any more.
        if tree_root(tile_node(self.read, self.size), checkpoint.size) != checkpoint.root:
            raise CheckFailed(
                N_("It signs another root than the log had at {size} facts."), size=checkpoint.size
            )
