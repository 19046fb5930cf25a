"""What is taken from an answer, and what says nothing."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from openroll.identity.claims import SITE, Alert
from openroll.sources.ask import Findings
from openroll.watch.observation import Link, observe, observed
from tests.watch.making import OPERATOR, PAGE, REGISTER, alert, answer, claim, refusal, snapshot

DISSOLVED = "{source}: the company is dissolved."


def values(findings: Findings, link: Link = REGISTER, **more: object) -> dict[str, tuple[str, ...]]:
    seen = observe(findings, link, OPERATOR, **more)  # type: ignore[arg-type]  # blind alone
    return {name: mark.values for name, mark in seen.marks.items()}


def test_a_register_gives_values_and_conditions() -> None:
    found = values(answer())
    assert found["name"] == ("EXAMPLE MESSENGER LIMITED",)
    assert found["number"] == ("GB-COH 09876543",)
    assert found["page"] == ("there",)
    assert found["dissolved"] == ("no",)


def test_an_alert_is_a_condition_with_its_date() -> None:
    seen = observe(answer(alerts=(alert(DISSOLVED, date="2019-01-08"),)), REGISTER, OPERATOR)
    mark = seen.marks["dissolved"]
    assert (mark.values, mark.since) == (("yes",), "2019-01-08")
    assert seen.marks["insolvent"].values == ("no",)


def test_an_alert_of_another_source_or_about_another_company_is_none_of_it() -> None:
    other = replace(alert(DISSOLVED), subject="GB-COH/00000001")
    foreign = replace(alert(DISSOLVED), params={"source": "Polish KRS"})
    assert values(answer(alerts=(other, foreign)))["dissolved"] == ("no",)


def test_what_another_source_says_in_the_same_answer_is_not_taken() -> None:
    findings = answer()
    findings.claims.append(claim("email", "a@messenger.example", PAGE))
    assert "email" not in values(findings)


def test_silence_says_nothing() -> None:
    for kind in ("unreachable", "unreadable", "key-needed", "unsafe", "not-captured", "unusable"):
        assert observe(refusal(REGISTER, kind), REGISTER, OPERATOR).silent, kind
    assert observe(refusal(PAGE, "not-captured", status=503), PAGE, OPERATOR).silent
    assert observe(refusal(PAGE, "unreachable", status=404), PAGE, OPERATOR).silent
    assert observe(Findings(), PAGE, OPERATOR).silent


def test_what_is_not_there_is_gone() -> None:
    assert values(refusal(REGISTER, "not-there", status=404)) == {"page": ("gone",)}
    assert values(refusal(PAGE, "not-captured", status=410), PAGE) == {"page": ("gone",)}
    assert values(Findings(snapshots=[snapshot(PAGE.url, 404)]), PAGE) == {"page": ("gone",)}


def test_a_domain_that_its_registry_no_longer_knows_has_expired() -> None:
    registry = Link(
        "https://rdap.example/domain/messenger.example", "rdap", "RDAP", f"{SITE}messenger.example"
    )
    assert values(refusal(registry, "not-there", status=404), registry) == {"domain-expired": ("yes",)}


@pytest.mark.parametrize(
    ("ended", "said"), [("2026-11-01", "yes"), ("2026-11-20", "no"), ("2027-11-01", "no")]
)
def test_a_registration_that_ended_and_was_not_renewed(ended: str, said: str) -> None:
    site = f"{SITE}messenger.example"
    registry = Link("https://rdap.example/domain/messenger.example", "rdap", "RDAP", site)
    of_domain = claim("expires", f"{ended}T00:00:00Z", registry, site)
    seen = replace(of_domain.citation, retrieved_at=datetime(2026, 11, 26, tzinfo=UTC))
    remark = Alert(
        site,
        "{source}: the domain's registration ran out on {date}.",
        {"source": "RDAP", "date": ended},
        seen,
    )
    found = observe(Findings([of_domain], remarks=[remark]), registry, OPERATOR)
    assert found.marks["domain-expired"].values == (said,)
    assert found.marks["domain-expired"].since == (ended if said == "yes" else None)


def test_a_page_that_is_there_and_says_nothing_is_there() -> None:
    found = values(Findings(snapshots=[snapshot(PAGE.url)]), PAGE)
    assert found == {"page": ("there",), "host": ("messenger.example",)}


def test_whoever_a_page_leads_to_is_seen() -> None:
    moved = Findings(snapshots=[snapshot(PAGE.url, final_url="https://other.example/")])
    assert values(moved, PAGE)["host"] == ("other.example",)


def test_a_page_is_read_for_the_operator_of_the_entry() -> None:
    both = Findings(
        [
            claim("name", "Example Messenger Limited", PAGE, OPERATOR),
            claim("name", "Example Hosting Inc.", PAGE, "US-EIN/123456789"),
            claim("email", "office@messenger.example", PAGE, f"{SITE}messenger.example"),
        ],
        snapshots=[snapshot(PAGE.url)],
    )
    found = values(both, PAGE)
    assert found["name"] == ("Example Messenger Limited",)
    assert found["email"] == ("office@messenger.example",)


def test_a_site_that_changed_hands_names_another_operator_alone() -> None:
    other = "GB-COH/01111111"
    moved = Findings(
        [
            claim("name", "New Owner Limited", PAGE, other),
            claim("number", "01111111", PAGE, other, scheme="GB-COH"),
        ],
        snapshots=[snapshot(PAGE.url)],
    )
    assert values(moved, PAGE)["number"] == ("GB-COH 01111111",)


def test_a_page_that_says_that_its_operator_is_wound_up() -> None:
    words = Alert(
        OPERATOR, "The page says that the company is being wound up or insolvent: {value}.", {"value": "i.L."}
    )
    told = replace(words, citation=claim("name", "x", PAGE).citation)
    elsewhere = replace(words, citation=claim("name", "x", Link("https://other.example/")).citation)
    assert values(answer(PAGE, (told,)), PAGE)["insolvent"] == ("yes",)
    assert values(answer(PAGE, (elsewhere, words)), PAGE)["insolvent"] == ("no",)


def test_two_strangers_on_a_page_are_nobody() -> None:
    strangers = [claim("name", f"Stranger {n} Limited", PAGE, f"GB-COH/0111111{n}") for n in (1, 2)]
    assert "name" not in values(Findings(strangers, snapshots=[snapshot(PAGE.url)]), PAGE)


def test_what_a_page_led_to_is_not_the_page() -> None:
    imprint = Link("https://messenger.example/contact")
    findings = Findings([claim("email", "post@messenger.example", imprint)], snapshots=[snapshot(PAGE.url)])
    assert "email" not in values(findings, PAGE)


def test_what_was_redacted_is_not_seen() -> None:
    assert "name" not in values(answer(), blind={"name"})


def test_the_claims_of_an_entry_are_what_its_source_said() -> None:
    seen = observed(answer().claims, REGISTER, OPERATOR)
    assert seen.marks["name"].values == ("EXAMPLE MESSENGER LIMITED",)
    assert observed((), PAGE, OPERATOR).silent
