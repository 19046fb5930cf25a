"""Checks the private database against itself and against the log: what only the operator can check.

Every fact in its exact bytes, without a gap; what its row says of it; and for each digest in a fact exactly one of a
public disclosure, a private disclosure, a redaction.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection

from openroll.core.clock import parse_rfc3339
from openroll.core.errors import N_, OpenrollError
from openroll.log import fact as facts
from openroll.log.disclosure import digest_of
from openroll.log.disclosure import parse as parse_disclosure
from openroll.log.redaction import Named, named

from . import models
from .audit_check import check_actions
from .selectors import committed_facts

AT_A_TIME = 256
STATE = models.Disclosure.State

Tell = Callable[[int | None, str, dict[str, object]], None]  # the index of a fact, a message, its parameters


# What is known of a published fact: its bytes in the log, None where they cannot be read, and the digests of its public
# disclosures, None where these are not written yet.
Held = tuple[bytes | None, frozenset[str] | None]
Elsewhere = Callable[
    [int, int], Sequence[Held]
]  # the facts from one index up to another, as many as are published


@dataclass
class Bookkeeping:
    """One pass over the private database. ``elsewhere`` gives the ``published`` facts of the log."""

    published: int
    elsewhere: Elsewhere
    problem: Tell
    progress: Callable[[int, int], None]
    lost: frozenset[str] = frozenset()  # digests whose values a restore could not bring back, and said so
    _doubtful: list[tuple[str, int, str]] = field(default_factory=list)  # digest, index, message
    _redacted: dict[str, int] = field(default_factory=dict)  # digests whose row says so, and their facts
    _said: dict[str, tuple[int, Named]] = field(
        default_factory=dict
    )  # what the last fact about a digest says

    def check(self) -> int:
        """Check everything; return how many facts the database holds. Raises DatabaseError."""
        self._structure()
        head = models.LogHead.objects.filter(pk=1).first()
        if head is None:
            self.problem(None, N_("The private database holds no register."), {})
            return 0
        index, last_at = 0, None
        while rows := committed_facts(index, AT_A_TIME):
            if rows[0].index != index:
                self._gap(index)
            index = self._rows(rows)
            last_at = rows[-1].at
            self.progress(index, max(index, head.size))
        self._head(head, index, last_at)
        self._digests()
        check_actions(self.problem)
        return index

    def _structure(self) -> None:
        if connection.vendor != "sqlite":
            return  # PostgreSQL checks its pages when it reads them
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT integrity_check FROM pragma_integrity_check(20) WHERE integrity_check <> 'ok'"
            )
            for (line,) in cursor.fetchall():
                self.problem(None, N_("SQLite says: {detail}."), {"detail": line})

    def _head(self, head: models.LogHead, size: int, last_at: datetime | None) -> None:
        if head.size != size or (size and head.last_at != last_at):
            self.problem(
                None,
                N_(
                    "The head of the log says {head} facts, and {size} are there, or the time of the last one differs."
                ),
                {"head": head.size, "size": size},
            )
        newest = models.Entry.objects.order_by("-number").first()
        if newest and newest.number > head.last_entry:
            self.problem(None, N_("The number of entry {number} was never given."), {"number": newest.number})

    def _rows(self, rows: Sequence[models.Fact]) -> int:
        """Check neighbouring rows; return the index behind them."""
        first, last = rows[0].index, rows[-1].index
        stop = min(last + 1, self.published)
        held = self.elsewhere(first, stop) if first < stop else []
        expected = first
        for row in rows:
            if row.index != expected:
                self._gap(expected)
            expected = row.index + 1
            place = row.index - first
            self._row(row, held[place] if place < len(held) else None)
        return expected

    def _gap(self, index: int) -> None:
        self.problem(index, N_("The private database has a gap in its facts at {index}."), {"index": index})

    def _row(self, row: models.Fact, held: Held | None) -> None:
        data = bytes(row.data)
        if held is not None and held[0] not in (None, data):
            self._wrong(row.index, N_("The private database and the log disagree on fact {index}."))
        try:
            fact = facts.parse(data)
            at = parse_rfc3339(fact.at)
            said = named(fact)
        except OpenrollError as error:
            self.problem(row.index, N_("Fact {index}: {reason}"), {"index": row.index, "reason": error})
            return
        if (row.subject, row.seq, row.type, row.at) != (fact.subject, fact.seq, fact.type, at):
            self._wrong(row.index, N_("The row of fact {index} does not say what the fact says."))
        if said is not None:
            self._said |= dict.fromkeys(said.digests, (row.index, said))
        self._disclosures(row, fact, held)

    def _disclosures(self, row: models.Fact, fact: facts.Fact, held: Held | None) -> None:
        rows = {each.digest: each for each in row.disclosures.all()}
        if rows.keys() != set(fact.digests) - (self.lost - rows.keys()):
            self._wrong(
                row.index,
                N_(
                    "Fact {index}: not every digest has a disclosure or a redaction, or there are some too many."
                ),
            )
        for digest, each in rows.items():
            if each.state == STATE.REDACTED:
                self._redacted[digest] = row.index
                whole = not each.text
            else:
                whole = _belongs(each)
            if not whole:
                self._wrong(row.index, N_("A disclosure of fact {index} is not written as it should be."))
            disclosed = held and held[1]
            if disclosed is not None and (digest in disclosed) != (each.state == STATE.PUBLIC):
                message = N_(
                    "A disclosure of fact {index} is public and should not be, or should be and is not."
                )
                self._doubtful.append((digest, row.index, message))

    def _digests(self) -> None:
        """Compare what rows say of digests with what the facts say of them."""
        for digest, index, message in self._doubtful:
            if digest not in self._said or self._said[digest][0] < self.published:
                self._wrong(index, message)  # otherwise the fact that changes it is about to be published
        redacted = {digest: said.fact for digest, (_, said) in self._said.items() if said.redacts}
        for digest, index in {**redacted, **self._redacted}.items():
            if (digest in redacted) != (digest in self._redacted):
                self._wrong(
                    index, N_("A value of fact {index} is redacted by its row or by a fact, and not by both.")
                )

    def _wrong(self, index: int, message: str) -> None:
        self.problem(index, message, {"index": index})


def named_snapshots() -> list[str]:
    """Return the hashes of the snapshots that cases rest on; of what was redacted none is left."""
    rows = models.Snapshot.objects.exclude(sha256="").order_by("sha256")
    return list(rows.values_list("sha256", flat=True).distinct())


def unfinished_removals() -> Iterator[int]:
    """Yield the index of each redaction of which something is left to do."""
    left = models.Removal.objects.exclude(state=models.Removal.State.DONE)
    yield from left.order_by("fact_id").values_list("fact_id", flat=True)


def _belongs(row: models.Disclosure) -> bool:
    try:
        return digest_of(row.text) == row.digest == parse_disclosure(row.text).digest
    except (OpenrollError, UnicodeEncodeError):
        return False
