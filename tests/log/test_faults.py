"""Each write, sync and rename of a growing log fails in turn, SQLite's included, and a disk is full from a moment on.

Afterwards a stranger finds the log whole, nothing that was acknowledged is lost, and the next run goes on to the same
log as if nothing had happened. The long form takes every call.
"""

import os
import subprocess
from pathlib import Path

import pytest

from openroll.log.checkpoint import open_checkpoint
from openroll.log.tree import leaf_hash
from tests import faults
from tests.faults import Fault

from . import stepper
from .making import KEY, Log, make_facts
from .test_crash import root_of

LONG = os.environ.get("OPENROLL_HYPOTHESIS") == "soak"
SIZE = 300
FACTS = make_facts(SIZE)
ROOT = root_of([leaf_hash(fact) for fact in FACTS])


def acknowledged(said: str, what: str) -> int:
    """Return the last size that a line, said whole, tells of."""
    lines = [line.split() for line in said.split("\n")[:-1]]
    return max((int(size) for kind, size in lines if kind == what), default=0)


def survive(folder: Path, *struck: Fault) -> None:
    """Run into ``struck``, look, go on without, look again."""
    log = Log(folder / "log", folder / "public")
    arguments = (log.folder, log.public, SIZE)
    done = faults.run("tests.log.stepper", arguments, *struck)
    # A process that cannot say that it did something has done it; one that went on in spite of a fault is as well.
    if (log.public / "checkpoint").exists():
        report = log.check()
        assert report.ok, [struck, done.stderr, [str(each) for each in report.problems]]
        assert report.size >= acknowledged(done.stdout, "published")
    faults.finish(lambda: stepper.main(*arguments), folder.with_suffix(".again"), struck, done.stderr)
    with log.open() as opened:
        assert opened.size >= max(SIZE, acknowledged(done.stdout, "staged"))
        assert [opened.fact(index) for index in range(opened.size)] == FACTS
    report = log.check()
    assert report.ok
    assert report.root == ROOT
    found = open_checkpoint((log.public / "checkpoint").read_bytes(), [KEY.verifier])
    assert (found.size, found.root) == (SIZE, ROOT)


@pytest.fixture(scope="module")
def counts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """How often a run without faults makes each call."""
    folder = tmp_path_factory.mktemp("counted")
    return faults.count("tests.log.stepper", (folder / "log", folder / "public", SIZE), folder / "calls")


def test_each_call_fails_in_turn(tmp_path: Path, counts: dict[str, int]) -> None:
    struck = list(faults.once_each(counts, 1 if LONG else 29))
    assert len(struck) > 10
    for number, fault in enumerate(struck):
        survive(tmp_path / str(number), fault)


def test_a_disk_that_is_full_from_a_moment_on(tmp_path: Path, counts: dict[str, int]) -> None:
    for number, struck in enumerate(faults.full_from(counts, 1 if LONG else 40)):
        survive(tmp_path / str(number), *struck)


def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount(disk, "-t", "tmpfs", "-o", "size=256k", "openroll-test")
    try:
        log = Log(disk / "log", disk / "public")
        done = faults.run("tests.log.stepper", (log.folder, log.public, 5000))
        assert done.returncode != 0
        staged = acknowledged(done.stdout, "staged")
        assert 0 < staged < 5000
        assert log.check().ok
        mount(disk, "-o", "remount,size=16m")
        again = faults.run("tests.log.stepper", (log.folder, log.public, 5000))
        assert again.returncode == 0, again.stderr
        report = log.check()
        assert report.ok
        assert report.size == 5000
        with log.open() as opened:
            assert [opened.fact(index) for index in range(staged)] == make_facts(staged)
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def mount(disk: Path, *options: str) -> None:
    """Call mount; skip where this account may not."""
    if subprocess.run(["mount", *options, str(disk)], capture_output=True).returncode:
        pytest.skip("only where this account may mount a disk")
