"""Every answer in vectors/sources is read, or refused, as its line in the index says."""

import hashlib
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openroll.core.errors import NotThere, OpenrollError, SourceUnreachable, fill
from openroll.sources.base import KeyNeeded, Lookup, Reading, Source, Unreadable
from openroll.sources.registers import SOURCE_BY_ID, find_lookup
from tests.examples import USUAL
from tests.recorded_data import SHARED_DATA, needs_data
from tests.sources.recorded import BAD, GOOD, INDEX, VECTORS, snapshot_of

KINDS = {
    "not-there": NotThere,
    "key-needed": KeyNeeded,
    "unreadable": Unreadable,
    "unreachable": SourceUnreachable,
}
BODIES = sorted({one["file"] for one in GOOD if (VECTORS / one["file"]).stat().st_size > len("{}\n")})


def look_up(line: dict[str, Any]) -> tuple[Source, Lookup]:
    lookup = find_lookup(line["link"])
    assert lookup is not None
    assert lookup.source == line["source"]
    return SOURCE_BY_ID[lookup.source], lookup


def read(line: dict[str, Any]) -> Reading:
    source, lookup = look_up(line)
    body = (VECTORS / line["file"]).read_bytes()
    return source.read(lookup, snapshot_of(line.get("url", lookup.url), body, line["status"]))


@pytest.mark.parametrize("line", GOOD, ids=lambda one: one["file"])
def test_good_answers(line: dict[str, Any]) -> None:
    reading, expect = read(line), line["expect"]
    said: dict[str, list[str]] = {}
    for claim in reading.claims:
        said.setdefault(claim.property, []).append(claim.value)
    for name, value in expect["claims"].items():
        assert value in said.get(name, []), (name, said)
    assert not set(expect.get("missing", ())) & set(said)
    reasons = [fill(alert.reason, dict(alert.params)) for alert in reading.alerts]
    assert len(reasons) == expect["alerts"], reasons
    assert expect.get("reason", "") in " ".join(reasons)
    remarks = [fill(remark.reason, dict(remark.params)) for remark in reading.remarks]
    assert len(remarks) == expect.get("remarks", len(remarks)), remarks
    assert expect.get("remark", "") in " ".join(remarks)
    assert set(said) <= SOURCE_BY_ID[line["source"]].gives


@pytest.mark.parametrize("line", BAD, ids=lambda one: one["file"])
def test_refused_answers_name_the_link(line: dict[str, Any]) -> None:
    kind = KINDS[line["expect"]["refused"]]
    with pytest.raises(kind) as caught:
        read(line)
    # What cannot be read is an error like one out of reach, and no other way round.
    assert kind is not SourceUnreachable or type(caught.value) is kind
    assert line["link"] in str(caught.value)


@pytest.mark.parametrize("line", GOOD, ids=lambda one: one["file"])
def test_each_citation_leads_to_its_quote(line: dict[str, Any]) -> None:
    text = (VECTORS / line["file"]).read_text("utf-8")
    reading = read(line)
    citations = [claim.citation for claim in reading.claims]
    citations += [one.citation for one in (*reading.alerts, *reading.remarks) if one.citation]
    for citation in citations:
        node: Any = json.loads(text)
        for step in citation.where.split("/")[1:]:
            node = node[int(step) if isinstance(node, list) else step.replace("~1", "/").replace("~0", "~")]
        assert citation.quote == node if isinstance(node, str) else json.loads(citation.quote) == node
        # A line break stands in JSON as a backslash and an n.
        assert citation.quote in text or json.dumps(citation.quote, ensure_ascii=False)[1:-1] in text
        assert citation.url.startswith("https://")
        assert citation.snapshot == hashlib.sha256(text.encode()).hexdigest()
        assert citation.label == "invented"


def test_every_vector_is_in_the_index_once() -> None:
    listed = [one["file"] for one in INDEX]
    assert sorted(listed) == sorted(str(path.relative_to(VECTORS)) for path in VECTORS.glob("*/*"))


def survive(line: dict[str, Any], body: bytes) -> None:
    """Read ``body``; a reader may refuse it in plain words, and must not do anything else."""
    source, lookup = look_up(line)
    try:
        reading = source.read(lookup, snapshot_of(line.get("url", lookup.url), body))
    except OpenrollError as error:
        assert lookup.link in str(error)
        return
    for claim in reading.claims:
        claim.value.encode()
        claim.citation.quote.encode()
        assert claim.value
    for alert in (*reading.alerts, *reading.remarks):
        fill(alert.reason, dict(alert.params)).encode()


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["1", "P", "26", "active"])
    # What readers of addresses, domains, numbers and dates may stumble over.
    | st.sampled_from(
        ["http://[", "a@[::1]", "xn--a", "٣" * 8, "²", "9" * 999, "9999-99-99", "0001-01-01", "||"]
    )
    | st.sampled_from([10**400, -1, 1e308]),
    lambda children: (
        st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=5), children, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=4 * USUAL, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_no_change_to_an_answer_breaks_a_reader(data: st.DataObject) -> None:
    """Put anything at any place of a good answer."""
    name = data.draw(st.sampled_from(BODIES))
    line = next(one for one in INDEX if one["file"] == name)
    tree: Any = json.loads((VECTORS / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        node: Any = tree
        while True:
            keys: list[Any] = sorted(node) if isinstance(node, dict) else list(range(len(node)))
            key = data.draw(st.sampled_from(keys))
            deeper = isinstance(node[key], dict | list) and node[key]
            if not deeper or data.draw(st.booleans()):
                break
            node = node[key]
        node[key] = data.draw(JSON)
    survive(line, json.dumps(tree).encode())


@settings(max_examples=3 * USUAL)
@given(st.sampled_from(BODIES), st.data())
def test_no_damage_to_the_bytes_breaks_a_reader(name: str, data: st.DataObject) -> None:
    line = next(one for one in INDEX if one["file"] == name)
    body = bytearray((VECTORS / name).read_bytes())
    start = data.draw(st.integers(0, len(body)))
    end = data.draw(st.integers(start, min(len(body), start + 40)))
    body[start:end] = data.draw(st.binary(max_size=10))
    survive(line, bytes(body))


@settings(deadline=None)
@given(st.sampled_from(INDEX), JSON | st.binary(max_size=60))
def test_no_other_answer_breaks_a_reader(line: dict[str, Any], answer: Any) -> None:
    survive(line, answer if isinstance(answer, bytes) else json.dumps(answer).encode())


@pytest.mark.parametrize("body", [b"[" * 100_000, b'{"a":' * 100_000, b"1" * 100_000, b'"' + b"\\" * 100_001])
def test_deep_and_long_answers_are_refused(body: bytes) -> None:
    source, lookup = look_up(INDEX[0])
    with pytest.raises(Unreadable):
        source.read(lookup, snapshot_of(lookup.url, body))


def test_an_answer_from_elsewhere_is_refused() -> None:
    source, lookup = look_up(INDEX[0])
    body = (VECTORS / INDEX[0]["file"]).read_bytes()
    with pytest.raises(Unreadable, match="not its own"):
        source.read(lookup, snapshot_of(lookup.url, body, final_url="https://elsewhere.example/"))


@needs_data
@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (
            "https://find-and-update.company-information.service.gov.uk/company/00445790",
            {
                "name": "TESCO PLC",
                "country": "GB",
                "number": "00445790",
                "address": "Tesco House, Shire Park, Kestrel Way, Welwyn Garden City, AL7 1GA, United Kingdom",
            },
        ),
        (
            "https://api-krs.ms.gov.pl/api/krs/OdpisAktualny/0000006865?rejestr=P&format=json",
            {
                "name": "CD PROJEKT SPÓŁKA AKCYJNA",
                "country": "PL",
                "number": "0000006865",
                "address": "JAGIELLOŃSKA 74, 03-301 WARSZAWA, POLSKA",
                "email": "gielda@cdprojekt.com",
                "domain": "cdprojekt.com",
            },
        ),
        (
            "https://tietopalvelu.ytj.fi/yritys/0112038-9",
            {
                "name": "Nokia Oyj",
                "country": "FI",
                "number": "0112038-9",
                "address": "Karakaari 7, 02610 ESPOO",
                "domain": "nokia.com",
            },
        ),
    ],
)
def test_real_answers(link: str, expected: dict[str, str]) -> None:
    recordings = SHARED_DATA / "recordings.jsonl"
    lookup = find_lookup(link)
    assert lookup is not None
    lines = [json.loads(line) for line in recordings.read_text("utf-8").splitlines()]
    recorded = next(line for line in lines if line["url"] == lookup.url)
    body = (SHARED_DATA / recorded["file"]).read_bytes()
    reading = SOURCE_BY_ID[lookup.source].read(lookup, snapshot_of(lookup.url, body))
    assert not reading.alerts
    single = {"name", "country", "number", "address", "email", "domain"}
    said = {claim.property: claim.value for claim in reading.claims if claim.property in single}
    assert said == expected
    assert all(claim.binding == "register" for claim in reading.claims if claim.property == "domain")
    if lookup.source == "krs":
        other = {claim.scheme: claim.value for claim in reading.claims if claim.property == "other_number"}
        assert other == {"PL-NIP": "7342867148", "PL-REGON": "49270733300000"}
