"""Work lists by deadline, one request whole, orders and items counted apart."""

from openroll.desk.words import Action
from tests.desk.life_making import EFFECT, LOCATORS, NOW, REFUSED, Desk, at, authority, request


def test_what_is_due_stands_by_its_deadline(desk: Desk) -> None:
    from openroll.desk import selectors

    sooner = request(desk.register, desk.entry, desk.authority, reference="2", minutes=20)
    found = selectors.page_of("due", 1, at(minutes=30).now())
    assert [line.request.number for line in found.lines] == [sooner.number, desk.request.number]
    assert [line.late for line in found.lines] == [True, False]
    assert [line.waiting for line in found.lines] == [2, 2]
    assert selectors.late(selectors.EVERYTHING, at(minutes=30).now()) == 1


def test_orders_and_items_are_counted_apart(desk: Desk) -> None:
    from openroll.desk import selectors

    desk.take(desk.note("refused", **REFUSED), desk.note("refused", 2, **REFUSED))
    request(desk.register, desk.entry, desk.authority, reference="2", locators=LOCATORS[:1])
    found = selectors.counts()
    assert (found["answered"].orders, found["answered"].items) == (1, 2)
    assert (found["due"].orders, found["due"].items) == (1, 1)
    assert (found["all"].orders, found["all"].items) == (2, 3)


def test_an_organiser_sees_what_was_offered_to_it(desk: Desk) -> None:
    from openroll.desk import selectors

    hidden = request(desk.register, desk.entry, desk.authority, reference="2", admitted=False)
    scope = selectors.Scope(entry=desk.entry.number, offered=True)
    assert selectors.whole(hidden.number, NOW, scope) is None
    assert selectors.whole(desk.request.number, NOW, scope) is not None
    assert selectors.whole(desk.request.number, NOW, selectors.Scope(entry=999)) is None
    assert selectors.page_of("all", 1, NOW, scope).count == 1


def test_a_request_is_shown_whole(desk: Desk) -> None:
    from openroll.desk import selectors

    france = authority("fr-ofac", country="FR")
    second = request(desk.register, desk.entry, france, locators=LOCATORS[1:])
    desk.tell("effect", **EFFECT)
    found = selectors.whole(desk.request.number, NOW)
    assert found is not None
    first, other = found.items
    assert (first.locator, first.item.action) == (LOCATORS[0], Action.REMOVE)
    assert first.to_be_told
    assert [(one.request, one.item, one.authority.code) for one in other.same] == [
        (second.number, 1, "fr-ofac")
    ]
    assert other.first == (desk.request.number, 2)
    steps = [(one.type.removeprefix("request-"), one.item) for one in found.steps]
    received = [("received", None), ("received", 1), ("received", 2)]
    assert steps == [*received, ("acknowledged", None), ("admissible", None), ("effect", 1)]
    assert found.states == {"full": 1, "waiting": 1}
    assert found.order["reasons"] == "It praises an attack."


def test_many_items_stand_on_pages(desk: Desk) -> None:
    from openroll.desk import selectors

    many = request(
        desk.register, desk.entry, desk.authority, reference="2",
        locators=[f"https://tesco.example/posts/{n}" for n in range(100, 250)],
    )  # fmt: skip
    found = selectors.whole(many.number, NOW, page=9)
    assert found is not None
    assert (found.page, found.last, len(found.items), found.items[0].item.n) == (2, 2, 50, 101)
