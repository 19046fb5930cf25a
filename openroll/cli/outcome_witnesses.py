"""What ``openroll verify --policy`` says: who has witnessed what was checked, and when."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from openroll.cli.outcome import Outcome, one_line
from openroll.cli.speech import reader_language, tell
from openroll.core.canonical import JSON
from openroll.core.clock import rfc3339
from openroll.core.errors import N_
from openroll.log.cosignature import READERS_SKEW
from openroll.log.note import VerifierKey
from openroll.log.policy import KnownLog, QuorumMissing, TrustPolicy, Witnessed
from openroll.ui.formatting import moment

PART = N_("Witnesses have seen the first {seen} of these {size} facts only.")
UNSEEN = N_("That witnesses have seen what came after the first {size} facts.")


def witness(outcome: Outcome, policy: TrustPolicy, keys: Sequence[VerifierKey], now: datetime) -> None:
    """Say in ``outcome`` who has cosigned one of its checkpoints, the newest that meets ``policy``, and up to where.

    ``keys`` are the log's that are trusted. Raises QuorumMissing, BadSignature and what a note can be.
    """
    demanded = replace(policy, logs=tuple(KnownLog(key) for key in keys))
    whole = outcome.data.get("size")
    size = whole if isinstance(whole, int) else 0
    found = _open(demanded, outcome.checkpoints, now + READERS_SKEW, size)
    listed: list[JSON] = []
    for each in found.cosignatures:
        line = N_("Witnessed, the first {size} facts: {name} on {at}")
        name, at = one_line(each.key.name), moment(each.at, reader_language())
        outcome.facts.append(tell(line, size=found.checkpoint.size, name=name, at=at))
        listed.append({"name": each.key.name, "vkey": each.key.text, "at": rfc3339(each.at)})
    outcome.data["witnessed"] = {"size": found.checkpoint.size, "by": listed}
    outcome.data["witnessed_size"] = found.checkpoint.size if listed else 0
    if found.checkpoint.size < size:
        outcome.headline += " " + tell(PART, seen=found.checkpoint.size, size=size)
        outcome.not_proved.append(tell(UNSEEN, size=found.checkpoint.size))


def _open(policy: TrustPolicy, notes: Sequence[bytes], not_after: datetime, size: int) -> Witnessed:
    missing: QuorumMissing | None = None
    for note in notes:
        try:
            found = policy.open(note, not_after=not_after)
        except QuorumMissing as error:
            missing = missing or error
            continue
        if found.checkpoint.size or not size:
            return found
        # Every log continues the empty one: who has cosigned that has seen nothing of this log.
    raise missing or QuorumMissing(N_("There is no checkpoint that witnesses have cosigned."))
