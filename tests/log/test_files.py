"""Files that are made durable together are all there, or none has left a trace of its making."""

import os
from pathlib import Path

import pytest

from openroll.log.files import write_files


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_they_hold_their_bytes_and_nobody_writes_into_them(tmp_path: Path) -> None:
    wanted = {
        tmp_path / "a" / "1": b"one",
        tmp_path / "a" / "2": b"",
        tmp_path / "b" / "c" / "3": b"three" * 9999,
    }
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "1").write_bytes(b"older and longer")
    write_files(wanted.items())
    assert names(tmp_path) == {"a/1", "a/2", "b/c/3"}
    for path, data in wanted.items():
        assert path.read_bytes() == data
        assert path.stat().st_mode & 0o777 == 0o444


def test_nothing_is_renamed_before_all_is_on_disk_and_folders_come_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir()
    calls: list[str] = []
    for name in ("fsync", "replace"):
        real = getattr(os, name)

        def told(*arguments: object, name: str = name, real: object = real) -> object:
            calls.append(name)
            assert callable(real)
            return real(*arguments)

        monkeypatch.setattr(os, name, told)
    write_files((tmp_path / "a" / str(number), b"x") for number in range(3))
    assert calls == ["fsync"] * 3 + ["replace"] * 3 + ["fsync"]


@pytest.mark.parametrize("call", ["fsync", "replace", "fchmod"])
@pytest.mark.parametrize("nth", [1, 2, 3])
def test_a_failure_leaves_no_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, nth: int
) -> None:
    (tmp_path / "a").mkdir()
    real, count = getattr(os, call), 0

    def sometimes(*arguments: object) -> object:
        nonlocal count
        count += 1
        if count == nth:
            raise OSError(28, "no space left on device")
        return real(*arguments)

    monkeypatch.setattr(os, call, sometimes)
    with pytest.raises(OSError, match="no space"):
        write_files((tmp_path / "a" / str(number), b"x") for number in range(3))
    assert not [name for name in names(tmp_path) if name.endswith(".tmp")]
