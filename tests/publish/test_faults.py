"""Each write, sync and rename of the publisher fails in turn, SQLite's included; or the disk is full from a moment on.

Afterwards readers see a whole register, nothing that was acknowledged is lost, and the next publisher finishes the
work to the same files as one that nothing happened to. The long form takes every call.
"""

import os
import shutil
from pathlib import Path

import pytest

from openroll.publish.pump import pump
from tests import faults
from tests.faults import Fault

from .desk_making import busy
from .making import KEY, ListSource, found_log
from .test_kill import reader_sees, same_files
from .victim import FACTS, FileSource, commit
from .victim import main as publish_all

LONG = os.environ.get("OPENROLL_HYPOTHESIS") == "soak"
VICTIM = "tests.publish.victim"
BATCH = 4


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with some facts published and more of them committed."""
    folder = tmp_path_factory.mktemp("begun")
    found_log(folder)
    source = ListSource().load(223)
    busy(source)
    commit(folder / FACTS, source.committed[:251])
    pump(FileSource(folder / FACTS), private=folder / "private", public=folder / "public", key=KEY)
    commit(folder / FACTS, source.committed)
    return folder


@pytest.fixture(scope="module")
def whole(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, int]]:
    """The same register when nothing fails, and how often the publisher made each call."""
    folder = Path(shutil.copytree(begun, tmp_path_factory.mktemp("whole") / "register"))
    return folder, faults.count(VICTIM, (folder, BATCH), folder / "calls")


def survive(begun: Path, whole: Path, folder: Path, *struck: Fault) -> None:
    shutil.copytree(begun, folder)
    done = faults.run(VICTIM, (folder, BATCH), *struck)
    told = [int(line) for line in done.stdout.split("\n")[:-1] if line.isdigit()]
    assert reader_sees(folder / "public") >= max(told, default=0), [struck, done.stderr]
    faults.finish(lambda: publish_all(folder, BATCH), folder.with_suffix(".again"), struck, done.stderr)
    reader_sees(folder / "public")
    same_files(whole / "public", folder / "public")
    shutil.rmtree(folder)


def test_each_call_fails_in_turn(begun: Path, whole: tuple[Path, dict[str, int]], tmp_path: Path) -> None:
    struck = list(faults.once_each(whole[1], 1 if LONG else 32))
    assert len(struck) > 10
    for number, fault in enumerate(struck):
        survive(begun, whole[0], tmp_path / str(number), fault)


def test_a_disk_that_is_full_from_a_moment_on(
    begun: Path, whole: tuple[Path, dict[str, int]], tmp_path: Path
) -> None:
    for number, struck in enumerate(faults.full_from(whole[1], 1 if LONG else 60)):
        survive(begun, whole[0], tmp_path / str(number), *struck)
