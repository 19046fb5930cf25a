"""Takes redacted values out of the private database, in the transaction that logs the redaction.

What stands outside the rows (snapshots, the public directory, unused space of the databases) is removed afterwards by
``openroll.site.redacting``; a ``Removal`` for each fact keeps how far that has come, so that a process that is killed
leaves nothing undone.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from django.db import transaction

from openroll.core.canonical import JSON
from openroll.core.clock import Clock
from openroll.core.errors import N_, UnusableInput
from openroll.log.disclosure import parse
from openroll.log.redaction import REDACTED

from . import erasing, models
from .ledger import NewFact, writing
from .redaction import STATE, EvidenceFolder, Plan, Row, plan, plan_again, said_by
from .scrubbing import Secrets
from .watched import forget

OPEN, FILES, DONE = models.Removal.State.OPEN, models.Removal.State.FILES, models.Removal.State.DONE
LONGEST = 1000  # characters of a basis, and of an authority
_NO_TEXT = frozenset({"Cc", "Cf", "Zl", "Zp"})  # what steers a terminal or the eye


@dataclass(frozen=True)
class Order:
    """Who wants a field redacted, and why: the law it is done by, and the authority that asked for it."""

    number: int
    field: str
    basis: str
    authority: str
    by: str


class Beside(Protocol):
    """What holds values beside the tables of this package: other tables of the database, and files."""

    def files(self, secrets: Secrets) -> Sequence[str]:
        """Return the names of the files that hold a secret; each has a slash in it."""
        ...

    def disclosures(self, entry: models.Entry, secrets: Secrets) -> Sequence[models.Disclosure]:
        """Return what of facts about others' doings with ``entry`` holds a secret."""
        ...

    def erase(self, entry: models.Entry, hidden: Secrets) -> None:
        """Take secrets out of other tables, in this transaction."""
        ...


def check_words(order: Order, made: Plan) -> None:
    """Raise UnusableInput when basis and authority cannot stand in the log, or hold what is to go."""
    for words in (order.basis, order.authority):
        if len(words) > LONGEST or any(unicodedata.category(each) in _NO_TEXT for each in words):
            message = N_("Basis and authority are one line each, of at most {limit} characters.")
            raise UnusableInput(message, limit=LONGEST)
        if not words.strip() or made.secrets.stand_in(words):
            raise UnusableInput(
                N_("Basis and authority go into the log for ever: say both, and not the value that is to go.")
            )


def redact(
    order: Order,
    evidence: EvidenceFolder,
    *,
    origin: str,
    clock: Clock,
    beside: Beside | None = None,
) -> tuple[Plan, list[int]]:
    """Log the redaction and empty every row that holds the value; return the plan, and the new facts' indexes.

    Raises as ``plan`` does, and UnusableInput when the words of the order hold the value themselves.
    """
    with writing(origin, clock) as ledger:
        made = plan(order.number, order.field, evidence)
        add_beside(made, beside)
        check_words(order, made)
        facts = []
        for index, rows in sorted(made.rows.items()):
            target = rows[0].row.fact
            data: dict[str, JSON] = {
                "fact": index,
                "digests": [*sorted(each.row.digest for each in rows)],
                "fields": [*sorted({each.read.path for each in rows})],
                "basis": order.basis.strip(),
                "authority": order.authority.strip(),
            }
            if target.subject == made.entry.subject:
                data["entry"] = order.number
            facts.append(ledger.append(NewFact(REDACTED, target.subject, data, order.by, None)))
        ledger.flush()
        erase(made, beside)
        _remember(facts, made)
    return made, [fact.index for fact in facts]


def catch_up(evidence: EvidenceFolder, beside: Beside | None = None) -> int:
    """Erase what logged redactions name and this database, put back from an older copy, still holds.

    Returns how many facts there were to carry out.
    """
    done = 0
    facts = models.Fact.objects.filter(type=REDACTED, removal=None).order_by("index")
    for index in list(facts.values_list("index", flat=True)):
        with transaction.atomic():
            fact = models.Fact.objects.get(index=index)
            made = plan_again(fact, evidence)
            if made is not None:
                add_beside(made, beside)
                _erase_rows(made, beside)
            # Only what this fact names: the value's other places have facts of their own.
            left = models.Disclosure.objects.filter(digest__in=said_by(fact).digests)
            _empty(list(left.values_list("pk", flat=True)))
            _remember([fact], made)
        done += 1
    return done


def erase(made: Plan, beside: Beside | None) -> None:
    """Empty every row that ``made`` names, and what is ``beside``. Belongs in the transaction that logs it."""
    _empty([each.row.pk for rows in made.rows.values() for each in rows])
    _erase_rows(made, beside)


def _erase_rows(made: Plan, beside: Beside | None) -> None:
    forget(made.entry)
    if made.identifier == "number":
        models.Entry.objects.filter(pk=made.entry.pk).update(operator_register="", operator_number="")
    hidden = Secrets((*made.secrets.texts, *sorted(made.hashes)))
    for case in made.cases:
        erasing.erase_case(made, case, hidden)
    erasing.erase_loose(hidden, made)
    erasing.erase_actions(made.actions, hidden)
    if beside is not None:
        beside.erase(made.entry, hidden)


def _empty(keys: Sequence[int]) -> None:
    models.Disclosure.objects.filter(pk__in=keys).update(state=STATE.REDACTED, text="", due=None)


def add_beside(made: Plan, beside: Beside | None) -> None:
    """Add to ``made`` what goes ``beside`` the tables of this package."""
    if beside is None:
        return
    made.files = tuple(beside.files(made.secrets))
    for row in beside.disclosures(made.entry, made.secrets):
        made.rows.setdefault(row.fact_id, []).append(Row(row, parse(row.text)))


def _remember(facts: Sequence[models.Fact], made: Plan | None) -> None:
    """Keep what is left to do; the snapshots and files stand with the first of the facts."""
    evidence = [*made.evidence, *made.files] if made else []
    models.Removal.objects.bulk_create(
        models.Removal(fact=fact, evidence=[] if n else evidence) for n, fact in enumerate(facts)
    )


def removals(*states: str) -> Sequence[models.Removal]:
    """Return the removals that are in one of ``states``, oldest first."""
    return list(models.Removal.objects.filter(state__in=states).order_by("fact_id"))


def pending() -> bool:
    """Tell whether a logged redaction is not finished."""
    unfinished = models.Removal.objects.exclude(state=DONE).exists()
    return unfinished or models.Fact.objects.filter(type=REDACTED, removal=None).exists()


def advance(removed: Sequence[models.Removal], state: str) -> None:
    """Note how far ``removed`` have come; which snapshots and files they were is forgotten once these are gone."""
    keys = [one.pk for one in removed]
    models.Removal.objects.filter(pk__in=keys).update(state=state, evidence=[])
