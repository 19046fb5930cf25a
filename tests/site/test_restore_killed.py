"""A restore that was killed or died at a step: no register, nothing lost, and it begins again."""

import time
from pathlib import Path

import pytest

from openroll.core.errors import Refusal, UnusableInput
from openroll.site.publishing import publish
from openroll.site.register import Register, load
from openroll.site.restore import ready, restore
from openroll.site.restored import NotCompared
from tests import databases
from tests.command import begin
from tests.roll.making import clock
from tests.site.restoring import (
    backed_up,
    bring_back,
    compared,
    dump,
    enter,
    keep_evidence,
)
from tests.site.test_restore import only_sqlite


@only_sqlite
@pytest.mark.parametrize("seed", range(4))
def test_a_killed_restore_is_no_register_and_begins_again(
    opened: Register, tmp_path: Path, seed: int
) -> None:
    import random

    for number in range(30):
        keep_evidence(opened, random.Random(number).randbytes(1 << 19))
    enter(opened, 1)
    path = backed_up(opened, tmp_path / "b")
    before = dump(opened)
    folder = tmp_path / "again"
    process = begin("restore", path, folder, "--public", "http://127.0.0.1:1/")
    while process.poll() is None and not (folder / "restoring").exists():
        time.sleep(0.002)
    time.sleep(random.Random(seed).uniform(0, 0.15))
    process.kill()
    process.wait()
    again = bring_back(path, folder)
    with pytest.raises(NotCompared):
        publish(again, clock=clock())
    compared(again, opened.public)
    publish(again, clock=clock())
    assert dump(again) == before


@pytest.mark.parametrize("step", ["_write", "_fill", "_finish"])
def test_a_restore_that_died_at_any_step_begins_again_in_the_same_database(
    opened: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    enter(opened, 1)
    path, before = backed_up(opened, tmp_path / "b"), dump(opened)
    database, folder = databases.another(opened.database), tmp_path / "again"

    def dies(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(f"openroll.site.restore.{step}", dies)
        with pytest.raises(KeyboardInterrupt):
            restore(path, folder, clock=clock(), database=database)
    with pytest.raises(UnusableInput, match="no register"):
        load(folder)
    again = restore(path, folder, clock=clock(), database=database)
    ready(again, clock())
    compared(again, opened.public)
    assert dump(again) == before


@only_sqlite
def test_half_a_restore_of_another_backup_is_left_alone(opened: Register, tmp_path: Path) -> None:
    folder = tmp_path / "again"
    folder.mkdir()
    (folder / "restoring").write_text("ab" * 32)
    with pytest.raises(Refusal, match="half a restore of another backup"):
        restore(backed_up(opened, tmp_path / "b"), folder, clock=clock())


def test_a_restore_that_was_done_goes_on_with_comparing(opened: Register, tmp_path: Path) -> None:
    path = backed_up(opened, tmp_path / "b")
    again = bring_back(path, tmp_path / "again", opened.database)
    same = restore(path, tmp_path / "again", clock=clock())
    assert same == again
    compared(same, opened.public)
    with pytest.raises(Refusal, match="compared already"):
        restore(path, tmp_path / "again", clock=clock())
    with pytest.raises(Refusal, match="nothing to compare"):
        compared(same, opened.public)
