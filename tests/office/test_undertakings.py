"""Declarations over HTTP: quoted, answered, withdrawn, and shown beside the entry with their dates."""

from typing import Any

import pytest
from django.test import Client

from openroll.roll import models, undertaking
from openroll.roll.present import present
from openroll.site.register import Register
from tests.people.making import client_of
from tests.roll.decisions import about, entered
from tests.roll.making import LETTER, decide, everything, receive

from .test_decisions import hidden, published, text_of

DECLARED = f"{LETTER}\nWe declare:\n- no access to correspondence\n"
PAGE = "/entries/1/undertakings"


@pytest.fixture
def anna(opened: Register) -> Client:
    return client_of("registrar")


def put(client: Client, **more: Any) -> Any:
    seen = client.get(PAGE)
    return client.post(
        f"{PAGE}/record", {**hidden(seen, f"{PAGE}/record"), "case": "", "answers": "", **more}
    )


def test_declared_answered_and_withdrawn(opened: Register, anna: Client) -> None:
    entry = decide(opened, receive(DECLARED), everything()).entry
    assert entry is not None and entry.case is not None
    assert models.Undertaking.objects.get(entry=entry).n == 1
    words = "no access to correspondence"
    answer = put(anna, party="registrar", text="We have noted it.", answers="1", case=entry.case.code)
    assert answer.status_code == 303, text_of(answer)
    assert (
        put(anna, party="organiser", text="https://www.tesco.example", case=entry.case.code).status_code
        == 303
    )
    page, document = published(opened)
    assert [(one["n"], one["party"], one.get("answers")) for one in document["undertakings"]] == [
        (1, "organiser", None),
        (2, "registrar", 1),
        (3, "organiser", None),
    ]
    assert "We have noted it." in page
    here = f"{PAGE}/1/withdraw"
    assert words in text_of(anna.get(here))
    assert anna.post(here, hidden(anna.get(here), here)).status_code == 303
    page, document = published(opened)
    assert document["undertakings"][0]["withdrawn_at"] and "Withdrawn on" in page
    assert anna.get(here).status_code == 404
    shown = text_of(anna.get(PAGE))
    assert "answers number 1" in shown and "Withdrawn on" in shown
    assert {one.verb for one in models.Action.objects.exclude(entry=None)} >= {
        "undertaking-made",
        "undertaking-withdrawn",
    }


def test_what_stands_nowhere_is_not_put_on_the_record(opened: Register, anna: Client) -> None:
    entry = entered(opened)
    assert entry.case is not None
    for told in (
        {"party": "organiser", "text": "Never said.", "case": entry.case.code},
        {"party": "organiser", "text": "Never said."},
        {"party": "registrar", "text": "x" * 5000},
        {"party": "nobody", "text": "x"},
        {"party": "registrar", "text": "Well.", "answers": "7"},
        {"party": "registrar", "text": "Well.", "case": "2026-99"},
    ):
        answer = put(anna, **told)
        assert answer.status_code == 400 and "There is a problem" in text_of(answer), told
    assert present(entry).undertakings == ()


def test_the_registrar_answers_an_entry_without_a_case(opened: Register, anna: Client) -> None:
    entry = entered(opened)
    assert put(anna, party="registrar", text="Welcome.").status_code == 303
    [one] = present(entry).undertakings
    assert one.citations[0]["url"] == "openroll:entry/1/undertakings/1"


def test_a_form_sent_twice(opened: Register, anna: Client) -> None:
    entry = entered(opened)
    seen = hidden(anna.get(PAGE), f"{PAGE}/record")
    for _ in range(2):
        told = {**seen, "party": "registrar", "text": "Once.", "case": "", "answers": ""}
        assert anna.post(f"{PAGE}/record", told).status_code == 303
    assert len(present(entry).undertakings) == 1


def test_rows_of_facts_that_came_back_are_made_again(opened: Register, anna: Client) -> None:
    entry = decide(opened, receive(DECLARED), everything()).entry
    assert entry is not None
    models.Undertaking.objects.all().delete()
    here = f"{PAGE}/1/withdraw"
    assert anna.post(here, hidden(anna.get(here), here)).status_code == 303
    assert models.Undertaking.objects.get().withdrawn is not None
    assert undertaking.cases_about(entry) == [entry.case]
    assert about(opened, entry) in undertaking.cases_about(entry)
