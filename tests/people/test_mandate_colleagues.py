"""Colleagues are invited, take it up, and are removed by who may."""

import pytest

from openroll.core.errors import NotThere, OpenrollError, Refusal, UnusableInput
from openroll.people.access import NotAllowed
from openroll.roll import models
from openroll.site.register import Register
from tests.people.organisers import DOMAIN, colleague, entered, later, organiser, proved
from tests.people.test_mandates import speaks
from tests.roll.making import NOW, founded, opened

__all__ = ["founded", "opened"]


def test_an_invitation_is_a_letter_and_a_row_without_its_word(opened: Register) -> None:
    from openroll.people import mandate_colleagues

    entry, olga = entered(opened), organiser()
    proved(olga, entry)
    made = mandate_colleagues.invite(olga, entry.number, " Karl@Tesco.example ", NOW)
    letter = models.Letter.objects.get(kind="invitation")
    assert (made.email, made.role, made.domain, letter.to) == (
        "karl@tesco.example",
        "organiser",
        DOMAIN,
        "karl@tesco.example",
    )
    assert "/join/" in letter.body
    assert made.word_sha256 not in letter.body
    assert models.Action.objects.filter(verb="colleague-invited").count() == 1


def test_nobody_invites_for_what_they_do_not_speak_for(opened: Register) -> None:
    from openroll.people import mandate_colleagues, mandates

    entry, other = entered(opened), entered(opened, subject="GB-COH/00000002")
    olga = organiser()
    row = proved(olga, entry)
    with pytest.raises(mandates.NotProved):
        mandate_colleagues.invite(olga, other.number, "karl@tesco.example", NOW)
    mandates.end(row, mandates.GIVEN_UP, NOW, mandates.WORKER)
    with pytest.raises(mandates.NotProved):
        mandate_colleagues.invite(olga, entry.number, "karl@tesco.example", NOW)


@pytest.mark.parametrize(
    "email", ["", "karl", "karl@", "karl@tesco.example\nBcc: x@y.example", "a@b.example, c@d.example"]
)
def test_an_address_has_to_be_one(opened: Register, email: str) -> None:
    from openroll.people import mandate_colleagues

    entry, olga = entered(opened), organiser()
    proved(olga, entry)
    with pytest.raises(UnusableInput):
        mandate_colleagues.invite(olga, entry.number, email, NOW)


def test_it_is_taken_up_once_by_whom_it_was_sent_to(opened: Register) -> None:
    from openroll.people import mandate_colleagues

    entry, olga, karl = entered(opened), organiser(), organiser("karl")
    proved(olga, entry)
    made = mandate_colleagues.invite(olga, entry.number, karl.email, NOW)
    stranger = organiser("stranger")
    assert mandate_colleagues.offered(stranger, NOW) == []
    with pytest.raises(Refusal):
        mandate_colleagues.take_up(stranger, made.pk, NOW)
    assert mandate_colleagues.offered(karl, NOW) == [made]
    assert not speaks(karl, entry)
    mandate_colleagues.take_up(karl, made.pk, NOW)
    assert speaks(karl, entry)
    assert mandate_colleagues.offered(karl, NOW) == []
    with pytest.raises(Refusal):
        mandate_colleagues.take_up(karl, made.pk, NOW)


def test_it_holds_two_weeks_and_while_the_inviter_speaks(opened: Register) -> None:
    from openroll.people import mandate_colleagues, mandates

    entry, olga, karl = entered(opened), organiser(), organiser("karl")
    row = proved(olga, entry)
    made = mandate_colleagues.invite(olga, entry.number, karl.email, NOW)
    with pytest.raises(Refusal):
        mandate_colleagues.take_up(karl, made.pk, later(days=14))
    mandates.end(row, mandates.GIVEN_UP, NOW, mandates.WORKER)
    with pytest.raises(Refusal):
        mandate_colleagues.take_up(karl, made.pk, NOW)


def test_it_is_withdrawn(opened: Register) -> None:
    from openroll.people import mandate_colleagues

    entry, olga, karl = entered(opened), organiser(), organiser("karl")
    proved(olga, entry)
    made = mandate_colleagues.invite(olga, entry.number, karl.email, NOW)
    mandate_colleagues.withdraw(olga, entry.number, made.pk, NOW)
    with pytest.raises(Refusal):
        mandate_colleagues.take_up(karl, made.pk, NOW)
    with pytest.raises(NotThere):
        mandate_colleagues.withdraw(olga, entry.number, made.pk, NOW)


def test_who_proved_removes_a_colleague_and_is_not_removed_by_one(opened: Register) -> None:
    from openroll.people import mandate_colleagues

    entry, olga = entered(opened), organiser()
    row = proved(olga, entry)
    karl, his = colleague(olga, entry)
    lena, hers = colleague(karl, entry, "lena")
    with pytest.raises(NotAllowed):
        mandate_colleagues.remove(karl, entry.number, row.pk, NOW)
    with pytest.raises(NotAllowed):
        mandate_colleagues.remove(lena, entry.number, his.pk, NOW)
    mandate_colleagues.remove(karl, entry.number, hers.pk, NOW)
    assert not speaks(lena, entry)
    mandate_colleagues.remove(olga, entry.number, his.pk, NOW)
    assert not speaks(karl, entry)
    assert speaks(olga, entry)
    with pytest.raises(OpenrollError):
        mandate_colleagues.remove(karl, entry.number, row.pk, NOW)
    assert models.Action.objects.filter(verb="mandate-ended").count() == 2


def test_of_another_entry_nobody_is_removed(opened: Register) -> None:
    from openroll.people import mandate_colleagues

    entry, other = entered(opened), entered(opened, subject="GB-COH/00000002")
    olga, oleg = organiser(), organiser("oleg")
    proved(olga, entry)
    his = proved(oleg, other)
    with pytest.raises(NotThere):
        mandate_colleagues.remove(olga, entry.number, his.pk, NOW)


def test_not_too_many_letters(opened: Register) -> None:
    from openroll.people import mandate_colleagues

    entry, olga = entered(opened), organiser()
    proved(olga, entry)
    mandate_colleagues.invite(olga, entry.number, "karl@tesco.example", NOW)
    with pytest.raises(Refusal):
        mandate_colleagues.invite(olga, entry.number, "KARL@tesco.example", NOW)
    for n in range(19):
        mandate_colleagues.invite(olga, entry.number, f"p{n}@tesco.example", NOW)
    with pytest.raises(Refusal):
        mandate_colleagues.invite(olga, entry.number, "last@tesco.example", NOW)
