"""An existing list becomes entries: "imported, not checked" until somebody checks them.

Lines are entered in transactions of a few hundred. A line that is an entry already is passed over, so an import
that was stopped goes on where it stood.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice

from openroll.core.canonical import JSON
from openroll.core.clock import Clock, FixedClock, parse_rfc3339, rfc3339
from openroll.core.errors import N_
from openroll.log.disclosure import MalformedDisclosure, new_salt
from openroll.log.fact import LARGEST_FACT, MalformedFact
from openroll.policy.model import Policy

from . import models
from .classes import PERSONAL, Composed, compose, embargo_ends, hidden_identifiers, strictest
from .import_rows import ImportRow
from .ledger import Ledger, NewFact, writing
from .receiving import log_submission
from .selectors import current_policy, imported_lines
from .table_rows import Remark

BATCH = 256
IMPORTER = "registrar"
BASIS = "imported"
TOO_LARGE = N_("Line {line} is too long for an entry: what it says takes more than {limit} bytes.")
_LARGEST_NUMBER = 2**53 - 1
_A_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)  # every moment is as long as this one


@dataclass
class Tally:
    """What an import did, in lines."""

    entered: int = 0
    present: int = 0
    refused: int = 0
    remarked: int = field(default=0)


@dataclass(frozen=True)
class ListFile:
    """The file that is imported: what people call it, and the SHA-256 of its bytes."""

    name: str
    sha256: str


def import_rows(
    rows: Iterable[ImportRow],
    file: ListFile,
    *,
    origin: str,
    clock: Clock,
    remark: Callable[[Remark], None],
    progress: Callable[[int], None] | None = None,
) -> Tally:
    """Enter every row that is not refused; tell ``remark`` whatever is wrong, line by line. Return the tally."""
    policy = current_policy()
    present = imported_lines(file.sha256)
    tally = Tally()
    wanted = _wanted(rows, present, tally, remark, _Measure(file, origin, policy))
    received_at = clock.now()
    while batch := list(islice(wanted, BATCH)):
        with writing(origin, clock) as ledger:
            if tally.entered == 0 and not imported_lines(file.sha256):  # once for the whole list
                log_submission(ledger, sha256=file.sha256, received_at=received_at, by=IMPORTER)
            _enter(ledger, batch, file, policy)
        tally.entered += len(batch)
        if progress is not None:
            progress(tally.entered)
    return tally


def look_through(
    rows: Iterable[ImportRow], file: ListFile, *, origin: str, remark: Callable[[Remark], None]
) -> Tally:
    """Say what ``import_rows`` would do, and enter nothing."""
    measure = _Measure(file, origin, current_policy())
    tally = Tally()
    tally.entered = sum(1 for _ in _wanted(rows, imported_lines(file.sha256), tally, remark, measure))
    return tally


@dataclass(frozen=True)
class _Measure:
    """Tells whether a row fits into one fact: it makes one, no smaller than the row's own, and throws it away."""

    file: ListFile
    origin: str
    policy: Policy

    def refusal(self, row: ImportRow) -> Remark | None:
        """Return why ``row`` cannot be entered, or None when its values fit into a fact and its disclosures."""
        # A ledger that is never flushed writes nothing.
        ledger = Ledger(models.LogHead(), self.origin, FixedClock(_A_MOMENT), new_salt)
        new = _new_fact(
            _LARGEST_NUMBER, ledger.new_subject(), row, self.file, self.policy, rfc3339(ledger.at)
        )
        try:
            ledger.append(new)
        except (MalformedFact, MalformedDisclosure):
            return Remark(TOO_LARGE, {"line": str(row.line), "limit": str(LARGEST_FACT)}, refuses=True)
        return None


def _wanted(
    rows: Iterable[ImportRow],
    present: set[int],
    tally: Tally,
    remark: Callable[[Remark], None],
    measure: _Measure,
) -> Iterator[ImportRow]:
    for row in rows:
        problems = list(row.problems)
        is_present = row.line in present
        if not (row.refused or is_present) and (refusal := measure.refusal(row)):
            problems.append(refusal)
        for problem in problems:
            remark(problem)
        tally.remarked += bool(problems)
        if any(problem.refuses for problem in problems):
            tally.refused += 1
        elif is_present:
            tally.present += 1
        else:
            yield row


def _enter(ledger: Ledger, batch: list[ImportRow], file: ListFile, policy: Policy) -> None:
    entries, lines = [], []
    for row in batch:
        number, subject = ledger.next_entry_number(), ledger.new_subject()
        fact = ledger.append(_new_fact(number, subject, row, file, policy, rfc3339(ledger.at)))
        entry = models.Entry(
            number=number,
            subject=subject,
            operator_register=row.register or "",
            operator_number=row.number or "",
            checked=False,
            fact=fact,
        )
        entries.append(entry)
        lines.append(models.ImportedLine(file_sha256=file.sha256, line=row.line, entry=entry))
    ledger.flush()
    models.Entry.objects.bulk_create(entries)
    models.ImportedLine.objects.bulk_create(lines)


def _new_fact(number: int, subject: str, row: ImportRow, file: ListFile, policy: Policy, at: str) -> NewFact:
    made = imported_data(number, row, file, policy, at)
    return NewFact.of("entry-recorded", subject, made, IMPORTER, policy.name, row.date)


def imported_data(number: int, row: ImportRow, file: ListFile, policy: Policy, at: str) -> Composed:
    """Return what the fact of an imported line says, and which of it is hidden; ``at`` is its moment."""
    where = f"line {row.line}"

    def identifier(name: str, value: str, quoted: str) -> dict[str, JSON]:
        return {
            "value": value,
            "standing": "stated",
            "cites": [{"source": "s1", "where": where, "quote": row.fields.get(quoted, value)}],
        }

    identifiers: dict[str, JSON] = {}
    if title := row.name or row.service:
        identifiers["name"] = identifier("name", title, "name" if row.name else "service") | {
            "short": row.short_name
        }
    if row.country:
        identifiers["country"] = identifier("country", row.country, "country")
    if row.number:
        other: list[JSON] = [{"scheme": scheme, "value": value} for scheme, value in row.other_numbers]
        identifiers["number"] = identifier("number", row.number, "number") | {
            "register": row.register,
            "other": other,
        }
    if row.address:
        identifiers["address"] = identifier("address", row.address, "address")
    if row.email:
        identifiers["email"] = identifier("email", row.email, "email")
    classed = hidden_identifiers(policy)
    classes = {f"/identifiers/{name}": classed[name] for name in identifiers if name in classed}
    hidden = row.personal | classed.keys()
    # A cell that became an identifier is quoted there; it needs no second disclosure here.
    kept: dict[str, JSON] = {
        name: cell for name, cell in row.fields.items() if name not in hidden or name not in identifiers
    }
    classes |= {
        f"/imported/fields/{name}": classed.get(name, PERSONAL) for name in sorted(hidden & kept.keys())
    }
    classes |= {"/imported/reference": PERSONAL} if "reference" in hidden else {}
    # The hash of a list would let the personal values in it be tried out, those in its other lines too.
    classes |= {"/sources/s1/snapshot": strictest(*classed.values())} if classed else {}
    described = row.service or row.description
    services: list[JSON] = [
        # A line describes one service; with its first domain, for fifty copies do not fit into a fact.
        {"domain": domain, "binding": "claimed", "description": None if n else described, "cites": []}
        for n, domain in enumerate(row.domains)
    ]
    data: dict[str, JSON] = {
        "entry": number,
        "basis": BASIS,
        "vouched_by": None,
        "checked": False,
        "identifiers": identifiers,
        "former_names": [],
        "services": services,
        "sources": {
            "s1": {
                "id": "import",
                "type": "third party",
                "url": f"openroll:import/{file.name}",
                "retrieved_at": at,
                "snapshot": file.sha256,
                "label": None,
            }
        },
        "imported": {"file": file.name, "line": row.line, "reference": row.reference, "fields": kept},
    }
    return compose(data, classes, embargo_ends(policy, parse_rfc3339(at)))
