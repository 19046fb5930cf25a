"""What an entry's page shows, out of the stored document. Tolerant: what is absent is shown as not given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from openroll.core import canonical
from openroll.ui import labels
from openroll.ui.labels import Label

Json = Mapping[str, Any]
IDENTIFIERS: Final = ("name", "country", "number", "address", "email")
SIDES: Final = ("organiser", "registrar")


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a value stands. ``snapshot`` is None where its hash would give a removed value away."""

    url: str
    where: str
    quote: str
    snapshot: str | None
    retrieved_at: str
    source: str
    source_type: str
    label: str | None


@dataclass(frozen=True, slots=True)
class Redaction:
    """When values were removed, by whom, by which law, at whose request, and which fact says so."""

    at: str
    by: str
    basis: str
    authority: str
    log_index: int
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """A value that another source has."""

    value: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Identifier:
    """One of the five."""

    name: str
    title: str
    value: str | None
    short: str | None
    register: str | None
    other: tuple[tuple[str, str], ...]
    standing: Label
    citations: tuple[Citation, ...]
    beside: tuple[Beside, ...]
    redaction: Redaction | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """A domain, and how it is tied to the organiser."""

    domain: str
    description: str | None
    binding: Label
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Undertaking:
    """What a side has declared, in its own words."""

    party: str
    text: str
    at: str
    log_index: int
    withdrawn_at: str | None
    citations: tuple[Citation, ...]
    redaction: Redaction | None = None
    withheld: Label | None = None
    n: int | None = None
    answers: int | None = None  # the number of the one that it answers


@dataclass(frozen=True, slots=True)
class Side:
    """All that one side has declared."""

    party: str
    undertakings: tuple[Undertaking, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One version of the entry."""

    version: int
    type: str
    at: str
    by: str
    log_index: int
    legal_basis: str | None = None
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class Contest:
    """What of the entry somebody contests, and since when; it lasts."""

    about: tuple[str, ...]
    at: str
    log_index: int


@dataclass(frozen=True, slots=True)
class Imported:
    """The line of the list that the entry was imported from."""

    file: str
    line: str
    reference: str | None
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """What a source of the entry was seen to say since the entry was described; ``sentence`` has places for it."""

    kind: str
    sentence: str
    since: str | None
    seen: str
    source: str
    before: str
    now: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One version of an entry, ready to be shown."""

    number: int
    version: int
    versions: int
    log_index: int
    name: str | None
    state: Label
    checked: bool
    basis: str
    vouched_by: str | None
    recorded_at: str
    at: str
    effective_from: str | None
    policy: str | None
    identifiers: tuple[Identifier, ...]
    former_names: tuple[str, ...]
    services: tuple[Service, ...]
    undertakings: tuple[Undertaking, ...]
    imported: Imported | None
    history: tuple[Change, ...]
    labels: tuple[str, ...]
    redactions: tuple[Redaction, ...] = ()
    noticed: tuple[Notice, ...] = ()
    contested: tuple[Contest, ...] = ()

    @property
    def sides(self) -> tuple[Side, ...]:
        """The declarations side by side: the organiser's, the registrar's, then anybody else's."""
        others = {item.party for item in self.undertakings} - set(SIDES)
        return tuple(
            Side(party, tuple(item for item in self.undertakings if item.party == party))
            for party in (*SIDES, *sorted(others))
        )

    @property
    def api(self) -> str:
        """The newest version's address in the API."""
        return f"/api/v1/entries/{self.number}"

    @property
    def api_version(self) -> str:
        """This version's address in the API."""
        return f"{self.api}/versions/{self.version}"


def read_entry(document: bytes) -> Entry:
    """Return what ``document``, the stored bytes of an entry's version, says."""
    data: Any = canonical.decode(document)
    identifiers = tuple(_identifier(name, data) for name in IDENTIFIERS)
    checked = bool(data.get("checked", True))
    services = tuple(_service(item, checked) for item in data.get("services") or ())
    undertakings = tuple(_undertaking(item) for item in data.get("undertakings") or ())
    cited: tuple[Identifier | Service | Undertaking, ...] = (*identifiers, *services, *undertakings)
    return Entry(
        number=data["number"],
        version=data["version"],
        versions=data["versions"],
        log_index=data["log_index"],
        name=identifiers[0].value,
        state=labels.label(labels.STATES, data.get("state", "recorded")),
        checked=checked,
        basis=labels.word(labels.BASES, str(data.get("basis") or "")),
        vouched_by=data.get("vouched_by"),
        recorded_at=data.get("recorded_at") or data.get("at") or "",
        at=data.get("at") or "",
        effective_from=data.get("effective_from"),
        policy=_policy(data.get("policy")),
        identifiers=identifiers,
        former_names=tuple(_text(item) for item in data.get("former_names") or ()),
        services=services,
        undertakings=undertakings,
        imported=_imported(data.get("imported")),
        history=tuple(_change(item) for item in data.get("history") or ()),
        labels=tuple(dict.fromkeys(c.label for item in cited for c in item.citations if c.label)),
        redactions=tuple(_redaction(item) for item in data.get("redactions") or ()),
        noticed=tuple(_notice(item) for item in data.get("noticed") or ()),
        contested=tuple(_contest(item) for item in data.get("contested") or ()),
    )


def _identifier(name: str, data: Json) -> Identifier:
    item = (data.get("identifiers") or {}).get(name)
    checked = bool(data.get("checked", True))
    item = item if isinstance(item, Mapping) else {}
    return Identifier(
        name=name,
        title=labels.IDENTIFIERS[name],
        value=_optional(item.get("value")),
        short=_optional(item.get("short")),
        register=_optional(item.get("register")),
        other=tuple(
            (_text(other.get("scheme")), _text(other.get("value"))) for other in item.get("other") or ()
        ),
        standing=_standing(item, checked),
        citations=_citations(item),
        beside=tuple(
            Beside(_text(other.get("value")), _citations(other))
            for other in item.get("beside") or ()
            if isinstance(other, Mapping)
        ),
        redaction=_redaction(item) if item.get("redacted") and item.get("at") else None,
        until=_optional(item.get("until")),
    )


def _redaction(item: Json) -> Redaction:
    return Redaction(
        at=_text(item.get("at")),
        by=_text(item.get("by")),
        basis=_text(item.get("basis")),
        authority=_text(item.get("authority")),
        log_index=int(item.get("log_index") or 0),
        fields=tuple(dict.fromkeys(labels.field(_text(path)) for path in item.get("fields") or ())),
    )


def _notice(item: Json) -> Notice:
    kind, since = _text(item.get("kind")), _optional(item.get("since"))
    citations = _citations(item)
    return Notice(
        kind=kind,
        sentence=labels.notice(kind, since),
        since=since,
        seen=_text(item.get("last_seen")),
        source=labels.word(labels.SOURCES, citations[0].source if citations else ""),
        before=_text(item.get("before")),
        now=_text(item.get("now")),
        citations=citations,
    )


def _hidden(item: Json) -> Label | None:
    """Return the label of what the register has and does not show."""
    if item.get("embargoed"):
        return labels.EMBARGOED
    return labels.WITHHELD if item.get("withheld") else None


def _standing(item: Json, checked: bool) -> Label:
    if item.get("redacted"):
        return labels.REDACTED
    if hidden := _hidden(item):
        return hidden
    if not checked:
        return labels.UNCHECKED if item.get("value") else labels.NOT_GIVEN
    return labels.label(labels.STANDINGS, str(item.get("standing") or "missing"))


def _service(item: Json, checked: bool) -> Service:
    return Service(
        domain=_text(item.get("domain")),
        description=_optional(item.get("description")),
        binding=labels.label(labels.BINDINGS, str(item.get("binding") or "claimed"))
        if checked
        else labels.UNCHECKED,
        citations=_citations(item),
    )


def _undertaking(item: Json) -> Undertaking:
    party, citations = _text(item.get("party")), _citations(item)
    if party == "registrar":  # a message quotes it, or nothing does: no sender said it, and no source
        citations = tuple(replace(cite, source=party, source_type="") for cite in citations)
    return Undertaking(
        party=party,
        text=_text(item.get("text")),
        at=_text(item.get("at")),
        log_index=int(item.get("log_index") or 0),
        withdrawn_at=_optional(item.get("withdrawn_at")),
        citations=citations,
        redaction=_redaction(item["redacted"]) if isinstance(item.get("redacted"), Mapping) else None,
        withheld=_hidden(item),
        n=item["n"] if isinstance(item.get("n"), int) else None,
        answers=item["answers"] if isinstance(item.get("answers"), int) else None,
    )


def _change(item: Json) -> Change:
    return Change(
        item["version"],
        _text(item.get("type")),
        _text(item.get("at")),
        _text(item.get("by")),
        item["log_index"],
        _optional(item.get("legal_basis")),
        labels.word(labels.OUTCOMES, str(item["outcome"])) if item.get("outcome") else None,
    )


def _contest(item: Json) -> Contest:
    about = tuple(labels.word(labels.CONTESTS, _text(each)) for each in item.get("about") or ())
    return Contest(about, _text(item.get("at")), int(item.get("log_index") or 0))


def _imported(item: Any) -> Imported | None:
    if not isinstance(item, Mapping):
        return None
    fields = item.get("fields") or {}
    shown = tuple((str(name), _text(value)) for name, value in fields.items() if value not in (None, "", []))
    return Imported(_text(item.get("file")), _text(item.get("line")), _optional(item.get("reference")), shown)


def _citations(item: Json) -> tuple[Citation, ...]:
    found: Iterable[Any] = item.get("citations") or ()
    return tuple(_citation(cite) for cite in found if isinstance(cite, Mapping))


def _citation(cite: Json) -> Citation:
    return Citation(
        url=_text(cite.get("url")),
        where=_text(cite.get("where")),
        quote=_text(cite.get("quote")),
        snapshot=_optional(cite.get("snapshot")),
        retrieved_at=_text(cite.get("retrieved_at")),
        source=_text(cite.get("source")),
        source_type=_text(cite.get("source_type")),
        label=_optional(cite.get("label")),
    )


def _policy(value: Any) -> str | None:
    if isinstance(value, Mapping):
        return f"{value.get('id', '')} {value.get('version', '')}".strip() or None
    return _optional(value)


def _optional(value: Any) -> str | None:
    """Return text, or None; an object in the place of a text says that the value has been redacted."""
    return None if value in (None, "") or isinstance(value, Mapping) else _text(value)


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_text(item) for item in value)
    return "" if value is None or isinstance(value, Mapping) else str(value)
