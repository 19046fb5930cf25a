"""The operator's check: a sound register is sound, each damage is found and named, and the check changes nothing."""

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from openroll.core.errors import UnusableInput
from openroll.roll import audit, models
from openroll.roll.acting import COMMAND
from openroll.roll.audit_log import record_due
from openroll.site.deep_check import Findings, check
from openroll.site.publishing import publish
from openroll.site.register import Register
from tests.command import Run
from tests.roll.making import NOW, clock, decide, everything, opened_copy, receive
from tests.site.restoring import backed_up, bring_back, compared

only_sqlite = pytest.mark.skipif(bool(os.environ.get("OPENROLL_TEST_DATABASE")), reason="only on SQLite")


@pytest.fixture
def sound(tmp_path: Path, free_database: str) -> Iterator[Register]:
    """A register of two entries, published."""
    with opened_copy(two_entries, tmp_path / "register", free_database) as register:
        yield register


def two_entries(register: Register) -> None:
    for number in ("00000001", "00000002"):
        assert decide(register, receive(), everything(f"GB-COH/{number}")).entry is not None
    publish(register)


def look(register: Register, *, deep: bool = True) -> Findings:
    return check(register.folder, deep=deep, progress=lambda stage, done, total: None)


def places(register: Register) -> set[tuple[str, int | None]]:
    found = look(register)
    assert found.problems
    return {(problem.path, problem.index) for problem in found.problems}


def test_a_sound_register_is_sound(sound: Register) -> None:
    for deep in (False, True):
        found = look(sound, deep=deep)
        assert found.problems == [], [str(each) for each in found.problems]
        assert found.complete
        assert found.size == models.LogHead.objects.get().size
        assert found.entries == (2 if deep else None)


def test_it_changes_nothing(sound: Register) -> None:
    def state() -> dict[str, bytes]:
        files = (path for path in sound.folder.rglob("*") if path.is_file() and path.suffix != ".sock")
        kept = (path for path in files if not path.name.endswith(("-shm", "-wal")))
        return {str(path): path.read_bytes() for path in kept}

    look(sound)  # SQLite brings files to rest when the last connection to them closes
    before = state()
    look(sound)
    after = state()
    assert {
        path for path in before if after.get(path) != before[path]
    } | after.keys() - before.keys() == set()


def test_what_is_neither_is_unusable(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput):
        check(tmp_path, deep=True, progress=lambda stage, done, total: None)


def test_a_public_directory_alone(sound: Register) -> None:
    for deep in (False, True):
        assert check(sound.public, deep=deep, progress=lambda stage, done, total: None).problems == []


def test_what_is_not_published_yet_is_noted(sound: Register) -> None:
    assert decide(sound, receive(), everything("GB-COH/00000003")).entry is not None
    found = look(sound)
    assert found.problems == [], [str(each) for each in found.problems]
    assert any("not published yet" in str(note) for note in found.notes)


def personal() -> models.Disclosure:
    found = models.Disclosure.objects.filter(state="public").first()
    assert found is not None
    return found


def lose_a_disclosure() -> int:
    one = personal()
    index: int = one.fact_id
    one.delete()
    return index


def withdraw_a_disclosure() -> int:
    one = personal()
    models.Disclosure.objects.filter(pk=one.pk).update(state="private")
    return one.fact_id


def publish_what_is_withheld() -> int:
    one = models.Disclosure.objects.filter(state="private").first()
    assert one is not None
    models.Disclosure.objects.filter(pk=one.pk).update(state="public")
    return one.fact_id


def empty_a_disclosure() -> int:
    one = personal()
    models.Disclosure.objects.filter(pk=one.pk).update(text="")
    return one.fact_id


def redact_without_a_fact() -> int:
    one = models.Disclosure.objects.filter(state="private").first()
    assert one is not None
    models.Disclosure.objects.filter(pk=one.pk).update(state="redacted", text="")
    return one.fact_id


def change_a_fact() -> int:
    one = models.Fact.objects.order_by("index")[2]
    models.Fact.objects.filter(pk=one.pk).update(data=bytes(one.data).replace(b"registrar", b"registrax"))
    return one.index


def change_what_a_row_says() -> int:
    models.Fact.objects.filter(index=3).update(seq=9)
    return 3


@pytest.mark.parametrize(
    "harm",
    [
        lose_a_disclosure,
        withdraw_a_disclosure,
        publish_what_is_withheld,
        empty_a_disclosure,
        redact_without_a_fact,
        change_a_fact,
        change_what_a_row_says,
    ],
)
def test_each_damage_of_the_private_database_is_named(sound: Register, harm: Callable[[], int]) -> None:
    index = harm()
    assert places(sound) == {("private", index)}


def test_an_audit_trail_that_was_meddled_with_is_named(sound: Register) -> None:
    actions = [audit.record(COMMAND, "looked", NOW) for _ in range(3)]
    record_due(sound.origin, clock())
    publish(sound)
    assert look(sound).problems == []
    index = models.Fact.objects.filter(type="actions-recorded").get().index
    models.Action.objects.filter(pk=actions[0].pk).update(verb="slept")
    models.Action.objects.filter(pk=actions[1].pk).delete()
    found = [each for each in look(sound).problems if each.index == index]
    assert {each.params["action"] for each in found} == {actions[0].pk, actions[1].pk}
    assert {each.path for each in found} == {"private"}


def test_a_head_that_says_something_else(sound: Register) -> None:
    models.LogHead.objects.update(size=99)
    assert places(sound) == {("private", None)}
    models.LogHead.objects.all().delete()
    assert ("private", None) in places(sound)


@only_sqlite
def test_a_gap_and_an_old_copy(sound: Register) -> None:
    size = models.Fact.objects.count()
    for which in ("=", ">="):
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA foreign_keys = OFF")
            cursor.execute(f'DELETE FROM roll_fact WHERE "index" {which} 2')
        assert ("private", 2 if which == "=" else None) in places(sound)
    assert any("an old copy" in str(each) for each in look(sound).problems)
    assert size > 3


def staged(register: Register, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(register.private / "log" / "log.sqlite3")) as database, database:
        for name in ("batch_stays", "batch_remains", "head_grows"):
            database.execute(f"DROP TRIGGER IF EXISTS {name}")
        database.execute(statement, values)


def test_each_damage_of_the_logs_own_database_is_named(sound: Register) -> None:
    path = sound.private / "log" / "log.sqlite3"
    whole = path.read_bytes()
    staged(sound, "UPDATE batch SET facts = replace(facts, ?, ?)", b'"v":1', b'"v":2')
    found = look(sound)
    assert {problem.path for problem in found.problems} == {"private/log/log.sqlite3"}
    path.write_bytes(whole)
    staged(sound, "DELETE FROM batch WHERE start = (SELECT max(start) FROM batch)")
    assert places(sound) == {("private/log/log.sqlite3", None)}
    path.write_bytes(whole)
    staged(sound, "UPDATE head SET size = size - 1")
    assert ("private/log/log.sqlite3", None) in places(sound)
    path.write_bytes(whole[:5000] + b"\0" * (len(whole) - 5000))
    assert "private/log/log.sqlite3" in {where for where, _ in places(sound)}
    path.unlink()
    assert ("private/log/log.sqlite3", None) in places(sound)


def test_damage_in_public_is_found_by_both_checks(sound: Register) -> None:
    path = sound.public / f"tile/entries/000.p/{models.LogHead.objects.get().size}"
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b'"seq":1', b'"seq":2'))
    for deep in (False, True):
        found = look(sound, deep=deep)
        named = {problem.index for problem in found.problems}
        assert named >= set(range(found.size))


@only_sqlite
def test_a_private_database_that_is_none(sound: Register) -> None:
    connection.close()
    path = sound.private / "register.sqlite3"
    path.write_bytes(b"no database" * 1000)
    found = look(sound)
    assert (found.complete, found.problems[-1].path) == (False, "private")


@only_sqlite
def test_a_private_database_that_is_gone_is_not_made_anew(sound: Register) -> None:
    connection.close()
    path = sound.private / "register.sqlite3"
    path.unlink()
    found = look(sound)
    assert (found.complete, found.problems[-1].path) == (False, "private")
    assert "is gone" in str(found.problems[-1])
    assert not path.exists()


def test_evidence_that_is_gone_is_named(sound: Register) -> None:
    case = models.Case.objects.earliest("pk")
    models.Snapshot.objects.create(
        case=case, sha256="ab" * 32, url="https://a.example/", status=200, retrieved_at=clock().now()
    )
    assert places(sound) == {("private/evidence/ab/" + "ab" * 32, None)}


def test_keys_that_others_may_read_are_noted(sound: Register) -> None:
    sound.private.chmod(0o755)
    sound.key_file.chmod(0o644)
    found = look(sound)
    assert found.problems == []
    assert [each.path for each in found.notes] == ["private", "private/log.key"]


def test_a_register_without_its_settings_is_not_called_sound(sound: Register) -> None:
    (sound.folder / "openroll.toml").unlink()
    assert ("openroll.toml", None) in places(sound)


def test_the_key_is_gone(sound: Register) -> None:
    sound.key_file.unlink()
    assert places(sound) == {("private/log.key", None)}


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir, lambda path: path.symlink_to("/dev/zero")])
@pytest.mark.parametrize(
    "name", ["checkpoint", "log.vkey", "keys.json", "register.json", "roll.sqlite3.sha256"]
)
def test_what_is_no_file_ends_the_wait(sound: Register, make: Callable[[Path], object], name: str) -> None:
    (sound.public / name).unlink()
    make(sound.public / name)
    assert look(sound).problems or name == "roll.sqlite3.sha256"


def test_the_command(sound: Register, openroll: Run) -> None:
    for deep in ([], ["--deep"]):
        ran = openroll("fsck", sound.folder, *deep)
        assert (ran.status, ran.err) == (0, "")
        assert ran.out.startswith("Sound: ")
    lose_a_disclosure()
    ran = openroll("fsck", sound.folder, "--deep", "--json")
    assert (ran.status, ran.json["status"], ran.json["count"]) == (1, "damaged", 1)
    assert ran.json["problems"][0]["path"] == "private"
    assert openroll("fsck", sound.folder, "--deep").out.startswith("Damage was found in 1 place:")
    assert openroll("fsck", sound.folder).status == 0
    assert openroll("fsck", sound.evidence).status == 2
    json.dumps(ran.json)


def uncompared(sound: Register, folder: Path) -> Register:
    return bring_back(backed_up(sound, folder / "b"), folder / "again", sound.database)


def test_a_restored_register_that_was_not_compared_gives_that_one_reason(
    sound: Register, tmp_path: Path, openroll: Run
) -> None:
    again = uncompared(sound, tmp_path)
    for deep in (False, True):
        found = look(again, deep=deep)
        assert [each.path for each in found.problems] == ["private/restored.json"], deep
        assert "openroll restore" in str(found.problems[0])
        assert (found.complete, found.damaged, found.size) == (True, False, look(sound).size)
        ran = openroll("fsck", again.folder, *["--deep"] * deep)
        assert ran.status == 1 and "Damage" not in ran.out
        assert openroll("fsck", again.folder, "--json").json["status"] == "not-compared"
    compared(again, sound.public)
    assert look(again).problems == []


def test_damage_of_a_restored_register_is_named_beside_the_reason(sound: Register, tmp_path: Path) -> None:
    again = uncompared(sound, tmp_path)
    staged(again, "UPDATE batch SET facts = replace(facts, ?, ?)", b'"v":1', b'"v":2')
    assert {where for where, _ in places(again)} == {"private/restored.json", "private/log/log.sqlite3"}
    index = change_a_fact()
    assert ("private", index) in places(again)
    assert look(again).damaged
    path = again.public / f"tile/entries/000.p/{models.LogHead.objects.get().size}"
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b'"seq":1', b'"seq":2'))
    assert any(where.startswith("tile/") for where, _ in places(again))
