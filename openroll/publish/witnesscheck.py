"""Checks what a public directory says of witnesses and of its own freshness (docs/witnesses.md)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from openroll.core.errors import N_, CheckFailed, Damage, OpenrollError
from openroll.log.checkpoint import Checkpoint, open_checkpoint
from openroll.log.cosignature import cosignatures
from openroll.log.extract import tile_node
from openroll.log.keychange import FRESHNESS as FRESHNESS_KEY
from openroll.log.note import VerifierKey, parse_note
from openroll.log.policy import NONE, TrustPolicy, Witnessed
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
        if policy is not None and policy.quorum != NONE:
            self._checked(WITNESSED, lambda data: self.witnessed(policy, data))

    def witnessed(self, policy: TrustPolicy, data: bytes, not_after: datetime | None = None) -> Witnessed:
        """Return the checkpoint in ``data``, which meets ``policy`` and is one of this log. Raises CheckFailed."""
        found = policy.open(data, log_keys=self.keys, not_after=not_after)
        self._belongs(found.checkpoint)
        return found

    def _checked(self, name: str, check: Callable[[bytes], object]) -> object:
        try:
            return check(self.read(name))
        except FileNotFoundError:
            return None
        except OSError:
            self.problem(Problem(name, N_("The file cannot be read.")))
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

    def _freshness(self, data: bytes) -> None:
        checkpoint = (
            open_checkpoint(data, self.keys) if self.keys else Checkpoint.parse(parse_note(data).text)
        )
        key = parse(self.read(KEYS)).others.get(FRESHNESS_KEY)
        found = cosignatures(parse_note(data), [key]) if key else []
        if not found:
            raise CheckFailed(N_("The register's own key for this has not signed it."))
        self._belongs(checkpoint)
        self.fresh = Fresh(checkpoint.size, found[0].at)

    def _status(self, data: bytes) -> None:
        Status.parse(data)

    def _belongs(self, checkpoint: Checkpoint) -> None:
        if checkpoint.size > self.size:
            raise CheckFailed(
                N_("It signs {later} facts, and the checkpoint {size}: a later one was put back."),
                later=checkpoint.size,
                size=self.size,
            )
        if tree_root(tile_node(self.read, checkpoint.size), checkpoint.size) != checkpoint.root:
            raise CheckFailed(
                N_("It signs another root than the log had at {size} facts."), size=checkpoint.size
            )
