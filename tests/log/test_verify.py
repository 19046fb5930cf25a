"""A check finds every damage, names it, and ends."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from openroll.log import verify
from openroll.log.checkpoint import Checkpoint, parse_checkpoint, sign_checkpoint
from openroll.log.note import SigningKey
from openroll.log.tree import EMPTY_ROOT
from openroll.log.verify import folder_names, folder_reader, verify_log

from .making import KEY, ORIGIN, Log, make_facts


def overwrite(path: Path, data: bytes) -> None:
    path.unlink()
    path.write_bytes(data)


def places(log: Log) -> set[str]:
    report = log.check()
    assert not report.ok
    return {problem.path for problem in report.problems}


def test_every_flipped_bit_of_a_small_log_is_found(log: Log) -> None:
    log.grow(2, 3)  # leaves partial tiles of the earlier checkpoint behind, which are checked too
    names = ["checkpoint", *folder_names(log.public)]
    assert len(names) == 5
    held = {name: (log.public / name).read_bytes() for name in names}
    picked = random.Random(20261123)
    for name, data in held.items():
        bits = range(len(data) * 8)
        for bit in bits if len(bits) < 3000 else sorted(picked.sample(bits, 1500)):
            changed = bytearray(data)
            changed[bit // 8] ^= 1 << bit % 8
            files = held | {name: bytes(changed)}
            report = verify_log(files.__getitem__, [KEY.verifier], names=names[1:])
            assert not report.ok, f"{name}, bit {bit}"
            assert any(name in str(problem) for problem in report.problems), f"{name}, bit {bit}"


@pytest.mark.parametrize("size", [3, 256, 300])
def test_missing_cut_and_swapped_files_are_named(log: Log, size: int) -> None:
    log.grow(size)
    for name in folder_names(log.public):
        path = log.public / name
        data = path.read_bytes()
        path.unlink()
        assert places(log) == {name}
        path.mkdir()
        assert name in places(log)
        path.rmdir()
        for wrong in (b"", data[:-1], data + b"\0", data + data):
            path.write_bytes(wrong)
            assert name in places(log)
            path.unlink()
        path.write_bytes(data)
    assert log.check().ok


def test_two_damages_are_two_problems(log: Log) -> None:
    log.grow(300)
    for name in ("tile/entries/001.p/44", "tile/0/001.p/44", "tile/entries/000", "tile/0/000"):
        overwrite(log.public / name, b"")
    assert places(log) == {"tile/entries/001.p/44", "tile/0/001.p/44", "tile/entries/000", "tile/0/000"}


def test_reordered_facts_and_tiles_are_named(log: Log) -> None:
    log.grow(600)
    first, second = (log.public / f"tile/entries/00{n}" for n in (0, 1))
    one, two = first.read_bytes(), second.read_bytes()
    overwrite(first, two)
    overwrite(second, one)
    assert places(log) == {"tile/entries/000", "tile/entries/001"}
    overwrite(first, one)
    overwrite(second, two)
    first, second = (log.public / f"tile/0/00{n}" for n in (0, 1))
    one, two = first.read_bytes(), second.read_bytes()
    overwrite(first, two)
    overwrite(second, one)
    assert {"tile/0/000", "tile/0/001"} <= places(log)


def test_the_bad_index_is_named(log: Log) -> None:
    log.grow(600)
    path = log.public / "tile/entries/001"
    overwrite(path, path.read_bytes().replace(b'"entry":301', b'"entry":999'))
    (problem,) = log.check().problems
    assert (problem.path, problem.index) == ("tile/entries/001", 300)
    assert "Fact 300" in str(problem)


def test_a_log_whose_files_agree_but_not_with_its_checkpoint(log: Log) -> None:
    log.grow(3)
    false = sign_checkpoint(Checkpoint(ORIGIN, 3, b"\7" * 32), KEY)
    overwrite(log.public / "checkpoint", false)
    assert places(log) == {"checkpoint"}


def test_stray_files_are_named(log: Log) -> None:
    log.grow(300)
    for name in ("tile/notes.txt", "tile/0/1", "tile/0/001.p/045", "tile/0/000.p/7", "tile/entries/000.p/1"):
        path = log.public / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\0" * 32)
        assert places(log) == {name}
        path.unlink()


def test_what_is_not_yet_published_is_no_damage(log: Log) -> None:
    log.grow(300)
    with log.open() as opened:
        opened.append(make_facts(300, 300), expected=300)
    (log.public / "tile/0/.002.x.tmp").write_bytes(b"half")
    report = log.check()
    assert (report.ok, report.size) == (True, 300)
    assert set(report.unpublished) == {
        *(f"tile/{level}/{name}" for level in ("0", "entries") for name in ("001", "002.p/88")),
        "tile/1/000.p/2",
        "tile/0/.002.x.tmp",
    }
    path = log.public / "tile/entries/001"
    overwrite(path, path.read_bytes().replace(b'"entry":258', b'"entry":999'))
    assert places(log) == {"tile/entries/001"}


def test_who_signed(log: Log) -> None:
    log.grow(3)
    read = folder_reader(log.public)
    assert verify_log(read, [KEY.verifier]).authorship_proved
    for beside in ([], [KEY.verifier]):
        report = verify_log(read, [], beside=beside)
        assert (report.ok, report.authorship_proved) == (True, False)
    stranger = SigningKey.generate(ORIGIN).verifier
    for keys, beside in (([stranger], [KEY.verifier]), ([], [stranger])):
        report = verify_log(read, keys, beside=beside)
        assert not report.ok
        assert not report.authorship_proved
        assert {problem.path for problem in report.problems} == {"checkpoint"}


def test_no_checkpoint(tmp_path: Path) -> None:
    report = verify_log(folder_reader(tmp_path), [])
    assert (report.ok, report.complete, str(report.problems[0])) == (
        False,
        False,
        "checkpoint: The file cannot be read.",
    )


def test_progress_is_told(log: Log) -> None:
    log.grow(300)
    told: list[tuple[int, int]] = []
    verify_log(
        folder_reader(log.public), [KEY.verifier], progress=lambda done, size: told.append((done, size))
    )
    assert told == [(256, 300), (300, 300)]


@pytest.mark.parametrize("answer", [b"", b"\0" * 8192, b"\0" * 100])
def test_a_check_ends_whatever_a_checkpoint_claims(answer: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify, "MOST_PROBLEMS", 500)
    boast = sign_checkpoint(Checkpoint(ORIGIN, 2**62, b"\1" * 32), KEY)
    report = verify_log(lambda path: boast if path == "checkpoint" else answer, [KEY.verifier])
    assert (report.ok, report.complete, len(report.problems)) == (False, False, 500)


def refuse(path: str) -> bytes:
    raise PermissionError(path)


def lose(path: str) -> bytes:
    raise FileNotFoundError(path)


@pytest.mark.parametrize("failing", [refuse, lose])
def test_a_reader_that_fails_is_reported(log: Log, failing: Callable[[str], bytes]) -> None:
    log.grow(3)
    checkpoint = (log.public / "checkpoint").read_bytes()
    report = verify_log(lambda path: checkpoint if path == "checkpoint" else failing(path), [KEY.verifier])
    assert [problem.path for problem in report.problems] == ["tile/entries/000.p/3", "tile/0/000.p/3"]


def test_an_empty_log_is_whole(log: Log) -> None:
    report = log.check()
    assert (report.ok, report.size, report.root) == (True, 0, EMPTY_ROOT)
    assert parse_checkpoint((log.public / "checkpoint").read_bytes()).size == 0
