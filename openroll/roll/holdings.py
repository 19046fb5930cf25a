"""What the register holds about an entry now, and where from: folded out of its facts, what is hidden in public included.

The public document is made of the same facts by the publisher, who never sees what is withheld; here it is revealed, for
the organiser whose entry it is and for whoever decides about it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from django.db.models import Q

from openroll.core.canonical import JSON
from openroll.identity import domain as domains
from openroll.identity.claims import Binding
from openroll.log.disclosure import belonging_to, reveal
from openroll.log.disclosure import parse as parse_disclosure
from openroll.log.fact import Fact
from openroll.log.fact import parse as parse_fact
from openroll.log.redaction import named

from . import models
from .acting import POLICY
from .evidence_view import Cited

DESCRIBING: Final = frozenset({"entry-recorded", "entry-amended", "entry-corrected"})
_STATE = models.Disclosure.State
_IDENTIFIERS = "/identifiers/"
# Bindings of which the register itself, or a certificate authority, has seen that the domain is the operator's.
_SHOWN = frozenset({Binding.REGISTER.value, Binding.CERTIFICATE.value})


@dataclass(frozen=True, slots=True)
class Cite:
    """Where a value stands: ``n`` counts the citations of the fact ``fact`` from 1."""

    fact: int
    n: int
    url: str
    where: str
    quote: str
    snapshot: str | None
    retrieved_at: str
    source: str
    source_type: str
    label: str | None

    @property
    def cited(self) -> Cited:
        """What is looked for in the snapshot."""
        return Cited(self.quote, self.where, self.snapshot or "", self.url, self.retrieved_at)


@dataclass(frozen=True, slots=True)
class Value:
    """A value of an identifier, and who says so."""

    value: str
    standing: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Identifier:
    """One identifier: its value, those that stand beside it, and whether the public sees it."""

    name: str
    value: str
    standing: str
    cites: tuple[Cite, ...]
    beside: tuple[Value, ...] = ()
    short: str = ""
    register: str = ""
    other: tuple[tuple[str, str], ...] = ()
    private: bool = False
    redacted: bool = False


@dataclass(frozen=True, slots=True)
class Service:
    """A domain of the entry. ``shown`` says that it is known to be the operator's, not only claimed to be."""

    domain: str
    binding: str
    cites: tuple[Cite, ...]
    shown: bool


@dataclass(frozen=True, slots=True)
class Undertaking:
    """What a side has declared; ``n`` is its number in the entry."""

    n: int
    party: str
    text: str
    at: str
    withdrawn_at: str
    cites: tuple[Cite, ...]
    private: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One fact of the entry's history."""

    index: int
    type: str
    at: str
    by: str


@dataclass
class Held:
    """What the register holds about ``entry``. ``described`` is the index of the fact that described it last."""

    entry: models.Entry
    basis: str = ""
    vouched_by: str = ""
    checked: bool = True
    described: int = 0
    identifiers: dict[str, Identifier] = field(default_factory=dict)
    services: tuple[Service, ...] = ()
    former_names: tuple[str, ...] = ()
    undertakings: dict[int, Undertaking] = field(default_factory=dict)
    history: list[Line] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The operator's name, empty when it is not held."""
        found = self.identifiers.get("name")
        return found.value if found else ""

    def service(self, domain: str) -> Service | None:
        """Return the service at ``domain``, if the entry has it."""
        return next((one for one in self.services if one.domain == domain), None)


def held(entry: models.Entry, *, private: bool = True) -> Held:
    """Return what is held about ``entry``; without ``private`` only what the public sees too."""
    found = Held(entry)
    gone: set[tuple[int, str]] = set()
    for row, fact, data, hidden in _facts(entry, private=private):
        said = named(fact)
        if said is not None and said.redacts:
            gone |= {(said.fact, path) for path in said.fields}
        if fact.type in DESCRIBING:
            _describe(found, row, fact, data, hidden)
        elif fact.type.startswith("undertaking-"):
            _declare(found, row, fact, data, hidden)
        found.history.append(Line(row.index, fact.type, fact.at, fact.by))
    _mark_redacted(found, gone)
    return found


def domains_of(entry: models.Entry) -> list[Service]:
    """Return the services of ``entry`` as it stands now; they are public."""
    return list(held(entry, private=False).services)


def public_email(entry: models.Entry) -> str:
    """Return the e-mail address that the entry shows in public; empty when it shows none."""
    found = held(entry, private=False).identifiers.get("email")
    return found.value if found else ""


def provable(service: Service) -> bool:
    """Tell whether ``service`` names a domain that can be proved: one in one spelling, and no look-alike of another."""
    return domains.normalise(service.domain) == service.domain


def cite_of(entry: models.Entry, fact: int, n: int, *, private: bool) -> Cite | None:
    """Return the ``n``-th citation of the fact with that index, if it is one of ``entry``'s."""
    for row, _, data, _ in _facts(entry, private=private, index=fact):
        return next((cite for _, cite in _cited(row.index, data) if cite.n == n), None)
    return None


def cases_about(entry: models.Entry) -> list[models.Case]:
    """Return every case about ``entry``: the one that it was made of, and those that were opened about it; newest first."""
    about = Q(about=entry) | Q(entry=entry) | Q(options__entry=entry.number)
    return list(models.Case.objects.filter(about).order_by("-pk"))


def snapshot_of(entry: models.Entry, cite: Cite) -> tuple[models.Case, models.Snapshot] | None:
    """Return the snapshot that ``cite`` names, with its case, if it is kept with a case about ``entry``."""
    if not cite.snapshot:
        return None
    rows = models.Snapshot.objects.filter(case__in=cases_about(entry), sha256=cite.snapshot).select_related(
        "case"
    )
    found = max(rows.order_by("pk"), key=lambda row: row.url == cite.url, default=None)
    return (found.case, found) if found else None


def newest_description(subject: str) -> int:
    """Return the index of the fact that described the entry of ``subject`` last."""
    facts = models.Fact.objects.filter(subject=subject, type__in=DESCRIBING)
    return facts.order_by("-index").values_list("index", flat=True).first() or 0


def _facts(
    entry: models.Entry, *, private: bool, index: int | None = None
) -> Iterator[tuple[models.Fact, Fact, dict[str, JSON], frozenset[str]]]:
    """Yield the facts of ``entry`` in order: row, fact, what it says, and the places of it that the public does not see."""
    rows = models.Fact.objects.filter(subject=entry.subject).order_by("index").prefetch_related("disclosures")
    for row in rows if index is None else rows.filter(index=index):
        fact = parse_fact(bytes(row.data))
        kept = [one for one in row.disclosures.all() if one.state != _STATE.REDACTED]
        hidden = frozenset(parse_disclosure(one.text).path for one in kept if one.state == _STATE.PRIVATE)
        texts = [one.text for one in kept if private or one.state == _STATE.PUBLIC]
        yield row, fact, reveal(fact.data, belonging_to(fact, texts)), hidden


def _describe(
    found: Held, row: models.Fact, fact: Fact, data: Mapping[str, JSON], hidden: frozenset[str]
) -> None:
    """Take over what a describing fact says; what it does not mention stays."""
    found.described = row.index
    found.basis = _text(data.get("basis")) or found.basis
    found.vouched_by = _text(data.get("vouched_by")) or found.vouched_by
    checked = data.get("checked")
    found.checked = checked if isinstance(checked, bool) else found.checked
    cites = {id(one): cite for one, cite in _cited(row.index, data)}
    for name, told in _mapping(data.get("identifiers")).items():
        private = f"{_IDENTIFIERS}{name}" in hidden
        found.identifiers[name] = _identifier(name, _mapping(told), cites, private)
    if "services" in data:
        seen = found.checked and fact.by != POLICY.role  # a person has looked at what the message names
        found.services = tuple(
            Service(
                domain=_text(one.get("domain")),
                binding=(binding := _text(one.get("binding")) or Binding.CLAIMED.value),
                cites=_of(one, cites),
                shown=found.checked and (seen or binding in _SHOWN),
            )
            for one in _items(data["services"])
            if _text(one.get("domain"))
        )
    former = data.get("former_names")
    if isinstance(former, list):
        found.former_names = tuple(
            text for one in former if (text := _text(one) or _text(_mapping(one).get("value")))
        )


def _identifier(name: str, told: Mapping[str, JSON], cites: Mapping[int, Cite], private: bool) -> Identifier:
    return Identifier(
        name=name,
        value=_text(told.get("value")),
        standing=_text(told.get("standing")),
        cites=_of(told, cites),
        beside=tuple(
            Value(_text(one.get("value")), _text(one.get("standing")), _of(one, cites))
            for one in _items(told.get("beside"))
        ),
        short=_text(told.get("short")),
        register=_text(told.get("register")),
        other=tuple((_text(one.get("scheme")), _text(one.get("value"))) for one in _items(told.get("other"))),
        private=private,
    )


def _declare(
    found: Held, row: models.Fact, fact: Fact, data: Mapping[str, JSON], hidden: frozenset[str]
) -> None:
    n = data.get("n")
    if not isinstance(n, int):
        return
    if fact.type == "undertaking-withdrawn":
        if made := found.undertakings.get(n):
            found.undertakings[n] = Undertaking(
                n, made.party, made.text, made.at, fact.at, made.cites, made.private
            )
        return
    cites = tuple(cite for _, cite in _cited(row.index, data))
    found.undertakings[n] = Undertaking(
        n, _text(data.get("party")), _text(data.get("text")), fact.at, "", cites, "/text" in hidden
    )


def _mark_redacted(found: Held, gone: set[tuple[int, str]]) -> None:
    """Say of an identifier that its value was redacted, where no later fact has given another one."""
    for index, path in gone:
        name = path.removeprefix(_IDENTIFIERS).split("/")[0]
        if path.startswith(_IDENTIFIERS) and index <= found.described and name not in found.identifiers:
            found.identifiers[name] = Identifier(name, "", "", (), redacted=True)


def _cited(fact: int, data: Mapping[str, JSON]) -> list[tuple[Mapping[str, JSON], Cite]]:
    """Return each citation in ``data``, as it stands there and written out, in the order in which they stand."""
    sources = _mapping(data.get("sources"))
    found = []
    for n, told in enumerate(
        _walk({name: data[name] for name in sorted(data) if name != "sources"}), start=1
    ):
        source = _mapping(sources.get(_text(told.get("source"))))
        cite = Cite(
            fact=fact,
            n=n,
            url=_text(source.get("url")),
            where=_text(told.get("where")),
            quote=_text(told.get("quote")),
            snapshot=_text(source.get("snapshot")) or None,
            retrieved_at=_text(source.get("retrieved_at")),
            source=_text(source.get("id")),
            source_type=_text(source.get("type")),
            label=_text(source.get("label")) or None,
        )
        found.append((told, cite))
    return found


def _walk(value: JSON) -> Iterator[Mapping[str, JSON]]:
    if isinstance(value, list):
        for each in value:
            yield from _walk(each)
    elif isinstance(value, dict):
        for name in sorted(value):
            if name == "cites":
                yield from _items(value[name])
            else:
                yield from _walk(value[name])


def _of(told: Mapping[str, JSON], cites: Mapping[int, Cite]) -> tuple[Cite, ...]:
    return tuple(cites[id(one)] for one in _items(told.get("cites")) if id(one) in cites)


def _mapping(value: JSON) -> Mapping[str, JSON]:
    return value if isinstance(value, dict) else {}


def _items(value: JSON) -> list[dict[str, JSON]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _text(value: JSON) -> str:
    return value if isinstance(value, str) else ""
