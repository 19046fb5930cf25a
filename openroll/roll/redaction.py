"""What a redaction takes out of the private database, worked out before anything is changed.

With a value go its original, quotation, place, link parameters, and the hash of every snapshot that it stands in: an
unsalted hash of a small answer gives the value away. It goes from its entry, from the entry's case, and from cases that
became no entry; other entries keep what they say of the same value.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from django.db.models import Q

from openroll.core.canonical import JSON
from openroll.core.errors import N_, Refusal, UnusableInput
from openroll.log.disclosure import Disclosure, parse
from openroll.log.fact import parse as parse_fact
from openroll.log.redaction import Named, named

from . import models
from .holding import actions_holding, cases_holding
from .scrubbing import Secrets

STATE = models.Disclosure.State
_IDENTIFIERS = "/identifiers/"


class EvidenceFolder(Protocol):
    """The folder of snapshots, as a redaction sees it."""

    def hashes(self) -> set[str]:
        """Return the hashes of all snapshots that are kept."""
        ...

    def holding(self, hashes: Iterable[str], wanted: Callable[[bytes], bool]) -> list[str]:
        """Return which of ``hashes`` belong to snapshots of which ``wanted`` says yes, or that cannot be read."""
        ...


class AlreadyRedacted(Refusal):
    """The field was redacted before. Parameters: ``field``, ``number``, ``at``."""

    code = "already-redacted"


@dataclass(frozen=True)
class Row:
    """A disclosure that is to go, with its row."""

    row: models.Disclosure
    read: Disclosure


@dataclass
class Plan:
    """What goes: disclosures by the index of their fact, the cases, and the snapshots.

    ``secrets`` are what is looked for, ``hashes`` those that would give them away, ``evidence`` the hashes of the
    snapshots that are deleted, ``shared`` of those that stay because another entry cites them; ``actions`` are those
    lines of the audit trail that hold a secret, ``files`` the names of other files that do, and are deleted.
    """

    entry: models.Entry
    path: str
    secrets: Secrets = field(default_factory=lambda: Secrets(()))
    rows: dict[int, list[Row]] = field(default_factory=dict)
    cases: list[models.Case] = field(default_factory=list)
    hashes: set[str] = field(default_factory=set)
    evidence: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    actions: list[models.Action] = field(default_factory=list)
    files: tuple[str, ...] = ()

    @property
    def identifier(self) -> str | None:
        """The identifier that the field is, or belongs to."""
        inner = self.path.removeprefix(_IDENTIFIERS)
        return inner.split("/")[0] if self.path.startswith(_IDENTIFIERS) else None


def plan(number: int, path: str, evidence: EvidenceFolder) -> Plan:
    """Return what a redaction of the field ``path`` of entry ``number`` takes out.

    Raises UnusableInput when there is no such entry or field, AlreadyRedacted, and Refusal when the value stands
    in the log itself.
    """
    entry = models.Entry.objects.select_related("case").filter(number=number).first()
    if entry is None:
        raise UnusableInput(N_("This register has no entry {number}."), number=number)
    # An empty path would be every field.
    own = [each for each in rows_of(entry.subject) if path.startswith("/") and _within(each.read.path, path)]
    if not own:
        _refuse(entry, path)
    return _plan(entry, path, own, evidence)


def plan_again(fact: models.Fact, evidence: EvidenceFolder) -> Plan | None:
    """Return what the ``redacted`` fact still has to take out of a database that is older than it was carried out in.

    None when nothing of it is left, or when it is about no entry's subject (its entry's redaction takes that out).
    """
    said = said_by(fact)
    entry = models.Entry.objects.select_related("case").filter(subject=fact.subject).first()
    left = [each for each in rows_of(fact.subject) if each.row.digest in said.digests]
    if not left or entry is None:
        return None
    paths = [path for path in said.fields if path.startswith(_IDENTIFIERS)] or [left[0].read.path]
    own = [each for each in left if any(_within(each.read.path, path) for path in paths)]
    return _plan(entry, paths[0], own or left, evidence)


def said_by(fact: models.Fact) -> Named:
    """Return what the redacted ``fact`` names."""
    said = named(parse_fact(bytes(fact.data)))
    assert said is not None  # noqa: S101  # asked for redacted facts alone
    return said


def rows_of(subject: str) -> list[Row]:
    """Return the disclosures of a subject's facts that have not been redacted."""
    rows = models.Disclosure.objects.filter(fact__subject=subject).exclude(state=STATE.REDACTED)
    return [Row(row, parse(row.text)) for row in rows.order_by("fact_id", "position")]


def _plan(entry: models.Entry, path: str, own: Sequence[Row], evidence: EvidenceFolder) -> Plan:
    made = Plan(entry, path)
    claims = models.Claim.objects.filter(case__in=_own_cases(entry), property=made.identifier)
    told = [text for claim in claims for text in (claim.value, claim.original)]
    made.secrets = Secrets.of([*(text for each in own for text in values_in(each.read.value)), *told])
    made.cases = _cases(entry, made.secrets)
    made.actions = actions_holding(entry, made.cases, made.secrets) if made.secrets.texts else []
    made.hashes = {claim.snapshot for claim in claims} | _messages(made) - {""}
    _add_evidence(made, evidence)
    rows = rows_of(entry.subject)
    cited = {
        (each.row.fact_id, f"/sources/{key}/snapshot") for each in own for key in _cited(each.read.value)
    }
    made.hashes |= {
        each.read.value
        for each in rows
        if (each.row.fact_id, each.read.path) in cited and isinstance(each.read.value, str)
    }
    made.hashes -= {""}
    for each in rows:
        if _goes(each, path, made):
            made.rows.setdefault(each.row.fact_id, []).append(each)
    _add_submissions(made)
    _add_actions(made)
    return made


def _own_cases(entry: models.Entry) -> list[models.Case]:
    """Return the case that the entry was made of, and those that are about it: changes, proposals, contests."""
    about = Q(about=entry) | Q(options__entry=entry.number)
    later = models.Case.objects.filter(about, entry=None).order_by("pk")
    return [*([entry.case] if entry.case else []), *later]


def _cases(entry: models.Entry, secrets: Secrets) -> list[models.Case]:
    """Return the entry's case, and those that became no entry and hold the value too."""
    found = _own_cases(entry)
    if not secrets.texts:
        return found
    return [*found, *cases_holding(entry, [case.pk for case in found], secrets)]


def _messages(made: Plan) -> set[str]:
    """Return the hashes of the messages in which the value stands."""
    return {
        kept.message_sha256
        for kept in _received(made.cases)
        if made.secrets.stand_in_bytes(bytes(kept.message)) or kept.message_sha256 in made.hashes
    }


def _received(cases: Iterable[models.Case]) -> Iterator[models.Case | models.Reply]:
    """Yield the messages of ``cases``: the first of each, and its replies."""
    for case in cases:
        yield case
        yield from case.replies.all()


def _add_evidence(made: Plan, evidence: EvidenceFolder) -> None:
    """Find the snapshots that hold the value: those of the cases, and those that no case knows of."""
    snapshots = models.Snapshot.objects.exclude(sha256="")
    known = set(snapshots.values_list("sha256", flat=True))
    ours = set(snapshots.filter(case__in=made.cases).values_list("sha256", flat=True))
    lost = evidence.hashes() - known  # kept by a process that was killed before it could say so
    holding = set(evidence.holding(ours | lost, made.secrets.stand_in_bytes)) | (ours & made.hashes)
    others = snapshots.exclude(case__in=made.cases).filter(sha256__in=holding)
    made.shared = tuple(sorted(set(others.values_list("sha256", flat=True))))
    made.evidence = tuple(sorted(holding - set(made.shared)))
    made.hashes |= holding


def _goes(each: Row, path: str, made: Plan) -> bool:
    if _within(each.read.path, path):
        return True
    if is_snapshot(each.read.path):
        return each.read.value in made.hashes
    return any(made.secrets.stand_in(text) for text in _texts(each.read.value))


def _add_submissions(made: Plan) -> None:
    """The fact that a message was received holds the message's hash too."""
    facts = [kept.submission_id for kept in _received(made.cases) if kept.message_sha256 in made.hashes]
    rows = models.Disclosure.objects.filter(fact_id__in=[fact for fact in facts if fact is not None])
    for row in rows.exclude(state=STATE.REDACTED):
        made.rows.setdefault(row.fact_id, []).append(Row(row, parse(row.text)))


def _add_actions(made: Plan) -> None:
    """What an action told stands behind its digest in the log too."""
    for action in made.actions:
        if action.fact_id is None or action.place is None:
            continue  # the log does not have it yet
        row = models.Disclosure.objects.filter(fact=action.fact_id, position=action.place).first()
        if row is not None and row.state != STATE.REDACTED:
            made.rows.setdefault(row.fact_id, []).append(Row(row, parse(row.text)))


def _refuse(entry: models.Entry, path: str) -> None:
    """Say why there is nothing to redact at ``path``."""
    for fact in models.Fact.objects.filter(subject=entry.subject).order_by("-index"):
        read = parse_fact(bytes(fact.data))
        said = named(read)
        if said is not None and said.redacts and path in said.fields:
            raise AlreadyRedacted(
                N_("{field} of entry {number} was redacted on {at}."),
                field=path,
                number=entry.number,
                at=read.at,
            )
        if said is None and _stands(read.data, path):
            raise Refusal(
                N_(
                    "{field} of entry {number} stands in the log itself, where nothing can be removed: the policy "
                    "keeps it as public. Nothing was changed."
                ),
                field=path,
                number=entry.number,
            )
    raise UnusableInput(
        N_("Entry {number} has no field {field}. A field is written as in the fact: /identifiers/email"),
        number=entry.number,
        field=path,
    )


def values_in(told: JSON) -> list[str]:
    """Return the values in a disclosed field: a text as such, and what stands as value, short form or beside them."""
    if isinstance(told, str):
        return [told]
    if isinstance(told, list):
        return [text for each in told for text in values_in(each)]
    if isinstance(told, dict):
        return [text for name in ("value", "short", "other", "beside") for text in values_in(told.get(name))]
    return []


def is_snapshot(path: str) -> bool:
    """Tell whether ``path`` leads to the hash of a snapshot."""
    return path.startswith("/sources/") and path.endswith("/snapshot")


def _within(path: str, field: str) -> bool:
    return path == field or path.startswith(f"{field}/")


def _texts(told: JSON) -> list[str]:
    """Return every text in ``told``."""
    if isinstance(told, str):
        return [told]
    inner = told.values() if isinstance(told, dict) else told if isinstance(told, list) else ()
    return [text for each in inner for text in _texts(each)]


def _cited(told: JSON) -> list[str]:
    """Return the keys of the sources that a disclosed field cites."""
    if isinstance(told, list):
        return [key for each in told for key in _cited(each)]
    if not isinstance(told, dict):
        return []
    source = told.get("source")
    own = [source] if isinstance(source, str) else []
    return [*own, *(key for each in told.values() for key in _cited(each))]


def _stands(data: JSON, path: str) -> bool:
    if not path.startswith("/"):
        return False
    for step in path.split("/")[1:]:
        data = data.get(step.replace("~1", "/").replace("~0", "~")) if isinstance(data, dict) else None
    return data is not None
