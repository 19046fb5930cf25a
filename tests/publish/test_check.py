"""The check of a public directory: a sound one is proved, and the smallest damage anywhere is found."""

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from openroll.core.errors import UnusableInput
from openroll.log.note import SigningKey
from openroll.log.verify import folder_names
from openroll.publish.check import DirectoryReport, check_directory
from openroll.publish.deskschema import DESK, DESK_CHECKSUM
from openroll.publish.keys import KEYS
from openroll.publish.rollfile import CHECKSUM, ROLL, hash_file

from .making import KEY, ListSource, found_log, publish

LONG = os.environ.get("OPENROLL_HYPOTHESIS") == "soak"
FACTS = 7


def checked(public: Path) -> DirectoryReport:
    return check_directory(public, [KEY.verifier])


def overwrite(path: Path, data: bytes) -> None:
    path.chmod(0o644)
    path.write_bytes(data)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A public directory, published in two steps, so that an earlier partial tile lies in it too."""
    folder = tmp_path_factory.mktemp("sound")
    found_log(folder)
    source = ListSource().load(3)
    publish(source, folder)
    for number in (3, 4):
        source.enter(number)
    source.declare(4, 1)
    source.enter(5)
    assert publish(source, folder) == FACTS
    return folder / "public"


@pytest.fixture
def public(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "public"))


def test_a_sound_directory_is_proved(sound: Path) -> None:
    report = checked(sound)
    assert report.ok, [str(each) for each in report.problems]
    assert (report.size, report.entries, report.complete) == (FACTS, 5, True)
    assert report.authorship_proved
    assert not report.notes


def test_without_a_key_authorship_is_not_proved(sound: Path) -> None:
    report = check_directory(sound)
    assert report.ok
    assert not report.authorship_proved


def test_another_key_is_refused(sound: Path) -> None:
    other = SigningKey.from_seed(KEY.name, bytes(32)).verifier
    report = check_directory(sound, [other])
    assert {each.path for each in report.problems} >= {"log.vkey", "checkpoint"}


def test_a_check_changes_nothing(public: Path) -> None:
    before = {path: path.read_bytes() for path in public.rglob("*") if path.is_file()}
    checked(public)
    assert {path: path.read_bytes() for path in public.rglob("*") if path.is_file()} == before


def test_what_is_no_directory_of_a_register_is_unusable(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput):
        check_directory(tmp_path)


def files(public: Path) -> list[str]:
    return sorted(path.relative_to(public).as_posix() for path in public.rglob("*") if path.is_file())


def offsets(name: str, data: bytes) -> list[int]:
    """Every byte of a small file, a seeded choice of a large one's; of the log's files few (of all in the long form).

    Every bit of those is flipped where the log itself is checked (tests.log.test_verify): here that is heard of.
    """
    whole = range(len(data))
    of_log = name == "checkpoint" or name.startswith("tile/")
    if LONG or (len(data) <= 100 and not of_log):
        return list(whole)
    return sorted(random.Random(len(data)).sample(whole, 20 if of_log else 80))


@pytest.mark.parametrize(
    "name",
    ["checkpoint", "log.vkey", "register.json", CHECKSUM, ROLL, "disclosures/000"]
    + [f"tile/{level}/000.p/{width}" for level in ("0", "entries") for width in (3, 7)],
)
def test_every_flipped_byte_is_found(public: Path, name: str) -> None:
    path = public / name
    data = path.read_bytes()
    for at in offsets(name, data):
        bit = 1 << at % 8
        overwrite(path, data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :])
        report = checked(public)
        assert not report.ok, f"{name}: byte {at} flipped"
        if name not in (CHECKSUM,):
            assert name in {each.path for each in report.problems} or name.startswith("tile/"), at


def test_a_flipped_byte_of_the_rows_is_found_without_the_checksum(public: Path) -> None:
    """Whoever damages the file may take its checksum away: whatever a reader could see is still compared."""
    (public / CHECKSUM).unlink()
    path = public / ROLL
    data = path.read_bytes()
    for at in random.Random(7).sample([at for at in range(len(data)) if data[at]], 40):
        overwrite(path, data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :])
        report = checked(public)
        if report.ok:  # unused space, or a header field that says nothing of the rows
            assert same_rows(path, data, public.parent / "other")
    overwrite(path, data)
    assert checked(public).ok


def same_rows(path: Path, data: bytes, other: Path) -> bool:
    other.write_bytes(data)
    with closing(sqlite3.connect(path)) as one, closing(sqlite3.connect(other)) as two:
        return list(one.iterdump()) == list(two.iterdump())


def test_every_missing_file_is_found(sound: Path, tmp_path: Path) -> None:
    stale = {name for name in folder_names(sound) if name.endswith(".p/3")}  # what only earlier readers need
    # Without a fact about a key keys.json says nothing that log.vkey does not; directories of before have none.
    for count, name in enumerate(set(files(sound)) - stale - {CHECKSUM, KEYS, DESK, DESK_CHECKSUM}):
        public = Path(shutil.copytree(sound, tmp_path / str(count)))
        (public / name).unlink()
        assert not checked(public).ok, name


def test_a_missing_checksum_is_noted(public: Path) -> None:
    (public / CHECKSUM).unlink()
    report = checked(public)
    assert report.ok
    assert [each.path for each in report.notes] == [ROLL]


def test_every_cut_file_is_found(sound: Path, tmp_path: Path) -> None:
    for count, name in enumerate(files(sound)):
        public = Path(shutil.copytree(sound, tmp_path / str(count)))
        data = (public / name).read_bytes()
        for keep in (0, len(data) // 2, len(data) - 1):
            overwrite(public / name, data[:keep])
            assert not checked(public).ok, f"{name} cut to {keep} bytes"
        overwrite(public / name, data + b"\n")
        assert not checked(public).ok, f"{name} with a byte more"


def test_swapped_and_renamed_files_are_found(public: Path) -> None:
    one, other = public / "tile/0/000.p/7", public / "tile/entries/000.p/7"
    held = one.read_bytes()
    overwrite(one, other.read_bytes())
    overwrite(other, held)
    report = checked(public)
    assert {each.path for each in report.problems} >= {"tile/0/000.p/7", "tile/entries/000.p/7"}


def test_a_renamed_file_of_disclosures_is_found(public: Path) -> None:
    (public / "disclosures/000").rename(public / "disclosures/001")
    report = checked(public)
    assert {each.path for each in report.problems} == {"disclosures/001", ROLL}


def test_unknown_files_are_noted(public: Path) -> None:
    (public / "readme.txt").write_text("hello")
    (public / "tile/strange").write_text("hello")
    report = checked(public)
    assert report.ok
    assert {each.path for each in report.notes} == {"readme.txt", "tile/strange"}


def at_rest_again(public: Path) -> None:
    """Give a changed roll.sqlite3 a right checksum, as somebody who forges would."""
    overwrite(public / CHECKSUM, hash_file(public / ROLL).encode() + b"\n")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET document = CAST(replace(CAST(document AS TEXT), 'LLP', 'LTD') AS BLOB)",
        "UPDATE entry SET name = 'PayPal' WHERE number = 2",
        "UPDATE version SET at = '2017-06-28T10:00:59Z' WHERE number = 4 AND version = 2",
        "UPDATE version SET proof = NULL WHERE number = 1",
        "UPDATE version SET proof = (SELECT proof FROM version WHERE number = 2) WHERE number = 1",
        "UPDATE version SET proof = proof || x'0a' WHERE number = 1",
        "DELETE FROM version WHERE number = 5",
        "DELETE FROM entry WHERE number = 3",
        "INSERT INTO key VALUES ('paypal', 1, 'name')",
        "INSERT INTO domain VALUES ('paypal.example', 1, 'register')",
        "DELETE FROM domain WHERE number = 2",
        "UPDATE meta SET value = '6' WHERE key = 'tree_size'",
        "UPDATE meta SET value = '9' WHERE key = 'tree_size'",
        "UPDATE meta SET value = 'x' WHERE key = 'tree_size'",
        "UPDATE meta SET value = upper(value) WHERE key = 'rows_sha256'",
        "UPDATE digest SET sha256 = zeroblob(32) WHERE number = 2",
        "DELETE FROM part WHERE id = 1",
        "INSERT INTO spelling VALUES ('paipal', 'paypal')",
        "DELETE FROM spelling WHERE turn LIKE '<%'",
        "DROP TABLE spelling",
        "INSERT INTO trigram(trigram) VALUES ('delete-all')",
        "DROP TABLE key",
        "CREATE TABLE more(x)",
        "CREATE TRIGGER later AFTER INSERT ON entry BEGIN DELETE FROM key; END",
    ],
)
def test_forged_rows_are_found(public: Path, statement: str) -> None:
    with closing(sqlite3.connect(public / ROLL, isolation_level=None)) as roll:
        roll.execute(statement)
    at_rest_again(public)
    report = checked(public)
    assert ROLL in {each.path for each in report.problems}


def test_a_write_ahead_log_beside_a_file_at_rest_is_found(public: Path) -> None:
    (public / f"{ROLL}-wal").write_bytes(b"x")
    assert not checked(public).ok


def test_a_journal_that_readers_would_roll_back_is_found(public: Path) -> None:
    (public / f"{ROLL}-journal").write_bytes(b"x")
    assert not checked(public).ok


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: lines[1:],
        lambda lines: lines[:-1],
        lambda lines: [lines[1], lines[0], *lines[2:]],
        lambda lines: [lines[0], *lines],
        lambda lines: [lines[0].replace(b'"index":1', b'"index":2'), *lines[1:]],
        lambda lines: [lines[0].replace(b'{"', b'{ "'), *lines[1:]],
        lambda lines: [*lines, lines[-1].replace(b'"index":6', b'"index":99')],
        lambda lines: [*lines, b"{}\n"],
        lambda lines: [b"[" * 5000 + b"\n", *lines],
        lambda lines: [b"\xff\n", *lines],
    ],
)
def test_damaged_disclosures_are_found(public: Path, change: Callable[[list[bytes]], list[bytes]]) -> None:
    path = public / "disclosures/000"
    lines = path.read_bytes().splitlines(keepends=True)
    changed = change(lines)
    assert changed != lines
    overwrite(path, b"".join(changed))
    assert "disclosures/000" in {each.path for each in checked(public).problems} or ROLL in {
        each.path for each in checked(public).problems
    }


def test_a_checkpoint_that_was_put_back_is_found(tmp_path: Path) -> None:
    """Two later heads have been signed, as the proofs show: no killed publisher leaves that."""
    found_log(tmp_path)
    public, source = tmp_path / "public", ListSource().load(2)
    publish(source, tmp_path)
    old = (public / "checkpoint").read_bytes()
    for number in (2, 3):
        source.enter(number)
        publish(source, tmp_path)
    overwrite(public / "checkpoint", old)
    assert "checkpoint" in {each.path for each in checked(public).problems}


def test_what_no_checkpoint_covers_yet_is_not_counted_as_proved(tmp_path: Path) -> None:
    """As a publisher leaves it that was stopped before it signed, or whose witnesses are gone."""
    found_log(tmp_path)
    public, source = tmp_path / "public", ListSource().load(2)
    publish(source, tmp_path)
    before = checked(public)
    old = (public / "checkpoint").read_bytes()
    source.enter(2)
    publish(source, tmp_path)
    assert checked(public).entries == before.entries + 1
    overwrite(public / "checkpoint", old)
    report = checked(public)
    assert report.ok
    assert (before.unsigned, report.unsigned, report.entries) == (0, 1, before.entries)


def test_an_old_copy_of_the_rows_is_found(tmp_path: Path) -> None:
    found_log(tmp_path)
    public, source = tmp_path / "public", ListSource().load(2)
    publish(source, tmp_path)
    old = (public / ROLL).read_bytes()
    source.enter(2)
    publish(source, tmp_path)
    overwrite(public / ROLL, old)
    at_rest_again(public)
    assert [each.path for each in checked(public).problems] == [ROLL]


def test_the_empty_register_is_sound_and_progress_is_told(tmp_path: Path) -> None:
    found_log(tmp_path)
    assert checked(tmp_path / "public").ok
    publish(ListSource().load(600), tmp_path)
    told: list[tuple[str, int, int]] = []
    report = check_directory(tmp_path / "public", [KEY.verifier], progress=lambda *what: told.append(what))
    assert report.ok
    assert len({stage for stage, _, _ in told}) == 3
    assert all(0 <= done <= total for _, done, total in told)
