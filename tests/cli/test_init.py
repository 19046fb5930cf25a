"""A register is made whole, once, with its secrets closed."""

import stat
from pathlib import Path

from tests.command import Run, in_database


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_register_is_made_and_its_key_is_told(openroll: Run, tmp_path: Path, database: str) -> None:
    folder = tmp_path / "roll"
    ran = openroll(
        *("init", folder, "--name", "Реестр «Проба»", "--origin", "roll.example/1", *in_database(database))
    )
    assert ran.status == 0, ran.err
    key = (folder / "public" / "log.vkey").read_text().strip()
    assert key in ran.out
    assert key.startswith("roll.example/1+")
    assert mode(folder / "private") == 0o700
    assert mode(folder / "private" / "log.key") == 0o600
    assert mode(folder / "openroll.toml") == 0o600
    assert (folder / "public" / "checkpoint").read_text().splitlines()[:2] == ["roll.example/1", "3"]
    assert openroll("verify", folder / "public", "--key", key).status == 0


def test_a_folder_that_holds_a_register_is_refused(openroll: Run, register: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in register.rglob("*")}
    ran = openroll("init", register, "--name", "Another")
    assert ran.status == 2
    assert "holds a register already" in ran.err
    assert before == {path: path.stat().st_mtime_ns for path in register.rglob("*")}


def test_a_failed_beginning_leaves_nothing(openroll: Run, tmp_path: Path) -> None:
    folder = tmp_path / "roll"
    assert openroll("init", folder, "--name", "x", "--policy", "no-such-policy").status == 2
    assert openroll("init", folder, "--name", "x", "--origin", "bad origin").status == 2
    assert openroll("init", folder, "--name", " ").status == 2
    assert openroll("init", folder, "--name", "x", "--database", "mysql://x").status == 2
    for option in (
        "--database",
        "--origin",
        "--country",
        "--time-zone",
    ):  # as a script gives whose value is gone
        ran = openroll("init", folder, "--name", "x", option, "")
        assert (ran.status, f"{option} is empty" in ran.err) == (2, True), ran.err
    assert not folder.exists()
