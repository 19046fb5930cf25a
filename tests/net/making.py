"""Logs in memory and witnesses for tests."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from openroll.core.clock import Clock, FixedClock
from openroll.log.checkpoint import Checkpoint, sign_checkpoint
from openroll.log.cosignature import CosignerKey
from openroll.log.note import SigningKey
from openroll.log.policy import Witness
from openroll.log.tree import consistency_path, leaf_hash, perfect_root, tree_root
from openroll.net.submission import Submission
from openroll.net.witness import Verdict, WitnessOf, WitnessState
from openroll.net.witness_server import Answer, Limits, WitnessServer

ORIGIN = "log.example/register"
KEY = SigningKey.from_seed(ORIGIN, bytes(range(32)))
WITNESS = CosignerKey.from_seed("witness.example/a", b"a" * 32)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


class MemoryLog:
    """A log of made-up leaves; ``twist`` changes each leaf from that index on, which makes it a fork."""

    def __init__(self, twist: int | None = None, key: SigningKey = KEY) -> None:
        self._twist = twist
        self._key = key

    def node(self, level: int, index: int) -> bytes:
        start, stop = index << level, (index + 1) << level
        return perfect_root(b"".join(map(self._leaf, range(start, stop))))

    def note(self, size: int) -> bytes:
        checkpoint = Checkpoint(self._key.name, size, tree_root(self.node, size))
        return sign_checkpoint(checkpoint, self._key)

    def proof(self, old: int, new: int) -> list[bytes]:
        return consistency_path(self.node, old, new)

    def body(self, old: int, new: int) -> bytes:
        return Submission(old, tuple(self.proof(old, new)), self.note(new)).encode()

    def _leaf(self, index: int) -> bytes:
        changed = self._twist is not None and index >= self._twist
        return leaf_hash(b"%d of another" % index if changed else b"%d" % index)


LOG = MemoryLog()


def remembering(path: Path, key: CosignerKey = WITNESS) -> WitnessState:
    """The state of the witness with ``key`` in the file ``path``, which is made when there is none."""
    if not path.exists():
        WitnessState.make(path, key.verifier.text)
    return WitnessState(path, key.verifier.text)


@contextmanager
def witness(
    folder: Path, key: CosignerKey = WITNESS, logs: Sequence[SigningKey] = (KEY,), clock: Clock | None = None
) -> Iterator[WitnessOf]:
    """A witness over the state in ``folder``."""
    state = remembering(folder / "seen.sqlite3", key)
    yield WitnessOf(key, [log.verifier for log in logs], state, clock or FixedClock(NOW))
    state.close()


@contextmanager
def served(answer: Answer, *, limits: Limits | None = None, vkey: str = "") -> Iterator[str]:
    """Serve ``answer`` on the loopback interface; give its address."""
    server = WitnessServer(("127.0.0.1", 0), answer, vkey or WITNESS.verifier.text, limits=limits)
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.stop()
    thread.join()


def at(address: str, key: CosignerKey = WITNESS) -> Witness:
    """The witness of a policy that listens at ``address``."""
    return Witness(key.name.rpartition("/")[2], key.verifier, address)


def always(status: int, body: bytes, content_type: str = "text/plain") -> Answer:
    """A witness that says the same to everybody."""
    return lambda _: Verdict(status, body, content_type)
