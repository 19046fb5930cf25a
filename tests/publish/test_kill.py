"""A publisher that is killed at any moment loses nothing that it acknowledged, and readers never see a broken register.

``scripts/soak`` runs the long form.
"""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from openroll.log.checkpoint import open_checkpoint
from openroll.publish.check import check_directory
from openroll.publish.deskschema import DESK
from openroll.publish.pump import pump
from openroll.publish.rollfile import CHECKSUM, ROLL

from .making import KEY, ListSource, found_log, publish
from .victim import FACTS, FileSource, commit

LONG = os.environ.get("OPENROLL_HYPOTHESIS") == "soak"
ROUNDS = [0, *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(1, 40))]
KILLS = 10 if LONG else 6  # in a round
_WRITES = ("os.rename", "os.remove", "os.mkdir", "os.truncate", "sqlite3.connect")


def reader_sees(public: Path) -> int:
    """Check everything as a reader does; return the published size."""
    checkpoint = open_checkpoint((public / "checkpoint").read_bytes(), [KEY.verifier])
    with closing(sqlite3.connect(f"{(public / ROLL).as_uri()}?mode=ro", uri=True)) as roll:
        rows = int(roll.execute("SELECT value FROM meta WHERE key = 'tree_size'").fetchone()[0])
        assert roll.execute("SELECT count(*) FROM version WHERE log_index >= ?", (rows,)).fetchone() == (0,)
    assert rows >= checkpoint.size, "the rows are written before the checkpoint"
    report = check_directory(public, [KEY.verifier])
    assert report.ok, [str(each) for each in report.problems]
    assert report.complete
    assert report.size == checkpoint.size
    return checkpoint.size


class Watcher(threading.Thread):
    """A reader that never stops reading, to see every moment between the kills too."""

    def __init__(self, public: Path) -> None:
        super().__init__(daemon=True)
        self._public = public
        self._stop_it = threading.Event()
        self.reads = 0
        self.wrong: list[str] = []

    def run(self) -> None:
        while not self._stop_it.wait(0.002):
            try:
                self._read()
            except (sqlite3.Error, AssertionError) as error:
                self.wrong.append(repr(error))

    def _read(self) -> None:
        signed = open_checkpoint((self._public / "checkpoint").read_bytes(), [KEY.verifier]).size
        uri = f"{(self._public / ROLL).as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True, timeout=10)) as roll:
            roll.execute("BEGIN")
            rows = int(roll.execute("SELECT value FROM meta WHERE key = 'tree_size'").fetchone()[0])
            assert rows >= signed
            newest = roll.execute("SELECT max(log_index) FROM version").fetchone()[0]
            assert newest is None or newest < rows
        uri = f"{(self._public / DESK).as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True, timeout=10)) as desk:
            rows = int(desk.execute("SELECT value FROM meta WHERE key = 'tree_size'").fetchone()[0])
            assert rows >= signed
        self.reads += 1

    def stop(self) -> None:
        self._stop_it.set()
        self.join()


def same_files(one: Path, other: Path) -> None:
    """Compare what both publish, but for partial tiles of sizes that only one of them stopped at, and proofs."""
    for path in [
        each
        for each in one.rglob("*")
        if each.is_file() and ".p" not in str(each) and ROLL not in each.name and DESK not in each.name
    ]:
        assert path.read_bytes() == (other / path.relative_to(one)).read_bytes(), path
    rows = []
    for folder in (one, other):
        with closing(sqlite3.connect(f"{(folder / ROLL).as_uri()}?mode=ro", uri=True)) as roll:
            rows.append(roll.execute("SELECT value FROM meta WHERE key = 'rows_sha256'").fetchone())
        with closing(sqlite3.connect(f"{(folder / DESK).as_uri()}?mode=ro", uri=True)) as desk:
            rows[-1] = (rows[-1], list(desk.iterdump()))
    assert rows[0] == rows[1]


@pytest.mark.parametrize("seed", ROUNDS)
def test_killed_at_random_moments(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    per_kill = 120
    source = ListSource().load(KILLS * per_kill)
    folder = tmp_path / "killed"
    found_log(folder)
    watcher = Watcher(folder / "public")
    watcher.start()
    killed = acknowledged = 0
    for turn in range(KILLS):
        commit(folder / FACTS, source.committed[: (turn + 1) * per_kill])
        killed += _kill_once(folder, chance)
        acknowledged = max(acknowledged, _acknowledged(folder))
        assert reader_sees(folder / "public") >= acknowledged
    watcher.stop()
    assert not watcher.wrong
    assert watcher.reads
    assert killed >= KILLS // 2
    assert publish(source, folder) == source.size()
    assert reader_sees(folder / "public") == source.size()
    found_log(tmp_path / "alive")
    publish(source, tmp_path / "alive")
    same_files(tmp_path / "alive/public", folder / "public")


def _kill_once(folder: Path, chance: random.Random) -> bool:
    """Start the publisher and kill it: after its first word, so that it is at work, and a moment more."""
    with (folder / "said").open("w") as said:
        victim = subprocess.Popen(
            [sys.executable, "-m", "tests.publish.victim", str(folder), str(chance.choice([1, 3, 17]))],
            cwd=Path(__file__).resolve().parents[2],
            stdout=said,
        )
    while victim.poll() is None and not (folder / "said").stat().st_size:
        time.sleep(0.001)
    try:
        victim.wait(chance.expovariate(1 / 0.06))
    except subprocess.TimeoutExpired:
        victim.send_signal(signal.SIGKILL)
    return victim.wait() == -signal.SIGKILL


def _acknowledged(folder: Path) -> int:
    """Return the last number that the victim said in full."""
    lines = (folder / "said").read_text().split("\n")[:-1]
    numbers = [int(line) for line in lines if line.isdigit()]
    return numbers[-1] if numbers else 0


@pytest.mark.parametrize(("begin", "step"), [(0, 2), (1, 2), (254, 7)])
def test_killed_before_each_write(tmp_path: Path, begin: int, step: int) -> None:
    """Every rename, removal and opening of a database is a moment to die at; the next process finishes the work."""
    start = tmp_path / "start"
    found_log(start)
    source = ListSource().load(begin + 5)
    commit(start / FACTS, source.committed[:begin])
    if begin:
        pump(FileSource(start / FACTS), private=start / "private", public=start / "public", key=KEY)
    commit(start / FACTS, source.committed)
    moment, finished = 0, False
    while not finished:
        folder = Path(shutil.copytree(start, tmp_path / "now"))
        finished = _killed_at(folder, moment)
        reader_sees(folder / "public")
        size = pump(FileSource(folder / FACTS), private=folder / "private", public=folder / "public", key=KEY)
        assert size == source.size() == reader_sees(folder / "public")
        assert (folder / "public" / CHECKSUM).exists()
        shutil.rmtree(folder)
        moment += 1 if LONG else step
    assert moment > 20


def _killed_at(folder: Path, moment: int) -> bool:
    """Pump in a process that kills itself before its write number ``moment``; True when it came to its end."""
    child = os.fork()
    if child == 0:
        _pump_and_die(folder, moment)
    status = os.waitpid(child, 0)[1]
    return os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0


def _pump_and_die(folder: Path, moment: int) -> None:
    left = [moment]

    def count(event: str, arguments: tuple[object, ...]) -> None:
        writes = event in _WRITES or (event == "open" and str(arguments[1]) in ("w", "wb", "xb"))
        if writes:
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1

    try:
        sys.addaudithook(count)
        pump(
            FileSource(folder / FACTS), private=folder / "private", public=folder / "public", key=KEY, batch=2
        )
    except BaseException:
        os._exit(1)
    os._exit(0)


def test_an_old_private_database_is_refused(tmp_path: Path) -> None:
    found_log(tmp_path)
    source = ListSource().load(5)
    publish(source, tmp_path)
    old = ListSource().load(4)
    before = (tmp_path / "public/checkpoint").read_bytes()
    with pytest.raises(Exception, match="holds 4 facts and the log 5"):
        publish(old, tmp_path)
    assert (tmp_path / "public/checkpoint").read_bytes() == before
