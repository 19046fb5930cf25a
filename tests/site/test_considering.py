"""A case with several messages: their sources are asked once, and what they say is one whole."""

import threading
from datetime import timedelta

import pytest

from openroll.core.errors import SourceUnreachable
from openroll.identity.claims import Alert
from openroll.roll import casework, messages, models, replying
from openroll.roll.acting import COMMAND
from openroll.site.considering import Once, consider, together
from openroll.site.register import Register
from openroll.sources.findings import Findings
from openroll.sources.message import read_message
from openroll.sources.replay import ReplayFetcher
from openroll.sources.snapshot import Snapshot
from tests.identity.making import stated
from tests.roll.making import NOW, clock, receive

from .test_submitting import API, LINK, Silent, Tape, company

__all__ = ["company"]
LATER = NOW + timedelta(hours=1)
NONE: frozenset[str] = frozenset()


class Counting:
    """A fetcher that counts how often each address is asked."""

    def __init__(self, behind: object) -> None:
        self.behind = behind
        self.asked: list[str] = []

    def fetch(self, url: str) -> Snapshot:
        self.asked.append(url)
        found: Snapshot = self.behind.fetch(url)  # type: ignore[attr-defined]  # a fetcher
        return found


def answer(
    register: Register, case: models.Case, text: str, vouched_by: str | None = "registrar"
) -> models.Case:
    replying.add(
        case,
        read_message(text),
        "office",
        actor=COMMAND,
        origin=register.origin,
        clock=clock(LATER),
        vouched_by=vouched_by,
    )
    case.refresh_from_db()
    return case


def test_an_answer_gives_what_was_missing(opened: Register, tape: Tape) -> None:
    tape_of = tape  # the company's record without its mailbox is the first message's
    body = b'{"nothing": true}'
    fetcher = Counting(ReplayFetcher(tape_of((API, 200, "application/json", body))))
    case = receive(LINK.decode())
    outcome, _ = consider(opened, case, fetcher, NONE, clock())
    assert outcome.status in ("insufficient", "waiting")
    told = models.Asking.objects.get()
    assert [line["said"] for line in told.told] == [API]
    assert [line["status"] for line in told.told] == [200]
    assert told.ended_at is not None


def test_both_messages_enter_what_neither_could(opened: Register, company: object) -> None:
    fetcher = Counting(ReplayFetcher(company))  # type: ignore[arg-type]  # a path
    case = receive("Please list us.", vouched_by="registrar")
    first, _ = consider(opened, case, fetcher, NONE, clock())
    assert first.status == "insufficient"
    case = answer(opened, case, f"Here: {API}\nYours, Somebody Else Ltd")
    second, findings = consider(opened, case, fetcher, NONE, clock(LATER))
    assert second.status == "entered"
    assert {one.case_id for one in models.Entry.objects.all()} == {case.pk}
    assert fetcher.asked.count(API) == 1
    assert findings.snapshots
    case = models.Case.objects.get()
    assert case.state == "decided"


def test_an_address_in_both_messages_is_asked_once(opened: Register, company: object) -> None:
    fetcher = Counting(ReplayFetcher(company))  # type: ignore[arg-type]  # a path
    case = answer(opened, receive(LINK.decode()), f"Again: {API} and office@answer.example")
    _, findings = consider(opened, case, fetcher, NONE, clock(LATER))
    assert fetcher.asked.count(API) == 1
    assert len(findings.snapshots) == 1
    names = [one for one in findings.claims if one.property == "name"]
    assert len(names) == len(set(names))
    assert {one.citation.url for one in findings.claims if one.value == "office@answer.example"} == {
        messages.url_of(case, "message/2")
    }


def test_another_answer_while_the_sources_are_asked_is_not_lost(opened: Register, company: object) -> None:
    case = receive(LINK.decode(), vouched_by=None)

    class Interrupted:
        def __init__(self) -> None:
            self.times = 0

        def fetch(self, url: str) -> Snapshot:
            self.times += 1
            if self.times == 1:
                answer(opened, models.Case.objects.get(), "office@late.example")
            return ReplayFetcher(company).fetch(url)  # type: ignore[arg-type]  # a path

    _, findings = consider(opened, case, Interrupted(), NONE, clock(LATER))
    assert "office@late.example" in {one.value for one in findings.claims}
    assert models.Case.objects.get().next_try_at is None


def test_a_case_that_is_set_aside_meanwhile_stays_so(opened: Register, company: object) -> None:
    from openroll.core.errors import Refusal

    case = receive(LINK.decode())
    casework.close(case, "spam", actor=COMMAND, now=NOW)
    with pytest.raises(Refusal, match="meanwhile"):
        consider(opened, case, ReplayFetcher(company), NONE, clock())  # type: ignore[arg-type]  # a path
    assert models.Case.objects.get().state == "closed"


def test_a_signature_below_an_answer_names_no_second_operator(opened: Register) -> None:
    case = answer(opened, receive(LINK.decode()), "Yes.\nSomebody Else Ltd")
    said = messages.messages_of(case)
    alert = Alert("message", "{who}", {"who": "x"})
    first = Findings([stated("domain", "a.example")], [alert])
    second = Findings([stated("name", "Somebody Else Ltd"), stated("email", "x@y.example")], [alert])
    found = together([first, second], said)
    assert [one.property for one in found.claims] == ["domain", "email"]
    assert found.alerts == [alert]
    numbered = Findings([stated("name", "A Ltd"), stated("number", "1", scheme="GB-COH")])
    assert len(together([first, numbered], said).claims) == 3
    assert together([second], said[:1]) is second


def test_an_address_that_fails_fails_for_everybody_who_asks() -> None:
    silent = Silent()
    once = Once(silent, clock())
    failed: list[str] = []

    def ask() -> None:
        try:
            once.fetch("https://a.example")
        except SourceUnreachable as error:
            failed.append(str(error.params["reason"]))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == ["timeout"] * 8
    assert silent.asked == ["https://a.example"]
    assert once.told() == [
        {"at": "2026-11-23T10:00:00Z", "said": "https://a.example", "failed": "source-unreachable"}
    ]
