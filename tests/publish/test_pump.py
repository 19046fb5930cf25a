"""The publisher: what it refuses, what it puts back, and what it costs."""

import shutil
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from openroll.core.canonical import JSON
from openroll.core.errors import Conflict, Refusal
from openroll.log.disclosure import make
from openroll.log.note import SigningKey
from openroll.log.sequencer import Sequencer
from openroll.publish.check import check_directory
from openroll.publish.directory import create
from openroll.publish.pump import CommittedFact, Publisher, Unpublishable, pump
from openroll.publish.rollfile import CHECKSUM, ROLL, RollWriter

from .making import KEY, ListSource, found_log, publish, subject


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found_log(tmp_path)
    return tmp_path


def sound(folder: Path) -> int:
    report = check_directory(folder / "public", [KEY.verifier])
    assert report.ok, [str(each) for each in report.problems]
    assert not report.notes
    return report.size


def query(folder: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"{(folder / 'public' / ROLL).as_uri()}?mode=ro", uri=True)) as roll:
        return roll.execute(statement).fetchall()


def test_batches_make_no_difference(tmp_path: Path) -> None:
    source = ListSource().load(30)
    hashes = set()
    for batch in (1, 7, 256):
        folder = tmp_path / str(batch)
        found_log(folder)
        assert publish(source, folder, batch=batch) == 30 == sound(folder)
        hashes.add(query(folder, "SELECT value FROM meta WHERE key = 'rows_sha256'")[0])
    assert len(hashes) == 1


def test_a_second_time_changes_nothing(folder: Path) -> None:
    source = ListSource().load(10)
    publish(source, folder)
    before = {path: path.read_bytes() for path in (folder / "public").rglob("*") if path.is_file()}
    assert publish(source, folder) == 10
    assert {path: path.read_bytes() for path in (folder / "public").rglob("*") if path.is_file()} == before


def test_an_open_publisher_goes_on(folder: Path) -> None:
    source = ListSource().load(3)
    told: list[tuple[int, int]] = []
    with Publisher(source, private=folder / "private", public=folder / "public", key=KEY) as publisher:
        assert publisher.pump(progress=lambda *what: told.append(what)) == 3
        source.enter(70)
        assert not (folder / "public" / CHECKSUM).exists()
        assert publisher.pump(batch=1) == 4
        assert query(folder, "SELECT count(*) FROM entry") == [(3,)]
    assert told == [(3, 3)]
    assert sound(folder) == 4


def test_a_second_publisher_is_refused(folder: Path) -> None:
    source = ListSource().load(3)
    with (
        Publisher(source, private=folder / "private", public=folder / "public", key=KEY),
        pytest.raises(Conflict),
    ):
        publish(source, folder)


def test_a_log_is_never_made_implicitly(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        publish(ListSource().load(1), tmp_path)
    assert not list(tmp_path.rglob("*.sqlite3"))


def test_another_key_is_refused(folder: Path) -> None:
    source, other = ListSource().load(1), SigningKey.from_seed(KEY.name, bytes(32))
    with pytest.raises(Refusal):
        pump(source, private=folder / "private", public=folder / "public", key=other)
    (folder / "public/log.vkey").unlink()
    (folder / "public/log.vkey").write_text(other.verifier.text + "\n")
    with pytest.raises(Refusal, match="another key"):
        publish(source, folder)


def test_fewer_or_other_facts_are_refused(folder: Path) -> None:
    publish(ListSource().load(5), folder)
    with pytest.raises(Refusal, match="holds 4 facts and the log 5"):
        publish(ListSource().load(4), folder)
    other = ListSource()
    for number in range(1, 8):
        other.enter(number)
    with pytest.raises(Refusal, match="disagree on fact 4"):
        publish(other, folder)
    assert sound(folder) == 5


def test_a_gap_is_refused(folder: Path) -> None:
    source = ListSource().load(5)
    del source.committed[3]
    with pytest.raises(Refusal, match="gap"):
        publish(source, folder)


def _broken(source: ListSource) -> Sequence[CommittedFact]:
    good = source.committed[-1]
    foreign = make("/x", 1, bytes(32)).text
    return [
        CommittedFact(good.index, b"{}"),
        CommittedFact(good.index, good.data + b" "),
        CommittedFact(good.index, good.data, (foreign,)),
        CommittedFact(good.index, good.data, good.disclosures * 2),
        CommittedFact(good.index, good.data, ("not base64!",)),
    ]


def test_what_cannot_be_published_never_enters_the_log(folder: Path) -> None:
    source = ListSource().load(3)
    good = source.committed[-1]
    for bad in _broken(source):
        source.committed[-1] = bad
        with pytest.raises(Unpublishable):
            publish(source, folder)
        assert sound(folder) == 0
    source.committed[-1] = good
    source.declare(77, 1)  # about an entry that is not there
    with pytest.raises(Unpublishable, match="Fact 3 cannot be published"):
        publish(source, folder)
    assert sound(folder) == 0
    source.committed.pop()
    assert publish(source, folder) == 3 == sound(folder)


@pytest.mark.parametrize("name", [ROLL, CHECKSUM, "log.vkey", "register.json"])
def test_what_follows_from_the_rest_is_put_back(folder: Path, name: str) -> None:
    source = ListSource().load(300)
    publish(source, folder)
    old = query(folder, "SELECT value FROM meta WHERE key = 'rows_sha256'")
    (folder / "public" / name).unlink()
    assert publish(source, folder) == 300 == sound(folder)
    assert query(folder, "SELECT value FROM meta WHERE key = 'rows_sha256'") == old


def test_disclosures_are_not_public_because_the_source_says_so(folder: Path) -> None:
    source = ListSource().load(2)
    fact = source.committed[1]
    source.committed[1] = CommittedFact(fact.index, fact.data)
    publish(source, folder)
    assert sound(folder) == 2
    assert not (folder / "public/disclosures").exists()
    (row,) = query(folder, "SELECT CAST(document AS TEXT) FROM entry")
    assert "email" not in str(row[0])


def test_an_old_copy_of_the_log_is_refused(folder: Path) -> None:
    source = ListSource().load(2)
    publish(source, folder)
    shutil.copytree(folder / "private", folder / "old")
    source.enter(50)
    publish(source, folder)
    shutil.rmtree(folder / "private")
    (folder / "old").rename(folder / "private")
    with pytest.raises(Refusal):
        publish(source, folder)


def test_a_public_directory_is_begun_once(tmp_path: Path) -> None:
    create(tmp_path / "public", KEY.verifier.text)
    with pytest.raises(Refusal):
        create(tmp_path / "public", KEY.verifier.text)


def test_a_reader_that_holds_on_is_not_in_the_way(folder: Path) -> None:
    source = ListSource().load(2)
    with closing(sqlite3.connect(f"{(folder / 'public' / ROLL).as_uri()}?mode=ro", uri=True)) as roll:
        assert roll.execute("SELECT count(*) FROM entry").fetchone() == (0,)
        publish(source, folder)
        assert roll.execute("SELECT count(*) FROM entry").fetchone() == (1,)
        source.enter(9)
        publish(source, folder)
        assert roll.execute("SELECT count(*) FROM entry").fetchone() == (2,)
        assert sound(folder) == 3
    source.enter(10)
    publish(source, folder)
    assert sound(folder) == 4
    assert (folder / "public" / ROLL).read_bytes()[18:20] == b"\x01\x01", "any reader can open it"


def test_names_that_change_leave_nothing_behind(folder: Path) -> None:
    source = ListSource().load(2)
    publish(source, folder)
    name: JSON = {"value": "Completely Different", "standing": "corroborated", "cites": []}
    source.add("entry-amended", subject(1), {"entry": 1, "identifiers": {"name": name}, "services": []})
    publish(source, folder)
    assert sound(folder) == 3
    assert query(folder, "SELECT key FROM key WHERE kind = 'name'") == [("completely different",)]
    assert query(folder, "SELECT key FROM part") == [("completely different",)]
    assert query(folder, "SELECT key FROM trigram WHERE trigram MATCH 'ffer'") == [("completely different",)]
    assert {key for (key,) in query(folder, "SELECT key FROM spelling")} == {"completely different"}
    assert query(folder, "SELECT count(*) FROM domain") == [(0,)]


def test_a_file_of_an_earlier_version_gets_its_spellings(folder: Path) -> None:
    source = ListSource().load(5)
    publish(source, folder)
    made = query(folder, "SELECT * FROM spelling")
    assert made
    with closing(sqlite3.connect(folder / "public" / ROLL)) as roll:
        roll.execute("DROP TABLE spelling")
    source.enter(6)
    publish(source, folder)
    assert sound(folder)
    assert set(made) < set(query(folder, "SELECT * FROM spelling"))


def test_a_thousand_entries_take_seconds_and_one_much_less(folder: Path) -> None:
    """In the time of this process: what other processes of the machine do meanwhile is not ours."""
    source = ListSource()
    source.open_register()
    for number in range(1, 1001):
        source.enter(number)
    began = time.process_time()
    publish(source, folder)
    many = time.process_time() - began
    source.enter(1001)
    began = time.process_time()
    publish(source, folder)
    one = time.process_time() - began
    assert many < 5, f"{many:.2f} s for a thousand entries"
    assert one < 0.5, f"{one:.2f} s for one more"


def test_a_roll_of_another_schema_is_refused(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "public" / ROLL, isolation_level=None)) as roll:
        roll.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
    with pytest.raises(Exception, match="unknown here"), RollWriter(folder / "public" / ROLL):
        pass


def test_a_damaged_roll_is_told(folder: Path) -> None:
    publish(ListSource().load(3), folder)
    (folder / "public" / ROLL).write_bytes(b"SQLite format 3\0" + bytes(4000))
    with pytest.raises(Exception, match=r"roll\.sqlite3 cannot be used"):
        publish(ListSource().load(4), folder)
    with Sequencer(folder / "private/log", folder / "public", KEY) as log:
        assert log.size == 3
