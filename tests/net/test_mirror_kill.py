"""A mirror that is killed at any moment has no checkpoint that its files do not bear out, and goes on afterwards."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from openroll.log.verify import folder_names, folder_reader, verify_log
from openroll.publish.check import check_directory
from tests.command import begin_work
from tests.net import victim
from tests.net.serving import served
from tests.net.test_mirror import Register, files
from tests.publish.making import KEY, publish

KILLED = -9


class Ended(NamedTuple):
    """How a process ended, and what it had said."""

    returncode: int
    said: str


def mirrored(url: str, folder: Path, last: int) -> Ended:
    """Mirror in a process of its own, which kills itself at the change that is the ``last``, if not 0."""
    said = folder.with_name(f"{folder.name}.said")
    returncode = begin_work(lambda: victim.mirror(url, folder, last), said).wait(120)
    return Ended(returncode, said.read_text())


def sound(folder: Path) -> bool:
    """Say whether the mirror stands for a checkpoint, which then is borne out."""
    if not (folder / "checkpoint").exists():
        return False
    log = verify_log(folder_reader(folder), [KEY.verifier], names=folder_names(folder))
    assert log.ok, log.problems
    return True


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Register, Path]]:
    """A register, and a mirror of what it was before."""
    folder = tmp_path_factory.mktemp("kill")
    register = Register(folder / "register", 280)
    with served(register.public) as url:
        assert mirrored(url, folder / "mirror", 0).returncode == 0
    register.grow(40)
    yield register, folder / "mirror"


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(1, 20))])
def test_killed_anywhere(stages: tuple[Register, Path], tmp_path: Path, seed: int) -> None:
    register, before = stages
    draw = random.Random(seed)
    with served(register.public) as url:
        whole = mirrored(url, Path(shutil.copytree(before, tmp_path / "whole")), 0)
        assert whole.returncode == 0, whole.said
        changes = int(whole.said)
        # The end is where files are brought in: each step of it in the long form; of what comes before, one.
        moments = [draw.randrange(1, changes), *range(changes - 1 - seed % 12, changes - 26, -12)]
        for moment in moments:
            mirror = Path(shutil.copytree(before, tmp_path / f"{moment}", symlinks=True))
            assert mirrored(url, mirror, moment).returncode == KILLED
            assert sound(mirror)
            report = check_directory(mirror, [KEY.verifier])
            assert report.ok, (moment, list(map(str, report.problems)))
            assert mirrored(url, mirror, 0).returncode == 0
            assert {name: found for name, found in files(mirror).items() if not name.startswith("tile/")} == {
                name: found for name, found in files(register.public).items() if not name.startswith("tile/")
            }
            assert check_directory(mirror, [KEY.verifier]).ok
            assert not (mirror / ".mirror/next").exists()
            shutil.rmtree(mirror)


def test_killed_while_a_redaction_comes_in(tmp_path: Path) -> None:
    register, before = Register(tmp_path / "register", 40), tmp_path / "mirror"
    mirror: Path | None = None
    with served(register.public) as url:
        assert mirrored(url, before, 0).returncode == 0
        target = next(fact for fact in register.source.committed if b'"entry":4,' in fact.data)
        register.source.name("redacted", target.index, ("/identifiers/email",))
        publish(register.source, register.folder)
        changes = int(mirrored(url, Path(shutil.copytree(before, tmp_path / "whole")), 0).said)
        for moment in range(changes - 8, changes - 32, -4):
            mirror = Path(shutil.copytree(before, tmp_path / f"{moment}"))
            assert mirrored(url, mirror, moment).returncode == KILLED
            assert sound(mirror)
            report = check_directory(mirror, [KEY.verifier])
            assert report.ok, (moment, list(map(str, report.problems)))
    assert mirror is not None
    # The last one had everything ready, or began again.
    with served(register.public) as url:
        assert mirrored(url, mirror, 0).returncode == 0
    value = b"abuse@service4.example"
    assert not [path for path in mirror.rglob("*") if path.is_file() and value in path.read_bytes()]


def test_a_first_copy_that_is_killed(stages: tuple[Register, Path], tmp_path: Path) -> None:
    register, _ = stages
    with served(register.public) as url:
        mirror = tmp_path / "mirror"
        for moment in (1, 7, 30, 55):
            mirrored(url, mirror, moment)
            sound(mirror)
        assert mirrored(url, mirror, 0).returncode == 0
    assert sound(mirror)
    assert files(mirror).items() <= files(register.public).items()
    assert check_directory(mirror, [KEY.verifier]).ok
