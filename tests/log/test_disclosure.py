"""Disclosures: concealed values come back to their places, and nothing else does."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.canonical import JSON, encode
from openroll.log import disclosure, fact
from openroll.log.disclosure import MalformedDisclosure
from openroll.log.encoding import decode_base64url, encode_base64url

from .making import make_fact

SALTS = [bytes([n]) * 32 for n in range(9)]
DATA: dict[str, JSON] = {
    "entry": 1,
    "identifiers": {
        "name": {"value": "Example Ltd"},
        "email": {"value": "a@example.com", "standing": "stated"},
    },
    "sources": {"s1": {"snapshot": "00ff", "url": "https://example.com/"}},
    "odd": {"a/b": 1, "m~n": 2},
}


def test_conceal_and_reveal() -> None:
    public, found = disclosure.conceal(DATA, ["/identifiers/email", "/sources/s1/snapshot"], SALTS[:2])
    assert b"a@example.com" not in encode(public)
    assert public["identifiers"] == {"name": {"value": "Example Ltd"}}
    assert [each.digest for each in found] == sorted(each.digest for each in found)
    assert disclosure.reveal(public, found) == DATA
    assert disclosure.reveal(public, found[:1]) not in (DATA, public)
    assert DATA["odd"] == {"a/b": 1, "m~n": 2}


def test_the_text_is_an_array_of_salt_path_and_value() -> None:
    made = disclosure.make("/email", {"value": "я"}, SALTS[1])
    assert json.loads(decode_base64url(made.text)) == [encode_base64url(SALTS[1]), "/email", {"value": "я"}]
    assert disclosure.parse(made.text) == made
    assert made.digest == disclosure.digest_of(made.text)


def test_the_digest_is_that_of_rfc_9901() -> None:
    """Section 4.2.3: the digest is taken over the text, whatever array it holds."""
    text = "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0"
    assert disclosure.digest_of(text) == "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"


def test_each_value_gets_a_salt_of_its_own() -> None:
    once, twice = (disclosure.conceal(DATA, ["/identifiers/email"])[1][0] for _ in range(2))
    assert once.salt != twice.salt
    assert once.digest != twice.digest
    with pytest.raises(MalformedDisclosure):
        disclosure.conceal(DATA, ["/entry", "/odd"], [SALTS[0], SALTS[0]])
    with pytest.raises(MalformedDisclosure):
        disclosure.conceal(DATA, ["/entry", "/odd"], SALTS[:1])


def test_escaped_names() -> None:
    public, found = disclosure.conceal(DATA, ["/odd/a~1b", "/odd/m~0n"])
    assert public["odd"] == {}
    assert disclosure.reveal(public, found) == DATA


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "entry",
        "/nothing",
        "/entry/more",
        "/identifiers/email/nothing",
        "/odd/m~n",
        "/odd/a~2b",
        "/é",
    ],
)
def test_no_such_path(path: str) -> None:
    with pytest.raises(MalformedDisclosure):
        disclosure.conceal(DATA, [path])


def test_no_path_leads_into_another_ones_value() -> None:
    with pytest.raises(MalformedDisclosure):
        disclosure.conceal(DATA, ["/identifiers", "/identifiers/email"])


def test_nothing_is_put_over_what_is_there() -> None:
    with pytest.raises(MalformedDisclosure):
        disclosure.reveal(DATA, [disclosure.make("/entry", 2, SALTS[0])])
    with pytest.raises(MalformedDisclosure):
        disclosure.reveal(DATA, [disclosure.make("/nothing/there", 2, SALTS[0])])


def test_a_disclosure_belongs_to_its_fact_once() -> None:
    public, found = disclosure.conceal(DATA, ["/identifiers/email", "/sources/s1/snapshot"])
    texts = [each.text for each in found]
    owner = fact.parse(make_fact(0, public, [each.digest for each in found]))
    assert disclosure.belonging_to(owner, texts) == found
    assert disclosure.belonging_to(owner, []) == []
    with pytest.raises(MalformedDisclosure):
        disclosure.belonging_to(owner, [texts[0], texts[0]])
    with pytest.raises(MalformedDisclosure):
        disclosure.belonging_to(fact.parse(make_fact(1)), texts)


def packed(value: object) -> str:
    return encode_base64url(json.dumps(value, separators=(",", ":")).encode())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "=",
        packed([]),
        packed(["A" * 43, "/a"]),
        packed(["A" * 42, "/a", 1]),
        packed([1, "/a", 1]),
        packed(["A" * 43, "a", 1]),
        packed(["A" * 43, "/a", 0.5]),
        packed({"A" * 43: 1}),
        packed(["A" * 43, "/a", 1]) + "=",
        encode_base64url(b'["' + b"A" * 43 + b'", "/a",1]'),
        "A" * (disclosure.LARGEST_DISCLOSURE + 1),
    ],
)
def test_what_is_not_a_disclosure(text: str) -> None:
    with pytest.raises(MalformedDisclosure):
        disclosure.parse(text)
    assert disclosure.parse(packed(["A" * 43, "/a", 1])).value == 1


@given(st.text(max_size=60) | st.binary(max_size=60).map(encode_base64url))
def test_foreign_text(text: str) -> None:
    with pytest.raises(MalformedDisclosure):
        disclosure.parse(text)


NAMES = st.text(st.characters(codec="ascii"), min_size=1, max_size=5)


@given(st.dictionaries(NAMES, st.dictionaries(NAMES, st.integers(0, 9), min_size=1), min_size=1), st.data())
def test_whatever_is_concealed_comes_back(nested: dict[str, dict[str, int]], draw: st.DataObject) -> None:
    def pointer(*names: str) -> str:
        return "".join("/" + name.replace("~", "~0").replace("/", "~1") for name in names)

    every = [pointer(outer, inner) for outer, held in nested.items() for inner in held]
    data: dict[str, JSON] = {outer: {**held} for outer, held in nested.items()}
    paths = draw.draw(st.lists(st.sampled_from(every), unique=True))
    public, found = disclosure.conceal(data, paths)
    assert disclosure.reveal(public, found) == data


def test_what_is_concealed_from_is_not_changed() -> None:
    before = json.dumps(DATA)
    public, found = disclosure.conceal(DATA, ["/identifiers/email", "/sources/s1/snapshot", "/entry"])
    whole = disclosure.reveal(public, found)
    assert isinstance(whole["identifiers"], dict)
    whole["identifiers"].clear()
    assert json.dumps(DATA) == before
    assert "email" in str(disclosure.reveal(public, found))
