"""Settings are checked at once and by their place; rules do what they say by name; a folder is made once."""

import stat
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from openroll.agent import folder, settings
from openroll.agent.rules import Asked, Rule, first
from openroll.agent.settings import UnusableSettings
from openroll.agent.verdicts import Verdict
from openroll.core.errors import Damage, Refusal, UnusableInput
from openroll.desk.locators import Kind
from openroll.desk.words import Action, Ground
from openroll.policy.check import Wrong
from tests.agent.fakes import ORIGIN, RULE, FakeMessenger, settings_data

ALL = frozenset(Action)
ASKED = Asked("terrorism", "XA-NET", "XA", Kind.POST, 3)


def changed(path: str, value: Any) -> dict[str, Any]:
    data = settings_data(rules=[dict(RULE)], checks=["1h"])
    at: Any = data
    *way, last = path.split(".")
    for one in way:
        at = at[int(one) - 1] if one.isdigit() else at[one]
    if value is None:
        del at[last]
    else:
        at[last] = value
    return data


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("register.url", "office.example"),
        ("register.url", "https://user:word@office.example"),
        ("register.key", "nonsense"),
        ("register.entry", 0),
        ("register.entry", None),
        ("service.domains", []),
        ("service.domains", ["Chat.Example"]),
        ("service.domains", ["https://chat.example"]),
        ("messenger.kind", "pigeon"),
        ("language", "xx"),
        ("checks", ["soon"]),
        ("checks", ["0h"]),
        ("pause_ms", 0),
        ("passwrod", "hunter2"),
        ("text_model", ""),
        ("rules.1.score", 0.9),
        ("rules.1.beyond_territory", "GB"),
        ("rules.1.do", "explode"),
        ("rules.1.do", "by-hand"),
        ("rules.1.name", "Not A Name"),
        ("rules.1.countries", ["Germany"]),
        ("rules.1.categories", ["gossip"]),
        ("rules.1.most_items", -1),
        ("rules.1.colour", "red"),
    ],
)
def test_what_is_wrong_is_named_by_its_place(path: str, value: Any) -> None:
    with pytest.raises(Wrong) as caught:
        settings.parse(changed(path, value))
    assert path.partition(".")[0] in str(caught.value)
    problem = str(caught.value.problem)  # stands within a sentence, and shows no secret
    assert not problem.endswith(".")
    assert "user:word" not in problem


def test_a_refusal_by_rule_has_its_ground() -> None:
    with pytest.raises(Wrong, match="ground"):
        settings.parse(settings_data(rules=[{"name": "no", "do": "refuse"}]))


@given(st.text(max_size=80) | st.binary(max_size=80).map(lambda raw: raw.decode("latin-1")))
def test_any_file_is_read_or_refused_in_words(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("any") / "agent.yaml"
    path.write_text(text, encoding="utf-8", errors="replace")
    with pytest.raises(UnusableSettings):
        settings.read(path)


def test_a_folder_is_made_once_and_for_its_owner(tmp_path: Path) -> None:
    home = tmp_path / "agent"
    key = folder.make(home, settings_data())
    assert key.name == f"{ORIGIN}/agent/17"
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in home.iterdir()} == {0o600}
    assert folder.Folder(home).key().verifier == key.verifier
    assert key.to_text() not in (home / "agent.yaml").read_text()
    with pytest.raises(Refusal):
        folder.make(home, settings_data())


def test_another_entry_or_a_lost_memory_is_refused(tmp_path: Path) -> None:
    home = tmp_path / "agent"
    folder.make(home, settings_data())
    with pytest.raises(Refusal):
        folder.Folder(home).store().is_for(ORIGIN, 18)
    (home / "agent.sqlite3").write_bytes(b"not a database" * 100)
    with pytest.raises(Damage):
        folder.Folder(home).store()
    (home / "agent.sqlite3").unlink()
    with pytest.raises(Damage):
        folder.Folder(home).store()
    (home / "agent.key").write_text("nonsense")
    with pytest.raises(UnusableInput):
        folder.Folder(home).key()


def test_settings_wrong_by_hand_name_file_and_place(tmp_path: Path) -> None:
    path = tmp_path / "agent.yaml"
    path.write_text(yaml.safe_dump(settings_data(pause_ms="fast")))
    with pytest.raises(UnusableSettings, match=r"agent\.yaml.*pause_ms"):
        settings.read(path)


@pytest.mark.parametrize(
    ("more", "holds"),
    [
        ({}, True),
        ({"categories": ("terrorism",)}, True),
        ({"categories": ("drugs",)}, False),
        ({"countries": ("XA", "XB")}, True),
        ({"countries": ("XB",)}, False),
        ({"authorities": ("XA-NET",)}, True),
        ({"authorities": ("XB-NET",)}, False),
        ({"kinds": ("post",)}, True),
        ({"kinds": ("room",)}, False),
        ({"most_items": 3}, True),
        ({"most_items": 2}, False),
    ],
)
def test_all_conditions_of_a_rule_must_hold(more: dict[str, Any], holds: bool) -> None:
    rule = Rule("one", "remove", **more)
    assert first([rule], ASKED, ALL) == (rule if holds else None)


def test_the_first_rule_that_fits_decides() -> None:
    person, remove = Rule("a", "person", kinds=("post",)), Rule("b", "remove")
    assert first([person, remove], ASKED, ALL) is None
    assert first([remove, person], ASKED, ALL) is remove


def test_other_is_decided_by_rule_only_when_it_is_named() -> None:
    other = Asked("other", "XA-NET", "XA", Kind.POST, 1)
    assert first([Rule("a", "remove")], other, ALL) is None
    named = Rule("b", "remove", categories=("other",))
    assert first([Rule("a", "remove"), named], other, ALL) is named


def test_what_is_asked_for_some_countries_is_done_everywhere_only_by_a_rule_that_says_so() -> None:
    limited = Asked("terrorism", "XA-NET", "XA", Kind.POST, 1, limited=True)
    assert first([Rule("a", "remove")], limited, ALL) is None
    says = Rule("b", "remove", beyond_territory=True)
    assert first([Rule("a", "remove"), says], limited, ALL) is says
    refuses = Rule("c", "refuse", ground=Ground.LAWFUL)
    assert first([Rule("a", "remove"), refuses, says], limited, ALL) is refuses
    assert first([Rule("a", "remove"), Rule("d", "person"), says], limited, ALL) is None


@pytest.mark.parametrize("verdict", [one for one in Verdict if one not in (Verdict.SHUT, Verdict.DELIST)])
def test_nothing_but_its_name_shuts_a_room(verdict: Verdict) -> None:
    room = Asked("terrorism", "XA-NET", "XA", Kind.ROOM, 1)
    found = first([Rule("a", str(verdict))], room, FakeMessenger.actions)
    assert found is None or found.do in ("refuse", "by-hand", "limit")
