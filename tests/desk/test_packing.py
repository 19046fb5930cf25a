"""What a batch keeps of its orders is read again as it was, whole and in halves."""

from collections.abc import Sequence
from typing import Any

import orjson
import pytest

from openroll.desk import plain
from openroll.desk.alike import Alike
from openroll.desk.packing import Kept, Packed, halve, pack, unpack
from openroll.desk.reading import Read, Reader
from openroll.log.disclosure import SALT_SIZE
from openroll.site.register import Register
from tests.desk.making import PLACE, order, sender
from tests.desk.test_plain import body
from tests.roll.making import NOW

SENT = body(*(order(f"ref {n} Ж", f"{PLACE}{n}", reasons='It says:\n"Ж\\".') for n in range(1, 6)))


@pytest.fixture
def alike(ready: Register) -> Alike:
    """Five orders that differ in their place and reference alone."""
    found = plain.read(SENT, Reader(sender(), NOW, decoded=True), 100)
    assert isinstance(found, Alike)
    return found


def promised(packed: Packed) -> list[dict[str, Any]]:
    return [{"sha256": one, "items": items} for one, items in zip(packed.sha256, packed.items, strict=True)]


def kept(told: bytes, orders: Sequence[dict[str, Any]], like: Alike) -> tuple[list[Read], list[bytes]]:
    """What is read again, with the orders as they were when they came."""
    found, salts = unpack(told, orders, like.first.authority)
    for one in found:
        assert one.found is not None
        one.found = None
    return found, salts


def test_alike_or_one_by_one_the_same_is_kept(alike: Alike) -> None:
    together, each = pack(alike), pack(alike.reads())
    assert (together.marks, together.references) == (each.marks, each.references)
    assert (together.sha256, together.items, together.joined) == (each.sha256, each.items, each.joined)
    found, salts = kept(together.told, promised(together), alike)
    again, more = kept(each.told, promised(each), alike)
    assert found == again == alike.reads()
    assert len({*salts, *more}) == 20  # each order has one, and each place
    assert {len(one) for one in salts} == {SALT_SIZE}


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize("count", [1, 2, 4])
def test_halves_are_the_whole(alike: Alike, together: bool, count: int) -> None:
    packed = pack(alike if together else alike.reads())
    whole, salts = kept(packed.told, promised(packed), alike)
    first, rest = halve(packed.told, count)
    some, some_salts = kept(first, promised(packed)[:count], alike)
    others, other_salts = kept(rest, promised(packed)[count:], alike)
    assert [*some, *others] == whole
    assert [*some_salts, *other_salts] == salts


def test_what_is_told_of_orders_that_were_kept(alike: Alike) -> None:
    packed = pack(alike)
    several = Packed.of(
        packed.marks, packed.references, packed.sha256, [1, 2, 3, 4, 50], [0, 0, 7, 0, 0], packed.told
    )
    taken = Kept(several, range(99, 104))
    assert [*taken] == [taken[n] for n in range(5)] == taken[:]
    assert [(one.request, one.items, one.joined) for one in taken][1:3] == [(100, 2, 0), (101, 3, 7)]
    told = [
        {"reference": one.reference, "request": one.request, "sha256": one.sha256, "items": one.items}
        for one in taken
    ]
    assert told[0]["reference"] == "ref 1 Ж"
    assert orjson.loads(taken.promised()) == told
    more = [
        {
            "state": "received",
            "again": False,
            "joined": one.joined,
            "url": f"https://office.example/r/{one.request}",
        }
        for one in taken
    ]
    answers = [{**each, **beside} for each, beside in zip(told, more, strict=True)]
    for one in answers:
        one["receipt_url"] = f"{one['url']}/receipt"
    assert orjson.loads(taken.answers("https://office.example/r")) == answers
