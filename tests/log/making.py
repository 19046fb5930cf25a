"""Facts, keys and logs for tests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from openroll.core.canonical import JSON
from openroll.log import fact
from openroll.log.note import SigningKey
from openroll.log.sequencer import Head, Sequencer
from openroll.log.verify import LogReport, folder_names, folder_reader, verify_log

ORIGIN = "log.example/register"
KEY = SigningKey.from_seed(ORIGIN, bytes(range(32)))
START = datetime(2026, 11, 1, 12, tzinfo=UTC)


def make_fact(number: int, data: dict[str, JSON] | None = None, digests: Sequence[str] = ()) -> bytes:
    """Return the ``number``-th of a row of facts, each about another subject."""
    subject = "".join("abcdefghijklmnopqrstuvwxyz234567"[number >> 5 * place & 31] for place in range(26))
    return fact.build(
        type="entry-recorded",
        register=ORIGIN,
        subject=subject,
        seq=1,
        prev=None,
        at=START + timedelta(seconds=number),
        by="registrar",
        data=data or {"entry": number + 1},
        digests=digests,
    )


def make_facts(count: int, start: int = 0) -> list[bytes]:
    """Return ``count`` facts, the first one being the ``start``-th."""
    return [make_fact(number) for number in range(start, start + count)]


@dataclass(frozen=True)
class Log:
    """The two folders of a log."""

    folder: Path
    public: Path

    def open(self, timeout: float = 0) -> Sequencer:
        """Return its sequencer, for a ``with`` block."""
        return Sequencer(self.folder, self.public, KEY, timeout=timeout)

    def grow(self, *batches: int) -> Head:
        """Append facts in ``batches`` and publish after each; return the last head."""
        with self.open() as opened:
            head = opened.head_at(opened.size)
            for batch in batches:
                head = opened.append(make_facts(batch, opened.size), expected=opened.size)
                opened.publish(head)
        return head

    def check(self) -> LogReport:
        """Return what a check of the public directory finds, its stray files included."""
        return verify_log(folder_reader(self.public), [KEY.verifier], names=folder_names(self.public))
