"""What an entry says now is what its public document says, and what is private besides."""

from typing import Any

from openroll.publish import documents
from openroll.publish.documents import LoggedFact
from openroll.roll import models
from openroll.roll.ledger import NewFact, writing
from openroll.roll.present import email_of, newest_fact, present
from openroll.site.register import Register
from tests.roll.making import LETTER, MAIL, clock, decide, everything, receive

DECLARED = f"{LETTER}\nWe declare:\n- no access to correspondence\n- no spam\n"


def entered(register: Register, text: str = LETTER) -> models.Entry:
    entry = decide(register, receive(text), everything()).entry
    assert entry is not None
    return entry


def append(register: Register, entry: models.Entry, kind: str, **data: Any) -> models.Fact:
    with writing(register.origin, clock()) as ledger:
        told = {"entry": entry.number, **data}
        return ledger.append(NewFact(kind, entry.subject, told, "registrar", "five-identifiers/1"))


def folded(entry: models.Entry) -> dict[str, Any]:
    """The public document, were everything public."""
    from openroll.log.disclosure import belonging_to
    from openroll.log.fact import parse

    found: Any = None
    for row in models.Fact.objects.filter(subject=entry.subject).order_by("seq"):
        fact = parse(bytes(row.data))
        texts = [one.text for one in row.disclosures.all() if one.text]
        found = documents.following(found, LoggedFact(row.index, fact, belonging_to(fact, texts)))
    assert isinstance(found, dict)
    return found


def test_it_says_what_the_document_says(opened: Register) -> None:
    entry = entered(opened, DECLARED)
    now, document = present(entry), folded(entry)
    assert (now.number, now.state, now.checked, now.basis) == (1, "recorded", True, document["basis"])
    assert {name: one.value for name, one in now.identifiers.items()} == {
        name: one["value"] for name, one in document["identifiers"].items()
    }
    for name, one in now.identifiers.items():
        assert list(one.citations) == document["identifiers"][name]["citations"]
        assert one.standing == document["identifiers"][name]["standing"]
    assert [(one.domain, one.binding) for one in now.services] == [("tesco.example", "claimed")]
    assert [(one.n, one.text, one.party) for one in now.undertakings] == [
        (1, "no access to correspondence", "organiser"),
        (2, "no spam", "organiser"),
    ]
    assert email_of(entry) == MAIL
    assert newest_fact(entry) == now.newest == entry.fact_id


def test_what_is_private_is_there_and_what_was_redacted_is_not(opened: Register) -> None:
    entry = entered(opened)
    models.Disclosure.objects.update(state="private")
    assert present(entry).value("email") == MAIL
    fact = models.Fact.objects.get(index=entry.fact_id)
    row = next(one for one in fact.disclosures.all() if MAIL in str(revealed_at(one)))
    models.Disclosure.objects.filter(pk=row.pk).update(state="redacted", text="")
    fields, digests = ["/identifiers/email"], [row.digest]
    append(
        opened, entry, "redacted", fact=fact.index, digests=digests, fields=fields, basis="x", authority="y"
    )
    now = present(entry)
    assert now.value("email") == "" and now.redacted == {"email"} and email_of(entry) == ""
    assert MAIL not in repr(now)


def revealed_at(row: models.Disclosure) -> Any:
    from openroll.log.disclosure import parse

    return parse(row.text).value


def test_later_facts_go_on_from_what_was_said(opened: Register) -> None:
    entry = entered(opened)
    name: dict[str, Any] = {"value": "Tesco Group", "standing": "corroborated", "cites": [], "short": None}
    append(opened, entry, "entry-amended", identifiers={"name": name}, sources={})
    now = present(entry)
    assert (now.name, now.value("email")) == ("Tesco Group", MAIL)
    append(opened, entry, "entry-contested", n=1, about=["listing"])
    assert [(one.n, one.about) for one in present(entry).contests] == [(1, ("listing",))]
    append(opened, entry, "entry-excluded")
    assert present(entry).state == "excluded"
    append(opened, entry, "entry-contest-ended", n=1, outcome="upheld")
    gone: dict[str, Any] = {"value": None, "standing": "missing", "cites": []}
    append(opened, entry, "entry-corrected", identifiers={"email": gone}, services=[], sources={})
    append(opened, entry, "entry-restored")
    append(opened, entry, "undertaking-withdrawn", n=9)
    now = present(entry)
    assert (now.state, now.contests, now.services, now.value("email")) == ("recorded", (), (), "")
    assert now.newest == newest_fact(entry) == now.history[-2].index
