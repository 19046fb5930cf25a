"""Where the PostgreSQL cluster of the tests is put."""

from pathlib import Path

import pytest
import with_postgresql


def test_a_cluster_is_in_memory_only_where_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(with_postgresql, "MEMORY", tmp_path)
    monkeypatch.setattr(with_postgresql, "ROOM", 1)
    assert with_postgresql.place() == tmp_path
    monkeypatch.setattr(with_postgresql, "ROOM", 1 << 60)
    assert with_postgresql.place() is None
    monkeypatch.setattr(with_postgresql, "MEMORY", tmp_path / "none")
    monkeypatch.setattr(with_postgresql, "ROOM", 1)
    assert with_postgresql.place() is None
