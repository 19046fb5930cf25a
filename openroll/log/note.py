"""Signed notes: a text and the signatures under it (c2sp.org/signed-note), with Ed25519 keys.

A key is written as ``name+id+base64``; one that signs as ``PRIVATE+KEY+name+id+base64``, the spelling of
golang.org/x/mod/sumdb/note, which other tools read. Its algorithm says what it signs: a note's text, or a text
and a time (``cosignature.py``).
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import ClassVar, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from openroll.core.ed25519 import proves_nothing
from openroll.core.errors import N_, CheckFailed, Damage, UnusableInput

from .encoding import decode_base64, encode_base64

LARGEST_NOTE = 1_000_000
MOST_SIGNATURES = 100  # the specification asks for 16 at least; a limit keeps foreign notes cheap to check

ED25519 = 1  # the signature types of signed notes that we know
COSIGNATURE = 4
LATEST_TIME = (
    253_402_300_799  # the end of the year 9999; the specification stops a cosignature's time at 2**63 - 1
)

NOBODY = N_("No trusted key has signed this.")
_OTHER_ENDS = N_(
    "The line ends of this signed file were changed on its way, as mail programs and Windows do, and its signature is "
    "over the bytes as they were. Have it sent again as an attachment or in an archive, and save it unchanged."
)
_PRIVATE = "PRIVATE+KEY+"
_DASH = "\N{EM DASH} "
_CONTROLS = bytes({*range(0x20)} - {0x0A})


class MalformedKey(UnusableInput):
    """A key that is not written as keys of signed notes are."""

    code = "malformed-key"


class MalformedNote(Damage):
    """Bytes that are not a signed note."""

    code = "malformed-note"


class BadSignature(CheckFailed):
    """No trusted key has signed the note, or a signature in a trusted key's name is false."""

    code = "bad-signature"


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key and its name. ``text`` is the form that people pass around.

    ``algorithm`` is ``ED25519`` for keys of logs, ``COSIGNATURE`` for those that cosign checkpoints. ``until`` is what
    somebody has learned of a log's key that was replaced (docs/spec/keys.md): it speaks for that many facts at most.
    """

    name: str
    public: bytes
    algorithm: int = ED25519
    until: int | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        _check_name(self.name)
        if self.algorithm not in (ED25519, COSIGNATURE):
            raise MalformedKey(N_("This key is of a kind that cannot be used here; Ed25519 keys can."))
        if len(self.public) != 32:
            raise MalformedKey(N_("An Ed25519 public key has 32 bytes."))
        if proves_nothing(self.public):
            raise MalformedKey(N_("Signatures of this key prove nothing: anybody can make them."))

    @classmethod
    def from_text(cls, text: str) -> "VerifierKey":
        """Return the key that ``name+id+base64`` names. Raises MalformedKey."""
        try:
            name, identifier, encoded = text.split("+", 2)  # base64 may hold more plus signs
            raw = decode_base64(encoded)
        except ValueError as error:
            raise MalformedKey(N_("This is not a public key of the form name+id+base64.")) from error
        if not raw:
            raise MalformedKey(N_("This is not a public key of the form name+id+base64."))
        key = cls(name, raw[1:], raw[0])
        if identifier != key.identifier.hex():
            raise MalformedKey(N_("The key's identifier does not belong to its name and bytes."))
        return key

    @property
    def identifier(self) -> bytes:
        """The key ID: four bytes of SHA-256 over the name, a newline, the type and the key."""
        return hashlib.sha256(self.name.encode() + b"\n" + self._typed).digest()[:4]

    @property
    def text(self) -> str:
        """The key as ``name+id+base64``."""
        return f"{self.name}+{self.identifier.hex()}+{encode_base64(self._typed)}"

    @property
    def _typed(self) -> bytes:
        return bytes([self.algorithm]) + self.public

    def verifies(self, text: bytes, signature: bytes) -> bool:
        """Tell whether ``signature`` over ``text`` was made with this key.

        That of a cosigner begins with its time, which a cosignature of this algorithm must have: 0 is none.
        """
        if self.algorithm == COSIGNATURE:
            time, signature = int.from_bytes(signature[:8], "big"), signature[8:]
            if len(signature) != 64 or not 0 < time <= LATEST_TIME:
                return False
            text = cosigned_message(text, time)
        try:
            _public_key(self.public).verify(signature, text)
        except InvalidSignature:
            return False
        return True


_public_key = lru_cache(256)(Ed25519PublicKey.from_public_bytes)


@dataclass(frozen=True, slots=True)
class PrivateKey:
    """A private key and its name. It never shows itself: only ``to_text`` gives it away."""

    name: str
    _private: Ed25519PrivateKey = field(repr=False)
    algorithm: ClassVar[int]

    def __post_init__(self) -> None:
        _check_name(self.name)

    @classmethod
    def generate(cls, name: str) -> Self:
        """Return a new key. Raises MalformedKey for a name that keys cannot have."""
        return cls(name, Ed25519PrivateKey.generate())

    @classmethod
    def from_seed(cls, name: str, seed: bytes) -> Self:
        """Return the key that the 32 bytes of ``seed`` determine. Raises MalformedKey."""
        if len(seed) != 32:
            raise MalformedKey(N_("An Ed25519 private key has 32 bytes."))
        return cls(name, Ed25519PrivateKey.from_private_bytes(seed))

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Return the key that ``to_text`` wrote. Raises MalformedKey, which never repeats the text."""
        try:
            name, identifier, encoded = text.strip().removeprefix(_PRIVATE).split("+", 2)
            raw = decode_base64(encoded)
        except ValueError:
            raise MalformedKey(N_("This is not a private key of the kind that is needed here.")) from None
        if not text.startswith(_PRIVATE) or raw[:1] != bytes([cls.algorithm]):
            raise MalformedKey(N_("This is not a private key of the kind that is needed here."))
        key = cls.from_seed(name, raw[1:])
        if identifier != key.verifier.identifier.hex():
            raise MalformedKey(N_("The key's identifier does not belong to its name and bytes."))
        return key

    def to_text(self) -> str:
        """Return the secret, as one line without its newline."""
        seed = bytes([self.algorithm]) + self._private.private_bytes_raw()
        return f"{_PRIVATE}{self.name}+{self.verifier.identifier.hex()}+{encode_base64(seed)}"

    @property
    def verifier(self) -> VerifierKey:
        """The public half."""
        return VerifierKey(self.name, self._private.public_key().public_bytes_raw(), self.algorithm)


@dataclass(frozen=True, slots=True)
class SigningKey(PrivateKey):
    """A key that signs notes as they stand: that of a log."""

    algorithm = ED25519

    def sign(self, text: bytes) -> bytes:
        """Return the Ed25519 signature over ``text``: the same bytes each time."""
        return self._private.sign(text)


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line: who, which key, and the bytes."""

    name: str
    identifier: bytes
    signature: bytes

    @property
    def line(self) -> str:
        """The line as it stands in a note, with its newline."""
        return f"{_DASH}{self.name} {encode_base64(self.identifier + self.signature)}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A note taken apart, nothing verified. ``text`` ends with its newline."""

    text: str
    signatures: tuple[Signature, ...]

    def encode(self) -> bytes:
        """Return the note's bytes."""
        return (self.text + "\n" + "".join(each.line for each in self.signatures)).encode()

    def with_signatures(self, more: "Iterable[Signature]") -> "Note":
        """Return the note with ``more`` below its signatures, each in place of an earlier one of the same key."""
        found = {(each.name, each.identifier): each for each in (*self.signatures, *more)}
        return Note(self.text, tuple(found.values()))


def cosigned_message(text: bytes, time: int) -> bytes:
    """Return what a cosigner signs of a checkpoint's ``text`` at ``time``, in seconds (c2sp.org/tlog-cosignature)."""
    return b"cosignature/v1\ntime %d\n" % time + text


def sign(text: str, *keys: SigningKey) -> bytes:
    """Return the note of ``text``, which ends with a newline, signed by each of ``keys``.

    Raises MalformedNote.
    """
    signatures = tuple(
        Signature(key.name, key.verifier.identifier, key.sign(text.encode("utf-8"))) for key in keys
    )
    note = Note(text, signatures).encode()
    parse_note(note)
    return note


def parse_note(data: bytes) -> Note:
    """Take a note apart without verifying it. Raises MalformedNote for any byte out of place."""
    if len(data) > LARGEST_NOTE:
        raise MalformedNote(N_("A signed note is larger than {limit} bytes."), limit=LARGEST_NOTE)
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise MalformedNote(N_("A signed note is not UTF-8 text.")) from error
    if len(data.translate(None, _CONTROLS)) < len(data):  # ten times as fast as a pattern
        raise MalformedNote(
            _OTHER_ENDS if b"\r\n" in data else N_("A signed note holds a control character.")
        )
    text, blank, block = whole.rpartition("\n\n")
    lines = block.split("\n")
    if not blank or lines.pop() or not lines or len(lines) > MOST_SIGNATURES:
        raise MalformedNote(N_("A signed note does not end with signature lines."))
    note = Note(text + "\n", tuple(parse_signature(line) for line in lines))
    if note.encode() != data:
        raise MalformedNote(N_("A signed note is not written as it should be."))
    return note


def open_note(data: bytes, keys: Iterable[VerifierKey]) -> str:
    """Return the text of a note that at least one of ``keys`` signed.

    Signatures of other keys are ignored; a false one in the name of a key of ours spoils the note.
    Raises MalformedNote, BadSignature.
    """
    note = parse_note(data)
    verified_by(note, list(keys))
    return note.text


def verified_by(note: Note, keys: Sequence[VerifierKey]) -> list[VerifierKey]:
    """Return which of ``keys`` signed ``note``: one at least. Raises BadSignature."""
    known = {(key.name, key.identifier): key for key in keys}
    text, found = note.text.encode(), []
    for each in note.signatures:
        key = known.get((each.name, each.identifier))
        if key is None:
            continue
        if not key.verifies(text, each.signature):
            raise BadSignature(N_("The signature of {name} is false."), name=each.name)
        found.append(key)
    if not found:
        raise BadSignature(NOBODY)
    return found


def parse_signature(line: str) -> Signature:
    """Return the signature that a line, without its newline, writes. Raises MalformedNote."""
    try:
        name, encoded = line.removeprefix(_DASH).split(" ")
        raw = decode_base64(encoded)
        _check_name(name)
    except (ValueError, MalformedKey) as error:
        raise MalformedNote(N_("A signature line is not written as it should be.")) from error
    if not line.startswith(_DASH) or len(raw) < 5:
        raise MalformedNote(N_("A signature line is not written as it should be."))
    return Signature(name, raw[:4], raw[4:])


def _check_name(name: str) -> None:
    if not name or any(each.isspace() or each < " " or each == "+" for each in name):
        raise MalformedKey(N_("A key's name is not empty and holds neither spaces nor plus signs."))
