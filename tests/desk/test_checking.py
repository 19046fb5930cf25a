"""What an order would become is said without keeping anything of it."""

from typing import Any

import pytest

from openroll.core.errors import OpenrollError
from openroll.desk import checking, models
from openroll.desk.reading import NotYourOrder, ReferenceUsed
from openroll.desk.waiting import MANY
from openroll.roll import models as roll
from openroll.site.register import Register
from tests.desk.making import KEY, PLACE, authority, order, sender, signed_file, take
from tests.people.organisers import entered
from tests.roll.making import NOW

PRIVATE = "https://t.me/c/1234567/89"


@pytest.fixture
def register(opened: Register) -> Register:
    entered(opened, domains=("tesco.example",))
    authority()
    return opened


def test_each_place_is_understood_or_not(register: Register) -> None:
    places = [PLACE + "1", "nothing", PLACE + "1", PRIVATE, "https://elsewhere.example/1"]
    found = checking.check(order("1", *places), sender(), NOW)
    assert [one.text for one in found.lines] == places
    assert [one.n for one in found.lines if one.private] == [4]
    assert [one.n for one in found.lines if one.place] == [1, 3]
    assert [one.again for one in found.lines] == [None, None, 1, None, None]
    assert (found.reason, found.earlier) == ("not-public", None)
    assert found.returned_for == {"private": {"4": "members-only"}}


def test_a_check_keeps_nothing(register: Register) -> None:
    facts = roll.Fact.objects.count()
    checking.check(order("1"), sender(), NOW)
    checking.check(signed_file(order("1"), KEY), sender(), NOW)
    assert roll.Fact.objects.count() == facts
    for kept in (models.Request, models.Material, models.Receipt, models.Batch):
        assert not kept.objects.exists()


def test_what_was_sent_before_is_said(register: Register) -> None:
    [taken] = take(register, order("1"))
    assert checking.check(order("1"), sender(), NOW).earlier == taken.request
    with pytest.raises(ReferenceUsed):
        checking.check(order("1", reasons="Something else."), sender(), NOW)


def test_what_waits_to_be_written_out_was_sent_too(register: Register) -> None:
    taken = take(register, *(order(f"{n}") for n in range(MANY)))
    assert not models.Request.objects.exists()
    assert checking.check(order("3"), sender(), NOW).earlier == taken[3].request
    with pytest.raises(ReferenceUsed):
        checking.check(order("3", reasons="Something else."), sender(), NOW)


def test_what_cannot_be_taken_says_why(register: Register) -> None:
    with pytest.raises(NotYourOrder):
        checking.check(order("1", code="fr-ofac"), sender(), NOW)
    wrong: list[Any] = [order("1", service=99), order("1", unknown=1), [], "", b"x"]
    for sent in wrong:
        with pytest.raises(OpenrollError):
            checking.check(sent, sender(), NOW)
