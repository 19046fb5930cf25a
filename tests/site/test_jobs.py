"""What was asked for on a screen, done by the worker: backups, proofs, imports."""

import tarfile
from pathlib import Path

import pytest

from openroll.core.errors import UnusableInput
from openroll.roll import import_files, jobs, models
from openroll.roll.acting import Actor
from openroll.roll.backup_files import kept, path_of
from openroll.roll.import_files import keep
from openroll.site import jobs as worker
from openroll.site.publishing import publish
from openroll.site.register import Register, load
from openroll.site.restored import NotCompared, check_compared
from tests.people.making import person
from tests.roll.making import NOW, clock, decide, everything, receive

LIST = "name;country;number;e-mail\nTESCO PLC;GB;00445790;post@tesco.example\n;;;\n=1+1;GB;00445791;\n"


def ask(kind: str, **params: str) -> models.Job:
    from openroll.people.models import Person

    who = Person.objects.first() or person("senior-registrar")
    return jobs.ask_for(kind, params, Actor(who.role, who.pk), NOW)


def done(register: Register, job: models.Job) -> models.Job:
    assert worker.run_next(register, clock())
    job.refresh_from_db()
    return job


@pytest.fixture
def served(opened: Register) -> Register:
    """A register with an entry, published."""
    decide(opened, receive(), everything())
    publish(opened)
    return opened


def test_nothing_is_done_when_nothing_waits(opened: Register) -> None:
    assert not worker.run_next(opened, clock())


def test_an_unknown_kind_fails_and_says_so(opened: Register) -> None:
    job = done(opened, ask("dance"))
    assert (job.state, job.result["params"]) == ("failed", {"kind": "dance"})
    assert [one.verb for one in models.Action.objects.all()] == ["dance-asked", "dance-failed"]


def test_what_a_killed_worker_left_is_done_again(opened: Register) -> None:
    job = ask("dance")
    taken = jobs.take(NOW)
    assert taken is not None and taken.pk == job.pk
    assert not worker.run_next(opened, clock()), "it is being done by another"
    assert jobs.take_back() == 1
    assert done(opened, job).state == "failed"


def test_a_backup_is_made_without_keys_and_proved(served: Register) -> None:
    made = done(served, ask("backup"))
    assert made.state == "done", made.result
    folder = served.private / "backups"
    [one] = kept(folder)
    assert one.name == made.result["name"]
    with tarfile.open(path_of(folder, one.name)) as tar:
        names = tar.getnames()
    assert not [name for name in names if name.endswith((".key", ".secret"))]
    if served.database:
        return  # the proof wants an empty database of its own
    proof = done(served, ask("restore-proof", name=one.name))
    assert proof.state == "done", proof.result
    assert proof.result["facts"] == models.Fact.objects.count() == made.result["facts"]
    assert proof.result["rows"]["Entry"] == 1
    assert not list((served.private / "run").glob("proof-*"))


def test_a_backup_is_restored_beside_the_register_and_signs_nothing(served: Register) -> None:
    if served.database:
        pytest.skip("only on SQLite: a restore wants an empty database of its own")
    made = done(served, ask("backup"))
    job = done(served, ask("restore", name=made.result["name"], database=""))
    assert job.state == "done", job.result
    restored = load(Path(job.result["folder"]))
    assert restored.folder.is_relative_to(served.private)
    with pytest.raises(NotCompared):
        check_compared(restored)
    assert not restored.key_file.exists()
    path_of(served.private / "backups", made.result["name"]).unlink()
    again = done(served, ask("backup"))
    with tarfile.open(path_of(served.private / "backups", again.result["name"])) as tar:
        assert not [name for name in tar.getnames() if "restored/" in name]


def test_an_address_with_a_password_is_forgotten(opened: Register) -> None:
    job = done(opened, ask("restore", name="none.openroll-backup", database="postgresql://a:secret@b/c"))
    assert (job.state, "secret" in str(job.params)) == ("failed", False)


def test_a_restore_that_is_not_equal_is_no_proof(served: Register, tmp_path: Path) -> None:
    if served.database:
        pytest.skip("only on SQLite: a proof wants an empty database of its own")
    made = done(served, ask("backup"))
    models.Claim.objects.filter(property="name").update(source="elsewhere")
    proof = done(served, ask("restore-proof", name=made.result["name"]))
    assert proof.state == "failed"
    assert "Claim" in str(proof.result["params"])


@pytest.mark.parametrize(
    "name", ["../x.openroll-backup", "none.openroll-backup", ".x.openroll-backup", "log.key", ""]
)
def test_no_other_file_is_a_backup(opened: Register, name: str) -> None:
    (opened.private / "backups").mkdir()
    (opened.private / "x.openroll-backup").touch()
    with pytest.raises(UnusableInput):
        path_of(opened.private / "backups", name)


def test_a_list_is_looked_through_and_then_entered_once(opened: Register) -> None:
    folder = opened.private / "imports"
    sha256 = keep(folder, [LIST[:9].encode(), LIST[9:].encode()])
    looked = done(opened, ask("import-look", sha256=sha256, name="list.csv", map=""))
    assert looked.state == "done", looked.result
    assert (looked.result["lines"], looked.result["enter"], looked.result["refused"]) == (2, 1, 1)
    assert models.Entry.objects.count() == 0
    said = list(import_files.remarks(folder, looked.pk))
    assert len(said) == looked.result["remarks"] and any(one.refuses for one in said)
    run = done(opened, ask("import-run", sha256=sha256, name="list.csv", map=""))
    assert (run.state, run.result["entered"], models.Entry.objects.count()) == ("done", 1, 1)
    again = done(opened, ask("import-run", sha256=sha256, name="list.csv", map=""))
    assert (again.result["entered"], again.result["present"], models.Entry.objects.count()) == (0, 1, 1)


def test_a_list_that_is_gone_or_was_never_there(opened: Register) -> None:
    for sha256 in ("", "0" * 64, "../../log.key"):
        assert done(opened, ask("import-look", sha256=sha256, name="x.csv", map="")).state == "failed"


def test_a_list_that_is_too_large_is_not_kept(opened: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_files, "LARGEST", 1000)
    with pytest.raises(UnusableInput, match="larger"):
        keep(opened.private / "imports", (b"x" * 600 for _ in range(10)))
    assert not list((opened.private / "imports").iterdir())
