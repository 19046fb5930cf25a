"""How a message is asked about: side by side, and on to where the answers lead."""

import threading
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from openroll.core.errors import N_, LinkRefused, SourceUnreachable
from openroll.identity import challenge
from openroll.identity.standing import Assessment, assess
from openroll.policy.model import load
from openroll.sources.ask import Findings, ask
from openroll.sources.message import read_message
from openroll.sources.snapshot import Snapshot
from tests.sources.recorded import Recorded, snapshot_of, vector

RECEIVED = datetime(2026, 11, 2, 12, tzinfo=UTC)
API = "https://api.company-information.service.gov.uk/company/99900001"
COMPANY = "https://find-and-update.company-information.service.gov.uk/company/99900001"
KRS_API = "https://api-krs.ms.gov.pl/api/krs/{}/0009990002?rejestr=P&format=json"
SITE = "https://invented.example"
IMPRINT = f"{SITE}/imprint"
LINE = (
    "Invented Post Limited, registered in England and Wales, company number 99900001. "
    "Registered office: 1 Invented Street, Nowhere, ZZ1 1ZZ. E-mail: post@invented.example"
)
SECRET = b"0123456789abcdef0123456789abcdef"


def page(url: str, body: str) -> Snapshot:
    html = f"<!doctype html><html><head><title>x</title></head><body>{body}</body></html>"
    return replace(snapshot_of(url, html.encode()), headers=(("content-type", "text/html; charset=utf-8"),))


def find(text: str, *answers: Snapshot | dict[str, Any], **more: Any) -> tuple[Findings, Recorded]:
    given: dict[str, Snapshot | Exception] = {}
    for one in answers:
        given |= {one.url: one} if isinstance(one, Snapshot) else one
    fetcher = Recorded(given)
    found = ask(read_message(text), fetcher, case_url="openroll:case/x/message", received_at=RECEIVED, **more)
    return found, fetcher


def weighed(findings: Findings, vouched_by: str | None = "registrar") -> Assessment:
    return assess(findings.claims, findings.alerts, load("five-identifiers"), vouched_by=vouched_by)


REGISTER = vector("companies-house/active.json", API)


def test_all_that_a_register_is_asked_for_one_company_is_asked_at_the_same_time() -> None:
    """The current extract waits until the full one was asked for: asked in turn, it would wait for ever."""
    together = threading.Barrier(2, timeout=20)
    current, full = KRS_API.format("OdpisAktualny"), KRS_API.format("OdpisPelny")
    given = vector("krs/active.json", current)

    class Slow:
        def fetch(self, url: str) -> Snapshot:
            if url in (current, full):
                together.wait()
            answer = given.get(url)
            if isinstance(answer, Snapshot):
                return answer
            raise SourceUnreachable(N_("{link} is not in the recording."), link=url, reason="recording")

    found = ask(read_message(current), Slow(), case_url="x", received_at=RECEIVED)
    assert any(one.property == "name" for one in found.claims)


def test_all_links_are_asked_at_the_same_time() -> None:
    """Each of five answers waits until all five were asked: asked in turn, the first would wait for ever."""
    links = [f"https://a{n}.example/" for n in range(5)]
    together = threading.Barrier(5, timeout=20)

    class Slow:
        def fetch(self, url: str) -> Snapshot:
            if url not in links:
                raise SourceUnreachable(N_("{link} is not in the recording."), link=url, reason="recording")
            together.wait()
            return page(url, "<p>Nothing.</p>")

    findings = ask(read_message(" ".join(links)), Slow(), case_url="x", received_at=RECEIVED)
    assert [one.url for one in findings.snapshots] == links


def test_the_register_is_asked_for_the_number_that_a_page_states() -> None:
    findings, fetcher = find(IMPRINT, page(IMPRINT, f"<p>{LINE}</p>"), REGISTER)
    assert API in fetcher.asked
    found = weighed(findings)
    assert found.identifiers["number"].standing == "corroborated"
    assert (found.services[0].binding, found.identifiers["email"].value) == ("page", "post@invented.example")
    assert found.verdict == "enter"
    assert weighed(findings, None).verdict == "review"


def test_a_page_that_a_site_leads_to_elsewhere_is_not_the_sites_word() -> None:
    elsewhere = replace(page(IMPRINT, f"<p>{LINE}</p>"), final_url="https://stranger.example/imprint")
    findings, _ = find(IMPRINT, elsewhere, REGISTER)
    assert [(one.domain, one.binding) for one in weighed(findings).services] == [
        ("invented.example", "claimed")
    ]
    assert weighed(findings).verdict == "review"


def test_a_number_in_the_message_itself_leads_to_its_register() -> None:
    findings, fetcher = find(LINE, REGISTER)
    assert API in fetcher.asked
    found = weighed(findings)
    assert (found.verdict, found.identifiers["name"].value) == ("enter", "INVENTED POST LIMITED")
    name = next(one for one in findings.claims if one.subject == "message" and one.property == "name")
    assert name.citation.snapshot == read_message(LINE).snapshot
    start, _, end = name.citation.where.removeprefix("characters ").partition("-")
    assert name.original in name.citation.quote == LINE[int(start) : int(end)]


def test_a_register_that_cannot_be_asked_besides_refuses_nothing() -> None:
    findings, _ = find(IMPRINT, page(IMPRINT, f"<p>{LINE}</p>"))
    assert findings.refused == []
    assert weighed(findings).identifiers["number"].value == "99900001"


def test_a_source_that_wants_a_key_is_named_when_it_could_say_more() -> None:
    missing = frozenset({"companies-house"})
    findings, fetcher = find(IMPRINT, page(IMPRINT, f"<p>{LINE}</p>"), REGISTER, keys_missing=missing)
    assert API not in fetcher.asked
    assert any("key" in one.reason for one in findings.remarks)
    assert findings.refused == []


def test_where_the_register_wants_a_key_the_next_list_is_asked() -> None:
    lei = "9999INVENTED00000198"
    text = f"<p>{LINE} LEI: {lei}</p>"
    for missing, asked in ((frozenset({"companies-house"}), True), (frozenset[str](), False)):
        _, fetcher = find(IMPRINT, page(IMPRINT, text), REGISTER, keys_missing=missing)
        assert any(lei in url for url in fetcher.asked) is asked


def test_a_number_that_its_register_does_not_know_is_remarked() -> None:
    findings, _ = find(
        IMPRINT, page(IMPRINT, f"<p>{LINE}</p>"), vector("companies-house/not-there.json", API, 404)
    )
    assert any("99900001" in one.params.values() for one in findings.remarks)
    assert weighed(findings).verdict == "review"


def test_the_imprint_is_found_from_the_front_page_and_only_while_something_is_missing() -> None:
    front = page(f"{SITE}/", '<p>Hello.</p><footer><a href="/imprint">Imprint</a></footer>')
    findings, fetcher = find(f"{SITE}/", front, page(IMPRINT, f"<p>{LINE}</p>"), REGISTER)
    assert weighed(findings).identifiers["name"].value == "INVENTED POST LIMITED"
    assert fetcher.asked.count(IMPRINT) == 1
    full = page(f"{SITE}/", f'<p>{LINE}</p><footer><a href="/imprint">Imprint</a></footer>')
    _, fetcher = find(f"{SITE}/", full, REGISTER)
    assert IMPRINT not in fetcher.asked


def test_the_register_and_the_sites_own_page_are_one_operator() -> None:
    findings, _ = find(f"{COMPANY} {IMPRINT}", page(IMPRINT, f"<p>{LINE}</p>"), REGISTER)
    found = weighed(findings)
    assert (found.verdict, [one.binding for one in found.services]) == ("enter", ["page"])
    assert len(found.identifiers["number"].citations) == 2


def test_a_site_of_another_company_is_a_second_candidate() -> None:
    other = LINE.replace("99900001", "99900002").replace("Post", "Mail")
    findings, _ = find(f"{COMPANY} {IMPRINT}", page(IMPRINT, f"<p>{other}</p>"), REGISTER)
    found = weighed(findings)
    assert found.verdict == "review"
    assert found.identifiers["number"].value is None


def test_a_challenge_in_the_dns_binds_the_domain() -> None:
    def tokens(domain: str) -> str:
        return challenge.token(SECRET, "roll.example/1", domain)

    address = challenge.dns_address("invented.example")
    line = challenge.line(tokens("invented.example"))
    record = f'_openroll.invented.example. 300 IN TXT "{line}"\n'.encode()
    answer = replace(snapshot_of(address, record), headers=(("content-type", "text/dns"),))
    mail = page(IMPRINT, "<p>E-mail: post@invented.example</p>")
    findings, _ = find(f"{COMPANY} {IMPRINT}", REGISTER, mail, answer, tokens=tokens)
    found = weighed(findings, None)
    assert [(one.domain, one.binding) for one in found.services] == [("invented.example", "challenge")]
    unasked, _ = find(f"{COMPANY} {IMPRINT}", REGISTER, mail, answer)
    assert weighed(unasked, None).services[0].binding == "claimed"


def test_a_domain_that_leads_astray_is_not_claimed_though_its_challenge_is_answered() -> None:
    refusal = LinkRefused(N_("{link} leads on to {address}."), link=IMPRINT, address="127.0.0.1")
    findings, _ = find(IMPRINT, {IMPRINT: refusal})
    assert [one for one in findings.claims if one.property == "domain"] == []


def test_a_page_that_answers_with_an_error_is_kept_and_shown_as_failed() -> None:
    gone = replace(page(IMPRINT, "<p>Gone.</p>"), status=404)
    findings, _ = find(IMPRINT, gone)
    assert [(one.link, one.kind) for one in findings.refused] == [(IMPRINT, "not-captured")]
    assert findings.snapshots == [gone]


BOOTSTRAP = "https://data.iana.org/rdap/dns.json"
ZONES = snapshot_of(
    BOOTSTRAP, b'{"version": "1.0", "services": [[["example"], ["https://rdap.nic.example/"]]]}'
)


def test_who_holds_a_domain_is_asked_where_iana_says() -> None:
    _, fetcher = find(f"{SITE}/", page(f"{SITE}/", "<p>Hello.</p>"), ZONES)
    assert "https://rdap.nic.example/domain/invented.example" in fetcher.asked


def test_a_zone_that_tells_nobody_is_remarked() -> None:
    findings, _ = find("https://telegram.org/", page("https://telegram.org/", "<p>Hello.</p>"), ZONES)
    assert any(one.params.get("zone") == "org" for one in findings.remarks)


def test_an_rdap_server_of_a_strangers_is_not_asked() -> None:
    link = "https://rdap.stranger.example.org/domain/invented.example"
    findings, fetcher = find(link, ZONES)
    assert [one.kind for one in findings.refused] == ["unusable"]
    assert link not in fetcher.asked


def test_where_the_list_of_servers_leads_astray_a_link_is_asked_as_it_is() -> None:
    link = "https://rdap.nic.example/domain/invented.example"
    astray = LinkRefused(N_("{link} leads on to {address}."), link=BOOTSTRAP, address="127.0.0.1")
    findings, fetcher = find(link, {BOOTSTRAP: astray})
    assert link in fetcher.asked
    assert findings.claims[0].source == "message"


def test_a_letter_that_names_many_contradicts_nobody() -> None:
    letter = (
        f"Dear Sirs, we at Invented Post, with our friends of Acme GmbH, ask you to list {COMPANY}. Jane Doe"
    )
    findings, _ = find(letter, REGISTER)
    assert {one.property for one in findings.claims if one.subject == "message"} == set()
    assert findings.alerts == []


def test_a_mistake_of_ours_loses_one_link_and_not_the_message() -> None:
    class Odd:
        def fetch(self, url: str) -> Snapshot:
            if url == API:
                raise ZeroDivisionError
            return Recorded({IMPRINT: page(IMPRINT, "<p>E-mail: post@invented.example</p>")}).fetch(url)

    findings = ask(read_message(f"{COMPANY} {IMPRINT}"), Odd(), case_url="x", received_at=RECEIVED)
    assert [(one.link, one.kind) for one in findings.refused] == [(COMPANY, "unreadable")]
    assert any(one.value == "post@invented.example" for one in findings.claims)
