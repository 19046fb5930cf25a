"""Withheld and embargoed values: private until the moment comes, or until a person says so."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from openroll.core.clock import FixedClock
from openroll.core.errors import UnusableInput
from openroll.log.disclosure import parse
from openroll.policy.model import load as load_policy
from openroll.publish.check import check_directory
from openroll.roll import models
from openroll.roll.disclosing import NotDue, any_due, disclose, disclose_due
from openroll.roll.import_rows import ImportRow
from openroll.roll.importing import ListFile, import_rows
from openroll.site import publishing
from openroll.site.founding import found
from openroll.site.private_database import use
from openroll.site.register import Register
from tests.searching import found_in, pieces, spellings

from .making import MAIL, NOW, _leave, clock, decide, everything, receive

EMAIL = "/identifiers/email"


def made(tmp_path: Path, database: str, **classes: str) -> Register:
    policy = load_policy("five-identifiers").as_data()
    rules: Any = policy["identifiers"]
    for name, field_class in classes.items():
        rules[name]["field_class"] = field_class
    path = tmp_path / "policy.yaml"
    path.write_text(yaml.safe_dump({**policy, "deadlines": {"embargo": 30}}))
    register, _ = found(tmp_path / "register", "Test", policy=str(path), clock=clock(), database=database)
    use(register)
    return register


@pytest.fixture
def left() -> Iterator[None]:
    yield
    _leave()


def needles() -> set[bytes]:
    wanted = spellings(MAIL)
    for row in models.Disclosure.objects.filter(state="private"):
        wanted |= spellings(row.text) | pieces(row.text[:64]) | spellings(parse(row.text).salt)
    return wanted


def shown(register: Register) -> list[Any]:
    import json
    import sqlite3

    with sqlite3.connect(f"file:{register.public / 'roll.sqlite3'}?mode=ro", uri=True) as roll:
        rows = roll.execute("SELECT document FROM version ORDER BY number, version")
        return [json.loads(row[0])["identifiers"].get("email") for row in rows]


def sound(register: Register) -> None:
    assert check_directory(register.public).problems == ()


@pytest.mark.usefixtures("left")
@pytest.mark.parametrize("field_class", ["withheld", "embargoed"])
def test_a_private_value_is_in_no_byte_of_the_public_directory(
    tmp_path: Path, database: str, field_class: str
) -> None:
    register = made(tmp_path, database, email=field_class)
    letter = f"https://register.example/GB-COH/00445790\n{MAIL}\nI undertake to answer at {MAIL}.\nhttps://www.tesco.example\n"
    assert decide(register, receive(letter), everything()).entry is not None
    row = ImportRow(line=2, name="Imported Ltd", email=MAIL, fields={"name": "Imported Ltd", "email": MAIL})
    import_rows([row], ListFile("list.csv", "ab" * 32), origin=register.origin, clock=clock(), remark=print)
    publishing.publish(register)
    wanted = needles()
    assert len(wanted) > 100
    assert found_in(register.public, wanted) == []
    assert not models.Disclosure.objects.filter(state="public").exists()
    sound(register)
    for each in shown(register):
        assert each.get(field_class) is True
        assert ("until" in each) == (field_class == "embargoed")


@pytest.mark.usefixtures("left")
def test_an_embargo_ends_at_the_logged_moment(tmp_path: Path, database: str) -> None:
    register = made(tmp_path, database, email="embargoed")
    assert decide(register, receive(), everything()).entry is not None
    publishing.publish(register)
    assert shown(register)[0]["until"] == "2026-12-23T10:00:00Z"
    early = clock(NOW + timedelta(days=30, seconds=-1))
    assert not any_due(early.now())
    assert disclose_due(origin=register.origin, clock=early) == 0
    with pytest.raises(NotDue):
        disclose(1, EMAIL, now=False, by="registrar", origin=register.origin, clock=early)
    on_time = clock(NOW + timedelta(days=30))
    assert disclose_due(origin=register.origin, clock=on_time) == 1
    assert disclose_due(origin=register.origin, clock=on_time) == 0
    publishing.publish(register)
    sound(register)
    assert {each["value"] for each in shown(register)} == {MAIL}
    assert len(shown(register)) == 2, "every version shows it"
    fact = models.Fact.objects.get(type="disclosed")
    assert fact.at == NOW + timedelta(days=30)
    assert not models.Disclosure.objects.filter(fact__type="entry-recorded", state="private").exists()


@pytest.mark.usefixtures("left")
def test_a_withheld_value_waits_for_a_person(tmp_path: Path, database: str) -> None:
    register = made(tmp_path, database, email="withheld", address="withheld")
    assert decide(register, receive(), everything()).entry is not None
    later = FixedClock(NOW + timedelta(days=4000))
    assert disclose_due(origin=register.origin, clock=later) == 0
    with pytest.raises(NotDue):
        disclose(1, EMAIL, now=False, by="registrar", origin=register.origin, clock=later)
    assert disclose(1, EMAIL, now=True, by="registrar", origin=register.origin, clock=later) == 1
    publishing.publish(register)
    sound(register)
    assert shown(register)[0]["value"] == MAIL
    paths = {parse(row.text).path for row in models.Disclosure.objects.filter(state="public")}
    assert paths == {EMAIL}, "a snapshot's hash could give the address away"
    disclose(1, "/identifiers/address", now=True, by="registrar", origin=register.origin, clock=later)
    publishing.publish(register)
    sound(register)
    assert not models.Disclosure.objects.filter(fact__type="entry-recorded", state="private").exists()


@pytest.mark.parametrize(("entry", "field"), [(9, EMAIL), (1, EMAIL), (1, "/x")])
def test_what_is_not_private_is_not_disclosed(opened: Register, entry: int, field: str) -> None:
    assert decide(opened, receive(), everything()).entry is not None
    with pytest.raises(UnusableInput):
        disclose(entry, field, now=True, by="registrar", origin=opened.origin, clock=clock())
