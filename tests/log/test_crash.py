"""kill -9 at random moments while a process appends and publishes.

After each kill: the checkpoint is borne out by its bundles and tiles, it is not behind what was said to be published,
it extends every checkpoint before it, and no fact that was acknowledged is lost or changed. The short form runs with
the suite; the long one, ``-m soak``, takes its number of kills from OPENROLL_SOAK_KILLS (1000).
"""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from openroll.core.errors import Refusal
from openroll.log import tree
from openroll.log.checkpoint import Checkpoint, open_checkpoint
from openroll.log.verify import folder_reader, iter_facts

from .making import KEY, Log, make_facts

ROOT = Path(__file__).parents[2]


def run_and_kill(log: Log, seed: int, delay: float, *, at_work: bool) -> dict[str, int]:
    """Run the appender for ``delay`` seconds, kill it, return what it acknowledged last.

    ``at_work`` counts the seconds from its first word on, when it has made or found the log.
    """
    command = [sys.executable, "-m", "tests.log.appender", str(log.folder), str(log.public), str(seed)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline()] if at_work else []
        try:
            process.wait(delay)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        lines += process.stdout.readlines()
    assert process.returncode == -signal.SIGKILL, "the appender ended by itself"
    whole = [line.split() for line in lines if line.endswith("\n")]  # a kill may cut the last one
    return {what: int(size) for what, size in whole}


class Witness:
    """Remembers every checkpoint that it has seen, and accepts only what extends them."""

    def __init__(self) -> None:
        self.seen: list[Checkpoint] = []

    def look(self, log: Log) -> Checkpoint | None:
        """Check the public directory as a stranger would. None before anything has been published."""
        if not (log.public / "checkpoint").exists():
            assert not self.seen, "the checkpoint has gone"
            return None
        report = log.check()
        assert report.ok, [str(problem) for problem in report.problems]
        now = open_checkpoint((log.public / "checkpoint").read_bytes(), [KEY.verifier])
        leaves = [tree.leaf_hash(fact) for fact in iter_facts(folder_reader(log.public), now.size)]
        for earlier in self.seen:
            assert earlier.size <= now.size, "the log went back"
            assert root_of(leaves[: earlier.size]) == earlier.root, "the log has forked"
        self.seen = [*self.seen[-20:], now]
        return now


def root_of(leaves: list[bytes]) -> bytes:
    """Return the root, by another way than that of the log: fold neighbours, carry an odd one up."""
    if not leaves:
        return tree.EMPTY_ROOT
    while len(leaves) > 1:
        odd = leaves[-1:] if len(leaves) % 2 else []
        leaves = [tree.node_hash(*pair) for pair in zip(leaves[::2], leaves[1::2], strict=False)] + odd
    return leaves[0]


def survive(folder: Path, seed: int, kills: int) -> int:
    """Kill an appending process ``kills`` times; return how many facts the log has in the end."""
    drawn, log, witness, size = random.Random(seed), Log(folder / "log", folder / "public"), Witness(), 0
    for turn in range(kills):
        at_work = turn > 1 and drawn.random() < 0.9
        delay = drawn.random() ** 2 * 0.3 if at_work else drawn.random() * 0.6
        said = run_and_kill(log, drawn.getrandbits(32), delay, at_work=at_work)
        now = witness.look(log)
        assert (now.size if now else 0) >= said.get("published", 0), "a published fact is lost"
        try:
            with log.open() as opened:
                assert opened.size >= max(said.get("staged", 0), size), "an acknowledged fact is lost"
                size = opened.size
                assert opened.fact(size - 1) == make_facts(1, size - 1)[0] if size else True
                if turn % 3 == 0:  # else the next appender recovers
                    head = opened.recover()
                    if head:
                        opened.publish(head)
        except Refusal:
            assert size == 0, "the log has gone"  # killed while it was being made
            assert not said
        if turn % 5 == 4:
            witness.look(log)
    facts = make_facts(size)
    with log.open() as opened:
        assert [opened.fact(index) for index in range(size)] == facts
        assert opened.head_at(size).root == root_of([tree.leaf_hash(each) for each in facts])
    return size


def test_kills(tmp_path: Path) -> None:
    assert survive(tmp_path, seed=2, kills=10) > 0


@pytest.mark.soak
def test_many_kills(tmp_path: Path) -> None:
    kills = int(os.environ.get("OPENROLL_SOAK_KILLS", "1000"))
    for batch in range(0, kills, 50):  # a new log now and then, so that small ones are killed too
        survive(tmp_path / str(batch), seed=batch, kills=min(50, kills - batch))
