"""The commands ``backup`` and ``restore`` as people type them."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from openroll.site.processes import free_address
from tests import databases
from tests.command import Run
from tests.net.serving import served

ROOT = Path(__file__).parents[2]


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text("Organisation,E-mail\n" + "".join(f"Company {n},c{n}@mail.example\n" for n in range(9)))
    return path


@pytest.fixture
def empty(free_database: str) -> str:
    """Another database, which is empty."""
    return databases.another(free_database)


def database_option(empty: str) -> list[str]:
    return ["--database", empty] if empty else []


def numbers(register: Path) -> list[int]:
    with sqlite3.connect(f"file:{register / 'public' / 'roll.sqlite3'}?mode=ro", uri=True) as roll:
        return [row[0] for row in roll.execute("SELECT number FROM entry ORDER BY number")]


def test_the_whole_way(openroll: Run, register: Path, listing: Path, tmp_path: Path, empty: str) -> None:
    key = (register / "public" / "log.vkey").read_text().strip()
    made = openroll("backup", "--register", register, tmp_path / "one.openroll-backup")
    assert made.status == 0, made.err
    assert "holds the signing keys" in made.out
    assert openroll("import", listing, "--register", register).status == 0
    old = (register / "public" / "checkpoint").read_bytes()
    copy, again = tmp_path / "copy", tmp_path / "again"
    shutil.copytree(register / "public", copy)
    shutil.rmtree(register)
    more = database_option(empty)
    with served(copy) as url:
        ran = openroll("restore", tmp_path / "one.openroll-backup", again, "--public", url, *more)
    assert ran.status == 0, ran.err
    assert "came back" in ran.out and "the same history" in ran.out
    assert numbers(again) == list(range(1, 10))
    (tmp_path / "kept").write_bytes(old)
    listing.write_text(listing.read_text() + "Another,a@mail.example\n")
    assert openroll("import", listing, "--register", again).status == 0
    checked = openroll("verify", again, "--key", key)
    assert checked.status == 0, checked.out
    mirrored = openroll("mirror", copy.as_uri(), tmp_path / "m")
    assert mirrored.status != 0, "a mirror is made over the network"


def test_a_mirror_of_before_goes_on_with_the_restored_register(
    openroll: Run, register: Path, listing: Path, tmp_path: Path, empty: str
) -> None:
    """No fork: whoever followed the register before follows it afterwards."""
    mirror, again = tmp_path / "mirror", tmp_path / "again"
    assert openroll("backup", "--register", register, tmp_path / "b").status == 0
    assert openroll("import", listing, "--register", register).status == 0
    with served(register / "public") as url:
        assert openroll("mirror", url, mirror).status == 0
    shutil.rmtree(register)
    ran = openroll("restore", tmp_path / "b", again, "--public", mirror, *database_option(empty))
    assert ran.status == 0, ran.err
    listing.write_text(listing.read_text() + "Another,a@mail.example\n")
    assert openroll("import", listing, "--register", again).status == 0
    with served(again / "public") as url:
        followed = openroll("mirror", url, mirror)
    assert followed.status == 0, followed.out + followed.err
    assert openroll("verify", mirror).status == 0


def test_without_a_copy_nothing_is_signed(
    openroll: Run, register: Path, listing: Path, tmp_path: Path, empty: str
) -> None:
    settings = register / "openroll.toml"
    settings.chmod(0o600)
    text = settings.read_text().replace(
        "127.0.0.1:8080", free_address()
    )  # another register can be served there
    settings.write_text(text.replace("127.0.0.1:8081", free_address()))
    assert openroll("backup", "--register", register, tmp_path / "b").status == 0
    again = tmp_path / "again"
    more = database_option(empty)
    ran = openroll("restore", tmp_path / "b", again, "--public", "http://127.0.0.1:9/", *more)
    assert ran.status == 4
    assert "--nothing-newer-exists" in ran.err
    for command in (("serve", "--register", again), ("import", listing, "--register", again)):
        refused = openroll(*command)
        assert refused.status == 2
        assert "has not been compared" in refused.err
    (tmp_path / "message.txt").write_text("https://example.org/")
    assert openroll("submit", tmp_path / "message.txt", "--register", again).status == 2
    ran = openroll(
        "restore", tmp_path / "b", again, "--public", "http://127.0.0.1:9/",
        "--nothing-newer-exists", "the register was never public", *more,
    )  # fmt: skip
    assert ran.status == 0, ran.err
    told = json.loads((again / "private" / "restored.json").read_text())
    assert told["nothing_newer_exists"] == "the register was never public"
    assert openroll("import", listing, "--register", again).status == 0


def test_another_history_ends_with_1(openroll: Run, register: Path, listing: Path, tmp_path: Path) -> None:
    if os.environ.get("OPENROLL_TEST_DATABASE"):
        pytest.skip("only on SQLite")
    assert openroll("backup", "--register", register, tmp_path / "b").status == 0
    for name in ("first", "second"):
        ran = openroll("restore", tmp_path / "b", tmp_path / name, "--nothing-newer-exists", "a test")
        assert ran.status == 0, ran.err
        listing.write_text(f"Organisation,E-mail\n{name},{name}@mail.example\n")
        assert openroll("import", listing, "--register", tmp_path / name).status == 0
    assert openroll("backup", "--register", tmp_path / "second", tmp_path / "b2").status == 0
    ran = openroll("restore", tmp_path / "b2", tmp_path / "third", "--public", tmp_path / "first")
    assert ran.status == 1
    for name in ("first", "third"):
        assert (tmp_path / name / "public" / "checkpoint").read_text().splitlines()[2] in ran.err


def test_a_damaged_backup_ends_with_1_and_names_the_file(
    openroll: Run, register: Path, tmp_path: Path
) -> None:
    path = tmp_path / "b"
    assert openroll("backup", "--register", register, path).status == 0
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    ran = openroll("restore", path, tmp_path / "again")
    assert ran.status == 1
    assert "it was cut, or is damaged there" in ran.err
    assert not (tmp_path / "again").exists()
    assert openroll("restore", tmp_path / "nothing", tmp_path / "again").status == 2


def test_a_folder_that_is_not_there_is_made(openroll: Run, register: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    assert openroll("backup", "--register", register, f"{folder}/").status == 0
    [made] = folder.iterdir()
    assert made.name.endswith(".openroll-backup") and folder.stat().st_mode & 0o777 == 0o700


def test_without_keys_it_says_where_they_go(
    openroll: Run, register: Path, tmp_path: Path, empty: str
) -> None:
    made = openroll("backup", "--without-key", "--register", register, tmp_path)
    assert made.status == 0, made.err
    assert "no private key" in made.out
    [path] = tmp_path.glob("*.openroll-backup")
    again = tmp_path / "again"
    ran = openroll("restore", path, again, "--public", register, *database_option(empty))
    assert ran.status == 0, ran.err
    assert "private/log.key" in ran.out


def test_as_a_command_of_its_own(register: Path, tmp_path: Path, empty: str) -> None:
    """The command in a process of its own, where nothing is set up before it."""
    for arguments in (
        ["backup", "--register", str(register), str(tmp_path / "b")],
        ["restore", str(tmp_path / "b"), str(tmp_path / "again"), "--public", str(register), *database_option(empty)],
    ):  # fmt: skip
        ran = subprocess.run(
            [sys.executable, "-m", "openroll", *arguments], cwd=ROOT, capture_output=True, text=True
        )
        assert ran.returncode == 0, ran.stderr
