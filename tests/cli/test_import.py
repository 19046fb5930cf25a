"""An existing list becomes a register, line by line, and goes on where it stopped."""

import csv
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from openroll.core import errors
from openroll.roll import importing, models
from openroll.site import publishing
from tests.command import Run

LIST = """\
Organisation,Service,Website,Country,E-mail
Example Messenger Ltd,Example,example.org,United Kingdom,office@example.org
=HYPERLINK("http://evil.example"),Evil,evil.example,GB,a@evil.example
Пример ООО,Пример,пример.example,Россия,
Third Ltd,Third,third.example,Atlantis,not-an-email
"""


def documents(register: Path) -> list[dict[str, Any]]:
    with sqlite3.connect(f"file:{register / 'public' / 'roll.sqlite3'}?mode=ro", uri=True) as roll:
        return [json.loads(row[0]) for row in roll.execute("SELECT document FROM entry ORDER BY number")]


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_a_dry_run_says_what_is_wrong_and_enters_nothing(
    openroll: Run, register: Path, list_file: Path
) -> None:
    ran = openroll("import", list_file, "--register", register, "--dry-run")
    assert ran.status == 3
    assert "Line 3" in ran.out
    assert "formula" in ran.out
    assert "Atlantis" in ran.out
    assert "Lines to enter: 3" in ran.out
    assert documents(register) == []


def test_a_list_becomes_entries_that_are_not_checked(openroll: Run, register: Path, list_file: Path) -> None:
    ran = openroll("import", list_file, "--register", register)
    assert ran.status == 3, ran.err
    found = documents(register)
    assert [one["identifiers"]["name"]["value"] for one in found] == [
        "Example Messenger Ltd",
        "Пример ООО",
        "Third Ltd",
    ]
    assert [one["checked"] for one in found] == [False] * 3
    assert found[0]["identifiers"]["email"]["value"] == "office@example.org"
    assert found[0]["identifiers"]["country"]["value"] == "GB"
    assert "country" not in found[2]["identifiers"]
    assert found[0]["services"][0]["domain"] == "example.org"
    assert openroll("verify", register / "public").status == 0


def test_what_is_personal_in_a_list_stands_in_disclosures_only(
    openroll: Run, register: Path, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "Organisation,Service,E-mail\nExample Ltd,anna@mail.example,broken@\nOther Ltd,Other,olga@mail.example\n"
    )
    assert openroll("import", path, "--register", register).status == 0
    found = documents(register)
    assert found[0]["imported"]["fields"]["service"] == "anna@mail.example"
    assert found[0]["imported"]["fields"]["email"] == "broken@"
    assert found[1]["identifiers"]["email"]["value"] == "olga@mail.example"
    open_to_all = [*(register / "public" / "tile").rglob("*"), register / "public" / "register.json"]
    for file in open_to_all:
        assert not file.is_file() or b"mail.example" not in file.read_bytes()
        assert not file.is_file() or b"broken@" not in file.read_bytes()


def test_the_same_list_again_enters_nothing_twice(openroll: Run, register: Path, list_file: Path) -> None:
    openroll("import", list_file, "--register", register)
    before = documents(register)
    ran = openroll("import", list_file, "--register", register)
    assert "entries already: 3" in ran.out
    assert documents(register) == before


def test_an_import_that_was_stopped_goes_on(
    openroll: Run, register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "long.csv"
    path.write_text("Organisation,Website\n" + "".join(f"Company {n},c{n}.example\n" for n in range(25)))
    monkeypatch.setattr(importing, "BATCH", 10)
    entered: list[int] = []

    def stop(ledger: Any, batch: Any, *rest: Any) -> None:
        if len(entered) == 2:
            raise errors.Refusal("stopped here")
        entered.append(len(batch))
        enter(ledger, batch, *rest)

    enter = importing._enter
    monkeypatch.setattr(importing, "_enter", stop)
    assert openroll("import", path, "--register", register).status == 2
    monkeypatch.setattr(importing, "_enter", enter)
    assert openroll("import", path, "--register", register).status == 0
    names = [one["identifiers"]["name"]["value"] for one in documents(register)]
    assert names == [f"Company {n}" for n in range(25)]


def long_list(folder: Path) -> Path:
    path = folder / "long.csv"
    path.write_text("Organisation,Website\n" + "".join(f"Company {n},c{n}.example\n" for n in range(25)))
    return path


def test_what_was_committed_is_published_although_the_import_fails(
    openroll: Run, register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH", 10)
    enter = importing._enter

    def stop(ledger: Any, batch: Any, *rest: Any) -> None:
        if batch[0].line > 20:
            raise errors.Refusal("stopped here")
        enter(ledger, batch, *rest)

    monkeypatch.setattr(importing, "_enter", stop)
    ran = openroll("import", long_list(tmp_path), "--register", register)
    assert (ran.status, "stopped here" in ran.err) == (2, True)
    assert len(documents(register)) == 20


def test_an_old_database_is_refused_before_anything_is_entered(
    openroll: Run, register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = long_list(tmp_path)
    size = publishing.PrivateFacts.size
    assert openroll("import", path, "--register", register).status == 0
    monkeypatch.setattr(publishing.PrivateFacts, "size", lambda facts: size(facts) - 5)
    path.write_text("Organisation\nAnother Ltd\n")
    assert openroll("import", path, "--register", register, "--dry-run").status == 0
    ran = openroll("import", path, "--register", register)
    assert (ran.status, "old copy" in ran.err) == (2, True)
    monkeypatch.undo()
    assert len(documents(register)) == models.Entry.objects.count() == 25


def test_while_another_process_publishes_the_entries_are_kept_for_it(
    openroll: Run, register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish = publishing.publish
    asked: list[int] = []

    def busy(register: Any) -> int:
        asked.append(1)
        if len(asked) == 2:
            raise errors.Conflict("busy")
        return publish(register)

    monkeypatch.setattr(publishing, "publish", busy)
    ran = openroll("import", long_list(tmp_path), "--register", register)
    assert (ran.status, "Another process is publishing" in ran.out) == (0, True)
    assert documents(register) == []
    assert openroll("import", long_list(tmp_path), "--register", register).status == 0
    assert len(documents(register)) == 25


def test_a_line_too_long_for_an_entry_is_refused_and_named(
    openroll: Run, register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("openroll.log.fact.LARGEST_FACT", 2150)
    path = tmp_path / "list.csv"
    path.write_text(f"Organisation,Description\nA Ltd,short\nB Ltd,{'Ж' * 1000}\nC Ltd,short\n")
    for more in ("--dry-run",), ():
        ran = openroll("import", path, "--register", register, *more)
        assert ran.status == 3, ran.err
        assert "Line 3 is too long for an entry" in ran.out
    assert [one["identifiers"]["name"]["value"] for one in documents(register)] == ["A Ltd", "C Ltd"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\x01\x02\xff",
        b"PK\x03\x04 not a csv",
        b"Just a sentence without any table.\n",
        b'a,b\n1,"2\n',
    ],
    ids=["empty", "binary", "workbook", "prose", "open quotation"],
)
def test_what_is_no_list_is_unusable(openroll: Run, register: Path, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(data)
    ran = openroll("import", path, "--register", register)
    assert ran.status == 2
    assert "Traceback" not in ran.err
    assert documents(register) == []


def test_the_foreign_operators_of_a_real_register_import_and_verify(
    openroll: Run, register: Path, tmp_path: Path, shared_data: Path
) -> None:
    newest = sorted((shared_data / "pse" / "foreign-history").iterdir())[-1]
    rows = [row for path in sorted(newest.glob("*.json")) for row in json.loads(path.read_text())["data"]]
    path = tmp_path / "pse.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["n", "name", "website", "sector", "operator", "date", "detail URL"])
        writer.writerows(rows)
    ran = openroll("import", path, "--register", register)
    assert ran.status in {0, 3}, ran.err
    found = documents(register)
    assert len(found) > 0.95 * len(rows)
    assert len(found) > 700
    assert openroll("verify", register / "public").status == 0
