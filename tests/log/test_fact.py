"""Facts: built once, read strictly, unknown members kept."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.canonical import encode
from openroll.log import fact
from openroll.log.encoding import decode_base64url, encode_base64url
from openroll.log.fact import MalformedFact
from openroll.log.tree import leaf_hash

from .making import START, make_fact

GOOD = make_fact(7)
MEMBERS = json.loads(GOOD)


def test_what_is_built_can_be_read() -> None:
    second = fact.build(
        type="entry-amended",
        register="log.example/register",
        subject="a" * 26,
        seq=2,
        prev=fact.fact_hash(GOOD),
        at=datetime(2017, 6, 28, 10, 0, 0, 999, tzinfo=UTC),
        by="registrar",
        data={"entry": 1},
        effective_from="2017-06-28",
        effective_to="2017-06-29T00:00:00Z",
        policy="five-identifiers/1",
        digests=["z" * 42 + "8", "A" * 43],
    )
    found = fact.parse(second)
    assert found.at == "2017-06-28T10:00:00Z"
    assert found.digests == ("A" * 43, "z" * 42 + "8")
    assert (found.effective_from, found.effective_to) == ("2017-06-28", "2017-06-29T00:00:00Z")
    assert (found.prev, found.policy, found.seq) == (fact.fact_hash(GOOD), "five-identifiers/1", 2)
    assert found.hash == leaf_hash(second).hex()
    assert found.bytes == second


def test_what_has_no_value_is_left_out() -> None:
    assert set(MEMBERS) == {"v", "type", "register", "subject", "seq", "at", "by", "data"}


def test_unknown_members_and_types_are_read_and_kept() -> None:
    later = encode(MEMBERS | {"novelty": {"deep": [1]}, "type": "entry-sung"})
    assert fact.parse(later).members["novelty"] == {"deep": [1]}
    assert fact.parse(later).type == "entry-sung"


@pytest.mark.parametrize(
    "change",
    [
        {"v": 2},
        {"v": True},
        {"v": "1"},
        {"type": "Entry"},
        {"type": None},
        {"register": ""},
        {"subject": "A" * 26},
        {"subject": "a" * 25},
        {"seq": 0},
        {"seq": True},
        {"seq": 2},
        {"prev": "0" * 64},
        {"prev": None},
        {"seq": 2, "prev": "0" * 63},
        {"at": "2017-06-28"},
        {"at": "2017-06-28T10:00:00+00:00"},
        {"at": "2017-06-28T10:00:00.5Z"},
        {"at": "2017-13-28T10:00:00Z"},
        {"by": "John Smith"},
        {"data": []},
        {"effective_from": "28.06.2017"},
        {"effective_to": None},
        {"policy": 1},
        {"_sd": ["A" * 43]},
        {"_sd_alg": "sha-256"},
        {"_sd": [], "_sd_alg": "sha-256"},
        {"_sd": ["A" * 43], "_sd_alg": "sha-512"},
        {"_sd": ["A" * 42], "_sd_alg": "sha-256"},
        {"_sd": ["A" * 43, "A" * 43], "_sd_alg": "sha-256"},
        {"_sd": ["Q" + "A" * 42, "A" * 43], "_sd_alg": "sha-256"},
        {"_sd": [1], "_sd_alg": "sha-256"},
    ],
)
def test_what_is_not_a_fact(change: dict[str, object]) -> None:
    with pytest.raises(MalformedFact):
        fact.parse(encode(MEMBERS | change))


@pytest.mark.parametrize("name", ["v", "type", "register", "subject", "seq", "at", "by", "data"])
def test_what_must_be_there(name: str) -> None:
    with pytest.raises(MalformedFact):
        fact.parse(encode({key: value for key, value in MEMBERS.items() if key != name}))


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", GOOD + b"\n", b" " + GOOD, GOOD.replace(b'"v":1', b'"v":1,"v":1')]
)
def test_only_canonical_bytes(data: bytes) -> None:
    with pytest.raises(MalformedFact):
        fact.parse(data)


def test_the_largest_fact() -> None:
    spare = fact.LARGEST_FACT - len(make_fact(0, {"text": ""}))
    assert len(fact.parse(make_fact(0, {"text": "x" * spare})).bytes) == 65_535
    with pytest.raises(MalformedFact):
        make_fact(0, {"text": "x" * (spare + 1)})


def test_a_type_that_is_not_ours_is_not_built() -> None:
    with pytest.raises(MalformedFact):
        fact.build(
            type="entry-sung",
            register="r",
            subject="a" * 26,
            seq=1,
            prev=None,
            at=START,
            by="registrar",
            data={},
        )


def test_floats_are_not_built() -> None:
    with pytest.raises(MalformedFact):
        make_fact(0, {"share": 0.5})  # type: ignore[dict-item]  # what the refusal is about


@given(st.binary(max_size=100) | st.integers(0, len(GOOD) * 8 - 1).map(lambda bit: flip(GOOD, bit)))
def test_foreign_bytes_are_a_fact_or_malformed(data: bytes) -> None:
    try:
        assert encode(fact.parse(data).members) == data
    except MalformedFact:
        return


def flip(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


@given(
    st.binary(min_size=30, max_size=34),
    st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/\n"),
)
def test_a_digest_is_32_bytes_in_their_one_spelling(data: bytes, last: str) -> None:
    text = encode_base64url(data)
    for written in (text, text[:-1] + last, text + last):
        try:
            right = len(decode_base64url(written)) == 32
        except ValueError:
            right = False
        assert bool(fact._DIGEST.fullmatch(written)) == right
