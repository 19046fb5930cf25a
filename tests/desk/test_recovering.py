"""A register restored from an older backup: requests are what the log says of them, and agents miss nothing."""

from hashlib import sha256
from typing import Any

import pytest
from django.db.models import Model

from openroll.core.clock import rfc3339
from openroll.desk import appeals, models, offers, recovering, services
from openroll.roll.acting import Actor
from openroll.roll.models import Fact
from tests.desk.life_making import BACK, EFFECT, GONE, NOW, REASONS, REFUSED, Desk, at, request

WORD = "w"
GONE_FOR_GOOD = {"version", "reasons", "appeal_sha256", "returned_for", "alarm_at", "answered_at"}


def held(table: type[Model]) -> list[dict[str, Any]]:
    """The rows as the log can give them back."""
    rows = table._default_manager.order_by("pk").values()
    return [{name: value for name, value in row.items() if name not in GONE_FOR_GOOD} for row in rows]


def bring_back(requests: list[dict[str, Any]], items: list[dict[str, Any]]) -> None:
    """Let the database be as it was when the backup was made; the facts are those that were taken back."""
    models.Outcome.objects.all().delete()
    models.Offer.objects.all().delete()
    models.Alarm.objects.all().delete()
    models.Appeal.objects.all().delete()
    for row in requests:
        models.Request.objects.filter(pk=row["number"]).update(**row)
    for row in items:
        models.Item.objects.filter(pk=row["id"]).update(**row)


def rows() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    requests = [{**row} for row in models.Request.objects.values()]
    return requests, [{**row} for row in models.Item.objects.values()]


def lived(desk: Desk, how: str) -> None:
    """One item's whole life; the request ends ``how``."""
    informed = {"event": "$2", "at": rfc3339(NOW), "appeal_sha256": sha256(WORD.encode()).hexdigest()}
    sent = [("effect", EFFECT), ("reasons", REASONS), ("informed", informed), ("checked", {"proof": GONE})]
    assert desk.take(*(desk.note(kind, 1, **data) for kind, data in sent)) == [None] * 4
    if how == "withdrawn":
        more: dict[str, Any] = {"actor": Actor("authority"), "origin": desk.register.origin, "clock": at()}
        services.withdraw(desk.request.number, "A mistake.", desk.authority, **more)
        return
    assert desk.tell("refused", 2, **REFUSED) is None
    appeals.make(WORD, "It was satire.", "en", origin=desk.register.origin, clock=at())
    if how == "appealed":
        return
    assert desk.tell("appeal-decided", appeal=1, outcome="reversed", text="So it was.") is None
    assert desk.tell("reinstated", appeal=1, action="remove-post", proof=BACK) is None


@pytest.mark.parametrize("how", ["withdrawn", "appealed", "reinstated"])
def test_requests_are_again_what_the_log_says(desk: Desk, how: str) -> None:
    backup, start = rows(), Fact.objects.count()
    lived(desk, how)
    known = held(models.Request), held(models.Item)
    bring_back(*backup)
    assert (held(models.Request), held(models.Item)) != known
    assert recovering.catch_up(start) == Fact.objects.count() - start
    assert (held(models.Request), held(models.Item)) == known
    found = list(models.Appeal.objects.values_list("n", "text", "outcome"))
    assert found == {"withdrawn": [], "appealed": [(1, "", "")], "reinstated": [(1, "", "reversed")]}[how]
    recovering.catch_up(start)
    assert (held(models.Request), held(models.Item)) == known


def test_an_appeal_that_came_back_is_decided(desk: Desk) -> None:
    backup, start = rows(), Fact.objects.count()
    lived(desk, "appealed")
    bring_back(*backup)
    recovering.catch_up(start)
    assert [one["kind"] for one in offers.after(desk.entry.number, 0, 100)] == ["appeal", "request"]
    assert desk.tell("appeal-decided", appeal=1, outcome="upheld", text="It stands.") is None


def test_a_request_that_is_gone_leaves_the_others_alone(desk: Desk) -> None:
    start = Fact.objects.count()
    lost = request(
        desk.register, desk.entry, desk.authority, reference="2", locators=["https://tesco.example/9"]
    )
    models.Offer.objects.filter(request=lost).delete()
    models.Item.objects.filter(request=lost).delete()
    lost.delete()
    known = held(models.Request)
    assert recovering.catch_up(start) == Fact.objects.count() - start > 0
    assert held(models.Request) == known


def test_an_agent_misses_nothing_that_comes_after_a_restore(desk: Desk) -> None:
    told = max(one["n"] for one in offers.after(desk.entry.number, 0, 100))
    recovering.pass_over_offers()
    request(desk.register, desk.entry, desk.authority, reference="2")
    [new] = offers.after(desk.entry.number, told + 5000, 100)  # it had heard of many since the backup
    assert new["request"]["reference"] == "2"
    models.Offer.objects.all().delete()
    recovering.pass_over_offers()
    request(desk.register, desk.entry, desk.authority, reference="3")
    [newest] = offers.after(desk.entry.number, new["n"] + 5000, 100)
    assert newest["request"]["reference"] == "3"
