"""A place that the organiser's agent finds not to be public is kept no longer; that it was asked for still counts."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest
from django.apps import apps

from openroll.desk import forgetting, locators, models, offers, recovering
from openroll.desk.order import MASK
from openroll.desk.reading import Sender
from openroll.desk.words import Channel
from openroll.log.disclosure import parse
from openroll.log.note import SigningKey
from openroll.roll import models as roll
from openroll.roll.erasure import pending
from openroll.site import deep_check, publishing
from tests.desk.life_making import EFFECT, NOW, Desk, agent_of, authority, order, request
from tests.desk.making import pass_on, signed_file, take
from tests.roll.making import check_chains, every_fact

SECRET = "posts/kitchen-table"
PLACE = f"https://tesco.example/{SECRET}"
OTHER = "https://tesco.example/posts/1"
WRITTEN = f"hxxps://tesco[.]example/{SECRET}"  # as people write it who want nobody to open it


def everything() -> Iterator[tuple[str, str]]:
    """Every value of the private database, with where it stands; what is behind digests as it reads."""
    for table in apps.get_models():
        for row in table._default_manager.values():
            for name, value in row.items():
                told = (
                    bytes(value).decode("utf-8", "replace")
                    if isinstance(value, bytes | memoryview)
                    else value
                )
                if table is roll.Disclosure and name == "text" and told:
                    told = parse(told).value
                yield f"{table.__name__}.{name}", str(told)


def holding(secret: str = SECRET) -> list[str]:
    return sorted({where for where, value in everything() if secret in value})


@pytest.fixture
def asked(desk: Desk) -> Desk:
    """A signed order of three lines, of which the first and the last are one place that its reasons name too."""
    key = SigningKey.from_seed("bka.example/orders", b"k" * 32)
    by: dict[str, Any] = {
        "added_by_id": desk.authority.proposed_by_id,
        "confirmed_by_id": desk.authority.verified_by_id,
    }
    desk.authority.keys.create(vkey=key.verifier.text, added_at=NOW, confirmed_at=NOW, **by)
    more = {
        "locators": [WRITTEN, OTHER, PLACE],
        "reasons": f"At {PLACE} and {WRITTEN} somebody calls to arms.",
    }
    file = signed_file(order(desk.authority, desk.entry, "2", **more), key)
    (taken,) = take(desk.register, file, by=Sender(Channel.FILE))
    pass_on(desk.register)
    assert taken.request is not None, taken.problem
    desk.request = models.Request.objects.get(number=taken.request)
    assert desk.request.state == "admissible"
    return desk


def test_nothing_is_left_of_a_place_that_is_not_public(asked: Desk) -> None:
    assert holding() == ["Disclosure.text", "Material.locator", "Request.note", "Request.order"]
    assert asked.tell("not-public", private="closed-room") is None
    assert holding() == []
    assert (asked.request.state, asked.request.return_reason) == ("returned", "not-public")
    assert asked.request.order["locators"] == [MASK, OTHER, MASK]
    assert asked.request.order["reasons"] == f"At {MASK} and {MASK} somebody calls to arms."
    assert asked.request.note is None
    assert [asked.item(n).material.locator for n in (1, 2)] == [MASK, OTHER]
    # No hash of it is kept either: whoever has a list of places could try them.
    key = sha256(locators.parse(PLACE, {"tesco.example"}).key.encode()).hexdigest()
    assert not models.Material.objects.filter(key=key).exists()
    check_chains()


def test_the_log_says_that_it_went_and_counts_as_before(asked: Desk) -> None:
    before = asked.request.items
    asked.tell("not-public", private="closed-room")
    asked.request.refresh_from_db()
    assert asked.request.items == before == 2
    gone = [one for one in every_fact() if one.type == "redacted"]
    assert {one.subject for one in gone} == {asked.request.subject, asked.item(1).subject}
    kept = roll.Disclosure.objects.filter(fact__subject=asked.item(2).subject, fact__type="request-received")
    assert parse(kept.get().text).value == OTHER
    assert not pending()
    publishing.publish(asked.register)
    found = deep_check.check(asked.register.folder, deep=True, progress=lambda stage, done, total: None)
    assert found.problems == [], [str(one) for one in found.problems]


def test_lines_that_nobody_can_read_any_more_go_with_it(asked: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines were joined, and the entry has no such domain now: none of them says any more which is the place."""
    monkeypatch.setattr(forgetting, "domains_of", lambda entry: frozenset())
    assert asked.tell("not-public", private="closed-room") is None
    assert holding() == []
    assert asked.request.order["locators"] == [MASK, MASK, MASK]


def test_the_same_order_again_is_the_same_request(asked: Desk) -> None:
    asked.tell("not-public", private="closed-room")
    more = {
        "locators": [WRITTEN, OTHER, PLACE],
        "reasons": f"At {PLACE} and {WRITTEN} somebody calls to arms.",
    }
    told = order(asked.authority, asked.entry, "2", **more)
    (again,) = take(asked.register, told, by=Sender(Channel.API, asked.authority))
    assert (again.request, again.again, again.state) == (asked.request.number, True, "returned")
    assert holding() == []


def test_an_agent_that_begins_anew_is_not_told_it(asked: Desk) -> None:
    asked.tell("not-public", private="closed-room")
    agent_of(asked.entry, "second.tesco.example")
    told = [one["request"] for one in offers.after(asked.entry.number, 0, 100) if one["kind"] == "request"]
    assert [one["locator"] for one in told[-1]["items"]] == [MASK, OTHER]


def test_what_others_asked_of_the_place_while_it_was_public_stands(asked: Desk) -> None:
    theirs = request(asked.register, asked.entry, authority("fr-ofac", country="FR"), locators=[PLACE])
    mine = asked.request
    asked.request = theirs
    assert asked.tell("effect", **EFFECT) is None
    asked.request = mine
    assert asked.tell("not-public", private="closed-room") is None
    assert theirs.rows.get().material.locator == PLACE
    assert asked.item(1).material.locator == MASK
    assert holding() == ["Disclosure.text", "Material.locator", "Request.order"]


def test_it_goes_from_a_request_that_was_withdrawn_meanwhile(asked: Desk) -> None:
    from openroll.desk import services
    from openroll.roll.acting import Actor
    from tests.desk.life_making import at

    more: dict[str, Any] = {"actor": Actor("authority"), "origin": asked.register.origin, "clock": at()}
    services.withdraw(asked.request.number, f"We mistook {PLACE}.", asked.authority, **more)
    assert asked.tell("not-public", private="direct-message") is None
    assert asked.request.state == "withdrawn"
    assert holding() == []


def test_a_restored_register_forgets_it_again(asked: Desk) -> None:
    kept = {table: [*table.objects.values()] for table in (models.Request, models.Material, models.Item)}
    texts = [*roll.Disclosure.objects.values()]
    size = roll.LogHead.objects.get().size
    asked.tell("not-public", private="closed-room")
    models.Outcome.objects.all().delete()
    roll.Removal.objects.all().delete()
    for table in (models.Material, models.Request, models.Item):
        for row in kept[table]:
            pk = row[table._meta.pk.attname]
            if table.objects.filter(pk=pk).update(**row) == 0:
                table.objects.create(**row)
    models.Material.objects.filter(items=None).delete()
    for row in texts:
        roll.Disclosure.objects.filter(pk=row["id"]).update(**row)
    assert holding()
    recovering.catch_up(size)
    assert holding() == ["Disclosure.text"]  # which the redactions of the log are for
    before = [*models.Item.objects.values()]
    recovering.catch_up(size)
    assert [*models.Item.objects.values()] == before
