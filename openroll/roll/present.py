"""What an entry says now, with everything that is not redacted: the office may see what is withheld and embargoed.

Folded from the facts as the public document is (docs/spec/public-directory.md, "Documents"); beside it stands what only
the office needs: which of it the public does not see, and which fact was the newest.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from openroll.core.canonical import JSON
from openroll.log.disclosure import belonging_to, reveal
from openroll.log.fact import Fact, parse
from openroll.log.redaction import named

from . import models

RECORDED: Final = "recorded"
STATES: Final = {
    "entry-recorded": RECORDED,
    "entry-restored": RECORDED,
    "entry-excluded": "excluded",
    "entry-superseded": "superseded",
    "entry-annulled": "annulled",
}
DESCRIBING: Final = frozenset({"entry-recorded", "entry-amended", "entry-corrected"})
# Facts that change nothing of what was seen of an entry: what others declare, or contest, holds up no decision.
BESIDE: Final = ("undertaking-made", "undertaking-withdrawn", "entry-contested", "entry-contest-ended")
_IDENTIFIERS: Final = "/identifiers/"
_STATE = models.Disclosure.State

Cites = tuple[dict[str, Any], ...]  # each as the public document writes a citation


@dataclass(frozen=True, slots=True)
class Value:
    """An identifier as it stands. ``hidden`` is withheld, embargoed or "": what the public sees of it."""

    name: str
    value: str
    standing: str
    citations: Cites
    beside: tuple[tuple[str, Cites], ...] = ()
    vouched_by: str | None = None
    short: str | None = None
    register: str | None = None
    other: tuple[tuple[str, str], ...] = ()
    hidden: str = ""
    index: int = 0  # of the fact that says it


@dataclass(frozen=True, slots=True)
class Served:
    """A domain of the entry."""

    domain: str
    binding: str
    citations: Cites


@dataclass(frozen=True, slots=True)
class Declared:
    """An undertaking, or the registrar's answer to number ``answers``. ``text`` is None when it was redacted."""

    n: int
    party: str
    text: str | None
    at: str
    index: int
    citations: Cites
    answers: int | None = None
    withdrawn_at: str | None = None


@dataclass(frozen=True, slots=True)
class Contested:
    """What somebody contests, while it lasts."""

    n: int
    about: tuple[str, ...]
    at: str


@dataclass(frozen=True, slots=True)
class Happened:
    """One fact of the entry: what the history shows."""

    type: str
    at: str
    by: str
    index: int


@dataclass(frozen=True)
class Present:
    """An entry after its newest fact. ``newest`` is the index of the newest fact that is none of ``BESIDE``."""

    number: int
    state: str = RECORDED
    checked: bool = True
    basis: str = ""
    vouched_by: str | None = None
    effective_from: str | None = None
    policy: str | None = None
    identifiers: Mapping[str, Value] = field(default_factory=dict)
    services: tuple[Served, ...] = ()
    former_names: tuple[str, ...] = ()
    undertakings: tuple[Declared, ...] = ()
    contests: tuple[Contested, ...] = ()
    redacted: frozenset[str] = frozenset()  # identifiers
    private_snapshots: frozenset[str] = frozenset()  # hashes that stand in disclosures only
    history: tuple[Happened, ...] = ()
    newest: int = 0

    def value(self, name: str) -> str:
        """Return the value of the identifier ``name``, "" when the entry has none."""
        found = self.identifiers.get(name)
        return found.value if found else ""

    @property
    def name(self) -> str:
        """Return the operator's name, "" when there is none."""
        return self.value("name")


def present(entry: models.Entry) -> Present:
    """Return what ``entry`` says now."""
    found = Present(entry.number)
    rows = models.Fact.objects.filter(subject=entry.subject).order_by("seq").prefetch_related("disclosures")
    for row in rows:
        fact = parse(bytes(row.data))
        kept = [one.text for one in row.disclosures.all() if one.state != _STATE.REDACTED and one.text]
        found = _after(found, row.index, fact, reveal(fact.data, belonging_to(fact, kept)))
    return found


def email_of(entry: models.Entry) -> str:
    """Return the e-mail address that ``entry`` gives, "" when it gives none: where letters about it go."""
    return present(entry).value("email")


def newest_fact(entry: models.Entry) -> int:
    """Return the index of the newest fact of ``entry`` that is none of ``BESIDE``."""
    facts = models.Fact.objects.filter(subject=entry.subject).exclude(type__in=BESIDE)
    return facts.order_by("-seq").values_list("index", flat=True).first() or 0


def _after(found: Present, index: int, fact: Fact, told: dict[str, JSON]) -> Present:
    happened = Happened(fact.type, fact.at, fact.by, index)
    found = replace(found, state=STATES.get(fact.type, found.state), history=(*found.history, happened))
    if fact.type not in BESIDE:
        found = replace(found, newest=index)
    if fact.type in STATES or fact.type in DESCRIBING:
        found = replace(found, effective_from=fact.effective_from or found.effective_from)
    if fact.policy:
        found = replace(found, policy=fact.policy)
    if fact.type in DESCRIBING:
        return _described(found, index, fact, told)
    if fact.type in ("undertaking-made", "undertaking-withdrawn"):
        return replace(found, undertakings=_declared(found.undertakings, index, fact, told))
    if fact.type in ("entry-contested", "entry-contest-ended"):
        return replace(found, contests=_contested(found.contests, fact, told))
    return _redacted(found, fact)


def _described(found: Present, index: int, fact: Fact, told: dict[str, JSON]) -> Present:
    sources = _mapping(told.get("sources"))
    identifiers = dict(found.identifiers)
    given = _mapping(told.get("identifiers"))
    for name, one in given.items():
        value = _identifier(name, _mapping(one), sources, index, told)
        identifiers.pop(name, None)
        if value is not None:
            identifiers[name] = value
    open_sources = _mapping(fact.data.get("sources"))
    private = {
        _text(_mapping(one).get("snapshot"))
        for key, one in sources.items()
        if "snapshot" not in _mapping(open_sources.get(key))
    }
    return replace(
        found,
        basis=_text(told.get("basis")) or found.basis,
        vouched_by=_text(told.get("vouched_by")) or None if "vouched_by" in told else found.vouched_by,
        checked=told.get("checked") is not False if "checked" in told else found.checked,
        identifiers=identifiers,
        services=_services(told["services"], sources) if "services" in told else found.services,
        former_names=_names(told["former_names"]) if "former_names" in told else found.former_names,
        redacted=found.redacted - set(given),
        private_snapshots=found.private_snapshots | (private - {""}),
    )


def _identifier(
    name: str, one: Mapping[str, JSON], sources: Mapping[str, JSON], index: int, told: Mapping[str, JSON]
) -> Value | None:
    if not _text(one.get("value")):
        return None  # a later fact says that nothing is known any more
    beside = [_mapping(each) for each in _items(one.get("beside"))]
    other = [_mapping(each) for each in _items(one.get("other"))]
    return Value(
        name,
        _text(one.get("value")),
        _text(one.get("standing")),
        _cited(one, sources),
        tuple((_text(each.get("value")), _cited(each, sources)) for each in beside),
        _text(one.get("vouched_by")) or None,
        _text(one.get("short")) or None,
        _text(one.get("register")) or None,
        tuple((_text(each.get("scheme")), _text(each.get("value"))) for each in other),
        _hidden(_IDENTIFIERS + name, told),
        index,
    )


def _hidden(path: str, told: Mapping[str, JSON]) -> str:
    if path in _mapping(told.get("embargoed")):
        return "embargoed"
    return "withheld" if path in _items(told.get("withheld")) else ""


def _services(told: JSON, sources: Mapping[str, JSON]) -> tuple[Served, ...]:
    services = [_mapping(each) for each in _items(told)]
    return tuple(
        Served(_text(each.get("domain")), _text(each.get("binding")) or "claimed", _cited(each, sources))
        for each in services
    )


def _declared(
    before: tuple[Declared, ...], index: int, fact: Fact, told: Mapping[str, JSON]
) -> tuple[Declared, ...]:
    n, answers, text = told.get("n"), told.get("answers"), told.get("text")
    if fact.type == "undertaking-withdrawn":
        return tuple(replace(each, withdrawn_at=fact.at) if each.n == n else each for each in before)
    made = Declared(
        n if isinstance(n, int) else 0,
        _text(told.get("party")),
        text if isinstance(text, str) else None,
        fact.at,
        index,
        _cited(told, _mapping(told.get("sources"))),
        answers if isinstance(answers, int) else None,
    )
    return (*before, made)


def _contested(before: tuple[Contested, ...], fact: Fact, told: Mapping[str, JSON]) -> tuple[Contested, ...]:
    n, about = told.get("n"), told.get("about")
    kept = tuple(each for each in before if each.n != n)
    if fact.type == "entry-contest-ended":
        return kept
    return (*kept, Contested(n if isinstance(n, int) else 0, _names(about), fact.at))


def _redacted(found: Present, fact: Fact) -> Present:
    said = named(fact)
    if said is None or not said.redacts:
        return found
    gone = {
        path.removeprefix(_IDENTIFIERS).split("/")[0] for path in said.fields if path.startswith(_IDENTIFIERS)
    }
    # What a later fact has put in the place of the removed value stays.
    return replace(found, redacted=found.redacted | (gone - set(found.identifiers)))


def _cited(one: Mapping[str, JSON], sources: Mapping[str, JSON]) -> Cites:
    found = []
    for cite in map(_mapping, _items(one.get("cites"))):
        source = _mapping(sources.get(_text(cite.get("source"))))
        found.append(
            {
                "url": _text(source.get("url")),
                "where": _text(cite.get("where")),
                "quote": _text(cite.get("quote")),
                "snapshot": _text(source.get("snapshot")) or None,
                "retrieved_at": _text(source.get("retrieved_at")),
                "source": _text(source.get("id")),
                "source_type": _text(source.get("type")),
                "label": _text(source.get("label")) or None,
            }
        )
    return tuple(found)


def _names(told: JSON) -> tuple[str, ...]:
    return tuple(filter(None, (_text(each) or _text(_mapping(each).get("value")) for each in _items(told))))


def _mapping(value: JSON) -> Mapping[str, JSON]:
    return value if isinstance(value, dict) else {}


def _items(value: JSON) -> Iterable[JSON]:
    return value if isinstance(value, list) else ()


def _text(value: JSON) -> str:
    return value if isinstance(value, str) else ""
