"""Policies as YAML that a person reads."""

from dataclasses import replace
from importlib import resources

import pytest
from hypothesis import given

from openroll.policy.model import Policy, load, parse, read
from openroll.policy.writing import written

from .making import policies


@given(policies())
def test_what_is_written_is_read_as_the_same_policy(policy: Policy) -> None:
    found = read(written(policy))
    assert found == policy
    assert list(found.identifiers) == list(policy.identifiers)
    assert parse(policy.as_data()) == policy


@pytest.mark.parametrize("name", ["five-identifiers", "id-pse"])
def test_what_ships_is_written_so(name: str) -> None:
    shipped = resources.files("openroll.policy").joinpath(f"{name}.yaml").read_text("utf-8")
    assert shipped.endswith(written(load(name)))


def test_every_key_is_explained() -> None:
    lines = written(load("five-identifiers")).splitlines()
    for key in load("five-identifiers").as_data():
        if key in ("id", "version", "order"):
            continue
        place = next(n for n, line in enumerate(lines) if line.startswith(f"{key}:"))
        assert lines[place - 1].startswith("# "), key
    assert all("#" in line for line in lines if line.strip().endswith(("one", "two", "automatic")))


def test_words_that_yaml_would_read_otherwise_stand_between_marks() -> None:
    policy = load("five-identifiers")
    hostile = replace(policy, words={"en": "no", "ru": "a: b # «c» \"d\" \\ 'e'"})
    assert 'en: "no"' in written(hostile)
    assert read(written(hostile)) == hostile
