"""A redaction that is cut off anywhere is finished by whoever comes next; one that a restore undid is done again."""

import os
import random
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, Conflict, SourceUnreachable
from openroll.log.disclosure import parse
from openroll.publish.check import check_directory
from openroll.publish.rollfile import ROLL
from openroll.roll import models
from openroll.roll.erasure import Order, pending
from openroll.site import publishing, redacting
from openroll.site.register import Register, load
from openroll.sources.evidence import Evidence
from openroll.sources.failed import FailedCapture
from tests.command import Run, begin_work
from tests.searching import found_in, pieces, spellings

ROOT = Path(__file__).parents[2]
RECORDINGS = ROOT / "openroll" / "cli" / "recordings"
ORDER = Order(1, "/identifiers/email", "Art. 17 GDPR", "A court", "registrar")
SEEDED = random.Random(20170628)
DELAYS = [SEEDED.uniform(0, 0.4) for _ in range(int(os.environ.get("OPENROLL_KILLS", "6")))]


@pytest.fixture
def entered(openroll: Run, register: Path, tmp_path: Path) -> Register:
    """A register with one entry, whose e-mail address its source gave and the message states."""
    tape = tmp_path / "tape.warc.gz"
    assert openroll("sources", "pack", RECORDINGS / "index.jsonl", tape).status == 0
    message = (RECORDINGS / "messages" / "2026-11-02-zmyslona-poczta.txt").read_bytes()
    ran = openroll("submit", "--register", register, "--replay", tape, "--json", stdin=message)
    assert ran.status == 0, ran.err + ran.out
    return load(register)


def needles() -> set[bytes]:
    """Return what must be nowhere afterwards."""
    (own,) = [
        row for row in models.Disclosure.objects.exclude(text="") if parse(row.text).path == ORDER.field
    ]
    value: Any = parse(own.text).value
    return (
        spellings(value["value"])
        | spellings(own.text)
        | pieces(own.text[:64])
        | spellings(parse(own.text).salt)
    )


def clean(register: Register, wanted: set[bytes]) -> None:
    assert not pending()
    assert found_in(register.folder, wanted) == []
    assert check_directory(register.public).problems == ()
    redacted = models.Fact.objects.filter(type="redacted")
    assert redacted.exists()
    assert models.Removal.objects.filter(state="done", evidence=[]).count() == redacted.count()


@pytest.mark.parametrize(
    "place",
    [
        "openroll.site.publishing.publish",
        "openroll.sources.evidence.Evidence.delete",
        "openroll.site.redacting.compact_database",
        "openroll.publish.rollfile.RollWriter.compact",
        "openroll.publish.disclosures.replace",
        "openroll.roll.erasure.advance",
    ],
)
def test_what_was_cut_off_is_finished(entered: Register, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    wanted = needles()
    assert found_in(entered.folder, wanted)

    def fail(*_arguments: object, **_named: object) -> object:
        raise OSError("cut off")

    with monkeypatch.context() as patched:
        if place.endswith("publish"):  # the first time it only looks whether all is well
            times = iter((publishing.publish, fail))

            def by_turns(register: Register) -> object:
                return next(times)(register)

            patched.setattr(place, by_turns)
        elif place.endswith("compact"):
            patched.setattr(place, lambda roll: not roll.leaves_traces or fail())
        else:
            patched.setattr(place, fail)
        with pytest.raises(OSError, match="cut off"):
            redacting.redact(entered, ORDER, clock=SystemClock())
    assert pending()
    redacting.finish_redactions(entered)
    clean(entered, wanted)


@pytest.mark.parametrize("delay", DELAYS)
def test_a_killed_redaction_is_finished(entered: Register, delay: float) -> None:
    wanted = needles()
    process = begin_work(lambda: redacting.redact(entered, ORDER, clock=SystemClock()))
    time.sleep(delay)
    process.kill()
    process.wait()
    if not models.Fact.objects.filter(type="redacted").exists():
        redacting.redact(entered, ORDER, clock=SystemClock())
    redacting.finish_redactions(entered)
    clean(entered, wanted)


def test_a_reader_that_holds_on_delays_the_end(entered: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = needles()
    monkeypatch.setattr("openroll.publish.publicfile.BUSY_SECONDS", 0.2)
    roll = sqlite3.connect(f"file:{entered.public / ROLL}?mode=ro", uri=True)
    reading: Callable[[], None] = roll.close
    # A reader in WAL mode: it sees an old state for as long as its transaction lasts.
    with sqlite3.connect(entered.public / ROLL) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
    roll.execute("BEGIN")
    roll.execute("SELECT count(*) FROM entry").fetchone()
    with pytest.raises(Conflict):
        redacting.redact(entered, ORDER, clock=SystemClock())
    assert pending()
    reading()
    redacting.finish_redactions(entered)
    clean(entered, wanted)


def test_an_older_database_that_was_put_back_is_emptied_again(entered: Register) -> None:
    """As a restore does it: rows of before the redaction, and the fact of it out of the public log."""
    wanted = needles()
    tables = (models.Disclosure, models.Case, models.Claim, models.Snapshot, models.Decision)
    kept = {table: list(table.objects.values()) for table in tables}
    evidence = {path: path.read_bytes() for path in entered.evidence.rglob("*") if path.is_file()}
    redacting.redact(entered, ORDER, clock=SystemClock())
    clean(entered, wanted)
    for table, rows in kept.items():
        for row in rows:
            table.objects.filter(pk=row["id"]).update(**row)
    for path, data in evidence.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    models.Removal.objects.all().delete()
    assert found_in(entered.private, wanted)
    redacting.finish_redactions(entered)
    clean(entered, wanted)
    assert Evidence(entered.evidence).hashes() < {path.parent.name for path in evidence}


def test_a_link_that_could_not_be_had_and_holds_the_value_goes_too(entered: Register) -> None:
    wanted = needles()
    (own,) = [
        row for row in models.Disclosure.objects.exclude(text="") if parse(row.text).path == ORDER.field
    ]
    said: Any = parse(own.text).value
    evidence = Evidence(entered.evidence)
    for query in ("nothing", said["value"]):
        link = f"https://gone.example/?{query}"
        error = SourceUnreachable(N_("{link} cannot be reached: {detail}."), link=link, detail="gone")
        evidence.keep_failure(FailedCapture.of(link, error, SystemClock().now()))
    redacting.redact(entered, ORDER, clock=SystemClock())
    clean(entered, wanted)
    assert [one.url for one in evidence.failures()] == ["https://gone.example/?nothing"]


def test_there_is_nothing_to_finish(entered: Register) -> None:
    before = (entered.public / "checkpoint").read_bytes()
    assert redacting.finish_redactions(entered).facts == 0
    assert (entered.public / "checkpoint").read_bytes() == before
