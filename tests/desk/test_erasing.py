"""A redaction reaches what authorities, authors and agents wrote about the entry's requests."""

from hashlib import sha256
from typing import Any

import pytest

from openroll.core.clock import rfc3339
from openroll.roll import models as roll
from openroll.roll.erasure import Order
from openroll.roll.scrubbing import MARK
from openroll.site import redacting
from tests.desk.life_making import EFFECT, NOW, REASONS, REFUSED, Desk, at, authority, request
from tests.people.organisers import entered
from tests.roll.making import MAIL, clock
from tests.searching import found_in, spellings

ORDER = Order(1, "/identifiers/email", "Art. 17 GDPR", "A court", "registrar")
TOLD = f"Write to {MAIL} about it."


@pytest.fixture
def planted(desk: Desk) -> Desk:
    """A request about the entry that has its address in everything that somebody writes."""
    from openroll.desk import appeals, services
    from openroll.roll.acting import Actor

    desk.request.order = {**desk.request.order, "reasons": TOLD}
    desk.request.note = TOLD.encode()
    desk.request.save()
    desk.agent.label = TOLD[:100]
    desk.agent.save()
    place = desk.item().material
    place.locator = f"https://tesco.example/?to={MAIL.replace('@', '%40')}"
    place.save()
    word = sha256(b"word").hexdigest()
    assert desk.take(
        desk.note("effect", **EFFECT),
        desk.note("reasons", **{**REASONS, "text": TOLD}, _id="a" * 32),
        desk.note("informed", event="$2", at=rfc3339(NOW), appeal_sha256=word),
        desk.note("refused", 2, **{**REFUSED, "text": TOLD}),
    ) == [None] * 4  # fmt: skip
    appeals.make("word", TOLD, "en", origin=desk.register.origin, clock=at())
    assert desk.tell("appeal-decided", appeal=1, outcome="upheld", text=TOLD) is None
    more: dict[str, Any] = {"actor": Actor("registrar"), "origin": desk.register.origin, "clock": at()}
    services.annul(desk.request.number, "a judgment", TOLD, **more)
    return desk


def test_nothing_is_left_of_it_in_requests(planted: Desk) -> None:
    wanted = spellings(MAIL)
    done = redacting.redact(planted.register, ORDER, clock=clock())
    assert found_in(planted.register.folder, wanted) == []
    planted.request.refresh_from_db()
    assert planted.request.order["reasons"] == f"Write to {MARK} about it."
    assert planted.request.note is None
    assert planted.item().appeals.get().text == f"Write to {MARK} about it."
    subjects = {planted.request.subject, planted.item().subject, planted.item(2).subject}
    redacted = roll.Fact.objects.filter(type="redacted", index__in=done.facts)
    assert subjects <= set(redacted.values_list("subject", flat=True))


def test_an_outcome_of_which_nothing_is_left_is_still_taken_once(planted: Desk) -> None:
    redacting.redact(planted.register, ORDER, clock=clock())
    before = planted.facts()
    assert planted.tell("reasons", **{**REASONS, "text": TOLD}, _id="a" * 32) is None
    assert planted.facts() == before


def test_what_would_go_is_seen_before(planted: Desk) -> None:
    looked = redacting.look(planted.register, ORDER)
    done = redacting.redact(planted.register, ORDER, clock=clock())
    assert len(looked.plan.rows) == len(done.facts)


def test_requests_about_others_keep_what_they_say(planted: Desk) -> None:
    other = entered(
        planted.register, subject="GB-COH/00445791", domains=["other.example"], mail="x@y.example"
    )
    place = ["https://other.example/posts/1"]
    theirs = request(planted.register, other, authority("fr-ofac", country="FR"), locators=place)
    theirs.order = {**theirs.order, "reasons": TOLD}
    theirs.save()
    redacting.redact(planted.register, ORDER, clock=clock())
    theirs.refresh_from_db()
    assert theirs.order["reasons"] == TOLD
