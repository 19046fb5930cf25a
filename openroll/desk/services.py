"""What persons do with a request: admit what waits for a person, return it, withdraw it, annul it.

Every service takes the ``version`` of the request that was on the screen and raises Conflict when it has moved on,
NotInThisState when its state does not allow it, and SentTwice when the same ``form`` was sent before.
"""

from datetime import datetime
from typing import Final

from openroll.core.canonical import JSON
from openroll.core.clock import Clock
from openroll.core.errors import N_, Conflict, NotThere
from openroll.roll import audit
from openroll.roll.acting import Actor
from openroll.roll.ledger import writing

from . import informing, letters, life, models, moving
from .life import Act
from .texts import needed
from .words import ReturnReason

LONGEST_BASIS: Final = 1_000
# What the audit trail calls each act.
_VERBS: Final = {
    Act.ADMIT: "request-admitted",
    Act.RETURN: "request-given-back",
    Act.WITHDRAW: "request-withdrawn",
    Act.ANNUL: "request-annulled",
}


def admit(
    number: int,
    *,
    actor: Actor,
    origin: str,
    clock: Clock,
    version: int | None = None,
    form: str | None = None,
) -> models.Request:
    """Offer a request of another category to the organiser: somebody has looked at it."""
    now = clock.now()
    with writing(origin, clock) as ledger:
        request = _held(number)
        _begin(Act.ADMIT, request, actor, now, form, version)
        moving.admit(request, ledger, now, by=actor.role)
    return request


def give_back(
    number: int,
    why: str,
    *,
    actor: Actor,
    origin: str,
    clock: Clock,
    version: int | None = None,
    form: str | None = None,
) -> models.Request:
    """Return a request to its authority because it is manifestly mistaken; ``why`` is told to the authority."""
    now, why = clock.now(), needed(why, N_("Say why the request goes back."))
    with writing(origin, clock) as ledger:
        request = _held(number)
        _begin(Act.RETURN, request, actor, now, form, version)
        moving.give_back(request, ReturnReason.ERROR, ledger, now, by=actor.role, why=why)
        letters.returned(request, now)
        informing.inform(request, ledger, now)
    return request


def withdraw(
    number: int,
    why: str,
    authority: models.Authority,
    *,
    actor: Actor,
    origin: str,
    clock: Clock,
    version: int | None = None,
    form: str | None = None,
) -> models.Request:
    """Take back a request of ``authority``'s; the organiser is told. Once more changes nothing.

    Raises NotThere for a request of somebody else's.
    """
    now, why = clock.now(), needed(why, N_("Say why the request is withdrawn."))
    with writing(origin, clock) as ledger:
        request = _held(number)
        if request.authority_id != authority.pk:
            raise NotThere(N_("Your authority has no request {number}."), number=number)
        if request.state == "withdrawn":
            return request
        _begin(Act.WITHDRAW, request, actor, now, form, version)
        moving.withdraw(request, why, ledger, now)
    return request


def annul(
    number: int,
    legal_basis: str,
    why: str,
    *,
    actor: Actor,
    origin: str,
    clock: Clock,
    version: int | None = None,
    form: str | None = None,
) -> models.Request:
    """Record that a request was annulled, by which law or judgment; the authority and the organiser are told."""
    now = clock.now()
    legal_basis = " ".join(needed(legal_basis, N_("Say on which legal basis."), LONGEST_BASIS).split())
    why = needed(why, N_("Say why the request is annulled."))
    with writing(origin, clock) as ledger:
        request = _held(number)
        _begin(Act.ANNUL, request, actor, now, form, version, {"basis": legal_basis})
        moving.annul(request, legal_basis, why, ledger, now, by=actor.role)
        letters.annulled(request, legal_basis, why, now)
        informing.inform(request, ledger, now)
    return request


def _held(number: int) -> models.Request:
    """Return the request, in a transaction that holds the log's head. Raises NotThere."""
    request = models.Request.objects.select_related("authority", "entry").filter(number=number).first()
    if request is None:
        raise NotThere(N_("There is no request {number}."), number=number)
    return request


def _begin(
    act: Act,
    request: models.Request,
    actor: Actor,
    now: datetime,
    form: str | None,
    version: int | None,
    more: dict[str, JSON] | None = None,
) -> None:
    """Write down that ``actor`` does ``act``. Raises SentTwice, Conflict, NotInThisState.

    A form that was sent twice has moved the request itself: that it was sent is asked before whether it has moved.
    """
    told: dict[str, JSON] = {"request": request.number, **(more or {})}
    audit.record(actor, _VERBS[act], now, entry=request.entry, told=told, form=form)
    if version is not None and request.version != version:
        raise Conflict(
            N_("This request has moved on since you opened it. Look at it again; nothing was changed.")
        )
    life.check_act(request.state, act)
