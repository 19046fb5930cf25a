"""Empties the rows that hold a redacted value: those of its cases, letters, work of the worker, the audit trail.

Belongs in the transaction that logs the redaction. What cannot be cut out of its surroundings goes with them.
"""

from collections.abc import Sequence
from typing import Any, Final

from django.db.models import Model

from openroll.core.errors import UnusableInput
from openroll.sources.message import read_message

from . import models, worklist_words
from .holding import LOOSE, OF_A_CASE, scrubbed
from .redaction import Plan
from .scrubbing import MARK, Secrets

_BY_HAND: Final = (models.Claim, models.Reply)
LETTER, DECISION = models.Letter.State, models.Decision.State


def erase_case(made: Plan, case: models.Case, hidden: Secrets) -> None:
    """Take the value out of ``case`` and of everything that belongs to it; ``hidden`` are texts and hashes."""
    _erase_message(case, made)
    case.options = scrubbed(case.options, hidden)
    case.sender_name, case.sender_email = hidden.scrub(case.sender_name), hidden.scrub(case.sender_email)
    case.result = _result(scrubbed(case.result, hidden), made.identifier)
    case.save(update_fields=["message", "message_sha256", "options", "sender_name", "sender_email", "result"])
    for reply in case.replies.all():
        _erase_message(reply, made)
        reply.save(update_fields=["message", "message_sha256"])
    for claim in case.claims.all():
        _erase_claim(claim, made, hidden)
    for table, columns in OF_A_CASE.items():
        if table not in _BY_HAND:
            _scrub(list(table._default_manager.filter(case=case)), columns, hidden, made)
    worklist_words.index(case)


def erase_loose(hidden: Secrets, made: Plan) -> None:
    """Take the value out of letters that belong to no case, and out of the worker's work."""
    _scrub(list(models.Letter.objects.filter(case=None)), LOOSE[models.Letter], hidden, made)
    _scrub(list(models.Job.objects.all()), LOOSE[models.Job], hidden, made)


def erase_actions(actions: Sequence[models.Action], hidden: Secrets) -> None:
    """Take the value out of ``actions``. What is left of them is put into the log anew."""
    for action in actions:
        action.told = scrubbed(action.told, hidden)
        action.fact = action.place = None
        action.save(update_fields=["told", "fact", "place"])


def _scrub(rows: Sequence[Model], columns: Sequence[str], hidden: Secrets, made: Plan) -> None:
    for row in rows:
        before: dict[str, Any] = {name: getattr(row, name) for name in columns}
        after = {name: _without(name, value, hidden, made) for name, value in before.items()}
        if isinstance(row, models.Decision):
            after["change"] = _change(after["change"], made.identifier)
        changed = {name: value for name, value in after.items() if value != before[name]}
        if not changed:
            continue
        for name, value in changed.items():
            setattr(row, name, value)
        row.save(update_fields=[*changed, *_ended(row, changed)])


def _without(name: str, value: Any, hidden: Secrets, made: Plan) -> Any:
    """Return ``value`` of the column ``name`` without what goes: of a digest nothing is left, for a mark is none."""
    if name in ("sha256", "snapshot"):
        return "" if value in made.hashes else value
    return scrubbed(value, hidden)


def _ended(row: Model, changed: dict[str, Any]) -> list[str]:
    """Let nothing be sent or decided that says a mark in the place of a value; return the columns that say so."""
    if isinstance(row, models.Letter) and row.state in (LETTER.DRAFT, LETTER.READY):
        row.state, row.next_try_at = LETTER.WITHDRAWN, None
        return ["state", "next_try_at"]
    if isinstance(row, models.Decision) and row.state == DECISION.PROPOSED and "change" in changed:
        row.state = DECISION.OVERTAKEN
        return ["state"]
    return []


def _erase_message(kept: models.Case | models.Reply, made: Plan) -> None:
    raw = bytes(kept.message)
    if kept.message_sha256 in made.hashes or made.secrets.stand_in_bytes(raw):
        kept.message = _message(raw, made.secrets)
        kept.message_sha256 = ""


def _erase_claim(claim: models.Claim, made: Plan, hidden: Secrets) -> None:
    if claim.property == made.identifier:
        claim.value = claim.original = claim.quote = claim.where = claim.snapshot = ""
        claim.url = claim.url.partition("#")[0].partition("?")[0]
        claim.verdict = "redacted"
    for name in OF_A_CASE[models.Claim]:
        setattr(claim, name, _without(name, getattr(claim, name), hidden, made))
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


def _change(change: Any, identifier: str | None) -> Any:
    """Return what a decision changes without what a person typed for the identifier, however short it is."""
    found = change.get("identifiers") if isinstance(change, dict) else None
    if isinstance(found, dict) and isinstance(found.get(identifier), dict) and found[identifier].get("typed"):
        return {**change, "identifiers": {**found, identifier: {"none": True}}}
    return change
