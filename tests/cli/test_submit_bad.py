"""What bad input gets: a sentence that names the link and the reason, the rest still used, nothing entered wrongly."""

import gzip
import io
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connections

from openroll.cli.main import main
from openroll.core.errors import Conflict
from openroll.site import publishing
from openroll.site.register import load
from tests.command import Run

API = "https://api.company-information.service.gov.uk/company"
HUMAN = "https://find-and-update.company-information.service.gov.uk/company"
COMPANY = {
    "company_name": "EXAMPLE MESSENGER LIMITED",
    "company_number": "09876543",
    "company_status": "active",
    "jurisdiction": "england-wales",
    "type": "ltd",
    "registered_office_address": {
        "address_line_1": "1 Sample Street",
        "locality": "London",
        "postal_code": "EC1A 1AA",
        "country": "United Kingdom",
    },
}
JSON = "application/json"
Tape = Callable[..., Path]


def answer(**changes: object) -> bytes:
    return json.dumps({**COMPANY, **changes}).encode()


def entries(register: Path) -> int:
    with sqlite3.connect(f"file:{register / 'public' / 'roll.sqlite3'}?mode=ro", uri=True) as roll:
        count: int = roll.execute("SELECT count(*) FROM entry").fetchone()[0]
    return count


@pytest.mark.parametrize(
    "message",
    [b"", b"  \n", bytes(range(256)) * 40, b"x" * 10_000_000],
    ids=["empty", "blank", "binary", "10MB"],
)
def test_what_is_no_message_is_unusable(openroll: Run, register: Path, tape: Tape, message: bytes) -> None:
    ran = openroll("submit", "--register", register, "--replay", tape(), stdin=message)
    assert ran.status == 2
    assert ran.err.startswith("openroll: The message")
    assert "Traceback" not in ran.err


def test_a_message_without_a_link_is_unusable_and_gets_the_letter(
    openroll: Run, register: Path, tape: Tape
) -> None:
    ran = openroll(
        "submit", "--register", register, "--replay", tape(), stdin=b"Please list us. mail@company.example"
    )
    assert ran.status == 2
    assert "no link" in ran.out
    assert "we still need" in ran.out
    told = openroll("submit", "--register", register, "--replay", tape(), "--json", stdin=b"Please list us.")
    assert (told.status, told.json["status"]) == (2, "insufficient")
    assert "no link" in told.json["reason"]


@pytest.mark.parametrize(
    "link",
    [
        "http://127.0.0.1/admin",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "https://тelegram.org/",
        "https://user:pass@example.org/",
        "https://example.org:8443/",
        "ftp://example.org/file",
        "http://localhost/",
    ],
)
def test_an_unsafe_link_is_refused_by_name(openroll: Run, register: Path, tape: Tape, link: str) -> None:
    ran = openroll(
        "submit", "--register", register, "--replay", tape(), "--json", stdin=f"Look: {link}".encode()
    )
    assert ran.status == 2
    refused = ran.json["refused"]
    assert [one["link"] for one in refused] == [link]
    assert refused[0]["reason"]
    assert ran.json["services"] == []
    assert entries(register) == 0


def test_the_rest_of_a_message_with_an_unsafe_link_is_used(openroll: Run, register: Path, tape: Tape) -> None:
    recorded = tape((f"{API}/09876543", 200, JSON, answer()))
    message = f"{HUMAN}/09876543 http://127.0.0.1/ mail@company.example"
    ran = openroll("submit", "--register", register, "--replay", recorded, "--json", stdin=message.encode())
    assert (ran.status, ran.json["status"]) == (0, "entered")
    assert [one["link"] for one in ran.json["refused"]] == ["http://127.0.0.1/"]


@pytest.mark.parametrize(
    ("name", "body", "content_type"),
    [
        ("html", b"<!DOCTYPE html><html><body>Maintenance</body></html>", "text/html"),
        ("cut", answer()[:150], JSON),
        ("list", b"[]", JSON),
        ("another company", answer(company_number="11111111"), JSON),
        ("wrong types", answer(company_name={"en": "x"}), JSON),
        ("nothing", b"", JSON),
    ],
)
def test_an_unreadable_answer_enters_nothing(
    openroll: Run, register: Path, tape: Tape, name: str, body: bytes, content_type: str
) -> None:
    recorded = tape((f"{API}/09876543", 200, content_type, body))
    message = f"{HUMAN}/09876543 mail@company.example"
    ran = openroll("submit", "--register", register, "--replay", recorded, "--json", stdin=message.encode())
    assert (ran.status, ran.json["status"], ran.json["entry"]) == (4, "insufficient", None)
    assert "09876543" in ran.json["refused"][0]["reason"]
    assert entries(register) == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"company_status": "dissolved"},
        {"company_status": "liquidation"},
        {"company_status": "administration"},
        {"company_status_detail": "active-proposal-to-strike-off"},
        {"company_status": "a word that nobody knows"},
    ],
    ids=str,
)
def test_a_company_in_trouble_waits_for_review_with_the_reason(
    openroll: Run, register: Path, tape: Tape, changes: dict[str, object]
) -> None:
    recorded = tape((f"{API}/09876543", 200, JSON, answer(**changes)))
    message = f"{HUMAN}/09876543 mail@company.example"
    ran = openroll("submit", "--register", register, "--replay", recorded, "--json", stdin=message.encode())
    assert (ran.status, ran.json["status"], ran.json["entry"]) == (3, "review", None)
    assert ran.json["reason"]
    assert entries(register) == 0


def test_a_source_that_is_not_in_the_recording_is_unreachable_for_now(
    openroll: Run, register: Path, tape: Tape
) -> None:
    message = f"{HUMAN}/09876543 mail@company.example"
    ran = openroll("submit", "--register", register, "--replay", tape(), "--json", stdin=message.encode())
    assert (ran.status, ran.json["status"]) == (4, "insufficient")


def test_two_emails_are_a_conflict(openroll: Run, register: Path, tape: Tape) -> None:
    recorded = tape((f"{API}/09876543", 200, JSON, answer()))
    message = f"{HUMAN}/09876543 one@company.example two@company.example"
    ran = openroll("submit", "--register", register, "--replay", recorded, "--json", stdin=message.encode())
    assert (ran.status, ran.json["status"]) == (3, "review")
    assert ran.json["identifiers"]["email"]["standing"] == "conflicting"


def test_a_damaged_recording_is_unusable(openroll: Run, register: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.warc.gz"
    broken.write_bytes(gzip.compress(b"not a WARC")[:-4])
    message = f"{HUMAN}/09876543".encode()
    ran = openroll("submit", "--register", register, "--replay", broken, stdin=message)
    assert ran.status == 2
    assert "Traceback" not in ran.err


def test_a_folder_without_a_register_is_unusable(openroll: Run, tmp_path: Path) -> None:
    ran = openroll("submit", "--register", tmp_path, stdin=b"https://example.org")
    assert ran.status == 2
    assert "openroll init" in ran.err


LETTERS = "ÆØÅ ŻÓŁĆ LIMITED"


@pytest.mark.parametrize("encoding", ["latin-1", "koi8-r"])
def test_a_terminal_that_cannot_show_a_letter_is_no_reason_to_fail(
    register: Path, tape: Tape, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    recorded = tape((f"{API}/09876543", 200, JSON, answer(company_name=LETTERS)))
    shown = io.BytesIO()
    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{HUMAN}/09876543 mail@company.example".encode()))
    )
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(shown, encoding=encoding))
    assert main(["submit", "--register", str(register), "--replay", str(recorded)]) == 0
    assert b"Entered: number 1" in shown.getvalue()


def test_a_command_of_its_own_whose_terminal_shows_only_ascii(register: Path, tape: Tape) -> None:
    recorded = tape((f"{API}/09876543", 200, JSON, answer(company_name=LETTERS)))
    ran = subprocess.run(
        [sys.executable, "-m", "openroll", "submit", "--register", register, "--replay", recorded],
        input=f"{HUMAN}/09876543 mail@company.example".encode(),
        capture_output=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
    )
    assert ran.returncode == 0, ran.stderr
    assert b"Entered: number 1" in ran.stdout


OTHER = "https://api-krs.ms.gov.pl/api/krs/OdpisAktualny/0009990001?rejestr=P&format=json"
KRS = (Path(__file__).parents[2] / "openroll" / "cli" / "recordings" / "krs-0009990001.json").read_bytes()


@pytest.mark.parametrize(
    ("answered", "status", "told"),
    [
        ((), 4, "insufficient"),
        (((OTHER, 404, JSON, b"{}"),), 3, "review"),
        (((OTHER, 500, JSON, b""),), 4, "insufficient"),
    ],
    ids=["unreachable", "not there", "out of order"],
)
def test_an_email_is_not_given_to_one_of_two_companies_when_the_other_is_silent(
    openroll: Run,
    register: Path,
    tape: Tape,
    answered: tuple[tuple[str, int, str, bytes], ...],
    status: int,
    told: str,
) -> None:
    recorded = tape((f"{API}/09876543", 200, JSON, answer()), *answered)
    message = f"{OTHER} {HUMAN}/09876543 mail@company.example"
    ran = openroll("submit", "--register", register, "--replay", recorded, "--json", stdin=message.encode())
    assert (ran.status, ran.json["status"], ran.json["entry"]) == (status, told, None)
    assert OTHER in ran.json["reason"]
    assert entries(register) == 0


def test_what_one_register_gives_whole_is_entered_beside_a_link_that_gives_nothing(
    openroll: Run, register: Path, tape: Tape
) -> None:
    recorded = tape((OTHER, 200, JSON, KRS), (f"{API}/09876543", 404, JSON, b"{}"))
    message = f"{OTHER} {HUMAN}/09876543"
    ran = openroll("submit", "--register", register, "--replay", recorded, "--json", stdin=message.encode())
    assert (ran.status, ran.json["status"]) == (0, "entered")
    assert [one["kind"] for one in ran.json["refused"]] == ["not-there"]


def test_a_folder_that_cannot_be_written_is_said(openroll: Run, register: Path, tape: Tape) -> None:
    recorded = tape((f"{API}/09876543", 200, JSON, answer()))
    (register / "private" / "evidence").rmdir()
    (register / "private" / "evidence").write_text("in the way")
    ran = openroll(
        "submit", "--register", register, "--replay", recorded, stdin=f"{HUMAN}/09876543 a@b.example".encode()
    )
    assert ran.status == 2
    assert "evidence" in ran.err
    assert "Traceback" not in ran.err
    assert entries(register) == 0


@pytest.mark.parametrize("name", ["private/log/log.sqlite3", "public/roll.sqlite3"])
def test_a_database_that_is_not_one_is_said(openroll: Run, register: Path, tape: Tape, name: str) -> None:
    recorded = tape((f"{API}/09876543", 200, JSON, answer()))
    (register / name).chmod(0o600)
    (register / name).write_bytes(b"no database at all" * 1000)
    message = f"{HUMAN}/09876543 a@b.example".encode()
    ran = openroll("submit", "--register", register, "--replay", recorded, stdin=message)
    assert ran.status in (1, 2)
    assert "Traceback" not in ran.err
    assert "database" in ran.err


def test_an_entry_is_told_although_another_process_publishes(
    openroll: Run, register: Path, tape: Tape, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded = tape((f"{API}/09876543", 200, JSON, answer()))
    calls = []

    def publish(*_: object, **__: object) -> int:
        calls.append(1)
        if len(calls) > 1:
            raise Conflict("somebody holds the lock")
        return 1

    monkeypatch.setattr(publishing, "publish", publish)
    ran = openroll(
        "submit", "--register", register, "--replay", recorded, stdin=f"{HUMAN}/09876543 a@b.example".encode()
    )
    assert ran.status == 0
    assert "Entered: number 1" in ran.out
    assert "as soon as it is done" in ran.out


def test_a_database_older_than_the_log_is_refused_before_anything_is_written(
    openroll: Run, register: Path, tape: Tape
) -> None:
    if load(register).database:
        pytest.skip("only on SQLite")
    recorded = tape((f"{API}/09876543", 200, JSON, answer()))
    database = register / "private" / "register.sqlite3"
    connections.close_all()
    older = {path.name: path.read_bytes() for path in database.parent.glob("register.sqlite3*")}
    message = f"{HUMAN}/09876543 a@b.example".encode()
    assert openroll("submit", "--register", register, "--replay", recorded, stdin=message).status == 0
    connections.close_all()
    for path in database.parent.glob("register.sqlite3*"):
        path.unlink()
    for name, data in older.items():
        (database.parent / name).write_bytes(data)
    ran = openroll("submit", "--register", register, "--replay", recorded, stdin=message)
    assert ran.status == 2
    with sqlite3.connect(database) as restored:
        assert restored.execute("SELECT count(*) FROM roll_case").fetchone() == (0,)
        assert restored.execute("SELECT count(*) FROM roll_fact").fetchone() == (3,)
