"""After a redaction the value is in no byte of the register's folders, and the register is as sound as before."""

import json
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from openroll.log.disclosure import parse
from openroll.roll import models
from tests.cli.test_serve import addresses, get, serving
from tests.command import Run
from tests.searching import found_in, pieces, spellings

__all__ = ["addresses"]  # a fixture

HUMAN = "https://find-and-update.company-information.service.gov.uk/company"
CD_PROJEKT = "https://api-krs.ms.gov.pl/api/krs/OdpisAktualny/0000006865?rejestr=P&format=json"
EMAIL = "/identifiers/email"
SALTED = 64  # letters of a disclosure's text in which its salt stands
WHY = ("--basis", "Art. 17 GDPR", "--authority", "Data protection office")


@pytest.fixture
def submit(openroll: Run, register: Path, real_tape: Path) -> Callable[..., Any]:
    def run(message: str, *more: object) -> Any:
        ran = openroll(
            "submit", "--register", register, "--replay", real_tape, "--json", *more, stdin=message.encode()
        )
        assert ran.status == 0, ran.err + ran.out
        return ran.json

    return run


def redact(
    openroll: Run,
    register: Path,
    entry: int = 1,
    field: str = EMAIL,
    *,
    why: Sequence[str] = WHY,
    how: str = "--yes",
) -> Any:
    return openroll("redact", "--register", register, "--entry", entry, "--field", field, *why, how)


def said_as(place: int, words: str) -> list[str]:
    """Return the order's options with ``words`` instead of its basis (1) or its authority (3)."""
    return [words if n == place else said for n, said in enumerate(WHY)]


def needles(entry: int, value: str) -> set[bytes]:
    """Return what must not be found: the value, and for each disclosure that holds it its text and its salt."""
    subject = models.Entry.objects.get(number=entry).subject
    found = spellings(value)
    for row in models.Disclosure.objects.filter(fact__subject=subject):
        read = parse(row.text)
        if read.path == EMAIL or value in str(read.value):
            found |= spellings(row.text) | pieces(row.text[:SALTED]) | spellings(read.salt)
            found |= spellings(json.loads(_decoded(row.text))[0])
    return found


def _decoded(text: str) -> bytes:
    import base64

    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def holding(register: Path, wanted: set[bytes], openroll: Run) -> list[str]:
    """Return where a needle is found: in the register's folder, and in the database server's."""
    from django.db import connection

    found = found_in(register, wanted)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # the statistics quote what is frequent
            cursor.execute("CHECKPOINT")
            cursor.execute("SHOW data_directory")
            folder = Path(cursor.fetchone()[0])
            cursor.execute("SELECT oid FROM pg_database WHERE datname = current_database()")
            oid = cursor.fetchone()[0]
        for part in (folder / "base" / str(oid), folder / "global", folder / "pg_stat_tmp"):
            found += [f"server/{line}" for line in found_in(part, wanted)] if part.is_dir() else []
    return found


def sound(openroll: Run, register: Path) -> None:
    ran = openroll("verify", register, "--key", register / "public" / "log.vkey")
    assert ran.status == 0, ran.out + ran.err


def email_of(register: Path, entry: int = 1) -> list[Any]:
    import sqlite3

    with sqlite3.connect(f"file:{register / 'public' / 'roll.sqlite3'}?mode=ro", uri=True) as roll:
        rows = roll.execute("SELECT document FROM version WHERE number = ? ORDER BY version", (entry,))
        return [json.loads(row[0])["identifiers"].get("email") for row in rows]


def test_an_entry_whose_register_gave_the_value(openroll: Run, register: Path, submit: Any) -> None:
    told = submit(CD_PROJEKT)
    value = told["identifiers"]["email"]["value"]
    wanted = needles(1, value)
    places = {line.split(":")[0] for line in holding(register, wanted, openroll)}
    assert {"public/disclosures/000", "public/roll.sqlite3"} < places
    assert any(place.startswith("private/evidence/") for place in places)
    assert any(place.startswith(("private/register.sqlite3", "server/")) for place in places)
    ran = redact(openroll, register)
    assert ran.status == 0, ran.err + ran.out
    assert holding(register, wanted, openroll) == []
    sound(openroll, register)
    shown = email_of(register)
    assert len(shown) >= 2
    for each in shown:
        assert each["redacted"] is True
        assert (each["basis"], each["authority"]) == ("Art. 17 GDPR", "Data protection office")
    assert "private/evidence/" in ran.out
    assert "public/disclosures/000" in ran.out
    assert "What this does not reach" in ran.out


def test_an_entry_whose_sender_stated_the_value(openroll: Run, register: Path, submit: Any) -> None:
    value = "Customer.Service+box17@tesco.example"
    message = (
        f"Please enter {HUMAN}/00445790, write to {value}, https://www.tesco.com\n"
        f"https://www.tesco.com/?mail={value.replace('@', '%40')}\n"
        f"I undertake not to read letters. Ask {value} about it.\n"
    )
    submit(message)
    wanted = needles(1, value) | spellings(value.lower())
    assert holding(register, wanted, openroll)
    ran = redact(openroll, register)
    assert ran.status == 0, ran.err + ran.out
    assert holding(register, wanted, openroll) == []
    sound(openroll, register)
    case = models.Case.objects.get()
    assert "tesco.com" in bytes(case.message).decode(), "the rest of the letter stays"
    assert case.message_sha256 == ""
    assert models.Disclosure.objects.filter(state="redacted", text="").count() >= 3


def test_an_imported_entry(openroll: Run, register: Path, tmp_path: Path) -> None:
    value = "office-of-first@messenger.example"
    path = tmp_path / "list.csv"
    path.write_text(
        "Organisation,Service,Website,Country,E-mail\n"
        f"First Ltd,First,first.example,GB,{value}\n"
        f"Second Ltd,Second,second.example,GB,second@messenger.example\n"
        f"Third Ltd,Third,third.example,GB,{value}\n"
    )
    openroll("import", path, "--register", register)
    ran = redact(openroll, register)
    assert ran.status == 0, ran.err + ran.out
    assert "also stands in entry 3" in ran.out
    assert "of the imported list stays" in ran.out
    wanted = needles_of_both(value)
    ran = redact(openroll, register, 3)
    assert "also stands" not in ran.out
    assert holding(register, wanted | spellings(value), openroll) == []
    sound(openroll, register)
    assert email_of(register, 2)[0]["value"] == "second@messenger.example"
    again = openroll("import", path, "--register", register)
    assert models.Entry.objects.count() == 3, again.out


def needles_of_both(value: str) -> set[bytes]:
    found = set()
    for row in models.Disclosure.objects.exclude(text=""):
        if value in str(parse(row.text).value):
            found |= spellings(row.text) | spellings(parse(row.text).salt)
    return found


def test_the_same_value_in_another_entry_is_told_and_stays(
    openroll: Run, register: Path, submit: Any
) -> None:
    value = "shared@letters.example"
    submit(f"{HUMAN}/00445790, {value}, https://www.tesco.com")
    submit("https://avoindata.prh.fi/opendata-ytj-api/v3/companies?businessId=0112038-9 " + value)
    ran = redact(openroll, register)
    assert ran.status == 0
    assert "also stands in entry 2" in ran.out
    assert email_of(register, 2)[0]["value"] == value
    sound(openroll, register)


def test_a_dry_run_changes_nothing(openroll: Run, register: Path, submit: Any) -> None:
    submit(CD_PROJEKT)
    size = (register / "public" / "checkpoint").read_bytes()
    ran = redact(openroll, register, how="--dry-run")
    assert ran.status == 0
    assert "This would be removed" in ran.out
    assert (register / "public" / "checkpoint").read_bytes() == size
    assert email_of(register)[0]["value"]


@pytest.mark.parametrize(
    ("entry", "field", "says"),
    [
        (7, EMAIL, "no entry 7"),
        (1, "/identifiers/fax", "no field /identifiers/fax"),
        (1, "/identifiers/name", "stands in the log itself"),
        (1, "email", "no field email"),
        (1, "identifiers/email", "written as in the fact: /identifiers/email"),
        (1, "", "no field"),
    ],
)
def test_what_cannot_be_redacted(
    openroll: Run, register: Path, submit: Any, entry: int, field: str, says: str
) -> None:
    submit(CD_PROJEKT)
    ran = redact(openroll, register, entry, field)
    assert (ran.status, says in ran.err) == (2, True), ran.err
    assert models.Fact.objects.filter(type="redacted").count() == 0


def test_nobody_there_to_be_asked(openroll: Run, register: Path, submit: Any) -> None:
    submit(CD_PROJEKT)
    ran = openroll("redact", "--register", register, "--entry", 1, "--field", EMAIL, *WHY)
    assert ran.status == 2
    assert "--yes" in ran.err


def test_the_order_must_not_say_the_value(openroll: Run, register: Path, submit: Any) -> None:
    value = submit(CD_PROJEKT)["identifiers"]["email"]["value"]
    ran = openroll(
        *("redact", "--register", register, "--entry", 1, "--field", EMAIL, "--yes"),
        *("--basis", f"{value} asked", "--authority", "a"),
    )
    assert ran.status == 2
    assert models.Fact.objects.filter(type="redacted").count() == 0


@pytest.mark.parametrize("words", ["a\nb", "\x1b[31mred", "\u202egnp", "x" * 1001])
@pytest.mark.parametrize("place", [1, 3])
def test_the_order_is_two_short_lines(
    openroll: Run, register: Path, submit: Any, words: str, place: int
) -> None:
    submit(CD_PROJEKT)
    ran = redact(openroll, register, why=said_as(place, words))
    assert (ran.status, "one line each" in ran.err) == (2, True)
    assert models.Fact.objects.filter(type="redacted").count() == 0


@pytest.mark.parametrize("place", [1, 3])
@pytest.mark.parametrize("words", ["", " ", "x" * 1001])
def test_a_dry_run_refuses_what_the_real_one_refuses(
    openroll: Run, register: Path, submit: Any, words: str, place: int
) -> None:
    submit(CD_PROJEKT)
    ran = redact(openroll, register, why=said_as(place, words), how="--dry-run")
    assert (ran.status, ran.out, "asis and authority" in ran.err) == (2, "", True)


def test_a_second_time_says_when(openroll: Run, register: Path, submit: Any) -> None:
    submit(CD_PROJEKT)
    assert redact(openroll, register).status == 0
    ran = redact(openroll, register)
    assert ran.status == 0
    assert "was redacted on" in ran.out
    assert os.environ.get("LANG") is None


def test_a_register_that_is_being_served(
    openroll: Run, register: Path, submit: Any, addresses: tuple[str, str]
) -> None:
    told = submit(CD_PROJEKT)
    value = told["identifiers"]["email"]["value"]
    wanted = needles(1, value)
    public, office = addresses
    pages = (
        f"http://{public}/en/entries/1",
        f"http://{public}/api/v1/entries/1",
        f"http://{public}/ru/entries/1/versions/1",
    )
    with serving(register):
        assert all(value in get(page)[1] for page in pages)
        get(f"http://{office}/sign-in")
        ran = redact(openroll, register)
        assert ran.status == 0, ran.err + ran.out
        assert holding(register, wanted, openroll) == [], "while everything runs"
        time.sleep(0.1)
        for page in pages:
            status, text, _ = get(page)
            assert (status, value in text) == (200, False)
            assert "Art. 17 GDPR" in text
        assert holding(register, wanted, openroll) == []
    assert holding(register, wanted, openroll) == []
    sound(openroll, register)
