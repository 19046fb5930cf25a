"""An operator's statement, asked for besides its site: whose key signed it is looked up, and its faults are told."""

import json
from dataclasses import replace
from typing import Any

import pytest

from openroll.core.errors import fill
from openroll.identity.claims import Alert
from openroll.sources.ask import Findings, ask
from openroll.sources.message import read_message
from openroll.sources.snapshot import Snapshot
from tests.sources.recorded import RETRIEVED, VECTORS, Recorded, snapshot_of

SITE = "https://invented.example/"
ADDRESS = SITE + ".well-known/openroll.json"
NAME = "dns:_openroll.invented.example?type=TXT"
SIGNED = (VECTORS / "openroll-json" / "signed.json").read_bytes()
KEY = json.loads(SIGNED)["signatures"][0]["key"]


def site() -> Snapshot:
    return replace(snapshot_of(SITE, b"<p>Hello</p>"), headers=(("content-type", "text/html"),))


def records(text: str) -> Snapshot:
    answer = snapshot_of(NAME, f'_openroll.invented.example. IN TXT "{text}"\n'.encode())
    return replace(answer, headers=(("content-type", "text/dns"),))


def asked(*answers: Snapshot) -> tuple[Findings, Recorded]:
    recorded = Recorded({one.url: one for one in answers})
    message = read_message(SITE)
    return ask(message, recorded, case_url="openroll:message", received_at=RETRIEVED), recorded


def found(*answers: Snapshot) -> tuple[Findings, list[str]]:
    findings = asked(*answers)[0]
    return findings, [fill(one.reason, dict(one.params)) for one in findings.remarks]


def test_the_dns_vouches_for_the_key_of_a_signed_statement() -> None:
    findings, remarks = found(site(), snapshot_of(ADDRESS, SIGNED), records(f"openroll-key={KEY}"))
    said = "openroll.json: the DNS of invented.example vouches for the key that signed the statement."
    assert said in remarks
    (remark,) = (one for one in findings.remarks if "vouches" in one.reason)
    assert isinstance(remark, Alert)
    assert remark.citation is not None
    assert remark.citation.snapshot in {one.sha256 for one in findings.snapshots}, "it can be opened"


@pytest.mark.parametrize("text", ["openroll-key=AAAA", "v=spf1 -all"])
def test_another_key_vouches_for_nothing(text: str) -> None:
    assert not [
        one for one in found(site(), snapshot_of(ADDRESS, SIGNED), records(text))[1] if "vouches" in one
    ]


def test_without_a_signature_the_dns_is_not_asked() -> None:
    document = {key: value for key, value in json.loads(SIGNED).items() if key != "signatures"}
    recorded = asked(site(), snapshot_of(ADDRESS, json.dumps(document).encode()))[1]
    assert NAME not in recorded.asked


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"operator": {"name": "Invented Post Limited", "country": "United Kingdom"}}, "“/operator/country”"),
        ({"services": [{"domains": ["other.example"]}]}, "is of other domains (other.example)"),
        ({"expires_at": "2026-10-02T12:00:00Z"}, "ran out on"),
    ],
)
def test_a_statement_with_a_fault_is_told_to_whoever_identifies_its_site(
    change: dict[str, Any], told: str
) -> None:
    document = {key: value for key, value in json.loads(SIGNED).items() if key != "signatures"}
    _, remarks = found(site(), snapshot_of(ADDRESS, json.dumps({**document, **change}).encode()))
    assert [one for one in remarks if told in one], remarks


@pytest.mark.parametrize("body", [b'{"error": "not found"}', b"[]", b"nothing here", b'{"version": 1}'])
def test_what_is_no_statement_at_all_is_not_remarked(body: bytes) -> None:
    assert not [one for one in found(site(), snapshot_of(ADDRESS, body))[1] if "openroll.json" in one]
