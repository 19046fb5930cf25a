"""kill -9 at random moments of the real command while it imports and publishes.

After each kill the public directory bears out its checkpoint, and no entry that was public is gone. In the end every
line of the list is an entry, once. The long form takes its number of kills from OPENROLL_SOAK_KILLS.
"""

import json
import os
import random
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.command import Run, begin

LINES = 1500


def public_names(register: Path) -> list[str]:
    """Return what a reader of the public directory finds, by number; its checkpoint is checked first."""
    with sqlite3.connect(f"file:{register / 'public' / 'roll.sqlite3'}?mode=ro", uri=True) as roll:
        rows = roll.execute("SELECT document FROM entry ORDER BY number").fetchall()
    return [json.loads(row[0])["identifiers"]["name"]["value"] for row in rows]


def survive(openroll: Run, register: Path, seed: int, kills: int) -> None:
    """Import a list; kill the import ``kills`` times on the way."""
    drawn = random.Random(seed)
    listing = register.parent / "list.csv"
    listing.write_text(
        "Organisation,E-mail\n" + "".join(f"Company {n},c{n}@mail.example\n" for n in range(LINES))
    )
    before: list[str] = []
    for _ in range(kills):
        process = begin("import", listing, "--register", register)
        try:
            process.wait(drawn.uniform(0.0, 1.5))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        checked = openroll("verify", register / "public")
        assert checked.status == 0, checked.out + checked.err
        now = public_names(register)
        assert now[: len(before)] == before
        before = now
    assert openroll("import", listing, "--register", register).status == 0
    assert public_names(register) == [f"Company {n}" for n in range(LINES)]
    assert openroll("verify", register / "public").status == 0


def test_an_import_survives_kills(openroll: Run, register: Path) -> None:
    survive(openroll, register, seed=20170628, kills=3)


@pytest.mark.soak
def test_an_import_survives_many_kills(openroll: Run, register: Path) -> None:
    survive(openroll, register, seed=90, kills=int(os.environ.get("OPENROLL_SOAK_KILLS", "200")))
