"""The facts of an earlier log in a later one: exactly those, in their place, and nothing else."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from openroll.log import fact
from openroll.log.checkpoint import Checkpoint, sign_checkpoint
from openroll.log.keychange import LOG, KeyChange, MalformedKeyChange, Previous, starts, subject_of
from openroll.log.note import SigningKey
from openroll.log.tree import EMPTY_ROOT, leaf_hash
from openroll.publish.eras import Eras
from openroll.publish.roots import Roots

from .making import START, subject

OLD, NEW, NEWEST = "roll.example/old", "roll.example/new", "roll.example/newest"
KEYS = {origin: SigningKey.from_seed(origin, bytes([n]) * 32) for n, origin in enumerate((OLD, NEW, NEWEST))}


def written(origin: str, number: int, at: datetime, kind: str = "entry-recorded", **more: Any) -> bytes:
    given = {"subject": subject(number), "seq": 1, "prev": None, "by": "registrar", "data": {"entry": number}}
    return fact.build(type=kind, register=origin, at=at, **{**given, **more})


def row(origin: str, count: int, start: int, at: datetime) -> list[bytes]:
    return [written(origin, start + n, at + timedelta(seconds=n)) for n in range(count)]


def root(facts: list[bytes]) -> bytes:
    roots = Roots()
    for each in facts:
        roots.add(leaf_hash(each))
    return roots.root


def note(origin: str, facts: list[bytes]) -> str:
    return sign_checkpoint(Checkpoint(origin, len(facts), root(facts)), KEYS[origin]).decode()


def first(origin: str, earlier: str, signed: list[bytes], carried: int, at: datetime, **more: Any) -> bytes:
    """Return the first fact of the log ``origin``, which takes over ``carried`` facts of ``earlier``."""
    previous = Previous(earlier, note(earlier, signed), carried)
    change = KeyChange(LOG, KEYS[earlier].verifier, KEYS[origin].verifier, "lost", previous=previous)
    data = {**change.data(), **more}
    return written(origin, 0, at, "key-changed", subject=subject_of(origin, LOG), data=data)


def wrong(facts: list[bytes], origin: str = NEW) -> list[str]:
    """Return what is told of a log of ``facts``."""
    eras = Eras(origin)
    found = [
        f"{index}: {each.message}"
        for index, data in enumerate(facts)
        for each in eras.follow(index, fact.parse(data), leaf_hash(data))
    ]
    return found + [each.message for each in eras.close()]


LATER = START + timedelta(days=9)
CARRIED = row(OLD, 5, 10, START)
FIRST = first(NEW, OLD, CARRIED, 5, LATER)
OWN = row(NEW, 3, 20, LATER)


@pytest.mark.parametrize("signed", range(6))
def test_facts_that_are_taken_over_stand_behind_the_first(signed: int) -> None:
    assert wrong([first(NEW, OLD, CARRIED[:signed], 5, LATER), *CARRIED, *OWN]) == []


def test_a_log_of_its_own_is_as_it_was() -> None:
    assert wrong(OWN) == []
    assert starts(OWN.__getitem__) == {}


def test_a_chain_of_logs() -> None:
    middle = [FIRST, *CARRIED, *OWN]
    newest = first(NEWEST, NEW, middle, len(middle), LATER + timedelta(days=1))
    whole = [newest, *middle, *row(NEWEST, 2, 30, LATER + timedelta(days=1))]
    assert wrong(whole, NEWEST) == []
    assert starts(whole.__getitem__) == {NEW: 1, OLD: 2}
    missing = [whole[0], *whole[2:]]
    assert wrong(missing, NEWEST) != []


@pytest.mark.parametrize(
    ("facts", "where"),
    [
        ([FIRST, CARRIED[1], CARRIED[0], *CARRIED[2:], *OWN], "5: "),  # another order, another root
        ([FIRST, *CARRIED[:4], *OWN], "5: "),  # one too few
        ([FIRST, *row(OLD, 1, 40, START), *CARRIED, *OWN], "5: "),  # one too many
        ([FIRST, *CARRIED, written(OLD, 50, LATER), *OWN], "6: "),  # past their number
        ([FIRST, *CARRIED, *row(NEW, 1, 60, START)], "6: "),  # before its time
        ([FIRST, *CARRIED[:3], written(NEW, 70, START + timedelta(seconds=3)), CARRIED[4]], "4: "),
        ([OWN[0], FIRST, *CARRIED], "1: "),  # not the first fact
        ([FIRST, FIRST, *CARRIED], "1: "),
        ([FIRST], "The log does not hold"),
        ([FIRST, *CARRIED[:4]], "The log does not hold"),
        ([written(NEW, 1, START), *CARRIED], "1: "),  # nobody said so
        (CARRIED, "0: "),
    ],
)
def test_anything_else_is_told(facts: list[bytes], where: str) -> None:
    assert any(each.startswith(where) for each in wrong(facts)), wrong(facts)


def test_an_earlier_log_is_named_by_a_checkpoint_that_its_key_signed() -> None:
    data = fact.parse(FIRST).data
    previous = data["previous"]
    assert isinstance(previous, dict)
    forged = sign_checkpoint(Checkpoint(OLD, 5, EMPTY_ROOT), KEYS[NEWEST]).decode()
    for each in (
        {"previous": {**previous, "checkpoint": forged}},
        {"previous": {**previous, "checkpoint": note(NEWEST, CARRIED)}},
        {"previous": {**previous, "checkpoint": 5}},
        {"previous": {**previous, "facts": 4}},
        {"previous": {**previous, "facts": -1}},
        {"previous": {**previous, "origin": NEWEST}},
        {"previous": None},
        {"old": None},
        {"old": KEYS[NEWEST].verifier.text},
        {"new": KEYS[OLD].verifier.text},
    ):
        made = fact.parse(written(NEW, 0, LATER, "key-changed", data={**data, **each}))
        with pytest.raises(MalformedKeyChange):
            KeyChange.of(made)
    assert KeyChange.of(fact.parse(FIRST)).previous == Previous(OLD, note(OLD, CARRIED), 5)
    same = replace(KeyChange.of(fact.parse(FIRST)), new=SigningKey.from_seed(NEW, bytes(32)).verifier)
    with pytest.raises(MalformedKeyChange):  # the bytes of the key that was lost or stolen
        KeyChange.of(fact.parse(written(NEW, 0, LATER, "key-changed", data=same.data())))
