"""Lines of one order that name one place are one item, however they come in; how many were joined is told."""

from openroll.core.canonical import encode
from openroll.core.clock import FixedClock
from openroll.desk import intake, models, waiting
from openroll.site.register import Register
from tests.desk.making import PLACE, authority, order, pass_on, sender, take
from tests.desk.test_intake import OTHERS, requests, said
from tests.people.organisers import entered
from tests.roll.making import NOW, check_chains


def test_lines_that_name_one_place_are_one_item(opened: Register) -> None:
    entered(opened)
    authority()
    lines = [PLACE + "7", PLACE + "1?a=1&b=2", PLACE + "7", PLACE + "1?b=2&a=1", PLACE + "2", PLACE + "7"]
    (taken,) = take(opened, order("1", *lines))
    assert (taken.items, taken.joined) == (3, 3)
    (row,) = requests()
    assert row.items == 3
    assert row.order["locators"] == lines  # what was sent stands as it was sent
    assert [(one.n, one.material.locator) for one in row.rows.order_by("n")] == [
        (1, PLACE + "7"), (2, PLACE + "1?a=1&b=2"), (3, PLACE + "2"),
    ]  # fmt: skip
    first, *items = said()
    assert (first["items"], first["joined"]) == (3, 3)
    assert [one["item"] for one in items] == [1, 2, 3]
    assert not any("same_as" in one for one in items)
    (promised,) = models.Receipt.objects.get().orders
    assert promised["items"] == 3
    (again,) = take(opened, order("1", *lines))
    assert (again.request, again.items, again.joined, again.again) == (1, 3, 3, True)
    pass_on(opened)
    assert [one["items"] for one in said("request-received") if "joined" in one] == [3]
    check_chains()


def test_nothing_is_said_of_joining_where_no_line_came_twice(opened: Register) -> None:
    entered(opened)
    authority()
    (taken,) = take(opened, order("1", PLACE + "1", PLACE + "2"))
    assert (taken.items, taken.joined) == (2, 0)
    assert "joined" not in said()[0]


def test_of_an_order_that_goes_back_each_line_keeps_its_number(opened: Register) -> None:
    entered(opened)
    authority()
    (taken,) = take(opened, order("1", PLACE + "1", PLACE + "1", OTHERS, OTHERS))
    assert (taken.items, taken.joined) == (4, 0)
    (row,) = requests()
    assert row.returned_for["errors"] == {"3": "not-ours", "4": "not-ours"}


def test_a_large_batch_joins_lines_too(opened: Register) -> None:
    entered(opened)
    authority()
    sent = [order(str(n), PLACE + str(n), PLACE + "0", PLACE + str(n)) for n in range(1, waiting.MANY + 1)]
    body = encode({"orders": [*sent]})
    taken = intake.take_body(body, sender(), origin=opened.origin, clock=FixedClock(NOW))
    assert {(one.items, one.joined) for one in taken} == {(2, 1)}
    while waiting.write_out(origin=opened.origin, clock=FixedClock(NOW)):
        pass
    assert {(one.items, one.rows.count()) for one in requests()} == {(2, 2)}
    assert [one["joined"] for one in said() if "items" in one] == waiting.MANY * [1]
    check_chains()
