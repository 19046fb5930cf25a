"""Health, metrics and logs: how things are, and nobody's name or value."""

import io
import json
import logging

import pytest
from django.conf import settings
from django.test import Client

from openroll.desk import models as models_of_desk
from openroll.desk import waiting
from openroll.office import monitoring
from openroll.roll import models
from openroll.site import logs
from openroll.site.publishing import publish
from openroll.site.register import Register
from tests.desk.making import authority, order, take
from tests.people.making import client_of, person
from tests.people.organisers import entered
from tests.roll.making import MAIL, NOW, decide, everything, receive


@pytest.fixture
def visitor() -> Client:
    return Client(SERVER_NAME="localhost")


def test_all_is_well_when_the_worker_works_and_facts_are_published(opened: Register, visitor: Client) -> None:
    publish(opened)
    opened.worker_beat.touch()
    answer = visitor.get("/healthz")
    assert (answer.status_code, answer.json()["status"]) == (200, "ok")
    assert "what_to_do" not in answer.json()


def test_what_needs_a_person_is_said(
    opened: Register, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(opened, receive(), everything())  # long ago, and not published
    monkeypatch.setattr(monitoring, "LEAST_FREE", 2**80)
    answer = visitor.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["checks"] == {
        "database": "ok", "worker": "silent", "publisher": "behind", "disk": "full", "requests": "ok",
    }  # fmt: skip
    assert answer.json()["what_to_do"].keys() == {"worker", "publisher", "disk"}
    models.LogHead.objects.all().delete()
    assert visitor.get("/healthz").json()["checks"]["database"] == "failing"


def test_orders_that_cannot_be_written_out_are_said_with_what_to_do(
    opened: Register, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered(opened)
    authority()
    monkeypatch.setattr(settings, "METRICS_WORD", "word")
    take(opened, *(order(str(n)) for n in range(waiting.MANY)))

    def measured() -> str:
        return visitor.get("/metrics", headers={"authorization": "Bearer word"}).content.decode()

    assert "openroll_orders_waiting 20.0" in measured()
    assert "openroll_orders_stuck 0.0" in measured()
    models_of_desk.Batch.objects.update(failed_at=NOW)
    publish(opened)
    opened.worker_beat.touch()
    answer = visitor.get("/healthz", headers={"accept-language": "en"})
    assert (answer.status_code, answer.json()["checks"]["requests"]) == (503, "stuck")
    assert "each hour" in answer.json()["what_to_do"]["requests"]
    assert answer.json()["stuck_requests"] == [*range(1, 21)]
    assert "openroll_orders_waiting 0.0" in measured()
    assert "openroll_orders_stuck 20.0" in measured()
    shown = client_of(person("registrar", "reader")).get("/requests").content.decode()
    assert "requests 1 to 20" in shown
    assert "cannot be written out" in shown
    models_of_desk.Batch.objects.update(last=1)
    assert visitor.get("/healthz").json()["stuck_requests"] == [1]
    assert "openroll_orders_stuck 1.0" in measured()
    assert (
        "request 1, which came on"
        in client_of(person("registrar", "other")).get("/requests").content.decode()
    )


def test_whatever_needs_a_person_says_what_to_do() -> None:
    assert monitoring.REMEDIES.keys() == {"database", "worker", "publisher", "disk", "requests"}


@pytest.mark.parametrize(
    "brought", [None, "Bearer ", "Bearer wrong", "Basic word", "Bearer слово".encode().decode("latin-1")]
)
def test_metrics_are_for_whoever_brings_the_word(
    opened: Register, visitor: Client, monkeypatch: pytest.MonkeyPatch, brought: str | None
) -> None:
    for word in ("", "word"):
        monkeypatch.setattr(settings, "METRICS_WORD", word)
        headers = {} if brought is None else {"authorization": brought}
        assert visitor.get("/metrics", headers=headers).status_code == 404


def test_metrics_count_and_hold_no_value(
    opened: Register, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "METRICS_WORD", "word")
    case = receive()
    decide(opened, case, everything())
    visitor.get(f"/cases/{case.code}?q={MAIL}")
    text = visitor.get("/metrics", headers={"authorization": "Bearer word"}).content.decode()
    assert 'openroll_cases{state="decided"} 1.0' in text
    assert f"openroll_facts_committed {models.Fact.objects.count()}.0" in text
    assert 'route="/cases/<slug:code>"' in text
    assert MAIL not in text and case.code not in text


@pytest.mark.parametrize("format", ["text", "json"])
def test_a_line_of_the_log_says_what_was_answered_and_not_to_whom(
    opened: Register, visitor: Client, format: str
) -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.JsonLines() if format == "json" else logs.TextLines())
    logger = logging.getLogger("openroll.office")
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        visitor.get(f"/cases/1999-77?q={MAIL}")
        logger.error("broken", exc_info=ValueError("inside"))
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)
    written = stream.getvalue()
    assert MAIL not in written and "1999-77" not in written
    assert "/cases/<slug:code>" in written and "ValueError: inside" in written
    if format == "json":
        first, second = (json.loads(line) for line in written.splitlines())
        assert (first["status"], first["from"], first["level"]) == (302, "openroll.office", "info")
        assert second["at"].endswith("Z")


@pytest.mark.parametrize("form", ["json", "text"])
def test_complaints_hold_no_address_that_was_typed(
    opened: Register, visitor: Client, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    """A word that opens a page stands in its address; a name that was looked for behind the question mark."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    try:
        logs.set_up(form)
        visitor.get("/join/secretword?q=Smith")
        visitor.post("/message/2026-1/secretword", {"text": ""})
        Client(SERVER_NAME="localhost", enforce_csrf_checks=True).post(
            "/contest/confirm/secretword", {"q": "Smith"}
        )
        visitor.get("/account/password/new/secretword/secretword/Smith")
        Client(SERVER_NAME="smith.example").get("/sign-in")
    finally:
        root.handlers[:] = before
        root.setLevel(level)
    said = capsys.readouterr().err
    assert "/join/<str:word>" in said and "/contest/confirm/<str:word>" in said
    assert "secretword" not in said and "smith" not in said.lower()
