"""YAML that people write: plain, each key once, and never the work of minutes."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from openroll.policy.model import UnusablePolicy, load, read
from openroll.policy.writing import written
from openroll.policy.yaml_reading import DEEPEST, MOST_VALUES, UnreadableYAML, read_yaml

MUCH = 240_000
PLAIN = st.recursive(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    | st.integers(-(10**17), 10**17)
    | st.booleans(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abcd", min_size=1), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(PLAIN)
def test_what_a_library_writes_is_read_back(data: object) -> None:
    dumper = type("Plainly", (yaml.SafeDumper,), {"ignore_aliases": lambda *_: True})
    assert read_yaml(yaml.dump(data, Dumper=dumper, allow_unicode=True).encode()) == data


@given(st.text() | st.text("ab:1-[]{}&*!|>'\"#,? \n<=~.") | st.text("1:. !int").map("a: {}".format))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_yaml(text.encode("utf-8", "surrogatepass"))
    except UnreadableYAML as error:
        assert str(error)


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("a: 1:30", "1:30"),
        ("a: 1:30.5", "1:30.5"),
        ("a: 190:20:30", "190:20:30"),
        ("a: 0x1F", "0x1F"),
        ("a: 010", "010"),
        ("a: 1_000", "1_000"),
        ("a: " + "9" * 30, "9" * 30),
        ("a: 15", 15),
        ("a: -3", -3),
        ("a: 0.5", 0.5),
        ("a: yes", True),
        ("a: ~", None),
        ("a: <<", "<<"),
    ],
)
def test_what_is_a_number(text: str, read_as: object) -> None:
    assert read_yaml(text.encode()) == {"a": read_as}


def test_a_deadline_of_a_clock_is_no_number() -> None:
    text = written(load("five-identifiers"))
    line = next(line for line in text.splitlines() if line.strip().startswith("answer:"))
    with pytest.raises(UnusablePolicy, match=r"deadlines\.answer.*whole number"):
        read(text.replace(line, "  answer: 1:30"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: 1\nb: 2\na: 3", "line 3: the key “a” stands twice"),
        ("a: &x 1", "line 1: “&” and “\\*”"),
        ("a: 1\nb: *x", "line 2: “&” and “\\*”"),
        ("a: 1\n<<: {a: 2}\n<<: {b: 2}", "line 3: the key “<<” stands twice"),
        ("a: !!int '1'", "line 1: “!”"),
        ("!!timestamp abc", "line 1: “!”"),
        ("a: !python/object:os.system x", "line 1: “!”"),
        ("? [a]\n: 1", "line 1: a key must be text"),
        ("a: 1\n? {b: 2}\n: 1", "line 2: a key must be text"),
        ("a: [", "not readable YAML"),
        ("--- 1\n--- 2", "not readable YAML"),
        ("a: \x00", "not readable YAML"),
    ],
)
def test_what_is_refused_and_where(text: str, says: str) -> None:
    with pytest.raises(UnreadableYAML, match=says):
        read_yaml(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "a: [" + "1:1," * (MUCH // 4) + "1]",
        "a: [" + "a," * (MUCH // 2) + "a]",
        "".join(f"{number:x}:\n" for number in range(MUCH // 7)),
        "".join(f"? [{number:x}]\n" for number in range(MUCH // 10)),
    ],
)
def test_a_file_of_too_many_values_is_refused(text: str) -> None:
    with pytest.raises(UnusablePolicy, match=f"more than {MOST_VALUES} keys and values|a key must be text"):
        read(text)


@pytest.mark.parametrize(
    "text", ["[" * MUCH, "- " * (MUCH // 2), "\n".join(" " * n + "a:" for n in range(99))]
)
def test_lists_in_lists_are_refused_early(text: str) -> None:
    with pytest.raises(UnreadableYAML, match=f"more than {DEEPEST} lists"):
        read_yaml(text.encode())


@pytest.mark.parametrize(
    "number", ["1:" * MUCH + "1", "1:" * (MUCH // 2) + "1.5", "9" * MUCH, "0x" + "9" * MUCH]
)
def test_a_long_number_is_a_text(number: str) -> None:
    assert read_yaml(f"a: {number}".encode()) == {"a": number}


@pytest.mark.parametrize("words", ["1:" * 300 + "1.5", "!!bool x", "!!timestamp abc", "!!int ''", "1:30"])
def test_words_that_look_like_values_are_written_as_words(words: str) -> None:
    data = {**load("five-identifiers").as_data(), "words": {"en": words, "ru": words}}
    from openroll.policy.model import parse

    policy = parse(data)
    assert read(written(policy)) == policy
