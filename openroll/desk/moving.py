"""A whole request comes into another state: its row, its fact and the line for the agent, in the caller's transaction.

Whether it may, the caller has asked (``life.check_act``).
"""

from collections import Counter
from datetime import datetime

from openroll.core.canonical import JSON
from openroll.core.clock import rfc3339
from openroll.roll.ledger import Ledger
from openroll.roll.models import Fact

from . import facts, models
from .words import ReturnReason, State

OFFER = models.Offer.Kind


def admit(request: models.Request, ledger: Ledger, now: datetime, *, by: str) -> Fact:
    """The request is offered to the organiser."""
    request.state, request.admissible_at = State.ADMISSIBLE, now
    _save(request, "admissible_at")
    offer(request, OFFER.REQUEST, now)
    return ledger.append(facts.of_request("request-admissible", request, {"at": rfc3339(now)}, by=by))


def give_back(
    request: models.Request, reason: ReturnReason, ledger: Ledger, now: datetime, *, by: str, why: str = ""
) -> Fact:
    """The request goes back to its authority; ``returned_for`` has been filled in for the reason."""
    request.state, request.return_reason = State.RETURNED, reason
    request.ended_at = request.ended_at or now
    if why:
        request.returned_for = {**request.returned_for, "why": why}
    _save(request, "return_reason", "returned_for", "ended_at")
    if request.admissible_at is not None:
        offer(request, OFFER.RETURNED, now)
    kinds: dict[str, JSON] = {**Counter(request.returned_for.get("private", {}).values())}
    data: dict[str, JSON] = {
        "reason": str(reason),
        "lacks": [*request.returned_for.get("lacks", [])],
        "private": kinds,
    }
    return ledger.append(facts.of_request("request-returned", request, data, by=by, withheld={"why": why}))


def withdraw(request: models.Request, why: str, ledger: Ledger, now: datetime) -> Fact:
    """The authority takes its request back."""
    _end(request, State.WITHDRAWN, OFFER.WITHDRAWN, now)
    data: dict[str, JSON] = {"at": rfc3339(now)}
    return ledger.append(
        facts.of_request("request-withdrawn", request, data, by="authority", withheld={"why": why})
    )


def annul(
    request: models.Request, legal_basis: str, why: str, ledger: Ledger, now: datetime, *, by: str
) -> Fact:
    """The request was annulled by a court, or was never valid."""
    _end(request, State.ANNULLED, OFFER.ANNULLED, now)
    data: dict[str, JSON] = {"legal_basis": legal_basis, "at": rfc3339(now)}
    return ledger.append(facts.of_request("request-annulled", request, data, by=by, withheld={"why": why}))


def answer(request: models.Request, now: datetime) -> None:
    """Each of its items has its outcome. No fact says so: it follows from those of the items."""
    request.state, request.answered_at = State.ANSWERED, now
    _save(request, "answered_at")


def offer(request: models.Request, kind: str, now: datetime, appeal: models.Appeal | None = None) -> None:
    """Tell the organiser's agent."""
    models.Offer.objects.create(entry_id=request.entry_id, request=request, kind=kind, appeal=appeal, at=now)


def _end(request: models.Request, state: State, kind: str, now: datetime) -> None:
    request.state, request.ended_at = state, now
    _save(request, "ended_at")
    if request.admissible_at is not None:
        offer(request, kind, now)


def _save(request: models.Request, *names: str) -> None:
    request.version += 1
    request.save(update_fields=["state", "version", *names])
