"""Takes what organisers' agents send back: each outcome once, with its fact, in the transaction that changes the item.

An outcome is signed by a key of the entry's own agents. One about somebody else's request changes nothing, and stands
in the audit trail. The same outcome again is taken, and changes nothing either.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from openroll.core.canonical import JSON
from openroll.core.clock import Clock
from openroll.core.errors import N_, Conflict, NotThere, OpenrollError, Refusal
from openroll.log.fact import MalformedFact
from openroll.log.note import VerifierKey, parse_note
from openroll.roll import audit
from openroll.roll.acting import Actor
from openroll.roll.ledger import Ledger, writing

from . import informing, life, models, outcome, outcome_data, outcome_effects
from .outcome import Said

ORGANISER: Final = Actor("organiser")
MOST: Final = 100  # outcomes in one answer
NOT_YOURS: Final = N_("Your entry has no request {number} with an item {item} that was offered to you.")


class NotYours(NotThere):
    """An outcome about a request, or an item, that was not offered to this organiser. ``number``, ``item``."""

    code = "not-yours"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one outcome; ``id`` is empty where it could not be read, ``error`` says why it was not taken."""

    id: str
    error: OpenrollError | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """One note as it came, by whom and what it tells; or why it cannot be read."""

    note: bytes
    by: models.Agent | None = None
    said: Said | None = None
    error: OpenrollError | None = None


def take(notes: Sequence[str], agent: models.Agent, *, origin: str, clock: Clock) -> list[Result]:
    """Take the outcomes in ``notes``, in their order, from an ``agent`` that has shown its key.

    Each is taken or not for itself; what is wrong with one of them stands in its ``Result``.
    """
    keys = keys_of(agent.entry_id)
    sent = [_read(note, keys, origin) for note in notes]
    try:
        return _take(sent, agent, origin, clock)
    except MalformedFact:  # one of them says what no fact can: the others are not to suffer from it
        return [_alone(one, agent, origin, clock) for one in sent]


def keys_of(entry: int) -> dict[VerifierKey, models.Agent]:
    """Return the keys of the agents of the entry with that number, those that were withdrawn left out."""
    rows = models.Agent.objects.filter(entry_id=entry, withdrawn_at=None)
    return {VerifierKey.from_text(row.vkey): row for row in rows}


def _read(note: str, keys: Mapping[VerifierKey, models.Agent], origin: str) -> Sent:
    raw = note.encode("utf-8", "replace")
    try:
        said = outcome.read(raw, list(keys))
        if said.register != origin:
            raise Refusal(
                N_("This outcome is meant for another register: {register}."), register=said.register[:200]
            )
        signed = {(one.name, one.identifier) for one in parse_note(raw).signatures}
        by = next(row for key, row in keys.items() if (key.name, key.identifier) in signed)
        return Sent(raw, by, said)
    except OpenrollError as error:
        return Sent(raw, error=error)


def _take(sent: Sequence[Sent], agent: models.Agent, origin: str, clock: Clock) -> list[Result]:
    now = clock.now()
    with writing(origin, clock) as ledger:
        taking = _Taking(ledger, agent, now)
        found = [taking.one(each) for each in sent]
        taking.finish()
    return found


def _alone(sent: Sent, agent: models.Agent, origin: str, clock: Clock) -> Result:
    try:
        return _take([sent], agent, origin, clock)[0]
    except MalformedFact as error:
        return Result(sent.said.id if sent.said else "", error)


@dataclass
class _Taking:
    """One transaction that takes outcomes; ``news`` is what the authorities are to hear of, by request."""

    ledger: Ledger
    agent: models.Agent
    now: datetime
    requests: dict[int, models.Request] = field(default_factory=dict)
    news: dict[int, informing.News] = field(default_factory=dict)

    def one(self, sent: Sent) -> Result:
        """Take one outcome, or say why not. Raises MalformedFact."""
        if sent.said is None or sent.by is None:
            return Result("", sent.error)
        try:
            self._one(sent, sent.said, sent.by)
        except MalformedFact:
            raise
        except OpenrollError as error:
            return Result(sent.said.id, error)
        return Result(sent.said.id)

    def finish(self) -> None:
        """Let requests be answered whose items all have their outcome, and tell the authorities."""
        for number, request in self.requests.items():
            informing.after(request, self.news.get(number, informing.News()), self.ledger, self.now)

    def _one(self, sent: Sent, said: Said, by: models.Agent) -> None:
        if _taken_before(sent, said):
            return
        tells = outcome_data.read(said)
        item = self._item(said)
        life.check_outcome(item.state, said.kind)
        news = self.news.setdefault(said.request, informing.News())
        about = outcome_effects.About(item, said, self.ledger, news, self.now)
        fact = outcome_effects.apply(about, tells)
        models.Outcome.objects.create(
            id=said.id,
            agent=by,
            request=item.request,
            item=item,
            kind=said.kind,
            at=said.at,
            received_at=self.now,
            note=sent.note,
            fact=fact,
        )

    def _item(self, said: Said) -> models.Item:
        """Return the item that ``said`` is about. Raises NotYours, which is written down."""
        rows = models.Item.objects.select_related("request__authority", "request__entry")
        offered = rows.filter(request__entry_id=self.agent.entry_id, request__admissible_at__isnull=False)
        found = offered.filter(request_id=said.request, n=said.item).first()
        if found is None or said.entry != self.agent.entry_id:
            told: dict[str, JSON] = {"agent": self.agent.pk, "request": said.request, "item": said.item}
            audit.record(ORGANISER, "outcome-not-theirs", self.now, entry=self.agent.entry, told=told)
            raise NotYours(NOT_YOURS, number=said.request, item=said.item)
        # One object for all outcomes of this transaction: what one of them changes the next one sees.
        found.request = self.requests.setdefault(said.request, found.request)
        return found


def _taken_before(sent: Sent, said: Said) -> bool:
    """Tell whether the outcome was taken before. Raises Conflict when its id came with something else."""
    before = models.Outcome.objects.filter(pk=said.id).first()
    # Of one in which something was redacted nothing is left to compare.
    kept = bytes(before.note) if before is not None else b""
    if kept and parse_note(kept).text != parse_note(sent.note).text:
        raise Conflict(N_("This id came before, with another outcome. Each outcome has an id of its own."))
    return before is not None
