"""The sequencer: order, compare-and-swap, recovery, refusals."""

import os
import sqlite3
from pathlib import Path

import pytest

from openroll.core.errors import Conflict, Damage, OpenrollError, Refusal
from openroll.log import sequencer, tree
from openroll.log.checkpoint import open_checkpoint
from openroll.log.note import SigningKey
from openroll.log.sequencer import FactTooLarge, Sequencer
from openroll.log.tree import BadProof
from openroll.log.verify import folder_names, folder_reader, iter_facts, verify_proof_file

from .making import KEY, ORIGIN, Log, make_facts


def published(log: Log) -> int:
    return open_checkpoint((log.public / "checkpoint").read_bytes(), [KEY.verifier]).size


def test_a_new_log_is_empty_and_published(log: Log) -> None:
    found = open_checkpoint((log.public / "checkpoint").read_bytes(), [KEY.verifier])
    assert (found.origin, found.size, found.root) == (ORIGIN, 0, tree.EMPTY_ROOT)
    assert log.check().ok
    assert (log.folder / "log.sqlite3").stat().st_mode & 0o77 == 0


def test_a_log_is_never_created_implicitly(tmp_path: Path) -> None:
    folder = tmp_path / "log"
    folder.mkdir()
    with pytest.raises(Refusal), Sequencer(folder, tmp_path, KEY):
        pass
    assert not (folder / "log.sqlite3").exists()


def test_a_log_is_never_created_twice(log: Log) -> None:
    with pytest.raises(Refusal):
        Sequencer.create(log.folder, log.public, KEY)
    with pytest.raises(Refusal):
        Sequencer.create(log.folder.parent / "other", log.public, KEY)
    (log.public / "checkpoint").unlink()
    with pytest.raises(Refusal):
        Sequencer.create(log.folder, log.public, KEY)


def test_a_creation_that_was_killed_can_be_finished(log: Log) -> None:
    (log.public / "checkpoint").unlink()
    with log.open() as opened:
        assert opened.published == -1
        head = opened.recover()
        assert head is not None
        opened.publish(head)
    assert log.check().ok


@pytest.mark.parametrize(
    "batches", [(1,), (2,), (255,), (256,), (257,), (1, 1, 1), (200, 56, 1), (1000, 24), (255, 2)]
)
def test_what_is_appended_is_published_and_proved(log: Log, batches: tuple[int, ...]) -> None:
    head = log.grow(*batches)
    size = sum(batches)
    report = log.check()
    assert (report.ok, report.size, report.root) == (True, size, head.root)
    assert list(iter_facts(folder_reader(log.public), size)) == make_facts(size)
    with log.open() as opened:
        assert opened.recover() is None
        for index in {0, size // 2, size - 1}:
            proof = verify_proof_file(opened.proof(index, head), [KEY.verifier])
            assert proof.fact_bytes == opened.fact(index) == make_facts(1, index)[0]
        for old in {0, 1, size // 2, size}:
            proof_of_growth = opened.consistency(old, head)
            tree.check_consistency(old, size, proof_of_growth, opened.head_at(old).root, head.root)


def test_the_root_is_that_of_the_facts(log: Log) -> None:
    leaves = [tree.leaf_hash(each) for each in make_facts(5)]
    pairs = [tree.node_hash(*leaves[0:2]), tree.node_hash(*leaves[2:4])]
    assert log.grow(5).root == tree.node_hash(tree.node_hash(*pairs), leaves[4])


def test_a_head_can_be_had_again_byte_for_byte(log: Log) -> None:
    first = log.grow(3)
    log.grow(300)
    with log.open() as opened:
        assert opened.head_at(3) == first
        assert verify_proof_file(opened.proof(2, first), [KEY.verifier]).size == 3
        with pytest.raises(BadProof):
            opened.proof(3, first)
        for size in (-1, 304):
            with pytest.raises(Refusal):
                opened.head_at(size)


def test_append_is_compare_and_swap(log: Log) -> None:
    with log.open() as opened:
        opened.append(make_facts(2), expected=0)
        for expected in (0, 1, 3):
            with pytest.raises(Conflict):
                opened.append(make_facts(1), expected=expected)
        assert opened.size == 2
        assert opened.append([], expected=2).size == 2


def test_two_writers_at_once_are_refused(log: Log) -> None:
    with log.open(), pytest.raises(Conflict), log.open():
        pass
    with log.open():
        pass


def test_nothing_is_staged_when_a_fact_is_too_large(log: Log) -> None:
    with log.open() as opened:
        with pytest.raises(FactTooLarge):
            opened.append([b"a", b"b" * 65_536], expected=0)
        assert opened.append([b"b" * 65_535], expected=0).size == 1


def test_readers_see_nothing_before_publish(log: Log) -> None:
    log.grow(3)
    with log.open() as opened:
        head = opened.append(make_facts(4, 3), expected=3)
        assert (published(log), opened.published, opened.size) == (3, 3, 7)
        assert (log.public / "tile/0/000.p/7").exists()
        opened.publish(head)
        assert published(log) == 7


def test_publish_never_goes_back_and_takes_only_heads_of_this_log(log: Log) -> None:
    with log.open() as opened:
        first = opened.append(make_facts(1), expected=0)
        second = opened.append(make_facts(1, 1), expected=1)
        opened.publish(second)
        with pytest.raises(Refusal):
            opened.publish(first)
        opened.publish(second)
        forged = sequencer.Head(2, b"\0" * 32, second.checkpoint)
        ahead = sequencer.Head(3, second.root, second.checkpoint)
        for head in (forged, ahead):
            with pytest.raises(Refusal):
                opened.publish(head)


def test_what_was_staged_and_not_published_is_recovered(log: Log) -> None:
    log.grow(3)
    with log.open() as opened:
        head = opened.append(make_facts(300, 3), expected=3)
    for name in folder_names(log.public):  # as if it had been killed right after the staging
        if not name.endswith(".p/3"):
            (log.public / name).unlink()
    left = log.public / "tile/0/.000.abc.tmp"
    left.write_bytes(b"half")
    with log.open() as opened:
        assert opened.recover() == head
        opened.publish(head)
        assert opened.recover() is None
    assert not left.exists()
    assert log.check().ok


def test_append_without_recover_leaves_no_gap(log: Log) -> None:
    with log.open() as opened:
        opened.append(make_facts(300), expected=0)
    for name in folder_names(log.public):
        (log.public / name).unlink()
    log.grow(10)
    assert log.check().ok


def test_files_are_read_only_and_never_in_the_way(log: Log) -> None:
    log.grow(1, 1)
    for name in ["checkpoint", *folder_names(log.public)]:
        assert (log.public / name).stat().st_mode & 0o777 == 0o444


def test_partial_tiles_stay_until_the_full_one_is_published(log: Log) -> None:
    log.grow(100, 100)
    assert {"tile/0/000.p/100", "tile/entries/000.p/100", "tile/0/000.p/200"} <= set(folder_names(log.public))
    with log.open() as opened:
        head = opened.append(make_facts(100, 200), expected=200)
        assert (log.public / "tile/0/000.p/200").exists()
        opened.publish(head)
    assert folder_names(log.public) == [
        "tile/0/000",
        "tile/0/001.p/44",
        "tile/1/000.p/1",
        "tile/entries/000",
        "tile/entries/001.p/44",
    ]


def test_partial_tiles_left_by_a_killed_collection_are_collected_with_the_next(log: Log) -> None:
    log.grow(300)
    with sqlite3.connect(log.folder / "log.sqlite3") as db:
        db.execute("UPDATE head SET collected = 0")
    (log.public / "tile/0/000.p").mkdir()
    (log.public / "tile/0/000.p/7").write_bytes((log.public / "tile/0/000").read_bytes()[: 7 * 32])
    log.grow(1)
    assert not (log.public / "tile/0/000.p").exists()


@pytest.mark.parametrize("synced", [0, 1, 250])
def test_level_files_are_made_again_from_the_facts(
    log: Log, synced: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sequencer, "SYNC_EVERY", 250)
    monkeypatch.setattr(sequencer, "CHUNK", 7)
    head = log.grow(250, 3, 77)
    for path in (log.folder / "levels").iterdir():
        data = path.read_bytes()
        path.write_bytes(data[: synced * 32] + b"\0" * (len(data) - synced * 32))
    with log.open() as opened:
        assert opened.head_at(330) == head
    for path in (log.folder / "levels").iterdir():
        path.unlink()
    with log.open() as opened:
        assert opened.head_at(330) == head


def test_another_key_is_refused(log: Log) -> None:
    with pytest.raises(Refusal), Sequencer(log.folder, log.public, SigningKey.generate(ORIGIN)):
        pass


def test_an_old_copy_of_the_private_part_is_refused(log: Log) -> None:
    old = (log.folder / "log.sqlite3").read_bytes()
    log.grow(5)
    (log.folder / "log.sqlite3").write_bytes(old)
    for name in ("log.sqlite3-wal", "log.sqlite3-shm"):
        (log.folder / name).unlink(missing_ok=True)
    with pytest.raises(Refusal, match="an old copy"), log.open():
        pass


def test_another_logs_public_part_is_refused(log: Log, tmp_path: Path) -> None:
    other = Log(tmp_path / "other", tmp_path / "other-public")
    Sequencer.create(other.folder, other.public, KEY)
    with other.open() as opened:
        opened.publish(opened.append(make_facts(2, 50), expected=0))
    log.grow(3)
    with pytest.raises(Refusal, match="not a part"), Sequencer(log.folder, other.public, KEY):
        pass


def test_a_damaged_checkpoint_is_damage(log: Log) -> None:
    path = log.public / "checkpoint"
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(Damage), log.open():
        pass


def test_changed_facts_are_damage(log: Log) -> None:
    log.grow(3)
    with sqlite3.connect(log.folder / "log.sqlite3") as db:
        with pytest.raises(sqlite3.IntegrityError):
            db.execute("UPDATE batch SET facts = x'00'")
        with pytest.raises(sqlite3.IntegrityError):
            db.execute("DELETE FROM batch")
        with pytest.raises(sqlite3.IntegrityError):
            db.execute("UPDATE head SET root = zeroblob(32)")
        with pytest.raises(sqlite3.IntegrityError):
            db.execute("UPDATE head SET size = 2")
        db.execute("DROP TRIGGER batch_stays")
        (facts,) = db.execute("SELECT facts FROM batch").fetchone()
        db.execute("UPDATE batch SET facts = ?", (facts.replace(b":2", b":9"),))
    for path in (log.folder / "levels").iterdir():
        path.unlink()
    with pytest.raises(Damage), log.open():
        pass


def test_many_small_stages_share_one_head(log: Log) -> None:
    facts = make_facts(300)
    with log.open() as opened:
        for start in range(0, 300, 7):
            opened.stage(facts[start : start + 7], expected=start)
            assert opened.size == min(start + 7, 300)
        with pytest.raises(Conflict):
            opened.stage(facts[:1], expected=299)
        with pytest.raises(Refusal):  # no reader could follow it: there are no tiles yet
            opened.publish(opened.head_at(300))
        assert published(log) == 0
        opened.publish(opened.append((), expected=300))
        assert [opened.fact(index) for index in (0, 6, 7, 299)] == [facts[0], facts[6], facts[7], facts[299]]
    assert (log.check().ok, log.check().size) == (True, 300)


def test_what_was_staged_alone_survives(log: Log) -> None:
    log.grow(250)
    with log.open() as opened:
        opened.stage(make_facts(9, 250), expected=250)
    with log.open() as opened:
        head = opened.recover()
        assert head is not None
        assert head.size == 259
        opened.publish(head)
    assert (log.check().ok, log.check().size) == (True, 259)


def test_after_an_error_the_log_must_be_opened_anew(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    log.grow(2)
    with log.open() as opened:
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", failing)
            with pytest.raises(OSError, match="no space"):
                opened.append(make_facts(1, 2), expected=2)
        with pytest.raises(Refusal, match="opened anew"):
            opened.append(make_facts(1, 2), expected=opened.size)
    with log.open() as opened:  # it had been staged: sqlite syncs by itself
        head = opened.recover()
        assert head is not None
        opened.publish(head)
    assert (log.check().ok, log.check().size) == (True, 3)


def failing(handle: int) -> None:
    raise OSError(28, "no space left on device")


@pytest.mark.parametrize("call", ["fsync", "replace", "pwrite", "fchmod"])
@pytest.mark.parametrize("nth", range(1, 8))
def test_every_failing_call_is_survived(
    log: Log, monkeypatch: pytest.MonkeyPatch, call: str, nth: int
) -> None:
    """Each write, sync and rename fails in turn; nothing acknowledged is lost, and the next run goes on."""
    head = log.grow(254)
    real, count = getattr(os, call), 0

    def sometimes(*arguments: object, **named: object) -> object:
        nonlocal count
        count += 1
        if count == nth:
            failing(0)
        return real(*arguments, **named)

    acknowledged = 254
    with monkeypatch.context() as patch:
        patch.setattr(os, call, sometimes)
        try:
            with log.open() as opened:
                head = opened.append(make_facts(3, 254), expected=254)
                acknowledged = head.size
                opened.publish(head)
        except (OSError, OpenrollError):
            assert log.check().ok
    with log.open() as opened:
        assert opened.size >= acknowledged
        again = opened.recover()
        if again:
            opened.publish(again)
    log.grow(1)
    assert log.check().ok
    assert log.check().size >= acknowledged + 1


def test_there_is_no_fact_outside_the_log(log: Log) -> None:
    log.grow(1)
    with log.open() as opened:
        for index in (-1, 1):
            with pytest.raises(Refusal):
                opened.fact(index)
