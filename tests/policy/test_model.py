from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.canonical import decode, encode
from openroll.policy.model import LARGEST_FILE, UnusablePolicy, load, parse

POLICY = load("five-identifiers")


def changed(**members: Any) -> dict[str, Any]:
    return {**POLICY.as_data(), **members}


def test_the_policy_that_ships() -> None:
    assert (POLICY.id, POLICY.version, POLICY.name) == ("five-identifiers", 2, "five-identifiers/2")
    assert list(POLICY.identifiers) == ["name", "country", "number", "address", "email"]
    assert all(rule.required for rule in POLICY.identifiers.values())
    assert [name for name, rule in POLICY.identifiers.items() if rule.field_class == "personal"] == ["email"]
    assert POLICY.decides == {"clean": "automatic", "stated": "one", "review": "one"}
    assert POLICY.field_classes["administrator_email"] == "personal"
    assert set(POLICY.words) == {"en", "ru"}


def test_the_policy_for_indonesias_list() -> None:
    policy = load("id-pse")
    assert [name for name, rule in policy.identifiers.items() if rule.required] == ["name"]
    assert {rule.standing for rule in policy.identifiers.values()} == {"stated"}
    assert set(policy.decides.values()) == set(policy.decisions.values()) == {"one"}
    assert "imported" in policy.bases


def test_how_many_persons_a_decision_takes() -> None:
    verdicts = ("amended", "corrected", "excluded", "restored", "annulled", "refused")
    assert [POLICY.persons_for(each) for each in verdicts] == [1, 1, 2, 1, 2, 1]
    assert POLICY.persons_for("entered") == POLICY.persons_for("entered", "stated") == 1
    assert POLICY.persons_for("entered", "clean") == 0
    assert POLICY.persons_for("what a later version knows") == 2


def test_a_policy_that_was_logged_before_there_were_decisions() -> None:
    told = POLICY.as_data()
    old = {key: value for key, value in told.items() if key not in ("decisions", "languages")}
    old |= {"version": 1, "deadlines": {"decision": 30, "correction": 10, "an_older_word": 3}}
    read = parse(old, logged=True)
    assert read.persons_for("excluded") == 2 and read.languages == ("en", "ru")
    assert read.deadlines["an_older_word"] == 3
    assert parse(read.as_data(), logged=True) == read
    with pytest.raises(UnusablePolicy, match="an_older_word"):
        parse(old)


@pytest.mark.parametrize(
    ("change", "key", "meant"),
    [
        ({"verison": 1}, "verison", "version"),
        ({"deadlines": {"desicion": 3}}, "deadlines.desicion", "decision"),
        ({"decides": {"clean": "automatik", "stated": "one", "review": "one"}}, "decides.clean", "automatic"),
        ({"decisions": {**POLICY.decisions, "exclude": "two"}}, "decisions.exclude", "excluded"),
        ({"bases": ["own_request"]}, "bases", "own-request"),
        ({"bases": ["Imported"]}, "bases", "imported"),
    ],
)
def test_an_unknown_word_says_what_was_perhaps_meant(change: dict[str, Any], key: str, meant: str) -> None:
    with pytest.raises(UnusablePolicy, match=f"did you mean “{meant}”"):
        parse(changed(**change))
    with pytest.raises(UnusablePolicy) as caught:
        parse(changed(**change))
    assert caught.value.params["key"] == key


def test_a_word_that_is_like_no_known_one_gets_no_advice() -> None:
    with pytest.raises(UnusablePolicy, match="there is no such key; known are: id, version") as caught:
        parse(changed(zzz=1))
    assert "did you mean" not in str(caught.value)


def test_a_policy_survives_the_log() -> None:
    read = parse(decode(encode(POLICY.as_data())))
    assert read == POLICY
    assert list(read.identifiers) == list(POLICY.identifiers)


def test_a_policy_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(yaml.safe_dump(changed(id="our-own", version=3), allow_unicode=True), "utf-8")
    assert load(file).name == load(str(file)).name == "our-own/3"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ([], "the whole"),
        (changed(id="Five"), "id"),
        (changed(version=True), "version"),
        (changed(version=0), "version"),
        (changed(surprise=1), "surprise"),
        (changed(words={"en": "x"}), "words.ru"),
        (changed(words={"en": "x", "ru": "y\nz"}), "words.ru"),
        (changed(bases=["own-request", "own-request"]), "bases"),
        (changed(bases=["because"]), "bases"),
        (changed(deadlines={"decision": -1}), "deadlines.decision"),
        (changed(field_classes={"services": "secret"}), "field_classes.services"),
        (changed(decides={"clean": "automatic", "stated": "automatic", "review": "one"}), "decides.stated"),
        (changed(decides={"clean": "automatic", "stated": "one"}), "decides.review"),
        (changed(decisions={**POLICY.decisions, "excluded": "automatic"}), "decisions.excluded"),
        (changed(decisions={"excluded": "two"}), "decisions.amended"),
        (changed(languages=[]), "languages"),
        (changed(languages=["en", "id"]), "languages"),
        (changed(order=["name"]), "order"),
        ({key: value for key, value in POLICY.as_data().items() if key != "identifiers"}, "identifiers"),
    ],
)
def test_an_error_names_the_key(data: object, key: str) -> None:
    with pytest.raises(UnusablePolicy) as caught:
        parse(data)
    assert caught.value.params["key"] == key
    assert f"“{key}”" in str(caught.value)


@pytest.mark.parametrize("path", ["services", "former_names", "undertakings", "address_history"])
def test_a_class_that_nothing_would_honour_is_refused(path: str) -> None:
    classes = {**POLICY.field_classes, path: "personal"}
    with pytest.raises(UnusablePolicy) as caught:
        parse(changed(field_classes=classes))
    assert caught.value.params["key"] == f"field_classes.{path}"


def test_the_error_says_what_can_be_withheld() -> None:
    with pytest.raises(UnusablePolicy, match=r"field_classes\.services.*must be public.*in the open"):
        parse(changed(field_classes={"services": "personal"}))


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("required", "yes"),
        ("standing", "missing"),
        ("field_class", "secret"),
        ("where", []),
        ("where", ["Krs"]),
    ],
)
def test_an_error_inside_a_rule_names_its_place(member: str, value: object) -> None:
    data: Any = POLICY.as_data()
    data["identifiers"]["email"][member] = value
    with pytest.raises(UnusablePolicy) as caught:
        parse(data)
    assert caught.value.params["key"] == f"identifiers.email.{member}"


@pytest.mark.parametrize(
    "text",
    [
        "a: [",
        "a: 1\na: 2",
        "!!python/object/apply:os.getcwd []",
        "\x00",
        "a: &x [*x]",
        "? [b]\n: 1",
        "- 1",
        "",
    ],
)
def test_a_file_that_is_no_policy(tmp_path: Path, text: str) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(UnusablePolicy):
        load(file)


def test_a_file_of_other_bytes(tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(UnusablePolicy):
        load(file)
    file.write_bytes(b"#" * (LARGEST_FILE + 1))
    with pytest.raises(UnusablePolicy, match="larger"):
        load(file)


def test_a_policy_that_is_not_there_names_those_that_are() -> None:
    for name in ("no-such-policy", "../model.py", "", "a\x00b"):
        with pytest.raises(UnusablePolicy, match="five-identifiers"):
            load(name)


_JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(sorted(POLICY.as_data())), _JSON)
def test_whatever_stands_there_is_a_policy_or_a_clear_error(key: str, value: Any) -> None:
    try:
        policy = parse(changed(**{key: value}))
    except UnusablePolicy as error:
        assert str(error)
    else:
        assert parse(policy.as_data()) == policy


@given(st.binary(max_size=300))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    file = tmp_path_factory.mktemp("policy") / "p.yaml"
    file.write_bytes(raw)
    with pytest.raises(UnusablePolicy):
        load(file)


@pytest.mark.parametrize("field_class", ["withheld", "embargoed"])
def test_an_identifier_can_be_kept_private(field_class: str) -> None:
    data: Any = changed(deadlines={"embargo": 30})
    data["identifiers"]["email"]["field_class"] = field_class
    policy = parse(data)
    assert policy.identifiers["email"].field_class == field_class
    assert parse(policy.as_data()) == policy


def test_an_embargo_says_for_how_long() -> None:
    data: Any = changed(deadlines={"decision": 30})
    data["identifiers"]["email"]["field_class"] = "embargoed"
    with pytest.raises(UnusablePolicy) as caught:
        parse(data)
    assert caught.value.params["key"] == "deadlines.embargo"
