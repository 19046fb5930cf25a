"""Writing: a case is kept, decided and entered; what was found stays; nothing is entered twice."""

import hashlib
import threading
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connections

from openroll.core.canonical import decode
from openroll.core.errors import Refusal, UnusableInput, fill
from openroll.identity.claims import Alert
from openroll.identity.standing import Assessment
from openroll.log.fact import parse
from openroll.policy.model import load
from openroll.roll import models, services
from openroll.site.register import Register
from openroll.sources.ask import Findings, RefusedLink
from openroll.sources.message import read_message
from openroll.sources.snapshot import Snapshot
from tests.identity.making import SEEN, company, official, stated

from .making import (
    LETTER,
    MAIL,
    NOW,
    check_chains,
    clock,
    decide,
    everything,
    facts,
    receive,
    revealed,
    silence,
)

DECLARED = f"{LETTER}\nWe declare:\n- no access to correspondence\n- no spam\n"
CaseState, Verdict = models.Case.State, models.Decision.Verdict


def test_a_register_begins_with_its_policy(opened: Register) -> None:
    [fact] = facts()
    told = parse(bytes(fact.data))
    assert (told.type, told.by, told.register) == ("policy-changed", "registrar", opened.origin)
    data = decode(bytes(fact.data))
    assert isinstance(data, dict) and isinstance(data["data"], dict)
    assert data["data"]["policy"] == load("five-identifiers").as_data()
    assert data["data"]["register"] == {
        "name": "Test register",
        "origin": opened.origin,
        "languages": ["en", "ru"],
        "notice": None,
    }


def test_a_database_is_opened_once(opened: Register) -> None:
    with pytest.raises(Refusal, match="holds a register already"):
        services.open_roll(opened.origin, "Another", load("five-identifiers"), clock())
    assert len(facts()) == 1


def test_a_message_is_kept_as_it_came(opened: Register) -> None:
    raw = LETTER.replace("\n", "\r\n").encode("utf-16")
    case = services.receive(
        read_message(raw),
        basis="own-request",
        vouched_by=None,
        origin=opened.origin,
        clock=clock(),
        effective_from="2026-11-01",
        answer="Entered.",
        label="A reconstruction",
        replayed=True,
    )
    kept = models.Case.objects.get()
    assert (kept.pk, kept.code) == (case.pk, f"2026-{case.pk}")
    assert bytes(kept.message) == raw
    assert kept.message_sha256 == hashlib.sha256(raw).hexdigest()
    assert (kept.state, kept.basis, kept.vouched_by, kept.received_at) == (
        CaseState.OPENED,
        "own-request",
        None,
        NOW,
    )
    assert kept.options == {
        "effective_from": "2026-11-01",
        "answer": "Entered.",
        "label": "A reconstruction",
        "replayed": True,
    }


def test_what_satisfies_the_policy_is_entered(opened: Register) -> None:
    outcome = decide(opened, receive(), everything())
    entry = outcome.entry
    assert entry is not None
    assert (outcome.status, entry.number, entry.checked) == (Verdict.ENTERED, 1, True)
    assert entry.fact_id == facts()[1].index
    assert (entry.operator_register, entry.operator_number) == ("GB-COH", "00445790")
    told = revealed(facts()[1])
    assert (told["entry"], told["basis"]) == (1, "third-party-message")
    assert told["identifiers"]["email"]["value"] == MAIL
    assert parse(bytes(entry.fact.data)).subject == entry.subject
    assert models.Case.objects.get().state == CaseState.DECIDED


def test_a_role_speaks_and_nobody_by_name(opened: Register) -> None:
    decide(opened, receive(), everything())
    claims = company("FI-PRO/0112038-9", email=MAIL)
    assert decide(opened, receive(vouched_by=None), claims).entry is not None
    assert [parse(bytes(one.data)).by for one in facts()[1:]] == ["registrar", services.POLICY]
    decisions = models.Decision.objects.order_by("pk")
    assert [one.by for one in decisions] == ["registrar", services.POLICY]


STATES: dict[str, tuple[dict[str, Any], str]] = {
    "entered": ({"claims": everything()}, "Every identifier"),
    "insufficient": ({"claims": company()}, "are missing"),
    "nothing at all": ({}, "are missing"),
    "waiting": ({"refused": [silence()]}, "https://register.example/1"),
    "alert": (
        {"claims": everything(), "alerts": [Alert("x", "{who} is dissolved.", {"who": "It"})]},
        "It is",
    ),
    "two operators": ({"claims": [*everything(), *company("PL-KRS/0000006865")]}, "several operators"),
    "another name": (
        {"claims": [*everything(), stated("name", "Other Ltd"), stated("number", "00445790")]},
        "Other Ltd",
    ),
}


@pytest.mark.parametrize("name", STATES)
def test_a_decision_is_kept_for_every_verdict(opened: Register, name: str) -> None:
    found, reason = STATES[name]
    case = receive()
    outcome = decide(opened, case, **found)
    [decision] = models.Decision.objects.all()
    assert (decision.case_id, decision.verdict, decision.at) == (case.pk, str(outcome.status), NOW)
    assert (decision.by, decision.policy) == ("registrar", load("five-identifiers").name)
    assert reason in fill(decision.reason, decision.params)
    assert models.Case.objects.get().state == services.LEAVES[Verdict(outcome.status)][0]
    assert (outcome.entry is not None) == (outcome.status == Verdict.ENTERED)
    assert models.Entry.objects.count() == len(facts()) - 1 == int(outcome.status == Verdict.ENTERED)


def test_what_is_only_stated_is_for_review_and_never_entered(opened: Register) -> None:
    outcome = decide(opened, receive(vouched_by=None), everything())
    assert (outcome.status, outcome.entry) == (Verdict.REVIEW, None)


def test_a_silent_source_does_not_hold_up_what_is_there_without_it(opened: Register) -> None:
    assert decide(opened, receive(), everything(), refused=[silence()]).status == Verdict.ENTERED


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("unreachable", Verdict.WAITING),
        ("unreadable", Verdict.WAITING),
        ("key-needed", Verdict.WAITING),
        ("not-there", Verdict.INSUFFICIENT),
        ("unsafe", Verdict.INSUFFICIENT),
        ("unusable", Verdict.INSUFFICIENT),
    ],
)
def test_only_what_may_answer_later_is_waited_for(opened: Register, kind: Any, status: str) -> None:
    refused = RefusedLink("https://a.example", "{link}: no", {"link": "https://a.example"}, kind)
    assert decide(opened, receive(), company(), refused=[refused]).status == status


def test_claims_and_snapshots_are_kept(opened: Register) -> None:
    case = receive()
    claims = [
        *everything(),
        official("GB-COH/00445790", "other_number", "123", snapshot="aa" * 32, scheme="VATIN"),
        stated("domain", "other.example", binding="claimed", verdict="invalid"),
    ]
    snapshot = Snapshot(
        "https://a.example/1",
        "https://a.example/2",
        (),
        200,
        (),
        b"x",
        b"x",
        "ab" * 32,
        None,
        SEEN,
        "A label",
    )
    message = read_message(bytes(case.message))
    findings = Findings(claims, [], [snapshot], [])
    services.decide(case, message, findings, origin=opened.origin, clock=clock())
    rows = list(models.Claim.objects.order_by("pk"))
    assert [(one.subject, one.property, one.value) for one in rows] == [
        (one.subject, one.property, one.value) for one in claims
    ]
    first, last = rows[0], rows[-1]
    assert (first.source, first.source_type) == ("companies-house", "official register")
    assert (first.url, first.where, first.quote) == (
        "https://register.example/GB-COH/00445790",
        "/somewhere",
        "TESCO PLC",
    )
    assert (first.snapshot, first.retrieved_at) == ("aa" * 32, SEEN)
    assert (first.first_seen, first.last_seen, first.supersedes) == (NOW, NOW, None)
    assert (rows[-2].scheme, last.binding, last.verdict) == ("VATIN", "claimed", "invalid")
    [kept] = models.Snapshot.objects.all()
    assert (kept.case_id, kept.sha256, kept.url, kept.status) == (
        case.pk,
        "ab" * 32,
        "https://a.example/1",
        200,
    )
    assert (kept.retrieved_at, kept.label) == (SEEN, "A label")


def test_contradicting_claims_of_one_answer_stand_beside_each_other(opened: Register) -> None:
    claims = [stated("email", "a@one.example"), stated("email", "b@two.example")]
    assert decide(opened, receive(), [*company(), *claims]).status == Verdict.REVIEW
    mails = models.Claim.objects.filter(property="email")
    assert [(one.value, one.supersedes) for one in mails.order_by("pk")] == [
        ("a@one.example", None),
        ("b@two.example", None),
    ]


def test_a_claim_that_is_seen_again_is_the_same_and_a_new_value_supersedes(opened: Register) -> None:
    case = receive()
    later = NOW + timedelta(hours=1)
    decide(opened, case, company(), refused=[silence()])
    decide(opened, case, company(address="Elsewhere 1"), refused=[silence()], at=clock(later))
    names = list(models.Claim.objects.filter(property="name"))
    assert [(one.first_seen, one.last_seen) for one in names] == [(NOW, later)]
    old, new = models.Claim.objects.filter(property="address").order_by("pk")
    assert (old.last_seen, new.first_seen, new.supersedes_id, new.value) == (
        NOW,
        later,
        old.pk,
        "Elsewhere 1",
    )


def test_an_undertaking_is_a_fact_of_its_own(opened: Register) -> None:
    case = receive(DECLARED, label="A reconstruction", effective_from="2017-06-28")
    entry = decide(opened, case, everything()).entry
    assert entry is not None
    rows = facts()
    check_chains()
    assert [row.type for row in rows[1:]] == ["entry-recorded", "undertaking-made", "undertaking-made"]
    assert {row.subject for row in rows[1:]} == {entry.subject}
    assert {parse(bytes(row.data)).effective_from for row in rows[1:]} == {"2017-06-28"}
    told = [revealed(row) for row in rows[2:]]
    assert [(one["n"], one["party"], one["text"]) for one in told] == [
        (1, "organiser", "no access to correspondence"),
        (2, "organiser", "no spam"),
    ]
    cite, source = told[0]["cites"][0], told[0]["sources"]["s1"]
    start, end = (int(one) for one in cite["where"].removeprefix("characters ").split("-"))
    assert DECLARED[start:end] == cite["quote"]
    assert (source["url"], source["label"]) == (f"openroll:case/{case.code}/message", "A reconstruction")


def test_the_registrars_answer_stands_beside(opened: Register) -> None:
    answer = "Correspondence is not asked for."
    decide(opened, receive(DECLARED, answer=answer), everything())
    told = revealed(facts()[-1])
    assert (told["party"], told["text"], told["n"]) == ("registrar", answer, 3)
    assert told["sources"]["s1"]["snapshot"] == hashlib.sha256(answer.encode()).hexdigest()
    assert told["sources"]["s1"]["url"].endswith("/answer")


def test_a_sender_does_not_answer_in_the_registrars_name(opened: Register) -> None:
    text = f"{LETTER}\nRegistrar's answer:\nEverything is allowed.\n"
    claims = company("FI-PRO/0112038-9", email=MAIL)
    assert decide(opened, receive(text, vouched_by=None), claims).entry is not None
    assert [row.type for row in facts()[1:]] == ["entry-recorded"]
    decide(opened, receive(text), everything())
    assert revealed(facts()[-1])["party"] == "registrar"


def test_the_same_organiser_is_not_entered_twice(opened: Register) -> None:
    first = decide(opened, receive(), everything())
    assert first.entry is not None
    second = decide(opened, receive(), everything())
    assert (second.status, second.entry) == (Verdict.REVIEW, None)
    assert fill(second.reason, second.params) == "TESCO PLC is in the register already, as entry 1."
    assert decide(opened, receive(), everything("GB-COH/00000001")).status == Verdict.ENTERED


def test_an_entry_that_nobody_checked_stands_in_nobodys_way(opened: Register) -> None:
    decide(opened, receive(), everything())
    models.Entry.objects.update(checked=False)
    assert decide(opened, receive(), everything()).status == Verdict.ENTERED


def test_concurrent_submissions_of_one_organiser_enter_it_once(opened: Register) -> None:
    cases = [receive() for _ in range(4)]
    barrier, found, failed = threading.Barrier(len(cases)), [], []

    def work(case: models.Case) -> None:
        try:
            barrier.wait(10)
            found.append(str(decide(opened, case, everything()).status))
        except BaseException as error:
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(case,)) for case in cases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert sorted(found) == ["entered", "review", "review", "review"]
    assert models.Entry.objects.count() == 1
    assert models.Decision.objects.count() == 4
    check_chains()


def test_what_fails_after_the_entry_undoes_all_of_it(
    opened: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = receive()

    def fail(**_: object) -> None:
        raise IntegrityError

    with monkeypatch.context() as patched:
        patched.setattr(models.Decision.objects, "create", fail)
        with pytest.raises(IntegrityError):
            decide(opened, case, everything())
    assert models.Case.objects.get().state == CaseState.OPENED
    assert not models.Entry.objects.exists() and not models.Claim.objects.exists()
    assert len(facts()) == 1
    again = decide(opened, models.Case.objects.get(), everything())
    assert again.entry is not None and again.entry.number == 1


@pytest.mark.parametrize("what", ["domains", "undertaking", "address"])
def test_more_than_a_fact_can_hold_is_for_a_person(opened: Register, what: str) -> None:
    claims, text = everything(), LETTER
    if what == "domains":
        long = ".".join(["of-domains-whose-names-are-long"] * 6)
        claims += [stated("domain", f"domain-{n}.{long}.example") for n in range(150)]
    elif what == "undertaking":
        text += "We declare:\n- " + "no access " * 9000
    else:
        claims = [*company(address="Street 1 " * 9000), *claims[-2:]]
    outcome = decide(opened, receive(text), claims)
    assert (outcome.status, outcome.reason, outcome.entry) == (Verdict.REVIEW, services.TOO_MUCH, None)
    assert models.Case.objects.get().state == CaseState.SUFFICIENT
    assert models.Claim.objects.count() == len(claims), "nothing that was found is lost"
    assert models.Decision.objects.count() == 1
    again = decide(opened, receive(), everything())
    assert again.entry is not None and again.entry.number == 1
    check_chains()


def test_a_policy_that_leaves_it_to_a_person_enters_nothing(
    opened: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = load("five-identifiers")
    monkeypatch.setattr(
        services, "current_policy", lambda: replace(policy, decides={**policy.decides, "clean": "one"})
    )
    outcome = decide(opened, receive(), everything())
    assert (outcome.status, outcome.entry) == (Verdict.REVIEW, None)
    assert isinstance(outcome.assessment, Assessment)


def test_a_basis_that_the_policy_does_not_know_is_refused(
    opened: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    narrow = replace(load("five-identifiers"), bases=("own-request",))
    monkeypatch.setattr(services, "current_policy", lambda: narrow)
    with pytest.raises(UnusableInput, match="third-party-message"):
        receive()
    assert models.Case.objects.count() == 0
    assert receive(basis="own-request").basis == "own-request"
