"""What an organiser proposes to change of its entry: read strictly, kept as plain data in a case of its own.

Whether whoever proposes has proved a domain of the entry is settled by ``openroll.people.proposals``, which alone calls
``open_proposal``, in the transaction that holds the mandate. The values are *declared* where the domain is known to be
the operator's, and *stated* otherwise; a person decides, and enters what the sources bear out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from openroll.core.canonical import JSON
from openroll.core.clock import Clock
from openroll.core.errors import N_, LinkRefused, Refusal, UnusableInput
from openroll.identity import country, domain, email
from openroll.policy.model import IDENTIFIERS
from openroll.sources.guard import check_link
from openroll.sources.message import Message, read_message

from . import models
from .acting import Actor
from .declaring import ORGANISER
from .present import RECORDED, Present, present
from .services import Arrival, receive

LONGEST_VALUE: Final = 500
LONGEST_WORDS: Final = 4000
MOST_OF_A_KIND: Final = 50
MOST_LINKS: Final = 20
_REGISTER: Final = re.compile(r"[A-Z]{2,10}-[A-Z0-9][A-Z0-9_-]{0,28}")
BASIS: Final = "own-request"
DECLARED, STATED = "declared", "stated"
NO_LINK: Final = N_("Give the address of an open source that shows it.")


@dataclass(frozen=True, slots=True)
class Proof:
    """How it was shown that whoever proposes speaks for the entry; ``shown``: the domain is known as the operator's."""

    domain: str
    method: str
    proved_at: str
    shown: bool
    others: int = 0  # persons who are no colleagues, and have proved the same domain too


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is to change. ``identifiers`` holds new values alone; ``withdraw`` are numbers of undertakings.

    ``register`` is the code of the register that the number is of, where that changes.
    """

    identifiers: Mapping[str, str] = field(default_factory=dict)
    register: str = ""
    add_domains: tuple[str, ...] = ()
    remove_domains: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    undertakings: tuple[str, ...] = ()
    withdraw: tuple[int, ...] = ()
    links: tuple[str, ...] = ()
    words: str = ""

    def as_data(self) -> dict[str, JSON]:
        """Return it as it is stored."""
        return {
            "identifiers": dict(self.identifiers),
            "register": self.register,
            "add_domains": [*self.add_domains],
            "remove_domains": [*self.remove_domains],
            "former_names": [*self.former_names],
            "undertakings": [*self.undertakings],
            "withdraw": [*self.withdraw],
            "links": [*self.links],
            "words": self.words,
        }

    @property
    def empty(self) -> bool:
        """Whether nothing is to change."""
        return not (
            self.identifiers
            or self.register
            or self.add_domains
            or self.remove_domains
            or self.former_names
            or self.undertakings
            or self.withdraw
        )


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a proposal beside what stands now: ``field`` is an identifier, or a kind of thing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal as it is read out of its case, beside what the entry says now."""

    proposal: Proposal
    proof: Proof
    standing: str
    changes: tuple[Change, ...]


def checked(given: Proposal, now: Present) -> Proposal:
    """Return ``given`` with its values in their one spelling, without what stands in the entry already.

    Raises UnusableInput for what cannot be used, or when nothing is left to change.
    """
    made = Proposal(
        identifiers=dict(_identifiers(given.identifiers, now)),
        register=_register(given.register, now),
        add_domains=_domains(given.add_domains, now),
        remove_domains=tuple(one.domain for one in now.services if one.domain in given.remove_domains),
        former_names=tuple(one for one in _texts(given.former_names) if one not in now.former_names),
        undertakings=_texts(given.undertakings, LONGEST_WORDS),
        withdraw=tuple(
            one.n
            for one in now.undertakings
            if one.n in given.withdraw and one.party == ORGANISER and not one.withdrawn_at
        ),
        links=_links(given.links),
        words=_words(given.words),
    )
    if made.empty:
        raise UnusableInput(N_("Nothing of the entry would change. Change something first."))
    if (made.identifiers or made.register or made.add_domains or made.former_names) and not made.links:
        raise UnusableInput(NO_LINK)
    return made


def open_proposal(
    entry: models.Entry,
    given: Proposal,
    proof: Proof,
    *,
    actor: Actor,
    name: str,
    address: str,
    language: str,
    origin: str,
    clock: Clock,
) -> models.Case:
    """Open the case of a proposal; its sources are asked by the worker. Raises UnusableInput, Refusal.

    Belongs in the transaction that holds the mandate of whoever proposes.
    """
    now = present(entry)
    if now.state != RECORDED:
        raise Refusal(
            N_("Entry {number} is not in the register now. Contest that, if it is wrong."),
            number=entry.number,
        )
    made = checked(given, now)
    case = receive(
        read_message(_message(entry, made)),
        basis=BASIS,
        vouched_by=None,
        origin=origin,
        clock=clock,
        arrival=Arrival(
            channel=models.Case.Channel.WEB,
            actor=actor,
            kind=models.Case.Kind.PROPOSAL,
            name=name,
            email=address,
            about=entry,
        ),
        ask_at_once=True,
    )
    case.options = {
        **case.options,
        "entry": entry.number,
        "proposal": {
            **made.as_data(),
            "standing": DECLARED if proof.shown else STATED,
            "proof": {
                "domain": proof.domain,
                "method": proof.method,
                "proved_at": proof.proved_at,
                "shown": proof.shown,
                "others": proof.others,
            },
        },
    }
    case.language = language
    case.save(update_fields=["options", "language"])
    return case


def as_message(text: str) -> Message:
    """Return what an organiser writes as a message. Raises UnusableInput."""
    return read_message(_words(text))


def proposed(case: models.Case) -> Proposed | None:
    """Return what ``case`` proposes beside what its entry says now; None when it is no proposal."""
    told = case.options.get("proposal")
    if not isinstance(told, dict) or case.about is None:
        return None
    proof = _mapping(told.get("proof"))
    made = _read(told)
    return Proposed(
        made,
        Proof(
            str(proof.get("domain") or ""),
            str(proof.get("method") or ""),
            str(proof.get("proved_at") or ""),
            proof.get("shown") is True,
            others if isinstance(others := proof.get("others"), int) else 0,
        ),
        str(told.get("standing") or STATED),
        tuple(changes(made, present(case.about))),
    )


def changes(made: Proposal, now: Present) -> Iterator[Change]:
    """Yield each change of a proposal beside what stands now."""
    for name, value in made.identifiers.items():
        yield Change(name, now.value(name), value)
    if made.register:
        yield Change("register", register_of(now), made.register)
    for one in made.add_domains:
        yield Change("domain", "", one)
    for one in made.remove_domains:
        yield Change("domain", one, "")
    for one in made.former_names:
        yield Change("former_name", "", one)
    for one in made.undertakings:
        yield Change("undertaking", "", one)
    for n in made.withdraw:
        text = next((one.text for one in now.undertakings if one.n == n), None)
        yield Change("undertaking", text or f"{n}", "")


def _message(entry: models.Entry, made: Proposal) -> str:
    """Return the proposal as a message: what it states and links to is read out of it as out of every message."""
    lines = [f"The organiser of entry {entry.number} proposes:", ""]
    lines += [f"{name.capitalize()}: {value}" for name, value in made.identifiers.items()]
    lines += [f"Register of the number: {made.register}"] * bool(made.register)
    lines += [f"Domain: {one}" for one in made.add_domains]
    # A domain that is to go must not be read as one that is stated.
    lines += [f"Domains that are to go: {len(made.remove_domains)}"] * bool(made.remove_domains)
    lines += [f"Former name: {one}" for one in made.former_names]
    if made.links:
        lines += ["", "Open sources:", *made.links]
    if made.undertakings:
        lines += ["", "Undertakings:", *(f"- {one}" for one in made.undertakings)]
    if made.words:
        lines += ["", *made.words.splitlines()]
    return "\n".join(lines) + "\n"


def _identifiers(given: Mapping[str, str], now: Present) -> Iterator[tuple[str, str]]:
    for name in IDENTIFIERS:
        value = " ".join(given.get(name, "").split())
        if not value or value == now.value(name):
            continue
        if len(value) > LONGEST_VALUE or not value.isprintable():
            raise UnusableInput(N_("A value is one line of at most {limit} characters."), limit=LONGEST_VALUE)
        found = _in_one_spelling(name, value)
        if found != now.value(name):
            yield name, found


def register_of(now: Present) -> str:
    """Return the code of the register that the entry's number is of, "" when there is none."""
    number = now.identifiers.get("number")
    return (number.register if number else None) or ""


def _register(given: str, now: Present) -> str:
    code = given.strip().upper()
    if not code or code == register_of(now):
        return ""
    if not _REGISTER.fullmatch(code):
        raise UnusableInput(
            N_("“{text}” is no code of a register. Write it as org-id.guide does, such as GB-COH."),
            text=given.strip()[:40],
        )
    return code


def _in_one_spelling(name: str, value: str) -> str:
    if name == "country":
        code = country.code_of(value)
        if code is None:
            raise UnusableInput(
                N_("“{text}” is no country. Write its name, or its code of two letters."), text=value
            )
        return code
    if name == "email":
        address = email.normalise(value)
        if address is None:
            raise UnusableInput(N_("“{text}” is no e-mail address."), text=value)
        return address
    return value


def _domains(given: Sequence[str], now: Present) -> tuple[str, ...]:
    known = {one.domain for one in now.services}
    found = [
        domain.without_www(domain.check(one)) for one in _texts(given)
    ]  # says which one is none, and why
    return tuple(one for one in dict.fromkeys(found) if one not in known)


def _texts(given: Sequence[str], longest: int = LONGEST_VALUE) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(text for one in given if (text := " ".join(one.split()))))
    if len(found) > MOST_OF_A_KIND or any(len(one) > longest for one in found):
        raise UnusableInput(
            N_("Write at most {most} lines, each of at most {limit} characters."),
            most=MOST_OF_A_KIND,
            limit=longest,
        )
    return found


def _links(given: Sequence[str]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(text for one in given if (text := one.strip())))
    if len(found) > MOST_LINKS:
        raise UnusableInput(N_("Give at most {most} links."), most=MOST_LINKS)
    for one in found:
        if any(char.isspace() for char in one):
            raise UnusableInput(N_("Write each link on a line of its own."))
        if not one.lower().startswith(("https://", "http://")):
            raise LinkRefused(
                N_("“{link}” is no link. It begins with https://"), link=one[:200], reason="scheme"
            )
        check_link(one)
    return found


def _words(text: str) -> str:
    if len(text) > LONGEST_WORDS:
        raise UnusableInput(N_("Write at most {limit} characters."), limit=LONGEST_WORDS)
    return text.strip()


def _read(told: Mapping[str, Any]) -> Proposal:
    identifiers = _mapping(told.get("identifiers"))
    return Proposal(
        identifiers={str(name): str(value) for name, value in identifiers.items()},
        register=str(told.get("register") or ""),
        add_domains=tuple(map(str, told.get("add_domains") or ())),
        remove_domains=tuple(map(str, told.get("remove_domains") or ())),
        former_names=tuple(map(str, told.get("former_names") or ())),
        undertakings=tuple(map(str, told.get("undertakings") or ())),
        withdraw=tuple(one for one in told.get("withdraw") or () if isinstance(one, int)),
        links=tuple(map(str, told.get("links") or ())),
        words=str(told.get("words") or ""),
    )


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
