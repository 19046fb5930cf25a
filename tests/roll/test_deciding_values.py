"""What a person reads in a source is quoted from it, and stands as well as the source does."""

import pytest
from django.conf import settings

from openroll.core.errors import UnusableInput
from openroll.roll import models
from openroll.roll.deciding_change import Chosen
from openroll.roll.deciding_offer import offer
from openroll.roll.deciding_values import quoted, typed
from openroll.site.register import Register
from tests.office.answers import LETTER, Answered, fill_case
from tests.roll.decisions import about, entered, for_review
from tests.roll.making import receive


@pytest.fixture
def answered(opened: Register) -> Answered:
    settings.EVIDENCE_FOLDER = str(opened.evidence)
    return fill_case(opened)


def case_of(answered: Answered) -> models.Case:
    return models.Case.objects.get(code=answered.code)


def test_of_a_register_it_is_corroborated_when_the_value_itself_stands_there(answered: Answered) -> None:
    key = answered.snapshots["json"]
    made, claim = typed(case_of(answered), "address", Chosen(typed="1 Wharf", snapshot=key))
    assert (made.value, made.standing, made.vouched_by) == ("1 Wharf", "corroborated", None)
    assert (claim.source, claim.citation.label) == ("companies-house", "Demo")
    read, _ = typed(case_of(answered), "country", Chosen(typed="GB", quote="1 Wharf", snapshot=key))
    assert (read.standing, read.vouched_by) == ("declared", "registrar"), "read out of other words"


def test_of_a_page_the_registrar_vouches_for_it(answered: Answered) -> None:
    key = answered.snapshots["page"]
    chosen = Chosen(typed="desk@lantern.example", quote="1 Wharf", snapshot=key)
    made, claim = typed(case_of(answered), "email", chosen)
    assert (made.standing, made.vouched_by) == ("declared", "registrar")
    assert claim.citation.url.startswith("https://lantern.example/")


@pytest.mark.parametrize("quote", ["Nowhere at all", "", "   "])
def test_words_that_do_not_stand_there_are_refused(answered: Answered, quote: str) -> None:
    key = answered.snapshots["page"]
    chosen = Chosen(typed="Nowhere at all", quote=quote, snapshot=key)
    with pytest.raises(UnusableInput, match="does not stand in the answer"):
        typed(case_of(answered), "name", chosen)


def test_a_snapshot_of_another_case_or_of_nothing_is_refused(answered: Answered) -> None:
    other = receive("https://register.example/2")
    with pytest.raises(UnusableInput, match="no such snapshot"):
        typed(other, "name", Chosen(typed="Lantern", snapshot=answered.snapshots["page"]))
    with pytest.raises(UnusableInput, match="not kept"):
        row = case_of(answered).snapshots.create(
            sha256="ab" * 32, url="https://gone.example/", status=200, retrieved_at=other.received_at
        )
        typed(case_of(answered), "name", Chosen(typed="Lantern", snapshot=row.pk))


def test_where_words_of_the_message_stand(answered: Answered) -> None:
    found = quoted(case_of(answered), "post@lantern.example")
    at = LETTER.index("post@lantern.example")
    assert found is not None
    assert (found.url, found.where) == (
        f"openroll:case/{answered.code}/message",
        f"characters {at}-{at + len('post@lantern.example')}",
    )
    assert quoted(case_of(answered), "nothing of it") is None and quoted(case_of(answered), " ") is None


def test_what_is_offered_at_first(opened: Register) -> None:
    case = for_review(opened)
    found = {one.name: one for one in offer(case, "entered").fields}
    assert all(one.chosen.startswith("claim:") for one in found.values())
    assert [one.value for one in found["name"].options] == ["TESCO PLC"]
    assert offer(case, "entered").domains == {"tesco.example": True}
    entry = entered(opened, "GB-COH/00000002")
    mine = about(opened, entry)
    mine.options = {
        **mine.options,
        "proposal": {
            "identifiers": {"name": "TESCO GROUP PLC", "address": "1 Wharf"},
            "add_domains": ["new.example"],
            "remove_domains": ["tesco.example"],
            "former_names": ["TESCO PLC"],
        },
    }
    proposed = offer(mine, "amended")
    found = {one.name: one for one in proposed.fields}
    assert found["name"].chosen.startswith("claim:"), "a source bears it out"
    assert (found["address"].chosen, found["address"].typed) == ("typed", "1 Wharf")
    assert found["email"].chosen == "keep" and proposed.former_names == ("TESCO PLC",)
    assert proposed.domains["new.example"] and not proposed.domains["tesco.example"]
