"""Trust policies: which logs are believed, and which witnesses must have cosigned (c2sp.org/tlog-policy).

A policy is a text of lines: ``log``, ``witness``, ``group`` and one ``quorum``. Names of witnesses and groups
mean something within the text only; they are octets, and are never folded or normalised.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from openroll.core.errors import N_, CheckFailed, Refusal, UnusableInput

from .checkpoint import Checkpoint, open_checkpoint
from .cosignature import Cosignature, cosignatures
from .encoding import decode_decimal
from .note import COSIGNATURE, ED25519, MalformedKey, VerifierKey, parse_note

LARGEST_POLICY = 100_000
MOST_NAMES = 64  # of each kind; the specification asks for 32 at least
NONE = "none"

_OCTETS = "surrogateescape"  # octets that are no UTF-8 come back as they were


class MalformedPolicy(UnusableInput):
    """Bytes that are not a trust policy, or one with keys that cannot be used. Parameters: ``line``."""

    code = "malformed-policy"


class QuorumMissing(CheckFailed):
    """A checkpoint that too few witnesses have cosigned for the policy."""

    code = "quorum-missing"


@dataclass(frozen=True, slots=True)
class KnownLog:
    """A log that the policy believes. The key's name is the log's origin."""

    key: VerifierKey
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Witness:
    """A witness, under the name that the policy gives it. ``url`` is its submission prefix."""

    name: str
    key: VerifierKey
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """``threshold`` of ``members``, witnesses and earlier groups, speak for the group."""

    name: str
    threshold: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Witnessed:
    """A checkpoint that meets a policy, and the cosignatures of the policy's witnesses under it."""

    checkpoint: Checkpoint
    cosignatures: tuple[Cosignature, ...]


@dataclass(frozen=True, slots=True)
class TrustPolicy:
    """A policy that holds together: whoever makes one by hand lets ``parse`` read what ``encode`` writes."""

    logs: tuple[KnownLog, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    groups: tuple[Group, ...] = ()
    quorum: str = NONE

    @classmethod
    def read(cls, path: Path) -> "TrustPolicy":
        """Return the policy in a file. Raises UnusableInput, which names the file."""
        try:
            with path.open("rb") as file:
                return cls.parse(file.read(LARGEST_POLICY + 1))
        except (OSError, ValueError) as error:  # the second: a name that no file can have
            detail = getattr(error, "strerror", None) or str(error)
            raise UnusableInput(
                N_("{path} cannot be read: {detail}."), path=str(path), detail=detail
            ) from error
        except MalformedPolicy as error:
            raise UnusableInput(N_("{path}: {reason}"), path=str(path), reason=error) from error

    @classmethod
    def parse(cls, text: bytes | str) -> "TrustPolicy":
        """Return the policy that ``text`` writes. Raises MalformedPolicy, which names the line."""
        data = text.encode("utf-8", _OCTETS) if isinstance(text, str) else text
        if len(data) > LARGEST_POLICY:
            raise MalformedPolicy(N_("A trust policy is larger than {limit} bytes."), limit=LARGEST_POLICY)
        lines = data.decode("utf-8", _OCTETS).split("\n")
        if lines.pop():
            raise MalformedPolicy(N_("The last line of a trust policy does not end with a newline."))
        reading = _Reading()
        for number, line in enumerate(lines, 1):
            try:
                reading.line(line)
            except (_BadLineError, MalformedKey) as error:
                raise MalformedPolicy(
                    N_("Line {line} of the trust policy: {reason}"), line=number, reason=error
                ) from error
        if reading.quorum is None:
            raise MalformedPolicy(N_("A trust policy has one quorum line, and this one has none."))
        return cls(tuple(reading.logs), tuple(reading.witnesses), tuple(reading.groups), reading.quorum)

    def encode(self) -> bytes:
        """Return the policy's text: logs, witnesses, groups and the quorum, one a line."""
        lines = [["log", each.key.text, each.url] for each in self.logs]
        lines += [["witness", each.name, each.key.text, each.url] for each in self.witnesses]
        lines += [["group", each.name, str(each.threshold), *each.members] for each in self.groups]
        lines += [["quorum", self.quorum]]
        text = "".join(" ".join(word for word in line if word is not None) + "\n" for line in lines)
        return text.encode("utf-8", _OCTETS)

    @property
    def log_keys(self) -> list[VerifierKey]:
        """The keys of the logs."""
        return [each.key for each in self.logs]

    @property
    def witness_keys(self) -> list[VerifierKey]:
        """The keys of the witnesses."""
        return [each.key for each in self.witnesses]

    def satisfied_by(self, names: Iterable[str]) -> bool:
        """Tell whether the witnesses of these ``names`` are a quorum."""
        present = {NONE} | ({each.name for each in self.witnesses} & set(names))
        for group in self.groups:  # members of a group stand before it
            if sum(member in present for member in group.members) >= group.threshold:
                present.add(group.name)
        return self.quorum in present

    def names_of(self, found: Iterable[Cosignature]) -> list[str]:
        """Return what this policy calls the witnesses of the cosignatures ``found``."""
        names = {each.key: each.name for each in self.witnesses}
        return [names[each.key] for each in found if each.key in names]

    def open(
        self, data: bytes, *, log_keys: Sequence[VerifierKey] = (), not_after: datetime | None = None
    ) -> Witnessed:
        """Return the checkpoint in the signed note ``data``, which a log signed and a quorum has cosigned.

        ``log_keys`` are believed where the policy names no log: they are known from elsewhere then. ``not_after``
        as in ``cosignatures``. Raises MalformedNote, MalformedCheckpoint, BadSignature, QuorumMissing, and Refusal when
        one of them is the key of a witness.
        """
        keys = self.log_keys or list(log_keys)
        if {key.public for key in keys} & {key.public for key in self.witness_keys}:
            raise Refusal(N_("A log and a witness have the same key."))
        checkpoint = open_checkpoint(data, keys)
        found = cosignatures(parse_note(data), self.witness_keys, not_after=not_after)
        if not self.satisfied_by(self.names_of(found)):
            raise QuorumMissing(
                N_("Too few witnesses have cosigned the checkpoint of {size} facts: {count}."),
                size=checkpoint.size,
                count=len(found),
            )
        return Witnessed(checkpoint, tuple(found))


class _BadLineError(UnusableInput):
    """One line is not as it should be."""


@dataclass
class _Reading:
    """What the lines so far have said."""

    logs: list[KnownLog] = field(default_factory=list)
    witnesses: list[Witness] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    quorum: str | None = None
    _free: dict[str, bool] = field(default_factory=dict)  # each name, and whether it is in no group yet

    def line(self, text: str) -> None:
        """Take one line in. Raises _BadLineError, MalformedKey."""
        if any((character < " " and character != "\t") or character == "\x7f" for character in text):
            raise _BadLineError(N_("It holds a control character."))
        words = [word for word in text.replace("\t", " ").split(" ") if word]
        if not words or words[0].startswith("#"):
            return
        match words:
            case ["log", key, *url] if len(url) <= 1:
                self._log(KnownLog(_key(key, ED25519), *url))
            case ["witness", name, key, *url] if len(url) <= 1:
                self._define(name)
                self._witness(Witness(name, _key(key, COSIGNATURE), *url))
            case ["group", name, threshold, first, *others]:
                self._group(name, threshold, (first, *others))
            case ["quorum", name]:
                self._quorum(name)
            case _:
                raise _BadLineError(N_("It is no line of a trust policy: log, witness, group or quorum."))

    def _log(self, log: KnownLog) -> None:
        self._new_key(log.key, [each.key for each in self.logs], [each.key for each in self.witnesses])
        self.logs.append(log)
        _limit(self.logs)

    def _witness(self, witness: Witness) -> None:
        self._new_key(witness.key, [each.key for each in self.witnesses], [each.key for each in self.logs])
        self.witnesses.append(witness)
        _limit(self.witnesses)

    @staticmethod
    def _new_key(key: VerifierKey, same: Sequence[VerifierKey], other: Sequence[VerifierKey]) -> None:
        """Refuse a key that is there already; also as a log's and a witness's: that log would witness itself."""
        if any(key.public == each.public for each in same):
            raise _BadLineError(N_("Its key is there already."))
        if any(key.public == each.public for each in other):
            raise _BadLineError(N_("A log and a witness have the same key."))

    def _group(self, name: str, threshold: str, members: tuple[str, ...]) -> None:
        for member in members:
            if not self._free.get(member, False):
                raise _BadLineError(
                    N_("{name} is no witness or group of an earlier line, or is in a group already."),
                    name=_shown(member),
                )
            self._free[member] = False
        self._define(name)
        self.groups.append(Group(name, _threshold(threshold, len(members)), members))
        _limit(self.groups)

    def _define(self, name: str) -> None:
        if name == NONE or name in self._free:
            raise _BadLineError(N_("The name {name} is taken."), name=_shown(name))
        self._free[name] = True

    def _quorum(self, name: str) -> None:
        if self.quorum is not None:
            raise _BadLineError(N_("There is a quorum line already."))
        if name != NONE and name not in self._free:
            raise _BadLineError(N_("{name} is no witness or group of an earlier line."), name=_shown(name))
        self.quorum = name


def _key(text: str, algorithm: int) -> VerifierKey:
    try:
        key = VerifierKey.from_text(text)
    except UnicodeEncodeError as error:  # a key's name is UTF-8
        raise _BadLineError(N_("This is not a public key of the form name+id+base64.")) from error
    if key.algorithm != algorithm:
        raise _BadLineError(N_("A key of a log stands where that of a witness belongs, or the reverse."))
    return key


def _threshold(text: str, members: int) -> int:
    if text in ("any", "all"):
        return 1 if text == "any" else members
    try:
        threshold = decode_decimal(text)
    except ValueError:
        threshold = 0
    if not 1 <= threshold <= members:
        raise _BadLineError(N_("A group needs any, all, or a number of its members."))
    return threshold


def _limit(found: Sequence[object]) -> None:
    if len(found) > MOST_NAMES:
        raise _BadLineError(N_("There are more than {limit} of them."), limit=MOST_NAMES)


def _shown(name: str) -> str:
    return name.encode("utf-8", _OCTETS).decode("utf-8", "replace")
