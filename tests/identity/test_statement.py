"""An operator's statement: the vectors, the specification's examples, building, signing, and damage of all kinds."""

import copy
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openroll.core import canonical
from openroll.core.errors import OpenrollError
from openroll.identity.statement import (
    ContactPoint,
    MalformedStatement,
    NumberGiven,
    Operator,
    ServiceGiven,
    UndertakingGiven,
    build,
    parse,
)
from openroll.identity.statement_signature import FalseSignature, key_text, sign, verify
from tests.examples import USUAL

ROOT = Path(__file__).resolve().parents[2]
VECTORS = ROOT / "vectors" / "statement"
INDEX: list[dict[str, Any]] = [
    json.loads(line) for line in (VECTORS / "index.jsonl").read_text("utf-8").splitlines()
]
SCHEMA = json.loads((ROOT / "docs" / "spec" / "openroll-json.json").read_text("utf-8"))
FULL = (VECTORS / "good" / "full.json").read_bytes()
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
ISSUED = datetime(2026, 10, 1, 12, tzinfo=UTC)


def of(folder: str) -> list[Any]:
    return [pytest.param(line, id=line["file"]) for line in INDEX if line["file"].startswith(f"{folder}/")]


def schema_accepts(document: Any) -> bool:
    return bool(jsonschema.Draft202012Validator(SCHEMA).is_valid(document))


def test_every_vector_is_in_the_index_once() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    listed = sorted(line["file"] for line in INDEX)
    assert listed == sorted(str(path.relative_to(VECTORS)) for path in VECTORS.glob("*/*.json"))


@pytest.mark.parametrize("line", of("good"))
def test_good_ones_are_read(line: dict[str, Any]) -> None:
    data = (VECTORS / line["file"]).read_bytes()
    stated = parse(data)
    assert list(verify(stated.document)) == line["signed_by"]
    assert "invented.example" in stated.domains
    assert schema_accepts(json.loads(data))


@pytest.mark.parametrize("line", of("bad"))
def test_bad_ones_are_refused_by_the_member_that_is_wrong(line: dict[str, Any]) -> None:
    with pytest.raises(MalformedStatement) as caught:
        verify(parse((VECTORS / line["file"]).read_bytes()).document)
    assert caught.value.params.get("where") == line["where"]


@pytest.mark.parametrize("line", of("false"))
def test_false_ones_are_found_out(line: dict[str, Any]) -> None:
    stated = parse((VECTORS / line["file"]).read_bytes())
    with pytest.raises(FalseSignature):
        verify(stated.document)


def test_the_specification_shows_what_is_read() -> None:
    text = (ROOT / "docs" / "spec" / "openroll-json.md").read_text("utf-8")
    full, least = re.findall(r"^```json\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert verify(parse(full.encode()).document) == (key_text(KEY),)
    assert f'"openroll-key={key_text(KEY)}"' in text
    assert full.encode() == (VECTORS / "good" / "signed.json").read_bytes()
    assert parse(least.encode()).operator == Operator("Invented Letters", "RU")
    assert schema_accepts(json.loads(full))
    assert schema_accepts(json.loads(least))
    known: set[str] = set()

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            known.update(node.get("properties", {}))
            for value in node.values():
                walk(value)

    walk(SCHEMA)
    for member in known:
        assert f"`{member}`" in text, member


def test_what_is_built_is_read_again() -> None:
    operator = Operator(
        "Invented Post Limited",
        "GB",
        (NumberGiven("GB-COH", "99900001", "Companies House"),),
        "1 Invented Street, Nowhere",
        "office@invented.example",
        "Invented Post",
        ("Postino",),
    )
    services = (ServiceGiven(("invented.example",), ("android:example.post",), {"en": "Letters."}),)
    points = (ContactPoint("abuse", "abuse@invented.example", None, ("en", "ru")),)
    undertakings = (UndertakingGiven({"en": "We read nobody's letters."}, "2020-01-01"),)
    document = build(
        operator, services, issued_at=ISSUED, expires_at=ISSUED.replace(year=2027), contact_points=points,
        undertakings=undertakings,
    )  # fmt: skip
    assert schema_accepts(document)
    signed = sign(sign(document, KEY), KEY)
    assert len(signed["signatures"]) == 1  # type: ignore[arg-type]  # it is a list
    stated = parse(canonical.encode(signed))
    assert (stated.operator, stated.services) == (operator, services)
    assert (stated.contact_points, stated.undertakings) == (points, undertakings)
    assert stated.issued_at == ISSUED
    assert verify(stated.document) == (key_text(KEY),)
    with pytest.raises(MalformedStatement, match="/operator/country"):
        build(Operator("Invented", "Nowhere"), services, issued_at=ISSUED)


@pytest.mark.parametrize(("member", "most"), [("name", 1000), ("address", 1000)])
def test_a_text_that_is_too_long_is_told_how_long_it_may_be(member: str, most: int) -> None:
    document = json.loads(FULL)
    document["operator"][member] = "Post " * 201
    with pytest.raises(MalformedStatement, match=f"text of at most {most} characters is due"):
        parse(json.dumps(document).encode())


def test_values_are_normalised() -> None:
    document = json.loads(FULL)
    document["operator"]["numbers"][0]["value"] = "9990 0001"
    document["operator"]["address"] = "1 Invented Street\nNowhere"
    document["services"][0]["domains"] = ["WWW.Invented.Example", "почта.рф"]
    stated = parse(json.dumps(document).encode())
    assert stated.operator.numbers[0].value == "99900001"
    assert stated.operator.address == "1 Invented Street, Nowhere"
    assert stated.domains == ("invented.example", "xn--80a1acny.xn--p1ai")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=3 * USUAL, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_anything_at_any_place_is_read_or_refused_in_plain_words(data: st.DataObject) -> None:
    tree: Any = copy.deepcopy(json.loads((VECTORS / "good" / "signed.json").read_bytes()))
    node: Any = tree
    while True:
        keys: list[Any] = sorted(node) if isinstance(node, dict) else list(range(len(node)))
        key = data.draw(st.sampled_from(keys))
        if not (isinstance(node[key], dict | list) and node[key]) or data.draw(st.booleans()):
            break
        node = node[key]
    node[key] = data.draw(JSON)
    try:
        verify(parse(json.dumps(tree).encode()).document)
    except OpenrollError as error:
        assert str(error)


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_no_bytes_break_it(body: bytes) -> None:
    for data in (body, FULL.replace(b"Invented", body)):
        try:
            parse(data)
        except OpenrollError as error:
            str(error).encode()


@pytest.mark.parametrize("body", [b"[" * 100_000, b'{"a":' * 40_000, b"1" * 100_000, b" " * 300_000])
def test_deep_and_long_ones_are_refused(body: bytes) -> None:
    with pytest.raises(MalformedStatement):
        parse(body)
