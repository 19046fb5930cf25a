"""The audit trail on screen: found by person, deed, case, entry and days; paged; given as a file without formulas."""

import csv
import io
import re
from datetime import timedelta
from typing import Any

import pytest

from openroll.people import audit_trail
from openroll.people.audit_views import SIZE
from openroll.people.words import VERBS
from openroll.roll import audit
from openroll.roll.acting import SENDER, Actor
from openroll.roll.models import Action
from openroll.site.register import Register
from tests.people.making import NOW, client_of, person
from tests.roll.making import receive


def fill() -> tuple[Any, Any]:
    """Write a few actions of two persons and of nobody; return one of them, and a case."""
    ada, bob, case = person("registrar", name="ada"), person("auditor", name="bob"), receive()
    Action.objects.all().delete()
    audit.record(Actor("registrar", ada.pk), "case-assigned", NOW, case=case, told={"to": bob.pk})
    audit.record(
        Actor("auditor", bob.pk), "signed-in", NOW + timedelta(days=1), told={"address": "192.0.2.1"}
    )
    audit.record(SENDER, "sign-in-failed", NOW + timedelta(days=2), told={"words": "=HYPERLINK(<b>)"})
    return ada, case


def shown(client: Any, query: str) -> str:
    answer = client.get(f"/audit?{query}")
    assert answer.status_code == 200
    text: str = answer.content.decode()
    return text


def test_it_is_searched(opened: Register) -> None:
    ada, case = fill()
    client = client_of("auditor")
    numbers = list(Action.objects.order_by("pk").values_list("pk", flat=True))
    for query, found in (
        ("", numbers),
        (f"person={ada.pk}", numbers[:1]),
        ("verb=signed-in", numbers[1:2]),
        (f"case={case.code}", numbers[:1]),
        ("case=2026-999", []),
        ("entry=7", []),
        ("from=2026-11-24", numbers[1:]),
        ("until=2026-11-24", numbers[:2]),
        ("from=2026-11-24&until=2026-11-24", numbers[1:2]),
        ("verb=unheard-of", []),
        ("until=9999-12-31", numbers),
    ):
        text = shown(client, query)
        assert [int(one) for one in re.findall(r"<span>№ (\d+)</span>", text)] == found[::-1], query
    assert f'href="/cases/{case.code}"' in shown(client, "")
    assert "=HYPERLINK(&lt;b&gt;)" in shown(client, "")
    assert 'value="2026-11-24"' in shown(client, "from=2026-11-24")
    assert f'value="{ada.pk}" selected' in shown(client, f"person={ada.pk}")


@pytest.mark.parametrize(
    "query", ["person=x", "entry=-1", "from=yesterday", "until=2026-13-45", "entry=" + "9" * 40]
)
def test_what_cannot_be_searched_is_said(opened: Register, query: str) -> None:
    client = client_of("auditor")
    answer = client.get(f"/audit?{query}")
    assert answer.status_code == 400
    assert "govuk-error-summary" in answer.content.decode()
    assert client.get(f"/audit.csv?{query}").status_code == 400


def test_pages_have_addresses_that_keep_the_search(opened: Register) -> None:
    client = client_of("auditor")
    for _ in range(SIZE * 2 + 1):
        audit.record(SENDER, "sign-in-failed", NOW)
    first, last = shown(client, "verb=sign-in-failed"), shown(client, "verb=sign-in-failed&page=3")
    assert 'href="/audit?verb=sign-in-failed&amp;page=2"' in first
    assert len(re.findall(r"<span>№ \d+</span>", first)) == SIZE
    assert len(re.findall(r"<span>№ \d+</span>", last)) == 1
    for page in ("0", "-1", "x", "99", "9" * 30):
        assert client.get(f"/audit?page={page}").status_code == 200


def test_the_file_holds_all_of_it_and_no_formula(opened: Register) -> None:
    ada, case = fill()
    ada.name = "=1+1"
    ada.save()
    client = client_of("auditor")
    answer: Any = client.get("/audit.csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="audit.csv"'
    body = b"".join(answer.streaming_content).decode()
    rows = list(csv.DictReader(io.StringIO(body, newline="")))
    assert list(rows[0]) == list(audit_trail.HEADINGS)
    assert [row["verb"] for row in rows] == ["sign-in-failed", "signed-in", "case-assigned"]
    assert rows[2]["person"] == "'=1+1"
    assert (rows[2]["case"], rows[2]["time"]) == (case.code, "2026-11-23T10:00:00Z")
    assert rows[0]["told"] == "words: =HYPERLINK(<b>)"
    found: Any = client.get("/audit.csv?verb=signed-in")
    assert b"".join(found.streaming_content).decode().count("\r\n") == 2


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_verb_has_its_words(opened: Register, language: str) -> None:
    client = client_of("auditor")
    for verb in VERBS:
        audit.record(SENDER, verb, NOW)
    for page in (1, 2):
        answer = client.get(f"/audit?page={page}", headers={"accept-language": language})
        assert not [verb for verb in VERBS if f": {verb}</h3>" in answer.content.decode()]
