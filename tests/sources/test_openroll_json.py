"""openroll.json as a source: what it binds, what it undertakes, and whose key signed it. Vectors: test_vectors."""

import json
from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from openroll.core.errors import CheckFailed
from openroll.identity.claims import SourceType
from openroll.identity.statement_signature import key_text
from openroll.sources.base import Reading, Unreadable
from openroll.sources.openroll_json import OpenrollJson, undertakings, voucher
from tests.sources.recorded import VECTORS, snapshot_of

SOURCE = OpenrollJson()
ADDRESS = "https://invented.example/.well-known/openroll.json"
FULL = (VECTORS / "openroll-json" / "full.json").read_bytes()
SIGNED = (VECTORS / "openroll-json" / "signed.json").read_bytes()
KEY = key_text(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))


def read(body: bytes, link: str = ADDRESS, **changes: Any) -> Reading:
    lookup = SOURCE.lookup(link)
    assert lookup is not None
    return SOURCE.read(lookup, replace(snapshot_of(lookup.url, body), **changes))


def test_addresses() -> None:
    assert SOURCE.address_for("post.example") == "https://post.example/.well-known/openroll.json"
    lookup = SOURCE.lookup("http://WWW.Post.Example/.well-known/openroll.json?x=1")
    assert lookup is not None
    assert lookup.url == "https://www.post.example/.well-known/openroll.json"
    assert lookup.subject == "site:post.example"
    for link in ("https://post.example/openroll.json", "https://localhost/.well-known/openroll.json", "https://192.0.2.1"
                 "/.well-known/openroll.json", "https://post.example:8443/.well-known/openroll.json"):  # fmt: skip
        assert SOURCE.lookup(link) is None


def test_claims_are_the_operators_and_only_claim_domains() -> None:
    reading = read(FULL)
    assert {claim.subject for claim in reading.claims} == {"GB-COH/99900001"}
    assert {claim.source_type for claim in reading.claims} == {SourceType.SELF_DECLARED}
    domains = {claim.value: claim.binding for claim in reading.claims if claim.property == "domain"}
    assert domains == {"invented.example": "claimed", "post.example": "claimed"}
    contacts = {(claim.scheme, claim.value) for claim in reading.claims if claim.property == "contact"}
    assert ("abuse", "abuse@invented.example") in contacts
    numbers = {(claim.property, claim.scheme) for claim in reading.claims if "number" in claim.property}
    assert numbers == {("number", "GB-COH"), ("other_number", "XI-LEI")}
    [number] = [claim for claim in reading.claims if claim.property == "number"]
    assert (number.citation.where, number.citation.quote) == ("/operator/numbers/0/value", "99900001")


def test_a_copy_at_another_domain_says_nothing() -> None:
    with pytest.raises(Unreadable, match="other domains"):
        read(FULL, "https://evil.example/.well-known/openroll.json")
    with pytest.raises(Unreadable, match="another site"):
        read(FULL, final_url="https://evil.example/.well-known/openroll.json")
    assert read(FULL, final_url="https://www.invented.example/.well-known/openroll.json").claims


def test_without_a_number_it_is_whoever_runs_the_site() -> None:
    document = json.loads(FULL)
    document["operator"]["numbers"] = [{"scheme": "VATIN", "value": "DE136695976"}]
    reading = read(json.dumps(document).encode(), "https://post.example/.well-known/openroll.json")
    assert {claim.subject for claim in reading.claims} == {"site:post.example"}
    assert [claim.property for claim in reading.claims if claim.scheme == "VATIN"] == ["other_number"]


def test_undertakings() -> None:
    found = undertakings(snapshot_of(ADDRESS, SIGNED))
    assert [(one.language, one.since, one.citation.where) for one in found] == [
        ("en", "2020-01-01", "/undertakings/0/texts/en"),
        ("ru", "2020-01-01", "/undertakings/0/texts/ru"),
        ("en", None, "/undertakings/1/texts/en"),
    ]
    assert found[0].text == found[0].citation.quote == "We read nobody's letters."
    with pytest.raises(CheckFailed):
        undertakings(snapshot_of(ADDRESS, SIGNED.replace(b"nobody's", b"everybody's")))
    with pytest.raises(Unreadable):
        undertakings(snapshot_of("https://invented.example/", SIGNED))


def test_the_dns_vouches_for_a_key() -> None:
    def dns(text: str) -> Any:
        record = f'_openroll.invented.example. IN TXT "{text}"\n'.encode()
        answer = snapshot_of("dns:_openroll.invented.example?type=TXT", record)
        return replace(answer, headers=(("content-type", "text/dns"),))

    signed = snapshot_of(ADDRESS, SIGNED)
    said = voucher(signed, dns(f"openroll-key={KEY}"))
    assert said is not None
    assert (said.subject, said.params["site"]) == ("site:invented.example", "invented.example")
    assert said.citation is not None
    assert KEY in said.citation.quote
    assert voucher(signed, dns("openroll-key=AAAA")) is None
    assert voucher(snapshot_of(ADDRESS, FULL), dns(f"openroll-key={KEY}")) is None
