"""Checkpoints: what a log signs to say "so many facts, and this is their root" (c2sp.org/tlog-checkpoint)."""

from collections.abc import Sequence
from dataclasses import dataclass

from openroll.core.errors import N_, Damage

from .encoding import decode_base64, decode_decimal, encode_base64
from .note import ED25519, BadSignature, SigningKey, VerifierKey, parse_note, sign, verified_by
from .tree import EMPTY_ROOT, HASH_SIZE


class MalformedCheckpoint(Damage):
    """A text that is not a checkpoint."""

    code = "malformed-checkpoint"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The log ``origin`` holds ``size`` facts with ``root``.

    We write no extension lines, and keep those of others.
    """

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def encode(self) -> str:
        """Return the note's text."""
        return "\n".join([self.origin, str(self.size), encode_base64(self.root), *self.extensions, ""])

    @classmethod
    def parse(cls, text: str) -> "Checkpoint":
        """Return the checkpoint that the note text ``text`` writes, which nothing has authenticated.

        Raises MalformedCheckpoint.
        """
        lines = text.split("\n")
        if len(lines) < 4 or lines.pop() or not all(lines):
            raise MalformedCheckpoint(N_("A checkpoint has an origin, a size and a root, one a line."))
        try:
            found = cls(lines[0], decode_decimal(lines[1]), decode_base64(lines[2]), tuple(lines[3:]))
        except ValueError as error:
            raise MalformedCheckpoint(
                N_("A checkpoint's size or root is not written as it should be.")
            ) from error
        if len(found.root) != HASH_SIZE:
            raise MalformedCheckpoint(N_("A checkpoint's root is not 32 bytes long."))
        if found.size == 0 and found.root != EMPTY_ROOT:
            raise MalformedCheckpoint(N_("An empty log has another root."))
        if found.encode() != text:
            raise MalformedCheckpoint(N_("A checkpoint is not written as it should be."))
        return found


def sign_checkpoint(checkpoint: Checkpoint, *keys: SigningKey) -> bytes:
    """Return ``checkpoint`` as a signed note. Raises MalformedNote."""
    return sign(checkpoint.encode(), *keys)


def parse_checkpoint(data: bytes) -> Checkpoint:
    """Return the checkpoint in a signed note without verifying a signature.

    Raises MalformedNote, MalformedCheckpoint.
    """
    return Checkpoint.parse(parse_note(data).text)


def open_checkpoint(data: bytes, keys: Sequence[VerifierKey]) -> Checkpoint:
    """Return the checkpoint in a note that one of ``keys`` signed under the log's own name.

    Name and kind of the key matter: a witness whose key is trusted too must not be able to speak for the log. So
    does its ``until``: a key that was replaced speaks only for the facts before the one that names the next key.
    Raises MalformedNote, MalformedCheckpoint, BadSignature.
    """
    note = parse_note(data)
    signers = verified_by(note, keys)
    checkpoint = Checkpoint.parse(note.text)
    speaking = [key for key in signers if key.name == checkpoint.origin and key.algorithm == ED25519]
    if not speaking:
        raise BadSignature(
            N_("This is a checkpoint of {origin}, and its key has not signed it."), origin=checkpoint.origin
        )
    if not any(_reaches(key, checkpoint.size, keys) for key in speaking):
        raise BadSignature(
            N_("The key that signed this checkpoint of {size} facts had been replaced by then."),
            size=checkpoint.size,
        )
    return checkpoint


def _reaches(key: VerifierKey, size: int, keys: Sequence[VerifierKey]) -> bool:
    """Tell whether ``key`` may speak for ``size`` facts, by everything that ``keys`` say of it."""
    return all(each.until is None or size <= each.until for each in keys if each == key)
