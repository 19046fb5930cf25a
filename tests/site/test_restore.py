"""A restored register is the one that was backed up, goes on where the public copy is, and never forks."""

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from openroll.core.errors import Damage, Refusal, UnusableInput
from openroll.log.note import SigningKey
from openroll.log.verify import folder_reader, iter_facts
from openroll.publish.check import check_directory
from openroll.roll import models
from openroll.roll.selectors import log_size
from openroll.site import keys, restored, worker
from openroll.site.backup_file import DamagedBackup, read_backup
from openroll.site.comparing import NothingToCompare
from openroll.site.private_database import open_database
from openroll.site.publishing import publish
from openroll.site.register import Register
from openroll.site.restore import restore
from openroll.site.restored import Forked, NotCompared
from openroll.site.rotation import finish, rotate
from tests.roll.making import NOW, check_chains, clock, every_fact
from tests.site.restoring import (
    backed_up,
    bring_back,
    compared,
    destroy,
    dump,
    enter,
    keep_evidence,
)

only_sqlite = pytest.mark.skipif(bool(os.environ.get("OPENROLL_TEST_DATABASE")), reason="only on SQLite")


def public_facts(public: Path) -> list[bytes]:
    size = int((public / "checkpoint").read_text().splitlines()[1])
    return list(iter_facts(folder_reader(public), size))


def check(register: Register, key: str) -> None:
    from openroll.log.note import VerifierKey

    report = check_directory(register.public, [VerifierKey.from_text(key)])
    assert report.ok, list(map(str, report.problems))
    check_chains()


def vkey(register: Register) -> str:
    return (register.public / "log.vkey").read_text().strip()


def test_what_is_restored_equals_what_was_backed_up(opened: Register, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        enter(opened, number)
    keep_evidence(opened, b"a page")
    before = dump(opened)
    path = backed_up(opened, tmp_path / "b")
    copy = destroy(opened)
    again = bring_back(path, tmp_path / "again", opened.database)
    compared(again, copy)
    assert dump(again) == before
    publish(again, clock=clock())
    assert dump(again) == before
    check(again, vkey(again))


def test_a_restored_register_signs_nothing_before_it_was_compared(opened: Register, tmp_path: Path) -> None:
    enter(opened, 1)
    again = bring_back(backed_up(opened, tmp_path / "b"), tmp_path / "again", opened.database)
    for key in (keys.signing_keys, keys.freshness_key, keys.receipts_key):
        with pytest.raises(NotCompared, match=r"has not been compared.*openroll restore"):
            key(again)
    with pytest.raises(NotCompared):
        publish(again, clock=clock())
    with pytest.raises(NotCompared):
        open_database(again, now=NOW)
    with pytest.raises(NotCompared):
        worker.main(str(again.folder))
    with pytest.raises(NothingToCompare, match="--nothing-newer-exists"):
        compared(again)
    with pytest.raises(NotCompared):
        publish(again, clock=clock())
    compared(again, nothing_newer="the only copy was on the disk that burnt")
    publish(again, clock=clock())
    known = restored.read(again.private)
    assert known and known["nothing_newer_exists"] == "the only copy was on the disk that burnt"


def test_what_was_published_after_the_backup_comes_back(opened: Register, tmp_path: Path) -> None:
    key = vkey(opened)
    first = enter(opened, 1)
    path = backed_up(opened, tmp_path / "b")
    second, third = enter(opened, 2), enter(opened, 3)
    published = public_facts(opened.public)
    proofs = dump(opened)["versions"]
    copy = destroy(opened)
    again = bring_back(path, tmp_path / "again", opened.database)
    found = compared(again, copy)
    assert found.size == len(published) == log_size()
    assert found.taken > 0
    assert found.lost.entries == (second, third)
    check(again, key)
    fourth = enter(again, 4)
    assert [first, second, third, fourth] == [1, 2, 3, 4]
    assert public_facts(again.public)[: len(published)] == published
    assert dump(again)["versions"][: len(proofs)] == proofs, "the proofs of then are kept"
    check(again, key)
    head = models.LogHead.objects.get()
    assert (head.size, head.last_entry) == (log_size(), 4)
    known = restored.read(again.private)
    assert known and known["lost_cases_of_entries"] == [2, 3]


def test_the_organiser_of_an_entry_that_came_back_is_not_entered_twice(
    opened: Register, tmp_path: Path
) -> None:
    from tests.roll.making import decide, everything, receive

    path = backed_up(opened, tmp_path / "b")
    enter(opened, 1)
    again = bring_back(path, tmp_path / "again", opened.database)
    compared(again, destroy(opened))
    outcome = decide(again, receive(), everything("GB-COH/00000001"))
    assert outcome.status == "review"


def test_another_history_is_never_signed(opened: Register, tmp_path: Path) -> None:
    path = backed_up(opened, tmp_path / "b")
    first = bring_back(path, tmp_path / "first", opened.database)
    compared(first, nothing_newer="a test of two registers")
    enter(first, 1)
    second = bring_back(path, tmp_path / "second", opened.database)
    compared(second, nothing_newer="a test of two registers")
    enter(second, 2)
    third_backup = backed_up(second, tmp_path / "b2")
    third = bring_back(third_backup, tmp_path / "third", opened.database)
    size = (third.public / "checkpoint").read_bytes()
    with pytest.raises(Forked) as caught:
        compared(third, first.public)
    told = str(caught.value)
    assert (first.public / "checkpoint").read_text() in told
    assert (third.public / "checkpoint").read_text() in told
    assert caught.value.exit_status == 1
    for _ in range(2):
        with pytest.raises(Forked):
            publish(third, clock=clock())
        with pytest.raises(Forked):
            compared(third, nothing_newer="I insist")
    assert (third.public / "checkpoint").read_bytes() == size


def test_a_larger_history_that_is_another_is_never_signed(opened: Register, tmp_path: Path) -> None:
    path = backed_up(opened, tmp_path / "b")
    enter(opened, 1)
    enter(opened, 2)
    other = bring_back(path, tmp_path / "other", opened.database)
    compared(other, nothing_newer="a test of two registers")
    enter(other, 3)
    third = bring_back(backed_up(other, tmp_path / "b2"), tmp_path / "third", opened.database)
    with pytest.raises(Forked):
        compared(third, opened.public)
    with pytest.raises(Forked):
        publish(third, clock=clock())


def test_facts_that_were_committed_and_not_published_follow(opened: Register, tmp_path: Path) -> None:
    from tests.roll.making import decide, everything, receive

    enter(opened, 1)
    decide(opened, receive(), everything("GB-COH/00000002"))
    committed = [bytes(fact.data) for fact in every_fact()]
    path = backed_up(opened, tmp_path / "b")
    copy = destroy(opened)
    assert len(public_facts(copy)) < len(committed)
    again = bring_back(path, tmp_path / "again", opened.database)
    assert compared(again, copy).taken == 0
    publish(again, clock=clock())
    assert public_facts(again.public) == committed


def test_committed_facts_that_were_published_after_the_backup_are_the_same_ones(
    opened: Register, tmp_path: Path
) -> None:
    from tests.roll.making import decide, everything, receive

    decide(opened, receive(), everything("GB-COH/00000002"))
    path = backed_up(opened, tmp_path / "b")
    publish(opened, clock=clock())
    before = dump(opened)
    copy = destroy(opened)
    again = bring_back(path, tmp_path / "again", opened.database)
    found = compared(again, copy)
    assert found.taken == 0 and not found.lost.entries
    assert dump(again)["versions"] == before["versions"]
    check(again, vkey(again))


def test_an_older_copy_is_a_beginning_of_ours(opened: Register, tmp_path: Path) -> None:
    copy = tmp_path / "mirror"
    enter(opened, 1)
    shutil.copytree(opened.public, copy)
    enter(opened, 2)
    path = backed_up(opened, tmp_path / "b")
    before = dump(opened)
    destroy(opened)
    again = bring_back(path, tmp_path / "again", opened.database)
    assert compared(again, copy).taken == 0
    publish(again, clock=clock())
    assert dump(again) == before


def test_a_copy_that_is_damaged_gives_nothing(opened: Register, tmp_path: Path) -> None:
    path = backed_up(opened, tmp_path / "b")
    enter(opened, 1)
    copy = destroy(opened)
    bundle = next(iter(sorted((copy / "tile" / "entries").rglob("*"), reverse=True)))
    bundle.chmod(0o644)
    bundle.write_bytes(bundle.read_bytes()[:-1] + b"~")
    again = bring_back(path, tmp_path / "again", opened.database)
    size = log_size()
    with pytest.raises(Damage, match="is damaged"):
        compared(again, copy)
    assert log_size() == size
    with pytest.raises(NotCompared):
        publish(again, clock=clock())


def test_a_kept_checkpoint_that_is_newer_is_not_gone_past(opened: Register, tmp_path: Path) -> None:
    path = backed_up(opened, tmp_path / "b")
    older = tmp_path / "older"
    shutil.copytree(opened.public, older)
    enter(opened, 1)
    kept = tmp_path / "checkpoint"
    copy = destroy(opened)
    kept.write_bytes((copy / "checkpoint").read_bytes())
    again = bring_back(path, tmp_path / "again", opened.database)
    with pytest.raises(Refusal, match="what is missing must"):
        compared(again, older, kept=kept)
    with pytest.raises(NotCompared):
        publish(again, clock=clock())
    assert compared(again, older, copy, kept=kept).taken > 0


def test_a_copy_of_another_register_says_nothing(opened: Register, tmp_path: Path) -> None:
    again = bring_back(backed_up(opened, tmp_path / "b"), tmp_path / "again", opened.database)
    other = tmp_path / "other"
    shutil.copytree(opened.public, other)
    stranger = SigningKey.generate("stranger.example/1")
    from openroll.log.checkpoint import Checkpoint, sign_checkpoint
    from openroll.log.tree import EMPTY_ROOT

    (other / "checkpoint").unlink()
    (other / "checkpoint").write_bytes(sign_checkpoint(Checkpoint(stranger.name, 0, EMPTY_ROOT), stranger))
    with pytest.raises(NothingToCompare, match="No trusted key"):
        compared(again, other)


def test_a_register_is_restored_into_a_new_folder_only(opened: Register, tmp_path: Path) -> None:
    path = backed_up(opened, tmp_path / "b")
    with pytest.raises(Refusal, match="is not empty"):
        restore(path, opened.folder, clock=clock())
    (tmp_path / "file").write_text("x")
    with pytest.raises(Refusal, match="is not empty"):
        restore(path, tmp_path / "file", clock=clock())


@only_sqlite
def test_an_empty_folder_will_do(opened: Register, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert restore(backed_up(opened, tmp_path / "b"), tmp_path / "empty", clock=clock()).name == opened.name


@only_sqlite
def test_a_backup_of_one_kind_of_database_fits_no_other(opened: Register, tmp_path: Path) -> None:
    path = backed_up(opened, tmp_path / "b")
    with pytest.raises(UnusableInput, match="without --database"):
        restore(path, tmp_path / "again", clock=clock(), database="postgresql://127.0.0.1:1/none")
    assert not (tmp_path / "again").exists()


@pytest.mark.skipif(not os.environ.get("OPENROLL_TEST_DATABASE"), reason="only on PostgreSQL")
def test_a_database_that_is_not_empty_is_left_alone(opened: Register, tmp_path: Path) -> None:
    enter(opened, 1)
    path = backed_up(opened, tmp_path / "b")
    before = log_size()
    for _ in range(2):
        with pytest.raises(Refusal, match="is not empty"):
            restore(path, tmp_path / "again", clock=clock())
    assert log_size() == before


def test_every_cut_and_every_kind_of_damage_is_found_before_anything_is_written(
    opened: Register, tmp_path: Path
) -> None:
    enter(opened, 1)
    keep_evidence(opened, b"a page")
    path = backed_up(opened, tmp_path / "b")
    whole = path.read_bytes()
    bad = tmp_path / "bad"
    for cut in (0, 1, 511, 512, 5000, len(whole) // 2, len(whole) - 11_000):
        bad.write_bytes(whole[:cut])
        with pytest.raises((DamagedBackup, UnusableInput)):
            restore(bad, tmp_path / "again", clock=clock())
    for name, kept in read_backup(path).files.items():
        if kept.size:
            at = _place_of(path, name)
            bad.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
            with pytest.raises(DamagedBackup, match=name.replace(".", r"\.")):
                restore(bad, tmp_path / "again", clock=clock())
    assert not (tmp_path / "again").exists()


def _place_of(path: Path, name: str) -> int:
    import tarfile

    with tarfile.open(path) as tar:
        member = tar.getmember(name)
        return member.offset_data + member.size // 2


def test_a_backup_without_keys_waits_for_them(opened: Register, tmp_path: Path) -> None:
    enter(opened, 1)
    key = (opened.private / "log.key").read_bytes()
    path = backed_up(opened, tmp_path / "b", with_keys=False)
    enter(opened, 2)
    again = bring_back(path, tmp_path / "again", opened.database)
    assert compared(again, opened.public).taken > 0
    with pytest.raises(UnusableInput, match="signing key"):
        publish(again, clock=clock())
    assert key not in (again.folder / "openroll.toml").read_bytes()


@pytest.mark.parametrize("over", [True, False], ids=["over", "both sign"])
def test_a_backup_from_before_a_rotation_needs_the_new_key(
    opened: Register, tmp_path: Path, over: bool
) -> None:
    """With the old key alone it would sign what nobody takes any more."""
    first = enter(opened, 1)
    path = backed_up(opened, tmp_path / "b")
    old = vkey(opened)
    rotate(opened, overlap_for=timedelta(days=30), clock=clock())
    if over:
        finish(opened, clock=clock())
    new, kept = vkey(opened), (opened.private / "log.key").read_bytes()
    assert [first, enter(opened, 2)] == [1, 2]
    copy = destroy(opened)
    again = bring_back(path, tmp_path / "again", opened.database)
    compared(again, copy)
    before = public_facts(copy)
    with pytest.raises(Refusal, match=r"with another key|another key than the log names"):
        publish(again, clock=clock())
    (again.private / "log.key").write_bytes(kept)
    assert enter(again, 3) == 3
    assert public_facts(again.public)[: len(before)] == before
    for key in (old, new):
        check(again, key)


def test_a_damaged_note_of_the_restore_lets_nothing_be_signed(opened: Register, tmp_path: Path) -> None:
    again = bring_back(backed_up(opened, tmp_path / "b"), tmp_path / "again", opened.database)
    for damaged in (b"", b"{}", b'{"state":"fine"}', b"\xff"):
        (again.private / restored.FILE).write_bytes(damaged)
        with pytest.raises(Damage, match="restore"):
            publish(again, clock=clock())


def test_times_go_on_from_the_newest_fact(opened: Register, tmp_path: Path) -> None:
    from datetime import timedelta

    from tests.roll.making import decide, everything, receive

    path = backed_up(opened, tmp_path / "b")
    decide(opened, receive(), everything("GB-COH/00000001"), at=clock(NOW + timedelta(days=3)))
    publish(opened, clock=clock())
    again = bring_back(path, tmp_path / "again", opened.database)
    compared(again, opened.public)
    enter(again, 2)
    check_chains()
    check(again, vkey(again))
