"""A message is asked about: everything usable is used, everything else is refused by name."""

import hashlib
from datetime import UTC, datetime
from typing import Any

import pytest

from openroll.core.errors import N_, LinkRefused, SourceUnreachable
from openroll.sources.ask import MOST_LINKS, Findings, ask
from openroll.sources.message import read_message
from openroll.sources.snapshot import Snapshot
from tests.sources.recorded import BAD, VECTORS, Recorded, snapshot_of, vector

RECEIVED = datetime(2026, 11, 2, 12, tzinfo=UTC)
COMPANY = "https://find-and-update.company-information.service.gov.uk/company/99900001"
API = "https://api.company-information.service.gov.uk/company/99900001"
KRS = "https://api-krs.ms.gov.pl/api/krs/OdpisAktualny/{}?rejestr={}&format=json"


def find(text: str, answers: dict[str, Snapshot | Exception] | None = None, **options: object) -> Findings:
    return ask(
        read_message(text),
        Recorded(answers or {}),
        case_url="openroll:case/x/message",
        received_at=RECEIVED,
        **options,  # type: ignore[arg-type]  # each test passes what it is about
    )


def said(findings: Findings, subject: str) -> dict[str, list[str]]:
    gathered: dict[str, list[str]] = {}
    for claim in findings.claims:
        if claim.subject == subject:
            gathered.setdefault(claim.property, []).append(claim.value)
    return gathered


def kinds(findings: Findings) -> list[tuple[str, str]]:
    return [(refused.link, refused.kind) for refused in findings.refused]


def test_a_register_the_message_and_a_page() -> None:
    text = f"{COMPANY}, abuse@invented.example, https://www.invented.example and t.me"
    findings = find(text, vector("companies-house/active.json", API))
    assert said(findings, "GB-COH/99900001")["name"] == ["INVENTED POST LIMITED"]
    assert said(findings, "message") == {
        "domain": ["invented.example", "t.me"],
        "email": ["abuse@invented.example"],
    }
    assert findings.refused == []
    assert [snapshot.url for snapshot in findings.snapshots] == [API]


def test_what_the_message_states_is_cited_in_it() -> None:
    text = "Наша почта: abuse@telegram.org."
    (claim,) = find(text, label="a reconstruction").claims
    citation = claim.citation
    assert citation.where == "characters 12-30"
    assert text[12:30] == citation.quote == "abuse@telegram.org"
    assert (citation.url, citation.label, citation.retrieved_at) == (
        "openroll:case/x/message",
        "a reconstruction",
        RECEIVED,
    )
    assert citation.snapshot == hashlib.sha256(text.encode()).hexdigest()
    assert str(claim.source_type) == "self-declared"


@pytest.mark.parametrize("line", BAD, ids=lambda one: one["file"])
def test_a_refused_answer_is_refused_by_its_kind(line: dict[str, Any]) -> None:
    class One:
        def fetch(self, url: str) -> Snapshot:
            return snapshot_of(url, (VECTORS / line["file"]).read_bytes(), line["status"])

    message = read_message(f"{line['link']} and abuse@invented.example")
    findings = ask(message, One(), case_url="x", received_at=RECEIVED)
    (refused,) = findings.refused
    assert refused.kind == line["expect"]["refused"]
    assert refused.link == line["link"]
    assert refused.link in str(refused)
    assert said(findings, "message")["email"] == ["abuse@invented.example"]
    assert all(claim.subject == "message" for claim in findings.claims)


def test_the_other_part_of_a_register_is_asked_when_the_first_has_nothing() -> None:
    link = "https://wyszukiwarka-krs.ms.gov.pl/podmiot/0009990003"
    answers = vector("krs/not-there.json", KRS.format("0009990003", "P"), 404)
    answers |= vector("krs/foundation-in-a-village.json", KRS.format("0009990003", "S"))
    findings = find(link, answers)
    assert said(findings, "PL-KRS/0009990003")["name"] == ["FUNDACJA WYMYŚLONA"]
    assert findings.refused == []
    assert {claim.citation.url for claim in findings.claims} == {KRS.format("0009990003", "S")}
    assert len(findings.snapshots) == 2


def test_two_links_to_one_company_are_asked_once() -> None:
    fetcher = Recorded(vector("companies-house/active.json", API))
    message = read_message(f"{COMPANY} {COMPANY}/officers {API}")
    findings = ask(message, fetcher, case_url="x", received_at=RECEIVED)
    assert fetcher.asked == [API]
    assert findings.refused == []


def test_without_a_key_the_source_is_not_asked() -> None:
    findings = find(f"{COMPANY} a@b.org", keys_missing=frozenset({"companies-house"}))
    assert kinds(findings) == [(COMPANY, "key-needed")]
    assert "key" in str(findings.refused[0])
    assert findings.snapshots == []


def test_a_page_of_a_register_without_a_company_gives_no_domain() -> None:
    link = "https://find-and-update.company-information.service.gov.uk/search?q=x"
    findings = find(f"{link} find-and-update.company-information.service.gov.uk")
    assert kinds(findings) == [(link, "unusable")]
    assert findings.claims == []


def test_unsafe_links_give_no_domain_and_the_rest_is_used() -> None:
    text = "http://127.0.0.1/ http://169.254.169.254/latest/meta-data https://tеlegram.org tеlegram.org https://telegram.org"
    findings = find(text)
    assert [kind for _, kind in kinds(findings)] == ["unsafe"] * 4
    assert [str(refused).partition(" ")[0] for refused in findings.refused[:2]] == [
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data",
    ]
    assert all("tеlegram.org" in str(refused) for refused in findings.refused[2:])
    assert said(findings, "message") == {"domain": ["telegram.org"]}


def test_a_redirect_to_an_unsafe_place_gives_no_domain() -> None:
    link = "https://rebound.example/"
    refusal = LinkRefused(
        N_("{link} leads on to {address}, which is not public."), link="x", address="127.0.0.1"
    )
    findings = find(f"{link} a@b.org", {link: refusal})
    assert kinds(findings) == [(link, "unsafe")]
    assert str(findings.refused[0]) == f"{link} leads on to 127.0.0.1, which is not public."
    assert said(findings, "message") == {"email": ["a@b.org"]}


def test_only_so_many_links_are_asked() -> None:
    links = [f"https://a{n}.example/" for n in range(MOST_LINKS + 2)]
    fetcher = Recorded({})
    told: list[str] = []
    findings = ask(
        read_message(" ".join(links)), fetcher, case_url="x", received_at=RECEIVED, progress=told.append
    )
    assert told == links[:MOST_LINKS]
    assert sorted(one for one in fetcher.asked if one in links) == sorted(links[:MOST_LINKS])
    assert kinds(findings) == [(link, "unusable") for link in links[MOST_LINKS:]]


def test_a_register_is_asked_however_late_it_stands() -> None:
    links = [*(f"https://a{n}.example/" for n in range(MOST_LINKS)), COMPANY]
    findings = find(" ".join(links), vector("companies-house/active.json", API))
    assert said(findings, "GB-COH/99900001")["name"] == ["INVENTED POST LIMITED"]
    assert kinds(findings) == [(links[MOST_LINKS - 1], "unusable")]


def test_a_link_without_end_is_refused_and_shortened() -> None:
    findings = find("https://a.example/" + "x" * 5000)
    (refused,) = findings.refused
    assert refused.kind == "unsafe"
    assert len(str(refused)) < 400


def test_a_host_that_is_an_address_is_no_domain() -> None:
    assert find("https://8.8.8.8/x").claims == []


@pytest.mark.parametrize(
    ("reason", "used"), [("large", False), ("damaged", False), ("cut", True), ("name", True)]
)
def test_a_page_that_cannot_be_read(reason: str, used: bool) -> None:
    """A page out of reach is shown as not captured; one that grows when it is unpacked is refused by name."""
    link = "https://page.example/"
    error = SourceUnreachable(N_("The answer of {link} is no use."), link=link, reason=reason)
    findings = find(link, {link: error})
    assert kinds(findings) == [(link, "not-captured" if used else "unusable")]
    assert bool(findings.claims) == used


@pytest.mark.parametrize(
    ("reason", "kind"), [("large", "unreadable"), ("cut", "unreadable"), ("name", "unreachable")]
)
def test_a_register_that_cannot_be_read(reason: str, kind: str) -> None:
    error = SourceUnreachable(N_("The answer of {link} is no use."), link=API, reason=reason)
    assert kinds(find(COMPANY, {API: error})) == [(COMPANY, kind)]
