"""What persons decide: each verdict does what it says, and two persons are two persons."""

from typing import Any

import pytest

from openroll.core.errors import Refusal, UnusableInput
from openroll.log.fact import parse
from openroll.roll import deciding, models, watched
from openroll.roll.deciding_change import Change, Chosen
from openroll.roll.deciding_facts import NeedsTick
from openroll.roll.ledger import NewFact, writing
from openroll.roll.present import present
from openroll.roll.selectors import current_policy
from openroll.site.register import Register
from tests.identity.making import company

from .decisions import (
    BASIS,
    REASON,
    about,
    asked,
    choose,
    entered,
    entering,
    for_review,
    keeper,
    take,
    take_with_two,
)
from .making import LETTER, MAIL, check_chains, clock, decide, everything, receive, revealed

STATE = models.Decision.State
DECLARED = f"{LETTER}\nWe declare:\n- no access to correspondence\n"


def newest(subject: str) -> Any:
    row = models.Fact.objects.filter(subject=subject).order_by("-seq").first()
    assert row is not None
    return parse(bytes(row.data))


def test_a_person_enters(opened: Register) -> None:
    case, anna = for_review(opened, text=DECLARED), keeper()
    what = entering(case, effective_from="2026-11-01")
    decision = take(opened, case, what, anna, form="f1")
    entry = models.Entry.objects.get()
    case.refresh_from_db()
    assert (decision.state, decision.persons, decision.proposed_by_id) == ("taken", 1, anna.person)
    assert (case.state, case.entry, case.next_try_at) == ("decided", entry, None)
    assert decision.fact_id == entry.fact_id and decision.legal_basis == BASIS
    fact = parse(bytes(entry.fact.data))
    assert (fact.type, fact.by, fact.effective_from) == ("entry-recorded", "registrar", "2026-11-01")
    assert fact.data["legal_basis"] == BASIS
    assert REASON not in fact.bytes.decode(), "the person's words are not public"
    told = revealed(models.Fact.objects.get(index=entry.fact_id))
    assert {name: one["standing"] for name, one in told["identifiers"].items()} == {
        "name": "corroborated",
        "country": "corroborated",
        "number": "corroborated",
        "address": "corroborated",
        "email": "declared",
    }
    assert told["identifiers"]["email"]["vouched_by"] == "registrar" == told["vouched_by"]
    assert MAIL not in fact.bytes.decode()
    assert [one["domain"] for one in told["services"]] == ["tesco.example"]
    assert [one.text for one in present(entry).undertakings] == ["no access to correspondence"]
    assert models.Undertaking.objects.get().n == 1
    assert (entry.operator_register, entry.operator_number) == ("GB-COH", "00445790")
    action = models.Action.objects.get(verb="decision-taken")
    assert (action.person_id, action.form, action.told["verdict"]) == (anna.person, "f1", "entered")
    assert {one.kind for one in models.Letter.objects.filter(decision=decision)} == {"entered"}
    assert MAIL in {one.to for one in models.Letter.objects.all()}
    check_chains()


def test_without_vouching_what_is_stated_stays_stated(opened: Register) -> None:
    case = for_review(opened, vouched_by=None)
    take(opened, case, entering(case, vouch=False), keeper())
    email = present(models.Entry.objects.get()).identifiers["email"]
    assert (email.standing, email.vouched_by) == ("stated", None)


@pytest.mark.parametrize(
    "change",
    [
        {"identifiers": {}},
        {"identifiers": {"name": Chosen(claim=10**6)}},
        {"domains": ("nowhere.example",)},
        {"domains": ("not a domain",)},
        {"legal_basis": " "},
        {"legal_basis": f"At the request of {MAIL}"},
        {"reason": ""},
        {"reason": "x" * 2001},
        {"effective_from": "2026-02-30"},
        {"effective_from": "26.11.2026"},
    ],
    ids=str,
)
def test_what_cannot_be_entered_is_said_and_nothing_is_written(
    opened: Register, change: dict[str, Any]
) -> None:
    case, anna = for_review(opened), keeper()
    facts = models.Fact.objects.count()
    with pytest.raises(UnusableInput):
        take(opened, case, entering(case, **change), anna)
    case.refresh_from_db()
    assert (models.Fact.objects.count(), case.state) == (facts, "sufficient")
    assert (
        not models.Entry.objects.exists() and not models.Action.objects.filter(verb="decision-taken").exists()
    )


def test_a_second_entry_of_one_operator_has_to_be_ticked(opened: Register) -> None:
    entered(opened)
    case, anna = for_review(opened), keeper()
    with pytest.raises(NeedsTick, match="as entry 1") as needs:
        take(opened, case, entering(case), anna)
    assert needs.value.warning == "second"
    take(opened, case, entering(case, ticked=frozenset({"second"})), anna)
    assert [one.number for one in models.Entry.objects.order_by("number")] == [1, 2]


def test_two_operators_are_mixed_only_when_that_is_ticked(opened: Register) -> None:
    case, anna = receive(), keeper()
    decide(opened, case, [*everything(), *company("PL-KRS/0000006865")])
    case.refresh_from_db()
    picked = choose(case)["identifiers"]
    picked["name"] = Chosen(claim=case.claims.get(property="name", subject="PL-KRS/0000006865").pk)
    with pytest.raises(NeedsTick, match="different operators"):
        take(opened, case, entering(case, identifiers=picked), anna)
    take(opened, case, entering(case, identifiers=picked, ticked=frozenset({"mixed"})), anna)
    assert present(models.Entry.objects.get()).value("number") == "00445790"


def test_typed_values_are_cited_from_the_message(opened: Register) -> None:
    text = f"{LETTER}\nThe shop is run by Lantern & Sons Ltd, 1 Wharf, London.\n"
    case, anna = for_review(opened, text=text), keeper()
    picked = choose(case)["identifiers"]
    picked |= {
        "name": Chosen(typed=" Lantern  & Sons Ltd", quote="run by Lantern & Sons Ltd"),
        "address": Chosen(typed="1 Wharf, London"),
        "country": Chosen(typed="United Kingdom", quote="London"),
        "number": Chosen(typed="445790", scheme="gb-coh", quote="00445790"),
    }
    take(opened, case, entering(case, identifiers=picked), anna)
    now = present(models.Entry.objects.get())
    assert (now.name, now.value("country"), now.value("number")) == ("Lantern & Sons Ltd", "GB", "00445790")
    name = now.identifiers["name"]
    assert (name.standing, name.vouched_by, name.citations[0]["quote"]) == (
        "declared",
        "registrar",
        "run by Lantern & Sons Ltd",
    )
    assert name.citations[0]["url"] == f"openroll:case/{case.code}/message"
    assert now.identifiers["number"].register == "GB-COH"


@pytest.mark.parametrize(
    ("name", "chosen"),
    [
        ("name", Chosen(typed="Somebody Else Ltd")),
        ("name", Chosen(typed=" ")),
        ("country", Chosen(typed="Atlantis", quote="tesco")),
        ("email", Chosen(typed="no address", quote="tesco")),
        ("number", Chosen(typed="nothing", scheme="GB-COH", quote="tesco")),
        ("name", Chosen(typed="Tesco", quote="tesco", snapshot=10**6)),
    ],
)
def test_a_typed_value_that_stands_nowhere_is_not_taken(opened: Register, name: str, chosen: Chosen) -> None:
    case = for_review(opened)
    picked = {**choose(case)["identifiers"], name: chosen}
    with pytest.raises(UnusableInput):
        take(opened, case, entering(case, identifiers=picked), keeper())
    assert not models.Entry.objects.exists()


def test_amending_replaces_what_was_chosen_and_nothing_else(opened: Register) -> None:
    entry, anna = entered(opened), keeper()
    before = present(entry)
    case = about(opened, entry)
    names = ("TESCO PLC",)
    what = asked(
        case,
        "amended",
        **choose(case, "name"),
        domains=("tesco.example", "shop.tesco.example"),
        former_names=names,
    )
    decision = take(opened, case, what, anna)
    fact, now = newest(entry.subject), present(entry)
    assert fact.type == "entry-amended" and decision.fact is not None
    assert set(fact.data) == {"entry", "identifiers", "former_names", "services", "sources", "legal_basis"}
    assert set(fact.data["identifiers"]) == {"name"}
    assert (now.name, now.former_names) == ("TESCO GROUP PLC", ("TESCO PLC",))
    assert now.value("email") == before.value("email") == MAIL
    assert [one.domain for one in now.services] == ["tesco.example", "shop.tesco.example"]
    kept, was = now.services[0].citations, before.services[0].citations
    assert [one["quote"] for one in kept] == [one["quote"] for one in was]
    assert [(one["source"], one["source_type"], one["snapshot"]) for one in kept] == [
        (one["source"], one["source_type"], one["snapshot"]) for one in was
    ]
    assert {one.kind for one in decision.letters.all()} == {"amended"}
    check_chains()


def test_a_correction_can_take_a_value_out(opened: Register) -> None:
    entry, anna = entered(opened), keeper()
    case = about(opened, entry)
    what = asked(case, "amended", identifiers={"email": Chosen(none=True)})
    with pytest.raises(UnusableInput, match="Only a correction"):
        take(opened, case, what, anna)
    take(opened, case, asked(case, "corrected", identifiers={"email": Chosen(none=True)}), anna)
    assert present(entry).value("email") == ""
    with pytest.raises(UnusableInput, match="cannot be without: name"):
        case = about(opened, entry)
        take(opened, case, asked(case, "corrected", identifiers={"name": Chosen(none=True)}), anna)


def test_a_new_number_is_known_from_then_on(opened: Register) -> None:
    entry, anna = entered(opened), keeper()
    case = about(opened, entry, everything("GB-COH/00000002"))
    take(opened, case, asked(case, "corrected", **choose(case, "number", "name")), anna)
    entry.refresh_from_db()
    assert (entry.operator_register, entry.operator_number) == ("GB-COH", "00000002")


def test_two_persons_exclude_and_restore_comes_by_one(opened: Register) -> None:
    entry, anna, boris = entered(opened), keeper(), keeper("boris", "senior-registrar")
    assert watched.begin() == 1
    case = about(opened, entry)
    proposed = take(opened, case, asked(case, "excluded", effective_from="2026-12-01"), anna, form="p")
    case.refresh_from_db()
    assert (proposed.state, proposed.persons, case.state) == ("proposed", 2, "sufficient")
    assert present(entry).state == "recorded" and not proposed.letters.exists()
    with pytest.raises(deciding.FourEyes):
        deciding.confirm(proposed, anna, "", origin=opened.origin, clock=clock())
    taken = deciding.confirm(proposed, boris, " Agreed. ", origin=opened.origin, clock=clock(), form="c")
    entry.refresh_from_db()
    assert (taken.state, taken.confirmed_by_id, taken.words) == ("taken", boris.person, "Agreed.")
    assert (entry.state, present(entry).state, newest(entry.subject).data["legal_basis"]) == (
        "excluded",
        "excluded",
        BASIS,
    )
    assert newest(entry.subject).effective_from == "2026-12-01"
    assert (
        watched.begin() == 0 and not models.Watched.objects.filter(entry=entry).exclude(due_at=None).exists()
    )
    assert [one.verb for one in models.Action.objects.filter(form__in=("p", "c"))] == [
        "decision-proposed",
        "decision-confirmed",
    ]
    again = about(opened, entry)
    with pytest.raises(Refusal, match="“excluded”"):
        take(opened, again, asked(again, "amended", **choose(again, "name")), anna)
    take(opened, again, asked(again, "restored"), anna)
    entry.refresh_from_db()
    assert (entry.state, present(entry).state) == ("recorded", "recorded")
    watched.begin()
    assert models.Watched.objects.filter(entry=entry).exclude(due_at=None).exists()
    third = about(opened, entry)
    with pytest.raises(Refusal, match="“recorded”"):
        take(opened, third, asked(third, "restored"), anna)
    take_with_two(opened, third, asked(third, "annulled"), anna, boris)
    assert present(entry).state == "annulled"
    check_chains()


def test_a_refusal_writes_no_fact_and_a_letter(opened: Register) -> None:
    case, facts = for_review(opened), models.Fact.objects.count()
    decision = take(opened, case, asked(case, "refused"), keeper())
    case.refresh_from_db()
    assert (case.state, models.Fact.objects.count(), decision.fact) == ("decided", facts, None)
    assert [one.kind for one in decision.letters.all()] == ["refused"]
    with pytest.raises(Refusal, match="cannot be decided now"):
        take(opened, case, asked(case, "refused"), keeper("boris"))


def test_an_imported_entry_is_checked_once_all_of_it_is_cited(opened: Register) -> None:
    data: dict[str, Any] = {"basis": "imported", "vouched_by": None, "checked": False, "identifiers": {}}
    with writing(opened.origin, clock()) as ledger:
        number, subject = ledger.next_entry_number(), ledger.new_subject()
        told = {"entry": number, **data, "former_names": [], "services": [], "sources": {}}
        fact = ledger.append(NewFact("entry-recorded", subject, told, "registrar", "five-identifiers/1"))
        ledger.flush()
        entry = models.Entry.objects.create(number=number, subject=subject, checked=False, fact=fact)
    anna, case = keeper(), about(opened, entry, everything())
    take(opened, case, asked(case, "amended", **choose(case, "name")), anna)
    entry.refresh_from_db()
    assert (entry.checked, present(entry).checked) == (False, False)
    again = about(opened, entry, everything())
    take(opened, again, asked(again, "amended", **choose(again)), anna)
    entry.refresh_from_db()
    assert (entry.checked, present(entry).checked, present(entry).basis) == (True, True, "imported")
    assert (entry.operator_register, entry.operator_number) == ("GB-COH", "00445790")


def test_a_policy_that_wants_two_for_what_is_stated(
    opened: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from openroll.roll import deciding_work

    policy = replace(current_policy(), decides={"clean": "automatic", "stated": "two", "review": "one"})
    monkeypatch.setattr(deciding_work, "current_policy", lambda: policy)
    case = for_review(opened, vouched_by=None)
    assert take(opened, case, entering(case, vouch=False), keeper()).state == "proposed"
    other = for_review(opened, "GB-COH/00000002")
    assert take(opened, other, entering(other), keeper("boris")).state == "taken"


def test_what_the_policy_decides_by_itself_is_told_at_once(opened: Register) -> None:
    entry = entered(opened)
    letters = models.Letter.objects.filter(case=entry.case)
    assert [(one.kind, one.to) for one in letters] == [("entered", MAIL)]


def test_what_is_stored_is_read_back(opened: Register) -> None:
    from .decisions import read

    change = Change(
        {"name": Chosen(claim=1), "email": Chosen(none=True), "number": Chosen(typed="1", quote="1", snapshot=2)},
        ("a.example",), (), True, True, frozenset({"second"}), 3, 4, "partly",
    )  # fmt: skip
    assert read(change.as_data()) == change
    malformed: tuple[Any, ...] = (
        None,
        [],
        {"identifiers": {"who": {}}},
        {"domains": [1]},
        {"outcome": "never"},
        {"seen": "x"},
    )
    for wrong in malformed:
        with pytest.raises(UnusableInput):
            read(wrong)
