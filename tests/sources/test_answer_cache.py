"""Answers kept for a while: the very same, and gone when they hold no longer or are damaged."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from openroll.sources.answer_cache import AnswerCache, FolderCache, MemoryCache
from tests.sources.test_evidence import made

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
UNTIL = AT + timedelta(seconds=60)
URL = "https://example.com/"
CACHES: list[Callable[[Path], AnswerCache]] = [lambda _path: MemoryCache(), FolderCache]


@pytest.mark.parametrize("make", CACHES)
def test_kept_until_then(tmp_path: Path, make: Callable[[Path], AnswerCache]) -> None:
    cache = make(tmp_path / "cache")
    assert cache.get(URL, AT) is None
    cache.put(URL, made(), UNTIL)
    assert cache.get(URL, AT) == made()
    assert cache.get(URL + "x", AT) is None
    assert cache.get(URL, UNTIL) is None
    cache.put(URL, made(b"x", b"x"), UNTIL)
    assert cache.get(URL, AT) == made(b"x", b"x")
    cache.clear()
    assert cache.get(URL, AT) is None


def test_memory_has_an_end() -> None:
    cache = MemoryCache(5000)
    for number in range(9):
        cache.put(f"{URL}{number}", made(b"x" * 500, b"x" * 500), UNTIL)
    got = [cache.get(f"{URL}{number}", AT) is not None for number in range(9)]
    assert got == [False] * 6 + [True] * 3 or got == [False] * 7 + [True] * 2
    cache.put(URL, made(b"x" * 9000, b"x" * 9000), UNTIL)
    assert cache.get(URL, AT) is None


def test_files_are_for_nobody_else(tmp_path: Path) -> None:
    FolderCache(tmp_path / "cache").put(URL, made(), UNTIL)
    (path,) = (tmp_path / "cache").iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_processes_share_a_folder(tmp_path: Path) -> None:
    FolderCache(tmp_path).put(URL, made(), UNTIL)
    assert FolderCache(tmp_path).get(URL, AT) == made()


def test_damage_is_a_miss(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    cache.put(URL, made(b"body " * 20, b"body " * 20), UNTIL)
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    for data in (
        b"",
        b"junk",
        whole[:-1],
        whole[: len(whole) // 2],
        whole.replace(b"body", b"bodY"),
        b"\xff" * 99,
    ):
        path.write_bytes(data)
        assert cache.get(URL, AT) is None
    path.write_bytes(whole)
    other = tmp_path / cache._path(URL + "x").name
    path.rename(other)
    assert cache.get(URL + "x", AT) is None  # it says for which link it is


def test_swept(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    cache.put(URL, made(), UNTIL)
    cache.put(URL + "x", made(), UNTIL + timedelta(days=1))
    (tmp_path / "junk").write_bytes(b"junk")
    cache.sweep(UNTIL)
    assert len(list(tmp_path.iterdir())) == 1
    assert cache.get(URL + "x", UNTIL) == made()
    FolderCache(tmp_path / "none").sweep(AT)


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    cache = FolderCache(tmp_path / "file" / "cache")
    cache.put(URL, made(), UNTIL)
    assert cache.get(URL, AT) is None
