"""Cases and work lists on screen: each act once and attributed, nothing typed lost, nothing of a stranger's acts."""

import csv
import io
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from openroll.core.clock import SystemClock
from openroll.office.cases_acts import ACTS
from openroll.roll import casework, models, replying
from openroll.roll.acting import COMMAND
from openroll.site.register import Register
from openroll.sources.message import read_message
from tests.people.making import client_of, person
from tests.roll.making import NOW, clock, decide, everything, receive

from .cases import HARM, fill_office
from .test_pages import Elements, page

LANGUAGES = ("en", "ru")


@pytest.fixture
def ada(opened: Register) -> Any:
    return person("registrar", "ada")


@pytest.fixture
def office(ada: Any) -> Client:
    return client_of(ada)


def insufficient(register: Register, **more: Any) -> models.Case:
    case = receive(**more)
    decide(register, case)
    return models.Case.objects.get(pk=case.pk)


def hidden(shown: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', shown))


def filled(client: Client, path: str, **more: Any) -> dict[str, Any]:
    """The form of a page, with what somebody types."""
    given = hidden(page(client, path))
    return {**given, **more}


def test_each_act_is_done_once_by_who_does_it(office: Client, opened: Register, ada: Any) -> None:
    case = insufficient(opened, vouched_by=None)
    path = f"/cases/{case.code}"
    typed: dict[str, dict[str, str]] = {
        "take": {},
        "remind": {},
        "note": {"words": "I rang them."},
        "reply": {"text": "office@service.example", "words": "By telephone."},
        "close": {"words": "Enough."},
        "reopen": {"words": "Not yet."},
        "ask": {"subject": "Please", "body": "Tell us more.", "to": ""},
        "vouch": {"words": "I know them."},
        "ask-sources": {},
        "assign": {"person": ""},
        "give-back": {},
    }
    assert set(typed) == set(ACTS)
    for what, given in typed.items():
        if what == "give-back":
            office.post(f"{path}/take", filled(office, f"{path}/take"))
        sent = filled(office, f"{path}/{what}", **given)
        before = models.Step.objects.count()
        for _ in range(2):  # a double click
            answer = office.post(f"{path}/{what}", sent)
            assert (answer.status_code, answer.headers.get("Location")) == (303, path), (what, answer.content)
        assert models.Step.objects.count() == before + 1, what
        step = models.Step.objects.order_by("-pk")[0]
        assert (step.person_id, step.by) == (ada.pk, "registrar")
    assert models.Action.objects.filter(person=ada).count() == len(typed) + 1
    assert models.Reply.objects.count() == 1
    shown = Elements(page(office, path)).text
    for words in (
        "I rang them.",
        "By telephone.",
        "Enough.",
        "Not yet.",
        "I know them.",
        "office@service.example",
    ):
        assert words in shown
    listed = list(
        csv.DictReader(io.StringIO(office.get(f"{path}/history.csv").getvalue().decode("utf-8-sig")))
    )
    assert len(listed) == models.Step.objects.count()
    assert {row["person"] for row in listed} == {"", "Ada"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_an_act_is_there_in_every_state(
    office: Client, opened: Register, language: str
) -> None:
    codes = fill_office(opened)
    for code in codes.values():
        for what in ACTS:
            shown = page(office, f"/cases/{code}/{what}", language)
            assert shown.count("<h1") == 1


def test_what_a_case_does_not_allow_is_not_offered(office: Client, opened: Register) -> None:
    codes = fill_office(opened)

    def offered(name: str) -> set[str]:
        found = re.findall(
            rf'href="/cases/{codes[name]}/((?:decide/)?[a-z-]+)"', page(office, f"/cases/{codes[name]}")
        )
        return set(found)

    assert {"remind", "take", "close"} <= offered("insufficient")
    assert "remind" not in offered("review") and "ask" in offered("review")
    assert {"reopen", "close"} <= offered("entered") and "ask" not in offered("entered")
    assert any(one.startswith("decide/") for one in offered("review"))
    auditor = client_of("auditor")
    shown = page(auditor, f"/cases/{codes['review']}")
    assert "/decide/" not in shown and "/take" not in shown


def test_an_auditor_and_others_change_nothing(opened: Register) -> None:
    case = insufficient(opened)
    for role in ("auditor", "organiser", "authority"):
        client = client_of(role)
        for path in (f"/cases/{case.code}/close", "/cases/new", "/cases/bulk"):
            assert (
                client.post(path, {"words": "x", "do": "close", "case": f"{case.code}:1"}).status_code == 403
            )
    assert models.Case.objects.get().version == case.version


def test_a_case_that_has_moved_on_keeps_what_was_typed(office: Client, opened: Register) -> None:
    case = insufficient(opened)
    path = f"/cases/{case.code}/close"
    sent = filled(office, path, words="My long reason <b>.")
    casework.vouch(case, "Somebody was quicker.", actor=COMMAND, now=NOW, version=case.version)
    answer = office.post(path, sent)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "My long reason &lt;b&gt;." in shown
    assert "Somebody was quicker." in shown
    again = {**sent, **hidden(shown)}
    assert office.post(path, again).status_code == 303
    assert models.Case.objects.get().state == "closed"


@pytest.mark.parametrize(
    ("what", "given"),
    [
        ("close", {"words": ""}),
        ("close", {"words": "x" * 5000}),
        ("reply", {"text": ""}),
        ("ask", {"subject": "", "body": "x", "to": ""}),
        ("ask", {"subject": "x", "body": "x", "to": "nobody"}),
        ("assign", {"person": "999999"}),
        ("assign", {"person": "x"}),
    ],
)
def test_a_form_that_is_wrong_says_so_and_changes_nothing(
    office: Client, opened: Register, what: str, given: dict[str, str]
) -> None:
    case = insufficient(opened)
    casework.reopen(casework.close(case, "x", actor=COMMAND, now=NOW), "x", actor=COMMAND, now=NOW)
    before = models.Case.objects.get().version
    answer = office.post(f"/cases/{case.code}/{what}", {"form_mark": "m", **given})
    assert answer.status_code == 400
    assert "govuk-error-summary" in answer.content.decode()
    assert models.Case.objects.get().version == before


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 40, "٢"])
def test_a_version_that_is_none_does_no_harm(office: Client, opened: Register, version: str) -> None:
    case = insufficient(opened)
    sent = {"form_mark": "m", "version": version}
    assert office.post(f"/cases/{case.code}/remind", sent).status_code in (303, 409)


def test_an_act_that_is_none_is_not_there(office: Client, opened: Register) -> None:
    case = receive()
    for path in (f"/cases/{case.code}/none", "/cases/none/close", f"/cases/{case.code}/CLOSE"):
        assert office.get(path).status_code == 404
        assert office.post(path, {"words": "x"}).status_code == 404


def test_a_case_is_opened_on_screen_once(office: Client, opened: Register) -> None:
    entry = decide(opened, receive(), everything()).entry
    assert entry is not None
    sent = filled(
        office,
        "/cases/new?entry=1",
        text="https://a.example\n" + HARM,
        basis="registrar-initiative",
        entry="1",
    )
    first, second = office.post("/cases/new", sent), office.post("/cases/new", sent)
    assert first.status_code == second.status_code == 303
    assert first.headers["Location"] == second.headers["Location"]
    case = models.Case.objects.get(kind="initiative")
    assert (case.about_id, case.channel, case.vouched_by) == (1, "office", None)
    assert case.next_try_at is not None and case.next_try_at <= SystemClock().now()
    for wrong in ({"text": ""}, {"basis": "none"}, {"entry": "77"}, {"text": "\x00\x01"}, {"text": "  "}):
        answer = office.post("/cases/new", {**sent, "form_mark": "other", **wrong})
        assert answer.status_code == 400, wrong
    assert models.Case.objects.count() == 2


def test_progress_is_told_while_sources_are_asked(office: Client, opened: Register) -> None:
    case = receive(ask_at_once=True)
    path = f"/cases/{case.code}"
    assert f'data-progress="{path}/progress"' in page(office, path)
    assert "http-equiv" in page(office, path)
    models.Asking.objects.create(
        case=case,
        started_at=NOW,
        told=[
            {"at": "2026-11-23T10:00:00Z", "said": "https://a.example/<b>\u202e", "status": 200},
            {"at": "", "said": "b"},
        ],
    )
    answer = office.get(f"{path}/progress")
    shown = answer.content.decode()
    assert "https://a.example/&lt;b&gt;" in shown and "\u202e" not in shown
    assert "X-Openroll-Over" not in answer.headers
    decide(opened, case)
    answer = office.get(f"{path}/progress")
    assert answer.headers["X-Openroll-Over"] == "1"
    assert "data-progress" not in page(office, path)
    assert office.get("/cases/none/progress").status_code == 404


def test_a_citation_is_shown_beside_its_identifier(office: Client, opened: Register) -> None:
    case = receive("Write to office@service.example, please.", vouched_by=None)
    replying.add(
        case,
        read_message("Or to post@service.example."),
        "web",
        actor=COMMAND,
        origin=opened.origin,
        clock=clock(),
    )
    case.refresh_from_db()
    for n, (value, begin) in enumerate((("office@service.example", 9), ("post@service.example", 6)), start=1):
        models.Claim.objects.create(
            case=case, subject="message", property="email", value=value, original=value, source="message",
            source_type="self-declared", url=f"openroll:case/{case.code}/message" + ("/2" if n == 2 else ""),
            where=f"characters {begin}-{begin + len(value)}", quote=value, snapshot="aa", retrieved_at=NOW,
            verdict="valid", first_seen=NOW, last_seen=NOW,
        )  # fmt: skip
    told = [
        {
            "url": one.url,
            "where": one.where,
            "quote": one.quote,
            "snapshot": "aa",
            "retrieved_at": "2026-11-23T10:00:00Z",
        }
        for one in models.Claim.objects.order_by("pk")
    ]
    case.result = {
        "identifiers": {
            "email": {
                "value": "office@service.example", "standing": "conflicting", "citations": told[:1],
                "beside": [{"value": "post@service.example", "standing": "stated", "citations": told[1:]}],
            },
            "name": {"value": None, "standing": "missing", "citations": [], "beside": []},
        },
        "missing": ["name"],
    }  # fmt: skip
    case.save()
    path = f"/cases/{case.code}"
    shown = page(office, path)
    assert "<mark>office@service.example</mark>" in shown, "the weakest is shown without being asked for"
    second = models.Claim.objects.order_by("-pk")[0]
    assert f'href="{path}?show={second.pk}#beside"' in shown
    assert "<mark>post@service.example</mark>" in page(office, f"{path}?show={second.pk}")
    for strange in ("0", "x", "9" * 30, "-1", "1e3"):
        assert office.get(path, {"show": strange}).status_code == 200
    assert "post@service.example" in page(office, f"{path}/claims/{second.pk}")


def test_hostile_words_stand_as_words(office: Client, opened: Register) -> None:
    case = insufficient(opened)
    wild = f"{HARM}\u202egnp.exe\u200b"
    models.Case.objects.update(sender_name=wild, sender_email="=cmd()@x.example")
    casework.note(models.Case.objects.get(), wild, actor=COMMAND, now=NOW)
    casework.close(models.Case.objects.get(), wild, actor=COMMAND, now=NOW, tell=True)
    for path in (f"/cases/{case.code}", "/", f"/cases/{case.code}/reopen", "/cases?q=" + "%3Cscript%3E"):
        shown = page(office, path)
        assert "<script>alert" not in shown and "<img src=x" not in shown
        assert "\u202e" not in shown.replace("gnp.exe", ""), path
    for path in ("/cases.csv", f"/cases/{case.code}/history.csv"):
        text = office.get(path).getvalue().decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text)))
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_the_page_of_a_case_takes_few_queries_however_much_it_holds(office: Client, opened: Register) -> None:
    case = insufficient(opened)
    taken = []
    for _ in range(2):
        office.get(f"/cases/{case.code}")
        with CaptureQueriesContext(connection) as queries:
            office.get(f"/cases/{case.code}")
        taken.append(len(queries))
        for n in range(20):
            casework.note(case, f"note {n}", actor=COMMAND, now=NOW)
        models.Letter.objects.bulk_create(
            models.Letter(
                case=case,
                kind="ask",
                language="en",
                to="",
                subject="s",
                body="b",
                message_id=f"<{len(taken)}/{n}@x>",
                by="policy",
                made_at=NOW,
            )
            for n in range(20)
        )
    assert taken[0] == taken[1] <= 40
