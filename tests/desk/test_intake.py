"""Orders come in: each once, a batch at a time; what is private is kept nowhere; and then they are passed on."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from backports import zstd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openroll.core.errors import NotThere, UnusableInput
from openroll.desk import authorities, intake, models
from openroll.desk.reading import NotAttributed, NotYourOrder, ReferenceUsed, Sender
from openroll.desk.words import Channel, ReturnReason, State
from openroll.log.note import BadSignature
from openroll.roll.models import Action, Disclosure, Fact, LogHead
from openroll.site.register import Register
from tests.desk.making import (
    OTHER_KEY,
    PLACE,
    actor,
    authority,
    order,
    pass_on,
    sender,
    signed_file,
    take,
)
from tests.people.organisers import entered
from tests.roll.making import NOW, check_chains, revealed

VECTORS = Path(__file__).resolve().parents[2] / "vectors" / "orders"
PRIVATE = "https://t.me/+AbCdEfGhIjKlMnOp"
OTHERS = "https://elsewhere.example/1"
FILE = Sender(Channel.FILE)


def requests() -> list[models.Request]:
    return list(models.Request.objects.order_by("number"))


def said(*types: str) -> list[dict[str, Any]]:
    """What facts of these types say, withheld members included."""
    rows = Fact.objects.filter(type__in=types or ["request-received"]).order_by("index")
    return [revealed(row) for row in rows.prefetch_related("disclosures")]


def test_an_order_is_taken_and_goes_on_to_the_organiser(opened: Register) -> None:
    entry = entered(opened)
    authority()
    told = {"not_before": "2026-12-01T00:00:00Z", "why": "An investigation is open."}
    (taken,) = take(opened, order("17", PLACE + "1", PLACE + "2?b=2&a=1", tell_author=told))
    assert (taken.reference, taken.request, taken.state, taken.items) == ("17", 1, "received", 2)
    (row,) = requests()
    assert (row.entry_id, row.authority.code, row.channel, row.category) == (
        1,
        "gb-police",
        "api",
        "terrorism",
    )
    assert row.signed_by is not None
    assert row.deadline_at == NOW + timedelta(hours=1)
    assert row.alarm_at is not None
    assert row.order["reasons"] == "It calls for attacks on a railway."
    assert [(one.n, one.material.locator, one.author_until) for one in row.rows.order_by("n")] == [
        (1, PLACE + "1", row.defer_until),
        (2, PLACE + "2?b=2&a=1", row.defer_until),
    ]
    first, second, third = said()
    assert first["details"] == {
        "reference": "17", "reasons": "It calls for attacks on a railway.", "contact": "duty officer, +00 1",
        "redress": "The Example Court, within 30 days", "defer_why": "An investigation is open.",
    }  # fmt: skip
    assert first["items"] == 2
    assert first["authority"] == {"code": "gb-police", "name": "Example Police", "country": "GB"}
    assert (second["item"], second["locator"], second["kind"]) == (1, PLACE + "1", "page")
    assert third["request"] == 1
    assert set(Disclosure.objects.filter(fact__type="request-received").values_list("state", flat=True)) == {
        "private"
    }
    assert pass_on(opened, NOW + timedelta(seconds=1)) == 1
    row.refresh_from_db()
    assert (row.state, row.version) == (State.ADMISSIBLE, 2)
    assert row.acknowledged_at == row.admissible_at == NOW + timedelta(seconds=1)
    offer = models.Offer.objects.get()
    assert (offer.entry, offer.request, offer.kind) == (entry, row, "request")
    assert [one["at"] for one in said("request-acknowledged", "request-admissible")] == 2 * [
        "2026-11-23T10:00:01Z"
    ]
    assert pass_on(opened) == 0
    check_chains()


def test_the_same_order_twice_is_one_request(opened: Register) -> None:
    entered(opened)
    authority()
    before = take(opened, order("17"), order("18"), order("17"))
    assert [(one.request, one.again) for one in before] == [(1, False), (2, False), (1, True)]
    pass_on(opened)
    size = LogHead.objects.get().size
    backwards = dict(reversed(order("17").items()))
    (again,) = take(opened, backwards)
    assert (again.request, again.state, again.again) == (1, "admissible", True)
    assert LogHead.objects.get().size == size
    other, new = take(opened, order("17", reasons="Something else."), order("19"))
    assert isinstance(other.problem, ReferenceUsed)
    assert (other.request, new.request) == (None, 3)
    twice, differs = take(opened, order("20"), order("20", reasons="Something else."))
    assert twice.request == 4
    assert isinstance(differs.problem, ReferenceUsed)
    assert differs.problem.params["number"] == 4
    assert len(requests()) == 4


def test_two_authorities_may_have_one_reference(opened: Register) -> None:
    entered(opened)
    authority()
    authority("fr-court", OTHER_KEY, country="FR")
    (first,) = take(opened, order("17", PLACE + "1"))
    second, third = take(
        opened,
        order("17", PLACE + "2", code="fr-court"),
        order("18", PLACE + "1#more", code="fr-court"),
        by=sender("fr-court"),
    )
    assert (first.request, second.request, third.request) == (1, 2, 3)
    place = models.Material.objects.get(first_request=1)
    assert [one.request_id for one in place.items.order_by("pk")] == [1, 3]
    assert [one.get("same_as") for one in said() if "item" in one] == [None, None, {"request": 1, "item": 1}]


def test_a_private_place_is_kept_nowhere(opened: Register) -> None:
    entered(opened)
    authority()
    file = signed_file(order("17", PLACE + "1", PRIVATE, "mailto:anna@tesco.example"))
    (taken,) = take(opened, file, by=FILE)
    assert (taken.items, taken.state) == (3, "received")
    row = requests()[0]
    assert (row.note, row.items, row.rows.count()) == (None, 3, 0)
    assert "locators" not in row.order
    pass_on(opened)
    row.refresh_from_db()
    assert (row.state, row.return_reason) == (State.RETURNED, ReturnReason.NOT_PUBLIC)
    assert row.returned_for["private"] == {"2": "invite-link", "3": "direct-message"}
    assert len(said()) == 1
    (returned,) = said("request-returned")
    assert returned["private"] == {"invite-link": 1, "direct-message": 1}
    assert models.Offer.objects.count() == models.Material.objects.count() == 0
    database = opened.private / "register.sqlite3"
    if database.exists():
        for path in (database, database.with_name("register.sqlite3-wal")):
            assert b"AbCdEfGhIjKlMnOp" not in path.read_bytes()
    (again,) = take(opened, file, by=FILE)
    assert (again.request, again.state, again.again) == (1, "returned", True)


@pytest.mark.parametrize("count", [1, 20])
def test_a_private_place_that_texts_name_too_is_kept_nowhere(opened: Register, count: int) -> None:
    entered(opened)
    authority()
    words = f"See {PRIVATE} and {PRIVATE.removeprefix('https://')}."
    told: dict[str, Any] = dict.fromkeys(("legal_basis", "reasons", "contact", "redress"), words)
    told["tell_author"] = {"not_before": "2026-12-01T00:00:00Z", "why": words}
    take(opened, *(order(f"r{n}", PLACE + "1", PRIVATE, **told) for n in range(count)))
    waits = models.Batch.objects.values_list("told", flat=True)
    assert not any(b"AbCdEfGhIjKlMnOp" in zstd.decompress(one) for one in waits)
    assert pass_on(opened) == count
    assert {row.return_reason for row in requests()} == {"not-public"}
    kept = json.dumps([[row.order for row in requests()], said()])
    assert "AbCdEfGhIjKlMnOp" not in kept
    assert "See [\\u2026] and [\\u2026]." in kept


def test_what_is_public_of_an_order_names_no_place(opened: Register) -> None:
    entered(opened)
    authority()
    take(
        opened,
        order("17", PLACE + "1", legal_basis=f"Section 1, for {PLACE}1 alone", reasons=f"{PLACE}1 is it."),
    )
    (fact,) = Fact.objects.filter(type="request-received").order_by("index")[:1]
    assert b"Section 1, for [\xe2\x80\xa6] alone" in bytes(fact.data)
    assert requests()[0].order["reasons"] == f"{PLACE}1 is it."  # the organiser is told all of it


@pytest.mark.parametrize("places", [PRIVATE, [PRIVATE, 5], [PRIVATE, ""], [[PRIVATE]], {"a": PRIVATE}])
@pytest.mark.parametrize("count", [1, 20])  # few are written as requests, many wait
def test_places_that_are_no_list_of_texts_are_kept_nowhere(opened: Register, places: Any, count: int) -> None:
    entered(opened)
    authority()
    words = f"It is {PRIVATE}."
    taken = take(opened, *(order(f"r{n}", locators=places, reasons=words) for n in range(count)))
    assert {one.state for one in taken} == {"received"}
    waits = models.Batch.objects.values_list("told", flat=True)
    assert not any(b"AbCdEfGhIjKlMnOp" in zstd.decompress(one) for one in waits)
    assert pass_on(opened) == count
    assert {(row.return_reason, "locators" in row.order) for row in requests()} == {("incomplete", False)}
    assert {row.order["reasons"] for row in requests()} == {"It is […]."}
    file = signed_file(order("file", locators=places))
    assert take(opened, file, by=FILE)[0].problem is None
    assert requests()[-1].note is None


@pytest.mark.parametrize(
    ("more", "reason", "told"),
    [
        ({"legal_basis": None, "deadline": None}, "incomplete", {"lacks": ["legal_basis", "deadline"]}),
        ({"category": None}, "incomplete", {"lacks": ["category"]}),
        ({"issued_at": None}, "incomplete", {"lacks": ["issued_at"]}),
        ({"locators": None}, "incomplete", {"lacks": ["locators"]}),
        (
            {"locators": [PLACE, OTHERS, "no place"]},
            "manifest-error",
            {"errors": {"2": "not-ours", "3": "not-a-locator"}},
        ),
        ({"issued_at": "2026-11-25T00:00:00Z"}, "manifest-error", {"errors": {"issued_at": "wrong-time"}}),
        ({"deadline": "2026-11-01T00:00:00Z"}, "manifest-error", {"errors": {"deadline": "wrong-time"}}),
    ],
)
def test_what_goes_back(opened: Register, more: dict[str, Any], reason: str, told: dict[str, Any]) -> None:
    entered(opened)
    authority()
    (taken,) = take(opened, order("17", **more))
    assert taken.problem is None
    pass_on(opened)
    (row,) = requests()
    assert (row.state, row.return_reason) == (State.RETURNED, reason)
    assert told.items() <= row.returned_for.items()
    assert models.Offer.objects.count() == 0
    check_chains()


def test_places_of_others_are_not_kept(opened: Register) -> None:
    entered(opened)
    authority()
    take(opened, order("17", PLACE, OTHERS))
    (row,) = requests()
    assert "locators" not in row.order
    assert [(one.n, one.material.locator) for one in row.rows.all()] == [(1, PLACE)]


def test_an_authority_that_is_not_verified_any_more(opened: Register) -> None:
    entered(opened)
    authority()
    (before,) = take(opened, order("16"))
    authorities.withdraw("gb-police", "Its mailbox was taken over.", actor("second"), NOW)
    (taken,) = take(opened, order("17"))
    pass_on(opened)
    first, second = requests()
    assert (before.request, taken.request) == (1, 2)
    assert first.state == State.ADMISSIBLE
    assert (second.state, second.return_reason) == (State.RETURNED, ReturnReason.UNVERIFIED)


@pytest.mark.parametrize("state", ["unconfirmed", "withdrawn"])
def test_a_key_that_does_not_count(opened: Register, state: str) -> None:
    entered(opened)
    authority(confirmed=state == "withdrawn")
    if state == "withdrawn":
        key = models.AuthorityKey.objects.get()
        authorities.withdraw_key(key.pk, "It was lost.", actor("first"), NOW)
    take(opened, order("17"), signed_file(order("18")))
    pass_on(opened)
    assert [one.return_reason for one in requests()] == 2 * ["unverified"]


def test_signed_files_say_whose_they_are(opened: Register) -> None:
    entered(opened)
    authority()
    authority("fr-court", OTHER_KEY, country="FR")
    good, other, false, plain, unknown = take(
        opened,
        signed_file(order("17")),
        signed_file(order("17", code="fr-court"), OTHER_KEY),
        signed_file(order("18"), OTHER_KEY),
        order("19"),
        signed_file(order("20", code="nobody")),
        by=FILE,
    )
    assert (good.request, other.request) == (1, 2)
    assert isinstance(false.problem, BadSignature)
    assert isinstance(plain.problem, NotAttributed)
    assert isinstance(unknown.problem, NotAttributed)
    assert [one.reference for one in (false, plain, unknown)] == ["18", "19", "20"]
    (row, _) = requests()
    assert bytes(row.note or b"") == signed_file(order("17"))
    assert row.channel == "file"
    assert said()[0]["signed"] is True


def test_problems_of_one_order_are_not_those_of_others(opened: Register) -> None:
    entered(opened)
    authority()
    authority("fr-court", OTHER_KEY, country="FR")
    taken = take(
        opened,
        order("1"),
        order("2", service=7),
        order("3", code="fr-court"),
        {"reference": "4"},
        5,
        "no note",
        order("6"),
    )
    assert [one.request for one in taken] == [1, None, None, None, None, None, 2]
    assert isinstance(taken[1].problem, NotThere)
    assert isinstance(taken[2].problem, NotYourOrder)
    assert [one.reference for one in taken] == ["1", "2", "3", "4", "", "", "6"]
    with pytest.raises(UnusableInput):
        take(opened, *[order(str(n)) for n in range(intake.MOST + 1)])


def test_the_form_of_the_eus_removal_order(opened: Register) -> None:
    entered(opened)
    authority()
    form = json.loads((VECTORS / "good" / "annex-i.json").read_text())
    form["A"]["issued_at"] = "2026-11-23T09:00:00Z"
    form["B"]["locations"] = [PLACE]
    form.pop("C", None)
    sent = {"removal_order": form, "service": 1}
    taken, again, bad = take(opened, sent, sent, {"removal_order": {}, "service": 1})
    assert (taken.request, again.again, bad.request) == (1, True, None)
    assert isinstance(bad.problem, UnusableInput)
    pass_on(opened)
    (row,) = requests()
    assert (row.state, row.category, row.deadline_at) == ("admissible", "terrorism", NOW + timedelta(hours=1))
    (unknown,) = take(opened, sent, by=FILE)
    assert unknown.problem is not None


def test_another_category_waits_for_a_person(opened: Register) -> None:
    entered(opened)
    authority()
    take(opened, order("1", category="other"), order("2", category="spam"))
    assert pass_on(opened, limit=1) == 1
    assert pass_on(opened) == 1
    assert [one.state for one in requests()] == [State.ACKNOWLEDGED, State.ADMISSIBLE]
    assert pass_on(opened) == 0


def test_a_receipt_is_owed_for_what_is_new(opened: Register) -> None:
    entered(opened)
    authority()
    take(opened, order("1"), order("2"), order("1"))
    take(opened, order("1"))
    take(opened, order("3"))
    rows = models.Receipt.objects.order_by("first")
    assert [(row.first, row.last, row.note) for row in rows] == [(1, 2, None), (3, 3, None)]
    assert [one["reference"] for one in rows[0].orders] == ["1", "2"]


VALUES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=30)
    | st.lists(st.text(max_size=20), max_size=3)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(st.dictionaries(st.sampled_from(sorted(order())), VALUES, max_size=3) | VALUES, max_size=4))
def test_whatever_comes_is_taken_or_a_problem(opened: Register, sent: list[Any]) -> None:
    if not models.Authority.objects.exists():
        entered(opened)
        authority()
    told = [{**order(), **one} if isinstance(one, dict) else one for one in sent]
    for one in take(opened, *told):
        assert (one.problem is None) == (one.request is not None)
    pass_on(opened)
    assert not models.Request.objects.filter(state=State.RECEIVED).exists()


def test_a_clerk_needs_no_key(opened: Register) -> None:
    entered(opened)
    found = authority(key=None)
    clerk = actor("clerk", "authority")
    take(opened, order("1"), by=Sender(Channel.FORM, found, clerk=clerk.person))
    pass_on(opened)
    (row,) = requests()
    assert (row.state, row.clerk_id, row.signed_by, row.channel) == ("admissible", clerk.person, None, "form")
    assert said()[0]["signed"] is False
    line = Action.objects.get(verb="orders-sent")
    assert (line.person_id, line.told) == (clerk.person, {"requests": [1]})
