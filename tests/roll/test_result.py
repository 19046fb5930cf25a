"""What ``submit`` answers follows its schema, whatever was found."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest

from openroll.identity.claims import Alert, Claim
from openroll.identity.standing import assess
from openroll.policy.model import load
from openroll.roll.result import result
from openroll.sources.findings import Kind, RefusedLink
from openroll.sources.result import citations
from tests.identity.making import SEEN, company, official, stated

from .making import MAIL, everything

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "spec" / "submit.json").read_text())
POLICY = load("five-identifiers")
SUBJECT = "GB-COH/00445790"
KINDS: tuple[Kind, ...] = get_args(Kind)
FOUND: dict[str, list[Claim]] = {
    "nothing": [],
    "all": everything(),
    "no email": company(),
    "two operators": [*everything(), *company("PL-KRS/0000006865", address="Jagiellońska 74, Warszawa")],
    "conflict": [*company(), stated("email", "a@one.example"), stated("email", "b@two.example")],
    "beside": [*everything(), official(SUBJECT, "email", "other@tesco.example")],
    "details": [
        *everything(),
        official(SUBJECT, "short_name", "Tesco"),
        official(SUBJECT, "other_number", "GB1", scheme="VATIN"),
        official(SUBJECT, "domain", "tesco.example", binding="register"),
    ],
}


def hashed(claim: Claim) -> Claim:
    """The claims made by hand have short hashes, each of them one answer."""
    digest = hashlib.sha256(claim.citation.snapshot.replace("aa" * 32, "aa").encode()).hexdigest()
    return replace(claim, citation=replace(claim.citation, snapshot=digest))


def told(claims: list[Claim], **more: Any) -> Any:
    claims = [hashed(claim) for claim in claims]
    assessment = assess(claims, more.pop("alerts", []), POLICY, vouched_by=more.get("vouched_by"))
    given = {"vouched_by": None, "entry": None, **more}
    status = "review" if given["entry"] is None else "entered"
    made = result("2026-1", status, "Because.", assessment, given.pop("refused", ()), **given)
    return json.loads(json.dumps(made))


@pytest.mark.parametrize("vouched_by", [None, "registrar"])
@pytest.mark.parametrize("name", FOUND)
def test_the_schema_holds(name: str, vouched_by: str | None) -> None:
    refused = [RefusedLink("https://a.example", "{link}: no", {"link": "it"}, kind) for kind in KINDS]
    alerts = [Alert("x", "{who} is dissolved.", {"who": "It"})]
    answer = told(FOUND[name], vouched_by=vouched_by, refused=refused, alerts=alerts)
    jsonschema.validate(answer, SCHEMA)
    assert list(answer["identifiers"]) == list(POLICY.identifiers)


def test_all_that_was_found_is_told() -> None:
    answer = told(FOUND["details"], vouched_by="registrar", entry=(7, 90))
    jsonschema.validate(answer, SCHEMA)
    found = answer["identifiers"]
    assert (found["name"]["value"], found["name"]["short"]) == ("TESCO PLC", "Tesco")
    assert (found["number"]["value"], found["number"]["register"]) == ("00445790", "GB-COH")
    assert found["number"]["other"] == [{"scheme": "VATIN", "value": "GB1"}]
    assert (found["email"]["value"], found["email"]["vouched_by"]) == (MAIL, "registrar")
    assert answer["services"] == [{"domain": "tesco.example", "binding": "register"}]
    assert (answer["entry"], answer["missing"]) == ({"number": 7, "log_index": 90}, [])


def test_what_is_missing_has_a_place_and_no_value() -> None:
    answer = told(FOUND["no email"])
    assert answer["missing"] == ["email"]
    assert (answer["identifiers"]["email"]["value"], answer["identifiers"]["email"]["standing"]) == (
        None,
        "missing",
    )
    assert (answer["entry"], answer["vouched_by"]) == (None, None)


def test_conflicting_values_stand_beside_each_other() -> None:
    mail = told(FOUND["conflict"])["identifiers"]["email"]
    assert (mail["value"], mail["standing"]) == (None, "conflicting")
    assert [one["value"] for one in mail["beside"]] == ["a@one.example", "b@two.example"]


def test_a_refused_link_is_named_with_its_reason() -> None:
    one = RefusedLink(
        "https://a.example/{x}", "{link}: {why}.", {"link": "https://a.example/{x}", "why": "no"}, "unsafe"
    )
    [refused] = told([], refused=[one])["refused"]
    assert refused == {
        "link": "https://a.example/{x}",
        "reason": "https://a.example/{x}: no.",
        "kind": "unsafe",
        "message": "{link}: {why}.",
        "params": {"link": "https://a.example/{x}", "why": "no"},
    }


def test_a_citation_says_where_a_value_stands() -> None:
    assert citations([everything()[0].citation]) == [
        {
            "url": f"https://register.example/{SUBJECT}",
            "where": "/somewhere",
            "quote": "TESCO PLC",
            "snapshot": "aa" * 32,
            "retrieved_at": SEEN.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
    ]
    assert citations([]) == []
