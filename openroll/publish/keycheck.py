"""Checks what a public directory says of keys: ``log.vkey``, ``keys.json`` and ``keys/`` (docs/spec/keys.md)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from openroll.core.errors import N_, OpenrollError
from openroll.log import proof as proofs
from openroll.log.checkpoint import Checkpoint
from openroll.log.fact import Fact
from openroll.log.keychange import KEY_CHANGED, LOG, KeyChange, KeyRing, MalformedKeyChange, limited
from openroll.log.note import VerifierKey
from openroll.log.verify import Problem, Reader

from .directory import CHECKPOINT, KEY
from .keys import FOLDER, KEYS, parse, path_of, signed_by, write

ANOTHER = N_("The file holds another key than the one that you trust.")

Tell = Callable[[Problem], None]


def named_keys(read: Reader) -> list[VerifierKey]:
    """Return the log's keys that ``keys.json`` names, which is only to be believed when the facts say the same."""
    try:
        return limited(parse(read(KEYS)).log)
    except (OSError, OpenrollError):
        return []


@dataclass
class KeyCheck:
    """Goes by the facts about keys as the replay meets them. ``first`` is the key in log.vkey, if it can be read.

    ``claim`` is told each checkpoint that a proof stands under, so that its root is compared.
    """

    read: Reader
    first: VerifierKey | None
    signed: int
    problem: Tell
    note: Tell
    claim: Callable[[Checkpoint], None]
    _ring: KeyRing = field(default_factory=KeyRing)
    _allowed: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._allowed.append(write(self._ring, self.first))

    def follow(self, index: int, fact: Fact, ring: KeyRing) -> None:
        """Take note of the fact at ``index``, after which the register's keys are those of ``ring``."""
        if fact.type != KEY_CHANGED or ring == self._ring:
            return
        changed = len(ring.log) > max(len(self._ring.log), 1)
        self._ring = KeyRing([*ring.log], {**ring.others}, {*ring.taken})
        if index < self.signed:
            self._allowed.clear()
        self._allowed.append(write(ring, self.first))
        if changed and KeyChange.of(fact).role == LOG:
            self._proof(len(ring.log) - 1, index, fact, ring.log[-2][0])

    def close(
        self, trusted: Sequence[VerifierKey], checkpoint: bytes, names: Sequence[str], *, complete: bool
    ) -> None:
        """Compare the small files with what the facts said; ``names`` are those of the files in ``keys``.

        Where the facts could not be read to the end they say nothing for certain.
        """
        if not complete:
            if trusted and self.first not in (None, *trusted):
                self.problem(Problem(KEY, ANOTHER))
            return
        self._list()
        self._newest(checkpoint)
        if self.first is not None:
            self._distinct(self.first)
            self._key(self.first, trusted, checkpoint)
        known = {path_of(number) for number in range(1, len(self._ring.log))}
        for name in names:
            if name.startswith(f"{FOLDER}/") and name not in known and not name.endswith(".tmp"):
                self.problem(
                    Problem(name, N_("It proves a change of the log's key that the log does not have."))
                )

    def _list(self) -> None:
        try:
            data = self.read(KEYS)
        except OSError:
            if self._ring != KeyRing():
                self.problem(Problem(KEYS, N_("The file is missing.")))
            return
        if self.first is not None and data not in self._allowed:
            self.problem(
                Problem(KEYS, N_("The file does not hold what the log says of the register's keys."))
            )

    def _distinct(self, first: VerifierKey) -> None:
        """Where the log has never changed its key, no fact names it."""
        try:
            KeyRing([*self._ring.log], taken={*self._ring.taken}).begin(first)
        except MalformedKeyChange as error:
            self.problem(Problem(KEY, error.message, error.params))

    def _newest(self, checkpoint: bytes) -> None:
        """Whatever key is trusted: who has an earlier one may have stolen it."""
        named = [key for key, index in self._ring.log if index < max(self.signed, 1)]
        if named and not signed_by(checkpoint, named[-1]):
            self.problem(Problem(CHECKPOINT, N_("The newest key that the log names has not signed it.")))

    def _key(self, key: VerifierKey, trusted: Sequence[VerifierKey], checkpoint: bytes) -> None:
        named = self._ring.log_keys(key)
        if key not in [each for each, _ in named] or (trusted and key not in trusted and len(named) == 1):
            self.problem(Problem(KEY, ANOTHER))
        elif key != [each for each, index in named if index < max(self.signed, 1)][-1]:
            if signed_by(checkpoint, key):
                self.note(Problem(KEY, N_("The file does not hold the newest key of the log yet.")))
            else:
                self.problem(Problem(KEY, N_("The file does not hold the newest key of the log.")))

    def _proof(self, number: int, index: int, fact: Fact, old: VerifierKey) -> None:
        path = path_of(number)
        try:
            data = self.read(path)
        except OSError:
            if index < self.signed:
                self.problem(Problem(path, N_("The file is missing.")))
            return
        try:
            found = proofs.parse(data)
            if (found.index, found.extra) != (index, fact.bytes):
                raise proofs.MalformedProof(N_("The proof is one of another fact."))
            self.claim(found.check(fact.bytes, [old]))
        except OpenrollError as error:
            message = N_("The proof is not sound: {reason}")
            self.problem(Problem(path, message, {"reason": error}, index))
