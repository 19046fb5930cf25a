"""What persons do with requests: admitted, returned, withdrawn, annulled; each once, in the states that allow it."""

from typing import Any

import pytest

from openroll.core.errors import Conflict, NotThere, UnusableInput
from openroll.desk import life
from openroll.roll import models as roll
from openroll.roll.acting import Actor
from openroll.roll.audit import SentTwice
from tests.desk.life_making import BACK, EFFECT, REFUSED, Desk, at, authority, request
from tests.people.making import person
from tests.roll.making import every_fact, revealed


@pytest.fixture
def keeper() -> Any:
    return Actor("registrar")


def more(desk: Desk, actor: Any) -> dict[str, Any]:
    return {"actor": actor, "origin": desk.register.origin, "clock": at(minutes=1)}


def kinds(desk: Desk) -> list[str]:
    return list(desk.request.offers.order_by("pk").values_list("kind", flat=True))


def test_what_waits_for_a_person_is_admitted_by_one(desk: Desk, keeper: Any) -> None:
    from openroll.desk import services

    desk.request = request(desk.register, desk.entry, desk.authority, reference="2", admitted=False)
    services.admit(desk.request.number, **more(desk, keeper))
    desk.request.refresh_from_db()
    assert (desk.request.state, kinds(desk)) == ("admissible", ["request"])
    assert b'"by":"registrar"' in bytes(every_fact()[-1].data)
    with pytest.raises(life.NotInThisState):
        services.admit(desk.request.number, **more(desk, keeper))


def test_a_manifest_error_goes_back(desk: Desk, keeper: Any) -> None:
    from openroll.desk import services

    services.give_back(desk.request.number, "It names the wrong company.", **more(desk, keeper))
    desk.request.refresh_from_db()
    assert (desk.request.state, desk.request.return_reason) == ("returned", "manifest-error")
    assert kinds(desk) == ["request", "returned"]
    letter = roll.Letter.objects.get(kind="request-returned")
    assert "> It names the wrong company." in letter.body
    told = revealed(every_fact()[-2])
    assert (told["reason"], told["why"]) == ("manifest-error", "It names the wrong company.")
    assert roll.Action.objects.filter(verb="request-given-back").count() == 1
    with pytest.raises(life.NotInThisState):
        services.give_back(desk.request.number, "Once more.", **more(desk, keeper))


def test_an_authority_withdraws_its_own(desk: Desk) -> None:
    from openroll.desk import services

    actor, other = Actor("authority"), authority("fr-ofac", country="FR")
    with pytest.raises(NotThere):
        services.withdraw(desk.request.number, "A mistake.", other, **more(desk, actor))
    services.withdraw(desk.request.number, "A mistake.", desk.authority, **more(desk, actor))
    services.withdraw(desk.request.number, "A mistake.", desk.authority, **more(desk, actor))
    desk.request.refresh_from_db()
    assert (desk.request.state, kinds(desk)) == ("withdrawn", ["request", "withdrawn"])
    assert desk.facts().count("withdrawn") == 1


def test_an_annulment_has_its_legal_basis(desk: Desk, keeper: Any) -> None:
    from openroll.desk import services

    with pytest.raises(UnusableInput):
        services.annul(desk.request.number, " ", "The court said so.", **more(desk, keeper))
    desk.tell("effect", **EFFECT)
    services.annul(desk.request.number, "VG Wiesbaden, 6 K 1/26", "The court said so.", **more(desk, keeper))
    desk.request.refresh_from_db()
    assert (desk.request.state, kinds(desk)) == ("annulled", ["request", "annulled"])
    assert "VG Wiesbaden" in roll.Letter.objects.get(kind="request-annulled").body
    told = revealed(every_fact()[-2])
    assert told["legal_basis"] == "VG Wiesbaden, 6 K 1/26"
    assert desk.tell("reinstated", appeal=0, action="remove-post", proof=BACK) is None
    assert desk.item().state == "reinstated"
    assert desk.request.state == "annulled"


def test_who_saw_an_older_state_changes_nothing(desk: Desk, keeper: Any) -> None:
    from openroll.desk import services

    seen = desk.request.version
    desk.take(desk.note("refused", **REFUSED), desk.note("refused", 2, **REFUSED))
    with pytest.raises(Conflict, match="moved on"):
        services.annul(desk.request.number, "x", "y", version=seen, **more(desk, keeper))
    assert desk.request.state == "answered"


def test_a_form_that_was_sent_twice_is_done_once(desk: Desk) -> None:
    from openroll.desk import services

    who = person("senior-registrar")
    told = more(desk, Actor("senior-registrar", who.pk))
    services.annul(desk.request.number, "x", "y", form="f", **told)
    with pytest.raises(SentTwice):
        services.annul(desk.request.number, "x", "y", form="f", **told)
    assert desk.facts().count("annulled") == 1


def test_there_is_no_such_request(desk: Desk, keeper: Any) -> None:
    from openroll.desk import services

    with pytest.raises(NotThere):
        services.annul(999, "x", "y", **more(desk, keeper))
