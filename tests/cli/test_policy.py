"""``openroll policy``: the file of a policy, the one that applies, and the one that will."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.command import Run, in_database

TODAY = datetime.now(UTC).date()


def changed(openroll: Run, register: Path, tmp_path: Path, version: int, days: int) -> Path:
    """Write the register's policy with another version and another deadline for answers."""
    shown = openroll("policy", "show", "--register", register)
    assert shown.status == 0, shown.err
    file = tmp_path / f"policy-{version}.yaml"
    text = shown.out.replace("version: 2\n", f"version: {version}\n").replace(
        "answer: 10 ", f"answer: {days} "
    )
    file.write_text(text, "utf-8")
    return file


def test_what_ships_can_be_used(openroll: Run) -> None:
    for name in ("five-identifiers", "id-pse"):
        ran = openroll("policy", "check", name)
        assert (ran.status, ran.err) == (0, "")
        assert f"{name}/" in ran.out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id: x", "wrong at “identifiers”: it is missing"),
        ("identifers: {}\nid: x", "“identifiers”"),
        ("a: [", "not readable YAML"),
        ("", "must be a mapping"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(openroll: Run, tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text(text)
    ran = openroll("policy", "check", file)
    assert ran.status == 2
    assert said in ran.err and "Traceback" not in ran.err


def test_a_change_is_checked_logged_and_shown(openroll: Run, register: Path, tmp_path: Path) -> None:
    file = changed(openroll, register, tmp_path, 7, 15)
    ran = openroll("policy", "check", file, "--register", register)
    assert "deadlines.answer: 10 → 15" in ran.out
    later = TODAY + timedelta(days=30)
    ran = openroll(
        "policy", "change", "--register", register, file, "--from", later, "--reason", "The holidays."
    )
    assert ran.status == 0, ran.err
    assert f"five-identifiers/7 applies from {later} on" in ran.out
    assert "answer: 10 " in openroll("policy", "show", "--register", register).out
    then = openroll("policy", "show", "--register", register, "--at", later)
    assert "answer: 15 " in then.out
    assert f"five-identifiers/7: fact 3, from {later} until now on, without an end. The holidays." in then.err
    assert openroll("verify", register).status == 0
    assert openroll("fsck", register, "--deep").status == 0


@pytest.mark.parametrize(
    ("day", "reason", "said"),
    [
        ("2019-01-08", "Why", "2019-01-08 is over"),
        ("tomorrow", "Why", "tomorrow is no date"),
        ("20261201", "Why", "is no date"),
        ("2026-13-01", "Why", "is no date"),
        (str(TODAY), " ", "why the policy changes"),
    ],
)
def test_what_cannot_be_changed_is_said_and_nothing_is(
    openroll: Run, register: Path, tmp_path: Path, day: str, reason: str, said: str
) -> None:
    file = changed(openroll, register, tmp_path, 7, 15)
    before = (register / "public" / "checkpoint").read_bytes()
    ran = openroll("policy", "change", "--register", register, file, "--from", day, "--reason", reason)
    assert ran.status == 2
    assert said in ran.err
    assert (register / "public" / "checkpoint").read_bytes() == before


def test_the_same_name_or_the_same_rules_are_refused(openroll: Run, register: Path, tmp_path: Path) -> None:
    for file, said in (
        (changed(openroll, register, tmp_path, 2, 15), "another version"),
        (changed(openroll, register, tmp_path, 3, 10), "says what five-identifiers/2 says"),
    ):
        ran = openroll("policy", "change", "--register", register, file, "--from", TODAY, "--reason", "Why")
        assert (ran.status, said in ran.err) == (2, True), ran.err


def test_a_register_for_indonesias_list_imports_it(openroll: Run, tmp_path: Path, database: str) -> None:
    folder = tmp_path / "pse"
    ran = openroll("init", folder, "--name", "PSE", "--policy", "id-pse", *in_database(database))
    assert ran.status == 0, ran.err
    rows = (
        '{"data":[[1,"LAYAR BIRU","layarbiru.example","Sektor Perdagangan","PT PELITA NIAGA","2023-03-30",'
        '"https://pse.example/tdpse-detail/14290"],[2,"LAYAR BIRU APP","-","Sektor Perdagangan",'
        '"PT PELITA NIAGA","2023-03-30","https://pse.example/tdpse-detail/14289"]]}'
    )
    (tmp_path / "list.json").write_text(rows)
    (tmp_path / "columns").write_text("service: 2\ndomain: 3\nname: 5\ndate: 6\nreference: 7\n")
    ran = openroll("import", tmp_path / "list.json", "--register", folder, "--map", tmp_path / "columns")
    assert ran.status == 0, ran.err
    assert openroll("verify", folder).status == 0
