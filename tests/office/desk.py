"""An office with requests in every state, and somebody in it for each role."""

from dataclasses import dataclass, field
from typing import Any

from openroll.roll.acting import Actor
from openroll.site.register import Register
from tests.desk.life_making import EFFECT, NOW, REASONS, REFUSED, Desk, at, authority, request
from tests.people.making import person

HARM = "<script>alert(1)</script> =1+1 \u202eevil {name} %s " + "x" * 90


@dataclass
class Filled:
    """What is in the office: requests by what became of them, their authorities, and persons by role."""

    register: Register
    desk: Desk
    requests: dict[str, Any] = field(default_factory=dict)
    persons: dict[str, Any] = field(default_factory=dict)
    france: Any = None


def fill(register: Register) -> Filled:
    """Put into the register requests that wait, were answered, went back, and were annulled; and one that does harm."""
    from openroll.desk import services

    desk = Desk(register)
    made = Filled(register, desk)
    made.persons = {role: person(role, f"q-{role}") for role in ("registrar", "senior-registrar", "auditor")}
    made.france = authority("fr-ofac", country="FR", name=HARM)
    by = Actor("registrar", made.persons["registrar"].pk)
    told: dict[str, Any] = {"actor": by, "origin": register.origin, "clock": at()}

    def ask(name: str, **more: Any) -> Any:
        made.requests[name] = request(register, desk.entry, made.france, reference=f"{name}/1", **more)
        return made.requests[name]

    made.requests["answered"] = desk.request
    desk.take(
        desk.note("effect", **EFFECT), desk.note("reasons", **REASONS), desk.note("refused", 2, **REFUSED)
    )
    ask("due", deadline="P365D", reasons=HARM, contact=HARM)  # names the same places, from another country
    ask("other", admitted=False, deadline="P1D", legal_basis=HARM)
    services.give_back(ask("returned", admitted=False).number, HARM, **told)
    services.annul(ask("annulled").number, "Cour d’appel, 1/26", HARM, **told)
    return made


__all__ = ["HARM", "NOW", "Filled", "fill"]
