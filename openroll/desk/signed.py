"""Orders as signed files: a signed note (c2sp.org/signed-note) whose text is one order as a line of JSON. Pure."""

from collections.abc import Sequence
from typing import Final

from openroll.core.errors import N_, OpenrollError
from openroll.log.note import Note, SigningKey, VerifierKey, parse_note, verified_by
from openroll.log.note import sign as sign_note

from . import order
from .order import NotAnOrder, Order

_BEFORE_SIGNATURES: Final = "\n\n\N{EM DASH} ".encode()
LARGEST: Final = 1_000_000  # bytes of a note; an order that is larger goes in several, or by the API


def sign(found: Order, key: SigningKey) -> bytes:
    """Return the signed file of the order ``found``. Raises NotAnOrder when it is too large for one."""
    text = found.canonical.decode() + "\n"
    if len(text) > LARGEST - 1000:
        raise NotAnOrder(N_("An order in a signed file has {limit} bytes at most."), limit=LARGEST)
    return sign_note(text, key)


def read(data: bytes) -> tuple[Order, Note]:
    """Return the order that a signed file writes, and the note; nothing of it is verified. Raises NotAnOrder."""
    try:
        note = parse_note(data)
    except OpenrollError as error:
        raise NotAnOrder(error.message, **error.params) from error
    return order.read(note.text.encode()), note


def signer(note: Note, keys: Sequence[VerifierKey]) -> VerifierKey:
    """Return which of ``keys`` signed ``note``: the first of them. Raises BadSignature."""
    return verified_by(note, keys)[0]


def is_signed(data: bytes) -> bool:
    """Tell whether ``data`` looks like a signed file, also one whose line ends were changed, or is an order alone."""
    return _BEFORE_SIGNATURES in data or _BEFORE_SIGNATURES.replace(b"\n", b"\r\n") in data
