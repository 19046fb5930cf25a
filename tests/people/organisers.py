"""Entries whose domains are proved, and the persons of organisers who prove them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from openroll.roll import models
from openroll.site.register import Register
from tests.identity.making import official, stated
from tests.people.making import person
from tests.roll.making import NOW, clock, decide, everything, receive

DOMAIN = "tesco.example"


def entered(
    register: Register,
    *,
    subject: str = "GB-COH/00445790",
    domains: Sequence[str] = (DOMAIN,),
    vouched_by: str | None = "registrar",
    mail: str = "post.office@tesco.example",
) -> models.Entry:
    """Enter a service with these domains, none of which a register or a certificate binds."""
    case = receive(vouched_by=vouched_by)
    claims = [one for one in everything(subject, mail) if one.property != "domain"]
    outcome = decide(
        register, case, [*claims, *(stated("domain", one, binding="claimed") for one in domains)]
    )
    assert outcome.entry is not None
    return outcome.entry


def entered_by_policy(register: Register) -> models.Entry:
    """Enter a service without a person: its register names one domain, and its message another one beside it."""
    subject = "PL-KRS/0000006865"
    case = receive(vouched_by=None)
    claims = [
        official(subject, "name", "MALWA SP. Z O.O."),
        official(subject, "country", "PL"),
        official(subject, "number", "0000006865", scheme="PL-KRS"),
        official(subject, "address", "Złota 1, 00-019 Warszawa"),
        official(subject, "email", "biuro@malwa.example"),
        official(subject, "domain", "malwa.example", binding="register"),
        stated("domain", "beside.example", binding="claimed"),
    ]
    outcome = decide(register, case, claims)
    assert outcome.entry is not None, outcome.reason
    return outcome.entry


def amended(register: Register, entry: models.Entry, domains: Sequence[str]) -> None:
    """Let a new fact say which domains the entry has."""
    from openroll.roll.ledger import NewFact, writing

    services: Any = [{"domain": one, "binding": "claimed", "cites": []} for one in domains]
    data: Any = {"entry": entry.number, "services": services, "sources": {}}
    with writing(register.origin, clock()) as ledger:
        ledger.append(NewFact("entry-amended", entry.subject, data, "registrar", "five-identifiers 1"))


def organiser(name: str = "olga") -> Any:
    return person("organiser", name)


def proved(
    who: Any, entry: models.Entry, domain: str = DOMAIN, *, method: str = "dns", at: datetime = NOW
) -> Any:
    """Prove ``domain`` as the worker does when it has seen the word."""
    from openroll.people import mandate_proofs

    row = mandate_proofs.begin(who, entry.number, domain, method, at)
    assert mandate_proofs.seen(row, at, {})
    row.refresh_from_db()
    return row


def colleague(of: Any, entry: models.Entry, name: str = "karl", at: datetime = NOW) -> tuple[Any, Any]:
    """Return a new person whom ``of`` has invited, and their mandate."""
    from openroll.people import mandate_colleagues

    who = organiser(name)
    invitation = mandate_colleagues.invite(of, entry.number, who.email, at)
    return who, mandate_colleagues.take_up(who, invitation.pk, at)


def later(**more: float) -> datetime:
    return NOW + timedelta(**more)
