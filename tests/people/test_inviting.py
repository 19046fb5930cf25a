"""Invitations and what becomes of accounts: who may, how long, once, and that somebody always stays who can."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from openroll.core.clock import SystemClock
from openroll.core.errors import Conflict, NotThere, OpenrollError, Refusal, UnusableInput
from openroll.people import inviting, staff
from openroll.people.access import NotAllowed
from openroll.people.models import Invitation, Person
from openroll.roll.audit import SentTwice
from openroll.roll.models import Action, Letter
from openroll.site.register import Register
from tests.command import Run
from tests.people.making import NOW, PASSWORD, client_of, person

FORM = {
    "email": "Ada@Office.example",
    "name": "Ada  L\u202e",
    "role": "registrar",
    "body": "",
    "language": "ru",
}


def join(word: str, **more: Any) -> Person:
    given = {"name": "Ada", "email": "", "password": PASSWORD, "language": "en", "now": NOW, **more}
    return inviting.join(word, **given)


def test_a_senior_registrar_invites_and_the_word_makes_one_account(opened: Register) -> None:
    senior = person("senior-registrar")
    word = inviting.invite("auditor", "Ada@Office.example ", "Ada", by=senior, now=NOW, language="ru")
    [invitation] = Invitation.objects.all()
    assert word not in str(vars(invitation)), "only its hash is kept"
    [letter] = Letter.objects.all()
    assert (letter.kind, letter.to, letter.language, letter.state) == (
        "invitation", "ada@office.example", "ru", "ready",
    )  # fmt: skip
    assert f"/join/{word}" in letter.body
    made = join(word)
    assert (made.role, made.email, made.is_active) == ("auditor", "ada@office.example", True)
    assert made.check_password(PASSWORD)
    with pytest.raises(NotThere):
        join(word)
    assert [(one.verb, one.person_id) for one in Action.objects.all()] == [
        ("invited", senior.pk), ("joined", made.pk),
    ]  # fmt: skip


@pytest.mark.parametrize("role", ["registrar", "auditor", "organiser", "authority"])
def test_nobody_else_invites_withdraws_or_changes(opened: Register, role: str) -> None:
    who, other = person(role), person("registrar", name="other")
    word = inviting.invite("auditor", "x@office.example", by=None, now=NOW)
    key = inviting.find(word, NOW).pk
    for act in (
        lambda: inviting.invite("registrar", "y@office.example", by=who, now=NOW),
        lambda: inviting.withdraw(who, key, NOW),
        lambda: staff.change_role(who, other.pk, "auditor", NOW),
        lambda: staff.close(who, other.pk, NOW),
        lambda: staff.open_again(who, other.pk, NOW),
        lambda: staff.take_factors(who, other.pk, NOW),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert inviting.find(word, NOW).role == "auditor"


def test_an_invitation_is_over_after_a_week_or_when_it_is_withdrawn_or_made_again(opened: Register) -> None:
    senior = person("senior-registrar")
    word = inviting.invite("registrar", "ada@office.example", by=senior, now=NOW)
    assert inviting.find(word, NOW + timedelta(days=7) - timedelta(seconds=1)).role == "registrar"
    with pytest.raises(inviting.NoInvitation):
        inviting.find(word, NOW + timedelta(days=7))
    again = inviting.invite("auditor", "ada@office.example", by=senior, now=NOW)
    with pytest.raises(inviting.NoInvitation):
        join(word)
    inviting.withdraw(senior, inviting.find(again, NOW).pk, NOW)
    with pytest.raises(inviting.NoInvitation):
        join(again)
    with pytest.raises(NotThere):
        inviting.withdraw(senior, 999, NOW)


@pytest.mark.parametrize(
    ("role", "email", "kind"),
    [
        ("king", "a@office.example", UnusableInput),
        ("registrar", "nobody", UnusableInput),
        ("registrar", "a@b@c", UnusableInput),
        ("registrar", "a@office.example\nBcc: b@office.example", UnusableInput),
        ("registrar", "SENIOR-registrar@office.example", Refusal),
    ],
)
def test_who_cannot_be_invited(opened: Register, role: str, email: str, kind: type[OpenrollError]) -> None:
    senior = person("senior-registrar")
    with pytest.raises(kind):
        inviting.invite(role, email, by=senior, now=NOW)
    assert Invitation.objects.count() == Letter.objects.count() == 0


def test_a_form_that_is_sent_twice_invites_once(opened: Register) -> None:
    senior = person("senior-registrar")
    inviting.invite("registrar", "a@office.example", by=senior, now=NOW, form="mark")
    with pytest.raises(SentTwice):
        inviting.invite("registrar", "a@office.example", by=senior, now=NOW, form="mark")
    assert Letter.objects.count() == 1


def test_the_first_word_is_made_anew_at_each_start_until_there_is_somebody(opened: Register) -> None:
    first, second = inviting.invite_first(NOW), inviting.invite_first(NOW)
    assert first is not None and second is not None
    with pytest.raises(inviting.NoInvitation):
        join(first, email="a@office.example")
    with pytest.raises(UnusableInput):
        join(second)
    assert join(second, email="a@office.example").role == "senior-registrar"
    assert inviting.invite_first(NOW) is None
    Person.objects.update(is_active=False)
    third = inviting.invite_first(NOW)
    assert third is not None
    person("senior-registrar")
    with pytest.raises(Refusal):
        join(third, email="b@office.example")


def test_somebody_always_stays_who_can_change_people(opened: Register) -> None:
    one, two = person("senior-registrar", name="one"), person("senior-registrar", name="two")
    for act in (staff.close, staff.open_again, staff.take_factors):
        with pytest.raises(Refusal, match="own account"):
            act(one, one.pk, NOW)
    with pytest.raises(Refusal, match="own account"):
        staff.change_role(one, one.pk, "auditor", NOW)
    staff.close(one, two.pk, NOW)
    with pytest.raises(NotAllowed):
        staff.close(two, one.pk, NOW)
    staff.open_again(one, two.pk, NOW)
    staff.change_role(one, two.pk, "auditor", NOW)
    two.refresh_from_db()
    assert (two.role, two.is_active, two.left_at) == ("auditor", True, None)
    with pytest.raises(NotThere):
        staff.close(one, 999, NOW)
    told = Action.objects.get(verb="role-changed").told
    assert told == {"person": two.pk, "before": "senior-registrar", "after": "auditor"}


@pytest.mark.parametrize(
    ("before", "after"), [("organiser", "registrar"), ("registrar", "authority"), ("auditor", "x")]
)
def test_an_organiser_never_becomes_a_registrar(opened: Register, before: str, after: str) -> None:
    senior, who = person("senior-registrar"), person(before)
    with pytest.raises(Refusal):
        staff.change_role(senior, who.pk, after, NOW)


def test_screens_invite_and_show_the_link_once(opened: Register) -> None:
    client = client_of("senior-registrar")
    assert 'href="/people/invite"' in client.get("/people").content.decode()
    for wrong in ({"email": "x"}, {"role": "king"}, {"email": "senior-registrar@office.example"}):
        answer = client.post("/people/invite", {**FORM, **wrong})
        assert answer.status_code == 422
        assert "Ada" in answer.content.decode(), "nothing typed is lost"
    assert client.post("/people/invite", FORM).status_code == 303
    shown = client.get("/people").content.decode()
    link = re.search(r"http://localhost:\d+(/join/\S+?)<", shown)
    assert link is not None
    assert link[1] not in client.get("/people").content.decode()
    assert "\u202e" not in shown
    number = re.search(r"/people/invitations/(\d+)/withdraw", shown)
    assert number is not None
    client.post(f"/people/invitations/{number[1]}/withdraw")
    assert Client(SERVER_NAME="localhost").get(link[1]).status_code == 404
    assert "/people/invite" not in client_of("auditor").get("/people").content.decode()


def test_who_joins_goes_on_to_the_second_factor(opened: Register) -> None:
    word = inviting.invite("registrar", "ada@office.example", "Ada", by=None, now=SystemClock().now())
    browser = Client(SERVER_NAME="localhost")
    assert "ada@office.example" in browser.get(f"/join/{word}").content.decode()
    given = {"name": "Ada <b>", "password1": PASSWORD, "password2": PASSWORD}
    for wrong in ({"name": ""}, {"password2": "x"}, {"password1": "short", "password2": "short"}):
        answer = browser.post(f"/join/{word}", {**given, **wrong})
        assert answer.status_code == 422
    answer = browser.post(
        f"/join/{word}", {**given, "email": "other@office.example", "role": "senior-registrar"}
    )
    assert answer.headers["Location"] == "/account/security"
    made = Person.objects.get()
    assert (made.email, made.role, made.name) == ("ada@office.example", "registrar", "Ada <b>")
    assert browser.get("/account/security/totp/activate").status_code == 200, (
        "they need not show again who they are"
    )
    assert browser.get(f"/join/{word}").status_code == 404
    assert "openroll_known" in browser.cookies


def test_who_is_signed_in_does_not_become_another(opened: Register) -> None:
    word = inviting.invite("registrar", "ada@office.example", by=None, now=SystemClock().now())
    client = client_of("auditor")
    answer = client.post(f"/join/{word}", {"name": "x", "password1": PASSWORD, "password2": PASSWORD})
    assert "signed in already" in answer.content.decode()
    assert Person.objects.count() == 1


def test_two_who_join_at_once(opened: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    word = inviting.invite("registrar", "ada@office.example", by=None, now=NOW)
    found = inviting.find(word, NOW)
    join(word)
    monkeypatch.setattr(inviting, "find", lambda *_: found)
    with pytest.raises(Conflict):
        join(word)


def test_accounts_of_others_on_screen(opened: Register) -> None:
    senior, who = client_of("senior-registrar"), person("registrar")
    theirs = client_of(who)
    shown = senior.get(f"/people/{who.pk}").content.decode()
    assert "Close the account" in shown and "Another role" in shown
    assert "Close the account" not in client_of("auditor").get(f"/people/{who.pk}").content.decode()
    assert senior.post(f"/people/{who.pk}/role", {"role": "auditor"}).status_code == 303
    assert theirs.get("/people").status_code == 200
    senior.post(f"/people/{who.pk}/factors")
    assert theirs.get("/people").headers["Location"] == "/account/security"
    senior.post(f"/people/{who.pk}/close")
    assert theirs.get("/account").status_code == 302
    senior.post(f"/people/{who.pk}/open")
    who.refresh_from_db()
    assert (who.role, who.is_active) == ("auditor", True)
    stale = client_of(Person.objects.get(role="senior-registrar"), fresh=False)
    answer = stale.post(f"/people/{who.pk}/close")
    assert answer.headers["Location"].startswith("/account/reauthenticate?next=")
    who.refresh_from_db()
    assert who.is_active


def test_ones_own_name_and_language(opened: Register) -> None:
    client = client_of("organiser")
    assert client.post("/account", {"name": "", "language": "xx"}).status_code == 422
    assert client.post("/account", {"name": "Ada\u200b", "language": "ru"}).status_code == 303
    made = Person.objects.get()
    assert (made.name, made.language) == ("Ada", "ru")
    assert '<html lang="ru"' in client.get("/account").content.decode()
    assert client.get("/language/en?next=/account").headers["Location"] == "/account"
    assert '<html lang="en"' in client.get("/account").content.decode()


def test_the_command_invites(openroll: Run, register: Any) -> None:
    ran = openroll(
        "invite", "ada@office.example", "--role", "senior-registrar", "--name", "Ada", "--register", register
    )
    assert ran.status == 0, ran.err
    word = re.search(r"http://localhost:8081/join/(\S+)", ran.out)
    assert word is not None
    assert inviting.find(word[1], SystemClock().now()).role == "senior-registrar"
    again = openroll("invite", "nobody", "--role", "auditor", "--register", register)
    assert (again.status, "is no e-mail address" in again.err) == (2, True)
