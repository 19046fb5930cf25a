"""A change that lasts is a case and a fact, in one transaction, once; and no personal value is in the fact."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from openroll.core.clock import FixedClock
from openroll.identity.claims import Alert, Claim
from openroll.log.fact import parse
from openroll.roll import models, watched, watching
from openroll.roll.ledger import NewFact, writing
from openroll.roll.watching import Looked, Noted
from openroll.site.register import Register
from openroll.sources.ask import Findings
from openroll.sources.snapshot import Snapshot
from tests.identity.making import company, official
from tests.roll.making import NOW, check_chains, clock, decide, facts, receive, revealed
from tests.roll.test_watched import CH, enter

DAY = timedelta(days=1)
SUBJECT = "GB-COH/00445790"
TITLE = "UK Companies House"
KRS = "https://api-krs.ms.gov.pl/api/krs/OdpisAktualny/0000006865?rejestr=P&format=json"
CEASED = Alert(SUBJECT, "{source}: the company ceased on {date}.", {"source": TITLE, "date": "2026-11-20"})


class Source:
    """One watched source, which answers what a test says."""

    def __init__(self, register: Register, link: str) -> None:
        self.register = register
        watched.begin()
        self.row = models.Watched.objects.get(link=link)

    def says(self, findings: Findings, at: datetime) -> tuple[Looked, Noted | None]:
        self.row = models.Watched.objects.select_related("entry").get(pk=self.row.pk)
        looked = watching.look(self.row, findings, at)
        noted = watching.note(looked, findings, origin=self.register.origin, clock=FixedClock(at))
        return looked, noted

    def keeps_saying(self, findings: Findings, days: int = 3, start: datetime = NOW) -> list[models.Case]:
        cases = []
        for day in range(days):
            _, noted = self.says(findings, start + day * DAY)
            if noted and noted.case:
                cases.append(noted.case)
        return cases


def answer(*alerts: Alert, link: str = CH, subject: str = SUBJECT, **values: str) -> Findings:
    claims = [
        replace(one, citation=replace(one.citation, url=link, snapshot="bb" * 32))
        for one in company(subject, **values)
    ]
    if "email" in values and not any(one.property == "email" for one in claims):
        claims.append(official(subject, "email", values["email"]))
    return Findings(claims, list(alerts))


@pytest.fixture
def source(opened: Register) -> Source:
    enter(opened)
    return Source(opened, CH)


def noticed(kind: str = "change-noticed") -> list[dict[str, Any]]:
    return [revealed(row) for row in facts() if row.type == kind]


def test_what_is_as_it_was_writes_the_time_alone(source: Source) -> None:
    before = len(facts())
    assert source.keeps_saying(answer()) == []
    row = models.Watched.objects.get(pk=source.row.pk)
    assert (row.asked_at, row.due_at, row.failures) == (NOW + 2 * DAY, NOW + 3 * DAY, 0)
    assert len(facts()) == before


def test_a_new_name_is_a_case_and_a_fact(source: Source) -> None:
    [case] = source.keeps_saying(answer(name="TESCO GROUP PLC"), days=6)
    assert (case.state, case.options["entry"], case.options["notices"]) == ("sufficient", 1, [1])
    text = bytes(case.message).decode()
    assert "Before: TESCO PLC" in text and "Now: TESCO GROUP PLC" in text
    [decision] = case.decisions.all()
    assert (decision.verdict, decision.by) == ("review", "policy")
    assert decision.params == {"number": "1", "source": TITLE}
    assert {claim.property for claim in case.claims.all()} >= {"name", "number", "address"}
    [told] = noticed()
    assert (told["entry"], told["n"], told["kind"]) == (1, 1, "renamed")
    assert (told["before"], told["now"], told["times"]) == (["TESCO PLC"], ["TESCO GROUP PLC"], 3)
    assert told["sources"]["s1"]["url"] == CH
    check_chains()


def test_an_end_is_told_with_its_day(source: Source) -> None:
    [case] = source.keeps_saying(answer(CEASED))
    [told] = noticed()
    assert (told["kind"], told["since"], told["times"]) == ("dissolved", "2026-11-20", 2)
    assert "now" not in told
    assert "Since: 2026-11-20" in bytes(case.message).decode()
    assert parse(bytes(facts()[-1].data)).effective_from == "2026-11-20"


def test_two_changes_at_once_are_one_case(source: Source) -> None:
    [case] = source.keeps_saying(answer(name="TESCO GROUP PLC", address="9 Other Road, Leeds, LS1 1AA"))
    assert case.options["notices"] == [1, 2]
    assert [told["kind"] for told in noticed()] == ["renamed", "address-changed"]
    assert case.decisions.count() == 2


def test_an_address_and_an_email_are_in_no_fact(opened: Register) -> None:
    case = receive(f"{KRS}\n")
    claims: list[Claim] = answer(link=KRS, subject="PL-KRS/0000006865", email="old@firma.example").claims
    assert decide(opened, case, claims).entry is not None
    source = Source(opened, KRS)
    changed = answer(
        link=KRS, subject="PL-KRS/0000006865", email="new@firma.example", address="ul. Inna 5, Gdynia"
    )
    [case] = source.keeps_saying(changed)
    assert {told["kind"] for told in noticed()} == {"email-changed", "address-changed"}
    for row in facts():
        if row.type == "change-noticed":
            told = str(revealed(row))
            for secret in ("new@firma", "old@firma", "Inna", "Gdynia"):
                assert secret not in told
    text = bytes(case.message).decode()
    assert "@firma" not in text and "e-mail" in text
    assert case.claims.filter(property="email", value="new@firma.example").exists()


def test_a_natural_person_is_not_named_anew(source: Source) -> None:
    person = Alert(
        SUBJECT, "{source}: this is a natural person in business, not a company.", {"source": TITLE}
    )
    source.keeps_saying(answer(person, name="Jane Roe Trading"))
    [told] = noticed()
    assert "now" not in told and "Roe" not in str(told)


def test_back_again_ends_the_notice_and_tells_the_case(source: Source) -> None:
    [case] = source.keeps_saying(answer(name="TESCO GROUP PLC"))
    assert source.keeps_saying(answer(), start=NOW + 3 * DAY) == []
    [ended] = noticed("change-ended")
    assert ended == {"entry": 1, "n": 1}
    assert [one.reason for one in case.decisions.all()][-1].endswith("when the entry was made.")
    check_chains()


def test_another_name_takes_the_place_of_the_first(source: Source) -> None:
    source.keeps_saying(answer(name="TESCO GROUP PLC"))
    source.keeps_saying(answer(name="TESCO WORLD PLC"), start=NOW + 3 * DAY)
    assert [told["n"] for told in noticed()] == [1, 2]
    assert [told["n"] for told in noticed("change-ended")] == [1]


def test_another_value_that_is_in_no_fact_takes_the_place_of_the_first_too(source: Source) -> None:
    source.keeps_saying(answer(address="9 Other Road, Leeds"))
    [case] = source.keeps_saying(answer(address="5 Third Lane, York"), start=NOW + 3 * DAY)
    assert case.claims.filter(property="address", value="5 Third Lane, York").exists()
    assert [told["n"] for told in noticed()] == [1, 2]
    assert [told["n"] for told in noticed("change-ended")] == [1]


def test_an_amended_entry_begins_anew(source: Source) -> None:
    source.keeps_saying(answer(name="TESCO GROUP PLC"))
    entry = source.row.entry
    with writing(source.register.origin, clock(NOW + 4 * DAY)) as ledger:
        ledger.append(NewFact("entry-amended", entry.subject, {"entry": 1}, "registrar", None))
    assert source.keeps_saying(answer(name="TESCO GROUP PLC"), start=NOW + 5 * DAY) == []
    [case] = source.keeps_saying(answer(), start=NOW + 9 * DAY)
    assert "Before: TESCO GROUP PLC" in bytes(case.message).decode()


def test_what_the_log_says_already_is_not_said_again(source: Source) -> None:
    state, asked = source.row.state, source.row.asked_at
    source.keeps_saying(answer(name="TESCO GROUP PLC"))
    # Put back from a copy that was made before.
    models.Watched.objects.filter(pk=source.row.pk).update(state=state, asked_at=asked)
    assert source.keeps_saying(answer(name="TESCO GROUP PLC"), start=NOW + 5 * DAY) == []
    assert len(noticed()) == 1


def test_a_silent_source_is_asked_again_sooner_and_ever_later(source: Source) -> None:
    pauses = []
    at = NOW
    for _ in range(8):
        looked, _ = source.says(Findings(), at)
        assert looked.silent
        row = models.Watched.objects.get(pk=source.row.pk)
        assert row.due_at is not None
        pauses.append(row.due_at - at)
        at = row.due_at
    hour = timedelta(hours=1)
    assert pauses == [hour, 2 * hour, 4 * hour, 8 * hour, 16 * hour, DAY, DAY, DAY]
    source.says(answer(), at)
    assert models.Watched.objects.get(pk=source.row.pk).failures == 0


def test_two_processes_do_not_tell_it_twice(source: Source) -> None:
    source.keeps_saying(answer(name="TESCO GROUP PLC"), days=2)
    row = models.Watched.objects.select_related("entry").get(pk=source.row.pk)
    findings = answer(name="TESCO GROUP PLC")
    both = [watching.look(row, findings, NOW + 2 * DAY) for _ in range(2)]
    noted = [
        watching.note(one, findings, origin=source.register.origin, clock=clock(NOW + 2 * DAY))
        for one in both
    ]
    assert noted[0] is not None and noted[0].case is not None
    assert noted[1] is None
    assert len(noticed()) == 1


def test_what_was_redacted_is_watched_no_more(source: Source) -> None:
    entry = source.row.entry
    index = entry.fact_id
    digest = parse(bytes(entry.fact.data)).digests[0]
    data: dict[str, Any] = {
        "entry": 1,
        "fact": index,
        "digests": [digest],
        "fields": ["/identifiers/name"],
        "basis": "law",
        "authority": "office",
    }
    with writing(source.register.origin, clock()) as ledger:
        ledger.append(NewFact("redacted", entry.subject, data, "registrar", None))
    watched.forget(entry)
    source = Source(source.register, CH)
    cases = source.keeps_saying(answer(name="TESCO GROUP PLC", address="9 Other Road, Leeds"))
    assert [told["kind"] for told in noticed()] == ["address-changed"]
    assert not cases[0].claims.filter(property="name").exists()
    assert cases[0].snapshots.count() == 0


def test_the_evidence_of_a_change_is_kept(source: Source) -> None:
    found = answer(name="TESCO GROUP PLC")
    found.snapshots.append(Snapshot(CH, CH, (), 200, (), b"", b"", "bb" * 32, None, NOW, None))
    [case] = source.keeps_saying(found)
    assert [one.sha256 for one in case.snapshots.all()] == ["bb" * 32]
