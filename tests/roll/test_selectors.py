"""Reading the private database."""

from datetime import timedelta

import pytest

from openroll.core.canonical import decode
from openroll.core.errors import Refusal
from openroll.policy.model import load
from openroll.roll import models, selectors
from openroll.roll.ledger import NewFact, writing
from openroll.site.register import Register

from .making import LETTER, NOW, clock, decide, everything, receive, silence


def test_an_empty_database_holds_no_register(opened: Register) -> None:
    models.Fact.objects.all().delete()
    models.LogHead.objects.all().delete()
    for read in (selectors.log_size, selectors.current_policy):
        with pytest.raises(Refusal, match="holds no register"):
            read()


def test_facts_come_in_order_with_their_disclosures(opened: Register) -> None:
    begun = selectors.log_size()
    for number in range(4):
        decide(opened, receive(), everything(f"GB-COH/0000000{number}"))
    size = begun + 4 * 2  # each was received and entered
    assert selectors.log_size() == size
    assert [one.index for one in selectors.committed_facts(0, 100)] == list(range(size))
    found = selectors.committed_facts(begun + 2, 2)
    assert [one.index for one in found] == [begun + 2, begun + 3]
    assert [len(one.disclosures.all()) for one in found] == [1, 2]
    assert selectors.committed_facts(size, 10) == []


def test_what_is_published_are_the_facts_with_their_public_disclosures(opened: Register) -> None:
    for number in range(2):
        decide(opened, receive(), everything(f"GB-COH/0000000{number}"))
    hidden = models.Disclosure.objects.order_by("pk").first()
    assert hidden is not None
    models.Disclosure.objects.filter(pk=hidden.pk).update(state=models.Disclosure.State.PRIVATE)
    whole = [
        (
            row.index,
            bytes(row.data),
            tuple(one.text for one in row.disclosures.all() if one.state == "public"),
        )
        for row in selectors.committed_facts(0, 100)
    ]
    assert hidden.text not in whole[hidden.fact_id][2]
    assert max(len(texts) for _, _, texts in whole) > 1
    assert selectors.committed_and_public(0, 100) == whole
    assert selectors.committed_and_public(3, 2) == whole[3:5]
    assert selectors.committed_and_public(len(whole), 2) == []


def test_the_policy_is_the_newest_one(opened: Register) -> None:
    assert selectors.current_policy() == load("five-identifiers")
    newer = {**load("five-identifiers").as_data(), "version": 3}
    oldest = models.Fact.objects.get(index=0)
    first = decode(bytes(oldest.data))
    assert isinstance(first, dict) and isinstance(first["data"], dict)
    with writing(opened.origin, clock()) as ledger:
        data = {**first["data"], "policy": newer}
        ledger.append(NewFact("policy-changed", oldest.subject, data, "registrar", "five-identifiers/3"))
    assert selectors.current_policy().version == 3


def test_an_organiser_is_found_by_register_and_number(opened: Register) -> None:
    decide(opened, receive(), everything())
    found = selectors.entry_of_operator("GB-COH", "00445790")
    assert found is not None and found.number == 1
    for register, number in (
        ("PL-KRS", "00445790"),
        ("GB-COH", "445790"),
        ("GB-COH", ""),
        ("", ""),
        (None, None),
        ("GB-COH", None),
        (None, "00445790"),
    ):
        assert selectors.entry_of_operator(register, number) is None


def test_two_entries_without_a_number_are_not_one_organiser(opened: Register) -> None:
    decide(opened, receive(), everything())
    models.Entry.objects.update(operator_register="", operator_number="")
    assert selectors.entry_of_operator("", "") is None


def test_cases_come_newest_first_with_their_entries(opened: Register) -> None:
    first, second = receive(), receive()
    decide(opened, first, everything())
    listed = selectors.cases()
    assert [one.pk for one in listed] == [second.pk, first.pk]
    assert listed[1].entry.number == 1
    assert not hasattr(listed[0], "entry")


def test_a_case_is_found_by_its_code(opened: Register) -> None:
    case = receive()
    assert selectors.case(case.code) == case
    for code in ("", "none", str(case.pk), f" {case.code}"):
        assert selectors.case(code) is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_message_is_read_as_it_came(opened: Register, encoding: str) -> None:
    from openroll.roll import services
    from openroll.sources.message import read_message

    message = read_message(f"Здравствуйте\n{LETTER}".encode(encoding))
    case = services.receive(
        message, basis="own-request", vouched_by=None, origin=opened.origin, clock=clock()
    )
    kept = selectors.case(case.code)
    assert kept is not None
    assert selectors.message_text(kept) == message.text


def test_cases_wait_until_their_time(opened: Register) -> None:
    first, second, third = receive(), receive(), receive()
    decide(opened, first, refused=[silence()])
    decide(opened, second, refused=[silence()], at=clock(NOW + timedelta(minutes=5)))
    decide(opened, third, everything())
    assert list(selectors.waiting_cases(NOW)) == []
    assert list(selectors.waiting_cases(NOW + timedelta(minutes=1))) == [first]
    assert list(selectors.waiting_cases(NOW + timedelta(minutes=6))) == [first, second]
    models.Case.objects.filter(pk=first.pk).update(next_try_at=None)
    assert list(selectors.waiting_cases(NOW + timedelta(days=900))) == [second]


def test_claims_and_decisions_come_in_their_order(opened: Register) -> None:
    case = receive()
    decide(opened, case, everything()[:2], refused=[silence()])
    decide(opened, case, everything(), at=clock(NOW + timedelta(minutes=1)))
    assert [one.property for one in selectors.claims(case)] == [one.property for one in everything()]
    assert [one.verdict for one in selectors.decisions(case)] == ["waiting", "entered"]
    assert selectors.claims(receive()) == []


def test_lines_of_another_file_are_other_lines(opened: Register) -> None:
    entry = decide(opened, receive(), everything()).entry
    assert entry is not None
    models.ImportedLine.objects.create(file_sha256="aa" * 32, line=7, entry=entry)
    assert selectors.imported_lines("aa" * 32) == {7}
    assert selectors.imported_lines("bb" * 32) == set()
