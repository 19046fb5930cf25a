"""Appeals by authors: found by a word, passed on once, decided, and what follows."""

import threading
from hashlib import sha256
from typing import Any

import pytest

from openroll.core.clock import rfc3339
from openroll.core.errors import Conflict, NotThere, OpenrollError, UnusableInput
from openroll.roll import models as roll
from openroll.roll.audit import SentTwice
from tests.desk.life_making import BACK, EFFECT, NOW, REASONS, REFUSED, Desk, at
from tests.roll.making import every_fact, revealed

WORD = "a-word-of-the-letter"
WHY = "It is a report about the attack."


@pytest.fixture
def done(desk: Desk) -> Desk:
    """The first item was removed and its author told; the second refused."""
    errors = desk.take(
        desk.note("effect", **EFFECT),
        desk.note("reasons", **REASONS),
        desk.note("informed", event="$2", at=rfc3339(NOW), appeal_sha256=sha256(WORD.encode()).hexdigest()),
        desk.note("refused", 2, **REFUSED),
    )
    assert errors == [None] * 4
    return desk


def appeal(desk: Desk, word: str = WORD, text: str = WHY, form: str | None = None) -> Any:
    from openroll.desk import appeals

    return appeals.make(word, text, "en", origin=desk.register.origin, clock=at(hours=1), form=form)


def test_an_appeal_is_passed_on_and_its_words_are_withheld(done: Desk) -> None:
    from openroll.desk.models import Offer

    made = appeal(done)
    assert (made.n, made.item.n) == (1, 1)
    offer = Offer.objects.order_by("-pk")[0]
    assert (offer.kind, offer.appeal) == ("appeal", made)
    fact = every_fact()[-1]
    assert fact.type == "request-appealed"
    assert b"report" not in bytes(fact.data)
    assert revealed(fact)["text"] == WHY
    assert b'"by":"author"' in bytes(fact.data)


def test_the_same_appeal_again_is_the_same(done: Desk) -> None:
    first = appeal(done, form="x")
    assert appeal(done) == first
    assert appeal(done, form="x") == first
    with pytest.raises(Conflict, match="being decided"):
        appeal(done, text="Something else.")
    assert done.facts().count("appealed") == 1


def test_a_form_that_was_sent_twice_appeals_once(done: Desk) -> None:
    appeal(done, form="x")
    done.tell("appeal-decided", appeal=1, outcome="upheld", text="No.")
    with pytest.raises(SentTwice):
        appeal(done, form="x")


def test_the_address_works_before_the_register_has_heard_of_the_letter(desk: Desk) -> None:
    digest = sha256(WORD.encode()).hexdigest()
    assert desk.take(
        desk.note("effect", **EFFECT), desk.note("reasons", **REASONS, appeal_sha256=digest)
    ) == [None, None]
    assert appeal(desk).item.n == 1


def test_the_address_in_a_letter_that_was_sent_works_until_there_is_another_letter(done: Desk) -> None:
    digest = sha256(b"another").hexdigest()
    assert done.tell("reasons", **REASONS, appeal_sha256=digest) is None
    assert appeal(done).n == 1
    assert done.tell("informed", event="$3", at=rfc3339(NOW), appeal_sha256=digest) is None
    assert done.item().appeal_sha256 == digest


@pytest.mark.parametrize("word", ["", "another", WORD + "x", "x" * 500, "\ud800"])
def test_without_the_word_there_is_nothing(done: Desk, word: str) -> None:
    with pytest.raises(NotThere):
        appeal(done, word)


@pytest.mark.parametrize("text", ["", "  ", "\0", "x" * 10_001])
def test_an_appeal_says_something(done: Desk, text: str) -> None:
    with pytest.raises(UnusableInput):
        appeal(done, text=text)


def test_a_reversed_decision_brings_it_back_and_the_authority_hears_of_it(done: Desk) -> None:
    appeal(done)
    errors = done.take(
        done.note("appeal-decided", appeal=1, outcome="reversed", text="We were wrong."),
        done.note("reinstated", appeal=1, action="remove-post", proof=BACK),
        clock=at(hours=2),
    )
    assert errors == [None, None]
    item = done.item()
    assert item.state == "reinstated"
    assert item.appeals.get().outcome == "reversed"
    letter = roll.Letter.objects.get(kind="request-appeal")
    assert "The decision is reversed" in " ".join(letter.body.split())
    assert "> We were wrong." in letter.body
    assert WHY not in letter.body
    assert done.facts()[-3:] == ["decided-on-appeal", "reinstated", "informed"]
    with pytest.raises(Conflict, match="taken back"):
        appeal(done)


def test_what_is_gone_is_not_back(done: Desk) -> None:
    appeal(done)
    done.tell("appeal-decided", appeal=1, outcome="reversed", text="We were wrong.")
    still = {**BACK, "gone": True}
    assert done.tell("reinstated", appeal=1, action="remove-post", proof=still).code == "malformed-outcome"
    assert done.item().state == "full"


def test_what_was_upheld_is_not_taken_back_and_may_be_appealed_again(done: Desk) -> None:
    appeal(done)
    assert done.tell("appeal-decided", appeal=1, outcome="upheld", text="No.") is None
    assert done.tell("reinstated", appeal=1, action="remove-post", proof=BACK).code == "refusal"
    assert done.tell("appeal-decided", appeal=1, outcome="reversed", text="Yes.").code == "conflict"
    assert done.tell("appeal-decided", appeal=2, outcome="reversed", text="Yes.").code == "not-there"
    for n in range(2, 6):
        assert appeal(done, text=f"Again {n}").n == n
        assert done.tell("appeal-decided", appeal=n, outcome="upheld", text="No.") is None
    with pytest.raises(Conflict, match="5 times"):
        appeal(done, text="Once more")


def test_what_was_not_done_has_no_appeal(desk: Desk) -> None:
    with pytest.raises(OpenrollError):
        appeal(desk)


def test_two_browsers_at_the_same_moment_appeal_once(done: Desk) -> None:
    from django.db import connections

    found: list[Any] = []
    ready = threading.Barrier(2)

    def send(text: str) -> None:
        ready.wait()
        try:
            found.append(appeal(done, text=text).n)
        except Conflict:
            found.append(None)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send, args=(f"Text {n}",)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found, key=str) == [1, None]
    assert done.item().appeals.count() == 1
