"""Which sources of an entry are asked again, and when."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from openroll.roll import models, watched
from openroll.roll.keeping import keep_evidence
from openroll.site.register import Register
from openroll.sources.ask import Findings
from openroll.sources.message import read_message
from openroll.watch import keeping
from tests.identity.making import company, official, stated
from tests.roll.making import NOW, decide, receive

CH = "https://api.company-information.service.gov.uk/company/00445790"
DAY = timedelta(days=1)


@pytest.fixture
def entry(opened: Register) -> models.Entry:
    """Entry 1, from one register, one page and a domain."""
    return enter(opened)


def enter(register: Register, subject: str = "GB-COH/00445790", **options: Any) -> models.Entry:
    """Enter a company of Companies House, with a page and a domain."""
    number = subject.partition("/")[2]
    link = f"https://api.company-information.service.gov.uk/company/{number}"
    case = receive(f"{link}\nhttps://tesco.example/imprint\n", **options)
    claims = [
        *(
            replace(one, citation=replace(one.citation, url=link))
            for one in company(subject, snapshot="aa" * 32)
        ),
        stated("email", "office@tesco.example"),
        stated("domain", "tesco.example", binding="claimed"),
    ]
    made = decide(register, case, claims).entry
    assert made is not None
    return made


def test_the_sources_are_the_links_and_the_registry_of_the_domain(entry: models.Entry) -> None:
    assert watched.begin() == 1
    rows = list(models.Watched.objects.order_by("pk"))
    assert {row.link for row in rows} >= {CH, "https://tesco.example/imprint"}
    assert {row.link: row.source for row in rows}[CH] == "companies-house"
    state = keeping.read(next(row for row in rows if row.link == CH).state)
    assert state.base["name"].values == ("TESCO PLC",)
    assert state.base["dissolved"].values == ("no",)
    assert watched.begin() == 0


def test_each_entry_has_its_own_time_of_day(opened: Register) -> None:
    first = {watched.first_due(number, NOW) for number in range(1, 200)}
    assert len(first) == 199
    assert min(first) >= NOW + DAY and max(first) < NOW + 2 * DAY
    hours = {moment.hour for moment in first}
    assert len(hours) == 24


def test_what_is_due(entry: models.Entry) -> None:
    watched.begin()
    assert watched.due(NOW) == []
    later = watched.due(NOW + 2 * DAY)
    assert {row.entry_id for row in later} == {1}
    assert len(watched.due(NOW + 2 * DAY, limit=1)) == 1
    assert watched.due(NOW + 2 * DAY, number=2) == []
    assert len(watched.due(NOW, all=True)) == len(later)


def test_a_recorded_case_is_never_asked_on_the_network(opened: Register) -> None:
    enter(opened, replayed=True)
    watched.begin()
    assert watched.due(NOW, all=True) == []
    assert watched.due(NOW, all=True, live=False)


def test_an_entry_that_nobody_sent_in_has_no_source(opened: Register, entry: models.Entry) -> None:
    fact = models.Fact.objects.exclude(index=entry.fact_id).order_by("-index").first()
    assert fact is not None
    models.Entry.objects.create(number=2, subject="x" * 26, checked=False, fact=fact)
    assert watched.begin() == 1


def test_a_case_without_a_link_is_looked_at_once(opened: Register, entry: models.Entry) -> None:
    assert entry.case is not None
    entry.case.message = b"nothing to ask"
    entry.case.save(update_fields=["message"])
    entry.case.claims.all().delete()
    assert watched.begin() == 1
    assert watched.begin() == 0
    assert watched.due(NOW + 9 * DAY) == []


def test_evidence_is_kept_with_its_case(entry: models.Entry) -> None:
    case = receive()
    keep_evidence(case, Findings([official("GB-COH/1", "name", "X")]), NOW)
    assert case.claims.count() == 1
    assert read_message(bytes(case.message)).links


def test_a_case_of_before_recordings_were_noted_is_asked(entry: models.Entry) -> None:
    assert entry.case is not None
    entry.case.options = {}
    entry.case.save(update_fields=["options"])
    watched.begin()
    assert watched.due(NOW, all=True)
