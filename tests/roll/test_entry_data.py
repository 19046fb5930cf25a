"""What the fact of an entry says, and that nothing personal stands in it plainly."""

import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from openroll.identity.claims import Citation, Claim
from openroll.identity.standing import assess
from openroll.log.disclosure import conceal, reveal
from openroll.policy.model import load
from openroll.roll.classes import Composed
from openroll.roll.entry_data import entry_data, undertaking_data
from openroll.roll.personal import personal_in
from tests.identity.making import SEEN, company, official, stated

from .making import MAIL, everything

POLICY = load("five-identifiers")
SUBJECT = "GB-COH/00445790"


def composed(claims: list[Claim], vouched_by: str | None = "registrar") -> Composed:
    assessment = assess(claims, [], POLICY, vouched_by=vouched_by)
    return entry_data(7, assessment, claims, POLICY, basis="own-request", vouched_by=vouched_by)


def plain(made: Composed) -> dict[str, Any]:
    """Return what stands in the fact itself."""
    public, _ = conceal(made.data, made.personal)
    told: dict[str, Any] = json.loads(json.dumps(public))
    return told


def whole(made: Composed) -> Any:
    return json.loads(json.dumps(made.data))


def test_an_entry_says_what_was_found_and_where() -> None:
    told = whole(composed(everything()))
    assert {name: told[name] for name in ("entry", "basis", "vouched_by", "checked")} == {
        "entry": 7,
        "basis": "own-request",
        "vouched_by": "registrar",
        "checked": True,
    }
    assert list(told["identifiers"]) == list(POLICY.identifiers)
    name = told["identifiers"]["name"]
    assert (name["value"], name["short"], name["standing"]) == ("TESCO PLC", None, "corroborated")
    [cite] = name["cites"]
    assert told["sources"][cite["source"]] == {
        "id": "companies-house",
        "type": "official register",
        "url": f"https://register.example/{SUBJECT}",
        "retrieved_at": "2026-11-23T10:00:00Z",
        "snapshot": "aa" * 32,
        "label": None,
    }
    assert (cite["where"], cite["quote"]) == ("/somewhere", "TESCO PLC")
    number = told["identifiers"]["number"]
    assert (number["value"], number["register"], number["other"]) == ("00445790", "GB-COH", [])
    mail = told["identifiers"]["email"]
    assert (mail["value"], mail["standing"], mail["vouched_by"]) == (MAIL, "declared", "registrar")
    assert "vouched_by" not in name
    assert told["services"][0]["domain"] == "tesco.example"
    assert set(told["sources"]) == {"s1", "s2"}


def test_every_cite_names_a_source_that_is_described_once() -> None:
    told = whole(composed(everything()))

    def cited(value: Any) -> list[str]:
        if isinstance(value, list):
            return [key for one in value for key in cited(one)]
        if isinstance(value, dict):
            own = [value["source"]] if "source" in value else []
            return own + [key for name, one in value.items() if name != "sources" for key in cited(one)]
        return []

    assert set(cited(told)) == set(told["sources"])
    places = [(one["url"], one["snapshot"]) for one in told["sources"].values()]
    assert len(set(places)) == len(places)


def test_details_of_names_and_numbers_are_told() -> None:
    claims = [
        *company(SUBJECT, snapshot="aa" * 32, email="office@tesco.example"),
        official(SUBJECT, "short_name", "Tesco", snapshot="aa" * 32),
        official(SUBJECT, "other_number", "7342867148", snapshot="aa" * 32, scheme="VATIN"),
        official(SUBJECT, "former_name", "TESCO STORES (HOLDINGS) LTD", snapshot="aa" * 32),
        official(SUBJECT, "domain", "tesco.example", snapshot="aa" * 32, binding="register"),
    ]
    told = whole(composed(claims, vouched_by=None))
    assert told["vouched_by"] is None
    assert told["identifiers"]["name"]["short"] == "Tesco"
    assert told["identifiers"]["number"]["other"] == [{"scheme": "VATIN", "value": "7342867148"}]
    assert told["former_names"] == ["TESCO STORES (HOLDINGS) LTD"]
    assert [(one["domain"], one["binding"]) for one in told["services"]] == [("tesco.example", "register")]


def test_an_identifier_that_is_not_there_is_not_named() -> None:
    told = whole(composed(company(SUBJECT, without="address")))
    assert set(told["identifiers"]) == {"name", "country", "number"}


def test_the_email_goes_with_the_hash_of_what_it_stands_in() -> None:
    made = composed(everything())
    assert set(made.personal) == {"/identifiers/email", "/sources/s2/snapshot"}
    told = plain(made)
    assert "email" not in told["identifiers"]
    assert "snapshot" not in told["sources"]["s2"]
    assert told["sources"]["s1"]["snapshot"] == "aa" * 32, "the register's answer holds no e-mail"


def test_another_value_beside_is_personal_too() -> None:
    registered = "registered@tesco.example"
    claims = [*everything(), official(SUBJECT, "email", registered, snapshot="aa" * 32)]
    made = composed(claims)
    mail = whole(made)["identifiers"]["email"]
    assert (mail["value"], mail["beside"][0]["value"]) == (registered, MAIL)
    assert MAIL not in json.dumps(plain(made))
    assert registered not in json.dumps(plain(made))
    assert all("snapshot" not in one for one in plain(made)["sources"].values())


def test_a_message_whose_email_the_register_bears_out_keeps_its_hash_to_itself() -> None:
    """Only the register may be cited for the value; the message holds it all the same."""
    claims = [
        *company(SUBJECT, snapshot="aa" * 32, email=MAIL),
        stated("email", MAIL, verdict="unused"),
        stated("domain", "tesco.example"),
    ]
    assert all("snapshot" not in one for one in plain(composed(claims))["sources"].values())


def test_the_same_bytes_at_another_address_keep_their_hash_to_themselves() -> None:
    [mail] = [
        claim for claim in company(SUBJECT, snapshot="aa" * 32, email=MAIL) if claim.property == "email"
    ]
    elsewhere = replace(mail.citation, url="https://mirror.example/")
    claims = [
        *company(SUBJECT, snapshot="aa" * 32),
        replace(mail, citation=elsewhere),
        stated("domain", "tesco.example"),
    ]
    assert all("snapshot" not in one for one in plain(composed(claims))["sources"].values())


@pytest.mark.parametrize(
    "quote", [f"https://tesco.example/?to={MAIL}", "https://tesco.example/#post.office%40tesco.example"]
)
def test_a_link_that_carries_the_email_is_quoted_without_it(quote: str) -> None:
    claims = everything()
    cited = replace(claims[-1].citation, quote=quote)
    told = plain(composed([*claims[:-1], replace(claims[-1], citation=cited)]))
    assert told["services"][0]["cites"][0]["quote"] == "https://tesco.example/…"


def test_an_address_that_holds_the_email_is_personal() -> None:
    made = composed([*company(SUBJECT, address=f"1 High Street, {MAIL}"), *everything()[-2:]])
    assert "/identifiers/address" in made.personal
    assert MAIL not in json.dumps(plain(made))


def test_a_policy_says_what_is_personal() -> None:
    rules = {
        **POLICY.identifiers,
        "email": replace(POLICY.identifiers["email"], field_class="public"),
        "address": replace(POLICY.identifiers["address"], field_class="personal"),
    }
    policy = replace(POLICY, identifiers=rules)
    claims = everything()
    made = entry_data(
        7, assess(claims, [], policy, vouched_by="registrar"), claims, policy, basis="x", vouched_by=None
    )
    assert set(made.personal) == {"/identifiers/address", "/sources/s1/snapshot", "/sources/s2/snapshot"}
    assert plain(made)["identifiers"]["email"]["value"] == MAIL


def undertaking(text: str) -> Composed:
    digest = hashlib.sha256(text.encode()).hexdigest()
    cited = Citation("openroll:case/2026-1/message", "characters 3-9", text, digest, SEEN, "Reconstruction")
    return undertaking_data(7, 2, "organiser", text, cited, personal_in(everything(), POLICY))


def test_an_undertaking_stands_in_its_own_words() -> None:
    made = undertaking("No access to correspondence.")
    assert made.personal == ("/sources/s1/snapshot",)
    told = whole(made)
    assert (told["entry"], told["n"], told["party"]) == (7, 2, "organiser")
    assert told["text"] == told["cites"][0]["quote"] == "No access to correspondence."
    source = told["sources"]["s1"]
    assert (source["id"], source["type"], source["label"]) == ("message", "self-declared", "Reconstruction")


def test_an_undertaking_that_names_an_email_is_personal_as_a_whole() -> None:
    made = undertaking(f"Requests reach {MAIL} at any hour.")
    told = plain(made)
    assert MAIL not in json.dumps(told)
    assert "text" not in told
    public, disclosures = conceal(made.data, made.personal)
    assert reveal(public, disclosures) == made.data


LOCAL = st.from_regex(r"[a-z][a-z0-9]{4,12}(\.[a-z0-9]{1,8})?", fullmatch=True)


@given(
    LOCAL,
    st.sampled_from(["{}", "https://site.example/?m={}", "https://site.example/{}", "{}, {}"]),
    st.sampled_from(["message", "register", "both"]),
)
def test_no_personal_value_stands_plainly_in_any_fact(local: str, around: str, who: str) -> None:
    mail = f"{local}@mail.example"
    assume(mail != MAIL)
    claims = company(SUBJECT, snapshot="aa" * 32)
    if who != "register":
        claims.append(stated("email", mail))
    if who != "message":
        claims.append(official(SUBJECT, "email", mail.upper(), snapshot="aa" * 32))
    domain = stated("domain", "site.example")
    claims.append(replace(domain, citation=replace(domain.citation, quote=around.format(mail, mail))))
    entry = composed(claims)
    for made in (entry, undertaking(around.format(mail, mail))):
        text = json.dumps(plain(made)).casefold()
        assert mail not in text
    assert '"mm"' not in json.dumps(plain(entry))
    if who != "message":
        assert "aa" * 32 not in json.dumps(plain(entry))
