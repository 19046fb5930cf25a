"""Receipts: the register's signed promise that a submission will stand in its log (docs/spec/receipt.md).

The promise names a digest and nothing of what it hides. The file that the sender gets holds beside it the
disclosure, so that the sender, and nobody else, can show whose digest it is.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from openroll.core.clock import parse_rfc3339, rfc3339
from openroll.core.errors import N_, Damage

from .disclosure import MalformedDisclosure
from .disclosure import parse as parse_disclosure
from .encoding import decode_base64url
from .note import MalformedNote, SigningKey, VerifierKey, parse_note, sign, verified_by

FIRST_LINE = "openroll receipt v1"
FIRST_LINE_OF_FILE = "openroll receipt file v1"
LARGEST_RECEIPT = 8192
SUBMISSION = "/submission"  # where the disclosure belongs in the fact's data

_SHA256 = re.compile(r"[0-9a-f]{64}")


class MalformedReceipt(Damage):
    """Bytes that are not a receipt."""

    code = "malformed-receipt"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the register ``origin`` promises: ``digest`` will stand in its published log by ``until``."""

    origin: str
    digest: str
    received_at: datetime
    until: datetime

    def encode(self) -> str:
        """Return the note's text."""
        times = (rfc3339(self.received_at), rfc3339(self.until))
        return "\n".join([FIRST_LINE, self.origin, self.digest, *times, ""])

    @classmethod
    def parse(cls, text: str) -> "Receipt":
        """Return the receipt that the note text ``text`` writes, which nothing has authenticated.

        Raises MalformedReceipt.
        """
        try:
            first, origin, digest, received, until, last = text.split("\n")
            found = cls(origin, digest, parse_rfc3339(received), parse_rfc3339(until))
            sound = len(decode_base64url(digest)) == 32 and found.received_at < found.until and origin
        except (ValueError, OverflowError) as error:
            raise MalformedReceipt(N_("A receipt is not written as it should be.")) from error
        if first != FIRST_LINE or last or not sound or found.encode() != text:
            raise MalformedReceipt(N_("A receipt is not written as it should be."))
        return found


@dataclass(frozen=True, slots=True)
class Submission:
    """What the disclosure says: the SHA-256 of what was handed in, in hex, and the code of its case, if it is one."""

    sha256: str
    case: str | None


@dataclass(frozen=True, slots=True)
class ReceiptFile:
    """A receipt as the sender keeps it, nothing verified. ``note`` is the signed note, byte for byte."""

    receipt: Receipt
    note: bytes
    disclosure: str | None = None
    submission: Submission | None = None

    def encode(self) -> bytes:
        """Return the file's bytes."""
        lines = [FIRST_LINE_OF_FILE, *([f"disclosure {self.disclosure}"] if self.disclosure else []), "", ""]
        return "\n".join(lines).encode() + self.note

    @classmethod
    def parse(cls, data: bytes) -> "ReceiptFile":
        """Return the receipt that a file's bytes write. Raises MalformedReceipt for any other spelling."""
        if len(data) > LARGEST_RECEIPT:
            raise MalformedReceipt(N_("A receipt is larger than {limit} bytes."), limit=LARGEST_RECEIPT)
        head, _, note = data.partition(b"\n\n")
        first, _, line = head.decode("ascii", "replace").partition("\n")
        disclosure = line.removeprefix("disclosure ") or None
        try:
            parsed = parse_note(note)
        except MalformedNote as error:
            raise MalformedReceipt(N_("This is not a receipt: {reason}"), reason=error) from error
        receipt = Receipt.parse(parsed.text)
        submission = _submission(disclosure, receipt) if disclosure else None
        found = cls(receipt, note, disclosure, submission)
        if first != FIRST_LINE_OF_FILE or len(parsed.signatures) != 1 or found.encode() != data:
            raise MalformedReceipt(N_("A receipt is not written as it should be."))
        return found

    def signed_by(self, key: VerifierKey) -> bool:
        """Tell whether ``key`` signed the receipt. Raises BadSignature for a false signature in its name."""
        note = parse_note(self.note)
        if all((each.name, each.identifier) != (key.name, key.identifier) for each in note.signatures):
            return False
        return bool(verified_by(note, [key]))

    def without_disclosure(self) -> "ReceiptFile":
        """Return the receipt as others may see it: nothing leads from it to the message."""
        return replace(self, disclosure=None, submission=None)


def issue(receipt: Receipt, disclosure: str, key: SigningKey) -> ReceiptFile:
    """Return ``receipt`` signed with the register's key of receipts. Raises MalformedReceipt, MalformedNote."""
    file = ReceiptFile(receipt, sign(receipt.encode(), key), disclosure)
    return ReceiptFile.parse(file.encode())


def _submission(text: str, receipt: Receipt) -> Submission:
    """Return what the disclosure ``text`` says, which must be that of the receipt's digest."""
    try:
        found = parse_disclosure(text)
    except MalformedDisclosure as error:
        raise MalformedReceipt(N_("This is not a receipt: {reason}"), reason=error) from error
    if (found.digest, found.path) == (receipt.digest, SUBMISSION):
        match found.value:
            case {"sha256": str(sha256), "received_at": str(at), **more} if _SHA256.fullmatch(
                sha256
            ) and at == rfc3339(receipt.received_at):
                match more:
                    case {"case": str(case), **rest} if case and not rest:
                        return Submission(sha256, case)
                    case {**rest} if not rest:
                        return Submission(sha256, None)
    raise MalformedReceipt(N_("The disclosure does not belong to the receipt."))
