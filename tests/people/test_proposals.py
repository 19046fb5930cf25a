"""Nobody proposes for a domain, or an entry, that they have not proved: every way round it is tried."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from openroll.core.errors import LinkRefused, NotThere, OpenrollError, Refusal, UnusableInput
from openroll.people.access import NotAllowed
from openroll.roll import models
from openroll.roll.proposing import Proposal
from openroll.site.register import Register
from tests.people.making import client_of, person
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
from tests.roll.making import NOW, clock, decide, everything, founded, opened

__all__ = ["founded", "opened"]

LINK = "https://register.example/GB-COH/00445790"
GIVEN = Proposal(identifiers={"name": "LANTERN PLC"}, links=(LINK,))


def propose(who: Any, entry: models.Entry, given: Proposal = GIVEN, **more: Any) -> models.Case:
    from openroll.people import proposals

    at = more.pop("at", NOW)
    return proposals.propose(who, entry.number, given, clock(at), **more)


def refused(who: Any, entry: models.Entry, **more: Any) -> bool:
    cases = models.Case.objects.count()
    try:
        propose(who, entry, **more)
    except NotAllowed:
        assert models.Case.objects.count() == cases
        return True
    return False


def test_a_proposal_is_a_case_that_a_person_decides(opened: Register) -> None:
    from openroll.roll import proposing

    entry, who = entered(opened), organiser()
    proved(who, entry)
    case = propose(
        who,
        entry,
        Proposal(
            identifiers={"name": " LANTERN  PLC ", "country": "Poland", "email": "post.office@tesco.example"},
            add_domains=("New.example",),
            remove_domains=(DOMAIN, "never.example"),
            former_names=("TESCO PLC",),
            undertakings=("We answer within a day.",),
            links=(LINK, LINK),
            words="We were renamed.",
        ),
    )
    assert (case.kind, case.channel, case.basis, case.vouched_by, case.about_id) == (
        "proposal",
        "web",
        "own-request",
        None,
        entry.pk,
    )
    found = proposing.proposed(case)
    assert found is not None
    assert found.standing == "declared"
    assert found.proof.domain == DOMAIN
    told = {(one.field, one.before, one.after) for one in found.changes}
    assert told == {
        ("name", "TESCO PLC", "LANTERN PLC"),
        ("country", "GB", "PL"),
        ("domain", "", "new.example"),
        ("domain", DOMAIN, ""),
        ("former_name", "", "TESCO PLC"),
        ("undertaking", "", "We answer within a day."),
    }
    text = bytes(case.message).decode()
    assert LINK in text
    assert DOMAIN not in text
    assert case.next_try_at == NOW
    assert models.Action.objects.get(verb="proposal-made").case == case
    # Whatever its sources say of whomever: it is entered by nobody but a person.
    outcome = decide(opened, case, everything("GB-COH/00000077"))
    assert (outcome.status, outcome.entry) == ("review", None)
    assert decide_state(case) == "sufficient"
    assert models.Entry.objects.count() == 1


def decide_state(case: models.Case) -> str:
    case.refresh_from_db()
    return case.state


def test_a_domain_that_is_only_claimed_makes_it_stated(opened: Register) -> None:
    from openroll.roll import proposing

    entry, who = entered_by_policy(opened), organiser()
    proved(who, entry, "beside.example")
    found = proposing.proposed(propose(who, entry))
    assert found is not None
    assert found.standing == "stated"


def test_that_others_have_proved_the_domain_is_told(opened: Register) -> None:
    from openroll.roll import proposing

    entry, who, before = entered(opened), organiser(), organiser("before")
    proved(before, entry)
    proved(who, entry)
    found = proposing.proposed(propose(who, entry))
    assert found is not None
    assert found.proof.others == 1


def test_another_entrys_number(opened: Register) -> None:
    entry, other, who = entered(opened), entered(opened, subject="GB-COH/00000002"), organiser()
    proved(who, entry)
    assert refused(who, other)
    other.number = 999
    assert refused(who, other)
    assert not refused(who, entry)


def test_a_proof_that_has_not_come(opened: Register) -> None:
    from openroll.people import mandate_proofs

    entry, who = entered(opened), organiser()
    mandate_proofs.begin(who, entry.number, DOMAIN, "dns", NOW)
    mandate_proofs.begin(who, entry.number, DOMAIN, "mailbox", NOW, address="admin@tesco.example")
    assert refused(who, entry)


@pytest.mark.parametrize("end", ["ended", "over", "left", "closed", "role"])
def test_a_mandate_that_has_ended(opened: Register, end: str) -> None:
    from openroll.people import mandates

    entry, who = entered(opened), organiser()
    row = proved(who, entry)
    at = NOW
    if end == "ended":
        mandates.end(row, mandates.GIVEN_UP, NOW, mandates.WORKER)
    elif end == "over":
        at = later(days=365)
    elif end == "left":
        amended(opened, entry, ["new.example"])
    elif end == "closed":
        type(who).objects.update(is_active=False)
    else:
        type(who).objects.update(role="authority")
    assert refused(who, entry, at=at)


def test_a_mandate_for_another_domain(opened: Register) -> None:
    entry, who = entered(opened, domains=(DOMAIN, "other.example")), organiser()
    proved(who, entry, "other.example")
    assert refused(who, entry, domain=DOMAIN)
    assert not refused(who, entry, domain="other.example")


def test_a_colleague_who_was_removed_a_second_ago(opened: Register) -> None:
    from openroll.people import mandate_colleagues

    entry, olga = entered(opened), organiser()
    proved(olga, entry)
    karl, row = colleague(olga, entry)
    assert not refused(karl, entry)
    mandate_colleagues.remove(olga, entry.number, row.pk, NOW)
    assert refused(karl, entry, at=NOW + timedelta(seconds=1))


def test_a_colleague_of_a_proof_that_is_over(opened: Register) -> None:
    entry, olga = entered(opened), organiser()
    proved(olga, entry)
    karl, _ = colleague(olga, entry)
    assert refused(karl, entry, at=later(days=366))


def test_anothers_proof_of_the_same_domain(opened: Register) -> None:
    entry, other = entered(opened), entered(opened, subject="GB-COH/00000002")
    olga, oleg = organiser(), organiser("oleg")
    proved(olga, entry)
    proved(oleg, other)
    assert refused(olga, other)
    assert refused(oleg, entry)


@pytest.mark.parametrize("role", ["registrar", "senior-registrar", "auditor", "authority"])
def test_who_is_no_organiser(opened: Register, role: str) -> None:
    assert refused(person(role), entered(opened))


def test_the_check_is_undone_with_what_it_allowed(opened: Register) -> None:
    """What fails after the check leaves nothing behind: the form's mark is free again."""
    entry, who = entered(opened), organiser()
    proved(who, entry)
    with pytest.raises(UnusableInput):
        propose(who, entry, Proposal(identifiers={"email": "no address"}, links=(LINK,)), form="mark")
    assert propose(who, entry, form="mark").kind == "proposal"
    with pytest.raises(OpenrollError) as caught:
        propose(who, entry, form="mark")
    assert caught.value.code == "sent-twice"
    assert models.Case.objects.filter(kind="proposal").count() == 1


@pytest.mark.parametrize(
    "given",
    [
        Proposal(),
        Proposal(words="Nothing changes.", links=(LINK,)),
        Proposal(identifiers={"name": "TESCO PLC"}, links=(LINK,)),
        Proposal(identifiers={"name": "LANTERN PLC"}),
        Proposal(identifiers={"name": "x" * 501}, links=(LINK,)),
        Proposal(identifiers={"name": "a\u202eb"}, links=(LINK,)),
        Proposal(identifiers={"country": "Atlantis"}, links=(LINK,)),
        Proposal(identifiers={"email": "a@b@c"}, links=(LINK,)),
        Proposal(add_domains=("telegrаm.org",), links=(LINK,)),
        Proposal(add_domains=("127.0.0.1",), links=(LINK,)),
        Proposal(add_domains=tuple(f"d{n}.example" for n in range(51)), links=(LINK,)),
        Proposal(undertakings=("x" * 4001,)),
        Proposal(undertakings=("We answer.",), words="x" * 4001),
        Proposal(withdraw=(1,)),
        Proposal(identifiers={"name": "B"}, links=tuple(f"https://a.example/{n}" for n in range(21))),
        Proposal(identifiers={"name": "B"}, links=("https://a.example/ https://b.example/",)),
    ],
)
def test_what_cannot_be_used_is_said(opened: Register, given: Proposal) -> None:
    entry, who = entered(opened), organiser()
    proved(who, entry)
    with pytest.raises(UnusableInput):
        propose(who, entry, given)


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "register.example", "http://127.0.0.1/", "https://a:b@c.example/"]
)
def test_a_link_has_to_be_one(opened: Register, link: str) -> None:
    entry, who = entered(opened), organiser()
    proved(who, entry)
    with pytest.raises(LinkRefused):
        propose(who, entry, Proposal(identifiers={"name": "B"}, links=(link,)))


def test_an_excluded_entry_is_contested_not_changed(opened: Register) -> None:
    from openroll.roll.ledger import NewFact, writing

    entry, who = entered(opened), organiser()
    proved(who, entry)
    data: Any = {"entry": entry.number, "reason": "It ended.", "legal_basis": "Law 1"}
    with writing(opened.origin, clock()) as ledger:
        ledger.append(NewFact("entry-excluded", entry.subject, data, "registrar", "five-identifiers 1"))
    with pytest.raises(Refusal):
        propose(who, entry)


def test_a_contest_of_the_organiser_is_public_at_once(opened: Register) -> None:
    from openroll.people import mandates, proposals

    entry, who = entered(opened), organiser()
    row = proved(who, entry)
    case = proposals.contest(who, entry.number, ["email"], "This address is not ours.", clock())
    assert case.contest.about == ["email"]
    assert models.Fact.objects.filter(type="entry-contested").count() == 1
    mandates.end(row, mandates.GIVEN_UP, NOW, mandates.WORKER)
    with pytest.raises(NotAllowed):
        proposals.contest(who, entry.number, ["email"], "Again.", clock())


def test_an_answer_goes_into_ones_own_case_alone(opened: Register) -> None:
    from openroll.people import proposals

    entry, other = entered(opened), entered(opened, subject="GB-COH/00000002")
    olga, oleg = organiser(), organiser("oleg")
    proved(olga, entry)
    proved(oleg, other)
    own, his = propose(olga, entry), propose(oleg, other)
    proposals.answer(olga, entry.number, own.code, "Here is more: https://a.example/", clock())
    assert own.replies.count() == 1
    with pytest.raises(NotThere):
        proposals.answer(olga, entry.number, his.code, "Me too.", clock())
    stranger = entry.case
    assert stranger is not None
    with pytest.raises(Refusal):  # the message that led to the entry was somebody else's
        proposals.answer(olga, entry.number, stranger.code, "Me too.", clock())
    with pytest.raises(NotAllowed):
        proposals.answer(oleg, entry.number, own.code, "Me too.", clock())


def test_not_without_end(opened: Register) -> None:
    entry, who = entered(opened), organiser()
    proved(who, entry)
    for n in range(20):
        propose(who, entry, Proposal(identifiers={"name": f"LANTERN {n}"}, links=(LINK,)))
    with pytest.raises(Refusal):
        propose(who, entry)


def test_a_mandate_is_held_until_the_transaction_ends(opened: Register) -> None:
    from openroll.people.mandates import require

    entry, who = entered(opened), organiser()
    proved(who, entry)
    with transaction.atomic():
        assert require(who.pk, entry.number, NOW).domain == DOMAIN
    with pytest.raises(NotAllowed), transaction.atomic():
        require(None, entry.number, NOW)


def test_the_register_of_the_number_can_change_alone(opened: Register) -> None:
    from openroll.office.decisions_forms import _initial
    from openroll.roll import proposing
    from openroll.roll.deciding_offer import offer
    from openroll.roll.deciding_rules import AMENDED

    entry, who = entered(opened), organiser()
    proved(who, entry)
    with pytest.raises(UnusableInput, match="org-id"):
        propose(who, entry, Proposal(register="Companies House", links=(LINK,)))
    with pytest.raises(UnusableInput, match="Nothing of the entry would change"):
        propose(who, entry, Proposal(register="gb-coh", links=(LINK,)))
    with pytest.raises(UnusableInput, match="open source"):
        propose(who, entry, Proposal(register="GB-CHC"))
    case = propose(who, entry, Proposal(register="gb-chc", links=(LINK,)))
    found = proposing.proposed(case)
    assert found is not None
    assert [(one.field, one.before, one.after) for one in found.changes] == [("register", "GB-COH", "GB-CHC")]
    decide(opened, case, everything("GB-COH/00445790"))
    made = offer(case, AMENDED)
    number = next(one for one in made.fields if one.name == "number")
    assert (number.chosen, number.typed, number.scheme) == ("typed", "00445790", "GB-CHC")
    assert _initial(made)["number_scheme"] == "GB-CHC"


def test_the_form_of_a_proposal_takes_the_register(opened: Register) -> None:
    entry, who = entered(opened), organiser()
    proved(who, entry)
    client = client_of(who)
    page = client.get(f"/my/{entry.number}/propose").content.decode()
    assert 'name="register"' in page and 'value="GB-COH"' in page
    sent = client.post(f"/my/{entry.number}/propose", {"register": "GB-CHC", "links": LINK, "form_mark": "r"})
    assert sent.status_code == 303
    case = models.Case.objects.get(kind="proposal")
    assert "GB-CHC" in client.get(f"/my/{entry.number}/cases/{case.code}").content.decode()
