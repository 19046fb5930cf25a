"""Asks one witness to cosign a checkpoint (c2sp.org/tlog-witness), and believes nothing that it answers unchecked."""

import ssl
from collections.abc import Callable, Sequence
from datetime import timedelta

from openroll.core.clock import Clock
from openroll.core.errors import N_, CheckFailed, OpenrollError, Refusal, SourceUnreachable
from openroll.log.checkpoint import Checkpoint
from openroll.log.cosignature import Cosignature, cosignatures
from openroll.log.encoding import decode_decimal
from openroll.log.note import BadSignature, MalformedNote, Note, parse_note, parse_signature
from openroll.log.policy import Witness

from .http import Answer, exchange
from .submission import PATH, SIZE_TYPE, Submission

LARGEST_ANSWER = 100_000
SECONDS = 10.0
SKEW = timedelta(minutes=5)  # how far ahead of ours a witness's clock may be
STALE = timedelta(
    hours=1
)  # a cosignature is made when it is asked for: one this old was made for another question

Prove = Callable[[int], Sequence[bytes]]


class WitnessSilent(SourceUnreachable):
    """The witness does not answer, or not with anything that can be used, for now."""

    code = "witness-silent"


class WitnessRefuses(Refusal):
    """The witness does not follow this log, or does not know its key."""

    code = "witness-refuses"


class WitnessAhead(Refusal):
    """The witness has seen more of this log than there is here: this one may be an old copy."""

    code = "witness-ahead"


class WitnessSawFork(CheckFailed):
    """The witness has seen another log under this name: what it saw is not a part of this one."""

    code = "witness-saw-fork"


class WitnessClient:
    """One witness of a policy, which has an address.

    ``context`` is the TLS context in place of the machine's own, ``seconds`` how long each request may take.
    """

    def __init__(
        self,
        witness: Witness,
        clock: Clock,
        *,
        seconds: float = SECONDS,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self._witness = witness
        self._clock = clock
        self._seconds = seconds
        self._context = context

    def cosign(self, note: bytes, old: int, prove: Prove) -> Cosignature:
        """Return the witness's verified cosignature under the checkpoint in the signed note ``note``.

        ``old`` is the size that the witness is believed to have cosigned last, and ``prove`` gives the consistency
        proof from a size to that of ``note``. When the witness names another size, it is asked once more with that.
        Raises WitnessSilent, WitnessRefuses, WitnessAhead, WitnessSawFork, UnusableAddress.
        """
        parsed = parse_note(note)
        checkpoint = Checkpoint.parse(parsed.text)
        answer = self._ask(note, checkpoint, min(old, checkpoint.size), prove)
        if (named := _named_size(answer)) is not None:
            if named > checkpoint.size:
                raise WitnessAhead(
                    N_(
                        "The witness {name} has seen {seen} facts of this log, and here are {size}: "
                        "is this an old copy?"
                    ),
                    name=self._name,
                    seen=named,
                    size=checkpoint.size,
                )
            answer = self._ask(note, checkpoint, named, prove)
            if named == checkpoint.size == _named_size(answer):
                raise self._saw_fork()  # it was asked from its own size on, so it has another root for that
        if answer.status != 200:
            raise self._refused(answer)
        return self._read(parsed, answer.body)

    @property
    def _name(self) -> str:
        return self._witness.key.name

    def _ask(self, note: bytes, checkpoint: Checkpoint, old: int, prove: Prove) -> Answer:
        proof = prove(old) if 0 < old < checkpoint.size else ()
        body = Submission(old, tuple(proof), note).encode()
        try:
            return exchange(
                "POST",
                (self._witness.url or "").rstrip("/") + PATH,
                body=body,
                largest=LARGEST_ANSWER,
                seconds=self._seconds,
                context=self._context,
            )
        except SourceUnreachable as error:
            raise WitnessSilent(
                N_("The witness {name} does not answer: {reason}"), name=self._name, reason=error
            ) from error

    def _refused(self, answer: Answer) -> OpenrollError:
        if answer.status in (404, 403):
            return WitnessRefuses(
                N_("The witness {name} does not follow this log, or does not know its key."), name=self._name
            )
        if (answer.status == 409 and _named_size(answer) is None) or answer.status == 422:
            return self._saw_fork()
        return WitnessSilent(
            N_("The witness {name} answers with status {status}."), name=self._name, status=answer.status
        )

    def _saw_fork(self) -> WitnessSawFork:
        return WitnessSawFork(
            N_("The witness {name} says that this log is not the one that it has seen before."),
            name=self._name,
        )

    def _read(self, note: Note, body: bytes) -> Cosignature:
        """Return the cosignature in an answer; lines of keys that we do not know are passed over."""
        now = self._clock.now()
        try:
            text = body.decode()
            lines = text.removesuffix("\n").split("\n") if text.endswith("\n") else [""]
            answered = Note(note.text, tuple(parse_signature(line) for line in lines))
            found = cosignatures(answered, [self._witness.key], not_after=now + SKEW)
        except (UnicodeDecodeError, MalformedNote, BadSignature) as error:
            raise self._useless() from error
        if not found or found[0].at < now - STALE:
            raise self._useless()
        return found[0]

    def _useless(self) -> WitnessSilent:
        return WitnessSilent(
            N_("The witness {name} answers with no cosignature of its own that holds."), name=self._name
        )


def _named_size(answer: Answer) -> int | None:
    """Return the size that an answer of 409 names."""
    if answer.status != 409 or answer.content_type.split(";")[0].strip().lower() != SIZE_TYPE:
        return None
    try:
        return decode_decimal(answer.body.decode("ascii").removesuffix("\n"))
    except ValueError:
        return None
