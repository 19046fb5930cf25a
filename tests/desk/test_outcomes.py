"""What agents send back: taken once, for their own requests alone, in the states that allow it."""

from typing import Any

import pytest

from openroll.core.clock import rfc3339
from openroll.roll import models as roll
from tests.desk.life_making import BACK, EFFECT, GONE, NOW, REASONS, REFUSED, Desk, agent_of, at
from tests.people.organisers import entered
from tests.roll.making import check_chains, every_fact, revealed


def last_fact() -> dict[str, Any]:
    return revealed(every_fact()[-1])


def test_an_effect_changes_its_item_and_stands_in_the_log(desk: Desk) -> None:
    assert desk.tell("effect", **EFFECT) is None
    item = desk.item()
    assert (item.state, item.action, item.proof["gone"]) == ("full", "remove-post", True)
    assert desk.request.state == "admissible"
    told = last_fact()
    assert told["effect"] == "full"
    assert told["event"] == "$event"
    assert b"$event" not in bytes(every_fact()[-1].data)
    check_chains()


def test_the_same_outcome_again_changes_nothing(desk: Desk) -> None:
    note = desk.note("effect", **EFFECT)
    assert desk.take(note, note) == [None, None]
    before = desk.facts()
    assert desk.take(note) == [None]
    assert desk.facts() == before
    assert desk.request.outcomes.count() == 1


def test_an_id_is_for_one_outcome(desk: Desk) -> None:
    first = desk.note("effect", **EFFECT, _id="a" * 32)
    second = desk.note("refused", 2, **REFUSED, _id="a" * 32)
    errors = desk.take(first, second)
    assert errors[0] is None
    assert errors[1].code == "conflict"
    assert desk.item(2).state == "waiting"


def test_a_request_is_answered_once_every_item_has_its_outcome(desk: Desk) -> None:
    assert desk.take(desk.note("effect", **EFFECT), desk.note("reasons", **REASONS)) == [None, None]
    assert desk.request.state == "admissible"
    assert desk.tell("refused", 2, **REFUSED) is None
    assert desk.request.state == "answered"
    assert desk.request.informed_at is not None
    letter = roll.Letter.objects.get(kind="request-answered")
    assert letter.to == "orders@bka.example"
    for word in (
        "Item 1: Done",
        "Item 2: Refused",
        "> It praises an attack.",
        "> It is a news report.",
        "court",
    ):
        assert word in letter.body
    assert "/posts/" not in letter.body
    assert desk.facts()[-4:] == ["effect", "reasons", "refused", "informed"]
    assert last_fact()["who"] == "authority"


def test_the_authority_is_told_later_when_reasons_are_still_to_come(desk: Desk) -> None:
    from openroll.desk import informing

    desk.take(desk.note("effect", **EFFECT), desk.note("refused", 2, **REFUSED))
    assert desk.request.state == "answered"
    assert not roll.Letter.objects.filter(kind="request-answered").exists()
    assert informing.inform_late(origin=desk.register.origin, clock=at(minutes=14)) == 0
    assert informing.inform_late(origin=desk.register.origin, clock=at(minutes=15)) == 1
    assert informing.inform_late(origin=desk.register.origin, clock=at(minutes=16)) == 0
    assert roll.Letter.objects.filter(kind="request-answered").count() == 1


def test_the_letter_speaks_the_authoritys_language(desk: Desk) -> None:
    desk.authority.language = "ru"
    desk.authority.save()
    desk.take(desk.note("refused", **REFUSED), desk.note("refused", 2, **REFUSED))
    assert roll.Letter.objects.get(kind="request-answered").language == "ru"


def test_somebody_elses_request_is_refused_and_written_down(desk: Desk) -> None:
    other = entered(desk.register, subject="GB-COH/00445791", domains=["other.example"])
    agent, key = agent_of(other, "agent.other.example")
    mine, desk.agent = desk.agent, agent
    before = desk.facts()
    for note in (
        desk.note("effect", **EFFECT, _entry=other.number, _key=key),
        desk.note("effect", **EFFECT, _key=key),
    ):
        assert desk.take(note)[0].code == "not-yours"
    assert (
        desk.take(desk.note("effect", **EFFECT))[0].code == "bad-signature"
    )  # a note of theirs, sent by another one
    assert desk.facts() == before
    assert desk.item().state == "waiting"
    assert roll.Action.objects.filter(verb="outcome-not-theirs", entry=other).count() == 2
    desk.agent = mine
    assert desk.tell("effect", **EFFECT) is None


def test_a_request_that_was_not_offered_has_no_outcome(desk: Desk) -> None:
    from tests.desk.life_making import request

    desk.request = request(desk.register, desk.entry, desk.authority, reference="2", admitted=False)
    assert desk.tell("effect", **EFFECT).code == "not-yours"


def test_a_withdrawn_key_signs_nothing_any_more(desk: Desk) -> None:
    desk.agent.withdrawn_at = NOW
    desk.agent.save()
    assert desk.tell("effect", **EFFECT).code == "bad-signature"


def test_another_key_of_the_same_entry_may_have_signed(desk: Desk) -> None:
    second, key = agent_of(desk.entry, "second.tesco.example")
    assert desk.tell("effect", **EFFECT, _key=key) is None
    assert desk.request.outcomes.get().agent == second


def test_an_outcome_is_for_one_register(desk: Desk) -> None:
    assert desk.tell("effect", **EFFECT, _register="https://other.example").code == "refusal"
    assert desk.item().state == "waiting"


@pytest.mark.parametrize(
    "kind", ["reasons", "informed", "checked", "deferred", "appeal-decided", "reinstated"]
)
def test_nothing_follows_on_an_item_that_waits(desk: Desk, kind: str) -> None:
    data: dict[str, dict[str, Any]] = {
        "reasons": REASONS,
        "informed": {"event": "$1", "at": rfc3339(NOW), "appeal_sha256": "0" * 64},
        "checked": {"proof": GONE},
        "deferred": {"until": "2027-01-01T00:00:00Z", "why": "an inquiry"},
        "appeal-decided": {"appeal": 1, "outcome": "reversed", "text": "We were wrong."},
        "reinstated": {"appeal": 0, "action": "remove-post", "proof": BACK},
    }
    before = desk.facts()
    assert desk.tell(kind, **data[kind]).code == "not-in-this-state"
    assert desk.facts() == before


def test_what_is_done_is_not_refused_afterwards(desk: Desk) -> None:
    desk.tell("effect", **EFFECT)
    assert desk.tell("refused", **REFUSED).code == "not-in-this-state"


def test_what_was_refused_may_be_done_after_all(desk: Desk) -> None:
    desk.take(desk.note("refused", **REFUSED), desk.note("refused", 2, **REFUSED))
    assert desk.request.informed_at is not None
    assert desk.take(desk.note("effect", **EFFECT), desk.note("reasons", **REASONS)) == [None, None]
    item = desk.item()
    assert (item.state, item.ground) == ("full", "")
    assert roll.Letter.objects.filter(kind="request-answered").count() == 2
    later = roll.Letter.objects.filter(kind="request-answered").last()
    assert later is not None
    assert "Item 1: Done" in later.body
    assert "Item 2" not in later.body


def test_done_in_full_means_gone(desk: Desk) -> None:
    still = {**EFFECT, "proof": BACK}
    assert desk.tell("effect", **still).code == "malformed-outcome"
    assert desk.tell("effect", **{**still, "effect": "partial"}) is None


def test_a_limit_names_its_countries(desk: Desk) -> None:
    limited = {**EFFECT, "effect": "limited", "proof": BACK, "action": "by-hand"}
    assert desk.tell("effect", **limited).code == "malformed-outcome"
    assert desk.tell("effect", **{**limited, "countries": ["FR", "DE"]}) is None
    assert desk.item().countries == ["DE", "FR"]


def test_what_an_agent_ahead_of_time_tells_has_happened_by_now(desk: Desk) -> None:
    ahead = {**EFFECT, "acted_at": "2031-01-01T00:00:00Z", "proof": {**GONE, "at": "2031-01-01T00:00:00Z"}}
    assert desk.tell("effect", **ahead) is None
    assert desk.item().acted_at == NOW
    assert last_fact()["acted_at"] == rfc3339(NOW)
    assert last_fact()["proof"]["at"] == rfc3339(NOW)


def test_what_is_not_public_sends_the_whole_request_back(desk: Desk) -> None:
    from openroll.desk.models import Offer

    assert desk.tell("not-public", private="encrypted-room") is None
    assert (desk.request.state, desk.request.return_reason) == ("returned", "not-public")
    assert desk.item().state == "not-public"
    assert Offer.objects.order_by("-pk")[0].kind == "returned"
    told = revealed(next(one for one in every_fact() if one.type == "request-returned"))
    assert told["private"] == {"encrypted-room": 1}
    letter = roll.Letter.objects.get(kind="request-returned")
    assert "item 1" in letter.body
    # The other item was on its way meanwhile.
    assert desk.tell("effect", 2, **EFFECT) is None
    assert desk.request.state == "returned"


def test_outcomes_of_a_request_that_was_withdrawn_are_still_recorded(desk: Desk) -> None:
    from openroll.desk import services
    from openroll.roll.acting import Actor

    services.withdraw(
        desk.request.number, "Our mistake.", desk.authority, actor=Actor("authority"),
        origin=desk.register.origin, clock=at(),
    )  # fmt: skip
    assert desk.tell("effect", **EFFECT) is None
    assert desk.request.state == "withdrawn"
    assert desk.item().state == "full"
    assert desk.tell("reinstated", appeal=0, action="remove-post", proof=BACK) is None
    assert desk.item().state == "reinstated"


def test_nothing_is_taken_back_without_an_appeal(desk: Desk) -> None:
    desk.tell("effect", **EFFECT)
    assert desk.tell("reinstated", appeal=0, action="remove-post", proof=BACK).code == "refusal"
    assert desk.tell("reinstated", appeal=1, action="remove-post", proof=BACK).code == "not-there"


def test_it_was_looked_at_again(desk: Desk) -> None:
    desk.tell("effect", **EFFECT)
    assert desk.tell("checked", proof=BACK) is None
    assert desk.item().proof["gone"] is False
    assert last_fact()["again"] is True


def test_telling_the_author_is_put_off_with_an_end_alone(desk: Desk) -> None:
    desk.tell("effect", **EFFECT)
    assert desk.tell("deferred", why="an inquiry").code == "malformed-outcome"
    assert desk.tell("deferred", until=rfc3339(NOW), why="an inquiry").code == "refusal"
    assert desk.tell("deferred", until="2026-12-01T00:00:00Z", why="an inquiry") is None
    assert last_fact()["deferred_until"] == "2026-12-01T00:00:00Z"
    assert desk.tell("informed", event="$2", at=rfc3339(NOW), appeal_sha256="0" * 64) is None
    assert desk.tell("deferred", until="2026-12-01T00:00:00Z", why="an inquiry").code == "conflict"


def test_one_that_is_wrong_does_not_hold_up_the_others(desk: Desk) -> None:
    errors = desk.take("nonsense", desk.note("effect", **EFFECT), desk.note("effect", 9, **EFFECT), "")
    assert [error and error.code for error in errors] == [
        "malformed-note",
        None,
        "not-yours",
        "malformed-note",
    ]
    assert desk.item().state == "full"


def test_the_outcome_is_kept_as_it_came(desk: Desk) -> None:
    note = desk.note("effect", **EFFECT)
    desk.take(note)
    kept = desk.request.outcomes.get()
    assert bytes(kept.note).decode() == note
    assert kept.fact is not None
    assert kept.fact.type == "request-effect"
