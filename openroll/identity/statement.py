"""An operator's own statement: what it says of itself, once, for every register (docs/spec/openroll-json.md).

This reads and builds the bytes of ``openroll.json``. Who signed it is ``statement_signature``'s subject, and what a
copy found at some address is worth is the source's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from openroll.core import canonical
from openroll.core.canonical import JSON
from openroll.core.clock import rfc3339
from openroll.core.errors import N_

from .number import TRADE_REGISTERS
from .statement_form import Form, MalformedStatement

__all__ = [
    "ContactPoint",
    "MalformedStatement",
    "NumberGiven",
    "Operator",
    "ServiceGiven",
    "Statement",
    "UndertakingGiven",
    "build",
    "parse",
]

PATH: Final = "/.well-known/openroll.json"
VERSION: Final = 1
LARGEST: Final = 262_144
MOST: Final = 100  # items of one list


@dataclass(frozen=True, slots=True)
class NumberGiven:
    """A number of the operator: ``scheme`` is a list's code (GB-COH, VATIN), ``register`` its name for people."""

    scheme: str
    value: str
    register: str | None = None


@dataclass(frozen=True, slots=True)
class Operator:
    """Who runs the services. The name is the full one, as the trade register has it."""

    name: str
    country: str
    numbers: tuple[NumberGiven, ...] = ()
    address: str | None = None
    email: str | None = None
    short_name: str | None = None
    trading_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ServiceGiven:
    """One service: its domains, its apps (``android:PACKAGE``, ``ios:TEAM.BUNDLE``), a description by language."""

    domains: tuple[str, ...]
    apps: tuple[str, ...] = ()
    description: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """Where somebody is answered: ``audience`` is authorities, abuse, users, press, security or another word."""

    audience: str
    email: str | None = None
    url: str | None = None
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UndertakingGiven:
    """What the operator undertakes, in its own words, by language; ``since`` is a date, None when it does not say."""

    texts: Mapping[str, str]
    since: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement, read and valid in its form. ``document`` is all of it, with what this version does not know."""

    operator: Operator
    services: tuple[ServiceGiven, ...]
    contact_points: tuple[ContactPoint, ...]
    undertakings: tuple[UndertakingGiven, ...]
    issued_at: datetime
    expires_at: datetime | None
    document: Mapping[str, JSON]

    @property
    def domains(self) -> tuple[str, ...]:
        """Return the domains of all services, each once."""
        return tuple(dict.fromkeys(domain for service in self.services for domain in service.domains))


def parse(data: bytes) -> Statement:
    """Return the statement that ``data`` is. Raises MalformedStatement, which names the member by its JSON pointer."""
    if len(data) > LARGEST:
        raise MalformedStatement(N_("A statement is larger than {limit} bytes."), limit=LARGEST)
    try:
        document = canonical.decode(data)
    except canonical.NotCanonical as error:
        raise MalformedStatement(
            N_("A statement is not JSON as expected: {detail}."), detail=_plain(error)
        ) from error
    form = Form(document)
    if form.integer("version") != VERSION:
        form.fail(("version",), N_("only version 1 is known"))
    issued, expires = form.moment("issued_at"), None
    if form.has("expires_at"):
        expires = form.moment("expires_at")
        if expires <= issued:
            form.fail(("expires_at",), N_("it is not later than issued_at"))
    return Statement(
        operator=_operator(form),
        services=_services(form),
        contact_points=_contact_points(form),
        undertakings=_undertakings(form),
        issued_at=issued,
        expires_at=expires,
        document=form.document,
    )


def build(
    operator: Operator,
    services: Sequence[ServiceGiven],
    *,
    issued_at: datetime,
    expires_at: datetime | None = None,
    contact_points: Sequence[ContactPoint] = (),
    undertakings: Sequence[UndertakingGiven] = (),
) -> dict[str, JSON]:
    """Return the statement as plain JSON, without signatures. Raises MalformedStatement as reading it would."""
    document: dict[str, JSON] = {
        "version": VERSION,
        "operator": _given(
            name=operator.name,
            short_name=operator.short_name,
            trading_names=list(operator.trading_names),
            country=operator.country,
            numbers=[
                _given(scheme=one.scheme, value=one.value, register=one.register) for one in operator.numbers
            ],
            address=operator.address,
            email=operator.email,
        ),
        "services": [
            _given(domains=list(one.domains), apps=list(one.apps), description=dict(one.description))
            for one in services
        ],
        "contact_points": [
            {"for": one.audience, **_given(email=one.email, url=one.url, languages=list(one.languages))}
            for one in contact_points
        ],
        "undertakings": [_given(texts=dict(one.texts), since=one.since) for one in undertakings],
        "issued_at": rfc3339(issued_at),
        "expires_at": rfc3339(expires_at) if expires_at else None,
    }
    document = {key: value for key, value in document.items() if value not in (None, [])}
    parse(canonical.encode(document))
    return document


def _given(**members: object) -> dict[str, JSON]:
    """Return the members that say something."""
    return {key: value for key, value in members.items() if value not in (None, [], {})}  # type: ignore[misc]  # all are JSON


def _operator(form: Form) -> Operator:
    found = []
    for path in form.items("operator", "numbers"):
        scheme = form.scheme(*path, "scheme")
        found.append(
            NumberGiven(
                scheme, form.number(scheme, *path, "value"), form.optional(form.text, *path, "register")
            )
        )
    if len({(one.scheme, one.value) for one in found}) != len(found):
        form.fail(("operator", "numbers"), N_("a number stands twice"))
    # Two companies are two operators, whoever calls both its own (docs/spec/openroll-json.md).
    registered = [one.scheme for one in found if one.scheme in TRADE_REGISTERS.values()]
    if len(set(registered)) != len(registered):
        form.fail(("operator", "numbers"), N_("two numbers of one trade register stand there"))
    return Operator(
        name=form.name("operator", "name"),
        short_name=form.optional(form.name, "operator", "short_name"),
        trading_names=tuple(form.name(*path) for path in form.items("operator", "trading_names")),
        country=form.country("operator", "country"),
        numbers=tuple(found),
        address=form.optional(form.address, "operator", "address"),
        email=form.optional(form.email, "operator", "email"),
    )


def _services(form: Form) -> tuple[ServiceGiven, ...]:
    found = []
    for path in form.items("services"):
        domains = tuple(form.domain(*each) for each in form.items(*path, "domains"))
        apps = tuple(form.app(*each) for each in form.items(*path, "apps"))
        found.append(ServiceGiven(domains, apps, form.texts(*path, "description")))
    if not any(service.domains for service in found):
        form.fail(("services",), N_("at least one domain is due there"))
    return tuple(found)


def _contact_points(form: Form) -> tuple[ContactPoint, ...]:
    found = []
    for path in form.items("contact_points"):
        one = ContactPoint(
            form.word(*path, "for"),
            form.optional(form.email, *path, "email"),
            form.optional(form.url, *path, "url"),
            tuple(form.language(*each) for each in form.items(*path, "languages")),
        )
        if one.email is None and one.url is None:
            form.fail(path, N_("an email or a url is due there"))
        found.append(one)
    return tuple(found)


def _undertakings(form: Form) -> tuple[UndertakingGiven, ...]:
    found = []
    for path in form.items("undertakings"):
        texts = form.texts(*path, "texts")
        if not texts:
            form.fail((*path, "texts"), N_("a text is due there, under its language"))
        found.append(UndertakingGiven(texts, form.optional(form.date, *path, "since")))
    return tuple(found)


def _plain(error: Exception) -> str:
    return "".join(char for char in str(error) if char.isprintable())[:200].rstrip(".")
