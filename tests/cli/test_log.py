"""``openroll log``: what it says and does from the outside."""

from pathlib import Path

import pytest

from openroll.site.register import load
from tests.command import Run

LETTER = b"https://register.example/1\npost.office@tesco.example\n"


def vkey(folder: Path) -> str:
    return (folder / "public" / "log.vkey").read_text().strip()


def test_a_rotation_from_the_outside(openroll: Run, register: Path) -> None:
    old = vkey(register)
    ran = openroll("log", "rotate-key", "--register", register, "--overlap", "7")
    assert (ran.status, ran.err) == (0, "")
    new = vkey(register)
    assert new != old
    assert new in ran.out
    again = openroll("log", "rotate-key", "--register", register)
    assert again.status == 2
    assert "--finish" in again.err
    for key in (old, new):
        assert openroll("verify", register, "--key", key).status == 0
    ended = openroll("log", "rotate-key", "--register", register, "--finish")
    assert (ended.status, ended.err) == (0, "")
    assert len(list((register / "private").glob("log*.key"))) == 1
    assert openroll("log", "rotate-key", "--register", register, "--finish").status == 2
    assert openroll("verify", register, "--key", old).status == 0
    assert openroll("verify", register, "--key", "roll.example/other+00000000+AQ==").status == 2


@pytest.mark.parametrize("days", ["-1", "3651", "x"])
def test_an_overlap_is_some_days(openroll: Run, register: Path, days: str) -> None:
    before = vkey(register)
    assert openroll("log", "rotate-key", "--register", register, f"--overlap={days}").status == 2
    assert vkey(register) == before


def test_a_new_origin_from_the_outside(openroll: Run, register: Path, database: str, tmp_path: Path) -> None:
    if database:
        pytest.skip("only on SQLite")
    (register / "private" / "log.key").unlink()
    new = tmp_path / "new"
    words = ("log", "new-origin", "--register", register, "--into", new, "--origin", "roll.example/2027")
    assert openroll(*words, "--reason", "eaten").status == 2
    assert openroll(*words, "--reason", "lost", "--checkpoint", tmp_path / "none").status == 2
    ran = openroll(*words, "--reason", "lost")
    assert (ran.status, ran.err) == (0, "")
    assert vkey(new) in ran.out
    assert openroll("verify", new, "--key", vkey(new)).status == 0
    assert openroll("verify", new, "--key", vkey(register)).status == 1
    assert load(new).origin == "roll.example/2027"
    assert openroll("submit", "-", "--register", new, stdin=LETTER).status in (3, 4)
    assert openroll(*words, "--reason", "lost").status == 2
