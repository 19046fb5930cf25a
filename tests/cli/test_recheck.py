"""``openroll recheck`` over several days, on recordings of an invented company."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from openroll.public.entry_view import read_entry
from tests.command import Ran, Run

API = "https://api.company-information.service.gov.uk/company/09876543"
MESSAGE = f"{API} office@messenger.example".encode()
COMPANY: dict[str, Any] = {
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
Tape = Callable[..., Path]
DAYS = [f"2027-01-{day:02}T12:00:00Z" for day in range(1, 20)]
CEASED = {"date_of_cessation": "2026-12-20"}


@pytest.fixture
def entered(openroll: Run, register: Path, tape: Tape) -> Path:
    """A register with the company as entry 1."""
    ran = openroll("submit", "--json", "--register", register, "--replay", tape(answer()), stdin=MESSAGE)
    assert ran.status == 0, ran.out + ran.err
    return register


@pytest.fixture
def recheck(openroll: Run, entered: Path) -> Callable[..., Ran]:
    def run(day: int, recording: Path, *more: object) -> Ran:
        return openroll("recheck", "--register", entered, "--replay", recording, "--now", DAYS[day], *more)

    return run


def answer(**changes: object) -> tuple[str, int, str, bytes]:
    return API, 200, "application/json", json.dumps({**COMPANY, **changes}).encode()


def document(register: Path) -> dict[str, Any]:
    with sqlite3.connect(f"file:{register / 'public' / 'roll.sqlite3'}?mode=ro", uri=True) as roll:
        (found,) = roll.execute("SELECT document FROM entry").fetchone()
    read: dict[str, Any] = json.loads(found)
    return read


Recheck = Callable[..., Ran]


def test_nothing_new_is_said_to_be_unchanged(recheck: Recheck, tape: Tape, entered: Path) -> None:
    ran = recheck(0, tape(answer()))
    assert (ran.status, ran.err) == (0, "")
    assert "unchanged" in ran.out
    assert "noticed" not in document(entered)


def test_a_company_that_ceased_is_told_when_it_has_lasted(
    openroll: Run, recheck: Recheck, tape: Tape, entered: Path
) -> None:
    ceased = tape(answer(**CEASED))
    first = recheck(0, ceased)
    assert first.status == 0
    assert "not lasting yet: dissolved, seen 1 times" in first.out
    assert "noticed" not in document(entered)
    second = recheck(1, ceased)
    assert second.status == 3, second.out + second.err
    assert "CHANGE: dissolved (since 2026-12-20); case " in second.out
    [noticed] = document(entered)["noticed"]
    assert (noticed["kind"], noticed["since"], noticed["times"]) == ("dissolved", "2026-12-20", 2)
    [notice] = read_entry(json.dumps(document(entered)).encode()).noticed
    assert notice.sentence.startswith("Its operator was dissolved on {day}")
    third = recheck(2, ceased)
    assert (third.status, "unchanged" in third.out) == (0, True)
    assert openroll("verify", entered).status == 0
    assert openroll("fsck", entered, "--deep").status == 0
