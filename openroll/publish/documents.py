"""What an entry looks like after each of its facts (docs/spec/public-directory.md, "Documents"). Pure.

A document is folded from the facts of its entry, one version a fact: ``following(document, fact)`` is the next
version. So whoever has the log and the present disclosures gets the same documents, and whoever appends a fact
needs only the version before it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openroll.core.canonical import JSON, encode
from openroll.core.errors import N_, Damage
from openroll.log.disclosure import Disclosure, reveal
from openroll.log.fact import Fact
from openroll.log.redaction import DISCLOSED, REDACTED, Named, named
from openroll.search.fold import fold

from . import hidden

Document = dict[str, JSON]

_STATES = {
    "entry-recorded": "recorded",
    "entry-restored": "recorded",
    "entry-excluded": "excluded",
    "entry-superseded": "superseded",
    "entry-annulled": "annulled",
}
_DESCRIBING = frozenset({"entry-recorded", "entry-amended", "entry-corrected"})
_CONTESTS = ("entry-contested", "entry-contest-ended")
# What the history says of a version beside who made it and when.
_SAID_OF_IT = ("legal_basis", "outcome")
_NOT_SAID = ("entry", "sources", *hidden.MEMBERS)
_KEPT_AS_THEY_ARE = ("basis", "vouched_by", "checked", "former_names", "imported")


class UnusableFact(Damage):
    """A fact from which no version of an entry can be made."""

    code = "unusable-fact"


@dataclass(frozen=True, slots=True)
class LoggedFact:
    """A fact at its place in the log, with those of its disclosures that are public.

    ``start`` is the index at which the facts of its log begin, not 0 where they were taken over from an earlier log.
    """

    index: int
    fact: Fact
    disclosures: Sequence[Disclosure] = ()
    start: int = 0

    @property
    def said(self) -> Named | None:
        """Which digests of an earlier fact it redacts or discloses, if any."""
        return named(self.fact, self.start)

    @property
    def number(self) -> int | None:
        """The number of the entry that the fact is about; None for a fact about something else."""
        if self.fact.type in (REDACTED, DISCLOSED) and "entry" not in self.fact.data:
            return None
        if not self.fact.type.startswith(("entry-", "undertaking-", "change-", REDACTED, DISCLOSED)):
            return None
        number = self.fact.data.get("entry")
        if type(number) is not int or number < 1:
            raise UnusableFact(N_("Fact {index} names no entry that can be."), index=self.index)
        return number


def following(document: Document | None, logged: LoggedFact) -> Document:
    """Return the version of the entry that ``logged`` makes; ``document`` is the version before it, or None.

    What a ``redacted`` fact says of the versions before it is the work of ``marked``. Raises UnusableFact,
    MalformedDisclosure.
    """
    fact = logged.fact
    if (document is None) != (fact.type == "entry-recorded"):
        raise UnusableFact(
            N_("Fact {index} ({type}) does not follow from what the log says of its entry before."),
            index=logged.index,
            type=fact.type,
        )
    if document is not None and document["subject"] != fact.subject:
        raise UnusableFact(N_("Fact {index} has another subject than its entry."), index=logged.index)
    found = dict(document) if document is not None else _empty(logged)
    revealed = reveal(fact.data, logged.disclosures)
    if fact.type in _DESCRIBING:
        _describe(found, revealed)
        hidden.place(found, revealed, logged.index)
        found.pop("noticed", None)  # whoever described the entry has seen what its sources say
    if fact.type.startswith("undertaking-"):
        found["undertakings"] = _undertakings(found, logged, revealed)
    if fact.type in _CONTESTS:
        _contest(found, logged, revealed)
    if fact.type.startswith("change-"):
        _notice(found, logged, revealed)
    return _dated(found, logged, revealed)


def marked(documents: Sequence[Document], logged: LoggedFact) -> list[Document]:
    """Return the versions from the redacted fact's own up to the present one, as ``logged`` leaves them.

    ``documents`` are those versions, in order. For a fact that redacts nothing they stay as they are. Raises
    MalformedFact.
    """
    said = logged.said
    if said is None or not said.redacts:
        return list(documents)
    return hidden.marked(documents, said, _about(logged, said))


def _about(logged: LoggedFact, said: Named) -> dict[str, JSON]:
    return {
        "redacted": True,
        "at": logged.fact.at,
        "by": logged.fact.by,
        "basis": said.basis,
        "authority": said.authority,
        "fact": said.fact,
        "log_index": logged.index,
    }


def named_domains(document: Document) -> list[tuple[str, str]]:
    """Return each domain of the entry once, with its binding, in the order of domains."""
    found: dict[str, str] = {}
    for service in _items(document.get("services")):
        if domain := _text(service.get("domain")):
            found.setdefault(domain, _text(service.get("binding")) or "claimed")
    return sorted(found.items())


def search_keys(document: Document) -> list[tuple[str, str]]:
    """Return the keys under which the entry is found, each (key, kind) once, in order."""
    name, number = _identifier(document, "name"), _identifier(document, "number")
    former = document.get("former_names")
    others = [_text(each.get("value")) for each in _items(number.get("other"))]
    found = {
        *((fold(text), "name") for text in (_text(name.get("value")), _text(name.get("short")))),
        *((fold(_name_of(each)), "former") for each in (former if isinstance(former, list) else ())),
        *((fold(domain), "domain") for domain, _ in named_domains(document)),
        *(
            (fold(text), "number")
            for each in (_text(number.get("value")), *others)
            for text in (each, _solid(each))
        ),
        (fold(_text(_mapping(document.get("imported")).get("reference"))), "reference"),
    }
    return sorted((key, kind) for key, kind in found if key)


def column(document: Document, identifier: str) -> str | None:
    """Return the value of an identifier for the columns of ``entry``; None when it is absent or redacted."""
    return _text(_identifier(document, identifier).get("value")) or None


def write(document: Document) -> bytes:
    """Return the document's bytes, which the site serves as they are."""
    return encode(document)


def _empty(logged: LoggedFact) -> Document:
    return {
        "number": logged.number,
        "subject": logged.fact.subject,
        "register": logged.fact.register,
        "recorded_at": logged.fact.at,
        "state": "recorded",
        "basis": None,
        "vouched_by": None,
        "checked": True,
        "effective_from": None,
        "policy": None,
        "identifiers": {},
        "former_names": [],
        "services": [],
        "undertakings": [],
        "imported": None,
        "history": [],
    }


def _describe(document: Document, data: Mapping[str, JSON]) -> None:
    """Take over what a describing fact says; what it does not mention stays."""
    sources = _at(data, "sources")
    document |= {name: data[name] for name in _KEPT_AS_THEY_ARE if name in data}
    if "identifiers" in data:
        document["identifiers"] = {
            **_at(document, "identifiers"),
            **{name: _cited(value, sources) for name, value in _at(data, "identifiers").items()},
        }
    if "services" in data:
        document["services"] = _cited(data["services"], sources)


def _undertakings(document: Document, logged: LoggedFact, data: Mapping[str, JSON]) -> JSON:
    earlier = _items(document.get("undertakings"))
    if logged.fact.type == "undertaking-withdrawn":
        return [
            {**each, "withdrawn_at": logged.fact.at} if each.get("n") == data.get("n") else each
            for each in earlier
        ]
    said: JSON = {name: value for name, value in data.items() if name not in _NOT_SAID}
    made = _mapping(_cited(said, _at(data, "sources")))
    dated: Document = {"citations": [], **made, "at": logged.fact.at, "log_index": logged.index}
    if "text" not in data:
        dated |= hidden.placeholder(data, "/text", logged.index)
    return [*earlier, dated]


def _notice(document: Document, logged: LoggedFact, data: Mapping[str, JSON]) -> None:
    """Add a notice that a source speaks otherwise now, or take out the one that has ended."""
    kept: list[JSON] = [
        each for each in _items(document.pop("noticed", None)) if each.get("n") != data.get("n")
    ]
    if logged.fact.type == "change-noticed":
        said: JSON = {name: value for name, value in data.items() if name not in _NOT_SAID}
        made = _mapping(_cited(said, _at(data, "sources")))
        kept.append({"citations": [], **made, "at": logged.fact.at, "log_index": logged.index})
    if kept:
        document["noticed"] = kept


def _contest(document: Document, logged: LoggedFact, data: Mapping[str, JSON]) -> None:
    """Add that the entry is contested, or take out the contest that has ended; its state stays what it is."""
    kept: list[JSON] = [
        each for each in _items(document.pop("contested", None)) if each.get("n") != data.get("n")
    ]
    if logged.fact.type == "entry-contested":
        about = data.get("about")
        words: list[JSON] = (
            [each for each in about if isinstance(each, str)] if isinstance(about, list) else []
        )
        kept.append({"n": data.get("n"), "about": words, "at": logged.fact.at, "log_index": logged.index})
    if kept:
        document["contested"] = kept


def _dated(document: Document, logged: LoggedFact, data: Mapping[str, JSON]) -> Document:
    fact = logged.fact
    history = _items(document.get("history"))
    version = len(history) + 1
    newest: Document = {
        "version": version,
        "type": fact.type,
        "at": fact.at,
        "by": fact.by,
        "log_index": logged.index,
    }
    newest |= {name: said for name in _SAID_OF_IT if (said := _text(data.get(name)))}
    document |= {
        "state": _STATES.get(fact.type, document["state"]),
        "version": version,
        "versions": version,
        "at": fact.at,
        "log_index": logged.index,
        "policy": fact.policy or document["policy"],
        "history": [*history, newest],
    }
    if fact.type in _STATES or fact.type in _DESCRIBING:
        document["effective_from"] = fact.effective_from or document["effective_from"]
    return document


def _cited(value: JSON, sources: Mapping[str, JSON]) -> JSON:
    """Return ``value`` with each ``cites`` in it written out as ``citations`` that stand on their own."""
    if isinstance(value, list):
        return [_cited(each, sources) for each in value]
    if not isinstance(value, dict):
        return value
    found = {name: _cited(member, sources) for name, member in value.items() if name != "cites"}
    if "cites" in value:
        found["citations"] = [_citation(each, sources) for each in _items(value["cites"])]
    return found


def _citation(cite: Mapping[str, JSON], sources: Mapping[str, JSON]) -> JSON:
    source = _mapping(sources.get(_text(cite.get("source"))))
    return {
        "url": source.get("url"),
        "where": cite.get("where"),
        "quote": cite.get("quote"),
        "snapshot": source.get("snapshot"),
        "retrieved_at": source.get("retrieved_at"),
        "source": source.get("id"),
        "source_type": source.get("type"),
        "label": source.get("label"),
    }


def _name_of(value: JSON) -> str:
    return _text(value) or _text(_mapping(value).get("value"))


def _solid(number: str) -> str:
    """Numbers are written with and without spaces and hyphens."""
    return "".join(each for each in number if each.isalnum())


def _identifier(document: Document, name: str) -> Mapping[str, JSON]:
    return _mapping(_at(document, "identifiers").get(name))


def _at(value: Mapping[str, JSON], name: str) -> Mapping[str, JSON]:
    return _mapping(value.get(name))


def _mapping(value: JSON) -> Mapping[str, JSON]:
    return value if isinstance(value, dict) else {}


def _items(value: JSON) -> list[dict[str, JSON]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _text(value: JSON) -> str:
    return value if isinstance(value, str) else ""
