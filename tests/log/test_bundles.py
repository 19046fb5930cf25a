"""Checking on all cores finds what one core finds, whatever lies in the folder, and always ends."""

import os
import threading
from pathlib import Path

import pytest

from openroll.log import bundles, verify
from openroll.log.checkpoint import Checkpoint, sign_checkpoint
from openroll.log.verify import LogReport, folder_names, folder_reader, verify_log

from .making import KEY, ORIGIN, Log


def both(log: Log, monkeypatch: pytest.MonkeyPatch) -> LogReport:
    """Check by one process and by several; return what both found."""
    reports = []
    for folder in (None, log.public):
        with monkeypatch.context() as patch:
            patch.setattr(bundles, "WORTH_PROCESSES", 1)
            patch.setattr(bundles, "RANGE", 1)
            patch.setattr(threading, "active_count", lambda: 1)
            patch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
            read, names = folder_reader(log.public), folder_names(log.public)
            reports.append(verify_log(read, [KEY.verifier], names=names, folder=folder))
    assert reports[0] == reports[1]
    return reports[0]


def test_several_processes_find_what_one_finds(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    log.grow(1300)
    assert both(log, monkeypatch).ok
    for name in ("tile/entries/001", "tile/entries/003", "tile/0/004", "tile/0/005.p/20"):
        path = log.public / name
        data = bytearray(path.read_bytes())
        data[40] ^= 1
        path.chmod(0o644)
        path.write_bytes(data)
    (log.public / "tile/entries/002").unlink()
    report = both(log, monkeypatch)
    assert [problem.index for problem in report.problems] == [256, None, 768, 1025, 1281, 4, None]


def test_a_thread_beside_us_means_one_process(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    log.grow(300)
    monkeypatch.setattr(bundles, "WORTH_PROCESSES", 1)
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    monkeypatch.setattr(bundles, "_in_processes", lambda *_: pytest.fail("it forked"))
    read = folder_reader(log.public)
    assert verify_log(read, [KEY.verifier], folder=log.public).ok


def die(*_: object) -> None:
    os._exit(9)


def test_a_process_that_is_killed_is_no_damage(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    log.grow(1300)
    monkeypatch.setattr(bundles, "_check_in_folder", die)
    assert both(log, monkeypatch).ok


def test_a_forged_size_ends(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    log.grow(600)
    monkeypatch.setattr(verify, "MOST_PROBLEMS", 50)
    (log.public / "checkpoint").unlink()
    boast = sign_checkpoint(Checkpoint(ORIGIN, 2**62, b"\1" * 32), KEY)
    (log.public / "checkpoint").write_bytes(boast)
    report = both(log, monkeypatch)
    assert (report.ok, report.complete, len(report.problems)) == (False, False, 50)


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 40)


def looped(path: Path) -> None:
    path.symlink_to(path.name)


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir, endless, huge, looped])
@pytest.mark.parametrize("name", ["tile/entries/000", "tile/0/001.p/44", "tile/1/000.p/1"])
def test_what_is_no_file_is_named_and_never_waited_for(log: Log, make: object, name: str) -> None:
    assert callable(make)
    log.grow(300)
    (log.public / name).unlink()
    make(log.public / name)
    report = verify_log(folder_reader(log.public), [KEY.verifier], names=folder_names(log.public))
    assert {problem.path for problem in report.problems} == {name}


def test_folders_that_lead_back_and_deep_ones_end(log: Log) -> None:
    log.grow(3)
    (log.public / "tile/again").symlink_to("..")
    deep = log.public / "tile"
    for _ in range(300):
        deep /= "d"
    deep.mkdir(parents=True)
    (deep / "left").write_bytes(b"")
    report = log.check()
    assert [problem.path for problem in report.problems] == [f"tile/{'d/' * 300}left"]
