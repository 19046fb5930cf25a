"""What an answer in JSON is opened with."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.sources.base import Answer, host_of, pointer, spelled, split_link
from openroll.sources.boxes import filled
from openroll.sources.rdap import Rdap
from tests.sources.recorded import snapshot_of

KEYS = st.text(max_size=5)
TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda children: st.lists(children, max_size=4) | st.dictionaries(KEYS, children, max_size=4),
    max_leaves=12,
)


@given(TREES, st.data(), st.sampled_from([None, 2]), st.booleans())
def test_what_is_quoted_is_what_stands_there(
    tree: Any, data: st.DataObject, indent: int | None, plain: bool
) -> None:
    text = json.dumps(tree, indent=indent, ensure_ascii=plain)
    path: list[str | int] = []
    node = tree
    while isinstance(node, dict | list) and node and data.draw(st.booleans()):
        step = data.draw(st.sampled_from(list(node) if isinstance(node, dict) else list(range(len(node)))))
        path.append(step)
        node = node[step]
    quoted = spelled(text, tuple(path))
    assert quoted in text
    assert json.loads(quoted) == node


def test_pointers_are_those_of_rfc_6901() -> None:
    assert pointer(("a/b", "m~n", 0)) == "/a~1b/m~0n/0"
    assert pointer(()) == ""


@pytest.mark.parametrize(
    "link", ["", "http://", "https://[::1", "https://a.example:99999/", "ftp://a.example", "a.example"]
)
def test_what_is_no_link(link: str) -> None:
    assert split_link(link) is None
    assert host_of(link) == ""


@given(st.text(max_size=60))
def test_any_text_has_a_host_or_none(text: str) -> None:
    assert isinstance(host_of("https://" + text), str)


def test_hosts_are_in_small_letters_without_a_final_dot() -> None:
    assert host_of("HTTPS://Telegram.ORG./x") == "telegram.org"


def test_signs_that_nobody_sees_are_no_part_of_a_value() -> None:
    lookup = Rdap().lookup("https://rdap.nic.example/domain/invented.example")
    assert lookup is not None
    answer = Answer.open(
        Rdap(), lookup, snapshot_of(lookup.url, b'{"name": "Invented\\u202e Post", "no": "\\u200b"}')
    )
    for key in ("name", "no"):
        answer.claim("name", answer.str_at(key) or "", (key,))
    [claim] = answer.reading().claims
    assert (claim.value, claim.original) == ("Invented Post", "Invented\u202e Post")


@pytest.mark.parametrize("text", ["---", " . ", "\u2013 / \u2013"])
def test_signs_alone_are_no_value(text: str) -> None:
    lookup = Rdap().lookup("https://rdap.nic.example/domain/invented.example")
    assert lookup is not None
    answer = Answer.open(Rdap(), lookup, snapshot_of(lookup.url, json.dumps({"name": text}).encode()))
    answer.claim("name", text, ("name",))
    assert answer.reading().claims == ()


@pytest.mark.parametrize(
    ("text", "empty"),
    [("Not Specified", True), ("not provided", True), ("N/A", True), ("Notley", False), ("None", False)],
)
def test_words_that_fill_a_box(text: str, empty: bool) -> None:
    assert filled(text) == ("" if empty else text)
