"""Takes redacted values out of the private database, in the transaction that logs the redaction.

What stands outside the rows (snapshots, the public directory, unused space of the databases) is removed afterwards by
``openroll.site.redacting``; a ``Removal`` for each fact keeps how far that has come, so that a process that is killed
leaves nothing undone.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from openroll.core.canonical import JSON
from openroll.core.clock import Clock
from openroll.core.errors import N_, UnusableInput
from openroll.log.redaction import REDACTED
from openroll.sources.message import read_message

from . import models, worklist_words
from .ledger import NewFact, writing
from .redaction import STATE, EvidenceFolder, Plan, plan, plan_again, said_by
from .scrubbing import MARK, Secrets
from .watched import forget

OPEN, FILES, DONE = models.Removal.State.OPEN, models.Removal.State.FILES, models.Removal.State.DONE
LONGEST = 1000  # characters of a basis, and of an authority
_NO_TEXT = frozenset({"Cc", "Cf", "Zl", "Zp"})  # what steers a terminal or the eye
_TOLD = ("subject", "value", "original", "url", "where", "quote")


@dataclass(frozen=True)
class Order:
    """Who wants a field redacted, and why: the law it is done by, and the authority that asked for it."""

    number: int
    field: str
    basis: str
    authority: str
    by: str


def redact(order: Order, evidence: EvidenceFolder, *, origin: str, clock: Clock) -> tuple[Plan, list[int]]:
    """Log the redaction and empty every row that holds the value; return the plan, and the new facts' indexes.

    Raises as ``plan`` does, and UnusableInput when the words of the order hold the value themselves.
    """
    with writing(origin, clock) as ledger:
        made = plan(order.number, order.field, evidence)
        for words in (order.basis, order.authority):
            if len(words) > LONGEST or any(unicodedata.category(each) in _NO_TEXT for each in words):
                message = N_("Basis and authority are one line each, of at most {limit} characters.")
                raise UnusableInput(message, limit=LONGEST)
            if not words.strip() or made.secrets.stand_in(words):
                raise UnusableInput(
                    N_(
                        "Basis and authority go into the log for ever: say both, and not the value that is to go."
                    )
                )
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
        erase(made)
        _remember(facts, made)
    return made, [fact.index for fact in facts]


def catch_up(evidence: EvidenceFolder) -> int:
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
                _erase_cases(made)
            # Only what this fact names: the value's other places have facts of their own.
            left = models.Disclosure.objects.filter(digest__in=said_by(fact).digests)
            _empty(list(left.values_list("pk", flat=True)))
            _remember([fact], made)
        done += 1
    return done


def erase(made: Plan) -> None:
    """Empty every row that ``made`` names. Belongs in the transaction that logs it."""
    _empty([each.row.pk for rows in made.rows.values() for each in rows])
    _erase_cases(made)


def _erase_cases(made: Plan) -> None:
    forget(made.entry)
    if made.identifier == "number":
        models.Entry.objects.filter(pk=made.entry.pk).update(operator_register="", operator_number="")
    hidden = Secrets((*made.secrets.texts, *sorted(made.hashes)))
    for case in made.cases:
        _erase_case(made, case, hidden)


def _empty(keys: Sequence[int]) -> None:
    models.Disclosure.objects.filter(pk__in=keys).update(state=STATE.REDACTED, text="", due=None)


def _remember(facts: Sequence[models.Fact], made: Plan | None) -> None:
    """Keep what is left to do; the snapshots stand with the first of the facts."""
    evidence = list(made.evidence) if made else []
    models.Removal.objects.bulk_create(
        models.Removal(fact=fact, evidence=[] if n else evidence) for n, fact in enumerate(facts)
    )


def _erase_case(made: Plan, case: models.Case, hidden: Secrets) -> None:
    raw = bytes(case.message)
    if case.message_sha256 in made.hashes or made.secrets.stand_in_bytes(raw):
        case.message = _message(raw, made.secrets)
        case.message_sha256 = ""
    case.options = hidden.scrub_json(case.options)
    case.result = _result(hidden.scrub_json(case.result), made.identifier)
    case.save(update_fields=["message", "message_sha256", "options", "result"])
    for claim in case.claims.all():
        _erase_claim(claim, made, hidden)
    for snapshot in case.snapshots.all():
        snapshot.sha256 = "" if snapshot.sha256 in made.hashes else snapshot.sha256
        snapshot.url, snapshot.label = hidden.scrub(snapshot.url), hidden.scrub(snapshot.label)
        snapshot.save(update_fields=["sha256", "url", "label"])
    for decision in case.decisions.all():
        decision.params = hidden.scrub_json(decision.params)
        decision.reason = hidden.scrub(decision.reason)
        decision.save(update_fields=["params", "reason"])
    worklist_words.index(case)


def _erase_claim(claim: models.Claim, made: Plan, hidden: Secrets) -> None:
    if claim.property == made.identifier:
        claim.value = claim.original = claim.quote = claim.where = claim.snapshot = ""
        claim.url = claim.url.partition("#")[0].partition("?")[0]
        claim.verdict = "redacted"
    for name in _TOLD:
        setattr(claim, name, hidden.scrub(getattr(claim, name)))
    if claim.snapshot in made.hashes:
        claim.snapshot = ""
    claim.save()


def _message(raw: bytes, secrets: Secrets) -> bytes:
    """Return the message without the secrets; a mark alone where that cannot be done."""
    try:
        text = secrets.scrub(read_message(raw).text)
    except UnusableInput:
        text = MARK
    data = text.encode("utf-8", "replace")
    return MARK.encode() if secrets.stand_in_bytes(data) else data


def _result(result: Any, identifier: str | None) -> Any:
    found = result.get("identifiers") if isinstance(result, dict) else None
    if isinstance(found, dict) and isinstance(found.get(identifier), dict):
        kept = {"standing": found[identifier].get("standing"), "value": None, "redacted": True}
        found[identifier] = {**kept, "citations": [], "beside": []}
    return result


def removals(*states: str) -> Sequence[models.Removal]:
    """Return the removals that are in one of ``states``, oldest first."""
    return list(models.Removal.objects.filter(state__in=states).order_by("fact_id"))


def pending() -> bool:
    """Tell whether a logged redaction is not finished."""
    unfinished = models.Removal.objects.exclude(state=DONE).exists()
    return unfinished or models.Fact.objects.filter(type=REDACTED, removal=None).exists()


def advance(removed: Sequence[models.Removal], state: str) -> None:
    """Note how far ``removed`` have come; which snapshots they were is forgotten once these are gone."""
    keys = [one.pk for one in removed]
    models.Removal.objects.filter(pk__in=keys).update(state=state, evidence=[])
