"""From the private database into the open: nothing is lost on the way, and an old database is refused, not repaired."""

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from openroll.core.durable import FolderLock
from openroll.core.errors import Conflict, Refusal
from openroll.log.note import VerifierKey
from openroll.publish.check import check_directory
from openroll.roll import models
from openroll.site import publishing
from openroll.site.private_database import use
from openroll.site.publishing import PrivateFacts, publish
from openroll.site.register import Register
from tests.roll.making import MAIL, decide, every_fact, everything, receive

only_sqlite = pytest.mark.skipif(bool(os.environ.get("OPENROLL_TEST_DATABASE")), reason="only on SQLite")


def check(register: Register) -> None:
    vkey = (register.public / "log.vkey").read_text().strip()
    assert check_directory(register.public, [VerifierKey.from_text(vkey)]).problems == ()


def public_size(register: Register) -> int:
    return int((register.public / "checkpoint").read_text().splitlines()[1])


def public_entries(register: Register) -> list[int]:
    with sqlite3.connect(f"file:{register.public / 'roll.sqlite3'}?mode=ro", uri=True) as roll:
        return [row[0] for row in roll.execute("SELECT number FROM entry ORDER BY number")]


def enter(register: Register, number: str) -> None:
    assert decide(register, receive(), everything(f"GB-COH/{number}")).entry is not None


def test_the_publisher_sees_what_is_committed(opened: Register) -> None:
    source = PrivateFacts()
    begun = source.size()
    enter(opened, "00000001")
    assert source.size() == begun + 2
    found = source.facts(0, 10)
    assert [(one.index, one.data) for one in found] == [(row.index, bytes(row.data)) for row in every_fact()]
    assert [len(one.disclosures) for one in found[begun:]] == [0, 2], "what was received stays private"
    assert source.facts(1, 1)[0].index == 1


def test_what_is_private_is_not_given_to_the_publisher(opened: Register) -> None:
    enter(opened, "00000001")
    models.Disclosure.objects.update(state="private")
    assert [fact.disclosures for fact in PrivateFacts().facts(0, 10) if fact.disclosures] == []


def test_an_entry_becomes_public(opened: Register) -> None:
    enter(opened, "00000001")
    size = PrivateFacts().size()
    assert publish(opened) == size
    assert (public_size(opened), public_entries(opened)) == (size, [1])
    check(opened)
    assert publish(opened) == size, "again changes nothing"


def test_an_entry_whose_process_died_before_publishing_is_published_by_the_next(opened: Register) -> None:
    enter(opened, "00000001")
    enter(opened, "00000002")
    assert public_entries(opened) == []
    decide(opened, receive(), [])  # an insufficient case writes no fact but that it was received
    assert publish(opened) == PrivateFacts().size()
    assert public_entries(opened) == [1, 2]
    check(opened)


def test_nothing_personal_stands_in_the_log_or_the_registers_description(opened: Register) -> None:
    text = f"https://www.tesco.example/?to={MAIL}\nWe declare:\n- requests to {MAIL} are answered\n"
    decide(opened, receive(text + MAIL), everything())
    publish(opened)
    log = [path for path in (opened.public / "tile").rglob("*") if path.is_file()]
    assert log
    for path in (*log, opened.public / "register.json", opened.public / "checkpoint"):
        assert MAIL.encode() not in path.read_bytes(), path
        assert receive(text).message_sha256.encode() not in path.read_bytes(), path
    shown = b"".join(
        path.read_bytes() for path in (opened.public / "disclosures").rglob("*") if path.is_file()
    )
    assert shown, "the values are in the disclosures, where they can be taken back"


@pytest.fixture
def old_copy(opened: Register) -> Iterator[Path]:
    """The private database as it was with one entry."""
    enter(opened, "00000001")
    publish(opened)
    connection.close()
    copy = opened.folder / "old"
    copy.mkdir()
    for path in opened.private.glob("register.sqlite3*"):
        shutil.copy(path, copy)
    yield copy


def restore(register: Register, copy: Path) -> None:
    connection.close()
    for path in register.private.glob("register.sqlite3*"):
        path.unlink()
    for path in copy.iterdir():
        shutil.copy(path, register.private)
    use(register)


def everything_public(register: Register) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in register.public.rglob("*") if path.is_file()}


@only_sqlite
def test_an_old_database_is_refused_and_nothing_is_repaired(opened: Register, old_copy: Path) -> None:
    old = PrivateFacts().size()
    enter(opened, "00000002")
    publish(opened)
    before = everything_public(opened)
    restore(opened, old_copy)
    message = rf"holds {old} facts and the log {old + 2}.*Nothing has been changed"
    for _ in range(2):
        with pytest.raises(Refusal, match=message):
            publish(opened)
    assert everything_public(opened) == before
    check(opened)


@only_sqlite
@pytest.mark.parametrize("later", [1, 2])
def test_an_old_database_that_grew_since_is_another_history(
    opened: Register, old_copy: Path, later: int
) -> None:
    enter(opened, "00000002")
    newest = publish(opened) - 1
    before = everything_public(opened)
    restore(opened, old_copy)
    for number in range(later):
        enter(opened, f"0000010{number}")
    with pytest.raises(Refusal, match=f"disagree on fact {newest}"):
        publish(opened)
    assert everything_public(opened) == before
    check(opened)


def test_an_empty_database_is_refused(opened: Register) -> None:
    models.Fact.objects.all().delete()
    models.LogHead.objects.all().delete()
    with pytest.raises(Refusal, match="holds no register"):
        publish(opened)
    check(opened)


def test_another_publisher_is_waited_for_and_then_named(opened: Register) -> None:
    enter(opened, "00000001")
    with FolderLock(opened.private / "log" / "lock"), pytest.raises(Conflict, match="lock"):
        publish(opened, timeout=0.05)
    assert public_entries(opened) == []
    assert publish(opened) == PrivateFacts().size()


def test_what_is_lost_of_the_public_directory_is_made_again(opened: Register) -> None:
    enter(opened, "00000001")
    publish(opened)
    before = json.loads((opened.public / "register.json").read_text())
    for name in ("roll.sqlite3", "roll.sqlite3.sha256", "register.json"):
        (opened.public / name).unlink()
    publishing.publish(opened)
    assert json.loads((opened.public / "register.json").read_text()) == before
    assert public_entries(opened) == [1]
    check(opened)
