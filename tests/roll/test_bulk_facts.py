"""Facts by the thousand have the same bytes, disclosures and rows as facts one by one."""

from typing import Any

import pytest

from openroll.core.clock import FixedClock
from openroll.log.disclosure import MalformedDisclosure
from openroll.log.fact import MalformedFact
from openroll.roll.ledger import NewFact, writing
from openroll.roll.models import Disclosure, Fact, LogHead
from openroll.site.register import Register
from tests.roll.making import NOW, check_chains


def told(subject: str, type: str = "request-received", **more: Any) -> NewFact:
    data = {"request": 1, "entry": 7, "locator": "here", "details": {"reasons": "Ж\n"}, **more}
    return NewFact(type, subject, data, "authority", None, withheld=("/locator", "/details"))


def rows() -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    for row in Fact.objects.filter(type__startswith="request").order_by("index"):
        hidden = row.disclosures.order_by("position").values_list(
            "position", "digest", "text", "state", "due"
        )
        found.append((row.subject, row.seq, row.type, row.at, bytes(row.data), list(hidden)))
    return found


def test_the_same_as_one_by_one(opened: Register) -> None:
    def write(many: bool) -> list[tuple[Any, ...]]:
        salts = iter([bytes([n]) * 32 for n in range(100)])
        with writing(opened.origin, FixedClock(NOW), lambda: next(salts)) as ledger:
            subjects = ["a" * 25 + letter for letter in "abc"]
            first = [told(one, at=n) for n, one in enumerate(subjects)]
            second = [NewFact("request-acknowledged", one, {"request": 1}, "desk", None) for one in subjects]
            if many:
                ledger.append_many(first)
                ledger.append_many(second[:2])
                ledger.append(second[2])
            else:
                for fact in (*first, *second):
                    ledger.append(fact)
        check_chains()
        found = rows()
        Disclosure.objects.all().delete()
        Fact.objects.filter(type__startswith="request").delete()
        LogHead.objects.update(size=Fact.objects.count())
        return found

    assert write(many=True) == write(many=False)


def test_what_stands_before_is_found_in_the_database(opened: Register) -> None:
    with writing(opened.origin, FixedClock(NOW)) as ledger:
        subjects = ledger.new_subjects(1000)
        ledger.append_many([told(one) for one in subjects])
    assert len({*subjects}) == 1000
    with writing(opened.origin, FixedClock(NOW)) as ledger:
        ledger.append_many(
            [NewFact("request-acknowledged", one, {"request": 1}, "desk", None) for one in subjects]
        )
    check_chains()
    assert LogHead.objects.get().last_at == NOW


def test_what_is_too_large(opened: Register) -> None:
    for error, more in (
        (MalformedFact, {"legal_basis": "x" * 70_000}),
        (MalformedDisclosure, {"locator": "x" * 200_000}),
    ):
        with pytest.raises(error), writing(opened.origin, FixedClock(NOW)) as ledger:
            ledger.append_many([told("a" * 26, **more)])
    assert not Fact.objects.filter(type="request-received").exists()
