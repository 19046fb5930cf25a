"""A backup from a stranger's hands writes nothing where it should not, and takes no more than it says."""

import hashlib
import io
import tarfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openroll.core.canonical import JSON, encode
from openroll.core.errors import OpenrollError, Refusal, UnusableInput
from openroll.site.backup_file import (
    BackupWriter,
    DamagedBackup,
    extract,
    is_name,
    read_backup,
    read_file,
)
from tests.examples import USUAL

ABOUT: dict[str, JSON] = {"origin": "roll.example/1"}
FILES = {"openroll.toml": b"name = 1\n", "private/log.key": b"secret", "public/tile/0/000.p/3": b"x" * 96}
Change = Callable[[tarfile.TarInfo], None]


def write(path: Path, files: dict[str, bytes] = FILES) -> Path:
    with BackupWriter(path) as writer:
        for name, data in files.items():
            writer.add_bytes(name, data)
        writer.finish(ABOUT)
    return path


def forged(path: Path, members: Sequence[tuple[str, bytes, Change | None]], files: dict[str, bytes]) -> Path:
    """Write a backup by hand: ``members`` as they are given, and a manifest that vouches for ``files``."""
    listed: dict[str, JSON] = {
        name: {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in files.items()
    }
    manifest = encode({**ABOUT, "v": 1, "format": "openroll-backup", "files": listed})
    ends: list[tuple[str, bytes, Change | None]] = [
        ("manifest.json", manifest, None),
        ("manifest.sha256", hashlib.sha256(manifest).hexdigest().encode() + b"\n", None),
    ]
    with tarfile.open(path, "w", format=tarfile.GNU_FORMAT) as tar:
        for name, data, change in [*members, *ends]:
            member = tarfile.TarInfo(name)
            member.size = len(data)
            if change:
                change(member)
            tar.addfile(member, io.BytesIO(data))
    return path


def test_what_is_written_is_read(tmp_path: Path) -> None:
    backup = read_backup(write(tmp_path / "b"))
    assert backup.about["origin"] == "roll.example/1"
    assert {name: kept.size for name, kept in backup.files.items()} == {
        name: len(data) for name, data in FILES.items()
    }
    extract(backup, lambda name: tmp_path / "out" / name)
    for name, data in FILES.items():
        path = tmp_path / "out" / name
        assert path.read_bytes() == data
        assert path.stat().st_mode & 0o777 == 0o600
    assert read_file(backup, "private/log.key") == b"secret"


def test_names_longer_than_a_header_are_kept(tmp_path: Path) -> None:
    name = "private/evidence/" + "/".join(["a" * 60] * 5)
    backup = read_backup(write(tmp_path / "b", {name: b"1"}))
    assert list(backup.files) == [name]


@pytest.mark.parametrize(
    "name",
    ["../x", "/etc/passwd", "private/../../x", "private//x", ".hidden", "private/.x", "a\\b", "a\nb", "", "private/",
     "manifest.json", "manifest.sha256", "restoring", "a" * 1001],
)  # fmt: skip
def test_a_name_that_leads_elsewhere_is_refused_on_both_sides(tmp_path: Path, name: str) -> None:
    assert not is_name(name)
    with BackupWriter(tmp_path / "b") as writer, pytest.raises(UnusableInput):
        writer.add_bytes(name, b"1")
    assert not (tmp_path / "b").exists()
    with pytest.raises(OpenrollError):
        read_backup(forged(tmp_path / "f", [(name, b"1", None)], {name: b"1"}))


def kind(value: bytes, link: str = "") -> Change:
    def change(member: tarfile.TarInfo) -> None:
        member.type, member.linkname = value, link
        member.size = 0 if value != tarfile.REGTYPE else member.size

    return change


@pytest.mark.parametrize(
    "change",
    [
        kind(tarfile.SYMTYPE, "/etc/passwd"),
        kind(tarfile.LNKTYPE, "openroll.toml"),
        kind(tarfile.CHRTYPE),
        kind(tarfile.BLKTYPE),
        kind(tarfile.FIFOTYPE),
        kind(tarfile.DIRTYPE),
        kind(tarfile.CONTTYPE),
        kind(tarfile.GNUTYPE_SPARSE),
    ],
)
def test_what_is_no_plain_file_is_refused(tmp_path: Path, change: Change) -> None:
    path = forged(tmp_path / "b", [("private/x", b"", change)], {"private/x": b""})
    with pytest.raises(DamagedBackup, match="private/x"):
        read_backup(path)


def test_foreign_extensions_are_refused(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "b", "w", format=tarfile.PAX_FORMAT) as tar:
        member = tarfile.TarInfo("private/x")
        member.pax_headers = {"path": "private/y", "size": "99999999999"}
        tar.addfile(member)
    with pytest.raises(DamagedBackup):
        read_backup(tmp_path / "b")


def test_a_file_twice_too_many_or_missing_is_named(tmp_path: Path) -> None:
    one = ("private/x", b"1", None)
    for members, files in (
        ([one, one], {"private/x": b"1"}),
        ([one], {}),
        ([], {"private/x": b"1"}),
        ([one], {"private/x": b"2"}),
        ([one], {"private/x": b"11"}),
    ):
        with pytest.raises(DamagedBackup, match="private/x"):
            read_backup(forged(tmp_path / "b", members, files))


def test_nothing_stands_behind_the_manifest(tmp_path: Path) -> None:
    path = write(tmp_path / "b")
    with tarfile.open(path, "a") as tar:
        member = tarfile.TarInfo("private/more")
        tar.addfile(member)
    with pytest.raises(DamagedBackup, match="private/more"):
        read_backup(path)


def test_a_manifest_that_was_changed_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "b")
    data = path.read_bytes()
    path.chmod(0o600)
    path.write_bytes(data.replace(b"roll.example/1", b"roll.example/2"))
    with pytest.raises(DamagedBackup, match=r"manifest\.json"):
        read_backup(path)


def test_a_newer_backup_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    manifest = encode({**ABOUT, "v": 2, "format": "openroll-backup", "files": {}})
    with tarfile.open(tmp_path / "b", "w") as tar:
        for name, data in (
            ("manifest.json", manifest),
            ("manifest.sha256", hashlib.sha256(manifest).hexdigest().encode() + b"\n"),
        ):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    with pytest.raises(UnusableInput, match="newer Openroll"):
        read_backup(tmp_path / "b")


def test_every_cut_is_found(tmp_path: Path) -> None:
    data = write(tmp_path / "b").read_bytes()
    ends = len(data.rstrip(b"\0"))
    for cut in range(0, ends, 37):
        (tmp_path / "cut").write_bytes(data[:cut])
        with pytest.raises(DamagedBackup):
            read_backup(tmp_path / "cut")


def test_every_flipped_bit_of_a_file_or_of_the_manifest_is_found(tmp_path: Path) -> None:
    path = write(tmp_path / "b")
    data = path.read_bytes()
    with tarfile.open(path) as tar:
        places = [at for m in tar for at in range(m.offset_data, m.offset_data + m.size)]
    bad = tmp_path / "bad"
    for at in places:
        bad.write_bytes(data[:at] + bytes([data[at] ^ (1 << at % 8)]) + data[at + 1 :])
        with pytest.raises((DamagedBackup, UnusableInput)):
            read_backup(bad)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=2 * USUAL)
@given(st.data())
def test_no_bytes_crash_it(tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / "b"
    if not path.exists():
        write(path)
    whole = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=40))
    (tmp_path / "bad").write_bytes(whole)
    try:
        found = read_backup(tmp_path / "bad")
    except OpenrollError:
        return
    assert {name: kept.size for name, kept in found.files.items()} == {n: len(d) for n, d in FILES.items()}


@given(st.binary(max_size=4000))
def test_any_bytes_are_a_backup_or_a_sentence(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "b"
    path.write_bytes(data)
    with pytest.raises(OpenrollError):
        read_backup(path)


def test_a_file_that_changed_between_reading_and_writing_is_found(tmp_path: Path) -> None:
    path = write(tmp_path / "b")
    backup = read_backup(path)
    path.write_bytes(path.read_bytes().replace(b"secret", b"S3cret"))
    with pytest.raises(DamagedBackup, match=r"private/log\.key"):
        extract(backup, lambda name: tmp_path / "out" / name)


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "b"
    path.write_text("mine")
    with pytest.raises(Refusal, match="not overwritten"):
        write(path)
    path.unlink()
    with BackupWriter(path) as writer:
        writer.add_bytes("openroll.toml", b"")
        path.write_text("mine")
        with pytest.raises(Refusal, match="not overwritten"):
            writer.finish(ABOUT)
    assert path.read_text() == "mine"
    assert [each.name for each in tmp_path.iterdir()] == ["b"]
