"""Writing facts: the only place where the private database gives a fact its index.

Whoever appends holds the row lock on ``LogHead`` until the transaction ends, so indexes are gapless, the
order of indexes is the order of commits, and times never decrease, on SQLite and PostgreSQL alike.
"""

import base64
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection, transaction

from openroll.core.canonical import JSON
from openroll.core.clock import Clock
from openroll.log.disclosure import conceal, new_salt
from openroll.log.fact import build, fact_hash

from . import bulk, bulk_facts, models
from .classes import Composed

PUBLIC = models.Disclosure.State.PUBLIC
PRIVATE = models.Disclosure.State.PRIVATE
_HEAD = ("size", "last_at", "last_entry", "last_request")


@dataclass(frozen=True)
class NewFact:
    """A fact to be: its type and subject, what it says, and the pointers into ``data`` that are personal.

    ``withheld`` are pointers to what stands in the fact as a digest only, and whose disclosure stays private;
    ``embargoed`` are such pointers with the moment of planned disclosure.
    """

    type: str
    subject: str
    data: dict[str, JSON]
    by: str
    policy: str | None
    personal: tuple[str, ...] = ()
    effective_from: str | None = None
    withheld: tuple[str, ...] = ()
    embargoed: Mapping[str, datetime] = field(default_factory=dict)

    @classmethod
    def of(
        cls, type: str, subject: str, made: Composed, by: str, policy: str, effective_from: str | None
    ) -> "NewFact":
        """Return the fact that says what was composed, with its hidden places hidden."""
        hidden = (made.personal, effective_from, made.withheld, made.embargoed)
        return cls(type, subject, made.data, by, policy, *hidden)


class Ledger:
    """Appends facts inside one transaction; made by ``writing``."""

    def __init__(self, head: models.LogHead, origin: str, clock: Clock, salt: Callable[[], bytes]) -> None:
        self._head = head
        self._origin = origin
        self._salt = salt
        # What the clock says; facts never get younger times than their elders, whatever it said to those.
        self.now = clock.now().replace(microsecond=0)
        self.at = max(self.now, head.last_at) if head.last_at else self.now
        self._newest: dict[str, tuple[int, bytes] | None] = {}  # seq and bytes
        self._facts: list[models.Fact] = []
        self._disclosures: list[models.Disclosure] = []
        self._many = bulk_facts.Rows()

    def next_entry_number(self) -> int:
        """Give out the next entry number; one that was given is never given again."""
        self._head.last_entry += 1
        return self._head.last_entry

    @property
    def size(self) -> int:
        """How many facts there are."""
        return self._head.size

    @property
    def last_request(self) -> int:
        """The last number that was given to a request."""
        return self._head.last_request

    def next_request_numbers(self, count: int) -> range:
        """Give out the next ``count`` numbers of requests; one that was given is never given again."""
        first = self._head.last_request + 1
        self._head.last_request += count
        return range(first, first + count)

    def new_subject(self) -> str:
        """Return a fresh opaque subject: 26 characters of base32, 128 random bits."""
        subject = base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=").lower()
        self._newest[subject] = None
        return subject

    def append(self, fact: NewFact) -> models.Fact:
        """Give ``fact`` the next index and return its row, which ``flush`` stores. Raises MalformedFact."""
        before = self._newest_of(fact.subject)
        seq = before[0] + 1 if before else 1
        concealed = (*fact.personal, *fact.withheld, *fact.embargoed)
        data, disclosures = conceal(fact.data, concealed, [self._salt() for _ in concealed])
        text = build(
            type=fact.type,
            register=self._origin,
            subject=fact.subject,
            seq=seq,
            prev=fact_hash(before[1]) if before else None,
            at=self.at,
            by=fact.by,
            effective_from=fact.effective_from,
            policy=fact.policy,
            data=data,
            digests=[disclosure.digest for disclosure in disclosures],
        )
        row = models.Fact(
            index=self._head.size, subject=fact.subject, seq=seq, type=fact.type, at=self.at, data=text
        )
        self._newest[fact.subject] = seq, text
        self._facts.append(row)
        self._disclosures += [
            models.Disclosure(
                fact=row,
                position=n,
                digest=one.digest,
                text=one.text,
                state=PRIVATE if one.path in fact.withheld or one.path in fact.embargoed else PUBLIC,
                due=fact.embargoed.get(one.path),
            )
            for n, one in enumerate(disclosures)
        ]
        self._head.size += 1
        return row

    def new_subjects(self, count: int) -> list[str]:
        """Return ``count`` fresh subjects that follow on each other from a random one: their rows lie side by side."""
        start = secrets.randbits(128)
        numbers = ((start + n) % 2**128 for n in range(count))
        found = [base64.b32encode(n.to_bytes(16, "big"))[:26].decode().lower() for n in numbers]
        self._newest.update(dict.fromkeys(found))
        return found

    def append_many(self, facts: Sequence["NewFact"]) -> None:
        """Give each of ``facts`` the next index, as ``append`` does, for facts that come by the thousand.

        They are about different subjects and withhold whole members of ``data`` alone. What they say has been read as
        JSON of ours before; it is not checked again. Raises MalformedFact for one that is too large.
        """
        self._load_newest([fact.subject for fact in facts])
        many = bulk_facts.build(facts, self._newest, self._origin, self.at, self._head.size, self._salt)
        self._newest.update({fact[1]: (fact[2], fact[5]) for fact in many.facts})
        self._many.facts += many.facts
        self._many.disclosures += many.disclosures
        self._head.size += len(many.facts)

    def flush(self) -> None:
        """Store the facts that were appended since the last time, and their disclosures."""
        models.Fact.objects.bulk_create(self._facts)
        models.Disclosure.objects.bulk_create(self._disclosures)
        if self._facts or self._many.facts:
            self._head.last_at = self.at
        self._facts, self._disclosures = [], []
        bulk.insert(models.Fact, bulk_facts.FACT, self._many.facts)
        bulk.insert(models.Disclosure, bulk_facts.DISCLOSURE, self._many.disclosures)
        self._many = bulk_facts.Rows()

    def close(self) -> None:
        """Store what is left, and the new head. Called by ``writing`` as the last statement of the transaction."""
        self.flush()
        head = self._head
        told = (head.size, head.last_at, head.last_entry, head.last_request)
        bulk.update(models.LogHead, _HEAD, told, head.pk)

    def _newest_of(self, subject: str) -> tuple[int, bytes] | None:
        if subject not in self._newest:
            row = models.Fact.objects.filter(subject=subject).order_by("-seq").first()
            return (row.seq, bytes(row.data)) if row else None
        return self._newest[subject]

    def _load_newest(self, subjects: Sequence[str]) -> None:
        """Know the newest fact of each of ``subjects``, by few questions."""
        unknown = [one for one in subjects if one not in self._newest]
        self._newest.update(dict.fromkeys(unknown))
        for subject, seq, data in bulk.select(models.Fact, ("subject", "seq", "data"), "subject", unknown):
            before = self._newest[subject]
            if before is None or before[0] < seq:
                self._newest[subject] = seq, bytes(data)


@contextmanager
def writing(
    origin: str, clock: Clock, salt: Callable[[], bytes] = new_salt, *, together: bool = False
) -> Iterator[Ledger]:
    """A transaction that holds the log head: leaving the block commits, an exception undoes everything.

    With ``together`` others need not wait until the disk has it: they may see it before it is durable, which it is once
    the block has been left. No facts may be appended then: they could be published and be lost here.
    """
    with durable_together() if together else nullcontext(), transaction.atomic():
        ledger = Ledger(_held_head(), origin, clock, salt)
        size = ledger.size
        yield ledger
        ledger.close()
        if together and ledger.size != size:
            raise RuntimeError("facts were appended that others may see too early")


def durable_together() -> AbstractContextManager[None]:
    """Return what brings to the disk at its end what is committed in it, where the database waits by itself."""
    found: AbstractContextManager[None] = getattr(connection, "durable_together", nullcontext)()
    return found


def _held_head() -> models.LogHead:
    """Return the log's head, which nobody else has before the transaction ends."""
    found = bulk.whole(models.LogHead, held=True, id=1)
    if found is None:
        raise models.LogHead.DoesNotExist
    return found
