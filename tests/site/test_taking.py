"""What was published after a backup comes back whole: killed in the middle, with redactions and with another key."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from openroll.core.errors import OpenrollError
from openroll.desk import models as requests
from openroll.desk import offers
from openroll.log.note import VerifierKey
from openroll.publish.check import check_directory
from openroll.roll import models
from openroll.roll.erasure import Order
from openroll.roll.selectors import log_size
from openroll.site import restored, taking
from openroll.site.private_database import use
from openroll.site.publishing import publish
from openroll.site.redacting import redact
from openroll.site.register import Register
from openroll.site.restored import NotCompared
from openroll.site.rotation import rotate
from tests.desk.life_making import EFFECT, REFUSED, Desk, request
from tests.roll.making import MAIL, check_chains, clock, decide, everything, receive
from tests.site.restoring import backed_up, bring_back, compared, destroy, dump, enter

only_sqlite = pytest.mark.skipif(bool(os.environ.get("OPENROLL_TEST_DATABASE")), reason="only on SQLite")
BASIS, AUTHORITY = "Art. 17 GDPR", "Data protection board"


class Killed(BaseException):
    """Stands for a process that is gone."""


def dies_at(monkeypatch: pytest.MonkeyPatch, name: str, call: int) -> None:
    """Let the ``call``-th call of a function of ``taking`` never return."""
    whole: Callable[..., Any] = getattr(taking, name)
    calls = 0

    def dying(*arguments: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == call:
            raise Killed
        return whole(*arguments)

    monkeypatch.setattr(taking, name, dying)


STEPS = [("take_back", 1), ("_into_log", 1), ("_into_public", 1), ("_put", 1), ("_put", 4), ("_put_roll", 1)]


@pytest.mark.parametrize(("name", "call"), STEPS)
def test_taking_that_was_killed_goes_on(
    opened: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, call: int
) -> None:
    enter(opened, 1)
    path = backed_up(opened, tmp_path / "b")
    enter(opened, 2)
    enter(opened, 3)
    before = dump(opened)
    copy = destroy(opened)
    again = bring_back(path, tmp_path / "again", opened.database)
    size = log_size()
    with monkeypatch.context() as patched:
        dies_at(patched, name, call)
        with pytest.raises(Killed):
            compared(again, copy)
        with pytest.raises(NotCompared):
            publish(again, clock=clock())
    found = compared(again, copy)
    assert (found.taken, found.lost.entries) == (len(before["facts"]) - size, (2, 3))
    after = dump(again)
    assert (after["facts"], after["versions"]) == (before["facts"], before["versions"])
    assert after["files"] == before["files"]
    enter(again, 4)
    check_chains()
    assert check_directory(again.public).ok


def test_killed_behind_the_checkpoint_what_is_lost_is_still_told(
    opened: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = backed_up(opened, tmp_path / "b")
    enter(opened, 1)
    copy = destroy(opened)
    again = bring_back(path, tmp_path / "again", opened.database)
    with monkeypatch.context() as patched:
        dies_at(patched, "disclose", 1)
        with pytest.raises(Killed):
            compared(again, copy)
    found = compared(again, copy)
    assert found.taken > 0 and found.lost.entries == (1,)


def files_with(folder: Path, value: bytes) -> list[str]:
    """Return the files below ``folder`` in which ``value`` stands, or its reverse, byte by byte."""
    found = [path for path in folder.rglob("*") if path.is_file()]
    return [path.relative_to(folder).as_posix() for path in found if value in path.read_bytes()]


def rows_with(value: str) -> list[str]:
    """Return the tables of the private database in which ``value`` stands."""
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            if any(
                value in str(bytes(each) if isinstance(each, memoryview) else each)
                for row in cursor
                for each in row
            ):
                found.append(table)
    return found


@pytest.mark.parametrize("entered_before", [True, False])
def test_a_value_that_was_redacted_after_the_backup_is_nowhere_in_the_restored_register(
    opened: Register, tmp_path: Path, entered_before: bool
) -> None:
    mail = "jane.roe.1987@tesco.example"
    enter(opened, 1)
    paths = []
    if not entered_before:
        paths.append(backed_up(opened, tmp_path / "before"))
    outcome = decide(
        opened, receive(f"https://register.example/2\n{mail}\n"), everything("GB-COH/00000002", mail)
    )
    assert outcome.entry is not None
    publish(opened, clock=clock())
    if entered_before:
        path = backed_up(opened, tmp_path / "with-the-value")
        assert mail.encode() in path.read_bytes() or opened.database, (
            "otherwise this test would prove nothing"
        )
        paths.append(path)
    redact(opened, Order(2, "/identifiers/email", BASIS, AUTHORITY, "registrar"), clock=clock())
    enter(opened, 3)
    copy = destroy(opened)
    again = bring_back(paths[0], tmp_path / "again", opened.database)
    assert compared(again, copy).taken > 0
    assert rows_with(mail) == []
    publish(again, clock=clock())
    connection.close()
    assert files_with(again.folder, mail.encode()) == []
    states = models.Disclosure.objects.filter(state="redacted")
    assert states.exists() and not states.exclude(text="").exists()
    assert check_directory(again.public).ok
    enter(again, 4)


def test_a_value_that_was_redacted_before_the_backup_does_not_come_back(
    opened: Register, tmp_path: Path
) -> None:
    enter(opened, 1)
    redact(opened, Order(1, "/identifiers/email", BASIS, AUTHORITY, "registrar"), clock=clock())
    path = backed_up(opened, tmp_path / "b")
    assert MAIL.encode() not in path.read_bytes()
    again = bring_back(path, tmp_path / "again", opened.database)
    compared(again, opened.public)
    publish(again, clock=clock())
    assert check_directory(again.public).ok
    assert files_with(again.folder, MAIL.encode()) == []


def test_a_key_that_was_changed_after_the_backup_is_followed_and_the_old_one_signs_nothing(
    opened: Register, tmp_path: Path
) -> None:
    old = VerifierKey.from_text((opened.public / "log.vkey").read_text().strip())
    enter(opened, 1)
    path = backed_up(opened, tmp_path / "b")
    rotate(opened, overlap_for=timedelta(0), clock=clock())
    publish(opened, clock=clock())
    enter(opened, 2)
    new = {name: (opened.private / name).read_bytes() for name in ("log.key",)}
    copy = destroy(opened)
    again = bring_back(path, tmp_path / "again", opened.database)
    assert compared(again, copy).taken > 0
    before = (again.public / "checkpoint").read_bytes()
    with pytest.raises(OpenrollError):
        publish(again, clock=clock())
    assert (again.public / "checkpoint").read_bytes() == before
    for name, data in new.items():
        (again.private / name).unlink()
        (again.private / name).write_bytes(data)
    enter(again, 3)
    assert check_directory(again.public, [old]).ok
    check_chains()


def test_a_list_that_was_imported_after_the_backup_is_not_imported_twice(
    opened: Register, tmp_path: Path, openroll: Callable[..., Any]
) -> None:
    listing = tmp_path / "list.csv"
    listing.write_text(
        "Organisation,E-mail\n" + "".join(f"Company {n},c{n}@mail.example\n" for n in range(5))
    )
    path = backed_up(opened, tmp_path / "b")
    assert openroll("import", listing, "--register", opened.folder).status == 0
    copy = destroy(opened)
    again = bring_back(path, tmp_path / "again", opened.database)
    assert compared(again, copy).taken >= 5
    ran = openroll("import", listing, "--register", again.folder)
    assert ran.status == 0, ran.err
    assert "entries already: 5" in ran.out
    assert models.Entry.objects.count() == 5


def test_a_copy_whose_publisher_was_killed_is_taken_as_far_as_it_was_signed(
    opened: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from openroll.log.sequencer import Sequencer

    path = backed_up(opened, tmp_path / "b")
    enter(opened, 1)
    size = log_size()
    decide(opened, receive(), everything("GB-COH/00000002"))

    def dies(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(Sequencer, "publish", dies)
        with pytest.raises(Killed):
            publish(opened, clock=clock())
    copy = destroy(opened)
    again = bring_back(path, tmp_path / "again", opened.database)
    assert compared(again, copy).size == size
    for number in (3, 4, 5):
        decide(again, receive(), everything(f"GB-COH/0000000{number}"))
    publish(again, clock=clock())
    assert check_directory(again.public).ok


def test_many_batches_come_back(opened: Register, tmp_path: Path, openroll: Callable[..., Any]) -> None:
    listing = tmp_path / "list.csv"
    listing.write_text("Organisation,E-mail\n" + "".join(f"C {n},c{n}@mail.example\n" for n in range(1200)))
    path = backed_up(opened, tmp_path / "b")
    assert openroll("import", listing, "--register", opened.folder).status == 0
    copy = destroy(opened)
    again = bring_back(path, tmp_path / "again", opened.database)
    assert compared(again, copy).taken >= 1200
    assert models.LogHead.objects.get().last_entry == 1200
    enter(again, 1)
    assert check_directory(again.public).ok
    shutil.rmtree(copy)


def test_the_code_of_a_case_that_is_lost_is_never_given_again(opened: Register, tmp_path: Path) -> None:
    path = backed_up(opened, tmp_path / "b")
    codes = {receive().code for _ in range(3)}
    enter(opened, 1)
    codes |= set(models.Case.objects.values_list("code", flat=True))
    again = bring_back(path, tmp_path / "again", opened.database)
    compared(again, destroy(opened))
    assert not models.Case.objects.exists()
    assert codes.isdisjoint({receive().code for _ in range(3)})


def test_a_restored_register_passes_the_deep_check_and_says_what_is_lost(
    opened: Register, tmp_path: Path, openroll: Callable[..., Any]
) -> None:
    path = backed_up(opened, tmp_path / "b")
    enter(opened, 1)
    again = bring_back(path, tmp_path / "again", opened.database)
    found = compared(again, destroy(opened))
    assert found.lost.withheld, "that the message was received is withheld"
    publish(again, clock=clock())
    checked = openroll("fsck", "--deep", again.folder)
    assert checked.status == 0, checked.out
    assert "Withheld values that are lost" in checked.out
    lost = restored.lost_digests(again.private)
    use(again)
    enter(again, 2)
    second = bring_back(backed_up(again, tmp_path / "b2"), tmp_path / "second", opened.database)
    compared(second, again.public)
    publish(second, clock=clock())
    assert restored.lost_digests(second.private) == lost
    checked = openroll("fsck", "--deep", second.folder)
    assert checked.status == 0, checked.out


def test_requests_are_what_was_published_of_them(
    opened: Register, tmp_path: Path, openroll: Callable[..., Any]
) -> None:
    desk = Desk(opened)
    publish(opened, clock=clock())
    path = backed_up(opened, tmp_path / "b")
    assert desk.tell("effect", 1, **EFFECT) is None
    assert desk.tell("refused", 2, **REFUSED) is None
    lost = request(opened, desk.entry, desk.authority, reference="2")
    told = [one["n"] for one in offers.after(desk.entry.number, 0, 100)]
    publish(opened, clock=clock())
    again = bring_back(path, tmp_path / "again", opened.database)
    compared(again, destroy(opened))
    row = requests.Request.objects.get()
    assert (row.state, [one.state for one in row.rows.order_by("n")]) == ("answered", ["full", "refused"])
    new = request(again, desk.entry, desk.authority, reference="2")
    assert new.number == lost.number + 1
    assert [one["request"]["number"] for one in offers.after(desk.entry.number, told[-1], 100)] == [
        new.number
    ]
    publish(again, clock=clock())
    check_chains()
    checked = openroll("fsck", "--deep", again.folder)
    assert checked.status == 0, checked.out


@pytest.fixture(autouse=True)
def _nothing_is_left_behind(tmp_path: Path) -> Iterator[None]:
    """What is compared lies beside the register only while it is compared."""
    yield
    for folder in tmp_path.glob("again"):
        known = restored.read(folder / "private")
        if known and known["state"] == restored.COMPARED:
            assert not (folder / "private" / "comparing").exists()
