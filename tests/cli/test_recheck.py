"""``openroll recheck`` over several days, on recordings of an invented company."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from openroll.public.app import make_application
from openroll.public.entry_view import read_entry
from tests.cli.test_backup import empty
from tests.command import Ran, Run
from tests.net.serving import served
from tests.public.asking import ask
from tests.public.test_pages import words
from tests.searching import found_in, spellings

__all__ = ["empty"]  # a fixture

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
    assert "not lasting yet: dissolved (seen 1 of 2)" in first.out
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


def test_a_reader_of_the_entry_is_told(recheck: Recheck, tape: Tape, entered: Path) -> None:
    ceased = tape(answer(company_name="SAMPLE MESSENGER LIMITED", **CEASED))
    for day in range(3):
        recheck(day, ceased)
    site = make_application(entered / "public")
    text = words(site, "/en/entries/1")
    assert "Changed since it was entered" in text
    assert (
        "Its operator was dissolved on 20 December 2026, according to Companies House, United Kingdom" in text
    )
    assert "(seen 2 January 2027)" in text
    assert "Before: EXAMPLE MESSENGER LIMITED. Now: SAMPLE MESSENGER LIMITED." in text
    assert "The entry has not been amended yet." in text
    assert text.index("Changed since") < text.index("The operator Name EXAMPLE MESSENGER LIMITED")
    told = ask(site, "/api/v1/entries/1").json
    assert [each["kind"] for each in told["noticed"]] == ["dissolved", "renamed"]
    first = words(site, "/en/entries/1/versions/1")
    assert "Changed since" not in first


def test_noise_is_no_news(recheck: Recheck, tape: Tape, entered: Path) -> None:
    office = {**COMPANY["registered_office_address"], "address_line_1": "1 SAMPLE ST."}
    answers = [
        answer(company_name="Example Messenger Ltd"),
        answer(registered_office_address=office),
        (API, 503, "text/html", b"<html>busy</html>"),
        (API, 200, "text/html", b"<html>maintenance</html>"),
        (API, 429, "application/json", b"{}"),
        (API, 200, "application/json", answer()[3][:-20]),
        answer(company_status_detail="active-proposal-to-strike-off"),
    ]
    for day, one in enumerate([*answers, *answers]):
        ran = recheck(day, tape(one))
        assert ran.status in (0, 4), ran.out + ran.err
        assert "lasting" not in ran.out and "CHANGE" not in ran.out
    assert "noticed" not in document(entered)


def test_a_source_that_is_silent_is_told_by_the_status(recheck: Recheck, tape: Tape) -> None:
    ran = recheck(0, tape((API, 503, "text/html", b"")))
    assert (ran.status, "no usable answer for now" in ran.out) == (4, True)
    assert "No source is due." in recheck(0, tape()).out
    assert recheck(0, tape(answer()), "--all").status == 0


def test_a_company_that_is_not_there_any_more(recheck: Recheck, tape: Tape, entered: Path) -> None:
    gone = tape((API, 404, "application/json", b"{}"))
    statuses = [recheck(day, gone).status for day in range(4)]
    assert statuses == [0, 0, 3, 0]
    assert document(entered)["noticed"][0]["kind"] == "page-gone"
    back = tape(answer())
    assert [recheck(day, back).status for day in range(4, 7)] == [0, 0, 0]
    assert "noticed" not in document(entered)


def test_answers_for_machines(recheck: Recheck, tape: Tape) -> None:
    ceased = tape(answer(**CEASED))
    waiting = recheck(0, ceased, "--json").json
    assert (waiting["entry"], waiting["waiting"]) == (1, [{"kind": "dissolved", "times": 1, "needed": 2}])
    changed = recheck(1, ceased, "--json").json
    assert changed["changes"][0]["since"] == "2026-12-20"
    assert changed["case"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--now", DAYS[0]), "--now is for recordings"),
        (("--entry", 9, "--replay", "tape"), "no entry 9"),
        (("--now", "tomorrow", "--replay", "tape"), "not a moment"),
    ],
)
def test_what_cannot_be_done(openroll: Run, entered: Path, options: tuple[object, ...], said: str) -> None:
    ran = openroll("recheck", "--register", entered, *options)
    assert (ran.status, said in ran.err) == (2, True), ran.err


def test_a_recorded_entry_is_not_asked_on_the_network(openroll: Run, entered: Path) -> None:
    ran = openroll("recheck", "--register", entered, "--all")
    assert (ran.status, ran.out) == (0, "No source is due.\n")


def test_a_register_that_is_put_back_does_not_say_it_twice(
    openroll: Run, recheck: Recheck, tape: Tape, entered: Path, tmp_path: Path, empty: str
) -> None:
    assert openroll("backup", "--register", entered, tmp_path / "backup").status == 0
    ceased = tape(answer(**CEASED))
    assert [recheck(day, ceased).status for day in range(2)] == [0, 3]
    mirror, again = tmp_path / "mirror", tmp_path / "again"
    with served(entered / "public") as url:
        assert openroll("mirror", url, mirror).status == 0
    assert openroll("verify", mirror).status == 0
    shutil.rmtree(entered)
    put_back = openroll(
        "restore", tmp_path / "backup", again, "--public", mirror, *(("--database", empty) if empty else ())
    )
    assert put_back.status == 0, put_back.err
    assert document(again)["noticed"][0]["kind"] == "dissolved"
    for day in range(2, 5):
        ran = openroll("recheck", "--register", again, "--replay", ceased, "--now", DAYS[day])
        assert ran.status == 0, ran.out + ran.err
    assert len(document(again)["noticed"]) == 1
    assert openroll("fsck", again, "--deep").status == 0


def test_a_redaction_reaches_the_case_of_a_change(
    openroll: Run, recheck: Recheck, tape: Tape, entered: Path
) -> None:
    from openroll.roll import models

    renamed = tape(answer(company_name="SAMPLE MESSENGER LIMITED"))
    assert [recheck(day, renamed).status for day in range(3)] == [0, 0, 3]
    case = models.Case.objects.order_by("pk").last()
    assert case is not None
    models.Claim.objects.filter(case=case, property="name").update(
        property="email", value="new@messenger.example", original="new@messenger.example"
    )
    field = ("--field", "/identifiers/email", "--basis", "Art. 17 GDPR", "--authority", "An office")
    ran = openroll("redact", "--register", entered, "--entry", 1, *field, "--yes")
    assert ran.status == 0, ran.out + ran.err
    assert not models.Claim.objects.filter(case=case, value__contains="messenger.example").exists()
    assert not models.Watched.objects.exists()
    assert document(entered)["noticed"][0]["kind"] == "renamed"
    assert openroll("verify", entered).status == 0
    assert openroll("fsck", entered, "--deep").status == 0
    assert recheck(4, renamed).status == 0


def test_another_version_of_this_program_that_writes_an_address_otherwise_is_no_change(
    recheck: Recheck, tape: Tape, entered: Path
) -> None:
    from openroll.roll import models

    same = tape(answer())
    assert recheck(0, same).status == 0
    row = models.Watched.objects.get(source="companies-house")
    row.state["base"]["address"]["values"] = ["c/o Somebody, as an older version read it"]
    row.read_by = "0.0.1"
    row.save()
    for day in range(1, 5):
        ran = recheck(day, same)
        assert (ran.status, "lasting" in ran.out) == (0, False), ran.out
    row.refresh_from_db()
    assert row.state["base"]["address"]["values"] == ["1 Sample Street, London, EC1A 1AA, United Kingdom"]


def test_what_was_redacted_is_in_no_file_that_recheck_writes(
    openroll: Run, register: Path, tmp_path: Path
) -> None:
    recordings = files("openroll.cli") / "recordings"
    tape, changed = tmp_path / "tape.warc.gz", tmp_path / "changed"
    shutil.copytree(str(recordings), changed)
    company = changed / "krs-0009990001.json"
    assert openroll("sources", "pack", changed / "index.jsonl", tape).status == 0
    link = b"https://api-krs.ms.gov.pl/api/krs/OdpisAktualny/0009990001?rejestr=P&format=json"
    submitted = openroll("submit", "--json", "--register", register, "--replay", tape, stdin=link)
    assert submitted.status == 0, submitted.out + submitted.err
    company.write_text(company.read_text().replace("BIURO@ZMYSLONA", "KONTAKT@ZMYSLONA"))
    later = tmp_path / "later.warc.gz"
    assert openroll("sources", "pack", changed / "index.jsonl", later).status == 0

    def recheck(day: int) -> int:
        return openroll("recheck", "--register", register, "--replay", later, "--now", DAYS[day]).status

    assert [recheck(day) for day in range(3)] == [0, 0, 3]
    wanted = {one for mail in ("biuro", "kontakt") for one in spellings(f"{mail}@zmyslona-poczta.example")}
    assert found_in(register, wanted)
    field = ("--field", "/identifiers/email", "--basis", "Art. 17 GDPR", "--authority", "An office")
    ran = openroll("redact", "--register", register, "--entry", 1, *field, "--yes")
    assert ran.status == 0, ran.out + ran.err
    assert [recheck(day) for day in range(3, 7)] == [0] * 4
    assert found_in(register, wanted) == []


def test_a_page_that_was_read_is_watched_too(openroll: Run, register: Path, tape: Tape) -> None:
    """With its register beside it; each source has a line of its own."""
    page, api = "https://messenger.example/imprint", API.replace("09876543", "03141592")

    def company() -> tuple[str, int, str, bytes]:
        return api, *answer(company_number="03141592")[1:]

    def imprint(mail: str, status: int = 200) -> tuple[str, int, str, bytes]:
        words = (
            "Example Messenger Limited is a company registered in England and Wales (company number 03141592). "
            f"Registered office: 1 Sample Street, London, EC1A 1AA.</p><p>E-mail: {mail}"
        )
        html = f"<!doctype html><html lang=en><title>Imprint</title><body><p>{words}</p></body></html>"
        return page, status, "text/html; charset=utf-8", html.encode()

    first = tape(company(), imprint("office@messenger.example"))
    submitted = openroll(
        "submit", "--json", "--register", register, "--replay", first, stdin=f"{api} {page}".encode()
    )
    assert submitted.status == 0, submitted.out

    def recheck(day: int, *answers: tuple[str, int, str, bytes]) -> Ran:
        recording = tape(company(), *answers)
        return openroll("recheck", "--register", register, "--replay", recording, "--now", DAYS[day])

    assert recheck(0, imprint("Office@Messenger.example")).out.count("unchanged") == 2
    moved = [recheck(day, imprint("post@messenger.example")) for day in range(1, 5)]
    assert [ran.status for ran in moved] == [0, 0, 3, 0]
    gone = [recheck(day, imprint("", 404)) for day in range(5, 9)]
    assert [ran.status for ran in gone] == [0, 0, 3, 0]
    told = document(register)["noticed"]
    assert [each["kind"] for each in told] == ["email-changed", "page-gone"]
    assert "post@" not in json.dumps(told)


def test_whoever_takes_the_entry_with_them_has_the_notice(
    openroll: Run, recheck: Recheck, tape: Tape, entered: Path, tmp_path: Path
) -> None:
    ceased = tape(answer(**CEASED))
    assert [recheck(day, ceased).status for day in range(2)] == [0, 3]
    out, printed = tmp_path / "entry.openroll", tmp_path / "entry.pdf"
    assert openroll("extract", 1, "--register", entered, "--out", out).status == 0
    proved = openroll("verify", out, "--json").json
    assert proved["document"]["noticed"][0]["since"] == "2026-12-20"
    ran = openroll("extract", out, "--pdf", printed)
    assert ran.status == 0, ran.err
    text = " ".join(PdfReader(printed).pages[0].extract_text().replace("\u200b", "").split())
    assert "Its operator was dissolved on 20 December 2026" in text
    assert "The entry has not been amended yet." in text
