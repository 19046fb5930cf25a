"""Who speaks for an entry: proofs, how long they hold, and what ends them."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from openroll.core.errors import NotThere, OpenrollError, Refusal, UnusableInput
from openroll.roll import models
from openroll.site.register import Register
from tests.people.making import person
from tests.people.organisers import (
    DOMAIN,
    amended,
    colleague,
    entered,
    entered_by_policy,
    later,
    organiser,
    proved,
)
from tests.roll.making import NOW, founded, opened

__all__ = ["founded", "opened"]


def speaks(who: Any, entry: models.Entry, at: Any = NOW, **more: Any) -> bool:
    from openroll.people.mandates import NotProved, require

    try:
        with transaction.atomic():
            require(who.pk, entry.number, at, **more)
    except NotProved:
        return False
    return True


def word_of_letter() -> str:
    letter = models.Letter.objects.filter(kind="mailbox-proof").order_by("-pk").first()
    assert letter is not None
    found = re.search(r"/my/proofs/\d+/([a-z2-7-]+)", letter.body.replace("\n", ""))
    assert found is not None, letter.body
    return found[1]


def test_a_proof_that_was_begun_is_none(opened: Register) -> None:
    from openroll.people import mandate_proofs

    entry, who = entered(opened), organiser()
    row = mandate_proofs.begin(who, entry.number, DOMAIN, "dns", NOW)
    assert not speaks(who, entry)
    assert mandate_proofs.seen(row, NOW, {})
    assert speaks(who, entry)
    assert [one.verb for one in models.Action.objects.order_by("pk")][-2:] == ["proof-begun", "domain-proved"]


def test_a_proof_is_one_persons_for_one_entry_and_one_domain(opened: Register) -> None:
    entry, other = (
        entered(opened, domains=(DOMAIN, "other.example")),
        entered(opened, subject="GB-COH/00000002"),
    )
    who, stranger = organiser(), organiser("stranger")
    proved(who, entry)
    assert speaks(who, entry, domain=DOMAIN)
    assert not speaks(who, entry, domain="other.example")
    assert not speaks(who, other)
    assert not speaks(stranger, entry)
    assert not speaks(person("registrar"), entry)


def test_each_word_is_another_one(opened: Register) -> None:
    from openroll.identity import challenge
    from openroll.people import mandate_proofs

    entry = entered(opened)
    rows = [
        mandate_proofs.begin(organiser(f"p{n}"), entry.number, DOMAIN, method, NOW)
        for n, method in enumerate(("dns", "dns", "well-known"))
    ]
    words = {row.word for row in rows}
    assert len(words) == 3
    assert all(challenge.parse(challenge.line(word)) == word for word in words)


def test_a_year_then_it_is_over(opened: Register) -> None:
    from openroll.people import mandate_proofs

    entry, who = entered(opened), organiser()
    row = proved(who, entry)
    assert speaks(who, entry, later(days=364))
    assert not speaks(who, entry, later(days=365))
    assert mandate_proofs.due(later(days=350)) == []
    assert mandate_proofs.due(later(days=352)) == [row]
    assert mandate_proofs.seen(row, later(days=352), {})
    assert speaks(who, entry, later(days=700))
    assert models.Action.objects.filter(verb="proof-renewed").count() == 1


def test_what_is_seen_too_late_is_nothing(opened: Register) -> None:
    from openroll.people import mandate_proofs

    entry, who = entered(opened), organiser()
    row = mandate_proofs.begin(who, entry.number, DOMAIN, "dns", NOW)
    assert not mandate_proofs.seen(row, later(days=7), {})
    assert mandate_proofs.over(later(days=7)) == [row]
    again = mandate_proofs.begin(who, entry.number, DOMAIN, "dns", later(days=8))
    assert (again.pk, again.word) != (row.pk, row.word)


def test_pauses_grow(opened: Register) -> None:
    from openroll.people import mandate_proofs

    entry, who = entered(opened), organiser()
    row = mandate_proofs.begin(who, entry.number, DOMAIN, "dns", NOW)
    pauses, at = [], NOW
    for _ in range(12):
        mandate_proofs.not_seen(row, at, NotThere("{link} has nothing.", link="dns:x"))
        row.refresh_from_db()
        assert row.next_try_at is not None
        pauses.append(row.next_try_at - at)
        at = row.next_try_at
    assert pauses[0] == timedelta(minutes=1)
    assert pauses == sorted(pauses)
    assert max(pauses) == timedelta(hours=6)
    assert row.told == {"said": "{link} has nothing.", "params": {"link": "dns:x"}}
    mandate_proofs.look_now(who, row, at)
    row.refresh_from_db()
    assert row.next_try_at == at
    with pytest.raises(Refusal):
        mandate_proofs.look_now(organiser("stranger"), row, at)


def test_it_ends_when_the_entry_names_the_domain_no_more(opened: Register) -> None:
    from openroll.people import mandates

    entry, who = entered(opened), organiser()
    proved(who, entry)
    amended(opened, entry, [DOMAIN, "new.example"])
    assert mandates.left() == []
    amended(opened, entry, ["new.example"])
    assert not speaks(who, entry)  # at once, before the worker has looked
    (row,) = mandates.left()
    mandates.end_locked(row, mandates.LEFT, NOW)
    row.refresh_from_db()
    assert (row.ended_at, row.ended_why) == (NOW, "domain-left")


@pytest.mark.parametrize(
    "domain", ["other.example", "", "www.tesco.example", "TESCO.example", "tesco.example.", "example"]
)
def test_only_a_domain_of_the_entry_is_proved(opened: Register, domain: str) -> None:
    from openroll.people import mandate_proofs

    entry = entered(opened)
    with pytest.raises(UnusableInput):
        mandate_proofs.begin(organiser(), entry.number, domain, "dns", NOW)


def test_a_look_alike_is_no_domain_that_is_proved(opened: Register) -> None:
    from openroll.people import mandate_proofs

    entry = entered(opened, domains=("xn--telegrm-6fg.example", "name.github.io"))
    assert [service.domain for service, _ in mandate_proofs.choices(entry)] == ["name.github.io"]
    with pytest.raises(UnusableInput):
        mandate_proofs.begin(organiser(), entry.number, "xn--telegrm-6fg.example", "dns", NOW)


def test_who_is_no_organiser_proves_nothing(opened: Register) -> None:
    from openroll.people import mandate_proofs

    entry = entered(opened)
    for role in ("registrar", "authority", "auditor"):
        with pytest.raises(Refusal):
            mandate_proofs.begin(person(role), entry.number, DOMAIN, "dns", NOW)
    with pytest.raises(NotThere):
        mandate_proofs.begin(organiser("x"), 99, DOMAIN, "dns", NOW)
    with pytest.raises(UnusableInput):
        mandate_proofs.begin(organiser("y"), entry.number, DOMAIN, "invited", NOW)


def test_a_claimed_domain_does_not_show_the_operator(opened: Register) -> None:
    from openroll.people import mandates

    entry, who, other = entered_by_policy(opened), organiser(), organiser("other")
    proved(who, entry, "beside.example")
    proved(other, entry, "malwa.example")
    weak, strong = mandates.voice(who, entry.number, NOW), mandates.voice(other, entry.number, NOW)
    assert weak is not None
    assert strong is not None
    assert (weak.shown, strong.shown) == (False, True)


def test_whoever_vouched_has_seen_which_domains_are_named(opened: Register) -> None:
    from openroll.people import mandates

    entry, who = entered(opened), organiser()
    proved(who, entry)
    found = mandates.voice(who, entry.number, NOW)
    assert found is not None
    assert found.shown


def test_an_excluded_entry_is_still_its_organisers(opened: Register) -> None:
    entry, who = entered(opened), organiser()
    models.Entry.objects.filter(pk=entry.pk).update(state="excluded")
    proved(who, entry)
    assert speaks(who, entry)


def test_a_newer_proof_lets_the_older_one_be_asked_again(opened: Register) -> None:
    from openroll.people import mandate_proofs

    entry = entered(opened)
    before, now = organiser("before"), organiser("now")
    row = proved(before, entry)
    proved(now, entry, at=later(days=30))
    row.refresh_from_db()
    assert (row.until, row.next_try_at) == (later(days=37), later(days=30))
    assert speaks(before, entry, later(days=36))
    assert not speaks(before, entry, later(days=37))
    assert models.Letter.objects.filter(to=before.email).count() == 1
    # Who still holds it shows it once more, and is not asked again for it.
    assert mandate_proofs.seen(row, later(days=31), {})
    assert speaks(before, entry, later(days=300))
    assert speaks(now, entry, later(days=300))


def test_the_word_of_a_letter_counts_once(opened: Register) -> None:
    from openroll.people import mandate_proofs

    entry, who = entered(opened), organiser()
    row = mandate_proofs.begin(who, entry.number, DOMAIN, "mailbox", NOW, address="postmaster@tesco.example")
    letter = models.Letter.objects.get(kind="mailbox-proof")
    assert (letter.to, letter.state) == ("postmaster@tesco.example", "ready")
    word = word_of_letter()
    assert word not in str(models.Action.objects.values_list("told", flat=True))
    assert word.replace("-", "") != row.word
    with pytest.raises(Refusal):
        mandate_proofs.give_word(organiser("stranger"), row, word, NOW)
    mandate_proofs.give_word(who, row, word.upper(), NOW)
    assert speaks(who, entry)
    with pytest.raises(Refusal):
        mandate_proofs.give_word(who, row, word, NOW)


def test_the_word_of_a_letter_is_not_guessed(opened: Register) -> None:
    from openroll.people import mandate_proofs

    entry, who = entered(opened), organiser()
    row = mandate_proofs.begin(who, entry.number, DOMAIN, "mailbox", NOW, address="admin@tesco.example")
    word = word_of_letter()
    for _ in range(5):
        with pytest.raises(mandate_proofs.WrongWord):
            mandate_proofs.give_word(who, row, "aaaa", NOW)
    with pytest.raises(OpenrollError):
        mandate_proofs.give_word(who, row, word, NOW)
    assert not speaks(who, entry)
    mandate_proofs.send_again(who, row, later(hours=1))
    with pytest.raises(mandate_proofs.WrongWord):
        mandate_proofs.give_word(who, row, word, later(hours=1))
    mandate_proofs.give_word(who, row, word_of_letter(), later(hours=1))
    assert speaks(who, entry, later(hours=1))


def test_the_word_of_a_letter_holds_a_day(opened: Register) -> None:
    from openroll.people import mandate_proofs

    entry, who = entered(opened), organiser()
    row = mandate_proofs.begin(who, entry.number, DOMAIN, "mailbox", NOW, address="admin@tesco.example")
    with pytest.raises(Refusal):
        mandate_proofs.give_word(who, row, word_of_letter(), later(hours=24))


def test_a_mailbox_is_not_flooded(opened: Register) -> None:
    from openroll.people import mandate_proofs

    entry = entered(opened)
    for n in range(3):
        mandate_proofs.begin(
            organiser(f"p{n}"), entry.number, DOMAIN, "mailbox", NOW, address="admin@tesco.example"
        )
    who = organiser("last")
    with pytest.raises(Refusal):
        mandate_proofs.begin(who, entry.number, DOMAIN, "mailbox", NOW, address="admin@tesco.example")
    assert not who.mandates.exists()
    assert models.Letter.objects.filter(kind="mailbox-proof").count() == 3


@pytest.mark.parametrize("address", ["", "boss@tesco.example", "admin@example", "admin@other.example"])
def test_no_other_mailbox(opened: Register, address: str) -> None:
    from openroll.people import mandate_proofs

    entry = entered(opened)
    with pytest.raises(UnusableInput):
        mandate_proofs.begin(organiser(), entry.number, DOMAIN, "mailbox", NOW, address=address)


def test_a_form_sent_twice_is_one_proof(opened: Register) -> None:
    from openroll.people import mandate_proofs

    entry, who = entered(opened), organiser()
    first = mandate_proofs.begin(who, entry.number, DOMAIN, "dns", NOW, form="mark")
    assert mandate_proofs.begin(who, entry.number, DOMAIN, "dns", NOW, form="mark") == first
    assert who.mandates.count() == 1


def test_a_colleague_speaks_while_the_proof_holds(opened: Register) -> None:
    from openroll.people import mandates

    entry, olga = entered(opened), organiser()
    row = proved(olga, entry)
    karl, _ = colleague(olga, entry)
    assert speaks(karl, entry)
    with transaction.atomic():
        mandates.end(row, mandates.GIVEN_UP, NOW, mandates.WORKER)
    assert not speaks(karl, entry)
    proved(organiser("new"), entry)
    assert speaks(karl, entry)


def test_who_left_speaks_no_more(opened: Register) -> None:
    entry, olga = entered(opened), organiser()
    proved(olga, entry)
    karl, _ = colleague(olga, entry)
    olga.is_active = False
    olga.save()
    assert not speaks(olga, entry)
    assert not speaks(karl, entry)
