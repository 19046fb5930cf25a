"""Lists become entries: each line once, in the order of the file, nothing personal in the open."""

import hashlib
import io
import json
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.canonical import encode
from openroll.log.disclosure import conceal
from openroll.log.fact import LARGEST_FACT
from openroll.policy.model import load
from openroll.roll import models
from openroll.roll.columns import guess_columns, rows
from openroll.roll.import_rows import ImportRow
from openroll.roll.importing import BATCH, ListFile, Tally, import_rows, imported_data, look_through
from openroll.roll.table import read_table
from openroll.roll.table_rows import Remark
from openroll.site.register import Register

from .making import NOW, check_chains, clock, decide, every_fact, everything, facts, receive, revealed

POLICY = load("five-identifiers")
FILE = ListFile("list.csv", "ab" * 32)
LIST = """Organisation,Country,Registration number,Address,E-mail,Website,Reference
First Ltd,United Kingdom,00445790,"1 High Street, London",info@first.example,first.example,A-1
Second Sp. z o.o.,Poland,0000006865,"ul. Nowa 2, Warszawa",,second.example,A-2
,Finland,,,,,A-3
=cmd|' /C calc'!A0,Finland,,,,,A-4
Fifth Oy,Finland,,,not-an-address,,A-5
"""


def read(text: str) -> tuple[ListFile, list[ImportRow]]:
    raw = text.encode()
    table = read_table(io.BytesIO(raw), "list.csv")
    assert table.sha256 == hashlib.sha256(raw).hexdigest()
    return ListFile(table.name, table.sha256), list(rows(table, guess_columns(table)))


def bring_in(register: Register, text: str) -> tuple[Tally, list[Remark]]:
    file, found = read(text)
    remarks: list[Remark] = []
    return import_rows(found, file, origin=register.origin, clock=clock(), remark=remarks.append), remarks


def many(count: int) -> Iterator[ImportRow]:
    for line in range(2, count + 2):
        yield ImportRow(line=line, name=f"Company {line}", fields={"name": f"Company {line}"})


def run(register: Register, found: Iterator[ImportRow], **more: Any) -> Tally:
    return import_rows(found, FILE, origin=register.origin, clock=clock(), remark=lambda _: None, **more)


def test_lines_become_entries_in_their_order(opened: Register) -> None:
    tally, remarks = bring_in(opened, LIST)
    assert (tally.entered, tally.present, tally.refused) == (3, 0, 2)
    assert tally.remarked >= 3
    assert {remark.params["line"] for remark in remarks} >= {"4", "5", "6"}
    entries = list(models.Entry.objects.order_by("number"))
    assert [(one.number, one.checked, one.case) for one in entries] == [
        (1, False, None),
        (2, False, None),
        (3, False, None),
    ]
    assert [revealed(row)["identifiers"]["name"]["value"] for row in facts()[1:]] == [
        "First Ltd",
        "Second Sp. z o.o.",
        "Fifth Oy",
    ]
    check_chains()


def test_an_imported_entry_says_where_it_comes_from(opened: Register) -> None:
    bring_in(opened, LIST)
    told = revealed(facts()[1])
    assert (told["basis"], told["checked"], told["vouched_by"]) == ("imported", False, None)
    imported = told["imported"]
    assert (imported["file"], imported["line"], imported["reference"]) == ("list.csv", 2, "A-1")
    assert imported["fields"]["country"] == "United Kingdom"
    assert told["identifiers"]["country"]["value"] == "GB"
    assert told["identifiers"]["email"]["value"] == "info@first.example"
    assert {one["standing"] for one in told["identifiers"].values()} == {"stated"}
    assert told["identifiers"]["number"]["cites"] == [
        {"source": "s1", "where": "line 2", "quote": "00445790"}
    ]
    assert [(one["domain"], one["binding"]) for one in told["services"]] == [("first.example", "claimed")]
    source = told["sources"]["s1"]
    assert (source["id"], source["type"], source["url"]) == (
        "import",
        "third party",
        "openroll:import/list.csv",
    )
    assert "email" not in revealed(facts()[3])["identifiers"], "what is no address is not entered as one"


def test_nothing_personal_stands_plainly(opened: Register) -> None:
    bring_in(opened, LIST)
    file, _ = read(LIST)
    for row in facts()[1:]:
        assert b"info@first" not in bytes(row.data)
        assert file.sha256.encode() not in bytes(row.data), "the list holds an e-mail, whichever line this is"
        assert revealed(row)["sources"]["s1"]["snapshot"] == file.sha256


def test_a_line_is_entered_once(opened: Register) -> None:
    assert bring_in(opened, LIST)[0].entered == 3
    again = bring_in(opened, LIST)[0]
    assert (again.entered, again.present, again.refused) == (0, 3, 2)
    assert len(facts()) == 4
    changed = bring_in(opened, LIST.replace("First", "Erste"))[0]
    assert changed.entered == 3, "another file has other lines"


class Stopped(Exception):
    """The import is stopped from outside."""


def test_an_import_that_was_stopped_goes_on_where_it_stood(opened: Register) -> None:
    def until(limit: int) -> Iterator[ImportRow]:
        yield from islice(many(1000), limit)
        raise Stopped

    with pytest.raises(Stopped):
        run(opened, until(BATCH + 10))
    assert models.Entry.objects.count() == BATCH
    seen: list[int] = []
    tally = run(opened, many(BATCH + 44), progress=seen.append)
    assert (tally.entered, tally.present) == (44, BATCH)
    assert seen == [44]
    check_chains()
    names = [revealed(row)["identifiers"]["name"]["value"] for row in facts()[1:]]
    assert names == [f"Company {line}" for line in range(2, BATCH + 46)]
    assert models.LogHead.objects.get().last_entry == BATCH + 44


def test_a_list_is_received_once_and_has_no_case(opened: Register) -> None:
    for count in (BATCH + 1, BATCH + 2):
        run(opened, many(count))
    received = [row for row in every_fact() if row.type == "submission-received"]
    assert [list(revealed(row)["submission"]) for row in received] == [["received_at", "sha256"]]
    assert received[0].index + 1 == facts()[1].index, "before its first line"
    assert [one.state for one in received[0].disclosures.all()] == ["private"]


def test_progress_is_told_batch_by_batch(opened: Register) -> None:
    seen: list[int] = []
    run(opened, many(BATCH * 2 + 1), progress=seen.append)
    assert seen == [BATCH, 2 * BATCH, 2 * BATCH + 1]


def test_an_empty_list_enters_nothing(opened: Register) -> None:
    assert run(opened, many(0)) == Tally()
    assert len(facts()) == 1


def test_a_dry_run_says_the_same_and_enters_nothing(opened: Register) -> None:
    file, found = read(LIST)
    dry: list[Remark] = []
    told = look_through(found, file, origin=opened.origin, remark=dry.append)
    assert (len(facts()), models.Entry.objects.count()) == (1, 0)
    tally, remarks = bring_in(opened, LIST)
    assert (told, dry) == (tally, remarks)
    assert look_through(found, file, origin=opened.origin, remark=lambda _: None).present == 3


def test_an_imported_entry_does_not_keep_a_checked_one_out(opened: Register) -> None:
    bring_in(opened, LIST)
    entry = decide(opened, receive(), everything()).entry
    assert entry is not None and entry.number == 4
    assert (models.Entry.objects.get(number=1).operator_number, entry.operator_number) == (
        "00445790",
        "00445790",
    )


def test_two_imports_at_once_enter_each_line_once(opened: Register) -> None:
    """The second one meets the lines of the first when it stores its own; it is undone and can be run again."""
    from django.db import IntegrityError

    def late() -> Iterator[ImportRow]:
        run(opened, many(5))
        yield from many(5)

    with pytest.raises(IntegrityError):
        run(opened, late())
    assert models.Entry.objects.count() == 5
    check_chains()
    assert run(opened, many(5)).present == 5


def test_the_day_of_the_list_is_when_the_entry_holds(opened: Register) -> None:
    row = ImportRow(line=2, name="A", date="2017-06-28", fields={"name": "A"})
    run(opened, iter([row]))
    assert json.loads(bytes(facts()[1].data))["effective_from"] == "2017-06-28"
    assert facts()[1].at - NOW < timedelta(minutes=1)


def data_of(row: ImportRow) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return all that the fact says, and what of it stands plainly."""
    made = imported_data(1, row, FILE, POLICY, "2026-11-23T10:00:00Z")
    data, personal = made.data, made.personal
    public, _ = conceal(data, personal)
    return dict(data), dict(public)


def test_a_service_without_an_organiser_is_named_by_itself() -> None:
    row = ImportRow(line=2, service="Chat", domains=("chat.example",), fields={"service": "Chat (app)"})
    told, _ = data_of(row)
    assert told["identifiers"]["name"]["value"] == "Chat"
    assert told["identifiers"]["name"]["cites"][0]["quote"] == "Chat (app)"
    assert told["services"][0]["description"] == "Chat"


def test_a_description_is_written_once_however_many_domains_there_are(opened: Register) -> None:
    domains = " ".join(f"служба-{n}.example" for n in range(50))
    tally, remarks = bring_in(opened, f"Organisation,Website,Description\nA Ltd,{domains},{'Ж' * 1000}\n")
    assert (tally.entered, tally.refused, remarks) == (1, 0, [])
    told = revealed(facts()[1])
    assert len(told["services"]) == 50
    assert [one["description"] for one in told["services"]] == ["Ж" * 1000] + [None] * 49
    assert len(bytes(facts()[1].data)) < 25_000


@pytest.mark.parametrize(
    "much",
    [
        {"fields": {"description": "Ж" * 40_000}},
        {"fields": {"email": "Ж" * 150_000}, "personal": frozenset({"email"})},
        {"domains": tuple(f"{'d' * 50}{n}.example" for n in range(1000))},
    ],
    ids=["fact", "disclosure", "domains"],
)
def test_a_line_that_fits_into_no_fact_is_refused_and_the_rest_is_entered(
    opened: Register, much: dict[str, Any]
) -> None:
    found = [ImportRow(2, name="A"), ImportRow(3, name="B", **much), ImportRow(4, name="C")]
    dry: list[Remark] = []
    real: list[Remark] = []
    told = look_through(found, FILE, origin=opened.origin, remark=dry.append)
    assert len(facts()) == 1
    tally = import_rows(found, FILE, origin=opened.origin, clock=clock(), remark=real.append)
    assert (told, dry) == (tally, real)
    assert (tally.entered, tally.refused, tally.remarked) == (2, 1, 1)
    assert [(one.refuses, one.params["line"]) for one in real] == [(True, "3")]
    assert str(real[0]).startswith("Line 3 ")
    assert [revealed(row)["entry"] for row in facts()[1:]] == [1, 2]
    assert run(opened, iter(found)).present == 2


def test_a_line_that_just_fits_is_entered(opened: Register) -> None:
    """The measure that a dry run takes is that of the fact, but for the digits of its number."""

    def row(size: int) -> ImportRow:
        return ImportRow(2, name="A", fields={"description": "d" * size})

    run(opened, iter([row(1)]))
    spare = LARGEST_FACT - len(bytes(facts()[1].data))
    assert look_through([row(spare - 20)], ListFile("list.csv", "cd" * 32), **quiet(opened)).refused == 0
    assert look_through([row(spare + 2)], ListFile("list.csv", "cd" * 32), **quiet(opened)).refused == 1


def quiet(register: Register) -> dict[str, Any]:
    return {"origin": register.origin, "remark": lambda _: None}


FIELDS = ("name", "country", "number", "address", "email", "description", "reference", "status", "service")


@given(
    st.sampled_from(FIELDS),
    st.sampled_from(["{}", "Box {} (office)", "mailto:{}", "https://list.example/of/{}", "x" * 290 + "{}"]),
    st.sampled_from(["@", "%40", "%2540"]),
)
def test_an_email_in_any_column_stays_out_of_the_open(column: str, around: str, sign: str) -> None:
    mail = f"box.office{sign}stray.example"
    headings = {
        "name": "Organisation",
        "country": "Country",
        "number": "Registration number",
        "address": "Address",
        "email": "E-mail",
        "description": "Description",
        "reference": "Reference",
        "status": "Status",
        "service": "Service",
    }
    cells = {"name": "Firm Ltd", "country": "Finland", column: around.format(mail)}
    text = ",".join(headings.values()) + "\n" + ",".join(cells.get(name, "") for name in headings) + "\n"
    _, found = read(text)
    for row in found:
        if not row.refused:
            _, public = data_of(row)
            assert b"box.office" not in encode(public)
            assert FILE.sha256.encode() not in encode(public)
