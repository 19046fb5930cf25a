"""Authorities, keys and clerks: nobody confirms what they brought, whichever way they try."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from openroll.core.errors import Conflict, NotThere, OpenrollError, Refusal, UnusableInput
from openroll.desk import authorities, models
from openroll.desk.authorities import SamePerson
from openroll.desk.models import Authority, AuthorityKey
from openroll.log.note import MalformedKey, SigningKey
from openroll.people.words import VERBS
from openroll.roll.acting import COMMAND
from openroll.roll.audit import SentTwice
from openroll.roll.models import Action
from openroll.site.register import Register
from tests.desk.making import CODE, KEY, actor, authority, described
from tests.roll.making import NOW


def test_two_persons_look_at_an_authority(opened: Register) -> None:
    first, second = actor("first"), actor("second")
    found = authorities.propose(described(), first, NOW, form="a")
    assert (found.state, authorities.may_send(found, None)) == ("proposed", False)
    with pytest.raises(SamePerson):
        authorities.verify(CODE, first, NOW)
    with pytest.raises(Refusal):
        authorities.verify(CODE, COMMAND, NOW)
    with pytest.raises(Conflict):
        authorities.verify(CODE, second, NOW, version=7)
    found = authorities.verify(CODE, second, NOW, version=0)
    assert (found.state, found.version, authorities.may_send(found, None)) == ("verified", 1, True)
    with pytest.raises(Conflict):
        authorities.verify(CODE, second, NOW)
    with pytest.raises(NotThere):
        authorities.verify("nobody", second, NOW)
    found = authorities.withdraw(CODE, "It was dissolved.", first, NOW)
    assert (found.state, authorities.may_send(found, None)) == ("withdrawn", False)
    with pytest.raises(Conflict):
        authorities.withdraw(CODE, "Again.", first, NOW)
    told = [row.verb for row in Action.objects.order_by("pk") if row.verb.startswith("authority")]
    assert told == ["authority-proposed", "authority-verified", "authority-withdrawn"]
    assert {*told, "authority-key-added", "authority-key-confirmed", "authority-key-withdrawn", "clerk-joined",
            "clerk-left"} <= VERBS.keys()  # fmt: skip


def test_the_database_says_it_too(opened: Register) -> None:
    found = authority(verified=False, key=None)
    for state, by in (("verified", found.proposed_by), ("verified", None)):
        with pytest.raises(IntegrityError), transaction.atomic():
            models.Authority.objects.update(state=state, verified_by=by)


def test_a_form_sent_twice_is_one_authority(opened: Register) -> None:
    first = actor("first")
    authorities.propose(described(), first, NOW, form="mark")
    with pytest.raises(SentTwice):
        authorities.propose(described(), first, NOW, form="mark")
    with pytest.raises(Conflict):
        authorities.propose(described(), first, NOW, form="other")
    assert models.Authority.objects.count() == 1


@pytest.mark.parametrize(
    "more",
    [
        {"code": "Police"}, {"code": ""}, {"code": "a--b"}, {"code": "x" * 61}, {"country": "gb"},
        {"country": "UK"}, {"country": "XX"}, {"country": ""}, {"language": "English"}, {"email": "nobody"},
        {"name": " "}, {"name": "x" * 301}, {"competence": ""}, {"evidence": "\0"}, {"evidence": "x" * 4001},
    ],
)  # fmt: skip
def test_what_says_too_little_of_an_authority(opened: Register, more: dict[str, str]) -> None:
    with pytest.raises(UnusableInput):
        authorities.propose(described(**{"code": CODE, **more}), actor("first"), NOW)
    assert not models.Authority.objects.exists()


def test_a_body_of_the_union_is_no_country(opened: Register) -> None:
    assert authorities.propose(described("eu-agency", country="EU"), actor("first"), NOW).country == "EU"


def test_two_persons_look_at_a_key(opened: Register) -> None:
    found = authority(key=None)
    first, second = actor("first"), actor("second")
    key = authorities.add_key(CODE, f" {KEY.verifier.text}\n", first, NOW)
    assert not authorities.may_send(found, key)
    with pytest.raises(SamePerson):
        authorities.confirm_key(key.pk, first, NOW)
    key = authorities.confirm_key(key.pk, second, NOW)
    assert authorities.may_send(found, key)
    with pytest.raises(Conflict):
        authorities.confirm_key(key.pk, second, NOW)
    with pytest.raises(Conflict):
        authorities.add_key(CODE, KEY.verifier.text, first, NOW)
    with pytest.raises(UnusableInput):
        authorities.withdraw_key(key.pk, " ", first, NOW)
    key = authorities.withdraw_key(key.pk, "It was lost.", first, NOW)
    assert not authorities.may_send(found, key)
    for what in (
        authorities.confirm_key,
        lambda *told: authorities.withdraw_key(told[0], "Again.", *told[1:]),
    ):
        with pytest.raises(Conflict):
            what(key.pk, second, NOW)
        with pytest.raises(NotThere):
            what(key.pk + 1, second, NOW)


@pytest.mark.parametrize("vkey", ["", "police", "police+00000000+AAAA", KEY.to_text(), "x" * 9999])
def test_what_is_no_key(opened: Register, vkey: str) -> None:
    authority(key=None)
    with pytest.raises(MalformedKey):
        authorities.add_key(CODE, vkey, actor("first"), NOW)


def test_a_key_with_a_name_that_is_too_long(opened: Register) -> None:
    authority(key=None)
    with pytest.raises(UnusableInput):
        authorities.add_key(
            CODE, SigningKey.from_seed("x" * 400, b"l" * 32).verifier.text, actor("first"), NOW
        )


def test_keys_are_found_by_their_names(opened: Register) -> None:
    authority()
    keyid = KEY.verifier.text.rpartition("+")[0]
    found = authorities.key_named(keyid)
    assert found is not None
    assert found.authority.code == CODE
    for other in (keyid.upper(), keyid[:-1], "%", "", "_" * len(keyid), f"{keyid}+"):
        assert authorities.key_named(other) is None


def test_what_is_known_of_a_key_is_read_each_time_that_it_is_found(opened: Register) -> None:
    row = authority()
    keyid = KEY.verifier.text.rpartition("+")[0]
    first = authorities.key_named(keyid)
    assert first is not None
    assert authorities.may_send(first.authority, first)
    found = authorities.key_named(keyid)
    assert found is not None
    assert found == AuthorityKey.objects.get()
    for name in (one.attname for one in AuthorityKey._meta.concrete_fields):
        assert getattr(found, name) == getattr(AuthorityKey.objects.get(), name)
    authorities.withdraw_key(found.pk, "It was stolen.", actor("first"), NOW)
    withdrawn = authorities.key_named(keyid)
    assert withdrawn is not None
    assert withdrawn.withdrawn_at == NOW
    assert not authorities.may_send(withdrawn.authority, withdrawn)
    authorities.withdraw(row.code, "It is closed.", actor("first"), NOW)
    found = authorities.key_named(keyid)
    assert found is not None
    assert found.authority.state == Authority.State.WITHDRAWN


def test_of_two_keys_that_are_named_alike_none_is_meant(opened: Register) -> None:
    authority()
    key = AuthorityKey.objects.get()
    keyid = key.vkey.rpartition("+")[0]
    assert authorities.key_named(keyid) == key
    like = AuthorityKey(authority=key.authority, vkey=f"{keyid}+other", added_by=key.added_by, added_at=NOW)
    like.save()
    assert authorities.key_named(keyid) is None
    like.delete()
    assert authorities.key_named(keyid) == key


def test_clerks_join_and_leave(opened: Register) -> None:
    authority(key=None)
    first, clerk = actor("first"), actor("clerk", "authority")
    assert clerk.person is not None
    assert authorities.of_clerk(clerk.person) is None
    authorities.join(CODE, clerk.person, first, NOW)
    found = authorities.of_clerk(clerk.person)
    assert found is not None
    assert found.code == CODE
    refused: list[tuple[type[OpenrollError], Any]] = [
        (Conflict, clerk.person),
        (Refusal, first.person),
        (Refusal, 9999),
    ]
    for error, person in refused:
        with pytest.raises(error):
            authorities.join(CODE, person, first, NOW)
    authorities.leave(clerk.person, first, NOW)
    assert authorities.of_clerk(clerk.person) is None
    with pytest.raises(NotThere):
        authorities.leave(clerk.person, first, NOW)
    authorities.join(CODE, clerk.person, first, NOW)
    assert authorities.of_clerk(clerk.person) is not None
