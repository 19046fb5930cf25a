"""Mirrors: what is copied, what is kept, and what is refused with nothing changed."""

import hashlib
import shutil
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path

import pytest

from openroll.cli.layout import LAYOUT
from openroll.cli.mirror import problems_of
from openroll.core.errors import OpenrollError, Refusal
from openroll.log.note import SigningKey
from openroll.net import fork
from openroll.net.mirror import Copied, Forked, Mirror, NotAsItShouldBe, OtherKey, WentBack
from openroll.net.mirror_trust import Trust
from openroll.publish.check import check_directory
from tests.net.serving import counting, served
from tests.publish.making import KEY, ListSource, found_log, publish

VKEY = KEY.verifier
TRUST = Trust((VKEY,))


class Still:
    """A clock that stands still."""

    def now(self) -> datetime:
        return datetime(2026, 11, 23, 12, tzinfo=UTC)


def copy(url: str, folder: Path, trust: Trust | None = TRUST) -> Copied:
    return Mirror(url, folder, LAYOUT, problems_of, Still(), sleep=lambda _: None).run(trust)


def files(folder: Path) -> dict[str, str]:
    """Every file of a public directory with its hash; what is a mirror's own is left out."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not path.relative_to(folder).as_posix().startswith((".mirror/", "forks/"))
    }


class Register:
    """A register that grows."""

    def __init__(self, folder: Path, facts: int) -> None:
        self.folder = folder
        self.source = ListSource()
        found_log(folder)
        self.source.load(facts)
        publish(self.source, folder)

    @property
    def public(self) -> Path:
        return self.folder / "public"

    def copied(self, folder: Path) -> "Register":
        """Return a register of its own in ``folder`` that is the same."""
        copy = Register.__new__(Register)
        copy.folder, copy.source = Path(shutil.copytree(self.folder, folder)), deepcopy(self.source)
        return copy

    def grow(self, entries: int) -> None:
        for number in range(5000, 5000 + entries):
            self.source.enter(number + len(self.source.committed))
        publish(self.source, self.folder)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Register, Path]:
    """A register and its mirror, to be copied."""
    folder = tmp_path_factory.mktemp("made")
    register = Register(folder / "register", 300)
    with served(register.public) as url:
        copy(url, folder / "mirror")
    return register, folder / "mirror"


@pytest.fixture
def register(made: tuple[Register, Path], tmp_path: Path) -> Register:
    return made[0].copied(tmp_path / "register")


@pytest.fixture
def mirror(made: tuple[Register, Path], tmp_path: Path) -> Path:
    """A mirror of the register."""
    return Path(shutil.copytree(made[1], tmp_path / "mirror"))


def test_a_mirror_is_the_same_and_is_proved(register: Register, tmp_path: Path) -> None:
    mirror = tmp_path / "mirror"
    with served(register.public) as url:
        done = copy(url, mirror)
    assert (done.size, done.before, done.changed, done.origin) == (300, None, True, VKEY.name)
    assert files(mirror) == files(register.public)
    report = check_directory(mirror, [VKEY])
    assert report.ok
    assert report.authorship_proved
    assert [str(note) for note in report.notes] == []


def test_only_what_is_new_is_asked_for(register: Register, tmp_path: Path) -> None:
    mirror, asked = tmp_path / "mirror", list[str]()
    with served(register.public, counting(asked)) as url:
        copy(url, mirror)
        assert "tile/entries/000" in asked
        asked.clear()
        again = copy(url, mirror)
        assert not again.changed
        assert not [name for name in asked if name.startswith("tile/") or name == "roll.sqlite3"]
        register.grow(300)
        asked.clear()
        done = copy(url, mirror)
        assert (done.size, done.before) == (600, 300)
        assert "tile/entries/000" not in asked
        assert "tile/0/000" not in asked
    assert (
        files(mirror).items()
        >= {
            name: found for name, found in files(register.public).items() if not name.startswith("tile/")
        }.items()
    )
    assert check_directory(mirror, [VKEY]).ok
    assert not (mirror / "tile/entries/001.p").exists(), "its full tile is there"


def test_a_mirror_of_a_mirror(register: Register, tmp_path: Path) -> None:
    with served(register.public) as url:
        copy(url, tmp_path / "first")
    with served(tmp_path / "first") as url:
        copy(url, tmp_path / "second")
    assert files(tmp_path / "second") == files(register.public)


def test_the_first_key_is_pinned(register: Register, tmp_path: Path) -> None:
    mirror = tmp_path / "mirror"
    with served(register.public) as url:
        done = copy(url, mirror, None)
        assert not done.trust.given
        assert not copy(url, mirror, None).trust.given
        assert copy(url, mirror, TRUST).trust.given
        assert copy(url, mirror, None).trust.given
        other = SigningKey.from_seed(KEY.name, bytes(32)).verifier
        with pytest.raises(OtherKey):
            copy(url, mirror, Trust((other,)))


def test_another_registers_folder_is_not_overwritten(register: Register, tmp_path: Path) -> None:
    other = Register(tmp_path / "other", 3)
    before = files(other.folder)
    with served(register.public) as url, pytest.raises(Refusal, match="neither empty nor a mirror"):
        copy(url, other.public)
    assert files(other.folder) == before


def forked(tmp_path: Path, facts: int, grown: int) -> Register:
    """A register of the same key whose third fact is another."""
    folder = tmp_path / "forked"
    found_log(folder)
    source = ListSource()
    source.open_register()
    source.enter(1)
    source.enter(77)
    while len(source.committed) < facts:
        source.enter(100 + len(source.committed))
    publish(source, folder)
    made = Register.__new__(Register)
    made.folder, made.source = folder, source
    return made


@pytest.mark.parametrize("size", [300, 256, 3, 301, 600])
def test_a_fork_is_refused_with_evidence(mirror: Path, tmp_path: Path, size: int) -> None:
    before = files(mirror)
    with served(forked(tmp_path, size, 0).public) as url, pytest.raises(Forked) as caught:
        copy(url, mirror)
    assert files(mirror) == before
    evidence = Path(str(caught.value.params["evidence"]))
    smaller, larger = fork.parse(evidence.read_bytes()).prove([VKEY])
    assert (smaller.size, larger.size) == tuple(sorted((300, size)))
    assert check_directory(mirror, [VKEY]).ok


def test_an_older_state_is_refused_and_is_no_fork(register: Register, mirror: Path, tmp_path: Path) -> None:
    old = Path(shutil.copytree(register.public, tmp_path / "old"))
    register.grow(20)
    with served(register.public) as url:
        copy(url, mirror)
    before = files(mirror)
    with served(old) as url, pytest.raises(WentBack):
        copy(url, mirror)
    assert files(mirror) == before
    assert not (mirror / "forks").exists()


def test_damage_at_the_origin_changes_nothing(register: Register, mirror: Path) -> None:
    before = files(mirror)
    register.grow(10)
    for name in ("tile/0/001.p/54", "tile/entries/001.p/54", "roll.sqlite3", "disclosures/001", "log.vkey"):
        path = register.public / name
        held = path.read_bytes()
        path.chmod(0o644)
        for bad in (held[: len(held) // 2] + b"!" + held[len(held) // 2 + 1 :], None):
            path.write_bytes(bad) if bad is not None else path.unlink()
            with served(register.public) as url, pytest.raises(OpenrollError):
                copy(url, mirror)
            after = {key: value for key, value in files(mirror).items() if not key.startswith("tile/")}
            assert after.items() <= before.items(), name
            assert check_directory(mirror, [VKEY]).ok
        path.write_bytes(held)
    with served(register.public) as url:
        assert copy(url, mirror).size == 310


def test_a_disclosure_that_went_without_a_redaction_is_told(register: Register, mirror: Path) -> None:
    kept = (mirror / "disclosures/000").read_bytes()
    path = register.public / "disclosures/000"
    path.chmod(0o644)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[1:]))
    with served(register.public) as url, pytest.raises(NotAsItShouldBe, match="never redacted") as caught:
        copy(url, mirror)
    assert len(caught.value.problems) == 1
    assert (mirror / "disclosures/000").read_bytes() == kept
