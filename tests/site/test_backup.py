"""A backup is one state, whatever is written meanwhile; whoever is killed leaves none."""

import json
import os
import random
import stat
import tarfile
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connections

from openroll.core.errors import Refusal, UnusableInput
from openroll.publish.check import check_directory
from openroll.site.backup import back_up
from openroll.site.backup_file import read_backup
from openroll.site.private_database import use
from openroll.site.publishing import publish
from openroll.site.register import Register
from tests.command import begin
from tests.roll.making import MAIL, clock
from tests.site.restoring import backed_up, bring_back, compared, dump, enter, keep_evidence


def names(path: Path) -> list[str]:
    with tarfile.open(path) as tar:
        return tar.getnames()


def test_a_backup_is_a_tar_with_a_manifest_closed_to_others(opened: Register, tmp_path: Path) -> None:
    enter(opened, 1)
    keep_evidence(opened, b"a page")
    made = back_up(opened, tmp_path / "one.openroll-backup", clock=clock())
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    held = names(made.path)
    assert held[-2:] == ["manifest.json", "manifest.sha256"]
    assert {"openroll.toml", "private/log.key", "private/log/log.sqlite3", "public/roll.sqlite3"} < set(held)
    assert any(name.startswith("private/evidence/") for name in held)
    backup = read_backup(made.path)
    assert backup.text("origin") == opened.origin
    assert backup.number("facts") == backup.number("size") == made.facts
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_folder_gets_a_file_named_by_register_and_day(opened: Register, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    assert backed_up(opened, folder) == folder / "register-2026-11-23.openroll-backup"
    second = backed_up(opened, folder)
    assert second.name.startswith("register-2026-11-23T") and second.is_file()
    with pytest.raises(Refusal, match="not overwritten"):
        backed_up(opened, folder)  # in the same second


def test_what_the_settings_name_is_copied_too(opened: Register, tmp_path: Path) -> None:
    (opened.folder / "more").mkdir()
    (opened.folder / "more" / "witnesses.policy").write_text("quorum none\n")
    (opened.folder / "own.yaml").write_text("a: policy\n")
    register = replace(opened, witness_policy="more/witnesses.policy")
    assert {"own.yaml", "more/witnesses.policy"} < set(names(backed_up(register, tmp_path / "b")))


def test_private_keys_can_be_left_out(opened: Register, tmp_path: Path) -> None:
    path = backed_up(opened, tmp_path / "b", with_keys=False)
    assert not [name for name in names(path) if name.endswith(".key")]
    secret = (
        (opened.private / "log.key").read_text().strip().split("+", 4)[4]
    )  # base64 may hold more plus signs
    assert secret.encode() not in path.read_bytes()


def test_nothing_secret_becomes_public(opened: Register) -> None:
    with pytest.raises(UnusableInput, match="would be public"):
        backed_up(opened, opened.public / "b")
    with pytest.raises(UnusableInput, match="would be public"):
        backed_up(opened, opened.public)


def test_a_link_in_the_folder_is_refused_and_nothing_is_left(opened: Register, tmp_path: Path) -> None:
    (opened.private / "elsewhere").symlink_to(tmp_path)
    with pytest.raises(Refusal, match="is a link"):
        backed_up(opened, tmp_path / "b")
    assert not list(tmp_path.glob("*b*tmp")) and not (tmp_path / "b").exists()


def test_a_database_behind_the_log_is_not_backed_up(opened: Register, tmp_path: Path) -> None:
    from openroll.roll import models

    enter(opened, 1)
    models.LogHead.objects.update(size=1)
    with pytest.raises(Refusal, match="is it an old copy"):
        backed_up(opened, tmp_path / "b")
    assert not (tmp_path / "b").exists()


def test_a_backup_while_others_write_is_one_state(opened: Register, tmp_path: Path) -> None:
    """Another process imports a list all the while; each backup restores to a sound prefix of what came."""
    listing = tmp_path / "list.csv"
    listing.write_text(
        "Organisation,E-mail\n" + "".join(f"Company {n},c{n}@mail.example\n" for n in range(700))
    )
    said = tmp_path / "said"
    importing = begin("import", listing, "--register", opened.folder, said=said)
    made: list[Path] = []
    try:
        while importing.poll() is None and len(made) < 2:
            made.append(backed_up(opened, tmp_path / f"{len(made)}.backup"))
            time.sleep(0.2)
    finally:
        status = importing.wait(120)
    assert status == 0, said.read_text()
    sizes = [(read_backup(path).number("size"), read_backup(path).number("facts")) for path in made]
    assert all(size <= facts for size, facts in sizes)
    publish(opened, clock=clock())
    for number, path in enumerate(made):
        restored = bring_back(path, tmp_path / f"restored-{number}", opened.database)
        compared(restored, opened.public)
        publish(restored, clock=clock())
        assert dump(restored)["facts"] == everything_of(opened)
        use(restored)
    use(opened)


@pytest.mark.parametrize("seed", range(2))
def test_what_a_killed_writer_left_is_backed_up_as_it_is(opened: Register, tmp_path: Path, seed: int) -> None:
    listing = tmp_path / "list.csv"
    listing.write_text(
        "Organisation,E-mail\n" + "".join(f"Company {n},c{n}@mail.example\n" for n in range(1200))
    )
    importing = begin("import", listing, "--register", opened.folder)
    time.sleep(random.Random(seed).uniform(0.1, 1.1))
    importing.kill()
    importing.wait()
    path = backed_up(opened, tmp_path / "b")
    again = bring_back(path, tmp_path / "again", opened.database)
    compared(again, opened.public)
    publish(again, clock=clock())
    assert check_directory(again.public).ok
    facts = dump(again)["facts"]
    use(opened)
    publish(opened, clock=clock())
    assert dump(opened)["facts"] == facts, "both go on with the same facts"


def everything_of(register: Register) -> list[bytes]:
    use(register)
    return list(dump(register)["facts"])


def test_a_killed_backup_leaves_no_backup(opened: Register, tmp_path: Path) -> None:
    for number in range(40):
        keep_evidence(opened, os.urandom(1 << 18) + bytes([number]))
    out = tmp_path / "out.openroll-backup"
    process = begin("backup", "--register", opened.folder, out)
    while process.poll() is None and not list(tmp_path.glob(".out*.tmp")):
        time.sleep(0.005)
    process.kill()
    process.wait()
    assert not out.exists()
    assert backed_up(opened, out) == out, "what the killed one left is in nobody's way"
    assert read_backup(out).text("origin") == opened.origin


def test_writers_go_on_while_a_backup_is_made(opened: Register, tmp_path: Path) -> None:
    done: list[BaseException | None] = []

    def write() -> None:
        try:
            for number in range(5):
                enter(opened, number + 1)
            done.append(None)
        except BaseException as error:
            done.append(error)
        finally:
            connections.close_all()

    writer = threading.Thread(target=write)
    writer.start()
    made = [backed_up(opened, tmp_path / f"{n}.b") for n in range(3)]
    writer.join()
    assert done == [None]
    assert all(read_backup(path).number("facts") >= read_backup(path).number("size") for path in made)


def test_the_manifest_holds_no_secret(opened: Register, tmp_path: Path) -> None:
    enter(opened, 1)
    with tarfile.open(backed_up(opened, tmp_path / "b")) as tar:
        file = tar.extractfile("manifest.json")
        assert file
        manifest = file.read().decode()
    assert MAIL not in manifest and "PRIVATE" not in manifest
    assert json.loads(manifest)["format"] == "openroll-backup"
