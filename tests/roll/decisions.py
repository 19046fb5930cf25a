"""Cases for a person to decide on, entries, and decisions made by hand."""

from typing import Any

from openroll.identity.claims import Alert
from openroll.roll import deciding, models
from openroll.roll.acting import Actor
from openroll.roll.deciding_change import Asked, Change, Chosen, read
from openroll.roll.present import newest_fact
from openroll.site.register import Register
from tests.identity.making import company, official, stated
from tests.people.making import person
from tests.roll.making import LETTER, MAIL, clock, decide, everything, receive

REASON, BASIS = "The register of companies says so.", "Section 4 of the Register Act"
NAMES = ("name", "country", "number", "address", "email")


def keeper(name: str = "anna", role: str = "registrar") -> Actor:
    """A registrar's person."""
    made = person(role, name)
    return Actor(made.role, made.pk)


def for_review(
    register: Register, subject: str = "GB-COH/00445790", text: str = LETTER, **more: Any
) -> models.Case:
    """A case that a person has to decide on, with all that an entry needs."""
    case = receive(text, **more)
    alert = Alert(subject, "{who} is to be looked at.", {"who": "it"})
    decide(register, case, everything(subject), [alert])
    case.refresh_from_db()
    assert case.state == "sufficient"
    return case


def entered(register: Register, subject: str = "GB-COH/00445790") -> models.Entry:
    """An entry that the policy made by itself."""
    entry = decide(register, receive(), everything(subject)).entry
    assert entry is not None
    return entry


def about(register: Register, entry: models.Entry, claims: Any = None) -> models.Case:
    """A case of the registrar's own about ``entry``, whose sources gave ``claims``."""
    case = receive(LETTER)
    subject = f"{entry.operator_register}/{entry.operator_number}"
    if claims is None:
        claims = [
            *company(subject)[1:],
            official(subject, "name", "TESCO GROUP PLC", snapshot="bb" * 32),
            stated("email", "desk@tesco.example"),
            stated("domain", "shop.tesco.example", binding="claimed"),
        ]
    decide(register, case, claims, [Alert(subject, "Look at it.", {})])
    models.Case.objects.filter(pk=case.pk).update(about=entry, kind="initiative")
    case.refresh_from_db()
    return case


def choose(case: models.Case, *names: str, **more: Any) -> dict[str, Any]:
    """The first claim of ``case`` for each identifier."""
    found = {}
    for name in names or NAMES:
        row = case.claims.filter(property=name).order_by("pk").first()
        if row is not None:
            found[name] = Chosen(claim=row.pk)
    return {"identifiers": found, **more}


def asked(case: models.Case, verdict: str, **more: Any) -> Asked:
    """A decision as a form asks for it."""
    entry = more.pop("entry", None) or case.about
    told: dict[str, Any] = {"reason": REASON, "legal_basis": BASIS, "effective_from": ""}
    told |= {name: more.pop(name) for name in tuple(told) if name in more}
    seen = newest_fact(entry) if entry is not None else None
    change = more.pop("change", None) or Change(**{"seen": seen, **more})
    return Asked(verdict, version=case.version, change=change, **told)


def entering(case: models.Case, **more: Any) -> Asked:
    told = {"domains": ("tesco.example",), "vouch": True, "undertakings": True, "former_names": ()}
    return asked(case, "entered", **{**choose(case), **told, **more})


def take(register: Register, case: models.Case, what: Asked, who: Actor, **more: Any) -> models.Decision:
    case.refresh_from_db()
    return deciding.decide(case, what, who, origin=register.origin, clock=more.pop("at", clock()), **more)


def take_with_two(
    register: Register, case: models.Case, what: Asked, who: Actor, other: Actor
) -> models.Decision:
    proposed = take(register, case, what, who)
    if proposed.state == "taken":
        return proposed
    return deciding.confirm(proposed, other, "Agreed.", origin=register.origin, clock=clock())


__all__ = ["MAIL", "NAMES", "read"]
