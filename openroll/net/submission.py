"""What a log sends to a witness: an old size, a consistency proof, a checkpoint (c2sp.org/tlog-witness)."""

from dataclasses import dataclass

from openroll.core.errors import N_, UnusableInput
from openroll.log.checkpoint import Checkpoint, MalformedCheckpoint
from openroll.log.encoding import decode_base64, decode_decimal, encode_base64
from openroll.log.note import MalformedNote, parse_note
from openroll.log.tree import HASH_SIZE

PATH = "/add-checkpoint"
SIZE_TYPE = "text/x.tlog.size"
MOST_HASHES = 63
LARGEST_SUBMISSION = (
    200_000  # 16 signatures of the longest kind there is, a proof, and room for extension lines
)


class MalformedSubmission(UnusableInput):
    """Bytes that are not a request to ``add-checkpoint``."""

    code = "malformed-submission"


@dataclass(frozen=True, slots=True)
class Submission:
    """A request, nothing verified. ``note`` is the checkpoint as a signed note, byte for byte."""

    old: int
    proof: tuple[bytes, ...]
    note: bytes

    @property
    def checkpoint(self) -> Checkpoint:
        """The checkpoint in the note. Raises MalformedNote, MalformedCheckpoint."""
        return Checkpoint.parse(parse_note(self.note).text)

    def encode(self) -> bytes:
        """Return the request's body."""
        lines = [f"old {self.old}", *map(encode_base64, self.proof)]
        return ("\n".join(lines) + "\n\n").encode() + self.note

    @classmethod
    def parse(cls, data: bytes) -> "Submission":
        """Return the request that ``data`` writes. Raises MalformedSubmission for any other spelling."""
        if len(data) > LARGEST_SUBMISSION:
            raise MalformedSubmission(
                N_("A request to a witness is larger than {limit} bytes."), limit=LARGEST_SUBMISSION
            )
        head, _, note = data.partition(b"\n\n")
        try:
            first, *lines = head.decode("ascii").split("\n")
            found = cls(decode_decimal(first.removeprefix("old ")), tuple(map(decode_base64, lines)), note)
            good = len(lines) <= MOST_HASHES and all(len(each) == HASH_SIZE for each in found.proof)
            good = good and found.encode() == data
            found.checkpoint  # noqa: B018  # parsed to see whether it is one
        except (ValueError, MalformedNote, MalformedCheckpoint) as error:
            raise MalformedSubmission(N_("This is not a request to a witness.")) from error
        if not good:
            raise MalformedSubmission(N_("This is not a request to a witness."))
        return found
