"""Work lists on the screen: addresses, pages, several cases at once; and the pages of entries."""

import csv
import io
import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from openroll.roll import casework, life, models
from openroll.roll.acting import COMMAND
from openroll.site.register import Register
from tests.people.making import client_of
from tests.roll.making import NOW, receive

from .cases import fill_office
from .test_cases import LANGUAGES, ada, hidden, office
from .test_pages import Elements, page

__all__ = ["ada", "office"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_have_addresses(office: Client, opened: Register, ada: Any, language: str) -> None:
    codes = fill_office(opened)
    casework.assign(models.Case.objects.get(code=codes["review"]), ada.pk, actor=COMMAND, now=NOW)

    def listed(path: str) -> list[str]:
        return re.findall(r'<h3[^>]*><a[^>]* href="/cases/(2026-[^"]+)"', page(office, path, language))

    newest = list(reversed(codes.values()))
    assert listed("/") == listed("/cases") == newest
    assert listed("/cases?view=mine") == [codes["review"]]
    assert {codes["review"], codes["alert"]} <= set(listed("/cases?view=sufficient"))
    assert listed("/cases?state=decided") == [codes["entered"]]
    assert listed("/cases?state=decided&state=opened&sort=oldest")[-1] == codes["entered"]
    assert listed("/cases?q=tesco&entry=1") == [codes["entered"]]
    assert listed("/cases?assignee=me") == [codes["review"]]
    assert listed("/cases?since=2026-11-24") == []
    for wrong in (
        "since=yesterday",
        "entry=x",
        "state=none",
        "kind=none",
        "assignee=nobody-knows",
        "sort=none",
    ):
        shown = page(office, f"/cases?{wrong}", language)
        assert "govuk-error-summary" in shown
        assert listed(f"/cases?{wrong}") == newest
    for strange in ("view=none", "after=x", "after=0~999999999999999", "after=%00"):
        assert office.get(f"/cases?{strange}").status_code == 200
    rows = list(
        csv.DictReader(io.StringIO(office.get("/cases.csv?state=decided").getvalue().decode("utf-8-sig")))
    )
    assert [(row["code"], row["entry"], row["name"]) for row in rows] == [
        (codes["entered"], "1", "TESCO PLC")
    ]


def test_pages_of_a_list_follow_each_other(office: Client, opened: Register) -> None:
    models.Case.objects.bulk_create(
        models.Case(
            code=f"2026-m{n}", received_at=NOW, changed_at=NOW, message=b"x", language="en", basis="own-request",
            state="waiting", due_at=NOW + timedelta(days=n % 9),
        )
        for n in range(120)
    )  # fmt: skip
    seen, path = [], "/cases?view=waiting"
    while path:
        shown = page(office, path)
        seen += re.findall(r'<h3[^>]*><a[^>]* href="/cases/(2026-[^"]+)"', shown)
        further = re.search(r'href="([^"]+)" rel="next"', shown)
        path = further[1].replace("&amp;", "&") if further else ""
    assert len(seen) == len(set(seen)) == 120
    assert len(list(csv.reader(io.StringIO(office.get("/cases.csv").getvalue().decode())))) == 121


def test_a_page_asks_no_query_for_each_row(office: Client, opened: Register) -> None:
    taken: dict[str, list[int]] = {}
    for count in (3, 50):
        many(count)
        for path in ("/cases", "/cases?view=waiting", "/entries"):
            office.get(path)
            with CaptureQueriesContext(connection) as queries:
                assert office.get(path).status_code == 200
            taken.setdefault(path, []).append(len(queries))
    for path, (few, more) in taken.items():
        assert more <= few <= 20, (path, few, more)


def many(count: int) -> None:
    begin = models.Case.objects.count()
    models.Case.objects.bulk_create(
        models.Case(
            code=f"2026-m{begin + n}", received_at=NOW, changed_at=NOW, message=b"x", language="en", basis="imported",
            state="waiting", due_at=NOW,
        )
        for n in range(count)
    )  # fmt: skip


def test_several_cases_at_once(office: Client, opened: Register, ada: Any) -> None:
    codes = fill_office(opened)
    waiting = [one.code for one in models.Case.objects.filter(state="waiting")]
    assert waiting
    every = "&".join(f"page={code}" for code in codes.values())
    shown = page(office, f"/cases/bulk?do=remind&which=page&{every}&back=/cases%3Fview%3Dwaiting")
    assert f"It is done to {len(waiting)} case" in Elements(shown).text
    assert "Nobody is waited for." in shown
    cases = re.findall(r'name="case" value="([^"]+)"', shown)
    assert [one.partition(":")[0] for one in cases] == waiting
    casework.remind(models.Case.objects.get(code=waiting[0]), actor=COMMAND, now=NOW)
    sent = {**hidden(shown), "case": cases}
    for _ in range(2):
        answer = office.post("/cases/bulk", sent)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/cases/bulk/done")
    assert models.Letter.objects.filter(kind="reminder").count() == len(waiting), (
        "one of them before, by another"
    )
    told = page(office, "/cases/bulk/done")
    assert "has changed since" in told and "/cases?view=waiting" in told

    shown = page(
        office, f"/cases/bulk?do=close&which=chosen&case={waiting[0]}&case={codes['entered']}&case=none"
    )
    sent = {**hidden(shown), "case": re.findall(r'name="case" value="([^"]+)"', shown)}
    assert office.post("/cases/bulk", sent).status_code == 400, "a reason is needed"
    assert office.post("/cases/bulk", {**sent, "words": "Old."}).status_code == 303
    assert {models.Case.objects.get(code=code).state for code in (waiting[0], codes["entered"])} == {
        life.CLOSED
    }

    shown = page(office, f"/cases/bulk?do=take&which=chosen&case={codes['review']}&case={waiting[0]}")
    assert "It is finished." in shown
    office.post("/cases/bulk", {**hidden(shown), "case": re.findall(r'name="case" value="([^"]+)"', shown)})
    assert models.Case.objects.get(code=codes["review"]).assignee_id == ada.pk


@pytest.mark.parametrize(
    "query",
    [
        "",
        "do=none&case=2026-1",
        "do=close",
        "do=close&case=none",
        "do=take&back=https://evil.example/&case=2026-1",
    ],
)
def test_a_strange_order_for_several_cases_is_answered(office: Client, opened: Register, query: str) -> None:
    receive()
    answer = office.get(f"/cases/bulk?{query}")
    assert answer.status_code in (200, 400)
    assert 'href="https://evil.example/' not in answer.content.decode()
    for case in ("2026-1:x", "2026-1", "none:1", ":", "2026-1:9999"):
        assert office.post("/cases/bulk", {"do": "take", "case": case}).status_code == 303
        assert office.post("/cases/bulk", {"do": "none", "case": case}).status_code == 400
    most = [f"2026-{n}:1" for n in range(300)]
    assert office.post("/cases/bulk", {"do": "take", "case": most}).status_code in (303, 400)


@pytest.mark.parametrize("language", LANGUAGES)
def test_entries_have_pages(office: Client, opened: Register, language: str) -> None:
    codes = fill_office(opened)
    shown = page(office, "/entries", language)
    assert 'href="/entries/1"' in shown and "TESCO PLC" in shown
    assert 'href="/entries/1"' in page(office, "/entries?q=tesco&state=recorded", language)
    assert 'href="/entries/1"' in page(office, "/entries?q=00000003", language)
    assert 'href="/entries/1"' not in page(office, "/entries?q=nobody", language)
    assert 'href="/entries/1"' not in page(office, "/entries?state=excluded", language)
    assert 'href="/entries/1"' not in page(office, "/entries?before=1", language)
    entry = page(office, "/entries/1", language)
    for said in (
        "TESCO PLC",
        "post.office@tesco.example",
        codes["entered"],
        "/entries/1/undertakings",
        "/cases/new?entry=1",
    ):
        assert said in entry
    for path in ("/entries/2", "/entries/0", f"/entries/{10**30}", "/entries/x"):
        assert office.get(path).status_code == 404
    assert "/cases/new" not in page(client_of("auditor"), "/entries/1", language)
